"""A line of a page before or after an edit, and which line was which: without what compares them, which loads numpy."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Line:
    """What a page says about one appointment. `place` is as written in its label, otherwise in its day heading.

    The names of `people` in its words distinguish nothing: it is their agenda.
    """

    date: dt.date
    title: str
    start_time: dt.time | None = None
    place: str | None = None
    text: str = ""
    people: frozenset[str] = frozenset()


@dataclass(slots=True, frozen=True)
class Matching:
    """For each line after the edit, the position of the line it was before; None if it is new.

    `untried` is the number of lines after the edit that were not compared, because there were too many.
    """

    found: tuple[int | None, ...]
    untried: int = 0
