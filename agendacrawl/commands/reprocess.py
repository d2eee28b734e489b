"""`agendacrawl reprocess`: read the stored pages again, without the network."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.crawler import Crawler, CrawlerProcessBase
from scrapy.exceptions import UsageError

from agendacrawl.commands.crawl import STOPPED, exit_status, unready
from agendacrawl.core.options import day
from agendacrawl.core.vocabulary import Outcome
from agendacrawl.db.dsn import OFF

if TYPE_CHECKING:
    from agendacrawl.db.stored import Scope


class Command(ScrapyCommand):
    """Exit with the exit status of the run, as a crawl does."""

    requires_project = True

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Read the stored pages again, offline, and rebuild everything derived from them"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        for name, which in (("--since", "first"), ("--until", "last")):
            parser.add_argument(name, type=day, metavar="YYYY-MM-DD", help=f"{which} day")
        where = parser.add_mutually_exclusive_group()
        where.add_argument(
            "--workers", type=int, metavar="N", default=1, help="processes that read; default: 1"
        )
        where.add_argument(
            "--dask",
            metavar="ADDRESS",
            help="let the workers of a dask cluster read (tcp://HOST:8786); they need this program and the database",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Log warnings only, unless more is requested."""
        super().process_options(args, opts)
        assert self.settings is not None
        self.settings.set("LOG_LEVEL", "WARNING", priority="spider")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run it and print the result."""
        if args:
            raise UsageError(f"agendacrawl reprocess takes no words: {' '.join(args)}.", print_help=False)
        if opts.since and opts.until and opts.until < opts.since:
            raise UsageError(f"--until {opts.until} lies before --since {opts.since}.", print_help=False)
        if opts.workers < 1:
            raise UsageError(f"--workers {opts.workers}: at least one has to read.", print_help=False)
        assert self.crawler_process is not None
        from agendacrawl.db.stored import Scope  # with much that other commands need not load

        scope = Scope(opts.since, opts.until)
        self.exitcode = reprocess(self.crawler_process, scope, opts.workers, opts.dask)


def reprocess(process: CrawlerProcessBase, scope: Scope, workers: int = 1, dask: str | None = None) -> int:
    """Read the stored pages of a scope again; print a summary and return the exit status."""
    from agendacrawl.reprocess import ReprocessSpider

    if process.settings["AGENDA_DATABASE"] == "off":
        print(OFF, file=sys.stderr)
        return 1
    if why := unready(process.settings):
        print(why, file=sys.stderr)
        return 1
    crawler = process.create_crawler(ReprocessSpider)
    process.crawl(crawler, scope=scope, workers=workers, dask=dask)
    process.start()
    if process.bootstrap_failed or crawler.stats is None or crawler.stats.get_value("agenda/outcome") is None:
        return 1  # it did not start, and the log says why
    print(summary(crawler))
    if (status := exit_status(crawler)) == Outcome.INTERRUPTED.exit_status:
        print(STOPPED, file=sys.stderr)
    return status


def summary(crawler: Crawler) -> str:
    """Return a summary: how many pages were read and what changed."""
    assert crawler.stats is not None
    stats = crawler.stats.get_stats()
    counts = ", ".join(
        f"{stats.get(f'agenda/{name}', 0):,} {words}"
        for name, words in (
            ("stored/changed", "changed"),
            ("stored/unchanged", "unchanged"),
            ("pages/not_understood", "not understood"),
        )
    )
    found, outcome = stats.get("agenda/discovery/found", 0), stats.get("agenda/outcome")
    return f"{found:,} stored pages read again: {counts}. The run ended: {outcome}."
