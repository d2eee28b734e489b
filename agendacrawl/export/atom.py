"""The agenda as a feed (Atom, RFC 4287), most recently read first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO
from urllib.parse import quote

from lxml import etree

from agendacrawl.core.credits import credit
from agendacrawl.db.origin import EXAMPLE, is_example, titled
from agendacrawl.export.events import Event, events, printable
from agendacrawl.export.layers import Connection, Layer
from agendacrawl.export.selection import Selection

ENTRIES = 500  # at most: a reader fetches the whole feed each time
TAG = "tag:rijksoverheid.nl,2010:"  # RFC 4151
_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def write_atom(file: BinaryIO, connection: Connection, layer: Layer, selection: Selection) -> Iterator[None]:
    """Write a feed of the newest ENTRIES events; yields once per event. The same data give the same bytes."""
    found = list(islice(events(connection, layer, selection, newest_first=True), ENTRIES))
    title, example = titled("Agenda's van bewindspersonen", connection), is_example(connection)
    written = feed(found, title=title, name="/actueel/agenda", link=credit("agendas").path, example=example)
    yield from (None for _ in found)
    file.write(written)


def feed(found: Sequence[Event], *, title: str, name: str, link: str, example: bool, own: str = "") -> bytes:
    """Return a feed of these events. `name` makes its id, which stays the same; `link` is the page that it is of,
    `own` the whole address of the feed itself, if that is known.

    `example`: some of it is not from rijksoverheid.nl, and its author is not Rijksoverheid.
    """
    made = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(made, "id", TAG + quote(name, safe="/"))
    _add(made, "title", printable(title))
    _add(made, "updated", _moment(max((event.fetched_at for event in found), default=_NEVER)))
    _add(_add(made, "author"), "name", EXAMPLE if example else "Rijksoverheid")
    _add(made, "link", href=link, rel="alternate")
    if own:
        _add(made, "link", href=own, rel="self")
    _add(made, "generator", "agendacrawl")
    for event in found:
        _entry(made, event)
    written: bytes = etree.tostring(made, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _entry(feed: etree._Element, event: Event) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", TAG + quote(event.key, safe="/"))
    _add(entry, "title", event.headline, type="text")
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
