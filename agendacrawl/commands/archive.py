"""`agendacrawl archive`: the stored pages as a WARC file, so that an archive can hold the evidence."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track

from agendacrawl.core import ending
from agendacrawl.core.command import PlainCommand, UsageError
from agendacrawl.core.files import whole
from agendacrawl.db import sessions
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import DatabaseError, needed_dsn
from agendacrawl.db.origin import EXAMPLE, is_example

if TYPE_CHECKING:
    from agendacrawl.archive import warc


class Command(PlainCommand):
    """Exit with status 1 and a message on failure; no file is written then."""

    def syntax(self) -> str:
        return "--out FILE.warc.gz"

    def short_desc(self) -> str:
        return "Write the stored pages to a WARC file"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--out", type=Path, metavar="FILE.warc.gz", help="the file to write")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the archive next to its destination, then move it there."""
        from agendacrawl.archive import warc

        if args or opts.out is None:
            raise UsageError("agendacrawl archive takes one option: --out FILE.warc.gz.", print_help=False)
        assert self.settings is not None
        try:
            dsn = needed_dsn(self.settings["AGENDA_DATABASE"])
            with (
                sessions.reading(dsn) as connection,
                whole(opts.out, overwrite=True) as draft,
                draft.open("wb") as out,
            ):
                warning = f"{EXAMPLE}. " if is_example(connection) else ""
                bodies, revisits = warc.write(out, _shown(warc.fetches(connection)), opts.out.name, warning)
        except (DatabaseError, ClusterError, OSError) as problem:
            print(ending.said(problem), file=sys.stderr)
            self.exitcode = 1
            return
        print(f"{opts.out}: {bodies:,} bodies, {revisits:,} revisits.")


def _shown(fetches: Iterable[warc.Fetch]) -> Iterable[warc.Fetch]:
    """Show progress to a person at a terminal."""
    return track(
        fetches, "Writing", console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()
    )
