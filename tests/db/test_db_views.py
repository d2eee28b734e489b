"""The published views: exact counts on a small set with known answers, and what QGIS needs to open them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from psycopg import sql
from support.pages import make_activity, make_page, make_place, week_of
from support.views import ACTIVITIES, KIND_LAYERS, TWO, renew

from agendacrawl import register
from agendacrawl.core.items import AgendaPage
from agendacrawl.core.vocabulary import ActivityType, Mode, TypeMethod
from agendacrawl.db.store import Store

# region: activities, visits, first and last visit; all other regions: nothing
EXPECTED = {
    "Noord-Limburg": (3, 4, dt.date(2024, 9, 2), dt.date(2024, 9, 4)),
    "Zuid-Limburg": (1, 1, dt.date(2024, 9, 4), dt.date(2024, 9, 4)),
    "Zeeuws-Vlaanderen": (3, 3, dt.date(2024, 9, 5), dt.date(2024, 9, 8)),
    "Noord- en Oost-Groningen": (1, 1, dt.date(2024, 9, 9), dt.date(2024, 9, 9)),
}


@pytest.fixture
def gis(database: str) -> Iterator[Any]:
    """Ask a database that holds ACTIVITIES."""
    with Store(database) as store:
        store.open_run("agenda", {})
        store.store_page(make_page(*ACTIVITIES))
        store.publish("ok", {})
    with psycopg.connect(database, autocommit=True) as connection:
        yield lambda query, *values: connection.execute(query, values).fetchall()


def test_visits_per_region_counts_exactly(gis: Any) -> None:
    found = gis(
        "SELECT name, activities, visits, first_visit, last_visit FROM gis.visits_per_region "
        "WHERE kind = 'npvr' ORDER BY id"
    )
    nothing = (0, 0, None, None)
    assert found == [(one.name, *EXPECTED.get(one.name, nothing)) for one in register.npvr_regions()]


def test_every_region_has_a_row_without_any_activity(database: str) -> None:
    with psycopg.connect(database) as connection:
        rows = connection.execute(
            "SELECT kind, count(*), sum(activities + visits)::int FROM gis.visits_per_region "
            "GROUP BY kind ORDER BY kind"
        ).fetchall()
    assert rows == [("corop", 40, 0), ("municipality", 342, 0), ("npvr", 11, 0), ("province", 12, 0)]


def test_types_add_up(gis: Any) -> None:
    """Per region: the rows of the long view and the columns of the wide one are its totals."""
    long = """
        SELECT region_id, sum(activities)::int, sum(visits)::int, sum(activities_outside_the_hague)::int,
               sum(visits_outside_the_hague)::int
        FROM gis.visits_per_region_type GROUP BY region_id ORDER BY region_id
    """
    wide = """
        SELECT id, activities, visits, activities_outside_the_hague, visits_outside_the_hague
        FROM gis.visits_per_region ORDER BY id
    """
    names = [
        name
        for (name,) in gis(
            "SELECT attname::text FROM pg_attribute WHERE attrelid = 'gis.visits_per_region'::regclass "
            "AND attname LIKE 'visits\\_%%' AND attname !~ 'hague|100k|up_to|low|high'"
        )
    ]
    assert len(names) == len(ActivityType) + 1
    assert gis(long) == gis(wide)
    assert gis(f"SELECT id, {' + '.join(names)} FROM gis.visits_per_region ORDER BY id") == gis(
        "SELECT id, visits FROM gis.visits_per_region ORDER BY id"
    )


def test_visits_per_region_type(gis: Any) -> None:
    found = gis(
        "SELECT name, type, activities, visits FROM gis.visits_per_region_type "
        "WHERE activities > 0 AND kind = 'npvr' ORDER BY id"
    )
    assert found == [
        ("Noord- en Oost-Groningen", "Werkbezoek", 1, 1),
        ("Noord-Limburg", "Gesprek", 1, 1),
        ("Noord-Limburg", "Werkbezoek", 2, 3),
        ("Zuid-Limburg", "Gesprek", 1, 1),
        ("Zeeuws-Vlaanderen", "Werkbezoek", 2, 1),
        ("Zeeuws-Vlaanderen", "other", 1, 2),
    ]
    assert gis("SELECT count(*), count(DISTINCT id) FROM gis.visits_per_region_type") == [
        (405 * 11, 405 * 11)
    ]


def test_outside_the_hague(gis: Any, database: str) -> None:
    """A region around The Hague shows what the NPVR regions can't: there both counts differ."""
    with psycopg.connect(database) as connection:
        connection.execute("INSERT INTO ref.region_kind VALUES ('test', NULL, 'test', 'test', 1000)")
        connection.execute("INSERT INTO ref.region VALUES (90, 'test', 'x', 'Haaglanden', 1, 'test')")
        connection.execute(
            "INSERT INTO ref.region_municipality (region_id, municipality_code, status, counted, source) "
            "VALUES (90, 'GM0518', 'high', true, 'test'), (90, 'GM0344', 'high', true, 'test')"
        )
    renew(database)
    totals = "activities, visits, activities_outside_the_hague, visits_outside_the_hague"
    assert gis(f"SELECT {totals} FROM gis.visits_per_region WHERE id = 90") == [(3, 5, 1, 1)]


