"""Files for others: editions and what differs between them, a description for catalogues, GeoParquet, a project in a file."""

from __future__ import annotations

import csv
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from pyarrow import parquet
from support.paths import ROOT
from support.shell import scrapy

from agendacrawl.db import sessions
from agendacrawl.export import delta

PYTHON = "/usr/bin/python3"


@pytest.fixture(scope="module")
def editions(
    crawled: str, copies: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, Any]]:
    """Two editions; between them somebody corrects a place, a page says something else, and one activity goes."""
    dsn, folder = copies(crawled), tmp_path_factory.mktemp("editions")
    done = scrapy("export", "--edition", "2026-10", "--out", str(folder), database=dsn)
    assert done.returncode == 0, done.stderr
    with psycopg.connect(dsn, autocommit=True) as connection:
        (corrected, words) = connection.execute(
            "SELECT g.key, words FROM gis.correction_place c JOIN gis.activity g ON g.id = c.activity_id WHERE level = 'place' AND "
            "municipality_code <> 'GM0106' AND words = stated_place AND (SELECT count(*) FROM gis.correction_place o "
            "WHERE o.words = c.words) = 1 ORDER BY c.id LIMIT 1"
        ).fetchone() or ("", "")
        connection.execute(
            "UPDATE gis.correction_place SET municipality_code = 'GM0106', reason = 'Nagevraagd' WHERE words = %s",
            [words],
        )
        with sessions.published(connection):
            (edited,) = connection.execute(
                "UPDATE agenda.activity SET title = title || ' (nieuw)' WHERE id = (SELECT max(id) FROM agenda.activity WHERE key <> %s) RETURNING key",
                [corrected],
            ).fetchone() or ("",)
            connection.execute(
                "INSERT INTO agenda.activity_history (run_id, noticed_at, path, key, activity_id, kind, field, new_value, date, title, people) "
                "SELECT 1, now() + interval '1 min', p.path, a.key, a.id, 'reworded', 'title', a.title, a.date, a.title, '' FROM agenda.activity a "
                "JOIN agenda.page p ON p.id = a.page_id WHERE a.key = %s", [edited]
            )  # fmt: skip
            (gone,) = connection.execute(
                "DELETE FROM agenda.activity WHERE id = (SELECT min(id) FROM agenda.activity WHERE key <> %s) RETURNING key",
                [corrected],
            ).fetchone() or ("",)
    done = scrapy("export", "--edition", "2026-11", "--out", str(folder), database=dsn)
    assert done.returncode == 0, done.stderr
    return folder, {"corrected": corrected, "edited": edited, "gone": gone, "dsn": dsn}


def test_what_differs_between_two_editions_and_why(editions: tuple[Path, dict[str, Any]]) -> None:
    folder, keys = editions
    done = scrapy("export", "--delta", "2026-10", "2026-11", "--out", str(folder))
    assert done.returncode == 0, done.stderr
    path = folder / "delta-2026-10--2026-11.csv"
    assert f"Written: {path}" in done.stderr
    with path.open(encoding="utf-8", newline="") as file:
        found = [(row["change"], row["key"], row["field"], row["reason"]) for row in csv.DictReader(file)]
    assert sorted(found) == sorted(
        [
            ("changed", keys["corrected"], "places", "verbeterd: Nagevraagd"),
            ("changed", keys["edited"], "title", "de pagina zegt het nu zo"),
            ("withdrawn", keys["gone"], "", "vervangen door een andere pagina, of anders gelezen"),
        ]
    )
    assert scrapy("export", "--delta", "2026-10", "2026-11", "--out", str(folder)).returncode == 0, "again"
    index = json.loads((folder / delta.INDEX).read_text("utf-8"))
    assert [one["version"] for one in index["editions"]] == ["2026-10", "2026-11"]
    assert index["deltas"] == [path.name]
    assert all(
        (folder / file).exists() for one in index["editions"] for file in (*one["files"], one["datapackage"])
    )


