"""The life of a run: one at a time, an outcome for each, published whole or not at all, and told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from prometheus_client.parser import text_string_to_metric_families
from support.crawls import at_request
from support.pages import make_activity, make_page
from support.paths import ROOT
from support.warm import Warm

from agendacrawl import sample, settings
from agendacrawl.commands.runs import arrow
from agendacrawl.core.vocabulary import Outcome, Platform
from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.replaced import Addresses
from agendacrawl.db.store import RunningError, Store
from agendacrawl.extensions import report
from agendacrawl.sample.server import SampleServer


def scrapy(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scrapy", *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip


def crawl_command(site: str, dsn: str, *more: str) -> subprocess.CompletedProcess[str]:
    since, until = sample.PERIOD
    return scrapy(
        "crawl", "agenda", "-a", f"site={site}", "-a", f"since={since}", "-a", f"until={until}",
        "-s", "DOWNLOAD_DELAY=0", "-s", f"AGENDA_DATABASE={dsn}", *more,
    )  # fmt: skip


# -- one at a time -------------------------------------------------------------------------------------


def test_a_second_run_is_refused_and_told_which_is_at_work(store: Store, database: str) -> None:
    with (
        Store(database) as second,
        pytest.raises(RunningError, match=rf"Run 1, .* process {os.getpid()} on "),
    ):
        second.open_run("agenda", {})
    store.close()
    with Store(database) as third:
        assert third.open_run("agenda", {}) == 2


@pytest.mark.usefixtures("store")
def test_a_second_crawl_sends_no_request(rows: Any, database: str) -> None:
    with sample.serve(Platform.PRO) as site:
        asked = at_request(site, 1, lambda: None)
        done = crawl_command(site.url, database)
    assert done.returncode == 1
    assert "Run 1, begun at" in done.stderr
    assert "No request was sent" in done.stderr
    assert "Spider opened" not in done.stderr  # told before anything is loaded
    assert "Traceback" not in done.stderr
    assert asked == []
    assert rows("SELECT count(*) FROM agenda.run") == [(1,)]


@pytest.mark.usefixtures("store")
def test_a_run_that_begins_while_the_spider_opens_sends_no_request(
    rows: Any, database: str, warm: Warm
) -> None:
    """The check before the start was passed by both: the warm crawls have none."""
    with sample.serve(Platform.PRO) as site:
        asked = at_request(site, 1, lambda: None)
        done = warm(site.url, database)
    assert done.outcome is None
    assert "is at work in this database" in done.log
    assert asked == []
    assert rows("SELECT outcome FROM agenda.run") == [(None,)]


def test_a_dead_run_is_marked_by_the_next(database: str, rows: Any) -> None:
    with Store(database) as store:
        store.open_run("agenda", {})
    assert rows("SELECT outcome FROM agenda.run") == [(None,)]
    with Store(database) as store:
        store.open_run("agenda", {})
        assert rows("SELECT outcome, finished_at FROM agenda.run ORDER BY id") == [
            ("interrupted", None),
            (None, None),
        ]
        store.close_run("empty", {})
    with Store(database) as store:
        store.open_run("agenda", {})
    assert rows("SELECT outcome FROM agenda.run ORDER BY id") == [("interrupted",), ("empty",), (None,)]


@pytest.mark.parametrize("noticed", [True, False])  # not by a run whose pages another process stages
def test_the_outcome_is_written_also_when_the_connection_is_lost(
    store: Store, rows: Any, noticed: bool
) -> None:
    rows("SELECT pg_terminate_backend(backend, 5000) FROM agenda.run")
    if noticed:
        with pytest.raises(DatabaseError, match="The connection is lost"):
            store.store_page(make_page(make_activity()))
    store.close_run("db_error", {})
    assert rows("SELECT outcome FROM agenda.run") == [("db_error",)]


# -- published whole or not at all -----------------------------------------------------------------------


def test_publishing_is_one_transaction(store: Store, rows: Any, database: str) -> None:
    """The last step fails: the steps before it are undone, and readers see what they saw."""
    store.store_page(make_page(make_activity()))
    store.publish("ok", {})
    store.open_run("agenda", {})
    path = "/actueel/agenda/2024/09/02/agenda-staatssecretaris-szabo-week-36"
    store.store_page(make_page(make_activity(key=path), path=path, people=["Zsolt Szabó"]))
    assert rows("SELECT count(*) FROM gis.activity") == [(1,)]
    with psycopg.connect(database) as connection:
        connection.execute("ALTER TABLE agenda.run ADD CHECK (outcome <> 'ok' OR id < 2)")
    with pytest.raises(DatabaseError, match="failed while ending the run"):
        store.publish("ok", {}, Addresses([path]))
    assert rows("SELECT count(*) FROM gis.activity") == [(1,)]
    assert rows("SELECT * FROM agenda.activity_joint") == []
    assert rows("SELECT * FROM agenda.page WHERE missing_since_run IS NOT NULL") == []
    assert rows("SELECT outcome FROM agenda.run ORDER BY id") == [("ok",), (None,)]


@pytest.fixture(scope="module")
def site() -> Iterator[SampleServer]:
    with sample.serve(Platform.PRO) as server:
        yield server


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def below(site: SampleServer, warm: Warm, copies: Callable[..., str], files: Path) -> tuple[str, Any]:
    """A database after a good run, and then one below its assertions, by the command of a data engineer."""
    dsn = str(copies())
    settings = {
        "AGENDA_STATS_FILE": str(files / "stats.json"),
        "AGENDA_METRICS_FILE": str(files / "agenda.prom"),
    }
    assert warm(site.url, dsn, settings).outcome == "ok"
    for name in ("stats.json", "agenda.prom"):
        (files / f"good-{name}").write_bytes((files / name).read_bytes())
    strict = files / "assertions.yml"
    strict.write_text("everything: {when: {}, pages: {least: 80}, the_hague_single: {most: 0.1, of: 10}}")
    path = next(path for path in site.pages if "gesprek-dorpsraad" in path)
    page = site.pages.pop(path)
    done = crawl_command(
        site.url, dsn, "-s", f"AGENDA_ASSERTIONS={strict}", *(part for item in settings.items() for part in ("-s", "=".join(item)))
    )  # fmt: skip
    site.pages[path] = page
    return dsn, done


def ask(dsn: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn) as connection:
        return connection.execute(query.encode()).fetchall()


def test_below_its_assertions_a_run_publishes_nothing(below: tuple[str, Any]) -> None:
    dsn, done = below
    assert done.returncode == Outcome.ASSERTION.exit_status == 8
    assert "pages is 74, must be at least 80. Nothing is published" in done.stderr
    assert "the_hague_single is 0." in done.stderr
    assert "must be at most 0.1" in done.stderr
    assert ask(dsn, "SELECT outcome FROM agenda.run ORDER BY id") == [("ok",), ("assertion",)]
    assert ask(dsn, "SELECT count(*) FROM agenda.page WHERE missing_since_run IS NOT NULL") == [(0,)]


@pytest.mark.usefixtures("below")
def test_the_counters_are_sorted_json(files: Path) -> None:
    text = (files / "stats.json").read_text(encoding="utf-8")
    stats = json.loads(text)
    assert list(stats) == sorted(stats)
    assert stats["agenda/outcome"] == "assertion"
    assert stats["agenda/assertions/failed"][0] == "pages is 74, must be at least 80"
    assert {path.name for path in files.iterdir()} == {
        "stats.json", "agenda.prom", "assertions.yml", "good-stats.json", "good-agenda.prom",
    }  # fmt: skip


@pytest.mark.usefixtures("below")
def test_prometheus_reads_the_metrics_and_keeps_the_last_good_run(files: Path) -> None:
    def read(name: str) -> dict[str, dict[str, float]]:
        families = text_string_to_metric_families((files / name).read_text(encoding="utf-8"))
        return {f.name: {"/".join(s.labels.values()): s.value for s in f.samples} for f in families}

    good, now = read("good-agenda.prom"), read("agenda.prom")
    assert [name for name, value in good["agendacrawl_run_outcome"].items() if value] == ["ok"]
    assert [name for name, value in now["agendacrawl_run_outcome"].items() if value] == ["assertion"]
    assert set(now["agendacrawl_run_outcome"]) == set(map(str, Outcome))
    assert now[report.LAST_GOOD] == good[report.LAST_GOOD]
    assert now["agendacrawl_run_timestamp_seconds"][""] > good["agendacrawl_run_timestamp_seconds"][""]
    assert now["agendacrawl_run"]["pages/single"] + now["agendacrawl_run"]["pages/weekly"] == 74


def test_metrics_without_a_good_run_have_no_moment_of_one(tmp_path: Path) -> None:
    path = tmp_path / "a.prom"
    report.write_metrics(path, Outcome.ROBOTS, {})
    assert report.LAST_GOOD not in path.read_text(encoding="utf-8")


# -- failures at the end ------------------------------------------------------------------------------------


def test_a_failure_while_publishing_is_an_outcome(
    site: SampleServer, warm: Warm, copies: Callable[..., str]
) -> None:
    """Whatever fails: not good, not at work for ever, and nothing is published."""
    dsn = str(copies())
    pipelines = {**settings.ITEM_PIPELINES, "agendacrawl.pipelines.store.StorePipeline": None}
    pipelines["support.faulty.FailsAtPublishing"] = settings.ITEM_PIPELINES[
        "agendacrawl.pipelines.store.StorePipeline"
    ]
    done = warm(site.url, dsn, {"ITEM_PIPELINES": pipelines})
    assert done.outcome == "failed"
    assert "Publishing failed, so nothing is published: OverflowError" in done.log
    assert ask(dsn, "SELECT outcome, finished_at IS NOT NULL, stats->>'agenda/outcome' FROM agenda.run") == [
        ("failed", True, "failed")
    ]
    assert ask(dsn, "SELECT count(*) FROM agenda.page") == [(0,)]
    assert ask(dsn, "SELECT count(*) FROM gis.activity") == [(0,)]
    assert warm(site.url, dsn).outcome == "ok"


def test_a_run_that_can_not_be_judged_is_not_good(
    site: SampleServer, copies: Callable[..., str], tmp_path: Path
) -> None:
    dsn = str(copies())
    (tmp_path / "assertions.yml").write_text("elsewhere: {when: {live: true}, pages: {least: 1}}")
    done = crawl_command(site.url, dsn, "-s", f"AGENDA_ASSERTIONS={tmp_path / 'assertions.yml'}")
    assert done.returncode == Outcome.FAILED.exit_status == 10
    assert "The run can't be judged, so nothing is published: No scope" in done.stderr
    assert ask(dsn, "SELECT outcome, finished_at IS NOT NULL FROM agenda.run") == [("failed", True)]
    assert ask(dsn, "SELECT count(*) FROM gis.activity") == [(0,)]


# -- agendacrawl runs -------------------------------------------------------------------------------------------


def test_the_list_has_outcomes_counts_and_arrows(below: tuple[str, Any]) -> None:
    done = scrapy("runs", "-s", f"AGENDA_DATABASE={below[0]}")
    assert done.returncode == 0, done.stderr
    newest, first = [line.split("│")[1:-1] for line in done.stdout.splitlines() if line.startswith("│")]
    assert [cell.strip() for cell in newest[:2]] == ["2", "agenda"]
    assert [cell.strip() for cell in newest[4:]] == [
        "assertion",
        "74 ↓",
        "74 ↓",
        "0 =",
        "0 ↓",
        "0 =",
        "0 =",
        "1 ↑",
        "310 ↓",
    ]
    assert [cell.strip() for cell in first[4:]] == ["ok", "75", "75", "0", "75", "0", "0", "0", "311"]


def test_one_run_tells_what_it_met(below: tuple[str, Any]) -> None:
    dsn = below[0]
    with psycopg.connect(dsn) as connection:
        page = connection.execute("SELECT id FROM agenda.page WHERE weekly ORDER BY id LIMIT 1").fetchone()
        assert page
        connection.execute(
            "UPDATE agenda.page SET people = people || ARRAY['[red]J. Nieuweling'] WHERE id = %s", page
        )
        connection.execute(
            "INSERT INTO agenda.problem (page_id, kind, found_at, text) VALUES (%s, 'unknown_label', 'dl', 'Zaalnummer'), "
            "(%s, 'unknown_type', 'dl', 'Persreis')", [*page, *page],
        )  # fmt: skip
    done = scrapy("runs", "2", "-s", f"AGENDA_DATABASE={dsn}")
    assert done.returncode == 0, done.stderr
    for words in (
        "Run 2 of agenda", "assertion", "pages is 74, must be at least 80", "gesprek-dorpsraad-bellingwolde", "404",
        "unknown_label", "Zaalnummer", "unknown_type", "Persreis", "[red]J. Nieuweling", "unreadable_day",
    ):  # fmt: skip
        assert words in done.stdout, words


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["99"], 1, "There is no run 99"),
        (["x"], 2, "the number of one run"),
    ],
)
def test_what_is_no_run_is_told(
    below: tuple[str, Any], arguments: list[str], status: int, words: str
) -> None:
    done = scrapy("runs", *arguments, "-s", f"AGENDA_DATABASE={below[0]}")
    assert done.returncode == status
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("number", "before", "shown"),
    [(5, 3, "5 ↑"), (3, 5, "3 ↓"), (3, 3, "3 ="), (3, None, "3  "), (None, 3, "–")],
)
def test_arrows(number: int | None, before: int | None, shown: str) -> None:
    assert arrow(number, before) == shown


# -- evidence ----------------------------------------------------------------------------------------------


def test_everything_says_what_it_rests_on(below: tuple[str, Any]) -> None:
    """Each place and type: method, version, confidence, evidence. Each activity: page, hash, moment of fetching."""
    dsn = below[0]
    assert ask(dsn, "SELECT count(*) >= 300 FROM agenda.activity") == [(True,)]
    assert ask(dsn, """
        SELECT a.key FROM agenda.activity a
        JOIN agenda.page p ON p.id = a.page_id JOIN agenda.body b ON b.sha256 = p.body_sha256
        JOIN agenda.run r ON r.id = p.changed_run
        JOIN agenda.fetch f ON f.page_id = p.id AND f.run_id = p.changed_run AND f.body_sha256 = p.body_sha256
        WHERE NOT (p.url LIKE 'http%' AND b.sha256 ~ '^[0-9a-f]{64}$' AND f.fetched_at IS NOT NULL AND r.version <> '')
           OR NOT CASE a.type_method WHEN 'stated' THEN a.type_stated = a.type WHEN 'none' THEN a.type = 'unclassified'
                       ELSE a.type_confidence > 0 END
           OR (a.type_method IN ('rules', 'stated') AND a.type_evidence IS NULL)
    """) == []  # fmt: skip
    assert ask(dsn, "SELECT count(*) FROM agenda.activity") == ask(
        dsn,
        """
        SELECT count(*) FROM agenda.activity a JOIN agenda.page p ON p.id = a.page_id
        JOIN agenda.body b ON b.sha256 = p.body_sha256
        JOIN agenda.fetch f ON f.page_id = p.id AND f.run_id = p.changed_run
    """,
    )
    assert ask(dsn, """
        SELECT id FROM gis.activity_point
        WHERE method IS NULL OR confidence IS NULL OR confidence <= 0 OR evidence = '' OR evidence_source IS NULL
           OR version IS NULL OR url IS NULL OR body_sha256 IS NULL OR fetched_at IS NULL OR type_method IS NULL
    """) == []  # fmt: skip
