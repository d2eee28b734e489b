"""Resolve words offline to a place and its municipality, with the evidence for it."""
