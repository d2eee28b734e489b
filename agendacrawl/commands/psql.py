"""`agendacrawl psql`: PostgreSQL's own shell on the database, whose programs and password nobody has to look for."""

from __future__ import annotations

import argparse
import os
import sys

from psycopg.conninfo import make_conninfo

from agendacrawl.core.command import PlainCommand
from agendacrawl.db import binaries, cluster
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import DatabaseError, connection_arguments, is_private, needed_dsn


class Command(PlainCommand):
    """Become psql, with its exit status; exit with status 1 and a message without one."""

    def syntax(self) -> str:
        return "[options of psql] [-- options of psql]"

    def short_desc(self) -> str:
        return "Open psql on the database, or run a statement: -c 'SELECT ...'"

    def long_desc(self) -> str:
        return (
            f"{self.short_desc()}.\n\nOptions that are not listed here are psql's own; after --, all are: "
            "agendacrawl psql -- --set=day=2026-11-02 -f query.sql."
        )

    def run(self, args: list[str], _: argparse.Namespace) -> None:
        """Replace this process by psql."""
        assert self.settings is not None
        setting = str(self.settings["AGENDA_DATABASE"])
        try:
            given = connection_arguments(needed_dsn(setting))
            major = cluster.major(cluster.default_folder()) if is_private(setting) else None
            programs = binaries.client("psql", major)
        except (DatabaseError, ClusterError) as problem:
            print(problem, file=sys.stderr)
            self.exitcode = 1
            return
        password = given.pop("password", None)  # not among the words of a process, which everybody sees
        environment = {**os.environ, **programs.environment, **({"PGPASSWORD": password} if password else {})}
        program = str(programs.folder / "psql")  # it looks for itself by the name it is called by
        os.execve(program, [program, f"--dbname={make_conninfo(**given)}", *_own(args)], environment)


def _own(words: list[str]) -> list[str]:
    """Return the words for psql: all but the `--` that keeps them from this program, after which psql reads no options.

    >>> _own(["-At", "--", "-c", "SELECT 1"])
    ['-At', '-c', 'SELECT 1']
    """
    at = words.index("--") if "--" in words else len(words)
    return words[:at] + words[at + 1 :]
