"""The sitemaps of the pro platform: /sitemap.xml names /sitemap/N.xml, and these name the pages.

That agenda pages are in them is a guess; that news pages are was seen. Reading the XML is Scrapy's.
"""

from __future__ import annotations

import datetime as dt

from lxml import etree
from scrapy.utils.sitemap import Sitemap

from agendacrawl.discovery import UnexpectedAnswer

PATH = "/sitemap.xml"
MOST_PARTS = 500  # the protocol allows 50,000 addresses in each


def read_index(xml: bytes) -> list[str]:
    """Return the addresses of the sitemaps in an index. Raises UnexpectedAnswer if it is not one."""
    return [entry["loc"] for entry in _entries(xml, "sitemapindex")]


def read_addresses(xml: bytes) -> list[str]:
    """Return the addresses in one sitemap. Raises UnexpectedAnswer if it is not one."""
    return [entry["loc"] for entry in _entries(xml, "urlset")]


def changed_since(xml: bytes, since: dt.date) -> list[str]:
    """Return the addresses in one sitemap that changed on a day or later, by `lastmod`; empty when it is none."""
    try:
        return [
            entry["loc"]
            for entry in _entries(xml, "urlset")
            if entry.get("lastmod", "")[:10] >= since.isoformat()
        ]
    except UnexpectedAnswer:
        return []


def _entries(xml: bytes, expected: str) -> list[dict[str, str]]:
    try:
        sitemap = Sitemap(xml)
        kind = sitemap.type
        entries = list(sitemap) if kind == expected else []
    except (etree.XMLSyntaxError, StopIteration, AttributeError) as error:
        raise UnexpectedAnswer(f"{PATH}: not XML ({error})") from error
    if kind == expected and not xml.rstrip().endswith(f"{expected}>".encode()):
        raise UnexpectedAnswer(f"{PATH}: cut off before the end of its {expected}")
    if kind != expected:
        raise UnexpectedAnswer(f"{PATH}: expected a {expected}, got {kind}")
    return entries
