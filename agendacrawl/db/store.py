"""Writes what was read into the database: one page, one call, one transaction.

The work is done by the function `agenda.store_page` (sql/functions), so that the crawl's own process only has
to write the page as JSON. `synchronous_commit` is off: a crash of the server may lose the last moment, and
the next crawl fetches that again. A run holds an advisory lock as long as its connection lives: two runs never
write at once, and one that was killed leaves nothing behind that stops the next.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from enum import StrEnum
from types import TracebackType
from typing import Any, Self

import psycopg
from psycopg import sql
from psycopg.errors import DeadlockDetected, LockNotAvailable, ProgramLimitExceeded, SerializationFailure
from psycopg.rows import kwargs_row
from psycopg.types.json import Jsonb

from agendacrawl import __version__
from agendacrawl.core.items import Activity, AgendaPage, Fact, Place, Problem
from agendacrawl.core.vocabulary import Outcome
from agendacrawl.db.dsn import DatabaseError, safe_dsn
from agendacrawl.db.schema import check, connect, published
from agendacrawl.joint.link import Row, link

# What is no content of a page: the same page has the same hash whenever and however it is fetched.
_APART = {"body", "body_sha256", "fetched_at"}
_FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind) if field.name not in _APART)
    for kind in (AgendaPage, Activity, Fact, Place, Problem)
}
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")  # an escaped NUL, but not an escaped backslash before "u0000"

_STORE = "SELECT agenda.store_page(%b::jsonb, %b, %b, %b, %b, %b)"

RUN_LOCK = 20241222  # of pg_advisory_lock: held by the run that is at work
# A run that was just killed holds its lock until the server has noticed. That takes half a second at most.
_LOCK_WAIT = "2s"
_NOTICE_DEATH = """
SELECT set_config(name, value, false)
FROM (VALUES ('client_connection_check_interval', '500ms'), ('tcp_keepalives_idle', '30'),
             ('tcp_keepalives_interval', '10'), ('tcp_keepalives_count', '3')) AS wanted (name, value)
JOIN pg_settings USING (name)
"""
_JOINT_LOCK = 20241221  # of pg_advisory_xact_lock: two runs that link at once wait for each other
# Not what did not take place, nor what is only known to be somewhere in a week.
_JOINT_ROWS = """
SELECT a.id, p.path AS page, p.weekly, a.date, a.title, a.end_date, a.start_time,
       ARRAY(SELECT name FROM agenda.activity_person WHERE activity_id = a.id) AS people,
       ARRAY(SELECT name FROM agenda.activity_ministry WHERE activity_id = a.id) AS ministries,
       ARRAY(SELECT municipality_code FROM agenda.activity_place
             WHERE activity_id = a.id AND municipality_code IS NOT NULL) AS codes,
       ARRAY(SELECT name FROM agenda.activity_place WHERE activity_id = a.id) AS places,
       a.mode, a.description AS text, row_number() OVER (PARTITION BY a.page_id ORDER BY a.id) AS rank
FROM agenda.activity a JOIN agenda.page p ON p.id = a.page_id
WHERE NOT a.flags && ARRAY['cancelled', 'date_from_week']
"""
# What another run is removing at this moment is left to that run.
_JOINT_WRITE = """
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

_AT_WORK = "SELECT id, started_at, pid, host FROM agenda.run WHERE outcome IS NULL ORDER BY id DESC LIMIT 1"
_LAST_GOOD = """
WITH asked AS (SELECT %(arguments)s::jsonb AS arguments)
SELECT stats FROM agenda.run r, asked a
WHERE r.outcome = 'ok' AND r.arguments - 'since' - 'until' = a.arguments - 'since' - 'until'
  AND (r.arguments->>'until')::date - (r.arguments->>'since')::date
      <= (a.arguments->>'until')::date - (a.arguments->>'since')::date
ORDER BY r.id DESC LIMIT 1
"""
_PAGES_KNOWN = """
SELECT path FROM agenda.page p
WHERE missing_since_run IS NULL AND date BETWEEN %(since)s AND %(until)s AND starts_with(url, %(site)s)
  AND (%(people)s::text[] = '{}' OR people && %(people)s)
  AND (%(ministries)s::text[] = '{}' OR EXISTS (
      SELECT FROM agenda.activity a JOIN agenda.activity_ministry m ON m.activity_id = a.id
      WHERE a.page_id = p.id AND m.name = ANY (%(ministries)s)
  ))
ORDER BY path
"""
_TRIES = 3  # for a page whose transaction was chosen to end a deadlock


