"""Create and upgrade the schema: migrations of the tables, then functions, views and comments from files.

Tables change through versions that only go forward (sql/versions, Alembic). Functions, and the views and tables of
schema `gis`, hold no data of their own: an upgrade drops them and builds them again from sql/functions and sql/views,
in the order of their file names. All of this happens in one transaction, or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.errors import InsufficientPrivilege, LockNotAvailable
from sqlalchemy import Connection, NullPool, create_engine, delete, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from agendacrawl import __version__
from agendacrawl.core import ending
from agendacrawl.db import sessions
from agendacrawl.db.dsn import EDITOR, READER, DatabaseError, safe_dsn
from agendacrawl.db.qgis import publish
from agendacrawl.db.reader import grant_reader
from agendacrawl.db.sessions import ALONE, EVERYTHING, alone, check, connect, fingerprint, refresh
from agendacrawl.db.tables import SCHEMAS, build, metadata

_RESTORE = 'restore a backup into an empty database with "agendacrawl db restore FILE"'
_FIRST_LOCK = 20241220  # an advisory lock, for the upgrades that make a database: it has no readers yet


class MigrationError(DatabaseError):
    """The tables can't be brought to this version, and are as they were."""


@contextmanager
def transaction(dsn: str) -> Iterator[Connection]:
    """Yield a SQLAlchemy connection in one transaction, in a database with this version's schema.

    Raises DatabaseError.
    """
    with _transaction(dsn) as connection:
        check(_driver(connection))
        yield connection


@contextmanager
def publication(dsn: str) -> Iterator[Connection]:
    """Yield the same for changes that readers see at once: it also refreshes the views. Raises DatabaseError."""
    with _transaction(dsn, isolation_level="REPEATABLE READ") as connection:
        alone(_driver(connection))
        check(_driver(connection))
        yield connection
        connection.execute(text(EVERYTHING))
        refresh(_driver(connection))


def layers_apart(connection: Connection) -> dict[str, int]:
    """Return how many rows of what publications keep up differ from a computation of everything, by layer: none.

    None either if anything was touched since, for example by an upgrade, or if a run ended since that was at work then:
    there is nothing to compare with.
    """
    waiting = "EXISTS (SELECT FROM agenda.touched WHERE NOT shown) OR EXISTS (SELECT agenda.days_seen_late())"
    if connection.scalar(text(f"SELECT {waiting}")):
        return {}
    return dict(_driver(connection).execute("SELECT layer, rows FROM agenda.layers_apart()").fetchall())


@contextmanager
def _transaction(dsn: str, **options: Any) -> Iterator[Connection]:
    engine = create_engine(
        "postgresql+psycopg://", poolclass=NullPool, creator=lambda: connect(dsn, autocommit=False), **options
    )
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as problem:
        raise DatabaseError(
            f"The database ({safe_dsn(dsn)}) failed: {str(problem.orig).strip()}"
        ) from problem


def _driver(connection: Connection) -> psycopg.Connection[tuple[Any, ...]]:
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver


def upgrade(dsn: str) -> bool:
    """Upgrade the database to this version's schema; return whether anything had to be done.

    Needs a role that may create schemas, and PostGIS or the right to create it. Raises DatabaseError.
    """
    with _transaction(dsn) as connection:
        _alone_to_upgrade(connection)
        if _complete(connection):
            publish(connection, dsn)  # a database may have been copied under another name
            return False
        _extend(connection)
        for schema in SCHEMAS:
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {schema}"))
        _without_readers(connection, _drop_views)
        migrate(connection)
        _comment(connection)
        _build(connection)
        connection.execute(text(EVERYTHING))
        publish(connection, dsn)
        grant_reader(_driver(connection))
        connection.execute(delete(build))
        connection.execute(insert(build).values(fingerprint=fingerprint()))
    return True


def _alone_to_upgrade(connection: Connection) -> None:
    """Wait for other upgrades and refreshes, also in an empty database."""
    if not _built(connection):
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _FIRST_LOCK})
    if _built(connection):  # another upgrade may have created it in the meantime
        connection.execute(text(ALONE))


