"""When weeks were published: what is known of it, and what is not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import psycopg
from support.pages import make_activity, make_page

from agendacrawl.core.items import AgendaPage
from agendacrawl.db.store import Store

WEEK = dt.date(2024, 9, 2)
SUNDAY = WEEK + dt.timedelta(days=6)
PERIOD = {"since": "2024-08-01", "until": "2024-12-31"}


def page(slug: str, person: str, published: dt.date | None, **values: Any) -> AgendaPage:
    path = f"/actueel/agenda/2024/09/02/{slug}"
    moment = dt.datetime.combine(published, dt.time(12), dt.UTC) if published else None
    activity = make_activity("Bezoek", key=f"{path}#1", people=[person], date=WEEK)
    return make_page(activity, path=path, people=[person], published=moment, **values)


def crawl(dsn: str, day: dt.date, *pages: AgendaPage) -> None:
    with Store(dsn) as store, psycopg.connect(dsn, autocommit=True) as connection:
        run = store.open_run("agenda", PERIOD)
        connection.execute(
            "UPDATE agenda.run SET started_at = %s WHERE id = %s",
            [dt.datetime.combine(day, dt.time(12), dt.UTC), run],
        )
        for one in pages:
            store.stage(one)
        store.publish("ok", {})


def told(dsn: str) -> dict[str, tuple[Any, ...]]:
    with psycopg.connect(dsn) as connection:
        rows = connection.execute(
            "SELECT person, form, first_seen, published, days_after_week, late, last_change FROM gis.publication"
        ).fetchall()
    return {person: tuple(rest) for person, *rest in rows}


def test_when_a_week_was_published(database: str) -> None:
    after = {n: SUNDAY + dt.timedelta(days=n) for n in (-3, 1, 10, 20, 40)}
    unknown, stated = page("a", "Mona Keijzer", None), page("b", "Zsolt Szabó", after[-3])
    crawl(database, after[1], unknown, stated)
    crawl(
        database,
        after[20],
        unknown,
        stated,
        page("c", "Judith Uitermark", None),
        page("d", "Rob Jetten", after[10]),
    )
    assert told(database) == {
        # the first look found it: nobody knows since when it was there
        "Mona Keijzer": ("weekly", after[1], None, None, None, after[1]),
        "Zsolt Szabó": ("weekly", after[1], after[-3], -3, False, after[1]),
        # an earlier run had looked, and not found it
        "Judith Uitermark": ("weekly", after[20], after[20], 20, True, after[20]),
        # what the page states goes before what a run saw
        "Rob Jetten": ("weekly", after[20], after[10], 10, True, after[20]),
    }
    crawl(database, after[40], page("a", "Mona Keijzer", None, intro="Gewijzigd"))
    assert told(database)["Mona Keijzer"] == ("weekly", after[1], None, None, None, after[40])


def test_single_pages_of_a_week_are_one_row(database: str) -> None:
    early, late = SUNDAY - dt.timedelta(days=8), SUNDAY + dt.timedelta(days=30)
    pages = [page(slug, "Rob Jetten", day, weekly=False) for slug, day in (("a", early), ("b", late))]
    crawl(database, late, *pages)
    with psycopg.connect(database) as connection:
        rows = connection.execute(
            "SELECT form, pages, days_after_week, days_until_complete, late FROM gis.publication"
        ).fetchall()
    assert rows == [("single", 2, -8, 30, False)]
