"""Every answer of docs/ANALYSTS.md counted again in plain Python, from the activities of the sample site."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import psycopg
import pytest
from support.databases import SampleCrawl
from support.paths import ROOT
from support.recount import THE_HAGUE, Row, facts, lies, meanings, outside_the_hague, sample_rows

from agendacrawl import register

ANALYSTS = (ROOT / "docs/ANALYSTS.md").read_text("utf-8")
RANDSTAD = {"Noord-Holland", "Zuid-Holland", "Utrecht", "Flevoland"}
PROVINCES = {one.code: one.name for one in register.provinces()}
REGIONS = {(one.kind, one.code): one.name for one in register.regions()}
TODAY = dt.datetime.now(tz=dt.UTC).date()


def query(heading: str) -> str:
    """The first query under a heading of the page."""
    part = ANALYSTS.split(f"\n## {heading}\n")[1]
    found: list[str] = re.findall(r"```sql\n(.*?)```", part, re.DOTALL)
    return found[0]


def answer(dsn: str, heading: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(dsn) as connection:
        return connection.execute(query(heading).encode()).fetchall()


@pytest.fixture(scope="module")
def rows(sample_crawl: SampleCrawl) -> list[Row]:
    return sample_rows(sample_crawl)


@pytest.fixture(scope="module")
def dsn(sample_crawl: SampleCrawl) -> str:
    return sample_crawl.dsn


def visits_of(rows: Sequence[Row], kind: str) -> dict[str, int]:
    """Sure visits by the name of a region."""
    return {
        REGIONS[kind, code]: sum(one.visit for fact in found for one in fact.people.values())
        for code, found in facts(rows, kind).items()
    }


def test_there_are_fifteen_questions_and_each_has_a_query() -> None:
    headings = re.findall(r"\n## (.+)\n", ANALYSTS)
    asked = [one for one in headings if one not in ("Open it", "Make the pictures again")]
    assert len(asked) >= 15
    assert all(query(one) for one in asked)


def test_who_came_to_zeeuws_vlaanderen(rows: list[Row], dsn: str) -> None:
    found: Counter[str] = Counter()
    for fact in facts(rows, "npvr")["zeeuws-vlaanderen"]:
        for name, one in fact.people.items():
            found[name] += one.visit
    answered = {person: visits for person, visits, *_ in answer(dsn, "Who came to Zeeuws-Vlaanderen?")}
    assert {name: count for name, count in answered.items() if count} == {
        name: count for name, count in found.items() if count
    }


def test_per_100_000_by_corop(rows: list[Row], dsn: str) -> None:
    wanted = visits_of(rows, "corop")
    answered = answer(dsn, "How often per 100,000 inhabitants, by COROP area?")
    assert len(answered) == 40
    for name, visits, inhabitants, rate, low, high, _ in answered:
        assert visits == wanted.get(name, 0)
        assert rate == pytest.approx(100_000 * visits / inhabitants, abs=0.051)
        assert low <= rate <= high
    rates = [row[3] for row in answered]
    assert rates == sorted(rates, reverse=True)


def test_never_visited(rows: list[Row], dsn: str) -> None:
    wanted = {
        (kind, name)
        for (kind, _), name in REGIONS.items()
        if kind in ("npvr", "municipality") and not visits_of(rows, kind).get(name)
    }
    assert {(kind, name) for kind, name, *_ in answer(dsn, "Where did nobody ever come?")} == wanted


def test_the_last_90_days_by_type(rows: list[Row], dsn: str) -> None:
    visits, away = defaultdict(set), defaultdict(set)
    days: dict[tuple[int, str], dt.date] = {}
    for row in rows:
        for person in row.people:
            days[row.joint, person] = min(row.date, days.get((row.joint, person), row.date))
    for row in rows:
        if not row.counts or row.mode != "physical" or row.doubtful:
            continue
        for person in row.people:
            if TODAY - dt.timedelta(90) <= days[row.joint, person] <= TODAY:
                visits[row.type].add((row.joint, person))
                if any(one["municipality_code"] != THE_HAGUE for one in row.places):
                    away[row.type].add((row.joint, person))
    wanted = {name: (len(some), len(away[name])) for name, some in visits.items()}
    answered = answer(dsn, "What kind of visits were there in the last 90 days?")
    assert {name: tuple(counts) for name, *counts in answered} == wanted


def test_days_between_visits(rows: list[Row], dsn: str) -> None:
    found = facts(rows, "npvr")
    answered = answer(dsn, "How many days are there between visits to an NPVR region?")
    assert len(answered) == 11
    for name, count, rounded, longest, last in answered:
        mean = None if rounded is None else float(rounded)
        code = next(code for (kind, code), one in REGIONS.items() if kind == "npvr" and one == name)
        days = sorted(
            {
                one.date
                for fact in found.get(code, ())
                if not fact.doubtful
                for one in fact.people.values()
                if one.visit
            }
        )
        gaps = [(after - before).days for before, after in pairwise(days)]
        assert (count, last, longest) == (len(days), days[-1] if days else None, max(gaps, default=None))
        assert mean == (None if not gaps else pytest.approx(sum(gaps) / len(gaps), abs=0.051))


def test_who_comes_to_groningen(rows: list[Row], dsn: str) -> None:
    found: Counter[str] = Counter()
    for fact in facts(rows, "province")["PV20"]:
        for name, one in fact.people.items():
            found[name] += one.visit
    wanted = sorted(
        ((name, count) for name, count in found.items() if count), key=lambda one: (-one[1], one[0])
    )
    assert [row[:2] for row in answer(dsn, "Who comes to Groningen most?")] == wanted[:10]


def test_provinces_by_month(rows: list[Row], dsn: str) -> None:
    wanted: Counter[tuple[dt.date, str]] = Counter()
    for code, found in facts(rows, "province").items():
        for fact in found:
            wanted[fact.date.replace(day=1), PROVINCES[code]] += sum(
                one.visit for one in fact.people.values()
            )
    answered = answer(dsn, "How often was each province visited, month by month?")
    assert {(month, name): visits for month, name, visits, *_ in answered if visits} == {
        key: n for key, n in wanted.items() if n
    }


def test_who_went_together(rows: list[Row], dsn: str) -> None:
    people: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        if row.counts and row.mode == "physical":
            people[row.joint].update(row.people)
    wanted = {"; ".join(sorted(some)) for some in people.values() if len(some) > 1}
    answered = answer(dsn, "Who went together?")
    assert len(answered) == sum(len(some) > 1 for some in people.values()) > 0
    assert {"; ".join(sorted(row[3].split("; "))) for row in answered} == wanted


def test_outside_the_randstad_per_ministry_and_quarter(rows: list[Row], dsn: str) -> None:
    """Where every person holds one office: the sample's ministries are those of its people that day."""
    groups: dict[tuple[str | None, int, int], dict[int, list[bool]]] = defaultdict(dict)
    first: dict[tuple[int, str | None], dt.date] = {}
    for row in rows:
        for person in row.people or (None,):
            first[row.joint, person] = min(row.date, first.get((row.joint, person), row.date))
    present = {one.name: register.present_ministry(one).name for one in register.ministries()}
    for row in rows:
        if row.cancelled or row.doubtful:
            continue
        in_person, online = row.mode in ("physical", "hybrid"), row.mode == "online"
        away = in_person and any(outside_the_hague(place) for place in row.places)
        provinces = {PROVINCES[code] for place in row.places for code in lies("province", place).up_to}
        located = in_person and bool(row.places)
        for person in row.people or (None,):
            day = first[row.joint, person]
            names = (register.ministries_of(person, day) if person else ()) or row.ministries or (None,)
            for name in {present.get(one, one) if one else None for one in names}:
                told = groups[name, day.year, (day.month + 2) // 3].setdefault(
                    row.joint, [False, False, False, False, False]
                )
                told[0] |= located
                told[1] |= away
                told[2] |= away and bool(provinces - RANDSTAD)
                told[3] |= in_person
                told[4] |= online
    wanted = {
        key: (len(some), sum(one[4] and not one[3] for one in some.values()),
              sum(one[3] and not one[0] for one in some.values()), *(
            _percent(sum(one[at] for one in some.values()), sum(one[0] for one in some.values())) for at in (1, 2)))
        for key, some in groups.items()
    }  # fmt: skip
    answered = answer(
        dsn, "Outside The Hague and the Randstad, per ministry and quarter, and what is not located"
    )
    assert {(name, year, quarter): tuple(more) for name, year, quarter, *more in answered} == wanted


