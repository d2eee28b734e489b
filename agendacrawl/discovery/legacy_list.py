"""The list page of the platform before June 2026, as web archives keep it: /actueel/agenda?startdatum=...

It shows ten items a page on at most fifty pages. A window with 500 results or more may hide some: it is cut in two.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import urlencode

from parsel import Selector

from agendacrawl.discovery import UnexpectedAnswer
from agendacrawl.discovery.search import Window

PATH = "/actueel/agenda"
MOST_RESULTS, MOST_PAGES = 500, 50
_COUNT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{3}){1,2}|\d{1,9})\s{1,9}resulta(?:at|ten)", re.I | re.A)
_PAGE = re.compile(r"[?&]pagina=(\d{1,9})(?!\d)", re.A)


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list: the total number of results (None if it does not say), the last page, the addresses."""

    total: int | None
    last_page: int
    addresses: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Tell whether the list may hide results: it shows no more than 500, on fifty pages."""
        return (self.total or 0) >= MOST_RESULTS or self.last_page >= MOST_PAGES


def list_path(window: Window, page: int = 1) -> str:
    """Return the address (path and query) of a page of the list.

    >>> list_path(Window(dt.date(2022, 3, 1), dt.date(2022, 3, 31)), 2)
    '/actueel/agenda?startdatum=01-03-2022&einddatum=31-03-2022&pagina=2'
    """
    query = {"startdatum": f"{window.start:%d-%m-%Y}", "einddatum": f"{window.end:%d-%m-%Y}", "pagina": page}
    return f"{PATH}?{urlencode(query)}"


def read_listing(html: str) -> Listing:
    """Read one page of the list. Raises UnexpectedAnswer if it is not a list.

    At the same address, the current platform serves a page that has no list in its markup.
    """
    from agendacrawl.pages.document import is_cut  # most runs ask other sources

    if is_cut(html):
        raise UnexpectedAnswer(f"{PATH}: cut off before its end </html>")
    page = Selector(text=html) if html.strip() else None
    results = page.css("ol.results, ul.results") if page is not None else []
    text = " ".join(page.css("h1::text, h2 ::text, p::text").getall()) if page is not None else ""
    count = _COUNT.search(text)
    total = int(count[1].replace(".", "")) if count else None
    if page is None or (len(results) != 1 and total != 0):
        raise UnexpectedAnswer(f"{PATH}: expected one list ol.results, found {len(results)}")
    hrefs = page.css("ol.results a::attr(href), ul.results a::attr(href)").getall()
    pages = [
        int(m[1])
        for href in page.css("ul.paging__numbers a::attr(href)").getall()
        if (m := _PAGE.search(href))
    ]
    return Listing(total, max(pages, default=1), tuple(hrefs))


def halves(window: Window) -> tuple[Window, Window] | None:
    """Cut a window in two; None for a single day.

    >>> halves(Window(dt.date(2022, 3, 1), dt.date(2022, 3, 2)))[1].start
    datetime.date(2022, 3, 2)
    """
    if window.start == window.end:
        return None
    middle = window.start + (window.end - window.start) // 2
    return Window(window.start, middle), Window(middle + dt.timedelta(days=1), window.end)
