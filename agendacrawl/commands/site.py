"""`agendacrawl site`: the public site, a folder of pages, feeds and downloads that needs no server."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from rich.console import Console

from agendacrawl.core import ending
from agendacrawl.core.command import PlainCommand, UsageError
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import DatabaseError, needed_dsn


class Command(PlainCommand):
    """Exit with status 2 for a mistake in the command and 1 for a failure, both with a message."""

    def syntax(self) -> str:
        return "--out DIR [--url ADDRESS]"

    def short_desc(self) -> str:
        return "Write the public site: a page for every region, person and ministry, feeds, downloads"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--out", type=Path, help="folder of the site; only files that it wrote are replaced or removed"
        )
        parser.add_argument(
            "--url", default="", help="where the site will stand, for what needs whole addresses: https://..."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Build the site and print where its first page is."""
        if args or not opts.out:
            raise UsageError("agendacrawl site needs --out DIR.", print_help=False)
        try:
            url = read_url(opts.url)
        except ValueError as problem:
            raise UsageError(str(problem), print_help=False) from None
        try:
            with Console(stderr=True).status("Building the site ..."):  # only on a terminal
                from agendacrawl.site.build import (
                    build,
                )  # imports Jinja and Typst, which would cost other commands time
                from agendacrawl.site.editions import editions_in
                from agendacrawl.site.writing import keep

                assert self.settings is not None
                dsn = needed_dsn(self.settings["AGENDA_DATABASE"])
                kept = keep(opts.out, build(dsn, url, editions_in(opts.out)))
        except (DatabaseError, ClusterError, OSError, LookupError) as problem:
            print(ending.said(problem), file=sys.stderr)
            self.exitcode = 1
            return
        print(
            f"{(opts.out / 'index.html').resolve().as_uri()}\n"
            f"{kept.written:,} files written, {kept.unchanged:,} unchanged, {kept.removed:,} removed."
        )


def read_url(value: str) -> str:
    """Return the address of a site with a slash at its end, "" for none. Raises ValueError with a message.

    >>> read_url("https://agendas.voorbeeld.example/kabinet"), read_url("")
    ('https://agendas.voorbeeld.example/kabinet/', '')
    """
    parts = urlsplit(value)
    if value and (
        parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment
    ):
        raise ValueError(
            f"--url {value} is no address of a site: write https://host/ or https://host/folder/."
        )
    return value and value.rstrip("/") + "/"
