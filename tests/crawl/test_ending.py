"""Ctrl-C and SIGTERM: a sentence, no traceback, the documented exit status, and no run that seems to be at work."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import psycopg
import pytest
from support.crawls import ask
from support.shell import FAST, crawling
from support.waiting import until
from support.warm import Warm

from agendacrawl import sample
from agendacrawl.core.vocabulary import Outcome, Platform
from agendacrawl.sample.server import SampleServer
from agendacrawl.sample.site import SamplePage

BEGUN = "shutting down gracefully"


@contextmanager
def silent_site() -> Iterator[tuple[SampleServer, threading.Event]]:
    """A site whose pages never come; the event tells that one was asked for."""
    asked, never = threading.Event(), threading.Event()
    with sample.serve(Platform.PRO) as site:
        answer = site.get

        def get(target: str) -> tuple[int, str, str]:
            if target.startswith("/actueel/agenda/20"):
                asked.set()
                never.wait()
            return answer(target)

        site.get = get  # type: ignore[method-assign]
        try:
            yield site, asked
        finally:
            never.set()


@contextmanager
def silent_server() -> Iterator[tuple[str, Callable[[], object]]]:
    """A database server that takes connections, keeps them open and says nothing; the call waits for one."""
    with socket.socket() as server, ExitStack() as held:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield (
            f"postgresql://me@127.0.0.1:{server.getsockname()[1]}/x",
            lambda: held.enter_context(server.accept()[0]),
        )


def start(*words: str, module: str = "agendacrawl", **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", module, *words],
        env={**os.environ, "SCRAPY_SETTINGS_MODULE": "agendacrawl.settings", **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_listen,
    )


def _listen() -> None:
    """Take Ctrl-C again: a shell has what it starts in the background ignore it, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def crawl(site: SampleServer, database: str) -> subprocess.Popen[str]:
    words = crawling(site.url)[2:]
    return start("crawl", *words, "-s", "AGENDA_NER=none", AGENDA_DATABASE=database)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_crawl_waits_for_no_page_that_does_not_come(database: str, number: signal.Signals) -> None:
    with silent_site() as (site, asked):
        run = crawl(site, database)
        assert asked.wait()
        run.send_signal(number)
        said = run.communicate()[1]  # the pages do not come before this ends
    assert run.returncode == Outcome.INTERRUPTED.exit_status, said
    assert said.splitlines()[-1].startswith("Stopped. Nothing of this run is published")
    assert "Traceback" not in said
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT outcome, finished_at IS NOT NULL FROM agenda.run").fetchall() == [
            ("interrupted", True)
        ]


def test_a_scout_that_is_stopped_has_no_verdict() -> None:
    with silent_site() as (site, asked):
        run = start("scout", "-a", f"site={site.url}", "-s", "DOWNLOAD_DELAY=0", AGENDA_DATABASE="off")
        assert asked.wait()
        run.send_signal(signal.SIGINT)
        said = run.communicate()[1]
    assert run.returncode == 130, said
    assert said.splitlines()[-1] == "Stopped before the site was looked at; run the same again."


def test_a_second_signal_ends_it_at_once_with_the_same_status(database: str) -> None:
    with silent_site() as (site, asked):
        run = crawl(site, database)
        assert asked.wait()
        run.send_signal(signal.SIGINT)
        assert run.stderr is not None
        begun = next(line for line in run.stderr if BEGUN in line)
        run.send_signal(signal.SIGINT)
        said = begun + run.communicate()[1]
    assert run.returncode == Outcome.INTERRUPTED.exit_status, said
    assert "Traceback" not in said


@pytest.mark.parametrize("words", [["crawl"], ["runs"], ["db", "status"], ["reprocess"], ["psql"]])
def test_a_command_that_waits_for_its_database_ends_with_130(words: list[str]) -> None:
    with silent_server() as (dsn, connected):
        run = start(*words, AGENDA_DATABASE=dsn)
        connected()
        run.send_signal(signal.SIGINT)
        said = run.communicate()[1]
    if words != ["psql"]:  # by then that is PostgreSQL's own program
        assert run.returncode == 130, said
        assert said.splitlines()[-1].startswith("Stopped.")
    assert "Traceback" not in said


def test_scrapy_s_own_command_tells_no_traceback_either() -> None:
    with silent_server() as (dsn, connected):
        run = start("runs", module="scrapy", AGENDA_DATABASE=dsn)
        connected()
        run.send_signal(signal.SIGINT)
        said = run.communicate()[1]
    assert run.returncode == -signal.SIGINT  # which a shell shows as 130
    assert "Traceback" not in said
    assert "Stopped." in said


