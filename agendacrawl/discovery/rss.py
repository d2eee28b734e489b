"""The feed of the search engine: GET /api/rss?query=..., at most twenty items by relevance, so never complete.

Agenda items have been seen in it. A one-day window asks for the items of that day; no request shows the items left out.
"""

from __future__ import annotations

import json
from urllib.parse import quote

from lxml import etree

from agendacrawl.discovery import UnexpectedAnswer
from agendacrawl.discovery.search import DateKind, Window, date_filter

PATH = "/api/rss"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def rss_path(window: Window, date: DateKind) -> str:
    """Return the address (path and query) of the feed of a window.

    >>> import datetime as dt
    >>> day = dt.date(2026, 11, 9)
    >>> rss_path(Window(day, day), DateKind.PUBLISHED)[:42]
    '/api/rss?query=%7B%22filters%22%3A%20%5B%7'
    """
    query = {"filters": [date_filter(window, date)], "resultSearchTerm": "agenda", "pageTitle": "Zoeken"}
    return f"{PATH}?query={quote(json.dumps(query))}"


def read_feed(xml: bytes) -> tuple[str, ...]:
    """Return the addresses of the items of a feed, RSS or Atom. Raises UnexpectedAnswer if it is not a feed."""
    try:
        root = etree.fromstring(xml, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnexpectedAnswer(f"{PATH}: not XML ({error})") from error
    if root is None or etree.QName(root).localname not in ("rss", "feed", "RDF"):
        raise UnexpectedAnswer(f"{PATH}: expected a feed, got {root.tag if root is not None else 'nothing'}")
    links = root.xpath("//*[local-name()='item' or local-name()='entry']/*[local-name()='link']")
    addresses = ((link.get("href") or link.text or "").strip() for link in links)
    return tuple(address for address in addresses if address)
