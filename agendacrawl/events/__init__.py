"""Link the rows of one event on several pages, keeping every page's row as evidence."""
