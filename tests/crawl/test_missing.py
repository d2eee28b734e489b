"""A page is missing only when a complete scan does not name it and it says itself that it is gone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from support.warm import Warm

from agendacrawl.core.vocabulary import Platform
from agendacrawl.sample.server import SampleServer


class Site(SampleServer):
    """The sample site. What is taken from `pages` is in no listing; `answers` may keep it at its address."""

    def __init__(self) -> None:
        super().__init__(Platform.PRO, 0)
        self.answers: dict[str, tuple[int, str, str]] = {}
        self.announces = 0  # so many results more than there are

    def get(self, target: str) -> tuple[int, str, str]:
        return self.answers.get(target) or super().get(target)

    def post(self, target: str, body: bytes) -> tuple[int, str, str]:
        status, kind, text = super().post(target, body)
        if self.announces and status == 200:
            text = json.dumps(
                json.loads(text) | {"totalResults": json.loads(text)["totalResults"] + self.announces}
            )
        return status, kind, text


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site() as server:
        yield server


@pytest.fixture(scope="module")
def crawled(site: Site, warm: Warm, copies: Any) -> str:
    """A database after a crawl of the whole site."""
    dsn = str(copies())
    assert warm(site.url, dsn).outcome == "ok"
    return dsn


@pytest.fixture
def changing(site: Site) -> Iterator[Site]:
    """The site, put right again afterwards."""
    pages = dict(site.pages)
    yield site
    site.pages, site.announces = pages, 0
    site.answers.clear()


@pytest.fixture
def dsn(changing: Site, crawled: str, copies: Any) -> str:  # noqa: ARG001
    """A copy of the database, and a site that may be changed."""
    return str(copies(crawled))


@pytest.fixture(scope="module")
def left_alone(crawled: str, copies: Any) -> str:
    """A copy of the database in which nothing is to become missing."""
    return str(copies(crawled))


def ask(dsn: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn) as connection:
        return connection.execute(query.encode()).fetchall()


def missing(dsn: str) -> set[str]:
    return {path for (path,) in ask(dsn, "SELECT path FROM agenda.page WHERE missing_since_run IS NOT NULL")}


def history(dsn: str) -> set[tuple[str, str]]:
    """Page and kind of what later runs noticed."""
    return set(ask(dsn, "SELECT path, kind FROM agenda.activity_history WHERE run_id > 1"))


def weeks(site: Site) -> list[str]:
    return sorted(path for path, page in site.pages.items() if "-week-" in path and page.body[0])


def test_a_page_that_is_gone_is_missing_and_one_that_answers_otherwise_is_not(
    site: Site,
    dsn: str,
    warm: Warm,
) -> None:
    not_found, gone, there, broken, closed = weeks(site)[:5]
    site.answers = {
        gone: (410, "text/html", "<h1>Weg</h1>"),
        there: site.get(there),
        broken: (500, "text/html", "<h1>Fout</h1>"),
        closed: (403, "text/html", "<h1>Verboden</h1>"),
    }
    activities = ask(dsn, "SELECT count(*) FROM agenda.activity")
    for path in (not_found, gone, there, broken, closed):
        del site.pages[path]
    done = warm(site.url, dsn)
    assert done.outcome == "ok"
    assert done.stats["agenda/pages/missing"] == 2
    assert done.stats["agenda/pages/failed"] == 2
    assert missing(dsn) == {not_found, gone}
    assert history(dsn) == {(not_found, "withdrawn"), (gone, "withdrawn")}
    assert ask(dsn, "SELECT count(*) FROM agenda.activity") == activities
    assert set(ask(dsn, "SELECT path, status FROM agenda.fetch WHERE result = 'failed'")) == {
        (not_found, 404), (gone, 410), (broken, 500), (closed, 403),
    }  # fmt: skip
    again = warm(site.url, dsn)
    assert "agenda/pages/missing" not in again.stats  # a missing page is not asked for again
    site.pages[not_found] = next(page for page in Site().pages.values() if page.path == not_found)
    assert warm(site.url, dsn).outcome == "ok"
    assert missing(dsn) == {gone}
    assert history(dsn) == {(not_found, "withdrawn"), (gone, "withdrawn"), (not_found, "returned")}
    assert ask(dsn, "SELECT count(*) FROM agenda.activity") == activities


@pytest.mark.parametrize(("status", "counts_once"), [(301, True), (308, True), (302, False), (307, False)])
def test_a_page_that_moved_for_good_counts_at_its_new_address_only(
    site: Site, dsn: str, warm: Warm, status: int, counts_once: bool
) -> None:
    old = "/actueel/agenda/2026/11/10/gesprek-dorpsraad-bellingwolde"
    new = old.replace("gesprek", "overleg")
    page = site.pages.pop(old)
    site.pages[new] = replace(page, path=new)
    site.answers = {old: (status, f"text/html\r\nLocation: {new}", "")}  # a second header behind the first
    assert warm(site.url, dsn).outcome == "ok"
    assert missing(dsn) == ({old} if counts_once else set())
    paths = ask(dsn, "SELECT path FROM agenda.page WHERE path LIKE '%%dorpsraad-bellingwolde'")
    assert {path for (path,) in paths} == {old, new}


@pytest.mark.parametrize("reason", ["announced", "source", "max_pages", "person", "period", "other_site"])
def test_nothing_is_missing_after_a_scan_that_was_not_of_it_or_not_complete(
    changing: Site, left_alone: str, warm: Warm, reason: str
) -> None:
    site, dsn = changing, left_alone
    single = "/actueel/agenda/2026/11/10/gesprek-dorpsraad-bellingwolde"
    before = ask(dsn, "SELECT count(*) FROM agenda.activity_history")
    del site.pages[single]
    arguments, words = {}, ""
    if reason == "announced":
        site.announces, words = 3, "results announced"
    elif reason == "source":
        site.answers["/sitemap/1.xml"], words = (503, "text/html", ""), "sitemap"
    elif reason == "max_pages":
        arguments, words = {"max_pages": "60"}, "max_pages=60"
    elif reason == "person":
        arguments = {"person": "Rob Jetten"}
    elif reason == "period":
        arguments = {"since": "2026-11-16"}
    else:
        with psycopg.connect(dsn) as connection:
            connection.execute("UPDATE agenda.page SET url = 'https://www.rijksoverheid.nl' || path")
    done = warm(site.url, dsn, **arguments)
    assert done.outcome == "ok"
    assert done.stats["agenda/scan/complete"] is not bool(words)
    assert missing(dsn) == set()
    assert ask(dsn, "SELECT count(*) FROM agenda.activity_history") == before
    assert ask(dsn, f"SELECT * FROM agenda.fetch WHERE run_id > 1 AND path = '{single}'") == []
    assert ("The scan is incomplete, so no page counts as missing" in done.log) is bool(words)
    assert words in str(done.stats["agenda/scan/reasons"])


def test_a_page_of_the_person_asked_for_can_be_missing(site: Site, dsn: str, warm: Warm) -> None:
    mine = next(path for path in weeks(site) if "minister-president-jetten" in path)
    other = next(path for path in weeks(site) if "jetten" not in path)
    del site.pages[mine], site.pages[other]
    assert warm(site.url, dsn, person="Rob Jetten").outcome == "ok"
    assert missing(dsn) == {mine}


def test_a_run_that_publishes_nothing_marks_nothing(site: Site, dsn: str, warm: Warm) -> None:
    for path in weeks(site)[:40]:
        del site.pages[path]
    for path in list(site.pages)[:10]:
        del site.pages[path]
    done = warm(site.url, dsn)
    assert done.outcome == "assertion"
    assert done.stats["agenda/pages/missing"] == 50
    assert missing(dsn) == set()


def test_the_same_site_again_asks_for_nothing_more_and_notes_nothing(
    site: Site, dsn: str, warm: Warm
) -> None:
    before = ask(dsn, "SELECT max(id) FROM agenda.activity_history")
    done = warm(site.url, dsn)
    assert done.stats["agenda/stored/unchanged"] == len(site.pages)
    assert ask(dsn, "SELECT max(id) FROM agenda.activity_history") == before
    assert ask(dsn, "SELECT count(*) FROM agenda.fetch WHERE run_id = 2") == [(len(site.pages),)]


def test_an_edited_page_is_told_field_by_field(site: Site, dsn: str, warm: Warm) -> None:
    path = next(
        path for path, page in site.pages.items() if "-week-" not in path and page.place and page.time
    )
    page = site.pages[path]
    site.pages[path] = replace(page, title=f"{page.title} (gewijzigd)")
    assert warm(site.url, dsn).outcome == "ok"
    told = ask(dsn, "SELECT kind, field, old_value, new_value, url FROM gis.changes WHERE run_id = 2")
    assert ("reworded", "title", page.title, f"{page.title} (gewijzigd)", site.url + path) in told
    assert {kind for kind, *_ in told} <= {"reworded", "changed"}
