"""Whole crawls in a process that stays: the models are loaded once, so that the second crawl takes a second.

def test_something(warm: Warm, database: str) -> None:
    assert warm(site.url, database, person="Rob Jetten").outcome == "ok"
"""

from __future__ import annotations

import json
import logging
import os
import pickle
import subprocess
import sys
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from support import downloads
from support.paths import ROOT


@dataclass(frozen=True, slots=True)
class Crawled:
    """How a crawl ended."""

    outcome: str | None
    stats: dict[str, Any]
    log: str


class Warm:
    """Crawls one after another, each with its own arguments and settings."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "support.warm"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Warm:
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()

    def __call__(self, site: str, database: str = "off", settings: Any = (), **arguments: str) -> Crawled:
        """Crawl; `arguments` are those of the spider, since and until those of the sample site unless given."""
        from agendacrawl import sample

        since, until = (day.isoformat() for day in sample.PERIOD)
        order = {
            "settings": {
                "AGENDA_DATABASE": database,
                "DOWNLOAD_DELAY": 0,
                "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
                "RETRY_TIMES": 0,
                **downloads.SETTINGS,
                **dict(settings),
            },
            "arguments": {"site": site, "since": since, "until": until, **arguments},
        }
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps(order), file=self.process.stdin, flush=True)
        return Crawled(**json.loads(self.process.stdout.readline()))


class Keep:
    """An item pipeline that keeps the pages as they are stored, in the file of the setting KEEP."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pages: list[Any] = []

    @classmethod
    def from_crawler(cls, crawler: Any) -> Keep:
        return cls(Path(crawler.settings["KEEP"]))

    def process_item(self, page: Any) -> Any:
        self.pages.append(page)
        return page

    def close_spider(self) -> None:
        self.path.write_bytes(pickle.dumps(self.pages))


async def serve() -> None:
    """Crawl for every line of standard input; answer with a line."""
    from scrapy.crawler import AsyncCrawlerRunner
    from scrapy.utils.defer import maybe_deferred_to_future
    from scrapy.utils.project import get_project_settings
    from twisted.internet.threads import deferToThread

    answers, sys.stdout = sys.stdout, sys.stderr
    while line := await maybe_deferred_to_future(deferToThread(sys.stdin.readline)):
        order = json.loads(line)
        settings = get_project_settings()
        settings.update(order["settings"], priority="cmdline")
        log = StringIO()
        handler = logging.StreamHandler(log)
        handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
        logging.getLogger().addHandler(handler)
        logging.getLogger().setLevel(settings["LOG_LEVEL"])
        runner = AsyncCrawlerRunner(settings)
        crawler = runner.create_crawler("agenda")
        await runner.crawl(crawler, **order["arguments"])
        logging.getLogger().removeHandler(handler)
        assert crawler.stats is not None
        stats = crawler.stats.get_stats()
        answer = {"outcome": stats.get("agenda/outcome"), "stats": stats, "log": log.getvalue()}
        print(json.dumps(answer, default=str), file=answers, flush=True)


def main() -> None:
    from scrapy.utils.defer import deferred_from_coro
    from scrapy.utils.reactor import install_reactor

    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor

    running: Any = reactor  # which Twisted declares as a module
    running.callWhenRunning(lambda: deferred_from_coro(serve()).addBoth(lambda _: running.stop()))
    running.run()


if __name__ == "__main__":
    main()
