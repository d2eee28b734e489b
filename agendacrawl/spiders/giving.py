"""Give fetched pages to another process to read, and count what became of them in the process of the run."""

from __future__ import annotations

import datetime as dt
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response, TextResponse
from scrapy.settings import BaseSettings

from agendacrawl.db.dsn import DatabaseError, resolve_dsn
from agendacrawl.db.store import READ_AGAIN
from agendacrawl.pages.document import NotAnAgendaPage
from agendacrawl.pipelines.store import StorePipeline
from agendacrawl.reading.fetched import Elsewhere, Fetched, GivenUp, NotRead, Refused
from agendacrawl.reading.workers import Order, settings_of

REASON_READER_LOST = "reader_lost"
LONG = 250_000  # bytes of a page that takes seconds to read, while nothing else would happen; a week has some 20,000


def may_give(settings: BaseSettings) -> bool:
    """Tell whether another process may read pages: nobody else wants to see them in the process of the run.

    A geocoder is asked from there, at its pace; a step that is not the project's sees each page, as do the processes of
    a shared crawl.

    >>> from scrapy.settings import Settings
    >>> may_give(Settings()), may_give(Settings({"ITEM_PIPELINES": {"my.own.Pipeline": 1}}))
    (True, False)
    """
    steps = settings.getdict("ITEM_PIPELINES")
    foreign = [one for one, order in steps.items() if order is not None and not _is_ours(one)]
    others = settings.getlist("AGENDA_GEOCODERS") or settings.get("AGENDA_REDIS")
    return not (foreign or others or settings.getint("CLOSESPIDER_ITEMCOUNT"))


def _is_ours(step: Any) -> bool:
    """Tell whether an item pipeline (a class, or its path) is one of the project's."""
    return (step if isinstance(step, str) else step.__module__).startswith("agendacrawl.pipelines.")


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
        except GivenUp:
            return False
        except DatabaseError as error:
            self.store.fail(error)
            return False
        except BrokenProcessPool:
            if not self.elsewhere.closed:
                logger.error(
                    "The process that reads pages ended by itself again and again, the last time over %s and pages "
                    "that came with it. The run ends here, and nothing is published.", response.url,
                )  # fmt: skip
            self.elsewhere.close()
            raise CloseSpider(REASON_READER_LOST) from None
        if self.elsewhere.lost:
            stats.set_value(READ_AGAIN, self.elsewhere.lost)
        if isinstance(outcome, NotRead):
            raise NotAnAgendaPage(outcome.why)
        if isinstance(outcome, Refused):
            self.store.page_refused(path, outcome.why, outcome.counted)
            return True
        self.store.page_staged(outcome.result, outcome.counted)
        if outcome.encoding is not None:
            logger.warning("The encoding of %s was repaired: %s.", response.url, outcome.encoding)
        return True
