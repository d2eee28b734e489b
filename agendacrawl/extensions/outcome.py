"""How a run ended, judged by Scrapy's reason and the counters, and the reports that it writes."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler

from agendacrawl import register
from agendacrawl.core.arguments import Arguments
from agendacrawl.core.vocabulary import Outcome
from agendacrawl.extensions import assertions, drift, report
from agendacrawl.pipelines.report import ReportPipeline
from agendacrawl.pipelines.store import REASON_DB_ERROR, REASON_NOT_BEGUN, StorePipeline
from agendacrawl.spiders.broken import REASON_NOT_LOADED

logger = logging.getLogger(__name__)


def judge(reason: str, stats: Mapping[str, Any]) -> Outcome:
    """Return the outcome of a run, before its assertions are checked.

    >>> judge("finished", {"agenda/discovery/found": 1, "agenda/pages/single": 1})
    <Outcome.OK: 'ok'>
    >>> judge("shutdown", {})
    <Outcome.INTERRUPTED: 'interrupted'>
    """
    if reason == REASON_DB_ERROR:
        return Outcome.DB_ERROR
    if reason == REASON_NOT_LOADED:
        return Outcome.FAILED
    if reason != "finished":
        return Outcome.INTERRUPTED
    understood = stats.get("agenda/pages/single", 0) + stats.get("agenda/pages/weekly", 0)
    understood += stats.get("agenda/pages/other_person", 0) + stats.get("agenda/pages/other_department", 0)
    if not understood and (stats.get("agenda/pages/robots") or stats.get("agenda/discovery/robots")):
        return Outcome.ROBOTS
    if not understood and stats.get("agenda/discovery/unreachable"):
        return Outcome.UNREACHABLE
    if not stats.get("agenda/discovery/found"):
        return Outcome.HTTP_ERROR if stats.get("agenda/discovery/failed") else Outcome.EMPTY
    failed = stats.get("agenda/pages/failed", 0)
    if failed > understood:
        return Outcome.HTTP_ERROR
    if stats.get("agenda/pages/not_understood", 0) > understood:
        return Outcome.MARKUP_CHANGED
    if stats.get("agenda/scan/sound") is False:
        return Outcome.INCOMPLETE
    return Outcome.OK


class OutcomeExtension:
    """Judge the run when its spider closes: check its assertions, publish it if it is good, report it.

    The reports are the counters in the stats, a summary in the log, and the files that AGENDA_STATS_FILE and
    AGENDA_METRICS_FILE name. Raises AssertionFileError before the first request when AGENDA_ASSERTIONS is unusable.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.scopes = assertions.read_scopes(_path(crawler, "AGENDA_ASSERTIONS"))
        crawler.signals.connect(self.spider_closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> OutcomeExtension:
        return cls(crawler)

    async def spider_closed(self, reason: str) -> None:
        """Judge, publish and report. Scrapy waits for this, and handles signals in the meantime."""
        if reason == REASON_NOT_BEGUN:
            return
        stats = self.crawler.stats
        assert stats is not None
        store = self.crawler.get_item_pipeline(StorePipeline)
        try:
            outcome = judge(reason, stats.get_stats())
            if store is not None and outcome is not Outcome.DB_ERROR:
                self._compare(store)
            if outcome is Outcome.OK and isinstance(self.crawler.spider.arguments, Arguments):  # type: ignore[union-attr]
                outcome = self._assert(store)
        except Exception as error:
            logger.error("The run can't be judged, so nothing is published: %s", error, exc_info=error)
            outcome = Outcome.FAILED
        stats.set_value("agenda/outcome", str(outcome))
        if store is not None:
            outcome = await store.finish(outcome, self.crawler.spider.addresses)  # type: ignore[union-attr]
            stats.set_value("agenda/outcome", str(outcome))
        numbers = {
            name.removeprefix("agenda/"): value
            for name, value in stats.get_stats().items()
            if name.startswith("agenda/")
        }
        logger.info("Run ended: %s.\n%s", outcome, summary(numbers))
        try:
            if path := _path(self.crawler, "AGENDA_STATS_FILE"):
                report.write_stats(path, stats.get_stats())
            if path := _path(self.crawler, "AGENDA_METRICS_FILE"):
                report.write_metrics(path, outcome, stats.get_stats())
        except OSError as error:
            logger.error("The counters of the run could not be written: %s.", error)

    def _compare(self, store: StorePipeline) -> None:
        """Report what is new in the layouts, or gone from them, since the last good run."""
        assert self.crawler.stats is not None
        reported = self.crawler.get_item_pipeline(ReportPipeline)
        rows = reported.totals.prints.rows() if reported else []
        told = drift.compare(store.keep_print(rows), rows) if rows else []
        self.crawler.stats.set_value("agenda/drift", told)
        for sentence in told:
            logger.warning("The layout of the site has changed: %s.", sentence)

    def _assert(self, store: StorePipeline | None) -> Outcome:
        """Check a good run against the assertions of its scope."""
        stats = self.crawler.stats
        assert stats is not None
        arguments = self.crawler.spider.arguments  # type: ignore[union-attr]
        scope = assertions.scope_of(arguments, self.scopes)
        past = [assertions.Past(*run) for run in store.last_good()] if store else []
        days = (arguments.until - arguments.since).days + 1
        stats.set_value("agenda/people/in_office", _in_office(arguments))
        found = assertions.figures(stats.get_stats(), days, past)
        verdicts = assertions.judge_figures(scope, found)
        stats.set_value("agenda/assertions/scope", scope.name)
        for verdict in verdicts:
            stats.set_value(f"agenda/assertions/{verdict.name}", round(verdict.figure.value, 4))
        failed = [str(verdict) for verdict in verdicts if not verdict.held]
        stats.set_value("agenda/assertions/failed", failed)
        for sentence in failed:
            logger.error("Assertion of the scope %s failed: %s. Nothing is published.", scope.name, sentence)
        return Outcome.ASSERTION if failed else Outcome.OK


def _in_office(arguments: Arguments) -> int:
    """Return how many people of the register held office in the period of a run."""
    offices = register.offices()
    return len({one.person for one in offices if one.held_between(arguments.since, arguments.until)})


def _path(crawler: Crawler, setting: str) -> Path | None:
    value = crawler.settings.get(setting)
    return Path(value) if value else None


def summary(numbers: Mapping[str, Any]) -> str:
    """Return the counters of a run as lines of text for a person to read.

    >>> summary({"activities": 3, "flags/cancelled": 1})
    '  activities        3\\n  flags/cancelled   1'
    """
    width = max((len(name) for name in numbers), default=0)
    return "\n".join(f"  {name:<{width}}   {value}" for name, value in sorted(numbers.items()))
