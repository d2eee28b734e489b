"""Sites on which sources are missing, lying, slow, empty or of another shape: all is found, or the run says that it is not."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from support.adversary import MODES, Adversary
from support.warm import Crawled, Warm

from agendacrawl.core.vocabulary import Platform
from agendacrawl.sample.server import SampleServer

SETTINGS = {"AGENDA_NER": "none"}


def yielded(done: Crawled) -> tuple[int, int]:
    stats = done.stats
    pages = stats.get("agenda/pages/single", 0) + stats.get("agenda/pages/weekly", 0)
    return pages, stats.get("agenda/activities", 0)


@pytest.fixture(scope="module")
def all_of_it(warm: Warm) -> tuple[int, int]:
    with Adversary(MODES["nothing wrong"]) as site:
        done = warm(site.url, settings=SETTINGS)
        assert done.outcome == "ok"
        assert done.stats["agenda/scan/complete"] is True
        return yielded(done)


@pytest.mark.parametrize("name", MODES)
def test_it_is_complete_or_says_so(name: str, warm: Warm, all_of_it: tuple[int, int]) -> None:
    mode = MODES[name]
    with Adversary(mode) as site:
        done = warm(site.url, settings={**SETTINGS, "HANGS": ["/sitemap"] if name == "slow sitemaps" else []})
    assert done.outcome in mode.outcomes, (done.stats.get("agenda/scan/reasons"), yielded(done))
    if mode.complete:
        assert yielded(done) == all_of_it
    else:
        assert done.stats.get("agenda/scan/reasons") or done.outcome in ("markup_changed", "assertion")


class Counting(SampleServer):
    """The sample site as it is; `asked` counts what it is asked for."""

    def __init__(self, platform: Platform) -> None:
        super().__init__(platform, 0)
        self.asked: Counter[str] = Counter()

    def get(self, target: str) -> Any:
        self.asked[target.partition("?")[0]] += 1
        return super().get(target)

    def post(self, target: str, body: bytes) -> Any:
        self.asked[target] += 1
        return super().post(target, body)


def test_a_normal_run_asks_for_nothing_more(warm: Warm) -> None:
    """One robots.txt, a search for each month, an index with its parts, and each page once."""
    with Counting(Platform.PRO) as site:
        assert warm(site.url, settings=SETTINGS).outcome == "ok"
    pages = {path: number for path, number in site.asked.items() if path.startswith("/actueel/agenda/")}
    assert set(pages.values()) == {1}
    assert len(pages) == len(site.pages)
    others = {path: number for path, number in site.asked.items() if path not in pages}
    assert others.pop("/api/search") == 3
    assert all(path in ("/robots.txt", "/sitemap.xml") or path.startswith("/sitemap/") for path in others)
    assert set(others.values()) == {1}


def test_a_normal_run_on_the_older_platform_asks_for_nothing_more(warm: Warm) -> None:
    with Counting(Platform.LEGACY) as site:
        assert warm(site.url, settings=SETTINGS).outcome == "ok"
    others = {path: number for path, number in site.asked.items() if not path.startswith("/actueel/agenda/")}
    assert others.keys() == {"/robots.txt", "/api/search", "/sitemap.xml", "/actueel/agenda"}
    assert (others["/api/search"], others["/sitemap.xml"]) == (1, 1)


def test_the_form_that_was_answered_is_tried_first_the_next_time(warm: Warm, database: str) -> None:
    with Adversary(MODES["search takes ten a page"]) as site:
        first = warm(site.url, database, settings=SETTINGS)
        asked = site.asked.count("/api/search")
        second = warm(site.url, database, settings=SETTINGS)
        again = site.asked.count("/api/search") - asked
    assert (
        first.stats["agenda/discovery/form"]
        == second.stats["agenda/discovery/form"]
        == "activity_date_by_ten"
    )
    assert (asked, again) == (again + 1, asked - 1)


def test_half_of_the_people_gone_at_once_is_not_ok(warm: Warm, database: str) -> None:
    """From every source, without an error anywhere: nothing is published, and nothing is missing."""
    with Adversary(MODES["nothing wrong"]) as site:
        assert warm(site.url, database, settings=SETTINGS).outcome == "ok"
        weeks = sorted(
            {path.rsplit("/", 1)[-1].rsplit("-week-", 1)[0] for path in site.pages if "-week-" in path}
        )
        gone = tuple(weeks[::2])
        site.pages = {
            path: page for path, page in site.pages.items() if not path.rsplit("/", 1)[-1].startswith(gone)
        }
        done = warm(site.url, database, settings=SETTINGS)
    assert done.outcome == "assertion"
    assert "named is" in str(done.stats["agenda/assertions/failed"])
