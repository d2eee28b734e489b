"""Create and upgrade the schema: migrations of the tables, then functions, views and comments from files.

Tables change through versions that only go forward (sql/versions, Alembic). Functions and views hold no data of
their own: an upgrade drops them and builds them again from sql/functions and sql/views, in the order of their file
names. All of this happens in one transaction, or not at all.

The views are materialised: readers see nothing of what is stored until `refresh` updates all of them at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.errors import InvalidSchemaName, LockNotAvailable, UndefinedTable
from sqlalchemy import Connection, NullPool, create_engine, delete, func, insert, select, text
from sqlalchemy.exc import DBAPIError

import agendacrawl
from agendacrawl.db.dsn import READER, DatabaseError, connection_arguments, safe_dsn
from agendacrawl.db.qgis import publish
from agendacrawl.db.tables import SCHEMAS, build, metadata

_FIRST_LOCK = 20241220  # an advisory lock, for the upgrades that make a database: it has no readers yet
# Upgrades and refreshes wait for each other. A role that may only read has no right to this lock.
_ALONE = "LOCK TABLE agenda.build IN EXCLUSIVE MODE"
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
        _alone(_driver(connection))
        check(_driver(connection))
        yield connection
        _refresh(_driver(connection))


@contextmanager
def published(connection: psycopg.Connection[tuple[Any, ...]]) -> Iterator[None]:
    """Open a transaction that ends by refreshing the materialised views: readers see all of it at once, or nothing.

    Until then they see the earlier state; all views come from one state of the tables. The connection has
    autocommit. Takes seconds.
    """
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        _alone(connection)
        yield
        _refresh(connection)


def _alone(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    """Wait for other refreshes and upgrades. Comes first in a transaction, so that it sees what they did."""
    try:
        connection.execute(_ALONE)
    except (InvalidSchemaName, UndefinedTable):
        raise DatabaseError(_NO_TABLES) from None


def _refresh(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    views = connection.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'gis'::regnamespace AND relkind = 'm' ORDER BY oid"
    ).fetchall()
    # Rows of a first crawl have no statistics yet; without them the counts would be planned for empty tables.
    connection.execute(
        "ANALYZE agenda.activity, agenda.activity_place, agenda.activity_person, agenda.activity_joint, agenda.page"
    )
    for (name,) in views:
        view = sql.Identifier("gis", name)
        connection.execute(sql.SQL("REFRESH MATERIALIZED VIEW CONCURRENTLY {}").format(view))
        connection.execute(sql.SQL("ANALYZE {}").format(view))  # later views rest on it


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
        _build(connection)
        _comment(connection)
        publish(connection, dsn)
        grant_reader(_driver(connection))
        connection.execute(delete(build))
        connection.execute(insert(build).values(fingerprint=fingerprint()))
    return True


def _alone_to_upgrade(connection: Connection) -> None:
    """Wait for other upgrades and refreshes, also in an empty database."""
    there = text("SELECT to_regclass('agenda.build') IS NOT NULL")
    if not connection.scalar(there):
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _FIRST_LOCK})
    if connection.scalar(there):  # another upgrade may have created it in the meantime
        connection.execute(text(_ALONE))


def migrate(connection: Connection, version: str = "head") -> None:
    """Migrate the tables to a version; the default is the newest."""
    from alembic import command  # imported here: it would cost every crawl half a second
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(sql_folder()))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, version)


def _complete(connection: Connection) -> bool:
    """Tell whether the schema is this version's and none of its views was dropped since."""
    if connection.scalar(text("SELECT to_regclass('agenda.build')")) is None:
        return False
    if connection.scalar(select(build.c.fingerprint)) != fingerprint():
        return False
    views = [f"gis.{file.stem.split('_', 1)[1]}" for file in sql_folder().glob("views/*.sql")]
    return all(connection.scalar(select(func.to_regclass(view))) for view in views)


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
WHERE usename = %s AND datname = current_database() AND (
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
            limits = [READER, _READERS_PAUSE, _READERS_QUERY]
            _driver(connection).execute(_DISMISS, limits)
        else:
            return
    raise DatabaseError(
        "Somebody's open transaction on schema gis holds up the upgrade, and nothing has changed. See "
        "pg_stat_activity for whose it is, end it, and run this again."
    )


def _drop_views(connection: Connection) -> None:
    """Drop the views in `gis`, the latest first: they depend on each other, and on columns that may change."""
    relations = connection.execute(
        text(
            "SELECT relname, relkind FROM pg_class WHERE relnamespace = 'gis'::regnamespace "
            "AND relkind IN ('v', 'm') ORDER BY oid DESC"
        )
    )
    for name, kind in relations.all():
        statement = sql.SQL("DROP {} gis.{}").format(
            sql.SQL("MATERIALIZED VIEW" if kind == "m" else "VIEW"), sql.Identifier(name)
        )
        _run(connection, statement.as_string(None), f"gis.{name} can't be built anew")


def _build(connection: Connection) -> None:
    """Build functions and views from their files."""
    for file in [*sorted(sql_folder().glob("functions/*.sql")), *sorted(sql_folder().glob("views/*.sql"))]:
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


def grant_reader(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    """Let the role agenda_reader, if it exists, read schema gis and QGIS's own tables, and nothing else."""
    if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [READER]).rowcount:
        return
    role = sql.Identifier(READER)
    connection.execute(sql.SQL("GRANT USAGE ON SCHEMA gis TO {}").format(role))
    connection.execute(sql.SQL("GRANT SELECT ON ALL TABLES IN SCHEMA gis TO {}").format(role))
    for name in ("layer_styles", "qgis_projects", "spatial_ref_sys"):
        table = sql.Identifier("public", name)
        if connection.execute(
            "SELECT FROM pg_tables WHERE (schemaname, tablename) = ('public', %s)", [name]
        ).rowcount:
            connection.execute(sql.SQL("GRANT SELECT ON {} TO {}").format(table, role))


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
