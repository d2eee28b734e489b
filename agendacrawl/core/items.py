"""The items of the pipelines: one `AgendaPage` per URL, with its activities.

The page object fills in what the page says; the pipelines fill in the rest. Every value keeps the words it
was read from. Nothing here does I/O.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from agendacrawl.core.vocabulary import (
    ActivityType,
    FactKind,
    Flag,
    Level,
    Mode,
    Platform,
    Source,
    TypeMethod,
)


@dataclass(slots=True, frozen=True)
class Place:
    """One place of one activity, with the words that it rests on.

    `municipality_code` is the CBS code ("GM0518"), None above that level, abroad and in the Caribbean.
    `country` is ISO 3166-1 alpha-2 ("NL", "BE", "BQ"). `lat` and `lon` are degrees in EPSG:4326, None when
    unknown; above level `place` they are a label point, not a position; a building or quarter whose own position
    is unknown has that of the main place of its municipality.
    `confidence` is between 0 and 1; `ambiguous` means that other `candidates` (codes or names) remain.
    `rule` names the rules that found and chose it; it is evidence and does not affect equality.
    """

    name: str
    level: Level
    evidence: str
    source: Source
    method: str
    confidence: float
    municipality_code: str | None = None
    province: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    ambiguous: bool = False
    candidates: tuple[str, ...] = ()
    rule: str = field(default="", compare=False)


@dataclass(slots=True, frozen=True)
class Fact:
    """A fact that the words state about an activity: `value` as worded, `evidence` is its line of the page."""

    kind: FactKind
    value: str
    evidence: str


@dataclass(slots=True)
class Activity:
    """Something that one or more ministers or state secretaries do on one day (or from `date` to `end_date`).

    `key` is stable: for a single page its path, for a weekly page path + date + normalised title.
    `title` is in the words of the page; `description` is what it adds (the intro, a lead-in, label lines).
    `day_place` is the place in the day heading of a weekly page, otherwise the place of that page as a whole.
    `people_confidence` and `people_evidence` (the words) are None if the page names who takes part.
    `stated` is what labels say about counterparts and topic, each value unsplit; `facts` is all that is known.
    `type_evidence` is the words that the type rests on: the site's own, or those of the title or description.
    Times are local (Europe/Amsterdam).
    """

    key: str
    title: str
    date: dt.date
    end_date: dt.date | None = None
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    description: str = ""
    people: list[str] = field(default_factory=list)
    people_confidence: float | None = None
    people_evidence: str | None = None
    ministries: list[str] = field(default_factory=list)
    type_stated: str | None = None
    type: str = ActivityType.UNCLASSIFIED
    type_method: TypeMethod = TypeMethod.NONE
    type_confidence: float | None = None
    type_evidence: str | None = None
    stated: list[Fact] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    mode: Mode = Mode.UNKNOWN
    stated_place: str | None = None
    day_place: str | None = None
    places: list[Place] = field(default_factory=list)
    contact_present: bool = False
    flags: list[Flag] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class Problem:
    """Something on a page that was not understood: reported and counted, never absorbed."""

    kind: str  # "unknown_label", "unknown_type", "unreadable_date", "selector", ...
    where: str  # the selector, label or heading
    text: str  # the words, shortened; never from a contact line


@dataclass(slots=True, repr=False)
class AgendaPage:
    """One page under /actueel/agenda/: a single activity, or the week of one person (`weekly`).

    `path` is the canonical path and the page's identity; `date` is the day in it, for a weekly page the Monday.
    `people` are names from the register; an unknown spelling, or one of another person's name, is a problem.
    `body` is the markup without scripts and contact lines; `body_sha256` is the hash of the original body, and
    `reading` that of everything that can be read from it: a varying token changes the body, not the reading.
    `counts` is what steps counted on it, `counted` all that it adds to the report of the run. `structure` counts its
    tags, classes, labels and kinds of lines, for the print of the run.
    """

    url: str
    path: str
    platform: Platform
    weekly: bool
    title: str
    date: dt.date
    people: list[str]
    ministries: list[str]
    type_stated: str | None
    stated_place: str | None
    intro: str
    published: dt.datetime | None
    activities: list[Activity]
    body_sha256: str
    body: bytes = field(repr=False)
    fetched_at: dt.datetime
    problems: list[Problem] = field(default_factory=list)
    reading: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    counted: dict[str, Any] = field(default_factory=dict)
    structure: Mapping[tuple[str, str], int] = field(default_factory=dict, repr=False)

    def __repr__(self) -> str:
        """Return a short form for logs, with the path only: the complete page would fill many lines."""
        return f"<AgendaPage {self.path}>"
