"""What a weekly page says, before it becomes activities."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from agendacrawl.core.items import Fact, Problem
from agendacrawl.core.vocabulary import Flag
from agendacrawl.dutch.dates import Day
from agendacrawl.dutch.times import Times
from agendacrawl.pages.labels import Label
from agendacrawl.pages.week.days import Details


@dataclass(slots=True)
class Draft:
    """An activity of a week while its lines are being read. Empty `people` means those of the page."""

    title: str = ""
    day: Day | None = None
    day_place: str | None = None
    times: Times | None = None
    place: str | None = None
    bracketed: bool = False  # its place was in brackets at its end
    type_stated: str | None = None
    people: list[str] = field(default_factory=list)
    stated: list[Fact] = field(default_factory=list)  # topic and counterparts under labels
    notes: list[str] = field(default_factory=list)
    contact: bool = False
    cancelled: bool = False
    tentative: bool = False
    mark: str = ""  # the asterisk after its title, which a footnote explains
    compact: bool = False  # its labels are in its own block
    explicit: bool = False  # it came from a heading: paragraphs below describe it
    labels: set[Label] = field(default_factory=set)
    block: int = 0
    item: int = 0
    depth: int = 0  # of its list item; 0 if it is not one

    def add_details(self, details: Details) -> None:
        """Add when and where it is; what the line doesn't say stays."""
        self.day, self.times = details.day or self.day, details.times or self.times
        self.place = details.place or self.place


@dataclass(slots=True)
class Week:
    """What the body of a weekly page says: its activities in order, its introduction and what was not understood."""

    drafts: list[Draft] = field(default_factory=list)
    intro: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    contact: bool = False  # the page names a contact for the whole week
    kinds: Counter[str] = field(default_factory=Counter)  # how many lines of each kind


def flags_of(draft: Draft, monday: dt.date) -> list[Flag]:
    """Return what a reader should know about the day and time of an activity of a week."""
    flags = []
    if draft.day is None:
        flags.append(Flag.DATE_FROM_WEEK)
    else:
        if not monday <= draft.day.start <= monday + dt.timedelta(days=6):
            flags.append(Flag.DATE_OUTSIDE_WEEK)
        if not draft.day.weekday_agrees:
            flags.append(Flag.WEEKDAY_MISMATCH)
    if draft.times is not None and draft.times.backwards:
        flags.append(Flag.END_BEFORE_START)
    if draft.cancelled:
        flags.append(Flag.CANCELLED)
    if draft.tentative:
        flags.append(Flag.TENTATIVE)
    return flags
