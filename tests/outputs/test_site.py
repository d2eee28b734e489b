"""The public site: every number on every page is that of the views; links, feeds, spreadsheets; only its own files."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import feedparser
import icalendar
import lxml.html
import psycopg
import pytest
from lxml import etree
from psycopg.rows import dict_row
from support.hostile import HOSTILE_TEXT
from support.pages import make_activity, make_page, make_place
from support.shell import scrapy
from support.sites import Sheet, date, number, up_to
from support.views import renew

from agendacrawl.core.slugs import person_slugs, region_slugs
from agendacrawl.core.vocabulary import Flag, Level, Mode
from agendacrawl.db.store import Store
from agendacrawl.site.build import build
from agendacrawl.site.words import share_interval
from agendacrawl.site.writing import keep

DAY = dt.date(2026, 11, 4)
PEOPLE = ("Judith Uitermark", "Zsolt Szabó")
HOSTILE_PERSON = "<b>Iemand</b>"

# What the sample site does not have: text that would be markup, doubtful places, several pages, things called off.
EXTRA = [
    make_activity(HOSTILE_TEXT, key="/h", date=DAY, people=[*PEOPLE, HOSTILE_PERSON], stated_place=HOSTILE_TEXT,
                  places=[make_place("Hulst", "GM0677", lat=51.28, lon=4.05, evidence=HOSTILE_TEXT)]),
    make_activity("Een van drie", key="/b", date=DAY, people=list(PEOPLE), places=[
        make_place("Beek", "GM0888", lat=50.94, lon=5.8, ambiguous=True, candidates=("GM0888", "GM1945", "GM1955"))]),
    make_activity("Afgelast in Hulst", key="/c", date=DAY, places=[make_place("Hulst", "GM0677")], flags=[Flag.CANCELLED]),
    make_activity("Niemand in Breda", key="/n", date=DAY, people=[], places=[make_place("Breda", "GM0758", lat=51.59, lon=4.78)]),
    make_activity("Hybride in Sluis", key="/y", date=DAY, mode=Mode.HYBRID, places=[make_place("Sluis", "GM1714", lat=51.3, lon=3.4)]),
    make_activity("Ergens in Zeeland", key="/z", date=DAY, places=[
        make_place("Zeeland", None, lat=51.5, lon=3.85, level=Level.PROVINCE, province="Zeeland")]),
    make_activity("Ver weg", key="/v", date=DAY, places=[make_place("Boston", None, country="US", lat=42.36, lon=-71.06)]),
    make_activity("Lang geleden", key="/l", date=dt.date(2023, 5, 6), people=["Rob Jetten"], places=[make_place("Emmen", "GM0114", lat=52.78, lon=6.9)]),
]  # fmt: skip


@pytest.fixture(scope="module")
def dsn(crawled: str, copies: Callable[..., str]) -> str:
    """The sample site's crawl with EXTRA, and an address that is a program."""
    dsn = copies(crawled)
    path = "/actueel/agenda/2026/11/04/x"
    with Store(dsn) as store:
        store.open_run("agenda", {})
        store.store_page(
            make_page(*EXTRA[:-1], url=f"https://www.rijksoverheid.nl{path}", path=path, date=DAY)
        )
        store.store_page(
            make_page(
                make_activity("Programma", key="/p", date=DAY, places=[make_place()]),
                url="javascript:alert(3)",
                path=f"{path}y",
                date=DAY,
            )
        )
        store.store_page(
            make_page(
                EXTRA[-1],
                url=f"https://www.rijksoverheid.nl{path}z",
                path=f"{path}z",
                date=dt.date(2023, 5, 6),
            )
        )
    renew(dsn)
    return dsn


