"""What `make run` prints at its end: how to connect, and no password."""

from __future__ import annotations

import io
import shlex
import shutil
import tempfile
from pathlib import Path

import psycopg
import pytest
from rich.console import Console
from support.databases import SampleCrawl

from agendacrawl import main_job
from agendacrawl.db import cluster, reader, schema
from agendacrawl.db.dsn import connection_arguments


def printed(dsn: str, address: str) -> str:
    out = io.StringIO()
    main_job.show(dsn, Console(file=out, width=100), address)
    return out.getvalue()


def test_no_password_is_printed_and_the_address_connects(sample_crawl: SampleCrawl, tmp_path: Path) -> None:
    given = connection_arguments(sample_crawl.dsn)
    if "password" not in given:
        pytest.skip("The server of TEST_DATABASE_URL asks for no password: nothing could be printed.")
    address = main_job.without_password(sample_crawl.dsn, tmp_path)
    text = printed(sample_crawl.dsn, shlex.quote(address))
    assert given["password"] not in text
    assert text.count(address) == 3
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT count(*) > 0 FROM agenda.page").fetchone() == (True,)
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert main_job.without_password(sample_crawl.dsn, tmp_path) == address


def test_an_address_of_one_s_own_is_not_repeated(sample_crawl: SampleCrawl) -> None:
    text = printed(sample_crawl.dsn, '"$DATABASE_URL"')
    assert 'psql "$DATABASE_URL"' in text
    assert str(connection_arguments(sample_crawl.dsn).get("password")) not in text


def test_its_database_has_a_reader_where_no_other_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """`make run` on the sample site makes a database of its own, and no other need be there."""
    home = Path(tempfile.mkdtemp(prefix="agendacrawl-test-"))
    home.chmod(0o755)  # root's server runs as another user, who must be able to enter
    folder = home / "pg"
    monkeypatch.setenv("AGENDA_CLUSTER", str(folder))
    own = cluster.ensure(folder, durable=False, database="agendacrawl_sample")
    try:
        schema.upgrade(own.dsn)
        first = reader.provide(main_job.without_password(own.dsn, own.folder))
        assert reader.provide(own.dsn).partition("?")[0] == first.partition("?")[0]
        with psycopg.connect(first) as connection:
            assert connection.execute("SELECT count(*) FROM gis.activity").fetchone() == (0,)
    finally:
        cluster.stop(folder)
        shutil.rmtree(home)
