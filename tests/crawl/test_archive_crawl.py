"""`agendacrawl crawl archive`: the past from files of web archives, with the tables of a crawl."""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import same_tables
from support.archives import Record, write_wacz, write_warc
from support.crawls import ask, said
from support.shell import crawl, scrapy

from agendacrawl import sample
from agendacrawl.archive.captures import ArchiveFileError, Captures, archive_files
from agendacrawl.core.vocabulary import Platform

MOMENT = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
SINGLE = "/actueel/agenda/2026/11/10/gesprek-dorpsraad-bellingwolde"
FAST = ("-s", "AGENDA_NER=none", "-s", "LOG_LEVEL=INFO")


def page(title: str, place: str = "Hulst", people: str = "Rob Jetten") -> bytes:
    return (
        f"<!DOCTYPE html><html lang='nl'><head><title>{title}</title></head><body><main><h1>{title}</h1><p>Datum: 10-11-2026"
        f"</p><p>Bewindspersoon: {people}</p><p>Locatie: {place}</p><div class='rich-text larger-text'><p>Gesprek.</p></div>"
        "</main></body></html>"
    ).encode()


def days(number: int) -> dt.datetime:
    return MOMENT + dt.timedelta(days=number)


def live(name: str) -> str:
    return f"https://www.rijksoverheid.nl/actueel/agenda/2026/11/10/{name}"