@pytest.fixture(scope="module")
def site(dsn: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in a folder."""
    folder = tmp_path_factory.mktemp("site") / "out"
    keep(folder, build(dsn))
    return folder


@pytest.fixture(scope="module")
def ask(dsn: str) -> Iterator[Callable[..., list[dict[str, Any]]]]:
    """Ask the database; gives rows by column."""
    with psycopg.connect(dsn, row_factory=dict_row) as connection:
        yield lambda query, *values: connection.execute(query.encode(), values).fetchall()


Ask = Callable[..., list[dict[str, Any]]]


def region_files(ask: Ask, site: Path) -> dict[int, Path]:
    rows = ask(
        "SELECT r.id, r.kind, k.singular, r.code, r.name FROM ref.region r JOIN ref.region_kind k ON k.code = r.kind"
    )
    slugs = region_slugs((row["kind"], row["singular"], row["code"], row["name"]) for row in rows)
    return {row["id"]: site / "regio" / slugs[row["kind"], row["code"]] / "index.html" for row in rows}


def test_every_sheet_of_a_region_says_what_the_views_say(ask: Ask, site: Path) -> None:
    """All 405 of them: counts, state, words, facts, years, types, people, ministries, the list and the spreadsheet."""
    states = {row["state"]: row for row in ask("SELECT * FROM gis.visit_state")}
    tables = {
        view: _grouped(ask(f"SELECT * FROM gis.{view} ORDER BY id"), "region_id")
        for view in (
            "visits_per_region_year",
            "visits_per_region_type",
            "visits_per_region_person",
            "visits_per_region_ministry",
        )
    }
    rows = _grouped(ask("SELECT * FROM gis.activity_region"), "region_id")
    came = _grouped(ask("SELECT *, extract(year FROM date)::int AS year FROM gis.person_region"), "region_id")
    files = region_files(ask, site)
    regions = ask("SELECT * FROM gis.visits_per_region")
    assert len(regions) == len(files) == 405
    seen: set[str] = set()
    for region in regions:
        sheet, one = Sheet(files[region["id"]]), region["id"]
        seen.add(region["state"])
        _on_one_basis(ask, region, rows[one])
        for view in tables:
            for row in tables[view][one]:
                _on_one_basis(ask, row)
        last = _days(came[one], region["as_of"])
        assert sheet.text("h1") == region["name"]
        assert sheet.text(".figure") == number(region["visits"])
        soon = [
            fact
            for fact in came[one]
            if fact["visits_outside_the_hague" if region["name"] in AROUND else "visits"]
            and fact["date"] > region["as_of"]
            and not fact["date_doubtful"]
        ]
        told_soon = f", waarvan {number(len(soon))} aangekondigd"
        assert (told_soon in sheet.text(".big")) == bool(soon)
        possibly = f"misschien {number(region['visits_up_to'])}" in sheet.text(".big")
        assert possibly == (region["visits_up_to"] > region["visits"])
        if len(soon) == region["visits"] > 0 and not any(row["date"] <= region["as_of"] for row in rows[one]):
            assert "Nog niet bezocht. Aangekondigd voor" in sheet.text(".lead")
            assert "staat er dat die daar was" not in sheet.text(".lead")
        elif not soon:
            assert states[region["state"]]["label"] in sheet.text(".lead")
        in_words = re.sub(r"(\d)-(\d)", r"\1–\2", region["in_words"]).replace(" %", "\u00a0%")
        assert in_words in sheet.root.cssselect(".lead")[0].text_content()
        assert (region["caution"] or "Let op") in sheet.text(".lead") or not region["caution"]
        facts = sheet.facts()
        without = region["activities_without_name"]
        assert facts["Activiteiten"].startswith(
            up_to(region["activities"], region["activities_up_to"])
            + (f", waarvan {number(without)} zonder naam" if without else "")
        )
        assert facts["Laatste bezoek"].startswith(last)
        if not region["in_the_hague"] and region["last_past"]:
            assert last.startswith(date(region["last_past"]))
        assert facts["Verwacht naar inwonertal"] == number(region["expected_visits"], 1)
        assert (
            facts["95 %-interval"] == f"{number(region['visits_low'], 1)}–{number(region['visits_high'], 1)}"
        )
        assert facts["Per 100.000 inwoners"].startswith(number(region["visits_per_100k"], 1))
        assert facts["Inwoners"] == number(region["inhabitants"])
        assert facts["Gepubliceerd"].startswith(
            f"{number(region['weeks_published'])} van {number(region['weeks_in_office'])} "
        )
        if region["in_the_hague"]:
            assert facts["In Den Haag, niet meegeteld"].split()[0] == number(region["in_the_hague"])
        years = sorted(tables["visits_per_region_year"][one], key=lambda row: -row["year"])
        assert [[row[0], row[1].partition(", waarvan")[0], *row[2:5]] for row in sheet.table(".years")] == [
            [str(row["year"]), *(["–"] * 4 if row["state"] == "not_published" else [
                up_to(row["visits"], row["visits_up_to"]), up_to(row["activities"], row["activities_up_to"]),
                number(row["expected_visits"], 1), f"{number(row['visits_low'], 1)}–{number(row['visits_high'], 1)}"])]
            for row in years
        ]  # fmt: skip
        for row, told in zip(years, sheet.table(".years"), strict=True):
            assert _added(told[5]) <= row["visits"]
            counted = "visits_outside_the_hague" if region["name"] in AROUND else "visits_up_to"
            people = {fact["person"] for fact in came[one] if fact["year"] == row["year"] and fact[counted]}
            assert all(person in told[5] for person in people) or len(people) > 6
        for view, path, column in (
            ("visits_per_region_person", ".who", "person"), ("visits_per_region_ministry", ".from", "ministry")
        ):  # fmt: skip
            assert sorted([row[0].partition(", ")[0] if column == "person" else row[0], row[1].partition(", waarvan")[0]]
                          for row in sheet.table(path)) == sorted(
                [row[column], up_to(row["visits"], row["visits_up_to"])] for row in tables[view][one] if row["activities_up_to"]
            )  # fmt: skip
        came_often = [
            int((re.match(r"[\d.]+", cells[1]) or [""])[0].replace(".", "")) for cells in sheet.table(".who")
        ]
        assert came_often == sorted(came_often, reverse=True)
        for cells in sheet.table(".who"):
            facts_of = [fact for fact in came[one] if fact["person"] == cells[0].partition(", ")[0]]
            assert cells[2] == _days(facts_of, region["as_of"]), cells
        kinds = {"unclassified": "soort onbekend", "other": "andere soort"}
        assert sorted(sheet.table(".types")) == sorted(
            [kinds.get(row["type"], row["type"]), up_to(row["visits"], row["visits_up_to"]), up_to(row["activities"], row["activities_up_to"])]
            for row in tables["visits_per_region_type"][one] if row["activities_up_to"]
        )  # fmt: skip
        around = region["name"] in AROUND  # list and spreadsheet are on the basis of the number above them
        listed = [row for row in rows[one] if row["outside_the_hague_up_to"] or not around]
        assert len(sheet.table(".activities")) == min(len(listed), 200)
        spread = _spreadsheet(files[one].parent / "activiteiten.csv")
        assert len(spread) == len(listed)
        assert sum(int(row["bezoeken"]) for row in spread) == region["visits"]
        assert sum(int(row["bezoeken misschien"]) for row in spread) == region["visits_up_to"]
        assert sum(row["zeker"] == "ja" for row in spread) == region["activities"]
        assert bool(sheet.root.cssselect(".basis")) == around
    assert seen == {"visited", "visited_unnamed", "possibly_visited", "nothing_found"}


def test_every_page_of_a_person_says_what_the_views_say(ask: Ask, site: Path) -> None:
    counted = {row["person"]: row for row in ask(COUNTS.format(of="person"))}
    per_region = _grouped(ask("SELECT * FROM gis.visits_per_region_person ORDER BY id"), "person")
    weeks = {
        row["person"]: row
        for row in ask("""SELECT person, count(*) FILTER (WHERE in_office) AS held,
            count(*) FILTER (WHERE in_office AND published <> 'nothing') AS told FROM gis.coverage
            WHERE week <= (SELECT max(as_of) FROM gis.visits_per_region) GROUP BY person""")
    }
    offices = _grouped(ask("SELECT * FROM gis.office"), "person")
    been = {  # surely, up to the day of the site
        (row["region_id"], row["person"])
        for row in ask("""SELECT region_id, person FROM gis.person_region WHERE visits = 1
            AND (date_doubtful OR date <= (SELECT max(as_of) FROM gis.visits_per_region))""")
    }
    files = {Sheet(file).text("h1"): file for file in (site / "persoon").glob("*/index.html")}
    held = {person for person, rows in offices.items() if any(row["days_in_period"] > 0 for row in rows)}
    assert files.keys() == counted.keys() | held
    assert HOSTILE_PERSON in files
    assert {file.parent.name for file in files.values()} == set(person_slugs(files).values())
    for person, file in files.items():
        sheet = Sheet(file)
        _same_counts(ask, sheet, counted.get(person), per_region[person])
        if person in weeks:
            week = weeks[person]
            assert sheet.facts()["Gepubliceerd"].startswith(
                f"{number(week['told'])} van {number(week['held'])} "
            )
        titles = sheet.text(".lead")
        assert all(f"{row['title']}, {row['ministry']}" in titles for row in offices[person])
        municipal = sum(
            row["kind"] == "municipality" and (row["region_id"], person) in been for row in per_region[person]
        )
        assert f"Bezocht: {municipal} van de 342 gemeenten" in sheet.text("main")


def test_every_page_of_a_ministry_says_what_the_views_say(ask: Ask, site: Path) -> None:
    counted = {row["ministry"]: row for row in ask(COUNTS.format(of="ministry"))}
    per_region = _grouped(ask("SELECT * FROM gis.visits_per_region_ministry ORDER BY id"), "ministry")
    files = {Sheet(file).text("h1"): file for file in (site / "ministerie").glob("*/index.html")}
    assert files.keys() >= counted.keys()
    for ministry, file in files.items():
        _same_counts(ask, Sheet(file), counted.get(ministry), per_region[ministry])
    rows = Sheet(site / "ministerie/index.html").table("main")
    ranked = [
        row["ministry"] for row in sorted(counted.values(), key=lambda row: row["outside"] / row["located"])
    ]
    shares = [
        float(counted[row[0]]["outside"] / counted[row[0]]["located"]) for row in rows if row[0] in counted
    ]
    assert shares == sorted(shares)
    assert {row[0] for row in rows} == files.keys()
    assert len(ranked) == len(shares)
    for told in _spreadsheet(site / "ministerie/ministeries.csv"):
        row = counted.get(told["ministerie"])
        share = told["aandeel buiten Den Haag (%)"]
        assert (float(share.replace(",", ".")) if share else None) == (
            round(100 * row["outside"] / row["located"], 1) if row and row["located"] else None
        )


COUNTS = """
    SELECT {of}, count(DISTINCT joint_id) AS activities, count(DISTINCT visit_id) AS visits,
        count(DISTINCT CASE WHEN located AND mode IN ('physical', 'hybrid') THEN joint_id END) AS located,
        count(DISTINCT CASE WHEN outside_the_hague AND mode IN ('physical', 'hybrid') THEN joint_id END) AS outside,
        count(DISTINCT CASE WHEN outside_the_hague THEN visit_id END) AS visits_outside
    FROM gis.visit WHERE {of} IS NOT NULL GROUP BY {of}
"""


def _same_counts(
    ask: Ask, sheet: Sheet, counted: dict[str, Any] | None, per_region: list[dict[str, Any]]
) -> None:
    """Check what the pages of people and ministries have in common."""
    if counted is None:
        assert "Geen activiteiten gevonden" in sheet.text(".lead")
    else:
        assert sheet.text(".figure") == number(counted["visits_outside"])
        assert (
            f"{number(counted['outside'])} van de {number(counted['located'])} fysieke of hybride activiteiten waarvan bekend is"
            in sheet.text(".lead")
        )
        ends = share_interval(counted["outside"], counted["located"])
        if ends:
            assert f"{number(100 * ends[0])}–{number(100 * ends[1])} %" in sheet.text(".lead")
        assert sum(int(row[2].replace(".", "")) for row in sheet.table(".years")) == counted["activities"]
        spread = _spreadsheet(sheet.file.parent / "activiteiten.csv")
        assert len(spread) == counted["activities"]
        assert len(sheet.table(".activities")) == min(len(spread), 200)
    everywhere = _spreadsheet(sheet.file.parent / "regios.csv")
    assert len(everywhere) == 405
    on_basis = [dict(row) for row in per_region if row["activities_up_to"]]
    for row in on_basis:
        _on_one_basis(ask, row)
    assert sorted((row["regio"], row["bezoeken"], row["activiteiten"]) for row in everywhere if row["activiteiten misschien"] != "0") == sorted(
        (row["name"], str(row["visits"]), str(row["activities"])) for row in on_basis if row["activities_up_to"]
    )  # fmt: skip
    assert {row["bezocht"] for row in everywhere if row["bezoeken"] == "0"} == {"nee"}
    for section in sheet.root.cssselect("section.regions"):
        kind = {"NPVR-regio’s": "npvr", "Provincies": "province", "COROP-gebieden": "corop"}.get(
            section[0].text_content()
        )
        if kind is None:
            continue
        there = [row for row in per_region if row["kind"] == kind]
        for row in there:
            _on_one_basis(ask, row)
        told = [
            [cell.text_content().strip().partition(", waarvan")[0] for cell in row][:3]
            for row in section.cssselect("tbody tr")
        ]
        assert sorted(told) == sorted(
            [row["name"], up_to(row["visits"], row["visits_up_to"]), up_to(row["activities"], row["activities_up_to"])]
            for row in there if row["activities_up_to"]
        )  # fmt: skip
        never = {row["name"] for row in there if not row["visits"]}
        ahead = {row["name"] for row in there if row["visits"]}
        named = {link.text_content() for link in section.cssselect("p a")}
        assert never <= named or not there
        assert not [one for one in section.cssselect("p")[-1].text_content().split(", ") if one in ahead]


def test_overviews_say_what_the_views_say(ask: Ask, site: Path) -> None:
    sheet = Sheet(site / "regio/index.html")
    for kind in ("npvr", "province", "corop", "municipality"):
        rows = ask("SELECT * FROM gis.visits_per_region WHERE kind = %s", kind)
        for row in rows:
            _on_one_basis(ask, row)
        assert sorted([row[0], re.split(r", waarvan| \(in Den", row[1])[0], row[2]] for row in sheet.table(f"#{kind}")) == sorted(
            [row["name"], up_to(row["visits"], row["visits_up_to"]), up_to(row["activities"], row["activities_up_to"])] for row in rows
        )  # fmt: skip
    whole = Sheet(site / "volledigheid/index.html")
    sections = {one[0].text_content(): one for one in whole.root.cssselect("section")}
    for kind, plural in (("npvr", "NPVR-regio’s"), ("municipality", "gemeenten")):
        lines = ask("SELECT * FROM gis.totals WHERE kind = %s ORDER BY ordinal", kind)
        told = [
            [cell.text_content() for cell in row][1:]
            for row in sections[f"Alles bij elkaar: {plural}"].cssselect("tbody tr")
        ]
        assert told == [[number(row["activities"]), number(row["visits"])] for row in lines]
    weeks = ask("""SELECT iso_year, count(*) FILTER (WHERE in_office) AS held, count(*) FILTER (WHERE in_office AND published <> 'nothing') AS told
        FROM gis.coverage WHERE week <= (SELECT max(as_of) FROM gis.visits_per_region) GROUP BY 1 ORDER BY 1 DESC""")
    published = sections["Wat is gepubliceerd"].cssselect("tbody tr")
    assert [[cell.text_content() for cell in row][:3] for row in published] == [
        [str(row["iso_year"]), number(row["held"]), number(row["told"])] for row in weeks
    ]
    words = {
        row["words"]
        for row in ask("SELECT words FROM gis.unresolved_places ORDER BY activities DESC, words LIMIT 40")
    }
    assert {one.text_content() for one in sections["Plaatsen die niet herkend zijn"].cssselect("q")} == words
    data = Sheet(site / "data/index.html")
    for name, _, count in data.table("main"):
        layer = name.partition(".")[0]
        (row,) = ask(f"SELECT count(*) FROM gis.{layer}")
        assert number(row["count"]) == count
        content = (site / "data" / name).read_bytes()
        if name.endswith(".csv"):
            assert (
                len(list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")))
                == row["count"] + 1
            )
        else:
            assert len(json.loads(content)["features"]) == row["count"]


# -- What a page is made of ---------------------------------------------------------------------------


def test_every_link_leads_somewhere_and_nothing_comes_from_elsewhere(site: Path) -> None:
    """Links within the site lead to a file; other sites are linked to, and nothing of them is loaded."""
    pages = [file for file in site.rglob("*.html") if file != site / "index.html"]
    assert len(pages) > 440
    for file in pages:
        root = lxml.html.fromstring(file.read_bytes().decode())
        for element in root.iter("link", "img", "script", "iframe", "object", "embed"):
            wanted = element.get("href") or element.get("src") or ""
            assert not urlsplit(wanted).scheme, (file, wanted)
        for wanted in Sheet(file).links():
            parts = urlsplit(wanted)
            if parts.scheme:
                assert parts.scheme in ("http", "https"), (file, wanted)
                continue
            base = site if wanted.startswith("/") else file.parent
            if parts.path:
                assert (base / unquote(parts.path).lstrip("/")).resolve().is_file(), (file, wanted)


def test_pages_describe_themselves(site: Path) -> None:
    """Title, description, preview, policy and linked data, each of its own; no style or script but the one sheet."""
    titles, cards = set(), set()
    for file in site.rglob("index.html"):
        if file == site / "index.html":
            continue
        text = file.read_text("utf-8")
        root = lxml.html.fromstring(text)
        assert root.get("lang") == "nl"
        titles.add(root.findtext(".//title"))
        meta = {
            one.get("property") or one.get("name") or one.get("http-equiv"): one.get("content")
            for one in root.iter("meta")
        }
        assert "'unsafe-inline'" not in meta["Content-Security-Policy"]
        assert meta["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
        assert {"description", "og:title", "og:description", "og:image", "og:type"} <= meta.keys()
        picture = (file.parent / meta["og:image"]).read_bytes()
        assert picture.startswith(b"\x89PNG")
        cards.add(picture)
        (script,) = root.iter("script")
        assert script.get("type") == "application/ld+json"
        assert json.loads(script.text)["@context"] == "https://schema.org"
        assert not root.xpath("//*[@style] | //style | //*[starts-with(name(@*), 'on')]")
        assert "Voorbeeld: deze activiteiten komen niet van rijksoverheid.nl" in text
        assert not re.search(r"\b\d{4}-\d{2}-\d{2}\b", _shown(root)), file
    assert len(titles) == len(list(site.rglob("index.html"))) - 1
    assert len(cards) > 100


def _shown(root: Any) -> str:
    """Return the text of a page in the site's own words: not that of agendas, nor of its linked data."""
    for one in root.xpath("//script | //q | //a[contains(@rel, 'external')] | //code"):
        one.clear()
    return str(root.text_content())


def test_text_of_agendas_stays_text(site: Path) -> None:
    """Markup in a title, a person, a place and its evidence is shown, and does nothing; so is an address that is a program."""
    (file,) = (site / "regio").glob("gemeente-hulst/index.html")
    sheet = Sheet(file)
    shown = " ".join(HOSTILE_TEXT.split())
    assert any(shown in " ".join(row[2].split()) for row in sheet.table(".activities"))
    assert any(HOSTILE_PERSON in row[1] for row in sheet.table(".activities"))
    for one in site.rglob("*.html"):
        text = one.read_text("utf-8")
        if one != site / "index.html":
            assert "<script>alert" not in text
            assert "<img src=x" not in text
            assert "<b>Iemand" not in text
        assert 'href="javascript:' not in text
    assert not [file for file in site.rglob("*") if "<" in file.name or ".." in file.name]
    spread = _spreadsheet(file.parent / "activiteiten.csv")
    assert any(row["titel"] == HOSTILE_TEXT for row in spread)


def test_no_day_of_the_building_is_in_it_and_a_second_run_writes_nothing(dsn: str, site: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in site.rglob("*")}
    done = keep(site, build(dsn))
    assert (done.written, done.removed) == (0, 0)
    assert {file: file.stat().st_mtime_ns for file in site.rglob("*")} == before


def test_an_address_makes_links_whole(dsn: str) -> None:
    made = dict(build(dsn, "https://agendas.example/kabinet/"))
    page = made["methode/index.html"].decode()
    assert '<link rel="canonical" href="https://agendas.example/kabinet/methode/">' in page
    assert 'property="og:image" content="https://agendas.example/kabinet/methode/voorbeeld.png"' in page
    assert 'href="https://agendas.example/kabinet/stijl.css"' in made["404.html"].decode()
    sheet = made["regio/gemeente-hulst/index.html"].decode()
    assert 'href="webcal://agendas.example/kabinet/regio/gemeente-hulst/agenda.ics"' in sheet
    feed = feedparser.parse(made["regio/gemeente-hulst/feed.xml"])
    own = {one.href for one in feed.feed.links if one.rel == "self"}
    assert own == {"https://agendas.example/kabinet/regio/gemeente-hulst/feed.xml"}
    assert 'download="activiteiten-gemeente-hulst.csv"' in sheet
    sitemap = etree.fromstring(made["sitemap.xml"])
    found = {one.text for one in sitemap.iter("{*}loc")}
    pages = {name for name in made if name.endswith("index.html")}
    assert found == {"https://agendas.example/kabinet/" + name.removesuffix("index.html") for name in pages}


# -- Feeds --------------------------------------------------------------------------------------------


def test_feeds_and_calendars_have_the_activities_with_stable_ids(ask: Ask, site: Path) -> None:
    """Who, what and where in each entry; what was called off is in the calendar as such and in no count."""
    folder = site / "regio/gemeente-hulst"
    feed = feedparser.parse(str(folder / "feed.xml"))
    calendar = icalendar.Calendar.from_ical((folder / "agenda.ics").read_bytes())
    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    region = ask("SELECT id FROM gis.region WHERE code = 'GM0677'")[0]["id"]
    keys = {
        row["key"]
        for row in ask("""SELECT DISTINCT first.key FROM gis.activity_region r JOIN gis.activity first ON first.id = r.joint_id
            WHERE r.region_id = %s""", region)
    }  # fmt: skip
    assert events.keys() == keys | {"/c"}
    assert events["/c"]["status"] == "CANCELLED"
    assert len(feed.entries) == len(events)
    assert feed.feed.id == "tag:rijksoverheid.nl,2010:/regio/gemeente-hulst/"
    entry = next(one for one in feed.entries if one.id.endswith(":/h"))
    assert "Judith Uitermark" in entry.summary
    assert "Hulst" in str(events["/h"]["location"]) or HOSTILE_TEXT[:8] in str(events["/h"]["location"])
    assert "Judith Uitermark" in str(events["/h"]["description"])
    assert len(list(site.rglob("feed.xml"))) == len(list(site.rglob("agenda.ics"))) > 430


def test_command_names_the_first_page(crawled: str, tmp_path: Path) -> None:
    done = scrapy("site", "--out", str(tmp_path / "site"), database=crawled)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/index.html").as_uri() in done.stdout


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        ((), 2, "agendacrawl site needs --out DIR."),
        (("--out", "/proc/no/such"), 1, "/proc/no"),
        (("--out", "x", "--url", "ftp://a"), 2, "--url ftp://a is no address of a site"),
    ],
)
def test_mistakes_are_sentences(crawled: str, words: tuple[str, ...], status: int, sentence: str) -> None:
    done = scrapy("site", *words, database=crawled)
    assert done.returncode == status
    assert sentence in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_database_gives_an_honest_site(copies: Callable[..., str]) -> None:
    dsn = copies()
    renew(dsn)
    made = dict(build(dsn))
    sheet = made["regio/npvr-regio-twente/index.html"].decode()
    assert "Over deze periode is niets gepubliceerd" in sheet
    assert 'class="figure"' not in sheet  # nobody knows that it is none
    assert re.findall(r"<dt>(?:Activiteiten|Verwacht naar inwonertal)</dt><dd>(.*?)</dd>", sheet) == [
        "–",
        "–",
    ]
    assert "nog zonder activiteiten" in sheet
    assert len([name for name in made if name.startswith("regio/") and name.endswith("/index.html")]) == 406


