"""`agendacrawl export`: every format read back by somebody else's reader, with titles that mean harm in it."""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import io
import itertools
import json
import os
import re
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import icalendar
import psycopg
import pyogrio
import pytest
from frictionless import Package
from scrapy.exceptions import UsageError
from scrapy.settings import Settings
from support.pages import make_activity, make_page, make_place
from support.paths import ROOT
from support.views import KIND_LAYERS

from agendacrawl.commands.export import Command
from agendacrawl.commands.export import _snapshot as snapshot
from agendacrawl.core.cells import cell
from agendacrawl.core.files import whole
from agendacrawl.core.vocabulary import Flag, Level, Outcome
from agendacrawl.db import sessions
from agendacrawl.db.qgis import styles
from agendacrawl.db.store import Store
from agendacrawl.export import atom
from agendacrawl.export.formats import Format
from agendacrawl.export.layers import layers
from agendacrawl.export.selection import Selection, rows

QGIS_PYTHON = "/usr/bin/python3"
ZONE = ZoneInfo("Europe/Amsterdam")
DEN_HAAG = make_place("Den Haag", "GM0518", lat=52.08, lon=4.31)
FORMULAS = ["=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"]
LINES = "Overleg\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil;,\\n"
MARKUP = "</title></entry><script>alert('x')</script>&lt;]]> \x0b\x1f\ufffe"

Run = Callable[..., tuple[int, str, str]]


def an(title: str, day: int, *places: Any, **changes: Any) -> Any:
    return make_activity(title, key=f"/{day}", date=dt.date(2024, 9, day), places=list(places), **changes)


ACTIVITIES = [
    an("Venlo", 2, make_place(), end_time=dt.time(12, 0)),
    an("Drie dagen", 3, make_place(), end_date=dt.date(2024, 9, 5), type="Gesprek"),
    an("Hele dag", 6, DEN_HAAG, start_time=None, people=["Judith Uitermark", "Zsolt Szabó"]),
    an("Gaat niet door", 7, make_place(), flags=[Flag.CANCELLED], people=["Zsolt Szabó"]),
    an(
        "Limburg", 8, make_place("Limburg", None, level=Level.PROVINCE, province="Limburg", lat=51.2, lon=5.9)
    ),
    an("Boston", 9, make_place("Boston", None, country="US", lat=42.36, lon=-71.06)),
    an(LINES, 10),
    an(MARKUP, 11),
    *(an(title, 12 + number) for number, title in enumerate(FORMULAS)),
    an("Oktober", 30, start_time=dt.time(23, 0), end_time=dt.time(1, 0)),
]


@pytest.fixture(scope="module")
def published(copies: Callable[..., str]) -> str:
    """A database with ACTIVITIES, as a good run leaves it; the areas of two municipalities are loaded."""
    dsn = copies()
    with Store(dsn) as store:
        store.open_run("agenda", {})
        store.store_page(make_page(*ACTIVITIES))
        store.close_run(Outcome.OK, {})
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(
            "UPDATE ref.region SET geom = ST_Multi(ST_MakeEnvelope(200000, 370000, 210000, 380000, 28992)) "
            "WHERE kind = 'municipality' AND code IN ('GM0983', 'GM0518')"
        )
        with sessions.published(connection):
            pass
    return dsn


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], published: str) -> Run:
    """Run the command as Scrapy does; gives exit status, output and errors."""

    def run(*words: str, dsn: str = published) -> tuple[int, str, str]:
        command, parser = Command(), argparse.ArgumentParser(exit_on_error=False)
        command.settings = Settings({"AGENDA_DATABASE": dsn})
        command.add_options(parser)
        options, arguments = parser.parse_known_args(words)
        command.run(arguments, options)
        out, err = capsysbinary.readouterr()
        return command.exitcode, out.decode(), err.decode()

    return run


@pytest.fixture
def gis(published: str) -> Iterator[Any]:
    with psycopg.connect(published) as connection:
        yield lambda query, *values: connection.execute(query, values).fetchall()


