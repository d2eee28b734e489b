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
        return "[options of psql]"

    def short_desc(self) -> str:
        return "Open psql on the database, or run a statement: -c 'SELECT ...'"

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
        os.execve(program, [program, f"--dbname={make_conninfo(**given)}", *args], environment)
