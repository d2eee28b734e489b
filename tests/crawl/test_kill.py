"""Killed at any instant and run again: the same tables as after a run that nobody disturbed."""

from __future__ import annotations

import json
import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from support import kill_worker
from support.paths import ROOT
from support.waiting import until
from support.warm import Warm

from agendacrawl import sample, settings
from agendacrawl.core.vocabulary import Outcome, Platform
from agendacrawl.db import cluster, schema
from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.store import Store
from agendacrawl.refdata import load
from agendacrawl.sample.server import SampleServer

KILLS = 30  # at random moments; the seeds are in the names of the tests
RUNNER = get_context("forkserver")
RUNNER.set_forkserver_preload(["support.kill_worker"])

# Every table that is a result, by what names a row. Numbers of rows and runs differ between any two databases.
APART = "ARRAY['id', 'page_id', 'activity_id', 'run_id', 'first_seen_run', 'changed_run', 'missing_since_run', 'first_fetched', 'noticed_at']"
OF_ACTIVITY = "JOIN agenda.activity a ON a.id = t.activity_id"
RESULTS = {
    "body": f"SELECT to_jsonb(t) - {APART} FROM agenda.body t",
    "page": f"SELECT to_jsonb(t) - {APART} || jsonb_build_object('missing', missing_since_run IS NOT NULL) FROM agenda.page t",
    "activity": f"SELECT to_jsonb(t) - {APART} || jsonb_build_object('page', p.path) FROM agenda.activity t JOIN agenda.page p ON p.id = t.page_id",
    **{
        f"activity_{name}": f"SELECT to_jsonb(t) - {APART} || jsonb_build_object('key', a.key) FROM agenda.activity_{name} t {OF_ACTIVITY}"
        for name in ("person", "ministry", "place", "fact")
    },
    "activity_joint": f"SELECT to_jsonb(array_agg(a.key ORDER BY a.key)) FROM agenda.activity_joint t {OF_ACTIVITY} GROUP BY joint_id",
    "activity_history": f"SELECT to_jsonb(t) - {APART} FROM agenda.activity_history t",
    "problem": f"SELECT to_jsonb(t) - {APART} || jsonb_build_object('page', p.path) FROM agenda.problem t JOIN agenda.page p ON p.id = t.page_id",
    "published": "SELECT to_jsonb(t) - 'geom' FROM gis.visits_per_region t",
    "published_changes": f"SELECT to_jsonb(t) - {APART} FROM gis.changes t",
}


def results(dsn: str) -> dict[str, list[str]]:
    """Return all that a run leaves, in an order of its own."""
    with psycopg.connect(dsn) as connection:
        return {
            name: sorted(json.dumps(row, sort_keys=True) for (row,) in connection.execute(query.encode()))
            for name, query in RESULTS.items()
        }


def outcomes(dsn: str) -> list[str | None]:
    with psycopg.connect(dsn) as connection:
        return [row[0] for row in connection.execute("SELECT outcome FROM agenda.run ORDER BY id")]


# -- a run without the crawl, killed at random moments --------------------------------------------------


@dataclass(frozen=True)
class Story:
    """Two states of a site, and what is to stand in the tables after each."""

    first: Path
    second: Path
    missing: list[str]
    results_first: dict[str, list[str]]
    results_second: dict[str, list[str]]
    pages: int
    publishing: float


def run(
    dsn: str,
    pages: Path,
    missing: list[str],
    at: tuple[int, str] | None = None,
    progress: Connection | None = None,
) -> BaseProcess:
    process = RUNNER.Process(target=kill_worker.work, args=(dsn, pages, missing, at, progress))
    process.start()
    return process


def finish(dsn: str, pages: Path, missing: list[str]) -> None:
    process = run(dsn, pages, missing)
    process.join()
    assert process.exitcode == 0


