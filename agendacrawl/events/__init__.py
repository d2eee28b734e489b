"""One event on several pages: linked, with every page's row kept as evidence."""
