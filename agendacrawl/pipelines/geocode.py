"""Places that only a geocoder on the network knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.threads import deferToThreadPool
from twisted.python.threadpool import ThreadPool

from agendacrawl.core.items import AgendaPage
from agendacrawl.core.vocabulary import Flag, Mode
from agendacrawl.db.dsn import resolve_dsn
from agendacrawl.pipelines.spared import spared

if TYPE_CHECKING:
    from agendacrawl.geocoders.answer import Geocoder
    from agendacrawl.geocoders.cached import Memory
    from agendacrawl.voters.geocoder import GeocoderVoter


class GeocodePipeline:
    """Ask geocoders about stated words that no offline voter knows; off unless AGENDA_GEOCODERS names some.

    Works in its own thread and bypasses Scrapy's downloader: the pace of the services is not that of the site, and
    their failures say nothing about the crawl.
    """

    def __init__(self, crawler: Crawler, geocoders: list[Geocoder]) -> None:
        self.crawler = crawler
        self.geocoders = geocoders
        self.thread = ThreadPool(0, 1, "geocode")  # no thread before the first question
        self.memory: Memory
        self.voters: list[GeocoderVoter]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GeocodePipeline:
        """Return the pipeline. Raises NotConfigured if no geocoder is named, ValueError for an unknown one."""
        settings = crawler.settings
        names = settings.getlist("AGENDA_GEOCODERS")
        if not names:
            raise NotConfigured
        from agendacrawl.voters import listed

        return cls(crawler, listed.geocoders(names, settings))

    def open_spider(self) -> None:
        """Connect to the database, if there is one, for the answers that are known already."""
        from agendacrawl.geocoders.cached import CachedGeocoder, Memory
        from agendacrawl.voters.geocoder import GeocoderVoter

        self.memory = Memory(resolve_dsn(self.crawler.settings.get("AGENDA_DATABASE")))
        online = self.crawler.spider.online  # type: ignore[union-attr]
        self.voters = [
            GeocoderVoter(CachedGeocoder(geocoder, self.memory, online=online)) for geocoder in self.geocoders
        ]

    @spared
    async def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page after deciding again the places of activities flagged PLACE_UNRESOLVED."""
        from twisted.internet import reactor

        from agendacrawl.voters.completing import complete

        if not self.thread.started:
            self.thread.start()
        gazetteer = self.crawler.spider.gazetteer  # type: ignore[union-attr]
        for activity in page.activities:
            if Flag.PLACE_UNRESOLVED in activity.flags and activity.mode is not Mode.ONLINE:
                await maybe_deferred_to_future(
                    deferToThreadPool(reactor, self.thread, complete, activity, gazetteer, self.voters)
                )
        return page

    @spared
    def process_now(self, page: AgendaPage) -> AgendaPage:
        """Return the same at once, in a process that may wait."""
        from agendacrawl.voters.completing import complete

        gazetteer = self.crawler.spider.gazetteer  # type: ignore[union-attr]
        for activity in page.activities:
            if Flag.PLACE_UNRESOLVED in activity.flags and activity.mode is not Mode.ONLINE:
                complete(activity, gazetteer, self.voters)
        return page

    def close_spider(self) -> None:
        """Wait for the last answer and hand the counts to Scrapy's stats."""
        assert self.crawler.stats is not None
        if self.thread.started:
            self.thread.stop()
        self.memory.close()
        for voter in self.voters:
            for what, number in voter.counts.items():
                self.crawler.stats.inc_value(f"agenda/geocoders/{voter.name}/{what}", number)
