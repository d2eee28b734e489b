"""What reads pages is loaded with the first page. If it can't be, no page can be read, and the run ends."""

from __future__ import annotations

import asyncio
from logging import Logger, LoggerAdapter

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

from agendacrawl.core.lookups import LookupFileError

REASON_NOT_LOADED = "not_loaded"
BROKEN = (ImportError, SyntaxError, LookupFileError)
"""What is wrong with the installation, and so with every page: no step is spared for it."""


def ending(error: Exception, logger: Logger | LoggerAdapter[Logger]) -> CloseSpider:
    """Report that a run ends over one of BROKEN; return what ends it."""
    logger.error("What reads pages can't be loaded: %s The run ends here, and nothing is published.", error)
    return CloseSpider(REASON_NOT_LOADED)


def end(crawler: Crawler, error: Exception) -> asyncio.Task[None]:
    """End a run over one of BROKEN that a step has met; return what does so."""
    assert crawler.engine is not None
    assert crawler.spider is not None
    reason = ending(error, crawler.spider.logger).reason
    return asyncio.ensure_future(crawler.engine.close_spider_async(reason=reason))
