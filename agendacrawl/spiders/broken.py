"""How a run ends over a file of the project that is broken: no page can be read with it."""

from __future__ import annotations

import asyncio
from logging import Logger, LoggerAdapter

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

REASON_NOT_LOADED = "not_loaded"


def reported(error: Exception, logger: Logger | LoggerAdapter[Logger]) -> CloseSpider:
    """Report that a run ends over one of pipelines.spared.BROKEN; return what ends it where it is raised."""
    logger.error("What reads pages can't be loaded: %s The run ends here, and nothing is published.", error)
    return CloseSpider(REASON_NOT_LOADED)


def end_run(crawler: Crawler, error: Exception) -> asyncio.Task[None]:
    """Report the same and end the run, where nothing that is raised would: in a step. Return what does so."""
    assert crawler.engine is not None
    assert crawler.spider is not None
    reason = reported(error, crawler.spider.logger).reason
    return asyncio.ensure_future(crawler.engine.close_spider_async(reason=reason))
