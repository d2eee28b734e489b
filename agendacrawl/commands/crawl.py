"""`scrapy crawl`, with clear error messages and an exit status for every outcome."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from scrapy import Spider
from scrapy.commands.crawl import Command as CrawlCommand
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from agendacrawl.core.site import read_contact, read_wait
from agendacrawl.core.vocabulary import Outcome
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import DatabaseError, resolve_dsn


class Command(CrawlCommand):
    """Scrapy's own command, which exits with 0 on most failures."""

    crawler: Crawler | None = None

    def long_desc(self) -> str:
        from agendacrawl.spiders.arguments import DESCRIPTIONS

        arguments = "\n".join(f"  -a {name}=...  {text}" for name, text in DESCRIPTIONS.items())
        return f"{super().long_desc()}\n\nArguments of the spider agenda:\n{arguments}"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check arguments and database before the first request, then crawl."""
        from agendacrawl.extensions import assertions
        from agendacrawl.spiders.arguments import read_arguments

        assert self.crawler_process is not None
        if args == ["agenda"]:
            try:
                read_arguments(opts.spargs, dt.date.today())
                read_contact(self.crawler_process.settings.get("AGENDA_CONTACT"))
                read_wait(self.crawler_process.settings.get("AGENDA_LONGEST_WAIT"))
                path = self.crawler_process.settings.get("AGENDA_ASSERTIONS")
                assertions.read_scopes(Path(path) if path else None)
            except ValueError as error:
                raise UsageError(str(error), print_help=False) from None
            if why := unready(self.crawler_process.settings):
                print(f"{why}\nNo request was sent.", file=sys.stderr)
                self.exitcode = 1
                return
        super().run(args, opts)
        if self.exitcode == 0:
            self.exitcode = exit_status(self.crawler)

    def _create_crawler(self, spidercls: type[Spider] | str) -> Crawler:
        self.crawler = super()._create_crawler(spidercls)
        return self.crawler


def unready(settings: BaseSettings) -> str | None:
    """Return why no run can start with these settings, as a sentence. Raises UsageError for a wrong value."""
    from agendacrawl.db.store import Store
    from agendacrawl.text import pipeline
    from agendacrawl.voters import listed

    try:
        pipeline.chosen(settings.get("AGENDA_NER"))
        listed.geocoders(settings.getlist("AGENDA_GEOCODERS"), settings)
    except ValueError as error:
        raise UsageError(str(error), print_help=False) from None
    try:
        dsn = resolve_dsn(settings.get("AGENDA_DATABASE"))
        if dsn is not None:
            with Store(dsn) as store:
                store.claim()
    except (DatabaseError, ClusterError) as error:
        return str(error)
    return None


def exit_status(crawler: Crawler | None) -> int:
    """Return the exit status of a run that has ended."""
    outcome = crawler.stats.get_value("agenda/outcome") if crawler and crawler.stats else None
    return Outcome(outcome).exit_status if outcome else 1
