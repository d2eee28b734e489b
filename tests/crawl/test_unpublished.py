"""What a run read becomes part of what may be published only if that run was good, whoever publishes next."""

from __future__ import annotations

import datetime as dt
import pickle
import signal
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import psycopg
import pytest
from support import kill_worker
from support.pages import make_activity, make_page, make_place
from support.shell import scrapy
from support.views import everything

from agendacrawl.archive.warc import fetches
from agendacrawl.core.items import AgendaPage
from agendacrawl.db import schema
from agendacrawl.db.store import Store
from agendacrawl.refdata import load

PATH, OTHER, NEW = (f"/actueel/agenda/2024/09/02/{name}" for name in ("een", "twee", "drie"))


def a_page(path: str, title: str, place: str = "Venlo", code: str = "GM0983") -> AgendaPage:
    activity = make_activity(title, key=path, stated_place=place, places=[make_place(place, code)])
    return make_page(activity, path=path, weekly=False, title=title)


GOOD = [a_page(PATH, "Werkbezoek"), a_page(OTHER, "Opening")]
# The site says that everything is in Maastricht, loses an activity and has an invented page.
BAD = [
    a_page(PATH, "Werkbezoek", "Maastricht", "GM0935"),
    make_page(path=OTHER, weekly=False, title="Opening"),
    a_page(NEW, "Verzonnen", "Maastricht", "GM0935"),
]


def run(dsn: str, pages: list[AgendaPage], outcome: str | None, spider: str = "agenda") -> None:
    """Run to an outcome; None is a run that goes away in the middle of it."""
    with Store(dsn) as store:
        store.open_run(spider, {})
        for page in pages:
            store.stage(page)
        if outcome == "ok":
            store.publish("ok", {})
        elif outcome is not None:
            store.close_run(outcome, {})


def killed_while_publishing(dsn: str, pages: list[AgendaPage], folder: Path) -> None:
    """Kill -9 at the last moment before the commit."""
    file = folder / "pages"
    file.write_bytes(pickle.dumps(pages))
    process = get_context("forkserver").Process(
        target=kill_worker.work, args=(dsn, file, [], (-1, "before"), None)
    )
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL


TABLES = (
    "page",
    "activity",
    "activity_place",
    "activity_person",
    "activity_history",
    "activity_joint",
    "problem",
    "body",
)


def stored(dsn: str) -> dict[str, list[Any]]:
    """Return all that may be published, and all that is."""
    with psycopg.connect(dsn) as connection:
        layers = everything(connection)
        tables = {
            name: connection.execute(f"SELECT t::text FROM agenda.{name} t ORDER BY 1".encode()).fetchall()
            for name in TABLES
        }
    return {**layers, **tables}


def refresh(dsn: str) -> None:
    with schema.publication(dsn):
        pass


def refdata(dsn: str) -> None:
    load.bundled(dsn)


def narrow_run(dsn: str) -> None:
    """A good run that reads no page of the bad one's, and nothing new."""
    run(dsn, [], "ok")


def read_again(dsn: str) -> None:
    """What `agendacrawl reprocess` does, over the pages that are stored."""
    run(dsn, GOOD, "ok", "reprocess")


def upgrade(dsn: str) -> None:
    with psycopg.connect(dsn) as connection:
        connection.execute("UPDATE agenda.build SET fingerprint = 'of an earlier version'")
    assert schema.upgrade(dsn)


@pytest.mark.parametrize("end", ["assertion", "db_error", "interrupted", None, "killed"])
@pytest.mark.parametrize("publish", [refresh, refdata, narrow_run, read_again, upgrade])
def test_what_a_bad_run_read_is_published_by_nobody(
    database: str, tmp_path: Path, end: str | None, publish: Callable[[str], None]
) -> None:
    run(database, GOOD, "ok")
    before = stored(database)
    assert any("Venlo" in row for row in before["activity_point"])
    if end == "killed":
        killed_while_publishing(database, BAD, tmp_path)
    else:
        run(database, BAD, end)
    assert stored(database) == before
    publish(database)
    assert stored(database) == before
    assert "Maastricht" not in str(before["changes"])


@pytest.mark.parametrize("end", ["assertion", None])
def test_after_recovery_the_lies_are_in_no_history(database: str, end: str | None) -> None:
    """The site is well again: the same tables as if the bad run had never been."""
    run(database, GOOD, "ok")
    run(database, BAD, end)
    run(database, GOOD, "ok")
    with psycopg.connect(database) as connection:
        told = connection.execute("SELECT run_id, kind, title FROM gis.changes ORDER BY id").fetchall()
        assert told == [(1, "added", "Werkbezoek"), (1, "added", "Opening")]
        assert connection.execute("SELECT path FROM agenda.page WHERE path = %s", [NEW]).fetchall() == []
        assert connection.execute("SELECT count(*) FROM agenda.staged").fetchone() == (0,)


