"""The agenda as a feed (Atom, RFC 4287), most recently read first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO
from urllib.parse import quote

from lxml import etree

from agendacrawl.core.credits import credit
from agendacrawl.db.origin import EXAMPLE, is_example, titled
from agendacrawl.export.events import Event, events
from agendacrawl.export.layers import Connection, Layer
from agendacrawl.export.selection import Selection

ENTRIES = 500  # at most: a reader fetches the whole feed each time
TAG = "tag:rijksoverheid.nl,2010:"  # RFC 4151
_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def write_atom(file: BinaryIO, connection: Connection, layer: Layer, selection: Selection) -> Iterator[None]:
    """Write a feed of the newest ENTRIES events; yields once per event. The same data give the same bytes."""
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    found = list(islice(events(connection, layer, selection, newest_first=True), ENTRIES))
    _add(feed, "id", TAG + "/actueel/agenda")
    example = is_example(connection)
    _add(feed, "title", titled("Agenda's van bewindspersonen", connection))
    _add(feed, "updated", _moment(max((event.fetched_at for event in found), default=_NEVER)))
    _add(_add(feed, "author"), "name", EXAMPLE if example else "Rijksoverheid")
    _add(feed, "link", href=credit("agendas").path, rel="alternate")
    _add(feed, "generator", "agendacrawl")
    for event in found:
        _entry(feed, event)
        yield
    file.write(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _entry(feed: etree._Element, event: Event) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", TAG + quote(event.key, safe="/"))
    _add(entry, "title", event.title, type="text")
    _add(entry, "updated", _moment(event.fetched_at))
    _add(entry, "link", href=event.url, rel="alternate")
    for person in event.people:
        _add(_add(entry, "author"), "name", person)
    _add(entry, "category", term=event.type)
    _add(entry, "summary", f"{_when(event)}\n{event.text()}", type="text")


def _when(event: Event) -> str:
    day = f"{event.date:%d-%m-%Y}"
    if event.last_day > event.date:
        return f"Wanneer: {day} tot en met {event.last_day:%d-%m-%Y}"
    times = [f"{time:%H:%M}" for time in (event.start_time, event.end_time) if time]
    return f"Wanneer: {day} {' - '.join(times)}".strip()


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attrib=attributes)
    child.text = text
    return child
