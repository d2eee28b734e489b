"""Counts by month that publications keep up: always those of a full count; and the counts of any period that rest on them."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import psycopg
import pytest
from support.crawls import ask
from support.pages import make_activity, make_page, make_place
from support.shell import Runner

from agendacrawl.core.items import Activity, AgendaPage
from agendacrawl.core.vocabulary import Flag, Mode
from agendacrawl.db.linking import link_events
from agendacrawl.db.replaced import Addresses
from agendacrawl.db.sessions import EVERYTHING
from agendacrawl.db.store import Store

PLACES = [make_place("Venlo", "GM0983"), make_place("Heerlen", "GM0917"), make_place("Den Haag", "GM0518")]
PEOPLE = ["Judith Uitermark", "Zsolt Szabó", "Eelco Heinen"]
TITLES = ["Bezoek aan VDL", "Gesprek met VNG", "Opening van de brug", "Bestuurlijk overleg Limburg"]
PATHS = [f"/actueel/agenda/2024/09/{day:02}/bladzijde-{day}" for day in range(1, 25)]


def some_page(path: str, dice: random.Random) -> AgendaPage:
    """Return a page with one activity around its day: over the end of a month, over several days, shared or not."""
    day = dt.date(2024, 9, int(path.split("/")[5])) + dt.timedelta(days=dice.choice([0, 0, 5, 20]))
    activity: Activity = make_activity(
        dice.choice(TITLES),
        key=path,
        date=day,
        end_date=day + dt.timedelta(days=dice.randint(1, 9)) if dice.random() < 0.3 else None,
        people=dice.sample(PEOPLE, dice.randint(0, 2)),
        places=dice.sample(PLACES, dice.randint(0, 2)),
        mode=dice.choice([Mode.PHYSICAL, Mode.PHYSICAL, Mode.HYBRID, Mode.ONLINE]),
        type=dice.choice(["Gesprek", "Werkbezoek"]),
        flags=[Flag.CANCELLED] if dice.random() < 0.1 else [],
    )
    return make_page(activity, path=path, date=dt.date(2024, 9, int(path.split("/")[5])))


def publish(dsn: str, pages: list[AgendaPage], missing: list[str]) -> None:
    with Store(dsn) as store:
        store.open_run("agenda", {})
        for page in pages:
            store.stage(page)
        store.publish("ok", {}, Addresses(missing=missing))


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_up_is_what_a_full_count_gives(seed: int, database: str) -> None:
    dice = random.Random(seed)
    for _ in range(6):
        paths = dice.sample(PATHS, dice.choice([2, 8, 24]))
        publish(database, [some_page(path, dice) for path in paths], dice.sample(PATHS, dice.randint(0, 2)))
        assert ask(database, "SELECT agenda.counts_apart()") == [(0,)]
        assert ask(database, "SELECT count(*) FROM agenda.touched") == [(0,)]
        with psycopg.connect(database) as connection:
            connection.execute(EVERYTHING)
            assert link_events(connection) == 0  # all that are one event are linked already
            connection.rollback()
    assert ask(database, "SELECT count(*) FROM agenda.month_count")[0][0] > 50
    assert ask(database, "SELECT count(*) FROM agenda.activity_joint")[0][0] > 0


BY_DAY = """
SELECT r.id, coalesce(sum(a.visits), 0), count(a.joint_id) FILTER (WHERE a.sure), coalesce(sum(a.places), 0),
       coalesce(sum(a.visits_outside_the_hague), 0), max(a.date) FILTER (WHERE a.visits > 0), count(a.joint_id)
FROM gis.region r LEFT JOIN gis.activity_region a ON a.region_id = r.id AND a.date BETWEEN %s AND %s
GROUP BY r.id ORDER BY r.id
"""
OF_PERIOD = """
SELECT id, visits, activities, places, visits_outside_the_hague, last_visit, activities_up_to
FROM gis.visits_in_period(NULL, %s, %s) ORDER BY id
"""


def test_any_period_is_the_sum_of_its_days(database: str) -> None:
    dice = random.Random(7)
    publish(database, [some_page(path, dice) for path in PATHS], [])
    first = dt.date(2024, 8, 25)
    periods: list[tuple[Any, Any]] = [
        ("-infinity", "infinity"),
        ("2024-09-01", "2024-09-30"),
        ("2024-10-01", "2024-09-01"),
    ]
    for _ in range(12):
        begin = first + dt.timedelta(days=dice.randint(0, 50))
        periods.append((begin, begin + dt.timedelta(days=dice.choice([0, 3, 29, 30, 31, 61]))))
    for period in periods:
        assert ask(database, OF_PERIOD, *period) == ask(database, BY_DAY, *period), period


def test_a_count_that_is_wrong_is_told_and_mended(database: str, run: Runner) -> None:
    dice = random.Random(1)
    publish(database, [some_page(path, dice) for path in PATHS], [])
    assert run("refresh", setting=database)[0] == 0
    ask(database, "UPDATE agenda.month_count SET visits = visits + 1 WHERE facet = 'all'")
    status, _, errors = run("refresh", setting=database)
    assert status == 1
    assert "rows of gis.month_count were not those of a full computation" in errors
    assert ask(database, "SELECT agenda.counts_apart()") == [(0,)]
    assert run("refresh", setting=database)[0] == 0
