"""A crawl whose feed or database is not what it needs, and the same site at another port: nothing is lost silently."""

from __future__ import annotations

from pathlib import Path

import pytest
from psycopg.conninfo import make_conninfo
from support.crawls import ask, at_request
from support.shell import crawl, scrapy
from warcio.archiveiterator import ArchiveIterator

from agendacrawl import sample
from agendacrawl.core.vocabulary import Platform
from agendacrawl.db import schema

QUICK = ("-s", "AGENDA_NER=none", "-a", "max_pages=12")


@pytest.mark.parametrize("how", ["file/activities.jsonl", "folder"])
def test_a_feed_that_can_t_be_written_sends_no_request(tmp_path: Path, how: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with sample.serve(Platform.PRO) as site:
        asked = at_request(site, 0, lambda: None)
        done = crawl(site.url, *QUICK, "-O", f"{tmp_path / how}:jsonl")
    assert (done.returncode, asked) == (2, [])
    assert "The feed can't be written." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_disk_that_fills_up_under_a_feed_is_told_once_and_the_pages_are_stored(database: str) -> None:
    with sample.serve(Platform.PRO) as site:
        done = crawl(site.url, *QUICK, "-O", "/dev/full:jsonl", database=database)
    assert done.returncode == 1
    assert done.stderr.count("The feed is not whole, and the run goes on without it.") == 1
    assert "make room" in done.stderr
    assert "Traceback" not in done.stderr
    assert ask(database, "SELECT outcome, (SELECT count(*) > 0 FROM agenda.page) FROM agenda.run") == [
        ("ok", True)
    ]


def test_a_database_without_reference_data_gets_them_first(empty_database: str) -> None:
    schema.upgrade(empty_database)
    with sample.serve(Platform.PRO) as site:
        done = crawl(site.url, *QUICK, database=empty_database)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "no reference data, so they are loaded first" in done.stderr
    assert ask(empty_database, "SELECT count(*) > 300 FROM ref.municipality") == [(True,)]


def test_a_database_that_is_not_there_is_a_sentence(postgis: str) -> None:
    dsn = make_conninfo(postgis, dbname="not_there")
    for words in (["runs"], ["export", "--format", "csv"], ["map", "--out", "x"], ["psql"]):
        done = scrapy(*words, database=dsn)
        assert done.returncode != 0
        assert 'database "not_there" does not exist' in done.stderr
        assert "Traceback" not in done.stderr


def test_another_port_is_no_change_and_records_keep_the_address_that_was_fetched(
    database: str, tmp_path: Path
) -> None:
    urls = []
    for _ in range(2):
        with sample.serve(Platform.PRO) as site:
            urls.append(site.url)
            assert crawl(site.url, *QUICK, database=database).returncode == 0
    assert urls[0] != urls[1]
    ledger = ask(database, "SELECT run_id, result FROM agenda.fetch GROUP BY 1, 2 ORDER BY 1, 2")
    assert ledger == [(1, "new"), (2, "unchanged")]
    assert scrapy("archive", "--out", str(tmp_path / "x.warc.gz"), database=database).returncode == 0
    with (tmp_path / "x.warc.gz").open("rb") as file:
        targets = [record.rec_headers["WARC-Target-URI"] for record in ArchiveIterator(file)][1:]
    assert [sum(target.startswith(f"{url}/") for target in targets) for url in urls] == [12, 12]
