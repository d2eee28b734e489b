"""Writing to the database: each page is staged first; if the run was good, all pages are published at once.

`stage` keeps a page in `agenda.staged` and writes its ledger row, in one transaction per page. Readers see none of it.
`publish` moves what its own run staged into the tables, refreshes the views and writes the outcome, in one
transaction. At every moment the tables therefore hold only what good runs read: a run that is killed or fails its
assertions has not touched them, and whoever publishes next finds nothing of it. The next run drops what it staged.

SQL functions (sql/functions) do the work, so that the crawl's own process only has to write the page as JSON.
`synchronous_commit` is off until publishing: a crash of the server may lose the last moment, and the next crawl
fetches that again. A run is at work as long as its row has no outcome and its connection is alive. Two runs never
write at once, a killed run leaves nothing behind that stops the next, and a role that only reads can stop none of them.
Longer than other modules, because one connection and one transaction hold all of it together.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from types import TracebackType
from typing import Any, Self

import psycopg
from psycopg import sql
from psycopg.errors import DeadlockDetected, ProgramLimitExceeded, SerializationFailure
from psycopg.rows import kwargs_row
from psycopg.types.json import Jsonb

from agendacrawl import __version__
from agendacrawl.core.items import AgendaPage
from agendacrawl.core.vocabulary import Outcome
from agendacrawl.db.document import encode, encode_merged, known_page, page_from
from agendacrawl.db.dsn import DatabaseError, safe_dsn
from agendacrawl.db.schema import check, connect, published
from agendacrawl.events.keeping import merge
from agendacrawl.events.link import Row, link

_KNOWN = "SELECT agenda.known_page(%s, %s, %s)"
_STAGE = "SELECT agenda.stage_page(%b::jsonb, %b, %b, %b, %b, %b)"
_STORE = "SELECT agenda.store_page(%b::jsonb, %b, %b, %b, %b, %b)"
_STAGED = """
SELECT document::text, digest, content, body_sha256, fetched_at FROM agenda.staged WHERE run_id = %s ORDER BY id
"""
_BATCH = 50  # staged pages that are in memory at once
# Pages that were new have their number since they are stored.
_KNOWN_NOW = """
UPDATE agenda.fetch f SET page_id = p.id
FROM agenda.page p WHERE f.run_id = %s AND f.page_id IS NULL AND p.path = f.path
"""
_REFUSED = "UPDATE agenda.fetch SET result = 'refused' WHERE run_id = %s AND path = ANY (%s)"
# Every body that a page rests on stays; one that no page rests on any more tells what a page said, for a year.
_AGE_BODIES = """
UPDATE agenda.body b SET superseded_at = CASE WHEN b.superseded_at IS NULL THEN now() END
WHERE (b.superseded_at IS NULL) <> EXISTS (SELECT FROM agenda.page p WHERE p.body_sha256 = b.sha256)
"""
_PRUNE_BODIES = "DELETE FROM agenda.body WHERE superseded_at < now() - interval '1 year'"

# A run that was just killed is at work until the server has noticed. That takes half a second at most.
_NOTICED_WITHIN = 2.0  # seconds
_LOCK_WAIT = "10s"  # for the row of another run that is being written
_NOTICE_DEATH = """
SELECT set_config(name, value, false)
FROM (VALUES ('client_connection_check_interval', '500ms'), ('tcp_keepalives_idle', '30'),
             ('tcp_keepalives_interval', '10'), ('tcp_keepalives_count', '3')) AS wanted (name, value)
JOIN pg_settings USING (name)
"""
# Not what did not take place, what is only known to be somewhere in a week, nor what lies nowhere near its page.
_LINK_ROWS = """
SELECT a.id, p.path AS page, p.weekly, a.date, a.title, a.end_date, a.start_time,
       ARRAY(SELECT name FROM agenda.activity_person WHERE activity_id = a.id) AS people,
       'people_from_text' = ANY (a.flags) AS from_text,
       ARRAY(SELECT name FROM agenda.activity_ministry WHERE activity_id = a.id) AS ministries,
       ARRAY(SELECT municipality_code FROM agenda.activity_place
             WHERE activity_id = a.id AND municipality_code IS NOT NULL) AS codes,
       ARRAY(SELECT name FROM agenda.activity_place WHERE activity_id = a.id) AS places,
       a.mode, a.description AS text, row_number() OVER (PARTITION BY a.page_id ORDER BY a.id) AS rank
