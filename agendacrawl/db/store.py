"""Writing to the database: each page is staged first; if the run was good, all pages are published at once.

`stage` keeps a page in `agenda.staged` and writes its ledger row, in one transaction per page. Readers see none of it.
`publish` moves what its own run staged into the tables, refreshes the views and writes the outcome, in one
transaction. At every moment the tables therefore hold only what good runs read: a run that is killed or fails its
assertions has not touched them, and whoever publishes next finds nothing of it. The next run drops what it staged.

SQL functions (sql/functions) do the work, so that the crawl's own process only has to write the page as JSON.
`synchronous_commit` is off until publishing: a crash of the server may lose the last moment, and the next crawl
fetches that again. A run is at work as long as its row has no outcome and its connection is alive. Two runs never
write at once, a killed run leaves nothing behind that stops the next, and a role that only reads can stop none of them.
Longer than other modules: one connection and one transaction hold all of it together.
"""

from __future__ import annotations

import datetime as dt
import os
import socket
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from itertools import chain, count
from types import TracebackType
from typing import Any, NamedTuple, Self

import psycopg
from psycopg import sql
from psycopg.errors import CardinalityViolation, DeadlockDetected, ProgramLimitExceeded, SerializationFailure
from psycopg.types.json import Jsonb

from agendacrawl import __version__
from agendacrawl.core.items import AgendaPage
from agendacrawl.core.site import HOME
from agendacrawl.core.vocabulary import Outcome
from agendacrawl.db.document import PageError, encode, encode_merged, known_page, page_from
from agendacrawl.db.dsn import DatabaseError, safe_dsn
from agendacrawl.db.linking import link_events
from agendacrawl.db.official import OFFICIAL
from agendacrawl.db.replaced import Addresses, Replaced, mark_replaced, move_pages, note_addresses
from agendacrawl.db.sessions import check, connect, published
from agendacrawl.db.staging import Encoded, encoded, stage
from agendacrawl.events.keeping import Merged, merge

_STAGED = "SELECT id, path FROM agenda.staged WHERE run_id = %s AND path <> ALL (%s) ORDER BY id"
_KNOWN = """
SELECT k.known, s.id, s.document::text, s.content, s.body_sha256, s.fetched_at
FROM agenda.staged s JOIN agenda.page p ON p.path = s.path
CROSS JOIN LATERAL agenda.known_page(s.path, s.digest, s.run_id) AS k (known)
WHERE s.id = ANY (%s) AND k.known IS NOT NULL
ORDER BY s.id
"""
_KEYS_ELSEWHERE = """
SELECT a.key FROM agenda.activity a JOIN agenda.page p ON p.id = a.page_id WHERE a.key = ANY (%s) AND p.path <> %s
"""
_STORE = "SELECT * FROM agenda.store_pages(%b::bigint[], %b::text[]::jsonb[])"
_KEEP = """
INSERT INTO agenda.staged (run_id, path, document, digest, content, body_sha256, fetched_at)
VALUES (%s, %s, %s::jsonb, %s, %s, %s, %s) RETURNING id
"""
_BATCH = 100  # staged pages that are stored together
# New pages have their number only now that they are stored.
_KNOWN_NOW = """
UPDATE agenda.fetch f SET page_id = p.id
FROM agenda.page p WHERE f.run_id = %s AND f.page_id IS NULL AND p.path = f.path
"""
# Where several processes read, one may be lost after it has staged a page and before anybody hears of it: the page is
# read again.
_ONCE = """
DELETE FROM agenda.fetch f USING agenda.fetch later
WHERE f.run_id = %s AND later.run_id = f.run_id AND later.path = f.path AND later.id > f.id
"""
_REFUSED = "UPDATE agenda.fetch SET result = 'refused' WHERE run_id = %s AND path = ANY (%s)"
# A body that a page rests on stays. Any other stays for a year, as a record of what a page said.
_AGE_BODIES = """
UPDATE agenda.body b SET superseded_at = CASE WHEN b.superseded_at IS NULL THEN now() END
WHERE (b.superseded_at IS NULL) <> EXISTS (SELECT FROM agenda.page p WHERE p.body_sha256 = b.sha256)
"""
_PRUNE_BODIES = "DELETE FROM agenda.body WHERE superseded_at < now() - interval '1 year'"

