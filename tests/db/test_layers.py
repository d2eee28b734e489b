"""Layers that follow what changed: after any step they are what a computation from nothing gives, whatever the step was."""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import psycopg
import pytest
from psycopg import sql
from support.crawls import ask
from support.pages import make_activity, make_page, make_place
from support.shell import Runner
from support.views import everything

from agendacrawl.core.items import Activity, AgendaPage, Fact, Place
from agendacrawl.core.vocabulary import FactKind, Flag, Level, Mode, TypeMethod
from agendacrawl.db import schema, sessions
from agendacrawl.db.linking import link_events
from agendacrawl.db.replaced import Addresses
from agendacrawl.db.sessions import EVERYTHING, refresh
from agendacrawl.db.store import Store
from agendacrawl.export.layers import layers

PLACES: list[list[Place]] = [
    [],
    [make_place("Venlo", "GM0983")],
    [make_place("Den Haag", "GM0518")],
    [make_place("Den Haag", "GM0518"), make_place("Heerlen", "GM0917")],
    [make_place("Beek", "GM0888", ambiguous=True, candidates=["GM0888", "GM1945", "GM1955"])],
    [make_place("Haag", "GM0518", ambiguous=True, candidates=["GM0518", "GM0917"])],
    [make_place("Twente", None, level=Level.REGION, lat=None, lon=None)],
    [make_place("Limburg", None, level=Level.PROVINCE, province="Limburg", lat=None, lon=None)],
    [make_place("Parijs", None, country="FR", lat=48.85, lon=2.35)],
    [make_place("Hoogezand", "GM1952")],
]
PEOPLE = ["Judith Uitermark", "Zsolt Szabó", "Eelco Heinen", "Onbekende Gast"]
MINISTRIES = [
    "Ministerie van Financiën",
    "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
    "Een ander ministerie",
]
TITLES = [
    "Bezoek aan VDL in Venlo",
    "Gesprek met de VNG",
    "Opening van de brug",
    "Bestuurlijk overleg Limburg",
]
STATED = [None, None, "Venlo", "Nergensdam", "Beek", "diverse locaties"]
FIRST = dt.date(2023, 1, 2)
STEPS = int(os.environ.get("LAYER_STEPS", "8"))

Step = Callable[[str, random.Random], None]


def some_activity(key: str, day: dt.date, dice: random.Random) -> Activity:
    """Return an activity around a day: over the end of a month, over days, shared or not, anywhere or nowhere."""
    day += dt.timedelta(days=dice.choice([0, 0, 0, 1, 3, 30, 900]))
    places = dice.choice(PLACES)
    return make_activity(
        dice.choice(TITLES),
        key=key,
        date=day,
        end_date=day + dt.timedelta(days=dice.randint(1, 9)) if dice.random() < 0.3 else None,
        start_time=dice.choice([None, dt.time(10, 30)]),
        people=dice.sample(PEOPLE, dice.randint(0, 3)),
        ministries=dice.sample(MINISTRIES, dice.randint(0, 2)),
        places=places,
        stated_place=dice.choice(STATED),
        mode=dice.choice([Mode.PHYSICAL, Mode.PHYSICAL, Mode.HYBRID, Mode.ONLINE, Mode.UNKNOWN]),
        type=dice.choice(["Gesprek", "Werkbezoek", "Borrel"]),
        type_method=dice.choice([TypeMethod.STATED, TypeMethod.RULES]),
        facts=[Fact(FactKind.TOPIC, "wonen", "over wonen")] if dice.random() < 0.5 else [],
        contact_present=dice.random() < 0.5,
        flags=[flag for flag in (Flag.CANCELLED, Flag.PLACE_UNRESOLVED) if dice.random() < 0.15],
    )


def some_page(number: int, dice: random.Random, slug: str = "bladzijde") -> AgendaPage:
    """Return one of a hundred pages, with none to three activities; every third is somebody's week."""
    day = FIRST + dt.timedelta(days=7 * number)
    weekly = number % 3 == 0
    path = f"/actueel/agenda/{day:%Y/%m/%d}/{slug}-{number}"
    return make_page(
        *(
            some_activity(f"{number}#{place}", day, dice)
            for place in range(dice.choice([0, 1, 1, 2, 3]) if weekly else 1)
        ),
        path=path,
        url="https://www.rijksoverheid.nl" + path,
        weekly=weekly,
        date=day + dt.timedelta(days=dice.choice([0, 0, 0, 2, 40])),
        people=dice.sample(PEOPLE[:3], 1) if weekly else [],
        stated_place=dice.choice(STATED),
    )


