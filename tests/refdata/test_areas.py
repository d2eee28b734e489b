"""Areas and inhabitants of municipalities, and regions of one's own: from files and from services."""

from __future__ import annotations

import csv
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import psycopg
import pyogrio
import pytest
from scrapy.exceptions import UsageError
from support.pages import make_activity, make_page, make_place
from support.paths import SHARED
from support.shell import Runner
from support.views import adds_up, store_all

from agendacrawl import register
from agendacrawl.core.http import UnavailableError
from agendacrawl.db.outlines import Ring, region_rings
from agendacrawl.refdata import areas, borders, cbs, inhabitants, load, regions

SHARED = SHARED / "data/gemeenten_2025_wgs84.geojson"
SIZE = 0.004  # degrees
Feature = dict[str, Any]


def square(lon: float, lat: float, size: float = SIZE) -> list[list[float]]:
    return [
        [lon - size, lat - size], [lon + size, lat - size], [lon + size, lat + size], [lon - size, lat + size],
        [lon - size, lat - size],
    ]  # fmt: skip


def features() -> list[Feature]:
    """A square around the main place of every municipality, in the shape that PDOK gives."""
    return [
        {
            "type": "Feature",
            "id": number,
            "properties": {
                "statcode": one.code,
                "statnaam": one.name,
                "jaarcode": 2025,
                "rubriek": "gemeente",
            },
            "geometry": {"type": "Polygon", "coordinates": [square(one.lon, one.lat)]},
        }
        for number, one in enumerate(register.municipalities().values())
    ]


Change = Callable[[list[Feature]], object]


def write(path: Path, change: Change = lambda _: None, **more: Any) -> Path:
    found = features()
    change(found)
    path.write_text(json.dumps({"type": "FeatureCollection", "features": found} | more))
    return path


def ask(dsn: str, query: str, *values: Any) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn) as connection:
        return connection.execute(query.encode(), values).fetchall()


def region_rings_of(dsn: str, kind: str) -> dict[int, tuple[Ring, ...]]:
    with psycopg.connect(dsn) as connection:
        return region_rings(connection, kind)


# -- Areas from a file -----------------------------------------------------------------------------


def test_areas_from_a_file(database: str, tmp_path: Path, run: Runner) -> None:
    """From the command line; every region is the union of its municipalities; the second load changes nothing."""
    file = write(tmp_path / "areas.geojson")
    status, out, err = run("refdata", "--polygons", "--file", str(file), setting=database)
    assert (status, out.splitlines()[1:], err) == (0, ["Areas of the municipalities: 342 rows written."], "")
    state = "SELECT xmin::text, ctid::text FROM ref.municipality UNION ALL SELECT xmin::text, ctid::text FROM ref.region"
    before = ask(database, state)
    status, out, _ = run("refdata", "--polygons", "--file", str(file), setting=database)
    assert out.splitlines() == [
        "Reference data: 0 rows written.",
        "Areas of the municipalities: 0 rows written.",
    ]
    assert ask(database, state) == before
    assert ask(
        database,
        "SELECT kind, count(geom), bool_and(ST_IsValid(geom)) FROM gis.visits_per_region_area "
        "GROUP BY kind ORDER BY kind",
    ) == [("corop", 40, True), ("municipality", 342, True), ("npvr", 11, True), ("province", 12, True)]
    [(drawn, summed)] = ask(
        database,
        "SELECT ST_Area(geom), (SELECT sum(ST_Area(m.geom)) FROM ref.municipality m WHERE m.code IN "
        "('GM0677', 'GM0715', 'GM1714')) FROM gis.region_area WHERE code = 'zeeuws-vlaanderen'",
    )
    assert drawn == pytest.approx(summed)
    # Zeeuws-Vlaanderen's label amid the three squares lies in none of them: it goes into the largest.
    assert ask(
        database, "SELECT count(*) FROM ref.region WHERE ST_Distance(geom, label) > 0.001 OR label IS NULL"
    ) == [(0,)]


