"""Which rows are one event, and which only look like it."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendacrawl.events.link import Link, Reason, Row, crowds, link, windows

DAY = dt.date(2024, 9, 3)
BRUINS, HERMANS, RUTTE = "Eppo Bruins", "Sophie Hermans", "Mark Rutte"
VENLO, HEERLEN, HAGUE = (frozenset({code}) for code in ("GM0983", "GM0917", "GM0518"))


def a_row(number: int, title: str, person: str | None, **changes: Any) -> Row:
    """A row in the week of one person, on a page of that person's own."""
    people = frozenset({person} if person else ())
    values: dict[str, Any] = {
        "id": number,
        "page": f"/week-{person}",
        "weekly": True,
        "date": DAY,
        "title": title,
    }
    return Row(**values | {"people": people} | changes)


def two(first: str, second: str, ours: dict[str, Any] | None = None, **changes: Any) -> Reason | None:
    """Why a row of Bruins and one of Hermans are linked, if they are; `changes` are of the second."""
    rows = [a_row(1, first, BRUINS, **(ours or {})), a_row(2, second, HERMANS, **changes)]
    links = link(rows)
    assert links == link(reversed(rows))
    return links[2].reason if links else None


def at(hour: int, minute: int = 0) -> dict[str, Any]:
    return {"start_time": dt.time(hour, minute)}


def test_one_title_on_two_weeks_is_one_event() -> None:
    rows = [a_row(8, "Gesprek met VNG", BRUINS), a_row(5, "gesprek met  VNG.", HERMANS)]
    assert link(rows) == {
        5: Link(5, Reason.SAME_TITLE, 1.0, 8),
        8: Link(5, Reason.SAME_TITLE, 1.0, 5),
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bezoek aan Keukenhof", "Werkbezoek Keukenhof"),
        ("Commissiedebat Telecomraad", "Commissiedebat over de Telecomraad"),
        ("Bewindspersonenoverleg asiel", "Bewindsliedenoverleg over asiel"),
        ("Vragenuur", "Mondeling vragenuur"),
    ],
)
def test_titles_with_the_same_content_are_one_event(first: str, second: str) -> None:
    assert two(first, second) is Reason.LIKE_TITLE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Overleg VNG", "Gesprek met VNG over jeugdzorg"),
        ("Werkbezoek bij tuinbouwbedrijf Jansen Venlo", "Bezoek aan tuinbouwbedrijf Jansen"),
    ],
)
def test_like_titles_need_a_support(first: str, second: str) -> None:
    assert two(first, second) is None
    assert two(first, second, at(10), **at(10, 15)) is Reason.LIKE_TITLE
    assert two(first, second, {"codes": HAGUE}, codes=HAGUE) is None
    assert two(first, second, {"codes": VENLO}, codes=VENLO) is Reason.LIKE_TITLE


def test_parts_of_one_debate_are_two_events() -> None:
    first, second = "Debat begroting Defensie deel 1", "Debat over begroting Defensie deel 2"
    assert two(first, second, at(10), **at(10)) is None


def test_the_name_of_the_town_is_no_likeness() -> None:
    ours = {"codes": VENLO, "places": frozenset({"Venlo"})}
    assert two("Werkbezoek Venlo", "Werkbezoek brandweer Venlo", ours, **ours) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Gesprek over stikstof", "Commissiedebat stikstof"),
        ("Gesprek met VNG", "Gesprek met IPO"),
        ("Begrotingsbehandeling eerste termijn", "Begrotingsbehandeling tweede termijn"),
        ("Kennismaking met de Nationale Ombudsman", "Kennismakingsgesprek Nationale Ombudsman"),
        ("Gesprek", "Overleg"),
    ],
)
def test_other_events_stay_apart(first: str, second: str) -> None:
    assert two(first, second) is None


@pytest.mark.parametrize("title", ["Gesprek", "Werkbezoek", "Diverse kennismakingsgesprekken"])
def test_a_generic_title_needs_more(title: str) -> None:
    ministry = {"ministries": frozenset({"Ministerie van Financiën"})}
    assert two(title, title) is None
    assert two(title, title, ministry, **ministry) is None
    assert two(title, title, at(10), **at(10)) is Reason.SAME_TITLE
    assert two(title, title, {"codes": VENLO}, codes=VENLO) is Reason.SAME_TITLE


