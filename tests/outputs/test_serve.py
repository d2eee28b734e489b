"""`agendacrawl serve`: a client over HTTP finds every layer, filters it, decodes a tile, and can change nothing."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
import httpx
import mapbox_vector_tile
import psycopg
import pytest
from support.hostile import HOSTILE_TITLES
from support.views import ACTIVITIES

from agendacrawl.commands import serve
from agendacrawl.serve import application as api


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
            "SELECT 'gis.' || relname FROM pg_class WHERE relnamespace = 'gis'::regnamespace AND relkind IN ('r', 'v', 'm')"
        )
        assert found == {name for (name,) in views} - {"gis.correction_place"}


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
    assert found["features"][0]["properties"]["activities"] == len(ACTIVITIES) + len(HOSTILE_TITLES)


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
    told = capsys.readouterr().err
    assert "-m pip install 'tipg<2,>=1.6' 'uvicorn>=0.30'" in told
    assert "agendacrawl[" not in told  # it is on no index