class StoreResult(StrEnum):
    """What storing a page did to the tables, apart from its ledger row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class RunningError(DatabaseError):
    """Another run is at work in this database."""


class PageError(ValueError):
    """One page can't be stored; the text says why. Nothing of it was stored, and others can be."""


class Store:
    """The database of one run, used by one thread at a time.

    Raises DatabaseError without a connection, when it is lost, and when the schema is another version's.

    >>> with Store(dsn) as store:  # doctest: +SKIP
    ...     store.open_run("agenda", {"since": "2024-07-02"})
    ...     store.store_page(page)
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
        """Let go of the connection."""
        self._connection.close()

    def claim(self) -> None:
        """Take the lock of runs until the connection is closed. Raises RunningError when another run has it."""
        with self._words("taking the lock of runs"):
            try:
                with self._connection.transaction():
                    self._connection.execute(sql.SQL("SET LOCAL lock_timeout = {}").format(_LOCK_WAIT))
                    self._connection.execute("SELECT pg_advisory_lock(%s)", [RUN_LOCK])
            except LockNotAvailable:
                row = self._connection.execute(_AT_WORK).fetchone()
                which = (
                    "Run {}, begun at {:%Y-%m-%d %H:%M} by process {} on {},".format(*row) if row else "A run"
                )
                raise RunningError(
                    f"{which} is at work in this database ({self._name}). "
                    "Wait until it has ended, or stop it; then run this again."
                ) from None

    def open_run(self, spider: str, arguments: dict[str, Any]) -> int:
        """Begin a run and return its number; what is stored from now on belongs to it.

        Runs that were killed are marked as interrupted: nobody else holds the lock. Raises RunningError.
        """
        self.claim()
        with self._words("beginning a run"), self._connection.transaction():
            self._connection.execute(
                "UPDATE agenda.run SET outcome = %s WHERE outcome IS NULL", [Outcome.INTERRUPTED]
            )
            row = self._connection.execute(
                "INSERT INTO agenda.run (spider, version, arguments, host, pid) VALUES (%s, %s, %s, %s, %s) "
                "RETURNING id",
                [spider, __version__, Jsonb(arguments, dumps=_encode), socket.gethostname(), os.getpid()],
            ).fetchone()
        assert row
        self._run = int(row[0])
        return self._run

    def last_good(self, arguments: dict[str, Any]) -> dict[str, Any] | None:
        """Return the counters of the last good run that was asked for the same, for no longer a period."""
        with self._words("reading the last good run"):
            row = self._connection.execute(
                _LAST_GOOD, {"arguments": Jsonb(arguments, dumps=_encode)}
            ).fetchone()
        return row[0] if row else None

    def pages_known(
        self, site: str, since: dt.date, until: dt.date, people: Sequence[str], ministries: Sequence[str]
    ) -> list[str]:
        """Return the paths of the pages of a site and period that are not known to be missing.

        `people` and `ministries` keep those of any of them; all when empty. The days are those in the paths.
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

    def store_page(self, page: AgendaPage) -> StoreResult:
        """Store a page with its activities. The same page again writes its ledger row only.

        Raises PageError when this page can't be stored, though others can.
        """
        if len({activity.key for activity in page.activities}) < len(page.activities):
            raise PageError(f"{page.path} was not stored: two of its activities have the same key.")
        document = _encode(page)
        digest = hashlib.blake2b(document.encode() + page.body, digest_size=16).hexdigest()
        values = [document, digest, page.body, page.body_sha256, page.fetched_at, self._run]
        with self._words(f"storing {page.path}"):
            try:
                row = self._in_turn(_STORE, values)
            except (psycopg.DataError, psycopg.IntegrityError, ProgramLimitExceeded) as problem:
                raise PageError(f"{page.path} was not stored: {str(problem).strip()}") from problem
        assert row
        return StoreResult(row[0])

    def _in_turn(self, statement: str, values: Sequence[Any]) -> Any:
        """Run a statement in a transaction of its own and return its row; again where another one was in its way."""
        for _ in range(_TRIES - 1):
            try:
                return self._connection.execute(statement.encode(), values).fetchone()
            except (DeadlockDetected, SerializationFailure):
                continue
        return self._connection.execute(statement.encode(), values).fetchone()

    def store_failure(
        self, path: str, status: int | None, moment: dt.datetime, result: str = "failed"
    ) -> None:
        """Note in the ledger that a page was asked for and not stored. Touches nothing else.

        `status` is the HTTP status of the answer, None without one; `result` is failed, not_understood or refused.
        """
        with self._words(f"noting the failure of {path}"):
            self._connection.execute(
                "INSERT INTO agenda.fetch (run_id, page_id, path, fetched_at, status, result) "
                "VALUES (%s, (SELECT id FROM agenda.page WHERE path = %s), %s, %s, %s, %s)",
                [self._run, path, path, moment, status, result],
            )

    def close_run(self, outcome: str, stats: dict[str, Any]) -> None:
        """End the run with its outcome and Scrapy's counters, over a new connection where the first was lost."""
        if self._connection.closed or self._connection.broken:
            self._connection = connect(self._dsn, autocommit=True)
        with self._words("ending the run"):
            self._connection.execute(
                "UPDATE agenda.run SET finished_at = now(), outcome = %s, stats = %s WHERE id = %s",
                [outcome, Jsonb(stats, dumps=_encode), self._run],
            )

    def publish(self, outcome: str, stats: dict[str, Any], missing: Sequence[str] = ()) -> None:
        """End a good run: what it read becomes what readers see, at once or not at all.

        Links joint activities, marks the pages `missing`, refreshes the views and writes the outcome, in one
        transaction that is on the disk when this returns.
        """
        with self._words("publishing what was read"), published(self._connection):
            self._connection.execute("SET LOCAL synchronous_commit = on")
            self.mark_missing(missing)
            self.link_joint()
            self.close_run(outcome, stats)

    def mark_missing(self, paths: Sequence[str]) -> int:
        """Mark pages as missing and their activities as withdrawn; return how many were not so marked before."""
        with self._words("marking missing pages"):
            row = self._connection.execute(
                "SELECT agenda.mark_missing(%s, %s)", [list(paths), self._run]
            ).fetchone()
        assert row
        return int(row[0])

    def link_joint(self) -> int:
        """Link the activities of all pages that are one event (agendacrawl.joint) and return how many rows changed.

        Reads every activity: 7,500 take a second. Writes only the rows that differ, all or none of them.
        """
        with self._words("linking joint activities"), self._connection.transaction():
            execute = self._connection.execute
            execute("SELECT pg_advisory_xact_lock(%s)", [_JOINT_LOCK])
            with self._connection.cursor(row_factory=kwargs_row(_joint_row)) as cursor:
                rows = cursor.execute(_JOINT_ROWS).fetchall()
            wanted = {
                key: (one.joint_id, str(one.reason), one.likeness, one.linked_to)
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
                execute(_JOINT_WRITE, [list(column) for column in zip(*changed, strict=True)])
        return len(gone) + len(changed)

    @contextmanager
    def _words(self, doing: str) -> Iterator[None]:
        """Turn what the driver says into a sentence."""
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


def _joint_row(**columns: Any) -> Row:
    """A row of _JOINT_ROWS as the linker takes it."""
    for name in ("people", "ministries", "codes", "places"):
        columns[name] = frozenset(columns[name])
    return Row(**columns)


def _plain(value: object) -> object:
    """What JSON doesn't know: our items and dates; anything else in Scrapy's counters as text."""
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if names := _FIELDS.get(type(value)):
        # Confidences that a model computes differ in the last digit from one time to the next.
        values = ((name, getattr(value, name)) for name in names)
        return {name: round(value, 6) if type(value) is float else value for name, value in values}
    return str(value)


_JSON = json.JSONEncoder(default=_plain, ensure_ascii=False, allow_nan=False, check_circular=False)


def _encode(value: object) -> str:
    """JSON as PostgreSQL takes it: without NUL, and with lone surrogates as question marks."""
    document = _JSON.encode(value)
    if "\\u0000" in document:
        document = _NUL.sub(r"\1", document)
    return document if document.isascii() else document.encode("utf-8", "replace").decode()
