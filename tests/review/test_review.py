"""`agendacrawl review`: what is asked, what is refused, and corrections that hold until the text changes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
import yaml
from support.paths import ROOT
from support.shell import crawl, scrapy
from support.waiting import until

from agendacrawl import sample
from agendacrawl.commands import review
from agendacrawl.core.items import Activity, Place
from agendacrawl.core.vocabulary import Flag, Level, Mode, Platform, Source
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.lookups import Venue
from agendacrawl.review import corrections, table
from agendacrawl.review.corrections import Correction, Corrections, Kind
from agendacrawl.review.proposals import proposals
from agendacrawl.review.questions import Question, questions

GAZETTEER = Gazetteer.load()
UNKNOWN = "Theaterzaal De Verdieping"  # the one place of the sample site that nobody knows


@pytest.fixture(scope="module")
def dsn(crawled: str, copies: Callable[..., str]) -> str:
    return copies(crawled)


def ask(dsn: str, query: str, *values: object) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn, autocommit=True) as connection:
        return connection.execute(query.encode(), values).fetchall()


def asked(dsn: str) -> list[tuple[str, str, str, int]]:
    with psycopg.connect(dsn) as connection:
        return [
            (q.kind, q.status, q.text, q.activities)
            for q in questions(connection, corrections.read(connection))
        ]


def edit(path: Path, changes: dict[tuple[str, str], dict[str, str]], delimiter: str = ",") -> None:
    """Fill in rows as a person does in a spreadsheet."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.update(changes.get((row["kind"], row["text"]), {}))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


BY = {"author": "A. Redacteur", "reason": "Zaal in de schouwburg"}


def test_a_correction_from_question_to_reopening(dsn: str, tmp_path: Path) -> None:
    """Export, edit, import; crawl again; edit the page; crawl again."""
    file = tmp_path / "x.csv"
    shown = scrapy("review", database=dsn)
    assert shown.stdout.splitlines()[0] == "\t".join(table.ASKED)
    assert f"place\tunresolved\t{UNKNOWN}\t1\t" in shown.stdout
    numbers = [int(line.split("\t")[3]) for line in shown.stdout.splitlines()[1:]]
    assert numbers == sorted(numbers, reverse=True)
    assert "\x1b" not in shown.stdout

    (kind_of_type, title) = ask(
        dsn, "SELECT type, title FROM agenda.activity WHERE type_method = 'rules' ORDER BY id LIMIT 1"
    )[0]
    other = "Ontvangst" if kind_of_type != "Ontvangst" else "Evenement"
    assert scrapy("review", "--export", str(file), database=dsn).returncode == 0
    with file.open("a", encoding="utf-8", newline="") as more:
        csv.writer(more).writerow(["type", "", title, "", "", "", "", other, "", "", "", *BY.values()])
    edit(file, {("place", UNKNOWN): {"municipality_code": "GM0106", "place": "Assen", **BY}}, ";")
    pages = ask(dsn, "SELECT count(*) FROM agenda.page WHERE changed_run = 1")[0][0]
    done = scrapy("review", "--import", str(file), database=dsn)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 corrections are stored, 0 were known.\n")

    query = (
        "SELECT name, level, municipality_code, evidence, source, p.method, confidence, a.flags, a.mode "
        "FROM agenda.activity_place p JOIN agenda.activity a ON a.id = p.activity_id WHERE a.stated_place = %s"
    )
    corrected: list[tuple[Any, ...]] = [
        ("Assen", "place", "GM0106", UNKNOWN, "stated_place", "correction", 1.0, [], "physical")
    ]
    typed = [(other, "correction", 1.0)]
    types = "SELECT DISTINCT type, type_method, type_confidence FROM agenda.activity WHERE title = %s"
    assert ask(dsn, query, UNKNOWN) == corrected
    assert ask(dsn, types, title) == typed
    assert (
        ask(dsn, "SELECT count(*) FROM agenda.page WHERE changed_run = 1")[0][0] >= pages - 4
    )  # only those concerned
    assert ask(dsn, "SELECT spider, outcome FROM agenda.run ORDER BY id")[-1] == ("reprocess", "ok")
    assert UNKNOWN not in str(asked(dsn))

    again = scrapy("review", "--import", str(file), database=dsn)
    assert again.stdout == "0 corrections are stored, 2 were known.\n"
    lines = scrapy("review", "--lookup", database=dsn).stdout
    assert (
        f"- {{name: {UNKNOWN}, place: Assen, municipality: GM0106, kind: other, source: {BY['reason']}}}"
        in lines
    )

    path = ask(
        dsn,
        "SELECT path FROM agenda.page p JOIN agenda.activity a ON a.page_id = p.id WHERE a.stated_place = %s",
        UNKNOWN,
    )[0][0]
    url = ask(dsn, "SELECT url FROM agenda.page LIMIT 1")[0][0]
    with sample.serve(Platform.PRO, urlsplit(url).port or 0) as site:
        page = site.pages[path]
        for words in (
            UNKNOWN,
            "Theaterzaal Elders",
        ):  # the site has the same text in another run, then another text
            site.pages[path] = replace(
                page,
                body=(page.body[0].replace(UNKNOWN, words),),
                place=page.place and page.place.replace(UNKNOWN, words),
            )
            assert crawl(site.url, "-s", "AGENDA_NER=none", database=dsn).returncode == 0
            assert ask(dsn, types, title) == typed
            assert ask(dsn, query, UNKNOWN) == (corrected if words == UNKNOWN else [])
    assert asked(dsn)[0] == ("place", "reopened", UNKNOWN, 1)
    assert ("place", "unresolved", "Theaterzaal Elders", 1) in asked(dsn)

    refused = scrapy("review", "--export", str(file), database=dsn)  # it may be filled in
    assert (refused.returncode, "is there already" in refused.stderr) == (1, True)
    file.unlink()
    assert scrapy("review", "--export", str(file), database=dsn).returncode == 0
    edit(file, {("place", UNKNOWN): {"municipality_code": "withdraw", **BY}})
    assert scrapy("review", "--import", str(file), database=dsn).returncode == 0
    assert UNKNOWN not in str(asked(dsn))


