"""A source of the map that no database is behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from agendacrawl.db.outlines import Ring
from agendacrawl.map.snapshot import Activity, Frame, Place, Year


class Made:
    """What a test wrote: a frame, and years; `rings` are those of region 3 of kind npvr, if any."""

    def __init__(self, frame: Frame, years: Iterable[Year], rings: tuple[Ring, ...] = ()) -> None:
        self.frame = frame
        self._years = years
        self._rings = rings

    def years(self) -> Iterable[Year]:
        return self._years

    def borders(self, kind: str) -> dict[int, tuple[Ring, ...]]:
        return {3: self._rings} if kind == "npvr" and self._rings else {}


def by_year(activities: Sequence[Activity], places: Sequence[Place]) -> list[Year]:
    """Return activities in the order of their days as years, with their places."""
    found = []
    for number, rows in groupby(activities, lambda one: one.date.year):
        own = list(rows)
        ids = {one.id for one in own}
        found.append(Year(number, own, [one for one in places if one.activity_id in ids]))
    return found
