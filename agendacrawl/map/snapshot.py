"""The map's data as plain values: activities, their places, the regions. This module uses no database and no page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from agendacrawl.core.credits import credits_of, due, note
from agendacrawl.core.territory import CARIBBEAN
from agendacrawl.core.totals import line_names

DEGREES = 10_000  # outlines are whole numbers of 1/10,000 degree: 11 m north, 7 m east in the Netherlands

Ring = Sequence[tuple[float, float]]  # longitude, latitude, EPSG:4326


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity on one page, as in gis.activity; a shared event has the same `joint_id` on each of its pages.

    `standing` is `counts`, or the line of gis.totals that says more: `cancelled` and `withdrawn_before` do not count,
    `withdrawn_after` does.
    """

    id: int
    joint_id: int
    date: dt.date
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
class Region:
    """A region of a kind with its label point and, where polygons are loaded, its outline.

    Its inhabitants, in all and outside The Hague, are None where they are not known.
    """

    id: int
    kind: str
    code: str
    name: str
    lat: float
    lon: float
    inhabitants: int | None
    inhabitants_away: int | None
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that one page shows, as of one moment. `types` are in the order of their legend.

    `kinds` are the Dutch plurals of the kinds of regions by code, in the order in which they are offered.

    `example`: some of the data is not from rijksoverheid.nl, and the page says so.

    `states` are (code, Dutch words) of what may be said of a region, as in gis.visit_state.
    `methods` are those by which the places were found: some ask for a credit.

    `offices` are (person, ministry, first day, last day or None), as in ref.office.
    """

    activities: list[Activity]
    places: list[Place]
    regions: list[Region]
    kinds: dict[str, str]
    states: list[tuple[str, str]]
    cabinets: list[tuple[str, dt.date, dt.date | None]]
    offices: list[tuple[str, str, dt.date, dt.date | None]]
    types: list[str]
    made_on: dt.date
    example: bool
    methods: frozenset[str] = frozenset()


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


def compact(snapshot: Snapshot) -> dict[str, Any]:
    """Return the snapshot as compact JSON values: a list per column, words and lists of words as numbers.

    Dates are days since 1970-01-01; addresses omit the start that they all share.
    """
    people, ministries, titles, names, evidence = (Words() for _ in range(5))
    groups, lists = Words([()]), Words([()])
    types, modes, wheres, levels, countries = Words(snapshot.types), Words(), Words(), Words(), Words([None])
    standings = Words()
    activities = sorted(snapshot.activities, key=lambda activity: activity.id)
    index = {activity.id: number for number, activity in enumerate(activities)}
    joints = Words()
    for person in (name for activity in activities for name in activity.people):
        people.number(person)
    offices: list[list[list[int | None]]] = [[] for _ in people.values]
    for person, ministry, first, last in snapshot.offices:
        if person in people.values:
            term = [ministries.number(ministry), _day(first), _day(last) if last else None]
            offices[people.number(person)].append(term)
    base = _common_start([activity.url for activity in activities])
    return {
        "made_on": _day(snapshot.made_on),
        "example": snapshot.example,
        "cabinets": [
            [name, _day(first), _day(end) if end else None] for name, first, end in snapshot.cabinets
        ],
        "offices": offices,
        "base": base,
        "activities": {
            "joint": [joints.number(a.joint_id) for a in activities],
            "date": [_day(a.date) for a in activities],
            "title": [titles.number(a.title) for a in activities],
            "people": [groups.number(tuple(people.number(p) for p in a.people)) for a in activities],
            "ministries": [
                lists.number(tuple(ministries.number(m) for m in a.ministries)) for a in activities
            ],
            "type": [types.number(a.type) for a in activities],
            "stated": [int(a.type_stated) for a in activities],
            "mode": [modes.number(a.mode) for a in activities],
            "standing": [standings.number(a.standing) for a in activities],
            "missing": [int(a.missing) for a in activities],
            "where": [wheres.number(a.where) for a in activities],
            "url": [a.url.removeprefix(base) for a in activities],
        },
        "places": _places(snapshot, index, names, levels, countries, evidence),
        "regions": [_region(region) for region in snapshot.regions],
        "kinds": snapshot.kinds,
        "states": dict(snapshot.states),
        "lines": line_names(),
        "credits": _credits(snapshot.methods),
        "caribbean": sorted(CARIBBEAN),
        "people": people.values,
        "ministries": ministries.values,
        "groups": groups.values,
        "lists": lists.values,
        "types": types.values,
        "modes": modes.values,
        "wheres": wheres.values,
        "standings": standings.values,
        "titles": titles.values,
        "names": names.values,
        "levels": levels.values,
        "countries": countries.values,
        "evidence": evidence.values,
    }


def _credits(methods: Collection[str]) -> dict[str, str]:
    """Return whom the page credits for what, with their licences."""
    return {
        "agendas": note(credits_of("agendas")),
        "places": note([*credits_of("places"), *due(methods)]),
        "areas": note(credits_of("areas")),
        "background": note(credits_of("background")),
    }


def _places(
    snapshot: Snapshot,
    index: dict[int, int],
    names: Words,
    levels: Words,
    countries: Words,
    evidence: Words,
) -> dict[str, list[Any]]:
    regions = {region.id: number for number, region in enumerate(snapshot.regions)}
    sets = Words([()])

    def numbers(ids: Iterable[int]) -> int:
        return sets.number(tuple(sorted(regions[one] for one in ids)))

    places = sorted(snapshot.places, key=lambda place: index[place.activity_id])
    return {
        "activity": [index[p.activity_id] for p in places],
        "name": [names.number(p.name) for p in places],
        "level": [levels.number(p.level) for p in places],
        "lat": [p.lat and round(p.lat, 5) for p in places],
        "lon": [p.lon and round(p.lon, 5) for p in places],
        "hague": [int(p.is_hague) for p in places],
        "municipal": [int(p.municipal) for p in places],
        "country": [countries.number(p.country) for p in places],
        "evidence": [evidence.number(p.evidence) for p in places],
        "regions": [numbers(p.regions) for p in places],
        "possible": [numbers(p.possible) for p in places],
        "away": [numbers(p.away) for p in places],
        "possiblyAway": [numbers(p.possibly_away) for p in places],
        "sets": sets.values,
    }


def _region(region: Region) -> dict[str, Any]:
    return {
        "kind": region.kind,
        "code": region.code,
        "name": region.name,
        "at": [round(region.lat, 5), round(region.lon, 5)],
        "inhabitants": region.inhabitants,
        "inhabitantsAway": region.inhabitants_away,
        "rings": [_steps(ring) for ring in region.rings],
    }


def _steps(ring: Ring) -> list[int]:
    """Return a ring as its first point and the steps from each point to the next, in 1/10,000 degree.

    >>> _steps([(5.0, 52.0), (5.001, 52.0), (5.001, 51.999)])
    [50000, 520000, 10, 0, 0, -10]
    """
    steps, x, y = [], 0, 0
    for lon, lat in ring:
        east, north = round(lon * DEGREES), round(lat * DEGREES)
        if (east, north) != (x, y):
            steps += [east - x, north - y]
            x, y = east, north
    return steps


def _day(date: dt.date) -> int:
    return (date - dt.date(1970, 1, 1)).days


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