def publish(dsn: str, *pages: AgendaPage, **addresses: Any) -> None:
    with Store(dsn) as store:
        store.open_run("agenda", {"since": "2023-01-01", "until": "2024-12-31"})
        for page in pages:
            store.stage(page)
        store.publish("ok", {}, Addresses(**addresses))


def stored(dsn: str) -> list[str]:
    return [
        path for (path,) in ask(dsn, "SELECT path FROM agenda.page WHERE superseded_by IS NULL ORDER BY path")
    ]


def edit(dsn: str, dice: random.Random) -> None:
    publish(dsn, *(some_page(number, dice) for number in dice.sample(range(100), dice.randint(1, 4))))


def same_day(dsn: str, dice: random.Random) -> None:
    """Several pages tell of one event, or no longer do."""
    number = dice.randrange(98)
    event = some_activity("event", FIRST + dt.timedelta(days=7 * number), dice)
    people = dice.sample(PEOPLE[:3], 2)
    pages = [some_page(number + more, dice) for more in range(3)]
    for page in pages[: dice.randint(1, 3)]:
        page.activities = [make_activity(event.title, key=f"{page.path}#e", date=event.date, end_date=event.end_date,
                                         people=people, places=event.places, mode=Mode.PHYSICAL)]  # fmt: skip
    publish(dsn, *pages)


def miss(dsn: str, dice: random.Random) -> None:
    publish(dsn, missing=dice.sample(stored(dsn), 2))


def move(dsn: str, dice: random.Random) -> None:
    """A page stands at another address, which may tell something else."""
    old = dice.choice(stored(dsn))
    page = some_page(int(old.rsplit("-", 1)[1]), dice, slug=f"verhuisd{dice.randint(1, 3)}")
    publish(dsn, page, moved={old: page.path} if page.path != old else {}, unlisted=[old])


def correct(dsn: str, dice: random.Random) -> None:
    """Somebody saves corrections in the layer, one after the other, and may undo one."""
    change = dice.choice([
        "municipality_code = 'GM0344', place = NULL, country = NULL, geom = NULL", "mode = 'physical'", "cancelled = NOT cancelled",
        "type = 'Werkbezoek'", "persons = ARRAY['Zsolt Szabó']",
    ])  # fmt: skip
    keys = ask(dsn, "SELECT id FROM gis.correction_place ORDER BY id")
    with psycopg.connect(dsn, autocommit=True) as connection, suppress(psycopg.errors.RaiseException):
        for (key,) in dice.sample(keys, 2):
            connection.execute(
                f"UPDATE gis.correction_place SET {change}, reason = 'Beter' WHERE id = %s".encode(), [key]
            )
        if dice.random() < 0.5:
            connection.execute(
                "DELETE FROM gis.correction_place WHERE id = (SELECT min(id) FROM gis.correction_place WHERE corrected <> '')"
            )


def rename(dsn: str, dice: random.Random) -> None:
    """What everything rests on changes."""
    with schema.publication(dsn) as connection:
        connection.exec_driver_sql(
            f"UPDATE ref.municipality SET name = 'Venlo {dice.random()}' WHERE code = 'GM0983'"
        )


def nothing(dsn: str, _: random.Random) -> None:
    publish(dsn)


KINDS: list[Step] = [
    edit,
    edit,
    edit,
    same_day,
    same_day,
    miss,
    move,
    move,
    correct,
    correct,
    rename,
    nothing,
]


