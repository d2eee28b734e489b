"""Days, times and contact lines, as agendas write them."""

import datetime as dt
import doctest
import importlib
import string
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendacrawl.dutch.contact import cut_contact, is_contact, opens_contact
from agendacrawl.dutch.dates import (
    MONTHS,
    WEEKDAYS,
    Day,
    is_period,
    monday_of,
    read_dated_line,
    read_day,
    read_heading,
)
from agendacrawl.dutch.entry import read_entry
from agendacrawl.dutch.remarks import remark
from agendacrawl.dutch.text import fold, squeeze
from agendacrawl.dutch.times import Times, read_times, split_dated, split_times

MONDAY = dt.date(2026, 11, 9)
days = st.dates(dt.date(2017, 1, 1), dt.date(2040, 12, 31))


@pytest.mark.parametrize(
    "module", ["text", "daywords", "dates", "times", "contact", "remarks", "status", "entry"]
)
def test_the_examples_in_the_docstrings_hold(module: str) -> None:
    loaded = importlib.import_module(f"agendacrawl.dutch.{module}")
    result = doctest.testmod(loaded)
    assert result.attempted
    assert not result.failed


# -- days ------------------------------------------------------------------------------------------------------

WAYS = [
    lambda d: f"{d.day} {MONTHS[d.month - 1]}",
    lambda d: f"{WEEKDAYS[d.weekday()].capitalize()} {d.day} {MONTHS[d.month - 1]}",
    lambda d: f"{WEEKDAYS[d.weekday()].upper()} {d.day} {MONTHS[d.month - 1].upper()}",
    lambda d: f"{WEEKDAYS[d.weekday()][:2]} {d.day} {MONTHS[d.month - 1][:3]}.".replace(" maa.", " mrt."),
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d.day}/{d.month}",
    lambda d: f"{d.isoformat()}",
    lambda d: WEEKDAYS[d.weekday()],
    lambda d: f"{WEEKDAYS[d.weekday()]} {d.day}",
    lambda d: f"Op {WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]}:",
]


@given(days, st.sampled_from(WAYS))
def test_every_way_to_write_a_day_of_the_week_gives_that_day(
    day: dt.date, way: Callable[[dt.date], str]
) -> None:
    assert read_day(way(day), monday_of(day)) == Day(day, day)


@given(days, st.integers(-3, 3))
def test_a_year_that_is_not_written_is_the_nearest(monday: dt.date, weeks: int) -> None:
    day = monday_of(monday) + dt.timedelta(weeks=weeks)
    assert read_day(f"{day.day} {MONTHS[day.month - 1]}", monday_of(monday)) == Day(day, day)


@given(days, st.integers(1, 6))
def test_a_run_of_days_keeps_both_ends(start: dt.date, length: int) -> None:
    end = start + dt.timedelta(days=length)
    text = f"{WEEKDAYS[start.weekday()]} {start.day} {MONTHS[start.month - 1]} t/m {end.day} {MONTHS[end.month - 1]}"
    assert read_day(text, monday_of(start)) == Day(start, end)


@given(st.text(max_size=60), days)
def test_no_text_breaks_the_parsers(text: str, near: dt.date) -> None:
    for read in (read_day, read_heading, read_dated_line, is_period):
        read(text, near)
    for take in (read_times, split_times, read_entry, remark, cut_contact):
        take(text)


@pytest.mark.parametrize(
    "text",
    [
        "31 juni",
        "29 februari 2027",
        "10.00",
        "10.00 uur",
        "12",
        "mei",
        "Gesprekken",
        "Dag 3",
        "week 46",
        "32 mei",
        "",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, MONDAY) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("woensdag 11 en donderdag 12 november", 11, 12),
        ("17 t/m 19 november", 17, 19),
        ("9 - 11 november", 9, 11),
        ("van maandag 9 tot en met woensdag 11 november", 9, 11),
    ],
)
def test_runs_of_days(text: str, start: int, end: int) -> None:
    assert read_day(text, MONDAY) == Day(dt.date(2026, 11, start), dt.date(2026, 11, end))


def test_a_year_boundary_and_week_53() -> None:
    monday = dt.date(2026, 12, 28)
    assert monday.isocalendar().week == 53
    assert read_day("vrijdag 1 januari", monday) == Day(dt.date(2027, 1, 1), dt.date(2027, 1, 1))
    assert read_day("1 januari 2026", monday) == Day(dt.date(2026, 1, 1), dt.date(2026, 1, 1))


def test_a_weekday_that_disagrees_is_reported_and_the_date_is_kept() -> None:
    assert read_day("dinsdag 9 november", MONDAY) == Day(MONDAY, MONDAY, weekday_agrees=False)


