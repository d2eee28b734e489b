"""`agendacrawl export`: the published layers as files, the agenda as calendar and feed, frozen editions."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress

from agendacrawl.core import ending
from agendacrawl.core.command import PlainCommand, UsageError
from agendacrawl.core.files import whole
from agendacrawl.core.options import day
from agendacrawl.db import sessions
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import DatabaseError, needed_dsn

if TYPE_CHECKING:
    from agendacrawl.export.formats import Format
    from agendacrawl.export.layers import Connection, Layer
    from agendacrawl.export.selection import Selection

EDITIONS = Path("editions")
STDOUT = Path("-")
SHOWN = 1_000  # rows between two updates of the progress


class Command(PlainCommand):
    """Exit with status 2 for a mistake in the command and 1 for a failure, both with a message."""

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Write layers as csv, geojson or gpkg, the agenda as ics or atom; freeze an edition"

    def long_desc(self) -> str:
        return (
            f"{self.short_desc()}. What is written is what the last good run published: one state of all layers. "
            "docs/EXPORTS.md has the formats."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        add = parser.add_argument_group("Export").add_argument
        add("--format", help="csv, geojson, gpkg, ics, atom; that of the file's ending when not given")
        add("--excel", action="store_true", help="csv that opens right in a Dutch Excel")
        add("--layer", action="append", default=[], help="views of schema gis, separated by commas")
        add("--since", type=day, help="first day, YYYY-MM-DD")
        add("--until", type=day, help="last day, YYYY-MM-DD")
        add("--person", action="append", default=[], help="names, separated by commas")
        add(
            "--region",
            action="append",
            default=[],
            help="names, codes or folders on the site, separated by commas",
        )
        add("--ministry", action="append", default=[], help="name or code, such as bzk; once for each")
        add("--type", action="append", default=[], help="type of activity; once for each")
        add("--outside-the-hague", action="store_true", help="only what has a place outside The Hague")
        where = parser.add_mutually_exclusive_group()
        where.add_argument("-o", "--output", type=Path, help="a new file; standard output when not given")
        where.add_argument("-O", "--overwrite-output", type=Path, help="a file, also where there is one")
        add("--edition", help="freeze the edition of a month, YYYY-MM: every layer in every format")
        add(
            "--delta",
            nargs=2,
            metavar=("OLD", "NEW"),
            help="write what differs between two editions, with reasons, and the index of all",
        )
        add("--out", type=Path, help=f"folder of the editions; {EDITIONS} when not given")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write what was asked for."""
        if args:
            raise UsageError(f'"agendacrawl export" takes options only, not "{args[0]}".', print_help=False)
        try:
            work = self._delta if opts.delta else self._edition if opts.edition else self._export
            print(work(opts), file=sys.stderr)
        except ValueError as problem:
            raise UsageError(str(problem), print_help=False) from None
        except BrokenPipeError:  # the reader of the output has closed it
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            self.exitcode = 1
        except (DatabaseError, ClusterError, OSError) as problem:
            print(ending.said(problem), file=sys.stderr)
            self.exitcode = 1

    def _export(self, opts: argparse.Namespace) -> str:
        # Imported here, because Scrapy loads all commands for each of them.
        from agendacrawl.export import layers, selection
        from agendacrawl.export.formats import Format, fitting, read_format

        if opts.out:
            raise ValueError("--out belongs to --edition and --delta; the file of an export is --output.")
        if opts.since and opts.until and opts.until < opts.since:
            raise ValueError(f"--until {opts.until} lies before --since {opts.since}.")
        output = opts.output or opts.overwrite_output
        target = None if output in (None, STDOUT) else output
        kind = read_format(opts.format, target)
        if kind is Format.GPKG and target is None:
            raise ValueError("gpkg is a database in a file: give --output FILE.")
        if opts.excel and kind is not Format.CSV:
            raise ValueError(f"--excel is a kind of csv, not of {kind}.")
        with ExitStack() as stack:
            connection = stack.enter_context(_snapshot(self._dsn()))
            there = layers.layers(connection)
            asked = selection.Selection(
                since=opts.since,
                until=opts.until,
                people=selection.people(connection, _several(opts.person)),
                types=selection.types(connection, opts.type),
                outside_the_hague=opts.outside_the_hague,
                regions=selection.regions(connection, _several(opts.region)),
                ministries=selection.ministries(connection, opts.ministry),
            )
            picked = selection.named(there, _several(opts.layer))
            chosen = fitting(kind, picked, list(there.values()))
            notes = []
            if unfit := [layer for layer in chosen if asked.lacking(layer)]:
                if picked or len(unfit) == len(chosen):
                    raise ValueError(_unfit(unfit[0], asked, list(there.values())))
                chosen = [layer for layer in chosen if layer not in unfit]
                notes.append(
                    f"Left out, since these filters say nothing about them: {', '.join(layer.name for layer in unfit)}."
                )
            counts = _write(connection, kind, chosen, asked, target, opts)
        lines = [f"{layer.name}: {counts[layer.name]:,} rows" for layer in chosen]
        if not counts.total():
            notes.append("No rows: nothing in the database matches these options.")
        return "\n".join([*lines, *notes, *([f"Written: {target}"] if target else [])])

    def _edition(self, opts: argparse.Namespace) -> str:
        from agendacrawl.export import layers
        from agendacrawl.export.delta import write_index
        from agendacrawl.export.edition import last_good_run, read_month, write_edition

        if unfit := _filters(opts):
            raise ValueError(f"--edition writes everything: leave out {', '.join(unfit)}.")
        month = read_month(opts.edition)
        target = (opts.out or EDITIONS) / opts.edition
        if target.exists():
            raise FileExistsError(
                f"The edition {target} is there already, and is never changed. Nothing was written."
            )
        with _snapshot(self._dsn()) as connection, _progress() as progress:
            run = last_good_run(connection, month)
            with whole(target) as folder:
                task = progress.add_task("", total=None)
                for path, count in write_edition(connection, month, folder, layers.layers(connection), run):
                    if count % SHOWN == 0:
                        progress.update(task, description=f"{path.name}: {count:,} rows")
            files = sum(1 for _ in target.iterdir())
        write_index(target.parent)
        return f"Run {run['id']}, ended {run['finished_at']}: {files} files.\nWritten: {target}"

    def _delta(self, opts: argparse.Namespace) -> str:
        from agendacrawl.export.delta import write_delta
        from agendacrawl.export.edition import read_month

        if unfit := _filters(opts):
            raise ValueError(f"--delta compares whole editions: leave out {', '.join(unfit)}.")
        if opts.edition:
            raise ValueError("--delta compares editions that are there; make one with --edition first.")
        old, new = opts.delta
        if read_month(old) >= read_month(new):
            raise ValueError(f"--delta {old} {new}: the earlier edition comes first.")
        path, count = write_delta(opts.out or EDITIONS, old, new)
        return f"{count:,} differences.\nWritten: {path}"

    def _dsn(self) -> str:
        assert self.settings is not None
        return needed_dsn(self.settings["AGENDA_DATABASE"])


