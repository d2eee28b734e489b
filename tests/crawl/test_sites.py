"""Several sites in one database: side by side, each with its own runs, locks, counters and pages; another server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from support.crawls import ask
from support.paths import ROOT
from support.shell import crawl
from support.warm import Warm

from agendacrawl import sample
from agendacrawl.core.vocabulary import Platform
from agendacrawl.db import cluster
from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.store import RunningError, Store
from agendacrawl.sample.server import SampleServer

QUICK = ("-s", "AGENDA_NER=none")
OTHER = ("-a", "site_name=provincie.example")


@pytest.fixture(scope="module")
def sites() -> Iterator[tuple[SampleServer, SampleServer]]:
    """Two sites with pages at the same paths; one page of the second says something else."""
    with sample.serve(Platform.PRO) as one, sample.serve(Platform.PRO) as other:
        path = min(path for path, page in other.pages.items() if not page.body[0])
        other.pages[path] = replace(other.pages[path], title="Van een andere site")
        yield one, other


@pytest.fixture(scope="module")
def both(sites: tuple[SampleServer, SampleServer], copies: Callable[..., str]) -> str:
    """A database into which two crawls wrote at once, one of each site."""
    dsn = copies()
    with ThreadPoolExecutor(2) as pool:
        crawls = [
            pool.submit(crawl, site.url, *QUICK, *more, database=dsn)
            for site, more in zip(sites, ((), OTHER), strict=True)
        ]
        for one in crawls:
            done = one.result()
            assert done.returncode == 0, done.stderr[-3000:]
    return dsn


def test_two_sites_crawl_side_by_side(both: str) -> None:
    pages = ask(both, "SELECT site, count(*) FROM agenda.page GROUP BY 1 ORDER BY 1")
    assert [site for site, _ in pages] == ["provincie.example", "www.rijksoverheid.nl"]
    assert pages[0][1] == pages[1][1]
    runs = ask(both, "SELECT site, outcome, (stats->>'agenda/stored/new')::int FROM agenda.run ORDER BY 1")
    assert runs == [(site, "ok", number) for site, number in pages]
    assert ask(both, "SELECT site FROM agenda.page WHERE title = 'Van een andere site'") == [
        ("provincie.example",)
    ]
    apart = "SELECT count(*) FROM agenda.page p JOIN agenda.page q ON q.id = p.superseded_by WHERE q.site <> p.site"
    assert ask(both, apart) == [(0,)]
    assert ask(both, "SELECT agenda.counts_apart()") == [(0,)]


def test_what_is_gone_from_one_site_stays_on_the_other(
    both: str, sites: tuple[SampleServer, SampleServer], warm: Warm, copies: Callable[..., str]
) -> None:
    dsn, (_, other) = copies(both), sites
    path = sorted(other.pages)[4]
    page = other.pages.pop(path)
    try:
        done = warm(other.url, dsn, {"AGENDA_NER": "none"}, site_name="provincie.example")
    finally:
        other.pages[path] = page
    assert done.outcome == "ok"
    assert ask(dsn, "SELECT path FROM agenda.page WHERE missing_since_run IS NOT NULL") == [
        (f"//provincie.example{path}",)
    ]


def test_runs_of_one_site_wait_and_those_of_two_do_not(database: str) -> None:
    with Store(database) as one, Store(database) as other:
        one.open_run("agenda", {})
        with pytest.raises(RunningError, match="at work"):
            other.open_run("agenda", {})
        other.open_run("agenda", {"site_name": "provincie.example"})
        with Store(database) as third, pytest.raises(RunningError):
            third.open_run("reprocess", {})  # reads pages of both
        assert ask(database, "SELECT count(*) FROM agenda.run WHERE outcome IS NULL") == [(2,)]
        one.publish("ok", {})
        other.publish("ok", {})


def test_a_run_that_reads_all_sites_is_alone(database: str) -> None:
    with Store(database) as one, Store(database) as other:
        one.open_run("reprocess", {})
        with pytest.raises(RunningError):
            other.open_run("agenda", {"site_name": "provincie.example"})


@pytest.mark.parametrize("name", ["Provincie", "a/b", "", "-"])
def test_a_name_that_is_none(name: str) -> None:
    done = crawl("http://127.0.0.1:9", "-a", f"site_name={name}", database="off")
    assert done.returncode == 2
    assert "no name of a site" in done.stderr


def test_another_server_is_another_address(
    tmp_path_factory: pytest.TempPathFactory, sites: tuple[SampleServer, SampleServer]
) -> None:
    """A second PostgreSQL, which the environment names: made, filled and read like the private one."""
    folder = tmp_path_factory.mktemp("second")
    for above in (folder, *folder.parents[:3]):
        if above != Path("/") and above.owner() == Path.home().owner():
            above.chmod(0o755)  # root's server runs as another user, who must be able to enter
    address = cluster.ensure(folder / "pg", durable=False).dsn
    environment = {**os.environ, "DATABASE_URL": address}
    since, until = (day.isoformat() for day in sample.PERIOD)
    words = [
        "-a",
        f"site={sites[0].url}",
        "-a",
        f"since={since}",
        "-a",
        f"until={until}",
        "-s",
        "DOWNLOAD_DELAY=0",
        *QUICK,
    ]
    try:
        for command in (["db", "upgrade"], ["db", "refdata"], ["crawl", *words], ["db", "status"]):
            done = subprocess.run(
                [sys.executable, "-m", "agendacrawl", *command], cwd=ROOT, env=environment, capture_output=True,
                text=True, check=False,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr[-3000:]
        assert "Pages: 75" in done.stdout
        assert "(private)" not in done.stdout
    except DatabaseError as problem:
        pytest.fail(str(problem))
    finally:
        cluster.stop(folder / "pg")
