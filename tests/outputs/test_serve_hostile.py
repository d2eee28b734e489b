"""`agendacrawl serve` is asked by nobody's friend: what is sent is not run, what the site says is not markup."""

from __future__ import annotations

import csv
import io
import json
import re
import socket
import time
from typing import Any

import httpx
import psycopg
import pytest
from fastapi import Request
from support.hostile import HOSTILE_TITLES

from agendacrawl.serve import application, cql, guard

ITEMS = "/collections/gis.activity/items"


def _ask(client: httpx.Client, condition: str, **more: Any) -> httpx.Response:
    return client.get(ITEMS, params={"filter": condition, "limit": 100, **more})


CALLS = [
    "pg_sleep(9) = 1",
    "lo_from_bytea(0, 'aaaa') > 0",
    "query_to_xml('SELECT 1', true, true, '') = 'a'",
    "pg_advisory_lock(1) = 1",
    "pg_read_file('/etc/passwd') = 'a'",
    "set_config('default_transaction_read_only', 'off', false) = 'off'",
    "current_setting('server_version') = '1'",
    "nextval('agenda.page_id_seq') > 0",
    "title = version()",
    "title = casei(pg_sleep(9))",
    "title IN (query_to_xml('SELECT 1', true, true, ''))",
    "title LIKE lower(title)",
    "NOT (id = 1 AND repeat('a', 1000000000) = 'b')",
    "id BETWEEN 1 AND power(2, 3)",
    "id = 9 ^ 9",
    "id + 1 = 2",
    "accenti(title) = 'a'",
    "st_asgml(geom) = 'a'",
    "S_INTERSECTS(title, st_buffer(title, 9))",
    "T_AFTER(date, DATE('2024-09-10'))",
]
NESTED = [
    {"op": "=", "args": [{"property": "id"}, {"op": "pg_sleep", "args": [9]}]},
    {"op": "and", "args": [{"op": "=", "args": [{"property": "id"}, 1]}, {"op": "version", "args": []}]},
    {"op": "=", "args": [{"function": {"name": "pg_sleep", "args": [9]}}, 1]},
    {"op": "=", "args": [{"property": "id", "op": "pg_sleep", "args": [9]}, 1]},
    {"op": "in", "args": [{"property": "id"}, [1, {"op": "pg_sleep", "args": [9]}]]},
]


@pytest.mark.parametrize("condition", [*CALLS, *map(json.dumps, NESTED)])
def test_a_filter_calls_no_function(client: httpx.Client, condition: str) -> None:
    answer = _ask(client, condition)
    assert answer.status_code == 400
    assert re.match("The filter (?:calls|holds|is no CQL2)", answer.json()["detail"])


def test_a_tile_is_filtered_by_the_same_rules(client: httpx.Client) -> None:
    tile = "/collections/gis.visits_per_region/tiles/WebMercatorQuad/5/16/10"
    assert client.get(tile, params={"filter": "pg_sleep(9) = 1"}).status_code == 400
    assert client.get(tile, params={"filter": "kind = 'npvr'"}).status_code == 200


@pytest.mark.parametrize(
    "condition", [f"{name} = '1'" for name in ("current_user", "ctid", "xmin", '"a""b"', "tableoid")]
)
def test_a_filter_knows_the_columns_of_the_layer_only(client: httpx.Client, condition: str) -> None:
    answer = _ask(client, condition)
    assert answer.status_code == 400
    assert "The layer has no column" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("condition", "count"),
    [
        ("title = 'one place, two people'", 1),
        ("title = 'x'' OR 1=1 --'", 0),
        (r"title = 'x\'' OR 1=1 --'", 0),
        ("title LIKE 'two %' AND NOT type = 'Gesprek'", 1),
        ("casei(title) = casei('ONLINE')", 1),
        ("date >= DATE('2024-09-10')", 4),
        ("date BETWEEN DATE('2024-09-10') AND DATE('2024-09-11')", 2),
        ("mode IN ('online', 'hybrid') OR cancelled = true", 3),
        ("stated_place IS NULL", None),
    ],
)
def test_operators_of_cql2_work(client: httpx.Client, condition: str, count: int | None) -> None:
    answer = _ask(client, condition)
    assert answer.status_code == 200, answer.text
    assert count is None or answer.json()["numberMatched"] == count


