"""Places mentioned in running text: where an activity takes place, as opposed to places it is merely about."""
