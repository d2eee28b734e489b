"""The password of the database is nowhere: every command, against databases that fail, and all that a run leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict
from scrapy.utils.misc import walk_modules_iter
from support.shell import Run, crawling, scrapy

from agendacrawl import sample
from agendacrawl.core.vocabulary import Platform

MARK = "Zeer-geheim"  # the password is Zeer-geheim/42
QUOTED = f"{MARK}%2F42"
LOUD = ("-s", "LOG_LEVEL=DEBUG", "-s", "LOG_ENABLED=1")
CRAWL = crawling("http://127.0.0.1:1")
MORE = {"crawl": CRAWL, "db": ("db", "status"), "archive": ("archive", "--out", "/nowhere/x.warc.gz")}
NAMES = {module.__name__.rsplit(".", 1)[-1] for module in walk_modules_iter("agendacrawl.commands")} - {
    "commands"
}


@pytest.fixture(scope="module")
def address(crawled: str, copies: Callable[..., str]) -> Iterator[str]:
    """The address of a database with activities, for a role of the test's own with the marked password."""
    dsn = copies(crawled)
    given = conninfo_to_dict(dsn)
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE ROLE geheim SUPERUSER LOGIN PASSWORD {}").format(f"{MARK}/42"))
    yield f"postgresql://geheim:{QUOTED}@{given['host']}:{given['port']}/{given['dbname']}"
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("REASSIGN OWNED BY geheim TO CURRENT_USER")
        connection.execute("DROP ROLE geheim")


def failing(address: str) -> dict[str, str]:
    """Return addresses that fail, each in its way, all with the password."""
    server = address.partition("@")[2].partition("/")[0]
    return {
        "unreadable": f"postgresql://geheim:{QUOTED}@[127.0.0.1/agenda",
        "wrong password": f"postgresql://geheim:{QUOTED}x@{server}/postgres",
        "no tables": f"postgresql://geheim:{QUOTED}@{server}/postgres",
        "unknown host": f"postgresql://geheim:{QUOTED}@nergens.invalid/agenda",
        "unknown option": f"postgresql://geheim:{QUOTED}@{server}/agenda?sslmode=misschien",
    }


@pytest.mark.parametrize("name", sorted(NAMES))
def test_no_command_tells_the_password_of_a_database_that_fails(name: str, address: str) -> None:
    ways = failing(address)
    if name != "crawl":
        ways = {way: ways[way] for way in ("unreadable", "wrong password")}
    words = MORE.get(name, (name,))
    runs = {way: Run(*words, *LOUD, "-s", f"AGENDA_DATABASE={bad}") for way, bad in ways.items()}
    for way, run in runs.items():
        done = run.wait()
        said = done.stdout + done.stderr
        assert done.returncode != 0 or name == "qgis", (way, said[-2000:])  # that one writes the address only
        assert MARK not in said, (way, said[-2000:])
        assert "Traceback" not in said, (way, said[-2000:])


def test_nothing_that_a_run_leaves_holds_the_password(address: str, tmp_path: Path) -> None:
    """Loud logs of a crawl whose connection is killed, its row and its files, the tables, and every export."""
    files = ("-O", str(tmp_path / "a.jsonl"), "-O", str(tmp_path / "a.csv"), "-O", str(tmp_path / "a.geojson"),
             "-s", f"AGENDA_STATS_FILE={tmp_path / 'stats.json'}", "-s", f"AGENDA_METRICS_FILE={tmp_path / 'm.prom'}")  # fmt: skip
    kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with sample.serve(Platform.PRO) as site:
        answer, asked = site.get, []

        def get(target: str) -> tuple[int, str, str]:
            asked.append(target)
            if len(asked) == 40:
                with psycopg.connect(address, autocommit=True) as connection:
                    connection.execute(kill)
            return answer(target)

        site.get = get  # type: ignore[method-assign]
        done = scrapy(*crawling(site.url), *files, *LOUD, "-s", "AGENDA_NER=none", database=address)
    assert "The connection is lost" in done.stderr
    archived = scrapy("archive", "--out", str(tmp_path / "a.warc.gz"), *LOUD, database=address)
    review = scrapy("review", "--export", str(tmp_path / "x.csv"), *LOUD, database=address)
    assert (archived.returncode, review.returncode) == (0, 0), archived.stderr + review.stderr
    said = [run.stdout + run.stderr for run in (done, archived, review)]
    left = [path.read_bytes().decode("utf-8", "replace") for path in tmp_path.iterdir()]
    assert len(left) >= 6
    with psycopg.connect(address) as connection:
        tables = connection.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('agenda', 'ref')"
        ).fetchall()
        rows = [
            str(
                connection.execute(
                    sql.SQL("SELECT t::text FROM {} AS t").format(sql.Identifier(*table))
                ).fetchall()
            )
            for table in tables
        ]
        assert connection.execute("SELECT outcome FROM agenda.run ORDER BY id DESC LIMIT 1").fetchone() == (
            "db_error",
        )
    assert len(rows) > 15
    assert not [text[:2000] for text in (*said, *left, *rows) if MARK in text]
