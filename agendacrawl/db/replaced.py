"""Pages that replace others, in the database: what events/replacing.py decides is carried out here, while publishing.

A page that is new takes over the activities of the page that it replaces, before it is stored: its content is then an
edit like any other. A page that was there before keeps its own, and those of the other stay with it, and do not count.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import psycopg

from agendacrawl.core.items import AgendaPage
from agendacrawl.core.site import site_in
from agendacrawl.db.document import page_from
from agendacrawl.events.line import Line
from agendacrawl.events.replacing import Replacement, Version, crowds, replacements

log = logging.getLogger(__name__)


@dataclass(slots=True, frozen=True)
class Addresses:
    """What a run learnt of pages by their paths, apart from what it read.

    `missing` pages are gone (HTTP 404 or 410), `unlisted` ones no source named in a complete scan, `moved` maps an
    address to the one to which it leads for good. `stamps` holds what the sources say of pages (agenda.listed).
    """

    missing: Collection[str] = ()
    unlisted: Collection[str] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    stamps: Mapping[str, str] = field(default_factory=dict)


class Replaced(NamedTuple):
    """A page that a run found to be replaced: its path, that of its successor, and a reason of events.replacing."""

    path: str
    by: str
    reason: str


# The sites whose pages a run may replace, each by pages of its own.
_SITES = """
SELECT site FROM agenda.run WHERE id = %(run)s AND site IS NOT NULL
UNION SELECT site FROM agenda.page WHERE EXISTS (SELECT FROM agenda.run WHERE id = %(run)s AND site IS NULL)
"""
_AGAIN = "SELECT spider FROM agenda.run WHERE id = %s"
_NOTE = "SELECT agenda.note_addresses(%s, %s, %s, %s)"
_MOVE = "SELECT agenda.move_page(%s, %s, %s, %s)"

# Pages that are gone, and those of their days; weeks of one person that are there twice; what is asked for by day.
_VERSIONS = """
WITH gone AS (
    SELECT p.id, p.weekly, p.date, agenda.last_listed(p, %(run)s) AS last_listed FROM agenda.page p
    WHERE p.missing_since_run IS NOT NULL OR p.unlisted_since_run IS NOT NULL OR p.moved_to IS NOT NULL
), wanted AS (
    SELECT id FROM gone WHERE last_listed IS NOT NULL
    UNION
    SELECT p.id FROM gone o JOIN agenda.page p ON p.weekly = o.weekly AND p.date BETWEEN o.date - 6 AND o.date + 6
    WHERE o.last_listed IS NOT NULL
    UNION
    SELECT p.id FROM agenda.page p JOIN agenda.page q ON q.date = p.date AND q.id <> p.id AND q.people && p.people
    WHERE p.weekly AND q.weekly
    UNION
    SELECT id FROM agenda.page WHERE date = ANY (%(days)s)
)
SELECT p.path, p.weekly, p.date, coalesce((
           SELECT min(f.run_id) FROM agenda.fetch f WHERE f.page_id = p.id AND f.path = p.path
       ), p.first_seen_run) AS first_seen, p.changed_run AS changed, g.last_listed, p.published,
       p.moved_to, p.people || ARRAY(
           SELECT DISTINCT name FROM agenda.activity_person w JOIN agenda.activity a ON a.id = w.activity_id
           WHERE a.page_id = p.id AND p.people = '{}'
       ) AS people,
       ARRAY(
           SELECT jsonb_build_array(a.date, a.title, a.start_time, coalesce(a.stated_place, a.day_place), a.description)
           FROM agenda.activity a WHERE a.page_id = p.id ORDER BY a.id
       ) AS lines
FROM wanted JOIN agenda.page p USING (id) LEFT JOIN gone g USING (id)
WHERE (p.superseded_by IS NULL OR EXISTS (SELECT FROM agenda.activity a WHERE a.page_id = p.id))
  AND p.site = %(site)s
"""
# What this run read at addresses that are new, or that were history.
_NEW = """
SELECT s.document::text, p.first_seen_run FROM agenda.staged s LEFT JOIN agenda.page p USING (path)
WHERE s.run_id = %(run)s AND (
    (p.superseded_by IS NOT NULL AND NOT EXISTS (SELECT FROM agenda.activity a WHERE a.page_id = p.id))
    OR (p.id IS NULL AND EXISTS (
        SELECT FROM agenda.page o
        WHERE o.weekly = (s.document->>'weekly')::boolean
          AND abs(o.date - (s.document->>'date')::date) <= 6
          AND (o.weekly OR agenda.last_listed(o, %(run)s) IS NOT NULL)
    )))
