"""Reading pages, as last fetched, back from the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import class_row

from agendacrawl.db.sessions import check, connect

_BATCH = 50  # pages in memory at a time


@dataclass(frozen=True, slots=True)
class Scope:
    """The stored pages to read: with a day from `since` to `until`, or those in `paths`; by default all."""

    since: dt.date | None = None
    until: dt.date | None = None
    paths: tuple[str, ...] | None = None

    def as_json(self) -> dict[str, object]:
        """Return the value that the run's row stores."""
        return {
            "since": self.since and self.since.isoformat(),
            "until": self.until and self.until.isoformat(),
            "pages": None if self.paths is None else len(self.paths),
        }


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page's last body: `content` is UTF-8 markup without contact lines, `body_sha256` the hash of the original."""

    url: str
    body_sha256: str
    content: bytes


# A weekly page has the days from its Monday to its Sunday.
_FROM = """
FROM agenda.page p JOIN agenda.body b ON b.sha256 = p.body_sha256
WHERE (%(since)s::date IS NULL OR p.date + CASE WHEN p.weekly THEN 6 ELSE 0 END >= %(since)s)
  AND (%(until)s::date IS NULL OR p.date <= %(until)s)
  AND (%(paths)s::text[] IS NULL OR p.path = ANY (%(paths)s))
"""
_COUNT = "SELECT count(*)" + _FROM
_READ = "SELECT p.url, p.body_sha256, b.content" + _FROM + "ORDER BY p.id"


class StoredPages:
    """The stored pages of a scope. Raises DatabaseError without a usable database, psycopg.Error if it fails."""

    def __init__(self, dsn: str, scope: Scope) -> None:
        self._connection: psycopg.Connection[Any] = connect(dsn, autocommit=False)
        check(self._connection)
        self._values = {
            "since": scope.since,
            "until": scope.until,
            "paths": None if scope.paths is None else list(scope.paths),
        }

    def count(self) -> int:
        """Return the number of pages."""
        row = self._connection.execute(_COUNT.encode(), self._values).fetchone()
        assert row
        return int(row[0])

    def __iter__(self) -> Iterator[StoredPage]:
        """Yield the pages in the order in which they were first stored, a few at a time; then close the connection."""
        with self._connection, self._connection.cursor("pages", row_factory=class_row(StoredPage)) as cursor:
            cursor.itersize = _BATCH
            cursor.execute(_READ.encode(), self._values)
            yield from cursor
