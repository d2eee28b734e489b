"""Signals of this project, in addition to Scrapy's own."""

page_lost = object()
"""A page was requested and nothing of it will be stored.

Sent with `path`, `status` (HTTP status, None without an answer) and `result` (as agenda.fetch.result has it).
"""

pages_reread = object()
"""Stored pages were read again. Sent with `number`."""
