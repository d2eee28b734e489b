"""The kinds of lines in a week, and the context in which a line is read."""

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
    PERSON = "person"  # a heading that names whose activities follow
    LEAD_IN = "lead-in"  # "Gesprekken met:", above the activities that it governs
    LABEL = "label"  # "Locatie: Hulst", or a time or a place on a line of its own
    ACTIVITY = "activity"
    NOTE = "note"  # adds to the open activity
    NOTHING = "nothing"  # nothing that day, or no words
    FURNITURE = "furniture"  # belongs to the page: introduction, links, notes to editors
    TABLE = "table"  # a row of a table
    UNKNOWN = "unknown"  # reported


class Section(StrEnum):
    """How the last heading other than a day affects everything up to the next day."""

    NONE = "none"
    FOOT = "foot"  # links at the foot of the page
    UNKNOWN = "unknown"  # a block that is not understood


@dataclass(frozen=True, slots=True)
class Open:
    """The activity whose lines are being read. `depth` is that of its list item, or 0 if it is not one."""

    block: int
    item: int
    depth: int
    titled: bool
    timed: bool
    placed: bool
    undated: bool
    explicit: bool  # it came from a heading: paragraphs below describe it
    labels: frozenset[Label]

    def holds(self, line: Line) -> bool:
        """Tell whether a line is in the activity's own block or list item, or in a list inside that item."""
        own = line.block == self.block or bool(line.item and line.item == self.item)
        return own or 0 < self.depth < line.depth


@dataclass(frozen=True, slots=True)
class Context:
    """The context in which a line is read: the page as a whole, and what is open above it."""

    monday: dt.date
    knowledge: Knowledge
    has_days: bool  # anywhere on the page
    forms: frozenset[str] = frozenset()  # tags of the page's day headings
    begun: bool = False  # a day heading came before, readable or not
    places_above: bool = False  # a place was met between a day and its activities
    dated: bool = False  # the last day heading could be read
    clock: bool = False  # "12.01" below that heading is a time, because its own date is not written that way
    section: Section = Section.NONE
    lead_in: bool = False
    open: Open | None = None
    footnoted: bool = False  # a title above ends with a footnote mark
    term: str = ""  # the open <dt>, or the label on the line above
    pending: bool = False  # the term is on the line above
    following: Line | None = None
