"""`agendacrawl qgis`: the connection settings that QGIS needs to open qgis/agendas.qgz."""

from __future__ import annotations

import argparse
import sys

from agendacrawl.core.command import PlainCommand, UsageError
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import EDITOR, READER, DatabaseError, needed_dsn


class Command(PlainCommand):
    """Exit with status 1 and a message if there is no database."""

    def short_desc(self) -> str:
        return "Print the entry of pg_service.conf that qgis/agendas.qgz asks for"

    def long_desc(self) -> str:
        return (
            f"{self.short_desc()}. Append it to ~/.pg_service.conf (Windows: "
            "%APPDATA%\\postgresql\\.pg_service.conf). It has no password: put that into ~/.pgpass, or enter it "
            "in QGIS together with the user name agenda_reader. docs/ANALYSTS.md has the clicks."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--editor", action="store_true", help=f"for {EDITOR}, who may correct; {READER} when not given"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the entry."""
        if args:
            raise UsageError(
                f"agendacrawl qgis takes no words, only --editor: {' '.join(args)}.", print_help=False
            )
        from agendacrawl.db.qgis import service_entry

        assert self.settings is not None
        try:
            dsn = needed_dsn(self.settings["AGENDA_DATABASE"])
            print(service_entry(dsn, EDITOR if opts.editor else READER))
        except (DatabaseError, ClusterError) as problem:
            print(problem, file=sys.stderr)
            self.exitcode = 1
