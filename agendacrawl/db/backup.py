"""Backups: what can't be made again, as a file of pg_dump's, and back into an empty database.

The file has the tables of `agenda` and `ref`, history and stored pages among them, and QGIS's styles and projects.
Functions, views and layers are not in it: they are built for the version that restores, so that a file of an older
version, or of an older PostgreSQL, becomes a database of this one.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from psycopg import sql
from psycopg.conninfo import make_conninfo

from agendacrawl.core.files import whole
from agendacrawl.db import binaries, schema, sessions
from agendacrawl.db.binaries import ClusterError
from agendacrawl.db.dsn import DatabaseError, connection_arguments

TABLES = ("agenda.*", "ref.*", "public.layer_styles", "public.qgis_projects")
# QGIS finds a style by the name of its database, and this one may have another name.
_STYLES = "UPDATE public.layer_styles SET f_table_catalog = current_database()"
# A table comes with its triggers, whose functions must be there; the upgrade after it puts the real ones in place.
_TRIGGERS = """
SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = 'agenda' AND p.prorettype = 'trigger'::regtype
"""
_STUB = "CREATE FUNCTION agenda.{}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
# An index over a function is built as it is restored: that function must be the real one.
_INDEXED = """
SELECT DISTINCT pg_get_functiondef(p.oid)
FROM pg_depend d JOIN pg_index i ON i.indexrelid = d.objid AND d.classid = 'pg_class'::regclass
JOIN pg_proc p ON p.oid = d.refobjid AND d.refclassid = 'pg_proc'::regclass
JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = 'agenda'
"""
_USED = "SELECT to_regclass('agenda.run') IS NOT NULL AND EXISTS (SELECT FROM agenda.run)"


def dump(dsn: str, target: Path, major: int | None = None) -> None:
    """Write a backup to a new file, complete or not at all.

    `major` is the server's version, where only programs of that version will do. Raises DatabaseError, ClusterError,
    and OSError.
    """
    with sessions.connect(dsn, autocommit=True) as connection:
        sessions.check(connection)
    with whole(target) as draft:
        tables = [f"--table={table}" for table in TABLES]
        _run(
            "pg_dump",
            dsn,
            major,
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            *tables,
            f"--file={draft}",
        )


def restore(dsn: str, source: Path, major: int | None = None) -> None:
    """Read a backup into a database that has no runs yet, and build what rests on it.

    Raises DatabaseError for a database that is in use, before anything changes; ClusterError and OSError.
    """
    source.open("rb").close()
    schema.upgrade(dsn)  # PostGIS, and a first word about a role that may not
    with sessions.explained(dsn), sessions.connect(dsn, autocommit=False) as connection:
        if connection.execute(_USED).fetchone() == (True,):
            raise DatabaseError("This database has runs already, and a backup goes into an empty one only.")
        triggers = connection.execute(_TRIGGERS).fetchall()
        indexed = connection.execute(_INDEXED).fetchall()
        for name in ("gis", "agenda", "ref"):
            connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))
        for name in ("agenda", "ref"):
            connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(name)))
        for (name,) in triggers:
            connection.execute(sql.SQL(_STUB).format(sql.Identifier(name)))
        for (definition,) in indexed:
            connection.execute(definition)
        connection.execute("DROP TABLE IF EXISTS public.layer_styles, public.qgis_projects")
    _run("pg_restore", dsn, major, "--no-owner", "--no-privileges", "--single-transaction", str(source))
    with sessions.explained(dsn), sessions.connect(dsn, autocommit=True) as connection:
        if connection.execute("SELECT to_regclass('public.layer_styles') IS NOT NULL").fetchone() == (True,):
            connection.execute(_STYLES)
    schema.upgrade(dsn)
    with schema.publication(dsn):
        pass


def _run(program: str, dsn: str, major: int | None, *options: str) -> None:
    """Run one of PostgreSQL's programs on a database. Raises DatabaseError with what it said."""
    given = connection_arguments(dsn)
    password = given.pop("password", None)
    programs = binaries.client(program, major)
    environment = {**os.environ, **programs.environment, **({"PGPASSWORD": password} if password else {})}
    try:
        done = subprocess.run(
            [programs.folder / program, f"--dbname={make_conninfo(**given)}", *options],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as problem:
        raise ClusterError(f"{program} can't be started: {problem}") from problem
    if done.returncode:
        raise DatabaseError(f"{program} failed: {done.stderr.strip()[-600:]}")
