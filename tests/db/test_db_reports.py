"""The layers that say how good the rest is: coverage, completeness, unresolved places; and when somebody last came."""

from __future__ import annotations

import datetime as dt
from typing import Any

import psycopg
from support.pages import make_activity, make_page, make_place
from support.views import store_all

from agendacrawl.core.items import Activity, Fact
from agendacrawl.core.vocabulary import FactKind, Flag, Mode

UITERMARK, SZABO, KEIJZER = "Judith Uitermark", "Zsolt Szabó", "Mona Keijzer"
BZK = "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"


def ask(dsn: str, query: str, *values: Any) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn) as connection:
        return connection.execute(query.encode(), values).fetchall()


def single(title: str, date: str, **changes: Any) -> Any:
    """A page with one activity."""
    path = f"/actueel/agenda/{title}"
    one = make_activity(title, key=path, date=dt.date.fromisoformat(date), **changes)
    return make_page(one, path=path, weekly=False, people=one.people, date=one.date)


def test_coverage(database: str) -> None:
    """Person by week: the week's page, an activity on another page, both, or nothing; only within an office."""
    monday = dt.date(2024, 9, 2)
    week = make_page(
        make_activity("one", key="/w1", people=[UITERMARK], places=[]),
        make_activity("two", key="/w2", people=[UITERMARK, SZABO]),
        people=[UITERMARK],
        date=monday,
    )
    empty = make_page(
        path="/actueel/agenda/empty", people=[KEIJZER], date=monday + dt.timedelta(7), activities=[]
    )
    pages = [single("a", "2024-09-04", people=[UITERMARK]), single("b", "2024-09-12", people=[UITERMARK])]
    store_all(database, week, empty, *pages, single("last", "2024-09-20", people=["Nobody In Particular"]))
    query = "SELECT week, published, activities, in_office FROM gis.coverage WHERE person = %s ORDER BY week"
    weeks = [monday + dt.timedelta(7 * n) for n in range(3)]
    assert ask(database, query, UITERMARK) == [
        (weeks[0], "both", 3, True), (weeks[1], "single", 1, True), (weeks[2], "nothing", 0, True)
    ]  # fmt: skip
    assert ask(database, query, SZABO)[0] == (weeks[0], "single", 1, True)
    assert [row[1] for row in ask(database, query, KEIJZER)] == ["nothing", "weekly", "nothing"]
    assert ask(database, query, "Nobody In Particular") == [(weeks[2], "single", 1, False)]
    assert ask(database, query, "Mark Rutte") == []  # left in July
    assert ask(database, "SELECT DISTINCT iso_year, iso_week FROM gis.coverage ORDER BY 2") == [
        (2024, 36), (2024, 37), (2024, 38)
    ]  # fmt: skip
    away = "SELECT activities, activities_outside_the_hague FROM gis.coverage WHERE person = %s ORDER BY week"
    assert ask(database, away, UITERMARK) == [(3, 2), (1, 1), (0, 0)]


def test_completeness(database: str) -> None:
    """Per ministry and month; what one of the pages of an activity says counts."""
    topic, counterpart = (Fact(kind, "x", "x") for kind in (FactKind.TOPIC, FactKind.COUNTERPART))
    bare: dict[str, Any] = {
        "facts": [],
        "places": [],
        "stated_place": None,
        "mode": Mode.UNKNOWN,
        "ministries": [BZK],
    }
    activities: list[Activity] = [
        make_activity("all", key="/1", facts=[topic, counterpart], contact_present=True, ministries=[BZK]),
        make_activity("topic", key="/2", **{**bare, "facts": [topic]}),
        make_activity("online", key="/3", **{**bare, "mode": Mode.ONLINE, "contact_present": True}),
        make_activity("unresolved", key="/4", **{**bare, "stated_place": "Ergenshuizen", "flags": [Flag.PLACE_UNRESOLVED]}),
        make_activity("nothing", key="/5", **bare),
        make_activity("october", key="/6", date=dt.date(2024, 10, 1), **bare),
    ]  # fmt: skip
    store_all(database, make_page(*activities))
    found = ask(
        database,
        "SELECT month::text, activities, with_topic, with_counterpart, with_contact, with_place, complete, "
        "activities_outside_the_hague, complete_outside_the_hague, share_complete FROM gis.completeness WHERE ministry = %s ORDER BY month",
        BZK,
    )
    assert [row[:-1] for row in found] == [
        ("2024-09-01", 5, 2, 1, 2, 3, 1, 1, 1), ("2024-10-01", 1, 0, 0, 0, 0, 0, 0, 0)
    ]  # fmt: skip
    assert [round(row[-1], 3) for row in found] == [0.2, 0]
    assert ask(database, "SELECT topic, counterparts FROM gis.activity_point WHERE title = 'all'") == [
        ("x", "x")
    ]


