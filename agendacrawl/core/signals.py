"""Signals of this project, beside Scrapy's own."""

page_lost = object()
"""A page was asked for and nothing of it will be stored.

Sent with `path`, `status` (HTTP status, None without an answer) and `result` (as agenda.fetch.result has it).
"""
