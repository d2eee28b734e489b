"""Places that only a geocoder on the network knows."""

from __future__ import annotations

from collections.abc import Sequence

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.threads import deferToThreadPool
from twisted.python.threadpool import ThreadPool

from agendacrawl.core.items import Activity, AgendaPage, Place
from agendacrawl.core.vocabulary import Flag, Level, Mode, Source
from agendacrawl.db.dsn import resolve_dsn
from agendacrawl.geocoders.answer import Geocoder
from agendacrawl.geocoders.cached import CachedGeocoder, Memory
from agendacrawl.pipelines.spared import spared
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Candidate, Context
from agendacrawl.places.resolve import resolve_stated
from agendacrawl.voters import listed
from agendacrawl.voters.choose import choose
from agendacrawl.voters.geocoder import GeocoderVoter
from agendacrawl.voters.model import Voter
from agendacrawl.voters.placer import stated_texts


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
        geocoders = listed.geocoders(settings.getlist("AGENDA_GEOCODERS"), settings)
        if not geocoders:
            raise NotConfigured
        return cls(crawler, geocoders)

    def open_spider(self) -> None:
        """Connect to the database, if there is one, for the answers that are known already."""
        self.memory = Memory(resolve_dsn(self.crawler.settings.get("AGENDA_DATABASE")))
        online = self.crawler.spider.online  # type: ignore[union-attr]
        self.voters = [
            GeocoderVoter(CachedGeocoder(geocoder, self.memory, online=online)) for geocoder in self.geocoders
        ]

    @spared
    async def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page after deciding again the places of activities flagged PLACE_UNRESOLVED."""
        from twisted.internet import reactor

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


def complete(activity: Activity, gazetteer: Gazetteer, voters: Sequence[Voter]) -> None:
    """Add the places that geocoders know; the flag is removed once all unknown names are found.

    Geocoders are asked in order until one knows the name. The search is limited to the country and province on
    which the known names beside it agree.
    """
    found: list[Place] = []
    missing = False
    for text, source in stated_texts(activity):
        resolution = resolve_stated(text, gazetteer, source=source)
        context = beside(resolution.places)
        for words in resolution.unresolved:
            answer = _first_vote(voters, words, context)
            missing |= answer is None
            if answer is not None:
                found.append(answer.place(source))
    if not missing:
        activity.flags = [flag for flag in activity.flags if flag is not Flag.PLACE_UNRESOLVED]
    if found:
        _weigh(activity, found)


def _first_vote(voters: Sequence[Voter], words: str, context: Context) -> Candidate | None:
    for voter in voters:
        if votes := voter.vote(words, context):
            return votes[0]
    return None


def beside(places: Sequence[Place]) -> Context:
    """Return the country that all known names beside an unknown one share, and the province if there is only one.

    "Xdorp, Drenthe" limits to Drenthe; "Xdorp, Assen" only to the Netherlands.
    """
    countries = {place.country for place in places}
    provinces = {place.name for place in places if place.level is Level.PROVINCE and place.country == "NL"}
    return Context(
        country=countries.pop() if len(countries) == 1 else None,
        province=provinces.pop() if len(provinces) == 1 else None,
    )


def _weigh(activity: Activity, found: list[Place]) -> None:
    """Choose again with the places found; in "Xdorp, Drenthe", the province only said where Xdorp is."""
    votes: dict[Source, list[Place]] = {}
    for place in (*activity.places, *found):
        votes.setdefault(place.source, []).append(place)
    for place in found:
        votes[place.source] = [
            one
            for one in votes[place.source]
            if (one.name, one.municipality_code, one.country) != (place.province or "", None, "NL")
        ]
    choice = choose(votes)
    activity.places = list(choice.places)
    if activity.mode is Mode.UNKNOWN:
        activity.mode = Mode.PHYSICAL
    if choice.contradicted and Flag.PLACE_CONTRADICTION not in activity.flags:
        activity.flags.append(Flag.PLACE_CONTRADICTION)
