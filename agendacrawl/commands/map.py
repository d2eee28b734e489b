"""`agendacrawl map`: the public map alone, which needs no server; `agendacrawl site` has it as its first page."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.console import Console

from agendacrawl.core import ending
from agendacrawl.core.command import PlainCommand, UsageError
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import DatabaseError, needed_dsn


class Command(PlainCommand):
    """Exit with status 1 and a message on failure."""

    def syntax(self) -> str:
        return "--out DIR"

    def short_desc(self) -> str:
        return "Write the map as a page without a server"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--out", type=Path, help="folder to write index.html and its data into")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the page and print where it is."""
        if args or not opts.out:
            raise UsageError("agendacrawl map needs --out DIR.", print_help=False)
        try:
            with Console(stderr=True).status("Drawing the map ..."):  # only on a terminal
                line = self._write(opts.out)
        except (DatabaseError, ClusterError, OSError, LookupError) as problem:
            print(ending.said(problem), file=sys.stderr)
            self.exitcode = 1
            return
        print(line)

    def _write(self, folder: Path) -> str:
        from agendacrawl.map import page, query

        assert self.settings is not None
        dsn = needed_dsn(self.settings["AGENDA_DATABASE"])
        with query.opened(dsn) as reading:
            made = page.MapPage(reading)
            page.write(made, folder)
        return (
            f"{(folder / 'index.html').resolve().as_uri()}: {made.activities:,} activities on pages, "
            f"{made.places:,} places, {len(reading.frame.regions):,} regions, {made.size / 1e6:.1f} MB."
        )
