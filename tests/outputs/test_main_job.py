"""What `make run` does without a network, what it prints at its end, and where the sample goes."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
from rich.console import Console
from support.databases import SampleCrawl

from agendacrawl import main_job, settings
from agendacrawl.core.vocabulary import Outcome
from agendacrawl.db import cluster, reader, schema
from agendacrawl.db.dsn import connection_arguments, resolve_dsn

NAMED = "postgresql://me@127.0.0.1:1/agenda"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_job, "unreachable", lambda *_: "no network")


@pytest.fixture
def own_cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    home = Path(tempfile.mkdtemp(prefix="agendacrawl-test-"))
    home.chmod(0o755)  # root's server runs as another user, who must be able to enter
    folder = home / "pg"
    monkeypatch.setenv("AGENDA_CLUSTER", str(folder))
    cluster.ensure(folder, durable=False)
    try:
        yield folder
    finally:
        cluster.stop(folder)
        shutil.rmtree(home)


def printed(dsn: str, database: str) -> str:
    out = io.StringIO()
    main_job.show(dsn, Console(file=out, width=100), database)
    return out.getvalue()


def test_no_password_is_printed(sample_crawl: SampleCrawl) -> None:
    given = connection_arguments(sample_crawl.dsn)
    if "password" not in given:
        pytest.skip("The server of TEST_DATABASE_URL asks for no password: nothing could be printed.")
    for database in ("auto", "sample"):
        assert given["password"] not in printed(sample_crawl.dsn, database)


def test_the_last_lines_name_the_database_of_the_sample(sample_crawl: SampleCrawl) -> None:
    text = printed(sample_crawl.dsn, "sample")
    assert "export AGENDA_DATABASE=sample" in text
    assert [line.split()[1] for line in text.splitlines() if line.endswith("agendacrawl psql")] == [
        "AGENDA_DATABASE=sample"
    ]
    assert "AGENDA_DATABASE" not in printed(sample_crawl.dsn, "auto")


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("how", ["DATABASE_URL", "AGENDA_DATABASE"])
def test_without_a_network_a_named_database_gets_no_sample(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    if how == "DATABASE_URL":
        monkeypatch.setenv("DATABASE_URL", NAMED)
    else:
        monkeypatch.setattr(settings, "AGENDA_DATABASE", NAMED)
    monkeypatch.setattr("sys.argv", ["main_job"])
    assert main_job.main() == Outcome.UNREACHABLE.exit_status == 11
    told = capsys.readouterr()
    assert "made-up visits don't belong in the database that you named" in told.err
    assert told.out == ""


@pytest.mark.usefixtures("no_network")
def test_without_a_network_the_sample_goes_beside_the_private_database(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with ExitStack() as stack:
        assert main_job.plan("auto", stack).database == "sample"
    assert "crawling the bundled sample site instead" in capsys.readouterr().out


@pytest.mark.parametrize(("site", "database"), [("sample", "sample"), ("http://127.0.0.1:1", "copy")])
def test_what_is_not_the_live_site_never_goes_into_a_named_database(
    monkeypatch: pytest.MonkeyPatch, own_cluster: Path, site: str, database: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", NAMED)
    with ExitStack() as stack:
        assert main_job.plan(site, stack).database == database
    dsn = resolve_dsn(database)
    assert dsn is not None
    assert psycopg.conninfo.conninfo_to_dict(dsn)["dbname"] == f"agendacrawl_{database}"
    assert cluster.status(own_cluster, database=f"agendacrawl_{database}") is not None


def test_its_database_has_a_reader_where_no_other_is(own_cluster: Path) -> None:
    """`make run` on the sample site makes a database of its own, and no other need be there."""
    own = cluster.ensure(own_cluster, durable=False, database="agendacrawl_sample")
    schema.upgrade(own.dsn)
    first = reader.provide(own.dsn)
    assert reader.provide(own.dsn) == first
    with psycopg.connect(first) as connection:
        assert connection.execute("SELECT count(*) FROM gis.activity").fetchone() == (0,)
