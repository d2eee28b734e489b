"""Stored pages that are read again: which ones, what is known of each, and what is kept of a new reading."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import class_row

from agendacrawl.core.items import AgendaPage
from agendacrawl.db import staging
from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.sessions import check, connect
from agendacrawl.db.staging import encoded


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
    """A page's last body: `content` is UTF-8 markup without contact lines, `body_sha256` the hash of the original.

    `whole` tells whether its rows are as they were stored. `counts` are what it adds to the counters of a run, if it
    is whole and this reader has read it before: then it need not be read, and `content` is empty.
    """

    url: str
    body_sha256: str
    content: bytes
    digest: str
    site: str
    whole: bool
    counts: Mapping[str, Any] | None


# A weekly page has the days from its Monday to its Sunday.
_SCOPE = """
SELECT p.id FROM agenda.page p
WHERE (%(since)s::date IS NULL OR p.date + CASE WHEN p.weekly THEN 6 ELSE 0 END >= %(since)s)
  AND (%(until)s::date IS NULL OR p.date <= %(until)s)
  AND (%(paths)s::text[] IS NULL OR p.path = ANY (%(paths)s))
ORDER BY p.id
"""
_READ = """
WITH known AS (
    SELECT p.*, coalesce(k.rows = n.rows, false) AS whole FROM agenda.rows_of(%(pages)s) n
    JOIN agenda.page p ON p.id = n.page_id LEFT JOIN agenda.page_rows k USING (page_id)
), looked_at AS (
    SELECT p.*, r.counts FROM known p
    LEFT JOIN agenda.reading r ON r.path = p.path AND r.digest = p.digest AND r.body_sha256 = p.body_sha256
         AND r.reader = %(reader)s AND p.whole AND p.superseded_by IS NULL
)
SELECT p.url, p.body_sha256, CASE WHEN p.counts IS NULL THEN b.content ELSE '' END AS content, p.digest, p.site,
       p.whole, p.counts
FROM looked_at p JOIN agenda.body b ON b.sha256 = p.body_sha256
ORDER BY p.id
"""
_AT_WORK = "SELECT agenda.at_work(r) FROM agenda.run r WHERE id = %s FOR KEY SHARE"


def pages_of(dsn: str, scope: Scope) -> list[int]:
    """Return the ids of the stored pages of a scope. Raises DatabaseError without a usable database."""
    values = {
        "since": scope.since,
        "until": scope.until,
        "paths": None if scope.paths is None else list(scope.paths),
    }
    with connect(dsn, autocommit=True) as connection:
        check(connection)
        return [number for (number,) in connection.execute(_SCOPE.encode(), values)]


def stored_pages(
    connection: psycopg.Connection[Any], pages: Sequence[int], reader: str
) -> Iterator[StoredPage]:
    """Yield stored pages by their ids, in order."""
    with connection.cursor(row_factory=class_row(StoredPage)) as cursor:
        yield from cursor.execute(_READ.encode(), {"pages": list(pages), "reader": reader}).fetchall()


def stage(
    connection: psycopg.Connection[Any],
    run: int,
    pages: Sequence[tuple[StoredPage, AgendaPage, str | None]],
) -> Counter[str]:
    """Keep pages that were read again until their run publishes, all or none; return how many will become what.

    A page that says the same, and whose rows are whole, is not kept. With each page comes its reader, as for
    `Store.stage`. Raises DatabaseError if the run is no longer at work.
    """
    with connection.transaction():
        row = connection.execute(_AT_WORK, [run]).fetchone()
        if row is None or not row[0]:
            raise DatabaseError(f"Run {run}, for which pages are read, is no longer at work.")
        given = [
            (stored, encoded(page, reader, page.counted if reader else None))
            for stored, page, reader in pages
        ]
        same = [one for stored, one in given if stored.whole and one.digest == stored.digest]
        differ = [one for stored, one in given if not (stored.whole and one.digest == stored.digest)]
        staging.note_readings(connection, same)
        return Counter(unchanged=len(same)) + Counter(staging.stage(connection, run, differ))
