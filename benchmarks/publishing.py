"""How the cost of publishing, linking and counting grows with the number of activities: seconds and slopes.

    python benchmarks/publishing.py postgresql://.../crawled [--sizes 10000 100000]

Copies a crawled database and multiplies its activities to each size: copies on other paths and in other weeks, spread
over fifteen years. For each size it measures a publication of everything from nothing and its temporary files, another
one after which nothing differs, one of a day's news, and the questions that readers ask. A slope is the exponent by
which a figure grows from one size to the next: 1 is in proportion.
Seconds are those of the wall clock, unless they say processor: measure on a quiet machine.
"""

from __future__ import annotations

import argparse
import itertools
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from agendacrawl.db.linking import link_events
from agendacrawl.db.sessions import EVERYTHING, published

_Connection = psycopg.Connection[tuple[object, ...]]
_WEEKS = 780  # over which the copies are spread
_STEP = 61  # weeks between a copy and the next

# Every table that hangs on a page, with the columns that make a row of a copy another one.
_COPY = """
CREATE TEMP TABLE more ON COMMIT DROP AS
SELECT n, (n * %(step)s %% %(weeks)s) * 7 AS days FROM generate_series(%(first)s::int, %(last)s::int) AS n;
CREATE TEMP TABLE seed_page ON COMMIT DROP AS
SELECT p.*, row_number() OVER (ORDER BY id) AS nr FROM agenda.page p WHERE path NOT LIKE '%%/copy-%%';
CREATE TEMP TABLE seed_activity ON COMMIT DROP AS
SELECT a.*, row_number() OVER (ORDER BY a.id) AS nr FROM agenda.activity a JOIN seed_page p ON p.id = a.page_id;
CREATE TEMP TABLE of_page ON COMMIT DROP AS
SELECT p.id AS old, m.n, m.days, max(q.id) OVER () + (m.n - %(first)s) * count(*) OVER (PARTITION BY m.n) + p.nr AS id
FROM seed_page p CROSS JOIN more m CROSS JOIN (SELECT max(id) AS id FROM agenda.page) AS q;
CREATE TEMP TABLE of_activity ON COMMIT DROP AS
SELECT a.id AS old, m.n, m.days, q.id + (m.n - %(first)s) * count(*) OVER (PARTITION BY m.n) + a.nr AS id
FROM seed_activity a CROSS JOIN more m CROSS JOIN (SELECT max(id) AS id FROM agenda.activity) AS q;
CREATE INDEX ON of_activity (old);
ANALYZE of_page, of_activity;
INSERT INTO agenda.page (id, path, url, platform, weekly, title, date, published, type_stated, stated_place, intro,
    people, ministries, digest, body_sha256, first_seen_run, changed_run) OVERRIDING SYSTEM VALUE
SELECT c.id, p.path || '/copy-' || c.n, p.url || '/copy-' || c.n, p.platform, p.weekly, p.title, p.date - c.days,
    p.published - c.days * interval '1 day', p.type_stated, p.stated_place, p.intro, p.people, p.ministries,
    p.digest || c.n, p.body_sha256, p.first_seen_run, p.changed_run
FROM of_page c JOIN seed_page p ON p.id = c.old;
INSERT INTO agenda.activity (id, key, page_id, title, description, date, end_date, start_time, end_time,
    people_confidence, people_evidence, type_stated, type, type_method, type_confidence, type_evidence, mode,
    stated_place, day_place, contact_present, flags) OVERRIDING SYSTEM VALUE
SELECT c.id, a.key || '/copy-' || c.n, g.id, a.title, a.description, a.date - c.days, a.end_date - c.days,
    a.start_time, a.end_time, a.people_confidence, a.people_evidence, a.type_stated, a.type, a.type_method,
    a.type_confidence, a.type_evidence, a.mode, a.stated_place, a.day_place, a.contact_present, a.flags
FROM of_activity c JOIN seed_activity a ON a.id = c.old JOIN of_page g ON g.old = a.page_id AND g.n = c.n;
INSERT INTO agenda.activity_person SELECT c.id, t.ordinal, t.name
FROM agenda.activity_person t JOIN of_activity c ON c.old = t.activity_id;
INSERT INTO agenda.activity_ministry SELECT c.id, t.ordinal, t.name
FROM agenda.activity_ministry t JOIN of_activity c ON c.old = t.activity_id;
INSERT INTO agenda.activity_fact SELECT c.id, t.ordinal, t.kind, t.value, t.evidence
FROM agenda.activity_fact t JOIN of_activity c ON c.old = t.activity_id;
INSERT INTO agenda.activity_place (activity_id, ordinal, name, level, evidence, source, method, confidence,
    municipality_code, province, country, lat, lon, ambiguous, candidates, rule)
SELECT c.id, t.ordinal, t.name, t.level, t.evidence, t.source, t.method, t.confidence, t.municipality_code, t.province,
    t.country, t.lat, t.lon, t.ambiguous, t.candidates, t.rule
FROM agenda.activity_place t JOIN of_activity c ON c.old = t.activity_id;
INSERT INTO agenda.activity_history (run_id, noticed_at, path, key, activity_id, kind, date, title, people)
SELECT p.first_seen_run, now(), p.path, a.key, a.id, 'added', a.date, a.title, ''
FROM of_activity c JOIN agenda.activity a ON a.id = c.id JOIN agenda.page p ON p.id = a.page_id
"""
# The news of a day: as many edits as a busy day has.
_NEWS = """
WITH edited AS (
    UPDATE agenda.activity SET title = title || ' (verplaatst)', start_time = '10:00'
    WHERE id IN (SELECT id FROM agenda.activity ORDER BY date DESC, id LIMIT 50)
    RETURNING page_id
)
SELECT agenda.touch_pages(ARRAY(SELECT page_id FROM edited))
"""
_QUESTIONS = {
    "npvr, a year": "SELECT * FROM gis.visits_in_period('npvr', '2022-01-01', '2022-12-31')",
    "npvr, ten years": "SELECT * FROM gis.visits_in_period('npvr', '2014-01-01', '2023-12-31')",
    "municipalities, ten years": "SELECT * FROM gis.visits_in_period('municipality', '2014-01-01', '2023-12-31')",
    "changes of an activity": "SELECT * FROM gis.changes"
    " WHERE activity_id = (SELECT max(activity_id) FROM agenda.activity_history)",
    "changes of the last day": "SELECT * FROM gis.changes WHERE noticed_at > "
    "(SELECT max(noticed_at) FROM agenda.activity_history) - interval '1 day' ORDER BY noticed_at DESC LIMIT 100",
}


