"""Values passed along on the way from words to a place: all are frozen, and none does I/O."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import Generic, TypeVar

from agendacrawl.core.items import Place
from agendacrawl.core.vocabulary import Level, Mode, Source

SEVERAL = "ZZ"  # the code in lookups for anything that lies in several countries
F = TypeVar("F", bound=Callable[..., object])


class Kind(StrEnum):
    """The kind of place that the words beside a name say it is."""

    ANY = "any"
    MUNICIPALITY = "municipality"
    PROVINCE = "province"
    REGION = "region"
    NEAR = "near"


class Rank(IntEnum):
    """The precedence of the meanings of one name; lower is stronger.

    Countries come before cities (India, Mali), provinces before villages (Zeeland, Limburg) and the
    Netherlands before abroad (Ede, Middelburg), unless the text says otherwise.
    """

    VENUE = 0
    OVERRIDE = 1
    COUNTRY = 2
    PROVINCE = 3
    REGION = 4
    PLACE = 5
    QUARTER = 6
    ABROAD_REGION = 7
    ABROAD = 8
    ABROAD_CITY = 9


@dataclass(slots=True, frozen=True)
class Entry:
    """One possible meaning of a name.

    `members` are the names into which a group is expanded. An entry with `cue` is trusted only as the whole of a
    stated place, never in running text (BZK, Defensie).
    """

    name: str
    level: Level
    rank: Rank
    country: str
    municipality_code: str | None = None
    province: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    origin: str = "lookups"
    members: tuple[str, ...] = ()
    cue: bool = False
    kind: str = ""  # of a venue

    @property
    def identity(self) -> tuple[str, str, str | None]:
        """Return the key by which two entries count as the same place."""
        if self.municipality_code is not None or self.lat is None:
            return (self.country, "" if self.municipality_code else self.name, self.municipality_code)
        return (self.country, f"{self.lat:.1f} {self.lon:.1f}", None)  # Cairo is Caïro


@dataclass(slots=True, frozen=True)
class OfficialPlace:
    """One of the 2,501 official places (CBS table 86097NED).

    `municipality` is a name or a code ("GM0518"); where names are not unique, `province` decides.
    """

    name: str
    municipality: str
    province: str


@dataclass(slots=True, frozen=True)
class Context:
    """What may decide between meanings besides the words themselves.

    The texts of the activity (title, description), the person's other places that day, the people of the page,
    and the country and province on which neighbouring names agree.
    """

    texts: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[str, ...] = ()
    country: str | None = None
    province: str | None = None


NO_CONTEXT = Context()


@dataclass(slots=True, frozen=True)
class Match:
    """One name found: the words, what they can mean (strongest first), and how they were matched.

    `method` is the rule that found the name, and `rules` are the rules that later narrowed its meanings.
    `located` means that another part says in which country, province or municipality it lies.
    """

    evidence: str
    entries: tuple[Entry, ...]
    method: str
    confidence: float
    joiner: str = ""
    bracket: bool = False
    kind: Kind = Kind.ANY
    certain: bool = True
    located: bool = False
    rules: tuple[str, ...] = ()

    @property
    def top(self) -> Entry | None:
        """Return the strongest meaning, or None for an unknown name."""
        return self.entries[0] if self.entries else None

    def narrowed(self, entries: tuple[Entry, ...], **changes: object) -> Match:
        """Return the match with only the meanings that another part leaves, marked as located."""
        return replace(self, entries=entries, located=True, **changes)  # type: ignore[arg-type]


@dataclass(slots=True, frozen=True)
class Candidate:
    """One meaning that a voter proposes for words, with the support for it.

    `rule` names the rules that found and chose it, in order; `evidence` holds the words; `rivals` are the
    codes or names of all meanings, empty when the choice is not in doubt.
    """

    entry: Entry
    confidence: float
    rule: str
    evidence: str
    method: str
    rivals: tuple[str, ...] = ()

    def place(self, source: Source) -> Place:
        """Return the place to store, attributed to `source`."""
        entry = self.entry
        return Place(
            name=entry.name,
            level=entry.level,
            evidence=self.evidence,
            source=source,
            method=self.method,
            confidence=self.confidence,
            municipality_code=entry.municipality_code,
            province=entry.province,
            country=None if entry.country == SEVERAL else entry.country,
            lat=entry.lat,
            lon=entry.lon,
            ambiguous=bool(self.rivals),
            candidates=self.rivals,
            rule=self.rule,
        )


@dataclass(slots=True, frozen=True)
class Resolution:
    """The result of resolving a stated place; `unresolved` holds parts that look like names but are unknown."""

    mode: Mode
    candidates: tuple[Candidate, ...]
    unresolved: tuple[str, ...]
    source: Source

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the places in the form in which they are stored."""
        return tuple(one.place(self.source) for one in self.candidates)


@dataclass(slots=True, frozen=True)
class Rule(Generic[F]):
    """One named rule of a table; `apply` returns None where the rule does not apply.

    `decides` is a stated place whose result changes without the rule, and `leaves` is a similar one whose result
    does not. Each comes with its answer: municipality codes, else names, else countries, such as "GM0518 BE", and
    "?" for an unknown name. The tests check both.
    """

    name: str
    apply: F
    decides: tuple[str, str]
    leaves: tuple[str, str]