FROM agenda.activity a JOIN agenda.page p ON p.id = a.page_id
WHERE NOT a.flags && ARRAY['cancelled', 'date_from_week'] AND agenda.near(a.date, p.date)
"""
# What another run is removing at this moment is left to that run.
_LINK_WRITE = """
INSERT INTO agenda.activity_joint (activity_id, joint_id, reason, likeness, linked_to)
SELECT a.id, w.joint_id, w.reason, w.likeness, w.linked_to
FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::real[], %s::bigint[])
     AS w (id, joint_id, reason, likeness, linked_to)
JOIN agenda.activity a ON a.id = w.id
FOR KEY SHARE OF a SKIP LOCKED
ON CONFLICT (activity_id) DO UPDATE SET
    joint_id = excluded.joint_id, reason = excluded.reason, likeness = excluded.likeness,
    linked_to = excluded.linked_to
"""

_AT_WORK = """
SELECT id, started_at, pid, host FROM agenda.run r
WHERE outcome IS NULL AND backend <> pg_backend_pid() AND agenda.at_work(r)
ORDER BY id DESC LIMIT 1
"""
_BEGIN = """
INSERT INTO agenda.run (spider, version, arguments, host, pid, backend, backend_start)
SELECT %s, %s, %s, %s, %s, pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()
RETURNING id
"""
_LAST_GOOD = """
SELECT (arguments->>'until')::date - (arguments->>'since')::date + 1, stats FROM agenda.run
WHERE outcome = 'ok' AND arguments - 'since' - 'until' = %(arguments)s::jsonb - 'since' - 'until'
ORDER BY id DESC LIMIT 10
"""
_SEARCH_FORM = """
SELECT stats->>'agenda/discovery/form' FROM agenda.run
WHERE arguments->>'site' = %s AND stats ? 'agenda/discovery/form' ORDER BY id DESC LIMIT 1
"""
_LAST_PRINT = """
SELECT layout, kind, name, pages, total FROM agenda.layout_print WHERE run_id = (
    SELECT max(r.id) FROM agenda.run r JOIN agenda.run mine ON mine.id = %s
    WHERE r.outcome = 'ok' AND r.spider = mine.spider AND r.arguments->>'site' = mine.arguments->>'site'
      AND EXISTS (SELECT FROM agenda.layout_print p WHERE p.run_id = r.id)
)
"""
_PRINT = """
INSERT INTO agenda.layout_print (run_id, layout, kind, name, pages, total) VALUES (%s, %s, %s, %s, %s, %s)
"""
# A page that only an archive has is not missing from the site: it was gone before.
_PAGES_KNOWN = """
SELECT path FROM agenda.page p
WHERE (
      (SELECT spider FROM agenda.run WHERE id = p.first_seen_run) <> 'archive'
      OR EXISTS (SELECT FROM agenda.fetch f JOIN agenda.run r ON r.id = f.run_id AND r.spider <> 'archive'
                 WHERE f.page_id = p.id AND f.result IN ('new', 'changed', 'unchanged'))
  )
  AND missing_since_run IS NULL AND date BETWEEN %(since)s AND %(until)s AND starts_with(url, %(site)s)
  AND (%(people)s::text[] = '{}' OR people && %(people)s)
  AND (%(ministries)s::text[] = '{}' OR EXISTS (
      SELECT FROM agenda.activity a JOIN agenda.activity_ministry m ON m.activity_id = a.id
      WHERE a.page_id = p.id AND m.name = ANY (%(ministries)s)
  ))
ORDER BY path
"""
_TRIES = 3  # for a publication whose transaction was chosen to end a deadlock
_REFUSED_AT = "agenda/stored/refused"  # counter of pages that could not be stored


class StoreResult(StrEnum):
    """What storing a page changed in the tables, apart from its ledger row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    OLDER = "older"  # a capture of an archive from before what is known: nothing


