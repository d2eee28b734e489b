"""What stands in the map page and in the figure: data, policy, libraries. What they look like: test_map_page.py."""

from __future__ import annotations

import datetime as dt
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
from support.maps import Made
from support.shell import scrapy
from support.views import renew

from agendacrawl.core.legend import classes
from agendacrawl.core.measures import measures
from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.origin import EXAMPLE
from agendacrawl.map import figure, page, query
from agendacrawl.map.snapshot import Activity, Frame, Place, Region, Year

DAY = dt.date(2026, 11, 3)


def activity(number: int, joint: int, **changes: Any) -> Activity:
    given: dict[str, Any] = {
        "id": number, "joint_id": joint, "date": DAY, "doubtful": False, "title": "Werkbezoek", "people": ("Rob Jetten",),
        "ministries": ("AZ",), "type": "Werkbezoek", "type_stated": True, "mode": "physical", "standing": "counts",
        "missing": False, "where": "netherlands", "url": f"https://www.rijksoverheid.nl/x/{number}",
    }  # fmt: skip
    return Activity(**given | changes)


def place(number: int) -> Place:
    return Place(number, "Hulst", "place", 51.28, 4.05, False, True, "NL", "in Hulst", *[(3,)] * 4)


FRAME = Frame(
    [Region(3, "npvr", "ZV", "Zeeuws-Vlaanderen", 51.3, 3.9, 104_000, 104_000)],
    [("npvr", "NPVR-regio", "NPVR-regio’s")],
    [("visited", "Bezocht")],
    [("Jetten", dt.date(2026, 2, 23), None)],
    [("Rob Jetten", "AZ", dt.date(2026, 2, 23), None)],
    ["Werkbezoek"],
    DAY,
    example=False,
)


RINGS = (((5.0, 52.0), (5.1, 52.0), (5.1, 52.1), (5.0, 52.1), (5.0, 52.0)),)


def made(*years: Year) -> Made:
    return Made(FRAME, years, RINGS)


def taken(folder: Path) -> dict[str, Any]:
    """Return what each script of data hands over, by its name."""
    found = {}
    for file in (folder / "kaart/data").glob("*.js"):
        text = file.read_text("utf-8")
        assert text.startswith("Agenda.take(")
        assert text.endswith(");\n")
        name, value = json.loads(f"[{text[12:-3]}]")
        assert file.stem == name
        found[name] = value
    return found


def test_columns_say_the_same_as_the_activities(tmp_path: Path) -> None:
    year = Year(2026, [activity(7, 7), activity(9, 7, people=())], [place(7)])
    page.write(page.MapPage(made(year)), tmp_path)
    data = taken(tmp_path)
    index, facts, texts = data["index"], data["2026"], data["2026-teksten"]
    activities, places = facts["activities"], facts["places"]
    assert [texts["titles"][number] for number in texts["title"]] == ["Werkbezoek"] * 2
    assert [texts["base"] + end for end in texts["url"]] == [
        f"https://www.rijksoverheid.nl/x/{n}" for n in (7, 9)
    ]
    assert activities["joint"] == [0, 0]
    days = (DAY - dt.date(1970, 1, 1)).days
    assert activities["date"] == [days] * 2
    assert index["years"] == [[2026, days, days]]
    assert index["period"] == [days, days]
    assert [[index["people"][one] for one in index["groups"][group]] for group in activities["people"]] == [
        ["Rob Jetten"], []
    ]  # fmt: skip
    assert index["offices"] == [
        [[index["ministries"].index("AZ"), (dt.date(2026, 2, 23) - dt.date(1970, 1, 1)).days, None]]
    ]
    assert (places["lat"], places["lon"], places["hague"]) == ([5128000], [405000], [0])
    assert [[index["regions"][r]["code"] for r in index["sets"][number]] for number in places["regions"]] == [
        ["ZV"]
    ]
    assert index["regions"][0]["slug"] == "npvr-regio-zeeuws-vlaanderen"
    assert data["grenzen-npvr"] == [[[50000, 520000, 1000, 0, 0, 1000, -1000, 0, 0, -1000]]]
    assert index["drawn"] == ["npvr"]