def _percent(part: int, of: int) -> int | None:
    return int(100 * part / of + 0.5) if of else None


def test_late_publication_adds_up(dsn: str) -> None:
    with psycopg.connect(dsn) as connection:
        told = connection.execute("SELECT person, week, published FROM gis.publication").fetchall()
    wanted: dict[str, list[int | None]] = defaultdict(list)
    for person, week, published in told:
        wanted[person].append(None if published is None else (published - week).days - 6)
    answered = answer(dsn, "Who publishes late?")
    assert {row[0] for row in answered} == wanted.keys()
    for person, weeks, known, late, median in answered:
        days = sorted(one for one in wanted[person] if one is not None)
        assert (weeks, known, late) == (len(wanted[person]), len(days), sum(one > 7 for one in days))
        assert median == (days[(len(days) - 1) // 2] if days else None)


def test_what_can_be_placed(rows: list[Row], dsn: str) -> None:
    found: dict[tuple[str, int], bool] = {}
    for row in rows:
        if row.counts or row.mode == "online":
            for name in row.ministries or ("onbekend",):
                known = row.mode == "online" or bool(row.places)
                found[name, row.joint] = found.get((name, row.joint), False) or known
    answered = answer(dsn, "How much of it can be placed at all?")
    wanted: Counter[str] = Counter()
    located: Counter[str] = Counter()
    for (name, _), known in found.items():
        wanted[name] += 1
        located[name] += known
    totals: Counter[str] = Counter()
    known_of: Counter[str] = Counter()
    for name, _, activities, with_place, *_ in answered:
        totals[name] += activities
        known_of[name] += with_place
    assert totals == wanted
    assert known_of == located


def test_meanings_are_what_the_recount_rests_on() -> None:
    place = {
        "ambiguous": False,
        "municipality_code": "GM0106",
        "candidates": [],
        "country": "NL",
        "level": "place",
    }
    assert meanings(place) == ["GM0106"]
