"""The figure for notes: what it says is what the views say, as text, in every form."""

from __future__ import annotations

import re
from pathlib import Path

import psycopg
import pytest
from lxml import etree
from support.shell import scrapy

from agendacrawl.core.legend import color_of
from agendacrawl.db import sessions
from agendacrawl.db.origin import EXAMPLE
from agendacrawl.export.selection import Selection
from agendacrawl.picture import figure, raster
from agendacrawl.picture.maps import Area
from agendacrawl.site.figures import read_figure


def texts(drawn: str) -> list[str]:
    return [str(one.text) for one in etree.fromstring(drawn.encode()).iter("{*}text")]


@pytest.mark.parametrize("kind", ["npvr", "province", "corop", "municipality"])
def test_figure_says_what_the_views_say(crawled: str, kind: str) -> None:
    """Title, period, caution, every region with its count outside The Hague; in words where there is room."""
    with sessions.reading(crawled) as connection:
        drawn = figure.draw(read_figure(connection, kind, Selection()))
        rows = connection.execute(
            "SELECT name, visits_outside_the_hague, in_words FROM gis.visits_per_region WHERE kind = %s",
            [kind],
        ).fetchall()
    told = texts(drawn)
    assert figure.CAUTION in told
    assert EXAMPLE in told
    assert any("2 november 2026 tot en met 3 januari 2027" in one for one in told)
    shown = rows if len(rows) <= figure.ROWS else [row for row in rows if row[0] in told]
    assert len(shown) == min(len(rows), 30 if kind == "municipality" else 99)
    for name, visits, words in shown:
        assert told[told.index(name) + 1] == str(visits), name
        assert kind != "npvr" or words in told
    found = etree.fromstring(drawn.encode())
    assert found.findtext("{*}title") == told[0]
    areas = {
        (one.findtext("{*}title") or "").rpartition(": ")[0]: one.get("fill")
        for one in found.iter("{*}path")
        if (one.get("class") or "").split()[:1] == ["area"]
    }
    assert areas.keys() == {name for name, _, _ in rows}
    assert all(areas[name] == color_of(visits) for name, visits, _ in rows if visits)


@pytest.mark.parametrize(
    ("column", "view"), [("person", "visits_per_region_person"), ("ministry", "visits_per_region_ministry")]
)
def test_a_selection_counts_as_the_views_do(crawled: str, column: str, view: str) -> None:
    with sessions.reading(crawled) as connection:
        names = connection.execute(f"SELECT DISTINCT {column} FROM gis.{view}".encode()).fetchall()
        for (name,) in names:
            chosen = Selection(people=(name,)) if column == "person" else Selection(ministries=(name,))
            shown = read_figure(connection, "province", chosen)
            wanted = connection.execute(
                f"SELECT name, visits_outside_the_hague FROM gis.{view} WHERE kind = 'province' AND {column} = %s".encode(),
                [name],
            ).fetchall()
            assert {row.area.name: row.area.count for row in shown.rows} == dict(wanted), name
            assert name in shown.selection


def test_hostile_names_stay_text() -> None:
    row = figure.Counted(
        Area("<script>alert(1)</script>", ("GM0518",), 3, "visited"), "3 & meer; 95 %-interval"
    )
    drawn = figure.draw(figure.Figure("regio’s", "2026", "<b>", [row], {}, example=False))
    assert "<script" not in drawn
    assert "<script>alert(1)</script>" in texts(drawn)
    assert raster.png([drawn], figure.WIDE, figure.TALL)[0].startswith(b"\x89PNG")


def test_every_form_is_written(crawled: str, tmp_path: Path) -> None:
    """A PDF that is tagged, has the title and its text as text; a PNG of 2400 pixels; an SVG."""
    for form in ("svg", "png", "pdf"):
        done = scrapy("figure", str(tmp_path / f"note.{form}"), "--until", "2026-11-20", database=crawled)
        assert done.returncode == 0, done.stderr
    assert "tot en met 20 november 2026" in (tmp_path / "note.svg").read_text("utf-8")
    png = (tmp_path / "note.png").read_bytes()
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (2400, 1600)
    pdf = (tmp_path / "note.pdf").read_bytes()
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(nl)" in pdf.replace(b" ", b"")
    assert re.search(rb"/Marked\s+true", pdf)
    assert re.search(rb"/FontFile|/Type0|/Type/Font|/Type /Font", pdf)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "agendacrawl figure needs one file, which ends in .svg, .png, .pdf."),
        (("note.gif",), "agendacrawl figure needs one file"),
        (("note.svg", "--kind", "gewest"), 'There is no kind of region "gewest". There are: npvr, province'),
        (
            ("note.svg", "--since", "2026-02-01", "--until", "2026-01-01"),
            "--until 2026-01-01 lies before --since",
        ),
        (("note.svg", "--person", "Niemand Nergens"), 'There is no person "Niemand Nergens"'),
    ],
)
def test_mistakes_are_sentences(crawled: str, words: tuple[str, ...], sentence: str) -> None:
    done = scrapy("figure", *words, database=crawled)
    assert done.returncode == 2
    assert sentence in done.stdout + done.stderr


def test_export_by_region_and_ministry(crawled: str, tmp_path: Path) -> None:
    """What surely was in the region, and of the ministry; a name that several regions have is asked about."""
    file = tmp_path / "a.csv"
    done = scrapy("export", "--layer", "activity", "--region", "GM0715", "-o", str(file), database=crawled)
    assert done.returncode == 0, done.stderr
    with psycopg.connect(crawled) as connection:
        row = connection.execute("""SELECT count(DISTINCT a.activity_id) FROM gis.activity_point a JOIN gis.place_region r
            ON r.place_id = a.id WHERE r.sure AND a.mode <> 'online' AND r.region_id = (SELECT id FROM gis.region WHERE code = 'GM0715')""").fetchone()
    assert row
    assert row[0] > 0
    assert len(file.read_text("utf-8").splitlines()) == row[0] + 1
    done = scrapy(
        "export", "--layer", "activity", "--region", "Twente", "-o", str(tmp_path / "b.csv"), database=crawled
    )
    assert done.returncode == 2
    assert "Write npvr-regio-twente or corop-gebied-twente." in done.stderr
    done = scrapy(
        "export", "--layer", "activity", "--ministry", "bzk", "-o", str(tmp_path / "c.csv"), database=crawled
    )
    assert done.returncode == 0, done.stderr
    assert all(
        "Binnenlandse Zaken" in line for line in (tmp_path / "c.csv").read_text("utf-8").splitlines()[1:]
    )
