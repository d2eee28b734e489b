"""Activities with known counts, and what the published views say of what is stored."""

from __future__ import annotations

import datetime as dt
from typing import Any

import psycopg
from psycopg import sql

from agendacrawl.core.items import Activity, AgendaPage
from agendacrawl.core.vocabulary import Flag, Level, Mode
from agendacrawl.db import schema, sessions
from agendacrawl.db.store import Store
from support.pages import make_activity, make_place

TWO = ["Judith Uitermark", "Zsolt Szabó"]

KIND_LAYERS = ("visits_per_corop", "visits_per_municipality", "visits_per_npvr_region", "visits_per_province")

DEN_HAAG = make_place("Den Haag", "GM0518", lat=52.08, lon=4.31)


def an(title: str, day: int, *places: Any, **changes: Any) -> Activity:
    """An activity in September 2024; one person's working visit unless told otherwise."""
    date = dt.date(2024, 9, day)
    return make_activity(title, key=f"/{title}", date=date, places=list(places), **changes)


ACTIVITIES = [
    an("one place, two people", 2, make_place("Venlo", "GM0983"), people=TWO),
    an("two places in one region", 3, make_place("Venlo", "GM0983"), make_place("Horst", "GM1507")),
    an("two regions", 4, make_place("Venlo", "GM0983"), make_place("Heerlen", "GM0917"), type="Gesprek"),
    an("The Hague and a region", 5, DEN_HAAG, make_place("Hulst", "GM0677"), people=TWO, type="Boottocht"),
    an("The Hague", 5, DEN_HAAG, people=TWO),
    an("online", 6, make_place("Hulst", "GM0677"), mode=Mode.ONLINE),
    an("hybrid", 6, make_place("Hulst", "GM0677"), mode=Mode.HYBRID),
    an("cancelled", 6, make_place("Hulst", "GM0677"), flags=[Flag.CANCELLED]),
    an("province", 7, make_place("Limburg", None, level=Level.PROVINCE, province="Limburg")),
    an("streek", 8, make_place("Zeeuws-Vlaanderen", None, level=Level.REGION, lat=None, lon=None)),
    an("village called like a streek", 8, make_place("Twente", "GM0344")),
    an("uncertain member", 9, make_place("Hoogezand", "GM1952")),
    an("near miss", 9, make_place("Zutphen", "GM0301")),
    an("abroad", 10, make_place("Boston", None, country="US", lat=42.36, lon=-71.06)),
    an("nowhere", 11),
]


def renew(dsn: str) -> None:
    """What the end of a good run does."""
    with psycopg.connect(dsn, autocommit=True) as connection, sessions.published(connection):
        pass


def everything(connection: psycopg.Connection[tuple[Any, ...]]) -> dict[str, list[str]]:
    """All rows of all views, as text."""
    views = connection.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'gis'::regnamespace AND relkind IN ('r', 'v', 'm')"
    ).fetchall()
    found = {}
    for (name,) in views:
        query = sql.SQL("SELECT v::text FROM gis.{} v ORDER BY id").format(sql.Identifier(name))
        found[name] = [row for (row,) in connection.execute(query)]
    return found


KINDS = ("npvr", "province", "corop", "municipality")


UNITS = ("activities", "visits", "places")


def adds_up(dsn: str) -> None:
    """Sum over regions + the rest = all, per kind and unit, whatever the figures are."""
    with psycopg.connect(dsn) as connection:
        for unit in (*UNITS, *(f"{unit}_up_to" for unit in UNITS)):
            rows = connection.execute(
                f"""
                SELECT t.kind, sum(t.{unit}) FILTER (WHERE t.line = 'all') AS everything,
                       sum(t.{unit}) FILTER (WHERE t.line NOT IN ('all', 'regions', 'withdrawn_after'))
                       + (SELECT sum(r.{unit}) FROM gis.visits_per_region r WHERE r.kind = t.kind)
                FROM gis.totals t GROUP BY t.kind
                """
            ).fetchall()
            assert {kind for kind, _, _ in rows} >= set(KINDS)
            assert all(everything == added for _, everything, added in rows), (unit, rows)
        by_person = """
            SELECT r.id, r.visits, r.visits_outside_the_hague, sum(p.visits), sum(p.visits_outside_the_hague)
            FROM gis.visits_per_region r JOIN gis.visits_per_region_person p ON p.region_id = r.id
            GROUP BY r.id, r.visits, r.visits_outside_the_hague
        """
        by_month = """
            SELECT r.id, r.activities, r.visits, sum(m.activities), sum(m.visits)
            FROM gis.visits_per_region r JOIN gis.visits_per_region_month m ON m.region_id = r.id
            GROUP BY r.id, r.activities, r.visits
        """
        for query in (by_person, by_month):
            for _, first, second, *sums in connection.execute(query.encode()).fetchall():
                assert [first, second] == sums


def store_all(dsn: str, *pages: AgendaPage, joint: bool = False) -> None:
    with Store(dsn) as store:
        store.open_run("agenda", {})
        for page in pages:
            store.store_page(page)
        if joint:
            store.publish("ok", {})
    with schema.publication(dsn):
        pass
