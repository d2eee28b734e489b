"""What changed, field by field: written with the change, and never for nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from support.pages import PATH, make_activity, make_page, make_place

from agendacrawl.core.items import Problem
from agendacrawl.core.vocabulary import Flag, Mode
from agendacrawl.db.document import PageError
from agendacrawl.db.store import Store, StoreResult

CHANGES = "SELECT kind, field, old_value, new_value FROM agenda.activity_history ORDER BY id"


def edit(store: Store, rows: Any, before: Any, after: Any) -> list[tuple[Any, ...]]:
    """Store an activity, then as edited; return what the second run noticed."""
    store.store_page(make_page(before))
    store.open_run("agenda", {})
    store.store_page(make_page(after))
    noticed: list[tuple[Any, ...]] = rows(CHANGES.replace("ORDER", "WHERE run_id = 2 ORDER"))
    return noticed


def test_first_sight_is_one_row_for_an_activity(store: Store, rows: Any) -> None:
    store.store_page(make_page(make_activity("Gesprek"), make_activity("Werkbezoek")))
    assert rows(CHANGES) == [("added", None, None, None)] * 2
    told = rows(
        "SELECT run_id, path, key, activity_id, date, title, people, noticed_at FROM agenda.activity_history"
    )
    [number] = [row[0] for row in rows("SELECT id FROM agenda.activity WHERE title = 'Gesprek'")]
    assert told[0] == (
        1, PATH, make_activity("Gesprek").key, number, dt.date(2024, 9, 3), "Gesprek", "Judith Uitermark",
        make_page().fetched_at,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("edited", "told"),
    [
        ({"start_time": dt.time(14)}, [("moved", "start_time", "10:30:00", "14:00:00")]),
        ({"end_time": dt.time(14)}, [("moved", "end_time", None, "14:00:00")]),
        ({"end_date": dt.date(2024, 9, 4)}, [("moved", "end_date", None, "2024-09-04")]),
        ({"day_place": "Horst"}, [("moved", "day_place", None, "Horst")]),
        (
            {"stated_place": "Horst", "places": [make_place("Horst", "GM1507")]},
            [("moved", "places", "Venlo (GM0983)", "Horst (GM1507)"), ("moved", "stated_place", "Venlo", "Horst")],
        ),
        ({"places": []}, [("moved", "places", "Venlo (GM0983)", None)]),
        ({"description": "nieuw"}, [("reworded", "description", "", "nieuw")]),
        ({"title": "Bezoek"}, [("reworded", "title", "Werkbezoek", "Bezoek")]),
        ({"people": ["Zsolt Szabó"]}, [("changed", "people", "Judith Uitermark", "Zsolt Szabó")]),
        ({"mode": Mode.ONLINE}, [("changed", "mode", "physical", "online")]),
        ({"flags": [Flag.CANCELLED]}, [("changed", "flags", "weekday_mismatch", "cancelled")]),
        ({"type_stated": "Gesprek", "type": "Gesprek"},
         [("changed", "type", "Werkbezoek", "Gesprek"), ("changed", "type_stated", "Werkbezoek", "Gesprek")]),
        ({"ministries": ["Ministerie van Financiën"]},
         [("changed", "ministries", make_activity().ministries[0], "Ministerie van Financiën")]),
    ],
)  # fmt: skip
def test_every_field_has_its_kind(store: Store, rows: Any, edited: Any, told: Any) -> None:
    before = make_activity()
    assert edit(store, rows, before, replace(before, **edited)) == told


def test_the_same_again_is_nothing(store: Store, rows: Any) -> None:
    page = make_page(make_activity("Gesprek"), make_activity("Werkbezoek"))
    store.store_page(page)
    before = rows(CHANGES)
    assert store.store_page(page) == StoreResult.UNCHANGED
    assert (
        store.store_page(replace(page, title="Een andere kop")) == StoreResult.CHANGED
    )  # nothing of an activity
    assert rows(CHANGES) == before


def test_what_a_page_lost_and_we_kept_is_no_change(store: Store, rows: Any) -> None:
    known = make_activity()
    assert (
        edit(store, rows, known, replace(known, people=[], type_stated=None, stated_place=None, places=[]))
        == []
    )


def test_withdrawn_survives_its_row_and_may_return(store: Store, rows: Any) -> None:
    stays, goes = make_activity("Gesprek"), make_activity("Opening school", date=dt.date(2024, 9, 5))
    store.store_page(make_page(stays, goes))
    store.store_page(make_page(stays))
    assert rows("SELECT title FROM agenda.activity") == [("Gesprek",)]
    assert rows("SELECT kind, title, key FROM agenda.activity_history")[-1] == (
        "withdrawn",
        "Opening school",
        goes.key,
    )
    store.store_page(make_page(stays, goes))
    assert rows("SELECT kind, title, key FROM agenda.activity_history")[-1] == (
        "returned",
        "Opening school",
        goes.key,
    )


# A weekly page: the key of an activity is its page, day and title.
def week(title: str, day: int, **changes: Any) -> Any:
    return make_activity(title, key=f"{PATH}#2024-09-{day:02}#{title}", date=dt.date(2024, 9, day), **changes)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([week("Bezoek aan Brightlands", 3)], [week("Bezoek aan Brightlands", 5)],
         [("moved", "date", "2024-09-03", "2024-09-05")]),
        ([week("Bezoek Brightlands Campus Venlo", 3)], [week("Werkbezoek Brightlands Campus", 3)],
         [("reworded", "title", "Bezoek Brightlands Campus Venlo", "Werkbezoek Brightlands Campus")]),
        ([week("Bezoek Brightlands Campus Venlo", 3)], [week("Brightlands, rondleiding", 3)],
         [("reworded", "title", "Bezoek Brightlands Campus Venlo", "Brightlands, rondleiding")]),
    ],
)  # fmt: skip
def test_moved_or_reworded_keeps_its_number_and_key(
    store: Store,
    rows: Any,
    before: Any,
    after: Any,
    told: Any,
) -> None:
    store.store_page(make_page(*before))
    known = rows("SELECT id, key FROM agenda.activity")
    store.open_run("agenda", {})
    store.store_page(make_page(*after))
    assert rows(CHANGES.replace("ORDER", "WHERE run_id = 2 ORDER")) == told
    assert rows("SELECT id, key FROM agenda.activity") == known


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([week("Gesprek met burgemeester Jansen", 3)], [week("Gesprek met VNG", 3)]),  # same time, nothing shared
        ([week("Gesprek met wethouder Jansen", 3, start_time=None)],
         [week("Gesprek met wethouder Pieters", 3, start_time=None, stated_place="Horst")]),  # half of it is no proof
        ([week("Gesprek", 3), week("Gesprek", 4)], [week("Gesprek", 5), week("Gesprek", 6)]),  # which is which?
        ([week("Bezoek aan Brightlands", 3)], [week("Rondleiding Brightlands", 5)]),  # other day, other words
    ],
)  # fmt: skip
def test_what_may_be_another_activity_is_withdrawn_and_added(
    store: Store,
    rows: Any,
    before: Any,
    after: Any,
) -> None:
    store.store_page(make_page(*before))
    store.open_run("agenda", {})
    store.store_page(make_page(*after))
    kinds = rows("SELECT kind FROM agenda.activity_history WHERE run_id = 2 ORDER BY kind")
    assert kinds == [("added",)] * len(after) + [("withdrawn",)] * len(before)


def test_changes_are_published_with_the_rest(store: Store, rows: Any) -> None:
    store.store_page(make_page(make_activity()))
    assert rows("SELECT * FROM gis.changes") == []
    store.publish("ok", {})
    assert rows("SELECT kind, title, people, url FROM gis.changes") == [
        ("added", "Werkbezoek", "Judith Uitermark", make_page().url)
    ]


def test_missing_and_back(store: Store, rows: Any) -> None:
    page = make_page(make_activity("Gesprek"), make_activity("Werkbezoek"))
    store.store_page(page)
    assert store.mark_missing([PATH, "/actueel/agenda/2024/09/02/onbekend"]) == 1
    store.open_run("agenda", {})
    assert store.mark_missing([PATH]) == 0
    assert rows("SELECT missing_since_run FROM agenda.page") == [(1,)]
    assert rows("SELECT kind FROM agenda.activity_history") == [("added",)] * 2 + [("withdrawn",)] * 2
    assert rows("SELECT count(*) FROM agenda.activity") == [(2,)]
    assert store.store_page(page) == StoreResult.CHANGED
    assert rows("SELECT missing_since_run FROM agenda.page") == [(None,)]
    assert rows("SELECT kind FROM agenda.activity_history")[4:] == [("returned",)] * 2
    assert store.store_page(page) == StoreResult.UNCHANGED


def test_a_missing_page_that_comes_back_otherwise(store: Store, rows: Any) -> None:
    store.store_page(make_page(make_activity("Gesprek", start_time=None), make_activity("Opening")))
    store.mark_missing([PATH])
    store.store_page(make_page(make_activity("Gesprek", start_time=dt.time(9)), make_activity("Vergadering")))
    told = rows("SELECT kind, field, title FROM agenda.activity_history ORDER BY id")[4:]
    assert sorted(told, key=str) == [
        ("added", None, "Vergadering"), ("moved", "start_time", "Gesprek"), ("returned", None, "Gesprek"),
    ]  # fmt: skip


def test_a_page_that_can_not_be_stored_leaves_no_history(store: Store, rows: Any) -> None:
    with psycopg.connect(store._dsn, autocommit=True) as connection:
        connection.execute("ALTER TABLE agenda.problem ADD CHECK (kind <> 'kaput')")

    with pytest.raises(PageError):
        store.store_page(make_page(make_activity(), problems=[Problem("kaput", "", "")]))
    assert rows(CHANGES) == []