@pytest.fixture(scope="module")
def story(warm: Warm, copies: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The sample site, then with pages edited, an activity gone and a page missing."""
    folder = tmp_path_factory.mktemp("story")
    first, second = folder / "first", folder / "second"
    with sample.serve(Platform.PRO) as site:
        keep = {"ITEM_PIPELINES": {**settings.ITEM_PIPELINES, "support.warm.Keep": 850}, "KEEP": str(first)}
        assert warm(site.url, settings=keep).outcome == "ok"
    pages = sorted(pickle.loads(first.read_bytes()), key=lambda page: page.path)[::2]
    missing = [pages[5].path]
    edited = [edit(page, number) for number, page in enumerate(pages) if page.path not in missing]
    first.write_bytes(pickle.dumps(pages))
    second.write_bytes(pickle.dumps(edited))
    dsn = copies()
    finish(dsn, first, [])
    before = results(dsn)
    run(dsn, second, missing, (-1, "before")).join()
    begun = time.monotonic()
    finish(dsn, second, missing)
    publishing = time.monotonic() - begun  # storing unchanged pages takes next to nothing
    after = results(dsn)
    assert len(after["activity_history"]) > len(before["activity_history"]) > 100
    return Story(first, second, missing, before, after, len(edited), publishing)


def edit(page: Any, number: int) -> Any:
    """Every third page loses an activity, every fourth is reworded, every fifth moved."""
    activities = list(page.activities)
    if number % 3 == 0 and len(activities) > 1:
        activities.pop()
    if number % 4 == 0 and activities:
        activities[0] = replace(activities[0], description="Nader ingevuld.")
    if number % 5 == 0 and activities:
        activities[0] = replace(activities[0], stated_place="Assen", places=[])
    return replace(page, activities=activities)


Kill = Callable[[Path, list[str]], None]


def killed_and_run_again(story: Story, dsn: str, kills: Sequence[Kill]) -> None:
    """Kill the first run, again and again, then let it end; the same with one that finds changes. Compare both times."""
    for pages, missing, wanted in (
        (story.first, [], story.results_first),
        (story.second, story.missing, story.results_second),
    ):
        for kill in kills:
            kill(pages, missing)
        finish(dsn, pages, missing)
        assert results(dsn) == wanted
        assert None not in outcomes(dsn)


@pytest.mark.parametrize("seed", range(KILLS // 6))
def test_killed_at_a_random_moment(story: Story, database: str, seed: int) -> None:
    """Six kills with a seed: four after a number of pages and a moment more, two while the run is published."""
    chance = random.Random(seed)
    statuses = []

    def kill(pages: Path, missing: list[str], *, published: bool) -> None:
        number = story.pages if published else chance.randrange(story.pages)
        watched, progress = RUNNER.Pipe(duplex=False)
        process = run(database, pages, missing, progress=progress)
        progress.close()
        for _ in range(number):
            watched.recv_bytes()
        time.sleep(chance.uniform(0, story.publishing if published else 0.01))
        chance.choice([process.kill, process.terminate])()
        process.join()
        statuses.append(process.exitcode)

    kills = [partial(kill, published=published) for published in (False, False, True)]
    killed_and_run_again(story, database, kills)
    assert set(statuses) <= {-signal.SIGKILL, -signal.SIGTERM, 0}
    assert statuses.count(0) < len(statuses)  # a busy machine may let some of them end before


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_at_a_commit(story: Story, database: str, when: str) -> None:
    """Of the first page, one in the middle, and of publishing: that is all there, or nothing of it."""

    wanted_tables = ("page", "activity", "activity_history", "published_changes")

    def kill(pages: Path, missing: list[str], step: int) -> None:
        process = run(database, pages, missing, (step, when))
        process.join()
        assert process.exitcode == -signal.SIGKILL
        assert outcomes(database)[-1] == ("ok" if (step, when) == (-1, "after") else None)
        if step == -1:
            before, wanted = (
                (story.results_first, story.results_second)
                if missing
                else ({name: [] for name in wanted_tables}, story.results_first)
            )
            left = results(database)
            assert {name: left[name] for name in wanted_tables} == {
                name: (wanted if when == "after" else before)[name] for name in wanted_tables
            }

    killed_and_run_again(story, database, [partial(kill, step=step) for step in (0, 17, -1)])


# -- whole crawls, and a server that stops ----------------------------------------------------------------


class Server:
    """A cluster of the test's own, which may be stopped as if the power had failed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def start(self) -> str:
        return cluster.ensure(self.folder, durable=False).dsn

    def fail(self) -> None:
        """Stop at once: no goodbye to clients, nothing written that is not yet."""
        home = cluster.status(self.folder)
        assert home is not None
        os.kill(int((home.folder / "data/postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
        until(lambda: not cluster._processes(home.folder / "data"))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="agendacrawl-test-"))
    folder.chmod(0o755)
    own = Server(folder / "pg")
    dsn = own.start()
    schema.upgrade(dsn)
    load.bundled(dsn)
    with psycopg.connect(make_conninfo(dsn, dbname="postgres"), autocommit=True) as connection:
        connection.execute("ALTER DATABASE agendacrawl RENAME TO clean")
    yield own
    cluster.stop(folder / "pg")
    shutil.rmtree(folder, ignore_errors=True)


def fresh(server: Server, name: str) -> str:
    """A database with schema and reference data on the server of our own."""
    dsn = make_conninfo(server.start(), dbname=name)
    with psycopg.connect(make_conninfo(dsn, dbname="postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}".encode())
        connection.execute(f"CREATE DATABASE {name} TEMPLATE clean".encode())
    return dsn


def test_the_server_fails_at_a_random_moment(story: Story, server: Server) -> None:
    """Committed pages may be lost with the server's memory: they are stored again."""
    dsn = fresh(server, "worker")
    chance = random.Random(0)
    for _ in range(3):
        process = run(dsn, story.first, [])
        time.sleep(chance.uniform(0.1, story.publishing))
        server.fail()
        process.join()
        dsn = make_conninfo(server.start(), dbname="worker")
    finish(dsn, story.first, [])
    assert results(dsn) == story.results_first


def test_what_was_published_is_on_the_disk(story: Story, server: Server) -> None:
    """The server fails right after a run has ended well, before it writes by itself what nobody waited for."""
    dsn = fresh(server, "durable")
    finish(dsn, story.first, [])
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET wal_writer_delay = '10s'")
        connection.execute("ALTER SYSTEM SET wal_writer_flush_after = '1GB'")
        connection.execute("SELECT pg_reload_conf()")
    with Store(dsn) as store:
        store.open_run("agenda", {})
        store.publish("ok", {})
        server.fail()
    dsn = make_conninfo(server.start(), dbname="durable")
    assert outcomes(dsn) == ["ok", "ok"]
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM RESET ALL")
        connection.execute("SELECT pg_reload_conf()")


def test_a_server_that_dies_is_told_with_what_to_do(server: Server) -> None:
    with Store(fresh(server, "dies")) as store:
        store.open_run("agenda", {})
        server.fail()
        with pytest.raises(
            DatabaseError,
            match="The connection is lost: make sure that the server runs, then run this command",
        ):
            store.publish("ok", {})
        with pytest.raises(DatabaseError, match="Check that it runs and that DATABASE_URL"):
            store.close_run("db_error", {})
    server.start()


@pytest.fixture(scope="module")
def site() -> Iterator[SampleServer]:
    with sample.serve(Platform.PRO) as site:
        yield site


@pytest.fixture(scope="module")
def undisturbed(site: SampleServer, warm: Warm, copies: Callable[..., str]) -> dict[str, list[str]]:
    dsn = copies()
    assert warm(site.url, dsn).outcome == "ok"
    return results(dsn)


def test_whole_crawls_that_are_ended_in_every_way(
    site: SampleServer,
    server: Server,
    undisturbed: dict[str, list[str]],
    warm: Warm,
) -> None:
    """One after another in one database, each when it has stored some pages; the last is left alone."""
    dsn = fresh(server, "whole")
    chance = random.Random(2026)
    ways: list[tuple[str, list[int], int]] = [
        ("Ctrl-C", [signal.SIGINT], Outcome.INTERRUPTED.exit_status),
        ("Ctrl-C twice", [signal.SIGINT, signal.SIGINT], 0),
        ("SIGTERM", [signal.SIGTERM], Outcome.INTERRUPTED.exit_status),
        ("kill -9", [signal.SIGKILL], -signal.SIGKILL),
        ("server", [], Outcome.DB_ERROR.exit_status),
    ]
    for way, signals, status in ways:
        process = subprocess.Popen(
            [
                sys.executable, "-m", "scrapy", "crawl", "agenda", "-a", f"site={site.url}",
                "-a", f"since={sample.PERIOD[0]}", "-a", f"until={sample.PERIOD[1]}", "-s", "DOWNLOAD_DELAY=0.05",
                "-s", f"AGENDA_DATABASE={dsn}",
            ],
            cwd=ROOT, env={**os.environ, "NO_COLOR": "1"}, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        wait_for_pages(dsn, chance.randint(1, 40), process)
        for number in signals:
            process.send_signal(number)
            time.sleep(0.05)
        if way == "server":
            server.fail()
        _, log = process.communicate()
        if way == "server":
            dsn = make_conninfo(server.start(), dbname="whole")
        if way != "Ctrl-C twice":
            assert process.returncode == status, (way, log[-2000:])
        assert process.returncode != 0, way
    assert warm(site.url, dsn).outcome == "ok"
    assert results(dsn) == undisturbed
    assert outcomes(dsn)[-1] == "ok"
    assert set(outcomes(dsn)[:-1]) <= {"interrupted", "db_error"}


def wait_for_pages(dsn: str, pages: int, process: subprocess.Popen[str]) -> None:
    """Wait until the run has so many pages in the ledger."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        before = connection.execute("SELECT coalesce(max(id), 0) FROM agenda.run").fetchone()
        assert before
        stored = "SELECT count(*) >= %s FROM agenda.fetch WHERE run_id > %s"
        until(lambda: connection.execute(stored, [pages, before[0]]).fetchone() == (True,), process)
