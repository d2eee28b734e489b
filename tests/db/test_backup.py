"""A backup and back: the same tables, history among them, and the same layers."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from support.crawls import TABLES, ask, said
from support.pages import make_page
from support.shell import Runner
from support.views import ACTIVITIES, an

from agendacrawl.db import schema
from agendacrawl.db.store import Store

LAYERS = "SELECT relname FROM pg_class WHERE relnamespace = 'gis'::regnamespace AND relkind IN ('r', 'v', 'm') ORDER BY 1"


@pytest.fixture
def crawled_twice(database: str) -> str:
    """A database with two runs, of which the second changed an activity."""
    schema.upgrade(database)  # a copied database: QGIS's styles are given its name
    for activities in (ACTIVITIES, (*ACTIVITIES[1:], an("Werkbezoek aan een molen", 12))):
        with Store(database) as store:
            store.open_run("agenda", {"since": "2026-11-01"})
            store.stage(make_page(*activities))
            store.publish("ok", {"agenda/activities": len(activities)})
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO public.layer_styles (f_table_catalog, f_table_schema, f_table_name, stylename, useasdefault) "
            "VALUES (current_database(), 'gis', 'activity_point', 'an analyst''s own', false)"
        )
    return database


def everything(dsn: str) -> dict[str, list[tuple[object, ...]]]:
    tables = (*TABLES, "run", "fetch", "activity_history", "correction")
    held = {name: sorted(ask(dsn, f"SELECT t::text FROM agenda.{name} t")) for name in dict.fromkeys(tables)}
    layers = [name for (name,) in ask(dsn, LAYERS)]
    held |= {name: sorted(ask(dsn, f"SELECT t::text FROM gis.{name} t")) for name in layers}
    held["regions"] = sorted(ask(dsn, "SELECT t::text FROM ref.region t"))
    held["styles"] = sorted(
        ask(
            dsn,
            "SELECT f_table_name, stylename, f_table_catalog = current_database() FROM public.layer_styles",
        )
    )
    return held


def test_a_round_trip_keeps_everything(
    crawled_twice: str, empty_database: str, run: Runner, tmp_path: Path
) -> None:
    file = tmp_path / "agenda.dump"
    status, out, err = run("dump", str(file), setting=crawled_twice)
    assert (status, err) == (0, "")
    assert str(file) in out
    status, _, err = run("restore", str(file), setting=empty_database)
    assert (status, err) == (0, "")
    before, after = everything(crawled_twice), everything(empty_database)
    assert len(before["activity_history"]) > 0
    assert {name for name in before if before[name] != after[name]} == set()
    assert said(empty_database) == said(crawled_twice)


def test_what_is_restored_can_be_crawled_into(
    crawled_twice: str, empty_database: str, run: Runner, tmp_path: Path
) -> None:
    file = tmp_path / "agenda.dump"
    run("dump", str(file), setting=crawled_twice)
    run("restore", str(file), setting=empty_database)
    with Store(empty_database) as store:
        number = store.open_run("agenda", {"since": "2026-11-01"})
        store.stage(make_page(an("Nieuw werkbezoek", 13)))
        store.publish("ok", {})
    assert ask(empty_database, "SELECT max(id) FROM agenda.run") == [(number,)] == [(3,)]


def test_a_database_with_runs_is_not_overwritten(crawled_twice: str, run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "agenda.dump"
    run("dump", str(file), setting=crawled_twice)
    before = everything(crawled_twice)
    status, _, err = run("restore", str(file), setting=crawled_twice)
    assert status == 1
    assert "a backup goes into an empty one only" in err
    assert everything(crawled_twice) == before


def test_what_is_no_backup_is_told(database: str, run: Runner, tmp_path: Path) -> None:
    (tmp_path / "other.dump").write_text("no backup")
    status, _, err = run("restore", str(tmp_path / "other.dump"), setting=database)
    assert status == 1
    assert "pg_restore failed" in err
    status, _, err = run("restore", str(tmp_path / "none.dump"), setting=database)
    assert status == 1
    assert "none.dump" in err
    assert schema.upgrade(database)  # a failed restore leaves a database that an upgrade makes whole


def test_an_existing_file_is_not_replaced(database: str, run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "agenda.dump"
    file.write_text("mine")
    status, _, err = run("dump", str(file), setting=database)
    assert (status, file.read_text()) == (1, "mine")
    assert "is there already" in err
