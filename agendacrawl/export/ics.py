"""The agenda as a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

import icalendar

from agendacrawl.core.territory import AMSTERDAM
from agendacrawl.db.origin import titled
from agendacrawl.export.events import Event, events, printable
from agendacrawl.export.layers import Connection, Layer
from agendacrawl.export.selection import Selection

FIRST_DAY = dt.date(2010, 10, 14)  # no agenda is older, so earlier rules of the time zone are left out
END = b"END:VCALENDAR\r\n"


def write_ics(file: BinaryIO, connection: Connection, layer: Layer, selection: Selection) -> Iterator[None]:
    """Write a calendar; yields once per event. The same data give the same bytes."""
    file.write(start(titled("Agenda's van bewindspersonen", connection)))
    for event in events(connection, layer, selection):
        file.write(component(event).to_ical())
        yield
    file.write(END)


def start(name: str) -> bytes:
    """Return the beginning of a calendar; then come its components, then END."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//agendacrawl//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", printable(name))
    written: bytes = calendar.to_ical()
    return written.removesuffix(END) + _time_zone()


@cache
def _time_zone() -> bytes:
    written: bytes = icalendar.Timezone.from_tzid(AMSTERDAM.key, first_date=FIRST_DAY).to_ical()
    return written


def component(event: Event) -> icalendar.Event:
    """Return an event for iCalendar: without a time, or on several days, it takes whole days."""
    made = icalendar.Event()
    made.add("uid", event.key)
    made.add("dtstamp", event.fetched_at.astimezone(dt.UTC))
    made.add("summary", event.headline)
    if event.start_time is None or event.last_day > event.date:
        made.add("dtstart", event.date)
        if event.last_day < dt.date.max:  # the last day that Python knows
            made.add("dtend", event.last_day + dt.timedelta(days=1))  # RFC 5545: the first day after it
    else:
        made.add("dtstart", dt.datetime.combine(event.date, event.start_time, AMSTERDAM))
        if event.end_time and event.end_time > event.start_time:
            made.add("dtend", dt.datetime.combine(event.date, event.end_time, AMSTERDAM))
    made.add("status", "CONFIRMED" if event.held else "CANCELLED")
    if event.place:
        made.add("location", event.place)
    made.add("description", event.text())
    made.add("categories", [event.type])
    made.add("url", event.url)
    return made
