"""`agendacrawl figure`: the figure for a note or a report, as SVG, PNG or PDF."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from agendacrawl.core import ending
from agendacrawl.core.command import PlainCommand, UsageError
from agendacrawl.core.files import whole
from agendacrawl.core.options import day
from agendacrawl.db import sessions
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import DatabaseError, needed_dsn

FORMS = (".svg", ".png", ".pdf")


class Command(PlainCommand):
    """Exit with status 2 for a mistake in the command and 1 for a failure, both with a message."""

    def syntax(self) -> str:
        return "FILE.svg|FILE.png|FILE.pdf [options]"

    def short_desc(self) -> str:
        return "Draw the visits per region for a note: a map and their counts, as SVG, PNG or PDF"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        add = parser.add_argument_group("Figure").add_argument
        add(
            "--kind",
            default="npvr",
            help="kind of regions: npvr (when not given), province, corop, municipality, your own",
        )
        add("--since", type=day, help="first day, YYYY-MM-DD")
        add("--until", type=day, help="last day, YYYY-MM-DD")
        add("--person", action="append", default=[], help="only visits of this person; once for each")
        add(
            "--ministry",
            action="append",
            default=[],
            help="only of its people: name or code, such as bzk; once for each",
        )
        add("--type", action="append", default=[], help="only this type of activity; once for each")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Draw the figure and print where it is; a file of that name is replaced."""
        if len(args) != 1 or Path(args[0]).suffix.lower() not in FORMS:
            raise UsageError(
                f"agendacrawl figure needs one file, which ends in {', '.join(FORMS)}.", print_help=False
            )
        try:
            self._draw(Path(args[0]), opts)
        except ValueError as problem:
            raise UsageError(str(problem), print_help=False) from None
        except (DatabaseError, ClusterError, OSError) as problem:
            print(ending.said(problem), file=sys.stderr)
            self.exitcode = 1
            return
        print(f"{args[0]}: drawn.")

    def _draw(self, file: Path, opts: argparse.Namespace) -> None:
        # Imported here, because Scrapy loads all commands for each of them.
        from agendacrawl.export import selection
        from agendacrawl.picture import figure, raster
        from agendacrawl.site.figures import read_figure

        if opts.since and opts.until and opts.until < opts.since:
            raise ValueError(f"--until {opts.until} lies before --since {opts.since}.")
        assert self.settings is not None
        with sessions.reading(needed_dsn(self.settings["AGENDA_DATABASE"])) as connection:
            chosen = selection.Selection(
                since=opts.since,
                until=opts.until,
                people=selection.people(connection, opts.person),
                types=selection.types(connection, opts.type),
                ministries=selection.ministries(connection, opts.ministry),
            )
            shown = read_figure(connection, opts.kind, chosen)
        drawn = figure.draw(shown)
        match file.suffix.lower():
            case ".svg":
                content = drawn.encode()
            case ".png":
                content = raster.png([drawn], figure.WIDE, figure.TALL, scale=2)[0]
            case _:
                content = raster.pdf(drawn, figure.WIDE, figure.TALL, shown.title)
        with whole(file, overwrite=True) as draft:
            draft.write_bytes(content)
