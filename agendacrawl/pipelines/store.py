"""One page, one transaction."""

from __future__ import annotations

import asyncio
import logging

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.threads import deferToThreadPool
from twisted.python.threadpool import ThreadPool

from agendacrawl.db.dsn import DatabaseError, resolve_dsn
from agendacrawl.db.store import PageError, Store
from agendacrawl.extensions.outcome import REASON_DB_ERROR, judge
from agendacrawl.items import AgendaPage
from agendacrawl.vocabulary import Outcome

logger = logging.getLogger(__name__)


class StorePipeline:
    """Write each page with its activities to PostGIS; the same page again writes its ledger row only.

    Off with AGENDA_DATABASE=off. Works in one thread of its own, so that fetching goes on. Connects before the
    first request is sent: raises DatabaseError when there is no usable database.
    """

    def __init__(self, crawler: Crawler, dsn: str) -> None:
        self.crawler = crawler
        self.store = Store(dsn)
        self.thread = ThreadPool(1, 1, "store")
        self.closing: asyncio.Task[None] | None = None
        crawler.signals.connect(self.spider_closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> StorePipeline:
        dsn = resolve_dsn(crawler.settings.get("AGENDA_DATABASE"))
        if dsn is None:
            raise NotConfigured("AGENDA_DATABASE is off: nothing is stored.")
        return cls(crawler, dsn)

    def open_spider(self) -> None:
        """Begin the run."""
        spider = self.crawler.spider
        self.store.open_run(spider.name, spider.arguments.as_json())  # type: ignore[union-attr]

    async def process_item(self, page: AgendaPage) -> AgendaPage:
        """Store the page and return it as it came; the first failure of the database ends the run.

        Raises DropItem for a page that could not be stored.
        """
        from twisted.internet import reactor

        assert self.crawler.stats is not None
        assert self.crawler.engine is not None
        if not self.thread.started:  # not earlier: a run that fails while it opens would wait for it for ever
            self.thread.start()
        try:
            result = await maybe_deferred_to_future(
                deferToThreadPool(reactor, self.thread, self.store.store_page, page)
            )
        except PageError as error:
            self.crawler.stats.inc_value("agenda/stored/refused")
            logger.error("%s", error)
            raise DropItem("the page could not be stored") from error
        except DatabaseError as error:
            if self.closing is None:
                logger.error("%s The run ends here.", error)
                self.closing = asyncio.create_task(
                    self.crawler.engine.close_spider_async(reason=REASON_DB_ERROR)
                )
            raise DropItem("the database failed") from error
        self.crawler.stats.inc_value(f"agenda/stored/{result}")
        return page

    def close_spider(self) -> None:
        """Wait for the last page."""
        if self.thread.started:
            self.thread.stop()

    def spider_closed(self, reason: str) -> None:
        """End the run; a good one links joint activities and refreshes the views."""
        assert self.crawler.stats is not None
        stats = self.crawler.stats.get_stats()
        outcome = judge(reason, stats)
        try:
            if outcome is Outcome.OK:
                self.store.link_joint()
                self.store.refresh_views()
            self.store.close_run(outcome, stats)
            self.store.close()
        except DatabaseError as error:
            logger.error("%s", error)
            self.crawler.stats.set_value("agenda/outcome", str(Outcome.DB_ERROR))