def test_unresolved_places(database: str) -> None:
    """The most frequent first, with what to look at."""
    flags = [Flag.PLACE_UNRESOLVED]
    once = single("once", "2024-09-03", stated_place="Nergenshuizen", places=[], flags=flags)
    often = [
        single(f"often{day}", f"2024-09-0{day}", stated_place="Ergens, Venlo", places=places, flags=flags)
        for day, places in ((5, [make_place()]), (2, []), (4, []))
    ]
    store_all(database, once, *often, single("known", "2024-09-06"))
    found = ask(
        database,
        "SELECT words, activities, activities_without_place, first_date::text, last_date::text, example_url "
        "FROM gis.unresolved_places ORDER BY activities DESC",
    )
    url = often[0].url
    assert found == [
        ("Ergens, Venlo", 3, 2, "2024-09-02", "2024-09-05", url),
        ("Nergenshuizen", 1, 1, "2024-09-03", "2024-09-03", url),
    ]


def test_last_visit(database: str) -> None:
    """What is announced is a visit too, and no day has passed since it."""
    today = ask(database, "SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date")[0][0]
    past, future = today - dt.timedelta(12), today + dt.timedelta(5)
    hulst = make_place("Hulst", "GM0677")
    store_all(
        database,
        single("past", past.isoformat()),
        single("announced", future.isoformat()),
        single("announced there", future.isoformat(), places=[hulst]),
        single("nobody was there", today.isoformat(), mode=Mode.HYBRID),
    )
    query = (
        "SELECT first_visit, last_visit, last_past, days_since_last_visit, as_of, period_start, period_end "
        "FROM gis.visits_per_region WHERE code = %s"
    )
    assert ask(database, query, "GM0983") == [(past, future, past, 12, today, past, future)]
    assert ask(database, query, "GM0677") == [(future, future, None, None, today, past, future)]
    assert ask(database, query, "GM0518") == [(None, None, None, None, today, past, future)]


def test_layer_outside_the_hague(database: str) -> None:
    hague = make_place("Den Haag", "GM0518")
    store_all(
        database,
        single("hague", "2024-09-03", places=[hague]),
        single("both", "2024-09-03", places=[hague, make_place()]),
        single("cancelled", "2024-09-03", flags=[Flag.CANCELLED]),
        single("abroad", "2024-09-03", places=[make_place("Brussel", None, country="BE")]),
    )
    assert ask(database, "SELECT title, place FROM gis.activity_point_outside_the_hague ORDER BY 1") == [
        ("abroad", "Brussel"), ("both", "Venlo")
    ]  # fmt: skip
    assert ask(database, "SELECT title FROM gis.activity WHERE outside_the_hague AND NOT cancelled ORDER BY 1") == [
        ("abroad",), ("both",)
    ]  # fmt: skip


def test_page_that_is_gone(database: str) -> None:
    """Its activities are told, and still counted."""
    store_all(database, single("gone", "2024-09-03"), single("there", "2024-09-03"))
    with psycopg.connect(database) as connection:
        connection.execute("UPDATE agenda.page SET missing_since_run = 1 WHERE path LIKE '%gone'")
    store_all(database)
    assert ask(database, "SELECT title, missing FROM gis.activity_point ORDER BY 1") == [
        ("gone", True), ("there", False)
    ]  # fmt: skip
    assert ask(database, "SELECT activities FROM gis.visits_per_region WHERE code = 'GM0983'") == [(2,)]
