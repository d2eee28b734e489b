"""Staging many pages at once: the same as one after another, and one that can't be kept takes no other with it."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from support.pages import make_activity, make_page

from agendacrawl.core.items import AgendaPage
from agendacrawl.db.document import PageError
from agendacrawl.db.store import Store, StoreResult

FETCHED = dt.datetime(2024, 9, 2, 8, tzinfo=dt.UTC)
LONG = "/actueel/agenda/" + "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(5000))  # fits no index

Reading = tuple[AgendaPage, str | None, dict[str, Any] | None]


def a_page(name: str, title: str, hour: int = 12) -> AgendaPage:
    path = f"/actueel/agenda/2024/09/02/{name}"
    return make_page(
        make_activity(title, key=path), path=path, weekly=False, title=title, body=title.encode(),
        body_sha256=f"{title:0<64}", fetched_at=FETCHED.replace(hour=hour),
    )  # fmt: skip


@pytest.fixture
def known(database: str) -> str:
    """A database that knows pages: one as it is, one that is missing, one that was replaced."""
    with Store(database) as store:
        store.open_run("agenda", {})
        store.stage_many([(a_page(name, "eerst"), "r", {"n": 1}) for name in ("is", "weg", "oud")])
        store.publish("ok", {})
        store.open_run("agenda", {})
        store.mark_missing([a_page("weg", "").path])
        store.close_run("ok", {})
    with psycopg.connect(database) as connection:
        connection.execute("UPDATE agenda.page SET superseded_by = 1 WHERE path LIKE '%oud'")
    return database


def readings(seed: int) -> list[Reading]:
    """Pages that come again and again, with what they said before and other words, out of order of time."""
    draw = random.Random(seed)
    found: list[Reading] = []
    for _ in range(30):
        page = a_page(
            draw.choice(["is", "weg", "oud", "nieuw"]),
            draw.choice(["eerst", "dan"]),
            draw.choice([7, 13, 14]),
        )
        reader = draw.choice(["r", "s", None])
        found.append((page, reader, {"n": draw.randrange(3)} if reader else None))
    return found


KEPT = """
SELECT path, digest, document::text, content, body_sha256, fetched_at FROM agenda.staged WHERE run_id = %s ORDER BY id
"""
LEDGER = """
SELECT path, page_id, fetched_at, status, body_sha256, result FROM agenda.fetch WHERE run_id = %s ORDER BY id
"""
READ = "SELECT path, body_sha256, reader, digest, counts::text FROM agenda.reading WHERE %s > 0 ORDER BY path"


def staged(dsn: str, spider: str, batches: list[list[Reading]]) -> tuple[list[Any], ...]:
    """Stage batches in a run that comes to nothing; return what became of each page, and all rows of the run."""
    with Store(dsn) as store, psycopg.connect(dsn) as connection:
        run = store.open_run(spider, {})
        results = [result for batch in batches for result in store.stage_many(batch)]
        found = [connection.execute(query, [run]).fetchall() for query in (KEPT, LEDGER, READ)]
        connection.execute("DELETE FROM agenda.reading")
    return results, *found


@pytest.mark.parametrize("spider", ["agenda", "archive", "reprocess"])
def test_pages_at_once_are_staged_as_one_after_another(known: str, spider: str) -> None:
    results = set()
    for seed in range(8):
        pages = readings(seed)
        singly = staged(known, spider, [[one] for one in pages])
        assert staged(known, spider, [pages]) == singly
        assert staged(known, spider, [pages[:11], pages[11:12], pages[12:]]) == singly
        results |= set(singly[0])
    older = {StoreResult.OLDER} if spider == "archive" else set()
    assert results == {StoreResult.NEW, StoreResult.CHANGED, StoreResult.UNCHANGED} | older


def test_what_is_staged(known: str) -> None:
    """What says the same is not, unless it stands at an address that was replaced; nor is what an archive had before."""
    pages: list[Reading] = [(a_page(name, "eerst", 13), None, None) for name in ("is", "weg", "oud", "nieuw")]
    results, kept, ledger, _ = staged(known, "agenda", [pages])
    assert results == [StoreResult.UNCHANGED, StoreResult.CHANGED, StoreResult.UNCHANGED, StoreResult.NEW]
    assert [row[0].rpartition("/")[2] for row in kept] == ["weg", "oud", "nieuw"]
    assert [row[-1] for row in ledger] == results
    captures: list[Reading] = [
        (a_page("is", title, hour), None, None) for title, hour in (("dan", 7), ("dan", 13), ("dan", 14))
    ]
    results, kept, _, _ = staged(known, "archive", [captures])
    assert results == [StoreResult.OLDER, StoreResult.CHANGED, StoreResult.UNCHANGED]
    assert len(kept) == 1


@pytest.mark.parametrize("bad", [{0}, {4}, {1, 2}, {0, 1, 2, 3, 4}])
def test_pages_that_can_not_be_staged_take_no_other_with_them(store: Store, rows: Any, bad: set[int]) -> None:
    pages = [a_page(str(number), "eerst") for number in range(5)]
    given: list[Reading] = [
        (replace(page, path=LONG) if number in bad else page, None, None) for number, page in enumerate(pages)
    ]
    results = store.stage_many(given)
    assert {number for number, one in enumerate(results) if isinstance(one, PageError)} == bad
    assert all(str(results[number]).startswith(f"{LONG} was not stored: index row") for number in bad)
    good = [(page.path,) for number, page in enumerate(pages) if number not in bad]
    assert rows("SELECT path FROM agenda.staged ORDER BY id") == good
    assert rows("SELECT path FROM agenda.fetch ORDER BY id") == good


def test_a_page_with_two_activities_of_one_key_is_refused_alone(store: Store, rows: Any) -> None:
    page = a_page("twee", "eerst")
    twice = replace(page, activities=page.activities * 2)
    refused, kept = store.stage_many([(twice, None, None), (a_page("een", "eerst"), None, None)])
    assert isinstance(refused, PageError)
    assert kept == StoreResult.NEW
    assert rows("SELECT count(*) FROM agenda.staged") == [(1,)]
    assert store.stage_many([]) == []
