"""A real PostGIS for the tests: TEST_DATABASE_URL, else a private cluster that is thrown away afterwards.

Without PostGIS the tests fail: a green run always means that the database was tested.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest
from scrapy.settings import Settings
from support.databases import SampleCrawl, fresh_database
from support.geocoders import Handler, Stub
from support.paths import SHARED
from support.shell import FAST, Runner, crawl
from support.warm import Warm

from agendacrawl import sample
from agendacrawl.commands.db import Command
from agendacrawl.core.vocabulary import Platform
from agendacrawl.db import cluster, schema
from agendacrawl.db.store import Store
from agendacrawl.refdata import load

# These run under the system's Python, which has QGIS.
collect_ignore = [
    "outputs/qgis_probe.py",
    "outputs/qgis_geopackage.py",
    "outputs/qgis_mostly.py",
    "review/qgis_editor.py",
    "outputs/qgis_project_in_file.py",
]


@pytest.fixture(scope="session")
def postgis() -> Iterator[str]:
    """The address of a server where the tests may create databases."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="agendacrawl-test-"))
    folder.chmod(0o755)  # root's server runs as another user, who must be able to enter
    try:
        # Servers of APIs and worker processes of six thousand tests keep connections longer than their tests last.
        with psycopg.connect(cluster.ensure(folder / "pg", durable=False).dsn, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET max_connections = 500")
        cluster.stop(folder / "pg")
        yield cluster.ensure(folder / "pg", durable=False).dsn
        cluster.stop(folder / "pg")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def template(postgis: str) -> Iterator[str]:
    """The name of a database with the schema and the reference data in it, to be copied."""
    with fresh_database(postgis) as dsn:
        schema.upgrade(dsn)
        load.bundled(dsn)
        yield str(psycopg.conninfo.conninfo_to_dict(dsn)["dbname"])


@pytest.fixture
def database(postgis: str, template: str) -> Iterator[str]:
    """The address of a database of the test's own, with schema and reference data."""
    with fresh_database(postgis, template) as dsn:
        yield dsn


@pytest.fixture(scope="session")
def copies(postgis: str, template: str) -> Iterator[Callable[..., str]]:
    """Make databases with schema and reference data, or copies of another, that live as long as the session."""
    with ExitStack() as stack:

        def copy(of: str | None = None) -> str:
            source = str(psycopg.conninfo.conninfo_to_dict(of)["dbname"]) if of else template
            return stack.enter_context(fresh_database(postgis, source))

        yield copy


@pytest.fixture(scope="session")
def sample_crawl(copies: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> SampleCrawl:
    """One crawl of the sample site for whoever only looks at what it gives; the site is gone."""
    dsn, feed = copies(), tmp_path_factory.mktemp("sample") / "activities.jsonl"
    with sample.serve(Platform.PRO) as site:
        done = crawl(site.url, "-O", str(feed), database=dsn)
    assert done.returncode == 0, done.stderr[-9000:]
    return SampleCrawl(dsn, [json.loads(line) for line in feed.read_text("utf-8").splitlines()])


@pytest.fixture(scope="session")
def crawled(sample_crawl: SampleCrawl) -> str:
    """Its database, to be copied."""
    return sample_crawl.dsn


@pytest.fixture(scope="session")
def undisturbed(warm: Warm, copies: Callable[..., str]) -> str:
    """A database after one crawl with the gazetteer alone, that nothing happened to."""
    dsn = copies()
    with sample.serve(Platform.PRO) as site:
        assert warm(site.url, dsn, FAST).outcome == "ok"
    return dsn


@pytest.fixture
def empty_database(postgis: str) -> Iterator[str]:
    """The address of a database of the test's own with nothing in it."""
    with fresh_database(postgis) as dsn:
        yield dsn


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """A store with an open run."""
    with Store(database) as store:
        store.open_run("agenda", {"since": "2024-07-02"})
        yield store


@pytest.fixture
def rows(database: str) -> Iterator[Callable[..., list[tuple[Any, ...]]]]:
    """Ask the database from a connection of its own."""
    with psycopg.connect(database, autocommit=True) as connection:
        yield lambda query, *values: connection.execute(query, values).fetchall()


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """A process in which one crawl after another runs."""
    with Warm() as crawls:
        yield crawls


@pytest.fixture
def stub() -> Iterator[Stub]:
    """A geocoding service on loopback."""
    with Stub(("127.0.0.1", 0), Handler) as server:
        server.asked, server.agents = [], set()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Runner:
    """Run `agendacrawl db` as Scrapy does; gives exit status, output and errors."""

    def run(*words: str, setting: str = "auto") -> tuple[int, str, str]:
        command, parser = Command(), argparse.ArgumentParser()
        command.settings = Settings({"AGENDA_DATABASE": setting})
        command.add_options(parser)
        options, arguments = parser.parse_known_args(words)
        command.run(arguments, options)
        return command.exitcode, *capsys.readouterr()

    return run


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in the last lines what was left out, and that real agendas were not at hand if they were not."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in skipped)
    if not SHARED.is_dir():
        reasons["real agendas and their answers (../shared) are not here: nothing was measured on them"] += 0
    if reasons:
        terminalreporter.section("left out here")
    for reason, tests in sorted(reasons.items()):
        terminalreporter.write_line(f"{tests:4d} {reason}" if tests else f"     {reason}")
