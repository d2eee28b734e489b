"""The search API of the pro platform: POST /api/search, JSON in and out.

The request has the shape of one captured on rijksoverheid.nl in October 2026. A body of the wrong shape gets
HTTP 400, and then the next form in FORMS is tried. It is likely but not certain that agenda items are indexed under
`activity_start_date`, so results are selected by address (/actueel/agenda/...) rather than by content type.
"""

from __future__ import annotations

import calendar
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from agendacrawl.discovery import Refused, UnexpectedAnswer
from agendacrawl.pages.address import NotAnAgendaPage, canonical_path, path_date

PATH = "/api/search"
MOST_PAGES = 100  # per window: such engines stop at 10,000 results, more than any month has

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


class DateKind(StrEnum):
    """The engine's name for the day that a window is about: of the activity, or of publication."""

    ACTIVITY = "activity_start_date"
    PUBLISHED = "sort_date"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the search request: by which day, with how many results a page, with the small configuration of a
    sister site or not, with which content types, and for which word. Without a day, it asks for all with the word.

    Only a form that asks by the day of the activity lists every page of a period.
    """

    name: str
    date: DateKind | None
    size: int = 10
    small: bool = False
    types: tuple[str, ...] = ()
    word: str = ""

    @property
    def complete(self) -> bool:
        """Tell whether the answers list every page of a period."""
        return self.date is DateKind.ACTIVITY


# The platform's names for document types; it is not known which one agenda items have.
_TYPES = ("pro:activityDocument", "pro:agendaDocument", "pro:agendaItemDocument", "pro:eventDocument")
FORMS = (
    Form("activity_date", DateKind.ACTIVITY, size=100),
    Form("activity_date_by_ten", DateKind.ACTIVITY),
    Form("activity_date_small", DateKind.ACTIVITY, small=True),
    Form("published", DateKind.PUBLISHED),
    Form("published_small", DateKind.PUBLISHED, small=True),
    Form("published_of_types", DateKind.PUBLISHED, types=_TYPES),
    Form("word", None, word="agenda"),
)
"""The forms in the order in which they are tried; the first is the one that a normal run sends."""


@dataclass(frozen=True, slots=True)
class Window:
    """A range of days to ask for, first and last included."""

    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """One page of results: the totals, the addresses on this page, and the `sort_date` of those that have one."""

    total_results: int
    total_pages: int
    addresses: tuple[str, ...]
    dates: dict[str, str]


def month_windows(since: dt.date, until: dt.date) -> Iterator[Window]:
    """Split a period at the ends of months, since such engines stop at 10,000 results.

    >>> [str(w.end) for w in month_windows(dt.date(2026, 1, 30), dt.date(2026, 2, 3))]
    ['2026-01-31', '2026-02-03']
    """
    start = since
    while start <= until:
        last = start.replace(day=calendar.monthrange(start.year, start.month)[1])
        yield Window(start, min(last, until))
        start = last + dt.timedelta(days=1)


def date_filter(window: Window, date: DateKind) -> dict[str, Any]:
    """Return the filter on the days of a window.

    It is a day wider on both sides, since the engine's days may begin at midnight in Amsterdam or in UTC; pages
    outside the window are left out by the day in their path.
    """
    day = dt.timedelta(days=1)
    period = {
        "name": "specificPeriod",
        "from": f"{window.start - day}T00:00:00.000Z",
        "to": f"{window.end + day}T23:59:59.999Z",
    }
    return {"field": date.value, "values": [period], "type": "all"}


def request_body(
    window: Window, page: int, ministries: Sequence[str] = (), form: Form = FORMS[0]
) -> dict[str, Any]:
    """Return the body that asks for page `page` (from 1) of a window, in one of the forms."""
    types = [{"field": "content_type", "values": list(form.types), "type": "any"}] if form.types else []
    filters = [date_filter(window, form.date)] if form.date else []
    if ministries:
        filters.append({"field": "ministry", "values": list(ministries), "type": "any"})
    state = {
        "current": page,
        "filters": filters + types,
        "resultsPerPage": form.size,
        "searchTerm": form.word,
        "sortDirection": "",
        "sortField": "",
    }
    if form.small:
        return {"requestState": state, "queryConfig": _SMALL_CONFIG}
    return {
        "requestState": {**state, "sortList": []},
        "queryConfig": {
            "filters": types,
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


_SMALL_CONFIG: dict[str, Any] = {
    "search_fields": {"page_title": {}},
    "result_fields": {
        name: {"raw": {}} for name in ("url", "page_title", "sort_date", "activity_start_date")
    },
    "facets": {
        "ministry": {"type": "value", "size": 250},
        "information_type": {"type": "value", "size": 250},
        "topic": {"type": "value", "size": 300},
    },
    "disjunctiveFacets": ["ministry", "information_type", "topic"],
}

# How many days the day in a path may lie from those asked for: days of activities, or of publication.
_NEAR = {DateKind.ACTIVITY: 31, DateKind.PUBLISHED: 366}
_FEW = 3  # so few results don't show whether a filter works


def check_days(window: Window, date: DateKind | None, addresses: Iterable[str]) -> None:
    """Raise Refused if results are not of the days that were asked for: an engine may ignore a filter.

    >>> window = Window(dt.date(2026, 11, 1), dt.date(2026, 11, 30))
    >>> check_days(window, DateKind.ACTIVITY, [f"/actueel/agenda/2019/05/0{n}/x" for n in range(1, 9)])
    Traceback (most recent call last):
    agendacrawl.discovery.Refused: /api/search: its results are not of the days that were asked for
    """
    if date is None:
        return
    slack = dt.timedelta(days=_NEAR[date])
    days = [day for address in addresses if (day := _day(address)) is not None]
    far = [day for day in days if not window.start - slack <= day <= window.end + slack]
    if len(days) > _FEW and 2 * len(far) > len(days):
        raise Refused(f"{PATH}: its results are not of the days that were asked for")


def _day(address: str) -> dt.date | None:
    try:
        return path_date(canonical_path(address))
    except (NotAnAgendaPage, ValueError):
        return None


def read_answer(answer: Any) -> SearchAnswer:
    """Read one answer. Raises Refused, naming the field, if its format is different.

    The results may be in `rawResponse` only.

    >>> read_answer({"totalPages": 1, "totalResults": 1,
    ...              "results": [{"url": {"raw": "/actueel/agenda/2026/09/25/ministerraad"}}]}).addresses
    ('/actueel/agenda/2026/09/25/ministerraad',)
    """
    match answer:
        case {"totalPages": int(pages), "totalResults": int(total), "results": list(results)} if total >= 0:
            pass
        case {
            "totalPages": int(pages),
            "totalResults": int(total),
            "rawResponse": {"rawResults": list(results)},
        } if total >= 0:
            pass
        case _:
            raise Refused(f"{PATH}: expected totalPages, totalResults and results, got {_shape(answer)}")
    addresses, dates = [], {}
    for n, result in enumerate(results):
        match result:
            case {"url": {"raw": str(url)}}:
                addresses.append(url)
            case _:
                raise Refused(f"{PATH}: result {n} has no url.raw")
        match result:
            case {"sort_date": {"raw": str(date)}}:
                dates[url] = date
    return SearchAnswer(total, pages, tuple(addresses), dates)


def read_json(text: str) -> Any:
    """Parse a JSON text. Raises UnexpectedAnswer if it is not JSON, or is nested too deeply."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnexpectedAnswer(f"{PATH}: expected JSON, got {text[:40]!r}") from error


def _shape(answer: Any) -> str:
    return f"an object with {sorted(answer)[:8]}" if isinstance(answer, dict) else type(answer).__name__
