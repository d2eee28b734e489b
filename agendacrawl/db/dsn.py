"""Which database to use: the setting, the environment, or the private cluster."""

from __future__ import annotations

import os
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from agendacrawl.db.cluster import DATABASE, default_folder, ensure

OFF = "AGENDA_DATABASE is off, and this needs a database. Leave the setting out, or give it an address."
BESIDE = {"sample": f"{DATABASE}_sample", "copy": f"{DATABASE}_copy"}
"""What is not the live site: a value of AGENDA_DATABASE, and its own database on the private cluster."""
CONNECT_TIMEOUT = 10  # seconds, unless the address names another

READER = "agenda_reader"
"""The role that reads schema gis and changes nothing."""
EDITOR = "agenda_editor"
"""The role that reads the same, and stores corrections through gis.correction_place."""


class DatabaseError(RuntimeError):
    """The database can't be used; the message says what happened and what to do next, without any password."""


def resolve_dsn(setting: str) -> str | None:
    """Return the address that the setting AGENDA_DATABASE stands for, None for "off".

    "auto" is `$DATABASE_URL` if set, otherwise the private cluster, which is started if needed; "sample" and "copy" are
    other databases there. An address that is given is never replaced, even if it doesn't answer. Raises ClusterError.

    >>> resolve_dsn("off"), resolve_dsn("postgresql://reader@db.example/agenda")
    (None, 'postgresql://reader@db.example/agenda')
    """
    if setting == "off":
        return None
    if is_private(setting):
        return ensure(default_folder(), database=BESIDE.get(setting, DATABASE)).dsn
    return os.environ["DATABASE_URL"] if setting == "auto" else setting


def is_private(setting: str) -> bool:
    """Tell whether a database of the private cluster is meant.

    >>> is_private("sample"), is_private("postgresql://reader@db.example/agenda")
    (True, False)
    """
    return setting in BESIDE or (setting == "auto" and not os.environ.get("DATABASE_URL"))


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
