"""Real edits of the site between October 2022 and 2023, replayed through the store: nobody who left is lost."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from support.paths import SHARED

from agendacrawl import register
from agendacrawl.core.items import Activity, AgendaPage
from agendacrawl.core.vocabulary import Platform
from agendacrawl.db.replaced import Addresses
from agendacrawl.db.store import Store, StoreResult

EDITS = SHARED / "gold/edits/iwnl_edits_2022_to_2023.jsonl"
GONE = SHARED / "gold/edits/iwnl_gone_pages.jsonl"
ITEMS = SHARED / "data/agendas_2017_2023.jsonl"
BEFORE, AFTER = (dt.datetime(year, 10, 15, tzinfo=dt.UTC) for year in (2022, 2023))

pytestmark = pytest.mark.skipif(
    not EDITS.exists(), reason="../shared is not here: the real edits were not replayed"
)


def page_of(item: dict[str, Any], fetched_at: dt.datetime) -> AgendaPage:
    """A single page that says what the item says."""
    day, path = dt.date.fromisoformat(item["datum"]), item["url"]
    people = [name for one in item["bewindspersoon"] if (name := one.strip(" ,"))]
    kind = item["type"] if item["type"] != "NA" else None
    activity = Activity(
        key=path, title=item["activiteitnaam"], date=day, people=list(people), type_stated=kind,
        stated_place=item["locatie"] or None, description=item.get("subtitel") or "",
    )  # fmt: skip
    return AgendaPage(
        url="https://www.rijksoverheid.nl" + path, path=path, platform=Platform.LEGACY, weekly=False,
        title=activity.title, date=day, people=people, ministries=[], type_stated=kind,
        stated_place=activity.stated_place, intro="", published=None, activities=[activity],
        body_sha256="a" * 64, body=b"", fetched_at=fetched_at,
    )  # fmt: skip


@dataclass(frozen=True)
class Replay:
    """The pages before and after, who takes part in them according to the database at both times, and what was kept."""

    before: list[AgendaPage]
    after: list[AgendaPage]
    people_before: dict[str, list[str]]
    people_after: dict[str, list[str]]
    kept: dict[str, set[str]]
    gone: dict[str, set[str]]
    ids: tuple[Any, Any]
    again: Counter[StoreResult]
    replaced: dict[str, str]
    withdrawn: set[str]


@pytest.fixture(scope="module")
def replay(copies: Any) -> Iterator[Replay]:
    items = {one["url"]: one for one in map(json.loads, ITEMS.read_text("utf-8").splitlines())}
    edits = [json.loads(line) for line in EDITS.read_text("utf-8").splitlines()]

    def version(edit: dict[str, Any], when: str, at: dt.datetime) -> AgendaPage:
        return page_of(items[edit["url"]] | {key: one[when] for key, one in edit["changed"].items()}, at)

    before, after = (
        [version(edit, *one) for edit in edits] for one in (("before", BEFORE), ("after", AFTER))
    )
    gone = [json.loads(line) for line in GONE.read_text("utf-8").splitlines()]
    # What stood beside the pages that are gone, and did not change.
    days, known = {one["datum"] for one in gone}, {one["url"] for one in edits}
    same = [page_of(one, BEFORE) for url, one in items.items() if one["datum"] in days and url not in known]
    vanished = Addresses([one["url"] for one in gone])
    dsn = copies()
    with Store(dsn) as store, psycopg.connect(dsn, autocommit=True) as connection:

        def people() -> dict[str, list[str]]:
            return dict(connection.execute(
                "SELECT a.key, array_agg(p.name ORDER BY ordinal) FROM agenda.activity a "
                "LEFT JOIN agenda.activity_person p ON p.activity_id = a.id GROUP BY a.key"
            ).fetchall())  # fmt: skip

        def lost(kept: bool) -> dict[str, set[str]]:
            rows = connection.execute(
                "SELECT path, array_agg(name) FROM agenda.lost_name JOIN agenda.page ON page.id = page_id "
                "WHERE kept = %s AND last_seen_run = 1 GROUP BY path", [kept]
            ).fetchall()  # fmt: skip
            return {path: set(names) for path, names in rows}

        ids = "SELECT key, id FROM agenda.activity ORDER BY id"
        results: list[Counter[StoreResult]] = []
        seen = []
        for pages in (before, after, after):
            store.open_run("agenda", {})
            results.append(Counter(store.store_page(one) for one in pages))
            if pages is before:
                for one in (*same, *(page_of(one, BEFORE) for one in gone)):
                    store.store_page(one)
            store.publish("ok", {}, Addresses() if pages is before else vanished)
            seen.append((people(), connection.execute(ids).fetchall()))
        yield Replay(
            before,
            after,
            seen[0][0],
            seen[1][0],
            lost(True),
            lost(False),
            (seen[0][1], seen[1][1]),
            results[2],
            dict(
                connection.execute(
                    "SELECT p.path, q.path FROM agenda.page p JOIN agenda.page q ON q.id = p.superseded_by"
                ).fetchall()
            ),
            {
                path
                for (path,) in connection.execute("SELECT key FROM gis.activity WHERE withdrawn = 'after'")
            },
        )


def had_left(name: str, page: AgendaPage) -> bool:
    """Whether somebody held an office on the day of the page and none of those when it was last read."""
    ends = [office.end_date for office in register.offices() if office.person == name and office.start_date <= page.date
            and (office.end_date is None or page.date <= office.end_date)]  # fmt: skip
    return bool(ends) and all(end is not None and end <= AFTER.date() for end in ends)


def test_nobody_who_left_is_lost(replay: Replay) -> None:
    for name in ("Dennis Wiersma", "Henk Staghouwer"):
        held = [{one.path for one in replay.before if name in one.people and had_left(name, one)},
                {path for path, people in replay.people_after.items() if name in people}]  # fmt: skip
        assert len(held[0]) > 190
        assert held[0] <= held[1], name


def test_names_are_kept_or_go_as_the_register_says(replay: Replay) -> None:
    for old, new in zip(replay.before, replay.after, strict=True):
        lost = [name for name in old.people if name not in new.people]
        stays = {name for name in lost if had_left(name, new) or not new.people}
        assert set(replay.people_after[old.path]) - {None} == {*new.people, *stays}, old.path
        assert replay.kept.get(old.path, set()) == stays
        assert replay.gone.get(old.path, set()) == set(lost) - stays


def test_ids_stay_and_the_same_again_writes_nothing(replay: Replay) -> None:
    assert replay.ids[0] == replay.ids[1]
    assert set(replay.again) == {StoreResult.UNCHANGED}


def test_pages_that_were_replaced_are_found_and_the_others_count(replay: Replay) -> None:
    """Four of the pages that are gone stand under another address; the rest vanished after its day."""
    gone = {json.loads(line)["url"] for line in GONE.read_text("utf-8").splitlines()}
    assert {old.rsplit("/", 1)[-1]: new.rsplit("/", 1)[-1] for old, new in replay.replaced.items()} == {
        "corona-overleg-catshuis": "corona-overleg",
        "bewindsliedenoverleg-over-fysieke-leefomgeving": "bewindspersonenoverleg-fysieke-leefomgeving",
        "gesprek-met-de-minister-van-financien-en-de-staatsecretaris-van-jv": "gesprek-over-opvang-asielzoekers",
        "bewindsliedenoverleg-over-taskforce-derogatie": "bewindspersonenoverleg-derogatie",
    }
    assert replay.withdrawn == gone - replay.replaced.keys()
