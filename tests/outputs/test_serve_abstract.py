"""The abstract tests of OGC API - Features as far as a client can run them, each named by the requirement that it is of.

Part 1: OGC 17-069r4, annex A (core, geojson, html, oas30); Part 2: OGC 18-058r1, annex A (crs). They walk every
collection of the real server.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from agendacrawl.serve import crs

GEOJSON = "application/geo+json"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
POINTS = "/collections/gis.activity_point/items"
PART_1, PART_2 = (f"http://www.opengis.net/spec/ogcapi-features-{part}/1.0/conf" for part in (1, 2))


@pytest.fixture(scope="module")
def landing(client: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/", headers={"accept": "application/json"}).json()
    return found


@pytest.fixture(scope="module")
def collections(client: httpx.Client) -> list[dict[str, Any]]:
    """All of them, by the links from page to page."""
    return [one for page in pages(client, "/collections") for one in page["collections"]]


@pytest.fixture(scope="module")
def definition(client: httpx.Client, landing: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = client.get(link(landing, "service-desc")["href"]).json()
    return found


def pages(client: httpx.Client, path: str) -> Iterator[dict[str, Any]]:
    """Pages of an answer, by their links `next`."""
    while path:
        page = client.get(path, headers={"accept": "application/json"}).json()
        yield page
        path = next((one["href"] for one in page["links"] if one["rel"] == "next"), "")


def link(page: dict[str, Any], rel: str, kind: str = "") -> dict[str, Any]:
    """The link of a page with a relation, and of a media type if one is named."""
    found = [one for one in page["links"] if one["rel"] == rel and one.get("type", "").startswith(kind)]
    assert found, f"no link {rel} {kind} in {[(one['rel'], one.get('type')) for one in page['links']]}"
    return dict(found[0])


def words(schema: Any) -> Iterator[str]:
    """The keywords and types in a definition."""
    if isinstance(schema, dict):
        yield from schema
        if isinstance(schema.get("type"), str):
            yield schema["type"]
    for one in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from words(one)


def test_core_root(landing: dict[str, Any]) -> None:
    """/req/core/root-op, root-success."""
    for rel in ("self", "service-desc", "service-doc", "conformance", "data"):
        assert link(landing, rel)["href"]
    assert link(landing, "service-desc")["type"] == OPENAPI
    assert link(landing, "service-doc")["type"] == "text/html"


def test_core_conformance(client: httpx.Client, landing: dict[str, Any]) -> None:
    """/req/core/conformance-op, conformance-success."""
    told = client.get(link(landing, "conformance")["href"]).json()["conformsTo"]
    assert {f"{PART_1}/{name}" for name in ("core", "oas30", "html", "geojson")} <= {*told}
    assert f"{PART_2}/crs" in told


def test_oas30_definition(client: httpx.Client, landing: dict[str, Any], definition: dict[str, Any]) -> None:
    """/req/core/api-definition-op, -success; /req/oas30/oas-definition-1, -2, oas-impl."""
    answer = client.get(link(landing, "service-desc")["href"])
    assert answer.headers["content-type"].replace(" ", "").startswith(OPENAPI)
    assert definition["openapi"].startswith("3.0")
    assert not {"null", "const", "prefixItems"} & {*words(definition)}, "words of OpenAPI 3.1"
    assert client.get(link(landing, "service-doc")["href"]).headers["content-type"].startswith("text/html")
    for path in ("/", "/conformance", "/collections", "/collections/{collectionId}"):
        assert path in definition["paths"], path
    items = definition["paths"]["/collections/{collectionId}/items"]["get"]
    assert "200" in items["responses"]


def test_core_parameters_are_defined(definition: dict[str, Any]) -> None:
    """/req/core/fc-limit-definition, fc-bbox-definition, fc-time-definition; /req/crs/fc-crs-definition, fc-bbox-crs-definition."""
    told = definition["paths"]["/collections/{collectionId}/items"]["get"]["parameters"]
    found = {one["name"]: one for one in told}
    assert {"limit", "bbox", "datetime", "crs", "bbox-crs"} <= found.keys()
    assert not any(found[name].get("required") for name in ("limit", "bbox", "datetime", "crs", "bbox-crs"))
    limits = found["limit"]["schema"]
    limits = next((one for one in limits.get("anyOf", [limits]) if one.get("type") == "integer"), limits)
    assert limits["type"] == "integer"
    assert (limits.get("minimum", limits.get("exclusiveMinimum")), limits["maximum"]) >= (0, 1)


def test_core_collections(client: httpx.Client, collections: list[dict[str, Any]]) -> None:
    """/req/core/fc-md-op, -success, fc-md-links, fc-md-items, fc-md-items-links, fc-md-extent; /req/crs/fc-md-crs-list."""
    page = client.get("/collections", headers={"accept": "application/json"}).json()
    assert link(page, "self", "application/json")
    assert link(page, "alternate", "text/html")
    assert len(collections) > 20
    for one in collections:
        assert one["id"]
        assert one["title"]
        assert link(one, "items", GEOJSON)
        assert link(one, "items", "text/html")
        if "spatial" in one.get("extent", {}):
            west, south, east, north = one["extent"]["spatial"]["bbox"][0]
            assert -180 <= west <= east <= 180
            assert -90 <= south <= north <= 90
            assert one["crs"][0] == crs.CRS84.uri
            assert one["storageCrs"] in one["crs"]
        if "temporal" in one.get("extent", {}):
            assert len(one["extent"]["temporal"]["interval"][0]) == 2


def test_core_collection_is_as_in_the_list(client: httpx.Client, collections: list[dict[str, Any]]) -> None:
    """/req/core/sfc-md-op, sfc-md-success."""
    for one in collections:
        alone = client.get(f"/collections/{one['id']}", headers={"accept": "application/json"}).json()
        for name in ("id", "title", "description", "extent", "crs", "storageCrs", "itemType"):
            assert alone.get(name) == one.get(name), (one["id"], name)


def test_core_features(client: httpx.Client, collections: list[dict[str, Any]]) -> None:
    """/req/core/fc-op, fc-response, fc-links, fc-rel-type, fc-timeStamp, fc-numberMatched, fc-numberReturned, f-op, f-success, f-links;
    /req/geojson/definition, content."""  # fmt: skip
    for one in collections:
        answer = client.get(link(one, "items", GEOJSON)["href"], params={"limit": 2})
        assert answer.status_code == 200, one["id"]
        assert answer.headers["content-type"].startswith(GEOJSON)
        page = answer.json()
        assert page["type"] == "FeatureCollection"
        assert link(page, "self", GEOJSON)
        assert link(page, "alternate", "text/html")
        assert all(some["rel"] and some["type"] for some in page["links"])
        assert page["numberReturned"] == len(page["features"]) <= 2
        assert page["numberMatched"] >= page["numberReturned"]
        assert page.get("timeStamp", "Z").endswith("Z")  # it may be there
        for feature in page["features"][:1]:
            address = f"/collections/{one['id']}/items/{feature['id']}"
            alone = client.get(address, headers={"accept": GEOJSON})
            assert alone.headers["content-type"].startswith(GEOJSON)
            told = alone.json()
            assert (told["type"], told["id"]) == ("Feature", feature["id"])
            assert told["properties"] == feature["properties"]
            for rel, kind in (
                ("self", GEOJSON),
                ("alternate", "text/html"),
                ("collection", "application/json"),
            ):
                assert link(told, rel, kind)


@pytest.mark.parametrize("limit", [1, 3, 10])
def test_core_limit(client: httpx.Client, limit: int) -> None:
    """/req/core/fc-limit-response-1."""
    page = client.get(POINTS, params={"limit": limit}).json()
    assert len(page["features"]) == min(limit, page["numberMatched"])
    assert page["numberMatched"] <= limit or link(page, "next", GEOJSON)


def test_core_bbox(client: httpx.Client) -> None:
    """/req/core/fc-bbox-response: what intersects the box and nothing else; /req/crs/bbox-crs-action: the same box in RD."""
    everything = client.get(POINTS, params={"limit": 1000}).json()["features"]
    west, south, east, north = 4.2, 52.0, 4.6, 52.3
    inside = client.get(POINTS, params={"limit": 1000, "bbox": f"{west},{south},{east},{north}"}).json()

    def within(feature: dict[str, Any]) -> bool:
        if feature["geometry"] is None:
            return False
        x, y = feature["geometry"]["coordinates"]
        return bool(west <= x <= east and south <= y <= north)

    assert {one["id"] for one in inside["features"]} == {one["id"] for one in everything if within(one)}
    assert 0 < len(inside["features"]) < len(everything)


def test_core_time(client: httpx.Client) -> None:
    """/req/core/fc-time-response: an instant, an interval, and half-open ones."""
    everything = client.get(POINTS, params={"limit": 1000}).json()["features"]

    def days(feature: dict[str, Any]) -> tuple[str, str]:
        told = feature["properties"]
        return told["date"], told["end_date"] or told["date"]

    first = min(days(one)[0] for one in everything)
    for period, low, high in (
        (first, first, first), (f"{first}/{first}", first, first), (f"../{first}", "", first), (f"{first}/..", first, "9"),
        (f"{first}T00:00:00Z/..", first, "9"),
    ):  # fmt: skip
        found = client.get(POINTS, params={"limit": 1000, "datetime": period}).json()["features"]
        wanted = {one["id"] for one in everything if days(one)[0] <= high and days(one)[1] >= low}
        assert {one["id"] for one in found} == wanted, period


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/collections/gis.nothing", 404),  # /req/core/http
        ("/collections/gis.nothing/items", 404),
        (f"{POINTS}/0", 404),
        (f"{POINTS}?nothing=1", 400),  # /req/core/query-param-unknown
        ("/collections?nothing=1", 400),
        ("/conformance?nothing=1", 400),
        (f"{POINTS}?limit=x", 400),  # /req/core/query-param-invalid
        (f"{POINTS}?bbox=1,2,3", 400),
        (f"{POINTS}?datetime=yesterday", 400),
        (f"{POINTS}?crs=nothing", 400),  # /req/crs/fc-crs-valid-value
        (f"{POINTS}?bbox=1,2,3,4&bbox-crs=nothing", 400),
    ],
)
def test_core_what_is_wrong_is_refused(client: httpx.Client, path: str, status: int) -> None:
    answer = client.get(path, headers={"accept": "application/json"})
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_crs_of_answers(client: httpx.Client, collections: list[dict[str, Any]]) -> None:
    """/req/crs/ogc-crs-header, fc-crs-default-value, fc-crs-action: every system that a collection offers."""
    offered = {uri for one in collections for uri in one.get("crs", [])}
    assert crs.RD.uri in offered
    default = client.get(POINTS, params={"limit": 1})
    assert default.headers["content-crs"] == f"<{crs.CRS84.uri}>"
    for uri in offered:
        answer = client.get(POINTS, params={"limit": 1, "crs": uri})
        assert answer.headers["content-crs"] == f"<{uri}>"
        same = answer.json()["features"][0]["geometry"] == default.json()["features"][0]["geometry"]
        assert same == (uri == crs.CRS84.uri), uri


def test_html_of_everything(client: httpx.Client, collections: list[dict[str, Any]]) -> None:
    """/req/html/definition, content: every resource is a page, too."""
    paths = ["/", "/conformance", "/collections", *(f"/collections/{one['id']}" for one in collections[:8])]
    key = client.get(POINTS, params={"limit": 1}).json()["features"][0]["id"]
    for path in (*paths, POINTS, f"{POINTS}/{key}"):
        answer = client.get(path, headers={"accept": "text/html"})
        assert answer.status_code == 200, path
        assert answer.headers["content-type"].startswith("text/html"), path
        assert "</html>" in answer.text, path
