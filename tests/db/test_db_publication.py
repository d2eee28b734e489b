"""What readers of schema gis see while pages are stored and while the views are refreshed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo
from support.pages import make_activity, make_page, make_place
from support.views import everything
from support.waiting import until

from agendacrawl.db import schema
from agendacrawl.db.store import Store

Connection = psycopg.Connection[tuple[Any, ...]]


def store(dsn: str, title: str, person: str = "Judith Uitermark") -> None:
    """A page with one visit to Venlo, as a crawl that goes on stores it."""
    activity = make_activity(title, key=f"/{title}", people=[person], places=[make_place()])
    with Store(dsn) as crawl:
        crawl.open_run("agenda", {})
        crawl.store_page(make_page(activity, path=f"/actueel/agenda/{title}"))


def publish(dsn: str) -> None:
    with schema.publication(make_conninfo(dsn, options="-c lock_timeout=60s")):
        pass


@pytest.fixture
def reader(database: str) -> Iterator[Connection]:
    """A reader of a database with one visit."""
    store(database, "first")
    publish(database)
    with psycopg.connect(database, autocommit=True) as connection:
        yield connection


VENLO = """
    SELECT (SELECT activities FROM gis.visits_per_region WHERE code = 'GM0983'),
           (SELECT visits FROM gis.totals WHERE kind = 'npvr' AND line = 'all'),
           (SELECT count(*) FROM gis.activity_point), (SELECT sum(activities)::int FROM gis.coverage),
           (SELECT sum(activities)::int FROM gis.completeness)
"""


def test_what_is_stored_without_a_good_end_changes_nothing(database: str, reader: Connection) -> None:
    before = everything(reader)
    assert len(before) > 15
    store(database, "second")
    with Store(database) as crawl:
        crawl.open_run("agenda", {})
        crawl.close_run("http_error", {})
    assert everything(reader) == before
    publish(database)
    assert reader.execute(VENLO).fetchone() == (2, 2, 2, 2, 2)


def test_long_read_and_refresh_do_not_wait_for_each_other(database: str, reader: Connection) -> None:
    with reader.transaction():
        reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        assert reader.execute(VENLO).fetchone() == (1, 1, 1, 1, 1)
        store(database, "second")
        publish(database)
        assert reader.execute(VENLO).fetchone() == (1, 1, 1, 1, 1)
    assert reader.execute(VENLO).fetchone() == (2, 2, 2, 2, 2)


def wait_for(watch: Connection, number: int) -> None:
    """Until so many connections to the database wait for a lock."""
    waiting = (
        "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database "
        "WHERE NOT granted AND d.datname = current_database()"
    )
    until(lambda: watch.execute(waiting).fetchone() == (number,))


@contextmanager
def halted_refresh(dsn: str, view: str) -> Iterator[threading.Thread]:
    """A refresh that stands still before `view` until this ends."""
    with psycopg.connect(dsn) as brake, psycopg.connect(dsn, autocommit=True) as watch:
        brake.execute(
            sql.SQL("LOCK TABLE gis.{} IN SHARE MODE").format(sql.Identifier(view))
        )  # its lock lasts until the commit
        refresh = threading.Thread(target=publish, args=[dsn])
        refresh.start()
        wait_for(watch, 1)
        yield refresh
        brake.commit()
    refresh.join()


@pytest.mark.parametrize("view", ["visits_per_region", "coverage"])
def test_nobody_sees_half_a_refresh(database: str, reader: Connection, view: str) -> None:
    """In the midst of it all views are as they were, the refreshed ones too; then all are new."""
    before = everything(reader)
    store(database, "second")
    with halted_refresh(database, view):
        assert everything(reader) == before
    assert reader.execute(VENLO).fetchone() == (2, 2, 2, 2, 2)


def test_all_views_show_one_state_of_the_tables(database: str, reader: Connection) -> None:
    """A page that is stored while the refresh goes on is in none of them."""
    with halted_refresh(database, "visits_per_region"):
        store(database, "late", person="Zsolt Szabó")
    assert reader.execute(VENLO).fetchone() == (1, 1, 1, 1, 1)
    late = "SELECT count(*) FROM gis.visits_per_region_person WHERE person = 'Zsolt Szabó'"
    assert reader.execute(late).fetchone() == (0,)


def test_two_refreshes_at_once_wait_for_each_other(database: str, reader: Connection) -> None:
    store(database, "second")
    with halted_refresh(database, "coverage"):
        store(database, "third")
        other = threading.Thread(target=publish, args=[database])
        other.start()
        wait_for(reader, 2)
    other.join()
    assert reader.execute(VENLO).fetchone() == (3, 3, 3, 3, 3)
