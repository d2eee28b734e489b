"""Pages that vanish and pages that are replaced, through the real store: what counts, and which ids stay."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from rich.console import Console
from support.pages import make_activity, make_page, make_place

from agendacrawl.commands.runs import show_run
from agendacrawl.core.items import Activity, AgendaPage
from agendacrawl.db.replaced import Addresses
from agendacrawl.db.store import Store

WHO = "Mona Keijzer"
FOLDER = "/actueel/agenda/2024/09/02/"
EMMEN, HULST = make_place("Emmen", "GM0114"), make_place("Hulst", "GM0677")


def visit(title: str, *places: Any, **values: Any) -> Activity:
    given = {
        "people": [WHO],
        "places": list(places) or [EMMEN],
        "stated_place": None,
        "flags": [],
        "facts": [],
    }
    return make_activity(title, **given | values)


def week(slug: str, *activities: Activity, **values: Any) -> AgendaPage:
    path = FOLDER + slug
    own = [replace(one, key=f"{path}#{one.date}#{one.title}") for one in activities]
    return make_page(*own, path=path, url=f"https://www.rijksoverheid.nl{path}", people=[WHO], **values)


def single(slug: str, activity: Activity, **values: Any) -> AgendaPage:
    path = f"/actueel/agenda/2024/09/03/{slug}"
    return make_page(
        replace(activity, key=path), path=path, url=f"https://www.rijksoverheid.nl{path}", people=activity.people,
        weekly=False, date=dt.date(2024, 9, 3), title=activity.title, **values,
    )  # fmt: skip


class Site:
    """A database, and runs that read pages into it."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self.connection = psycopg.connect(dsn, autocommit=True)

    def crawl(self, *pages: AgendaPage, started: dt.datetime | None = None, **addresses: Any) -> None:
        """Publish a run that read these pages; it knows what is missing, unlisted or moved."""
        with Store(self.dsn) as store:
            run = store.open_run("agenda", {})
            if started:
                self.connection.execute("UPDATE agenda.run SET started_at = %s WHERE id = %s", [started, run])
            for page in pages:
                store.stage(page)
            assert store.publish("ok", {}, Addresses(**addresses)).refused == []

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(query.encode()).fetchall()

    def visits(self) -> dict[str, int]:
        """Return the municipalities with visits."""
        return dict(self.ask("SELECT name, visits FROM gis.visits_per_region WHERE kind = 'municipality' AND visits > 0"))  # fmt: skip

    def ids(self) -> dict[str, int]:
        """Return the ids of what the layers show."""
        return dict(self.ask("SELECT title, id FROM gis.activity ORDER BY id"))

    def replaced(self) -> dict[str, tuple[str, str]]:
        rows = self.ask(
            "SELECT p.path, q.path, p.superseded_reason FROM agenda.page p JOIN agenda.page q ON q.id = p.superseded_by"
        )
        return {old.rsplit("/", 1)[-1]: (new.rsplit("/", 1)[-1], reason) for old, new, reason in rows}

    def written(self) -> list[tuple[Any, ...]]:
        """Return everything that a run without news leaves alone."""
        tables = (
            "page",
            "activity",
            "activity_person",
            "activity_place",
            "activity_history",
            "lost_name",
            "activity_joint",
        )
        return [
            row
            for name in tables
            for row in self.ask(f"SELECT t::text, xmin::text FROM agenda.{name} t ORDER BY 1")
        ]


@pytest.fixture
def site(copies: Any) -> Iterator[Site]:
    site = Site(copies())
    yield site
    site.connection.close()


OLD = week("agenda-keijzer-36", visit("Bezoek aan Emmen"), visit("Gesprek met Vewin", HULST))
NEW = week("weekagenda-keijzer", visit("Werkbezoek Emmen"), visit("Gesprek met Vewin", HULST))


