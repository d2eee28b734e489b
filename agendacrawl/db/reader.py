"""The roles for people and programs: agenda_reader reads schema `gis`, agenda_editor also corrects it.

Both read QGIS's styles and projects. What the editor writes to `gis.correction_place` is stored as corrections,
and nothing else can be written.

A reader's transactions are read only; a statement that runs for a minute is ended, and so is a transaction that is left
open. A session starts with these limits, but PostgreSQL lets every role change its own. SECURITY.md says what holds
in any case: the role has no right to a lock that a crawl or a publication waits for, an upgrade ends those of its
sessions that are in the way, and on the private cluster only the owner may create what everybody may create elsewhere.
There the passwords are kept in files next to the cluster's own.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict
from psycopg.errors import InsufficientPrivilege

from agendacrawl.db import cluster
from agendacrawl.db.dsn import EDITOR, READER, DatabaseError, connection_arguments
from agendacrawl.db.sessions import check, connect

SETTINGS = {
    "default_transaction_read_only": "on",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "5min",
}
EDITORS = {  # saving a correction refreshes the layers, and waits for a crawl that does so
    "statement_timeout": "5min",
    "lock_timeout": "30s",
    "idle_in_transaction_session_timeout": "5min",
}
CONNECTIONS = 20  # connections of the role at the same time
SPACE = "1GB"  # for the sorts of one session; only a superuser may set it, so the role can't raise it

# Rights that PostgreSQL gives everybody and no reader needs. They concern the whole database, so this is done on the
# private cluster only: on a server of your own another program may use the same database.
_FORBIDDEN = """
DO $$
DECLARE
    one regprocedure;
BEGIN
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    FOR one IN
        SELECT oid FROM pg_proc
        WHERE pronamespace = 'pg_catalog'::regnamespace
          AND (proname ~ '^pg_(try_)?advisory_(xact_)?lock(_shared)?$'
               OR proname IN ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_open', 'lo_put', 'lo_truncate',
                              'lo_truncate64', 'lowrite', 'lo_unlink', 'pg_logical_emit_message'))
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', one);
    END LOOP;
END $$
"""


def provide(dsn: str, role: str | None = None) -> str:
    """Return a database's address for agenda_reader or another `role`; create the role if needed and renew its rights.

    The password is kept on the private cluster only: on your own server it is shown once, when the role is created.
    Raises DatabaseError, with the SQL to run if the role may not be created.
    """
    role = role or READER
    secret = _secret(dsn)
    if secret and role == EDITOR:
        secret = secret.with_name("editor_password")
    with connect(dsn, autocommit=False) as connection:
        check(connection)
        there = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).rowcount
        if there and not secret:
            grant_reader(connection)
            connection.commit()
            raise DatabaseError(
                f"The role {role} is there and its rights are renewed. Whoever made it knows its password. Another "
                f"one: ALTER ROLE {role} PASSWORD '...'"
            )
        password = _kept(secret) if secret else secrets.token_urlsafe(18)
        try:
            _make(connection, role, password, new=not there)
        except InsufficientPrivilege:
            raise DatabaseError(_advice(role)) from None
        grant_reader(connection)
        if secret:
            connection.execute(_FORBIDDEN)
    return _address(dsn, password, role)


def _settings(role: str) -> dict[str, str]:
    return EDITORS if role == EDITOR else SETTINGS


def _make(connection: psycopg.Connection[tuple[Any, ...]], name: str, password: str, *, new: bool) -> None:
    role = sql.Identifier(name)
    verb = sql.SQL("CREATE" if new else "ALTER")
    connection.execute(
        sql.SQL("{} ROLE {} LOGIN CONNECTION LIMIT {} PASSWORD {}").format(verb, role, CONNECTIONS, password)
    )
    for setting, value in _settings(name).items():
        connection.execute(sql.SQL("ALTER ROLE {} SET {} = {}").format(role, sql.Identifier(setting), value))
    with suppress(InsufficientPrivilege), connection.transaction():
        connection.execute(sql.SQL("ALTER ROLE {} SET temp_file_limit = {}").format(role, SPACE))


def _advice(role: str) -> str:
    settings = {**_settings(role), "temp_file_limit": SPACE}
    return (
        f"This role may not make the role {role}. Let the server's administrator run:\n"
        f"  CREATE ROLE {role} LOGIN CONNECTION LIMIT {CONNECTIONS} PASSWORD '...';\n"
        + "".join(f"  ALTER ROLE {role} SET {name} = '{value}';\n" for name, value in settings.items())
        + f'Then run "agendacrawl db {role.removeprefix("agenda_")}" again: it gives the role its rights.'
    )


def _secret(dsn: str) -> Path | None:
    """Return where the password is kept if the database is on the private cluster."""
    given = connection_arguments(dsn)
    own = cluster.address(cluster.default_folder())  # also if `make run` has created only another database
    if own and (given.get("host"), str(given.get("port"))) == (own.host, str(own.port)):
        return own.folder / "reader_password"
    return None


def _kept(secret: Path) -> str:
    """Return the password in the file; create one if needed, readable by its owner only."""
    try:
        with os.fdopen(os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(18))
    except FileExistsError:
        pass
    return secret.read_text()


def _address(dsn: str, password: str, role: str = READER) -> str:
    """Return a role's address of the same database, in the form that every program accepts."""
    given = {
        name: str(value) for name, value in conninfo_to_dict(dsn).items() if name not in ("user", "password")
    }
    database = quote(given.pop("dbname", ""), safe="")
    place = ""
    if (host := given.get("host")) and "/" not in host and "," not in host and ":" not in host:
        place = given.pop("host") + (f":{given.pop('port')}" if "port" in given else "")
    more = f"?{urlencode(given)}" if given else ""
    return f"postgresql://{role}:{quote(password, safe='')}@{place}/{database}{more}"


def grant_reader(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    """Let the roles that exist read schema gis and QGIS's own tables, let the editor correct, and nothing else."""
    for name in (READER, EDITOR):
        if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [name]).rowcount:
            continue
        role = sql.Identifier(name)
        connection.execute(sql.SQL("GRANT USAGE ON SCHEMA gis TO {}").format(role))
        connection.execute(sql.SQL("GRANT SELECT ON ALL TABLES IN SCHEMA gis TO {}").format(role))
        if name == EDITOR:
            connection.execute(
                sql.SQL("GRANT INSERT, UPDATE, DELETE ON gis.correction_place TO {}").format(role)
            )
        for known in ("layer_styles", "qgis_projects", "spatial_ref_sys"):
            table = sql.Identifier("public", known)
            if connection.execute(
                "SELECT FROM pg_tables WHERE (schemaname, tablename) = ('public', %s)", [known]
            ).rowcount:
                connection.execute(sql.SQL("GRANT SELECT ON {} TO {}").format(table, role))
