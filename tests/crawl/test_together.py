"""One crawl in several processes over a real redis: one of them killed, nothing lost, nothing doubled, one pace."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from support.crawls import ask, said
from support.shell import Run, crawling, scrapy
from support.waiting import until

from agendacrawl.core.vocabulary import Platform
from agendacrawl.sample.server import SampleServer

DELAY = 0.3  # seconds between two requests to the site


class Site(SampleServer):
    """The sample site, which keeps when it was asked for what."""

    def __init__(self, like: str) -> None:
        """Serve at the address that a database knows the site by."""
        address = ask(like, "SELECT min(url) FROM agenda.page")[0][0]
        super().__init__(Platform.PRO, urlsplit(address).port or 0)
        self.asked: list[tuple[float, str]] = []
        self.begun = threading.Event()  # until then no page is answered

    def get(self, target: str) -> tuple[int, str, str]:
        self.asked.append((time.monotonic(), target))
        if target.startswith("/actueel/agenda/"):
            self.begun.wait(240)
        return super().get(target)

    def post(self, target: str, body: bytes) -> tuple[int, str, str]:
        self.asked.append((time.monotonic(), target))
        return super().post(target, body)


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    """The address of a redis server of the test's own."""
    pytest.importorskip("scrapy_redis", reason="scrapy-redis is not installed")
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    try:
        until(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()


def test_a_helper_that_is_killed_loses_and_doubles_nothing(
    redis: str, database: str, undisturbed: str
) -> None:

    from redis import Redis

    shared = ("-s", f"AGENDA_REDIS={redis}", "-s", f"AGENDA_DATABASE={database}", "-s", "AGENDA_NER=none")
    slow = (
        "-s",
        f"DOWNLOAD_DELAY={DELAY}",
        "-s",
        "RANDOMIZE_DOWNLOAD_DELAY=0",
        "-s",
        "DOWNLOAD_TIMEOUT=3600",
    )
    staged = "SELECT count(*) FROM agenda.staged"
    with Site(undisturbed) as site:
        leader = Run(*crawling(site.url), *shared, *slow)
        known = Redis.from_url(redis)
        until(lambda: known.exists("agenda:open"))
        helpers = [Run("crawl", "helper", *shared, *slow) for _ in range(2)]
        until(lambda: len(known.keys("agenda:alive:*")) == 3)
        site.begun.set()
        until(lambda: known.hlen(f"agenda:taken:{socket.gethostname()}-{helpers[0].pid}"))
        until(lambda: ask(database, staged)[0][0] > 20)
        os.kill(helpers[0].pid, signal.SIGKILL)
        done = leader.wait()
        assert done.returncode == 0, done.stderr[-3000:]
        assert helpers[1].wait().returncode == 0
        asked = list(site.asked)
    assert said(database) == said(undisturbed)
    [(stats,)] = ask(database, "SELECT stats FROM agenda.run")
    [(before,)] = ask(undisturbed, "SELECT stats FROM agenda.run")
    assert stats["agenda/pages/helped"] > 5
    for name in ("activities", "pages/single", "pages/weekly", "stored/new", "people/seen"):
        assert stats[f"agenda/{name}"] == before[f"agenda/{name}"], name
    ledger = ask(database, "SELECT count(*), count(DISTINCT path) FROM agenda.fetch")
    assert ledger == ask(undisturbed, "SELECT count(*), count(DISTINCT path) FROM agenda.fetch")
    moments = sorted(moment for moment, target in asked if target.startswith("/actueel/agenda/"))[6:]
    assert len(moments) - 1 <= (moments[-1] - moments[0]) / DELAY + 1  # as many as from one process


def test_a_helper_without_a_leader(redis: str, database: str) -> None:
    done = scrapy("crawl", "helper", "-s", f"AGENDA_REDIS={redis}", database=database)
    assert done.returncode != 0
    assert "start the leader first" in done.stderr
    done = scrapy("crawl", "helper", database=database)
    assert "AGENDA_REDIS" in done.stderr
    done = scrapy("crawl", "helper", "-a", "since=2026-11-02", database=database)
    assert (done.returncode, "takes no arguments" in done.stderr) == (2, True)
