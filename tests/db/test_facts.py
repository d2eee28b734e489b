"""Facts to count otherwise: the queries of docs/ANALYSTS.md against a recount in plain Python, and what stands beside a share."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from support.databases import SampleCrawl
from support.pages import make_activity, make_page, make_place
from support.paths import ROOT
from support.recount import THE_HAGUE, Row, lies, meanings, poisson_interval, sample_rows
from support.views import TWO, store_all

from agendacrawl import register
from agendacrawl.core import territory

QUERIES = re.findall(r"```sql\n(.*?)```", (ROOT / "docs/ANALYSTS.md").read_text("utf-8"), re.S)


def query(words: str) -> bytes:
    """The one query of the docs that has these words."""
    [found] = [text for text in QUERIES if words in text]
    return str(found).encode()


@dataclass(frozen=True)
class Fact:
    """A person (or nobody) in an activity on a page: what a row of gis.visit says."""

    joint: int
    person: str | None
    day: dt.date
    visit: bool
    ministries: frozenset[str]
    located: bool
    outside: bool
    npvr: bool


def present(name: str) -> str:
    known = register.ministry(name)
    return register.present_ministry(known).name if known else name


def facts(rows: Sequence[Row]) -> list[Fact]:
    kept = [row for row in rows if not row.cancelled]
    days: dict[tuple[int, str | None], dt.date] = {}
    for row in kept:
        for person in row.people or (None,):
            key = (row.joint, person)
            days[key] = min(row.date, days.get(key, row.date))
    found = []
    for row in kept:
        regions = [lies("npvr", place) for place in row.places]
        outside = row.mode != "online" and any(
            any(one != THE_HAGUE for one in meanings(place) if one != "?") or not meanings(place)
            for place in row.places
        )
        for person in row.people or (None,):
            day = days[row.joint, person]
            held = register.ministries_of(person, day) if person else ()
            found.append(
                Fact(
                    row.joint,
                    person,
                    day,
                    row.mode == "physical" and person is not None,
                    frozenset(map(present, held or row.ministries)),
                    row.mode == "online" or bool(row.places),
                    outside,
                    any(where.sure for where in regions),
                )
            )
    return found


def visits(some: Iterable[Fact]) -> int:
    return len({(fact.joint, fact.person) for fact in some if fact.visit})


def activities(some: Iterable[Fact]) -> int:
    return len({fact.joint for fact in some})


@pytest.fixture(scope="module")
def sample(sample_crawl: SampleCrawl) -> tuple[str, list[Fact]]:
    return sample_crawl.dsn, facts(sample_rows(sample_crawl))


def ask(dsn: str, words: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn) as connection:
        return connection.execute(query(words)).fetchall()


def test_ministries_by_year(sample: tuple[str, list[Fact]]) -> None:
    dsn, known = sample
    wanted = {}
    for ministry in {name for fact in known for name in fact.ministries}:
        for year in {fact.day.year for fact in known if ministry in fact.ministries}:
            own = [fact for fact in known if ministry in fact.ministries and fact.day.year == year]
            wanted[ministry, year] = (
                visits(own),
                visits(fact for fact in own if fact.outside),
                activities(own),
                activities(fact for fact in own if not fact.located),
            )
    found = {
        (ministry, year): tuple(rest)
        for ministry, year, *rest in ask(dsn, "AS ministry, year, count(DISTINCT visit_id)")
        if ministry
    }
    assert found == wanted
    assert len(found) > 5


def test_cabinets_side_by_side(sample: tuple[str, list[Fact]]) -> None:
    dsn, known = sample
    found = {name: tuple(rest) for name, *rest in ask(dsn, "days_in_period AS days")}
    first, last = min(fact.day for fact in known), min(max(fact.day for fact in known), territory.today())
    for cabinet in register.cabinets():
        end = cabinet.end_date or dt.date.max
        own = [fact for fact in known if cabinet.start_date <= fact.day < end]
        days = max(0, (min(end, last + dt.timedelta(1)) - max(cabinet.start_date, first)).days)
        there = visits(fact for fact in own if fact.npvr)
        assert found[cabinet.name][:3] == (days, visits(own), there), cabinet.name
        rate = found[cabinet.name][3]
        assert rate is None if not days else float(rate) == pytest.approx(1000 * there / days, abs=0.051)


def test_quarters(sample: tuple[str, list[Fact]]) -> None:
    dsn, known = sample
    found = {(year, quarter): tuple(rest) for year, quarter, *rest in ask(dsn, "SELECT year, quarter")}
    wanted = {}
    for year, quarter in {(fact.day.year, (fact.day.month + 2) // 3) for fact in known}:
        own = [fact for fact in known if (fact.day.year, (fact.day.month + 2) // 3) == (year, quarter)]
        wanted[year, quarter] = (
            visits(own),
            visits(fact for fact in own if fact.outside),
            activities(own),
            activities(fact for fact in own if fact.person is None),
            activities(fact for fact in own if not fact.located),
        )
    assert found == wanted


def test_all_visits_are_in_the_facts(sample: tuple[str, list[Fact]]) -> None:
    dsn, known = sample
    with psycopg.connect(dsn) as connection:
        [counted] = connection.execute("SELECT count(DISTINCT visit_id) FROM gis.visit").fetchall()
        [total] = connection.execute(
            "SELECT visits FROM gis.totals WHERE kind = 'npvr' AND line = 'all'"
        ).fetchall()
    assert counted == total == (visits(known),)


def test_an_ambiguous_place_has_a_row_for_each_meaning(database: str) -> None:
    beek = make_place("Beek", "GM0888", ambiguous=True, candidates=("GM0888", "GM1945", "GM1955"))
    store_all(database, make_page(make_activity(places=[beek], people=TWO[:1])))
    with psycopg.connect(database) as connection:
        rows = connection.execute(
            "SELECT municipality, province, npvr_region, municipality_sure, province_sure FROM gis.visit ORDER BY 1"
        ).fetchall()
        assert connection.execute("SELECT count(DISTINCT visit_id) FROM gis.visit").fetchall() == [(1,)]
    assert rows == [
        ("Beek", "Limburg", "Zuid-Limburg", False, False),
        ("Berg en Dal", "Gelderland", None, False, False),
        ("Montferland", "Gelderland", "Achterhoek", False, False),
    ]


@pytest.mark.parametrize(
    ("person", "day", "office"),
    [
        ("Eelco Heinen", dt.date(2026, 2, 23), "Minister van Financiën"),
        ("Mark Rutte", dt.date(2022, 1, 10), "Minister-president, minister van Algemene Zaken"),
    ],
)
def test_who_stays_in_office_has_one_row_on_the_day_of_a_new_cabinet(
    database: str, person: str, day: dt.date, office: str
) -> None:
    store_all(database, make_page(make_activity(people=[person], date=day, flags=[]), date=day))
    with psycopg.connect(database) as connection:
        rows = connection.execute("SELECT person, date, office FROM gis.visit").fetchall()
    assert rows == [(person, day, office)]


def test_located_has_forms_apart_and_denominators(database: str) -> None:
    """Weeks that leave out their places: the share outside The Hague rises, and the caution says why."""
    den_haag = make_place("Den Haag", "GM0518", lat=52.08, lon=4.31)
    singles = [
        make_activity(f"s{n}", key=f"/s{n}", places=[den_haag if n < 8 else make_place()]) for n in range(10)
    ]
    weeks = [
        make_activity(f"w{n}", key=f"/w{n}", places=[make_place()] if n < 2 else [], stated_place=None)
        for n in range(10)
    ]
    store_all(
        database,
        make_page(*singles, weekly=False, path="/single", url="https://www.rijksoverheid.nl/single"),
        make_page(*weeks, weekly=True),
    )
    with psycopg.connect(database) as connection:
        found = connection.execute(
            "SELECT form, activities, located, not_recognised, not_stated, share_located, share_outside_the_hague, caution "
            "FROM gis.located ORDER BY form"
        ).fetchall()
    assert found == [
        ("single", 10, 10, 0, 0, 1.0, 0.2, None),
        ("weekly", 10, 2, 0, 8, 0.2, 1.0,
         "Van 8 van de 10 activiteiten is niet bekend waar ze waren: een aandeel buiten Den Haag zegt hier weinig."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [  # Garwood (1936), as in tables of chi-square quantiles
        (0, 0, 3.688879), (1, 0.025318, 5.571643), (2, 0.242209, 7.224688), (3, 0.618672, 8.767273),
        (5, 1.623486, 11.668332), (10, 4.795389, 18.390356), (20, 12.216520, 30.888378), (50, 37.110964, 65.918767),
        (100, 81.363991, 121.626794), (1000, 938.973018, 1063.952136),
    ],
)  # fmt: skip
def test_poisson_interval(database: str, count: int, low: float, high: float) -> None:
    with psycopg.connect(database) as connection:
        found = connection.execute("SELECT low, high FROM gis.poisson_interval(%s)", [count]).fetchone()
    assert found == pytest.approx((low, high), abs=1e-6)
    assert found == pytest.approx(poisson_interval(count), rel=1e-7)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("visited", 3, 3, 0, 7.4), "3 bezoeken; naar inwonertal verwacht 7,4; 95 %-interval 0,6-8,8"),
        (("visited", 1, 5, 2, 1234.56), "1 bezoek (misschien 5); 2 activiteiten zonder naam; naar inwonertal verwacht 1.234,6; 95 %-interval 0,0-5,6"),
        (("visited_unnamed", 0, 0, 1, 7.4), "0 bezoeken; 1 activiteit zonder naam; naar inwonertal verwacht 7,4; 95 %-interval 0,0-3,7"),
        (("nothing_found", 0, 0, 0, 7.4), "niets gevonden; naar inwonertal verwacht 7,4; 95 %-interval 0,0-3,7"),
        (("visited", 4701, 4701, 0, None), "4.701 bezoeken; 95 %-interval 4.567,6-4.837,3"),
        (("not_published", 0, 0, 0, 0.5), "niet gepubliceerd"),
    ],
)  # fmt: skip
def test_in_words(database: str, given: tuple[Any, ...], words: str) -> None:
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT gis.in_words(%s, %s, %s, %s, %s)", given).fetchall() == [(words,)]


def test_what_a_zero_means(database: str) -> None:
    """Each state once; a period of which nothing was published says nothing of any region."""
    store_all(
        database,
        make_page(
            make_activity("named", key="/1", places=[make_place("Venlo", "GM0983")]),
            make_activity("nobody", key="/2", places=[make_place("Breda", "GM0758")], people=[]),
            make_activity(
                "perhaps",
                key="/3",
                places=[make_place("Loo", "GM1945", ambiguous=True, candidates=("GM1945", "GM1955"))],
            ),
        ),
    )
    with psycopg.connect(database) as connection:
        states: dict[str, str] = dict(
            connection.execute(
                "SELECT code, state FROM gis.visits_per_region WHERE kind = 'municipality'"
            ).fetchall()
        )
        later: list[tuple[Any, ...]] = connection.execute(
            "SELECT DISTINCT state, in_words FROM gis.visits_in_period('municipality', '2025-01-01', '2025-12-31')"
        ).fetchall()
        words = connection.execute("SELECT state FROM gis.visit_state ORDER BY id").fetchall()
    wanted = {
        "GM0983": "visited",
        "GM0758": "visited_unnamed",
        "GM1945": "possibly_visited",
        "GM1955": "possibly_visited",
    }
    assert {code: states[code] for code in wanted} == wanted
    assert {state for code, state in states.items() if code not in wanted} == {"nothing_found"}
    assert later == [("not_published", "niet gepubliceerd")]
    assert {word for (word,) in words} == {*wanted.values(), "nothing_found", "not_published"}


def test_reader_may_use_all_of_it(sample: tuple[str, list[Fact]]) -> None:
    with psycopg.connect(sample[0]) as connection:
        connection.execute("CREATE ROLE facts_reader")
        connection.execute(
            "GRANT USAGE ON SCHEMA gis TO facts_reader; GRANT SELECT ON ALL TABLES IN SCHEMA gis TO facts_reader"
        )
        connection.execute("SET ROLE facts_reader")
        for text in QUERIES:
            connection.execute(text.encode())
        for view in ("person", "office", "ministry", "cabinet", "visit", "located"):
            assert connection.execute(f"SELECT FROM gis.{view} LIMIT 1").rowcount == 1
        connection.rollback()
