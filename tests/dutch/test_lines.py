"""Lines of our own (tests/data/dutch_lines.yml), the rules for remarks with their examples, and hostile texts."""

import datetime as dt
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from support.paths import DATA

from agendacrawl.dutch.dates import is_period, read_dated_line, read_day, read_heading
from agendacrawl.dutch.entry import Entry, read_entry
from agendacrawl.dutch.remarks import RULES, Rule, describes, is_nothing, remark
from agendacrawl.dutch.status import CANCELLED, TENTATIVE, Mark, cut_cancelled, cut_tentative
from agendacrawl.dutch.times import Times, read_times, split_times

MONDAY = dt.date(2026, 1, 12)
LINES = yaml.safe_load((DATA / "dutch_lines.yml").read_text(encoding="utf-8"))
# What the rules read otherwise than a careful reader; a rule that learns one takes it off this list.
MISSED = {"Onder voorbehoud van alles-theatervoorstelling"}


def heading(text: str) -> tuple[Any, ...]:
    found = None if is_nothing(text) else read_heading(text, MONDAY)
    return (found.day.start, found.day.end, found.aside) if found else ()


def dated(text: str, day_open: bool) -> tuple[Any, ...]:
    found = read_dated_line(text, MONDAY, day_open)
    return (found[0].day.start, found[1]) if found else ()


def times(text: str) -> tuple[str, str, str]:
    whole = read_times(text)
    found, rest = (whole, "") if whole is not None else split_times(text)
    start, end = (found.start, found.end) if found is not None else (None, None)
    return (f"{start:%H:%M}" if start else "", f"{end:%H:%M}" if end else "", rest)


def kind(text: str) -> tuple[str]:
    return (remark(text) or "",)


READERS: dict[
    str, tuple[Callable[..., tuple[Any, ...]], int]
] = {  # and how many of the words are its arguments
    "headings": (heading, 1),
    "dated": (dated, 2),
    "times": (times, 1),
    "cancelled": (cut_cancelled, 1),
    "tentative": (cut_tentative, 1),
    "remarks": (kind, 1),
}


def rows() -> Iterator[Any]:
    for group, (_, arguments) in READERS.items():
        for _, *words in LINES[group]:
            yield pytest.param(group, words[:arguments], tuple(words[arguments:]), id=f"{group}: {words[0]}")


@pytest.mark.parametrize(("group", "arguments", "expected"), list(rows()))
def test_a_line_is_read_as_a_careful_reader_does(
    group: str, arguments: list[Any], expected: tuple[Any, ...]
) -> None:
    assert (READERS[group][0](*arguments) == expected) is (arguments[0] not in MISSED)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_decides_its_example_and_leaves_the_other(rule: Rule) -> None:
    assert re.match(rule.pattern, rule.decides.lower())
    assert remark(rule.decides) is rule.kind
    assert remark(rule.leaves) is None


@pytest.mark.parametrize("without", RULES, ids=lambda rule: rule.name)
def test_no_rule_is_superfluous(without: Rule) -> None:
    others = [rule for rule in RULES if rule is not without]
    assert not any(re.match(rule.pattern, without.decides.lower()) for rule in others)


@pytest.mark.parametrize("mark", [CANCELLED, TENTATIVE], ids=["cancelled", "tentative"])
def test_the_stems_of_a_mark_are_in_all_that_says_so(mark: Mark) -> None:
    group = "cancelled" if mark is CANCELLED else "tentative"
    said = [text.lower() for _, text, _, yes in LINES[group] if yes]
    assert said
    assert not [text for text in said if not mark.stems.search(text)]


# -- days and times together -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["10.10 - 11.00 uur: Gesprek", "10.10: Gesprek", "11.12 uur – Gesprek", "09.01 Gesprek"]
)
def test_figures_below_an_open_day_are_a_time(text: str) -> None:
    assert read_dated_line(text, MONDAY, day_open=True) is None
    assert read_heading(text, MONDAY, day_open=True) is None
    assert split_times(text)[1] == "Gesprek"


def test_a_heading_says_that_its_day_was_written_with_a_dot() -> None:
    dotted, plain = read_heading("12.01", MONDAY), read_heading("12-01", MONDAY)
    assert dotted is not None
    assert dotted.dotted
    assert plain is not None
    assert not plain.dotted


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("12 januari t/m 20 maart 2026", True),
        ("januari - maart 2026", True),
        ("1 januari t/m 31 maart", True),
        ("woensdag 14 t/m maandag 12 januari", True),
        ("1 t/m 31 januari", False),
        ("12 t/m 14 januari", False),
        ("Week 3", False),
        ("50/50", False),
        ("10 - 12", False),
        ("maart", False),
        ("maandag 12 januari", False),
    ],
)
def test_periods_that_are_no_day(text: str, period: bool) -> None:
    assert is_period(text, MONDAY) is period
    assert not period or read_day(text, MONDAY) is None


# -- a line as a whole -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("10.00 uur: GEANNULEERD: Gesprek", Entry("Gesprek", Times(dt.time(10)), cancelled=True)),
        ("GEANNULEERD 10.00 uur Gesprek", Entry("Gesprek", Times(dt.time(10)), cancelled=True)),
        ("Gesprek (Ede, 10.00 uur, o.v.b.)", Entry("Gesprek (Ede)", Times(dt.time(10)), tentative=True)),
        ("Gesprek (verplaatst naar 20 januari, 14.00 uur)", Entry("Gesprek", cancelled=True)),
        ("Gesprek (verplaatst naar 14.00 uur)", Entry("Gesprek", Times(dt.time(14)))),
        ("10.00 uur: Gesprek (tot 11.00 uur)", Entry("Gesprek", Times(dt.time(10), dt.time(11)))),
        ("’s Middags: Gesprek", Entry("Gesprek")),
        ("Gesprek *geannuleerd*", Entry("Gesprek", cancelled=True)),
        ("Gesprek over uitgestelde zorg", Entry("Gesprek over uitgestelde zorg")),
    ],
)
def test_times_and_status_come_off_in_any_order(text: str, entry: Entry) -> None:
    assert read_entry(text) == entry


# -- hostile texts ---------------------------------------------------------------------------------------------

HOSTILE = [
    "10.00 ", "10.00 uur, ", "(10.00 ", "12 ", "om ", "tijd: ", "van tot ", "maandag ", "1", "wegens ", "geannuleerd ",
    "wegens geannuleerd ", "(geannuleerd", "onder voorbehoud van ", "de minister ", "geen ", "er zijn geen openbare ", "nog ",
    "week 3 – ", "'s avonds en ", "20.00 uur tot einde ", "tk = ", "afspraken met een * ", "doorgehaald ", "(*",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("length", [390, 40_000])
def test_no_text_takes_long(piece: str, length: int) -> None:
    text = piece * (length // len(piece))
    began = time.process_time()
    for read in (read_day, read_heading, read_dated_line, is_period):
        read(text, MONDAY)
    for take in (read_times, read_entry, remark, describes):
        take(text)
    assert time.process_time() - began < 0.5
