"""What stands in the map page and in the figure: data, policy, libraries. What they look like: test_map_page.py."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable
from importlib.metadata import files
from pathlib import Path
from typing import Any

import matplotlib.image
import psycopg
import pytest
from matplotlib.text import Text
from support.hostile import HOSTILE_TEXT
from support.shell import scrapy
from support.views import renew

from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.origin import EXAMPLE
from agendacrawl.map import figure, page, query
from agendacrawl.map.snapshot import Activity, Place, Region, Snapshot, compact

SQUARE = (((5.0, 52.0), (5.1, 52.0), (5.1, 52.1), (5.0, 52.1), (5.0, 52.0)),)


def snapshot(title: str = "Werkbezoek") -> Snapshot:
    day = dt.date(2026, 11, 3)
    return Snapshot(
        [
            Activity(7, 7, day, title, ("Rob Jetten",), ("AZ",), "Werkbezoek", True, "physical", "counts", False, "netherlands", "https://www.rijksoverheid.nl/x/1"),
            Activity(9, 7, day, title, (), (), "Werkbezoek", True, "physical", "counts", False, "netherlands", "https://www.rijksoverheid.nl/x/2"),
        ],
        [Place(7, "Hulst", "place", 51.28, 4.05, False, True, "NL", "in Hulst", *[(3,)] * 4)],
        [Region(3, "npvr", "ZV", "Zeeuws-Vlaanderen", 51.3, 3.9, 104_000, 104_000, SQUARE)],
        {"npvr": "NPVR-regio’s"},
        [("visited", "Bezocht")],
        [("Jetten", dt.date(2026, 2, 23), None)],
        [("Rob Jetten", "AZ", dt.date(2026, 2, 23), None)],
        ["Werkbezoek"],
        day,
        example=False,
    )  # fmt: skip


def test_columns_say_the_same_as_the_snapshot() -> None:
    data = json.loads(json.dumps(compact(snapshot())))
    activities, places = data["activities"], data["places"]
    assert [data["titles"][number] for number in activities["title"]] == ["Werkbezoek"] * 2
    assert [data["base"] + end for end in activities["url"]] == [
        f"https://www.rijksoverheid.nl/x/{n}" for n in (1, 2)
    ]
    assert activities["joint"] == [0, 0]
    assert [dt.date(1970, 1, 1) + dt.timedelta(days) for days in activities["date"]] == [
        dt.date(2026, 11, 3)
    ] * 2
    assert [[data["people"][one] for one in data["groups"][group]] for group in activities["people"]] == [
        ["Rob Jetten"],
        [],
    ]
    assert data["offices"] == [
        [[data["ministries"].index("AZ"), (dt.date(2026, 2, 23) - dt.date(1970, 1, 1)).days, None]]
    ]
    assert (places["lat"], places["lon"], places["hague"]) == ([51.28], [4.05], [0])
    assert [[data["regions"][r]["code"] for r in places["sets"][number]] for number in places["regions"]] == [
        ["ZV"]
    ]
    assert data["regions"][0]["rings"] == [[50000, 520000, 1000, 0, 0, 1000, -1000, 0, 0, -1000]]


def test_text_of_the_site_can_end_no_element() -> None:
    built = page.build(compact(snapshot(HOSTILE_TEXT)))
    elements = re.findall(r"<script[^>]*>", built)
    assert elements == ['<script type="application/json" id="data">', *["<script>"] * (2 + len(page.SCRIPTS))]
    assert "<img" not in built
    assert "\u2028" not in built.split('id="data">')[1].split("</script>")[0]
    data = json.loads(built.split('id="data">')[1].split("</script>")[0])
    assert data["titles"] == [HOSTILE_TEXT]


def test_policy_allows_exactly_what_stands_in_the_page() -> None:
    built = page.build(compact(snapshot()))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', built)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    for name, pattern in (("script-src", r"<script>(.*?)</script>"), ("style-src", r"<style>(.*?)</style>")):
        texts = re.findall(pattern, built, re.S)
        hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
        assert rules[name].split() == [f"'sha256-{one}'" for one in hashes]
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "https://service.pdok.nl"
    assert (rules["base-uri"], rules["form-action"]) == ("'none'", "'none'")


def test_no_library_is_in_the_project() -> None:
    """Leaflet and its clusters come from their packages, to the last byte but the name of a file that is not there."""
    for distribution, names in page.LIBRARIES.items():
        held = {
            file.name: Path(str(file.locate())).read_text("utf-8")
            for file in files(distribution) or ()
            if file.name in names
        }
        assert held.keys() == set(names)
        built = page.build(compact(snapshot()))
        for text in held.values():
            assert re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "", text) in built


@pytest.mark.parametrize(
    ("library", "sentence"),
    [
        ({"XStatic-Leaflet": ("leaflet.css", "gone.js")}, r"XStatic-Leaflet has no file gone\.js"),
        ({"no-such-package": ("a.css", "a.js")}, "no-such-package is not installed"),
    ],
)
def test_library_that_is_missing_is_named(
    library: dict[str, tuple[str, str]], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "LIBRARIES", library)
    with pytest.raises(LookupError, match=sentence):
        page.build(compact(snapshot()))


@pytest.mark.parametrize("polygons", [True, False])
def test_figure(tmp_path: Path, polygons: bool) -> None:
    """Drawn with and without polygons; what a region's class is stands in its place as its colour."""
    x, y = 100_000.0, 400_000.0
    ring = ((x, y), (x + 30_000, y), (x + 30_000, y + 30_000), (x, y + 30_000), (x, y))
    rows = [
        figure.Row(
            "Zeeuws-Vlaanderen",
            12,
            "12 bezoeken; 95 %-interval 6,2-21,0",
            x + 15_000,
            y + 15_000,
            (ring,) if polygons else (),
        ),
        figure.Row("Twente", 0, "niets gevonden; 95 %-interval 0,0-3,7", x + 90_000, y + 90_000, ()),
    ]
    land, towns = ((ring,), ()) if polygons else ((), ((x, y), (x + 90_000, y + 100_000)))
    note = figure.Note(rows, dt.date(2024, 7, 2), dt.date(2026, 11, 20), land, towns, example=False)
    figure.draw(note, tmp_path / "note.png")
    picture = matplotlib.image.imread(tmp_path / "note.png")
    assert picture.shape[:2] == (1600, 2400)
    left = (picture[:, :1150, :3] * 255).round().astype(int).reshape(-1, 3)
    colored = int((left == [0xD6, 0xE4, 0xF2]).all(axis=1).sum())
    assert colored > 100_000 if polygons else 1_000 < colored < 20_000


