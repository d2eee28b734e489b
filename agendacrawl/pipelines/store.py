"""Stage pages as they arrive; the end of a good run publishes them."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ParamSpec, TypeVar

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DropItem, NotConfigured
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred
from twisted.internet.task import LoopingCall
from twisted.internet.threads import deferToThread, deferToThreadPool
from twisted.python.failure import Failure
from twisted.python.threadpool import ThreadPool

from agendacrawl.core import signals
from agendacrawl.core.arguments import Arguments
from agendacrawl.core.items import AgendaPage
from agendacrawl.core.vocabulary import Outcome
from agendacrawl.db.document import PageError
from agendacrawl.db.dsn import DatabaseError, resolve_dsn
from agendacrawl.db.replaced import Addresses
from agendacrawl.db.store import REPLACED_AT, KnownBody, KnownPage, StoppedError, Store, StoreResult
from agendacrawl.dutch.dates import monday_of
from agendacrawl.pipelines.counts import Totals
from agendacrawl.pipelines.reader import is_whole, reader_of

logger = logging.getLogger(__name__)

REASON_DB_ERROR = "db_error"
REASON_NOT_BEGUN = "not_begun"

_LAST_WORDS = 0.05  # seconds that Scrapy gets to log the end of a run
_LISTEN = 0.2  # seconds between checks whether to stop the run while it publishes
_LEDGER_ROWS, _LEDGER_SECONDS = 50, 1.0  # of known pages: written in such batches, at least this often

_P = ParamSpec("_P")
_T = TypeVar("_T")


class StorePipeline:
    """Stage each page in PostGIS and publish all of them if the run is good; an unchanged page gets only a ledger row.

    Off with AGENDA_DATABASE=off. Works in its own thread, so that fetching continues. Connects before the first
    request is sent: raises DatabaseError if there is no usable database.
    """

    def __init__(self, crawler: Crawler, dsn: str) -> None:
        self.crawler = crawler
        self.store = Store(dsn)
        self.thread = ThreadPool(1, 1, "store")
        self.closing: asyncio.Task[None] | None = None
        self.failure: DatabaseError | None = None
        self.reader: str | None = None  # None: every page is read
        self.known = Totals()  # of pages whose body is known: added up in the thread
        self.told = Totals()  # of pages that other processes read: added up in the reactor
        self.results: dict[str, StoreResult] = {}  # of pages staged for another process, untold yet
        self.waiting: list[KnownBody] = []  # known pages without a ledger row yet
        self.noted_at = time.monotonic()
        crawler.signals.connect(self.page_lost, signal=signals.page_lost)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> StorePipeline:
        dsn = resolve_dsn(crawler.settings.get("AGENDA_DATABASE"))
        if dsn is None:
            raise NotConfigured("AGENDA_DATABASE is off: nothing is stored.")
        return cls(crawler, dsn)

    @property
    def arguments(self) -> Arguments:
        """Return the arguments of the run."""
        return self.crawler.spider.arguments  # type: ignore[union-attr, no-any-return]

    def open_spider(self) -> None:
        """Start the run; without a run no request is sent."""
        assert self.crawler.spider is not None
        try:
            if joined := getattr(self.crawler.spider, "joined", None):  # the run of another process
                self.store.join(joined)
            else:
                self.store.open_run(self.crawler.spider.name, self.arguments.as_json())
        except DatabaseError as error:
            logger.error("%s No request was sent.", error)
            raise CloseSpider(REASON_NOT_BEGUN) from None

    async def process_item(self, page: AgendaPage) -> AgendaPage:
        """Stage the page and return it unchanged; the first failure of the database ends the run.

        Raises DropItem for a page that could not be stored.
        """
        assert self.crawler.stats is not None
        reader = self.reader if is_whole(page, self.crawler.settings) else None
        try:
            result = await maybe_deferred_to_future(
                self._defer(self.store.stage, page, reader, page.counted if reader else None)
            )
        except PageError as error:
            self._refused(page.path, str(error))
            raise DropItem("the page could not be stored") from error
        except DatabaseError as error:
            self.fail(error)
            raise DropItem("the database failed") from error
        self.crawler.stats.inc_value(f"agenda/stored/{result}")
        if hasattr(self.crawler.spider, "joined"):
            self.results[page.path] = result
        return page

    def page_staged(self, result: StoreResult, counted: Mapping[str, Any]) -> None:
        """Count a page that another process staged, with what it adds to the counters."""
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value(f"agenda/stored/{result}")
        self.told.add(counted)

    def page_refused(self, path: str, why: str, counted: Mapping[str, Any]) -> None:
        """Count and report a page that another process read and could not stage."""
        self.told.add(counted)
        self._refused(path, why)

    def _refused(self, path: str, why: str) -> None:
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value("agenda/stored/refused")
        logger.error("%s", why)
        self.page_lost(path, 200, "refused")

    def page_lost(self, path: str, status: int | None, result: str) -> None:
        """Record in the ledger that a page did not arrive, or was unusable."""
        moment = dt.datetime.now(dt.UTC)
        noted = self._defer(self.store.store_failure, path, status, moment, result)
        noted.addErrback(self._end_after)

    def captured(self, path: str, archive: str, record: str, url: str, moment: dt.datetime) -> None:
        """Record which capture of which archive the next page of a path is read from."""
        noted = self._defer(self.store.store_capture, path, archive, record, url, moment)
        noted.addErrback(self._end_after)

    def _end_after(self, failure: Failure) -> Failure | None:
        if not isinstance(failure.value, DatabaseError):
            return failure
        self.fail(failure.value)
        return None

    async def search_form(self) -> str | None:
        """Return the form of search request that the site answered last; None if that is not known."""
        try:
            return await maybe_deferred_to_future(self._defer(self.store.search_form, self.arguments.site))
        except DatabaseError as error:
            self.fail(error)
            return None

    async def reader_now(self) -> str:
        """Return the hash of all that reading a page depends on now. Raises DatabaseError."""
        reference = await maybe_deferred_to_future(self._defer(self.store.reference))
        self.reader = reader_of(reference, self.crawler.settings)
        return self.reader

    async def bodies_known(self) -> list[KnownPage]:
        """Return the pages whose last body need not be read again."""
        wanted = self.arguments
        since = monday_of(wanted.since)
        try:
            scope = (await self.reader_now(), wanted.site, since, wanted.until)
            return await maybe_deferred_to_future(self._defer(self.store.bodies_known, *scope))
        except DatabaseError as error:
            self.fail(error)
            return []

    async def sources_hold(self) -> bool:
        """Tell whether the last good run found no page that had changed while its sources said the same."""
        try:
            silent = await maybe_deferred_to_future(
                self._defer(self.store.silent_changes, self.arguments.as_json())
            )
        except DatabaseError as error:
            self.fail(error)
            return False
        return not silent

    def page_trusted(self, path: str) -> None:
        """Count a page that is not fetched, since its sources say that it did not change."""
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value("agenda/pages/trusted")
        self._known(path, None)

    def body_known(self, path: str, body_sha256: str) -> None:
        """Count a page that need not be read; its ledger row is written together with others."""
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value("agenda/stored/unchanged")
        self.crawler.stats.inc_value("agenda/pages/known")
        self._known(path, body_sha256)

    def _known(self, path: str, body_sha256: str | None) -> None:
        self.waiting.append(KnownBody(path, dt.datetime.now(dt.UTC), body_sha256))
        if len(self.waiting) == _LEDGER_ROWS or time.monotonic() > self.noted_at + _LEDGER_SECONDS:
            self.noted_at = time.monotonic()
            self._defer(self._note_known, self._waiting()).addErrback(self._end_after)

    def _waiting(self) -> list[KnownBody]:
        waiting, self.waiting = self.waiting, []
        return waiting

    def _note_known(self, pages: Sequence[KnownBody]) -> None:
        for counted in self.store.note_known(pages):
            self.known.add(counted)

    async def pages_unlisted(self, listed: set[str]) -> dict[str, str]:
        """Return the pages that a complete scan should have listed but did not: their addresses by path.

        Counts them, and all that are known, in the stats.
        """
        wanted = self.arguments
        try:
            since = monday_of(wanted.since)
            scope = (wanted.site, since, wanted.until, wanted.people, wanted.ministries)
            known = await maybe_deferred_to_future(self._defer(self.store.pages_known, *scope))
        except DatabaseError as error:
            self.fail(error)
            return {}
        unlisted = {path: address for path, address in known.items() if path not in listed}
        assert self.crawler.stats is not None
        self.crawler.stats.set_value("agenda/scan/known", len(known))
        self.crawler.stats.set_value("agenda/scan/unlisted", len(unlisted))
        return unlisted

    def _defer(self, work: Callable[_P, _T], *args: _P.args, **named: _P.kwargs) -> Deferred[_T]:
        """Run a call in the thread of the store, after those already waiting there."""
        from twisted.internet import reactor

        if (
            not self.thread.started
        ):  # not earlier: a run that fails while it opens would wait for the thread for ever
            self.thread.start()
            # Without this a second Ctrl-C would leave the thread behind, and the process with it.
            reactor.addSystemEventTrigger("during", "shutdown", self.close_spider)  # type: ignore[arg-type]
        return deferToThreadPool(reactor, self.thread, lambda: self._unless_failed(work, *args, **named))

    def _unless_failed(self, work: Callable[_P, _T], *args: _P.args, **named: _P.kwargs) -> _T:
        """Run a call, unless an earlier one failed: each would run into the same time limit."""
        if self.failure is not None:
            raise self.failure
        try:
            return work(*args, **named)
        except DatabaseError as error:
            self.failure = error
            raise

    def fail(self, error: DatabaseError) -> None:
        """End the run at the first failure of the database."""
        assert self.crawler.engine is not None
        if self.closing is None:
            logger.error("%s The run ends here.", error)
            if (let_go := getattr(self.crawler.spider, "let_go", None)) is not None:
                let_go()
            self.closing = asyncio.ensure_future(
                self.crawler.engine.close_spider_async(reason=REASON_DB_ERROR)
            )

    def close_spider(self) -> None:
        """Wait for the last page."""
        if not self.thread.started or self.thread.joined:
            return
        if self.waiting:
            self._defer(self._note_known, self._waiting()).addErrback(self._end_after)
        self.thread.stop()

    def last_good(self) -> list[tuple[int, dict[str, Any]]]:
        """Return the last good runs with the same arguments, each with its days and counters.

        Raises DatabaseError.
        """
        return self.store.last_good(self.arguments.as_json())

    def keep_print(self, rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Keep the structural print of the run; return that of the last good one. Raises DatabaseError."""
        return self.store.store_print(rows)

    async def finish(self, outcome: Outcome, addresses: Addresses) -> Outcome:
        """End the run with its outcome; a good one is published. Return the outcome, which a failure here changes.

        Whatever fails, nothing is published in part: the failure is reported and reflected in the outcome. Anyone who
        stops the run in the meantime (SIGTERM, Ctrl-C) need not wait for the rest.
        """
        from twisted.internet import reactor

        finished: Deferred[None] = Deferred()
        # Scrapy stops the reactor without waiting for a spider that is already closing.
        reactor.addSystemEventTrigger("before", "shutdown", lambda: finished)  # type: ignore[arg-type]
        try:
            return await self._finish(outcome, addresses)
        finally:
            reactor.callLater(_LAST_WORDS, finished.callback, None)  # type: ignore[arg-type]

    async def _finish(self, outcome: Outcome, addresses: Addresses) -> Outcome:
        assert self.crawler.stats is not None
        stats = self.crawler.stats.get_stats()
        if self.failure is not None and outcome is Outcome.OK:  # while writing the last ledger rows
            outcome = Outcome.DB_ERROR
        if outcome is Outcome.OK:
            outcome = await self._publish({**stats}, addresses)
        if outcome is not Outcome.OK:
            try:
                self.store.close_run(outcome, {**stats, "agenda/outcome": str(outcome)})
            except DatabaseError as error:
                logger.error("%s", error)
                outcome = Outcome.DB_ERROR
        self.store.close()
        return outcome

    async def _publish(self, stats: dict[str, Any], addresses: Addresses) -> Outcome:
        """Publish in a thread, so that the reactor notices a request to stop the run; return the outcome."""
        assert self.crawler.stats is not None
        watch = LoopingCall(self._stop_if_asked)
        watch.start(_LISTEN, now=False)
        try:
            done = await maybe_deferred_to_future(
                deferToThread(self.store.publish_news, Outcome.OK, stats, addresses)
            )
        except StoppedError as error:
            logger.error("%s", error)
            return Outcome.INTERRUPTED
        except DatabaseError as error:
            logger.error("%s", error)
            return Outcome.DB_ERROR
        except Exception as error:
            logger.error("Publishing failed, so nothing is published: %r.", error, exc_info=error)
            return Outcome.FAILED
        finally:
            watch.stop()
        if done is None:
            logger.info("Nothing on the site has changed: the layers stay as they are.")
        else:
            self.crawler.stats.set_value(REPLACED_AT, len(done.replaced))
        for refusal in done.refused if done else ():
            self.crawler.stats.inc_value("agenda/stored/refused")
            logger.error("%s", refusal)
        return Outcome.OK

    def _stop_if_asked(self) -> None:
        if not self.crawler.crawling:  # Scrapy has been told to stop
            self.store.stop()
