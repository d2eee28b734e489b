"""`agendacrawl db`: create, fill, show and stop the database."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable
from pathlib import Path

from agendacrawl.core import ending
from agendacrawl.core.command import PlainCommand, UsageError
from agendacrawl.core.http import UnavailableError
from agendacrawl.db import cluster, sessions
from agendacrawl.db.binaries import data_home
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import EDITOR, READER, DatabaseError, is_private, needed_dsn, safe_dsn

WORDS = {
    "upgrade": "create the tables and views, or upgrade them to this version",
    "refdata": "load people, ministries, municipalities, regions, places; more with the options below",
    "refresh": "refresh the layers of schema gis, as the end of a good run does",
    "prune": "drop ledger rows and prints that no question needs any more, and give back their space",
    "status": "which database, and what is in it",
    "stop": "stop the private database; its data stays",
    "url": "print the database's address, with its password, for psql and other programs",
    "dump": "write a backup to a new file: db dump FILE",
    "restore": "read a backup into an empty database: db restore FILE",
    "reader": "create the role agenda_reader, which only reads schema gis; print its address",
    "editor": "create the role agenda_editor, which also corrects in gis.correction_place; print its address",
}
BACKUPS = ("dump", "restore")

# What `agendacrawl db status` tells, each as one text.
COUNTED = {
    "PostGIS": "SELECT postgis_lib_version()",
    "Pages": "SELECT to_char(count(*), 'FM999,999,999,990') FROM agenda.page",
    "Activities on pages": "SELECT to_char(count(*), 'FM999,999,999,990') FROM agenda.activity",
    "Activity places": "SELECT to_char(count(*), 'FM999,999,999,990') FROM agenda.activity_place",
    "Places known": "SELECT to_char(count(*), 'FM999,999,999,990') FROM ref.place",
    "Borders": "SELECT DISTINCT geom_source FROM ref.municipality WHERE geom IS NOT NULL ORDER BY geom_source",
    "Last run": """
        SELECT format('%s, begun %s, %s', id, to_char(started_at, 'YYYY-MM-DD HH24:MI'), coalesce(outcome, 'not ended'))
        FROM agenda.run ORDER BY id DESC LIMIT 1
    """,
}


class Command(PlainCommand):
    """Exit with status 1 and a message on failure."""

    def syntax(self) -> str:
        return "WORD [options]"

    def short_desc(self) -> str:
        return "Create, fill, show and stop the database"

    def long_desc(self) -> str:
        words = "\n".join(f"  {word:8} {meaning}" for word, meaning in WORDS.items())
        return (
            f"{self.short_desc()}.\n\n{words}\n\nThe database is $DATABASE_URL, else a private one of this "
            "program's own; -s AGENDA_DATABASE=... names another."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        options = parser.add_argument_group("refdata")
        where = options.add_mutually_exclusive_group()
        where.add_argument(
            "--file",
            type=Path,
            help="a local copy: of the official places (CSV woonplaats,gemeente,provincie); with --polygons a "
            "GeoJSON or GeoPackage; with --inhabitants a CSV of CBS's table 70072ned",
        )
        where.add_argument(
            "--online",
            action="store_true",
            help="the official places from CBS; with --polygons: ask PDOK again",
        )
        what = options.add_mutually_exclusive_group()
        what.add_argument("--polygons", action="store_true", help="the areas of the municipalities")
        what.add_argument("--inhabitants", action="store_true", help="the inhabitants of the municipalities")
        what.add_argument(
            "--regions",
            type=Path,
            metavar="FILE",
            help="regions of your own: a CSV kind,code,name,municipality_code",
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the subcommand."""
        if not args or args[0] not in WORDS:
            raise UsageError(
                f'"agendacrawl db" needs one of these words: {", ".join(WORDS)}.', print_help=False
            )
        if len(args) != 1 + (args[0] in BACKUPS):
            raise UsageError(_too_many_or_few(args), print_help=False)
        opts.backup = Path(args[-1])
        options = (opts.file, opts.online, opts.polygons, opts.inhabitants, opts.regions)
        if any(options) and args[0] != "refdata":
            raise UsageError(
                "--file, --online, --polygons, --inhabitants and --regions belong to agendacrawl db refdata.",
                print_help=False,
            )
        if opts.regions and (opts.file or opts.online):
            raise UsageError("--regions names its own file: no --file or --online.", print_help=False)
        _show_progress()
        work: dict[str, Callable[[argparse.Namespace], str]] = {
            "upgrade": self._upgrade,
            "refdata": self._refdata,
            "status": self._status,
            "stop": self._stop,
            "url": self._url,
            "refresh": self._refresh,
            "reader": self._reader,
            "editor": self._editor,
            "prune": self._prune,
            "dump": self._dump,
            "restore": self._restore,
        }
        try:
            print(work[args[0]](opts))
        except (DatabaseError, ClusterError, UnavailableError, OSError, ValueError) as problem:
            print(ending.said(problem), file=sys.stderr)
            self.exitcode = 1

    def _upgrade(self, _: argparse.Namespace) -> str:
        from agendacrawl.db import schema

        try:
            done = schema.upgrade(self._dsn())
        except schema.MigrationError as problem:
            raise DatabaseError(f"{problem}{self._afresh()}") from problem
        return "Tables and views are made." if done else "Tables and views are up to date."

    def _refdata(self, opts: argparse.Namespace) -> str:
        from agendacrawl.places.sources.official import read_official
        from agendacrawl.refdata import areas, cbs, inhabitants, load, regions

        dsn = self._dsn()
        lines = [f"Reference data: {load.bundled(dsn):,} rows written."]
        if opts.polygons:
            file = opts.file or areas.fetch_areas(data_home() / "areas", again=opts.online)
            changed, mended = areas.store_areas(
                dsn, areas.read_areas(file, None if opts.file else areas.SOURCE)
            )
            lines.append(f"Areas of the municipalities: {changed:,} rows written.")
            if mended:
                lines.append(f"{mended:,} areas were invalid and have been repaired.")
        elif opts.inhabitants:
            found = inhabitants.read_inhabitants(opts.file) if opts.file else cbs.inhabitants()
            inhabitants.store_inhabitants(dsn, found)
            lines.append(f"Inhabitants of {len(found.counts):,} municipalities on 1 January {found.year}.")
        elif opts.regions:
            own = regions.read_regions(opts.regions)
            lines.append(f"{len(own):,} regions of your own: {load.own_regions(dsn, own):,} rows written.")
        elif opts.file or opts.online:
            places = read_official(opts.file) if opts.file else cbs.official_places()
            lines.append(
                f"{len(places):,} official places: {load.official_places(dsn, places):,} rows written."
            )
        return "\n".join(lines)

    def _status(self, _: argparse.Namespace) -> str:
        if self._private() and not cluster.address(cluster.default_folder()):
            raise DatabaseError(
                f"The private database in {cluster.default_folder()} does not run. "
                'Any command that needs it starts it; "agendacrawl db upgrade" also makes it.'
            )
        dsn = self._dsn()
        lines = [f"Database: {safe_dsn(dsn)}{' (private)' if self._private() else ''}"]
        with sessions.reading(dsn) as connection:
            for what, query in COUNTED.items():
                lines += [f"{what}: {value}" for (value,) in connection.execute(query)]
        return "\n".join(lines)

    def _stop(self, _: argparse.Namespace) -> str:
        if not self._private():
            raise DatabaseError(
                "The database is a server of your own: only the private one can be stopped here."
            )
        stopped = cluster.stop(cluster.default_folder())
        return "The private database was stopped." if stopped else "The private database was not running."

    def _url(self, _: argparse.Namespace) -> str:
        return self._dsn()

    def _refresh(self, _: argparse.Namespace) -> str:
        from agendacrawl.db import schema

        with schema.publication(self._dsn()) as connection:
            apart = schema.layers_apart(connection)
        if apart:
            rows = ", ".join(f"{number:,} rows of gis.{layer}" for layer, number in apart.items())
            raise DatabaseError(
                f"{rows} were not those of a full computation, and are now: please report this with the last lines of "
                "agendacrawl runs."
            )
        return "The layers are up to date."

    def _prune(self, _: argparse.Namespace) -> str:
        from agendacrawl.db import prune

        rows, space = prune.prune(self._dsn())
        return f"{rows:,} rows dropped; {space / 1e6:,.1f} MB given back."

    def _reader(self, _: argparse.Namespace) -> str:
        from agendacrawl.db import reader

        return reader.provide(self._dsn())

    def _editor(self, _: argparse.Namespace) -> str:
        from agendacrawl.db import reader

        return reader.provide(self._dsn(), EDITOR)

    def _dump(self, opts: argparse.Namespace) -> str:
        from agendacrawl.db import backup

        backup.dump(self._dsn(), opts.backup, self._major())
        return f"{opts.backup}: written, {opts.backup.stat().st_size / 1e6:,.1f} MB."

    def _restore(self, opts: argparse.Namespace) -> str:
        from agendacrawl.db import backup

        backup.restore(self._dsn(), opts.backup, self._major())
        roles = f"The roles {READER} and {EDITOR} are not in a backup."
        return f"{opts.backup}: restored, and the layers are up to date. {roles}"

    def _afresh(self) -> str:
        """Return how to start with a new private database; nothing for a server of one's own."""
        if not self._private():
            return ""
        here = cluster.address(cluster.default_folder())
        folder = here.folder if here else cluster.default_folder()  # root's may lie elsewhere
        return (
            f" The private database lies in {folder}. If nothing in it is worth keeping, run "
            '"agendacrawl db stop", move that folder away, and run this again: it makes a new one.'
        )

    def _major(self) -> int | None:
        """Return the version of the private cluster; None for another server, whose version only it knows."""
        return cluster.major(cluster.default_folder()) if self._private() else None

    def _private(self) -> bool:
        """Tell whether the private database is meant."""
        return is_private(self._setting())

    def _dsn(self) -> str:
        return needed_dsn(self._setting())

    def _setting(self) -> str:
        assert self.settings is not None
        return str(self.settings["AGENDA_DATABASE"])


def _too_many_or_few(args: list[str]) -> str:
    if args[0] in BACKUPS:
        return f'"agendacrawl db {args[0]}" needs the name of one file.'
    return f'"agendacrawl db {args[0]}" takes no more words, only options: {" ".join(args[1:])}.'


def _show_progress() -> None:
    """Let the long steps (fetching and creating a database) report progress; Scrapy's own log is off."""
    logger = logging.getLogger("agendacrawl")
    logger.setLevel(logging.INFO)
    logger.addHandler(logging.StreamHandler())
