"""The classes of lines, and what a line of a week is read in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.labels import Label
from agendacrawl.pages.lines import Line


class Kind(StrEnum):
    """What a line of a week is."""

    DAY = "day"  # a day heading, readable or not, alone or before the words of an activity
    PART_OF_DAY = "part of day"
    PERSON = "person"  # a heading that says whose activities follow
    LEAD_IN = "lead-in"  # "Gesprekken met:", over the activities that it governs
    LABEL = "label"  # "Locatie: Hulst", or a time or a place on a line of its own
    ACTIVITY = "activity"
    NOTE = "note"  # says more of the open activity
    NOTHING = "nothing"  # nothing that day, or no words
    FURNITURE = "furniture"  # of the page: introduction, links, notes to editors
    TABLE = "table"  # a row of a table
    UNKNOWN = "unknown"  # reported


class Section(StrEnum):
    """What the last heading that is no day makes of everything up to the next day."""

    NONE = "none"
    FOOT = "foot"  # links at the foot of the page
    UNKNOWN = "unknown"  # a block that is not understood


@dataclass(frozen=True, slots=True)
class Open:
    """The activity whose lines are being read. `depth` is of the list item that it is, 0 where it is none."""

    block: int
    item: int
    depth: int
    titled: bool
    timed: bool
    placed: bool
    explicit: bool  # it came from a heading: paragraphs below describe it
    labels: frozenset[Label]

    def holds(self, line: Line) -> bool:
        """Tell whether a line stands in the activity's own block or list item, or in a list inside that item."""
        own = line.block == self.block or bool(line.item and line.item == self.item)
        return own or 0 < self.depth < line.depth


@dataclass(frozen=True, slots=True)
class Context:
    """What a line is read in: the page as a whole, and what is open above it."""

    monday: dt.date
    knowledge: Knowledge
    has_days: bool  # anywhere on the page
    forms: frozenset[str] = frozenset()  # tags of the page's day headings
    begun: bool = False  # a day heading stands above, readable or not
    dated: bool = False  # and the last of them could be read
    clock: bool = False  # and "12.01" below it is a time, because it was not written so itself
    section: Section = Section.NONE
    lead_in: bool = False
    open: Open | None = None
    footnoted: bool = False  # a title above ends with the sign of a footnote
    term: str = ""  # the open <dt>, or the label on the line above
    pending: bool = False  # the term stands on the line above
    following: Line | None = None
