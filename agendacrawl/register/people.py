"""Who held which office, and when: lookups/people.yml.

A name is found however it is written: case, accents, hyphens and quotes do not count. An office lasts from its
first to its last day, so that on a day of change both holders have it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from agendacrawl.core.lookups import read_yaml
from agendacrawl.core.names import normalise
from agendacrawl.register.ministries import ministry
from agendacrawl.register.names import UnknownNameError, slug

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
        """The name without the surname: "Femke Marije"."""
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
        """The title without the role: "Natuur en Stikstof"."""
        return _ROLE_IN_TITLE.sub("", self.title)

    def held_on(self, day: dt.date) -> bool:
        """Tell whether the office was held on a day, the first and the last one included."""
        return self.start_date <= day and (self.end_date is None or day <= self.end_date)


@cache
def people() -> tuple[Person, ...]:
    """Return everybody who held an office, by name."""
    extras = read_yaml("people.yml")["people"]
    names = sorted({office.person for office in offices()})
    if strangers := extras.keys() - set(names):
        raise UnknownNameError(f"lookups/people.yml: {', '.join(strangers)} held no office there.")
    return tuple(_person(name, **extras.get(name, {})) for name in names)


@cache
def cabinets() -> tuple[Cabinet, ...]:
    """Return the cabinets, oldest first."""
    return tuple(Cabinet(c["name"], c["start"], c.get("end")) for c in read_yaml("people.yml")["cabinets"])


@cache
def offices() -> tuple[Office, ...]:
    """Return every office of every cabinet."""
    return tuple(
        Office(
            person=office["who"],
            title=office["title"],
            role=Role(office["title"].split(",")[0].split(" ")[0].lower()),
            ministry=ministry(office["ministry"]).code,
            cabinet=cabinet["name"],
            start_date=office.get("start", cabinet["start"]),
            end_date=office.get("end", cabinet.get("end")),
            source=cabinet["source"],
        )
        for cabinet in read_yaml("people.yml")["cabinets"]
        for office in cabinet["offices"]
    )


@cache
def offices_by_person() -> dict[str, tuple[Office, ...]]:
    """Return the offices by the name of who held them."""
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


def _person(
    name: str, surname: str | None = None, aliases: Iterable[str] = (), initials: str | None = None
) -> Person:
    whole = surname or name.split(" ", 1)[1]
    return Person(
        name, slug(name), tuple(dict.fromkeys((whole, whole.split("-")[0]))), tuple(aliases), initials
    )
