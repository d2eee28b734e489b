"""`agendacrawl serve` by the rules of OGC: coordinate systems, periods, paging, tiles, and other people's clients."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import subprocess
from pathlib import Path
from typing import Any

import httpx
import mapbox_vector_tile
import psycopg
import pytest
from owslib.ogcapi.features import Features
from tipg.collections import mvt_settings

from agendacrawl.serve import application, crs, layers
from agendacrawl.serve.layers import LARGEST

RD, DEGREES = crs.RD.uri, crs.CRS84.uri
POINTS = "/collections/gis.activity_point/items"
REGIONS = "/collections/gis.visits_per_region/items"
PYTHON = "/usr/bin/python3"


def asked(client: httpx.Client, path: str, **params: Any) -> dict[str, Any]:
    answer = client.get(path, params=params)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_what_is_kept_is_said(client: httpx.Client) -> None:
    conforms = asked(client, "/conformance")["conformsTo"]
    for part in (
        "features-1/1.0/conf/core",
        "features-1/1.0/conf/geojson",
        "features-2/1.0/conf/crs",
        "features-3/1.0/conf/filter",
    ):
        assert f"http://www.opengis.net/spec/ogcapi-{part}" in conforms
    layer = asked(client, "/collections/gis.visits_per_province")
    assert layer["storageCrs"] == RD
    assert layer["crs"][0] == DEGREES
    assert RD in layer["crs"]


def test_layers_have_dutch_titles(client: httpx.Client) -> None:
    found = {one["id"]: one for one in asked(client, "/collections", limit=1000)["collections"]}
    assert found["gis.visits_per_province"]["title"] == "Bezoeken per provincie"
    assert found["gis.totals"]["title"] == "Totalen: wat telt waar mee"
    for name, layer in found.items():
        assert layer["title"] != name.removeprefix("gis."), f"{name} has no title in lookups/layers.yml"
        assert len(layer["description"]) > 50
    assert "gis.correction_place" not in found
    assert layers.regions_of("visits_per_npvr_region") == ("NPVR-regio", "NPVR-regio’s")


@pytest.mark.parametrize(
    "name", [RD, "EPSG:28992", f"[{'EPSG:28992'}]", "http://www.opengis.net/def/crs/EPSG/0/4326", DEGREES]
)
def test_geometry_in_another_system(client: httpx.Client, reader: str, name: str) -> None:
    answer = client.get(REGIONS, params={"kind": "npvr", "limit": 100, "crs": name})
    system = crs.system(name)
    assert answer.headers["content-crs"] == f"<{system.uri}>"
    with psycopg.connect(reader) as connection:
        rows = {
            key: (x, y)
            for key, x, y in connection.execute(
                "SELECT id, ST_X(g), ST_Y(g) FROM (SELECT id, ST_Transform(geom, %s) AS g FROM gis.visits_per_region "
                "WHERE kind = 'npvr') AS t",
                [system.srid],
            )
        }
    for feature in answer.json()["features"]:
        x, y = feature["geometry"]["coordinates"]
        there = rows[feature["id"]]
        assert "crs" not in feature["geometry"]
        near = pytest.approx(there[::-1] if system.latitude_first else there, abs=0.02)
        assert (x, y) == near


def test_one_feature_in_rd(client: httpx.Client) -> None:
    key = asked(client, REGIONS, kind="npvr", limit=1)["features"][0]["id"]
    answer = client.get(f"{REGIONS}/{key}", params={"crs": RD})
    assert answer.headers["content-crs"] == f"<{RD}>"
    assert answer.json()["geometry"]["coordinates"][0] > 1000


def test_a_box_in_rd_is_that_of_the_database(client: httpx.Client, reader: str) -> None:
    west, south, east, north = 150_000, 360_000, 215_000, 400_000
    with psycopg.connect(reader) as connection:
        (wanted,) = connection.execute(
            "SELECT array_agg(id ORDER BY id) FROM gis.visits_per_region WHERE kind = 'municipality' "
            "AND geom && ST_MakeEnvelope(%s, %s, %s, %s, 28992)", [west, south, east, north]
        ).fetchone() or ([],)  # fmt: skip
    box = {"bbox": f"{west},{south},{east},{north}", "bbox-crs": RD}
    found = asked(client, REGIONS, kind="municipality", limit=1000, **box)
    assert sorted(one["id"] for one in found["features"]) == wanted
    assert len(wanted) > 10
    lat_first = {"bbox": "51.2,5.8,51.6,6.3", "bbox-crs": "http://www.opengis.net/def/crs/EPSG/0/4326"}
    same = {"bbox": "5.8,51.2,6.3,51.6"}
    first, second = (
        asked(client, REGIONS, kind="municipality", limit=1000, **one)["numberMatched"]
        for one in (lat_first, same)
    )
    assert first == second > 0


@pytest.mark.parametrize(
    ("path", "params", "told"),
    [
        (POINTS, {"crs": "EPSG:31370"}, "crs=EPSG:31370 is not offered. Ask for one of: CRS84, EPSG:28992"),
        (POINTS, {"bbox": "1,2,3,4", "bbox-crs": "x"}, "bbox-crs=x is not offered"),
        (POINTS, {"bbox": "100000,400000,110000,410000"}, "is no box"),
        (POINTS, {"limit": "abc"}, "limit=abc can't be read"),
        (POINTS, {"limit": "1000000"}, "limit=1000000 can't be read"),
        (POINTS, {"offset": "-1"}, "offset=-1 can't be read"),
        (POINTS, {"tittle": "x"}, "tittle is no parameter and no column of gis.activity_point"),
        (REGIONS, {"datetime": "2024-09-10"}, "gis.visits_per_region has no day to ask for"),
        ("/collections/gis.visits_per_region/tiles/WebMercatorQuad/x/0/0", {}, "z=x can't be read"),
        ("/collections/gis.visits_per_region/tiles/WebMercatorQuad/23/0/0", {}, "z=23 can't be read"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_a_sentence(
    client: httpx.Client, path: str, params: dict[str, str], told: str
) -> None:
    answer = client.get(path, params=params)
    assert answer.status_code == 400
    assert told in answer.json()["detail"]


def test_a_period_has_what_shares_a_day_with_it(client: httpx.Client, reader: str) -> None:
    months = "/collections/gis.visits_per_region_month/items"
    in_month = asked(client, months, kind="npvr", datetime="2024-09-10/2024-09-11", limit=100)
    assert {one["properties"]["month"] for one in in_month["features"]} == {"2024-09-01"}
    assert in_month["numberMatched"] == 11
    with psycopg.connect(reader) as connection:
        for day in (dt.date(2024, 9, 2) + dt.timedelta(n) for n in range(12)):
            (count,) = connection.execute(
                "SELECT count(*) FROM gis.activity WHERE %s BETWEEN date AND coalesce(end_date, date)", [day]
            ).fetchone() or (0,)
            found = asked(client, "/collections/gis.activity/items", datetime=str(day))
            assert found["numberMatched"] == count


def test_pages_follow_each_other_until_all_is_told(client: httpx.Client) -> None:
    found: list[int] = []
    address: str | None = f"{client.base_url}{REGIONS}?kind=municipality&limit=100&crs=EPSG:28992"
    while address:
        page = client.get(address).json()
        found += [one["id"] for one in page["features"]]
        address = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
    assert len(found) == len(set(found)) == page["numberMatched"] == 342


@pytest.mark.parametrize(
    "layer", ["visits_per_municipality", "visits_per_region", "region_area", "activity_point"]
)
@pytest.mark.parametrize("at", ["0/0/0", "5/16/10", "6/32/21", "7/65/42", "8/131/84", "10/526/340"])
def test_no_tile_is_too_large(client: httpx.Client, layer: str, at: str) -> None:
    answer = client.get(f"/collections/gis.{layer}/tiles/WebMercatorQuad/{at}")
    assert answer.status_code in (200, 204)
    assert len(answer.content) <= LARGEST


def tiles(reader: str, layer: str, *asked_for: tuple[str, dict[str, Any]]) -> list[httpx.Response]:
    """Ask the API in this process, where its limits can be set, for tiles of a layer."""

    async def ask() -> list[httpx.Response]:
        app = application.application(reader)
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as asking:
                path = f"/collections/gis.{layer}/tiles/WebMercatorQuad/"
                return [await asking.get(path + at, params=params) for at, params in asked_for]

    return asyncio.run(ask())


def features_of(answer: httpx.Response) -> list[dict[str, Any]]:
    """The features in the box of a tile, without those of its margin."""
    assert answer.status_code == 200
    found = [one for each in mapbox_vector_tile.decode(answer.content).values() for one in each["features"]]
    return [one for one in found if all(0 <= at < 4096 for at in one["geometry"]["coordinates"])]


def told(features: list[dict[str, Any]]) -> int:
    """How many points a tile tells of."""
    return sum(one["properties"].get("point_count", 1) for one in features)


def test_a_tile_that_would_be_too_large_says_less(monkeypatch: pytest.MonkeyPatch, reader: str) -> None:
    answers = []
    for largest in (LARGEST, 40_000, 4_000):
        monkeypatch.setattr(layers, "LARGEST", largest)
        answers += tiles(reader, "visits_per_region", ("5/16/10", {}))
        assert len(answers[-1].content) <= largest
    full, short, few = map(features_of, answers)
    assert len(full) == len(short) > len(few) > 0
    assert told(full) == told(short) == told(few)
    assert len(full[0]["properties"]) > len(short[0]["properties"]) > len(few[0]["properties"])


@pytest.mark.parametrize("layer", ["visits_per_municipality", "region_area"])
def test_shapes_that_are_too_large_get_coarser(
    monkeypatch: pytest.MonkeyPatch, reader: str, layer: str
) -> None:
    answers = []
    for largest in (LARGEST, 15_000):
        monkeypatch.setattr(layers, "LARGEST", largest)
        answers += tiles(reader, layer, ("5/16/10", {"properties": "id"}))
    assert len(answers[0].content) > 15_000 >= len(answers[1].content)
    ids = [
        {one["properties"]["id"] for each in mapbox_vector_tile.decode(answer.content).values() for one in each["features"]}
        for answer in answers
    ]  # fmt: skip
    assert ids[0] >= ids[1]  # what is smaller than the step is not drawn
    assert len(ids[1]) > len(ids[0]) / 2


IN_TILE = """
SELECT id FROM gis.activity_point, LATERAL (SELECT ST_Transform(geom, 3857) AS p) AS q, ST_TileEnvelope(%s, %s, %s) AS box
WHERE ST_X(p) >= ST_XMin(box) AND ST_X(p) < ST_XMax(box) AND ST_Y(p) > ST_YMin(box) AND ST_Y(p) <= ST_YMax(box)
"""


@pytest.mark.parametrize("asked_for", [{}, {"type": "Werkbezoek"}, {"filter": "type = 'Werkbezoek'"}])
def test_points_that_are_too_many_become_numbers_that_add_up(
    monkeypatch: pytest.MonkeyPatch, reader: str, asked_for: dict[str, Any]
) -> None:
    """In each tile that has any, of several zoom levels, and with the filters of a request."""
    monkeypatch.setattr(mvt_settings, "max_features_per_tile", 0)
    places = [(0, 0, 0), *((5, x, y) for x in (15, 16) for y in (9, 10, 11)), (8, 131, 84), (10, 524, 337)]
    answers = tiles(reader, "activity_point", *(("/".join(map(str, at)), asked_for) for at in places))
    only = " AND type = 'Werkbezoek'" if asked_for else ""
    seen = 0
    with psycopg.connect(reader) as connection:
        for at, answer in zip(places, answers, strict=True):
            found = features_of(answer)
            ids = {number for (number,) in connection.execute((IN_TILE + only).encode(), at)}
            assert told(found) == len(ids), at
            assert all("point_count" in one["properties"] for one in found)
            alone = [one["properties"] for one in found if one["properties"]["point_count"] == 1]
            assert {one["id"] for one in alone} <= ids
            assert len(alone) == sum("id" in one["properties"] for one in found)
            seen += len(found)
    assert seen > 3


def test_a_tile_with_a_limit_of_its_own_has_so_many_features(reader: str) -> None:
    (answer,) = tiles(reader, "activity_point", ("0/0/0", {"limit": 2}))
    assert [sorted(one["properties"])[0] for one in features_of(answer)] == ["activity_id"] * 2


def test_owslib_reads_it(client: httpx.Client) -> None:
    api = Features(str(client.base_url))
    assert "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs" in api.conformance()["conformsTo"]
    assert "gis.visits_per_npvr_region" in api.feature_collections()
    layer = api.collection("gis.visits_per_region")
    assert layer["title"] == "Bezoeken per regio, punten"
    assert "visits" in api.collection_queryables("gis.visits_per_region")["properties"]
    found = api.collection_items("gis.visits_per_region", limit=5, kind="npvr", bbox=[3, 50.7, 6.3, 51.7])
    assert found["numberReturned"] == len(found["features"]) > 0
    key = found["features"][0]["id"]
    assert api.collection_item("gis.visits_per_region", str(key))["id"] == key
    some = api.collection_items("gis.visits_per_region", filter="kind = 'npvr' AND visits > 0")
    assert {one["properties"]["kind"] for one in some["features"]} == {"npvr"}


OAPIF = """
import json, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsFeatureRequest,
                       QgsRectangle, QgsVectorLayer)
