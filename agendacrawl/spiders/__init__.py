"""The spider that crawls, and its arguments."""