@pytest.fixture(scope="module")
def both(copies: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A database after a crawl of the sample site, and one after reading its archive."""
    crawled, archived, folder = copies(), copies(), tmp_path_factory.mktemp("archive")
    with sample.serve(Platform.PRO) as site:
        assert crawl(site.url, *FAST, database=crawled).returncode == 0
        paths = [path for (path,) in ask(crawled, "SELECT replace(url, %s, '') FROM agenda.page", site.url)]
        records: list[Record] = [(site.url + path, MOMENT, site.get(path)[2].encode()) for path in paths]
        records.append((f"{site.url}/actueel/nieuws/2026/11/09/iets", MOMENT, b"<h1>Nieuws</h1>"))
    write_warc(folder / "b.warc.gz", records[: len(records) // 2])
    write_wacz(folder / "a.wacz", write_warc(folder.parent / "rest.warc", records[len(records) // 2 :]))
    done = scrapy("crawl", "archive", "-a", f"warc={folder}", *FAST, database=archived)
    assert done.returncode == 0, done.stderr[-3000:]
    return crawled, archived


def test_its_tables_are_those_of_a_crawl(both: tuple[str, str]) -> None:
    crawled, archived = both
    assert said(archived) == said(crawled)
    with psycopg.connect(crawled) as before, psycopg.connect(archived) as after:
        assert same_tables.compare(before, after, 3)


def test_every_page_says_where_it_is_from(both: tuple[str, str]) -> None:
    rows = ask(both[1], "SELECT DISTINCT archive, captured_at FROM agenda.capture ORDER BY 1")
    assert rows == [("a.wacz/archive/rest.warc", MOMENT), ("b.warc.gz", MOMENT)]
    counts = ask(
        both[1], "SELECT count(*), count(DISTINCT record_id), count(DISTINCT path) FROM agenda.capture"
    )
    assert len(set(counts[0])) == 1
    assert ask(both[1], "SELECT DISTINCT fetched_at FROM agenda.fetch") == [(MOMENT,)]


def run(database: str, file: Path) -> str:
    done = scrapy("crawl", "archive", "-a", f"warc={file}", *FAST, database=database)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stderr


def test_the_newest_capture_is_the_state_and_the_others_are_history(database: str, tmp_path: Path) -> None:
    records = [(live("a"), days(3), page("Gesprek in Urk", "Urk")), (live("a"), days(1), page("Gesprek in Hulst")),
               (live("a"), days(2), page("Gesprek in Hulst")), (live("a"), days(-1), page("Gesprek in Goes", "Goes"))]  # fmt: skip
    run(database, write_warc(tmp_path / "x.warc.gz", records))
    assert ask(database, "SELECT title FROM agenda.page") == [("Gesprek in Urk",)]
    kinds = ask(
        database,
        "SELECT kind, noticed_at, new_value FROM agenda.activity_history WHERE field IS NULL OR field = 'title' ORDER BY id",
    )
    assert kinds == [("added", days(-1), None), ("reworded", days(1), "Gesprek in Hulst"), ("reworded", days(3), "Gesprek in Urk")]  # fmt: skip
    results = ask(database, "SELECT fetched_at, result FROM agenda.fetch ORDER BY id")
    assert results == [(days(-1), "new"), (days(1), "changed"), (days(2), "unchanged"), (days(3), "changed")]
    run(database, write_warc(tmp_path / "y.warc", [(live("a"), days(0), page("Gesprek in Emmen", "Emmen"))]))
    assert ask(database, "SELECT title FROM agenda.page") == [("Gesprek in Urk",)]
    assert ask(database, "SELECT result FROM agenda.fetch ORDER BY id DESC LIMIT 1") == [("older",)]
    history = ask(database, "SELECT count(*) FROM agenda.activity_history")
    run(database, tmp_path / "x.warc.gz")
    assert ask(database, "SELECT count(*) FROM agenda.activity_history") == history
    assert ask(database, "SELECT title FROM agenda.page") == [("Gesprek in Urk",)]


def test_what_only_an_archive_has_is_never_missing_from_the_site(database: str, tmp_path: Path) -> None:
    """The site itself lost it before: a later crawl that does not find it says nothing new."""
    with sample.serve(Platform.PRO) as site:
        gone = f"{site.url}/actueel/agenda/2026/11/10/van-een-vorig-kabinet"
        run(database, write_warc(tmp_path / "x.warc", [(gone, MOMENT, page("Gesprek"))]))
        assert crawl(site.url, *FAST, database=database).returncode == 0
    assert ask(database, "SELECT count(*) FROM agenda.page WHERE missing_since_run IS NOT NULL") == [(0,)]


def test_records_that_are_no_pages_are_counted(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc.gz", [(live("weg"), MOMENT, b"")], status="404 Not Found")
    write_warc(
        tmp_path / "b.warc.gz", [("https://www.kiesraad.nl/actueel/agenda/2026/11/10/x", MOMENT, page("x"))]
    )
    write_warc(tmp_path / "c.warc", [(live("groot"), MOMENT, b"x" * 4_000_000)])
    whole = write_warc(
        tmp_path / "d.warc", [(live("a"), MOMENT, page("Een")), (live("b"), MOMENT, page("Twee"))]
    )
    whole.write_bytes(whole.read_bytes()[:-400])
    (tmp_path / "e.wacz").write_bytes(b"PK nothing")
    with Captures(tmp_path) as archive:
        found = archive.index()
        bodies = {one.path.rsplit("/", 1)[-1]: archive.body(one) for one in found}
    assert bodies["groot"] is None
    assert bodies["a"] == page("Een")
    assert "weg" not in bodies
    assert "x" not in bodies
    assert {"it came with HTTP status 404", "it has more than 3,145,728 bytes"} <= archive.skipped.keys()
    assert any("e.wacz can't be read" in why for why in archive.skipped)


def test_a_body_comes_without_its_encoding(tmp_path: Path) -> None:
    file = write_warc(
        tmp_path / "a.warc.gz",
        [(live("a"), MOMENT, gzip.compress(page("Een")))],
        **{"Content-Encoding": "gzip"},
    )
    with Captures(file) as archive:
        assert [archive.body(one) for one in archive.index()] == [page("Een")]


def test_what_this_program_wrote_it_reads(
    both: tuple[str, str], copies: Callable[..., str], tmp_path: Path
) -> None:
    """`agendacrawl archive` writes bodies once, and revisits; with the hash of what came over the line."""
    out, again = tmp_path / "agenda.warc.gz", copies()
    assert scrapy("archive", "--out", str(out), database=both[0]).returncode == 0
    run(again, out)
    assert said(again) == said(both[0])


@pytest.mark.parametrize(
    "arguments", [(), ("-a", "warc=/nowhere"), ("-a", "file=x"), ("-a", "warc=/nowhere", "-a", "x=y")]
)
def test_a_mistake_is_told(arguments: tuple[str, ...]) -> None:
    done = scrapy("crawl", "archive", *arguments, database="off")
    assert done.returncode == 2
    assert "warc=" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_a_folder_without_archives_is_none(tmp_path: Path) -> None:
    with pytest.raises(ArchiveFileError, match=r"docs/ARCHIVE\.md"):
        archive_files(tmp_path)
