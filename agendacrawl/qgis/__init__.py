"""What QGIS finds in the database: a style for every layer, and a project."""
