"""What `make run` prints at its end: how to connect, and no password."""

from __future__ import annotations

import io
import shlex
from pathlib import Path

import psycopg
import pytest
from conftest import SampleCrawl
from rich.console import Console

from agendacrawl import main_job
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
