"""The database: where it is, its tables and views, writing to it and reading from it, and its roles."""