def test_borders_of_the_package(database: str) -> None:
    """Every region has a label and an area from the start: the union of its municipalities, and the source is told."""
    assert ask(database, "SELECT count(geom), count(*) FROM gis.region") == [(405, 405)]
    assert ask(
        database,
        "SELECT kind, count(geom), bool_and(ST_IsValid(geom)), sum(ST_Area(geom))::bigint / 1000000000 "
        "FROM gis.visits_per_region_area GROUP BY kind ORDER BY kind",
    ) == [
        ("corop", 40, True, 35),
        ("municipality", 342, True, 35),
        ("npvr", 11, True, 12),
        ("province", 12, True, 35),
    ]
    assert ask(database, "SELECT DISTINCT geom_source FROM ref.municipality") == [(borders.SOURCE,)]
    assert ask(
        database,
        "SELECT count(*) FROM ref.municipality a JOIN ref.municipality b ON a.code < b.code "
        "WHERE a.geom && b.geom AND ST_Area(ST_Intersection(a.geom, b.geom)) > 10000",
    ) == [(0,)]
    inside = ask(database, "SELECT name FROM ref.municipality WHERE NOT ST_DWithin(geom, label, 300)")
    assert inside == []
    rings = region_rings_of(database, "npvr")
    assert len(rings) == 11
    assert all(ring[0] == ring[-1] and len(ring) > 3 for found in rings.values() for ring in found)


def test_shipped_borders_spare_those_that_were_loaded(database: str, tmp_path: Path) -> None:
    """Also those of an earlier version; a municipality that has none gets the package's."""
    areas.store_areas(database, areas.read_areas(write(tmp_path / "own.geojson")))
    state = "SELECT code, geom_source, geom FROM ref.municipality ORDER BY code"
    before = ask(database, state)
    assert {source for _, source, _ in before} == {"own.geojson"}
    assert load.bundled(database) == 0
    assert ask(database, state) == before
    with psycopg.connect(database) as connection:
        connection.execute("UPDATE ref.municipality SET geom_source = 'loaded by an earlier version'")
        connection.execute(
            "UPDATE ref.municipality SET geom = NULL, geom_source = NULL WHERE code = 'GM1714'"
        )
    assert load.bundled(database) == 1
    assert ask(database, "SELECT geom_source, count(*) FROM ref.municipality GROUP BY 1 ORDER BY 2") == [
        (borders.SOURCE, 1), ("loaded by an earlier version", 341)
    ]  # fmt: skip


def test_status_names_the_source_of_the_borders(database: str, run: Runner) -> None:
    _, out, _ = run("status", setting=database)
    assert f"Borders: {borders.SOURCE}" in out.splitlines()


def test_geopackage_in_metres(database: str, tmp_path: Path) -> None:
    """The municipalities among other layers, in EPSG:28992; one of them a ribbon that crosses itself."""
    file = tmp_path / "areas.gpkg"
    shapes = [
        bytes(shape)
        for (shape,) in ask(
            database,
            "SELECT ST_AsBinary(CASE code WHEN 'GM0983' THEN ST_GeomFromText("
            "'POLYGON((200000 400000,201000 401000,201000 400000,200000 401000,200000 400000))', 28992) "
            "ELSE ST_Expand(label, 1000) END) FROM ref.municipality ORDER BY code",
        )
    ]
    codes = np.array(sorted(register.municipalities()), dtype=object)
    for layer in ("provincie_gegeneraliseerd_2025", "gemeente_gegeneraliseerd_2025"):
        pyogrio.raw.write(
            file,
            np.array(shapes, dtype=object),
            [codes],
            ["statcode"],
            layer=layer,
            geometry_type="Polygon",
            crs="EPSG:28992",
            append=file.exists(),
        )
    changed, mended = areas.store_areas(database, areas.read_areas(file))
    assert (changed, mended) == (342, 1)
    assert ask(
        database,
        "SELECT ST_Area(geom)::int, ST_NumGeometries(geom) FROM ref.municipality WHERE code = 'GM0983'",
    ) == [(500_000, 2)]


