"""What was understood and what was not, as counters."""

from __future__ import annotations

from scrapy.crawler import Crawler

from agendacrawl.core.items import AgendaPage
from agendacrawl.pipelines.counts import Totals, counts_of
from agendacrawl.pipelines.store import StorePipeline


class ReportPipeline:
    """Count pages, activities, modes, types, flags and problems in Scrapy's stats: the data-quality report.

    Drops no page and changes only its `counted`, which StorePipeline keeps for when the same body comes again.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.totals = Totals()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ReportPipeline:
        return cls(crawler)

    def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page with what it adds to the counters."""
        page.counted = counts_of(page)
        self.totals.add(page.counted)
        return page

    def close_spider(self) -> None:
        """Hand the counts to Scrapy's stats, also those of pages not read here: StorePipeline has already closed."""
        assert self.crawler.stats is not None
        store = self.crawler.get_item_pipeline(StorePipeline)
        if store is not None:
            self.totals.merge(store.known)
            self.totals.merge(store.told)
        for name, number in self.totals.counters().items():
            self.crawler.stats.inc_value(f"agenda/{name}", number)
