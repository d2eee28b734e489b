"""Give fetched pages to another process to read, and count what became of them in the process of the run."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response, TextResponse
from scrapy.settings import BaseSettings

from agendacrawl.db.dsn import DatabaseError, resolve_dsn
from agendacrawl.db.store import READ_AGAIN
from agendacrawl.pages.address import NotAnAgendaPage
from agendacrawl.pipelines.spared import BROKEN
from agendacrawl.pipelines.store import StorePipeline
from agendacrawl.reading.fetched import Elsewhere, Failed, Fetched, LetGo, NotRead, Refused
from agendacrawl.reading.workers import Order, settings_of
from agendacrawl.spiders.broken import reported

REASON_READER_LOST = "reader_lost"
LONG = 250_000  # bytes of a page that takes seconds to read, while nothing else would happen; a week has some 20,000


def may_give(settings: BaseSettings) -> bool:
    """Tell whether another process may read pages: nobody else wants to see them in the process of the run.

    A geocoder is asked from there, at its pace; a step, an extension or a middleware of somebody's own sees each page
    there, as do the processes of a shared crawl; and some processes may not start others.

    >>> from scrapy.settings import Settings
    >>> may_give(Settings()), may_give(Settings({"ITEM_PIPELINES": {"my.own.Pipeline": 1}}))
    (True, False)
    """
    listening = ("ITEM_PIPELINES", "SPIDER_MIDDLEWARES", "EXTENSIONS")
    foreign = [
        one
        for name in listening
        for one, order in settings.getdict(name).items()
        if order is not None and _is_foreign(one)
    ]
    closing = [settings.getint(f"CLOSESPIDER_{name}") for name in _ITEMS]
    others = settings.getlist("AGENDA_GEOCODERS") or settings.get("AGENDA_REDIS")
    return not (foreign or any(closing) or others or multiprocessing.current_process().daemon)


_ITEMS = ("ITEMCOUNT", "TIMEOUT_NO_ITEM", "PAGECOUNT_NO_ITEM")  # settings of Scrapy that wait for items


def _is_foreign(component: Any) -> bool:
    """Tell whether a component (a class, or its path) is neither the project's nor Scrapy's."""
    module = component if isinstance(component, str) else component.__module__
    return not str(module).startswith(("agendacrawl.", "scrapy."))


class Giver:
    """What gives the pages of one run, which has a reader (StorePipeline.reader), to another process.

    All of them where no delay spares the site: pages of a copy on this machine come faster than one process reads
    them. With a delay it has time to spare, and gives only what is long.
    """

    def __init__(self, crawler: Crawler, store: StorePipeline) -> None:
        dsn = resolve_dsn(crawler.settings.get("AGENDA_DATABASE"))
        assert dsn is not None
        assert store.reader is not None
        settings = settings_of(crawler.settings, crawler.settings.getdict("ITEM_PIPELINES"), dsn)
        self.crawler, self.store = crawler, store
        self.all = not crawler.settings.getfloat("DOWNLOAD_DELAY")
        self.elsewhere = Elsewhere(Order(dsn, settings, store.store.number, store.reader, ()))

    def begin(self, *, anything_known: bool) -> None:
        """Begin, so that the process ends with the run; it starts at once if all pages are new to it."""
        from twisted.internet import reactor

        running: Any = reactor  # which Twisted declares as a module
        self.crawler.signals.connect(self.elsewhere.close, signal=signals.spider_closed)
        # A second Ctrl-C stops the reactor without that.
        running.addSystemEventTrigger("during", "shutdown", self.elsewhere.close)
        if self.all and not anything_known:
            self.elsewhere.begin()

    def takes(self, response: Response) -> bool:
        """Tell whether a page is for another process."""
        whole = response.status == 200 and isinstance(response, TextResponse)
        return whole and (self.all or len(response.body) > LONG)

    async def give(self, response: Response, path: str, prefix: str) -> bool:
        """Let a page be read and staged; return whether it was, or was refused.

        False: the run is ending. Raises NotAnAgendaPage, and CloseSpider when the process can't be kept alive.
        """
        page = Fetched(response.url, response.body, dt.datetime.now(dt.UTC), prefix)
        logger = self.crawler.spider.logger  # type: ignore[union-attr]
        stats = self.crawler.stats
        assert stats is not None
        try:
            outcome = await self.elsewhere.read(page)
        except DatabaseError as error:
            self.elsewhere.close()
            self.store.fail(error)
            return False
        except BROKEN as error:
            self.elsewhere.close()
            raise reported(error, logger) from error
        except Exception as error:
            if not self.elsewhere.closed:
                how = (
                    "ended by itself again and again"
                    if isinstance(error, BrokenProcessPool)
                    else f"failed ({error!r})"
                )
                logger.error(
                    "The process that reads pages %s, the last time over %s and pages that came with it. The run ends "
                    "here, and nothing is published.", how, response.url,
                )  # fmt: skip
            self.elsewhere.close()
            raise CloseSpider(REASON_READER_LOST) from error
        if self.elsewhere.lost:
            stats.set_value(READ_AGAIN, self.elsewhere.lost)
        if isinstance(outcome, LetGo):
            return False
        if isinstance(outcome, NotRead):
            raise NotAnAgendaPage(outcome.why)
        if isinstance(outcome, Failed):
            # Scrapy reports and counts it.
            raise RuntimeError(f"Reading {response.url} failed: {outcome.why}")
        if outcome.encoding is not None:
            logger.warning("The encoding of %s was repaired: %s.", response.url, outcome.encoding)
        if isinstance(outcome, Refused):
            self.store.page_refused(path, outcome.why, outcome.counted)
        else:
            self.store.page_staged(outcome.result, outcome.counted)
        return True
