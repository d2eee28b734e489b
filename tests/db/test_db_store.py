"""Storing: new, edited, unchanged and lost, against a real PostGIS."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from psycopg import sql
from support.pages import PATH, make_activity, make_page, make_place, week_of

from agendacrawl.core.items import Fact, Problem
from agendacrawl.core.vocabulary import (
    FactKind,
    Flag,
    Mode,
    TypeMethod,
)
from agendacrawl.db.document import PageError
from agendacrawl.db.store import Store, StoreResult

CHILDREN = (
    "activity",
    "activity_person",
    "activity_ministry",
    "activity_place",
    "activity_fact",
    "problem",
    "page",
    "body",
)


def versions(rows: Any) -> dict[str, set[tuple[str, ...]]]:
    """Where each row stands and which transaction wrote it: the same again = nothing was written."""
    found = {}
    for name in CHILDREN:
        query = sql.SQL("SELECT xmin::text, ctid::text FROM agenda.{}").format(sql.Identifier(name))
        found[name] = set(rows(query))
    return found


def test_new_page(store: Store, rows: Any) -> None:
    page = make_page(make_activity(), problems=[Problem("unknown_label", "Zaal", "Zaal: 3")])
    assert store.store_page(page) == StoreResult.NEW
    assert rows("SELECT weekly, people, published, body_sha256 FROM agenda.page") == [
        (True, ["Judith Uitermark"], page.published, "a" * 64)
    ]
    assert rows("SELECT content FROM agenda.body") == [(page.body,)]
    assert rows("SELECT key, date, start_time, type, mode, flags, contact_present FROM agenda.activity") == [
        (page.activities[0].key, dt.date(2024, 9, 3), dt.time(10, 30), "Werkbezoek", "physical",
         ["weekday_mismatch"], False)
    ]  # fmt: skip
    assert rows("SELECT ordinal, name FROM agenda.activity_person") == [(1, "Judith Uitermark")]
    assert rows("SELECT name, municipality_code, level, source FROM agenda.activity_place") == [
        ("Venlo", "GM0983", "place", "stated_place")
    ]
    assert rows("SELECT kind, found_at, text FROM agenda.problem") == [("unknown_label", "Zaal", "Zaal: 3")]


def test_the_rules_of_a_place_are_kept_as_evidence(store: Store, rows: Any) -> None:
    store.store_page(
        make_page(make_activity(places=[make_place(rule="exact, province"), make_place("Horst")]))
    )
    read = "SELECT name, method, rule FROM agenda.activity_place ORDER BY ordinal"
    assert rows(read) == [("Venlo", "gazetteer", "exact, province"), ("Horst", "gazetteer", "")]


def test_point_is_in_metres(store: Store, rows: Any) -> None:
    amersfoort = make_place("Amersfoort", "GM0307", lat=52.15517440, lon=5.38720621)  # origin of EPSG:28992
    boston = make_place("Boston", None, country="US", lat=42.36, lon=-71.06)
    store.store_page(make_page(make_activity(places=[amersfoort, boston, make_place(lat=None, lon=None)])))
    found = rows(
        "SELECT round(ST_X(geom)), round(ST_Y(geom)), ST_SRID(geom) "
        "FROM agenda.activity_place ORDER BY ordinal"
    )
    assert found == [(155000, 463000, 28992), (None, None, None), (None, None, None)]


def test_same_page_again_writes_only_the_ledger(store: Store, rows: Any) -> None:
    page = make_page(make_activity(), problems=[Problem("unknown_label", "Zaal", "Zaal: 3")])
    assert store.stage(page) == StoreResult.NEW
    store.publish("ok", {})
    before = versions(rows)
    later = replace(
        page, fetched_at=page.fetched_at + dt.timedelta(days=1), body_sha256="b" * 64, body=b"<p token=2>"
    )
    store.open_run("agenda", {})
    assert store.stage(later) == StoreResult.UNCHANGED
    assert store.store_page(later) == StoreResult.UNCHANGED
    assert rows("SELECT count(*) FROM agenda.staged") == [(0,)]
    assert versions(rows) == before
    assert rows("SELECT result, status, body_sha256, page_id IS NOT NULL FROM agenda.fetch ORDER BY id") == [
        ("new", 200, "a" * 64, True),
        ("unchanged", 200, "b" * 64, True),
    ]


def test_last_digit_of_a_computed_figure_is_no_change(store: Store) -> None:
    guess = make_activity(type_stated=None, type_method=TypeMethod.MODEL, type_confidence=0.3)
    store.store_page(make_page(guess))
    assert store.store_page(make_page(replace(guess, type_confidence=0.1 + 0.2))) == StoreResult.UNCHANGED
    assert store.store_page(make_page(replace(guess, type_confidence=0.31))) == StoreResult.CHANGED


def test_edited_page_touches_only_changed_rows(store: Store, rows: Any) -> None:
    first, second = make_activity("Werkbezoek"), make_activity("Gesprek")
    store.store_page(make_page(first, second))
    before = versions(rows)
    edited = replace(first, end_time=dt.time(12), places=[make_place("Tegelen")])
    inserted = make_activity("Ontvangst")
    assert store.store_page(make_page(inserted, edited, second)) == StoreResult.CHANGED
    after = versions(rows)
    written = {name: len(after[name] - before[name]) for name in CHILDREN}
    assert written == {
        "page": 1,
        "body": 0,
        "activity": 2,
        "activity_person": 1,
        "activity_ministry": 1,
        "activity_place": 2,
        "activity_fact": 1,
        "problem": 0,
    }


def test_ids_are_stable(store: Store, rows: Any) -> None:
    activity = make_activity(places=[make_place("Venlo"), make_place("Tegelen")])
    store.store_page(make_page(activity))
    ids = "SELECT activity_id, id FROM agenda.activity_place ORDER BY ordinal"
    before = rows(ids)
    edited = replace(activity, description="nieuw", places=[make_place("Blerick"), make_place("Venlo")])
    store.store_page(make_page(edited))
    assert rows(ids) == before


def test_removed_activity_goes_with_all_it_has(store: Store, rows: Any) -> None:
    store.store_page(make_page(make_activity("Werkbezoek"), make_activity("Gesprek")))
    store.store_page(make_page(make_activity("Gesprek")))
    assert rows("SELECT title FROM agenda.activity") == [("Gesprek",)]
    assert rows("SELECT count(*) FROM agenda.activity_place") == [(1,)]


def test_fewer_people_and_places(store: Store, rows: Any) -> None:
    people = ["Judith Uitermark", "Zsolt Szabó"]
    both = make_activity(people=people, places=[make_place("Venlo"), make_place("Horst")])
    store.store_page(make_page(both))
    store.store_page(make_page(replace(both, people=["Zsolt Szabó"], places=[make_place("Horst")])))
    assert rows("SELECT name FROM agenda.activity_person") == [("Zsolt Szabó",)]
    assert rows("SELECT name FROM agenda.activity_place") == [("Horst",)]
    assert rows("SELECT count(*) FROM agenda.problem") == [(0,)]


def test_known_is_never_overwritten_by_nothing(store: Store, rows: Any) -> None:
    """The pages of those who left office have lost person and type."""
    known = make_activity()
    store.store_page(make_page(known))
    bare = replace(
        known, people=[], ministries=[], type_stated=None, type="unclassified", type_method=TypeMethod.NONE,
        type_evidence=None, stated_place=None, places=[], mode=Mode.UNKNOWN,
    )  # fmt: skip
    poor = make_page(bare, people=[], type_stated=None)
    assert store.store_page(poor) == StoreResult.CHANGED
    columns = "type_stated, type, type_method, type_evidence, stated_place, mode"
    assert rows(f"SELECT {columns} FROM agenda.activity") == [
        ("Werkbezoek", "Werkbezoek", "stated", "Werkbezoek", "Venlo", "physical")
    ]
    assert rows("SELECT name FROM agenda.activity_person") == [("Judith Uitermark",)]
    assert rows("SELECT count(*) FROM agenda.activity_ministry") == [(1,)]
    assert rows("SELECT name FROM agenda.activity_place") == [("Venlo",)]
    assert rows("SELECT people, type_stated FROM agenda.page") == [(["Judith Uitermark"], "Agenda")]
    assert rows("SELECT kind, found_at, text FROM agenda.problem ORDER BY kind") == [
        ("kept_people", PATH, "Judith Uitermark"),
        ("kept_place", known.key, "Venlo"),
        ("kept_type", known.key, "Werkbezoek"),
    ]
    assert store.store_page(poor) == StoreResult.UNCHANGED
    assert store.store_page(make_page(known)) == StoreResult.CHANGED
    assert rows("SELECT count(*) FROM agenda.problem") == [(0,)]


def test_own_type_follows_the_text(store: Store, rows: Any) -> None:
    """Only what the site stated is kept: our own guess goes with the words that it was made from."""
    guess = make_activity(type_stated=None, type="Gesprek", type_method=TypeMethod.RULES, type_confidence=0.8)
    store.store_page(make_page(guess))
    nothing: dict[str, Any] = {
        "type": "unclassified",
        "type_method": TypeMethod.NONE,
        "type_confidence": None,
    }
    store.store_page(make_page(replace(guess, **nothing)))
    assert rows("SELECT type, type_confidence FROM agenda.activity") == [("unclassified", None)]


def test_facts_and_evidence_follow_the_text(store: Store, rows: Any) -> None:
    line = "Gesprek met VNG en IPO over wonen"
    facts = [Fact(FactKind.COUNTERPART, "VNG en IPO", line), Fact(FactKind.TOPIC, "wonen", line)]
    talk = make_activity(
        type_stated=None, type="Gesprek", type_method=TypeMethod.RULES, type_evidence="Gesprek", facts=facts
    )
    store.store_page(make_page(talk))
    stored = "SELECT ordinal, kind, value, evidence FROM agenda.activity_fact ORDER BY ordinal"
    assert rows(stored) == [(1, "counterpart", "VNG en IPO", line), (2, "topic", "wonen", line)]
    assert rows("SELECT type_evidence FROM agenda.activity") == [("Gesprek",)]
    store.store_page(make_page(replace(talk, type_evidence="spreekt", facts=facts[1:])))
    assert rows(stored) == [(1, "topic", "wonen", line)]
    assert rows("SELECT type_evidence FROM agenda.activity") == [("spreekt",)]
    store.store_page(make_page(replace(talk, facts=[])))
    assert rows(stored) == []


def test_page_without_activities_keeps_those_it_had(store: Store, rows: Any) -> None:
    store.store_page(make_page(make_activity("Gesprek")))
    store.store_page(make_page(problems=[Problem("no_activities", "body", "")]))
    assert rows("SELECT title FROM agenda.activity") == [("Gesprek",)]
    assert rows("SELECT kind, text FROM agenda.problem ORDER BY kind") == [
        ("kept_activities", "Gesprek"),
        ("no_activities", ""),
    ]


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("nul\0nul", "nulnul"),
        ("\\u0000", "\\u0000"),
        ("\\\0", "\\"),
        ("half \ud800", "half ?"),
        ("\ufffe ’s-Gravenhage \U0001f600", "\ufffe ’s-Gravenhage \U0001f600"),
        ("'); DROP TABLE agenda.page; --", "'); DROP TABLE agenda.page; --"),
        ("%s %(x)s {0} $1", "%s %(x)s {0} $1"),
    ],
)
def test_odd_characters(store: Store, rows: Any, words: str, stored: str) -> None:
    store.store_page(make_page(make_activity(title=words), body=b"\0\xff"))
    assert rows("SELECT title FROM agenda.activity") == [(stored,)]
    assert rows("SELECT content FROM agenda.body") == [(b"\0\xff",)]


def test_two_activities_with_one_key_are_refused(store: Store, rows: Any) -> None:
    with pytest.raises(PageError, match="same key"):
        store.store_page(make_page(make_activity(), make_activity()))
    assert rows("SELECT count(*) FROM agenda.page") == [(0,)]


def test_page_that_fits_no_index_is_refused_alone(store: Store, rows: Any) -> None:
    """A key of more than 2.7 kB that can't be compressed."""
    key = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(5000))
    with pytest.raises(PageError, match=f"{PATH} was not stored: .*index"):
        store.store_page(make_page(make_activity(key=key)))
    assert store.store_page(make_page(make_activity())) == StoreResult.NEW
    assert rows("SELECT count(*) FROM agenda.page") == [(1,)]


