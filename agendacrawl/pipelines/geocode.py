"""Places that only a geocoder on the network knows."""

from __future__ import annotations

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.settings import BaseSettings
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.threads import deferToThreadPool
from twisted.python.threadpool import ThreadPool

from agendacrawl.core.items import Activity, AgendaPage, Place
from agendacrawl.core.vocabulary import Flag, Level, Mode, Source
from agendacrawl.db.dsn import resolve_dsn
from agendacrawl.geocoders.answer import Answer, Geocoder, Limits
from agendacrawl.geocoders.cached import CachedGeocoder, Memory
from agendacrawl.geocoders.nominatim import NominatimGeocoder
from agendacrawl.geocoders.pdok import PdokGeocoder
from agendacrawl.pipelines.spared import spared
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.placer import contradict
from agendacrawl.places.resolve import resolve_stated


def chosen(settings: BaseSettings) -> list[Geocoder]:
    """The geocoders that AGENDA_GEOCODERS names. Raises ValueError for one that there is not."""
    agent = str(settings.get("USER_AGENT"))
    geocoders: list[Geocoder] = []
    for name in settings.getlist("AGENDA_GEOCODERS"):
        if name.strip() == "pdok":
            geocoders.append(PdokGeocoder(agent, settings["AGENDA_PDOK_URL"]))
        elif name.strip() == "nominatim":
            geocoders.append(NominatimGeocoder(agent, settings["AGENDA_NOMINATIM_URL"]))
        else:
            raise ValueError(f"AGENDA_GEOCODERS names {name!r}. Known are: pdok, nominatim.")
    return geocoders


class GeocodePipeline:
    """Ask geocoders for stated words that no voter offline knows; off unless AGENDA_GEOCODERS names some.

    Works in a thread of its own and past Scrapy's downloader: the services' pace is not the site's, and their
    failures say nothing about the crawl.
    """

    def __init__(self, crawler: Crawler, geocoders: list[Geocoder]) -> None:
        self.crawler = crawler
        self.geocoders = geocoders
        self.thread = ThreadPool(0, 1, "geocode")  # no thread before the first question
        self.memory: Memory
        self.cached: list[CachedGeocoder]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GeocodePipeline:
        """Raises NotConfigured when no geocoder is named, ValueError for one that there is not."""
        geocoders = chosen(crawler.settings)
        if not geocoders:
            raise NotConfigured
        return cls(crawler, geocoders)

    def open_spider(self) -> None:
        """Connect to the database, if there is one, for the answers that are known already."""
        self.memory = Memory(resolve_dsn(self.crawler.settings.get("AGENDA_DATABASE")))
        online = self.crawler.spider.online  # type: ignore[union-attr]
        self.cached = [CachedGeocoder(geocoder, self.memory, online=online) for geocoder in self.geocoders]
        self.thread.start()

    @spared
    async def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page with the places of activities flagged PLACE_UNRESOLVED weighed again."""
        from twisted.internet import reactor

        gazetteer = self.crawler.spider.gazetteer  # type: ignore[union-attr]
        for activity in page.activities:
            if Flag.PLACE_UNRESOLVED in activity.flags and activity.mode is not Mode.ONLINE:
                await maybe_deferred_to_future(
                    deferToThreadPool(reactor, self.thread, complete, activity, gazetteer, self.cached)
                )
        return page

    def close_spider(self) -> None:
        """Wait for the last answer and hand the counts to Scrapy's stats."""
        assert self.crawler.stats is not None
        self.thread.stop()
        self.memory.close()
        for geocoder in self.cached:
            for what, number in geocoder.counts.items():
                self.crawler.stats.inc_value(f"agenda/geocoders/{geocoder.name}/{what}", number)


def complete(activity: Activity, gazetteer: Gazetteer, geocoders: list[CachedGeocoder]) -> None:
    """Add the places that geocoders know; the flag goes when each of the unknown names was found.

    Geocoders are asked in their order until one knows the name. The country and province that the known
    names beside it agree on limit the search.
    """
    found: list[Place] = []
    missing = False
    for text, source in (
        (activity.stated_place, Source.STATED),
        (activity.day_place, Source.DAY_HEADING),
    ):
        if not text:
            continue
        resolution = resolve_stated(text, gazetteer, source=source)
        limits = limits_of(resolution.places)
        for words in resolution.unresolved:
            for geocoder in geocoders:
                if answer := geocoder.find(words, limits):
                    found.append(_place(answer, words, source, geocoder.name))
                    break
            else:
                missing = True
    if not missing:
        activity.flags = [flag for flag in activity.flags if flag is not Flag.PLACE_UNRESOLVED]
    if found:
        _weigh(activity, found)


def limits_of(places: tuple[Place, ...]) -> Limits:
    """What the known names beside an unknown one say: a country all share, a province or country alone.

    "Xdorp, Drenthe" limits to Drenthe; "Xdorp, Assen" only to the Netherlands.
    """
    countries = {place.country for place in places}
    provinces = {place.name for place in places if place.level is Level.PROVINCE and place.country == "NL"}
    return Limits(
        countries.pop() if len(countries) == 1 else None, provinces.pop() if len(provinces) == 1 else None
    )


def _place(answer: Answer, words: str, source: Source, method: str) -> Place:
    return Place(
        name=answer.name,
        level=answer.level,
        evidence=words,
        source=source,
        method=method,
        confidence=answer.confidence,
        municipality_code=answer.municipality_code,
        province=answer.province,
        country=answer.country,
        lat=answer.lat,
        lon=answer.lon,
        ambiguous=bool(answer.candidates),
        candidates=answer.candidates,
    )


def _weigh(activity: Activity, found: list[Place]) -> None:
    """Let the strongest source with a place count, as in `agendacrawl.places.placer`; flag a contradiction."""
    groups: dict[Source, dict[tuple[str, str | None, str | None], Place]] = {}
    for place in (*activity.places, *found):
        group = groups.setdefault(place.source, {})
        group.setdefault((place.name, place.municipality_code, place.country), place)
    for place in found:  # "Xdorp, Drenthe": the province only said where
        groups[place.source].pop((place.province or "", None, "NL"), None)
    strongest, *weaker = [list(groups[source].values()) for source in Source if source in groups]
    activity.places = strongest
    if activity.mode is Mode.UNKNOWN:
        activity.mode = Mode.PHYSICAL
    if Flag.PLACE_CONTRADICTION not in activity.flags and any(contradict(strongest, w) for w in weaker):
        activity.flags.append(Flag.PLACE_CONTRADICTION)