"""
_WRITE = """
WITH written AS (
    UPDATE agenda.page p SET superseded_by = q.id, superseded_reason = w.reason
    FROM unnest(%s::text[], %s::text[], %s::text[]) AS w (path, by, reason)
    LEFT JOIN agenda.page q ON q.path = w.by
    WHERE p.path = w.path AND (p.superseded_by, p.superseded_reason) IS DISTINCT FROM (q.id, w.reason)
    RETURNING p.id, p.path, q.path AS by, w.reason
)
SELECT path, by, reason, agenda.touch_pages(ARRAY[id]) FROM written
"""
_STANDS_AGAIN = """
WITH again AS (
    UPDATE agenda.page SET superseded_by = NULL, superseded_reason = NULL WHERE path = ANY (%s) RETURNING id
)
SELECT agenda.touch_pages(ARRAY[id]) FROM again
"""

_Connection = psycopg.Connection[tuple[Any, ...]]


def note_addresses(connection: _Connection, run: int | None, addresses: Addresses) -> None:
    """Store what the run learnt of addresses."""
    moved = addresses.moved
    connection.execute(_NOTE, [run, list(addresses.unlisted), list(moved), list(moved.values())])


def move_pages(
    connection: _Connection, run: int | None, addresses: Addresses
) -> tuple[set[str], list[Replaced]]:
    """Give pages their new addresses; return the staged pages that are history, and what was replaced.

    History is not to be stored: an address that was replaced stays so while no source names it, or its successor says
    the same.
    """
    staged = [_staged(run, *row) for row in connection.execute(_NEW, {"run": run}).fetchall()]
    if not staged:
        return set(), []
    returning = {one.path for one in staged if one.first_seen != run}
    again = connection.execute(_AGAIN, [run]).fetchone() == ("reprocess",)
    hidden = returning if again else returning & set(addresses.unlisted)
    new = {one.path: one for one in staged if one.path not in hidden}
    days = [one.date for one in new.values()]
    found: dict[str, Replacement] = {}
    for (site,) in connection.execute(_SITES, {"run": run}).fetchall():
        of_site = [one for one in new.values() if site_in(one.path) == site]
        found |= replacements([*_stored(connection, run, days, site), *of_site])
    taken: dict[str, Replaced] = {}
    for old, replacement in found.items():
        if replacement.by in new and old not in new and replacement.by not in taken:
            connection.execute(_MOVE, [old, replacement.by, replacement.reason, run])
            taken[replacement.by] = Replaced(old, replacement.by, replacement.reason)
    history = hidden | {path for path in returning & new.keys() if path in found and path not in taken}
    connection.execute(_STANDS_AGAIN, [list(returning - history)])
    return history, list(taken.values())


def mark_replaced(connection: _Connection, run: int | None) -> list[Replaced]:
    """Write which stored pages were replaced by which, and return what is new of it.

    A page of which that holds no longer stands for itself again.
    """
    versions: list[Version] = []
    found: dict[str, Replacement] = {}
    for (site,) in connection.execute(_SITES, {"run": run}).fetchall():
        of_site = list(_stored(connection, run, [], site))
        versions += of_site
        found |= replacements(of_site)
        for day, number in crowds(of_site).items():
            log.warning(
                "%s pages of %s are too many to tell which replaced which: each stands for itself.",
                number,
                day,
            )
    wanted = [(one.path, found.get(one.path)) for one in versions]
    columns: list[list[str | None]] = [
        [path for path, _ in wanted],
        [one.by if one else None for _, one in wanted],
        [one.reason if one else None for _, one in wanted],
    ]
    written = connection.execute(_WRITE, columns).fetchall()
    return sorted(Replaced(path, by, reason) for path, by, reason, _ in written if by)


def _stored(connection: _Connection, run: int | None, days: list[dt.date], site: str) -> Iterator[Version]:
    with connection.cursor(row_factory=psycopg.rows.dict_row) as cursor:
        for row in cursor.execute(_VERSIONS, {"run": run, "days": days, "site": site}):
            lines = tuple(_line(*one) for one in row["lines"])
            yield Version(**row | {"people": frozenset(row["people"]), "lines": lines})


def _line(date: str, title: str, start_time: str | None, place: str | None, text: str) -> Line:
    moment = dt.time.fromisoformat(start_time) if start_time else None
    return Line(dt.date.fromisoformat(date), title, moment, place, text)


def _staged(run: int | None, document: str, first_seen: int | None) -> Version:
    page: AgendaPage = page_from(document, b"", "", dt.datetime.now(dt.UTC))
    people = page.people or [name for one in page.activities for name in one.people]
    lines = tuple(
        Line(one.date, one.title, one.start_time, one.stated_place or one.day_place, one.description)
        for one in page.activities
    )
    return Version(
        page.path, page.weekly, page.date, frozenset(people), lines, first_seen or run or 0, run or 0,
        published=page.published,
    )  # fmt: skip