def test_text_of_the_site_can_end_no_element(tmp_path: Path) -> None:
    year = Year(2026, [activity(7, 7, title=HOSTILE_TEXT)], [])
    page.write(page.MapPage(made(year), {HOSTILE_TEXT: 'a"b.html'}, {"og:title": HOSTILE_TEXT}), tmp_path)
    texts = (tmp_path / "kaart/data/2026-teksten.js").read_text("utf-8")
    assert not set("<>\u2028") & set(texts)
    assert taken(tmp_path)["2026-teksten"]["titles"] == [HOSTILE_TEXT]
    built = (tmp_path / "index.html").read_text("utf-8")
    assert built.count("<script") == 4
    assert "<img" not in built
    assert 'href="a&quot;b.html"' in built


def test_policy_allows_the_files_of_the_page(tmp_path: Path) -> None:
    page.write(page.MapPage(made()), tmp_path)
    built = (tmp_path / "index.html").read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', built)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    assert rules == {
        "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "base-uri": "'none'", "form-action": "'none'"
    }  # fmt: skip
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script>", built)
    assert (
        sum(
            (tmp_path / name).stat().st_size
            for name in (
                "index.html",
                "kaart/agenda.js",
                "kaart/kaart.js",
                "kaart/leaflet.js",
                "kaart/kaart.css",
            )
        )
        < 300_000
    )


def test_no_library_is_in_the_project(tmp_path: Path) -> None:
    """Leaflet comes from its package, to the last byte but the name of a file that is not there."""
    page.write(page.MapPage(made()), tmp_path)
    built = "".join((tmp_path / "kaart" / name).read_text("utf-8") for name in ("leaflet.js", "kaart.css"))
    for distribution, names in page.LIBRARIES.items():
        held = {
            file.name: Path(str(file.locate())).read_text("utf-8")
            for file in files(distribution) or ()
            if file.name in names
        }
        assert held.keys() == set(names)
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
    library: dict[str, tuple[str, str]], sentence: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(page, "LIBRARIES", library)
    with pytest.raises(LookupError, match=sentence):
        page.write(page.MapPage(made()), tmp_path)


def times(folder: Path) -> dict[Path, int]:
    return {file: file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()}


def test_what_would_not_change_is_not_written_again(tmp_path: Path) -> None:
    """A new year makes its own files and a new index; files of a year that is gone go too."""
    one, two = (Year(number, [activity(number, number)], []) for number in (2025, 2026))
    first = page.MapPage(made(one))
    page.write(first, tmp_path)
    assert first.size == sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file())
    before = times(tmp_path)
    page.write(page.MapPage(made(one, two)), tmp_path)
    after = times(tmp_path)
    assert {file.name for file in after if after[file] != before.get(file)} == {
        "2026.js",
        "2026-teksten.js",
        "index.js",
    }
    page.write(page.MapPage(made(two)), tmp_path)
    assert not list(tmp_path.rglob("2025*"))


def test_reading_holds_one_year_at_a_time(crawled: str) -> None:
    """The years come through cursors, each complete: together they are all activities and places, none twice."""
    with query.opened(crawled) as reading, psycopg.connect(crawled) as connection:
        years = list(reading.years())
        numbers = [year.number for year in years]
        assert numbers == sorted(set(numbers))
        (activities, places) = connection.execute(
            "SELECT (SELECT array_agg(id ORDER BY id) FROM gis.activity), (SELECT count(*) FROM gis.activity_point)"
        ).fetchone() or ([], 0)
        assert sorted(one.id for year in years for one in year.activities) == activities
        assert sum(len(year.places) for year in years) == places
        for year in years:
            own = {one.id for one in year.activities}
            assert {one.activity_id for one in year.places} <= own


def test_a_class_is_the_same_in_every_map() -> None:
    """The page works out classes once more in its own language: see test_map_page.py."""
    visits = measures()["bezoeken"]
    assert [visits.class_of(value) for value in (4, 5, 19, 20, 99, 100, 499)] == [1, 2, 2, 3, 3, 4, 4]
    assert measures()["per100000"].class_of(0.4) == 1
    assert {len(one.breaks) for one in measures().values()} == {len(classes())}  # each class has a colour


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
    assert sorted(file.name for file in (tmp_path / "map").iterdir()) == ["index.html", "kaart"]
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
    with pytest.raises(DatabaseError, match="agendacrawl db refdata"), query.opened(dsn):
        pass
    with pytest.raises(DatabaseError, match="agendacrawl db refdata"):
        query.read_figure(dsn)