def test_membership_has_its_dates(gis: Any, database: str) -> None:
    with psycopg.connect(database) as connection:
        connection.execute(
            "UPDATE ref.region_municipality SET valid_to = '2024-09-03' WHERE municipality_code = 'GM0983'"
        )
    renew(database)
    assert gis("SELECT activities FROM gis.visits_per_region WHERE code = 'noord-limburg'") == [(2,)]


def test_activity_point(gis: Any) -> None:
    rows = gis(
        "SELECT title, place, people, cabinet, municipality, province, npvr_region, is_hague, cancelled, "
        "geom IS NULL FROM gis.activity_point ORDER BY id"
    )
    assert len(rows) == sum(len(activity.places) for activity in ACTIVITIES)
    by_title = {row[:2]: row[2:] for row in rows}
    uitermark, both = "Judith Uitermark", "Judith Uitermark; Zsolt Szabó"
    assert by_title["one place, two people", "Venlo"] == (
        both, "Schoof", "Venlo", "Limburg", "Noord-Limburg", False, False, False
    )  # fmt: skip
    assert by_title["The Hague", "Den Haag"] == (
        both, "Schoof", "'s-Gravenhage", "Zuid-Holland", None, True, False, False
    )  # fmt: skip
    assert by_title["province", "Limburg"] == (
        uitermark, "Schoof", None, "Limburg", None, False, False, False
    )  # fmt: skip
    assert by_title["streek", "Zeeuws-Vlaanderen"] == (
        uitermark, "Schoof", None, None, "Zeeuws-Vlaanderen", False, False, True
    )  # fmt: skip
    assert by_title["cancelled", "Hulst"][-2:] == (True, False)
    assert by_title["abroad", "Boston"][-1]


@pytest.mark.parametrize(
    ("day", "cabinet"), [("2024-07-01", "Rutte IV"), ("2024-07-02", "Schoof"), ("2026-02-23", "Jetten")]
)
def test_cabinet_changes_on_the_day_of_the_swearing_in(database: str, day: str, cabinet: str) -> None:
    with Store(database) as store:
        store.open_run("agenda", {})
        store.store_page(make_page(make_activity(date=dt.date.fromisoformat(day))))
        store.publish("ok", {})
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT cabinet FROM gis.activity_point").fetchall() == [(cabinet,)]


def test_layers_have_type_and_srid(database: str) -> None:
    """What QGIS reads to offer a layer: one geometry column, its type and its SRID."""
    with psycopg.connect(database) as connection:
        layers = connection.execute(
            "SELECT f_table_name, f_geometry_column, type, srid FROM geometry_columns "
            "WHERE f_table_schema = 'gis' ORDER BY 1"
        ).fetchall()
    assert layers == [
        ("activity_point", "geom", "POINT", 28992),
        ("activity_point_outside_the_hague", "geom", "POINT", 28992),
        ("correction_place", "geom", "POINT", 28992),
        ("region", "geom", "POINT", 28992),
        ("region_area", "geom", "MULTIPOLYGON", 28992),
        *((name, "geom", "MULTIPOLYGON", 28992) for name in KIND_LAYERS),
        ("visits_per_region", "geom", "POINT", 28992),
        ("visits_per_region_area", "geom", "MULTIPOLYGON", 28992),
    ]