def test_staff_meeting_of_one_ministry() -> None:
    title, ministry = "Bewindspersonenoverleg", {"ministries": frozenset({"Ministerie van Financiën"})}
    other = {"ministries": frozenset({"Ministerie van Defensie"})}
    assert two(title, title, ministry, **ministry) is Reason.SAME_TITLE
    assert two(title, title, ministry, **other) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Werkbezoek onderhoud NedTrain met minister Hermans", "Bezoek werkplaats NedTrain Tilburg"),
        ("Gesprek met minister Hermans", "Overleg met minister Bruins"),
        ("Gesprek woningbouw met de ministers Keijzer en Hermans", "Startoverleg woningbouw provincies"),
    ],
)
def test_who_is_named_takes_part(first: str, second: str) -> None:
    assert two(first, second) is Reason.NAMED


def test_a_name_alone_does_not_link() -> None:
    other = "Bezoek onderhoudswerkplaats NedTrain Tilburg"
    assert two("Gesprek NedTrain minister met directeur Hermans", other) is None
    assert two("Gesprek met minister Hermans", "Presentatie rapport Hermans") is None
    own = {"people": frozenset({BRUINS})}
    assert (
        two("Toespraak brug Kampen minister Bruins", "Gesprek brug Zwolle", {"weekly": False}, **own) is None
    )
    assert two("Gesprek met minister Hermans", "Werkbezoek NedTrain") is None
    assert two("Gesprek met minister over NedTrain", "Bezoek onderhoudswerkplaats NedTrain Tilburg") is None


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (at(10), at(10, 16)),
        ({}, {"date": DAY + dt.timedelta(days=1)}),
        ({"codes": VENLO}, {"codes": HEERLEN}),
        ({"mode": "physical"}, {"mode": "online"}),
        ({}, {"page": f"/week-{BRUINS}"}),
        ({}, {"people": frozenset({BRUINS})}),
        ({"weekly": False}, {"weekly": False, "people": frozenset()}),
        ({"weekly": False}, {"weekly": False, "people": frozenset({BRUINS, HERMANS})}),
    ],
)
def test_contradiction_keeps_one_title_apart(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    title = "Gesprek met VNG"
    assert two(title, title) is Reason.SAME_TITLE
    assert two(title, title, ours, **theirs) is None


def test_pages_of_two_people_for_one_event() -> None:
    single = {"weekly": False}
    assert two("Gesprek met VNG", "Gesprek met VNG", single, **single) is Reason.SAME_TITLE


def test_days_that_overlap() -> None:
    trip = {"date": DAY - dt.timedelta(days=2), "end_date": DAY}
    assert two("Handelsmissie India", "Handelsmissie India", trip) is Reason.SAME_TITLE
    ended = trip | {"end_date": DAY - dt.timedelta(days=1)}
    assert two("Handelsmissie India", "Handelsmissie India", ended) is None
    slip = trip | {"end_date": dt.date(9999, 12, 31)}
    assert two("Handelsmissie India", "Handelsmissie India", slip) is None


def test_once_a_day_whatever_the_times() -> None:
    assert two("Ministerraad", "Ministerraad", at(9, 30), **at(11)) is Reason.SAME_TITLE
    assert two("Ministerraad", "Rijksministerraad", at(9, 30), **at(11)) is None


def test_the_same_name_twice_on_one_day_stays_two_events() -> None:
    rows = [
        a_row(1, "Gesprek met VNG", BRUINS, rank=1),
        a_row(2, "Gesprek met VNG", BRUINS, rank=2),
        a_row(3, "Gesprek met VNG", HERMANS, rank=1),
        a_row(4, "Gesprek met VNG", HERMANS, rank=2),
        a_row(5, "Gesprek met VNG", RUTTE, rank=2),
    ]
    assert {key: one.event_id for key, one in link(rows).items()} == {1: 1, 2: 2, 3: 1, 4: 2, 5: 2}


def test_times_pair_before_order_does() -> None:
    rows = [
        a_row(1, "Gesprek met VNG", BRUINS, rank=1, **at(14)),
        a_row(2, "Gesprek met VNG", BRUINS, rank=2, **at(10)),
        a_row(3, "Gesprek met VNG", HERMANS, rank=1, **at(10)),
    ]
    assert {key: one.event_id for key, one in link(rows).items()} == {2: 2, 3: 2}


def test_the_best_pair_is_taken_first() -> None:
    """The same time before the same title, and the same title before one that is only like it."""
    ours = a_row(1, "Overleg VNG", BRUINS, rank=1, **at(10))
    like = a_row(2, "Overleg met VNG", HERMANS, rank=1)
    same = a_row(3, "Overleg VNG", HERMANS, rank=2)
    timed = a_row(4, "Gesprek met VNG", HERMANS, rank=9, **at(10))
    assert set(link([ours, like, same])) == {1, 3}
    assert set(link([ours, like, same, timed])) == {1, 4}


def test_a_group_holds_no_contradiction() -> None:
    """The row without a time could be either: it goes with one of them, and never joins the two."""
    rows = [
        a_row(1, "Gesprek met VNG", BRUINS, **at(10)),
        a_row(2, "Gesprek met VNG", HERMANS, **at(15)),
        a_row(3, "Gesprek met VNG", RUTTE),
    ]
    assert {key: one.event_id for key, one in link(rows).items()} == {1: 1, 3: 1}


def test_page_of_its_own_and_the_weeks_of_its_people() -> None:
    title = "Werkbezoek Brightlands"
    rows = [
        a_row(1, title, BRUINS),
        a_row(2, title, HERMANS),
        Row(3, "/werkbezoek-brightlands", False, DAY, title, people=frozenset({BRUINS, HERMANS})),
    ]
    assert {one.event_id for one in link(rows).values()} == {1}
    assert len(link(rows)) == 3


ROWS = st.lists(
        st.builds(
            a_row,
            number=st.integers(1, 10**6),
            date=st.sampled_from([DAY, DAY + dt.timedelta(days=1), DAY + dt.timedelta(days=4)]),
            end_date=st.sampled_from([None, None, DAY + dt.timedelta(days=2), DAY + dt.timedelta(days=400)]),
            title=st.sampled_from(["Ministerraad", "Gesprek met VNG", "Overleg VNG", "Gesprek", "Werkbezoek Ede", ""]),
            person=st.sampled_from([BRUINS, HERMANS, RUTTE, None]),
            weekly=st.booleans(),
            start_time=st.sampled_from([None, dt.time(9), dt.time(10)]),
            codes=st.sampled_from([frozenset(), VENLO, HAGUE]),
            rank=st.integers(0, 3),
        ),
        max_size=12,
        unique_by=lambda row: row.id,
    )  # fmt: skip


@given(ROWS)
def test_groups_are_sound_and_do_not_depend_on_the_order(rows: list[Row]) -> None:
    links = link(rows)
    assert links == link(sorted(rows, key=lambda row: -row.id))
    by_id = {row.id: row for row in rows}
    groups: dict[int, list[int]] = {}
    for key, one in links.items():
        groups.setdefault(one.event_id, []).append(key)
        assert links[one.linked_to].event_id == one.event_id
        assert 0 <= one.similarity <= 1
    for event, members in groups.items():
        assert event == min(members)
        assert len({by_id[key].page for key in members}) == len(members) > 1


@given(ROWS)
def test_no_event_reaches_across_windows(rows: list[Row]) -> None:
    parts = list(windows(sorted(rows, key=lambda row: row.date)))
    assert sorted(row.id for part in parts for row in part) == sorted(row.id for row in rows)
    assert {key: one for part in parts for key, one in link(part).items()} == link(rows)


def test_windows_are_small() -> None:
    rows = [a_row(n, "Ministerraad", BRUINS, date=DAY + dt.timedelta(days=n // 2)) for n in range(100)]
    assert {len(part) for part in windows(rows)} == {2}


def test_thousands_of_lines_on_one_day_are_left_alone() -> None:
    crowd = [a_row(n, f"Gesprek met VNG over regio {n}", BRUINS, page=f"/{n % 2}") for n in range(20_000)]
    after = DAY + dt.timedelta(days=1)
    others = [
        a_row(20_000 + n, "Gesprek met VNG", person, date=after) for n, person in enumerate([RUTTE, HERMANS])
    ]
    assert crowds([*crowd, *others]) == {DAY: 20_000}
    start = time.process_time()
    assert link([*crowd, *others]).keys() == {20_000, 20_001}
    assert time.process_time() - start < 10
