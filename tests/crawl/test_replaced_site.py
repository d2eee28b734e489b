"""Pages that are published long after their day, and pages under new addresses: whole crawls of a changing site."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from support.warm import Warm

from agendacrawl.core import territory
from agendacrawl.core.arguments import LOOK_BACK, Arguments
from agendacrawl.core.vocabulary import Platform
from agendacrawl.discovery import late, sitemap
from agendacrawl.sample.server import SampleServer

TODAY = territory.today()
OLD = "/actueel/agenda/2026/11/10/gesprek-dorpsraad-bellingwolde"


def ask(dsn: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn) as connection:
        return connection.execute(query.encode()).fetchall()


class Counting(SampleServer):
    """The sample site; keeps what the search was asked."""

    def __init__(self) -> None:
        super().__init__(Platform.PRO, 0)
        self.asked: list[dict[str, Any]] = []

    def post(self, target: str, body: bytes) -> tuple[int, str, str]:
        self.asked.append(json.loads(body)["requestState"])
        return super().post(target, body)


@pytest.mark.parametrize("known_to", ["search", "sitemap"])
def test_a_page_published_long_after_its_day_is_found(warm: Warm, copies: Any, known_to: str) -> None:
    """A hundred days after its day: outside the eight weeks of a daily run."""
    dsn, day = str(copies()), TODAY - dt.timedelta(days=100)
    with Counting() as site:
        page = site.pages[OLD]
        entrance = type(page.entrance)(known_to)
        path = f"/actueel/agenda/{day:%Y/%m/%d}/gesprek-dorpsraad"
        moment = dt.datetime.combine(TODAY - dt.timedelta(days=2), dt.time(9), dt.UTC)
        tardy = replace(page, path=path, path_date=day, date=day, published=moment, entrance=entrance)
        other = path.replace("dorpsraad", "raad")
        early = replace(tardy, path=other, published=dt.datetime.combine(day, dt.time(9), dt.UTC))
        current = {
            name: replace(one, published=dt.datetime.combine(TODAY, dt.time(), dt.UTC))
            for name, one in list(site.pages.items())
        }
        site.pages = current | {path: tardy, other: early}
        since, until = TODAY - LOOK_BACK, max(TODAY, dt.date(2027, 1, 3))
        done = warm(site.url, dsn, since=since.isoformat(), until=until.isoformat())
        late_questions = [one for one in site.asked if len(one["filters"]) == 2]
    assert done.stats["agenda/discovery/late"] == 1
    assert ask(dsn, f"SELECT path FROM agenda.page WHERE date = '{day}'") == [(path,)], done.log[-3000:]
    assert len(late_questions) == 1
    assert f"Pages of days before {since} that were published or changed lately: 1," in done.log


def test_a_run_of_its_own_period_does_not_look_for_what_was_late(warm: Warm, copies: Any) -> None:
    with Counting() as site:
        done = warm(site.url, str(copies()), since=(TODAY - dt.timedelta(days=20)).isoformat())
        assert [one for one in site.asked if len(one["filters"]) == 2] == []
    assert done.stats["agenda/discovery/late"] == 0


def test_what_is_late() -> None:
    daily = Arguments(TODAY - LOOK_BACK, TODAY + LOOK_BACK)
    assert late.published_since(daily, TODAY) == TODAY - LOOK_BACK
    assert late.published_since(replace(daily, until=TODAY - dt.timedelta(days=1)), TODAY) is None
    body = late.request_body(daily.since, daily.since, TODAY, 1, ("Ministerie van Financiën",))
    assert [one["field"] for one in body["requestState"]["filters"]] == [
        "activity_start_date", "ministry", "sort_date",
    ]  # fmt: skip
    xml = b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + b"".join(
        f"<url><loc>/{name}</loc>{mod}</url>".encode()
        for name, mod in (("a", "<lastmod>2026-11-02T09:00:00Z</lastmod>"), ("b", "<lastmod>2026-10-30</lastmod>"), ("c", ""))
    ) + b"</urlset>"  # fmt: skip
    assert sitemap.changed_since(sitemap.read_pages(xml), dt.date(2026, 11, 1)) == ["/a"]


def test_a_moved_single_page_keeps_its_id(warm: Warm, copies: Any) -> None:
    dsn = str(copies())
    with Counting() as site:
        assert warm(site.url, dsn).outcome == "ok"
        before = ask(dsn, f"SELECT id FROM agenda.activity WHERE key = '{OLD}'")
        visits = ask(dsn, "SELECT sum(visits) FROM gis.visits_per_region WHERE kind = 'municipality'")
        page = site.pages.pop(OLD)
        new = OLD.replace("/gesprek-", "/Overleg-")
        site.pages[new] = replace(page, path=new)
        assert warm(site.url, dsn).outcome == "ok"
        assert ask(dsn, f"SELECT a.id FROM gis.activity a WHERE url LIKE '%{new}'") == before
        assert ask(dsn, "SELECT sum(visits) FROM gis.visits_per_region WHERE kind = 'municipality'") == visits
        state = ask(dsn, "SELECT max(id) FROM agenda.activity_history")
        site.pages[new.lower()] = replace(site.pages.pop(new), path=new.lower())
        again = warm(site.url, dsn)
        assert again.stats.get("agenda/stored/new", 0) == 0
        assert ask(dsn, "SELECT max(id) FROM agenda.activity_history") == state
