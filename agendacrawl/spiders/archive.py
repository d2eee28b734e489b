"""The spider for web archives: it reads agenda pages from archive files and sends no request to the site."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse
from scrapy.settings import BaseSettings

from agendacrawl.archive.captures import Capture, Captures, archive_files, pages_of
from agendacrawl.core.items import AgendaPage
from agendacrawl.db import official
from agendacrawl.db.dsn import resolve_dsn
from agendacrawl.pipelines.selection import SelectionPipeline
from agendacrawl.pipelines.store import StorePipeline
from agendacrawl.reading import reader  # noqa: F401 - it always reads: what can't be loaded is told at once
from agendacrawl.spiders.agenda import AgendaSpider

ARGUMENT = "warc"


@dataclass(frozen=True, slots=True)
class ArchiveArguments:
    """Where the files of the archive are."""

    warc: Path

    def as_json(self) -> dict[str, object]:
        """Return the value that the run's row stores."""
        return {ARGUMENT: str(self.warc)}


def read_archive_arguments(given: dict[str, str]) -> ArchiveArguments:
    """Read the argument of the spider. Raises ValueError with a sentence that says what is valid.

    >>> read_archive_arguments({"file": "x"})
    Traceback (most recent call last):
    ValueError: The spider archive takes one argument: -a warc=FILE_OR_FOLDER.
    """
    if given.keys() != {ARGUMENT}:
        raise ValueError(f"The spider archive takes one argument: -a {ARGUMENT}=FILE_OR_FOLDER.")
    place = Path(given[ARGUMENT]).expanduser()
    archive_files(place)
    return ArchiveArguments(place)


class ArchiveSpider(AgendaSpider):
    """Hand the captures of each page, oldest first, to the same page objects and pipelines as a crawl.

    The time of a capture counts as the time of fetching: the newest is the current state of a page, earlier ones are
    its history. A capture that is older than what is known of its page changes nothing.
    """

    name = "archive"

    def __init__(self, **given: str) -> None:
        self.begin(read_archive_arguments(given))

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Leave out the selection by person and department: everything in the files is read."""
        super().update_settings(settings)
        name = f"{SelectionPipeline.__module__}.{SelectionPipeline.__qualname__}"
        pipelines = settings.getdict("ITEM_PIPELINES")
        settings.set("ITEM_PIPELINES", {**pipelines, name: None}, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **given: Any) -> ArchiveSpider:
        spider = super(AgendaSpider, cls).from_crawler(crawler, *args, **given)
        dsn = resolve_dsn(crawler.settings.get("AGENDA_DATABASE"))
        spider.official = official.read_from(dsn) if dsn else ()
        return spider

    async def start(self) -> AsyncIterator[AgendaPage]:  # type: ignore[override]
        """Read the captures one at a time: the latest capture of a page must be stored last."""
        stats = self.crawler.stats
        assert stats is not None
        room = asyncio.Semaphore(1)

        def done() -> None:
            room.release()

        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            self.crawler.signals.connect(done, signal=signal)
        store = self.crawler.get_item_pipeline(StorePipeline)
        with Captures(self.arguments.warc) as archive:  # type: ignore[attr-defined]
            captures = archive.index()
            stats.set_value("agenda/discovery/found", pages_of(captures))
            stats.set_value("agenda/archive/captures", len(captures))
            for capture in captures:
                for page in self._page(archive, capture):
                    await room.acquire()
                    if store is not None:
                        store.captured(
                            capture.path, capture.archive, capture.record, capture.url, capture.moment
                        )
                    yield page
            async with room:
                for why, count in archive.skipped.items():
                    stats.inc_value("agenda/archive/skipped", count)
                    self.logger.warning("%d records of agenda pages were not read: %s.", count, why)

    def _page(self, archive: Captures, capture: Capture) -> list[AgendaPage]:
        body = archive.body(capture)
        if body is None:
            return []
        pages = self.read(HtmlResponse(capture.url, body=body, encoding="utf-8"), capture.moment)
        for page in pages:
            page.body_sha256 = capture.original or page.body_sha256
        return pages