def test_every_view_has_a_key_that_is_a_unique_integer(gis: Any) -> None:
    views = gis(
        "SELECT relname, relkind FROM pg_class WHERE relnamespace = 'gis'::regnamespace AND relkind IN ('r', 'v', 'm')"
    )
    assert len(views) > 15
    for view, kind in views:
        query = sql.SQL("SELECT count(*), count(DISTINCT id), min(pg_typeof(id)::text), min(id) FROM gis.{}")
        [(rows, keys, type_, least)] = gis(query.format(sql.Identifier(view)))
        assert rows == keys, view
        assert rows == 0 or type_ in ("integer", "bigint"), view
        assert rows == 0 or least > 0 or view == "correction_place", (
            view
        )  # an activity without a place: below zero
        unique = (
            "SELECT count(*) FROM pg_index WHERE indrelid = %s::regclass AND indisunique AND indnkeyatts = 1"
        )
        assert kind == "v" or gis(unique, f"gis.{view}") == [(1,)], view


def test_region_label_lies_among_its_municipalities(gis: Any) -> None:
    """Zeeuws-Vlaanderen: around Terneuzen, in metres."""
    [(x, y)] = gis(
        "SELECT ST_X(geom), ST_Y(geom) FROM gis.visits_per_region WHERE code = 'zeeuws-vlaanderen'"
    )
    assert 15_000 < x < 65_000
    assert 355_000 < y < 385_000


# -- one event on several pages ----------------------------------------------------------------------


VISIT = make_activity("Werkbezoek Brightlands", places=[make_place("Venlo", "GM0983")])
NOORD_LIMBURG = (
    "SELECT activities, visits, visits_werkbezoek FROM gis.visits_per_region WHERE code = 'noord-limburg'"
)


def a_page_of_its_own(*people: str, **changes: Any) -> AgendaPage:
    """A page that holds only VISIT."""
    path = "/actueel/agenda/2024/09/03/werkbezoek-brightlands"
    activity = replace(VISIT, key=path, people=list(people), **changes)
    return make_page(activity, path=path, weekly=False, people=list(people))


@pytest.fixture
def counted(database: str) -> Iterator[Any]:
    """Store pages, link, and tell what Noord-Limburg counts."""

    def count(*pages: AgendaPage) -> tuple[int, ...]:
        for page in pages:
            store.store_page(page)
        store.publish("ok", {})
        [row] = connection.execute(NOORD_LIMBURG).fetchall()
        [types] = connection.execute(
            "SELECT sum(activities)::int, sum(visits)::int FROM gis.visits_per_region_type "
            "WHERE code = 'noord-limburg'"
        ).fetchall()
        assert types == row[:2]
        return row

    with Store(database) as store, psycopg.connect(database, autocommit=True) as connection:
        store.open_run("agenda", {})
        yield count


def test_page_of_its_own_and_the_week_of_its_person_are_one_visit(counted: Any) -> None:
    assert counted(week_of(TWO[0], VISIT), a_page_of_its_own(TWO[0])) == (1, 1, 1)


def test_weeks_of_two_people_are_one_activity_and_two_visits(counted: Any) -> None:
    assert counted(week_of(TWO[0], VISIT), week_of(TWO[1], VISIT)) == (1, 2, 2)
    assert counted(a_page_of_its_own(*TWO)) == (1, 2, 2)


def test_two_events_of_one_name_are_two_activities(counted: Any) -> None:
    assert counted(week_of(TWO[0], VISIT), week_of(TWO[1], replace(VISIT, start_time=dt.time(16)))) == (
        2,
        2,
        2,
    )


def test_one_event_has_the_type_that_the_site_stated(counted: Any) -> None:
    guess = replace(VISIT, type_stated=None, type="Gesprek", type_method=TypeMethod.RULES)
    assert counted(week_of(TWO[0], guess), week_of(TWO[1], VISIT)) == (1, 2, 2)


def test_row_that_says_nothing_of_who_was_there_is_no_visit(counted: Any) -> None:
    assert counted(week_of(TWO[0], VISIT), week_of(TWO[1], replace(VISIT, mode=Mode.UNKNOWN))) == (1, 1, 1)


def test_points_of_one_event_share_its_id(counted: Any, database: str) -> None:
    counted(week_of(TWO[0], VISIT, make_activity("Gesprek")), week_of(TWO[1], VISIT))
    with psycopg.connect(database) as connection:
        rows = connection.execute(
            "SELECT title, activity_id, joint_id FROM gis.activity_point ORDER BY activity_id"
        ).fetchall()
    (_, first, joint), (_, alone, own), (_, second, shared) = rows
    assert (first, alone) == (joint, own)
    assert shared == first < second
