"""Every published figure computed again in plain Python, from the activities themselves: no SQL, no view.

`differences` names each figure in which the database differs, row by row.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import psycopg

from agendacrawl import register
from agendacrawl.core.vocabulary import ActivityType
from support.databases import SampleCrawl
from support.views import KINDS, UNITS

CARIBBEAN = {"AW", "BQ", "CW", "SX"}
THE_HAGUE = "GM0518"
ORDER = (
    "elsewhere", "province_only", "caribbean", "abroad", "online", "diverse", "unresolved", "not_stated", "cancelled",
    "withdrawn_before",
)  # fmt: skip
Place = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """An activity on a page, as far as it is counted; `joint` is the same on all pages of one event."""

    joint: int
    people: tuple[str, ...]
    mode: str
    cancelled: bool
    places: tuple[Place, ...]
    nowhere: str  # the line that it is in without a place
    date: dt.date
    ministries: tuple[str, ...]
    type: str = "unclassified"
    type_method: str = "none"
    doubtful: bool = False  # far from the day of its page

    @property
    def counts(self) -> bool:
        return self.mode != "online" and not self.cancelled


REGION_OF: dict[tuple[str, str], list[str]] = {}
for _one in register.regions():
    for _member in _one.members:
        if _member.counted:
            REGION_OF.setdefault((_one.kind, _member.municipality_code), []).append(_one.code)
AREAS = {(one.kind, area): one.code for one in register.regions() for area in one.areas}
PROVINCES = {one.name: one.code for one in register.provinces()}


@dataclass(frozen=True)
class Lies:
    """Regions of a kind that a place lies in: surely, possibly, and both outside The Hague."""

    sure: frozenset[str] = frozenset()
    up_to: frozenset[str] = frozenset()
    away: frozenset[str] = frozenset()
    away_up_to: frozenset[str] = frozenset()

    def of(self, *, up_to: bool, away: bool) -> frozenset[str]:
        return (self.away_up_to if away else self.up_to) if up_to else (self.away if away else self.sure)


def meanings(place: Place) -> list[str]:
    """What the name of a place can mean: codes of municipalities, else names; "?" where even one is doubtful."""
    if not place["ambiguous"]:
        return [place["municipality_code"]] if place["municipality_code"] else []
    found = sorted({*place["candidates"], *filter(None, [place["municipality_code"]])})
    return found if len(found) > 1 else [*found, "?"]


def lies(kind: str, place: Place) -> Lies:
    """The regions of a kind that a place lies in."""
    can_mean = meanings(place)
    if can_mean:
        each = [frozenset(REGION_OF.get((kind, one), [])) for one in can_mean]
        away = [codes if one != THE_HAGUE else frozenset() for one, codes in zip(can_mean, each, strict=True)]
        return Lies(
            frozenset.intersection(*each),
            frozenset.union(*each),
            frozenset.intersection(*away),
            frozenset.union(*away),
        )
    if place["country"] != "NL" or place["level"] not in ("region", "province"):
        return Lies()
    found: set[str] = set()
    if kind == "province" and place["province"]:
        found.add(PROVINCES[place["province"]])
    if area := AREAS.get((kind, place["name"].lower().replace("-", " "))):
        found.add(area)
    return Lies(*[frozenset(found)] * 4)


def outside_the_hague(place: Place) -> bool:
    """Whether a place is, or may be, outside The Hague."""
    others = [one for one in meanings(place) if one not in (THE_HAGUE, "?")]
    return bool(others) or not meanings(place)


def line(row: Row, place: Place | None) -> str:
    """The line of the sum for what is in no region."""
    if row.cancelled:
        return "cancelled"
    if row.mode == "online":
        return "online"
    if place is None:
        return row.nowhere
    if place["country"] == "NL":
        return "elsewhere" if place["municipality_code"] else "province_only"
    return "caribbean" if place["country"] in CARIBBEAN else "abroad"


def totals(rows: Iterable[Row], kind: str, *, up_to: bool, away: bool) -> dict[str, Counter[str]]:
    """The lines of gis.totals for a kind: per unit how many in each line."""
    found: dict[str, dict[Hashable, tuple[set[str], set[str], set[str]]]] = {unit: {} for unit in UNITS}
    for number, row in enumerate(rows):
        for index, place in enumerate(row.places or (None,)):
            if away and (place is None or row.mode == "online" or not outside_the_hague(place)):
                continue
            where = lies(kind, place) if place and row.counts else Lies()
            units: list[tuple[str, Hashable]] = [("activities", row.joint)]
            if row.mode == "physical" and not row.cancelled:
                units += [("visits", (row.joint, person)) for person in row.people]
            if place:
                units.append(("places", (number, index)))
            for unit, key in units:
                known, possible, lines = found[unit].setdefault(key, (set(), set(), set()))
                known |= where.of(up_to=up_to, away=away)
                possible |= where.of(up_to=True, away=away)
                lines.add(line(row, place))
    sums = {unit: Counter({"all": len(found[unit])}) for unit in UNITS}
    for unit, facts in found.items():
        for codes, possible, lines in facts.values():
            if codes:
                sums[unit]["regions"] += len(codes)
                sums[unit]["several_regions"] -= len(codes) - 1
            else:
                sums[unit]["ambiguous" if possible else min(lines, key=ORDER.index)] += 1
    return sums


@dataclass(frozen=True)
class Fact:
    """An activity in a region (or that may be there), all of its rows with a place there together."""

    joint: int
    date: dt.date
    type: str
    sure: bool
    away: bool
    away_up_to: bool
    places: int
    places_up_to: int
    doubtful: bool
    people: Mapping[str, Person]


@dataclass(frozen=True)
class Person:
    """A person at an activity in a region."""

    date: dt.date
    sure: bool
    away: bool
    away_up_to: bool
    visit: bool
    visit_up_to: bool
    visit_away: bool
    visit_away_up_to: bool
    ministries: frozenset[str]


def facts(rows: Sequence[Row], kind: str) -> dict[str, list[Fact]]:
    """Per region of a kind the activities in it: what all counts of regions rest on."""
    spots: dict[tuple[str, int], list[tuple[Row, Place, Lies]]] = {}
    for row in rows:
        for place in row.places if row.counts else ():
            where = lies(kind, place)
            for code in where.up_to:
                spots.setdefault((code, row.joint), []).append((row, place, where))
    named: dict[tuple[int, str], set[str]] = {}
    for row in rows:
        for person in row.people:
            named.setdefault((row.joint, person), set()).update(row.ministries)
    order = {id(row): number for number, row in enumerate(rows)}
    found: dict[str, list[Fact]] = {}
    for (code, joint), all_of_it in spots.items():
        people = {}
        for person in dict.fromkeys(person for row, _, _ in all_of_it for person in row.people):
            own = [(row, where) for row, _, where in all_of_it if person in row.people]
            people[person] = _person(person, code, own, named[joint, person])
        first = min(
            (row for row, _, _ in all_of_it),
            key=lambda row: (row.type_method != "stated", row.type == "unclassified", order[id(row)]),
        )
        found.setdefault(code, []).append(
            Fact(
                joint,
                min(row.date for row, _, _ in all_of_it),
                first.type if first.type in set(ActivityType) else "other",
                any(code in where.sure for _, _, where in all_of_it),
                any(code in where.away for _, _, where in all_of_it),
                any(code in where.away_up_to for _, _, where in all_of_it),
                sum(code in where.sure for _, _, where in all_of_it),
                len(all_of_it),
                any(row.doubtful for row, _, _ in all_of_it),
                people,
            )
        )
    return found


def _person(person: str, code: str, own: Sequence[tuple[Row, Lies]], named: Iterable[str]) -> Person:
    there = [where for row, where in own if row.mode == "physical"]
    date = min(row.date for row, _ in own)
    return Person(
        date,
        any(code in where.sure for _, where in own),
        any(code in where.away for _, where in own),
        any(code in where.away_up_to for _, where in own),
        any(code in where.sure for where in there),
        bool(there),
        any(code in where.away for where in there),
        any(code in where.away_up_to for where in there),
        frozenset(register.ministries_of(person, date) or named),
    )


AMOUNTS = (
    "activities", "activities_up_to", "visits", "visits_up_to", "activities_outside_the_hague",
    "activities_outside_the_hague_up_to", "visits_outside_the_hague", "visits_outside_the_hague_up_to",
)  # fmt: skip


def amounts(found: Sequence[Fact], chosen: Callable[[Person], bool] = lambda _: True) -> tuple[int, ...]:
    """The columns AMOUNTS of activities in a region, with the visits of the chosen people."""
    people = [[one for one in fact.people.values() if chosen(one)] for fact in found]
    return (
        sum(fact.sure for fact in found),
        len(found),
        sum(one.visit for some in people for one in some),
        sum(one.visit_up_to for some in people for one in some),
        sum(fact.away for fact in found),
        sum(fact.away_up_to for fact in found),
        sum(one.visit_away for some in people for one in some),
        sum(one.visit_away_up_to for some in people for one in some),
    )


def amounts_of(found: Sequence[Fact], chosen: Callable[[str, Person], bool]) -> tuple[int, ...]:
    """The columns AMOUNTS of the activities that chosen people took part in."""
    parts = [
        some for fact in found if (some := [one for name, one in fact.people.items() if chosen(name, one)])
    ]
    return (
        sum(any(one.sure for one in some) for some in parts),
        len(parts),
        sum(one.visit for some in parts for one in some),
        sum(one.visit_up_to for some in parts for one in some),
        sum(any(one.away for one in some) for some in parts),
        sum(any(one.away_up_to for one in some) for some in parts),
        sum(one.visit_away for some in parts for one in some),
        sum(one.visit_away_up_to for some in parts for one in some),
    )


# -- Is it little? -----------------------------------------------------------------------------------------


@cache
def poisson_interval(count: int) -> tuple[float, float]:
    """The exact 95 % interval of a count, by halving: slower than in the database, and by another road."""

    def at_most(most: int, mean: float) -> float:
        return math.fsum(math.exp(i * math.log(mean) - mean - math.lgamma(i + 1)) for i in range(most + 1))

    def solve(most: int, probability: float) -> float:
        low, high = 1e-9, count + 20 * math.sqrt(count + 1) + 20
        for _ in range(80):
            middle = (low + high) / 2
            low, high = (middle, high) if at_most(most, middle) > probability else (low, middle)
        return (low + high) / 2

    return (solve(count - 1, 0.975) if count else 0.0), solve(count, 0.025)


def dutch(amount: float, decimals: int) -> str:
    return f"{amount:,.{decimals}f}".translate(str.maketrans(".,", ",."))


def in_words(state: str, visits: int, up_to: int, nameless: int, expected: float | None) -> str:
    if state == "not_published":
        return "niet gepubliceerd"
    first = (
        "niets gevonden"
        if state == "nothing_found"
        else f"{dutch(visits, 0)} bezoek{'en' if visits != 1 else ''}"
    )
    low, high = poisson_interval(visits)
    parts = [
        first + (f" (misschien {dutch(up_to, 0)})" if up_to > visits else ""),
        *(
            [f"{dutch(nameless, 0)} activiteit{'en' if nameless != 1 else ''} zonder naam"]
            if nameless
            else []
        ),
        *([f"naar inwonertal verwacht {dutch(expected, 1)}"] if expected is not None else []),
        f"95 %-interval {dutch(low, 1)}-{dutch(high, 1)}",
    ]
    return "; ".join(parts)


def state(visits: int, activities: int, up_to: int, *, published: bool) -> str:
    if visits:
        return "visited"
    if activities:
        return "visited_unnamed"
    if up_to:
        return "possibly_visited"
    return "nothing_found" if published else "not_published"


@dataclass(frozen=True)
class Period:
    """Days, both included, and whether anything was published of them."""

    first: dt.date
    last: dt.date
    published: bool

    def holds(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    @classmethod
    def of(cls, rows: Iterable[Row], first: dt.date = dt.date.min, last: dt.date = dt.date.max) -> Period:
        """The period, published if a row is of it, or names somebody in a week that reaches into it."""

        def told(row: Row) -> bool:
            monday = row.date - dt.timedelta(row.date.weekday())
            return first <= row.date <= last or bool(
                row.people and monday <= last and monday + dt.timedelta(6) >= first
            )

        return cls(first, last, any(map(told, rows)))


Facts = Mapping[str, Sequence[Fact]]


def per_region(
    kind: str, by_region: Facts, by_municipality: Facts, inhabitants: Mapping[str, int], period: Period
) -> dict[str, dict[str, Any]]:
    """What gis.visits_in_period says of each region of a kind, also of those that have nothing."""
    published = period.published
    country = len(
        {
            (fact.joint, name)
            for found in by_municipality.values()
            for fact in found
            for name, one in fact.people.items()
            if one.visit_away and period.holds(one.date)
        }
    )
    everybody = sum(number for code, number in inhabitants.items() if code != THE_HAGUE)
    members: dict[str, set[str]] = {}
    for (of, municipality), codes in REGION_OF.items():
        for code in codes if of == kind else ():
            members.setdefault(code, set()).add(municipality)
    told = {}
    for code, municipalities in members.items():
        found = [fact for fact in by_region.get(code, []) if period.holds(fact.date)]
        living = sum(inhabitants[one] for one in municipalities)
        away = sum(inhabitants[one] for one in municipalities - {THE_HAGUE})
        figures: dict[str, Any] = dict(zip(AMOUNTS, amounts(found), strict=True))
        nameless = [fact for fact in found if fact.sure and not fact.people]
        visited = [fact for fact in found if any(one.visit for one in fact.people.values())]
        expected = country * away / everybody if away else None
        low, high = poisson_interval(figures["visits"])
        figures |= {
            "state": state(
                figures["visits"], figures["activities"], figures["activities_up_to"], published=published
            ),
            "activities_without_name": len(nameless),
            "places": sum(fact.places for fact in found),
            "places_up_to": sum(fact.places_up_to for fact in found),
            "first_visit": min(_days(visited), default=None),
            "last_visit": max(_days(visited), default=None),
            "last_activity": max(_days(fact for fact in found if fact.sure), default=None),
            "last_without_name": max(_days(nameless), default=None),
            "inhabitants": living,
            "visits_low": low,
            "visits_high": high,
            "visits_per_100k": 100_000 * figures["visits"] / living,
            "visits_per_100k_low": 100_000 * low / living,
            "visits_per_100k_high": 100_000 * high / living,
            "expected_visits": expected,
            "few_expected": None if expected is None else expected < 5,
        }
        if THE_HAGUE in municipalities and away:
            visits = figures["visits_outside_the_hague"]
            left = (
                visits,
                figures["activities_outside_the_hague"],
                figures["activities_outside_the_hague_up_to"],
            )
            outside = sum(fact.away and not fact.people for fact in found)
            up_to = figures["visits_outside_the_hague_up_to"]
            words = in_words(state(*left, published=published), visits, up_to, outside, expected)
            figures["in_words"] = f"{words} (buiten Den Haag)"
        else:
            figures["in_words"] = in_words(
                figures["state"], figures["visits"], figures["visits_up_to"], len(nameless), expected
            )
        ends = poisson_interval(figures["visits_outside_the_hague"])
        for name, value in zip(
            ("ratio", "ratio_low", "ratio_high"), (figures["visits_outside_the_hague"], *ends), strict=True
        ):
            figures[name] = value / expected if expected else None
        told[code] = figures
    return told


def _days(found: Iterable[Fact]) -> list[dt.date]:
    return [fact.date for fact in found if not fact.doubtful]


ROUNDED = {"visits_low": 2, "visits_high": 2, "expected_visits": 4, "ratio": 2, "ratio_low": 2, "ratio_high": 2} | dict.fromkeys(
    ("visits_per_100k", "visits_per_100k_low", "visits_per_100k_high"), 1
)  # fmt: skip


def same(name: str, wanted: object, got: object) -> bool:
    """Whether a figure is the wanted one, rounded as it is published."""
    if name in ROUNDED and isinstance(wanted, float) and isinstance(got, float):
        return abs(wanted - got) <= 0.500001 * 10.0 ** -ROUNDED[name]
    return wanted == got


def sample_rows(crawl: SampleCrawl) -> list[Row]:
    """The rows of the feed of a crawl of the sample site; only what links pages is asked of the database."""
    with psycopg.connect(crawl.dsn) as connection:
        known = {
            key: (joint, nowhere)
            for key, joint, nowhere in connection.execute(
                "SELECT a.key, coalesce(j.joint_id, a.id), g.where_class FROM agenda.activity a "
                "JOIN gis.activity g USING (id) LEFT JOIN agenda.activity_joint j ON j.activity_id = a.id"
            ).fetchall()
        }
    return [
        Row(
            known[one["key"]][0],
            tuple(one["people"]),
            one["mode"],
            "cancelled" in one["flags"],
            tuple(one["places"]),
            known[one["key"]][1],
            dt.date.fromisoformat(one["date"]),
            tuple(one["ministries"]),
            one["type"],
            one["type_method"],
        )
        for one in crawl.rows
    ]


# -- The database ------------------------------------------------------------------------------------------


def differences(dsn: str, rows: Sequence[Row], kinds: Sequence[str] = KINDS) -> list[str]:
    """Each figure that the database publishes of these rows and that comes out otherwise here."""
    with psycopg.connect(dsn) as connection:
        inhabitants: dict[str, int] = dict(
            connection.execute(
                "SELECT code, inhabitants FROM gis.region WHERE kind = 'municipality'"
            ).fetchall()
        )
        return [
            text
            for kind in kinds
            for part in (_of_regions, _of_totals, _of_parts)
            for text in part(connection, rows, kind, inhabitants)
        ]


def _of_regions(
    connection: psycopg.Connection[Any], rows: Sequence[Row], kind: str, inhabitants: Mapping[str, int]
) -> Iterator[str]:
    years = {row.date.year for row in rows}
    sure = [row.date.year for row in rows if not row.doubtful]
    years |= set(range(min(sure), max(sure) + 1))
    periods = [("visits_per_region", Period.of(rows), "")]
    periods += [
        (
            "visits_per_region_year",
            Period.of(rows, dt.date(year, 1, 1), dt.date(year, 12, 31)),
            f" AND year = {year}",
        )
        for year in sorted(years)
    ]
    by_region, by_municipality = facts(rows, kind), facts(rows, "municipality")
    for view, period, condition in periods:
        wanted = per_region(kind, by_region, by_municipality, inhabitants, period)
        names = list(next(iter(wanted.values())))
        found = connection.execute(
            f"SELECT code, {', '.join(names)} FROM gis.{view} WHERE kind = %s{condition}".encode(), [kind]
        ).fetchall()
        if {code for code, *_ in found} != wanted.keys():
            yield f"{view}{condition}: not each region of {kind} once"
        for code, *values in found:
            for name, got in zip(names, values, strict=True):
                if not same(name, wanted[code][name], got):
                    yield f"{view}{condition} {code} {name}: published {got}, counted {wanted[code][name]}"


def _of_totals(
    connection: psycopg.Connection[Any], rows: Sequence[Row], kind: str, _: Mapping[str, int]
) -> Iterator[str]:
    for away in (False, True):
        for up_to in (False, True):
            ending = ("_outside_the_hague" if away else "") + ("_up_to" if up_to else "")
            wanted = totals(rows, kind, up_to=up_to, away=away)
            columns = ", ".join(f"{unit}{ending}" for unit in UNITS)
            found = connection.execute(
                f"SELECT line, {columns} FROM gis.totals WHERE kind = %s".encode(), [kind]
            ).fetchall()
            if {name for name, *_ in found} != {
                "all",
                "regions",
                "several_regions",
                "ambiguous",
                "withdrawn_after",
                *ORDER,
            }:
                yield f"totals {kind}: other lines than known"
            for name, *values in found:
                for unit, got in zip(UNITS, values, strict=True):
                    if got != wanted[unit][name]:
                        yield f"totals {kind} {name} {unit}{ending}: published {got}, counted {wanted[unit][name]}"


def _of_parts(
    connection: psycopg.Connection[Any], rows: Sequence[Row], kind: str, _: Mapping[str, int]
) -> Iterator[str]:
    by_region = facts(rows, kind)
    for by in ("person", "ministry", "month", "type"):
        wanted: dict[tuple[str, str], tuple[int, ...]] = {}
        for code, found in by_region.items():
            for part, counted in _parts(by, found):
                wanted[code, part] = counted
        published = connection.execute(
            f"SELECT code, {by}::text, {', '.join(AMOUNTS)} FROM gis.visits_per_region_{by} WHERE kind = %s".encode(),
            [kind],
        ).fetchall()
        for code, part in wanted.keys() - {(code, part) for code, part, *_ in published}:
            yield f"visits_per_region_{by} {code} {part}: no row"
        for code, part, *values in published:
            counted = wanted.get((code, part), (0,) * len(AMOUNTS))
            if tuple(values) != counted:
                yield f"visits_per_region_{by} {code} {part}: published {values}, counted {counted}"


def _parts(by: str, found: Sequence[Fact]) -> Iterator[tuple[str, tuple[int, ...]]]:
    if by == "person":
        for name in {name for fact in found for name in fact.people}:
            yield name, amounts_of(found, lambda one, _, name=name: one == name)  # type: ignore[misc]
    elif by == "ministry":
        for name in {name for fact in found for one in fact.people.values() for name in one.ministries}:
            yield name, amounts_of(found, lambda _, one, name=name: name in one.ministries)  # type: ignore[misc]
    else:
        of: dict[str, list[Fact]] = {}
        for fact in found:
            part = fact.date.replace(day=1).isoformat() if by == "month" else fact.type
            of.setdefault(part, []).append(fact)
        for part, some in of.items():
            yield part, amounts(some)
