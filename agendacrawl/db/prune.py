"""Drop what no question needs any more: a database grows with what the site says, not with how often it is asked.

The policy, in words: docs/OPERATIONS.md. It keeps every page, activity and change, every body that a page rests on, and
every ledger row that says something new; of sightings that say "as before" it keeps the last of each page.
"""

from __future__ import annotations

import psycopg

from agendacrawl.db.sessions import check, connect, explained
from agendacrawl.db.store import Store

PRINTS = 10  # runs of each site and spider whose structural prints are kept
_LEDGER = """
DELETE FROM agenda.fetch f USING (
    SELECT page_id, result, max(id) AS last FROM agenda.fetch
    WHERE result IN ('unchanged', 'trusted') AND page_id IS NOT NULL GROUP BY page_id, result
) AS seen
WHERE f.page_id = seen.page_id AND f.result = seen.result AND f.id < seen.last
"""
_PRINTS = """
DELETE FROM agenda.layout_print WHERE run_id IN (
    SELECT id FROM (
        SELECT id, row_number() OVER (PARTITION BY site, spider ORDER BY outcome = 'ok' DESC, id DESC) AS rank
        FROM agenda.run WHERE EXISTS (SELECT FROM agenda.layout_print p WHERE p.run_id = run.id)
    ) AS printed
    WHERE rank > %s
)
"""
_BODIES = "DELETE FROM agenda.body WHERE superseded_at < now() - interval '1 year'"
_READINGS = "DELETE FROM agenda.reading r WHERE NOT EXISTS (SELECT FROM agenda.page p WHERE p.path = r.path)"
_LISTED = "DELETE FROM agenda.listed l WHERE NOT EXISTS (SELECT FROM agenda.page p WHERE p.path = l.path)"
_EMPTIED = ("agenda.fetch", "agenda.layout_print")


def prune(dsn: str) -> tuple[int, int]:
    """Prune a database at which no run is at work; return how many rows went, and how many bytes were given back.

    Raises DatabaseError.
    """
    with Store(dsn) as store:
        store.claim()
    with explained(dsn), connect(dsn, autocommit=True) as connection:
        check(connection)
        before = _size(connection)
        with connection.transaction():
            rows = connection.execute(_LEDGER).rowcount
            rows += connection.execute(_PRINTS, [PRINTS]).rowcount
            for statement in (_BODIES, _READINGS, _LISTED):
                rows += connection.execute(statement).rowcount
        if rows:
            for table in _EMPTIED:
                connection.execute(f"VACUUM FULL ANALYZE {table}".encode())
        return rows, before - _size(connection)


def _size(connection: psycopg.Connection[tuple[object, ...]]) -> int:
    row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    assert row
    return int(str(row[0]))
