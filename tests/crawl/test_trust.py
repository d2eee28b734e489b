"""Pages that are taken on trust: what is not fetched, what is fetched all the same, and that nothing vanishes by it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from support.crawls import ask, versions
from support.warm import Crawled, Warm

from agendacrawl.core.vocabulary import Platform
from agendacrawl.sample.server import SampleServer
from agendacrawl.sample.site import Entrance


class Site(SampleServer):
    """The sample site, which keeps what it was asked for; `broken` answers 500."""

    def __init__(self) -> None:
        super().__init__(Platform.PRO, 0)
        self.asked: list[str] = []
        self.broken: set[str] = set()
        self.gone: set[str] = set()

    def get(self, target: str) -> tuple[int, str, str]:
        self.asked.append(target)
        if target in self.broken:
            return 500, "text/html", "kapot"
        return (404, "text/html", "weg") if target in self.gone else super().get(target)

    def fetched(self) -> list[str]:
        """Return the pages that were asked for since the last time."""
        asked, self.asked = self.asked, []
        return [one for one in asked if one.startswith("/actueel/agenda/")]

    def edit(self, path: str, title: str, *, dated: bool = True) -> None:
        """Give a page another title, and another date of publication unless it changes silently."""
        page = self.pages[path]
        later = page.published + dt.timedelta(days=1) if dated else page.published
        self.pages[path] = replace(page, title=title, published=later)

    @property
    def named_by_both(self) -> list[str]:
        return sorted(path for path, page in self.pages.items() if page.entrance is Entrance.BOTH)


@pytest.fixture
def site(crawled_once: tuple[Site, str]) -> Iterator[Site]:
    """The site as it was at the first crawl, put right again afterwards."""
    site = crawled_once[0]
    pages = dict(site.pages)
    site.fetched()
    yield site
    site.pages = pages
    site.broken.clear()
    site.gone.clear()


@pytest.fixture(scope="module")
def crawled_once(warm: Warm, copies: Callable[..., str]) -> Iterator[tuple[Site, str]]:
    with Site() as site:
        dsn = copies()
        assert warm(site.url, dsn).outcome == "ok"
        yield site, dsn


@pytest.fixture
def dsn(crawled_once: tuple[Site, str], copies: Callable[..., str]) -> str:
    return copies(crawled_once[1])


def trusting(warm: Warm, site: Site, dsn: str) -> Crawled:
    return warm(site.url, dsn, {"AGENDA_TRUST_DAYS": 7})


def results(dsn: str) -> Counter[str]:
    """Return how often the last run wrote each result to the ledger."""
    rows = ask(
        dsn,
        "SELECT result, count(*) FROM agenda.fetch WHERE run_id = (SELECT max(id) FROM agenda.run) GROUP BY 1",
    )
    return Counter(dict(rows))


def gone(dsn: str) -> list[Any]:
    return ask(dsn, "SELECT path FROM agenda.page WHERE missing_since_run IS NOT NULL ORDER BY 1")


def test_without_the_setting_every_page_is_fetched(site: Site, warm: Warm, dsn: str) -> None:
    done = warm(site.url, dsn)
    assert set(site.fetched()) >= set(site.named_by_both)
    assert "agenda/pages/trusted" not in done.stats


def test_what_both_sources_date_as_before_is_not_fetched(site: Site, warm: Warm, dsn: str) -> None:
    rows = versions(dsn)
    done = trusting(warm, site, dsn)
    assert done.outcome == "ok"
    fetched = site.fetched()
    assert not set(fetched) & set(site.named_by_both)
    assert {path for path, page in site.pages.items() if page.entrance is not Entrance.BOTH} <= set(fetched)
    assert done.stats["agenda/pages/trusted"] == len(site.named_by_both)
    assert results(dsn)["trusted"] == len(site.named_by_both)
    assert versions(dsn) == rows
    first, last = (
        ask(dsn, f"SELECT stats FROM agenda.run ORDER BY id {order} LIMIT 1")[0][0] for order in ("", "DESC")
    )
    assert first["agenda/activities"] == last["agenda/activities"]  # they count as if they had been fetched


def test_a_page_with_another_date_is_fetched_and_only_that(site: Site, warm: Warm, dsn: str) -> None:
    path = site.named_by_both[3]
    site.edit(path, "Iets heel anders")
    done = trusting(warm, site, dsn)
    assert set(site.fetched()) & set(site.named_by_both) == {path}
    assert ask(dsn, "SELECT title FROM agenda.page WHERE path = %s", path) == [("Iets heel anders",)]
    assert done.stats["agenda/stored/changed"] == 1


def test_nothing_vanishes_because_it_was_trusted(site: Site, warm: Warm, dsn: str) -> None:
    vanished, hidden = site.named_by_both[:2]
    del site.pages[vanished]  # no source names it, and it answers 404
    site.gone.add(hidden)  # the sources still name it
    trusting(warm, site, dsn)
    assert gone(dsn) == [(vanished,)]
    trusting(warm, site, dsn)
    assert gone(dsn) == [(vanished,)]


def test_a_silent_change_is_found_when_the_window_is_due_and_ends_the_trust(
    site: Site, warm: Warm, dsn: str
) -> None:
    path = site.named_by_both[5]
    site.edit(path, "Stilletjes gewijzigd", dated=False)
    trusting(warm, site, dsn)
    assert path not in site.fetched()
    ask(dsn, "UPDATE agenda.listed SET verified_at = verified_at - interval '8 days' WHERE path = %s", path)
    done = trusting(warm, site, dsn)
    assert set(site.named_by_both) <= set(site.fetched())  # one is due, so all of them are
    assert done.stats["agenda/pages/silent"] == 1
    assert ask(dsn, "SELECT title FROM agenda.page WHERE path = %s", path) == [("Stilletjes gewijzigd",)]
    trusting(warm, site, dsn)
    assert set(site.named_by_both) <= set(site.fetched())  # the sources have just been wrong
    trusting(warm, site, dsn)
    assert not set(site.named_by_both) & set(site.fetched())


@pytest.mark.parametrize(
    "why", ["a sitemap that fails", "a date that moved back", "another reader", "a page that moved"]
)
def test_what_speaks_against_the_sources(why: str, site: Site, warm: Warm, dsn: str) -> None:
    path, everything = site.named_by_both[7], set(site.named_by_both)
    match why:
        case "a sitemap that fails":
            site.broken.add("/sitemap/1.xml")
        case "a date that moved back":
            page = site.pages[path]
            site.pages[path] = replace(page, published=page.published - dt.timedelta(days=1))
        case "another reader":
            ask(dsn, "UPDATE agenda.reading SET reader = 'of another version'")
        case "a page that moved":
            ask(dsn, "UPDATE agenda.page SET moved_to = '/elders' WHERE path = %s", path)
            everything = {path}
    trusting(warm, site, dsn)
    assert set(site.fetched()) & set(site.named_by_both) >= everything


def test_a_run_that_is_not_published_makes_nothing_trusted(site: Site, warm: Warm, dsn: str) -> None:
    path = site.named_by_both[4]
    site.edit(path, "Nog niet gepubliceerd")
    few = {"AGENDA_TRUST_DAYS": 7, "CLOSESPIDER_ITEMCOUNT": 1}
    assert warm(site.url, dsn, few).outcome != "ok"
    site.fetched()
    trusting(warm, site, dsn)
    assert path in site.fetched()
    assert ask(dsn, "SELECT title FROM agenda.page WHERE path = %s", path) == [("Nog niet gepubliceerd",)]
