"""Read stored pages again, by their ids, and stage what differs from the tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import psycopg

from agendacrawl.core.items import AgendaPage
from agendacrawl.core.site import prefix_of
from agendacrawl.db.sessions import connect
from agendacrawl.db.stored import StoredPage, stage, stored_pages
from agendacrawl.pages.address import NotAnAgendaPage
from agendacrawl.pipelines.counts import Totals
from agendacrawl.pipelines.reader import is_whole
from agendacrawl.reading.reader import parse_body
from agendacrawl.reading.workers import Order, reader_of


@dataclass(slots=True)
class Report:
    """What became of some pages: how many changed or did not, what they add to the counters, what was not read."""

    changed: int = 0
    unchanged: int = 0
    totals: Totals = field(default_factory=Totals)
    not_understood: list[str] = field(default_factory=list)


@lru_cache(maxsize=1)
def _connection(dsn: str, _: int) -> psycopg.Connection[Any]:
    return connect(dsn, autocommit=True)


def read_stored(order: Order[int]) -> Report:
    """Read some stored pages again and stage those that differ from the tables; return what became of them.

    A page whose rows are as they were stored, and that this reader has read before, is only looked at.
    """
    reader, connection = reader_of(order), _connection(order.dsn, order.run)
    report = Report()
    read: list[tuple[StoredPage, AgendaPage]] = []
    # What a geocoder once knew is asked of what is kept of its answers, which may have been deleted since.
    known_by = "" if reader.settings.getlist("AGENDA_GEOCODERS") else order.reader
    for stored in stored_pages(connection, order.pages, known_by):
        if stored.counts is not None:
            report.unchanged += 1
            report.totals.add(stored.counts)
            continue
        try:
            now, prefix = dt.datetime.now(dt.UTC), prefix_of(stored.site)
            page, _ = parse_body(stored.url, stored.content, now, prefix, reader.knowledge)
        except NotAnAgendaPage as error:
            report.not_understood.append(f"{stored.url} was not understood: {error}. It stays as it was.")
            continue
        page.body, page.body_sha256 = stored.content, stored.body_sha256
        read.append((stored, page))
    changed = []
    for (stored, _), page in zip(read, reader.understand([page for _, page in read]), strict=True):
        report.totals.add(page.counted)
        changed.append((stored, page, order.reader if is_whole(page, reader.settings) else None))
    outcomes = stage(connection, order.run, changed)
    report.unchanged += outcomes["unchanged"]
    report.changed += outcomes.total() - outcomes["unchanged"]
    return report
