"""How the register's facts come into the database."""

from __future__ import annotations

import datetime as dt
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import psycopg
import pytest
from support.paths import SHARED

from agendacrawl.core.http import UnavailableError
from agendacrawl.places.model import OfficialPlace
from agendacrawl.places.sources.official import read_official
from agendacrawl.refdata import cbs, download, load

SHARED = SHARED / "data"
PLACES = [
    OfficialPlace("Sluis", "Sluis", "Zeeland"),
    OfficialPlace("'s-Gravenhage", "'s-Gravenhage", "Zuid-Holland"),
    OfficialPlace("Eemshaven", "GM1966", "Groningen"),
]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# -- Loading -------------------------------------------------------------------------------------


@pytest.fixture
def ref(database: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    with psycopg.connect(database, autocommit=True) as connection:
        yield connection


def state(connection: psycopg.Connection[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Every row of schema ref with the transaction that wrote it."""
    tables = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'ref' ORDER BY 1"
    ).fetchall()
    rows = []
    for (name,) in tables:
        query = psycopg.sql.SQL("SELECT xmin::text, ctid::text, t::text FROM ref.{} t ORDER BY ctid")
        rows += connection.execute(query.format(psycopg.sql.Identifier(str(name)))).fetchall()
    return rows


def test_types_have_their_group(ref: psycopg.Connection[tuple[object, ...]]) -> None:
    groups = {
        str(name): group for name, group in ref.execute("SELECT name, type_group FROM ref.activity_type")
    }
    assert groups["Werkbezoek"] == "visit"
    assert groups["unclassified"] == "unknown"
    assert len(set(groups.values())) == 7


def test_second_load_writes_nothing(database: str, ref: psycopg.Connection[tuple[object, ...]]) -> None:
    assert load.official_places(database, PLACES) == 3
    before = state(ref)
    assert len(before) > 2900
    assert load.bundled(database) == 0
    assert load.official_places(database, PLACES) == 0
    assert state(ref) == before


def test_load_mends_what_differs(database: str, ref: psycopg.Connection[tuple[object, ...]]) -> None:
    ref.execute("UPDATE ref.municipality SET name = 'Haag' WHERE code = 'GM0518'")
    ref.execute("DELETE FROM ref.region_name WHERE name = 'twente'")
    ref.execute("INSERT INTO ref.cabinet VALUES ('Nobody', '1900-01-01')")
    assert load.bundled(database) == 4  # there are two regions of that name
    assert ref.execute("SELECT name FROM ref.municipality WHERE code = 'GM0518'").fetchone() == (
        "'s-Gravenhage",
    )


def test_main_places_lie_in_their_municipality(ref: psycopg.Connection[tuple[object, ...]]) -> None:
    if not SHARED.exists():
        print("left out: no polygons beside the project")
        return
    outside = []
    for feature in json.loads((SHARED / "gemeenten_2025_wgs84.geojson").read_text("utf-8"))["features"]:
        code = feature["properties"]["gemeentecode"]
        row = ref.execute(
            "SELECT name FROM ref.municipality WHERE code = %s AND ST_Distance(label, "
            "ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(%s), 4326), 28992)) > 500",
            [code, json.dumps(feature["geometry"])],
        ).fetchone()
        outside += [row] if row else []
    assert outside == []


def test_official_places_know_their_municipality(
    database: str, ref: psycopg.Connection[tuple[object, ...]]
) -> None:
    load.official_places(database, PLACES)
    query = "SELECT name, municipality_code, lat IS NULL FROM ref.place WHERE source = 'cbs' ORDER BY name"
    assert ref.execute(query).fetchall() == [
        ("'s-Gravenhage", "GM0518", True),
        ("Eemshaven", "GM1966", True),
        ("Sluis", "GM1714", False),
    ]


def test_new_list_replaces_the_old_one(database: str, ref: psycopg.Connection[tuple[object, ...]]) -> None:
    load.official_places(database, PLACES)
    geonames = ref.execute("SELECT count(*) FROM ref.place WHERE source = 'geonames'").fetchone()
    assert load.official_places(database, PLACES[:2]) == 1
    counts = ref.execute("SELECT source, count(*) FROM ref.place GROUP BY source ORDER BY source").fetchall()
    assert counts == [("cbs", 2), ("geonames", geonames[0] if geonames else 0)]


def test_unknown_municipality_loads_nothing(
    database: str, ref: psycopg.Connection[tuple[object, ...]]
) -> None:
    with pytest.raises(ValueError, match=r"1 of 4 official places .*Nergens in Nergenshuizen, Zeeland"):
        load.official_places(database, [*PLACES, OfficialPlace("Nergens", "Nergenshuizen", "Zeeland")])
    assert ref.execute("SELECT count(*) FROM ref.place WHERE source = 'cbs'").fetchone() == (0,)


def test_whole_official_list(database: str) -> None:
    file = SHARED / "woonplaatsen_2025_cbs.csv"
    if not file.exists():
        print("left out: no official list beside the project")
        return
    assert load.official_places(database, read_official(file)) == 2501


# -- CBS online ----------------------------------------------------------------------------------

NAMES = {"value": [{"Key": "WP1000  ", "Title": "Sluis "}, {"Key": "WP2000", "Title": "Oostburg"}]}
ROWS = {"value": [{"Woonplaatsen": "WP1000 ", "Code_3": "GM1714  ", "Naam_4": "Zeeland   "},
                  {"Woonplaatsen": "WP2000 ", "Code_3": "GM1714  ", "Naam_4": "Zeeland   "}]}  # fmt: skip


@contextmanager
def stub(names: bytes, rows: bytes, pause: float = 0) -> Iterator[str]:
    """CBS on loopback, with `pause` seconds before each byte."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = names if self.path == "/86097NED/Woonplaatsen" else rows
            self.send_response(200 if body else 503)
            self.end_headers()
            for part in [body[i : i + 1] for i in range(len(body))] if pause else [body]:
                time.sleep(pause)
                try:
                    self.wfile.write(part)
                except OSError:
                    return

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_cbs_online() -> None:
    with stub(json.dumps(NAMES).encode(), json.dumps(ROWS).encode()) as table:
        assert cbs.official_places(table) == [
            OfficialPlace("Sluis", "GM1714", "Zeeland"),
            OfficialPlace("Oostburg", "GM1714", "Zeeland"),
        ]


@pytest.mark.parametrize(
    ("names", "rows", "pause"),
    [
        (b"", b"", 0.0),  # 503
        (b"<html>maintenance</html>", b"{}", 0.0),
        (b"{}", b"{}", 0.0),
        (b'{"value": []}', b'{"value": []}', 0.0),
        (b'{"value": [{"Key": "WP1", "Title": "Sluis"}]}', json.dumps(ROWS).encode(), 0.0),
        (b" " * 1000, b"", 0.05),  # a slow drip
        (b'"' + b"x" * (download.SIZE_LIMIT + 1) + b'"', b"", 0.0),
    ],
)
def test_cbs_that_gives_no_list(names: bytes, rows: bytes, pause: float) -> None:
    with stub(names, rows, pause) as table, pytest.raises(UnavailableError, match="--file"):
        cbs.official_places(table, time_limit=0.5)


def test_cbs_out_of_reach() -> None:
    with pytest.raises(UnavailableError, match=r"did not give .* What was loaded before stays"):
        cbs.official_places("http://127.0.0.1:1", time_limit=0.5)
