"""Downloader middlewares: they keep a crawl within the allowed pace, pages and site.

Scrapy's own middlewares do the work; these close the gaps that its defaults leave (SECURITY.md has the list).
"""
