"""Lead a crawl in several processes: keep it open for helpers, and add what they tell to what this process did."""

from __future__ import annotations

from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, NotConfigured
from scrapy.http import Response
from twisted.internet.task import LoopingCall

from agendacrawl.pipelines.store import StorePipeline

_SIGN_OF_LIFE = 2.0  # seconds


class LeadExtension:
    """On with AGENDA_REDIS, in the process that opens the run."""

    def __init__(self, crawler: Crawler) -> None:
        from agendacrawl.together.sharing import Together

        self.crawler = crawler
        self.together = Together(crawler.settings)
        self.life = LoopingCall(self.live)
        for handler, signal in (
            (self.opened, signals.spider_opened),
            (self.scraped, signals.item_scraped),
            (self.scraped, signals.item_dropped),
            (self.scraped, signals.item_error),
            (self.idle, signals.spider_idle),
            (self.closed, signals.spider_closed),
        ):
            crawler.signals.connect(handler, signal=signal)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> LeadExtension:
        """Return the extension. Raises NotConfigured for a crawl in one process, and for a helper."""
        if not crawler.settings.get("AGENDA_REDIS") or getattr(crawler.spider, "name", "") != "agenda":
            raise NotConfigured
        return cls(crawler)

    def opened(self) -> None:
        """Open the crawl to helpers. Without a database there is no run to help with."""
        store = self.crawler.get_item_pipeline(StorePipeline)
        assert store is not None
        spider: Any = self.crawler.spider
        spider.together = self.together
        self.together.open(store.store.number, spider.given)
        self.life.start(_SIGN_OF_LIFE)

    def live(self) -> None:
        """Say that this process is alive, and hear what helpers tell."""
        self.together.lead_on()
        for message in self.together.told():
            self._hear(message)

    def idle(self) -> None:
        """Wait for helpers that are not done, and put back what lost ones had taken."""
        self.live()
        if not self.together.at_rest():
            raise DontCloseSpider

    def scraped(self, response: Response) -> None:
        """Note that a request of this process is done."""
        self.together.done(response.meta)

    def closed(self) -> None:
        """Let helpers end."""
        if self.life.running:
            self.life.stop()
        self.together.close()

    def _hear(self, message: dict[str, Any]) -> None:
        stats, spider = self.crawler.stats, self.crawler.spider
        assert stats is not None
        told: Any = spider
        match message:
            case {"counted": counted, "stored": result, "path": path, "meta": meta}:
                self.crawler.get_item_pipeline(StorePipeline).told.add(counted)  # type: ignore[union-attr]
                stats.inc_value(f"agenda/stored/{result}")
                stats.inc_value("agenda/pages/helped")
                told._moved(meta, path)
            case {"lost": [how, why, status], "url": url, "meta": meta}:
                told._lost(how, Request(url, meta=meta), why, status)
            case {"dropped": url, "meta": meta}:
                told.dropped(Request(url, meta=meta))
            case {"not_understood": _}:
                stats.inc_value("agenda/pages/not_understood")
            case {"refused": _}:
                stats.inc_value("agenda/stored/refused")
