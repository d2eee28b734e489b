"""Every answer of docs/ANALYSTS.md counted again in plain Python, from the activities of the sample site.

Long, since it has a recount for each of the questions.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import psycopg
import pytest
from support.databases import SampleCrawl
from support.paths import ROOT
from support.recount import (
    Period,
    Row,
    facts,
    lies,
    meanings,
    outside_the_hague,
    per_region,
    same,
    sample_rows,
)

from agendacrawl import register
from scripts import answers

ANALYSTS = (ROOT / "docs/ANALYSTS.md").read_text("utf-8")
RANDSTAD = {"Noord-Holland", "Zuid-Holland", "Utrecht", "Flevoland"}
PROVINCES = {one.code: one.name for one in register.provinces()}
REGIONS = {(one.kind, one.code): one.name for one in register.regions()}
PRESENT = {one.name: register.present_ministry(one).name for one in register.ministries()}
TODAY = dt.datetime.now(tz=ZoneInfo("Europe/Amsterdam")).date()


def queries(heading: str) -> list[str]:
    """The queries under a heading of the page."""
    part = ANALYSTS.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"```sql\n(.*?)```", part, re.DOTALL)


def answer(dsn: str, heading: str, number: int = 0) -> list[tuple[Any, ...]]:
    """What the database answers to a query of the page: the first one under the heading, or another."""
    with psycopg.connect(dsn, options="-c timezone=Europe/Amsterdam") as connection:
        return connection.execute(queries(heading)[number].encode()).fetchall()


@pytest.fixture(scope="module")
def rows(sample_crawl: SampleCrawl) -> list[Row]:
    return sample_rows(sample_crawl)


@pytest.fixture(scope="module")
def dsn(sample_crawl: SampleCrawl) -> str:
    return sample_crawl.dsn


@dataclass(frozen=True)
class Part:
    """A person, or nobody, at a row that counts: what the rows of gis.visit say without their places.

    `day` is the first one of the person at the event, `ministries` are those of today that they were there for.
    """

    row: Row
    person: str | None
    day: dt.date
    doubtful: bool
    ministries: frozenset[str | None]

    @property
    def visit(self) -> tuple[int, str] | None:
        return (self.row.joint, self.person) if self.person and self.row.mode == "physical" else None

    @property
    def away(self) -> bool:
        return self.row.mode != "online" and any(map(outside_the_hague, self.row.places))

    @property
    def located(self) -> bool:
        return self.row.mode == "online" or bool(self.row.places)

    @property
    def quarter(self) -> tuple[int, int]:
        return self.day.year, (self.day.month + 2) // 3


def parts(rows: Sequence[Row]) -> Iterator[Part]:
    """Each person at each row that counts."""
    there: dict[tuple[int, str | None], list[Row]] = defaultdict(list)
    for row in rows:
        for person in row.people or (None,):
            if not row.cancelled:
                there[row.joint, person].append(row)
    for (_, person), own in there.items():
        day = min(row.date for row in own)
        held = register.ministries_of(person, day) if person else ()
        for row in own:
            names = held or row.ministries or (None,)
            present = frozenset(PRESENT.get(one, one) if one else None for one in names)
            yield Part(row, person, day, any(one.doubtful for one in own), present)


def counts(some: Sequence[Part]) -> tuple[int, int, int, int]:
    """Visits, those outside The Hague, activities, and those of which a page does not say where."""
    return (
        len({one.visit for one in some if one.visit}),
        len({one.visit for one in some if one.visit and one.away}),
        len({one.row.joint for one in some}),
        len({one.row.joint for one in some if not one.located}),
    )


def visits_of(rows: Sequence[Row], kind: str) -> dict[str, int]:
    """Sure visits by the name of a region."""
    return {
        REGIONS[kind, code]: sum(one.visit for fact in found for one in fact.people.values())
        for code, found in facts(rows, kind).items()
    }


def test_there_are_fifteen_questions_and_each_has_a_query_clicks_and_a_picture() -> None:
    headings = re.findall(r"\n## (.+)\n", ANALYSTS)
    asked = [one for one in headings if one not in ("Open it", "Make the pictures again")]
    assert len(asked) >= 15
    for heading in asked:
        part = ANALYSTS.split(f"\n## {heading}\n")[1].split("\n## ")[0]
        pictures = re.findall(r"!\[[^\]]{20,}\]\((pictures/[^)]+)\)", part)
        assert queries(heading), heading
        assert "In QGIS" in part, heading
        assert pictures, heading
        assert all((ROOT / "docs" / picture).is_file() for picture in pictures), heading
    drawn = {f"pictures/{answer.file}.svg" for answer in answers.ANSWERS}
    assert drawn == set(re.findall(r"pictures/\w+\.svg", ANALYSTS))


@pytest.mark.parametrize("shown", answers.ANSWERS, ids=lambda one: one.file)
def test_a_picture_has_the_figures_of_its_query(dsn: str, shown: answers.Answer) -> None:
    with psycopg.connect(dsn, row_factory=psycopg.rows.dict_row) as connection:
        rows = connection.execute(answers.query(shown.heading).encode()).fetchall()
    picture = answers.draw(shown, rows)
    words = [
        one.text or "" for one in ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")
    ]
    assert words[0] == shown.heading
    figures = [str(row[shown.value]) for row in rows if row[shown.value] or shown.ends][: shown.most]
    assert figures
    told = [one.split(" (")[0] for one in words]
    assert not Counter(figures) - Counter(told)
    assert answers.MADE_UP in words[1]


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
    for one in parts(rows):
        if one.visit and not one.doubtful and TODAY - dt.timedelta(90) <= one.day <= TODAY:
            visits[one.row.type].add(one.visit)
            if one.away:
                away[one.row.type].add(one.visit)
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
    groups: dict[tuple[Any, ...], dict[int, list[Part]]] = defaultdict(lambda: defaultdict(list))
    for one in parts(rows):
        for name in one.ministries if not one.doubtful else ():
            groups[name, *one.quarter][one.row.joint].append(one)

    def provinces(row: Row) -> set[str]:
        return {
            PROVINCES[code]
            for place in row.places
            if outside_the_hague(place)
            for code in lies("province", place).up_to
        }

    def told(some: dict[int, list[Part]]) -> tuple[int | None, ...]:
        met = {
            key: [one for one in all_ if one.row.mode in ("physical", "hybrid")] for key, all_ in some.items()
        }
        online = [
            key
            for key, all_ in some.items()
            if not met[key] and any(one.row.mode == "online" for one in all_)
        ]
        located = [key for key, all_ in met.items() if any(one.located for one in all_)]
        away = [key for key, all_ in met.items() if any(one.away for one in all_)]
        beyond = [
            key
            for key, all_ in met.items()
            if any(one.away and provinces(one.row) - RANDSTAD for one in all_)
        ]
        nowhere = sum(bool(all_) and key not in located for key, all_ in met.items())
        shares = (_percent(len(part), len(located)) for part in (away, beyond))
        return len(some), len(online), nowhere, *shares

    answered = answer(
        dsn, "Outside The Hague and the Randstad, per ministry and quarter, and what is not located"
    )
    assert {tuple(row[:3]): row[3:] for row in answered} == {key: told(some) for key, some in groups.items()}


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


# -- shares, zeroes, cabinets --------------------------------------------------------------------------------------


def test_what_is_on_the_map_of_zeeuws_vlaanderen(rows: list[Row], dsn: str) -> None:
    wanted = Counter(
        (row.date, "; ".join(row.people) or None, place["name"], place["level"])
        for row in rows
        if row.counts and row.mode == "physical"
        for place in row.places
        if "zeeuws-vlaanderen" in lies("npvr", place).sure
    )
    answered = answer(dsn, "Who came to Zeeuws-Vlaanderen?", 1)
    assert Counter((day, people, place, level) for day, people, _, _, place, level, *_ in answered) == wanted
    assert [row[0] for row in answered] == sorted(row[0] for row in answered)


def test_the_share_outside_the_randstad(rows: list[Row], dsn: str) -> None:
    everywhere, beyond, away = Counter[str](), Counter[str](), Counter[str]()
    for code, found in facts(rows, "province").items():
        for one in (person for fact in found for person in fact.people.values()):
            for ministry in one.ministries:
                everywhere[ministry] += one.visit
                away[ministry] += one.visit_away
                beyond[ministry] += one.visit and PROVINCES[code] not in RANDSTAD
    answered = answer(dsn, "Which share of its visits does a ministry make outside the Randstad?")
    assert {
        name: (visits, outside or 0, percent or 0, other or 0)
        for name, visits, outside, percent, other in answered
    } == {
        name: (visits, beyond[name], _percent(beyond[name], visits), _percent(beyond[name], away[name]) or 0)
        for name, visits in everywhere.items()
        if visits
    }
    shares = [row[3] or -1 for row in answered]
    assert shares == sorted(shares, reverse=True)


def inhabitants(dsn: str) -> dict[str, int]:
    with psycopg.connect(dsn) as connection:
        found = connection.execute("SELECT code, inhabitants FROM gis.region WHERE kind = 'municipality'")
        return dict(found.fetchall())


def told(rows: Sequence[Row], dsn: str, kind: str, period: Period) -> dict[str, dict[str, Any]]:
    """What gis.visits_in_period should say of the regions of a kind, by name."""
    found = per_region(kind, facts(rows, kind), facts(rows, "municipality"), inhabitants(dsn), period)
    return {REGIONS[kind, code]: figures for code, figures in found.items()}


LITTLE = (
    "Klein aantal: naar inwonertal zijn hier minder dan vijf bezoeken te verwachten.",
    "Weinig gepubliceerd: over minder dan de helft van de weken van bewindspersonen staat er iets.",
)


def weeks(crawl: SampleCrawl, rows: Sequence[Row]) -> dict[tuple[str, dt.date], bool]:
    """Each week of each person in office, by its Monday, and whether anything of theirs is of it."""
    days = [row.date for row in rows if not row.doubtful]
    mondays = [min(days) - dt.timedelta(min(days).weekday())]
    while mondays[-1] + dt.timedelta(7) <= max(days):
        mondays.append(mondays[-1] + dt.timedelta(7))
    told = [(person, dt.date.fromisoformat(one["date"])) for one in crawl.rows for person in one["people"]]
    with psycopg.connect(crawl.dsn) as connection:  # a page of a week that lists nothing is in no feed
        told += connection.execute("SELECT unnest(people), date FROM agenda.page WHERE weekly").fetchall()
    published = {(person, day - dt.timedelta(day.weekday())) for person, day in told}
    return {
        (office.person, monday): (office.person, monday) in published
        for office in register.offices()
        for monday in mondays
        if office.held_between(monday, monday + dt.timedelta(6))
    }


def test_nothing_found_for_a_year(sample_crawl: SampleCrawl, rows: list[Row], dsn: str) -> None:
    heading, year = "Where was nothing found for a year?", dt.timedelta(365)
    first = min(row.date for row in rows if not row.doubtful)
    assert answer(dsn, heading) == [(first, first <= TODAY - year)]
    period = Period.of(rows, TODAY - year, TODAY)
    in_office = {
        key: there
        for key, there in weeks(sample_crawl, rows).items()
        if TODAY - year - dt.timedelta(7) < key[1] <= TODAY
    }
    published = sum(in_office.values())
    wanted = {}
    for kind in ("npvr", "municipality"):
        for name, one in told(rows, dsn, kind, period).items():
            cautions = (one["few_expected"], 2 * published < len(in_office))
            caution = " ".join(words for words, due in zip(LITTLE, cautions, strict=True) if due) or None
            words = (one["in_words"], one["last_without_name"], published, len(in_office), caution)
            if not one["visits"]:
                wanted[kind, name] = (one["state"], *words)
    with psycopg.connect(dsn) as connection:
        labels: dict[str, str] = dict(
            connection.execute("SELECT label, state FROM gis.visit_state").fetchall()
        )
    answered = answer(dsn, heading, 1)
    assert {(kind, name): (labels[label], *more) for kind, name, label, *more in answered} == wanted
    assert len(answered) == len(wanted) > 200


def test_weeks_without_an_agenda(sample_crawl: SampleCrawl, rows: list[Row], dsn: str) -> None:
    held: dict[str, list[bool]] = defaultdict(list)
    for (person, _), there in weeks(sample_crawl, rows).items():
        held[person].append(there)
    wanted = sorted(
        ((person, some.count(False), len(some)) for person, some in held.items()),
        key=lambda one: (-one[1], one[0]),
    )
    assert answer(dsn, "Where was nothing found for a year?", 2) == wanted


def test_whether_it_is_little(rows: list[Row], dsn: str) -> None:
    names = (
        "in_words",
        "visits_per_100k",
        "visits_per_100k_low",
        "visits_per_100k_high",
        "ratio",
        "ratio_low",
        "ratio_high",
    )
    wanted = told(rows, dsn, "npvr", Period.of(rows))
    answered = answer(dsn, "Is three visits little?")
    assert {row[0] for row in answered} == wanted.keys()
    for name, *values, caution in answered:
        for column, value in zip(names, values, strict=True):
            assert same(column, wanted[name][column], value), (name, column)
        assert (LITTLE[0] in (caution or "")) == wanted[name]["few_expected"]
    ratios = [row[5] for row in answered]
    assert ratios == sorted(ratios)


def test_ministries_by_year(rows: list[Row], dsn: str) -> None:
    found: dict[tuple[Any, ...], list[Part]] = defaultdict(list)
    for one in parts(rows):
        for name in one.ministries:
            found[name, one.day.year].append(one)
    answered = answer(dsn, "Ministries by year")
    assert {tuple(row[:2]): row[2:] for row in answered} == {key: counts(some) for key, some in found.items()}


def test_quarters(rows: list[Row], dsn: str) -> None:
    found: dict[tuple[int, int], list[Part]] = defaultdict(list)
    for one in parts(rows):
        if not one.doubtful:
            found[one.quarter].append(one)
    wanted = []
    for quarter, some in sorted(found.items()):
        *first, nowhere = counts(some)
        nameless = len({one.row.joint for one in some if one.person is None})
        wanted.append((*quarter, *first, nameless, nowhere))
    assert answer(dsn, "Quarters") == wanted


def test_cabinets_side_by_side(rows: list[Row], dsn: str) -> None:
    known = [row.date for row in rows if not row.doubtful]
    first, last = min(known), min(max(known), TODAY)
    wanted = []
    for cabinet in register.cabinets():
        end = cabinet.end_date or dt.date.max
        days = max(0, (min(end, last + dt.timedelta(1)) - max(cabinet.start_date, first)).days)
        visits = {
            one.visit: one.row for one in parts(rows) if one.visit and cabinet.start_date <= one.day < end
        }
        in_npvr = {
            one.visit
            for one in parts(rows)
            if one.visit in visits and any(lies("npvr", place).sure for place in one.row.places)
        }
        rate = round(1000 * len(in_npvr) / days, 1) if days else None
        wanted.append((cabinet.name, days, len(visits), len(in_npvr), rate))
    answered = answer(dsn, "Cabinets side by side")
    assert [
        (*row[:4], None if row[4] is None else pytest.approx(float(row[4]), abs=0.051)) for row in answered
    ] == wanted
    assert sum(row[2] for row in answered) > 100


def test_what_was_corrected(sample_crawl: SampleCrawl, rows: list[Row], copies: Callable[..., str]) -> None:
    corrected = copies(sample_crawl.dsn)
    joints: dict[str, set[int]] = defaultdict(set)
    for fed, row in zip(sample_crawl.rows, rows, strict=True):
        for words in (fed["stated_place"], fed["title"]):
            joints[words].add(row.joint)
    places = [
        words
        for words, _ in Counter(one["stated_place"] for one in sample_crawl.rows).most_common(4)
        if words
    ]
    title = next(
        one["title"] for one in sample_crawl.rows if one["mode"] == "physical" and not one["stated_place"]
    )
    made = [
        ("place", places[0], "municipality_code", "GM1708", "Steenwijkerland"),
        ("place", places[1], "municipality_code", "GM0106", "Assen"),
        ("type", title, "type", "Handelsmissie", "Handelsmissie"),
    ]
    with psycopg.connect(corrected) as connection:
        for _, words, column, value, _ in made:
            insert = f"INSERT INTO gis.correction_place (words, {column}, reason) VALUES (%s, %s, %s)"
            if column == "type":  # its row is found by its number: the words are those of the title
                insert = f"UPDATE gis.correction_place SET {column} = %s, reason = %s WHERE title = %s"
                connection.execute(insert.encode(), [value, "Zo stond het er", words])
            else:
                connection.execute(insert.encode(), [words, value, "Zo stond het er"])
    assert answer(corrected, "What was corrected?") == [
        (TODAY, kind, words, is_now, len(joints[words]), "Zo stond het er")
        for kind, words, _, _, is_now in made
    ]


def test_meanings_are_what_the_recount_rests_on() -> None:
    place = {
        "ambiguous": False,
        "municipality_code": "GM0106",
        "candidates": [],
        "country": "NL",
        "level": "place",
    }
    assert meanings(place) == ["GM0106"]
