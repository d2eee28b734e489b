"""Every way in which a page's content can be wrong: what is read, what is reported, that nothing is made up.

What needs only a page goes to the reader; what must come through unharmed goes through a crawl into PostGIS
and feeds.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import html
import json
import tracemalloc
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from support.databases import fresh_database
from support.paths import DATA
from support.warm import Warm

from agendacrawl.core.items import AgendaPage
from agendacrawl.core.vocabulary import Flag
from agendacrawl.dutch.dates import read_day
from agendacrawl.dutch.text import squeeze
from agendacrawl.dutch.times import read_times
from agendacrawl.pages.address import NotAnAgendaPage
from agendacrawl.pages.decoding import decode
from agendacrawl.pages.document import LONGEST_LINE, MOST_LINES, Document, is_cut
from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.reader import read_page
from faults.crawls import Crawl, crawl
from faults.server import FOLDER, FaultySite

MONDAY = dt.date(2026, 11, 9)
PLACES = {"Hulst", "Goes", "Urk", "Saba"}


def read(markup: str | bytes, path: str = "/actueel/agenda/2026/11/09/x") -> AgendaPage:
    body = markup if isinstance(markup, bytes) else markup.encode("utf-8", "surrogatepass")
    return read_page(
        url=f"https://www.rijksoverheid.nl{path}",
        html=decode(body)[0],
        body=body,
        fetched_at=dt.datetime(2026, 11, 23, tzinfo=dt.UTC),
        knowledge=Knowledge(PLACES.__contains__, lambda _: None, lambda words, _: words),
    )


def single(
    title: str = "Gesprek met de VNG", labels: str | None = None, body: str = "<p>Over jeugdzorg.</p>"
) -> str:
    if labels is None:
        labels = "<p>Datum: 10-11-2026</p><p>Bewindspersoon: Rob Jetten</p><p>Locatie: Hulst</p>"
    return (
        f"<!DOCTYPE html><html><body><main><h1>{title}</h1>{labels}"
        f"<div class='rich-text larger-text'>{body}</div></main></body></html>"
    )


def week(body: str, people: str = "Pieter Heerma") -> str:
    return (
        "<!DOCTYPE html><html><body><main><h1>Agenda minister week 46</h1><p>Datum: 09-11-2026</p>"
        f"<p>Bewindspersoon: {people}</p><div class='rich-text'>{body}</div></main></body></html>"
    )


def kinds(page: AgendaPage) -> set[str]:
    return {problem.kind for problem in page.problems}


# -- markup that changed ---------------------------------------------------------------------------------------

DAYS = "<h2>Maandag 9 november</h2><ul><li>Gesprek met de VNG (Hulst)</li></ul><h2>Dinsdag 10 november</h2><ul><li>Overleg (Goes)</li></ul>"


def test_a_renamed_class_changes_nothing_that_is_read() -> None:
    for markup in (single(), week(DAYS)):
        renamed = read(markup.replace("rich-text larger-text", "tekst-x").replace("rich-text", "tekst-y"))
        page = read(markup)
        assert [(a.title, a.date, a.stated_place) for a in renamed.activities] == [
            (a.title, a.date, a.stated_place) for a in page.activities
        ]
        assert renamed.people == page.people


def test_a_renamed_label_is_reported_with_its_value() -> None:
    page = read(
        single(labels="<p>Datum: 10-11-2026</p><p>Verantwoordelijke: Rob Jetten</p><p>Locatie: Hulst</p>")
    )
    assert [(p.kind, p.where, p.text) for p in page.problems] == [
        ("unknown_label", "Verantwoordelijke", "Rob Jetten")
    ]
    assert page.people == []
    assert page.activities[0].stated_place == "Hulst"


def test_a_new_label_is_reported_and_takes_nothing_away() -> None:
    labels = "<dl><dt>Datum</dt><dd>10-11-2026</dd><dt>Reisafstand</dt><dd>212 km</dd><dt>Locatie</dt><dd>Hulst</dd></dl>"
    page = read(single(labels=labels))
    assert [(p.kind, p.where, p.text) for p in page.problems] == [("unknown_label", "Reisafstand", "212 km")]
    assert (page.activities[0].date, page.activities[0].stated_place) == (dt.date(2026, 11, 10), "Hulst")


def test_a_missing_block_is_reported() -> None:
    page = read(single(labels=""))
    assert kinds(page) == {"no_labels"}
    assert (page.people, page.activities[0].stated_place) == ([], None)
    assert read(week("")).activities == []
    assert kinds(read(week(""))) == {"empty_week"}


def test_the_order_of_the_labels_does_not_matter() -> None:
    labels = ["<p>Datum: 10-11-2026</p>", "<p>Bewindspersoon: Rob Jetten</p>", "<p>Locatie: Hulst</p>"]
    for order in (labels, labels[::-1], [labels[1], labels[0], labels[2]]):
        page = read(single(labels="".join(order)))
        assert (page.people, page.stated_place, page.activities[0].date) == (
            ["Rob Jetten"],
            "Hulst",
            dt.date(2026, 11, 10),
        )
        assert not page.problems


# -- markup that is broken or too much -------------------------------------------------------------------------


def test_truncated_markup_is_refused_at_every_cut() -> None:
    for markup in (single(), week(DAYS)):
        for end in range(markup.index("<html>") + 7, markup.index("</body>")):
            with pytest.raises(NotAnAgendaPage, match="cut off"):
                read(markup[:end])
    assert not is_cut(single())


def test_what_is_nested_too_deeply_is_refused_and_not_read_by_half() -> None:
    deep = "<div>" * 10_000 + "<p>diep</p>" + "</div>" * 10_000 + "<p>daarna</p>"
    with pytest.raises(NotAnAgendaPage, match="nested too deeply"):
        read(single(body=deep))
    page = read(single(body="<div>" * 500 + "<p>diep</p>" + "</div>" * 500 + "<p>daarna</p>"))
    assert page.intro.splitlines() == ["diep", "daarna"]


def test_lines_without_end_and_without_number_are_refused() -> None:
    with pytest.raises(NotAnAgendaPage, match="characters"):
        read(single(body="<p>" + "x" * (LONGEST_LINE + 1) + "</p>"))
    with pytest.raises(NotAnAgendaPage, match="lines or more"):
        read(week("<p>x</p>" * (MOST_LINES + 1)))
    assert len(read(week("<ul>" + "<li>Gesprek met de VNG</li>" * 5000 + "</ul>")).activities) == 5000


def test_one_line_of_ten_megabytes_is_refused_within_bounded_memory() -> None:
    body = single(body="<p>" + "woord " * 1_650_000 + "</p>").encode()
    tracemalloc.start()
    try:
        with pytest.raises(NotAnAgendaPage, match="characters"):
            read(body)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 16 * len(body)


@pytest.mark.parametrize("sign", ["x", ".", ",- ", "(", "0", "a@", "a.", "1 ", "–", "06-"])
def test_no_line_makes_the_patterns_run_away(sign: str) -> None:
    """The longest lines, ten of them, in every position: with patterns that run away this takes minutes."""
    line = (sign * LONGEST_LINE)[: LONGEST_LINE - 20]
    read(week("<ul>" + f"<li>contact {line}</li><li>{line}</li>" * 5 + "</ul>"))


@pytest.fixture(scope="module")
def large() -> Crawl:
    """A crawl of pages that are too large, each alone in its process with small ones: its memory is measured."""
    return alone("good-1", "gzip-bomb", "fifty-megabytes", "fifty-megabytes-announced", "good-2")


def alone(*names: str) -> Crawl:
    """Crawl a site of these pages, one by one, in a process of its own."""
    with FaultySite(list(names)) as site:
        job = {"arguments": {"site": site.url}, "settings": {"CONCURRENT_REQUESTS": 1}}
        return crawl({"alone": job})["alone"]


@pytest.mark.parametrize("name", ["gzip-bomb", "fifty-megabytes", "fifty-megabytes-announced"])
def test_a_page_that_is_too_large_is_told_and_not_read(large: Crawl, name: str) -> None:
    assert large.pages.keys() == {"good-1", "good-2"}
    assert large.said(f"{FOLDER}{name} was not read")
    assert large.stats["agenda/pages/failed"] == 3
    assert "agenda/pages/robots" not in large.stats


def test_too_large_pages_take_little_memory(large: Crawl) -> None:
    small = alone("good-1", "good-2")
    assert large.peak - small.peak < 90  # MiB


# -- encodings -------------------------------------------------------------------------------------------------


def twice(text: str) -> str:
    """Return UTF-8 as a browser shows it that takes it for Windows-1252."""
    return "".join(bytes([n]).decode("cp1252", "ignore") or chr(n) for n in text.encode())


WORDS = "Gesprek in ’s-Hertogenbosch – één café, Fryslân, België”, € 5, coördinatie"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(single(WORDS).encode(), id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + single(WORDS).encode(), id="utf-8 with a mark"),
        pytest.param(single(WORDS).encode("cp1252"), id="windows-1252 quotes as utf-8"),
        pytest.param(single(WORDS).encode("utf-16"), id="utf-16 with a mark"),
        pytest.param(single(WORDS).encode("utf-16-le"), id="utf-16 little endian"),
        pytest.param(single(WORDS).encode("utf-16-be"), id="utf-16 big endian"),
        pytest.param(twice(single(WORDS)).encode(), id="encoded twice"),
        pytest.param(unicodedata.normalize("NFD", single(WORDS)).encode(), id="nfd"),
        pytest.param(
            html.escape(single(WORDS))
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .encode("ascii", "xmlcharrefreplace"),
            id="entities",
        ),
    ],
)
def test_the_words_are_the_same_in_every_encoding(body: bytes) -> None:
    page = read(body)
    assert page.title == WORDS
    assert decode(page.body)[0]
    assert read(page.body).title == WORDS  # what is stored is read as it was when it came


def test_latin_1_that_is_declared_as_utf_8() -> None:
    markup = single("Coördinatie in België").replace("<html>", "<html><head><meta charset='utf-8'></head>")
    page = read(markup.encode("latin-1"))
    assert page.title == "Coördinatie in België"
    assert page.body.decode("utf-8")


def test_utf_8_that_is_declared_as_latin_1() -> None:
    markup = single("Coördinatie in België").replace(
        "<html>", "<html><head><meta charset='iso-8859-1'></head>"
    )
    assert read(markup.encode()).title == "Coördinatie in België"


@pytest.mark.parametrize("text", ["“BELGIË”", "SÃO PAULO", "Ângela", "crème brûlée", "€ 5", "ÄÖÜ"])
def test_what_is_right_is_not_repaired(text: str) -> None:
    assert decode(text.encode()) == (text, None)


def test_what_was_wrong_with_the_encoding_is_said() -> None:
    assert decode("é".encode("cp1252"))[1] == "it is no UTF-8 and was read as Windows-1252"
    assert decode("é".encode().decode("cp1252").encode())[1] == "it was encoded as UTF-8 twice"
    assert decode("<p>é".encode("utf-16"))[1] == "it is UTF-16-LE"


# -- characters that can't be seen -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sign",
    [
        "\x00",
        "\u200b",
        "\u202e",
        "\u202d",
        "\u2066",
        "\u200f",
        "\u061c",
        "\ufeff",
        "\u00ad",
        "\x07",
        "\x1b",
        "\x7f",
        "\U000e0041",
    ],
)
def test_what_can_not_be_seen_is_gone(sign: str) -> None:
    markup = single(f"Werk{sign}bezoek", labels=f"<p>Da{sign}tum: 10-11-2026</p><p>Locatie: Hul{sign}st</p>")
    page = read(markup)
    assert (page.title, page.stated_place, page.activities[0].date) == (
        "Werkbezoek",
        "Hulst",
        dt.date(2026, 11, 10),
    )
    assert squeeze(f"a{sign}b") == "ab"


def test_a_lone_surrogate_in_structured_data_does_no_harm() -> None:
    data = '<script type="application/ld+json">{"@type": "Event", "startDate": "2026-11-10", "location": "Hul\\ud800st"}</script>'
    page = read(single(labels=data))
    assert page.stated_place == "Hulst"
    assert page.activities[0].date == dt.date(2026, 11, 10)


def test_structured_data_that_is_nested_without_end_is_passed_over() -> None:
    page = read(
        single(body=f'<script type="application/ld+json">{"[" * 100_000}</script><p>Over jeugdzorg.</p>')
    )
    assert page.intro == "Over jeugdzorg."


# -- days and times --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["31 juni", "30 februari", "0 november", "32-11-2026", "10-13-2026", "29 februari 2027", "2026-02-30"],
)
def test_a_day_that_does_not_exist_is_none(text: str) -> None:
    assert read_day(text, MONDAY) is None
    page = read(single(labels=f"<p>Datum: {text}</p><p>Locatie: Hulst</p>"))
    assert "unreadable_date" in kinds(page)
    assert page.activities[0].date == MONDAY  # of its address


def test_a_day_heading_that_does_not_exist_moves_nothing_to_the_day_before() -> None:
    page = read(week(DAYS.replace("Dinsdag 10 november", "Dinsdag 31 november")))
    assert [(a.title, Flag.DATE_FROM_WEEK in a.flags) for a in page.activities] == [
        ("Gesprek met de VNG", False),
        ("Overleg", True),
    ]
    assert "unreadable_day" in kinds(page)


@pytest.mark.parametrize(
    ("path", "title", "day"),
    [
        ("2026/12/28", "Agenda minister week 53", dt.date(2026, 12, 28)),
        ("2020/12/28", "Agenda minister week 53", dt.date(2021, 1, 1)),
    ],
)
def test_week_53(path: str, title: str, day: dt.date) -> None:
    heading = f"{['Maandag', 'Dinsdag', 'Woensdag', 'Donderdag', 'Vrijdag'][day.weekday()]} {day.day} {'januari' if day.month == 1 else 'december'}"
    markup = week(f"<h2>{heading}</h2><ul><li>Gesprek met de VNG</li></ul>").replace(
        "Agenda minister week 46", title
    )
    page = read(markup.replace("09-11-2026", path.replace("/", "-")), f"/actueel/agenda/{path}/x")
    assert [(a.date, a.flags) for a in page.activities] == [(day, [])]
    wrong = read(markup.replace("week 53", "week 52"), f"/actueel/agenda/{path}/x")
    assert Flag.WEEK_NUMBER_MISMATCH in wrong.activities[0].flags


def test_an_end_before_the_start_is_left_out_and_flagged() -> None:
    times = read_times("15.00 - 14.00 uur")
    assert times is not None
    assert (times.start, times.end, times.backwards) == (dt.time(15), None, True)
    page = read(
        single(labels="<p>Datum: 10-11-2026</p><p>Einddatum: 09-11-2026</p><p>Tijd: 15.00 - 14.00 uur</p>")
    )
    assert page.activities[0].end_date is None
    assert page.activities[0].flags.count(Flag.END_BEFORE_START) == 1
    assert ("unreadable_date", "Einddatum") in {(p.kind, p.where) for p in page.problems}


def test_midnight() -> None:
    begin, end = read_times("24.00 uur"), read_times("14.00 - 24.00 uur")
    assert begin is not None
    assert begin.start == dt.time(23, 59)  # 0.00 is a day earlier
    assert end is not None
    assert (end.start, end.end, end.backwards) == (dt.time(14), dt.time(0), False)
    late = read_times("23.30 - 00.30 uur")
    assert late is not None
    assert (late.end, late.backwards) == (dt.time(0, 30), False)
    assert read_times("24.30 uur") is None
    assert read_times("23.60 uur") is None
    event = '<script type="application/ld+json">{"@type": "Event", "startDate": "2026-11-10T00:00:00+01:00"}</script>'
    page = read(single(labels=event))
    assert (page.activities[0].date, page.activities[0].start_time) == (dt.date(2026, 11, 10), None)


@pytest.mark.parametrize(
    ("written", "local"),
    [
        ("2026-10-25T00:30:00Z", dt.time(2, 30)),  # the first half past two
        ("2026-10-25T01:30:00Z", dt.time(2, 30)),  # an hour later, the second one
        ("2026-03-29T01:30:00Z", dt.time(3, 30)),  # half past two did not exist
    ],
)
def test_the_nights_in_which_the_clock_changes(written: str, local: dt.time) -> None:
    event = f'<script type="application/ld+json">{{"@type": "Event", "startDate": "{written}"}}</script>'
    page = read(single(labels=event), f"/actueel/agenda/{written[:10].replace('-', '/')}/x")
    assert (page.activities[0].date.isoformat(), page.activities[0].start_time) == (written[:10], local)


def test_a_day_without_its_year_is_near_the_week_and_never_today() -> None:
    assert read_day("2 januari", dt.date(2026, 12, 28)) == read_day("2 januari 2027", dt.date(2026, 12, 28))
    assert read_day("30 december", dt.date(2027, 1, 4)) == read_day("30 december 2026", dt.date(2027, 1, 4))
    assert read_day("9 november", dt.date(2019, 11, 4)) == read_day("9 november 2019", dt.date(2019, 11, 4))


# -- through a crawl, into tables and feeds --------------------------------------------------------------------

SQL = "Robert'); DROP TABLE agenda.activity; --"
HTML_ = "<script>alert(1)</script><img src=x onerror=alert(2)>"
JS = "javascript:alert(1)//\"'`${7*7}{{7*7}}\\u003c"
FORMULA = '=HYPERLINK("http://voorbeeld.example";"klik")'
ICS = "END:VEVENT BEGIN:VALARM;X=1,2"
XML = "]]></x><!ENTITY y SYSTEM 'file:///etc/passwd'>&y;"
FORMAT = "%s %(x)s {0} {x.__class__} $1 :name ?"
INJECTIONS = {
    "sql": SQL,
    "html": HTML_,
    "js": JS,
    "formula": FORMULA,
    "plus": "+31+1",
    "at": "@SUM(A1)",
    "ics": ICS,
    "xml": XML,
    "format": FORMAT,
}
HEADING = "<h2>Dinsdag 10 november 2026</h2>"
LINE = "<ul><li>Gesprek met bewoners over de stikstofkaart (Hulst)</li></ul>"
WORD_PLACES = {"Best": "GM0753", "Ede": "GM0228", "Goes": "GM0664", "Huizen": "GM0406", "Monster": "GM1783"}


def page_of(title: str, place: str, people: str) -> bytes:
    labels = f"<p>Datum: 10-11-2026</p><p>Bewindspersoon: {html.escape(people)}</p><p>Locatie: {html.escape(place)}</p>"
    return single(html.escape(title), labels, f"<p>{html.escape(title)}</p>").encode()


BODIES = {
    **{f"injection-{name}": page_of(text, text, text) for name, text in INJECTIONS.items()},
    "invisible": page_of("Werk\u202ebezoek\u0000 aan de\u200b haven", "Hulst", "Rob Jetten"),
    "latin-1": page_of("Coördinatie in België", "Hulst", "Rob Jetten").decode().encode("latin-1"),
    "week-heerma": week(HEADING + LINE).encode(),
    "week-jetten": week(HEADING + LINE, "Rob Jetten").encode(),
    "single": page_of("Gesprek met bewoners over de stikstofkaart", "Hulst", "Rob Jetten"),
    "single-1": page_of("Gesprek met bewoners over de stikstofkaart", "Hulst", "Rob Jetten"),
    "new-type": single(
        labels="<p>Datum: 10-11-2026</p><p>Type activiteit: Hologramsessie</p><p>Locatie: Hulst</p>"
    ).encode(),
    **{
        f"place-{name}": page_of(f"Werkbezoek {number}", name, "Rob Jetten")
        for number, name in enumerate(WORD_PLACES)
    },
    "words": week(
        HEADING
        + "<ul><li>Gesprek over het beste onderwijs en de beste zorg</li><li>Bijeenkomst over huizen bouwen</li>"
        "<li>Overleg over een monster van het water</li><li>Gesprek met minister Van der Burg en mevrouw Van Gennip</li>"
        "<li>Uitreiking van de eerste Ede-prijs aan de heer Goes</li></ul>"
    ).encode(),
}


@pytest.fixture(scope="module")
def content(
    warm: Warm, postgis: str, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """The address of a database and a folder with feeds after a crawl of all the pages above."""
    folder = tmp_path_factory.mktemp("feeds")
    feeds = {str(folder / f"feed.{ending}"): {"format": ending} for ending in ("jsonl", "csv", "geojson")}
    with FaultySite(list(BODIES), bodies=BODIES) as site, fresh_database(postgis, template) as dsn:
        done = warm(
            site.url, dsn, {"AGENDA_NER": "none", "FEEDS": feeds, "AGENDA_ASSERTIONS": str(DATA / "any_site.yml")},
            since="2026-11-09", until="2026-11-15",
        )  # fmt: skip
        assert done.outcome == "ok"
        assert "Traceback" not in done.log
        (folder / "log").write_text(done.log, encoding="utf-8")
        yield dsn, folder


def rows_of(dsn: str, question: str, *values: Any) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn) as connection:
        return connection.execute(question, values).fetchall()


@pytest.mark.parametrize("name", INJECTIONS)
def test_text_that_is_code_is_stored_as_text(content: tuple[str, Path], name: str) -> None:
    dsn, _ = content
    found = rows_of(
        dsn,
        "SELECT a.title, a.stated_place, array_agg(p.name) FROM agenda.activity a JOIN agenda.page g ON g.id = a.page_id"
        " LEFT JOIN agenda.activity_person p ON p.activity_id = a.id WHERE g.path = %s GROUP BY 1, 2",
        f"{FOLDER}injection-{name}",
    )
    text = INJECTIONS[name]
    assert [(title, place) for title, place, _ in found] == [(text, text)]


def test_every_table_is_still_there(content: tuple[str, Path]) -> None:
    (count,) = rows_of(content[0], "SELECT count(*) FROM agenda.page")[0]
    assert count == len(BODIES)


def test_feeds_hold_text_that_is_code_as_text(content: tuple[str, Path]) -> None:
    _, folder = content
    lines = [json.loads(line) for line in (folder / "feed.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["title"] for line in lines} >= set(INJECTIONS.values())
    collection = json.loads((folder / "feed.geojson").read_text(encoding="utf-8"))
    assert {feature["properties"]["title"] for feature in collection["features"]} >= set(INJECTIONS.values())
    with (folder / "feed.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.DictReader(file) for cell in row.values() if cell]
    assert not [
        cell for cell in cells if cell[0] in "=+-@\t\r" and not cell.lstrip("-").replace(".", "").isdigit()
    ]
    assert {f"'{INJECTIONS[name]}" for name in ("formula", "plus", "at")} <= set(cells)


def test_what_can_not_be_seen_is_in_no_table_and_no_feed(content: tuple[str, Path]) -> None:
    dsn, folder = content
    assert rows_of(dsn, "SELECT count(*) FROM agenda.activity WHERE title = 'Werkbezoek aan de haven'") == [
        (1,)
    ]
    for ending in ("jsonl", "csv", "geojson"):
        assert not {"\u202e", "\u200b", "\x00"} & set((folder / f"feed.{ending}").read_text(encoding="utf-8"))


def test_an_encoding_that_was_repaired_is_told(content: tuple[str, Path]) -> None:
    dsn, folder = content
    assert rows_of(dsn, "SELECT count(*) FROM agenda.activity WHERE title = 'Coördinatie in België'") == [
        (1,)
    ]
    log = (folder / "log").read_text(encoding="utf-8")
    assert "latin-1 was repaired: it is no UTF-8" in log


def test_a_new_type_is_kept_as_it_stands_and_reported(content: tuple[str, Path]) -> None:
    dsn, _ = content
    path = f"{FOLDER}new-type"
    assert rows_of(
        dsn,
        "SELECT a.type_stated FROM agenda.activity a JOIN agenda.page g ON g.id = a.page_id WHERE g.path = %s",
        path,
    ) == [("Hologramsessie",)]
    assert rows_of(
        dsn,
        "SELECT p.kind, p.text FROM agenda.problem p JOIN agenda.page g ON g.id = p.page_id WHERE g.path = %s",
        path,
    ) == [("unknown_type", "Hologramsessie")]


def test_one_event_on_two_weeks_a_single_page_and_a_second_address_is_one_activity(
    content: tuple[str, Path],
) -> None:
    found = rows_of(
        content[0],
        "SELECT count(*), count(DISTINCT j.joint_id) FROM agenda.activity a JOIN agenda.activity_joint j ON j.activity_id = a.id"
        " WHERE a.title = 'Gesprek met bewoners over de stikstofkaart'",
    )
    assert found == [(4, 1)]


@pytest.mark.parametrize("name", WORD_PLACES)
def test_a_place_that_looks_like_a_word_is_found_where_a_place_stands(
    content: tuple[str, Path], name: str
) -> None:
    found = rows_of(
        content[0],
        "SELECT p.municipality_code FROM agenda.activity_place p JOIN agenda.activity a ON a.id = p.activity_id"
        " JOIN agenda.page g ON g.id = a.page_id WHERE g.path = %s",
        f"{FOLDER}place-{name.lower()}",  # an address is kept without capitals
    )
    assert found == [(WORD_PLACES[name],)]


def test_words_and_names_that_look_like_places_are_none(content: tuple[str, Path]) -> None:
    found = rows_of(
        content[0],
        "SELECT a.title, p.name FROM agenda.activity_place p JOIN agenda.activity a ON a.id = p.activity_id"
        " JOIN agenda.page g ON g.id = a.page_id WHERE g.path = %s",
        f"{FOLDER}words",
    )
    assert found == []


def test_documents_are_parsed_without_the_network() -> None:
    """An external entity or a stylesheet is never fetched: the parser is lxml's for HTML, with no network."""
    page = read(single(body='<p>Over &y;</p><link rel="stylesheet" href="http://127.0.0.1:1/x.css">'))
    assert page.intro == "Over &y;"
    assert gzip.decompress(gzip.compress(page.body)) == page.body
    assert (
        Document.parse("<!DOCTYPE html [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><main><h1>x &y;</h1></main>")
        .lines[0]
        .text.startswith("x")
    )
