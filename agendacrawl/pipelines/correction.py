"""Corrections that people made."""

from __future__ import annotations

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from agendacrawl.core.items import AgendaPage
from agendacrawl.db.dsn import resolve_dsn
from agendacrawl.db.sessions import connect
from agendacrawl.pipelines.spared import spared
from agendacrawl.review import corrections
from agendacrawl.review.corrections import Corrections


class CorrectionPipeline:
    """Replace types and places that voters found with the corrections in `agenda.correction`.

    They are read when the run begins. Without a database there are none.
    """

    def __init__(self, crawler: Crawler, dsn: str) -> None:
        self.crawler = crawler
        self.dsn = dsn
        self.corrections: Corrections | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CorrectionPipeline:
        dsn = resolve_dsn(crawler.settings.get("AGENDA_DATABASE"))
        if dsn is None:
            raise NotConfigured("AGENDA_DATABASE is off: there are no corrections.")
        return cls(crawler, dsn)

    def open_spider(self) -> None:
        """Read the corrections."""
        with connect(self.dsn, autocommit=True) as connection:
            found = list(corrections.read(connection))
        if found:
            gazetteer = self.crawler.spider.gazetteer  # type: ignore[union-attr]
            self.corrections = Corrections(found, gazetteer)

    @spared
    def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page with what was corrected."""
        if self.corrections is None:
            return page
        for activity in page.activities:
            if applied := self.corrections.apply(activity, weekly=page.weekly, path=page.path):
                page.counts["corrections"] += applied
        return page
