"""The map's data as plain values: the frame, and the activities year by year. No database and no page in here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from agendacrawl.core.credits import credits_of, due, note
from agendacrawl.core.measures import measures
from agendacrawl.core.slugs import person_slugs, region_slugs
from agendacrawl.core.territory import CARIBBEAN
from agendacrawl.core.totals import line_names
from agendacrawl.db.outlines import Ring

DEGREES = 10_000  # outlines are whole numbers of 1/10,000 degree: 11 m north, 7 m east in the Netherlands
POINTS = 100_000  # points of 1/100,000 degree: a metre


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity on one page, as in gis.activity; a shared event has the same `joint_id` on each of its pages.

    `standing` is `counts`, or the line of gis.totals that says more: `cancelled` and `withdrawn_before` do not count,
    `withdrawn_after` does. `doubtful`: its day is far from that of its page, and it is no first or last visit.
    """

    id: int
    joint_id: int
    date: dt.date
    doubtful: bool
    title: str
    people: tuple[str, ...]
    ministries: tuple[str, ...]
    type: str
    type_stated: bool
    mode: str
    standing: str
    missing: bool
    where: str
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place of an activity, as in gis.activity_point.

    `regions` are the ids of the regions in which it certainly lies. `possible` adds those in which it may lie, as its
    name fits several places. `away` and `possibly_away` are those of them where it is outside The Hague.
    """

    activity_id: int
    name: str
    level: str
    lat: float | None
    lon: float | None
    is_hague: bool
    municipal: bool
    country: str | None
    evidence: str
    regions: tuple[int, ...]
    possible: tuple[int, ...]
    away: tuple[int, ...]
    possibly_away: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The activities of a year with their places. A shared event is in the year in which it begins, with all pages."""

    number: int
    activities: Sequence[Activity]
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class Region:
    """A region of a kind with its label point. Its inhabitants, in all and outside The Hague, are None if unknown."""

    id: int
    kind: str
    code: str
    name: str
    lat: float
    lon: float
    inhabitants: int | None
    inhabitants_away: int | None


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything around the activities, as of the same moment. `types` are those of the register, in their order.

    `kinds` are (code, Dutch singular, Dutch plural) in the order in which they are offered.
    `states` are (code, Dutch words) of what may be said of a region, as in gis.visit_state.
    `methods` are those by which the places were found: some ask for a credit.
    `offices` are (person, ministry, first day, last day or None), as in ref.office.
    `borders` says where the borders are from; `example`: some of the data is not from rijksoverheid.nl.
    """

    regions: Sequence[Region]
    kinds: Sequence[tuple[str, str, str]]
    states: Sequence[tuple[str, str]]
    cabinets: Sequence[tuple[str, dt.date, dt.date | None]]
    offices: Sequence[tuple[str, str, dt.date, dt.date | None]]
    types: Sequence[str]
    made_on: dt.date
    example: bool
    methods: frozenset[str] = frozenset()
    borders: str | None = None


class Source(Protocol):
    """What a page is made from, as of one moment."""

    @property
    def frame(self) -> Frame:
        """Return everything around the activities."""

    def years(self) -> Iterable[Year]:
        """Return the years with activities, one after the other."""

    def borders(self, kind: str) -> dict[int, tuple[Ring, ...]]:
        """Return the outlines of the regions of a kind by id, in degrees; of none where there are no borders."""


class Words:
    """A dictionary of distinct values, each with its number.

    >>> words = Words()
    >>> [words.number("Hulst"), words.number("Venlo"), words.number("Hulst")], words.values
    ([0, 1, 0], ['Hulst', 'Venlo'])
    """

    def __init__(self, values: Iterable[Hashable] = ()) -> None:
        self._numbers: dict[Hashable, int] = {}
        for value in values:
            self.number(value)

    def number(self, value: Hashable) -> int:
        """Return the number of a value; a new value gets a new number."""
        return self._numbers.setdefault(value, len(self._numbers))

    @property
    def values(self) -> list[Any]:
        """Return all values in the order of their numbers."""
        return list(self._numbers)


class Compactor:
    """Turns years into compact JSON values, one after the other; what they share is collected for the index.

    Words and lists of words become numbers, dates days since 1970-01-01, points whole numbers of 1/100,000 degree.
    """

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.people, self.ministries, self.names, self.modes = Words(), Words(), Words(), Words()
        self.levels, self.wheres, self.standings, self.countries = Words(), Words(), Words(), Words([None])
        self.types = Words([*frame.types, "other"])
        self.groups, self.lists, self.sets = Words([()]), Words([()]), Words([()])
        self.period: list[int] = []
        self.years: list[list[int]] = []
        self._regions = {region.id: number for number, region in enumerate(frame.regions)}

    def year(self, year: Year) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return what is counted of a year, and its texts: titles, addresses and the words that places rest on."""
        row = {one.id: number for number, one in enumerate(year.activities)}
        places = sorted(year.places, key=lambda place: row[place.activity_id])
        for activity in year.activities:
            if activity.standing in ("counts", "withdrawn_after") and not activity.doubtful:
                day = _day(activity.date)
                self.period = [min([*self.period[:1], day]), max([*self.period[1:], day])]
        days = [_day(one.date) for one in year.activities]
        self.years.append([year.number, min(days), max(days)])
        facts = {
            "year": year.number,
            "activities": self._activities(year.activities, days),
            "places": self._places(places, row),
        }
        return facts, _texts(year.activities, places)

    def _activities(self, activities: Sequence[Activity], days: list[int]) -> dict[str, list[int]]:
        joints = Words()
        return {
            "joint": [joints.number(one.joint_id) for one in activities],
            "date": days,
            "doubtful": [int(one.doubtful) for one in activities],
            "people": [self.groups.number(tuple(map(self.people.number, one.people))) for one in activities],
            "ministries": [
                self.lists.number(tuple(map(self.ministries.number, one.ministries))) for one in activities
            ],
            "type": [self.types.number(one.type) for one in activities],
            "stated": [int(one.type_stated) for one in activities],
            "mode": [self.modes.number(one.mode) for one in activities],
            "standing": [self.standings.number(one.standing) for one in activities],
            "missing": [int(one.missing) for one in activities],
            "where": [self.wheres.number(one.where) for one in activities],
        }

    def _places(self, places: Sequence[Place], row: dict[int, int]) -> dict[str, list[Any]]:
        def numbers(ids: Iterable[int]) -> int:
            return self.sets.number(tuple(sorted(self._regions[one] for one in ids)))

        return {
            "activity": [row[one.activity_id] for one in places],
            "name": [self.names.number(one.name) for one in places],
            "level": [self.levels.number(one.level) for one in places],
            "lat": [_point(one.lat) for one in places],
            "lon": [_point(one.lon) for one in places],
            "hague": [int(one.is_hague) for one in places],
            "municipal": [int(one.municipal) for one in places],
            "country": [self.countries.number(one.country) for one in places],
            "regions": [numbers(one.regions) for one in places],
            "possible": [numbers(one.possible) for one in places],
            "away": [numbers(one.away) for one in places],
            "possiblyAway": [numbers(one.possibly_away) for one in places],
        }

    def index(self) -> dict[str, Any]:
        """Return what the page needs before any year: call it after the last one."""
        frame = self.frame
        offices: list[list[list[int | None]]] = [[] for _ in self.people.values]
        held = set(self.people.values)
        for person, ministry, first, last in frame.offices:
            if person in held:
                term = [self.ministries.number(ministry), _day(first), _day(last) if last else None]
                offices[self.people.number(person)].append(term)
        people = person_slugs(self.people.values)
        singular = {code: one for code, one, _ in frame.kinds}
        slugs = region_slugs((one.kind, singular[one.kind], one.code, one.name) for one in frame.regions)
        return {
            "made_on": _day(frame.made_on),
            "example": frame.example,
            "years": sorted(self.years),
            "period": self.period,
            "measures": [asdict(one) for one in measures().values()],
            "cabinets": [
                [name, _day(first), _day(end) if end else None] for name, first, end in frame.cabinets
            ],
            "offices": offices,
            "regions": [_region(one, slugs[one.kind, one.code]) for one in frame.regions],
            "kinds": [[code, one, many] for code, one, many in frame.kinds],
            "states": [list(one) for one in frame.states],
            "lines": list(line_names().items()),
            "credits": _credits(frame),
            "caribbean": sorted(CARIBBEAN),
            "people": self.people.values,
            "slugs": [people[name] for name in self.people.values],
            "ministries": self.ministries.values,
            "groups": self.groups.values,
            "lists": self.lists.values,
            "sets": self.sets.values,
            "types": self.types.values,
            "modes": self.modes.values,
            "wheres": self.wheres.values,
            "standings": self.standings.values,
            "names": self.names.values,
            "levels": self.levels.values,
            "countries": self.countries.values,
        }