def _move(to: Callable[[float, float], list[float]]) -> Change:
    def change(found: list[Feature]) -> None:
        for one in found:
            one["geometry"]["coordinates"] = [[to(*point) for point in one["geometry"]["coordinates"][0]]]

    return change


def _rename(found: list[Feature]) -> None:
    for one in found:
        one["properties"]["statcode"] = one["properties"]["statcode"][2:]


def _points(found: list[Feature]) -> None:
    for one in found:
        one["geometry"] = {"type": "Point", "coordinates": one["geometry"]["coordinates"][0][0]}


METRES = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}}
UTM = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25831"}}}


@pytest.mark.parametrize(
    ("change", "more", "sentence"),
    [
        (lambda found: found.pop(), {}, r"342 municipalities of 2025, each once: 1 missing: GM\d{4} \(.+\)\. Nothing was loaded"),
        (lambda found: found.append(found[0] | {"id": 999}), {}, "1 more than once: GM0014"),
        (lambda found: found[0]["properties"].update(statcode="GM9999"), {}, "1 unknown: GM9999; 1 missing: GM0014"),
        (_rename, {}, "no column of CBS codes such as GM0518; its columns are statcode, statnaam, jaarcode, rubriek"),
        (_points, {}, "holds Point, no areas"),
        (_move(lambda lon, lat: [lat, lon]), {}, "says that it is in EPSG:4326, but its coordinates .* are not in the Netherlands"),
        (_move(lambda lon, lat: [lon * 30000, lat * 9000]), {}, "are not in the Netherlands"),
        (lambda _: None, METRES, "says that it is in EPSG:28992, but its coordinates"),
        (lambda _: None, UTM, "is in EPSG:25831; it must be in EPSG:28992 or EPSG:4326.* ogr2ogr"),
        (lambda found: found.clear(), {}, "no|342"),
    ],
)  # fmt: skip
def test_file_that_is_refused(tmp_path: Path, change: Change, more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        areas.read_areas(write(tmp_path / "areas.geojson", change, **more))


def test_files_that_are_none(tmp_path: Path, run: Runner, database: str) -> None:
    text = tmp_path / "text.geojson"
    text.write_text("<html>")
    for file, sentence in (
        (text, "can't be read as GeoJSON or GeoPackage"),
        (tmp_path / "no.gpkg", "No such file"),
    ):
        status, _, err = run("refdata", "--polygons", "--file", str(file), setting=database)
        assert (status, sentence in err, str(file) in err) == (1, True, True)


def test_real_areas(database: str) -> None:
    if not SHARED.exists():
        print("left out: no polygons beside the project")
        return
    assert areas.store_areas(database, areas.read_areas(SHARED)) == (342, 0)
    rows = ask(
        database,
        "SELECT kind, count(geom), sum(ST_Area(geom)) / 1e6, bool_and(ST_IsValid(geom) AND ST_Covers(geom, label)), "
        "sum(ST_NRings(geom) - ST_NumGeometries(geom)) FROM ref.region WHERE kind <> 'municipality' "
        "GROUP BY kind ORDER BY kind",
    )
    assert [(kind, count, good) for kind, count, _, good, _ in rows] == [
        ("corop", 40, True), ("npvr", 11, True), ("province", 12, True)
    ]  # fmt: skip
    whole = {kind: area for kind, _, area, _, _ in rows}
    assert 33_500 < whole["province"] < 36_000  # km2: CBS has 33,500 of land, these areas some water too
    assert whole["corop"] == pytest.approx(whole["province"], rel=0.001)
    assert all(
        holes < 25 for _, _, _, _, holes in rows
    )  # enclaves and waters; without care there are hundreds
    outside = ask(
        database,
        "SELECT p.name FROM ref.place p JOIN ref.municipality m ON m.code = p.municipality_code "
        "WHERE ST_Distance(m.geom, ST_Transform(ST_SetSRID(ST_MakePoint(p.lon, p.lat), 4326), 28992)) > 2000",
    )
    assert len(outside) < 10


# -- Areas from the network ------------------------------------------------------------------------


@contextmanager
def service(answer: Callable[[str, str], tuple[int, bytes]]) -> Iterator[tuple[str, list[str]]]:
    """A service on loopback; its address, and the requests that it got."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            status, body = answer(f"http://{self.headers['Host']}", self.path)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def pdok(host: str, path: str) -> tuple[int, bytes]:
    """Pages of 100, each with a link to the next; 2024's municipalities among them."""
    found = features()
    found.insert(0, {**found[0], "properties": {**found[0]["properties"], "jaarcode": 2024}})
    offset = int(parse_qs(urlsplit(path).query).get("offset", ["0"])[0])
    links = [{"rel": "self", "href": f"{host}{path}"}]
    if offset + 100 < len(found):
        links.append(
            {"rel": "next", "href": f"{host}/items?f=json&jaarcode=2025&limit=100&offset={offset + 100}"}
        )
    page = {"type": "FeatureCollection", "features": found[offset : offset + 100], "links": links}
    return 200, json.dumps(page).encode()


def test_areas_from_pdok(tmp_path: Path) -> None:
    with service(pdok) as (host, asked):
        for again, requests in ((False, 4), (False, 4), (True, 8)):
            file = areas.fetch_areas(tmp_path / "areas", again=again, items=f"{host}/items?f=json")
            assert len(asked) == requests
    assert areas.read_areas(file).shapes.keys() == register.municipalities().keys()


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (lambda _host, _path: (503, b""), "503"),
        (lambda _host, _path: (200, b"<html>maintenance</html>"), "an answer that is no JSON"),
        (lambda _host, _path: (200, b'{"features": []}'), "the answer is empty"),
        (lambda host, _path: (200, json.dumps({"features": [], "links": [{"rel": "next", "href": f"{host}/items"}]}).encode()), "no end of pages"),
        (lambda _host, _path: (200, b'{"features": [], "links": [{"rel": "next", "href": "http://127.0.0.2/items"}]}'), "the next page is elsewhere"),
    ],
)  # fmt: skip
def test_pdok_that_gives_no_areas(
    tmp_path: Path, answer: Callable[[str, str], tuple[int, bytes]], why: str
) -> None:
    with (
        service(answer) as (host, asked),
        pytest.raises(UnavailableError, match=rf"{why}.* --polygons --file"),
    ):
        areas.fetch_areas(tmp_path, again=False, items=f"{host}/items", time_limit=5)
    assert len(asked) <= areas.PAGES
    assert not list(tmp_path.iterdir())