app = QgsApplication([], False)
app.initQgis()
layer = QgsVectorLayer(f"url='{sys.argv[1]}' typename='gis.visits_per_region' pagingEnabled='true' pageSize='100'", "x", "OAPIF")
box = QgsFeatureRequest(QgsRectangle(5.8, 51.2, 6.3, 51.6))  # newer QGIS has the layer in RD
box.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateTransformContext())
told = {"valid": layer.isValid(), "crs": layer.crs().authid(), "rows": sum(1 for _ in layer.getFeatures()),
        "in a box": sorted(f["name"] for f in layer.getFeatures(box) if f["kind"] == "npvr"),
        "columns": [field.name() for field in layer.fields()]}
print(json.dumps(told), flush=True)
os._exit(0)
"""


def test_qgis_reads_it(client: httpx.Client, reader: str, tmp_path: Path) -> None:
    if (
        not Path(PYTHON).exists()
        or subprocess.run([PYTHON, "-c", "import qgis.core"], check=False, capture_output=True).returncode
    ):
        pytest.skip(f"{PYTHON} has no QGIS: apt-get install python3-qgis")
    import os

    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [PYTHON, "-c", OAPIF, str(client.base_url)], capture_output=True, text=True, check=False,
        env=inherited | {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    with psycopg.connect(reader) as connection:
        (count,) = connection.execute("SELECT count(*) FROM gis.visits_per_region").fetchone() or (0,)
    assert told["valid"]
    assert told["rows"] == count
    assert told["in a box"] == ["Noord-Limburg"]
    assert "visits" in told["columns"]
