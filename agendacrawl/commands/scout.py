"""`agendacrawl scout`: look at the site with a few requests before a crawl, and say whether one makes sense."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.console import Console
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.conf import arglist_to_dict

from agendacrawl.core import ending, territory
from agendacrawl.core.site import read_contact


class Command(ScrapyCommand):
    """Exit with status 0 if a crawl makes sense, and with 1 if it does not."""

    requires_project = True

    def syntax(self) -> str:
        return "[-a site=...] [--out FOLDER] | --fixture FILE [--url ADDRESS] [--out FOLDER]"

    def short_desc(self) -> str:
        return "Look at the site before a crawl, and say whether one makes sense"

    def long_desc(self) -> str:
        from agendacrawl.scouting import REPORT
        from agendacrawl.spiders.verdicts import MOST_REQUESTS

        return (
            f"{self.short_desc()}.\n\nSends at most {MOST_REQUESTS} requests, prints what was expected and found, and "
            f"writes the answers without contact lines and {REPORT} to a folder. With --fixture it sends nothing: it "
            "turns a saved page into page.html and expected.json, for a person to correct."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "-a", dest="spargs", action="append", default=[], metavar="NAME=VALUE", help="an argument of a crawl"
        )  # fmt: skip
        parser.add_argument(
            "--out", type=Path, default=Path("scout"), metavar="FOLDER", help="where to write (scout)"
        )
        parser.add_argument(
            "--fixture", type=Path, metavar="FILE", help="a saved page to make a test fixture of"
        )
        parser.add_argument("--url", metavar="ADDRESS", help="the address of that page, if no scout saved it")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Log errors only: the table says the rest."""
        super().process_options(args, opts)
        assert self.settings is not None
        self.settings.set("LOG_LEVEL", "ERROR", priority="spider")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Scout, or make a fixture."""
        from agendacrawl.scouting import keep, make_fixture, show
        from agendacrawl.spiders.arguments import read_arguments
        from agendacrawl.spiders.scout import ScoutSpider
        from agendacrawl.spiders.verdicts import makes_sense

        try:
            given = arglist_to_dict(opts.spargs)
            if args or (opts.url and not opts.fixture):
                raise ValueError("agendacrawl scout takes options only; --url goes with --fixture.")
            if opts.fixture:
                self.exitcode = make_fixture(opts.fixture, opts.url, opts.out)
                return
            read_arguments(given, territory.today())
            assert self.crawler_process is not None
            read_contact(self.crawler_process.settings.get("AGENDA_CONTACT"))
        except ValueError as error:
            raise UsageError(str(error), print_help=False) from None
        crawler = self.crawler_process.create_crawler(ScoutSpider)
        self.crawler_process.crawl(crawler, **given)
        self.crawler_process.start()
        spider, stats = crawler.spider, crawler.stats.get_stats() if crawler.stats else {}
        if "start_time" in stats and stats.get("finish_reason") != "finished":
            print("Stopped before the site was looked at; run the same again.", file=sys.stderr)
            self.exitcode = ending.INTERRUPTED
            return
        if not isinstance(spider, ScoutSpider) or not spider.verdicts:
            self.exitcode = 1
            return
        try:
            keep(spider, opts.out)
        except OSError as error:
            print(f"The answers can't be written to {opts.out}: {error}.", file=sys.stderr)
        show(spider, opts.out, Console(width=None if sys.stdout.isatty() else 160))
        self.exitcode = 0 if makes_sense(spider.verdicts) else 1