class RunningError(DatabaseError):
    """Another run is at work in this database."""


class PageError(ValueError):
    """One page can't be stored; the text says why. Nothing of it was stored; other pages can be."""


class Store:
    """The database of one run, used by one thread at a time.

    Raises DatabaseError without a connection, when it is lost, and when the schema is another version's.

    >>> with Store(dsn) as store:  # doctest: +SKIP
    ...     store.open_run("agenda", {"since": "2024-07-02"})
    ...     store.stage(page)
    ...     store.publish("ok", {"pages": 1})
    """

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._name = safe_dsn(dsn)
        self._run: int | None = None
        self._connection = connect(dsn, autocommit=True)
        try:
            check(self._connection)
            self._connection.execute("SET synchronous_commit = off")
            self._connection.execute(_NOTICE_DEATH)
        except DatabaseError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def claim(self) -> None:
        """Check that no other run is at work. Raises RunningError if one is."""
        give_up = time.monotonic() + _NOTICED_WITHIN
        with self._words("asking for runs at work"):
            while row := self._connection.execute(_AT_WORK).fetchone():
                if time.monotonic() > give_up:
                    raise self._running(row)
                time.sleep(0.1)

    def _running(self, row: tuple[Any, ...]) -> RunningError:
        which = "Run {}, begun at {:%Y-%m-%d %H:%M} by process {} on {},".format(*row)
        return RunningError(
            f"{which} is at work in this database ({self._name}). "
            "Wait until it has ended, or stop it; then run this again."
        )

    def open_run(self, spider: str, arguments: dict[str, Any]) -> int:
        """Start a run and return its number; what is stored from now on belongs to it.

        Marks killed runs as interrupted, since none of them is at work, and drops what earlier runs read but did not
        publish. Raises RunningError.
        """
        self.claim()
        execute = self._connection.execute
        with self._words("beginning a run"), self._connection.transaction():
            execute(sql.SQL("SET LOCAL lock_timeout = {}").format(_LOCK_WAIT))
            execute(
                "LOCK TABLE agenda.run IN SHARE ROW EXCLUSIVE MODE"
            )  # of two that begin, one is the first
            if other := execute(_AT_WORK).fetchone():
                raise self._running(other)
            execute("UPDATE agenda.run SET outcome = %s WHERE outcome IS NULL", [Outcome.INTERRUPTED])
            execute("DELETE FROM agenda.staged")
            asked = Jsonb(arguments, dumps=encode)
            row = execute(_BEGIN, [spider, __version__, asked, socket.gethostname(), os.getpid()]).fetchone()
        assert row
        self._run = int(row[0])
        return self._run

    def last_good(self, arguments: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
        """Return the last ten good runs with the same arguments, each with its days and counters."""
        with self._words("reading the last good runs"):
            return self._connection.execute(
                _LAST_GOOD, {"arguments": Jsonb(arguments, dumps=encode)}
            ).fetchall()

    def search_form(self, site: str) -> str | None:
        """Return the form of search request that a site answered in the last run that asked it."""
        with self._words("reading how the site was asked"):
            row = self._connection.execute(_SEARCH_FORM, [site]).fetchone()
        return str(row[0]) if row else None

    def pages_known(
        self, site: str, since: dt.date, until: dt.date, people: Sequence[str], ministries: Sequence[str]
    ) -> list[str]:
        """Return the paths of the pages of a site and period that are not known to be missing.

        `people` and `ministries` select pages of any of them; empty selects all. The days are those in the paths.
        """
        with self._words("reading which pages are known"):
            rows = self._connection.execute(
                _PAGES_KNOWN,
                {
                    "site": f"{site}/",
                    "since": since,
                    "until": until,
                    "people": list(people),
                    "ministries": list(ministries),
                },
            ).fetchall()
        return [path for (path,) in rows]

    def stage(self, page: AgendaPage) -> StoreResult:
        """Keep a page until the run is published, and write its ledger row; return what publishing will do with it.

        An unchanged page writes its ledger row only. Raises PageError if this page can't be kept, while others can.
        """
        return self._send(_STAGE, page, *_identified(page))

    def store_page(self, page: AgendaPage) -> StoreResult:
        """Write a page with its activities to the tables: the part of `publish` that concerns one page.

        Raises PageError if this page can't be stored, while others can.
        """
        return self._store(page, *_identified(page))

    def _store(self, page: AgendaPage, document: str, digest: str) -> StoreResult:
        """Write a page, together with what is kept of its earlier state."""
        with self._words(f"reading what is known of {page.path}"):
            row = self._connection.execute(_KNOWN, [page.path, digest, self._run]).fetchone()
        if row and row[0]:
            document = encode_merged(merge(known_page(row[0]), page))
        return self._send(_STORE, page, document, digest)

    def _send(self, statement: str, page: AgendaPage, document: str, digest: str) -> StoreResult:
        values = [document, digest, page.body, page.body_sha256, page.fetched_at, self._run]
        with self._words(f"storing {page.path}"):
            try:
                row = self._connection.execute(statement.encode(), values).fetchone()
            except (psycopg.DataError, psycopg.IntegrityError, ProgramLimitExceeded) as problem:
                raise PageError(f"{page.path} was not stored: {str(problem).strip()}") from problem
        assert row
        return StoreResult(row[0])

    def store_failure(
        self, path: str, status: int | None, moment: dt.datetime, result: str = "failed"
    ) -> None:
        """Record in the ledger that a page was requested and not stored. Changes nothing else.

        `status` is the HTTP status of the response, None without one; `result` is failed, not_understood or refused.
        """
        with self._words(f"noting the failure of {path}"):
            self._connection.execute(
                "INSERT INTO agenda.fetch (run_id, page_id, path, fetched_at, status, result) "
                "VALUES (%s, (SELECT id FROM agenda.page WHERE path = %s), %s, %s, %s, %s)",
                [self._run, path, path, moment, status, result],
            )

    def store_print(self, rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Keep the structural print of this run; return that of the last good run of the same site."""
        with self._words("keeping the print of the layouts"), self._connection.transaction():
            before = self._connection.execute(_LAST_PRINT, [self._run]).fetchall()
            with self._connection.cursor() as cursor:
                cursor.executemany(_PRINT, [(self._run, *row) for row in rows])
        return before

    def store_capture(self, path: str, archive: str, record: str, url: str, moment: dt.datetime) -> None:
        """Record that a page was read from a capture of an archive: its file, its record, its address and its time."""
        with self._words(f"noting a capture of {path}"):
            self._connection.execute(
                "INSERT INTO agenda.capture (run_id, path, archive, record_id, url, captured_at) "
                "VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
                [self._run, path, archive, record, url, moment],
            )

    def close_run(self, outcome: str, stats: dict[str, Any]) -> None:
        """End the run with its outcome and Scrapy's counters, over a new connection if the first was lost."""
        if self._connection.closed or self._connection.broken:
            self._connection = connect(self._dsn, autocommit=True)
        with self._words("ending the run"):
            self._connection.execute(
                "UPDATE agenda.run SET finished_at = now(), outcome = %s, stats = %s WHERE id = %s",
                [outcome, Jsonb(stats, dumps=encode), self._run],
            )

    def publish(self, outcome: str, stats: dict[str, Any], missing: Sequence[str] = ()) -> list[str]:
        """End a good run: publish what it read, all at once or not at all.

        Moves what the run staged to the tables, marks the pages `missing`, links shared events, refreshes the views,
        drops bodies that are too old, and writes the outcome, in one transaction that is on disk when this returns.
        Returns the reasons for pages that can't be stored: these stay as they were. Raises DatabaseError, also if
        that is most of them.
        """
        with self._words("publishing what was read"):
            for _ in range(_TRIES - 1):
                try:
                    return self._publish(outcome, stats, missing)
                except DatabaseError as problem:
                    if not isinstance(problem.__cause__, (DeadlockDetected, SerializationFailure)):
                        raise
            return self._publish(outcome, stats, missing)

    def _publish(self, outcome: str, stats: dict[str, Any], missing: Sequence[str]) -> list[str]:
        execute = self._connection.execute
        with published(self._connection):
            execute("SET LOCAL synchronous_commit = on")
            refused = self._store_staged()
            execute(_KNOWN_NOW, [self._run])
            execute(_REFUSED, [self._run, list(refused)])
            self.mark_missing(missing)
            self.link_events()
            execute(_AGE_BODIES)
            execute(_PRUNE_BODIES)
            counted = stats.get(_REFUSED_AT, 0) + len(refused)
            self.close_run(outcome, {**stats, _REFUSED_AT: counted} if refused else stats)
        return list(refused.values())

    def _store_staged(self) -> dict[str, str]:
        """Move what this run staged to the tables, with a few pages in memory at a time.

        Returns why pages can't be stored, by path.
        """
        refused: dict[str, str] = {}
        moved = 0
        with self._connection.cursor("staged") as staged:
            staged.itersize = _BATCH
            for document, digest, content, body_sha256, fetched_at in staged.execute(_STAGED, [self._run]):
                page = page_from(document, content, body_sha256, fetched_at)
                try:
                    with self._connection.transaction():
                        self._store(page, document, digest)
                    moved += 1
                except PageError as problem:
                    refused[page.path] = str(problem)
        if len(refused) > moved:
            raise DatabaseError(
                f"{len(refused):,} of {len(refused) + moved:,} pages can't be stored, so nothing is published. "
                f"The first: {next(iter(refused.values()))}"
            )
        self._connection.execute("DELETE FROM agenda.staged WHERE run_id = %s", [self._run])
        return refused

    def mark_missing(self, paths: Sequence[str]) -> int:
        """Mark pages as missing and their activities as withdrawn; return how many were not yet marked."""
        with self._words("marking missing pages"):
            row = self._connection.execute(
                "SELECT agenda.mark_missing(%s, %s)", [list(paths), self._run]
            ).fetchone()
        assert row
        return int(row[0])

    def link_events(self) -> int:
        """Link activities of different pages that are one shared event; return how many rows changed.

        Reads every activity, 7,500 in a second. Writes only the rows that differ, all or none of them.
        """
        with self._words("linking shared events"), self._connection.transaction():
            execute = self._connection.execute
            execute("LOCK TABLE agenda.activity_joint IN SHARE ROW EXCLUSIVE MODE")
            with self._connection.cursor(row_factory=kwargs_row(_link_row)) as cursor:
                rows = cursor.execute(_LINK_ROWS).fetchall()
            wanted = {
                key: (one.event_id, str(one.reason), one.similarity, one.linked_to)
                for key, one in link(rows).items()
            }
            stored = {
                key: tuple(values)
                for key, *values in execute(
                    "SELECT activity_id, joint_id, reason, likeness, linked_to FROM agenda.activity_joint"
                )
            }
            gone = list(stored.keys() - wanted.keys())
            changed = [(key, *values) for key, values in wanted.items() if stored.get(key) != values]
            if gone:
                execute("DELETE FROM agenda.activity_joint WHERE activity_id = ANY (%s)", [gone])
            if changed:
                execute(_LINK_WRITE, [list(column) for column in zip(*changed, strict=True)])
        return len(gone) + len(changed)

    @contextmanager
    def _words(self, doing: str) -> Iterator[None]:
        """Turn the driver's errors into sentences."""
        try:
            yield
        except psycopg.Error as problem:
            lost = self._connection.closed or self._connection.broken
            advice = (
                "The connection is lost: see that the server runs, then run the same again."
                if lost
                else "Nothing of this step was stored."
            )
            raise DatabaseError(
                f"The database ({self._name}) failed while {doing}: {str(problem).strip()} {advice}"
            ) from problem


def _identified(page: AgendaPage) -> tuple[str, str]:
    """Return the page as JSON, and the hash that identifies a page with the same words. Raises PageError."""
    if len({activity.key for activity in page.activities}) < len(page.activities):
        raise PageError(f"{page.path} was not stored: two of its activities have the same key.")
    document = encode(page)
    return document, hashlib.blake2b(document.encode(), digest_size=16).hexdigest()


def _link_row(**columns: Any) -> Row:
    """Return a row of _LINK_ROWS in the form that the linker takes."""
    for name in ("people", "ministries", "codes", "places"):
        columns[name] = frozenset(columns[name])
    return Row(**columns)
