"""Give fetched pages to another process to read, and count what became of them in the process of the run."""

from __future__ import annotations

import datetime as dt
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from scrapy.settings import BaseSettings

from agendacrawl.db.dsn import DatabaseError, resolve_dsn
from agendacrawl.db.store import READ_AGAIN
from agendacrawl.pages.document import NotAnAgendaPage
from agendacrawl.pipelines.store import StorePipeline
from agendacrawl.reading.fetched import Elsewhere, Fetched, GivenUp, NotRead, Refused
from agendacrawl.reading.workers import Order, settings_of

REASON_READER_LOST = "reader_lost"


def may_give(settings: BaseSettings) -> bool:
    """Tell whether another process may read: pages come faster than one reads them, and no one else wants to see them.

    That is so where no delay spares the site: a copy on this machine. With a delay, one process has time to spare.
    A geocoder is asked from the process of the run, at its pace; a step that is not the project's sees each page, as do
    the processes of a shared crawl.

    >>> from scrapy.settings import Settings
    >>> may_give(Settings({"DOWNLOAD_DELAY": 1})), may_give(Settings({"DOWNLOAD_DELAY": "0"}))
    (False, True)
    """
    steps = settings.getdict("ITEM_PIPELINES")
    foreign = [one for one, order in steps.items() if order is not None and not _is_ours(one)]
    spared = settings.getfloat("DOWNLOAD_DELAY") or settings.getint("CLOSESPIDER_ITEMCOUNT")
    asked = settings.getlist("AGENDA_GEOCODERS") or settings.get("AGENDA_REDIS")
    return not (foreign or spared or asked)


def _is_ours(step: Any) -> bool:
    """Tell whether an item pipeline (a class, or its path) is one of the project's."""
    return (step if isinstance(step, str) else step.__module__).startswith("agendacrawl.pipelines.")


class Giver:
    """What gives the pages of one run, which has a reader (StorePipeline.reader), to another process."""

    def __init__(self, crawler: Crawler, store: StorePipeline) -> None:
        dsn = resolve_dsn(crawler.settings.get("AGENDA_DATABASE"))
        assert dsn is not None
        assert store.reader is not None
        settings = settings_of(crawler.settings, crawler.settings.getdict("ITEM_PIPELINES"), dsn)
        self.crawler, self.store = crawler, store
        self.elsewhere = Elsewhere(Order(dsn, settings, store.store.number, store.reader, ()))

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
