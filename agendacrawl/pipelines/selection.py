"""Keep the pages that were asked for."""

from __future__ import annotations

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from agendacrawl import register
from agendacrawl.core.items import AgendaPage


class SelectionPipeline:
    """Leave out pages of other people or ministries than the arguments name.

    Sitemaps and lists do not say whose a page is, so this is known only once the page is read. A page that the
    site's own search returned for the department stays.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> SelectionPipeline:
        return cls(crawler)

    def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page, or raise DropItem and count it."""
        assert self.crawler.stats is not None
        arguments = self.crawler.spider.arguments  # type: ignore[union-attr]
        if arguments.people and not set(arguments.people) & set(page.people):
            self.crawler.stats.inc_value("agenda/pages/other_person")
            raise DropItem("another person's")
        given = self.crawler.spider.discovery.findings.of_department  # type: ignore[union-attr]
        wanted = set(arguments.ministries)
        if wanted and page.path not in given and not wanted & _ministries(page):
            self.crawler.stats.inc_value("agenda/pages/other_department")
            raise DropItem("another department's")
        return page


def _ministries(page: AgendaPage) -> set[str]:
    """Return the ministries of a page: as it names them, under their names of that day, and those of its people."""
    meant = (register.ministry_of(name, page.date) for name in page.ministries)
    held = {name for person in page.people for name in register.ministries_of(person, page.date)}
    return {*page.ministries, *(one.name for one in meant if one), *held}
