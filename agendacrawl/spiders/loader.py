"""The spiders by name: the one that runs is loaded, and not the others with it."""

from __future__ import annotations

from scrapy import Request, Spider
from scrapy.settings import BaseSettings
from scrapy.utils.misc import load_object

from agendacrawl.core.collector import paused

_SPIDERS = {
    "agenda": "agendacrawl.spiders.agenda.AgendaSpider",
    "archive": "agendacrawl.spiders.archive.ArchiveSpider",
    "helper": "agendacrawl.spiders.helper.HelperSpider",
    "scout": "agendacrawl.spiders.scout.ScoutSpider",
}


class Loader:
    """What Scrapy asks for a spider (SPIDER_LOADER_CLASS); its own would import every module of SPIDER_MODULES."""

    @classmethod
    def from_settings(cls, _: BaseSettings) -> Loader:
        """Return the loader."""
        return cls()

    @paused()
    def load(self, name: str) -> type[Spider]:
        """Return the spider of a name. Raises KeyError if there is none."""
        spider: type[Spider] = load_object(_SPIDERS[name])
        return spider

    def list(self) -> list[str]:
        """Return the names of the spiders."""
        return list(_SPIDERS)

    def find_by_request(self, _: Request) -> tuple[str, ...]:
        """Return no name: which spider reads an address is for a person to say."""
        return ()
