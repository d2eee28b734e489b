"""The spider that helps another process with its crawl: it takes requests from the queue that they share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.internet.task import LoopingCall

from agendacrawl.core import territory
from agendacrawl.core.items import AgendaPage
from agendacrawl.discovery.crawl import Discovery
from agendacrawl.pipelines.store import StorePipeline
from agendacrawl.reading import reader  # noqa: F401 - it always reads: what can't be loaded is told at once
from agendacrawl.spiders.agenda import AgendaSpider
from agendacrawl.spiders.arguments import read_arguments
from agendacrawl.together.sharing import Together, meta_of

_SIGN_OF_LIFE = 2.0  # seconds


class HelperSpider(AgendaSpider):
    """Read pages of the run that another process leads, and stage them under it.

    Raises ValueError if no crawl is led, or without AGENDA_REDIS.
    """

    name = "helper"

    together: Together

    def __init__(self, run: int, given: dict[str, str]) -> None:
        self.begin(read_arguments(given, territory.today()))
        self.joined = run

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Leave to the leader how the run ends."""
        super().update_settings(settings)
        kept = {
            name: order for name, order in settings.getdict("EXTENSIONS").items() if "outcome" not in name
        }
        outcome = {name: None for name in settings.getdict("EXTENSIONS") if "outcome" in name}
        settings.set("EXTENSIONS", {**kept, **outcome}, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *_: Any, **__: Any) -> HelperSpider:
        """Join the run that is led now."""
        if not crawler.settings.get("AGENDA_REDIS"):
            raise ValueError(
                "The spider helper needs -s AGENDA_REDIS=redis://HOST:6379/0, as the leader has it."
            )
        found = Together(crawler.settings).what_is_open()
        if found is None:
            raise ValueError("No crawl is led at AGENDA_REDIS: start the leader first.")
        spider = super().from_crawler(crawler, *found)
        spider.together = Together(crawler.settings)
        return spider  # type: ignore[return-value]

    async def start(self) -> AsyncIterator[Request]:
        """Begin to live; requests come from the queue."""
        assert self.crawler.engine is not None
        self.discovery = Discovery(self.arguments, self.crawler.engine.download_async)
        for handler, signal in (
            (self.scraped, signals.item_scraped),
            (self.spoilt, signals.item_dropped),
            (self.spoilt, signals.item_error),
            (self.idle, signals.spider_idle),
        ):
            self.crawler.signals.connect(handler, signal=signal)
        self.life = LoopingCall(self.live)
        self.life.start(_SIGN_OF_LIFE)
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request

    def live(self) -> None:
        """Say that this process is alive, and end when the run has ended."""
        self.together.help_on()

    def idle(self) -> None:
        """Wait for more requests while the run is led."""
        found = self.together.what_is_open()
        if found is not None and found[0] == self.joined:
            raise DontCloseSpider
        raise CloseSpider("finished")

    def parse(self, response: Response) -> list[AgendaPage]:
        """Read one page; what is none is done at once."""
        pages = self.read(response)
        if not pages:
            self.together.done(response.meta, {"not_understood": True})
        return pages

    def scraped(self, item: AgendaPage, response: Response) -> None:
        """Tell of a page that is staged."""
        store = self.crawler.get_item_pipeline(StorePipeline)
        assert store is not None
        stored = str(store.results.pop(item.path))
        message = {
            "path": item.path,
            "counted": item.counted,
            "stored": stored,
            "meta": meta_of(response.meta),
        }
        self.together.done(response.meta, message)

    def spoilt(self, item: AgendaPage, response: Response) -> None:
        """Tell of a page that can't be stored."""
        self.together.done(response.meta, {"refused": item.path})

    def dropped(self, request: Request) -> None:
        """Tell of a redirect to a page that was asked for before."""
        self.together.done(request.meta, {"dropped": request.url, "meta": meta_of(request.meta)})

    def _lost(self, how: str, request: Request, why: str, status: int | None = None) -> None:
        """Tell of a page that did not arrive."""
        message = {"lost": [how, why, status], "url": request.url, "meta": meta_of(request.meta)}
        self.together.done(request.meta, message)
