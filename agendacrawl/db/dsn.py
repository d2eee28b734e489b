"""Which database to use: the setting, the environment, or the private cluster."""

from __future__ import annotations

import os
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from agendacrawl.db.cluster import default_folder, ensure

OFF = "AGENDA_DATABASE is off, and this needs a database. Leave the setting out, or give it an address."
CONNECT_TIMEOUT = 10  # seconds, unless the address names another

READER = "agenda_reader"
"""The role that reads schema gis and changes nothing."""


class DatabaseError(RuntimeError):
    """The database can't be used; the message says what happened and what to do next, without any password."""


def resolve_dsn(setting: str) -> str | None:
    """Return the address that the setting AGENDA_DATABASE stands for, None for "off".

    "auto" is `$DATABASE_URL` if set, otherwise the private cluster, which is started if needed. An address that is
    given is never replaced, even if it doesn't answer. Raises ClusterError.

    >>> resolve_dsn("off"), resolve_dsn("postgresql://reader@db.example/agenda")
    (None, 'postgresql://reader@db.example/agenda')
    """
    if setting == "off":
        return None
    if setting == "auto":
        return os.environ.get("DATABASE_URL") or ensure(default_folder()).dsn
    return setting


def needed_dsn(setting: str) -> str:
    """Return the address for code that needs a database. Raises DatabaseError if it is off, and ClusterError."""
    if dsn := resolve_dsn(setting):
        return dsn
    raise DatabaseError(OFF)


def connection_arguments(dsn: str) -> dict[str, Any]:
    """Return psycopg's connection arguments, with this program's name and a time limit. Raises DatabaseError."""
    try:
        given = {name: str(value) for name, value in conninfo_to_dict(dsn).items() if value is not None}
    except ProgrammingError:
        raise DatabaseError(  # PostgreSQL's own message repeats the address, with the password
            "The database's address can't be read. Write postgresql://user:password@host:5432/database, with "
            "%-codes for special characters, in DATABASE_URL or in the setting AGENDA_DATABASE."
        ) from None
    return {"application_name": "agendacrawl", "connect_timeout": str(CONNECT_TIMEOUT), **given}


def safe_dsn(dsn: str) -> str:
    """Return the address without its password, for logs and messages. Raises DatabaseError.

    >>> safe_dsn("postgresql://me:secret@localhost:5432/agenda")
    'user=me dbname=agenda host=localhost port=5432'
    """
    arguments = connection_arguments(dsn)
    shown = {name: arguments[name] for name in ("user", "dbname", "host", "port") if name in arguments}
    return make_conninfo(**shown)
