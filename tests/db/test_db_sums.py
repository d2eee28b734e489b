"""Sums: what the views count per region, and that regions and all the rest add up, in every kind and unit.

The figures that are expected are computed here in plain Python, from the activities themselves.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import psycopg
import pytest
from support.databases import SampleCrawl
from support.pages import make_activity, make_page, make_place
from support.paths import SHARED
from support.views import KINDS, UNITS, adds_up, store_all

from agendacrawl import register
from agendacrawl.core.items import Activity, Place
from agendacrawl.core.vocabulary import Flag, Level, Mode

CARIBBEAN = {"AW", "BQ", "CW", "SX"}
TWO = ["Judith Uitermark", "Zsolt Szabó"]
DAY = dt.date(2024, 9, 3)


# -- What is expected --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """An activity on a page, as far as it is counted; `joint` is the same on all pages of one event."""

    joint: int
    people: tuple[str, ...]
    mode: str
    cancelled: bool
    places: tuple[Mapping[str, Any], ...]
    nowhere: str  # the line that it is in without a place
    date: dt.date
    ministries: tuple[str, ...]

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


def regions(kind: str, place: Mapping[str, Any]) -> list[str]:
    """The codes of the regions of a kind that a place lies in."""
    if place["municipality_code"]:
        return REGION_OF.get((kind, place["municipality_code"]), [])
    if place["country"] != "NL" or place["level"] not in ("region", "province"):
        return []
    if kind == "province":
        return [PROVINCES[place["province"]]] if place["province"] else []
    area = AREAS.get((kind, place["name"].lower().replace("-", " ")))
    return [area] if area else []


def line(row: Row, place: Mapping[str, Any] | None) -> str:
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


ORDER = ("elsewhere", "province_only", "caribbean", "abroad", "online", "diverse", "unresolved", "not_stated", "cancelled", "withdrawn_before")  # fmt: skip


def expected(rows: Iterable[Row], kind: str) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """Per unit: how many in each region, and how many in each line."""
    found: dict[str, dict[Any, tuple[set[str], set[str]]]] = {unit: {} for unit in UNITS}
    for number, row in enumerate(rows):
        for index, place in enumerate(row.places or (None,)):
            codes = set(regions(kind, place)) if place and row.counts else set()
            units: list[tuple[str, Any]] = [("activities", row.joint)]
            if row.mode == "physical" and not row.cancelled:
                units += [("visits", (row.joint, person)) for person in row.people]
            if place:
                units.append(("places", (number, index)))
            for unit, key in units:
                known, lines = found[unit].setdefault(key, (set(), set()))
                known |= codes
                lines.add(line(row, place))
    per_region = {
        unit: Counter(code for codes, _ in found[unit].values() for code in codes) for unit in UNITS
    }
    totals = {unit: Counter({"all": len(found[unit])}) for unit in UNITS}
    for unit, facts in found.items():
        for codes, lines in facts.values():
            if codes:
                totals[unit]["regions"] += len(codes)
                totals[unit]["several_regions"] -= len(codes) - 1
            else:
                totals[unit][min(lines, key=ORDER.index)] += 1
    return per_region, totals


def outside(rows: Iterable[Row]) -> list[Row]:
    """What is left when only known places outside The Hague count."""
    left = [
        replace(row, places=tuple(place for place in row.places if place["municipality_code"] != "GM0518"))
        for row in rows
        if row.mode != "online"
    ]
    return [row for row in left if row.places]


def parted(rows: Iterable[Row], kind: str, by: str) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    """Activities and visits, then those outside The Hague, per region and person, month or ministry."""
    day: dict[Any, dt.date] = {}
    facts: dict[tuple[str, int, str], tuple[bool, bool, bool, set[str]]] = {}
    for row in rows:
        for place in row.places if row.counts else ():
            for code in regions(kind, place):
                outside = place["municipality_code"] != "GM0518"
                day[code, row.joint] = min(row.date, day.get((code, row.joint), row.date))
                for person in row.people:
                    day[code, row.joint, person] = min(row.date, day.get((code, row.joint, person), row.date))
                    was, away, here, named = facts.get(
                        (code, row.joint, person), (False, False, False, set())
                    )
                    here |= outside
                    was |= row.mode == "physical"
                    away |= outside and row.mode == "physical"
                    facts[code, row.joint, person] = (was, away, here, named | set(row.ministries))
    found: dict[tuple[str, str], dict[int, list[tuple[bool, bool, bool]]]] = {}
    for (code, joint, person), (was, away, here, named) in facts.items():
        parts: Iterable[str] = [person]
        if by == "month":
            parts = [day[code, joint].replace(day=1).isoformat()]
        elif by == "ministry":
            parts = register.ministries_of(person, day[code, joint, person]) or named
        for part in parts:
            found.setdefault((code, part), {}).setdefault(joint, []).append((was, away, here))
    return {
        key: (
            len(joints),
            sum(was for facts in joints.values() for was, _, _ in facts),
            sum(any(here for _, _, here in facts) for facts in joints.values()),
            sum(away for facts in joints.values() for _, away, _ in facts),
        )
        for key, joints in found.items()
    }


def hold_against(dsn: str, rows: list[Row]) -> None:
    """The database counts what is expected of these rows, per region and in all lines of the sum."""
    with psycopg.connect(dsn) as connection:
        for kind in KINDS:
            per_region, totals = expected(rows, kind)
            counted = connection.execute(
                f"SELECT code, {', '.join(UNITS)} FROM gis.visits_per_region WHERE kind = %s", [kind]
            ).fetchall()
            for code, *amounts in counted:
                assert amounts == [per_region[unit][code] for unit in UNITS], (kind, code)
            for part, ending in ((totals, ""), (expected(outside(rows), kind)[1], "_outside_the_hague")):
                columns = ", ".join(f"{unit}{ending}" for unit in UNITS)
                lines = connection.execute(
                    f"SELECT line, {columns} FROM gis.totals WHERE kind = %s", [kind]
                ).fetchall()
                assert {name for name, *_ in lines} == {
                    "all",
                    "regions",
                    "several_regions",
                    "withdrawn_after",
                    *ORDER,
                }
                for name, *amounts in lines:
                    assert amounts == [part[unit][name] for unit in UNITS], (kind, name, ending)
            with_people = [row for row in rows if row.people]
            for by in ("person", "ministry", "month"):
                parts = connection.execute(
                    f"SELECT code, {by}::text, activities, visits, activities_outside_the_hague, "
                    f"visits_outside_the_hague FROM gis.visits_per_region_{by} WHERE kind = %s",
                    [kind],
                ).fetchall()
                wanted = parted(rows, kind, by)
                assert wanted.keys() <= {(code, part) for code, part, *_ in parts}
                for code, part, *amounts in parts:
                    if by == "month" and len(with_people) < len(rows):
                        continue  # months count those of nobody too
                    assert tuple(amounts) == wanted.get((code, part), (0, 0, 0, 0)), (kind, code, part)
    adds_up(dsn)


def as_row(joint: int, one: Activity, nowhere: str = "not_stated") -> Row:
    places = tuple(
        {
            "name": place.name,
            "level": str(place.level),
            "municipality_code": place.municipality_code,
            "province": place.province,
            "country": place.country,
        }
        for place in one.places
    )
    return Row(
        joint,
        tuple(one.people),
        str(one.mode),
        Flag.CANCELLED in one.flags,
        places,
        nowhere,
        one.date,
        tuple(one.ministries),
    )


# -- Made-up activities at every border ----------------------------------------------------------------

VENLO, HORST = make_place("Venlo", "GM0983"), make_place("Horst", "GM1507")
HEERLEN, DEN_HAAG = make_place("Heerlen", "GM0917"), make_place("Den Haag", "GM0518")
DELFT, GENNEP = make_place("Delft", "GM0503"), make_place("Gennep", "GM0907", lat=51.6966, lon=5.9728)


def above(name: str, level: Level, province: str | None = None, country: str = "NL") -> Place:
    return make_place(name, None, level=level, province=province, country=country)


CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("one place", "", {"places": [VENLO]}),
    ("two people", "", {"places": [VENLO], "people": TWO}),
    ("two regions", "", {"places": [VENLO, HEERLEN], "people": TWO}),
    ("two places in one region", "", {"places": [VENLO, HORST]}),
    ("three places in two provinces", "", {"places": [VENLO, HEERLEN, DELFT], "people": TWO}),
    ("on the border of two provinces and of the country", "", {"places": [GENNEP]}),
    ("The Hague", "", {"places": [DEN_HAAG], "people": TWO}),
    ("The Hague and beside it", "", {"places": [DEN_HAAG, DELFT]}),
    ("near miss", "", {"places": [make_place("Zutphen", "GM0301")]}),
    ("abroad", "", {"places": [make_place("Brussel", None, country="BE")], "people": TWO}),
    ("at home and abroad", "", {"places": [VENLO, make_place("Weeze", None, country="DE")]}),
    ("Bonaire", "", {"places": [make_place("Kralendijk", None, country="BQ")]}),
    ("Curaçao, then abroad", "", {"places": [above("Curaçao", Level.COUNTRY, None, "CW"), above("VS", Level.COUNTRY, None, "US")]}),
    ("province", "", {"places": [above("Limburg", Level.PROVINCE, "Limburg")], "people": TWO}),
    ("province that is a COROP area", "", {"places": [above("Flevoland", Level.PROVINCE, "Flevoland")]}),
    ("streek in a region", "", {"places": [above("Zeeuws-Vlaanderen", Level.REGION, "Zeeland")]}),
    ("streek across provinces", "", {"places": [above("Biesbosch", Level.REGION)]}),
    ("country", "", {"places": [above("Nederland", Level.COUNTRY)]}),
    ("online", "", {"places": [], "mode": Mode.ONLINE, "people": TWO}),
    ("online with a place that is kept", "", {"places": [VENLO], "mode": Mode.ONLINE}),
    ("hybrid", "", {"places": [VENLO], "mode": Mode.HYBRID, "people": TWO}),
    ("hybrid without a place", "", {"places": [], "mode": Mode.HYBRID}),
    ("unknown mode", "", {"places": [VENLO], "mode": Mode.UNKNOWN}),
    ("cancelled", "", {"places": [VENLO, HEERLEN], "flags": [Flag.CANCELLED]}),
    ("nobody", "", {"places": [VENLO], "people": []}),
    ("diverse", "diverse", {"places": [], "mode": Mode.UNKNOWN, "stated_place": "Diverse locaties"}),
    ("diverse, physical", "diverse", {"places": [], "stated_place": "op verschillende locaties", "people": TWO}),
    ("diverse in the heading", "diverse", {"places": [], "stated_place": None, "day_place": "diverse locaties"}),
    ("diverse in a province", "", {"places": [above("Limburg", Level.PROVINCE, "Limburg")], "stated_place": "Diverse locaties in Limburg"}),
    ("unresolved", "unresolved", {"places": [], "stated_place": "Nergenshuizen", "flags": [Flag.PLACE_UNRESOLVED]}),
    ("nothing stated", "not_stated", {"places": [], "stated_place": None}),
    ("not yet known", "not_stated", {"places": [], "stated_place": "n.t.b."}),
]  # fmt: skip


@pytest.fixture(scope="module")
def made_up() -> tuple[list[Activity], list[Row]]:
    activities, rows = [], []
    for number, (title, nowhere, changes) in enumerate(CASES):
        one = make_activity(title, key=f"/{title}", date=DAY, **changes)
        activities.append(one)
        rows.append(as_row(number, one, nowhere or "not_stated"))
    return activities, rows


def test_every_border(database: str, made_up: tuple[list[Activity], list[Row]]) -> None:
    activities, rows = made_up
    store_all(database, make_page(*activities))
    hold_against(database, rows)
    with psycopg.connect(database) as connection:
        classes: dict[str, str] = dict(
            connection.execute("SELECT title, where_class FROM gis.activity").fetchall()
        )
    nowhere = {title: line for title, line, changes in CASES if line and not changes["places"]}
    assert {title: classes[title] for title in nowhere} == nowhere


def test_page_that_says_diverse_for_its_week(database: str) -> None:
    silent = make_activity("silent", places=[], stated_place=None, mode=Mode.UNKNOWN)
    store_all(database, make_page(silent, make_activity("Venlo"), stated_place="diverse locaties"))
    with psycopg.connect(database) as connection:
        found = connection.execute("SELECT title, where_class, stated_place FROM gis.activity").fetchall()
    assert sorted(found) == [("Venlo", "netherlands", "Venlo"), ("silent", "diverse", None)]


def test_one_event_on_several_pages_is_one(database: str) -> None:
    """The page of the one names Venlo and Heerlen, that of the other only Venlo: three visits, of two people."""
    title = "Werkbezoek aan de fruitveiling en de mijn"
    first = make_activity(title, key="/a", date=DAY, places=[VENLO, HEERLEN], people=TWO[:1])
    second = replace(first, key="/b", places=[VENLO], people=TWO[1:])
    pages = [make_page(one, path=one.key, people=one.people) for one in (first, second)]
    store_all(database, *pages, joint=True)
    hold_against(database, [as_row(1, first), as_row(1, second)])


def test_region_of_ones_own_that_overlap(database: str) -> None:
    """Regions of another programme may overlap: what lies in two counts in both, and is taken off once."""
    with psycopg.connect(database) as connection:
        connection.execute("INSERT INTO ref.region_kind VALUES ('own', NULL, 'own', 'own', 1000)")
        for number, codes in ((91, ["GM0983", "GM0917"]), (92, ["GM0983"])):
            connection.execute(
                "INSERT INTO ref.region (id, kind, code, name, ordinal, source) VALUES (%s, 'own', %s, 'x', 1, 'x')",
                [number, str(number)],
            )
            for code in codes:
                connection.execute(
                    "INSERT INTO ref.region_municipality VALUES (%s, %s, 'high', true, 'x')", [number, code]
                )
    store_all(database, make_page(make_activity("both", places=[VENLO, HEERLEN], people=TWO)))
    adds_up(database)
    with psycopg.connect(database) as connection:
        lines = connection.execute(
            "SELECT line, activities, visits, places FROM gis.totals "
            "WHERE kind = 'own' AND activities <> 0 ORDER BY ordinal"
        ).fetchall()
    assert lines == [("regions", 2, 4, 3), ("several_regions", -1, -2, -1), ("all", 1, 2, 2)]


# -- The sample site, and real agendas -------------------------------------------------------------------


def test_sample_site(sample_crawl: SampleCrawl) -> None:
    """A crawl into database and feed: the views count what the rows of the feed say."""
    with psycopg.connect(sample_crawl.dsn) as connection:
        known = {
            key: (joint, nowhere)
            for key, joint, nowhere in connection.execute(
                "SELECT a.key, coalesce(j.joint_id, a.id), g.where_class FROM agenda.activity a "
                "JOIN gis.activity g USING (id) LEFT JOIN agenda.activity_joint j ON j.activity_id = a.id"
            ).fetchall()
        }
    rows = [
        Row(
            known[one["key"]][0],
            tuple(one["people"]),
            one["mode"],
            "cancelled" in one["flags"],
            tuple(one["places"]),
            known[one["key"]][1],
            dt.date.fromisoformat(one["date"]),
            tuple(one["ministries"]),
        )
        for one in sample_crawl.rows
    ]
    assert len(rows) > 200
    assert len({row.joint for row in rows}) < len(rows)
    hold_against(sample_crawl.dsn, rows)


def as_known(name: str) -> str:
    """A name as the crawl writes it."""
    known = register.find_person(name)
    return known.name if known else name


def test_real_agendas(database: str) -> None:
    """2,000 activities of 2017-2023, with the places that a person found in their place texts."""
    if not SHARED.exists():
        print("left out: no real agendas beside the project")
        return
    truth = {
        one["locatie"]: one
        for one in map(json.loads, (SHARED / "gold/place_texts.jsonl").read_text("utf-8").splitlines())
    }
    items = [
        json.loads(line)
        for line in (SHARED / "data/agendas_2017_2023.jsonl").read_text("utf-8").splitlines()[::4]
    ]
    activities, rows = [], []
    provinces = {one.code: one.province for one in register.municipalities().values()}
    for number, item in enumerate(items):
        told = truth.get(item["locatie"] or "")
        places = [
            make_place(
                place["name"],
                place["gm"],
                level=Level(place["level"].removeprefix("abroad_")),
                country=place["country"],
                province=provinces.get(place["gm"])
                or (place["name"] if place["level"] == "province" else None),
            )
            for place in (told["places"] if told else [])
        ]
        one = make_activity(
            item["activiteitnaam"],
            key=f"/{number}",
            date=dt.date.fromisoformat(item["datum"]),
            people=list(dict.fromkeys(as_known(name) for name in item["bewindspersoon"])),
            mode=Mode(told["mode"]) if told and told["mode"] in set(Mode) else Mode.UNKNOWN,
            stated_place=item["locatie"] or None,
            places=places,
        )
        diverse = not places and "divers" in (item["locatie"] or "").lower()
        activities.append(one)
        rows.append(as_row(number, one, "diverse" if diverse else "not_stated"))
    pages = [
        make_page(*activities[start : start + 100], path=f"/actueel/agenda/{start}")
        for start in range(0, len(activities), 100)
    ]
    store_all(database, *pages)
    hold_against(database, rows)