def _built(connection: Connection) -> bool:
    """Tell whether the database has been built before.

    Asked of the catalogue's rows: to_regclass may answer from a cache that waiting for an advisory lock does not
    renew, and then a second upgrade does the work of the first again.
    """
    found = "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'agenda' AND tablename = 'build')"
    return bool(connection.scalar(text(found)))


def migrate(connection: Connection, version: str = "head") -> None:
    """Migrate the tables to a version, one migration after another; the default is the newest.

    Raises MigrationError, which names the migration that failed.
    """
    from alembic import command  # imported here: it would cost every crawl half a second
    from alembic.config import Config
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory
    from alembic.script.revision import ResolutionError

    config = Config()
    config.set_main_option("script_location", str(sessions.sql_folder()))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    scripts = ScriptDirectory.from_config(config)
    stands = MigrationContext.configure(
        connection, opts={"version_table_schema": "agenda"}
    ).get_current_revision()
    try:
        steps = list(scripts.iterate_revisions(version, stands or "base"))
    except ResolutionError:
        raise MigrationError(
            f"The tables of the database {_driver(connection).info.dbname} are those of migration {stands}, which "
            f"this version of agendacrawl ({__version__}) does not have: a newer version made them. Nothing was "
            f"changed. Install that version again, or {_RESTORE}."
        ) from None
    for step in reversed(steps):
        try:
            command.upgrade(config, step.revision)
        except DBAPIError as problem:
            if ending.of_the_server(problem):
                raise
            title = step.doc.split(". ")[0].rstrip(".")
            raise MigrationError(
                f"Migration {step.revision} ({title}) of the database {_driver(connection).info.dbname} failed: "
                f"{str(problem.orig).splitlines()[0]}. Nothing was changed: all migrations are one transaction. "
                f"{_why(problem, stands)}, or {_RESTORE}."
            ) from problem


def _why(problem: DBAPIError, stands: str | None) -> str:
    """Return what to mend after a migration failed on tables of the version that they `stand` at."""
    if isinstance(problem.orig, InsufficientPrivilege):
        return "This role may not do that: let the owner of the tables run the upgrade"
    return (
        f"The tables are not those that the database says it has (of migration {stands or 'none'}): somebody changed "
        "them by hand, or they are another program's. Undo that"
    )


def _complete(connection: Connection) -> bool:
    """Tell whether the schema is this version's and none of its views was dropped since."""
    if not _built(connection):
        return False
    if connection.scalar(select(build.c.fingerprint)) != fingerprint():
        return False
    views = [f"gis.{view_of(file)}" for file in sessions.sql_folder().glob("views/*.sql")]
    return all(connection.scalar(select(func.to_regclass(view))) for view in views)


def view_of(file: Path) -> str:
    """Return the name of the view or layer that a file makes.

    >>> view_of(Path("30_activity.sql"))
    'activity'
    """
    return file.stem.split("_", 1)[1]


def _extend(connection: Connection) -> None:
    """Create PostGIS, unless it exists: a role without the right to create it may find it there."""
    if connection.scalar(text("SELECT count(*) FROM pg_extension WHERE extname = 'postgis'")):
        return
    try:
        connection.execute(text("CREATE EXTENSION postgis"))
    except DBAPIError as problem:
        raise DatabaseError(
            f"The database has no PostGIS and this role can't add it ({str(problem.orig).strip()}). "
            'Let its administrator run "CREATE EXTENSION postgis" there, then run this again.'
        ) from problem


# Limits of a reader, in seconds, once an upgrade waits for it: the role can change its own settings.
_READERS_QUERY, _READERS_PAUSE = 60, 10
_DISMISS = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
WHERE usename = ANY (%s) AND datname = current_database() AND (
    (state LIKE 'idle in transaction%%' AND state_change < clock_timestamp() - %s * interval '1 s')
    OR (state = 'active' AND query_start < clock_timestamp() - %s * interval '1 s'))