def from_nothing(dsn: str, *, link: bool) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return all layers as they are, and as they are computed from nothing."""
    with psycopg.connect(dsn) as connection:
        as_kept = everything(connection)
        for (layer,) in connection.execute("SELECT agenda.kept_layers()").fetchall():
            connection.execute(sql.SQL("TRUNCATE gis.{}").format(sql.Identifier(layer)))
        connection.execute(EVERYTHING)
        if link:
            assert link_events(connection) == 0
        refresh(connection)
        anew = everything(connection)
        connection.rollback()
    return as_kept, anew


@pytest.mark.parametrize("seed", range(3))
def test_what_follows_changes_is_what_a_computation_from_nothing_gives(seed: int, database: str) -> None:
    dice = random.Random(seed)
    publish(database, *(some_page(number, dice) for number in range(100)))
    shared = 0
    for _ in range(STEPS):
        step = dice.choice(KINDS)
        step(database, dice)
        assert ask(database, "SELECT * FROM agenda.layers_apart()") == [], step
        as_kept, anew = from_nothing(database, link=step is not correct)
        for layer, rows in anew.items():
            assert as_kept[layer] == rows, (step, layer)
        assert all(anew[layer] for layer in ("activity", "visit", "person_region", "changes"))
        shared += ask(database, "SELECT count(*) FROM agenda.activity_joint")[0][0]
    assert shared > 0


def test_only_what_was_touched_is_computed_and_what_is_wrong_is_told_and_mended(
    database: str, run: Runner
) -> None:
    dice = random.Random(1)
    publish(database, *(some_page(number, dice) for number in range(100)))
    ask(
        database,
        "UPDATE gis.visit SET title = 'fout' WHERE id = (SELECT min(id) FROM gis.visit WHERE date < '2023-03-01')",
    )
    publish(database, some_page(60, dice))
    assert ask(database, "SELECT * FROM agenda.layers_apart()") == [("visit", 1)]
    status, _, errors = run("refresh", setting=database)
    assert status == 1
    assert "1 rows of gis.visit were not those of a full computation" in errors
    assert ask(database, "SELECT * FROM agenda.layers_apart()") == []
    assert run("refresh", setting=database)[0] == 0


def test_rows_that_stay_the_same_are_not_written(database: str) -> None:
    dice = random.Random(2)
    publish(database, *(some_page(number, dice) for number in range(100)))
    rows = "SELECT id, xmin::text FROM gis.visit ORDER BY id"
    before = ask(database, rows)
    rename(database, dice)  # touches everything
    after = ask(database, rows)
    assert [key for key, _ in before] == [key for key, _ in after]
    assert 0 < len(set(before) - set(after)) < len(before) / 2  # Venlo's


def test_a_copy_computes_its_layers_in_the_same_order(database: str, empty_database: str) -> None:
    """pg_dump sorts tables by name; a layer must come after those that it rests on."""
    order = "SELECT agenda.kept_layers()"
    dumped = subprocess.run(["pg_dump", "-d", database], capture_output=True, check=True)
    subprocess.run(["psql", "-q", "-d", empty_database], input=dumped.stdout, capture_output=True, check=True)
    made = [one for (one,) in ask(database, order)]
    assert [one for (one,) in ask(empty_database, order)] == made
    files = [schema.view_of(file) for file in sorted(sessions.sql_folder().glob("views/*.sql"))]
    assert made == [one for one in files if one in made]
    by_number = "SELECT relname FROM pg_class WHERE relname = ANY (%s) AND relkind = 'r' ORDER BY oid"
    assert [
        one for (one,) in ask(empty_database, by_number, made)
    ] != made  # so that this test says something


def test_a_table_of_somebody_s_own_is_no_layer(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CREATE TABLE gis.scratch (naam text)")
        assert "scratch" not in layers(connection)
        assert "activity" in layers(connection)


def test_readers_read_an_empty_layer_while_it_is_filled(database: str) -> None:
    """And what somebody has built on it stays: a key, a table of their own that refers to it."""
    ask(database, "ALTER TABLE gis.visit ADD PRIMARY KEY (id)")
    ask(database, "CREATE TABLE public.notes (activity bigint REFERENCES gis.activity (id))")
    dice = random.Random(3)
    publish(database, *(some_page(number, dice) for number in range(20)))
    visits = ask(database, "SELECT * FROM gis.visit ORDER BY id")
    assert visits
    ask(database, "TRUNCATE gis.visit")
    with (
        psycopg.connect(database, autocommit=True) as connection,
        psycopg.connect(database, autocommit=True, options="-c lock_timeout=1s") as reader,
    ):
        with sessions.published(connection):
            refresh(connection)
            assert reader.execute("SELECT count(*) FROM gis.visit").fetchone() == (0,)
        assert reader.execute("SELECT * FROM gis.visit ORDER BY id").fetchall() == visits
    assert ask(database, "SELECT * FROM agenda.layers_apart()") == []
