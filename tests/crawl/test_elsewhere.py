"""Pages that another process reads while the crawl fetches others: the same tables, whatever becomes of that process."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from crawl.test_ending import endless_week
from support.crawls import ask, at_request, said
from support.paths import ROOT
from support.shell import Run, crawl, crawling
from support.waiting import until

from agendacrawl import sample
from agendacrawl.core.vocabulary import Outcome, Platform
from agendacrawl.db.store import Store
from agendacrawl.reading.fetched import Elsewhere, Failed, Fetched, LetGo, Staged, read_fetched
from agendacrawl.reading.reader import parse_body
from agendacrawl.reading.workers import Order
from agendacrawl.sample.server import SampleServer
from agendacrawl.spiders.giving import LONG

OURS = ("-s", "AGENDA_NER=none")
HERE = ("-s", "DOWNLOAD_DELAY=0.001")  # the process of the crawl reads
ONE_BY_ONE = ("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
LEDGER = "SELECT count(*), count(DISTINCT path) FROM agenda.fetch WHERE result <> 'failed'"


@pytest.fixture
def site() -> Iterator[SampleServer]:
    with sample.serve(Platform.PRO) as served:
        yield served


def readers(process: int) -> list[int]:
    """Return the processes that read for a crawl."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(file.read_text().rpartition(")")[2].split()[1])
            words = (file.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if parent == process and b"spawn_main" in words:
            found.append(int(file.parent.name))
    return found


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def begun(site: SampleServer, dsn: str, *options: str) -> Run:
    return Run(*crawling(site.url), *OURS, *options, "-s", f"AGENDA_DATABASE={dsn}")


def counters(file: Path) -> dict[str, Any]:
    return {name: one for name, one in json.loads(file.read_text()).items() if name.startswith("agenda/")}


def test_the_tables_and_counters_are_those_of_one_process(
    site: SampleServer, copies: Callable[..., str], tmp_path: Path
) -> None:
    dsn, other = copies(), copies()
    for address, name, options in ((dsn, "elsewhere", ()), (other, "here", HERE)):
        done = crawl(
            site.url, *OURS, *options, "-s", f"AGENDA_STATS_FILE={tmp_path / name}", database=address
        )
        assert done.returncode == 0, done.stderr
    assert said(dsn) == said(other)
    assert counters(tmp_path / "elsewhere") == counters(tmp_path / "here")
    ledger = "SELECT path, status, result, body_sha256 FROM agenda.fetch ORDER BY path"
    assert ask(dsn, ledger) == ask(other, ledger)


def test_a_reader_that_is_lost_is_replaced(
    site: SampleServer, undisturbed: str, copies: Callable[..., str]
) -> None:
    dsn, killed = copies(), []

    def kill() -> None:
        until(lambda: readers(run.pid))
        killed.extend(readers(run.pid))
        os.kill(killed[0], signal.SIGKILL)

    at_request(site, 40, kill)
    run = begun(site, dsn, *ONE_BY_ONE)
    done = run.wait()
    assert done.returncode == 0, done.stderr
    assert killed
    assert len(said(dsn)) == len(said(undisturbed))
    [(rows, paths)] = ask(dsn, LEDGER)
    assert rows == paths


def test_a_page_that_ends_each_reader_ends_the_run(site: SampleServer, copies: Callable[..., str]) -> None:
    dsn = copies()
    run = begun(site, dsn)
    killed: set[int] = set()

    def ended() -> bool:
        for one in set(readers(run.pid)) - killed:
            os.kill(one, signal.SIGKILL)
            killed.add(one)
        return not alive(run.pid)

    until(ended)
    done = run.wait()
    assert done.returncode == Outcome.INTERRUPTED.exit_status, done.stderr
    assert "ended by itself again and again" in done.stderr
    assert "Traceback" not in done.stderr
    assert ask(dsn, "SELECT count(*) FROM agenda.page") == [(0,)]
    assert 3 <= len(killed) <= 6  # two orders are out at a time


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_waits_for_no_reader(
    site: SampleServer, copies: Callable[..., str], number: signal.Signals
) -> None:
    dsn, stopped = copies(), []

    def stop() -> None:
        until(lambda: readers(run.pid))
        stopped.extend(readers(run.pid))
        os.kill(stopped[0], signal.SIGSTOP)  # as if a page took for ever
        os.kill(run.pid, number)

    at_request(site, 40, stop)
    run = begun(site, dsn, *ONE_BY_ONE)
    done = run.wait()
    assert done.returncode == Outcome.INTERRUPTED.exit_status, done.stderr
    assert done.stderr.splitlines()[-1].startswith("Stopped. Nothing of this run is published")
    until(lambda: not alive(stopped[0]))
    assert ask(dsn, "SELECT outcome FROM agenda.run") == [("interrupted",)]


def test_a_long_page_is_waited_for_by_nobody(site: SampleServer, copies: Callable[..., str]) -> None:
    """Whatever the delay; the others are read by the process of the run."""
    page = endless_week(f"Gesprek over {'water en wonen, ' * 15}met gemeente")
    assert sum(map(len, page.body)) > LONG
    site.pages = {page.path: page}
    dsn = copies()
    run = begun(site, dsn, *HERE)
    until(lambda: readers(run.pid))
    [reader] = readers(run.pid)
    os.kill(reader, signal.SIGSTOP)
    os.kill(run.pid, signal.SIGTERM)
    done = run.wait()
    assert done.returncode == Outcome.INTERRUPTED.exit_status, done.stderr
    until(lambda: not alive(reader))


def test_a_reader_ends_with_a_run_that_is_killed(site: SampleServer, copies: Callable[..., str]) -> None:
    found: list[int] = []

    def kill() -> None:
        until(lambda: readers(run.pid))
        found.extend(readers(run.pid))
        os.kill(run.pid, signal.SIGKILL)

    at_request(site, 40, kill)
    run = begun(site, copies(), *ONE_BY_ONE)
    run.wait()
    until(lambda: not alive(found[0]))


def test_a_second_signal_waits_for_no_reader_either(site: SampleServer, copies: Callable[..., str]) -> None:
    stopped: list[int] = []

    def stop() -> None:
        until(lambda: readers(run.pid))
        stopped.extend(readers(run.pid))
        os.kill(stopped[0], signal.SIGSTOP)
        os.kill(run.pid, signal.SIGINT)
        until(lambda: "shutting down gracefully" in run.said())
        os.kill(run.pid, signal.SIGINT)

    at_request(site, 40, stop)
    run = begun(site, copies(), *ONE_BY_ONE)
    done = run.wait()
    assert done.returncode == Outcome.INTERRUPTED.exit_status, done.stderr
    until(lambda: not alive(stopped[0]))


def order_of(site: SampleServer, dsn: str, run: int, number: int) -> Order[Fetched]:
    """An order of some pages of the site, with the gazetteer off."""
    settings = {"AGENDA_NER": "none", "AGENDA_DATABASE": dsn}
    steps = {"agendacrawl.pipelines.office.OfficePipeline": 1}
    pages = [
        Fetched(site.url + path, site.get(path)[2].encode(), dt.datetime.now(dt.UTC), "")
        for path in list(site.pages)[:number]
    ]
    return Order(dsn, {**settings, "ITEM_PIPELINES": steps}, run, "r", tuple(pages))


def test_a_page_over_which_reading_fails_takes_no_other(
    site: SampleServer, store: Store, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = order_of(site, database, store.number, 3)

    def fail(url: str, *more: Any) -> Any:
        if url == order.pages[1].url:
            raise KeyError("a mistake")
        return parse_body(url, *more)

    monkeypatch.setattr("agendacrawl.reading.reader.parse_body", fail)
    outcomes = read_fetched(order)
    assert [type(one) for one in outcomes] == [Staged, Failed, Staged]
    assert outcomes[1] == Failed("KeyError('a mistake')")
    assert ask(database, "SELECT count(*) FROM agenda.staged") == [(2,)]
    assert ask(database, "SELECT count(*) FROM agenda.reading") == [(0,)]  # "r" is not who reads now


@pytest.mark.parametrize("steps", range(5))
def test_nobody_waits_for_a_page_of_a_run_that_has_let_go(site: SampleServer, steps: int) -> None:
    page = order_of(site, "postgresql://nobody@127.0.0.1:9/nothing", 1, 1).pages[0]

    async def let_go() -> None:
        elsewhere = Elsewhere(order_of(site, "postgresql://nobody@127.0.0.1:9/nothing", 1, 0))
        waiting = [asyncio.ensure_future(elsewhere.read(page)) for _ in range(3)]
        for _ in range(steps):
            await asyncio.sleep(0)
        elsewhere.close()
        assert {type(one) for one in await asyncio.gather(*waiting, return_exceptions=True)} == {LetGo}

    asyncio.run(let_go())


SCRIPT = """
from scrapy.crawler import CrawlerProcess
from scrapy.utils.project import get_project_settings

settings = get_project_settings()
settings.update({{"DOWNLOAD_DELAY": 0, "AGENDA_NER": "none"}})
process = CrawlerProcess(settings)
process.crawl("agenda", site={site!r}, since={since!r}, until={until!r})
process.start()
"""


def test_a_script_that_starts_a_crawl_is_not_run_again(
    site: SampleServer, copies: Callable[..., str], tmp_path: Path
) -> None:
    """As scripts of Scrapy's users are written: without asking whether they are the program."""
    dsn, script = copies(), tmp_path / "own_script.py"
    since, last = (day.isoformat() for day in sample.PERIOD)
    script.write_text(SCRIPT.format(site=site.url, since=since, until=last))
    settings = {"SCRAPY_SETTINGS_MODULE": "agendacrawl.settings"}
    done = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, **settings, "AGENDA_DATABASE": dsn, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("Spider opened") == 1
    assert ask(dsn, "SELECT outcome FROM agenda.run") == [("ok",)]
