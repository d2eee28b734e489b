"""Edits of a page, through the real store: who keeps the id, and what is kept."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import psycopg
import pytest
from support.edits import Edit, edits

from agendacrawl.core.items import Activity, AgendaPage
from agendacrawl.core.vocabulary import Platform
from agendacrawl.db.store import Store
from agendacrawl.dutch.text import fold


def page_of(number: int, lines: list[dict[str, Any]]) -> AgendaPage:
    """A week with these lines, with the keys that the reader gives."""
    path = f"/actueel/agenda/2024/09/02/week-{number}"
    seen: Counter[str] = Counter()
    activities = []
    for one in lines:
        key = f"{path}#{one['date']}#{fold(one['title'])}"
        seen[key] += 1
        activities.append(
            Activity(key=key if seen[key] == 1 else f"{key}#{seen[key]}", people=["Mona Keijzer"], **one)
        )
    return AgendaPage(
        url="https://www.rijksoverheid.nl" + path, path=path, platform=Platform.PRO, weekly=True, title="Week",
        date=dt.date(2024, 9, 2), people=["Mona Keijzer"], ministries=[], type_stated="Agenda", stated_place=None,
        intro="", published=None, activities=activities, body_sha256=f"{number:064}", body=b"",
        fetched_at=dt.datetime(2024, 9, 9, tzinfo=dt.UTC),
    )  # fmt: skip


def rows_of(lines: list[dict[str, Any]], rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return the row of each line: one that has its place, else one of the same words whose place was kept."""
    mine: dict[int, tuple[Any, ...]] = {}
    for kept in (False, True):
        for at, one in enumerate(lines):
            words = one["title"], one["start_time"], one["date"], one["description"]
            fitting = [
                row
                for row in rows
                if (*row[1:4], row[5]) == words and (kept or row[4] == one["stated_place"])
            ]
            if at not in mine and fitting:
                mine[at] = fitting[0]
                rows.remove(fitting[0])
    return [mine[at] for at in range(len(lines))]


@pytest.fixture(scope="module")
def stored(copies: Any) -> list[tuple[Edit, list[int | None], dict[int, str]]]:
    """Every edit with what the database says after it: which line before it was, and the places that were kept."""
    dsn, found = copies(), []
    ids = "SELECT id, title, start_time, date, stated_place, description FROM agenda.activity a WHERE page_id = (SELECT max(page_id) FROM agenda.activity WHERE key LIKE %s) ORDER BY id"
    with Store(dsn) as store, psycopg.connect(dsn, autocommit=True) as connection:
        store.open_run("agenda", {})
        for number, edit in enumerate(edits()):
            own = f"%/week-{number}#%"
            store.store_page(page_of(number, edit.before))
            before = [row[0] for row in connection.execute(ids, [own]).fetchall()]
            store.store_page(page_of(number, edit.after))
            rows = connection.execute(ids, [own]).fetchall()
            mine = rows_of(edit.after, rows)
            same = [before.index(row[0]) if row[0] in before else None for row in mine]
            places = zip((row[4] for row in mine), (one["stated_place"] for one in edit.after), strict=True)
            kept = {at: stored for at, (stored, stated) in enumerate(places) if stored != stated}
            found.append((edit, same, kept))
    return found


def told(edit: Edit, same: list[int | None], kept: dict[int, str]) -> list[str]:
    """Say of each line which it was and what is kept; lines that say the same may change places."""
    return sorted(f"{one} was {same[at]}, kept {kept.get(at)}" for at, one in enumerate(edit.after))


def test_ids_and_what_is_kept_follow_the_appointment(
    stored: list[tuple[Edit, list[int | None], dict[int, str]]],
) -> None:
    found = {edit.words: told(edit, same, kept) for edit, same, kept in stored}
    assert found == {edit.words: told(edit, edit.same, edit.keeps) for edit, _, _ in stored}
