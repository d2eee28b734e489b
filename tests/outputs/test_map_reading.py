"""What a reader does with the map page besides counting: measures, periods, search, comparison, taking along."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser, Page
from support.hostile import HOSTILE_TEXT
from support.map_page import (  # noqa: F401 - fixtures
    KINDS,
    Reader,
    browser,
    dsn,
    needs_chromium,
    number,
    plain,
    read,
    shaped,
    text_of,
    written,
)

from agendacrawl.core.measures import measures

pytestmark = needs_chromium

FIGURES = """
    [...Main.current().sides[0].figures].map(([region, found]) =>
        [region.code, found.value, found.class, found.per100k, found.last === null ? null : Data.made_on - found.last])
"""
# Boxes of everything with a text on the map, as [left, top, right, bottom]; of a circle the square inside it.
BOXES = """
    [...document.querySelectorAll('#map .symbol')].map(one => {
        const box = one.getBoundingClientRect();
        const off = one.matches('.spot, .cluster') ? box.width * 0.147 : 0;
        return [box.left + off, box.top + off, box.right - off, box.bottom - off] })
"""


def overlaps(boxes: list[list[float]]) -> int:
    return sum(
        a[0] + 1 < b[2] and b[0] + 1 < a[2] and a[1] + 2 < b[3] and b[1] + 2 < a[3]
        for a, b in itertools.combinations(boxes, 2)
    )


def test_measures_are_those_of_the_database_in_fixed_classes(
    read: Callable[..., Reader], shaped: Path, dsn: str
) -> None:
    """Every measure and kind; a value has the same class in every kind, as the Python side has it."""
    reader = read(shaped)
    tab = reader.open()
    classes: dict[str, set[int]] = {}
    with psycopg.connect(dsn) as connection:
        for kind, measure in itertools.product(KINDS, measures().values()):
            reader.turn(soort=kind, tel=measure.code, denhaag="mee")
            tab.wait_for_selector("html[data-ready]")
            expected = {
                code: values
                for code, *values in connection.execute(
                    "SELECT code, visits, activities, visits_per_100k, visits_per_100k_low, visits_per_100k_high, "
                    "days_since_last_visit FROM gis.visits_per_region WHERE kind = %s",
                    [kind],
                )
            }
            for code, value, class_, rate, days in tab.evaluate(FIGURES):
                visits, activities, *rates, since = expected[code]
                assert rate == pytest.approx(rates, abs=0.051), code  # the view rounds
                assert days == since, code
                own = {"bezoeken": visits, "activiteiten": activities, "per100000": rates[0], "dagen": since}
                assert value == (pytest.approx(own[measure.code], abs=0.051) if value else own[measure.code])
                assert class_ == measure.class_of(value)
                classes.setdefault(measure.code, set()).add(class_)
    assert all(len(found) >= 2 for found in classes.values()), classes


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (700, 500), (390, 844)])
def test_labels_never_overlap_and_there_is_one_system_of_numbers(
    read: Callable[..., Reader], shaped: Path, width: int, height: int
) -> None:
    reader = read(shaped, viewport={"width": width, "height": height}, reduced_motion="reduce")
    seen = 0
    for state in (
        {}, {"soort": "province"}, {"soort": "corop", "tel": "per100000"}, {"soort": "municipality"},
        {"punten": "aan"}, {"soort": "municipality", "kaart": "52.1,5.6,9.75"}, {"kaart": "51.28,4.05,12"},
    ):  # fmt: skip
        tab = reader.open(**state)
        boxes = tab.evaluate(BOXES)
        assert overlaps(boxes) == 0, state
        seen += len(boxes)
        figures, spots = (
            tab.locator("#map .label.value").count(),
            tab.locator("#map :is(.spot, .cluster)").count(),
        )
        assert not (figures and spots), state
        assert spots if state.get("punten") or state.get("kaart", "").endswith(",12") else figures, state
    assert seen > 60
    assert tab.locator("#map .label.name", has_text="Hulst").count() == 1


def test_timeline_says_the_months_and_chooses_a_period(
    read: Callable[..., Reader], shaped: Path, dsn: str
) -> None:
    """By hand, with the keyboard, and back again; bars are the counts of the view."""
    reader = read(shaped)
    tab = reader.open(soort="province", denhaag="mee")
    titles: dict[str, str] = dict(
        text.split(": ") for text in tab.locator("#months .month title").all_text_contents()
    )
    with psycopg.connect(dsn) as connection:
        found = connection.execute(
            "SELECT extract(month FROM date), extract(year FROM date), sum(visits) FROM (SELECT DISTINCT ON (joint_id, person) "
            "joint_id, person, date, visits FROM gis.person_region WHERE kind = 'province' AND visits > 0 "
            "ORDER BY joint_id, person, date) AS p GROUP BY 1, 2"
        ).fetchall()
    assert len(found) > 1
    words = {11: "november", 12: "december", 1: "januari"}
    for month, year, visits in found:
        assert titles[f"{words[int(month)]} {int(year)}"].split()[0] == str(visits)
    whole = text_of(tab.locator("#total"))
    tab.locator("#month-from").focus()
    tab.keyboard.press("End")
    tab.wait_for_url("**van=2027-01-01*")
    assert tab.locator("#month-from").get_attribute("aria-valuetext") == "januari 2027"
    assert text_of(tab.locator("#total")) != whole
    tab.go_back()
    assert text_of(tab.locator("#total")) == whole
    box = tab.locator("#months").bounding_box()
    assert box
    tab.mouse.move(box["x"] + 30, box["y"] + 30)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 60, box["y"] + 30, steps=4)
    tab.mouse.up()
    tab.wait_for_url("**tot=2026-11-30*")
    tab.locator("#whole-period").click()
    tab.wait_for_url(re.compile("#(?!.*tot=)"))
    assert text_of(tab.locator("#total")) == whole


def test_search_finds_places_regions_and_people(read: Callable[..., Reader], shaped: Path) -> None:
    reader = read(shaped)
    tab = reader.open()
    for words, what, address in (
        ("zeeuws vl", "NPVR-regio", "regio=zeeuws-vlaanderen"),
        ("uiter", "bewindspersoon", "persoon=Judith+Uitermark"),
        ("FRYSLAN", "provincie", "soort=province"),
        ("hulst", "plaats", "plek="),
        ("den haag", "gemeente", "regio=GM0518"),
    ):
        tab.locator("#search").fill(words)
        choice = tab.locator("#found button", has=tab.locator(".what", has_text=what)).first
        choice.click()
        assert address in tab.url, words
        assert tab.locator("#found li").count() == 0
    tab.locator("#search").fill("qqq")
    assert "Niets gevonden" in text_of(tab.locator("#search-status"))
    tab.locator("#search").fill("judith uiter")
    tab.keyboard.press("ArrowDown")
    assert "Judith Uitermark" in tab.evaluate("document.activeElement.textContent")
    tab.keyboard.press("Enter")
    assert "persoon=Judith+Uitermark" in tab.url


def test_two_side_by_side(read: Callable[..., Reader], shaped: Path, dsn: str) -> None:
    """Each side has the counts of the view, on maps that move together."""
    reader = read(shaped, reduced_motion="reduce")
    tab = reader.open(soort="province", persoon="Judith Uitermark", naast="persoon:Rob Jetten")
    with psycopg.connect(dsn) as connection:
        expected: dict[str, dict[object, object]] = {
            person: dict(
                connection.execute(
                    "SELECT name, visits_outside_the_hague FROM gis.visits_per_region_person "
                    "WHERE kind = 'province' AND person = %s",
                    [person],
                ).fetchall()
            )
            for person in ("Judith Uitermark", "Rob Jetten")
        }
    shown = tab.evaluate(
        "Main.current().sides.map(side => Object.fromEntries([...side.figures].map(([region, found]) => [region.name, found.visits])))"
    )
    assert shown == list(expected.values())
    assert shown[0] != shown[1]
    assert tab.locator("figcaption").all_text_contents() == ["Judith Uitermark", "Rob Jetten"]
    tab.evaluate("() => void Main.drawing.map.setView([52.5, 6], 9, {animate: false})")
    assert tab.locator("#other-map .label.value").count() > 0
    assert overlaps(tab.evaluate(BOXES)) == 0
    reader.turn(soort="province", naast="kabinet:Jetten")
    assert tab.locator("#other-caption").text_content() == "Jetten"
    reader.turn(soort="province")
    assert tab.locator("#other").is_hidden()


def downloaded(tab: Page, button: str) -> tuple[str, str]:
    if not tab.locator("#take").evaluate("one => one.open"):
        tab.locator("#take summary").click()
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name=button).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text("utf-8-sig")


def test_what_is_shown_can_be_taken_along(read: Callable[..., Reader], shaped: Path, dsn: str) -> None:
    """Regions and activities, as CSV and GeoJSON: the counts of the view; no text becomes a formula."""
    reader = read(shaped)
    tab = reader.open(soort="province", denhaag="mee")
    name, text = downloaded(tab, "Gebieden als CSV")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    with psycopg.connect(dsn) as connection:
        expected = connection.execute(
            "SELECT name, visits, activities, in_words FROM gis.visits_per_region WHERE kind = 'province'"
        ).fetchall()
        activities = connection.execute(
            "SELECT count(DISTINCT joint_id) FROM gis.activity_region WHERE kind = 'province'"
        ).fetchone()
    assert name == "gebieden-province.csv"
    assert sorted((row["gebied"], int(row["bezoeken"]), int(row["activiteiten"])) for row in rows) == sorted(
        (region, visits, count) for region, visits, count, _ in expected
    )
    _, text = downloaded(tab, "Gebieden als GeoJSON")
    features = json.loads(text)["features"]
    assert {one["geometry"]["type"] for one in features} <= {"Polygon", "MultiPolygon"}
    with psycopg.connect(dsn) as connection:
        for one in features:
            area = connection.execute(
                "SELECT ST_Area(ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(%s), 4326), 28992)) / ST_Area(geom), "
                "ST_NumGeometries(geom) FROM ref.region WHERE kind = 'province' AND name = %s",
                [json.dumps(one["geometry"]), one["properties"]["gebied"]],
            ).fetchone()
            assert area
            assert area[0] == pytest.approx(1, abs=0.01)
    name, text = downloaded(tab, "Activiteiten als CSV")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert name == "activiteiten-province.csv"
    assert activities
    assert len({(row["datum"], row["titel"]) for row in rows}) >= activities[0] * 0.9
    hostile = [row for row in rows if "alert(1)" in row["titel"]]
    assert hostile
    assert hostile[0]["titel"].split() == HOSTILE_TEXT.split()
    assert not [word for row in rows for word in row.values() if word.startswith(("=", "@", "+"))]
    reader.turn(soort="npvr", regio="zeeuws-vlaanderen")
    name, text = downloaded(tab, "Activiteiten als GeoJSON")
    assert name == "activiteiten-npvr-regio-zeeuws-vlaanderen.geojson"
    assert json.loads(text)["features"][-1]["geometry"]["type"] == "Point"


def test_fields_that_a_spreadsheet_would_run(read: Callable[..., Reader], plain: Path) -> None:
    tab = read(plain).open()
    words = tab.evaluate(
        'Downloads.csv([{a: "=1+1", b: "-2", c: -2.5, d: \'say "hi"; you\', e: null, f: "a, b"}])'
    )
    assert words == '\ufeffa;b;c;d;e;f\r\n\'=1+1;\'-2;-2,5;"say ""hi""; you";;a, b\r\n'


def test_hole_of_an_area_stays_a_hole(read: Callable[..., Reader], plain: Path) -> None:
    """An island in a hole is an area of its own."""
    square = "(x, y, s) => [[y, x], [y, x + s], [y + s, x + s], [y + s, x], [y, x]]"
    tab = read(plain).open()
    found = tab.evaluate(
        f"(() => {{ const ring = {square}; return Downloads.polygons([ring(4, 4, 1), ring(0, 0, 10), ring(2, 2, 6), ring(20, 20, 1)])"
        ".map((one) => one.length) })()"
    )
    assert found == [1, 2, 1]


def test_address_holds_the_view_and_back_works(read: Callable[..., Reader], shaped: Path) -> None:
    reader = read(shaped, reduced_motion="reduce")
    tab = reader.open()
    home = tab.evaluate("Main.drawing.map.getZoom()")
    assert "kaart" not in tab.url
    tab.locator("#map").focus()
    tab.keyboard.press("+")
    tab.wait_for_url("**kaart=*")
    closer = tab.evaluate("Main.drawing.map.getZoom()")
    assert closer > home
    other = read(shaped)
    other.tab.goto(tab.url)
    other.tab.wait_for_selector("html[data-ready]")
    assert other.tab.evaluate("Main.drawing.map.getZoom()") == pytest.approx(closer, abs=0.02)
    tab.locator("#kind").select_option("province")
    tab.wait_for_selector("html[data-ready]")
    assert tab.evaluate("Main.drawing.map.getZoom()") == pytest.approx(closer, abs=0.02)
    tab.go_back()
    assert tab.locator("#kind").input_value() == "npvr"
    tab.get_by_role("button", name="Heel Nederland").first.click()
    assert tab.evaluate("Main.drawing.map.getZoom()") == home
    assert "kaart" not in tab.url


def test_region_sheet_leads_to_its_page_on_a_site(
    read: Callable[..., Reader], shaped: Path, dsn: str, tmp_path: Path
) -> None:
    """A map of its own has no such pages, and no link to them."""
    tab = read(shaped).open(regio="zeeuws-vlaanderen")
    assert tab.locator("#own-page").is_hidden()
    file = written(dsn, tmp_path, navigation={"Methode": "methode/index.html"})
    tab = read(file).open(regio="zeeuws-vlaanderen")
    assert tab.locator("#own-page a").get_attribute("href") == "regio/npvr-regio-zeeuws-vlaanderen/index.html"
    assert tab.locator("header nav a").get_attribute("href") == "methode/index.html"
    assert "Wie kwam" in text_of(tab.locator("#sheet"))
    reader = read(file)
    tab = reader.open(persoon="Judith Uitermark")
    assert tab.locator("#person-page a").get_attribute("href") == "persoon/judith-uitermark/index.html"
    tab.locator("#search").fill("hulst")
    tab.locator("#found button", has=tab.locator(".what", has_text="plaats")).first.click()
    assert tab.locator("#own-page a").get_attribute("href") == "regio/gemeente-hulst/index.html"


def test_the_first_picture_waits_for_the_years_of_its_period_only(
    read: Callable[..., Reader], shaped: Path
) -> None:
    """The others come after it, for the timeline; texts come when a list is opened."""
    reader = read(shaped)
    tab = reader.tab
    tab.add_init_script(
        "new MutationObserver(() => { if (document.documentElement.dataset.ready) window.then ??= "
        "performance.getEntriesByType('resource').map(one => one.name) }).observe(document, {subtree: true, attributes: true})"
    )
    reader.open(van="2027-01-08")

    def loaded(urls: list[str]) -> list[str]:
        return [url.rsplit("/", 1)[1] for url in urls if "/data/2" in url]

    assert set(loaded(tab.evaluate("window.then"))) <= {"2027.js"}
    tab.wait_for_selector('#months .month.outside:not([height="0"])', state="attached")
    assert loaded(reader.requests) == ["2027.js", "2026.js"]
    reader.turn(regio="zeeuws-vlaanderen")
    tab.wait_for_selector("#visits-list .when")
    assert "2026-teksten.js" in loaded(reader.requests)


def test_data_that_do_not_come_are_named(dsn: str, tmp_path: Path, browser: Browser) -> None:
    file = written(dsn, tmp_path)
    (tmp_path / "kaart/data/2026.js").unlink()
    tab = browser.new_page()
    tab.goto(file.as_uri())
    tab.wait_for_selector("html[data-ready]")
    assert "2026 ontbreekt" in text_of(tab.locator("#notice"))
    tab.close()


def test_in_a_frame_there_is_the_map_alone(read: Callable[..., Reader], shaped: Path, tmp_path: Path) -> None:
    """The code for another page is markup of one frame, whatever stands in the address; it fits 700 by 500 and a phone."""
    reader = read(shaped)
    tab = reader.open(persoon='Rob "><script>')
    tab.locator("#take summary").click()
    tab.get_by_role("button", name="Insluiten").click()
    code = tab.locator("#code").input_value()
    assert code.count("<") == 2
    assert "kader=ja" in code
    outer = tmp_path / "outer.html"
    outer.write_text(f"<!doctype html><title>x</title><body>{code}", encoding="utf-8")
    tab = reader.tab.context.new_page()
    tab.goto(outer.as_uri())
    frame = tab.frames[1]
    frame.wait_for_selector("html[data-ready]")
    assert frame.evaluate("[innerWidth, innerHeight, document.scrollingElement.scrollWidth]") == [
        700,
        500,
        700,
    ]
    assert not frame.locator("#panel").is_visible()
    assert frame.locator("#map .label.value").count() >= 9
    tab.close()
    for width, height in ((700, 500), (360, 560)):
        reader = read(shaped, viewport={"width": width, "height": height})
        tab = reader.open(kader="ja")
        assert tab.evaluate(
            "[document.scrollingElement.scrollWidth, document.scrollingElement.scrollHeight]"
        ) == [width, height]
        address = tab.locator("#whole").get_attribute("href")
        assert address
        assert "kader" not in address
        reader.turn(kader="ja", regio="zeeuws-vlaanderen")
        assert tab.locator("#visits-title").is_visible()


def as_of(tab: Page, day: str) -> None:
    """Let the page be made on another day."""
    tab.evaluate(
        "day => { Data.made_on = Date.parse(day) / 864e5; dispatchEvent(new Event('hashchange')) }", day
    )


def test_what_is_announced_is_told_apart(read: Callable[..., Reader], shaped: Path) -> None:
    """It counts as before; what has not been is no last visit, and nobody came to it."""
    reader = read(shaped)
    tab = reader.open(regio="zeeuws-vlaanderen")
    as_of(tab, "2031-01-01")
    assert "aangekondigd" not in text_of(tab.locator("#visits")).lower()
    count = text_of(tab.locator("#visits-summary")).split(" bezoeken", maxsplit=1)[0]
    as_of(tab, "2026-11-01")
    summary = text_of(tab.locator("#visits-summary"))
    assert summary.startswith(f"{count} aangekondigde bezoeken; ")
    assert "het laatst op" not in summary
    sheet = text_of(tab.locator("#sheet"))
    assert "Aangekondigd" in sheet
    assert "Wie kwam" not in sheet
    reader.turn(soort="npvr")
    reach = text_of(tab.locator("#reach"))
    assert "Aangekondigd: " in reach
    assert "Bezocht: " not in reach
    assert tab.evaluate("Words.withAhead(4, 1, 'visits')") == "4 bezoeken, waarvan 1 aangekondigd"
    assert tab.evaluate("Words.withAhead(1, 1, 'visits')") == "1 aangekondigd bezoek"
    assert tab.evaluate("Words.withAhead(1, 0, 'activities')") == "1 activiteit"


def test_sheet_lists_every_activity_and_says_why_it_is_no_visit(
    read: Callable[..., Reader], shaped: Path
) -> None:
    reader = read(shaped)
    tab = reader.open(regio="zeeuws-vlaanderen")
    tab.wait_for_selector("#visits-list .when")
    listed = tab.locator("#visits-list > li").count()
    assert f" {listed} activiteiten" in text_of(tab.locator("#visits-summary")).replace(";", ",")
    hybrid = tab.locator("#visits-list > li", has=tab.locator(".title", has_text=re.compile("^hybrid$")))
    assert "hybride: telt niet als bezoek" in text_of(hybrid.locator(".when"))
    reader.turn(soort="municipality", regio="GM0758")
    nobody = tab.locator("#visits-list > li", has=tab.locator(".title", has_text=re.compile("^nobody$")))
    assert "niemand genoemd: telt niet als bezoek" in text_of(nobody.locator(".when"))


def test_days_in_the_wrong_order_are_a_sentence(read: Callable[..., Reader], shaped: Path) -> None:
    reader = read(shaped)
    tab = reader.open()
    total = text_of(tab.locator("#total"))
    reader.turn(van="2026-11-20", tot="2026-11-10")
    assert "komt na de laatste, 10 november 2026" in text_of(tab.locator("#notice"))
    assert "Niet gepubliceerd" not in text_of(tab.locator("#reach"))
    assert text_of(tab.locator("#total")) == total
    reader.turn(kabinet="Jetten", tot="2020-01-01")
    assert "buiten het gekozen kabinet" in text_of(tab.locator("#notice"))
    reader.turn(van="2026-11-10", tot="2026-11-20")
    assert tab.locator("#notice").is_hidden()


def test_outlines_are_buttons_for_the_keyboard(read: Callable[..., Reader], shaped: Path) -> None:
    tab = read(shaped, reduced_motion="reduce").open()  # a tooltip that closes is gone at once
    shape = tab.locator("#map path.shape[aria-label^='Twente']")
    before = shape.evaluate("one => getComputedStyle(one).stroke")
    tab.locator("#map").focus()
    while not shape.evaluate("one => one === document.activeElement"):
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.closest('#map') !== null")
    assert shape.evaluate("one => getComputedStyle(one).stroke") != before
    tip, room = tab.locator(".tip").bounding_box(), tab.locator("#map").bounding_box()
    assert tip
    assert room
    assert room["x"] <= tip["x"]
    assert tip["x"] + tip["width"] <= room["x"] + room["width"]
    tab.keyboard.press("Enter")
    assert "regio=twente" in tab.url
    assert text_of(tab.locator("#visits-title")) == "Twente"


def test_filters_offer_what_there_is(read: Callable[..., Reader], shaped: Path) -> None:
    tab = read(shaped).open()
    tab.wait_for_function(
        "Data.isWhole() && document.querySelectorAll('#cabinet option').length < Data.cabinets.length"
    )
    assert "Jetten" in tab.locator("#cabinet option").all_text_contents()
    assert "Balkenende I" not in tab.locator("#cabinet option").all_text_contents()


def test_on_paper_there_is_the_map_and_the_list(read: Callable[..., Reader], shaped: Path) -> None:
    tab = read(shaped).open(soort="province")
    tab.emulate_media(media="print")
    assert tab.locator("#map").is_visible()
    assert tab.locator("#bars li").count() == 12
    assert tab.locator("#search").is_hidden()
    paper = tab.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) in (1, 2)
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    lowest, room = tab.evaluate(
        "[Main.drawing.map.latLngToContainerPoint([50.75, 5.9]), Main.drawing.map.getSize()]"
    )
    assert 0 < lowest["x"] < room["x"]
    assert lowest["y"] < room["y"]  # the south of Limburg is on it


def test_at_twice_the_size_nothing_is_lost(read: Callable[..., Reader], shaped: Path) -> None:
    tab = read(shaped, viewport={"width": 640, "height": 400}, device_scale_factor=2).open(soort="province")
    assert tab.evaluate("document.scrollingElement.scrollWidth") <= 640
    assert tab.evaluate("document.getElementById('map').clientHeight") >= 280
    assert tab.locator("#timeline").is_visible()


def test_empty_database_has_no_timeline(
    read: Callable[..., Reader], copies: Callable[..., str], tmp_path: Path
) -> None:
    tab = read(written(copies(), tmp_path)).open()
    assert tab.locator("#timeline").is_hidden()
    assert set(tab.locator("#map .label.value").all_text_contents()) <= {
        f"{name} ?" for name in tab.locator("#bars .name").all_text_contents()
    } | {"?"}
