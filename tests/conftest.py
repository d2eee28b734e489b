"""A real PostGIS for the tests: TEST_DATABASE_URL, else a private cluster that is thrown away afterwards.

Without PostGIS the tests fail: a green run always means that the database was tested.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from paths import SHARED
from psycopg import sql
from psycopg.conninfo import make_conninfo
from shell import FAST, crawl
from warm import Warm
from warm import warm as warm

from agendacrawl import sample
from agendacrawl.core.vocabulary import Platform
from agendacrawl.db import cluster, schema
from agendacrawl.refdata import load

# These run under the system's Python, which has QGIS.
collect_ignore = ["outputs/qgis_probe.py", "outputs/qgis_geopackage.py"]


@pytest.fixture(scope="session")
def postgis() -> Iterator[str]:
    """The address of a server where the tests may create databases."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="agendacrawl-test-"))
    folder.chmod(0o755)  # root's server runs as another user, who must be able to enter
    try:
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


@dataclass(frozen=True)
class SampleCrawl:
    """A database with one crawl of the sample site in it, to be read only, and the rows of the feed of that crawl."""

    dsn: str
    rows: list[dict[str, Any]]


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


@contextmanager
def fresh_database(server: str, template: str = "template1") -> Iterator[str]:
    """Make a database, copied from `template`, and drop it afterwards."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(create.format(sql.Identifier(name), sql.Identifier(template)))
        try:
            yield make_conninfo(server, dbname=name)
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


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