# -- Inhabitants -------------------------------------------------------------------------------------


def table(year: int, count: Callable[[int], str] = lambda n: str(1000 + n)) -> list[dict[str, str]]:
    """CBS's rows for a year, padded as CBS pads them; the country and a former municipality too."""
    codes = ["NL01", "GM0003", *register.municipalities()]
    return [
        {"RegioS": f"{code}    ", "Perioden": f"{year}JJ00", "TotaleBevolking_1": count(n) if code != "GM0003" else ""}
        for n, code in enumerate(codes)
    ]  # fmt: skip


def test_inhabitants_from_a_file(database: str, tmp_path: Path, run: Runner) -> None:
    rows = [*table(2024, lambda _: "5"), *table(2025), *table(2026, lambda n: "7" if n < 9 else "")]
    file = tmp_path / "inhabitants.csv"
    head = ";".join(f'"{name}"' for name in ("ID", *rows[0]))
    file.write_text(head + "\n" + "\n".join(";".join(["1", *row.values()]) for row in rows))
    status, out, _ = run("refdata", "--inhabitants", "--file", str(file), setting=database)
    assert (status, out.splitlines()[1]) == (0, "Inhabitants of 342 municipalities on 1 January 2025.")
    [(whole, years)] = ask(
        database, "SELECT sum(inhabitants)::int, array_agg(DISTINCT inhabitants_year) FROM ref.municipality"
    )
    assert (whole, years) == (sum(1000 + n for n in range(2, 344)), [2025])
    assert ask(database, "SELECT sum(inhabitants)::int FROM gis.region WHERE kind = 'province'") == [(whole,)]
    assert load.bundled(database) == 0
    assert ask(database, "SELECT count(inhabitants) FROM gis.visits_per_region") == [(405,)]


