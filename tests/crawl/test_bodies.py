"""A body is what is read from it: tokens in the markup make no other, and bodies go by a policy."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from support.pages import make_activity, make_page
from support.warm import Warm

from agendacrawl.core.vocabulary import Platform
from agendacrawl.db.store import Store
from agendacrawl.pages.document import Document
from agendacrawl.sample.server import SampleServer


class Tokens(SampleServer):
    """The sample site; every answer has tokens of its own where nobody reads."""

    numbers = itertools.count()

    def get(self, target: str) -> tuple[int, str, str]:
        status, kind, text = super().get(target)
        number = next(self.numbers)
        text = text.replace(
            "</head>", f'<meta name="csrf" content="{number}"><script>var t = {number};</script></head>'
        )
        return status, kind, text.replace("<main", f'<main data-token="{number}"')


def ask(dsn: str, query: str) -> list[Any]:
    with psycopg.connect(dsn) as connection:
        return connection.execute(query.encode()).fetchall()


def test_a_token_in_the_markup_is_no_change(warm: Warm, copies: Callable[..., str]) -> None:
    dsn = str(copies())
    with Tokens(Platform.PRO, 0) as site:
        assert warm(site.url, dsn).outcome == "ok"
        before = ask(dsn, "SELECT sha256, superseded_at FROM agenda.body ORDER BY 1")
        again = warm(site.url, dsn)
    assert again.stats["agenda/stored/unchanged"] == len(before) == 75
    assert ask(dsn, "SELECT sha256, superseded_at FROM agenda.body ORDER BY 1") == before
    assert ask(dsn, "SELECT count(DISTINCT body_sha256) FROM agenda.fetch") == [(150,)]
    assert ask(dsn, "SELECT count(*) FROM agenda.activity_history WHERE run_id = 2") == [(0,)]


PAGE = "<html><head>{head}</head><body><main {main}><h1>Overleg</h1><p>{first}</p><ul><li>Hulst</li></ul></main></body></html>"


@pytest.mark.parametrize(
    ("edited", "same"),
    [
        ({"head": "<meta name='csrf' content='2'>"}, True),
        ({"head": "<script>var token = 2;</script>"}, True),
        ({"head": "<link href='/style.css?2'>"}, True),
        ({"main": "data-token=2 class=x"}, True),
        ({"first": "Gesprek   met\nde raad"}, True),
        ({"first": "Gesprek met de gemeenteraad"}, False),
        ({"first": "<b>Gesprek</b> met de raad"}, False),  # bold words begin a line of their own kind
        ({"head": "<meta name='DCTERMS.issued' content='2024-09-02'>"}, False),
        (
            {
                "head": '<script type="application/ld+json">{"@type": "Event", "startDate": "2024-09-02"}</script>'
            },
            False,
        ),
    ],
)
def test_what_is_the_same_to_read(edited: dict[str, str], same: bool) -> None:
    plain = {"head": "", "main": "", "first": "Gesprek met de raad"}
    first, second = (Document.parse(PAGE.format(**parts)).reading() for parts in (plain, plain | edited))
    assert (first == second) is same


def test_a_body_is_kept_while_a_page_rests_on_it_and_a_year_more(store: Store, rows: Any) -> None:
    bodies = "SELECT left(sha256, 1), superseded_at IS NOT NULL FROM agenda.body ORDER BY 1"
    first = make_page(make_activity())

    def run(page: Any) -> None:
        store.open_run("agenda", {})
        store.stage(page)
        store.publish("ok", {})

    run(first)
    assert rows(bodies) == [("a", False)]
    run(replace(first, reading="other", body_sha256="b" * 64, body=b"<p>Anders</p>"))
    assert rows(bodies) == [("a", True), ("b", False)]
    rows("UPDATE agenda.body SET superseded_at = superseded_at - interval '364 days' RETURNING 1")
    run(replace(first, reading="third", body_sha256="c" * 64, body=b"<p>Weer anders</p>"))
    assert rows(bodies) == [("a", True), ("b", True), ("c", False)]
    run(replace(first, fetched_at=first.fetched_at + dt.timedelta(days=9)))  # what it said at first
    assert rows(bodies) == [("a", False), ("b", True), ("c", True)]
    rows("UPDATE agenda.body SET superseded_at = superseded_at - interval '366 days' RETURNING 1")
    run(replace(first, title="Anders"))
    assert rows(bodies) == [("a", False)]
