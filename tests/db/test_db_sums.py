"""Sums: what the views count per region, and that regions and all the rest add up, in every kind and unit.

The figures that are expected are computed here in plain Python, from the activities themselves.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from support.databases import SampleCrawl
from support.pages import make_activity, make_page, make_place
from support.paths import SHARED
from support.recount import Row, differences, sample_rows
from support.views import adds_up, store_all

from agendacrawl import register
from agendacrawl.core.items import Activity, Place
from agendacrawl.core.vocabulary import Flag, Level, Mode

TWO = ["Judith Uitermark", "Zsolt Szabó"]
DAY = dt.date(2024, 9, 3)


def as_row(joint: int, one: Activity, nowhere: str = "not_stated", page_day: dt.date = DAY) -> Row:
    places = tuple(
        {
            "name": place.name,
            "level": str(place.level),
            "municipality_code": place.municipality_code,
            "province": place.province,
            "country": place.country,
            "ambiguous": place.ambiguous,
            "candidates": list(place.candidates),
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
        str(one.type),
        str(one.type_method),
        abs((one.date - page_day).days) > 366,
    )


def hold_against(dsn: str, rows: list[Row]) -> None:
    """The database publishes what plain Python counts of these rows, and adds up."""
    assert differences(dsn, rows) == []
    adds_up(dsn)


# -- Made-up activities at every border ----------------------------------------------------------------

VENLO, HORST = make_place("Venlo", "GM0983"), make_place("Horst", "GM1507")
HEERLEN, DEN_HAAG = make_place("Heerlen", "GM0917"), make_place("Den Haag", "GM0518")
DELFT, GENNEP = make_place("Delft", "GM0503"), make_place("Gennep", "GM0907", lat=51.6966, lon=5.9728)


def maybe(name: str, *candidates: str, code: str | None = None, **changes: Any) -> Place:
    """A place whose name fits several; it was taken for the first of them, or for `code`."""
    return make_place(name, code or candidates[0], ambiguous=True, candidates=candidates, **changes)


BEEK = maybe("Beek", "GM0888", "GM1945", "GM1955")  # Zuid-Limburg, Gelderland, Gelderland


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
    ("nobody, at two places", "", {"places": [HEERLEN, DEN_HAAG], "people": []}),
    ("nobody, perhaps", "", {"places": [BEEK], "people": []}),
    ("one of three", "", {"places": [BEEK], "people": TWO}),
    ("one of three, and surely Venlo", "", {"places": [BEEK, VENLO], "people": TWO}),
    ("one of three, hybrid", "", {"places": [BEEK], "mode": Mode.HYBRID}),
    ("two of one province and region", "", {"places": [maybe("Horst", "GM1507", "GM0983")]}),
    ("two of one province", "", {"places": [maybe("Heide", "GM0983", "GM0917")], "people": TWO}),
    ("perhaps The Hague", "", {"places": [maybe("Binnenhof", "GM0518", "GM0503")], "people": TWO}),
    ("The Hague without a rival, and doubtful", "", {"places": [maybe("Het Hof", "GM0518")]}),
    ("doubtful without a rival", "", {"places": [maybe("De Kring", "GM0983")]}),
    ("at home or abroad", "", {"places": [maybe("Willemstad", "GM1709", "Willemstad")]}),
    ("abroad, perhaps at home", "", {"places": [make_place("Willemstad", None, country="CW", ambiguous=True, candidates=("Willemstad", "GM1709"))]}),
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
    rows = sample_rows(sample_crawl)
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
        rows.append(
            as_row(number, one, "diverse" if diverse else "not_stated", activities[number // 100 * 100].date)
        )
    pages = [
        make_page(
            *activities[start : start + 100], path=f"/actueel/agenda/{start}", date=activities[start].date
        )
        for start in range(0, len(activities), 100)
    ]
    store_all(database, *pages)
    hold_against(database, rows)
