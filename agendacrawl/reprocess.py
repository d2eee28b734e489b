"""Read the stored pages again, in batches that any executor of `concurrent.futures` may take: a thread, a pool of
processes, or the workers of a dask cluster.

A batch is some ids of pages. Whoever takes it fetches their bodies, reads and understands them, and stages what differs
from the tables, in one transaction. So a batch whose worker is lost is done again, by another one, as if for the first
time. The spider, in the process of the run, gives out the batches, adds up what they report, and publishes once.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import multiprocessing
import signal
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import psycopg
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.settings import BaseSettings, Settings

from agendacrawl.core.items import AgendaPage
from agendacrawl.core.signals import pages_reread
from agendacrawl.core.site import prefix_of
from agendacrawl.db import official
from agendacrawl.db.dsn import DatabaseError, resolve_dsn
from agendacrawl.db.sessions import connect
from agendacrawl.db.stored import Scope, StoredPage, pages_of, stage, stored_pages
from agendacrawl.pages.decoding import decode
from agendacrawl.pages.document import NotAnAgendaPage
from agendacrawl.pages.reader import read_page
from agendacrawl.pipelines.counts import Totals, counts_of
from agendacrawl.pipelines.reader import is_whole
from agendacrawl.pipelines.report import ReportPipeline
from agendacrawl.pipelines.steps import Steps
from agendacrawl.pipelines.store import REASON_DB_ERROR, StorePipeline
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.spiders.agenda import AgendaSpider, knowledge_of

_BATCH = 100  # pages
_AHEAD = 2  # batches given out for each worker: the next one waits where the last one ends
_TRIES = 3  # for a batch whose worker was lost


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker needs to know: the database, the settings, the run that reads, who reads, and which pages."""

    dsn: str
    settings: Mapping[str, Any]
    run: int
    reader: str
    pages: tuple[int, ...]


@dataclass(slots=True)
class Report:
    """What became of a batch: how many pages changed or did not, what they add to the counters, what was not read."""

    changed: int = 0
    unchanged: int = 0
    totals: Totals = field(default_factory=Totals)
    not_understood: list[str] = field(default_factory=list)


class Reader:
    """What reads pages in one process: the gazetteer and the steps that understand, built once."""

    def __init__(self, dsn: str, settings: BaseSettings) -> None:
        self.settings = settings
        self.gazetteer = Gazetteer.load(official.read_from(dsn))
        self.knowledge = knowledge_of(self.gazetteer)
        self.steps = Steps(settings, self.gazetteer)

    def parse(self, stored: StoredPage) -> AgendaPage:
        """Return a stored page as it is read now, before any step. Raises NotAnAgendaPage."""
        html, _ = decode(stored.content)
        page = read_page(
            url=stored.url,
            html=html,
            body=stored.content,
            fetched_at=dt.datetime.now(dt.UTC),
            knowledge=self.knowledge,
            prefix=prefix_of(stored.site),
        )
        page.body, page.body_sha256 = stored.content, stored.body_sha256
        return page

    def understand(self, pages: Sequence[AgendaPage]) -> list[AgendaPage]:
        """Return pages as the steps leave them."""
        self.steps.prepare(pages)
        understood = [self.steps.process(page) for page in pages]
        for page in understood:
            page.counted = counts_of(page)
        return understood


@lru_cache(maxsize=1)
def _reader(dsn: str, _: int) -> tuple[Reader, psycopg.Connection[Any]]:
    return Reader(dsn, Settings(_SETTINGS)), connect(dsn, autocommit=True)


_SETTINGS: dict[str, Any] = {}  # of the run that this process works for


def read_batch(order: Order) -> Report:
    """Read some stored pages again and stage those that differ from the tables; return what became of them.

    A page whose rows are as they were stored, and that this reader has read before, is only looked at.
    """
    if dict(order.settings) != _SETTINGS:
        _SETTINGS.clear()
        _SETTINGS.update(order.settings)
    reader, connection = _reader(order.dsn, order.run)
    report = Report()
    read: list[tuple[StoredPage, AgendaPage]] = []
    # What a geocoder once knew is asked of what is kept of its answers, which may have been deleted since.
    known_by = "" if reader.settings.getlist("AGENDA_GEOCODERS") else order.reader
    for stored in stored_pages(connection, order.pages, known_by):
        if stored.counts is not None:
            report.unchanged += 1
            report.totals.add(stored.counts)
            continue
        try:
            read.append((stored, reader.parse(stored)))
        except NotAnAgendaPage as error:
            report.not_understood.append(f"{stored.url} was not understood: {error}. It stays as it was.")
    changed = []
    for (stored, _), page in zip(read, reader.understand([page for _, page in read]), strict=True):
        report.totals.add(page.counted)
        changed.append((stored, page, order.reader if is_whole(page, reader.settings) else None))
    for outcome in stage(connection, order.run, changed):
        if outcome == "unchanged":
            report.unchanged += 1
        else:
            report.changed += 1
    return report