def test_the_ledger_tells_what_a_bad_run_fetched(database: str) -> None:
    run(database, GOOD, "ok")
    run(database, BAD, "assertion")
    with psycopg.connect(database) as connection:
        told = connection.execute(
            "SELECT path, result, page_id IS NOT NULL FROM agenda.fetch WHERE run_id = 2 ORDER BY id"
        ).fetchall()
        kept = connection.execute("SELECT path FROM agenda.staged ORDER BY id").fetchall()
    assert told == [(PATH, "changed", True), (OTHER, "changed", True), (NEW, "new", False)]
    assert kept == [(PATH,), (OTHER,), (NEW,)]  # for whoever looks why, until the next run begins


def test_the_archive_goes_on_after_a_bad_run(database: str) -> None:
    """What it fetched is no body of a page; what came before and after is told as it is."""
    run(database, GOOD[:1], "ok")
    run(database, BAD[:1], "assertion")
    run(database, GOOD[:1], "ok")
    with psycopg.connect(database) as connection:
        told = [(one.again, one.content) for one in fetches(connection)]
    assert told == [(False, GOOD[0].body), (True, GOOD[0].body)]


def test_a_run_that_was_killed_is_not_at_work(database: str) -> None:
    run(database, GOOD, None)
    with Store(database) as store:
        store.claim()
        listed = scrapy("runs", database=database).stdout
        assert "interrupted" in listed
        store.open_run("agenda", {})
        listed = scrapy("runs", database=database).stdout
        assert "at work" in listed


def test_a_page_twice_in_one_run_is_what_it_said_last(database: str) -> None:
    run(database, GOOD, "ok")
    run(database, [BAD[0], GOOD[0], BAD[2], a_page(NEW, "Overleg")], "ok")
    with psycopg.connect(database) as connection:
        told = connection.execute("SELECT title, municipality FROM gis.activity_point ORDER BY id").fetchall()
    assert told == [("Werkbezoek", "Venlo"), ("Opening", "Venlo"), ("Overleg", "Venlo")]


def test_a_page_that_can_not_be_stored_keeps_no_other_from_being_published(database: str) -> None:
    run(database, GOOD, "ok")
    long = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(5000))
    path = PATH.replace("een", "vier")
    fits_no_index = a_page(path, "Anders")
    fits_no_index.activities[0].key = long
    with Store(database) as store:
        store.open_run("agenda", {})
        for page in (fits_no_index, a_page(NEW, "Overleg"), a_page(OTHER, "Opening van een school")):
            store.stage(page)
        [refusal] = store.publish("ok", {"agenda/stored/new": 1}).refused
    assert refusal.startswith(f"{path} was not stored: ")
    with psycopg.connect(database) as connection:
        told = connection.execute("SELECT title FROM gis.activity ORDER BY id").fetchall()
        ledger = connection.execute("SELECT result FROM agenda.fetch WHERE run_id = 2 ORDER BY id").fetchall()
        stats = connection.execute("SELECT stats FROM agenda.run WHERE id = 2").fetchone()
    assert told == [("Werkbezoek",), ("Opening van een school",), ("Overleg",)]
    assert ledger == [("refused",), ("new",), ("changed",)]
    assert stats == ({"agenda/stored/new": 1, "agenda/stored/refused": 1},)


def test_a_page_comes_back_from_its_document_as_it_was(database: str) -> None:
    """Every field of every kind of item: what is staged is what would have been stored."""
    page = replace(
        GOOD[0],
        activities=[replace(GOOD[0].activities[0], end_date=dt.date(2024, 9, 5), end_time=dt.time(12))],
        reading="abc",
    )
    run(database, [page], "ok")
    with Store(database) as store:
        store.open_run("agenda", {})
        assert store.stage(page) == "unchanged"
        assert store.store_page(page) == "unchanged"
        assert store.store_page(replace(page, title="Anders")) == "changed"


@pytest.mark.parametrize(
    "command", [("db", "refresh"), ("db", "refdata"), ("reprocess",), ("review", "--import")]
)
def test_no_command_publishes_it(
    crawled: str, copies: Callable[..., str], tmp_path: Path, command: tuple[str, ...]
) -> None:
    """After a crawl of the sample site: run 1 was good, run 2 was killed."""
    dsn = copies(crawled)
    with psycopg.connect(dsn) as connection:
        [path] = (
            connection.execute("SELECT path FROM agenda.page WHERE NOT weekly ORDER BY id LIMIT 1").fetchone()
            or []
        )
    run(dsn, [a_page(path, "Verzonnen", "Maastricht", "GM0935"), BAD[2]], None)
    more: tuple[str, ...] = ()
    if command[-1] == "--import":
        file = tmp_path / "review.csv"
        assert scrapy("review", "--export", str(file), database=dsn).returncode == 0
        more = (str(file),)
    done = scrapy(*command, *more, database=dsn)
    assert done.returncode == 0, done.stderr
    with psycopg.connect(dsn) as connection:
        for view in ("activity", "changes", "activity_point"):
            query = f"SELECT count(*) FROM gis.{view} WHERE title = 'Verzonnen'"
            assert connection.execute(query.encode()).fetchone() == (0,)