AROUND = ("Zuid-Holland", "Agglomeratie 's-Gravenhage")


def _on_one_basis(ask: Ask, row: dict[str, Any], activities: Iterable[dict[str, Any]] = ()) -> None:
    """Make a row of a region around The Hague count what lies outside it, as what is expected of it does."""
    row["in_the_hague"] = 0
    if row["name"] not in AROUND:
        return
    row["in_the_hague"] = row["visits"] - row["visits_outside_the_hague"]
    for name in ("visits", "activities"):
        row[name], row[f"{name}_up_to"] = (
            row[f"{name}_outside_the_hague"],
            row[f"{name}_outside_the_hague_up_to"],
        )
    if row.get("visits_low") is not None:
        (ends,) = ask("SELECT low, high FROM gis.poisson_interval(%s)", row["visits"])
        row["visits_low"], row["visits_high"] = ends["low"], ends["high"]
        (there,) = ask(
            "SELECT inhabitants_outside_the_hague AS n FROM gis.region WHERE name = %s", row["name"]
        )
        row["visits_per_100k"] = 100_000 * row["visits"] / there["n"]
    row["activities_without_name"] = sum(
        one["without_name"] and one["outside_the_hague"] for one in activities
    )


def _days(facts: list[dict[str, Any]], as_of: dt.date) -> str:
    """Return the last day that was and the first that is announced, from rows of gis.person_region."""
    around = any(one["kind"] in ("province", "corop") and not one["outside_the_hague"] for one in facts)
    count = "visits_outside_the_hague" if around else "visits"
    days = [one["date"] for one in facts if one[count] and not one["date_doubtful"]]
    been, soon = [day for day in days if day <= as_of], [day for day in days if day > as_of]
    told = date(max(been, default=None)) if been or not soon else "nog niet"
    return f"{told}; aangekondigd: {date(min(soon))}" if soon else told


def _grouped(rows: list[dict[str, Any]], column: str) -> dict[Any, list[dict[str, Any]]]:
    found: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return _Missing(found)


class _Missing(dict[Any, Any]):
    def __missing__(self, key: Any) -> list[Any]:
        return []


def _added(words: str) -> int:
    """Return the sum of the figures behind names: "Rob Jetten (2), Femke Wiersma (1)" is 3."""
    return sum(
        int(found.replace(".", "")) for found in re.findall(r" \(([\d.]+)(?: \(misschien [\d.]+\))?\)", words)
    )


def _spreadsheet(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig")), delimiter=";"))