def test_the_same_edition_differs_in_nothing(editions: tuple[Path, dict[str, Any]]) -> None:
    one = delta.read_edition(editions[0] / "2026-10")
    assert list(delta.differences(one, one)) == []
    assert len(one.activities) > 200


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--delta", "2026-11", "2026-10"), "the earlier edition comes first"),
        (("--delta", "2026-10", "november"), "is no month"),
        (("--delta", "2025-01", "2026-11"), "There is no edition"),
        (("--delta", "2026-10", "2026-11", "--layer", "activity"), "leave out --layer"),
    ],
)
def test_wrong_editions_are_told(
    editions: tuple[Path, dict[str, Any]], words: tuple[str, ...], sentence: str
) -> None:
    done = scrapy("export", *words, "--out", str(editions[0]))
    assert done.returncode != 0
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


# How often a property may stand there: DCAT-AP-NL 3.0, shapes/300/dcat-ap-nl-SHACL.ttl of github.com/Geonovum/DCAT-AP-NL30, and
# what it rests on, DCAT-AP 3.0.0 (semiceu.github.io/DCAT-AP/releases/3.0.0). `many` is more than once.
MANY = 10**6
DATASET = {
    "dct:title": (1, MANY), "dct:description": (1, MANY), "dct:accessRights": (1, 1), "dcat:contactPoint": (1, 1),
    "dct:creator": (1, MANY), "dct:identifier": (1, 1), "dct:publisher": (1, 1), "dcat:theme": (1, MANY), "dcat:version": (0, 1),
    "dct:issued": (0, 1), "dct:accrualPeriodicity": (0, 1), "dcat:distribution": (0, MANY), "dct:language": (0, MANY),
    "dct:spatial": (0, MANY), "dct:temporal": (0, MANY), "dcat:keyword": (0, MANY), "dct:source": (0, MANY),
}  # fmt: skip
DISTRIBUTION = {
    "dcat:accessURL": (1, 1), "dcat:downloadURL": (0, 1), "dct:license": (1, 1), "dct:rights": (0, MANY), "dct:title": (0, MANY),
    "dct:description": (0, MANY), "dcat:mediaType": (0, 1), "dct:format": (0, 1), "dcat:byteSize": (0, 1), "spdx:checksum": (0, 1),
}  # fmt: skip
LITERAL = {
    "dct:title", "dct:description", "dct:identifier", "dcat:version", "dct:issued", "dcat:keyword", "dcat:byteSize",
}  # fmt: skip
YOURS = {"dct:publisher", "dct:creator", "dcat:contactPoint"}  # only who publishes an edition knows them


def broken(described: dict[str, Any]) -> set[str]:
    """The rules of the profile that a description breaks."""
    found = set()
    for kind, rules, node in (
        ("dcat:Dataset", DATASET, described),
        *(("dcat:Distribution", DISTRIBUTION, one) for one in described.get("dcat:distribution", [])),
    ):
        found |= {f"{name} is no property of {kind}" for name in node if name[0] != "@" and name not in rules}
        if node["@type"] != kind:
            found.add(f"{kind} expected")
        for name, (least, most) in rules.items():
            values = node.get(name) or []
            values = values if isinstance(values, list) else [values]
            if not least <= len(values) <= most:
                found.add(f"{name} of {kind}: {len(values)}")
            for value in values:
                is_literal = isinstance(value, str) or "@value" in value
                if is_literal != (name in LITERAL):
                    found.add(f"{name} of {kind} is {'a literal' if is_literal else 'no literal'}")
    return found


