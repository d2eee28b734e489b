"""`scrapy ...` as a person runs it, in a process of its own that is forked with the imports done: that saves seconds."""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from agendacrawl import sample
from support.paths import ROOT

Runner = Callable[..., tuple[int, str, str]]  # a command in this process: its status, output and errors
FAST = {"AGENDA_NER": "none", "CONCURRENT_REQUESTS_PER_DOMAIN": 1}  # and one request after the other
_FORK = multiprocessing.get_context("forkserver")
_FORK.set_forkserver_preload(
    [
        "scrapy.cmdline",
        "scrapy.crawler",
        "agendacrawl.commands.crawl",
        "agendacrawl.reprocess",
        "agendacrawl.reading.reader",
        "agendacrawl.types.classify",
        "agendacrawl.voters.placer",
    ]
)


class Run:
    """A command at work; `wait` tells how it ended."""

    def __init__(self, *words: str, **environment: str) -> None:
        self.words = words
        folder = tempfile.TemporaryDirectory(prefix="agendacrawl-run-")
        weakref.finalize(self, folder.cleanup)
        self._out, self._err = (Path(folder.name) / name for name in ("out", "err"))
        environment = {**os.environ, "NO_COLOR": "1", **environment}
        names = (str(self._out), str(self._err))
        self._process = _FORK.Process(target=_execute, args=(words, environment, *names))
        self._process.start()
        assert self._process.pid is not None
        self.pid = self._process.pid

    def said(self) -> str:
        """Return what went to the standard error so far."""
        if not self._err.exists():
            return ""
        return self._err.read_text(encoding="utf-8", errors="replace")

    def wait(self) -> CompletedProcess[str]:
        """Wait for the end."""
        self._process.join()
        assert self._process.exitcode is not None
        out = self._out.read_text(encoding="utf-8", errors="replace")
        return CompletedProcess(self.words, self._process.exitcode, out, self.said())


def scrapy(*words: str, database: str = "off", **environment: str) -> CompletedProcess[str]:
    """Run `scrapy WORDS` with a database and wait for its end."""
    return Run(*words, "-s", f"AGENDA_DATABASE={database}", **environment).wait()


def crawl(site: str, *options: str, database: str = "off", **environment: str) -> CompletedProcess[str]:
    """Crawl the sample site at an address, fast."""
    return scrapy(*crawling(site), *options, database=database, **environment)


def crawling(site: str) -> tuple[str, ...]:
    """Return the words of a crawl of the sample site."""
    since, until = (day.isoformat() for day in sample.PERIOD)
    days = ("-a", f"since={since}", "-a", f"until={until}")
    return ("crawl", "agenda", "-a", f"site={site}", *days, "-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_TIMES=0")


def _execute(words: tuple[str, ...], environment: dict[str, str], out: str, err: str) -> None:
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(ROOT)
    for number, name in ((1, out), (2, err)):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    from scrapy.cmdline import execute

    sys.argv = ["scrapy", *words]
    execute(sys.argv)
