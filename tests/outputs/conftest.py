"""A published database and `agendacrawl serve` on it, as a user runs it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator

import httpx
import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo
from support.hostile import HOSTILE_TITLES
from support.pages import make_page
from support.paths import ROOT
from support.views import ACTIVITIES, an
from support.waiting import until

from agendacrawl.db import sessions
from agendacrawl.db.dsn import READER
from agendacrawl.db.reader import grant_reader
from agendacrawl.db.store import Store

SECRET = "reads-only"


@pytest.fixture(scope="module")
def owner(copies: Callable[..., str]) -> str:
    """The address of the database for its owner."""
    return copies()


@pytest.fixture(scope="module")
def reader(owner: str) -> str:
    """The address of a published database for a role that may do what agenda_reader may."""
    dsn = owner
    with Store(dsn) as store:
        store.open_run("agenda", {})
        store.store_page(make_page(*ACTIVITIES, *(an(title, 12) for title in HOSTILE_TITLES)))
    with psycopg.connect(dsn, autocommit=True) as connection:
        with sessions.published(connection):
            pass
        there = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [READER]).rowcount
        role = sql.Identifier(READER)
        if not there:
            connection.execute(sql.SQL("CREATE ROLE {}").format(role))
        connection.execute(sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(role, SECRET))
        connection.execute(sql.SQL("ALTER ROLE {} SET default_transaction_read_only = on").format(role))
        grant_reader(connection)
        # more than a server takes away by itself: the API needs to make nothing, and no lock
        database = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC").format(database))
        connection.execute("REVOKE EXECUTE ON FUNCTION pg_advisory_unlock_all() FROM PUBLIC")
    return make_conninfo(dsn, user=READER, password=SECRET)


@pytest.fixture(scope="module")
def client(reader: str) -> Iterator[httpx.Client]:
    """A client of `agendacrawl serve`, which runs as a user would run it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "SCRAPY_SETTINGS_MODULE": "agendacrawl.settings",
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": reader,
    }
    command = [sys.executable, "-m", "scrapy", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == f"http://127.0.0.1:{port}/ (Ctrl-C ends it)\n"
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=None) as connected:
            until(lambda: _answers(connected), process)
            yield connected
    finally:
        process.terminate()
        process.wait()


def _answers(client: httpx.Client) -> bool:
    try:
        client.get("/conformance")
    except httpx.ConnectError:
        return False
    return True
