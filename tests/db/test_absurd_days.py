"""A day that lies nowhere near its page moves nothing but its own activity."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import psycopg
import pytest
from support.pages import make_activity, make_page, make_place
from support.shell import scrapy
from support.views import everything

from agendacrawl.core import territory
from agendacrawl.db.store import Store

ABSURD = [dt.date(1, 1, 1), dt.date(1900, 1, 1), dt.date(2999, 1, 1), dt.date(9999, 12, 31)]
PATHS = [f"/actueel/agenda/2024/09/02/{name}" for name in ("een", "twee", "drie")]


def publish(dsn: str, days: list[dt.date], end: dt.date | None = None) -> dict[str, list[str]]:
    """Store a page for each of the days, publish them, and return all that readers see."""
    with Store(dsn) as store:
        store.open_run("agenda", {})
        for path, day in zip(PATHS, days, strict=False):
            activity = make_activity(
                "Bezoek aan VDL", key=path, date=day, end_date=end, places=[make_place()]
            )
            store.stage(make_page(activity, path=path, weekly=False, people=[]))
        store.publish("ok", {})
    with psycopg.connect(dsn) as connection:
        return everything(connection)


def ask(dsn: str, query: str) -> list[Any]:
    with psycopg.connect(dsn) as connection:
        return connection.execute(query.encode()).fetchall()


PERIOD = """
SELECT DISTINCT period_start, period_end, first_visit, last_visit FROM gis.visits_per_region WHERE code = 'GM0983'
"""


@pytest.mark.parametrize("day", ABSURD)
def test_it_is_published_as_stated_and_stretches_no_period(database: str, day: dt.date) -> None:
    usual = dt.date(2024, 9, 3)
    publish(database, [usual])
    before = {name: len(rows) for name, rows in publish(database, [usual]).items()}
    after = {name: len(rows) for name, rows in publish(database, [usual, day]).items()}
    assert ask(database, PERIOD) == [(usual, usual, usual, usual)]
    assert ask(database, "SELECT date, date_doubtful FROM gis.activity ORDER BY id") == [
        (usual, False),
        (day, True),
    ]
    # Rows of that day's own, and no others: it is counted, in its own year, month and week.
    grown = {name: after[name] - before[name] for name in after if after[name] > before[name]}
    regions = ask(database, "SELECT count(*) FROM gis.region")[0][0]
    assert grown.pop("visits_per_region_month") == regions
    assert grown.pop("visits_per_region_year") == regions
    assert grown.pop("coverage") == 1
    assert max(grown.values()) < 30


@pytest.mark.parametrize("day", ABSURD)
def test_it_is_linked_with_nothing(database: str, day: dt.date) -> None:
    publish(database, [day, day])
    assert ask(database, "SELECT * FROM agenda.activity_joint") == []
    assert ask(database, "SELECT activities FROM gis.totals WHERE kind = 'npvr' AND line = 'all'") == [(2,)]


@pytest.mark.parametrize("end", ABSURD)
def test_an_absurd_last_day_is_no_span(database: str, end: dt.date) -> None:
    usual = dt.date(2024, 9, 3)
    publish(database, [usual, usual], end)
    assert ask(database, PERIOD) == [(usual, usual, usual, usual)]


@pytest.mark.parametrize("days", [ABSURD[:2], ABSURD[2:]])
def test_an_edition_is_written_all_the_same(database: str, tmp_path: Path, days: list[dt.date]) -> None:
    publish(database, days)
    done = scrapy(
        "export", "--edition", f"{territory.today():%Y-%m}", "--out", str(tmp_path), database=database
    )
    assert done.returncode == 0, done.stderr


def test_within_a_year_of_the_page_a_day_counts(database: str) -> None:
    """A page that announces what is to come: the last day that counts, and the first that does not."""
    page_day = dt.date(2024, 9, 2)
    publish(database, [page_day + dt.timedelta(days=366), page_day + dt.timedelta(days=367)])
    assert ask(database, "SELECT date_doubtful FROM gis.activity ORDER BY id") == [(False,), (True,)]
