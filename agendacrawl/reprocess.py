"""Read the stored pages again, in batches of ids that workers take.

The spider, in the process of the run, gives out the batches, adds up what they report, and publishes once.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import psycopg
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.settings import BaseSettings

from agendacrawl.core.signals import pages_reread
from agendacrawl.db.dsn import DatabaseError, resolve_dsn
from agendacrawl.db.stored import Scope, pages_of
from agendacrawl.pipelines.report import ReportPipeline
from agendacrawl.pipelines.spared import BROKEN
from agendacrawl.pipelines.store import REASON_DB_ERROR, StorePipeline
from agendacrawl.reading.stored import Report, read_stored
from agendacrawl.reading.workers import Order, Workers, settings_of
from agendacrawl.spiders.agenda import AgendaSpider
from agendacrawl.spiders.broken import reported

_BATCH = 100  # pages
_AHEAD = 2  # batches given out for each worker: the next one waits where the last one ends


class ReprocessSpider(AgendaSpider):
    """Give out the stored pages to workers, without the network, and report what they found.

    Started by `agendacrawl reprocess`. Geocoders answer from `agenda.geocode` only.
    """

    name = "reprocess"
    online = False

    def __init__(self, scope: Scope, workers: int = 1, dask: str | None = None) -> None:
        self.begin(scope)
        self.wanted, self.dask = workers, dask
        self.pages: list[int] = []

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Leave to the workers what happens to a page: the process of the run only reports and stores."""
        super().update_settings(settings)
        kept = {f"{one.__module__}.{one.__qualname__}" for one in (ReportPipeline, StorePipeline)}
        steps = settings.getdict("ITEM_PIPELINES")
        settings.set(
            "READING_STEPS", {name: order for name, order in steps.items() if name not in kept}, "spider"
        )
        left_out = {name: None for name in steps if name not in kept}
        settings.set("ITEM_PIPELINES", {**steps, **left_out}, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **given: Any) -> ReprocessSpider:
        """Count the stored pages. Raises DatabaseError when there is no usable database."""
        spider = super(AgendaSpider, cls).from_crawler(crawler, *args, **given)
        dsn = resolve_dsn(crawler.settings.get("AGENDA_DATABASE"))
        assert dsn is not None
        spider.pages = pages_of(dsn, spider.arguments)  # type: ignore[arg-type]
        return spider

    @property
    def total(self) -> int:
        """Return the number of stored pages in the scope."""
        return len(self.pages)

    def _orders(self, store: StorePipeline, reader: str) -> Iterator[Order[int]]:
        settings = self.crawler.settings
        dsn = resolve_dsn(settings.get("AGENDA_DATABASE"))
        assert dsn is not None
        told = settings_of(settings, settings.getdict("READING_STEPS"), dsn)
        for ids in _cut(self.pages, _BATCH):
            yield Order(dsn, told, store.store.number, reader, ids)

    def _workers(self) -> Workers:
        if self.dask:
            return Workers.of_cluster(self.dask)
        return Workers.of_this_process() if self.wanted == 1 else Workers.of_this_machine(self.wanted)

    async def start(self) -> AsyncIterator[Request]:
        """Give out the batches; there is nothing to request."""
        stats = self.crawler.stats
        assert stats is not None
        stats.set_value("agenda/discovery/found", self.total)
        store = self.crawler.get_item_pipeline(StorePipeline)
        assert store is not None
        reader = await store.reader_now()
        workers = self._workers()
        room = asyncio.Semaphore(workers.number * _AHEAD)

        async def read(order: Order[int]) -> None:
            async with room:
                if self.crawler.crawling:
                    self._add(await workers.read(read_stored, order), len(order.pages), store)

        tasks = [asyncio.ensure_future(read(order)) for order in self._orders(store, reader)]
        try:
            for task in asyncio.as_completed(tasks):
                await task
        except (psycopg.Error, DatabaseError, BrokenProcessPool) as error:
            self.logger.error("The stored pages can't be read: %s The run ends here.", str(error).strip())
            raise CloseSpider(REASON_DB_ERROR) from error
        except BROKEN as error:
            raise reported(error, self.logger) from error
        finally:
            for one in tasks:
                one.cancel()
            workers.close()
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request

    def _add(self, report: Report, number: int, store: StorePipeline) -> None:
        stats = self.crawler.stats
        assert stats is not None
        store.told.merge(report.totals)
        stats.inc_value("agenda/stored/changed", report.changed)
        stats.inc_value("agenda/stored/unchanged", report.unchanged)
        for sentence in report.not_understood:
            stats.inc_value("agenda/pages/not_understood")
            self.logger.warning("%s", sentence)
        self.crawler.signals.send_catch_log(pages_reread, number=number)


def _cut(pages: Sequence[int], size: int) -> Iterator[tuple[int, ...]]:
    """Return batches of pages, in order.

    >>> list(_cut([1, 2, 3], 2))
    [(1, 2), (3,)]
    """
    return (tuple(pages[first : first + size]) for first in range(0, len(pages), size))
