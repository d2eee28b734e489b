"""`agendacrawl runs`: how the runs ended, and the details of one of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg.rows import dict_row
from rich.console import Console
from rich.table import Table
from rich.text import Text

from agendacrawl.core.command import PlainCommand, UsageError
from agendacrawl.db import sessions
from agendacrawl.db.cluster import ClusterError
from agendacrawl.db.dsn import DatabaseError, needed_dsn

SHOWN = 20  # runs in the list

# The counters in the list, by their headings.
COLUMNS = {
    "Listed": ("discovery/found",),
    "Fetched": ("stored/new", "stored/changed", "stored/unchanged"),
    "Trusted": ("pages/trusted",),
    "New": ("stored/new",),
    "Changed": ("stored/changed",),
    "Failed": ("pages/failed", "pages/not_understood", "stored/refused"),
    "Missing": ("pages/missing",),
    "Activities": ("activities",),
}

# A run that was killed has no outcome of its own; the next one writes it.
_RUNS = """
SELECT id, spider, started_at, finished_at, stats,
       CASE WHEN agenda.at_work(r) THEN 'at work' ELSE coalesce(outcome, 'interrupted') END AS ended
FROM agenda.run r ORDER BY id DESC LIMIT %s
"""
_ONE = """
SELECT r.*, CASE WHEN agenda.at_work(r) THEN 'at work' ELSE coalesce(outcome, 'interrupted') END AS ended
FROM agenda.run r WHERE id = %s
"""
_CHANGES = "SELECT kind, count(*) FROM agenda.activity_history WHERE run_id = %s GROUP BY 1 ORDER BY 1"
_LOST = """
SELECT path, status, result FROM agenda.fetch
WHERE run_id = %s AND result NOT IN ('new', 'changed', 'unchanged', 'trusted') ORDER BY id
"""
# What a run read and did not publish is in agenda.staged until the next run begins.
_PROBLEMS = """
WITH met AS (
    SELECT g.path, p.kind, p.found_at, p.text FROM agenda.problem p JOIN agenda.page g ON g.id = p.page_id
    WHERE p.page_id IN (SELECT page_id FROM agenda.fetch WHERE run_id = %(run)s)
      AND NOT EXISTS (SELECT FROM agenda.staged s WHERE s.path = g.path AND s.run_id = %(run)s)
    UNION ALL
    SELECT s.path, p.kind, p."where", p.text
    FROM agenda.staged s
    CROSS JOIN jsonb_to_recordset(s.document->'problems') AS p (kind text, "where" text, text text)
    WHERE s.run_id = %(run)s
)
SELECT kind, found_at, text, count(DISTINCT path) AS pages, min(path) AS example
FROM met GROUP BY kind, found_at, text ORDER BY kind, pages DESC, text
"""
_LINES = """
SELECT name, sum(total)::int AS total FROM agenda.layout_print
WHERE run_id = %s AND kind = 'line' GROUP BY name ORDER BY total DESC, name
"""
_PERSONS = """
WITH met AS (
    SELECT g.path, unnest(g.people) AS name FROM agenda.page g
    WHERE g.id IN (SELECT page_id FROM agenda.fetch WHERE run_id = %(run)s)
      AND NOT EXISTS (SELECT FROM agenda.staged s WHERE s.path = g.path AND s.run_id = %(run)s)
    UNION ALL
    SELECT s.path, jsonb_array_elements_text(s.document->'people') FROM agenda.staged s WHERE s.run_id = %(run)s
)
SELECT name, count(*) AS pages, min(path) AS example
FROM met WHERE NOT EXISTS (SELECT FROM ref.person p WHERE p.name = met.name)
GROUP BY name ORDER BY pages DESC, name
"""


class Command(PlainCommand):
    """Only read. Exit with status 1 and a message on failure."""

    def syntax(self) -> str:
        return "[ID]"

    def short_desc(self) -> str:
        return "List the runs, or show what one of them met"

    def long_desc(self) -> str:
        return (
            f"{self.short_desc()}.\n\nThe list has the last {SHOWN} runs; an arrow tells whether a number rose or fell "
            "since the run before. With the number of a run: its arguments, assertions, changes, the pages that "
            "it did not get or found to be replaced, and what it did not understand on those that it got."
        )

    def run(self, args: list[str], _: argparse.Namespace) -> None:
        """Print the list, or one run."""
        if len(args) > 1 or not all(word.isascii() and word.isdigit() for word in args):
            raise UsageError('"agendacrawl runs" takes nothing, or the number of one run.', print_help=False)
        assert self.settings is not None
        console = Console(width=None if sys.stdout.isatty() else 140)
        try:
            with sessions.reading(needed_dsn(self.settings["AGENDA_DATABASE"])) as connection:
                if args:
                    show_run(connection, int(args[0]), console)
                else:
                    list_runs(connection, console)
        except (DatabaseError, ClusterError) as problem:
            print(problem, file=sys.stderr)
            self.exitcode = 1


def count(stats: Mapping[str, Any] | None, names: tuple[str, ...]) -> int | None:
    """Return the sum of some counters of a run; None if it has none.

    >>> count({"agenda/stored/new": 3, "agenda/stored/changed": 1}, ("stored/new", "stored/changed"))
    4
    """
    return None if stats is None else sum(stats.get(f"agenda/{name}", 0) for name in names)


def arrow(number: int | None, before: int | None) -> str:
    """Return a number with an arrow that shows how it compares with the run before.

    >>> arrow(5, 3), arrow(3, 3), arrow(3, None)
    ('5 ↑', '3 =', '3  ')
    """
    if number is None:
        return "–"
    sign = " " if before is None else "↑" if number > before else "↓" if number < before else "="
    return f"{number} {sign}"


def list_runs(connection: psycopg.Connection[Any], console: Console) -> None:
    """Print the last runs, the newest first."""
    rows = _rows(connection, _RUNS, [SHOWN + 1])
    if not rows:
        console.print('No runs yet. "agendacrawl crawl" makes one.')
        return
    table = Table()
    for name in ("Run", "What", "Begun", "Took", "Outcome"):
        table.add_column(name)
    for name in COLUMNS:
        table.add_column(name, justify="right")
    for row, before in zip(rows[:SHOWN], [*rows[1:], {"stats": None}], strict=False):
        numbers = [arrow(count(row["stats"], of), count(before["stats"], of)) for of in COLUMNS.values()]
        table.add_row(
            str(row["id"]),
            row["spider"],
            f"{row['started_at']:%Y-%m-%d %H:%M}",
            took(row),
            row["ended"],
            *numbers,
        )
    console.print(table)


def took(row: Mapping[str, Any]) -> str:
    """Return how long a run took, in minutes and seconds."""
    if row["finished_at"] is None:
        return "–"
    minutes, seconds = divmod(round((row["finished_at"] - row["started_at"]).total_seconds()), 60)
    return f"{minutes}:{seconds:02}"


def show_run(connection: psycopg.Connection[Any], number: int, console: Console) -> None:
    """Print the details of one run. Raises DatabaseError if there is no such run."""
    from agendacrawl.db.store import REPLACED_PAGES
    from agendacrawl.extensions.assertions import FIGURES
    from agendacrawl.pages.lines import HEADINGS

    found = _rows(connection, _ONE, [number])
    if not found:
        raise DatabaseError(f'There is no run {number}. "agendacrawl runs" lists them.')
    [row] = found
    stats: Mapping[str, Any] = row["stats"] or {}
    console.print(
        f"Run {number} of {row['spider']} ({row['version']}): {row['ended']}. "
        f"Begun {row['started_at']:%Y-%m-%d %H:%M}, took {took(row)}; process {row['pid']} on {row['host']}.",
        highlight=False,
    )
    asked = ", ".join(
        f"{name}={value}" for name, value in row["arguments"].items() if value not in (None, [])
    )
    console.print(f"Asked for: {asked}", highlight=False, markup=False)
    if reasons := stats.get("agenda/scan/reasons"):
        _section(
            console, "Incomplete scan, so no page counts as missing", ("Why",), [[why] for why in reasons]
        )
    drifts = [[sentence] for sentence in stats.get("agenda/drift", [])]
    _section(console, "The layout of the site since the last good run", ("What changed",), drifts)
    _section(console, "Lines of weekly pages by kind", ("Kind", "Lines", "Share"), _lines(connection, number))
    prefix = "agenda/assertions/"
    failed = stats.get(f"{prefix}failed", [])
    if scope := stats.get(f"{prefix}scope"):
        figures = [
            [name, f"{stats[prefix + name]:g}", next((f for f in failed if f.startswith(f"{name} ")), "held")]
            for name in FIGURES
            if prefix + name in stats
        ]
        _section(console, f"Assertions of the scope {scope}", ("Figure", "Value", "Verdict"), figures)
    rows = [[str(row["kind"]), str(row["count"])] for row in _rows(connection, _CHANGES, [number])]
    _section(console, "Changes", ("Kind", "Rows in agenda.activity_history"), rows)
    rows = [
        [r["path"], str(r["status"] or "no answer"), r["result"]] for r in _rows(connection, _LOST, [number])
    ]
    _section(console, "Pages that were asked for and not stored", ("Page", "HTTP status", "Result"), rows)
    _section(
        console, "Pages that were replaced by another", ("Page", "By", "Why"), stats.get(REPLACED_PAGES, [])
    )
    problems = _rows(connection, _PROBLEMS, {"run": number})
    rows = [
        [r["kind"], r["text"], str(r["pages"]), r["example"]]
        for r in problems
        if r["found_at"] not in HEADINGS
    ]
    _section(console, "Problems on its pages", ("Kind", "Words", "Pages", "One of them"), rows)
    headings = [row for row in problems if row["found_at"] in HEADINGS]
    rows = [[r["text"], r["kind"], str(r["pages"]), r["example"]] for r in headings]
    _section(console, "Headings that were not read", ("Words", "Why", "Pages", "One of them"), rows)
    rows = [[r["name"], str(r["pages"]), r["example"]] for r in _rows(connection, _PERSONS, {"run": number})]
    _section(console, "Persons that the register does not know", ("Name", "Pages", "One of them"), rows)


def _lines(connection: psycopg.Connection[Any], number: int) -> list[list[str]]:
    """Return how many lines of each kind the weekly pages of a run had, and their share."""
    rows = _rows(connection, _LINES, [number])
    whole = sum(row["total"] for row in rows)
    return [[row["name"], str(row["total"]), f"{row['total'] / whole:.1%}"] for row in rows]


def _section(console: Console, title: str, columns: tuple[str, ...], rows: list[list[str]]) -> None:
    """Print a table, or nothing if it is empty. Text from the site is not interpreted as markup."""
    if rows:
        table = Table(*columns, title=title, title_justify="left")
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))
        console.print(table)


def _rows(connection: psycopg.Connection[Any], query: str, values: Any) -> list[dict[str, Any]]:
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(query.encode(), values).fetchall()
