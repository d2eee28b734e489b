"""Links to agenda pages on other pages of the site: the list, ministries, ministers. Never complete.

A link may be in the markup, or in the data from which the browser builds the page.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from parsel import Selector

from agendacrawl import register
from agendacrawl.discovery import UnexpectedAnswer

_IN_DATA = re.compile(r"/actueel/agenda/\d{4}/\d{2}/\d{2}/[^\s\"'<>\\?#/]{1,300}", re.A)
LIST, PEOPLE, MINISTRIES = "/actueel/agenda", "/regering/bewindspersonen/", "/ministeries/"


def link_pages(since: dt.date, until: dt.date) -> Iterator[str]:
    """Yield the paths of pages that may link to agendas of a period: the list, office holders, ministries.

    >>> next(link_pages(dt.date(2026, 11, 9), dt.date(2026, 11, 15)))
    '/actueel/agenda'
    """
    yield LIST
    held = [office for office in register.offices() if _overlaps(office, since, until)]
    yield from dict.fromkeys(PEOPLE + register.slug(office.person) for office in held)
    yield from dict.fromkeys(MINISTRIES + register.ministry(office.ministry).slug for office in held)


def _overlaps(office: register.Office, since: dt.date, until: dt.date) -> bool:
    return office.start_date <= until and (office.end_date is None or office.end_date >= since)


def read_links(html: str) -> tuple[str, ...]:
    """Return the addresses of agenda pages on a page, each once. Raises UnexpectedAnswer for an empty page.

    >>> read_links('<a href="/actueel/agenda/2026/11/09/a">x</a><script>"/actueel/agenda/2026/11/10/b"</script>')
    ('/actueel/agenda/2026/11/09/a', '/actueel/agenda/2026/11/10/b')
    """
    if not html.strip():
        raise UnexpectedAnswer("the page is empty")
    hrefs = Selector(text=html).css("a::attr(href)").getall()
    linked = (href for href in hrefs if _IN_DATA.search(href))
    return tuple(dict.fromkeys((*linked, *_IN_DATA.findall(html))))
