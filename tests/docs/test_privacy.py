"""No contact details of civil servants anywhere: items, feeds, tables, logs, stored bodies; over all real items at hand."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import hashlib
import html
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psycopg
import pytest
from faults.server import FOLDER, FaultySite
from psycopg import sql
from support.databases import fresh_database
from support.paths import DATA, SHARED
from support.shell import scrapy
from support.warm import Warm

from agendacrawl import register
from agendacrawl.core.items import AgendaPage
from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.reader import read_page

ITEMS = SHARED / "data/agendas_2017_2023.jsonl"
# Wider than what the reader knows: any mail address, and any run of nine digits or more with separators.
DETAILS = re.compile(r"[\w.]+@[\w-]+\.\w+|(?<![\d/])(?:\+31|0)[\s()-]{0,2}[1-9](?:[\s().-]{0,3}\d){8}(?!\d)")
# hashes, points as hexadecimal, numbers of WARC records, fractions
FIGURES = re.compile(r"\b[0-9A-Fa-f]{32,}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b\d\d?\.\d{9,}")
MASKED = "[naam]"  # what stands in the items where a civil servant was named
NAME = "Jansen"  # whoever is called so below is an invented civil servant


def leaks_in(text: str) -> list[str]:
    """Return the contact details and the names of civil servants in a text."""
    found = [match[0] for match in DETAILS.finditer(FIGURES.sub(" ", text))]
    return found + [mark for mark in (MASKED, NAME) if mark in text]


def read(markup: str) -> AgendaPage:
    return read_page(
        url="https://www.rijksoverheid.nl/actueel/agenda/2026/11/09/gesprek",
        html=markup,
        body=markup.encode(),
        fetched_at=dt.datetime.now(dt.UTC),
        knowledge=Knowledge(lambda _: False, lambda _: None, lambda *_: None),
    )


def pro(intro: str, head: str = "", title: str = "Gesprek") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><main><h1>Gesprek</h1><p>Datum: 09-11-2026</p>"
        f"<p>Locatie: Hulst</p><div class='rich-text larger-text'>{intro}</div></main></body></html>"
    )


def legacy(intro: str) -> str:
    return (
        "<html><head><meta name='DCTERMS.issued' content='2022-03-24T10:00'></head><body><div id='content' class='article'>"
        f"<h1>Gesprek</h1><p class='meta'>Gesprek | 09-11-2026</p><div class='intro'>{intro}</div></div></body></html>"
    )


def weekly(intro: str) -> str:
    return (
        "<html><body><main><h1>Agenda minister Heerma week 46</h1><p>Datum: 09-11-2026</p><div class='rich-text'>"
        f"<h2>Maandag 9 november</h2><ul><li>Gesprek met de VNG</li><li>{intro}</li></ul>{intro}</div></main></body></html>"
    )


FORMS = {"pro": pro, "legacy": legacy, "weekly": weekly}


def leaks(page: AgendaPage) -> list[str]:
    """Return what leaks in the stored body (links to documents left out), the page, its activities and problems."""
    body = re.sub(r"https?://[^\s\"<>]+|href=\"/[^\"]*\"", " ", page.body.decode())
    fields = [page.title, page.intro, page.stated_place, page.type_stated, page.people, page.ministries]
    return [leak for part in (body, fields, page.activities, page.problems) for leak in leaks_in(str(part))]


HINT = re.compile(r"contact|woordvoer|voorlicht|@|telefoon|06-|\[naam\]", re.I)


@cache
def intros() -> tuple[str, ...]:
    """Every different intro of the real items."""
    written = (json.loads(line)["subtitel_full"] or "" for line in ITEMS.open(encoding="utf-8"))
    return tuple(dict.fromkeys(re.sub(r"^<div class=\"intro\">|</div>$", "", text) for text in written))


real = pytest.mark.skipif(
    not ITEMS.exists(), reason="the real agenda items are not here: the scan over them is left out"
)


@real
@pytest.mark.parametrize("form", FORMS)
def test_no_real_item_leaks_contact_details(form: str) -> None:
    found, with_contact = [], 0
    for intro in intros():
        if form != "pro" and not HINT.search(intro):
            continue  # the markup around it makes no contact line
        page = read(FORMS[form](intro))
        with_contact += any(activity.contact_present for activity in page.activities)
        found += [(intro[-120:], leak) for leak in leaks(page)]
    assert not found
    assert with_contact >= 30


LINES = [
    "<p>Gesprek.</p><p>Media kunnen contact opnemen met Jan Jansen, 06-12345678 of <a href='mailto:j@minx.nl'>mail</a>.</p>",
    "<p>Gesprek. Voor meer informatie: Jan Jansen (06- 12345678).</p>",
    "<p>Contact:<br/>Jan Jansen<br/>06 12 34 56 78</p>",
    "<h3>Contact</h3><p>Jan Jansen</p><p>j.jansen@minx.nl</p>",
    "<p><strong>Woordvoerder:</strong> Jan Jansen</p>",
    "<dl><dt>Contactpersoon</dt><dd>Jan Jansen</dd></dl>",
    "<table><tr><th>Activiteit</th><th>Contact</th></tr><tr><td>Gesprek</td><td>Jan Jansen</td></tr></table>",
    "<p>Aanmelden bij Jan Jansen (<a href='tel:+31612345678'>bel</a>)</p>",
    "<p>Aanmelden bij Jan Jansen, 06/12345678.</p>",
    "<p>Aanmelden bij Jan Jansen, 0900-1234567.</p>",
    "<p>Aanmelden bij Jan Jansen, j.jansen @ minx . nl</p>",
    "<p>Aanmelden bij Jan Jansen, j.jansen (apenstaartje) minx.nl</p>",
    "<p>Aanmelden bij Jan Jansen, 0 6 1 2 3 4 5 6 7 8</p>",
    "<p>Aanmelden bij Jan Jansen, ０６-１２３４５６７８</p>",
    "<p>Aanmelden bij Jan Jansen via <a href='https://wa.me/31612345678'>WhatsApp</a></p>",
    "<p>Aanmelden bij Jan Jansen via <a href='sms:+31612345678'>een bericht</a></p>",
]


@pytest.mark.parametrize("intro", LINES)
def test_every_form_of_a_contact_line_is_cut(intro: str) -> None:
    page = read(pro(intro))
    assert not leaks(page)
    assert page.activities[0].contact_present


PHONE, MAIL = "06-12345678", "j.jansen@minx.nl"
# Places on a page that no reader looks at, or only for something else.
ELSEWHERE = {
    "aside": pro("<p>Over jeugdzorg.</p></div><aside><h2>Contact</h2><p>Woordvoerder: Jan Jansen</p></aside><div>"),
    "aside with a number": pro(f"</div><aside>Jan Jansen, bel {PHONE} voor vragen</aside><div>"),
    "footer": pro(f"<p>Over jeugdzorg.</p></div><footer>Voor vragen: Jan Jansen, {PHONE}</footer><div>"),
    "comment": pro(f"<p>Over jeugdzorg.</p><!-- woordvoerder Jan Jansen {PHONE} -->"),
    "script": pro("<p>Over jeugdzorg.</p>") + f"<script>self.__next_f.push([1,'Contact: Jan Jansen {PHONE}'])</script>",
    "json-ld": pro("<p>Over jeugdzorg.</p>", f'<script type="application/ld+json">{{"@type":"Event","startDate":"2026-11-09","contactPoint":{{"name":"Jan Jansen","telephone":"{PHONE}"}}}}</script>'),
    "json-ld with a name": pro(LINES[0], '<script type="application/ld+json">{"@type":"Event","startDate":"2026-11-09","contactPoint":{"name":"Jan Jansen"}}</script>'),
    "meta": pro("<p>Over jeugdzorg.</p>", f'<meta name="description" content="Gesprek. Contact: Jan Jansen, {MAIL}">'),
    "title": pro("<p>Over jeugdzorg.</p>", title=f"Gesprek, vragen aan Jan Jansen {PHONE}"),
    "attribute": pro(f"<p data-contact='Jan Jansen {MAIL}' title='Bel Jan Jansen {PHONE}'>Over jeugdzorg.</p>"),
    "attribute in other words": pro("<p data-contact='Jan Jansen j.jansen&#64;minx.nl' title='Bel Jan Jansen 06/12345678'>Over jeugdzorg.</p>"),
    "link to a chat": pro("</div><aside><a href='https://wa.me/31612345678'>App Jan Jansen</a></aside><div>"),
    "hidden": pro(f"<p>Over jeugdzorg.</p><noscript>Contact: Jan Jansen {PHONE}</noscript><template>Contact: Jan Jansen</template>"),
}  # fmt: skip


@pytest.mark.parametrize("where", ELSEWHERE)
def test_contact_details_elsewhere_on_the_page_are_not_stored(where: str) -> None:
    page = read(ELSEWHERE[where])
    assert not leaks(page)
    assert page.activities[0].date == dt.date(2026, 11, 9)


@pytest.mark.parametrize(
    "markup", [pro(LINES[0]), ELSEWHERE["aside"], ELSEWHERE["json-ld"]], ids=["line", "aside", "json-ld"]
)
def test_what_is_stored_has_the_hash_of_what_came_and_is_read_as_that(markup: str) -> None:
    page = read(markup)
    assert page.body_sha256 == hashlib.sha256(markup.encode()).hexdigest()
    assert page.body != markup.encode()
    again = read(page.body.decode())
    assert again.body == page.body
    assert [repr(activity) for activity in again.activities] == [
        repr(activity) for activity in page.activities
    ]
    assert (again.title, again.intro, again.ministries, again.stated_place) == (
        page.title,
        page.intro,
        page.ministries,
        page.stated_place,
    )


def test_a_page_without_contact_details_is_stored_as_it_came() -> None:
    markup = pro("<p>Over jeugdzorg, sinds 2024.</p><script>self.push(1)</script><aside>Hoort bij</aside>")
    assert read(markup).body == markup.encode()


# -- through a crawl, to where it ends -------------------------------------------------------------------------


@dataclass(frozen=True)
class Traces:
    """All that a crawl leaves behind, as texts by where they are."""

    texts: dict[str, str]
    pages: int


def pages() -> dict[str, bytes]:
    """Pages with every contact line above, and those of the real items that may have one."""
    bodies = {
        f"invented-{n}-{name}": form(line) for n, line in enumerate(LINES) for name, form in FORMS.items()
    }
    bodies |= {f"elsewhere-{n}": markup for n, markup in enumerate(ELSEWHERE.values())}
    if ITEMS.exists():
        bodies |= {
            f"real-{n}": pro(intro) for n, intro in enumerate(intros()) if HINT.search(html.unescape(intro))
        }
    return {name: markup.encode() for name, markup in bodies.items()}


@pytest.fixture(scope="module")
def traces(warm: Warm, postgis: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> Traces:
    folder, bodies = tmp_path_factory.mktemp("feeds"), pages()
    feeds = {str(folder / f"feed.{ending}"): {"format": ending} for ending in ("jsonl", "csv", "geojson")}
    settings = {"AGENDA_NER": "none", "FEEDS": feeds, "LOG_LEVEL": "DEBUG"}
    settings["AGENDA_ASSERTIONS"] = str(DATA / "any_site.yml")
    with FaultySite(list(bodies), bodies=bodies) as site, fresh_database(postgis, template) as dsn:
        done = warm(site.url, dsn, settings, since="2026-11-09", until="2026-11-15")
        assert done.outcome == "ok"
        texts = {"log": done.log, "stats": json.dumps(done.stats, default=str)}
        texts |= {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        with psycopg.connect(dsn) as connection:
            tables = connection.execute(
                "SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('agenda', 'gis')"
                " UNION SELECT schemaname, viewname FROM pg_views WHERE schemaname = 'gis'"
                " UNION SELECT schemaname, matviewname FROM pg_matviews WHERE schemaname = 'gis'"
            ).fetchall()
            for schema, table in tables:
                question = sql.SQL("SELECT string_agg(t::text, E' §\n') FROM {} AS t").format(
                    sql.Identifier(schema, table)
                )
                texts[f"{schema}.{table}"] = connection.execute(question).fetchone()[0] or ""  # type: ignore[index]
            contents = connection.execute("SELECT content FROM agenda.body").fetchall()
        texts["agenda.body"] = "\n".join(content.decode() for (content,) in contents)
        texts |= handed_out(dsn, tmp_path_factory.mktemp("out"))
    return Traces(texts, len(bodies))


def handed_out(dsn: str, folder: Path) -> dict[str, str]:
    """Return what a reader is given: every layer in every format, the map, the archive of bodies."""
    for words in (
        ("export", "--edition", "2026-11", "--out", str(folder)),
        ("map", "--out", str(folder / "map")),
        ("archive", "--out", str(folder / "bodies.warc.gz")),
    ):
        done = scrapy(*words, database=dsn)
        assert done.returncode == 0, done.stderr[-3000:]
    texts = {}
    for file in (file for file in folder.rglob("*") if file.is_file()):
        if file.suffix == ".gpkg":
            with closing(sqlite3.connect(file)) as package:
                texts[file.name] = "\n".join(package.iterdump())
        elif file.suffix == ".csv":  # a number never goes on in the next cell
            with file.open(encoding="utf-8", newline="") as table:
                texts[file.name] = " | ".join(cell for row in csv.reader(table) for cell in row)
        else:
            content = file.read_bytes()
            texts[file.name] = (gzip.decompress(content) if file.suffix == ".gz" else content).decode()
    return texts


# Ministers who share the name of the invented civil servant: their names are public, and gis.person has everybody's.
NAMESAKES = "|".join(one.name for one in register.people() if NAME in one.name)


# The borders of regions as text: pairs of degrees, between brackets.
OUTLINES = r"(?<=\()[\d.]+ [\d.]+(?:,[\d.]+ [\d.]+)+(?=\))"


def test_a_crawl_leaves_no_contact_details_behind(traces: Traces) -> None:
    public = re.compile(rf"http://127\S+|{NAMESAKES}|{OUTLINES}")
    found = {where: leaks_in(public.sub(" ", text)) for where, text in traces.texts.items()}
    assert {where: some[:5] for where, some in found.items() if some} == {}


def test_the_scan_looked_at_everything(traces: Traces) -> None:
    assert {
        "log",
        "stats",
        "feed.csv",
        "feed.jsonl",
        "feed.geojson",
        "agenda.activity",
        "agenda.body",
        "agenda.problem",
        *(f"activity.{kind}" for kind in ("csv", "ics", "atom")),
        "activity_point.geojson",
        "agendas.gpkg",
        "index.html",
        "bodies.warc.gz",
    } <= traces.texts.keys()
    told = (
        "feed.csv",
        "agenda.activity",
        "gis.activity",
        "activity.csv",
        "agendas.gpkg",
        "2026-teksten.js",
        "bodies.warc.gz",
    )
    assert [where for where in told if "Gesprek met de VNG" not in traces.texts[where]] == []
    assert f"{FOLDER}invented-0-pro" in traces.texts["log"]
    assert len(re.findall(r"^\(\d+,/actueel/", traces.texts["agenda.page"], re.M)) == traces.pages