def test_an_edition_is_described_for_catalogues(editions: tuple[Path, dict[str, Any]]) -> None:
    folder = editions[0] / "2026-11"
    told = json.loads((folder / "dcat.jsonld").read_text("utf-8"))
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert broken(told) == {f"{name} of dcat:Dataset: 0" for name in YOURS}
    page = " ".join((ROOT / "docs/EXPORTS.md").read_text("utf-8").split())
    assert all(f"`{name}`" in page for name in YOURS)
    whole = told | {name: {"@id": "https://example.org/who"} for name in YOURS}
    assert not broken(whole)
    for name in ("dct:title", "dcat:theme", "dct:accessRights", "dct:identifier"):
        assert broken({key: value for key, value in whole.items() if key != name}) == {
            f"{name} of dcat:Dataset: 0"
        }
    assert {one["dcat:downloadURL"]["@id"] for one in told["dcat:distribution"]} == {
        one["path"] for one in package["resources"]
    }
    licences = {one["path"] for one in package["licenses"]}
    assert len(licences) > 1
    for one in told["dcat:distribution"]:
        assert (folder / one["dcat:downloadURL"]["@id"]).exists()
        assert one["dct:license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/"
        assert {right["@id"] for right in one["dct:rights"]} | {one["dct:license"]["@id"]} == licences
        assert len(one["spdx:checksum"]["spdx:checksumValue"]) == 64


def test_geoparquet(editions: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    dsn = editions[1]["dsn"]
    for layer in ("activity_point", "visits_per_province", "totals"):
        path = tmp_path / f"{layer}.parquet"
        done = scrapy("export", "--layer", layer, "-o", str(path), database=dsn)
        assert done.returncode == 0, done.stderr
        table = parquet.read_table(path)
        with psycopg.connect(dsn) as connection:
            shape = "ST_AsBinary(ST_Transform(geom, 4326), 'NDR')" if layer != "totals" else "NULL"
            columns = [name for name in table.column_names if name != "geom"]
            rows = connection.execute(
                f"SELECT {', '.join(columns)}, {shape} FROM gis.{layer} ORDER BY id".encode()
            ).fetchall()
        assert table.num_rows == len(rows)
        found = table.to_pylist()
        for row, wanted in zip(found, rows, strict=True):
            for name, value in zip(columns, wanted, strict=False):
                assert row[name] == (pytest.approx(value) if isinstance(value, float) else value), name
            if layer != "totals":
                assert row["geom"] == wanted[-1]
        if layer != "totals":
            geo = json.loads(table.schema.metadata[b"geo"])
            assert geo["primary_column"] == "geom"
            assert geo["columns"]["geom"]["encoding"] == "WKB"
        assert all(field.metadata[b"description"] for field in table.schema if field.name != "geom")


def test_a_geopackage_opens_with_its_project_and_no_database(
    editions: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    if (
        not Path(PYTHON).exists()
        or subprocess.run([PYTHON, "-c", "import qgis.core"], check=False, capture_output=True).returncode
    ):
        pytest.skip(f"{PYTHON} has no QGIS: apt-get install python3-qgis")
    file = tmp_path / "mijn agenda's.gpkg"
    assert scrapy("export", "-o", str(file), database=editions[1]["dsn"]).returncode == 0
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PG"))}
    probe = Path(__file__).parent / "qgis_project_in_file.py"
    done = subprocess.run(
        [PYTHON, str(probe), str(file), str(tmp_path)], capture_output=True, text=True, check=False,
        env=inherited | {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["read"], told["error"]
    assert "correction_place" not in told["layers"]
    assert len(told["layers"]) > 25
    for name, layer in told["layers"].items():
        assert (layer["valid"], layer["provider"]) == (True, "ogr"), name
    assert told["layers"]["visits_npvr_point"]["rows"] == 11
    assert told["layers"]["visits_province_area"]["rows"] == 12
    assert "Niets gevonden" in told["layers"]["visits_npvr_point"]["legend"]
    assert all(told["themes"].values())
    assert "2026" in told["layouts"]["Kaart voor de nota"]["words"]["Periode"]
    assert told["layouts"]["Kaart voor de nota"]["tables"]["Bezoeken per regio"] == 11