def _write(
    connection: Connection,
    kind: Format,
    chosen: list[Layer],
    asked: Selection,
    target: Path | None,
    opts: argparse.Namespace,
) -> Counter[str]:
    from agendacrawl.export.edition import WRITERS
    from agendacrawl.export.tables import write_csv

    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        path = stack.enter_context(whole(target, overwrite=bool(opts.overwrite_output))) if target else None
        progress = stack.enter_context(_progress())
        task = progress.add_task("", total=None)
        written: Iterator[Layer]
        if kind in WRITERS:
            file = stack.enter_context(path.open("wb")) if path else sys.stdout.buffer
            write = partial(write_csv, excel=True) if opts.excel else WRITERS[kind]
            written = (chosen[0] for _ in write(file, connection, chosen[0], asked))
        else:
            assert path is not None
            assert target is not None
            from agendacrawl.export.geopackage import write_gpkg  # GDAL, which no other format needs

            written = write_gpkg(path, connection, chosen, asked, target.name)
        for layer in written:
            counts[layer.name] += 1
            if counts[layer.name] % SHOWN == 0:
                progress.update(task, description=f"{layer.name}: {counts[layer.name]:,} rows")
        sys.stdout.flush()
    return counts


@contextmanager
def _snapshot(dsn: str) -> Iterator[Connection]:
    """Open one consistent state of all layers, with timestamps in UTC."""
    with sessions.reading(dsn) as connection:
        connection.execute("SET LOCAL TimeZone = 'UTC'")
        yield connection


@contextmanager
def _progress() -> Iterator[Progress]:
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        yield progress


def _filters(opts: argparse.Namespace) -> list[str]:
    """Return the options given that say what to write, or where: an edition has all, in its own place."""
    names = (
        "format", "excel", "layer", "since", "until", "person", "region", "ministry", "type", "outside_the_hague",
        "output", "overwrite_output",
    )  # fmt: skip
    return [f"--{name.replace('_', '-')}" for name in names if getattr(opts, name)]


def _unfit(layer: Layer, asked: Selection, every: list[Layer]) -> str:
    options = asked.lacking(layer)
    fit = [one.name for one in every if not asked.lacking(one)]
    hint = (
        " It counts without The Hague in its columns that end in _outside_the_hague."
        if "--outside-the-hague" in options and layer.has("activities_outside_the_hague")
        else ""
    )
    return (
        f"{' and '.join(options)}: the layer {layer.name} has no column for that.{hint} "
        f"Layers that have: {', '.join(fit) or 'none'}."
    )


def _several(values: list[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]
