"""Moving many staged pages into the tables at once: the same rows, with the same numbers, as one after another."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from psycopg import sql
from support.pages import make_activity, make_page, make_place

from agendacrawl.core.items import Activity, AgendaPage, Fact, Problem
from agendacrawl.core.vocabulary import FactKind, TypeMethod
from agendacrawl.db import store as storing
from agendacrawl.db.store import Store

TABLES = (
    "page", "activity", "activity_person", "activity_ministry", "activity_place", "activity_fact", "activity_history",
    "lost_name", "problem", "page_rows", "body", "fetch",
)  # fmt: skip
PEOPLE = ["Judith Uitermark", "Zsolt Szabó", "Dennis Wiersma"]
DAY = dt.date(2024, 9, 3)
MONTH = dt.timedelta(days=30)


def an_activity(draw: random.Random, path: str, number: int) -> Activity:
    facts = [Fact(FactKind.COUNTERPART, who, f"Met {who}") for who in draw.sample(["de VNG", "het IPO"], 1)]
    kind = draw.choice([{}, {}, {"type_stated": None, "type_method": "none", "type": "unclassified"}])
    return make_activity(
        draw.choice(["Overleg", "Werkbezoek", "Gesprek"]) + f" {number}", key=f"{path}#{number}",
        people=draw.sample(PEOPLE, draw.randrange(3)), date=DAY + dt.timedelta(days=draw.randrange(4)),
        start_time=draw.choice([None, dt.time(9), dt.time(11)]), facts=draw.choice([facts, [], facts * 2]),
        places=[make_place(name) for name in draw.sample(["Venlo", "Horst", "Boston"], draw.randrange(3))], **kind,
    )  # fmt: skip


def pages_of(seed: int) -> list[AgendaPage]:
    """Some of thirty pages as they are at one time: each time they say something else, and a few say the same."""
    found = []
    for number in range(30):
        path = f"/actueel/agenda/2024/09/02/{number}"
        draw = random.Random(f"{seed if number % 4 else 0} {number}")
        activities = [an_activity(draw, path, n) for n in range(4) if draw.random() < 0.7]
        page = make_page(
            *activities, path=path, title=draw.choice(["Agenda", "Week"]), people=draw.sample(PEOPLE, draw.randrange(3)),
            ministries=draw.choice([[], ["Ministerie van Defensie"]]), type_stated=draw.choice([None, "Agenda"]),
            stated_place=draw.choice([None, "Venlo"]), body_sha256=f"{draw.randrange(9):064}", body=b"",
            problems=[Problem("unknown_label", "Zaal", draw.choice("abc")) for _ in range(draw.randrange(4))],
        )  # fmt: skip
        if random.Random(f"{seed} {number} there").random() < 0.8:
            moment = page.fetched_at + seed * MONTH + dt.timedelta(minutes=number)
            found.append(replace(page, fetched_at=moment, body=b"%d" % number))
    return found


def rows_of(dsn: str) -> dict[str, list[Any]]:
    with psycopg.connect(dsn) as connection:
        every = sql.SQL("SELECT (to_jsonb(t) - 'noticed_at')::text FROM agenda.{} AS t ORDER BY 1")
        return {
            name: [json.loads(row) for (row,) in connection.execute(every.format(sql.Identifier(name)))]
            for name in TABLES
        }


def publish(dsn: str, spider: str, pages: list[AgendaPage], missing: list[str]) -> None:
    with Store(dsn) as store:
        store.open_run(spider, {})
        store.stage_many([(page, None, None) for page in pages])
        with store._connection.transaction():
            store.mark_missing(missing)
            assert store._store_staged([]) == {}
        store.close_run("ok", {})


def spoil(dsn: str) -> None:
    """Lose and change rows, as somebody may who writes to the database: a run that reads again makes them whole."""
    with psycopg.connect(dsn) as connection:
        connection.execute("UPDATE agenda.activity SET title = 'wrong' WHERE id % 5 = 0")
        connection.execute("DELETE FROM agenda.activity_person WHERE activity_id % 3 = 0")


def test_pages_at_once_become_the_rows_of_one_after_another(
    copies: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """New, edited, missing, back again, and read again after their rows were spoilt."""
    found = []
    for size in (100, 1, 7):
        monkeypatch.setattr(storing, "_BATCH", size)
        dsn = copies()
        for seed in (1, 2, 3):
            publish(
                dsn, "agenda", pages_of(seed), [f"/actueel/agenda/2024/09/02/{seed + n}" for n in (4, 8, 9)]
            )
        spoil(dsn)
        publish(dsn, "reprocess", pages_of(3), [])
        found.append(rows_of(dsn))
    assert all(found[0].values())
    problems = [
        (row["page_id"], row["text"]) for row in found[0]["problem"] if row["kind"] == "unknown_label"
    ]
    assert len(problems) == len(set(problems))
    assert {row["kind"] for row in found[0]["activity_history"]} == {
        "added", "changed", "moved", "returned", "reworded", "withdrawn",
    }  # fmt: skip
    for other in found[1:]:
        for name in TABLES:
            assert other[name] == found[0][name], name


def test_each_capture_of_a_page_is_an_edit_of_the_one_before(database: str, rows: Any) -> None:
    """Also where they are stored together: what the second no longer says is kept."""
    first = make_page(make_activity())
    poor = replace(
        make_activity(),
        type_stated=None,
        type="unclassified",
        type_method=TypeMethod.NONE,
        places=[],
        stated_place=None,
    )
    publish(database, "archive", [first, make_page(poor, fetched_at=first.fetched_at + MONTH)], [])
    assert rows("SELECT type_stated FROM agenda.activity") == [("Werkbezoek",)]
    assert rows("SELECT name FROM agenda.activity_place") == [("Venlo",)]
    assert rows("SELECT kind FROM agenda.problem ORDER BY 1") == [("kept_place",), ("kept_type",)]


def test_one_key_on_two_new_pages_takes_no_page_with_it(database: str, rows: Any) -> None:
    """No page writes such keys; should one do so, the later page has the activity."""
    paths = [f"/actueel/agenda/2024/09/02/{name}" for name in ("een", "twee", "drie")]
    pages = [make_page(make_activity(key=key), path=path) for key, path in zip("abb", paths, strict=True)]
    publish(database, "agenda", pages, [])
    found = rows(
        "SELECT a.key, p.path FROM agenda.activity a JOIN agenda.page p ON p.id = page_id ORDER BY 2"
    )
    assert found == [("b", paths[2]), ("a", paths[0])]
    assert rows("SELECT count(*) FROM agenda.page") == [(3,)]
