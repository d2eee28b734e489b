"""The search API of the pro platform: POST /api/search, JSON in and out.

The request has the shape of one captured on rijksoverheid.nl in October 2026; a body of another shape gets
HTTP 400. That agenda items are in it under `activity_start_date` is likely and not known, so results are kept
by their address (/actueel/agenda/...) and not by a content type.
"""

from __future__ import annotations

import calendar
import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from agendacrawl.discovery import UnexpectedAnswer

PATH = "/api/search"
RESULTS_PER_PAGE = 100
MOST_PAGES = 100  # of one window: such engines stop at 10,000 results, and no month has so many

_RESULT_FIELDS: dict[str, Any] = {
    "author": {"raw": {}},
    "url": {"raw": {}},
    "page_title": {"raw": {}},
    "meta_description": {"raw": {}, "snippet": {"size": 140, "fallback": True}},
    "sort_date": {"raw": {}},
    "information_type": {"raw": {}},
    "activity_start_date": {"raw": {}},
    "activity_end_date": {"raw": {}},
    "activity_type": {"raw": {}},
    "activity_location_title": {"raw": {}},
    "activity_location_description": {"raw": {}},
    "activity_organiser": {"raw": {}},
    "activity_show_time": {"raw": {}},
    "image_url": {"raw": {}},
    "edition_summary": {"raw": {}},
}


@dataclass(frozen=True, slots=True)
class Window:
    """A range of days to ask for, first and last included."""

    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """One page of results: the totals, and the addresses on this page."""

    total_results: int
    total_pages: int
    addresses: tuple[str, ...]


def month_windows(since: dt.date, until: dt.date) -> Iterator[Window]:
    """Cut a period at the ends of months: such engines stop at 10,000 results.

    >>> [str(w.end) for w in month_windows(dt.date(2026, 1, 30), dt.date(2026, 2, 3))]
    ['2026-01-31', '2026-02-03']
    """
    start = since
    while start <= until:
        last = start.replace(day=calendar.monthrange(start.year, start.month)[1])
        yield Window(start, min(last, until))
        start = last + dt.timedelta(days=1)


def request_body(window: Window, page: int, ministries: Sequence[str] = ()) -> dict[str, Any]:
    """Return the body that asks for page `page` (from 1) of the activities that start in a window.

    The window is asked a day wider on both sides, since the engine's days may begin at midnight in
    Amsterdam or in UTC; what lies outside is left out by the day in the path.
    """
    day = dt.timedelta(days=1)
    filters: list[dict[str, Any]] = [
        {
            "field": "activity_start_date",
            "values": [
                {
                    "name": "specificPeriod",
                    "from": f"{window.start - day}T00:00:00.000Z",
                    "to": f"{window.end + day}T23:59:59.999Z",
                }
            ],
            "type": "all",
        }
    ]
    if ministries:
        filters.append({"field": "ministry", "values": list(ministries), "type": "any"})
    return {
        "requestState": {
            "current": page,
            "filters": filters,
            "resultsPerPage": RESULTS_PER_PAGE,
            "searchTerm": "",
            "sortDirection": "",
            "sortField": "",
            "sortList": [],
        },
        "queryConfig": {
            "filters": [],
            "result_fields": _RESULT_FIELDS,
            "disjunctiveFacets": ["information_type", "activity_type", "ministry"],
            "facets": {
                "ministry": {"type": "value", "size": 100},
                "information_type": {"type": "value", "size": 100},
                "activity_type": {"type": "value", "size": 100},
            },
            "sortList": [{"field": "sort_date", "direction": "desc"}],
        },
    }


def read_answer(answer: Any) -> SearchAnswer:
    """Read one answer. Raises UnexpectedAnswer, naming the field, if its format is another.

    >>> read_answer({"totalPages": 1, "totalResults": 1,
    ...              "results": [{"url": {"raw": "/actueel/agenda/2026/09/25/ministerraad"}}]}).addresses
    ('/actueel/agenda/2026/09/25/ministerraad',)
    """
    match answer:
        case {"totalPages": int(pages), "totalResults": int(total), "results": list(results)} if total >= 0:
            pass
        case _:
            raise UnexpectedAnswer(
                f"{PATH}: expected totalPages, totalResults and results, got {_shape(answer)}"
            )
    addresses = []
    for n, result in enumerate(results):
        match result:
            case {"url": {"raw": str(url)}}:
                addresses.append(url)
            case _:
                raise UnexpectedAnswer(f"{PATH}: result {n} has no url.raw")
    return SearchAnswer(total, pages, tuple(addresses))


def read_json(text: str) -> Any:
    """Parse a JSON text. Raises UnexpectedAnswer if it is not JSON, or is nested too deeply."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnexpectedAnswer(f"{PATH}: expected JSON, got {text[:40]!r}") from error


def _shape(answer: Any) -> str:
    return f"an object with {sorted(answer)[:8]}" if isinstance(answer, dict) else type(answer).__name__
