"""A site on loopback that fails in every way that a site can fail, and crawls of it."""
