"""What stands in the map page: data, policy, libraries. What they look like: test_map_page.py."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from importlib.metadata import files
from pathlib import Path
from typing import Any

import psycopg
import pytest
from support.hostile import HOSTILE_TEXT
from support.maps import Made
from support.shell import scrapy
from support.views import renew

from agendacrawl.core.legend import classes
from agendacrawl.core.measures import measures
from agendacrawl.db.dsn import DatabaseError
from agendacrawl.map import page, query
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
        "default-src": "'none'", "script-src": "'self'", "style-src": "'self'",
        "img-src": "'self'", "base-uri": "'none'", "form-action": "'none'"
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
    assert [visits.class_of(value) for value in (4, 5, 9, 10, 24, 25, 250)] == [1, 2, 2, 3, 3, 4, 7]
    assert measures()["per100000"].class_of(0.4) == 1
    assert {len(one.breaks) for one in measures().values()} == {len(classes())}  # each class has a colour


def test_command_names_the_page(crawled: str, tmp_path: Path) -> None:
    done = scrapy("map", "--out", str(tmp_path / "map"), database=crawled)
    assert done.returncode == 0, done.stderr
    assert sorted(file.name for file in (tmp_path / "map").iterdir()) == ["index.html", "kaart"]
    assert (tmp_path / "map/index.html").as_uri() in done.stdout


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        ((), 2, "agendacrawl map needs --out DIR."),
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