def _texts(activities: Sequence[Activity], places: Sequence[Place]) -> dict[str, Any]:
    titles, evidence = Words(), Words()
    base = _common_start([one.url for one in activities])
    return {
        "title": [titles.number(one.title) for one in activities],
        "url": [one.url.removeprefix(base) for one in activities],
        "evidence": [evidence.number(one.evidence) for one in places],
        "titles": titles.values,
        "evidences": evidence.values,
        "base": base,
    }


def _credits(frame: Frame) -> dict[str, str]:
    """Return whom the page credits for what, with their licences."""
    return {
        "agendas": note(credits_of("agendas")),
        "places": note([*credits_of("places"), *due(frame.methods)]),
        "areas": note(credits_of("areas"))
        + (", vereenvoudigd" if "simplified" in (frame.borders or "") else ""),
        "inhabitants": note(credits_of("inhabitants")),
    }


def _region(region: Region, slug: str) -> dict[str, Any]:
    return {
        "kind": region.kind,
        "code": region.code,
        "name": region.name,
        "slug": slug,
        "at": [round(region.lat, 5), round(region.lon, 5)],
        "inhabitants": region.inhabitants,
        "inhabitantsAway": region.inhabitants_away,
    }


def steps(ring: Ring) -> list[int]:
    """Return a ring as its first point and the steps from each point to the next, in 1/10,000 degree.

    >>> steps([(5.0, 52.0), (5.001, 52.0), (5.001, 51.999)])
    [50000, 520000, 10, 0, 0, -10]
    """
    found, x, y = [], 0, 0
    for lon, lat in ring:
        east, north = round(lon * DEGREES), round(lat * DEGREES)
        if (east, north) != (x, y):
            found += [east - x, north - y]
            x, y = east, north
    return found


def borders(rings: dict[int, tuple[Ring, ...]]) -> dict[str, list[list[int]]]:
    """Return the outlines of a kind of regions by id, as `steps`; rings that are less than a triangle are left out."""
    return {
        str(number): [found for ring in all_rings if len(found := steps(ring)) >= 6]
        for number, all_rings in rings.items()
    }


def _day(date: dt.date) -> int:
    return (date - dt.date(1970, 1, 1)).days


def _point(degrees: float | None) -> int | None:
    return None if degrees is None else round(degrees * POINTS)


def _common_start(addresses: Sequence[str]) -> str:
    """Return the common start of all URLs.

    >>> _common_start(["https://a.nl/x/1", "https://a.nl/x/2"])
    'https://a.nl/x/'
    """
    if not addresses:
        return ""
    first, last = min(addresses), max(addresses)
    same = next(
        (i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last))
    )
    return first[:same]