def test_typos_in_weekday_and_month() -> None:
    assert read_day("Dinsdg 10 november", MONDAY) == Day(dt.date(2026, 11, 10), dt.date(2026, 11, 10))
    assert read_day("donderdag 12 nvember", MONDAY) == Day(dt.date(2026, 11, 12), dt.date(2026, 11, 12))


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("Maandag 9 november (Saba)", "Saba"),
        ("Maandag 9 november – Den Haag", "Den Haag"),
        ("Maandag 9 november", ""),
    ],
)
def test_day_headings(text: str, aside: str) -> None:
    heading = read_heading(text, MONDAY)
    assert heading is not None
    assert (heading.day.start, heading.aside) == (MONDAY, aside)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("12 november: bezoek aan een school", "bezoek aan een school"),
        ("Dinsdag 10 november bezoek aan Ede", "bezoek aan Ede"),
        ("dinsdag: gesprek", "gesprek"),
        ("9 november 2026: Congres: samen verder", "Congres: samen verder"),
        ("10 - 12 november: bezoek aan Parijs", "bezoek aan Parijs"),
        ("4 mei herdenking", None),
        ("5 mei-viering", None),
        ("75 jaar Vredestein", None),
        ("4 Tweeminutendebatten", None),
        ("dinsdag gesprek", None),
        ("10.00 uur: gesprek", None),
        ("Best: gesprek", None),
    ],
)
def test_lines_that_begin_with_a_day(text: str, rest: str | None) -> None:
    found = read_dated_line(text, MONDAY)
    assert (found[1] if found else None) == rest


# -- times -----------------------------------------------------------------------------------------------------

clock = st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None))


@given(
    clock,
    clock,
    st.sampled_from(["{a:%H.%M} - {b:%H.%M} uur", "{a:%H:%M}-{b:%H:%M}", "van {a:%H.%M} tot {b:%H.%M} uur"]),
)
def test_a_span_keeps_both_ends_or_says_that_they_are_backwards(a: dt.time, b: dt.time, form: str) -> None:
    over_midnight = a >= dt.time(18) and b <= dt.time(6)
    expected = Times(a, b) if b >= a or over_midnight else Times(a, None, backwards=True)
    assert read_times(form.format(a=a, b=b)) == expected


@given(clock, st.text(string.ascii_letters, min_size=3, max_size=20))
def test_a_leading_time_is_split_off_and_nothing_else(time: dt.time, words: str) -> None:
    assert split_times(f"{time:%H.%M} uur: Gesprek met {words}") == (Times(time), f"Gesprek met {words}")


@pytest.mark.parametrize(
    "text",
    [
        "75 jaar Vredestein",
        "10.000 bomen planten",
        "Top 2.0",
        "25.00 uur feest",
        "12.50 euro meer",
        "10.00 uur",
    ],
)
def test_what_is_no_time_of_an_activity_stays(text: str) -> None:
    assert split_times(text) == (None, text)


def test_times_behind_the_words_and_behind_a_date() -> None:
    assert split_times("Gesprek (10.00 - 11.00 uur)") == (Times(dt.time(10), dt.time(11)), "Gesprek")
    assert split_dated("9 november 2026, 10.00 uur") == ("9 november 2026", Times(dt.time(10)))


# -- contact lines ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Voor vragen kunt u contact opnemen met Voorbeeld Persoon, 06-00000000",
        "Voor meer informatie: Voorbeeld Persoon (06- 00000000).",
        "Contactpersoon: Voorbeeld Persoon",
        "Woordvoerder: Voorbeeld Persoon",
        "voorbeeld.persoon@example.org",
        "Voorbeeld Persoon, +31 6 00000000",
        "Media kunnen voor meer informatie contact opnemen met Voorbeeld Persoon",
        "Media kunnen zich aanmelden bij Voorbeeld Persoon (070 - 000 00 00)",
    ],
)
def test_contact_lines_leave_nothing(text: str) -> None:
    assert is_contact(text)
    assert cut_contact(text) == ("", True)


@pytest.mark.parametrize(
    "text",
    [
        "Gesprek met de Ukraine Defense Contact Group",
        "Vragenuur",
        "Gesprek over kindervragen",
        "Overleg met coalitiewoordvoerders over gemeentefinanciën",
        "Kennismaking met het Contactorgaan Moslims en Overheid (CMO)",
        "Gesprek over ruimte voor vragen van burgers",
        "Bijeenkomst over informatievoorziening",
        "Bezoek aan @ease en de @VOcampus",
        "Werkbezoek contactonderwijs",
        "04-11-2026 - 06-11-2026",
    ],
)
def test_activities_that_speak_of_contact_stay(text: str) -> None:
    assert cut_contact(text) == (text, False)


@given(
    st.sampled_from(["Contact: ", "Woordvoerder: ", "Voor vragen: "]),
    st.text(string.ascii_letters + " ", min_size=3),
)
def test_what_follows_a_contact_label_is_never_kept(label: str, name: str) -> None:
    kept, found = cut_contact(f"Gesprek met de VNG. {label}{name} 06-12345678")
    assert (kept, found) == ("Gesprek met de VNG.", True)


def test_a_bare_label_opens_a_contact_block() -> None:
    assert opens_contact("Contact:")
    assert not opens_contact("Contact met de sector")


# -- text ------------------------------------------------------------------------------------------------------


@given(st.text())
def test_squeezing_and_folding_twice_changes_nothing(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)
    assert fold(fold(text)) == fold(text)