def test_inhabitants_from_cbs() -> None:
    answer = json.dumps({"value": table(2025)}).encode()
    with service(lambda _host, _path: (200, answer)) as (host, asked):
        assert cbs.inhabitants(host) == inhabitants.latest(table(2025))
    assert asked[0].startswith("/70072ned/TypedDataSet?$filter=substringof('GM',RegioS)%20and")
    few = json.dumps({"value": table(2025)[:9]}).encode()
    with (
        service(lambda _host, _path: (200, few)) as (host, _),
        pytest.raises(UnavailableError, match=r"2025 lacks 335, such as .* --inhabitants --file"),
    ):
        cbs.inhabitants(host)


def test_the_package_has_inhabitants_and_keeps_later_ones(database: str) -> None:
    known = "SELECT sum(inhabitants)::int, min(inhabitants_year), count(DISTINCT inhabitants_year) FROM ref.municipality"
    assert ask(database, known) == [(17_942_942, 2024, 1)]
    with psycopg.connect(database) as connection:
        connection.execute(
            "UPDATE ref.municipality SET inhabitants = 5, inhabitants_year = 2020 WHERE code = 'GM0677'"
        )
        connection.execute(
            "UPDATE ref.municipality SET inhabitants = 6, inhabitants_year = 2031 WHERE code = 'GM0983'"
        )
    assert load.bundled(database) == 1
    assert ask(database, "SELECT inhabitants, inhabitants_year FROM ref.municipality WHERE code IN ('GM0677', 'GM0983') ORDER BY 1") == [
        (6, 2031), (27_330, 2024),
    ]  # fmt: skip


def test_visits_per_inhabitant(database: str) -> None:
    """Ten visits to 20,000 people are 50 per 100,000, with their interval; small regions carry their caution."""
    with psycopg.connect(database) as connection:
        connection.execute("UPDATE ref.municipality SET inhabitants = 20000, inhabitants_year = 2025")
    visits = [make_activity(f"{n}", key=f"/{n}", places=[make_place()]) for n in range(10)]
    few = make_activity("few", key="/few", places=[make_place("Hulst", "GM0677")])
    store_all(database, make_page(*visits, few))
    query = (
        "SELECT visits, visits_per_100k, visits_per_100k_low, visits_per_100k_high, expected_visits, few_expected "
        "FROM gis.visits_per_region WHERE code = %s"
    )
    assert ask(database, query, "GM0983") == [
        (10, 50.0, 24.0, 92.0, 0.0323, True)
    ]  # 11 visits over 341 municipalities
    assert ask(database, query, "GM0677") == [(1, 5.0, 0.1, 27.9, 0.0323, True)]
    assert ask(database, query, "GM0518")[0][4:] == (None, None)  # nothing is expected of The Hague
    [(words, caution)] = ask(
        database,
        "SELECT in_words, caution FROM gis.visits_per_region WHERE kind = 'province' AND name = 'Zeeland'",
    )
    assert words == "1 bezoek; naar inwonertal verwacht 0,4; 95 %-interval 0,0-5,6"
    assert "minder dan vijf bezoeken te verwachten" in caution
    assert ask(database, query, "noord-limburg")[0][1] == pytest.approx(10 / (8 * 20_000) * 100_000, abs=0.1)


# -- Regions of one's own ------------------------------------------------------------------------------

