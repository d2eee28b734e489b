"""The public map, which needs no server."""
