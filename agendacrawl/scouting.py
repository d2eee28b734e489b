"""What a scout leaves behind: a table, a folder with the answers, and fixtures of saved pages."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from lxml import etree
from rich.console import Console
from rich.table import Table
from rich.text import Text

from agendacrawl.pages.address import NotAnAgendaPage
from agendacrawl.pages.decoding import decode
from agendacrawl.pages.reader import read_page
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.reading.reader import knowledge_of
from agendacrawl.spiders.scout import ScoutSpider, file_name, is_listing
from agendacrawl.spiders.verdicts import cut_contacts, expected_of, makes_sense

REPORT = "scout.json"


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

    Raises ValueError with a message if the file can't be read, or if its address is not known.
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
