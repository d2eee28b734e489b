"""Stored pages read by several processes: the same tables as by one, also when one of them is lost."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from crawl.test_reprocess import content
from support.crawls import ask, versions
from support.paths import ROOT
from support.shell import scrapy
from support.waiting import until

from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.store import Store
from agendacrawl.db.stored import stage
from agendacrawl.reading.stored import Report, read_stored
from agendacrawl.reading.workers import Order, Workers

WRECK = (
    "DELETE FROM agenda.activity WHERE id % 3 = 0",
    "UPDATE agenda.activity SET type = 'Handelsmissie', type_method = 'model', mode = 'online' WHERE id % 3 = 1",
    "UPDATE agenda.activity_place SET municipality_code = 'GM0363', lat = 52, confidence = 0 WHERE id % 2 = 0",
    "UPDATE agenda.page SET title = 'Onzin' WHERE id % 4 = 0",
    "DELETE FROM agenda.problem",
)


@pytest.fixture
def wrecked(crawled: str, copies: Callable[..., str]) -> str:
    dsn = copies(crawled)
    with psycopg.connect(dsn) as connection:
        for statement in WRECK:
            connection.execute(statement.encode())
    return dsn


def test_two_processes_make_the_tables_that_one_makes(wrecked: str, crawled: str) -> None:
    done = scrapy("reprocess", "--workers", "2", "-s", "AGENDA_NER=own", database=wrecked)
    assert done.returncode == 0, done.stderr
    assert content(wrecked) == content(crawled)
    assert ask(wrecked, "SELECT agenda.counts_apart()") == [(0,)]
    assert ask(wrecked, "SELECT count(*) FROM agenda.staged") == [(0,)]


def test_pages_that_nothing_happened_to_are_only_looked_at(crawled: str, copies: Callable[..., str]) -> None:
    dsn = copies(crawled)
    with psycopg.connect(dsn) as connection:
        connection.execute("UPDATE agenda.body SET content = 'onleesbaar' WHERE sha256 = "
                           "(SELECT body_sha256 FROM agenda.page ORDER BY id LIMIT 1)")  # fmt: skip
        [(path,)] = connection.execute("SELECT path FROM agenda.page ORDER BY id LIMIT 1").fetchall()
    before = versions(dsn)
    done = scrapy("reprocess", database=dsn)
    assert "74 unchanged, 1 not understood" in done.stdout  # the other bodies were not read
    assert versions(dsn) == before
    assert path in done.stderr


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dask scheduler with one worker, in processes of their own."""
    pytest.importorskip("distributed", reason="dask.distributed is not installed")
    file = tmp_path_factory.mktemp("dask") / "scheduler.json"
    programs = [
        ["distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)],
        ["distributed.cli.dask_worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-dashboard"],
    ]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", *words], cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True
        )
        for words in programs
    ]
    try:
        import json

        until(file.exists)
        yield json.loads(file.read_text())["address"]
    finally:
        for process in reversed(started):
            os.killpg(process.pid, signal.SIGTERM)
        for process in started:
            process.wait()


def test_a_dask_cluster_makes_the_same_tables(wrecked: str, crawled: str, cluster: str) -> None:
    done = scrapy("reprocess", "--dask", cluster, database=wrecked)
    assert done.returncode == 0, done.stderr
    assert content(wrecked) == content(crawled)


def die_once(order: Order[int]) -> Report:
    """Read a batch, stage it, and be gone before anybody hears of it: the first time."""
    report = read_stored(order)
    mark = Path(str(order.settings["DIE_ONCE"]))
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return report


def test_the_batch_of_a_lost_worker_is_done_again(wrecked: str, tmp_path: Path) -> None:
    """Its pages are staged once, although two workers staged them."""
    pages = [number for (number,) in ask(wrecked, "SELECT id FROM agenda.page ORDER BY id")]
    settings = {
        "DIE_ONCE": str(tmp_path / "mark"), "AGENDA_NER": "none", "AGENDA_DATABASE": wrecked,
        "ITEM_PIPELINES": {"agendacrawl.pipelines.office.OfficePipeline": 1},
    }  # fmt: skip

    async def read(workers: Workers, run: int) -> list[Report]:
        orders = [Order(wrecked, settings, run, "r", tuple(pages[n::3])) for n in range(3)]
        return list(await asyncio.gather(*(workers.read(die_once, order) for order in orders)))

    with Store(wrecked) as store:
        store.open_run("reprocess", {})
        workers = Workers.of_this_machine(2)
        try:
            reports = asyncio.run(read(workers, store.number))
        finally:
            workers.close()
        assert (tmp_path / "mark").exists()
        assert sum(one.changed + one.unchanged for one in reports) == len(pages)
        staged = ask(wrecked, "SELECT count(*), count(DISTINCT path) FROM agenda.staged")
        assert staged[0][0] == staged[0][1] > 0


LOCKS = """
SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
WHERE l.locktype = 'advisory' AND d.datname = current_database()
"""


def test_a_worker_of_a_run_that_is_gone_stages_nothing(wrecked: str) -> None:
    with Store(wrecked) as store:
        run = store.open_run("reprocess", {})
    until(lambda: ask(wrecked, LOCKS) == [(0,)])  # the server has noticed
    with (
        psycopg.connect(wrecked, autocommit=True) as connection,
        pytest.raises(DatabaseError, match="no longer"),
    ):
        stage(connection, run, [])


def test_a_wrong_number_of_workers(crawled: str) -> None:
    done = scrapy("reprocess", "--workers", "0", database=crawled)
    assert done.returncode == 2
    assert "at least one" in done.stderr
