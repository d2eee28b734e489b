"""The public site: a page for every region, person and ministry, feeds, downloads; a folder that needs no server."""
