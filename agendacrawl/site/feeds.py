"""What a reader follows or takes along: the activities of a page as a feed, a calendar and a spreadsheet."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from agendacrawl.core.cells import cell
from agendacrawl.export import atom, ics
from agendacrawl.export.events import Event

ENTRIES = 100  # of a feed: a reader fetches the whole of it each time
RECENT = dt.timedelta(days=400)  # a calendar has what was since so long ago, and what is announced
FEWEST = 10  # appointments of a calendar, where there were fewer since
COLUMNS = (
    "datum", "laatste dag", "titel", "bewindspersonen", "soort", "vorm", "plaatsen", "woorden van de pagina", "zeker",
    "bezoeken", "bezoeken misschien", "bron",
)  # fmt: skip


class Feeds:
    """All events by activity, and their appointments, each made once for however many calendars."""

    def __init__(self, events: Iterable[Event], as_of: dt.date, *, example: bool) -> None:
        self._since = as_of - RECENT
        self._events = {event.joint_id: event for event in events}
        self._made: dict[int, bytes] = {}
        self._example = example

    def not_held(self) -> Iterable[Event]:
        """Yield what was called off or withdrawn: no count has it, and calendars must say so."""
        return (event for event in self._events.values() if not event.held)

    def feed(self, joints: Collection[int], title: str, name: str, link: str, own: str = "") -> bytes:
        """Return the activities as a feed, those whose pages were read last first; `own` is its own whole address."""
        found = sorted(self._chosen(joints), key=lambda event: (event.fetched_at, event.date, event.joint_id))
        return atom.feed(
            found[: -ENTRIES - 1 : -1], title=title, name=name, link=link, own=own, example=self._example
        )

    def calendar(self, joints: Collection[int], title: str) -> bytes:
        """Return the last activities as a calendar, by day."""
        found = sorted(self._chosen(joints), key=lambda event: (event.date, event.joint_id))
        recent = sum(event.last_day >= self._since for event in found)
        last = found[-max(recent, FEWEST) :]
        return ics.start(title) + b"".join(map(self._appointment, last)) + ics.END

    def _chosen(self, joints: Collection[int]) -> list[Event]:
        return [self._events[joint] for joint in joints if joint in self._events]

    def _appointment(self, event: Event) -> bytes:
        if event.joint_id not in self._made:
            self._made[event.joint_id] = ics.component(event).to_ical()
        return self._made[event.joint_id]


def sheet(told: Iterable[Mapping[str, Any]]) -> bytes:
    """Return activities, as lists tell them, as a spreadsheet."""
    return spreadsheet(
        COLUMNS,
        (
            (
                one["date"].isoformat(), one["last"].isoformat(), one["title"], [who["name"] for who in one["people"]],
                one["type"], one["mode"] or "fysiek", [place["name"] for place in one["places"]],
                [place["evidence"] for place in one["places"]], "ja" if one["sure"] else "misschien",
                one["visits"], one["visits_up_to"], one["url"],
            )
            for one in told
        ),
    )  # fmt: skip


def spreadsheet(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return a table as a file that a Dutch Excel opens with a double click: semicolons, decimal commas.

    >>> spreadsheet(["naam", "aandeel"], [["=1+1", 12.5]]).decode("utf-8-sig").splitlines()
    ['naam;aandeel', "'=1+1;12,5"]
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([str(one).replace(".", ",") if isinstance(one, float) else cell(one) for one in row])
    return codecs.BOM_UTF8 + text.getvalue().encode()
