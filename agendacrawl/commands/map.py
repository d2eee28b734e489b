"""`agendacrawl map`: the public map, which needs no server, and the figure for the ministry's note."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.console import Console
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from agendacrawl.core import ending
from agendacrawl.core.files import whole
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import DatabaseError, needed_dsn


class Command(ScrapyCommand):
    """Exit with status 1 and a message on failure."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's own form

    def syntax(self) -> str:
        return "--out DIR | --png FILE"

    def short_desc(self) -> str:
        return "Write the map as a page without a server, or as a picture"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--out", type=Path, help="folder to write index.html and its data into")
        parser.add_argument("--png", type=Path, help="file to draw the visits per region into")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the page or figure and print where it is."""
        if args or not (opts.out or opts.png):
            raise UsageError("agendacrawl map needs --out DIR, --png FILE, or both.", print_help=False)
        if opts.png and opts.png.suffix.lower() != ".png":
            raise UsageError(
                f"--png writes a PNG: let the name {opts.png.name} end in .png.", print_help=False
            )
        try:
            with Console(stderr=True).status("Drawing the map ..."):  # only on a terminal
                lines = self._write(opts)
        except (DatabaseError, ClusterError, OSError, LookupError) as problem:
            print(ending.said(problem), file=sys.stderr)
            self.exitcode = 1
            return
        print("\n".join(lines))

    def _write(self, opts: argparse.Namespace) -> list[str]:
        from agendacrawl.map import figure, page, query  # with matplotlib, which would cost others a second

        assert self.settings is not None
        dsn = needed_dsn(self.settings["AGENDA_DATABASE"])
        lines = []
        if opts.out:
            with query.opened(dsn) as reading:
                made = page.MapPage(reading)
                page.write(made, opts.out)
            lines.append(
                f"{(opts.out / 'index.html').resolve().as_uri()}: {made.activities:,} activities on pages, "
                f"{made.places:,} places, {len(reading.frame.regions):,} regions, {made.size / 1e6:.1f} MB."
            )
        if opts.png:
            note = query.read_figure(dsn)
            with whole(opts.png, overwrite=True) as draft:
                figure.draw(note, draft)
            lines.append(f"{opts.png}: drawn.")
        return lines
