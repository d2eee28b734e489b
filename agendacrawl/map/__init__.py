"""The public map: one page that needs no server, and the figure for the ministry's note."""
