"""The register's facts and functions, and how they come into the database."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import psycopg
import pytest
from paths import SHARED

from agendacrawl import register
from agendacrawl.places.gazetteer import OfficialPlace, read_official
from agendacrawl.refdata import cbs, download, load
from agendacrawl.refdata.download import UnavailableError
from agendacrawl.register import Role, UnknownNameError

SHARED = SHARED / "data"
PLACES = [
    OfficialPlace("Sluis", "Sluis", "Zeeland"),
    OfficialPlace("'s-Gravenhage", "'s-Gravenhage", "Zuid-Holland"),
    OfficialPlace("Eemshaven", "GM1966", "Groningen"),
]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# -- The register --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("person", "date", "ministries"),
    [
        ("Judith Uitermark", "2024-09-02", ["Binnenlandse Zaken en Koninkrijksrelaties"]),
        ("Judith Uitermark", "2025-08-22", ["Binnenlandse Zaken en Koninkrijksrelaties"]),
        ("Judith Uitermark", "2025-08-23", []),
        ("Mona Keijzer", "2020-01-01", ["Economische Zaken en Klimaat"]),
        ("Mona Keijzer", "2025-07-01", ["Asiel en Migratie", "Volkshuisvesting en Ruimtelijke Ordening"]),
        ("Hugo de Jonge", "2021-12-01", ["Volksgezondheid, Welzijn en Sport"]),
        ("Hugo de Jonge", "2024-01-01", ["Binnenlandse Zaken en Koninkrijksrelaties"]),
        ("Elanor Boekholt-O'Sullivan", "2026-11-23", ["Binnenlandse Zaken en Koninkrijksrelaties"]),
        ("A. de Vries", "2025-10-01", ["Buitenlandse Zaken"]),
        ("Nobody At All", "2025-10-01", []),
    ],
)
def test_ministries_of(person: str, date: str, ministries: list[str]) -> None:
    assert register.ministries_of(person, day(date)) == [f"Ministerie van {name}" for name in ministries]


@pytest.mark.parametrize(
    ("surname", "role", "date", "person"),
    [
        ("Rutte", "minister-president", "2023-05-01", "Mark Rutte"),
        ("Rutte", "staatssecretaris", "2025-10-01", "Arno Rutte"),
        ("Rutte", None, "2025-01-01", None),
        ("VAN WEEL", "minister", "2024-09-02", "David van Weel"),
        ("Jetten", "minister", "2023-05-01", "Rob Jetten"),
        ("Jetten", "minister", "2026-05-01", None),
        ("Jetten", "minister-president", "2026-05-01", "Rob Jetten"),
        ("Heijnen", None, "2023-01-01", "Vivianne Heijnen"),
        ("Heijnen", None, "2025-10-01", "Eugène Heijnen"),
        ("Yesilgöz", None, "2023-01-01", "Dilan Yeşilgöz-Zegerius"),
        ("Bruins", None, "2018-05-01", "Bruno Bruins"),
        ("Bruins Slot", None, "2022-05-01", "Hanke Bruins Slot"),
        ("Slot", None, "2022-05-01", None),
    ],
)
def test_person_by_surname(surname: str, role: str | None, date: str, person: str | None) -> None:
    assert register.person_by_surname(surname, role, day(date)) == person


def test_two_holders_with_one_surname_are_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "_held", lambda *_: True)
    assert register.person_by_surname("Rutte", None, day("2025-10-01")) is None


@pytest.mark.parametrize("name", ["bzk", "BZK", "ministerie-van-binnenlandse-zaken-en-koninkrijksrelaties",
                                  "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
                                  "Binnenlandse Zaken en Koninkrijksrelaties"])  # fmt: skip
def test_ministry_by_any_name(name: str) -> None:
    assert register.ministry(name).code == "bzk"


def test_unknown_ministry_names_the_codes() -> None:
    with pytest.raises(UnknownNameError, match=r'no ministry "bkz".*bzk \(Binnenlandse Zaken'):
        register.ministry("bkz")


def test_unknown_person_names_the_closest() -> None:
    with pytest.raises(UnknownNameError, match=r'called "Uitermarkt".*Judith Uitermark'):
        register.person("Uitermarkt")


@pytest.mark.parametrize(
    "name", ["Dilan Yeşilgöz-Zegerius", "dilan-yesilgoz-zegerius", "DILAN YESILGÖZ ZEGERIUS"]
)
def test_person_by_any_spelling(name: str) -> None:
    assert register.person(name).slug == "dilan-yesilgoz-zegerius"


def test_offices_lie_in_their_cabinet() -> None:
    cabinets = {one.name: one for one in register.cabinets()}
    for office in register.offices():
        cabinet = cabinets[office.cabinet]
        assert cabinet.start_date <= office.start_date < (office.end_date or dt.date.max), office
        assert (office.end_date or dt.date.max) <= (cabinet.end_date or dt.date.max), office


def test_offices_belong_to_a_ministry_of_their_day() -> None:
    for office in register.offices():
        periods = register.ministry(office.ministry).periods
        assert any(p.valid_from <= office.start_date < (p.valid_to or dt.date.max) for p in periods), office


def test_there_is_always_one_minister_president() -> None:
    date = day("2017-10-26")
    while date <= day("2026-11-23"):
        at_work = [
            one
            for one in register.offices()
            if one.role == Role.MINISTER_PRESIDENT and register._held(one, date)
        ]
        assert len({one.person for one in at_work}) in (1, 2), date
        date += dt.timedelta(days=1)


def test_names_and_keys_are_unique() -> None:
    for keys in (
        [one.slug for one in register.people()],
        [one.code for one in register.ministries()],
        [one.name for one in register.municipalities().values()],
        [(one.kind, one.code) for one in register.npvr_regions()],
        [name for one in register.npvr_regions() for name in one.areas],
    ):
        assert len(keys) == len(set(keys))


# -- Municipalities and regions ------------------------------------------------------------------


def test_municipalities() -> None:
    found = register.municipalities()
    assert len(found) == 342
    assert len({one.province for one in found.values()}) == 12
    assert (found["GM0518"].name, found["GM0518"].province) == ("'s-Gravenhage", "Zuid-Holland")
    assert found["GM1900"].name == "Súdwest-Fryslân"


def test_eleven_regions() -> None:
    counted = {
        one.name: [m.municipality_code for m in one.members if m.counted] for one in register.npvr_regions()
    }
    assert [len(codes) for codes in counted.values()] == [4, 8, 5, 11, 5, 14, 8, 8, 7, 16, 3]
    everywhere = [code for codes in counted.values() for code in codes]
    assert len(everywhere) == len(set(everywhere)) == 89
    assert set(everywhere) <= register.municipalities().keys()
    assert set(counted["Zeeuws-Vlaanderen"]) == {"GM0677", "GM1714", "GM0715"}


def test_codes_in_the_lookup_are_those_of_the_names_beside_them() -> None:
    for entry in register.read_yaml("regions_npvr.yml")["regions"]:
        for group in entry["municipalities"]:
            for code, name in group["codes"].items():
                assert register.municipalities()[code].name == name


def test_areas_are_written_as_the_view_compares_them() -> None:
    for region in register.npvr_regions():
        assert re.sub("[- ]+", " ", region.name.lower()) in region.areas
        assert all(name == re.sub("[- ]+", " ", name.lower()) for name in region.areas)


def test_register_agrees_with_the_lists_of_the_study() -> None:
    """Names, provinces, points and NPVR regions against CBS's list and polygons, where they are at hand."""
    if not SHARED.exists():
        print("left out: no CBS list and polygons beside the project")
        return
    region_of = {
        m.municipality_code: one.name for one in register.npvr_regions() for m in one.members if m.counted
    }
    with (SHARED / "gemeenten_2025.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            ours = register.municipalities()[row["gemeentecode"]]
            assert (ours.name, ours.province) == (row["gemeentenaam"], row["provincie"])
            assert region_of.get(ours.code, "") == row["npvr_regio"]


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
    groups = dict(ref.execute("SELECT name, type_group FROM ref.activity_type").fetchall())  # type: ignore[arg-type]
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
