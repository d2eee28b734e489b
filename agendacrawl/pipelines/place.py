"""Where it was, and whether people met there or online."""

from __future__ import annotations

import gc

from scrapy.crawler import Crawler

from agendacrawl.items import AgendaPage
from agendacrawl.nlp import pipeline
from agendacrawl.pipelines.spared import spared
from agendacrawl.places.placer import Placer


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
        """Build the spaCy pipeline over the spider's gazetteer."""
        gazetteer = self.crawler.spider.gazetteer  # type: ignore[union-attr]
        self.placer = Placer(gazetteer, pipeline.load(self.crawler.settings.get("AGENDA_NER"), gazetteer))
        gc.freeze()  # gazetteer and models live as long as the run: no need to look through them again and again

    @spared
    def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page with mode, places and place flags on every activity."""
        self.placer.place_page(page)
        return page