def test_png_has_title_period_and_counts(
    crawled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every text that is drawn, caught on its way into the picture."""
    said: list[str] = []
    draw = Text.draw

    def heard(self: Text, *given: Any, **named: Any) -> None:
        said.append(self.get_text())
        draw(self, *given, **named)

    monkeypatch.setattr(Text, "draw", heard)
    note = query.read_figure(crawled)
    figure.draw(note, tmp_path / "note.png")
    assert len(note.rows) == 11
    assert figure.TITLE in said
    assert EXAMPLE in said  # the sample site is not rijksoverheid.nl
    assert figure.period(note.first, note.last) in said
    for row in note.rows:
        assert row.name in said
        assert said.count(str(row.visits)) >= 2  # on the map and at the bar
        assert [words for words in said if row.words.endswith(words) and "interval" in words], row.name
        assert [words for words in said if row.words.startswith(words) and words], row.name


def test_command_writes_both(crawled: str, tmp_path: Path) -> None:
    done = scrapy(
        "map", "--out", str(tmp_path / "map"), "--png", str(tmp_path / "note.png"), database=crawled
    )
    assert done.returncode == 0, done.stderr
    assert [file.name for file in (tmp_path / "map").iterdir()] == ["index.html"]
    assert (tmp_path / "map/index.html").as_uri() in done.stdout
    assert (tmp_path / "note.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        ((), 2, "agendacrawl map needs --out DIR, --png FILE, or both."),
        (("--out", "/proc/no/such"), 1, "/proc/no"),
    ],
)
def test_mistakes_are_sentences(crawled: str, words: tuple[str, ...], status: int, sentence: str) -> None:
    done = scrapy("map", *words, database=crawled)
    assert done.returncode == status
    assert sentence in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_database_that_was_not_made_is_a_sentence(empty_database: str, tmp_path: Path) -> None:
    done = scrapy("map", "--out", str(tmp_path / "map"), database=empty_database)
    assert done.returncode == 1
    assert 'Run "agendacrawl db upgrade" first.' in done.stderr
    assert not (tmp_path / "map").exists()


def test_database_without_regions_is_a_sentence(copies: Callable[..., str]) -> None:
    dsn = copies()
    with psycopg.connect(dsn) as connection:
        connection.execute("TRUNCATE ref.region CASCADE")
    renew(dsn)
    for read in (query.read, query.read_figure):
        with pytest.raises(DatabaseError, match="agendacrawl db refdata"):
            read(dsn)