def test_day_that_no_calendar_has_is_refused_alone(store: Store) -> None:
    wrong: Any = "2024-06-31"
    with pytest.raises(PageError, match="was not stored: date"):
        store.store_page(make_page(make_activity(date=wrong)))


# -- joint activities --------------------------------------------------------------------------------


JOINT = "SELECT activity_id, joint_id, reason, likeness, linked_to FROM agenda.activity_joint ORDER BY 1"


def test_one_event_of_two_weeks_is_linked(store: Store, rows: Any) -> None:
    store.store_page(
        week_of("Judith Uitermark", make_activity("Bezoek aan Brightlands"), make_activity("Gesprek"))
    )
    store.store_page(week_of("Zsolt Szabó", make_activity("Werkbezoek Brightlands")))
    assert store.link_events() == 2
    [(first,), (second,)] = rows(
        "SELECT id FROM agenda.activity WHERE title LIKE '%%Brightlands' ORDER BY id"
    )
    [(*one, likeness, _), other] = rows(JOINT)
    assert one == [first, first, "like_title"]
    assert other == (second, first, "like_title", likeness, first)
    assert 0.5 < likeness < 1


def test_linking_again_writes_nothing(store: Store, rows: Any) -> None:
    for person in ("Judith Uitermark", "Zsolt Szabó", "Eppo Bruins"):
        store.store_page(week_of(person, make_activity("Bezoek aan Brightlands")))
    assert store.link_events() == 3
    before = rows("SELECT xmin::text, j.*::text FROM agenda.activity_joint j ORDER BY activity_id")
    assert store.link_events() == 0
    assert rows("SELECT xmin::text, j.*::text FROM agenda.activity_joint j ORDER BY activity_id") == before


def test_edited_activity_is_linked_no_longer(store: Store, rows: Any) -> None:
    activity = make_activity("Bezoek aan Brightlands")
    people = ("Judith Uitermark", "Zsolt Szabó", "Eppo Bruins")
    for person in people:
        store.store_page(week_of(person, activity))
    store.link_events()
    kept = rows(JOINT)[0][0]
    store.store_page(week_of(people[2], replace(activity, start_time=dt.time(16))))
    assert store.link_events() == 1
    assert {row[1] for row in rows(JOINT)} == {kept}
    assert len(rows(JOINT)) == 2
    store.store_page(week_of(people[1], make_activity("Iets anders")))
    assert store.link_events() == 1
    assert rows(JOINT) == []


def test_cancelled_and_undated_are_linked_with_nothing(store: Store, rows: Any) -> None:
    activity = make_activity("Bezoek aan Brightlands")
    store.store_page(week_of("Judith Uitermark", activity))
    store.store_page(week_of("Zsolt Szabó", replace(activity, flags=[Flag.CANCELLED])))
    store.store_page(week_of("Eppo Bruins", replace(activity, flags=[Flag.DATE_FROM_WEEK])))
    assert store.link_events() == 0
    assert rows(JOINT) == []
