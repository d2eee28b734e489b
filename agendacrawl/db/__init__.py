"""The database: where it is, its tables and views, what is written into it and read back, and by whom."""
