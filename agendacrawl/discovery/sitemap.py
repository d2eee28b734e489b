"""The sitemaps of the pro platform: /sitemap.xml names /sitemap/N.xml, and these name the pages.

News pages have been seen in them; that agenda pages are there too is a guess. Scrapy reads the XML.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from lxml import etree
from scrapy.exceptions import DownloadCancelledError
from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap

from agendacrawl.discovery import UnexpectedAnswer

PATH = "/sitemap.xml"
MOST_PARTS = 500  # the protocol allows 50,000 addresses in each
_MOST_LAYERS = 3  # of compression, not counting that of the connection
_GZIP = b"\x1f\x8b"
_IN_ROBOTS = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.I | re.M)


def unpack(body: bytes, largest: int) -> bytes:
    """Return a sitemap uncompressed: sites store them gzipped, and some gzip them twice.

    Raises UnexpectedAnswer if the compression is broken, or if the sitemap is larger than `largest` bytes.

    >>> import gzip
    >>> unpack(gzip.compress(gzip.compress(b"<urlset/>")), 1000)
    b'<urlset/>'
    """
    for _ in range(_MOST_LAYERS):
        if not body.startswith(_GZIP):
            return body
        try:
            body = gunzip(body, max_size=largest)
        except (OSError, EOFError, ValueError, DownloadCancelledError) as error:
            raise UnexpectedAnswer(f"its compression is broken or too large ({error})") from error
    return body


def in_robots(text: str) -> list[str]:
    """Return the addresses of the sitemaps that robots.txt names.

    >>> in_robots("User-agent: *\\nSitemap: https://www.rijksoverheid.nl/sitemap-index.xml")
    ['https://www.rijksoverheid.nl/sitemap-index.xml']
    """
    return _IN_ROBOTS.findall(text)


def read_index(xml: bytes) -> list[str]:
    """Return the addresses of the sitemaps in an index. Raises UnexpectedAnswer if it is not one."""
    return [entry["loc"] for entry in _entries(xml, "sitemapindex")]


def is_index(xml: bytes) -> bool:
    """Tell whether a sitemap names other sitemaps rather than pages.

    >>> is_index(b"<sitemapindex></sitemapindex>"), is_index(b"<urlset></urlset>")
    (True, False)
    """
    return b"<urlset" not in xml[:2000]


def read_pages(xml: bytes) -> dict[str, str]:
    """Return the addresses in one sitemap, in order, each with its `lastmod`, or "" where there is none.

    Raises UnexpectedAnswer if it is not one.
    """
    return {entry["loc"]: entry.get("lastmod", "") for entry in _entries(xml, "urlset")}


def changed_since(pages: Mapping[str, str], since: dt.date) -> list[str]:
    """Return the addresses in one sitemap with a `lastmod` on a day or later.

    >>> changed_since({"/a": "2026-11-02T09:00:00Z", "/b": "2026-10-30", "/c": ""}, dt.date(2026, 11, 1))
    ['/a']
    """
    return [address for address, date in pages.items() if date[:10] >= since.isoformat()]


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
