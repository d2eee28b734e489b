"""The spider that fetches nothing: it reads the stored pages again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import psycopg
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import HtmlResponse
from scrapy.settings import BaseSettings

from agendacrawl.core.items import AgendaPage
from agendacrawl.db import official
from agendacrawl.db.dsn import resolve_dsn
from agendacrawl.db.stored import Scope, StoredPages
from agendacrawl.pipelines.selection import SelectionPipeline
from agendacrawl.pipelines.store import REASON_DB_ERROR
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.spiders.agenda import AgendaSpider

_AT_ONCE = 8  # pages that are being processed at the same time


class ReprocessSpider(AgendaSpider):
    """Pass the stored bodies to the same page objects and pipelines as a crawl, without the network.

    Started by `agendacrawl reprocess`. Geocoders answer from `agenda.geocode` only.
    """

    name = "reprocess"
    online = False

    def __init__(self, scope: Scope) -> None:
        self.begin(scope)
        self.pages: StoredPages
        self.total = 0

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Leave out the selection by person and department: stored pages have passed it."""
        super().update_settings(settings)
        pipelines = settings.getdict("ITEM_PIPELINES")
        name = f"{SelectionPipeline.__module__}.{SelectionPipeline.__qualname__}"
        settings.set("ITEM_PIPELINES", {**pipelines, name: None}, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **given: Any) -> ReprocessSpider:
        """Count the stored pages. Raises DatabaseError when there is no usable database."""
        spider = super(AgendaSpider, cls).from_crawler(crawler, *args, **given)
        dsn = resolve_dsn(crawler.settings.get("AGENDA_DATABASE"))
        assert dsn is not None
        spider.gazetteer = Gazetteer.load(official.read_from(dsn))
        spider.pages = StoredPages(dsn, spider.arguments)  # type: ignore[arg-type]
        spider.total = spider.pages.count()
        return spider

    def _note(self, path: str, status: int | None, result: str) -> None:
        """Write nothing to the ledger, since nothing is fetched."""

    async def start(self) -> AsyncIterator[AgendaPage]:  # type: ignore[override]
        """Read every stored page, a few at a time."""
        stats = self.crawler.stats
        assert stats is not None
        stats.set_value("agenda/discovery/found", self.total)
        room = asyncio.Semaphore(_AT_ONCE)

        def done() -> None:
            room.release()

        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            self.crawler.signals.connect(done, signal=signal)
        try:
            for stored in self.pages:
                response = HtmlResponse(stored.url, body=stored.content, encoding="utf-8")
                for page in self.read(response):
                    page.body, page.body_sha256 = stored.content, stored.body_sha256
                    await room.acquire()
                    yield page
        except psycopg.Error as error:
            self.logger.error("The stored pages can't be read: %s The run ends here.", str(error).strip())
            raise CloseSpider(REASON_DB_ERROR) from error
