"""The map page as its readers have it: opened from disk, in a real Chromium, held against the database."""

from __future__ import annotations

import datetime as dt
import itertools
import random
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from support.hostile import HOSTILE_TEXT
from support.map_page import (  # noqa: F401 - fixtures
    DAY,
    DEN_HAAG,
    KINDS,
    PEOPLE,
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
from support.views import renew

pytestmark = needs_chromium


# -- Counting: an own count in Python from the tables, and the published views ----------------------------


class Facts:
    """The tables as plain values, and the rules of docs/DATA.md once more, in Python."""

    def __init__(self, dsn: str) -> None:
        with psycopg.connect(dsn) as connection:
            self.regions = connection.execute("SELECT id, kind, name FROM ref.region").fetchall()
            known = {name for (name,) in connection.execute("SELECT name FROM ref.activity_type")}
            self.rows = {
                row[0]: {
                    "joint": row[1], "date": row[2], "type": row[3] if row[3] in known else "other", "stated": row[4],
                    "mode": row[5], "people": row[6], "ministries": row[7],
                }
                for row in connection.execute("""
                    SELECT a.id, coalesce(j.joint_id, a.id), a.date, a.type, a.type_method = 'stated', a.mode,
                        ARRAY(SELECT name FROM agenda.activity_person WHERE activity_id = a.id),
                        ARRAY(SELECT name FROM agenda.activity_ministry WHERE activity_id = a.id)
                    FROM agenda.activity a LEFT JOIN agenda.activity_joint j ON j.activity_id = a.id
                    WHERE NOT 'cancelled' = ANY (a.flags)
                """)
            }  # fmt: skip
            self.places = connection.execute("""
                SELECT p.activity_id, p.municipality_code IS NOT DISTINCT FROM 'GM0518', p.level, p.geom IS NOT NULL,
                    CASE WHEN p.ambiguous
                    THEN ARRAY(SELECT region_id FROM ref.region_municipality m WHERE m.counted AND m.municipality_code = ANY (p.candidates)
                        GROUP BY region_id HAVING count(*) = cardinality(p.candidates) AND count(*) > 1)
                    WHEN p.municipality_code IS NOT NULL
                    THEN ARRAY(SELECT region_id FROM ref.region_municipality m WHERE m.counted AND m.municipality_code = p.municipality_code)
                    WHEN p.level IN ('province', 'region') AND p.country = 'NL'
                    THEN ARRAY(SELECT r.id FROM ref.region r WHERE (r.kind = 'province' AND r.name = p.province)
                        OR r.id IN (SELECT region_id FROM ref.region_name WHERE name = regexp_replace(lower(p.name), '[- ]+', ' ', 'g')))
                    ELSE '{}' END, p.lat, p.lon
                FROM agenda.activity_place p
            """).fetchall()
            self.cabinets = connection.execute(
                "SELECT name, start_date, end_date FROM ref.cabinet ORDER BY 2"
            ).fetchall()

    def count(self, kind: str, unit: str, **filters: Any) -> dict[str, int]:
        """Count activities or visits per region."""
        found = {}
        for region, its_kind, name in self.regions:
            if its_kind == kind:
                found[name] = self.total([p for p in self.places if region in p[4]], unit, **filters)
        return found

    def total(
        self, places: list[Any], unit: str, *, outside: bool = True, person: str | None = None, type: str | None = None,
        mode: str | None = None, since: dt.date = dt.date.min, until: dt.date = dt.date.max,
    ) -> int:  # fmt: skip
        """Count the activities or visits of some places together: each activity, and each person at it, once."""
        joints = defaultdict(set)
        elsewhere = {place[0] for place in places if not place[1]}
        for place in places:
            if place[0] in self.rows and self.rows[place[0]]["mode"] != "online":
                joints[self.rows[place[0]]["joint"]].add(place[0])
        count = 0
        for ids in joints.values():
            rows = [self.rows[one] for one in sorted(ids)]
            if not since <= min(row["date"] for row in rows) <= until:
                continue
            speaks = min(rows, key=lambda row: (not row["stated"], row["type"] == "unclassified"))
            modes = [row["mode"] for row in rows]
            if type and speaks["type"] != type:
                continue
            if mode and mode != min(modes, key=["physical", "hybrid", "unknown"].index):
                continue
            rows = [self.rows[one] for one in ids if one in elsewhere or not outside]
            rows = [row for row in rows if person is None or person in row["people"]]
            who = {name for row in rows if row["mode"] == "physical" for name in row["people"]}
            if unit == "activities":
                count += bool(rows)
            else:
                count += len(who & {person} if person else who)
        return count


@pytest.fixture(scope="module")
def facts(dsn: str) -> Facts:
    return Facts(dsn)


def test_without_filters_figures_are_those_of_the_database(
    read: Callable[..., Reader], plain: Path, dsn: str
) -> None:
    """Every kind of region, both units, with and without The Hague; every region has its bar, zero too."""
    reader = read(plain)
    tab = reader.open()
    assert tab.locator("#example").is_visible()  # the sample site is not rijksoverheid.nl
    figures: set[int] = set()
    with psycopg.connect(dsn) as connection:
        for kind, (unit, tel), (denhaag, suffix) in itertools.product(
            KINDS, (("visits", ""), ("activities", "activiteiten")), (("", "_outside_the_hague"), ("mee", ""))
        ):
            reader.turn(**{k: v for k, v in {"soort": kind, "tel": tel, "denhaag": denhaag}.items() if v})
            column = f"{unit}{suffix}"
            expected: dict[str, int] = dict(
                connection.execute(
                    f"SELECT name, {column} FROM gis.visits_per_region WHERE kind = %s", [kind]
                ).fetchall()
            )
            assert reader.bars() == expected, (kind, column)
            figures.update(expected.values())
    assert 0 in figures
    assert len(figures) > 10


def test_each_region_says_what_the_database_says(read: Callable[..., Reader], plain: Path, dsn: str) -> None:
    """State, counts, expected visits and interval in one sentence, worked out twice: in SQL and in the page."""
    reader = read(plain)
    tab = reader.open()
    states: set[str] = set()
    with psycopg.connect(dsn) as connection:
        labels: dict[str, str] = dict(
            connection.execute("SELECT state, label FROM gis.visit_state").fetchall()
        )
        for kind in KINDS:
            reader.turn(soort=kind)
            told = dict(
                tab.evaluate(
                    "[...document.querySelectorAll('.bar')].map(bar => [bar.dataset.code, [bar.title, bar.innerText]])"
                )
            )
            for code, state, words, visits in connection.execute(
                "SELECT code, state, in_words, visits_outside_the_hague FROM gis.visits_per_region WHERE kind = %s",
                [kind],
            ):
                if code == "GM0518":
                    continue  # the page shows what is outside it
                plain_words = re.sub(r", waarvan \d+ aangekondigd|aangekondigde? ", "", told[code][0])
                assert plain_words.replace("–", "-") == words.removesuffix(" (buiten Den Haag)"), code
                assert (
                    visits or "buiten" in words or state == "nothing_found" or labels[state] in told[code][1]
                )
                states.add(state)
    assert states == {"visited", "visited_unnamed", "possibly_visited", "nothing_found"}
    reader.turn(soort="npvr", van="2031-01-01")
    assert "Niet gepubliceerd: 11" in text_of(tab.locator("#reach"))


def test_interval_is_that_of_the_database(read: Callable[..., Reader], plain: Path, dsn: str) -> None:
    counts = [*range(60), 99, 100, 1000, 4701, 100_000]
    found = read(plain).open().evaluate("counts => counts.map(Meaning.interval)", counts)
    with psycopg.connect(dsn) as connection:
        for count, ends in zip(counts, found, strict=True):
            wanted = connection.execute("SELECT low, high FROM gis.poisson_interval(%s)", [count]).fetchone()
            assert ends == pytest.approx(wanted, rel=1e-9), count


def test_rest_is_that_of_the_database_and_adds_up(read: Callable[..., Reader], plain: Path, dsn: str) -> None:
    reader = read(plain)
    reader.open()
    with psycopg.connect(dsn) as connection:
        for kind, (unit, tel) in itertools.product(KINDS, (("visits", ""), ("activities", "activiteiten"))):
            reader.turn(soort=kind, denhaag="mee", tel=tel)
            expected: dict[str, int] = dict(
                connection.execute(f"SELECT line, {unit} FROM gis.totals WHERE kind = %s", [kind]).fetchall()
            )
            lines = reader.lines()
            assert lines == {
                line: count for line, count in expected.items() if count or line in ("regions", "all")
            }
            reader.turn(soort=kind, tel=tel)
            without = reader.lines()
            assert (
                without["all"]
                == lines["all"]
                == sum(count for line, count in without.items() if line not in ("all", "withdrawn_after"))
            )
            assert without["regions"] == sum(reader.bars().values())
            assert without["hague"] > 0


@pytest.mark.parametrize("key", ["persoon", "ministerie", "type"])
def test_one_filter_gives_what_the_views_say(
    read: Callable[..., Reader], plain: Path, dsn: str, key: str
) -> None:
    view, column = {
        "persoon": ("visits_per_region_person", "person"),
        "ministerie": ("visits_per_region_ministry", "ministry"),
        "type": ("visits_per_region_type", "type"),
    }[key]
    reader = read(plain)
    reader.open()
    with psycopg.connect(dsn) as connection:
        values = [
            value
            for (value,) in connection.execute(
                f"SELECT {column} FROM gis.{view} WHERE kind = 'province' GROUP BY 1 HAVING sum(activities) > 0 ORDER BY sum(visits) DESC LIMIT 15"
            )
        ]
        assert len(values) >= 4
        for value, (unit, tel) in itertools.product(values, (("visits", ""), ("activities", "activiteiten"))):
            reader.turn(**{"soort": "province", key: value, "tel": tel})
            rows = connection.execute(
                f"SELECT name, {unit}_outside_the_hague FROM gis.{view} WHERE kind = 'province' AND {column} = %s",
                [value],
            )
            assert reader.bars() == dict(rows.fetchall()), (key, value, unit)


def test_filters_together_give_what_an_own_count_gives(
    read: Callable[..., Reader], plain: Path, facts: Facts
) -> None:
    reader = read(plain)
    reader.open()
    days = ((dt.date.min, dt.date.max), (DAY, DAY + dt.timedelta(6)))
    choices = itertools.product(
        ("Judith Uitermark", "Rob Jetten", None), ("Gesprek", "Werkbezoek", "other", None), ("physical", "hybrid", None),
        (True, False), days, ("visits", "activities"),
    )  # fmt: skip
    seen = set()
    for person, kind, mode, outside, (since, until), unit in random.Random(4).sample(list(choices), 60):
        state = {"soort": "province", "persoon": person, "type": kind, "vorm": mode}
        state["denhaag"] = None if outside else "mee"
        state["tel"] = "activiteiten" if unit == "activities" else None
        if since == DAY:
            state |= {"van": since.isoformat(), "tot": until.isoformat()}
        reader.turn(**{key: value for key, value in state.items() if value})
        expected = facts.count(
            "province", unit, person=person, type=kind, mode=mode, outside=outside, since=since, until=until
        )
        assert reader.bars() == expected, state
        seen.add(tuple(expected.values()))
    assert len(seen) > 15


def test_cabinet_is_its_days(read: Callable[..., Reader], plain: Path, facts: Facts) -> None:
    reader = read(plain)
    reader.open()
    for name, start, end in facts.cabinets:
        reader.turn(soort="province", kabinet=name)
        until = end - dt.timedelta(1) if end else dt.date.max
        assert reader.bars() == facts.count("province", "visits", since=start, until=until), name


def test_spots_are_filtered_before_they_are_clustered(
    read: Callable[..., Reader], plain: Path, facts: Facts
) -> None:
    """The numbers on the map are those of the filter, each person at each activity once per symbol."""
    reader = read(plain, reduced_motion="reduce")
    tab = reader.open()
    symbols = "[...document.querySelectorAll('.cluster, .spot')].filter(s => s.closest('#map')).map(s => s.textContent)"
    drawn = [place for place in facts.places if place[3] and place[2] in ("address", "place", "municipality")]
    totals = set()
    for person in (None, "Judith Uitermark", "Rob Jetten"):
        reader.turn(punten="aan", **({"persoon": person} if person else {}))
        tab.evaluate("() => void Main.drawing.map.setView([50, 6], 6, {animate: false})")
        spots = defaultdict(list)
        for place in drawn:
            spots[place[5:], place[2] == "municipality"].append(place)
        each = [facts.total(places, "visits", person=person, outside=True) for places in spots.values()]
        shown = sum(
            map(int, tab.evaluate(symbols))
        )  # of two places of one activity a cluster counts the activity once
        assert facts.total(drawn, "visits", person=person) <= shown <= sum(each), person
        totals.add(shown)
        assert tab.evaluate("document.querySelectorAll('#map .cluster').length") < sum(map(bool, each))
    assert len(totals) == 3


def test_places_of_lower_levels_are_told_apart(read: Callable[..., Reader], plain: Path) -> None:
    reader = read(plain)
    tab = reader.open(persoon="Judith Uitermark", punten="aan")
    area = tab.locator("#map .area")
    assert area.all_text_contents() == ["Zeeland 1"]
    assert area.evaluate("symbol => symbol.parentElement.getAttribute('aria-label')") == (
        "Zeeland (alleen het gebied is bekend): 1 bezoek, 1 activiteit"
    )
    assert "alleen streek of provincie" in text_of(tab.locator("#legend-lines"))
    reader.turn(persoon="Judith Uitermark", regio="zeeuws-vlaanderen", punten="aan")
    vague = tab.get_by_role("button", name="Sluis (alleen de gemeente is bekend): 1 bezoek, 1 activiteit")
    assert vague.locator(".spot.vague").count() == 1


# -- Safety --------------------------------------------------------------------------------------------


def test_text_of_the_site_stays_text(read: Callable[..., Reader], plain: Path) -> None:
    """A title, a name and the evidence that would be markup; an address that would be a program."""
    reader = read(plain)
    open_region(reader, "Zeeuws-Vlaanderen")
    tab = reader.tab
    shown = tab.locator("#visits-list li").filter(has_text="alert(1)")
    squeezed = " ".join(HOSTILE_TEXT.split())
    assert " ".join(text_of(shown.locator("a.title")).split()) == squeezed
    assert "<b>Iemand</b>" in text_of(shown.locator(".who"))
    assert squeezed in " ".join(text_of(shown.locator(".evidence")).split())
    assert tab.locator("#visits-list :is(img, script, b)").count() == 0
    program = tab.locator("#visits-list li").filter(has_text="program")
    assert program.locator("a").count() == 0
    assert tab.evaluate("[...document.links].filter(a => !/^(https?|file):$/.test(a.protocol)).length") == 0
    tab.locator("#back").click()
    options = tab.locator("#person option").all_text_contents()
    assert "<b>Iemand</b>" in options


def test_policy_stops_what_is_not_of_the_page(browser: Browser, plain: Path) -> None:
    """What an attacker would try, tried in the page itself: each is refused and reported."""
    tab = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    refused: list[str] = []
    tab.goto(plain.as_uri())
    tab.on("console", lambda message: said.append(message.text))
    tab.on("request", lambda request: asked.append(request.url) if request.url[:5] != "file:" else None)
    tab.on("requestfailed", lambda request: refused.append(request.url) if request.failure == "csp" else None)
    tab.evaluate("""async () => {
        const script = document.createElement('script'); script.textContent = 'window.broken = 1'; document.body.append(script);
        const button = document.createElement('p'); button.innerHTML = '<img src="https://example.org/x.png" onerror="window.broken = 2">'; document.body.append(button);
        const style = document.createElement('style'); style.textContent = 'body {color: red}'; document.body.append(style);
        await fetch('https://example.org/').catch(() => null);
        const base = document.createElement('base'); base.href = 'https://example.org/'; document.head.append(base);
        const form = document.createElement('form'); form.action = 'https://example.org/form'; document.body.append(form); form.submit();
    }""")
    for _ in range(200):  # what is refused is told when the browser comes to it
        if (
            sorted(asked) == sorted(refused)
            and len([text for text in said if "Content Security Policy" in text]) >= 6
        ):
            break
        tab.wait_for_timeout(50)
    assert tab.evaluate("document.baseURI") == tab.url
    assert tab.evaluate("window.broken") is None
    assert sorted(asked) == sorted(refused)
    assert asked
    assert len([text for text in said if "Content Security Policy" in text]) >= 6
    assert any("base-uri" in text for text in said)
    assert any("form-action" in text for text in said)
    tab.close()


# -- A region and its visits -----------------------------------------------------------------------------


def open_region(reader: Reader, name: str) -> None:
    reader.open()
    reader.tab.locator("#bars button", has_text=name).click()
    reader.tab.wait_for_selector("#visits:not([hidden]) .when")


def test_region_lists_its_visits_with_their_sources(
    read: Callable[..., Reader], shaped: Path, dsn: str
) -> None:
    reader = read(shaped)
    open_region(reader, "Noord- en Oost-Groningen")
    tab = reader.tab
    assert tab.locator("#visits-title").text_content() == "Noord- en Oost-Groningen"
    with psycopg.connect(dsn) as connection:
        expected = connection.execute("""
            SELECT DISTINCT a.joint_id, a.visits, p.activity_id, p.url
            FROM gis.activity_region a JOIN gis.region r ON r.id = a.region_id
            JOIN gis.place_region l ON l.region_id = r.id
            JOIN gis.activity_point p ON p.id = l.place_id AND p.joint_id = a.joint_id
            WHERE r.name = 'Noord- en Oost-Groningen' AND a.visits > 0 AND NOT p.cancelled AND p.mode <> 'online'
        """).fetchall()
    hrefs = tab.evaluate("[...document.querySelectorAll('#visits-list a')].map(a => a.href)")
    assert sorted(hrefs) == sorted(url for *_, url in expected)
    assert tab.locator("#visits-list li").count() == len({joint for joint, *_ in expected})
    visits = sum({joint: visits for joint, visits, *_ in expected}.values())
    assert text_of(tab.locator("#visits-summary")).startswith(f"{visits} bezoeken, ")
    assert tab.locator("#visits-list a").first.get_attribute("rel") == "noopener noreferrer"


def test_region_opens_from_the_map_too(read: Callable[..., Reader], shaped: Path, plain: Path) -> None:
    """A click on its area, or without areas on its symbol."""
    for file, symbol in ((shaped, ".shape"), (plain, ".label")):
        reader = read(file)
        tab = reader.open(punten="uit")
        assert tab.locator(f"#map {symbol}").count() == 11
        tab.locator(f"#map {symbol}").nth(4).click(force=True)
        tab.wait_for_selector("#visits:not([hidden])")
        assert "regio=" in tab.url
    assert tab.locator("#map .shape").count() == 0


def test_spot_lists_its_visits(read: Callable[..., Reader], plain: Path) -> None:
    reader = read(plain)
    tab = reader.open(plek="51.28,4.05,punt")
    tab.wait_for_selector("#visits-list .when")
    assert tab.locator("#visits-title").text_content() == "Hulst"
    assert (
        tab.locator("#visits-list li").count() == 3
    )  # the title that would be markup, The Hague and Hulst, program


# -- The address, the keyboard, the senses ---------------------------------------------------------------


def test_state_stands_in_the_address(read: Callable[..., Reader], plain: Path) -> None:
    reader = read(plain)
    tab = reader.open()
    before = reader.bars()
    assert tab.get_by_label("zonder Den Haag").is_checked()
    tab.locator("#filters summary").click()
    tab.locator("#person").select_option("Judith Uitermark")
    tab.locator("#from").fill("2026-11-02")
    tab.locator("#from").dispatch_event("change")
    tab.get_by_label("zonder Den Haag").uncheck()
    tab.locator("#kind").select_option("province")
    tab.wait_for_url("**soort=province")
    after, address = reader.bars(), tab.url
    assert address.split("#")[1] == "persoon=Judith+Uitermark&van=2026-11-02&denhaag=mee&soort=province"
    other = read(plain)
    other.tab.goto(address)
    other.tab.wait_for_selector("html[data-ready]")
    assert other.bars() == after != before
    assert other.tab.locator("#person").input_value() == "Judith Uitermark"
    assert other.tab.locator("#from").input_value() == "2026-11-02"
    assert not other.tab.get_by_label("zonder Den Haag").is_checked()
    for _ in range(4):
        tab.go_back()
    assert reader.bars() == before
    assert tab.get_by_label("zonder Den Haag").is_checked()
    assert tab.locator("#person").input_value() == ""


def test_all_filters_are_wiped_at_once(read: Callable[..., Reader], plain: Path) -> None:
    reader = read(plain)
    tab = reader.open(soort="province")
    before = reader.bars()
    reader.turn(soort="province", persoon="Rob Jetten", van="2026-11-04")
    assert reader.bars() != before
    tab.get_by_role("button", name="Wis alle keuzes").click()
    tab.wait_for_url("**#soort=province")
    assert reader.bars() == before


def test_address_with_unknown_words_says_so(read: Callable[..., Reader], plain: Path) -> None:
    reader = read(plain)
    tab = reader.open(persoon="Niemand <i>", van="gisteren", kleur="rood")
    assert tab.locator("#notice").text_content() == (
        "Het adres noemt iets dat hier niet voorkomt: kleur, gisteren, Niemand <i>. Dat is weggelaten."
    )
    assert any(reader.bars().values())


def test_keyboard_alone_is_enough(read: Callable[..., Reader], plain: Path) -> None:
    reader = read(plain, reduced_motion="reduce")
    tab = reader.open()
    focus = "document.activeElement.id || document.activeElement.className"
    tab.keyboard.press("Tab")
    assert tab.evaluate(focus) == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate(focus) == "cijfers"
    tab.keyboard.press("Tab")
    assert tab.evaluate(focus) == "bar"
    name = tab.evaluate("document.activeElement.querySelector('.name').textContent")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#visits:not([hidden])")
    assert tab.evaluate(focus) == "visits-title"
    assert tab.locator("#visits-title").text_content() == name
    tab.keyboard.press("Shift+Tab")
    assert tab.evaluate(focus) == "back"
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#overview:not([hidden])")
    assert tab.evaluate("document.activeElement.querySelector('.name').textContent") == name
    reader.turn(punten="aan")
    zoom = tab.evaluate("Main.drawing.map.getZoom()")
    tab.locator("#map .leaflet-marker-icon:has(.cluster)").first.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("Main.drawing.map.getZoom()") > zoom
    tab.locator("#map .leaflet-marker-icon:has(.spot)").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#visits:not([hidden])")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 360)])
def test_screen_readers_and_eyes(read: Callable[..., Reader], shaped: Path, scheme: str, width: int) -> None:
    """No finding of axe (roles, names, contrast, order of headings), no sideways scrolling; overview and visits."""
    reader = read(
        shaped, color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce"
    )
    for state in ({"persoon": "Judith Uitermark"}, {"soort": "province", "regio": "PV29"}):
        tab = reader.open(**state)
        tab.locator("#about summary").click()
        found = Axe().run(tab, options={"preload": False}).response["violations"]
        assert [(one["id"], node["html"]) for one in found for node in one["nodes"]] == []
        assert tab.evaluate("document.scrollingElement.scrollWidth") <= width
    ground = tab.evaluate("getComputedStyle(document.querySelector('#panel')).backgroundColor")
    assert ground == ("rgb(22, 28, 34)" if scheme == "dark" else "rgb(255, 255, 255)")
    assert tab.evaluate("document.documentElement.lang") == "nl"


def test_page_without_any_activity(
    read: Callable[..., Reader], copies: Callable[..., str], tmp_path: Path
) -> None:
    dsn = copies()
    renew(dsn)
    reader = read(written(dsn, tmp_path))
    tab = reader.open()
    assert tab.locator("#period").text_content() == "Er zijn nog geen activiteiten."
    assert tab.locator("#example").is_hidden()
    values = tab.locator("#bars .value").evaluate_all("all => all.map(one => one.firstChild.data)")
    assert values == ["–"] * 11  # nobody knows that it is none