# A run that was just killed counts as at work until the server notices: within half a second.
_NOTICED_WITHIN = 2.0  # seconds
_LOCK_WAIT = "10s"  # for a row that another run is writing
_NOTICE_DEATH = """
SELECT set_config(name, value, false)
FROM (VALUES ('client_connection_check_interval', '500ms'), ('tcp_keepalives_idle', '30'),
             ('tcp_keepalives_interval', '10'), ('tcp_keepalives_count', '3')) AS wanted (name, value)
JOIN pg_settings USING (name)
"""
_AT_WORK = """
SELECT id, started_at, pid, host FROM agenda.run r
WHERE outcome IS NULL AND backend <> pg_backend_pid() AND agenda.at_work(r)
  AND (r.site = %(site)s) IS NOT FALSE
ORDER BY id DESC LIMIT 1
"""
# Other sites' runs may be at work; what is left of any that was killed is of no use to anybody.
_INTERRUPTED = """
UPDATE agenda.run r SET outcome = %s
WHERE outcome IS NULL AND (backend IS NULL OR backend = pg_backend_pid() OR NOT agenda.at_work(r))
"""
_LEFT_BEHIND = (
    "DELETE FROM agenda.staged WHERE run_id IN (SELECT id FROM agenda.run WHERE outcome IS NOT NULL)"
)
_BEGIN = """
INSERT INTO agenda.run (spider, version, arguments, site, host, pid, backend, backend_start)
SELECT %s, %s, %s, %s, %s, %s, pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()
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
SELECT path, substr(url, length(%(site)s)) FROM agenda.page p
WHERE (
      (SELECT spider FROM agenda.run WHERE id = p.first_seen_run) <> 'archive'
      OR EXISTS (SELECT FROM agenda.fetch f JOIN agenda.run r ON r.id = f.run_id AND r.spider <> 'archive'
                 WHERE f.page_id = p.id AND f.result IN ('new', 'changed', 'unchanged'))
  )
  AND missing_since_run IS NULL AND superseded_by IS NULL
  AND date BETWEEN %(since)s AND %(until)s AND starts_with(url, %(site)s)
  AND p.site = (SELECT site FROM agenda.run WHERE id = %(run)s)
  AND (%(people)s::text[] = '{}' OR people && %(people)s)
  AND (%(ministries)s::text[] = '{}' OR EXISTS (
      SELECT FROM agenda.activity a JOIN agenda.activity_ministry m ON m.activity_id = a.id
      WHERE a.page_id = p.id AND m.name = ANY (%(ministries)s)
  ))
ORDER BY path
"""
# What the tables say of a page is what this reader reads from this body.
_BODIES_KNOWN = """
SELECT p.url, p.path, r.body_sha256, l.stamp, l.verified_at,
       p.unlisted_since_run IS NULL AND p.moved_to IS NULL AS listed
FROM agenda.reading r JOIN agenda.page p ON p.path = r.path AND p.digest = r.digest
LEFT JOIN agenda.listed l ON l.path = p.path
WHERE r.reader = %(reader)s AND p.missing_since_run IS NULL AND p.superseded_by IS NULL
  AND p.date BETWEEN %(since)s AND %(until)s AND starts_with(p.url, %(site)s)
  AND p.site = (SELECT site FROM agenda.run WHERE id = %(run)s)
"""
_NOTE_KNOWN = """
WITH noted AS (
    INSERT INTO agenda.fetch (run_id, page_id, path, fetched_at, status, body_sha256, result)
    SELECT %s, p.id, f.path, f.fetched_at, CASE WHEN f.body_sha256 IS NOT NULL THEN 200 END, f.body_sha256,
           CASE WHEN f.body_sha256 IS NULL THEN 'trusted' ELSE 'unchanged' END
    FROM unnest(%s::text[], %s::timestamptz[], %s::text[]) WITH ORDINALITY AS f (path, fetched_at, body_sha256, ordinal)
    JOIN agenda.page p ON p.path = f.path
    ORDER BY f.ordinal
    RETURNING path
)
SELECT r.counts FROM noted JOIN agenda.reading r USING (path)
"""
_SILENT = """
SELECT coalesce((stats->>'agenda/pages/silent')::integer, 0) FROM agenda.run
WHERE outcome = 'ok' AND spider = 'agenda' AND arguments - 'since' - 'until' = %s::jsonb - 'since' - 'until'
ORDER BY id DESC LIMIT 1
"""
# A page that was fetched and published rests on what its sources said at that time; any other says nothing.
_NOTE_LISTED = """
INSERT INTO agenda.listed (path, stamp, verified_at)
SELECT DISTINCT ON (s.path) s.path, s.stamp, f.fetched_at
FROM unnest(%s::text[], %s::text[]) AS s (path, stamp)
JOIN agenda.fetch f ON f.run_id = %s AND f.path = s.path AND f.result IN ('new', 'changed', 'unchanged')
ON CONFLICT (path) DO UPDATE SET stamp = excluded.stamp, verified_at = excluded.verified_at
"""
# Whether a run has anything to publish: what it read, what is gone, what was corrected or upgraded since, and another
# day than that of the last good run.
_NEWS = """
SELECT EXISTS (SELECT FROM agenda.staged WHERE run_id = %(run)s)
    OR EXISTS (SELECT FROM agenda.page WHERE changed_run = %(run)s)
    OR EXISTS (SELECT FROM agenda.touched)
    OR NOT EXISTS (SELECT FROM agenda.run
                   WHERE outcome = 'ok' AND (finished_at AT TIME ZONE 'Europe/Amsterdam')::date
                                          = (now() AT TIME ZONE 'Europe/Amsterdam')::date)
"""
_LACKING = "SELECT NOT (EXISTS (SELECT FROM ref.person) AND EXISTS (SELECT FROM ref.municipality))"
_REFERENCE = f"""
SELECT md5(concat(
    (SELECT string_agg(o::text, ' ') FROM ({OFFICIAL}) AS o),
    (SELECT string_agg(c::text, ' ' ORDER BY c.kind, c.text) FROM agenda.correction AS c)
))
"""  # noqa: S608 - a constant
_OF_ONE_PAGE = (psycopg.DataError, psycopg.IntegrityError, ProgramLimitExceeded)  # others can be stored
_OF_ALL_SITES = "reprocess"  # the spider whose runs read pages of all sites
_TRIES = 3  # for a publication whose transaction was aborted to end a deadlock
_REFUSED_AT = "agenda/stored/refused"  # counter of pages that could not be stored
# Counters of pages that other processes read for the run, and of orders of pages that were done again.
_HELPED, READ_AGAIN = "agenda/pages/helped", "agenda/pages/read_again"
REPLACED_AT = "agenda/pages/replaced"  # counter of pages that this run found to be replaced
REPLACED_PAGES = "agenda/replaced"  # and which they are: [path, successor, reason]