@contextmanager
def copied(dsn: str) -> Iterator[str]:
    """Copy a database, and drop the copy afterwards."""
    source, name = str(conninfo_to_dict(dsn)["dbname"]), "agendacrawl_publishing"
    with psycopg.connect(make_conninfo(dsn, dbname="postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(source)))
        try:
            yield make_conninfo(dsn, dbname=name)
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def multiply(connection: _Connection, size: int) -> int:
    """Add copies of the crawled activities until there are about `size`; return how many there are."""
    row = connection.execute("SELECT count(*) FROM agenda.activity").fetchone()
    assert row
    seed = int(str(row[0]))
    more = max(round(size / seed) - 1, 0)
    if more:
        with connection.transaction():
            values = {"first": 1, "last": more, "step": _STEP, "weeks": _WEEKS}
            for statement in _COPY.split(";\n"):
                connection.execute(
                    statement.encode(), values if "%(" in statement or "%%" in statement else None
                )
    connection.execute("ANALYZE")
    return seed * (more + 1)


def seconds(work: Callable[[], object]) -> float:
    """Return how long something took."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def temporary(dsn: str) -> float:
    """Return how much has been written to temporary files of a database, in MB."""
    with psycopg.connect(dsn) as connection:
        row = connection.execute(
            "SELECT temp_bytes FROM pg_stat_database WHERE datname = current_database()"
        ).fetchone()
    assert row
    return int(str(row[0])) / 1e6


def measure(dsn: str, size: int) -> tuple[int, dict[str, float]]:
    """Return the number of activities and the figures at one size."""
    figures: dict[str, float] = {}
    with copied(dsn) as name, psycopg.connect(name, autocommit=True) as connection:
        connection.execute("SET synchronous_commit = off")
        number = multiply(connection, size)

        def link() -> None:
            with connection.transaction():
                link_events(connection)

        def publish() -> None:
            with published(connection, everything=False):
                pass

        connection.execute(EVERYTHING)
        figures["link everything"] = seconds(link)
        for layer in connection.execute("SELECT agenda.kept_layers()").fetchall():
            connection.execute(sql.SQL("TRUNCATE gis.{}").format(sql.Identifier(str(layer[0]))))
        before = temporary(name)
        figures["publish everything from nothing"] = seconds(publish)
        figures["temporary files, MB"] = temporary(name) - before
        connection.execute("VACUUM ANALYZE")
        connection.execute(EVERYTHING)
        figures["publish everything again"] = seconds(publish)
        connection.execute(_NEWS)
        figures["link a day's news"] = seconds(link)
        figures["publish a day's news"] = seconds(publish)
        for about, question in _QUESTIONS.items():
            connection.execute(question.encode())
            figures[about] = min(seconds(lambda: connection.execute(question.encode())) for _ in range(3))  # noqa: B023
    return number, figures


def main() -> None:
    """Print a column for each size, and between two columns the slopes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("database", help="DSN of a crawled database; nothing in it changes")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    given = parser.parse_args()
    columns = [measure(given.database, size) for size in given.sizes]
    heads = [f"{number:>11,}" for number, _ in columns]
    print(f"{'seconds, at activities':<34}{'   slope'.join(heads)}")
    for name in columns[0][1]:
        line = f"{name:<34}{columns[0][1][name]:>11.3f}"
        for (few, before), (many, after) in itertools.pairwise(columns):
            slope = (
                math.log(after[name] / before[name]) / math.log(many / few)
                if before[name] and after[name]
                else math.nan
            )
            line += f"{slope:>8.2f}{after[name]:>11.3f}"
        print(line)


if __name__ == "__main__":
    main()
