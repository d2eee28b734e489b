"""Places that running text mentions: what is a site of the activity and what only its subject."""