# -- the table -------------------------------------------------------------------------------------------------


def stands(_: str, text: str) -> list[str]:
    return ["/actueel/agenda/2026/11/09/x"] if text in ("Zaal X", "Gesprek met Y", "-1 verdieping") else []


def given(tmp_path: Path, *rows: dict[str, str]) -> Path:
    path = tmp_path / "given.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*table.ASKED, *table.TO_FILL], restval="")
        writer.writeheader()
        writer.writerows({"kind": "place", "text": "Zaal X", **row} for row in rows)
    return path


RIGHT = {"municipality_code": "GM0106", "author": "A", "reason": "B"}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"municipality_code": "GM9999"}, "GM9999 is no municipality"),
        ({"place": "Hulst"}, "Hulst is not known in GM0106 (Assen)"),
        ({"municipality_code": "", "place": "Hulst"}, "Hulst needs its municipality_code"),
        ({"municipality_code": "", "country": "XX"}, "XX is no country"),
        ({"municipality_code": "", "country": "BE", "place": "Hulstorp"}, "Hulstorp is not known in BE (België)"),
        ({"country": "BE"}, "GM0106 does not lie in BE"),
        ({"author": ""}, "the author of the correction is missing"),
        ({"reason": " "}, "the reason of the correction is missing"),
        ({"municipality_code": ""}, "what is right is missing: fill in municipality_code or place or country"),
        ({"text": "Zaal Z"}, "no activity says 'Zaal Z'"),
        ({"kind": "mode"}, "the kind is 'mode'; it must be place or type"),
        ({"type": "Gesprek"}, "type is filled in, but the row is about a place"),
        ({"kind": "type", "text": "Gesprek met Y", "municipality_code": "", "type": "Praatje"}, "'Praatje' is no type. Types are Gesprek;"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_row(row: dict[str, str], sentence: str, tmp_path: Path) -> None:
    path = given(tmp_path, {}, {**RIGHT, "text": "-1 verdieping"}, {**RIGHT, **row})
    with pytest.raises(table.TableError) as told:
        table.read(path, GAZETTEER, stands)
    assert str(told.value).startswith(f"Row 4: {sentence}")
    assert "Nothing was imported." in str(told.value)


def test_a_wrong_row_imports_nothing_and_two_are_both_told(dsn: str, tmp_path: Path) -> None:
    before = ask(dsn, "SELECT count(*) FROM agenda.correction"), ask(dsn, "SELECT count(*) FROM agenda.run")
    title = ask(dsn, "SELECT title FROM agenda.activity ORDER BY id LIMIT 1")[0][0]
    path = given(
        tmp_path, {**RIGHT, "text": title}, {**RIGHT, "text": title}, {**RIGHT, "text": "Nergens gezegd"}
    )
    done = scrapy("review", "--import", str(path), database=dsn)
    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert [line.split(":")[0] for line in told[:2]] == ["Row 3", "Row 4"]
    assert "stands in an earlier row too" in told[0]
    assert "Traceback" not in done.stderr
    assert before == (
        ask(dsn, "SELECT count(*) FROM agenda.correction"),
        ask(dsn, "SELECT count(*) FROM agenda.run"),
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"kind,text\nplace,x\n", "it lacks type,"), (b"kind\xe9", "is not UTF-8")],
)
def test_another_file_is_refused(content: bytes, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    with pytest.raises(table.TableError, match=sentence):
        table.read(path, GAZETTEER, stands)


def test_no_cell_is_a_formula_and_its_text_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    evil = ['=HYPERLINK("http://x")', "-1 verdieping", "@SUM(1)", "+31", "'s-Hertogenbosch"]
    assert (
        table.write(path, [Question("place", "unresolved", text, 1, text, None, "http://x") for text in evil])
        == 5
    )
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    edit(path, {("place", f"'{evil[1]}"): RIGHT})
    (one,) = table.read(path, GAZETTEER, stands)
    assert (one.text, one.municipality_code) == ("-1 verdieping", "GM0106")


class Terminal(io.StringIO):
    """Takes what is printed, as a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "text", ["Debat [/]", "[conceal]Overleg[/conceal]", "[red]", "[link=https://x]", "\\[b]", ":bomb:"]
)
def test_text_of_the_site_is_no_markup_on_a_terminal(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("COLUMNS", "300")
    review.show([Question("place", "unresolved", text, 1, "", None, "http://x")])
    assert text in terminal.getvalue()


def test_an_example_is_one_line_at_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, example = Terminal(), "https://www.rijksoverheid.nl/actueel/agenda/2026/11/09/" + "w" * 90
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("COLUMNS", "80")
    review.show([Question("place", "ambiguous", "Bezoek aan\nBergen", 12, "Bergen", 0.4, example)])
    lines = terminal.getvalue().splitlines()
    assert lines[2:] == [
        "place, ambiguous: Bezoek aan Bergen",
        "    now: Bergen (0.40); activities: 12",
        f"    {example}",
    ]


# -- what a correction does -----------------------------------------------------------------------------------


def corrected(activity: Activity, *given: Correction) -> Activity:
    Corrections(given, GAZETTEER).apply(activity, weekly=False)
    return activity


def activity(**values: Any) -> Activity:
    return Activity("k", "Werkbezoek Monster", dt.date(2026, 11, 9), **values)


def by(text: str, **values: Any) -> Correction:
    return Correction(Kind.PLACE, text, "A", "B", **values)


MONSTER = Place("Monster", Level.PLACE, "Monster", Source.TITLE, "exact", 0.4, "GM1783", country="NL")


@pytest.mark.parametrize(
    ("values", "name", "level", "code", "country"),
    [
        ({"municipality_code": "GM0106"}, "Assen", Level.MUNICIPALITY, "GM0106", "NL"),
        (
            {"municipality_code": "GM0677", "place": "Kloosterzande"},
            "Kloosterzande",
            Level.PLACE,
            "GM0677",
            "NL",
        ),
        ({"country": "BE"}, "België", Level.COUNTRY, None, "BE"),
        ({"country": "SI", "place": "Bled"}, "Bled", Level.PLACE, None, "SI"),
    ],
)
def test_the_place_that_a_correction_names(
    values: dict[str, str], name: str, level: Level, code: str | None, country: str
) -> None:
    one = corrected(
        activity(places=[MONSTER], flags=[Flag.PLACE_CONTRADICTION]), by("Werkbezoek Monster", **values)
    )
    (place,) = one.places
    assert (place.name, place.level, place.municipality_code, place.country) == (name, level, code, country)
    assert (place.evidence, place.source, place.method, place.confidence) == (
        "Werkbezoek Monster",
        Source.TITLE,
        "correction",
        1.0,
    )
    assert (one.flags, one.mode) == ([], Mode.PHYSICAL)


def test_words_that_name_no_place() -> None:
    assert corrected(activity(places=[MONSTER]), by("Werkbezoek Monster")).places == []


def test_a_stronger_source_and_an_online_meeting_stand() -> None:
    stated = replace(MONSTER, source=Source.STATED)
    one = corrected(
        activity(stated_place="Monster", places=[stated]),
        by("Werkbezoek Monster", municipality_code="GM0106"),
    )
    assert one.places == [stated]
    online = corrected(activity(mode=Mode.ONLINE), by("Werkbezoek Monster", municipality_code="GM0106"))
    assert (online.places, online.mode) == ([], Mode.ONLINE)


def test_a_place_that_is_not_known_any_more_is_told(caplog: pytest.LogCaptureFixture) -> None:
    one = corrected(activity(places=[MONSTER]), by("Werkbezoek Monster", municipality_code="GM0001"))
    assert one.places == [MONSTER]
    assert "GM0001 is no municipality" in caplog.text


def test_proposals_are_lines_of_the_lookups() -> None:
    given = [
        by("Theater X", municipality_code="GM0106"), by("Kloosterzandde", municipality_code="GM0677", place="Kloosterzande"),
        by("Groot-Oosterland", country="BE"), by("Onbekend"), by("Oud", municipality_code="GM0106", withdrawn=True),
        Correction(Kind.TYPE, "Koffie (met Y)", "A", "B", type="Gesprek"),
    ]  # fmt: skip
    files = proposals(given, GAZETTEER).split("# lookups/")[1:]
    lines = {part.partition("\n")[0]: yaml.safe_load(part.partition("\n")[2]) for part in files}
    assert Venue(**{"aliases": (), **lines["venues.yml"][0]}).municipality == "GM0106"
    assert lines["aliases.yml"] == {"spellings": {"Kloosterzandde": "Kloosterzande"}}
    assert lines["abroad.yml"] == {"countries": {"Groot-Oosterland": "BE"}}
    (rule,) = lines["types.yml"]
    assert (rule["type"], rule["any"]) == ("Gesprek", [r"^koffie \(met y\)$"])


# Whoever adds a row to a table waits for who holds the lock.
HALT = """
CREATE FUNCTION public.halt() RETURNS trigger LANGUAGE plpgsql
    AS 'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NEW; END';
CREATE TRIGGER halt BEFORE INSERT ON {} FOR EACH ROW EXECUTE FUNCTION public.halt();
"""
WAITING = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.mark.parametrize(
    ("moment", "next_table"),  # what is there when it is killed, and what it writes next
    [
        ("agenda.correction", "agenda.run"),
        ("agenda.run WHERE spider = 'reprocess'", "agenda.staged"),
        ("agenda.staged", "agenda.activity_place"),
    ],
)
def test_an_import_that_is_killed_is_finished_by_the_next(
    crawled: str, copies: Callable[..., str], tmp_path: Path, moment: str, next_table: str
) -> None:
    dsn, file = copies(crawled), tmp_path / "x.csv"
    assert scrapy("review", "--export", str(file), database=dsn).returncode == 0
    edit(file, {("place", UNKNOWN): {"municipality_code": "GM0106", "place": "Assen", **BY}})
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "review",
        "--import",
        str(file),
        "-s",
        f"AGENDA_DATABASE={dsn}",
    ]
    with psycopg.connect(dsn, autocommit=True) as holder:
        holder.execute(HALT.format(next_table).encode())
        holder.execute("SELECT pg_advisory_lock(1)")
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
        until(lambda: ask(dsn, WAITING), process)
        assert ask(dsn, f"SELECT count(*) > 0 FROM {moment}") == [(True,)]
        process.kill()
        process.wait()
        ask(dsn, f"SELECT pg_terminate_backend(pid, 60000) FROM ({WAITING}) waiting")
    places = "SELECT place FROM gis.activity_point p JOIN agenda.activity a ON a.id = activity_id WHERE stated_place = %s"
    assert ask(dsn, places, UNKNOWN) == []
    assert ask(dsn, "SELECT applied FROM agenda.correction") == [(False,)]
    done = scrapy("review", "--import", str(file), database=dsn)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(
        "0 corrections are stored, 1 were known.\n1 that were stored earlier are not applied yet: that is done now.\n"
    )
    assert ask(dsn, places, UNKNOWN) == [("Assen",)]
    assert ask(dsn, "SELECT applied FROM agenda.correction") == [(True,)]
    again = scrapy("review", "--import", str(file), database=dsn)
    assert again.stdout == "0 corrections are stored, 1 were known.\n"