def _leave_signals_to_the_run() -> None:
    """Ignore Ctrl-C, which a terminal sends to all: the process of the run ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Workers:
    """An executor, made anew when it has lost a worker and can't go on: `make` makes one for `number` workers.

    `end` ends one, whatever its workers are doing: what they have not staged is not published.
    """

    def __init__(self, make: Callable[[], Executor], number: int, end: Callable[[Executor], None]) -> None:
        self.make, self.number, self.end = make, number, end
        self.executor = make()

    @classmethod
    def of_this_machine(cls, number: int) -> Workers:
        """Return so many processes; for one, a thread of this one."""
        if number == 1:
            return cls(lambda: ThreadPoolExecutor(1), 1, _end)
        context = multiprocessing.get_context("spawn")  # the process of the run has threads

        def make() -> Executor:
            return ProcessPoolExecutor(number, mp_context=context, initializer=_leave_signals_to_the_run)

        return cls(make, number, _end)

    @classmethod
    def of_cluster(cls, address: str) -> Workers:
        """Return the workers of a dask cluster (tcp://HOST:PORT). Raises ImportError and OSError."""
        from distributed import Client

        client = Client(address, timeout=10)
        number = max(1, len(client.scheduler_info()["workers"]))
        return cls(client.get_executor, number, lambda _: client.close())

    async def read(self, order: Order) -> Report:
        """Let a worker read a batch; one whose worker is lost is done again. Raises BrokenProcessPool at last."""
        for _ in range(_TRIES - 1):
            executor = self.executor
            try:
                return await asyncio.wrap_future(executor.submit(read_batch, order))
            except BrokenProcessPool:
                if self.executor is executor:  # the first of those that waited for it
                    self.executor = self.make()
        return await asyncio.wrap_future(self.executor.submit(read_batch, order))

    def close(self) -> None:
        """End the workers."""
        self.end(self.executor)


def _end(executor: Executor) -> None:
    for process in list((getattr(executor, "_processes", None) or {}).values()):
        process.terminate()
    executor.shutdown(wait=False, cancel_futures=True)


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

    def _orders(self, store: StorePipeline, reader: str) -> Iterator[Order]:
        settings = self.crawler.settings
        told = {name: settings.get(name) for name in settings if name.startswith("AGENDA_")}
        told["ITEM_PIPELINES"] = settings.get("READING_STEPS")
        dsn = resolve_dsn(settings.get("AGENDA_DATABASE"))
        assert dsn is not None
        told["AGENDA_DATABASE"] = dsn
        for ids in _cut(self.pages, _BATCH):
            yield Order(dsn, told, store.store.number, reader, ids)

    async def start(self) -> AsyncIterator[Request]:
        """Give out the batches; there is nothing to request."""
        stats = self.crawler.stats
        assert stats is not None
        stats.set_value("agenda/discovery/found", self.total)
        store = self.crawler.get_item_pipeline(StorePipeline)
        assert store is not None
        reader = await store.reader_now()
        workers = Workers.of_cluster(self.dask) if self.dask else Workers.of_this_machine(self.wanted)
        room = asyncio.Semaphore(workers.number * _AHEAD)

        async def read(order: Order) -> None:
            async with room:
                if self.crawler.crawling:
                    self._add(await workers.read(order), len(order.pages), store)

        tasks = [asyncio.ensure_future(read(order)) for order in self._orders(store, reader)]
        try:
            for task in asyncio.as_completed(tasks):
                await task
        except (psycopg.Error, DatabaseError, BrokenProcessPool) as error:
            self.logger.error("The stored pages can't be read: %s The run ends here.", str(error).strip())
            raise CloseSpider(REASON_DB_ERROR) from error
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
        store.known.merge(report.totals)
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
