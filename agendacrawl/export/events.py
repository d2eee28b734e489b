"""The agenda itself for calendars and feeds: one event per activity, however many pages mention it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Any

from psycopg import sql

from agendacrawl.core.totals import line_names
from agendacrawl.export.layers import Connection, Layer
from agendacrawl.export.selection import Selection, stream

LAYER = "activity"  # the layer that events come from
_WITHDRAWN = f"{line_names()['withdrawn_before'].capitalize()}."
_NOT_IN_XML = re.compile(r"[^\t\n\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")

# The pages of one activity are adjacent rows: their people are its people.
_EVENTS = """
    SELECT a.joint_id, a.key, a.title, a.date, a.end_date, a.start_time, a.end_time,
           coalesce(a.stated_place,
                    (SELECT string_agg(place, '; ' ORDER BY id) FROM gis.activity_point WHERE activity_id = a.id)),
           string_to_array(a.people, '; '), string_to_array(a.ministries, '; '), a.type, a.mode,
           a.cancelled, NOT a.counts AND NOT a.cancelled AS withdrawn, a.missing,
           a.topic, a.counterparts, a.url, a.fetched_at
    FROM gis.activity a
    WHERE joint_id IN (SELECT joint_id FROM gis.activity WHERE {})
    ORDER BY {}, a.joint_id, a.id
"""
_BY_DAY = "min(a.date) OVER (PARTITION BY a.joint_id)"
_NEWEST_FIRST = """max(a.fetched_at) OVER (PARTITION BY a.joint_id) DESC,
                   max(a.date) OVER (PARTITION BY a.joint_id) DESC"""


@dataclass(frozen=True, slots=True)
class Event:
    """An activity. Times are local (Europe/Amsterdam); `fetched_at` is when its newest page was first read so.

    It was not held if it is `cancelled` (a page says so) or `withdrawn` (its pages vanished before its day).
    """

    joint_id: int
    key: str
    title: str
    date: dt.date
    end_date: dt.date | None
    start_time: dt.time | None
    end_time: dt.time | None
    place: str | None
    people: list[str]
    ministries: list[str]
    type: str
    mode: str
    cancelled: bool
    withdrawn: bool
    missing: bool
    topic: str | None
    counterparts: str | None
    url: str
    fetched_at: dt.datetime

    @property
    def last_day(self) -> dt.date:
        """Return the last day."""
        return max(self.date, self.end_date or self.date)

    @property
    def held(self) -> bool:
        """Tell whether it took place, or will, as far as anybody knows."""
        return not (self.cancelled or self.withdrawn)

    @property
    def headline(self) -> str:
        """Return the title as calendars and feeds show it: with a capital, and where it is if it does not say so."""
        title = self.title[:1].upper() + self.title[1:]
        place = self.place or ""
        return title if not place or place.lower() in title.lower() else f"{title} ({place})"

    def text(self) -> str:
        """Return what is known about it, in Dutch, one line each."""
        lines = {
            "Bewindspersonen": ", ".join(self.people),
            "Ministeries": ", ".join(self.ministries),
            "Soort": self.type if self.type != "unclassified" else "",
            "Locatie": self.place,
            "Met": self.counterparts,
            "Onderwerp": self.topic,
            "Bron": self.url,
        }
        notes = [
            *(["Afgelast."] if self.cancelled else []),
            *(
                [_WITHDRAWN]
                if self.withdrawn
                else ["De pagina staat niet meer op de site."]
                if self.missing
                else []
            ),
        ]
        return "\n".join([*notes, *(f"{name}: {value}" for name, value in lines.items() if value)])


def events(
    connection: Connection, layer: Layer, selection: Selection, *, newest_first: bool = False
) -> Iterator[Event]:
    """Yield the events by day, or most recently read first."""
    where, values = selection.where(layer)
    query = sql.SQL(_EVENTS).format(where, sql.SQL(_NEWEST_FIRST if newest_first else _BY_DAY))
    for _, pages in groupby(stream(connection, query, values), key=lambda row: row[0]):
        yield _joined([_event(row) for row in pages])


def printable(text: str) -> str:
    r"""Return a text without characters that XML and iCalendar can't hold.

    >>> printable("a\x00b\rc")
    'a b c'
    """
    return _NOT_IN_XML.sub(" ", text)


def _event(row: tuple[Any, ...]) -> Event:
    given = dict(zip((field.name for field in fields(Event)), row, strict=True))
    given |= {name: printable(value) for name, value in given.items() if isinstance(value, str)}
    given |= {name: [printable(one) for one in given[name] or []] for name in ("people", "ministries")}
    return Event(**given)


def _joined(pages: list[Event]) -> Event:
    """Return one event from all its pages: the first page's words, all names, the first known time and place."""
    first = {field.name: getattr(pages[0], field.name) for field in fields(Event)}
    for name in ("place", "topic", "counterparts"):
        first[name] = next((found for page in pages if (found := getattr(page, name))), None)
    timed = next((page for page in pages if page.start_time and page.date == pages[0].date), pages[0])
    first |= {"start_time": timed.start_time, "end_time": timed.end_time}
    for name in ("people", "ministries"):
        first[name] = list(dict.fromkeys(one for page in pages for one in getattr(page, name)))
    called_off = not any(page.held for page in pages)
    cancelled = called_off and any(page.cancelled for page in pages)
    first |= {"cancelled": cancelled, "withdrawn": called_off and not cancelled}
    first["missing"] = all(page.missing for page in pages)
    return Event(**first | {"fetched_at": max(page.fetched_at for page in pages)})
