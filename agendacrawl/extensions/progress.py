"""A progress bar for a person at a terminal."""

from __future__ import annotations

import sys

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from agendacrawl.core.signals import pages_reread


class ProgressExtension:
    """Show how many of the pages that were found have been read. Only on a terminal, and never in a log."""

    def __init__(self, crawler: Crawler) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self.task = self.progress.add_task("Reading agenda pages", total=0)
        for handler, signal in (
            (self.opened, signals.spider_opened),
            (self.scheduled, signals.request_scheduled),
            (self.received, signals.response_received),
            (self.reread, pages_reread),
            (self.closed, signals.spider_closed),
        ):
            crawler.signals.connect(handler, signal=signal)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ProgressExtension:
        if not sys.stderr.isatty():
            raise NotConfigured
        return cls(crawler)

    def opened(self, spider: Spider) -> None:
        """Start the bar; the number of stored pages is known in advance."""
        self.progress.update(self.task, total=getattr(spider, "total", 0))
        self.progress.start()

    def scheduled(self, request: Request) -> None:
        """Count a page that will be fetched."""
        if request.callback is not None:
            self.progress.update(self.task, total=(self.progress.tasks[0].total or 0) + 1)

    def received(self, request: Request) -> None:
        """Count a page that arrived."""
        if request.callback is not None:
            self.progress.advance(self.task)

    def reread(self, number: int) -> None:
        """Count stored pages: they come without a request."""
        self.progress.advance(self.task, number)

    def closed(self) -> None:
        """Remove the bar."""
        self.progress.stop()