@pytest.fixture(scope="module")
def edition(published: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of this month, written once."""
    out = tmp_path_factory.mktemp("editions")
    month = f"{dt.datetime.now(ZONE):%Y-%m}"
    freeze(published, month, out)
    return out / month


def freeze(dsn: str, month: str, out: Path) -> int:
    command, parser = Command(), argparse.ArgumentParser()
    command.settings = Settings({"AGENDA_DATABASE": dsn})
    command.add_options(parser)
    command.run([], parser.parse_args(["--edition", month, "--out", str(out)]))
    return command.exitcode


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def titles(text: str) -> set[str]:
    return {row["title"] for row in read_csv(text)}


# csv


def test_csv_has_every_column_and_row(run: Run, gis: Any) -> None:
    status, out, err = run("--format", "csv", "--layer", "activity_point")
    assert (status, err) == (0, "activity_point: 6 rows\n")
    rows = read_csv(out)
    columns = gis(
        "SELECT attname FROM pg_attribute WHERE attrelid = 'gis.activity_point'::regclass AND attnum > 0 ORDER BY attnum"
    )
    assert [*rows[0]] == [*(name for (name,) in columns if name != "geom"), "lon", "lat"]
    first = rows[0]
    assert (first["title"], first["date"], first["start_time"]) == ("Venlo", "2024-09-02", "10:30:00")
    assert (first["lon"], first["lat"], first["exact"], first["end_date"]) == ("6.17", "51.37", "true", "")
    assert {row["place"]: row["lon"] for row in rows}["Boston"] == ""


def test_csv_runs_no_formula(run: Run) -> None:
    _, out, _ = run("--format", "csv", "--layer", "activity")
    rows = read_csv(out)
    assert len(rows) == len(ACTIVITIES)
    assert set(map(cell, FORMULAS)) < {row["title"] for row in rows}
    assert LINES in {row["title"] for row in rows}
    assert not [
        value for row in rows for value in row.values() if value.startswith(("=", "+", "-", "@", "\t", "\r"))
    ]


def test_csv_for_a_dutch_excel(run: Run) -> None:
    """Told by its byte order mark; the same cells, with semicolons, decimal commas and WAAR."""
    words = ("--format", "csv", "--layer", "activity_point")
    plain = read_csv(run(*words)[1])
    out = run(*words, "--excel")[1]
    assert out.startswith("\ufeffid;")
    dutch = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert [row["title"] for row in dutch] == [row["title"] for row in plain]
    assert {row["exact"] for row in dutch} <= {"WAAR", "ONWAAR", ""}
    assert [row["lat"].replace(",", ".") for row in dutch] == [row["lat"] for row in plain]
    assert any("," in row["lat"] for row in dutch)
    assert not [row["lat"] for row in dutch if "." in row["lat"]]
    assert [row["date"] for row in dutch] == [row["date"] for row in plain]


def test_csv_has_areas_as_wkt(run: Run) -> None:
    areas = [row for row in read_csv(run("--format", "csv", "--layer", "region_area")[1]) if row["wkt"]]
    assert {row["code"] for row in areas} > {"GM0983", "GM0518", "PV31"}
    venlo = next(row["wkt"] for row in areas if row["code"] == "GM0983")
    assert re.fullmatch(r"MULTIPOLYGON\(\(\(6\.\d+ 51\.\d+,.*\)\)\)", venlo)


# filters


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--since", "2024-09-05", "--until", "2024-09-07"], {"Drie dagen", "Hele dag", "Gaat niet door"}),
        (["--until", "2024-09-02"], {"Venlo"}),
        (["--person", "zsolt szabó"], {"Hele dag", "Gaat niet door"}),
        (["--person", "Zsolt Szabó", "--since", "2024-09-07"], {"Gaat niet door"}),
        (["--type", "gesprek"], {"Drie dagen"}),
        (
            ["--outside-the-hague", "--until", "2024-09-09"],
            {"Venlo", "Drie dagen", "Gaat niet door", "Limburg", "Boston"},
        ),
    ],
)
def test_filters(run: Run, words: list[str], expected: set[str]) -> None:
    assert titles(run("--format", "csv", "--layer", "activity", *words)[1]) == expected
    calendar = icalendar.Calendar.from_ical(run("--format", "ics", *words)[1])
    told = {
        str(event["summary"]).partition(" (")[0] for event in calendar.walk("VEVENT")
    }  # the place comes after it
    assert told == expected


def test_a_month_counts_when_it_shares_a_day(run: Run) -> None:
    words = ["--format", "csv", "--layer", "visits_per_region_month", "--since", "2024-09-30"]
    assert {row["month"] for row in read_csv(run(*words)[1])} == {"2024-09-01"}
    assert not read_csv(run(*words[:-1], "2024-10-01")[1])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--format", "csv", "--layer", "activty"], 'no layer "activty". Did you mean activity? There are: activity; '),
        (["--format", "csv", "--layer", "activity", "--person", "Rob Jeten"], "Did you mean Rob Jetten"),
        (["--format", "csv", "--layer", "activity", "--type", "Gesprk"], "Did you mean Gesprek? There are: Bestuurlijk"),
        (["--format", "xls"], '"xls" is no format. Give --format, one of: csv, geojson, gpkg, ics, atom, parquet.'),
        (["--layer", "activity"], "Give --format, one of"),
        (["--format", "gpkg", "--output", "x.gpkg", "--excel"], "--excel is a kind of csv, not of gpkg"),
        (["--format", "csv"], "csv holds one layer. Give --layer, one of: activity, "),
        (["--format", "csv", "--layer", "activity,region"], "csv holds one layer, gpkg several"),
        (["--format", "geojson", "--layer", "totals"], "geojson can't hold the layer totals. It holds: activity_point,"),
        (["--format", "ics", "--layer", "region"], "ics can't hold the layer region. It holds: activity."),
        (["--format", "gpkg"], "give --output FILE"),
        (["--format", "csv", "--layer", "region", "--type", "Gesprek"], "--type: the layer region has no column for that"),
        (
            ["--format", "csv", "--layer", "visits_per_region", "--outside-the-hague"],
            "It counts without The Hague in its columns that end in _outside_the_hague.",
        ),
        (["--format", "ics", "--since", "2024-09-02", "--until", "2024-09-01"], "--until 2024-09-01 lies before"),
        (["--format", "ics", "--out", "x"], "--out belongs to --edition"),
        (["--edition", "2024-9", "--layer", "region"], "--edition writes everything: leave out --layer."),
        (["--edition", "november"], "Write it as YYYY-MM, for example 2026-11."),
        *(
            (["--edition", word], "Write it as YYYY-MM")
            for word in ("2026-1", "0026-11", "2026-13", "2026-00", "2026-11-01", "26-11", "2026-11 ", "2026/11", "../2026-11", "٢026-11")
        ),
        (["region"], 'takes options only, not "region"'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(run: Run, words: list[str], sentence: str) -> None:
    with pytest.raises(UsageError, match=re.escape(sentence)):
        run(*words)


def test_nothing_found_is_no_error(run: Run) -> None:
    status, out, err = run("--format", "csv", "--layer", "activity", "--since", "2030-01-01")
    assert (status, len(out.splitlines())) == (0, 1)
    assert "No rows: nothing in the database matches these options." in err


def test_values_are_bound(run: Run) -> None:
    with pytest.raises(UsageError, match="There is no type"):
        run("--format", "csv", "--layer", "activity", "--type", "x' OR 'a'='a")


# files


def test_a_file_is_there_whole_or_not_at_all(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "agenda.csv"
    words = ["--layer", "activity"]
    assert run(*words, "-o", str(file))[::2] == (0, f"activity: {len(ACTIVITIES)} rows\nWritten: {file}\n")
    before = file.read_bytes()
    status, _, err = run(*words, "-o", str(file))
    assert (status, err) == (
        1,
        f"{file} is there already. Nothing was written: name another, or move it away.\n",
    )
    monkeypatch.setattr("agendacrawl.export.tables.cell", _fail_at_the_third_row())
    assert run(*words, "-O", str(file))[0] == 1
    assert file.read_bytes() == before
    monkeypatch.undo()
    assert run(*words, "-O", str(file), "--type", "Gesprek")[0] == 0
    assert len(read_csv(file.read_text())) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["agenda.csv"]


def _fail_at_the_third_row() -> Callable[[Any], Any]:
    seen = []

    def cell(value: Any) -> Any:
        seen.append(value)
        if len(seen) > 60:
            raise OSError("No space left on device")
        return value

    return cell


def test_database_of_another_version(run: Run, empty_database: str) -> None:
    status, _, err = run("--format", "ics", dsn=empty_database)
    assert status == 1
    assert 'Run "agendacrawl db upgrade" first.' in err


# geojson


def test_geojson(run: Run) -> None:
    found = json.loads(run("--format", "geojson", "--layer", "activity_point")[1])
    assert found["type"] == "FeatureCollection"
    assert "crs" not in found  # RFC 7946 knows EPSG:4326 only
    by_place = {one["properties"]["place"]: one for one in found["features"]}
    assert by_place["Venlo"]["geometry"] == {"type": "Point", "coordinates": [6.17, 51.37]}
    assert by_place["Boston"]["geometry"] is None
    assert by_place["Limburg"]["properties"]["exact"] is False
    assert by_place["Venlo"]["id"] == by_place["Venlo"]["properties"]["id"]


def test_geojson_areas_turn_anticlockwise(run: Run) -> None:
    found = json.loads(run("--format", "geojson", "--layer", "region_area")[1])
    rings = [
        ring for one in found["features"] if one["geometry"] for ring, *_ in one["geometry"]["coordinates"]
    ]
    assert len(rings) > 400
    for ring in rings:
        assert sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in itertools.pairwise(ring)) < 0


# ics


def test_ics(run: Run) -> None:
    status, out, err = run("--format", "ics")
    assert (status, err) == (0, f"activity: {len(ACTIVITIES)} rows\n")
    calendar = icalendar.Calendar.from_ical(out)
    assert not [error for part in calendar.walk() for error in part.errors]
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]
    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    assert events.keys() == {activity.key for activity in ACTIVITIES}
    venlo = events["/2"]
    assert venlo.decoded("dtstart") == dt.datetime(2024, 9, 2, 10, 30, tzinfo=ZONE)
    assert venlo.decoded("dtend") == dt.datetime(2024, 9, 2, 12, 0, tzinfo=ZONE)
    assert venlo.decoded("dtstamp") == make_page().fetched_at
    assert (venlo["status"], venlo["location"], venlo["url"]) == ("CONFIRMED", "Venlo", make_page().url)
    assert venlo["categories"].to_ical() == b"Werkbezoek"
    assert "Bewindspersonen: Judith Uitermark\nMinisteries: " in str(venlo["description"])
    for key, first, after in (("/3", 3, 6), ("/6", 6, 7)):  # several days; a day without a time
        assert events[key].decoded("dtstart") == dt.date(2024, 9, first)
        assert events[key].decoded("dtend") == dt.date(2024, 9, after)
    assert events["/7"]["status"] == "CANCELLED"
    assert "dtend" not in events["/30"]  # an end before the start is none


def test_ics_holds_its_lines(run: Run) -> None:
    out = run("--format", "ics")[1]
    assert len(re.findall(r"^BEGIN:VEVENT\r$", out, re.M)) == len(ACTIVITIES)
    assert not re.search(r"^UID:evil", out, re.M)
    summaries = {str(event["summary"]) for event in icalendar.Calendar.from_ical(out).walk("VEVENT")}
    assert "Overleg \nEND:VEVENT \nBEGIN:VEVENT \nUID:evil;,\\n (Venlo)" in summaries
    assert all(len(line.encode()) <= 75 for line in out.split("\r\n"))


@pytest.mark.parametrize(
    ("noticed", "status", "words"),
    [
        ("2024-09-01", "CANCELLED", "Vóór de dag van de site gehaald, dus niet gehouden.\n"),
        ("2024-09-02", "CONFIRMED", "De pagina staat niet meer op de site.\n"),
    ],
)
def test_a_page_that_vanished_is_not_called_cancelled(
    copies: Callable[..., str], published: str, run: Run, noticed: str, status: str, words: str
) -> None:
    dsn = copies(published)
    with psycopg.connect(dsn, autocommit=True) as connection, sessions.published(connection):
        connection.execute(
            """WITH noticed AS (
                   INSERT INTO agenda.run (spider, arguments, version, outcome, started_at, finished_at)
                   VALUES ('agenda', '{}', 'test', 'ok', %(at)s, %(at)s) RETURNING id
               )
               UPDATE agenda.page SET missing_since_run = noticed.id FROM noticed""",
            {"at": f"{noticed} 12:00"},
        )
    calendar = icalendar.Calendar.from_ical(run("--format", "ics", dsn=dsn)[1])
    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    assert (events["/2"]["status"], str(events["/2"]["description"]).startswith(words)) == (status, True)
    assert str(events["/7"]["description"]).startswith("Afgelast.\nDe pagina staat niet meer op de site.\n")
    feed = feedparser.parse(run("--format", "atom", dsn=dsn)[1])
    (summary,) = (entry.summary for entry in feed.entries if entry.id.endswith(":/2"))
    assert words in summary


def test_one_event_on_two_pages_is_one(copies: Callable[..., str], published: str, run: Run) -> None:
    dsn = copies(published)
    path = "/actueel/agenda/2024/09/02/agenda-staatssecretaris-szabo-week-36"
    twin = an("Venlo", 2, make_place(), people=["Zsolt Szabó"], start_time=dt.time(10, 30))
    twin.key = "/twin"
    with Store(dsn) as store:
        store.open_run("agenda", {})
        store.store_page(
            make_page(twin, path=path, url=f"https://www.rijksoverheid.nl{path}", body_sha256="b" * 64)
        )
        store.link_events()
    with psycopg.connect(dsn, autocommit=True) as connection, sessions.published(connection):
        pass
    for words in (["--until", "2024-09-02"], ["--until", "2024-09-02", "--person", "Zsolt Szabó"]):
        (event,) = icalendar.Calendar.from_ical(run("--format", "ics", *words, dsn=dsn)[1]).walk("VEVENT")
        assert event["uid"] == "/2"
        assert "Bewindspersonen: Judith Uitermark, Zsolt Szabó\n" in str(event["description"])


# atom


def test_atom(run: Run) -> None:
    status, out, _ = run("--format", "atom")
    feed = feedparser.parse(out.encode())
    assert (status, feed.bozo, feed.version) == (0, False, "atom10")
    assert len(feed.entries) == len(ACTIVITIES)
    newest = feed.entries[0]
    assert (newest.title, newest.id) == ("Oktober (Venlo)", "tag:rijksoverheid.nl,2010:/30")
    assert newest.link == make_page().url
    assert newest.updated == feed.feed.updated == make_page().fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    harmful = next(entry for entry in feed.entries if entry.id.endswith(":/11"))
    assert harmful.title_detail.type == "text/plain"
    assert "<script>" not in out
    assert "&lt;script&gt;alert('x')&lt;/script&gt;" in out


def test_atom_is_bounded(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atom, "ENTRIES", 3)
    assert len(feedparser.parse(run("--format", "atom")[1].encode()).entries) == 3


# gpkg


def test_gpkg_holds_all_layers(edition: Path, gis: Any) -> None:
    file = edition / "agendas.gpkg"
    found = {name: shape for name, shape in pyogrio.list_layers(file) if name != "layer_styles"}
    views = {
        name
        for (name,) in gis(
            "SELECT relname FROM pg_class WHERE relnamespace = 'gis'::regnamespace AND relkind IN ('r', 'v', 'm') AND relname <> 'correction_place'"
        )
    }
    assert found.keys() == views
    assert {name: shape for name, shape in found.items() if shape} == {
        "activity_point": "Point",
        "activity_point_outside_the_hague": "Point",
        "region": "Point",
        "region_area": "MultiPolygon",
        "visits_per_region": "Point",
        "visits_per_region_area": "MultiPolygon",
        **dict.fromkeys(KIND_LAYERS, "MultiPolygon"),
    }
    for name in views:
        ((count,),) = gis(f"SELECT count(*) FROM gis.{name}")
        assert pyogrio.read_info(file, layer=name, force_feature_count=True)["features"] == count, name


def test_gpkg_keeps_keys_types_and_points(edition: Path, gis: Any) -> None:
    file = edition / "agendas.gpkg"
    meta, ids, shapes, values = pyogrio.raw.read(file, layer="activity_point", return_fids=True)
    assert meta["crs"] == "EPSG:28992"
    columns = dict(zip(meta["fields"], values, strict=True))
    rows = gis(
        "SELECT id, ST_AsBinary(geom), date, cancelled, type_confidence FROM gis.activity_point ORDER BY id"
    )
    assert [*ids] == [row[0] for row in rows]
    _, regions, _, _ = pyogrio.raw.read(file, layer="region", columns=[], return_fids=True)
    assert [*regions] == [id_ for (id_,) in gis("SELECT id FROM gis.region ORDER BY id")]
    assert [shape and bytes(shape) for shape in shapes] == [row[1] and bytes(row[1]) for row in rows]
    assert [day.item() for day in columns["date"]] == [row[2] for row in rows]
    assert [bool(value) for value in columns["cancelled"]] == [row[3] for row in rows]
    assert columns["fetched_at"][0].item().replace(tzinfo=dt.UTC) == make_page().fetched_at
    _, _, _, totals = pyogrio.raw.read(file, layer="visits_per_region", columns=["inhabitants"])
    assert [value != value for value in totals[0]] == [row[0] is None for row in gis("SELECT inhabitants FROM gis.visits_per_region ORDER BY id")]  # fmt: skip


def test_gpkg_holds_text_that_is_code_as_text(edition: Path) -> None:
    """No formula there, so nothing is put before it; what no text may hold was cut when the page was stored."""
    with closing(sqlite3.connect(edition / "agendas.gpkg")) as file:
        titles = {title for (title,) in file.execute("SELECT title FROM activity")}
    assert titles == {activity.title for activity in ACTIVITIES}


def test_gpkg_has_the_comments(edition: Path, gis: Any) -> None:
    with closing(sqlite3.connect(edition / "agendas.gpkg")) as file:
        columns = file.execute(
            "SELECT table_name, column_name, description FROM gpkg_data_columns"
        ).fetchall()
        layers = file.execute("SELECT identifier, description FROM gpkg_contents").fetchall()
        extent = file.execute(
            "SELECT min_x, max_x FROM gpkg_contents WHERE table_name = 'activity_point'"
        ).fetchone()
    views = gis(
        "SELECT relname, obj_description(oid) FROM pg_class WHERE relnamespace = 'gis'::regnamespace AND relkind IN ('r', 'v', 'm') AND relname <> 'correction_place'"
    )
    assert {*views} == {row for row in layers if row[0] != "layer_styles"}
    assert ("activity_point", "exact", dict(gis("SELECT attname, col_description(attrelid, attnum) FROM pg_attribute WHERE attrelid = 'gis.activity_point'::regclass"))["exact"]) in columns  # fmt: skip
    assert extent == pytest.approx(gis("SELECT min(ST_X(geom)), max(ST_X(geom)) FROM gis.activity_point")[0])


def test_gpkg_leaves_out_what_a_filter_says_nothing_about(run: Run, tmp_path: Path) -> None:
    status, _, err = run("--person", "Zsolt Szabó", "-o", str(tmp_path / "szabo.gpkg"))
    assert status == 0
    assert "Left out, since these filters say nothing about them: " in err
    names = {name for name, _ in pyogrio.list_layers(tmp_path / "szabo.gpkg")}
    assert {"activity", "activity_point", "visits_per_region_person"} < names
    assert not names & {"visits_per_region", "totals", "region"}
    _, _, _, (people,) = pyogrio.raw.read(
        tmp_path / "szabo.gpkg", layer="visits_per_region_person", columns=["person"]
    )
    assert {*people} == {"Zsolt Szabó"}


def test_qgis_opens_the_gpkg_with_its_styles(edition: Path) -> None:
    found = subprocess.run([QGIS_PYTHON, "-c", "import qgis.core"], capture_output=True, check=False)
    if found.returncode:
        pytest.skip(f"{QGIS_PYTHON} has no QGIS: apt-get install python3-qgis")
    drawn = ["activity_point", "visits_per_region", "visits_per_province", "region_area", "totals"]
    done = subprocess.run(
        [
            QGIS_PYTHON,
            str(Path(__file__).parent / "qgis_geopackage.py"),
            str(edition / "agendas.gpkg"),
            *drawn,
        ],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    for name in drawn:
        assert told[name]["valid"], name
        assert told[name]["key"] == ["id"]
        assert told[name]["style"] is (name in styles([name]))
    assert {name: told[name]["crs"] for name in drawn[:3]} == dict.fromkeys(drawn[:3], "EPSG:28992")
    for name in drawn[:3]:
        (renderer,) = re.findall(r'<renderer-v2[^>]*? type="(\w+)"', styles([name])[name])[:1]
        assert told[name]["renderer"] == renderer, name


# all formats


def test_the_same_data_give_the_same_bytes(edition: Path, published: str, tmp_path: Path) -> None:
    assert freeze(published, edition.name, tmp_path) == 0
    again = tmp_path / edition.name
    assert {file.name: file.read_bytes() for file in again.iterdir()} == {
        file.name: file.read_bytes() for file in edition.iterdir()
    }


def resident(what: str) -> int:
    """Memory of this process in kB: VmRSS now, VmHWM at its peak."""
    (kilobytes,) = re.findall(rf"^{what}:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.M)
    return int(kilobytes)


def test_memory_does_not_grow_with_the_rows(database: str, run: Run, tmp_path: Path) -> None:
    """A view that is new, with many rows: it needs no code, and no room."""
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(
            "CREATE VIEW gis.many AS SELECT n AS id, repeat('x', 20000) AS title, "
            "ST_SetSRID(ST_MakePoint(100000 + n, 400000), 28992)::geometry(Point, 28992) AS geom "
            "FROM generate_series(1, 3000) n"
        )
    run("--layer", "region", "-o", str(tmp_path / "first.gpkg"))  # imports
    for ending in ("csv", "geojson", "gpkg"):
        Path("/proc/self/clear_refs").write_text("5")  # Linux: the peak begins anew
        before = resident("VmRSS")
        status, _, err = run("--layer", "many", "-o", str(tmp_path / f"many.{ending}"), dsn=database)
        assert (status, "many: 3,000 rows" in err) == (0, True)
        assert resident("VmHWM") - before < 40_000, ending  # the titles alone are 60,000 kB
    assert pyogrio.read_info(tmp_path / "many.gpkg", layer="many")["features"] == 3_000


# editions


def test_edition_is_a_valid_data_package(edition: Path, gis: Any) -> None:
    package = Package(str(edition / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["title", "fieldName", "rowNumber", "message"])[:5]
    told = json.loads((edition / "datapackage.json").read_text())
    files = {file.name for file in edition.iterdir()} - {"datapackage.json", "dcat.jsonld", "README.txt"}
    assert {one["path"] for one in told["resources"]} == files
    assert {"activity.ics", "activity.atom", "agendas.gpkg", "totals.csv", "region_area.geojson"} < files
    ((run, version, comment),) = gis(
        "SELECT id, version, col_description('gis.activity_point'::regclass, 1) FROM agenda.run"
    )
    assert (told["run"]["id"], told["run"]["version"], told["created"]) == (
        run,
        version,
        told["run"]["finished_at"],
    )
    points = next(one for one in told["resources"] if one["path"] == "activity_point.csv")
    assert points["counts"] == {"activity_point": 6}
    assert points["schema"]["fields"][0] == {"name": "id", "type": "integer", "description": comment}
    assert "nooit gewijzigd" in (edition / "README.txt").read_text()


def test_checksums_are_those_of_the_files(edition: Path) -> None:
    sums = {
        one["path"]: one["hash"].removeprefix("sha256:")
        for one in json.loads((edition / "datapackage.json").read_text())["resources"]
    }
    lines = "".join(f"{value}  {name}\n" for name, value in sums.items())
    done = subprocess.run(
        ["sha256sum", "--check", "--strict"], cwd=edition, input=lines, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_an_edition_is_never_changed(edition: Path, run: Run) -> None:
    before = {file.name: file.read_bytes() for file in edition.iterdir()}
    status, _, err = run("--edition", edition.name, "--out", str(edition.parent))
    assert (status, "is there already, and is never changed" in err) == (1, True)
    assert {file.name: file.read_bytes() for file in edition.iterdir()} == before
    assert {path.name for path in edition.parent.iterdir()} == {edition.name, "index.json"}


def test_an_edition_needs_a_good_run_that_knows_its_month(database: str, run: Run, tmp_path: Path) -> None:
    status, _, err = run("--edition", "2024-09", "--out", str(tmp_path), dsn=database)
    assert (status, "No good run is in the database" in err) == (1, True)
    status, _, err = run("--edition", "2999-01", "--out", str(tmp_path))
    assert (status, "it can't know the agendas of 2999-01" in err) == (1, True)
    assert not list(tmp_path.iterdir())


# docs


def test_docs_name_the_options_and_formats_that_there_are() -> None:
    text = (ROOT / "docs/EXPORTS.md").read_text("utf-8")
    command, parser = Command(), argparse.ArgumentParser(add_help=False)
    command.settings = Settings()
    command.add_options(parser)
    ours = parser._actions[
        next(n for n, one in enumerate(parser._actions) if "--format" in one.option_strings) :
    ]
    options = {word for action in ours for word in action.option_strings}
    table = re.findall(r"^\| (`-.*?) \|", text, re.M)
    assert {word for cell in table for word in re.findall(r"`(-+[\w-]+)`", cell)} == options
    assert set(
        re.findall(
            r"(?<![`\w])(--?[a-zA-Z][\w-]+)(?= |$)",
            "\n".join(re.findall(r"^    .*agendacrawl export.*", text, re.M)),
        )
    ) <= options | {"-o", "-O"}
    assert set(re.findall(r"^\| `([a-z]+)` \|", text, re.M)) == set(Format)
    assert f"the {atom.ENTRIES} activities" in text


def test_a_file_shows_one_state_while_others_publish(database: str) -> None:
    """Another run publishes between two layers of one export."""

    def publish(day: int) -> None:
        with Store(database) as store:
            store.open_run("agenda", {})
            path = f"/actueel/agenda/2024/09/{day:02}/agenda"
            store.store_page(
                make_page(an(f"Bezoek {day}", day, make_place()), path=path, url=f"https://x.nl{path}")
            )
            store.close_run(Outcome.OK, {})
        with psycopg.connect(database, autocommit=True) as connection, sessions.published(connection):
            pass

    publish(2)
    with snapshot(database) as connection:
        there = layers(connection)
        before = [
            len(list(rows(connection, there[name], Selection()))) for name in ("activity", "activity_point")
        ]
        publish(3)
        after = [
            len(list(rows(connection, there[name], Selection()))) for name in ("activity", "activity_point")
        ]
        assert before == after
        assert [len(list(rows(connection, there["changes"], Selection())))] == [before[0]]
    with snapshot(database) as connection:
        assert len(list(rows(connection, there["activity"], Selection()))) == before[0] + 1


def test_two_editions_at_once_end_in_one_and_a_sentence(tmp_path: Path, run: Run) -> None:
    """One is made whole while another is written: whoever comes last says so, and changes nothing."""
    month = f"{dt.datetime.now(ZONE):%Y-%m}"

    def second() -> None:
        with whole(tmp_path / month) as draft:
            draft.mkdir()
            (draft / "README.txt").write_text("de tweede")
            assert run("--edition", month, "--out", str(tmp_path))[0] == 0

    with pytest.raises(FileExistsError, match="is there already"):
        second()
    assert "de tweede" not in (tmp_path / month / "README.txt").read_text()
    assert {path.name for path in tmp_path.iterdir()} == {month, "index.json"}
