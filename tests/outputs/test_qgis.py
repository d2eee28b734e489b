"""The layers, styles, project and print layout in a real, headless QGIS, on a real PostGIS, as the role agenda_reader.

QGIS runs under the Python that Debian's python3-qgis is made for: one process opens the project as a file and from the
database, and every layer by hand too. Without QGIS these tests are left out, but never for root: the set-up installs it.
Long, since one probe of QGIS answers for layers, styles, project and layouts.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import html
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict
from support.paths import ROOT
from support.views import KIND_LAYERS

from agendacrawl import sample
from agendacrawl.core.vocabulary import Platform
from agendacrawl.db import qgis as published
from agendacrawl.db import schema
from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.reader import provide
from agendacrawl.export.layers import layers as layers_of
from agendacrawl.refdata import areas, load
from agendacrawl.refdata.regions import read_regions
from agendacrawl.register import region_kinds

PROJECT = ROOT / "qgis/agendas.qgz"
PROBE = Path(__file__).parent / "qgis_probe.py"
POLYGONS = ROOT.parent / "shared/data/gemeenten_2025_wgs84.geojson"
NOTE = "Kaart voor de nota"
LAYERS = 20 + 3 * len(region_kinds())
ANALYSTS = (ROOT / "docs/ANALYSTS.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", ANALYSTS, re.DOTALL)
FROM_FILE, FROM_DATABASE = 0, 1
VISITED, NOBODY, NPVR_AREA = "#0072b2", "#d55e00", "#e3eef5"  # as qgis/styles.py has them


def _run(
    command: list[str], folder: Path = Path("/"), **environment: str
) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PG"))}
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=inherited | environment,
    )


@pytest.fixture(scope="module")
def crawled(copies: Callable[..., str]) -> str:
    """A database with a crawl of the sample site, as the run and the set-up leave it."""
    dsn = copies()
    since, until = (day.isoformat() for day in sample.PERIOD)
    with sample.serve(Platform.PRO) as site:
        arguments = ("-a", f"site={site.url}", "-a", f"since={since}", "-a", f"until={until}")
        settings = ("-s", "DOWNLOAD_DELAY=0", "-s", f"AGENDA_DATABASE={dsn}")
        done = _run([sys.executable, "-m", "scrapy", "crawl", "agenda", *arguments, *settings], ROOT)
    assert done.returncode == 0, done.stderr[-3000:]
    schema.upgrade(dsn)
    return dsn


@pytest.fixture(scope="module")
def with_areas(crawled: str, copies: Callable[..., str]) -> str:
    """A copy of it with the areas of all regions: real ones where they are at hand, else squares."""
    dsn = copies(crawled)
    if POLYGONS.exists():
        shapes = areas.read_areas(POLYGONS)
    else:
        print("left out: real areas. Squares stand in for them")
        with psycopg.connect(dsn) as connection:
            rows = connection.execute(
                "SELECT code, ST_AsBinary(ST_Expand(label, 6000)) FROM ref.municipality"
            ).fetchall()
        shapes = areas.Areas(28992, {code: bytes(square) for code, square in rows}, "squares")
    areas.store_areas(dsn, shapes)
    schema.upgrade(dsn)
    return dsn


@pytest.fixture(scope="module")
def readers(crawled: str, with_areas: str) -> list[str]:
    """The two databases for agenda_reader, who may read only what is published."""
    for dsn in (crawled, with_areas):
        with contextlib.suppress(
            DatabaseError
        ):  # the role is there already: its rights are renewed all the same
            provide(dsn)
    with psycopg.connect(crawled, autocommit=True) as connection:
        connection.execute("ALTER ROLE agenda_reader PASSWORD 'open sesame'")
    role = {"user": "agenda_reader", "password": "open sesame"}
    return [psycopg.conninfo.make_conninfo(dsn, **role) for dsn in (crawled, with_areas)]


@pytest.fixture(scope="module")
def qgis_python() -> str:
    """The Python that has QGIS."""
    python = "/usr/bin/python3"
    if not Path(python).exists() or _run([python, "-c", "import qgis.core"]).returncode:
        words = f"{python} has no QGIS: apt-get install python3-qgis"
        if os.geteuid() == 0:
            pytest.fail(words)
        pytest.skip(words)
    return python


@pytest.fixture(scope="module")
def qgis(
    crawled: str, readers: list[str], qgis_python: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What QGIS says of the project: of the file on the database without areas, of the other one on the other one."""
    home = tmp_path_factory.mktemp("qgis")
    pictures = home / "pictures"
    pictures.mkdir()
    entry = _run([sys.executable, "-m", "scrapy", "qgis", "-s", f"AGENDA_DATABASE={crawled}"], folder=ROOT)
    (home / "pg_service.conf").write_text(entry.stdout)
    at = conninfo_to_dict(readers[FROM_DATABASE])
    in_database = f"postgresql://{at['user']}@{at['host']}:{at['port']}/?dbname={at['dbname']}&schema=public&project=agendas"
    done = _run(
        [qgis_python, str(PROBE), str(pictures), str(PROJECT), in_database],
        PGSERVICEFILE=str(home / "pg_service.conf"),
        PGPASSWORD=str(at["password"]),
        HOME=str(home),
        XDG_RUNTIME_DIR=str(home),
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told: dict[str, Any] = json.loads(done.stdout)
    for opened, reader in zip(told["projects"], readers, strict=True):
        opened["reader"] = reader
    return told


@pytest.fixture(params=[FROM_FILE, FROM_DATABASE], ids=["file", "database"])
def project(request: pytest.FixtureRequest, qgis: dict[str, Any]) -> dict[str, Any]:
    opened: dict[str, Any] = qgis["projects"][request.param]
    assert opened["read"], opened["error"]
    return opened


def test_every_layer_is_valid_with_its_key_and_crs(project: dict[str, Any]) -> None:
    assert len(project["layers"]) == LAYERS
    for layer in project["layers"].values():
        assert layer["valid"], layer["name"]
        assert layer["key"] == ["id"], layer["name"]
        assert layer["crs"] == ("EPSG:28992" if layer["geometry"] else ""), layer["name"]
    drawn = {layer["table"] for layer in project["layers"].values() if layer["geometry"]}
    assert drawn == {
        "activity_point", "activity_point_outside_the_hague", "region", "region_area", "visits_per_region", *KIND_LAYERS,
        "correction_place",
    }  # fmt: skip


def test_every_layer_has_the_rows_that_the_view_has(project: dict[str, Any]) -> None:
    with psycopg.connect(project["reader"]) as connection:
        for layer in project["layers"].values():
            condition = layer["filter"] or "true"
            row = connection.execute(
                f'SELECT count(*) FROM gis."{layer["table"]}" WHERE {condition}'
            ).fetchone()
            assert row is not None
            assert (layer["features"], layer["count"]) == (row[0], row[0]), layer["name"]
    assert {
        layer["features"] for id_, layer in project["layers"].items() if id_.startswith("visits_npvr")
    } == {11}
    assert project["layers"]["activity_points"]["features"] > 200


def test_closing_the_project_leaves_no_layer_in_the_lists_of_qgis(qgis: dict[str, Any]) -> None:
    """In 3.22 what is left there crashes QGIS when it opens the next project."""
    assert qgis["lists"] == [[LAYERS, LAYERS]] * 2


def test_no_layer_shows_a_password_or_an_english_column(project: dict[str, Any]) -> None:
    for layer in project["layers"].values():
        assert not layer["password"]
        assert not layer["unnamed"], f"{layer['table']}: give these a Dutch name in qgis/layers.py"


def test_the_project_has_legends_and_time(project: dict[str, Any]) -> None:
    layers = project["layers"]
    timed = {id_: layer["days"] for id_, layer in layers.items() if layer["days"] is not None}
    assert timed.keys() == {"activity_points", "activities_outside_the_hague"}
    for found in timed.values():
        assert len(found) == 2, "one activity of several days, one of one day"
        for period, shown in found.items():
            first, last = map(dt.date.fromisoformat, period.split())
            days = [first + dt.timedelta(n) for n in range((last - first).days + 1)]
            assert shown == [day.isoformat() for day in days]
    assert "Werkbezoek" in layers["activity_points"]["legend"]
    assert "Niets gevonden" in layers["visits_npvr_point"]["legend"]


def test_a_layer_opened_by_hand_gets_the_style_of_the_database(qgis: dict[str, Any]) -> None:
    by_hand = qgis["by_hand"]
    assert by_hand.keys() == published.styles(by_hand).keys()
    assert by_hand.keys() >= {*KIND_LAYERS}
    assert by_hand["visits_per_corop"]["legend"][-1] == "Minder dan vijf bezoeken verwacht"
    assert all(layer["loaded"] for layer in by_hand.values()), by_hand
    assert by_hand["visits_per_region"]["legend"][:2] == [
        "Bezoeken buiten Den Haag; groter is meer",
        "Minder dan vijf bezoeken verwacht",
    ]
    assert "Alleen gemeente of streek bekend: label, geen plek" in by_hand["activity_point"]["legend"]
    assert by_hand["visits_per_region_person"]["name"] == "naam"


def test_the_note_says_period_and_cautions_of_the_data(project: dict[str, Any]) -> None:
    words = project["layouts"][NOTE]["words"]
    with psycopg.connect(project["reader"]) as connection:
        row = connection.execute("SELECT min(date), max(date) FROM gis.activity").fetchone()
    assert row is not None
    years = [str(day.year) for day in row]
    first, last = re.findall(r"(\d+) \w+ (\d{4})", words["Periode"])
    assert first == (str(row[0].day), years[0])
    assert last == (str(row[1].day), years[1])
    assert "elf NPVR-regio's" in words["Titel"]
    assert "geen bezoek gevonden in wat gepubliceerd is" in words["Let op"]
    assert "rijksoverheid.nl (CC0)" in words["Let op"]
    assert words["Voorbeeld"] == "Voorbeeld: deze activiteiten komen niet van rijksoverheid.nl"
    assert "[%" not in "".join(words.values())


def test_the_note_counts_by_region_and_what_is_in_none(project: dict[str, Any]) -> None:
    tables = project["layouts"][NOTE]["tables"]
    with psycopg.connect(project["reader"]) as connection:
        regions = connection.execute(
            "SELECT name, visits, visits_up_to, activities_without_name, in_words FROM gis.visits_per_region "
            "WHERE kind = 'npvr' ORDER BY visits DESC, name"
        ).fetchall()
        totals = connection.execute(
            "SELECT visits, visits_outside_the_hague, activities FROM gis.totals WHERE kind = 'npvr' "
            "AND (activities <> 0 OR line = 'all') ORDER BY ordinal"
        ).fetchall()
    for row, (name, visits, up_to, nameless, words) in zip(
        tables["Bezoeken per regio"], regions, strict=True
    ):
        assert [row[0], str(row[1])] == [name, f"{visits} ({up_to})" if up_to > visits else str(visits)]
        assert f"verwacht {row[3]}; 95 %-interval {row[4]}" in words
        assert int(row[2]) == nameless
        assert visits or row[5] == "–"
    assert [tuple(map(int, row[1:])) for row in tables["Totalen"]] == totals
    assert "Alles bij elkaar" in [row[0] for row in tables["Totalen"]]
    assert not [row for row in tables["Totalen"] if re.search("[a-z]_", row[0])], "lines without a Dutch name"


def test_the_note_is_drawn(project: dict[str, Any]) -> None:
    note = project["layouts"][NOTE]
    assert note["result"] == 0
    assert note["size"][0] / note["size"][1] == pytest.approx(297 / 210, rel=0.01), "A4"
    assert note["map"]["#ffffff"] < 0.99
    assert note["map"][VISITED] > 0.002, "circles with counts, hatched where little is expected"
    assert note["map"][NOBODY] > 0.0003, "a ring for the region where nobody came"


def test_there_is_a_note_for_every_kind(project: dict[str, Any]) -> None:
    for kind, name in (("province", "provincie"), ("corop", "COROP-gebied"), ("municipality", "gemeente")):
        note = project["layouts"][f"Kaart per {name}"]
        assert note["result"] == 0
        with psycopg.connect(project["reader"]) as connection:
            wanted = connection.execute(
                "SELECT name, visits_outside_the_hague::text, in_words FROM gis.visits_per_region "
                "WHERE kind = %s AND activities_up_to > 0 ORDER BY visits DESC, name",
                [kind],
            ).fetchall()
        rows = note["tables"]["Bezoeken per regio"]
        assert [(row[0], row[2]) for row in rows] == [(name, away) for name, away, _ in wanted[:12]]
        assert all(f"95 %-interval {row[4]}" in words for row, (*_, words) in zip(rows, wanted, strict=False))
        assert (f"van {len(wanted)} " in note["words"]["Rest"]) == (len(wanted) > 12)


def test_nothing_is_cut_off_in_a_layout(project: dict[str, Any]) -> None:
    for name, layout in project["layouts"].items():
        for sheet in layout.get("sheets", [layout]):
            assert not sheet["cut"], name
        for sheet in layout.get("sheets", ()):
            assert sheet["map"] == [150, 118], f"the map of {name} left its place"


def test_the_years_with_most_of_the_data_are_said(qgis_python: str, tmp_path: Path) -> None:
    """Of 60 activities 30 are of 2021 and 28 of 2022; the words do not depend on the order of the rows."""
    done = _run([qgis_python, str(PROBE.with_name("qgis_mostly.py")), str(ROOT / "qgis")], HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout) == [" · 97 % van de activiteiten is uit 2021-2022", ""]


def test_every_region_has_a_sheet_that_counts_as_the_database(project: dict[str, Any]) -> None:
    with psycopg.connect(project["reader"]) as connection:
        for kind, name in (
            ("npvr", "NPVR-regio"),
            ("province", "provincie"),
            ("corop", "COROP-gebied"),
            ("municipality", "gemeente"),
        ):
            sheets = project["layouts"][f"Blad per {name}"]["sheets"]
            (count,) = connection.execute(
                "SELECT count(*) FROM gis.region WHERE kind = %s", [kind]
            ).fetchone() or (0,)
            assert project["layouts"][f"Blad per {name}"]["pages"] == count
            assert len(sheets) == 3
            for sheet in sheets:
                region, words = sheet["words"]["Titel"], sheet["words"]
                (key, in_words, last, caution) = connection.execute(
                    "SELECT id, in_words, last_past, caution FROM gis.visits_per_region WHERE kind = %s AND name = %s",
                    [kind, region],
                ).fetchone() or (0, "", None, "")
                assert words["In woorden"] == in_words
                assert words["Let op"] == (caution or "")
                assert (str(last.year) if last else "") in words["Laatste bezoek"]
                for table, view, column in (
                    ("Jaar", "visits_per_region_year", "year::text"),
                    ("Wie kwam (de meeste bezoeken)", "visits_per_region_person", "person"),
                ):
                    rows = connection.execute(
                        f"SELECT {column}, visits::text, activities::text FROM gis.{view} AS v WHERE region_id = %s AND activities > 0 "
                        f"ORDER BY {'1 DESC' if view.endswith('year') else 'v.visits DESC, 1'}".encode(), [key]
                    ).fetchall()  # fmt: skip
                    assert [tuple(map(str, row)) for row in sheet["tables"][table]] == rows[
                        : len(sheet["tables"][table])
                    ]
                    assert len(sheet["tables"][table]) == min(len(rows), 5 if table == "Jaar" else 8)


def test_areas_are_drawn_those_of_the_package_and_those_that_were_loaded(qgis: dict[str, Any]) -> None:
    for opened in qgis["projects"]:
        assert opened["layouts"][NOTE]["map"][NPVR_AREA] > 0.02


@pytest.mark.parametrize("number", range(len(QUERIES)))
def test_queries_of_the_docs_answer(readers: list[str], number: int) -> None:
    with psycopg.connect(readers[0]) as connection:
        rows = connection.execute(QUERIES[number].encode()).fetchall()
    assert rows or "gis.corrections" in QUERIES[number], "nobody corrected the sample"


def test_layers_and_themes_of_the_docs_are_in_the_project() -> None:
    with zipfile.ZipFile(PROJECT) as archive:
        text = html.unescape(archive.read("agendas.qgs").decode())
    named = {" ".join(words.split()) for words in re.findall(r"(?<!\*)\*([A-Z][^*]+)\*(?!\*)", ANALYSTS)}
    states = {
        "Niets gevonden",
        "Niet gepubliceerd",
        "Wel een activiteit, geen geteld bezoek",
    }  # of the legends
    assert len(named - states) >= 15
    for words in named - {"OECD Territorial Reviews: Randstad Holland, Netherlands"}:
        assert f'"{words}"' in text or f">{words}<" in text, words


# -- without QGIS ------------------------------------------------------------------------------------------------


def test_the_file_names_no_place_and_no_person() -> None:
    with zipfile.ZipFile(PROJECT) as archive:
        assert archive.namelist() == ["agendas.qgs"]
        text = archive.read("agendas.qgs").decode()
    sources = set(re.findall(r"<datasource>(.+?)</datasource>", text))
    assert len(sources) == LAYERS
    assert all(source.startswith("service='agendacrawl' key='id' ") for source in sources)
    assert not re.findall(r"password=|user=|host=|dbname=|authcfg='\w|/home/|/root|/tmp/|/usr/|file:", text)
    assert not re.findall(r'saveUser(?:Full)?="[^"]+"|<(?:author|creation)>[^<]', text)


def test_every_layer_of_the_project_has_a_style_and_the_reverse() -> None:
    with zipfile.ZipFile(PROJECT) as archive:
        tables = set(
            re.findall(r"table=&quot;gis&quot;\.&quot;(\w+)&quot;", archive.read("agendas.qgs").decode())
        )
    assert tables == published.styles(tables).keys()
    files = {file.stem for file in (ROOT / "sql/styles").iterdir()}
    assert {published.style_name(table) for table in tables} == files


def test_a_second_upgrade_writes_nothing(crawled: str) -> None:
    before = stored(crawled)
    schema.upgrade(crawled)
    assert stored(crawled) == before
    assert len(before) == len(published.styles(layers(crawled)))


def layers(dsn: str) -> list[str]:
    with psycopg.connect(dsn) as connection:
        return [*layers_of(connection), "correction_place"]


def stored(dsn: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn) as connection:
        return connection.execute("SELECT * FROM public.layer_styles ORDER BY id").fetchall()


def test_styles_follow_the_name_of_the_database_and_leave_others_alone(database: str) -> None:
    with psycopg.connect(database) as connection:
        name = connection.info.dbname
        connection.execute(
            "INSERT INTO public.layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, stylename, useasdefault)"
            " VALUES (%s, 'gis', 'visits_per_region', 'geom', 'van mij', true), ('elsewhere', 'gis', 'region', 'geom', 'van mij', true)",
            [name],
        )
    schema.upgrade(database)  # a copy: its styles name another database
    with psycopg.connect(database) as connection:
        rows = connection.execute(
            "SELECT f_table_catalog, stylename, f_table_name FROM public.layer_styles WHERE useasdefault ORDER BY id"
        ).fetchall()
        content = connection.execute(
            "SELECT content FROM public.qgis_projects WHERE name = 'agendas'"
        ).fetchone()
    ours = {table for catalog, style, table in rows if (catalog, style) == (name, "agendacrawl")}
    assert ours == published.styles(layers(database)).keys() - {"visits_per_region"}, (
        "an analyst's default stays the default"
    )
    assert [row for row in rows if row[1] == "van mij"] == [
        (name, "van mij", "visits_per_region"),
        ("elsewhere", "van mij", "region"),
    ]
    assert content is not None
    assert content[0] == published.project(database)


def test_a_kind_of_your_own_has_a_layer_with_its_style(database: str, tmp_path: Path) -> None:
    """Made when it is loaded, for readers too, and gone with its kind; an upgrade makes it again."""
    file = tmp_path / "own.csv"
    file.write_text(
        "kind,code,name,municipality_code\nwaterschap,W1,Zeeland,GM0677\nwaterschap,W2,Noord,GM0114\n"
    )
    load.own_regions(database, read_regions(file))
    with psycopg.connect(database, autocommit=True) as connection:
        rows = "SELECT code, name FROM gis.visits_per_waterschap ORDER BY code"
        assert connection.execute(rows).fetchall() == [("W1", "Zeeland"), ("W2", "Noord")]
        style = (
            "SELECT count(*) FROM layer_styles WHERE f_table_name = 'visits_per_waterschap' AND useasdefault"
        )
        assert connection.execute(style).fetchone() == (1,)
        assert layers_of(connection)["visits_per_waterschap"].comment.startswith(
            "One row per region of the kind waterschap"
        )
        comments = layers_of(connection)["visits_per_waterschap"].columns
        assert all(column.comment for column in comments)
        connection.execute("DELETE FROM agenda.build")  # as a new version would
        schema.upgrade(database)
        assert connection.execute(rows).fetchall() == [("W1", "Zeeland"), ("W2", "Noord")]
        connection.execute(
            "DELETE FROM ref.region_municipality WHERE region_id IN (SELECT id FROM ref.region WHERE kind = 'waterschap')"
        )
        connection.execute("DELETE FROM ref.region WHERE kind = 'waterschap'")
        connection.execute("DELETE FROM ref.region_kind WHERE code = 'waterschap'")
        assert "visits_per_waterschap" not in layers_of(connection)
        schema.upgrade(database)
        assert connection.execute(style).fetchone() == (0,)


def test_a_role_without_rights_in_public_upgrades_without_styles(
    empty_database: str, caplog: pytest.LogCaptureFixture
) -> None:
    at = conninfo_to_dict(empty_database)
    with psycopg.connect(empty_database, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION postgis")
        connection.execute("CREATE ROLE crawler LOGIN PASSWORD 'knock knock'")
        connection.execute(f"GRANT CREATE ON DATABASE {at['dbname']} TO crawler")
        connection.execute("REVOKE CREATE ON SCHEMA public FROM public")
    try:
        limited = psycopg.conninfo.make_conninfo(empty_database, user="crawler", password="knock knock")
        assert schema.upgrade(limited) is True
        assert "GRANT CREATE ON SCHEMA public" in caplog.text
    finally:
        with psycopg.connect(empty_database, autocommit=True) as connection:
            connection.execute("DROP OWNED BY crawler CASCADE")
            connection.execute("DROP ROLE crawler")


def test_addresses_carry_no_password() -> None:
    dsn = "postgresql://me:hush-hush@db.example:6543/agenda?sslmode=require"
    with zipfile.ZipFile(io.BytesIO(published.project(dsn))) as archive:
        text = archive.read("agendas.qgs").decode()
    assert "hush-hush" not in text
    assert "service=" not in text
    there = "<datasource>dbname='agenda' host='db.example' port='6543' user='agenda_reader' sslmode='require' key='id' "
    assert text.count(there) == LAYERS
    assert "password" not in published.service_entry(dsn)
    odd = published.layer_address("host=h dbname=o'brien")
    assert odd == r"dbname='o\'brien' host='h' user='agenda_reader'"