OWN = """kind,code,name,municipality_code,from,to,status,source
regio_deal,delta,Delta,GM0677,2024-09-03,,high,letter
regio_deal,delta,Delta,GM1714,,2024-09-03,likely,letter
regio_deal,delta,Delta,GM0715,,,near_miss,letter
regio_deal,maas,Maas,GM0983,,,,
"""


def test_regions_of_ones_own(database: str, tmp_path: Path, run: Runner) -> None:
    """They count like the others, with their dates; a new file replaces the kind; the package's own stay."""
    file = tmp_path / "own.csv"
    file.write_text(OWN.replace("GM0983,,,,", "GM0983,,,high,"))
    status, out, err = run("refdata", "--regions", str(file), setting=database)
    assert (status, out.splitlines()[1], err) == (0, "2 regions of your own: 7 rows written.", "")
    store_all(
        database,
        make_page(
            *(
                make_activity(code, key=f"/{code}", places=[make_place(code, code)])
                for code in ("GM0677", "GM1714", "GM0715", "GM0983")
            )
        ),
    )
    counted = "SELECT name, activities FROM gis.visits_per_region WHERE kind = 'regio_deal' ORDER BY name"
    assert ask(database, counted) == [("Delta", 1), ("Maas", 1)]
    adds_up(database)
    assert ask(database, "SELECT id FROM gis.region WHERE code = 'maas'") == [
        (register.region_id("regio_deal", "maas"),)
    ]
    assert load.bundled(database) == 0
    file.write_text(OWN.partition("regio_deal,maas")[0])
    assert load.own_regions(database, regions.read_regions(file)) == 2
    assert ask(database, counted) == [("Delta", 1)]
    assert ask(database, "SELECT count(*) FROM gis.region WHERE kind <> 'regio_deal'") == [(405,)]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("kind,code", "kind,number", "lacks code"),
        ("regio_deal,maas", "npvr,maas", "line 5: regions of kind npvr are the package's own"),
        ("regio_deal,maas", "Regio Deal,maas", 'line 5: the kind "Regio Deal" must be one word'),
        ("GM0983", "GM9999", "line 5: GM9999 is no municipality of 2025"),
        ("GM0983", "", "line 5: municipality_code is empty"),
        ("Delta,GM1714", "Schelde,GM1714", 'line 3: region delta is called "Delta" above and "Schelde" here'),
        ("GM1714", "GM0677", "line 3: GM0677 is in region delta above already"),
        ("likely", "maybe", 'line 3: the status "maybe" is none of high'),
        ("GM0983,,,,", "GM0983,,,,", 'line 5: the status "" is none of'),
        ("2024-09-03,,high", "3-9-2024,,high", 'line 2: "3-9-2024" is no date'),
    ],
)
def test_regions_that_are_refused(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    file = tmp_path / "own.csv"
    file.write_text(OWN.replace(old, new, 1))
    with pytest.raises(ValueError, match=sentence):
        regions.read_regions(file)


@pytest.mark.parametrize("words", [["status", "--polygons"], ["refdata", "--regions", "x.csv", "--online"]])
def test_options_that_do_not_fit(run: Runner, words: list[str]) -> None:
    with pytest.raises(UsageError, match=r"belong to agendacrawl db refdata|names its own file"):
        run(*words)


# -- COROP areas -----------------------------------------------------------------------------------------


def test_corop_areas() -> None:
    """Forty, with every municipality in one of them, and none across two provinces."""
    corop = register.division("corop")
    codes = [member.municipality_code for one in corop for member in one.members]
    assert [one.code for one in corop] == [f"CR{number:02}" for number in range(1, 41)]
    assert sorted(codes) == sorted(register.municipalities())
    for one in corop:
        assert len({register.municipalities()[m.municipality_code].province for m in one.members}) == 1
    table = SHARED.with_name("gemeenten_2025.csv")
    if not table.exists():
        print("left out: no table of COROP areas beside the project")
        return
    ours = {m.municipality_code: one.name for one in corop for m in one.members}
    with table.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            assert ours[row["gemeentecode"]] == row["corop"]
