"""Where an activity took place, and whether people met there or online."""

from __future__ import annotations

import gc
import logging
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

from agendacrawl.core.items import AgendaPage
from agendacrawl.pipelines.spared import spared
from agendacrawl.pipelines.store import REASON_NOT_BEGUN
from agendacrawl.text import choice, line_reader
from agendacrawl.text.line_reader import LineReader

if TYPE_CHECKING:
    from agendacrawl.voters.placer import Placer

logger = logging.getLogger(__name__)


class PlacePipeline:
    """Find mode and places of every activity: stated place, day heading, line or title, intro, in that order.

    AGENDA_NER names the statistical voter beside the gazetteer.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.ner: str
        self.lines: LineReader | None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PlacePipeline:
        return cls(crawler)

    def open_spider(self) -> None:
        """Check the models: without usable ones, no request is sent. They are read when the first page needs them."""
        try:
            self.ner = choice.ready(self.crawler.settings.get("AGENDA_NER"))
            self.lines = None if self.ner == "none" else line_reader.load()
            if self.ner == choice.PACKAGE:
                _ = self.placer  # only opening it tells whether it is usable
        except choice.ModelError as error:
            logger.error("%s No request was sent.", error)
            raise CloseSpider(REASON_NOT_BEGUN) from None

    @cached_property
    def placer(self) -> Placer:
        """Return the placer. Gazetteer and models live as long as the run: the garbage collector need not scan them."""
        from agendacrawl.text import pipeline
        from agendacrawl.voters.placer import Placer

        gazetteer = self.crawler.spider.gazetteer  # type: ignore[union-attr]
        made = Placer(gazetteer, pipeline.load(self.ner, gazetteer), self.lines)
        gc.freeze()
        return made

    def prepare(self, pages: Sequence[AgendaPage]) -> None:
        """Have the models read in one batch what these pages, which come next, will be asked about."""
        self.placer.prepare(pages)

    @spared
    def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page with mode, places and place flags on every activity."""
        self.placer.place_page(page)
        return page
