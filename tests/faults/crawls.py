"""Many crawls at once in one process: `python -m faults.crawls < jobs.json` prints what each came to.

The real spider with the project's settings; pipelines are off where a job does not ask for them. A job is
{"arguments": {...}, "settings": {...}}.
"""

from __future__ import annotations

import functools
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support import downloads
from support.paths import ROOT

PERIOD = {"since": "2026-11-09", "until": "2026-11-15"}
FAST = {
    "DOWNLOAD_DELAY": 0,
    "RETRY_TIMES": 1,
    **downloads.SETTINGS,
    "AGENDA_DATABASE": "off",
    "ITEM_PIPELINES": {"agendacrawl.pipelines.report.ReportPipeline": 800},
}


@dataclass(frozen=True)
class Crawl:
    """What one crawl came to; `log` holds the lines of all crawls that ran together."""

    outcome: str
    exit_status: int
    stats: dict[str, Any]
    pages: dict[str, dict[str, Any]]  # by the last part of their path
    log: list[str]
    peak: int  # MiB that the whole process had at most

    def said(self, *words: str) -> bool:
        """Tell whether one line of the log holds all the words."""
        return any(all(word in line for word in words) for line in self.log)


def crawl(jobs: dict[str, dict[str, Any]]) -> dict[str, Crawl]:
    """Run crawls together; by name."""
    done = subprocess.run(
        [sys.executable, "-m", "faults.crawls"],
        input=json.dumps(jobs),
        cwd=ROOT / "tests",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "agendacrawl.settings"},
    )
    assert done.returncode == 0, done.stderr[-4000:]
    answer = json.loads(done.stdout)
    return {
        name: Crawl(**values, log=answer["log"], peak=answer["peak"])
        for name, values in answer["crawls"].items()
    }


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname}: {record.getMessage()}")


def main() -> None:
    """Run the jobs of standard input."""
    from scrapy import signals
    from scrapy.crawler import Crawler, CrawlerProcess
    from scrapy.utils.project import get_project_settings
    from scrapy.utils.reactor import install_reactor

    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from agendacrawl.core.vocabulary import Outcome
    from agendacrawl.places.gazetteer import Gazetteer
    from agendacrawl.spiders.agenda import AgendaSpider

    loaded = functools.cache(Gazetteer.load)  # once for all crawls of this process
    Gazetteer.load = lambda *_: loaded()  # type: ignore[method-assign]
    lines = _Lines()
    logging.getLogger().addHandler(lines)
    logging.getLogger().setLevel(logging.INFO)
    process = CrawlerProcess(get_project_settings(), install_root_handler=False)
    crawlers: dict[str, Crawler] = {}
    pages: dict[str, dict[str, Any]] = {}

    def keeper(of: dict[str, Any]) -> Callable[[Any], None]:
        def keep(item: Any) -> None:
            of[item.path.rsplit("/", 1)[-1]] = {
                "title": item.title,
                "activities": [activity.title for activity in item.activities],
                "problems": [problem.kind for problem in item.problems],
            }

        return keep

    keepers = []  # signals hold their receivers weakly
    for name, job in json.load(sys.stdin).items():
        settings = get_project_settings()
        settings.update({**FAST, **job.get("settings", {})}, priority="cmdline")
        crawlers[name] = Crawler(AgendaSpider, settings)
        pages[name] = {}
        keepers.append(keeper(pages[name]))
        crawlers[name].signals.connect(keepers[-1], signal=signals.item_scraped)
        process.crawl(crawlers[name], **{**PERIOD, **job["arguments"]})
    process.start()
    answer = {}
    for name, crawler in crawlers.items():
        assert crawler.stats is not None
        outcome = Outcome(crawler.stats.get_value("agenda/outcome"))
        answer[name] = {
            "outcome": str(outcome),
            "exit_status": outcome.exit_status,
            "stats": crawler.stats.get_stats(),
            "pages": pages[name],
        }
    # not getrusage: that begins with the peak of the process that started this one
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status[status.index("VmHWM:") :].split()[1]) // 1024
    json.dump({"crawls": answer, "log": lines.lines, "peak": peak}, sys.stdout, default=str)


if __name__ == "__main__":
    main()
