"""How a run ended, from Scrapy's reason and the counters."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler

from agendacrawl.vocabulary import Outcome

logger = logging.getLogger(__name__)

REASON_DB_ERROR = "db_error"


def judge(reason: str, stats: Mapping[str, Any]) -> Outcome:
    """Return the outcome of a run.

    >>> judge("finished", {"agenda/discovery/found": 1, "agenda/pages/single": 1})
    <Outcome.OK: 'ok'>
    >>> judge("shutdown", {})
    <Outcome.INTERRUPTED: 'interrupted'>
    """
    if reason == REASON_DB_ERROR:
        return Outcome.DB_ERROR
    if reason != "finished":
        return Outcome.INTERRUPTED
    understood = stats.get("agenda/pages/single", 0) + stats.get("agenda/pages/weekly", 0)
    understood += stats.get("agenda/pages/other_person", 0) + stats.get("agenda/pages/other_department", 0)
    if not understood and (stats.get("agenda/pages/robots") or stats.get("agenda/discovery/robots")):
        return Outcome.ROBOTS
    if not stats.get("agenda/discovery/found"):
        return Outcome.HTTP_ERROR if stats.get("agenda/discovery/failed") else Outcome.EMPTY
    failed = stats.get("agenda/pages/failed", 0)
    if failed > understood:
        return Outcome.HTTP_ERROR
    if stats.get("agenda/pages/not_understood", 0) > understood:
        return Outcome.MARKUP_CHANGED
    return Outcome.OK


class OutcomeExtension:
    """Write the outcome to the stats, and a summary of the run to the log."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        crawler.signals.connect(self.spider_closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> OutcomeExtension:
        return cls(crawler)

    def spider_closed(self, reason: str) -> None:
        """Judge the run when its spider closes."""
        stats = self.crawler.stats
        assert stats is not None
        outcome = judge(reason, stats.get_stats())
        stats.set_value("agenda/outcome", str(outcome))
        numbers = {
            name.removeprefix("agenda/"): value
            for name, value in stats.get_stats().items()
            if name.startswith("agenda/")
        }
        logger.info("Run ended: %s.\n%s", outcome, summary(numbers))


def summary(numbers: Mapping[str, Any]) -> str:
    """Return the counters of a run as lines, for a person.

    >>> summary({"activities": 3, "flags/cancelled": 1})
    '  activities        3\\n  flags/cancelled   1'
    """
    width = max((len(name) for name in numbers), default=0)
    return "\n".join(f"  {name:<{width}}   {value}" for name, value in sorted(numbers.items()))