@pytest.mark.parametrize("how", ["missing", "unlisted", "moved", "listed", "later"])
def test_a_week_under_a_new_address_counts_once_and_keeps_its_ids(site: Site, how: str) -> None:
    site.crawl(OLD)
    before = site.ids()
    keys = site.ask("SELECT id, key FROM gis.activity ORDER BY id")
    kinds: dict[str, dict[str, Any]] = {
        "missing": {"missing": [OLD.path]}, "unlisted": {"unlisted": [OLD.path]},
        "moved": {"missing": [OLD.path], "moved": {OLD.path: NEW.path}},
    }  # fmt: skip
    gone = kinds.get(how, {})
    if how == "later":
        site.crawl(missing=[OLD.path])
    read = [NEW, OLD] if how in ("unlisted", "listed") else [NEW]
    site.crawl(*read, **gone)
    assert site.visits() == {"Emmen": 1, "Hulst": 1}
    assert set(site.replaced()) == {"agenda-keijzer-36"}
    after = site.ids()
    assert after == {
        "Werkbezoek Emmen": before["Bezoek aan Emmen"],
        "Gesprek met Vewin": before["Gesprek met Vewin"],
    }
    assert site.ask("SELECT id, key FROM gis.activity ORDER BY id") == keys  # the ids in calendars and feeds
    told = site.ask(
        "SELECT kind, field FROM agenda.activity_history WHERE run_id = (SELECT max(id) FROM agenda.run)"
    )
    assert set(told) <= {("reworded", "title"), ("returned", None)}
    state = site.written()
    site.crawl(*read, unlisted=[OLD.path] if how == "unlisted" else [])
    site.crawl(*read, unlisted=[OLD.path] if how == "unlisted" else [])
    assert site.written() == state


def test_a_run_tells_which_pages_it_found_to_be_replaced(site: Site) -> None:
    """By a new address, by a page that was there; once: the next run finds nothing new."""
    site.crawl(OLD, single("a", visit("Werkbezoek Emmen")), single("b", visit("Werkbezoek Hulst", HULST)))
    both = single("b", visit("Werkbezoek Emmen en Hulst", EMMEN, HULST))
    site.crawl(NEW, both, missing=[OLD.path, "/actueel/agenda/2024/09/03/a"])
    site.crawl(NEW, both)
    assert site.ask("SELECT stats->>'agenda/pages/replaced' FROM agenda.run ORDER BY id") == [
        (None,),
        ("2",),
        (None,),
    ]
    shown = {}
    for number in (1, 2, 3):
        console = Console(width=200, file=io.StringIO())
        show_run(site.connection, number, console)
        shown[number] = console.file.getvalue()  # type: ignore[attr-defined]
    assert [number for number, text in shown.items() if "replaced" in text] == [2]
    lines = [line.split("│")[1:-1] for line in shown[2].splitlines()]
    told = {
        old.strip(): (new.strip(), why.strip()) for old, new, why in (one for one in lines if len(one) == 3)
    }
    assert {old.rsplit("/", 1)[-1]: (new.rsplit("/", 1)[-1], why) for old, (new, why) in told.items() if "/agenda/" in new} == site.replaced()  # fmt: skip
    assert set(site.replaced()) == {"agenda-keijzer-36", "a"}


def test_a_page_that_comes_back_alone_counts_again_with_the_same_ids(site: Site) -> None:
    site.crawl(OLD)
    before = site.ids()
    site.crawl(NEW, missing=[OLD.path])
    site.crawl(OLD, missing=[NEW.path])
    assert site.ids() == before
    assert set(site.replaced()) == {"weekagenda-keijzer"}
    assert site.visits() == {"Emmen": 1, "Hulst": 1}


def test_a_page_that_comes_back_with_something_else_stands_for_itself(site: Site) -> None:
    site.crawl(OLD)
    site.crawl(NEW, missing=[OLD.path])
    other = week(
        "agenda-keijzer-36",
        visit("Bezoek aan Emmen", HULST, description="Opening"),
        visit("Lunch Fokker", HULST),
    )
    other.activities[1].key = other.activities[0].key + "#x"
    other = replace(
        other,
        people=["Zsolt Szabó"],
        activities=[replace(one, people=["Zsolt Szabó"]) for one in other.activities],
    )
    site.crawl(NEW, other)
    assert site.replaced() == {}
    assert site.visits() == {"Emmen": 1, "Hulst": 3}
    assert len(site.ids()) == 4


def test_what_is_kept_moves_along(site: Site) -> None:
    left = "Henk Staghouwer"
    day = {"date": dt.date(2022, 5, 3)}
    site.crawl(
        single("a", visit("Bezoek aan Chemelot", people=[left, "Mark Harbers"], stated_place="Emmen", **day))
    )
    bare = visit("Bezoek aan Chemelot", people=["Mark Harbers"], **day)
    bare.places, bare.mode = [], bare.mode.UNKNOWN
    site.crawl(single("b", bare), missing=["/actueel/agenda/2024/09/03/a"])
    assert site.ask("SELECT people, stated_place FROM gis.activity") == [(f"{left}; Mark Harbers", "Emmen")]
    assert site.visits() == {"Emmen": 2}
    assert site.ask("SELECT name, kept FROM agenda.lost_name") == [(left, True)]


