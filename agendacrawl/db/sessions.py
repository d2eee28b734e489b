"""Sessions with the database: connections, what makes them usable, and how what they wrote becomes what readers see.

Without SQLAlchemy: who only reads or stores need not wait until that is loaded.
The layers are tables and materialised views: readers see nothing of what is stored until `refresh` updates all of them
at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg.errors import InvalidSchemaName, UndefinedTable

import agendacrawl
from agendacrawl.db.dsn import DatabaseError, connection_arguments, safe_dsn

# All layers and counts rest on what has changed: the next refresh counts and links everything.
EVERYTHING = "INSERT INTO agenda.touched (day) VALUES ('-infinity')"
# Upgrades and refreshes wait for each other. Who may only read has no right to this lock.
ALONE = "LOCK TABLE agenda.build IN EXCLUSIVE MODE"
_NO_TABLES = 'The database has no tables of this program yet. Run "agendacrawl db upgrade" first.'


def sql_folder() -> Path:
    """Return the folder with versions/, functions/ and views/: in the package, or next to it in a checkout."""
    package = Path(agendacrawl.__file__).parent
    folders = (package / "sql", package.parent / "sql")
    return next(folder for folder in folders if (folder / "env.py").exists())


def fingerprint() -> str:
    """Return a hash of the files of tables, functions and views, from which a database must have been built."""
    files = sorted([*sql_folder().glob("versions/*.py"), *sql_folder().glob("*/*.sql")])
    return hashlib.sha256(b"\0".join(file.name.encode() + file.read_bytes() for file in files)).hexdigest()


def connect(dsn: str, *, autocommit: bool) -> psycopg.Connection[tuple[Any, ...]]:
    """Return a psycopg connection. Raises DatabaseError, without the password in it."""
    try:
        return psycopg.connect(**connection_arguments(dsn), autocommit=autocommit)
    except psycopg.OperationalError as problem:
        raise DatabaseError(
            f"The database ({safe_dsn(dsn)}) gives no connection: {str(problem).strip()} Check that it runs "
            "and that DATABASE_URL (or AGENDA_DATABASE) is right, or unset it for a private database."
        ) from None


@contextmanager
def explained(dsn: str) -> Iterator[None]:
    """Turn psycopg's errors into DatabaseError, without the password in it."""
    try:
        yield
    except psycopg.Error as problem:
        raise DatabaseError(f"The database ({safe_dsn(dsn)}) failed: {str(problem).strip()}") from problem


@contextmanager
def reading(dsn: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """Yield a read-only connection that sees one state of the database, even if a run ends in the meantime.

    Raises DatabaseError: no connection, another version's schema, or a failure while it is in use.
    """
    with explained(dsn), connect(dsn, autocommit=False) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        check(connection)
        yield connection


def check(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    """Check that the database has this version's schema. Raises DatabaseError if not."""
    row = connection.execute("SELECT to_regclass('agenda.build') IS NOT NULL").fetchone()
    if not row or not row[0]:
        raise DatabaseError(_NO_TABLES)
    row = connection.execute("SELECT fingerprint FROM agenda.build").fetchone()
    if not row or row[0] != fingerprint():
        raise DatabaseError(
            'The database has the schema of another version. Run "agendacrawl db upgrade" first.'
        )


@contextmanager
def published(connection: psycopg.Connection[tuple[Any, ...]], *, everything: bool = True) -> Iterator[None]:
    """Open a transaction that ends by refreshing the layers: readers see all of it at once, or nothing.

    Until then they see the earlier state; all views come from one state of the tables. The connection has
    autocommit. Takes seconds. Not `everything`: only the days in agenda.touched are linked and shown anew.
    """
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        alone(connection)
        if everything:
            connection.execute(EVERYTHING)
        yield
        refresh(connection)


def alone(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    """Wait for other refreshes and upgrades. Comes first in a transaction, so that it sees what they did."""
    try:
        connection.execute(ALONE)
    except (InvalidSchemaName, UndefinedTable):
        raise DatabaseError(_NO_TABLES) from None


def refresh(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    """Refresh the layers, as saving a correction in one does (sql/functions/refresh.sql)."""
    connection.execute("SELECT agenda.refresh_layers(linked => true)")
