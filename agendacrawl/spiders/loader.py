"""The spiders by name: the one that runs is loaded, and not the others with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from scrapy import Request, Spider
from scrapy.settings import BaseSettings
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.misc import load_object

from agendacrawl.core.collector import paused

_OWN = {
    "agenda": "agendacrawl.spiders.agenda.AgendaSpider",
    "archive": "agendacrawl.spiders.archive.ArchiveSpider",
    "helper": "agendacrawl.spiders.helper.HelperSpider",
    "scout": "agendacrawl.spiders.scout.ScoutSpider",
}


class Loader:
    """What Scrapy asks for a spider (SPIDER_LOADER_CLASS). Its own imports every module of SPIDER_MODULES.

    That one is asked for a list, and for what the project has not. A name of the project's is the project's spider.
    """

    def __init__(self, settings: BaseSettings) -> None:
        self._settings = settings

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Loader:
        """Return the loader."""
        return cls(settings)

    @cached_property
    def _all(self) -> SpiderLoader:
        return SpiderLoader.from_settings(self._settings)

    @paused()
    def load(self, name: str) -> type[Spider]:
        """Return the spider of a name. Raises KeyError if there is none."""
        if name not in _OWN:
            return self._all.load(name)
        spider: type[Spider] = load_object(_OWN[name])
        return spider

    def list(self) -> Sequence[str]:
        """Return the names of the spiders."""
        return self._all.list()

    def find_by_request(self, request: Request) -> Sequence[str]:
        """Return the names of the spiders that say of themselves that they read an address."""
        return self._all.find_by_request(request)
