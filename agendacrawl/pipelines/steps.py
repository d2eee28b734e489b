"""The steps between reading a page and storing it, without Scrapy's engine: for processes that only understand."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from types import SimpleNamespace
from typing import Any, cast

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.settings import BaseSettings
from scrapy.utils.misc import build_from_crawler, load_object

from agendacrawl.core.items import AgendaPage
from agendacrawl.pipelines.geocode import GeocodePipeline
from agendacrawl.places.gazetteer import Gazetteer

# What stays with the run: stored pages were selected before, and only one process reports and stores.
OF_THE_RUN = ("SelectionPipeline", "ReportPipeline", "StorePipeline")


class Steps:
    """The pipelines of ITEM_PIPELINES in their order, without those of the run. Geocoders answer from what is kept."""

    def __init__(self, settings: BaseSettings, gazetteer: Gazetteer) -> None:
        spider = SimpleNamespace(gazetteer=gazetteer, online=False)
        crawler = cast(Crawler, SimpleNamespace(settings=settings, spider=spider, stats=None))
        self.steps: list[Any] = []
        wanted = {
            step: order for step, order in settings.getdict("ITEM_PIPELINES").items() if order is not None
        }
        for step in sorted(wanted, key=lambda one: wanted[one]):
            kind = load_object(step)
            if kind.__name__ in OF_THE_RUN:
                continue
            try:
                self.steps.append(build_from_crawler(kind, crawler))
            except NotConfigured:
                continue
        for one in self.steps:
            if hasattr(one, "open_spider"):
                one.open_spider()

    def prepare(self, pages: Sequence[AgendaPage]) -> None:
        """Let the steps read ahead what some pages have to do with them; `process` each of the pages afterwards.

        What becomes of a page does not depend on it: only how long it takes. A page on which it fails is left to
        `process`, which tells.
        """
        for step in self.steps:
            if hasattr(step, "prepare"):
                with suppress(Exception):
                    step.prepare(pages)

    def process(self, page: AgendaPage) -> AgendaPage:
        """Return the page as the last step leaves it."""
        for step in self.steps:
            page = step.process_now(page) if isinstance(step, GeocodePipeline) else step.process_item(page)
        return page
