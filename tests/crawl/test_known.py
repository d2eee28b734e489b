"""Bodies that are known are not read again; nothing new publishes nothing; a run that publishes can be stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from scrapy.settings import Settings
from support.crawls import ask, versions
from support.pages import make_activity, make_page
from support.paths import ROOT
from support.waiting import until
from support.warm import Warm

from agendacrawl import sample
from agendacrawl.core.items import Problem
from agendacrawl.core.vocabulary import Flag, Outcome, Platform
from agendacrawl.db.store import StoppedError, Store
from agendacrawl.pipelines.reader import is_whole, reader_of
from agendacrawl.sample.server import SampleServer

SETTINGS = {"AGENDA_NER": "own", "AGENDA_GEOCODERS": ""}
# Counters of what became of pages in one run; all others are about what the pages say.
OF_THE_RUN = ("agenda/stored/", "agenda/pages/known", "agenda/scan/", "agenda/assertions/")


@pytest.fixture(scope="module")
def site() -> Iterator[SampleServer]:
    with sample.serve(Platform.PRO) as server:
        yield server


@pytest.fixture(scope="module")
def crawled(site: SampleServer, warm: Warm, copies: Callable[..., str]) -> str:
    dsn = copies()
    assert warm(site.url, dsn).outcome == "ok"
    return dsn


def counters(dsn: str) -> dict[str, Any]:
    """Return the counters of the last run."""
    stats: dict[str, Any] = ask(dsn, "SELECT stats FROM agenda.run ORDER BY id DESC LIMIT 1")[0][0]
    return {name: value for name, value in stats.items() if name.startswith("agenda/")}


def about_pages(stats: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in stats.items() if not name.startswith(OF_THE_RUN)}


def layers(dsn: str) -> list[tuple[Any, ...]]:
    """Return which version of every published row there is."""
    names = ask(dsn, "SELECT matviewname FROM pg_matviews WHERE schemaname = 'gis' ORDER BY 1")
    return [
        (name, *row)
        for (name,) in names
        for row in ask(dsn, f"SELECT xmin::text, ctid::text FROM gis.{name}")
    ]


def test_the_same_bodies_are_not_read_and_count_all_the_same(
    site: SampleServer, warm: Warm, crawled: str, copies: Callable[..., str]
) -> None:
    dsn = copies(crawled)
    first, rows, published = counters(dsn), versions(dsn), layers(dsn)
    for _ in range(2):
        assert warm(site.url, dsn).outcome == "ok"
        again = counters(dsn)
        assert again["agenda/pages/known"] == first["agenda/stored/new"]
        assert about_pages(again) == about_pages(first)
        assert versions(dsn) == rows
        assert layers(dsn) == published
    ledger = "SELECT path, status, body_sha256 FROM agenda.fetch WHERE run_id = %s ORDER BY path"
    runs = [run for (run,) in ask(dsn, "SELECT id FROM agenda.run ORDER BY id")]
    assert ask(dsn, ledger, runs[0]) == ask(dsn, ledger, runs[-1])


CHANGES = {
    "another reader": "UPDATE agenda.reading SET reader = 'of another version'",
    "a correction": "INSERT INTO agenda.correction (kind, text, author, reason, type, withdrawn) "
    "VALUES ('type', 'Bestaat niet', 'iemand', 'proef', 'debat', false)",
    "an official place": "UPDATE ref.place SET name = name || '-Noord' "
    "WHERE id = (SELECT min(id) FROM ref.place WHERE source = 'cbs')",
    "rows that something else changed": "UPDATE agenda.page SET digest = 'of another reading'",
    "pages that were gone": "UPDATE agenda.page SET missing_since_run = changed_run",
    "other bodies": "UPDATE agenda.reading SET body_sha256 = 'of another day'",
    "other addresses": "UPDATE agenda.page SET url = url || '/'",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_page_is_read_again_after(
    change: str, site: SampleServer, warm: Warm, crawled: str, copies: Callable[..., str]
) -> None:
    dsn = copies(crawled)
    if "ref.place" in change and not ask(dsn, "SELECT FROM ref.place WHERE source = 'cbs'"):
        change = change.replace(
            "UPDATE ref.place SET name = name || '-Noord' ",
            "INSERT INTO ref.place (name, municipality_code, source) "
            "SELECT 'Nergenshuizen', min(code), 'cbs' FROM ref.municipality -- ",
        )
    ask(dsn, change)
    assert warm(site.url, dsn).outcome == "ok"
    assert not counters(dsn).get("agenda/pages/known")


def test_a_page_that_failed_a_step_or_asks_a_geocoder_is_read_again() -> None:
    page = make_page(make_activity())
    unresolved = make_page(make_activity(flags=[Flag.PLACE_UNRESOLVED]))
    failed = replace(page, problems=[Problem("step_failed", "PlacePipeline", "ValueError")])
    offline, online = Settings(SETTINGS), Settings({**SETTINGS, "AGENDA_GEOCODERS": "pdok"})
    assert [is_whole(one, offline) for one in (page, unresolved, failed)] == [True, True, False]
    assert [is_whole(one, online) for one in (page, unresolved, failed)] == [True, False, False]


def test_settings_and_reference_data_make_another_reader() -> None:
    readers = {
        reader_of("", Settings(SETTINGS)),
        reader_of("", Settings({**SETTINGS, "AGENDA_NER": "none"})),
        reader_of("", Settings({**SETTINGS, "AGENDA_GEOCODERS": "pdok"})),
        reader_of("other", Settings(SETTINGS)),
    }
    assert len(readers) == 4
    assert reader_of("", Settings(SETTINGS)) in readers


# -- stopping ----------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_publishes_ends_soon_when_it_is_told_to(
    number: signal.Signals, site: SampleServer, database: str
) -> None:
    command = [
        sys.executable, "-m", "scrapy", "crawl", "agenda", "-a", f"site={site.url}", "-a", f"since={sample.PERIOD[0]}",
        "-a", f"until={sample.PERIOD[1]}", "-s", "DOWNLOAD_DELAY=0", "-s", f"AGENDA_DATABASE={database}",
    ]  # fmt: skip
    with psycopg.connect(database) as other:
        other.execute(
            "LOCK TABLE agenda.activity_joint IN EXCLUSIVE MODE"
        )  # publishing waits for it, half done
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ}, stderr=subprocess.PIPE, text=True)
        waits = (
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'agenda.activity_joint'::regclass"
        )
        until(lambda: ask(database, waits) != [(0,)], process)
        process.send_signal(number)
        _, log = process.communicate()  # which ends although the lock is never free
    assert process.returncode == Outcome.INTERRUPTED.exit_status
    assert "was stopped while it was publishing" in log
    assert "Traceback" not in log
    assert ask(database, "SELECT outcome FROM agenda.run") == [("interrupted",)]
    assert ask(database, "SELECT count(*) FROM agenda.page") == [(0,)]


def test_what_was_stopped_is_published_by_the_next_run(database: str) -> None:
    with Store(database) as store:
        store.open_run("agenda", {})
        store.stage(make_page(make_activity()))
        store.stop()
        with pytest.raises(StoppedError, match="nothing is published"):
            store.publish("ok", {})
        store.close_run("interrupted", {})
        store.open_run("agenda", {})
        store.stage(make_page(make_activity()))
        store.publish("ok", {})
    assert ask(database, "SELECT count(*) FROM gis.activity") == [(1,)]
