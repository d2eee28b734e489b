"""Find pages published long after their day, which a run that looks only some weeks back would never ask for.

One or two extra requests to the search API ask what was published in the last eight weeks about activities before the
first day of the run. The `lastmod` of the sitemaps shows the same without an extra request. Neither can make a
scan incomplete. A run over a period that does not cover these weeks does not look for such pages.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from scrapy import Request
from scrapy.http import Response, TextResponse

from agendacrawl.core.arguments import LOOK_BACK, Arguments
from agendacrawl.discovery import UnexpectedAnswer, agenda_pages, search
from agendacrawl.dutch.dates import monday_of
from agendacrawl.pages.address import NotAnAgendaPage, canonical_path, path_date

MOST_REQUESTS = 2
MOST_PAGES = 200  # per run: if a whole site is published anew, its pages are not late
_FIRST_DAY = dt.date(2010, 10, 14)  # of the site


def published_since(arguments: Arguments, today: dt.date) -> dt.date | None:
    """Return the day from which pages count as published lately; None for a run that does not cover these weeks.

    >>> today = dt.date(2026, 11, 23)
    >>> published_since(Arguments(dt.date(2026, 9, 28), dt.date(2027, 1, 18)), today)
    datetime.date(2026, 9, 28)
    >>> published_since(Arguments(dt.date(2026, 11, 1), dt.date(2027, 1, 18)), today)
    """
    day = today - LOOK_BACK
    return day if arguments.since <= day and today <= arguments.until else None


def request_body(
    since: dt.date, published: dt.date, today: dt.date, page: int, ministries: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return the body that asks for activities before `since` that were published from `published` to today."""
    day = dt.timedelta(days=1)
    body = search.request_body(search.Window(_FIRST_DAY, since - day), page, ministries)
    body["requestState"]["filters"].append(
        {
            "field": "sort_date",
            "values": [
                {
                    "name": "specificPeriod",
                    "from": f"{published}T00:00:00.000Z",
                    "to": f"{today + day}T23:59:59.999Z",
                }
            ],
            "type": "all",
        }
    )
    return body


async def ask(
    arguments: Arguments, today: dt.date, fetch: Callable[[Request], Awaitable[Response]]
) -> list[str]:
    """Return the paths of agenda pages that the search knows as published late.

    Raises UnexpectedAnswer for an answer that can't be read, and what `fetch` raises.
    """
    published, since = published_since(arguments, today), monday_of(arguments.since)
    found: list[str] = []
    page, last = 1, 1
    while published and page <= min(last, MOST_REQUESTS):
        response = await fetch(
            Request(
                arguments.site + search.PATH,
                method="POST",
                body=json.dumps(request_body(since, published, today, page, arguments.ministries)),
                headers={"Content-Type": "application/json", "Accept": "application/json"},
            )
        )
        if response.status != 200 or not isinstance(response, TextResponse):
            raise UnexpectedAnswer(f"{search.PATH}: HTTP status {response.status}")
        answer = search.read_answer(search.read_json(response.text))
        found += agenda_pages(arguments.site, answer.addresses).paths
        last, page = answer.total_pages, page + 1
    return found


def before(since: dt.date, paths: Iterable[str]) -> list[str]:
    """Return the paths of pages dated before the first day of a run, each page once; paths without a day are left out.

    >>> before(dt.date(2026, 9, 28), ["/actueel/agenda/2026/06/01/a", "/actueel/agenda/2026/10/05/b"])
    ['/actueel/agenda/2026/06/01/a']
    """
    found: dict[str, str] = {}
    for path in paths:
        canonical = canonical_path(path)
        try:
            if path_date(canonical) < monday_of(since):
                found.setdefault(canonical, path)
        except NotAnAgendaPage:
            continue
    return list(found.values())