@pytest.mark.parametrize("gone", ["first", "second"])
def test_two_events_merged_into_one_count_once(site: Site, gone: str) -> None:
    towns = [single("a", visit("Werkbezoek Emmen")), single("b", visit("Werkbezoek Hulst", HULST))]
    both = visit("Werkbezoek Emmen en Hulst", EMMEN, HULST)
    site.crawl(*towns)
    assert site.visits() == {"Emmen": 1, "Hulst": 1}
    stays, goes = ("b", "a") if gone == "first" else ("a", "b")
    site.crawl(single(stays, both), missing=[f"/actueel/agenda/2024/09/03/{goes}"])
    assert site.visits() == {"Emmen": 1, "Hulst": 1}
    assert site.replaced() == {goes: (stays, "merged")}


def test_two_pages_in_one_new_page(site: Site) -> None:
    site.crawl(single("a", visit("Werkbezoek Emmen")), single("b", visit("Werkbezoek Hulst", HULST)))
    both = single("c", visit("Werkbezoek Emmen en Hulst", EMMEN, HULST))
    site.crawl(both, missing=["/actueel/agenda/2024/09/03/a", "/actueel/agenda/2024/09/03/b"])
    assert site.visits() == {"Emmen": 1, "Hulst": 1}
    assert set(site.replaced()) == {"a", "b"}


@pytest.mark.parametrize(("noticed", "counts", "line"), [(2, False, "withdrawn_before"), (3, True, "withdrawn_after"), (9, True, "withdrawn_after")])  # fmt: skip
def test_a_page_that_vanishes_before_its_day_was_not_held(
    site: Site, noticed: int, counts: bool, line: str
) -> None:
    page = single("a", visit("Werkbezoek Emmen"))
    site.crawl(page, single("other", visit("Opening brug", HULST)))
    site.crawl(missing=[page.path], started=dt.datetime(2024, 9, noticed, 12, tzinfo=dt.UTC))
    assert site.visits() == ({"Emmen": 1, "Hulst": 1} if counts else {"Hulst": 1})
    told = site.ask("SELECT withdrawn, counts FROM gis.activity WHERE title = 'Werkbezoek Emmen'")
    assert told == [("after" if counts else "before", counts)]
    sums = dict(site.ask("SELECT line, activities FROM gis.totals WHERE kind = 'municipality'"))
    assert (sums[line], sums["all"], sums["regions"]) == (1, 2, 2 if counts else 1)
    site.crawl(page)
    assert site.visits() == {"Emmen": 1, "Hulst": 1}


def test_a_fresh_database_and_one_that_saw_every_version_count_the_same(site: Site, copies: Any) -> None:
    """Equal for what is on the site; what was kept of earlier versions is listed."""
    left = "Henk Staghouwer"
    was = single("c", visit("Bezoek aan NAM", people=[left, "Mark Harbers"], date=dt.date(2022, 5, 3)))
    now = single("c", visit("Bezoek aan NAM", people=["Mark Harbers"], date=dt.date(2022, 5, 3)))
    site.crawl(OLD, was, single("a", visit("Werkbezoek Emmen")))
    site.crawl(NEW, now, single("b", visit("Werkbezoek Emmen")), missing=[OLD.path], unlisted=["/actueel/agenda/2024/09/03/a"])  # fmt: skip
    fresh = Site(copies())
    fresh.crawl(NEW, now, single("b", visit("Werkbezoek Emmen")))
    kept = site.ask("SELECT text FROM agenda.problem WHERE kind = 'kept_people'")
    assert kept == [(left,)]
    visits = "SELECT joint_id IS NULL, person, date, visits FROM gis.person_region WHERE kind = 'municipality' ORDER BY 2, 3, 4"  # fmt: skip
    assert [row for row in site.ask(visits) if row[1] != left] == fresh.ask(visits)
    assert len(site.ask(visits)) == len(fresh.ask(visits)) + len(kept)
    fresh.connection.close()


def test_a_week_that_stands_twice_on_a_site_seen_for_the_first_time_counts_once(site: Site) -> None:
    site.crawl(OLD, replace(NEW, published=dt.datetime(2024, 9, 2, tzinfo=dt.UTC)))
    assert site.visits() == {"Emmen": 1, "Hulst": 1}
    assert site.replaced() == {"agenda-keijzer-36": ("weekagenda-keijzer", "same_week")}
