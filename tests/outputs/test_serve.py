"""`scrapy serve`: a client over HTTP finds every layer, filters it, decodes a tile, and can change nothing."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import asyncpg
import httpx
import mapbox_vector_tile
import psycopg
import pytest
from db.test_db_store import make_page
from db.test_db_views import ACTIVITIES, an
from paths import ROOT
from psycopg import sql
from psycopg.conninfo import make_conninfo

from agendacrawl.commands import serve
from agendacrawl.db import schema
from agendacrawl.db.store import Store
from agendacrawl.serve import application as api

SECRET = "reads-only"


HOSTILE = (
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "=1+1",
)  # titles of activities


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
        store.store_page(make_page(*ACTIVITIES, *(an(title, 12) for title in HOSTILE)))
    with psycopg.connect(dsn, autocommit=True) as connection:
        with schema.published(connection):
            pass
        there = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [schema.READER]).rowcount
        role = sql.Identifier(schema.READER)
        if not there:
            connection.execute(sql.SQL("CREATE ROLE {}").format(role))
        connection.execute(sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(role, SECRET))
        connection.execute(sql.SQL("ALTER ROLE {} SET default_transaction_read_only = on").format(role))
        schema.grant_reader(connection)
        # more than a server takes away by itself: the API needs to make nothing, and no lock
        database = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC").format(database))
        connection.execute("REVOKE EXECUTE ON FUNCTION pg_advisory_unlock_all() FROM PUBLIC")
    return make_conninfo(dsn, user=schema.READER, password=SECRET)


@pytest.fixture(scope="module")
def client(reader: str) -> Iterator[httpx.Client]:
    """A client of `scrapy serve`, which runs as a user would run it."""
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
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as connected:
            _wait_for(connected, process)
            yield connected
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(client: httpx.Client, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        with suppress(httpx.ConnectError):
            client.get("/conformance")
            return
        time.sleep(0.1)
    raise AssertionError("scrapy serve does not answer")


def test_landing_page(client: httpx.Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.json()["title"] == api.TITLE
    conforms = client.get("/conformance").json()["conformsTo"]
    assert "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson" in conforms


def test_a_browser_asks_nobody_else(client: httpx.Client) -> None:
    answer = client.get("/", headers={"Accept": "text/html"})
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_every_layer_is_a_collection(client: httpx.Client, reader: str) -> None:
    found = {one["id"] for one in client.get("/collections", params={"limit": 1000}).json()["collections"]}
    with psycopg.connect(reader) as connection:
        views = connection.execute(
            "SELECT 'gis.' || relname FROM pg_class WHERE relnamespace = 'gis'::regnamespace AND relkind IN ('v', 'm')"
        )
        assert found == {name for (name,) in views}


def test_items_with_a_filter(client: httpx.Client) -> None:
    items = "/collections/gis.visits_per_region/items"
    found = client.get(items, params={"kind": "npvr", "name": "Noord-Limburg"}).json()
    (region,) = found["features"]
    assert (region["properties"]["activities"], region["properties"]["visits"]) == (3, 4)
    lon, lat = region["geometry"]["coordinates"]
    assert (int(lon), int(lat)) == (6, 51)
    many = client.get(items, params={"filter": "kind = 'npvr' AND visits > 0", "limit": 100}).json()
    assert {one["properties"]["name"] for one in many["features"]} == {
        "Noord-Limburg",
        "Zuid-Limburg",
        "Zeeuws-Vlaanderen",
        "Noord- en Oost-Groningen",
    }


def test_a_layer_without_geometry_has_items(client: httpx.Client) -> None:
    found = client.get("/collections/gis.totals/items", params={"kind": "npvr", "line": "all"}).json()
    assert found["features"][0]["properties"]["activities"] == len(ACTIVITIES) + len(HOSTILE)


def test_a_vector_tile(client: httpx.Client) -> None:
    answer = client.get("/collections/gis.visits_per_region/tiles/WebMercatorQuad/5/16/10")  # the Netherlands
    assert answer.headers["content-type"] == "application/vnd.mapbox-vector-tile"
    (tile,) = mapbox_vector_tile.decode(answer.content).values()
    names = {feature["properties"]["name"] for feature in tile["features"]}
    assert {"Zeeuws-Vlaanderen", "Noord- en Oost-Groningen"} < names


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(client: httpx.Client, method: str) -> None:
    for path in ("/collections/gis.visits_per_region/items", "/collections/gis.visits_per_region/items/1"):
        assert client.request(method, path, json={}).status_code == 405


async def _session(dsn: str, query: str) -> Any:
    """What a connection of the API answers, when it was used before."""
    pool = api.connections(dsn)
    async with pool:
        for _ in range(2):
            async with pool.acquire() as connection:
                answer = await connection.fetchval(query)
    return answer


def test_connections_are_read_only_whoever_connects(database: str) -> None:
    assert asyncio.run(_session(database, "SHOW transaction_read_only")) == "on"
    with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
        asyncio.run(_session(database, "DELETE FROM agenda.page"))


def test_without_the_extra_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "NEEDED", ("tipg_that_is_not_there", "uvicorn"))
    command = serve.Command()
    command.run([], None)  # type: ignore[arg-type]
    assert command.exitcode == 1
    assert "pip install 'agendacrawl[serve]'" in capsys.readouterr().err
