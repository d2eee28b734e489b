"""`agendacrawl crawl`: Scrapy's own command, with clear error messages and an exit status for every outcome."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

# First of all: while it is loaded it looks up the source of each frame that led there, and later there are many.
import scrapy.core.downloader.handlers.http11  # noqa: F401
from scrapy import Spider
from scrapy.commands.crawl import Command as CrawlCommand
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings
from w3lib.url import file_uri_to_path

from agendacrawl.core import ending, territory
from agendacrawl.core.site import HOME, read_contact, read_wait
from agendacrawl.core.vocabulary import FEED_FAILED, Outcome
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import DatabaseError, resolve_dsn

SPIDER, ARCHIVE, HELPER = "agenda", "archive", "helper"
STOPPED = "Stopped. Nothing of this run is published; run the same again to begin anew."


class Command(CrawlCommand):
    """Scrapy's own command, which exits with 0 on most failures."""

    crawler: Crawler | None = None

    def syntax(self) -> str:
        return "[agenda] [options]"

    def short_desc(self) -> str:
        return "Crawl the agendas of a period into the database"

    def long_desc(self) -> str:
        from agendacrawl.spiders.arguments import DESCRIPTIONS

        width = max(map(len, DESCRIPTIONS))
        arguments = "\n".join(
            f"  -a {name + '=...':{width + 4}}  {text}" for name, text in DESCRIPTIONS.items()
        )
        return (
            f"{self.short_desc()}.\n\nArguments:\n{arguments}\n\n"
            "The spider archive reads the past instead: crawl archive -a warc=FILE_OR_FOLDER (WARC or WACZ)."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check arguments and database before the first request, then crawl."""
        from agendacrawl.extensions import assertions
        from agendacrawl.spiders.arguments import read_arguments

        assert self.crawler_process is not None
        settings = self.crawler_process.settings
        if args not in ([], [SPIDER], [ARCHIVE], [HELPER]):
            raise UsageError(
                f'There are the spiders {SPIDER} and {ARCHIVE}, not "{" ".join(args)}". Arguments go with -a: '
                "-a since=2026-09-01.",
                print_help=False,
            )
        try:
            if args == [ARCHIVE]:
                from agendacrawl.spiders.archive import read_archive_arguments

                read_archive_arguments(opts.spargs)
                site = HOME
            elif args == [HELPER]:
                if opts.spargs:
                    raise ValueError(
                        "The spider helper takes no arguments: it has those of the run that it helps."
                    )
                site = HOME
            else:
                site = read_arguments(opts.spargs, territory.today()).site_name
            read_contact(settings.get("AGENDA_CONTACT"))
            read_wait(settings.get("AGENDA_LONGEST_WAIT"))
            path = settings.get("AGENDA_ASSERTIONS")
            assertions.read_scopes(Path(path) if path else None)
        except ValueError as error:
            raise UsageError(str(error), print_help=False) from None
        for feed in settings.getdict("FEEDS"):
            if why := unwritable(str(feed)):
                raise UsageError(f"The feed can't be written. {why} No request was sent.", print_help=False)
        if args != [HELPER] and (why := unready(settings, site)):
            print(f"{why}\nNo request was sent.", file=sys.stderr)
            self.exitcode = 1
            return
        super().run(args or [SPIDER], opts)
        if self.exitcode == 0 and args != [HELPER]:
            self.exitcode = exit_status(self.crawler)
        if self.exitcode == Outcome.INTERRUPTED.exit_status:
            print(STOPPED, file=sys.stderr)

    def _create_crawler(self, spidercls: type[Spider] | str) -> Crawler:
        self.crawler = super()._create_crawler(spidercls)
        return self.crawler


def unwritable(feed: str) -> str | None:
    """Return why a feed can't be written to its file, as a sentence; None if it can, or is no file.

    >>> unwritable("stdout:"), unwritable("/dev/null/activities.jsonl")
    (None, '/dev/null/activities.jsonl: Not a directory. Mend that, then run the same again.')
    """
    scheme, _, rest = feed.partition("://")
    if feed.startswith("stdout:") or (rest and scheme != "file"):
        return None
    path = Path(file_uri_to_path(feed) if rest else feed)
    there = path.exists()
    try:
        if not path.parent.exists():
            path.parent.mkdir(parents=True)
        path.open("ab").close()
    except OSError as error:
        return ending.sentence(error)
    if not there:
        path.unlink()
    return None


def unready(settings: BaseSettings, site: str | None = None) -> str | None:
    """Return why no run can start with these settings, as a sentence. Raises UsageError for a wrong value.

    `site` is the name of the site that it reads; None: of all. Afterwards AGENDA_DATABASE is an address: whoever
    connects need not look again whether the private cluster runs.
    """
    from agendacrawl.db.store import Store
    from agendacrawl.text.choice import chosen

    try:
        chosen(settings.get("AGENDA_NER"))
        if names := settings.getlist("AGENDA_GEOCODERS"):
            from agendacrawl.voters import listed

            listed.geocoders(names, settings)
    except ValueError as error:
        raise UsageError(str(error), print_help=False) from None
    try:
        dsn = resolve_dsn(settings.get("AGENDA_DATABASE"))
        settings.set("AGENDA_DATABASE", dsn or "off", priority="cmdline")
        if dsn is not None:
            with Store(dsn) as store:
                store.claim(site)
                lacking = store.lacks_reference()
            if lacking:
                from agendacrawl.refdata import load

                print("The database has no reference data, so they are loaded first.", file=sys.stderr)
                load.bundled(dsn)
    except (DatabaseError, ClusterError) as error:
        return str(error)
    return None


def exit_status(crawler: Crawler | None) -> int:
    """Return the exit status of a run that has ended.

    One that began and came to no end was stopped by a second signal. A good run whose feed could not be written to its
    end is none: what is missing there would not be noticed.
    """
    stats = crawler.stats.get_stats() if crawler and crawler.stats else {}
    if outcome := stats.get("agenda/outcome"):
        return Outcome(outcome).exit_status or int(FEED_FAILED in stats)
    return Outcome.INTERRUPTED.exit_status if "start_time" in stats and "finish_time" not in stats else 1
