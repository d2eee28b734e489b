"""Places that running text mentions: where an activity takes place, and what is only its subject."""
