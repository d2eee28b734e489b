"""Where an activity took place, and whether people met there or online."""

from __future__ import annotations

import gc
import logging

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

from agendacrawl.core.items import AgendaPage
from agendacrawl.pipelines.spared import spared
from agendacrawl.pipelines.store import REASON_NOT_BEGUN
from agendacrawl.text import line_reader, pipeline
from agendacrawl.voters.placer import Placer

logger = logging.getLogger(__name__)


class PlacePipeline:
    """Find mode and places of every activity: stated place, day heading, line or title, intro, in that order.

    AGENDA_NER names the statistical voter beside the gazetteer.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.placer: Placer

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PlacePipeline:
        return cls(crawler)

    def open_spider(self) -> None:
        """Build the readers from the spider's gazetteer; without a usable model, no request is sent."""
        gazetteer = self.crawler.spider.gazetteer  # type: ignore[union-attr]
        try:
            nlp = pipeline.load(self.crawler.settings.get("AGENDA_NER"), gazetteer)
        except pipeline.ModelError as error:
            logger.error("%s No request was sent.", error)
            raise CloseSpider(REASON_NOT_BEGUN) from None
        lines = None if self.crawler.settings.get("AGENDA_NER") == "none" else line_reader.load()
        self.placer = Placer(gazetteer, nlp, lines)
        gc.freeze()  # gazetteer and models live as long as the run: keep the garbage collector from scanning them

    @spared
    def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page with mode, places and place flags on every activity."""
        self.placer.place_page(page)
        return page
