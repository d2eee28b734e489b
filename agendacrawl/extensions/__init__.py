"""Scrapy extensions: how a run ends, and what a person at a terminal sees."""