@pytest.mark.parametrize(
    "shape", ["BBOX(5.8, 51.2, 6.3, 51.6)", "POLYGON((5.8 51.2, 6.3 51.2, 6.3 51.6, 5.8 51.6, 5.8 51.2))"]
)
def test_shapes_are_in_degrees(client: httpx.Client, shape: str) -> None:
    where = {"filter": f"kind = 'npvr' AND S_INTERSECTS(geom, {shape})"}
    found = client.get("/collections/gis.visits_per_region/items", params=where).json()
    assert {one["properties"]["name"] for one in found["features"]} == {"Noord-Limburg"}


@pytest.mark.parametrize(
    ("params", "told"),
    [
        ({"filter": "(" * 5000 + "id=1" + ")" * 5000}, "10,004 characters"),  # ended the process
        ({"filter": "NOT " * 5000 + "id=1"}, "characters"),
        ({"filter": "id ="}, "no CQL2"),
        ({"filter": "{"}, "no CQL2"),
        ({"filter": '{"op":"=","args":[1]}'}, "no CQL2"),
        ({"filter": "id = 'a' OR"}, "no CQL2"),
        ({"filter": "id = 'abc'"}, "can't answer that"),
        ({"filter": "date > DATE('2024-02-31')"}, "no day or moment"),
        ({"filter": json.dumps({"op": "=", "args": [{"property": "date"}, {"date": "x'); --"}]})}, "no day"),
        ({"datetime": "gisteren"}, "no day or moment"),
        ({"datetime": "2022-01-01/2022-02-01/2022-03-01"}, "no period"),
        ({"datetime": "../.."}, "no period"),
        ({"datetime": "2022-01-01T10:00:00"}, "no day or moment"),
        ({"bbox": "a,b"}, "is no box"),
        ({"bbox": "nan,0,1,1"}, "is no box"),
        ({"bbox": "1,2,3"}, "is no box"),
        ({"id": "abc"}, "can't answer that"),
        ({"offset": "9" * 30}, "can't answer that"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(client: httpx.Client, params: dict[str, str], told: str) -> None:
    answer = client.get(ITEMS, params=params)
    assert answer.status_code == 400
    assert told in answer.json()["detail"]


def test_brackets_within_the_limit_are_read(client: httpx.Client) -> None:
    deep = (cql.LONGEST - 4) // 2
    assert _ask(client, "(" * deep + "id=1" + ")" * deep).status_code == 200


@pytest.mark.parametrize("at", ["-1/0/0", "23/0/0", "9999999999/0/0", "5/32/0", "5/-1/0"])
def test_a_tile_beyond_the_world(client: httpx.Client, at: str) -> None:
    answer = client.get(f"/collections/gis.visits_per_region/tiles/WebMercatorQuad/{at}")
    assert answer.status_code in (400, 422)


@pytest.mark.parametrize(
    ("period", "count"),
    [
        ("2024-09-10/2024-09-11", 2),
        ("2024-09-11", 1),
        ("2024-09-10/..", 4),
        ("../2024-09-02", 1),
        ("2024-09-11T00:00:00Z", 1),
        ("2022-01-01/2022-02-01", 0),
    ],
)
def test_periods(client: httpx.Client, period: str, count: int) -> None:
    answer = client.get(ITEMS, params={"datetime": period})
    assert (answer.status_code, answer.json().get("numberMatched")) == (200, count)
    assert client.get("/collections", params={"datetime": period}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8090", "127.0.0.1.evil.example", "", "localhost.evil.example"]
)
def test_a_name_that_is_not_ours_is_refused(client: httpx.Client, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 403
    assert "--public-name" in answer.json()["detail"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_what_another_site_makes_a_browser_ask_is_refused(
    client: httpx.Client, headers: dict[str, str]
) -> None:
    assert client.get(ITEMS, headers=headers).status_code == 403


def test_what_a_person_or_a_program_asks_is_answered(client: httpx.Client) -> None:
    port = client.base_url.port
    for headers in (
        {},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": f"http://127.0.0.1:{port}"},
        {"Host": "localhost"},
    ):
        answer = client.get("/", headers=headers)
        assert answer.status_code == 200
        assert "access-control-allow-origin" not in answer.headers


def test_the_public_name_is_for_everybody() -> None:
    request = Request(
        {"type": "http", "headers": [(b"host", b"API.example.nl"), (b"sec-fetch-site", b"cross-site")]}
    )
    assert guard.Guard("api.example.nl").why_refused(request) is None
    assert guard.Guard("other.example.nl").why_refused(request)
    assert guard.Guard().why_refused(request)


def test_two_hosts_are_none(client: httpx.Client) -> None:
    with socket.create_connection(("127.0.0.1", client.base_url.port)) as raw:
        raw.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        assert raw.recv(100).startswith((b"HTTP/1.1 400", b"HTTP/1.1 403"))


PAGES = ["/", "/conformance", "/collections", "/collections/gis.activity", "/collections/gis.activity/queryables",
         ITEMS, f"{ITEMS}/1", "/tileMatrixSets", "/tileMatrixSets/WebMercatorQuad",
         "/collections/gis.visits_per_region/tiles", "/collections/gis.visits_per_region/tiles/WebMercatorQuad",
         "/api.html"]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_pages_need_nothing_from_elsewhere(client: httpx.Client, path: str) -> None:
    answer = client.get(path, params={"f": "html"} if path != "/api.html" else {})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert not re.search(
        r"<(?:script|link|img|iframe|form|base|object)\b|Loading|<meta http-equiv", answer.text
    )
    policy = answer.headers["content-security-policy"]
    for part in ("default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"):
        assert part in policy


def test_text_of_the_site_is_text_on_a_page(client: httpx.Client) -> None:
    page = client.get(ITEMS, params={"f": "html", "limit": 100}).text
    assert "&lt;meta http-equiv=&#34;refresh&#34;" in page
    assert "<meta http-equiv" not in page
    assert 'href="javascript' not in page


def test_a_csv_runs_no_formula(client: httpx.Client) -> None:
    answer = client.get(ITEMS, params={"f": "csv", "limit": 100})
    titles = [row["title"] for row in csv.DictReader(io.StringIO(answer.text))]
    assert "'=1+1" in titles
    assert not [title for title in titles if title.startswith("=")]
    by_header = client.get(ITEMS, params={"limit": 100}, headers={"Accept": "text/csv"})
    assert by_header.text == answer.text
    plain = client.get(ITEMS, params={"limit": 100, "f": "json"}).json()
    assert HOSTILE_TITLES[1] in [row["title"] for row in plain]


def test_a_statement_that_waits_is_ended_and_the_others_are_answered(
    client: httpx.Client, owner: str
) -> None:
    with psycopg.connect(owner) as connection:
        connection.execute("REFRESH MATERIALIZED VIEW gis.totals")
        began = time.monotonic()
        answer = client.get("/collections/gis.totals/items")
        assert answer.status_code == 503
        assert "more than 5 seconds" in answer.json()["detail"]
        assert time.monotonic() - began >= application.SECONDS  # and not as long as it would wait: for ever
        assert client.get(ITEMS).status_code == 200
    assert client.get("/collections/gis.totals/items").status_code == 200


def test_every_operator_that_is_admitted_is_one_of_cql2() -> None:
    assert not {"pg_sleep", "div", "^", "%", "+", "lower", "accenti"} & cql.OPERATORS
    for name in cql.OPERATORS:
        assert cql.admit({"op": name, "args": [{"property": "a"}]}, {"a"})
