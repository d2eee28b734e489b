"""Who held which office, and when: lookups/people.yml.

Case, accents, hyphens and quotes in names do not matter. An office lasts from its first to its last day, both
included: on the day of a change both holders have it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import Field

from agendacrawl.core.lookups import EXACT, Lookup, LookupFileError, Name, Names, ShortCode
from agendacrawl.core.names import normalise
from agendacrawl.register.ministries import ministry
from agendacrawl.register.names import slug

_ROLE_IN_TITLE = re.compile(
    r"^(?:Minister-president, )?(?:minister|staatssecretaris) (?:van |voor )?", re.IGNORECASE
)
_PARTICLES = re.compile(r"\b(?:van de[rn]?|v ?d(?: ?[er]n?| ?n)?|vande[rn]?)\b")


class Role(StrEnum):
    """The three kinds of office, as the site writes them."""

    MINISTER_PRESIDENT = "minister-president"
    MINISTER = "minister"
    STAATSSECRETARIS = "staatssecretaris"


@dataclass(slots=True, frozen=True)
class Person:
    """A minister or state secretary. `name` as the site writes it, `slug` of /regering/bewindspersonen/SLUG.

    `surnames`: what may follow "minister", such as "van der Wal-Zeggelink" and "van der Wal". `initials` where
    the first of them is not that of the first name: "H.W.M." of Dick Schoof.
    """

    name: str
    slug: str
    surnames: tuple[str, ...]
    aliases: tuple[str, ...]
    initials: str | None = None

    @property
    def first_name(self) -> str:
        """Return the name without the surname: "Femke Marije"."""
        return self.name.removesuffix(self.surnames[0]).strip()


@dataclass(slots=True, frozen=True)
class Cabinet:
    """A cabinet from the day of its swearing-in until that of the next."""

    name: str
    start_date: dt.date
    end_date: dt.date | None


@dataclass(slots=True, frozen=True)
class Office:
    """Who held which office from the first to the last day; `ministry` is a code."""

    person: str
    title: str
    role: Role
    ministry: str
    cabinet: str
    start_date: dt.date
    end_date: dt.date | None
    source: str

    @property
    def portfolio(self) -> str:
        """Return the title without the role: "Natuur en Stikstof"."""
        return _ROLE_IN_TITLE.sub("", self.title)

    def held_on(self, day: dt.date) -> bool:
        """Tell whether the office was held on a day, the first and the last one included."""
        return self.held_between(day, day)

    def held_between(self, since: dt.date, until: dt.date) -> bool:
        """Tell whether the office was held on any day of a period."""
        return self.start_date <= until and (self.end_date is None or since <= self.end_date)


@dataclass(slots=True, frozen=True)
class PersonEntry:
    """A person in people.yml; see Person."""

    __pydantic_config__ = EXACT

    surname: Name | None = None
    aliases: Names = ()
    initials: Name | None = None


@dataclass(slots=True, frozen=True)
class OfficeEntry:
    """An office in people.yml; it lasts as long as its cabinet unless it says otherwise."""

    __pydantic_config__ = EXACT

    who: Annotated[str, Field(pattern=r"\S \S")]
    title: Annotated[str, Field(pattern=r"^(Minister-president|Minister|Staatssecretaris)\b")]
    ministry: ShortCode
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(slots=True, frozen=True)
class CabinetEntry:
    """A cabinet in people.yml."""

    __pydantic_config__ = EXACT

    name: Name
    start: dt.date
    source: str
    offices: tuple[OfficeEntry, ...]
    end: dt.date | None = None


@dataclass(slots=True, frozen=True)
class PeopleFile:
    """people.yml."""

    __pydantic_config__ = EXACT

    people: Mapping[Name, PersonEntry]
    cabinets: tuple[CabinetEntry, ...]


PEOPLE = Lookup("people.yml", PeopleFile)


@cache
def people() -> tuple[Person, ...]:
    """Return everybody who held an office, by name."""
    extras = _file().people
    names = sorted({office.person for office in offices()})
    if strangers := extras.keys() - set(names):
        raise LookupFileError(
            f"lookups/people.yml: {', '.join(sorted(strangers))} held no office there. Correct the name."
        )
    return tuple(_person(name, extras.get(name, PersonEntry())) for name in names)


@cache
def cabinets() -> tuple[Cabinet, ...]:
    """Return the cabinets, oldest first."""
    return tuple(Cabinet(one.name, one.start, one.end) for one in _file().cabinets)


@cache
def offices() -> tuple[Office, ...]:
    """Return every office of every cabinet."""
    return tuple(
        Office(
            person=office.who,
            title=office.title,
            role=Role(office.title.split(",")[0].split(" ")[0].lower()),
            ministry=ministry(office.ministry).code,
            cabinet=cabinet.name,
            start_date=office.start or cabinet.start,
            end_date=office.end or cabinet.end,
            source=cabinet.source,
        )
        for cabinet in _file().cabinets
        for office in cabinet.offices
    )


@cache
def offices_by_person() -> dict[str, tuple[Office, ...]]:
    """Return the offices by the name of their holder."""
    found: dict[str, tuple[Office, ...]] = defaultdict(tuple)
    for office in offices():
        found[office.person] += (office,)
    return dict(found)


def person_key(name: str) -> str:
    """Return the key under which a person is looked up: `normalise`, with the Dutch particles as one.

    >>> person_key("Eric v.d. Burg"), person_key("Eric van den Burg")
    ('eric vd burg', 'eric vd burg')
    """
    return _PARTICLES.sub("vd", normalise(name))


@cache
def _file() -> PeopleFile:
    return PEOPLE.read()


def _person(name: str, extra: PersonEntry) -> Person:
    whole = extra.surname or name.split(" ", 1)[1]
    surnames = tuple(dict.fromkeys((whole, whole.split("-")[0])))
    return Person(name, slug(name), surnames, extra.aliases, extra.initials)
