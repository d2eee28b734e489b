"""`agendacrawl review`: questions for a person to review, and the corrections that people made."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from scrapy.exceptions import UsageError

from agendacrawl.commands.crawl import unready
from agendacrawl.commands.reprocess import Command as Reprocess
from agendacrawl.commands.reprocess import reprocess
from agendacrawl.core import ending
from agendacrawl.db import sessions
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import DatabaseError, needed_dsn

if TYPE_CHECKING:
    from agendacrawl.places.gazetteer import Gazetteer
    from agendacrawl.review.questions import Question

_WIDEST = 100  # characters of a text on a terminal
_SHOWN = 40  # rows on a terminal; the rest is in the export


class Command(Reprocess):
    """Exit with status 1 and a message on failure; an import exits as its reprocessing does."""

    def short_desc(self) -> str:
        return "Show uncertain places and types; import corrections of them"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super(Reprocess, self).add_options(parser)
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--export", type=Path, metavar="FILE", help="write them to a CSV file to fill in")
        what.add_argument(
            "--import", type=Path, metavar="FILE", dest="table", help="import the corrections in it"
        )
        what.add_argument("--lookup", action="store_true", help="propose lines for lookups/*.yml")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the option that was given."""
        from agendacrawl.review.table import TableError

        if args:
            raise UsageError(
                f"agendacrawl review takes no words, only options: {' '.join(args)}.", print_help=False
            )
        assert self.settings is not None
        try:
            self._run(needed_dsn(self.settings["AGENDA_DATABASE"]), opts)
        except (DatabaseError, ClusterError, OSError, TableError) as problem:
            print(ending.said(problem), file=sys.stderr)
            self.exitcode = 1

    def _run(self, dsn: str, opts: argparse.Namespace) -> None:
        from agendacrawl.review import corrections, table
        from agendacrawl.review.proposals import proposals
        from agendacrawl.review.questions import questions

        if opts.table:
            self._import(dsn, opts.table)
            return
        with sessions.reading(dsn) as connection:
            known = corrections.read(connection)
            if opts.lookup:
                print(proposals(known, _gazetteer(dsn)) or "There are no corrections to turn into lines.")
                return
            asked = questions(connection, known)
        if opts.export:
            print(
                f"{table.write(opts.export, asked):,} rows are in {opts.export}. Fill in {', '.join(table.TO_FILL)}."
            )
        else:
            show(asked)

    def _import(self, dsn: str, path: Path) -> None:
        """Import all corrections in a table or none; then reprocess the pages that have their texts.

        A correction counts as applied once the run that read those pages was good: an import that ends before that
        leaves the rest to the next one.
        """
        from agendacrawl.review import corrections, table
        from agendacrawl.review.questions import Texts

        assert self.crawler_process is not None
        if why := unready(self.crawler_process.settings):  # even if another run is at work
            raise DatabaseError(why)
        with sessions.explained(dsn), sessions.connect(dsn, autocommit=False) as connection:
            sessions.check(connection)
            given = table.read(path, _gazetteer(dsn), Texts(connection).paths)
            known = {one.key: one.value for one in corrections.read(connection)}
            new = [one for one in given if known.get(one.key) != one.value]
            corrections.write(connection, new)
            waiting = corrections.waiting(connection)
        print(f"{len(new):,} corrections are stored, {len(given) - len(new):,} were known.")
        if late := len(waiting) - len(new):
            print(f"{late:,} that were stored earlier are not applied yet: that is done now.")
        if paths := dict.fromkeys(path for one in waiting.values() for path in one):
            from agendacrawl.db.stored import Scope  # with much that other commands need not load

            self.exitcode = reprocess(self.crawler_process, Scope(paths=tuple(paths)))
        if self.exitcode:
            raise DatabaseError("The corrections are stored and not applied yet. Run the same again.")
        with sessions.explained(dsn), sessions.connect(dsn, autocommit=False) as connection:
            corrections.mark_applied(connection, waiting)


def _gazetteer(dsn: str) -> Gazetteer:
    from agendacrawl.db import official
    from agendacrawl.places.gazetteer import Gazetteer

    return Gazetteer.load(official.read_from(dsn))


def show(asked: list[Question]) -> None:
    """Print questions: as a table on a terminal, otherwise as lines with tabs."""
    from agendacrawl.review.table import ASKED

    cells = [["" if (value := getattr(one, name)) is None else str(value) for name in ASKED] for one in asked]
    if not sys.stdout.isatty():
        for row in (ASKED, *cells):
            print("\t".join(" ".join(cell.split()) for cell in row))
        return
    console = Console(highlight=False, markup=False, emoji=False)  # text of the site is not markup
    console.print(f"{len(asked):,} to look at")
    for one in asked[:_SHOWN]:
        sure = "" if one.confidence is None else f" ({one.confidence:.2f})"
        console.print(f"\n{one.kind}, {one.status}: {_cut(one.text)}")
        console.print(f"    now: {_cut(one.now) or 'nothing'}{sure}; activities: {one.activities:,}")
        console.print(f"    {one.example}", soft_wrap=True)  # one line, however long: to be opened
    if len(asked) > _SHOWN:
        print(f"{len(asked) - _SHOWN:,} more: agendacrawl review --export FILE")


def _cut(words: str) -> str:
    """Return words that fit on a line or two of a terminal, without line breaks."""
    words = " ".join(words.split())
    return words if len(words) < _WIDEST else f"{words[: _WIDEST - 1]}…"