class Published(NamedTuple):
    """What a run that is published did not store, as sentences, and the pages that it found to be replaced."""

    refused: list[str]
    replaced: list[Replaced]


class StoreResult(StrEnum):
    """What storing a page changed in the tables, apart from its ledger row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    OLDER = "older"  # a capture of an archive from before what is known: nothing


class KnownBody(NamedTuple):
    """A page that came with a body that needs no reading, or (without a body) that was taken on trust."""

    path: str
    fetched_at: dt.datetime
    body_sha256: str | None


class KnownPage(NamedTuple):
    """A page whose last body need not be read again, and what its sources said when it was last fetched.

    `stamp` and `verified_at` are null if they said nothing; `listed` is false if the address did not hold since.
    """

    url: str
    path: str
    body_sha256: str
    stamp: str | None
    verified_at: dt.datetime | None
    listed: bool


class RunningError(DatabaseError):
    """Another run is at work in this database."""


class StoppedError(DatabaseError):
    """Publishing was stopped by whoever runs the crawl."""


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
        self._stopped = False
        self._connection = connect(dsn, autocommit=True)
        try:
            check(self._connection)
            self._connection.execute("SET synchronous_commit = off")
            self._connection.execute(_NOTICE_DEATH)
        except DatabaseError:
            self.close()
            raise

    @property
    def number(self) -> int:
        """Return the number of the run that is open."""
        assert self._run is not None
        return self._run

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def claim(self, site: str | None = None) -> None:
        """Check that no other run is at work on a site, by its name; None: on any. Raises RunningError if one is."""
        give_up = time.monotonic() + _NOTICED_WITHIN
        with self._words("asking for runs at work"):
            while row := self._connection.execute(_AT_WORK, {"site": site}).fetchone():
                if time.monotonic() > give_up:
                    raise self._running(row)
                time.sleep(0.1)

    def _running(self, row: tuple[Any, ...]) -> RunningError:
        which = "Run {}, begun at {:%Y-%m-%d %H:%M} by process {} on {},".format(*row)
        return RunningError(
            f"{which} is at work in this database ({self._name}). "
            "Wait until it has ended, or stop it; then run this again."
        )

    def lacks_reference(self) -> bool:
        """Tell whether the database lacks its reference data, so that no municipality is known."""
        with self._words("looking for the reference data"):
            return self._connection.execute(_LACKING).fetchone() == (True,)

    def open_run(self, spider: str, arguments: dict[str, Any]) -> int:
        """Start a run and return its number; what is stored from now on belongs to it.

        Runs of different sites may be at work at once; one that reads stored pages again is alone. Marks killed runs as
        interrupted, and drops what they and earlier runs read but did not publish. Raises RunningError.
        """
        site = None if spider == _OF_ALL_SITES else str(arguments.get("site_name", HOME))
        self.claim(site)
        execute = self._connection.execute
        with self._words("beginning a run"), self._connection.transaction():
            execute(sql.SQL("SET LOCAL lock_timeout = {}").format(_LOCK_WAIT))
            execute(
                "LOCK TABLE agenda.run IN SHARE ROW EXCLUSIVE MODE"
            )  # if two runs begin at once, one of them is first
            if other := execute(_AT_WORK, {"site": site}).fetchone():
                raise self._running(other)
            execute(_INTERRUPTED, [Outcome.INTERRUPTED])
            execute(_LEFT_BEHIND)
            asked = Jsonb(arguments, dumps=encode)
            row = execute(
                _BEGIN, [spider, __version__, asked, site, socket.gethostname(), os.getpid()]
            ).fetchone()
        assert row
        self._run = int(row[0])
        return self._run

    def join(self, run: int) -> None:
        """Stage under the run of another process, which opened it and ends it."""
        self._run = run

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
    ) -> dict[str, str]:
        """Return the pages of a site and period that are not known to be missing or replaced, each with its address.

        Path and address (from the root of the site) differ where the site writes the address in another way.
        `people` and `ministries` select pages of any of them; empty selects all. The days are those in the paths.
        """
        with self._words("reading which pages are known"):
            rows = self._connection.execute(
                _PAGES_KNOWN,
                {
                    "run": self._run,
                    "site": f"{site}/",
                    "since": since,
                    "until": until,
                    "people": list(people),
                    "ministries": list(ministries),
                },
            ).fetchall()
        return dict(rows)

    def reference(self) -> str:
        """Return a hash of what the readers of pages take from the database: official places and corrections."""
        with self._words("reading the reference data"):
            row = self._connection.execute(_REFERENCE.encode()).fetchone()
        assert row
        return str(row[0])

    def silent_changes(self, arguments: Mapping[str, Any]) -> bool:
        """Tell whether the last good run of a scope found pages that changed while their sources said the same."""
        with self._words("reading what the last run found"):
            row = self._connection.execute(_SILENT, [Jsonb(arguments, dumps=encode)]).fetchone()
        return row is not None and row[0] > 0

    def bodies_known(self, reader: str, site: str, since: dt.date, until: dt.date) -> list[KnownPage]:
        """Return the pages whose last body need not be read again.

        `reader` is the one that would read it. A page that is missing, or that was changed in the tables by anything
        else than reading this body, is not among them.
        """
        values = {"run": self._run, "reader": reader, "site": f"{site}/", "since": since, "until": until}
        with self._words("reading which bodies are known"):
            return [KnownPage(*row) for row in self._connection.execute(_BODIES_KNOWN, values)]

    def note_known(self, pages: Sequence[KnownBody]) -> list[dict[str, Any]]:
        """Write the ledger rows of pages whose body is known; return what each adds to the counters of the run."""
        columns = [list(column) for column in zip(*pages, strict=True)]
        with self._words("noting pages that are known"):
            return [counts for (counts,) in self._connection.execute(_NOTE_KNOWN, [self._run, *columns])]

    def stage(
        self, page: AgendaPage, reader: str | None = None, counts: Mapping[str, Any] | None = None
    ) -> StoreResult:
        """Keep a page until the run is published, and write its ledger row; return what publishing will do with it.

        An unchanged page writes its ledger row only. With a `reader`, its body need not be read again by that reader,
        and stands for `counts`. Raises PageError if this page can't be kept, while others can.
        """
        [result] = self.stage_many([(page, reader, counts)])
        if isinstance(result, PageError):
            raise result
        return result

    def stage_many(
        self, pages: Sequence[tuple[AgendaPage, str | None, Mapping[str, Any] | None]]
    ) -> list[StoreResult | PageError]:
        """Stage pages, each with its reader and counts, at once; return what `stage` would return or raise for each.

        A page that can't be kept takes no other with it, and the order of the ledger is that of the pages.
        """
        results: list[StoreResult | PageError | None] = []
        good = []
        for page in pages:
            try:
                good.append(encoded(*page))
                results.append(None)
            except PageError as problem:
                results.append(problem)
        with self._words(f"storing {good[0].path if len(good) == 1 else f'{len(good)} pages'}"):
            staged = self._stage(good)
        return [next(staged) if result is None else result for result in results]

    def _stage(self, pages: Sequence[Encoded]) -> Iterator[StoreResult | PageError]:
        """Stage pages; if one of them can't be, each half by itself, down to that page."""
        try:
            return iter([StoreResult(one) for one in stage(self._connection, self.number, pages)])
        except _OF_ONE_PAGE as problem:
            if len(pages) == 1:
                refusal = PageError(f"{pages[0].path} was not stored: {str(problem).strip()}")
                refusal.__cause__ = problem
                return iter([refusal])
        half = len(pages) // 2
        return chain(self._stage(pages[:half]), self._stage(pages[half:]))

    def store_page(self, page: AgendaPage) -> StoreResult:
        """Write a page to the tables, with what is kept of its earlier state: what `publish` does with each page.

        Raises PageError if this page can't be stored, while others can.
        """
        one = encoded(page, None, None)
        values = [self._run, one.path, one.document, one.digest, one.body, one.body_sha256, one.fetched_at]
        with self._words(f"storing {page.path}"), self._connection.transaction():
            try:
                row = self._connection.execute(_KEEP, values).fetchone()
                assert row
                [result] = self._move([row[0]])
            except _OF_ONE_PAGE as problem:
                raise PageError(f"{page.path} was not stored: {str(problem).strip()}") from problem
            self._connection.execute("DELETE FROM agenda.staged WHERE id = %s", row)
        return StoreResult(result)

    def _with_free_keys(self, merged: Merged) -> Merged:
        """Return the page with other keys for new activities whose key is one of another page by now.

        An activity takes its key along where its page moves to another address.
        """
        keys = [one.key for one in merged.page.activities]
        rows = self._connection.execute(_KEYS_ELSEWHERE, [keys, merged.page.path]).fetchall()
        for (key,) in rows:
            own = next(one for one in merged.page.activities if one.key == key)
            own.key = next(free for n in count(2) if (free := f"{key}#{n}") not in keys)
        return merged

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

    def _stop_error(self) -> StoppedError:
        return StoppedError(
            f"The run was stopped while it was publishing to the database ({self._name}), so nothing is published: "
            "run the same again."
        )

    def close_run(self, outcome: str, stats: dict[str, Any]) -> None:
        """End the run with its outcome and Scrapy's counters, over a new connection if the first was lost.

        Where another process stages, nobody may have noticed that yet.
        """
        self._stopped = False
        if not self._lost:
            try:
                self._end_run(outcome, stats)
            except DatabaseError:
                if not self._lost:
                    raise
            else:
                return
        self._connection = connect(self._dsn, autocommit=True)
        self._end_run(outcome, stats)

    @property
    def _lost(self) -> bool:
        return self._connection.closed or self._connection.broken

    def _end_run(self, outcome: str, stats: dict[str, Any]) -> None:
        with self._words("ending the run"):
            self._connection.execute(
                "UPDATE agenda.run SET finished_at = now(), outcome = %s, stats = %s WHERE id = %s",
                [outcome, Jsonb(stats, dumps=encode), self._run],
            )

    def stop(self) -> None:
        """Stop what is being published, from another thread: it is rolled back, and `publish` raises StoppedError.

        Ends the statement that runs at this moment and lets no other begin, so repeating it does no harm.
        """
        self._stopped = True
        with suppress(psycopg.Error):  # a connection that is lost needs no stopping
            self._connection.cancel_safe(timeout=1)

    def publish_news(self, outcome: str, stats: dict[str, Any], addresses: Addresses) -> Published | None:
        """End a good run as `publish` does; return None if nothing was new, so that no layer had to be refreshed.

        Layers that tell how long ago something was are refreshed once a day all the same.
        """
        with self._words("looking for what is new"):
            row = self._connection.execute(_NEWS, {"run": self._run}).fetchone()
        assert row
        if row[0] or addresses.missing or addresses.unlisted or addresses.moved:
            return self.publish(outcome, stats, addresses)
        with self._words("ending the run"), self._connection.transaction():
            self._once(stats)
            self._note_listed(addresses)
            self._end_run(outcome, stats)
        return None

    def _once(self, stats: Mapping[str, Any]) -> None:
        """Keep one ledger row of each page where pages may have been staged twice."""
        if stats.keys() & {_HELPED, READ_AGAIN}:
            self._connection.execute(_ONCE, [self._run])

    def _note_listed(self, addresses: Addresses) -> None:
        stamps = addresses.stamps
        self._connection.execute(_NOTE_LISTED, [list(stamps), list(stamps.values()), self._run])

    def publish(
        self,
        outcome: str,
        stats: dict[str, Any],
        addresses: Addresses = Addresses(),  # noqa: B008 - it can't change
    ) -> Published:
        """End a good run: publish what it read, all at once or not at all.

        Moves what the run staged to the tables, marks the pages that are missing or replaced, links shared events,
        refreshes the views, drops bodies that are too old, and writes the outcome, in one transaction that is on disk
        when this returns.
        Pages that can't be stored stay as they were. Raises DatabaseError, also if that is most of them.
        """
        with self._words("publishing what was read"):
            for _ in range(_TRIES - 1):
                try:
                    return self._publish(outcome, stats, addresses)
                except DatabaseError as problem:
                    if not isinstance(problem.__cause__, (DeadlockDetected, SerializationFailure)):
                        raise
            return self._publish(outcome, stats, addresses)

    def _publish(self, outcome: str, stats: dict[str, Any], addresses: Addresses) -> Published:
        execute = self._connection.execute
        with published(self._connection, everything=False):
            execute("SET LOCAL synchronous_commit = on")
            self.mark_missing(addresses.missing)
            note_addresses(self._connection, self._run, addresses)
            history, replaced = move_pages(self._connection, self._run, addresses)
            refused = self._store_staged(history)
            self._once(stats)
            execute(_KNOWN_NOW, [self._run])
            execute(_REFUSED, [self._run, list(refused)])
            replaced += mark_replaced(self._connection, self._run)
            self.link_events()
            self._note_listed(addresses)
            execute(_AGE_BODIES)
            execute(_PRUNE_BODIES)
            if refused:
                stats = {**stats, _REFUSED_AT: stats.get(_REFUSED_AT, 0) + len(refused)}
            if replaced:
                stats = {**stats, REPLACED_AT: len(replaced), REPLACED_PAGES: replaced}
            self._end_run(outcome, stats)
        return Published(list(refused.values()), replaced)

    def _store_staged(self, history: Collection[str]) -> dict[str, str]:
        """Move what this run staged to the tables, with a few pages in memory at a time.

        What stands at an address that was replaced (`history`) is left alone. Returns why pages can't be stored, by
        path.
        """
        staged = self._connection.execute(_STAGED, [self._run, list(history)]).fetchall()
        refused: dict[str, str] = {}
        for batch in _batches(staged):
            refused |= self._store_batch(batch)
        moved = len(staged) - len(refused)
        if len(refused) > moved:
            raise DatabaseError(
                f"{len(refused):,} of {len(staged):,} pages can't be stored, so nothing is published. "
                f"The first: {next(iter(refused.values()))}"
            )
        self._connection.execute("DELETE FROM agenda.staged WHERE run_id = %s", [self._run])
        self._connection.execute("SELECT agenda.note_rows(%s)", [[path for _, path in staged]])
        return refused

    def _store_batch(self, pages: Sequence[tuple[int, str]]) -> dict[str, str]:
        """Move staged pages to the tables; if one of them can't be, each half by itself. Return why, by path."""
        with self._words("storing pages"):
            try:
                with self._connection.transaction():
                    self._move([number for number, _ in pages])
                return {}
            except (*_OF_ONE_PAGE, CardinalityViolation) as problem:  # the latter: one key on two pages
                if len(pages) == 1:
                    return {pages[0][1]: f"{pages[0][1]} was not stored: {str(problem).strip()}"}
        half = len(pages) // 2
        return self._store_batch(pages[:half]) | self._store_batch(pages[half:])

    def _move(self, numbers: Sequence[int]) -> list[str]:
        """Move staged pages to the tables, with what is kept of their earlier state; return what became of each."""
        known = self._connection.execute(_KNOWN, [list(numbers)]).fetchall()
        merged = {
            number: encode_merged(self._with_free_keys(merge(known_page(found), page_from(*document))))
            for found, number, *document in known
        }
        stored = self._connection.execute(
            _STORE.encode(), [list(numbers), [merged.get(number) for number in numbers]]
        )
        return [outcome for (outcome,) in stored]

    def mark_missing(self, paths: Collection[str]) -> int:
        """Mark pages as missing and their activities as withdrawn; return how many were not yet marked."""
        with self._words("marking missing pages"):
            row = self._connection.execute(
                "SELECT agenda.mark_missing(%s, %s)", [list(paths), self._run]
            ).fetchone()
        assert row
        return int(row[0])

    def link_events(self) -> int:
        """Link activities of different pages that are one shared event; return how many rows changed."""
        with self._words("linking shared events"), self._connection.transaction():
            return link_events(self._connection)

    @contextmanager
    def _words(self, doing: str) -> Iterator[None]:
        """Turn errors of the driver into sentences."""
        if self._stopped:
            raise self._stop_error()
        try:
            yield
        except psycopg.Error as problem:
            if self._stopped:
                raise self._stop_error() from problem
            advice = (
                "The connection is lost: make sure that the server runs, then run this command again."
                if self._lost
                else "Nothing of this step was stored."
            )
            raise DatabaseError(
                f"The database ({self._name}) failed while {doing}: {str(problem).strip()} {advice}"
            ) from problem


def _batches(staged: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Cut staged pages, each with its path, into batches in which none is there twice, in order.

    Of an archive a page may have several states: each is an edit of the one before.

    >>> list(_batches([(1, "/a"), (2, "/b"), (3, "/a")]))
    [[(1, '/a'), (2, '/b')], [(3, '/a')]]
    """
    batch: dict[str, int] = {}
    for number, path in staged:
        if path in batch or len(batch) == _BATCH:
            yield [(one, known) for known, one in batch.items()]
            batch = {}
        batch[path] = number
    if batch:
        yield [(one, known) for known, one in batch.items()]
