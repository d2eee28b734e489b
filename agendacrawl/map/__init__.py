"""The public map: one page that needs no server, and the figure of the ministry's note."""
