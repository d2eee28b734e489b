"""Whether everything that is published comes from the live site: if not, whatever leaves the database says so."""

from __future__ import annotations

from typing import Any, LiteralString

import psycopg

EXAMPLE = "Voorbeeld: deze activiteiten komen niet van rijksoverheid.nl"
QUERY: LiteralString = (
    "SELECT EXISTS (SELECT FROM gis.activity WHERE NOT starts_with(url, 'https://www.rijksoverheid.nl/'))"
)


def is_example(connection: psycopg.Connection[tuple[Any, ...]]) -> bool:
    """Tell whether some of what is published is from the sample site or a copy: those who get it must know."""
    row = connection.execute(QUERY).fetchone()
    return bool(row and row[0])


def titled(title: str, connection: psycopg.Connection[tuple[Any, ...]]) -> str:
    """Return the title of something that leaves the database, with the warning in it where it is an example."""
    return f"{title} ({EXAMPLE})" if is_example(connection) else title
