"""What a crawl leaves in feeds and tables, and a sample site that does something in the middle of one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from agendacrawl import sample
from agendacrawl.core.vocabulary import Platform
from agendacrawl.sample.server import SampleServer

TABLES = (
    "body",
    "page",
    "activity",
    "activity_person",
    "activity_ministry",
    "activity_place",
    "activity_fact",
    "activity_joint",
    "activity_history",
    "problem",
)


def feed(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def versions(dsn: str) -> dict[str, set[tuple[Any, ...]]]:
    """Return which version of every row there is: a row that is written again has another xmin."""
    with psycopg.connect(dsn) as connection:
        return {
            t: set(connection.execute(f"SELECT xmin::text, t.*::text FROM agenda.{t} AS t")) for t in TABLES
        }


# All that readers and analysts quote, without numbers of rows and moments.
SAID = """
SELECT a.key, a.title, a.description, a.date, a.start_time, a.end_time, a.type, a.type_method, a.mode, a.flags,
       a.stated_place, p.path, p.digest, p.body_sha256, p.people, p.ministries,
       p.published AT TIME ZONE 'UTC', length(b.content),
       ARRAY(SELECT name FROM agenda.activity_person WHERE activity_id = a.id ORDER BY ordinal),
       ARRAY(SELECT name FROM agenda.activity_ministry WHERE activity_id = a.id ORDER BY ordinal),
       ARRAY(SELECT (name, municipality_code, evidence, method, confidence)::text FROM agenda.activity_place
             WHERE activity_id = a.id ORDER BY ordinal),
       ARRAY(SELECT (kind, found_at, text)::text FROM agenda.problem WHERE page_id = p.id ORDER BY 1),
       (SELECT string_agg(other.key, ' ' ORDER BY other.key) FROM agenda.activity_joint mine
        JOIN agenda.activity_joint j USING (joint_id) JOIN agenda.activity other ON other.id = j.activity_id
        WHERE mine.activity_id = a.id),
       (SELECT count(*) FROM gis.activity_point WHERE activity_id = a.id)
FROM agenda.activity a JOIN agenda.page p ON p.id = a.page_id JOIN agenda.body b ON b.sha256 = p.body_sha256
"""


def said(dsn: str) -> list[str]:
    """Return what the database says."""
    return sorted(map(str, ask(dsn, SAID)))


def ask(dsn: str, query: str, *values: object) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn, autocommit=True) as connection:
        cursor = connection.execute(query.encode(), values or None)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def served(like: str) -> Iterator[SampleServer]:
    """Serve the sample site at the address that a database knows it by; `asked` holds what was asked for."""
    url = ask(like, "SELECT min(url) FROM agenda.page")[0][0]
    with sample.serve(Platform.PRO, urlsplit(url).port or 0) as site:
        yield site


def at_request(site: SampleServer, number: int, action: Callable[[], object]) -> list[str]:
    """Do something before the site answers a request; return the list of requests, which grows."""
    asked: list[str] = []
    answer = site.get

    def get(target: str) -> Any:
        asked.append(target)
        if len(asked) == number:
            action()
        return answer(target)

    site.get = get  # type: ignore[method-assign]
    return asked
