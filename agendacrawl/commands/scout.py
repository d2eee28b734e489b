"""`agendacrawl scout`: look at the site with a few requests before a crawl, and say whether one makes sense."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path

from lxml import etree
from rich.console import Console
from rich.table import Table
from rich.text import Text
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.conf import arglist_to_dict

from agendacrawl.core.site import read_contact
from agendacrawl.pages.decoding import decode
from agendacrawl.pages.document import NotAnAgendaPage
from agendacrawl.pages.reader import read_page
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.spiders.agenda import knowledge_of
from agendacrawl.spiders.arguments import read_arguments
from agendacrawl.spiders.scout import ScoutSpider, file_name, is_listing
from agendacrawl.spiders.verdicts import MOST_REQUESTS, cut_contacts, expected_of, makes_sense

REPORT = "scout.json"


class Command(ScrapyCommand):
    """Exit with status 0 if a crawl makes sense, and with 1 if it does not."""

    requires_project = True

    def syntax(self) -> str:
        return "[-a site=...] [--out FOLDER] | --fixture FILE [--url ADDRESS] [--out FOLDER]"

    def short_desc(self) -> str:
        return "Look at the site before a crawl, and say whether one makes sense"

    def long_desc(self) -> str:
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
        try:
            given = arglist_to_dict(opts.spargs)
            if args or (opts.url and not opts.fixture):
                raise ValueError("agendacrawl scout takes options only; --url goes with --fixture.")
            if opts.fixture:
                self.exitcode = make_fixture(opts.fixture, opts.url, opts.out)
                return
            read_arguments(given, dt.date.today())
            assert self.crawler_process is not None
            read_contact(self.crawler_process.settings.get("AGENDA_CONTACT"))
        except ValueError as error:
            raise UsageError(str(error), print_help=False) from None
        crawler = self.crawler_process.create_crawler(ScoutSpider)
        self.crawler_process.crawl(crawler, **given)
        self.crawler_process.start()
        spider = crawler.spider
        if not isinstance(spider, ScoutSpider) or not spider.verdicts:
            self.exitcode = 1
            return
        try:
            keep(spider, opts.out)
        except OSError as error:
            print(f"The answers can't be written to {opts.out}: {error}.", file=sys.stderr)
        show(spider, opts.out, Console(width=None if sys.stdout.isatty() else 160))
        self.exitcode = 0 if makes_sense(spider.verdicts) else 1


def keep(spider: ScoutSpider, folder: Path) -> None:
    """Write the answers and the report to a folder; contact lines are cut first."""
    folder.mkdir(parents=True, exist_ok=True)
    files: list[str | None] = []
    for number, answer in enumerate(spider.answers, 1):
        if answer.status is None:
            files.append(None)
            continue
        name = file_name(number, answer)
        if is_listing(answer):
            (folder / name).write_bytes(answer.body)
        else:
            (folder / name).write_text(
                cut_contacts(decode(answer.body)[0]), encoding="utf-8", errors="replace"
            )
        files.append(name)
    text = json.dumps(spider.report(files), ensure_ascii=False, indent=1)
    (folder / REPORT).write_text(f"{text}\n", encoding="utf-8", errors="replace")


def show(spider: ScoutSpider, folder: Path, console: Console) -> None:
    """Print the table. Text of the site is not interpreted as markup."""
    columns = ("Step", "Expected", "Found", "Verdict", "What to do")
    table = Table(*columns, title=f"Scouting {spider.arguments.site}", title_justify="left")
    for one in spider.verdicts:
        table.add_row(
            *(Text(cell) for cell in (one.step, one.expected, one.found, one.judgement, one.advice))
        )
    console.print(table)
    sense = makes_sense(spider.verdicts)
    console.print(
        f"{len(spider.answers)} answers and {REPORT} are in {folder}. "
        + (
            "A crawl makes sense."
            if sense
            else "A crawl makes no sense now: see what is bad, docs/FIRST_DAY.md."
        ),
        highlight=False,
        markup=False,
    )


def make_fixture(file: Path, url: str | None, folder: Path) -> int:
    """Write a saved page and what is read from it, in the form of the folders in tests/pages; return the exit status.

    Raises ValueError with a message without an address.
    """
    try:
        body = file.read_bytes()
    except OSError as error:
        raise ValueError(f"{file} can't be read: {error.strerror}.") from None
    html, _ = decode(body)
    address = url or _saved_address(file) or _own_address(html)
    if address is None:
        raise ValueError(f"Which page {file} is, is not known. Give its address with --url.")
    knowledge = knowledge_of(Gazetteer.load(()))
    try:
        page = read_page(
            url=address, html=html, body=body, fetched_at=dt.datetime.now(dt.UTC), knowledge=knowledge
        )
    except NotAnAgendaPage as error:
        print(f"{file} was not understood: {error}. Send us the file.", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.html").write_bytes(page.body)
    (folder / "expected.json").write_text(f"{expected_of(page)}\n", encoding="utf-8")
    print(f"{folder}: page.html and expected.json of {page.path}. Correct expected.json where it is wrong.")
    return 0


def _saved_address(file: Path) -> str | None:
    """Return the address under which a scout saved a file; None if none did."""
    try:
        report = json.loads((file.parent / REPORT).read_text(encoding="utf-8"))
        return next((str(one["url"]) for one in report["answers"] if one["file"] == file.name), None)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _own_address(html: str) -> str | None:
    tree = etree.HTML(html) if html.strip() else None
    found = (
        []
        if tree is None
        else tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    )
    return str(found[0]) if found else None