EARLY = """
import sys
class CtrlC:
    def find_spec(self, name, *_):
        if name == "pkgutil":
            raise KeyboardInterrupt
sys.meta_path.insert(0, CtrlC())
sys.modules.pop("pkgutil", None)
sys.argv = ["agendacrawl", "runs"]
from agendacrawl.__main__ import main
"""


def test_ctrl_c_while_the_program_still_starts_is_a_sentence() -> None:
    done = subprocess.run([sys.executable, "-c", EARLY], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGINT  # which a shell shows as 130
    assert done.stderr == "\nStopped. What was whole is kept; run the same again to go on.\n"


def test_a_killed_run_is_never_said_to_be_at_work(database: str) -> None:
    with silent_site() as (site, asked):
        run = crawl(site, database)
        assert asked.wait()
        run.kill()
        run.wait()
        listed = subprocess.run(
            [sys.executable, "-m", "agendacrawl", "runs"],
            env={**os.environ, "AGENDA_DATABASE": database},
            capture_output=True,
            text=True,
            check=True,
        )
    assert "interrupted" in listed.stdout
    assert "at work" not in listed.stdout


def test_reading_stored_pages_again_says_that_it_was_stopped(
    copies: Callable[..., str], crawled: str
) -> None:
    database = copies(crawled)
    ask(database, "UPDATE agenda.activity SET title = title || '!' WHERE id % 9 = 0")
    with psycopg.connect(database) as other:
        other.execute(
            "LOCK TABLE agenda.activity_history IN SHARE MODE"
        )  # publishing can't end before the signal
        run = start("reprocess", AGENDA_DATABASE=database)
        waits = "SELECT 1 FROM pg_locks WHERE relation = 'agenda.activity_history'::regclass AND NOT granted"
        until(lambda: ask(database, waits), run)
        run.send_signal(signal.SIGINT)
        said = run.communicate()[1]
    assert run.returncode == Outcome.INTERRUPTED.exit_status, said
    assert (
        said.splitlines()[-1]
        == "Stopped. Nothing of this run is published; run the same again to begin anew."
    )


DAYS = ("Maandag 9", "Dinsdag 10", "Woensdag 11", "Donderdag 12", "Vrijdag 13")
LINES = 1200  # of one page before and after: more pairs than are compared


def endless_week(words: str) -> SamplePage:
    """A weekly page of LINES lines, all of them worded in that way."""
    days = (
        f"<h2>{day} november</h2><ul>" + "".join(f"<li>{words} {day[:2]}{n}</li>" for n in range(LINES // 5)) + "</ul>"
        for day in DAYS
    )  # fmt: skip
    return SamplePage.read(
        {"path": "/actueel/agenda/2026/11/09/agenda-jetten", "title": "Agenda minister-president Jetten week 46",
         "people": ["Rob Jetten"], "type": "Agenda", "body": "".join(days)}
    )  # fmt: skip


def test_a_page_whose_thousands_of_lines_were_all_reworded_stops_no_run(database: str, warm: Warm) -> None:
    with sample.serve(Platform.PRO) as site:

        def says(words: str) -> None:
            page = endless_week(words)
            site.pages = {page.path: page}

        says("Gesprek met gemeente")
        assert warm(site.url, database, FAST).outcome == "ok"
        first = ask(database, "SELECT id, title FROM agenda.activity ORDER BY id")
        assert len(first) == LINES
        says("Overleg over polder")
        with psycopg.connect(database) as other:
            other.execute(
                "LOCK TABLE agenda.activity_history IN SHARE MODE"
            )  # publishing can't end before the signal
            run = crawl(site, database)
            waits = (
                "SELECT 1 FROM pg_locks WHERE relation = 'agenda.activity_history'::regclass AND NOT granted"
            )
            until(lambda: ask(database, waits), run)  # so the lines were matched
            run.send_signal(signal.SIGTERM)
            said = run.communicate()[1]  # the lock is held until after this ends
        assert run.returncode == Outcome.INTERRUPTED.exit_status, said
        assert said.splitlines()[-1].startswith("Stopped. Nothing of this run is published")
        assert ask(database, "SELECT outcome FROM agenda.run ORDER BY id") == [("ok",), ("interrupted",)]
        assert ask(database, "SELECT id, title FROM agenda.activity ORDER BY id") == first
        assert warm(site.url, database, FAST).outcome == "ok"
    words = f"{LINES} lines were not compared with those before the edit: there are too many."
    assert ask(database, "SELECT text FROM agenda.problem WHERE kind = 'unmatched_lines'") == [(words,)]
    assert ask(
        database, "SELECT count(*), count(*) FILTER (WHERE title LIKE 'Overleg%') FROM agenda.activity"
    ) == [(LINES, LINES)]
