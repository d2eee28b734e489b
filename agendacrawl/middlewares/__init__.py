"""Downloader middlewares: the crawl never goes faster, deeper or elsewhere than allowed.

Scrapy's own middlewares do the work; these close the gaps that its defaults leave (SECURITY.md has the list).
"""