"""


def _without_readers(connection: Connection, work: Callable[[Connection], None]) -> None:
    """Run what readers may not block; end those whose query or idle transaction takes longer than allowed."""
    for _ in range(_READERS_QUERY):
        try:
            with connection.begin_nested():
                connection.execute(text("SET LOCAL lock_timeout = '2s'"))
                work(connection)
                connection.execute(text("SET LOCAL lock_timeout TO DEFAULT"))
        except DatabaseError as problem:
            if not isinstance(problem.__cause__, LockNotAvailable):
                raise
            limits = [[READER, EDITOR], _READERS_PAUSE, _READERS_QUERY]
            _driver(connection).execute(_DISMISS, limits)
        else:
            return
    raise DatabaseError(
        "Somebody's open transaction on schema gis holds up the upgrade, and nothing has changed. See "
        "pg_stat_activity for whose it is, end it, and run this again."
    )


_KINDS = {"v": "VIEW", "m": "MATERIALIZED VIEW", "r": "TABLE"}
_GIS = text("""
SELECT c.relname, c.relkind, f.functions
FROM pg_class c CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(p.oid::regprocedure::text), '{}') AS functions
    FROM pg_proc p WHERE p.prorettype = c.reltype AND p.pronamespace = 'agenda'::regnamespace
) AS f
WHERE c.relnamespace = 'gis'::regnamespace AND (c.relkind IN ('v', 'm') OR c.relkind = 'r' AND f.functions <> '{}')
ORDER BY c.oid DESC
""")


def _drop_views(connection: Connection) -> None:
    """Drop the views in `gis`, the latest first: they depend on each other, and on columns that may change.

    Kept layers too: tables of which functions of `agenda` give the rows (sql/functions/layer.sql).
    """
    relations = connection.execute(_GIS)
    for name, kind, functions in relations.all():
        for function in functions:
            _run(connection, f"DROP FUNCTION {function}", f"gis.{name} can't be built anew")
        statement = sql.SQL("DROP {} gis.{}").format(sql.SQL(_KINDS[kind]), sql.Identifier(name))
        _run(connection, statement.as_string(None), f"gis.{name} can't be built anew")


def _build(connection: Connection) -> None:
    """Build functions and views from their files, and keep the order of the views: later ones rest on earlier ones."""
    views = sorted(sessions.sql_folder().glob("views/*.sql"))
    order = sql.SQL(
        "CREATE OR REPLACE FUNCTION agenda.layer_order() RETURNS text[] LANGUAGE sql IMMUTABLE RETURN {}::text[]"
    ).format(sql.Literal([view_of(file) for file in views]))
    _run(connection, order.as_string(_driver(connection)), "The order of the layers can't be kept")
    for file in [*sorted(sessions.sql_folder().glob("functions/*.sql")), *views]:
        _run(connection, file.read_text("utf-8"), f"{file.name} can't be built")


def _run(connection: Connection, statement: str, failure: str) -> None:
    """Send plain SQL, one or several statements, untouched by parameter styles."""
    try:
        _driver(connection).execute(statement.encode())
    except psycopg.Error as problem:
        raise DatabaseError(
            f"{failure}: {str(problem).strip()} Views of your own that rest on schema gis must be dropped "
            "before an upgrade and created again after it."
        ) from problem


def _comment(connection: Connection) -> None:
    """Write the comments of schemas, tables and columns."""
    comments: list[tuple[str, sql.Composable, str | None]] = [
        ("SCHEMA", sql.Identifier(name), comment) for name, comment in SCHEMAS.items()
    ]
    for table in metadata.sorted_tables:
        name = (str(table.schema), table.name)
        comments.append(("TABLE", sql.Identifier(*name), table.comment))
        comments += [("COLUMN", sql.Identifier(*name, one.name), one.comment) for one in table.columns]
    for kind, target, comment in comments:
        statement = sql.SQL("COMMENT ON {} {} IS {}").format(sql.SQL(kind), target, sql.Literal(comment))
        _run(connection, statement.as_string(None), "A comment can't be written")
