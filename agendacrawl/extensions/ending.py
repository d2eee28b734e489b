"""End a run within seconds of a request to stop, even while a site keeps it waiting."""

from __future__ import annotations

import asyncio
import logging

from scrapy import signals
from scrapy.crawler import Crawler

from agendacrawl.spiders.agenda import AgendaSpider

PATIENCE = 2.0  # seconds for the requests in progress
_LOOK = 0.2  # seconds

logger = logging.getLogger(__name__)


class EndingExtension:
    """Abandon the requests that are still unanswered PATIENCE seconds after a signal (Ctrl-C, SIGTERM).

    Scrapy waits for each of them, through every delay that a site asked for: minutes at worst. Nothing is lost, since
    nothing of such a run is published.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.watch: asyncio.Task[None] | None = None
        crawler.signals.connect(self.opened, signal=signals.spider_opened)
        crawler.signals.connect(self.closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> EndingExtension:
        return cls(crawler)

    def opened(self) -> None:
        """Start watching."""
        self.watch = asyncio.ensure_future(self._watch())

    def closed(self) -> None:
        """Stop watching."""
        if self.watch is not None:
            self.watch.cancel()

    async def _watch(self) -> None:
        while self.crawler.crawling:  # Scrapy sends no signal when a run is asked to stop
            await asyncio.sleep(_LOOK)
        await asyncio.sleep(PATIENCE)
        self._let_go()

    def _let_go(self) -> None:
        assert self.crawler.engine is not None
        if isinstance(self.crawler.spider, AgendaSpider):
            self.crawler.spider.let_go()
        slot = self.crawler.engine._slot
        if slot is None or slot.closing is None or not slot.inprogress:
            return
        logger.info("%d requests are not waited for any longer.", len(slot.inprogress))
        late = set(slot.inprogress)
        slot.inprogress.clear()
        slot.remove_request = late.discard  # type: ignore[assignment,method-assign]  # a late response finds nothing to do
        slot._maybe_fire_closing()
