"""`agendacrawl archive`: a WARC file that its own reader finds valid."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psycopg
from support.shell import scrapy
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from agendacrawl.archive.warc import ORIGINAL


def test_every_body_once_and_every_fetch(crawled: str, copies: Callable[..., str], tmp_path: Path) -> None:
    dsn, out = copies(crawled), tmp_path / "agenda.warc.gz"
    with psycopg.connect(dsn) as connection:  # a second run that found all unchanged, then an edited page
        connection.execute(
            "INSERT INTO agenda.run (spider, version, arguments, outcome) VALUES ('agenda', '0', '{}', 'ok')"
        )
        again = (
            "INSERT INTO agenda.fetch (run_id, page_id, path, fetched_at, status, body_sha256, result) "
            "SELECT (SELECT max(id) FROM agenda.run), id, path, now(), 200, {}, {} FROM agenda.page {}"
        )
        connection.execute(again.format("body_sha256", "'unchanged'", ""))
        connection.execute("INSERT INTO agenda.body VALUES (repeat('0', 64), '<p>anders</p>', now())")
        connection.execute(
            again.format("repeat('0', 64)", "'changed'", "WHERE id = (SELECT min(id) FROM agenda.page)")
        )
        connection.execute(again.format("NULL", "'failed'", "WHERE id = (SELECT max(id) FROM agenda.page)"))
        stored: dict[str, bytes] = dict(
            connection.execute("SELECT sha256, content FROM agenda.body").fetchall()
        )
    done = scrapy("archive", "--out", str(out), database=dsn)
    assert (done.returncode, done.stdout) == (0, f"{out}: 76 bodies, 75 revisits.\n"), done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["agenda.warc.gz"]
    checker = Checker(type("Options", (), {"verbose": False, "inputs": [str(out)]})())
    checker.process_all()
    assert checker.exit_value == 0
    with out.open("rb") as file:
        records = [
            (record.rec_type, record.rec_headers, record.content_stream().read())
            for record in ArchiveIterator(file, check_digests="raise")
        ]
    info, *rest = records
    assert info[0] == "warcinfo"
    assert b"were removed before anything was stored" in info[2]
    resources = {head[ORIGINAL]: body for kind, head, body in rest if kind == "resource"}
    assert resources == stored
    revisits = [head for kind, head, _ in rest if kind == "revisit"]
    assert len(revisits) == 75
    digests = {
        head["WARC-Target-URI"]: head["WARC-Payload-Digest"]
        for kind, head, _ in rest[:75]
        if kind == "resource"
    }
    dates = {head["WARC-Target-URI"]: head["WARC-Date"] for _, head, _ in rest[:75]}
    for head in revisits:
        url = head["WARC-Target-URI"]
        assert (head["WARC-Payload-Digest"], head["WARC-Refers-To-Date"]) == (digests[url], dates[url])


def test_without_a_database_there_is_no_file(tmp_path: Path) -> None:
    done = scrapy(
        "archive", "--out", str(tmp_path / "x.warc.gz"), database="postgresql://me:geheim@127.0.0.1:1/agenda"
    )
    assert done.returncode == 1
    assert "gives no connection" in done.stderr
    assert not [word for word in ("Traceback", "geheim") if word in done.stdout + done.stderr]
    assert list(tmp_path.iterdir()) == []
