"""Which line was which before the page was edited."""

from __future__ import annotations

import time
from typing import Any

import pytest
from support.edits import MONDAY, Edit, edits, line

from agendacrawl.events import matching
from agendacrawl.events.line import Line
from agendacrawl.events.matching import RULES, Rule, match


def as_line(one: dict[str, Any]) -> Line:
    return Line(one["date"], one["title"], one["start_time"], one["stated_place"], one["description"])


def written(text: str) -> Line:
    return as_line(line(text))


@pytest.mark.parametrize("edit", edits(), ids=lambda edit: edit.words)
def test_a_line_is_found_wherever_a_reader_would_find_it(edit: Edit) -> None:
    found = match([as_line(one) for one in edit.before], [as_line(one) for one in edit.after])
    assert list(found.found) == edit.same
    assert not found.untried


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_connects_its_example_and_leaves_the_other(rule: Rule) -> None:
    for words, expected in ((rule.connects, True), (rule.leaves, False)):
        pairs = matching.compare([written(words[0])], [written(words[1])])
        assert bool(rule.holds(pairs)[0, 0]) is expected, words


def test_a_rule_for_one_pair_alone_leaves_two() -> None:
    one = match([written("ma | Gesprek | Hulst")], [written("di | Gesprek | Hulst")])
    assert one.found == (0,)
    two = [written("ma | Gesprek | Hulst"), written("di | Gesprek | Hulst")]
    assert match(two, [written("do | Gesprek | Hulst"), written("vr | Gesprek | Hulst")]).found == (
        None,
        None,
    )


def test_a_slip_of_the_pen_is_the_same_word_and_a_short_name_is_not() -> None:
    pair = [written("ma | Gesprek met Woonbont over huur")], [written("ma | Gesprek met Woonbond over huur")]
    assert matching.compare(*pair).alike[0, 0] == 1
    pair = [written("ma | Gesprek met VNO over huur")], [written("ma | Gesprek met VNG over huur")]
    assert matching.compare(*pair).alike[0, 0] < 1


def test_the_name_of_who_keeps_the_agenda_tells_nothing() -> None:
    ours = frozenset({"Mark Harbers"})
    lines = [
        Line(MONDAY, title, people=ours)
        for title in ("Minister Harbers opent brug", "Minister Harbers bezoekt school")
    ]
    assert match(lines[:1], lines[1:]).found == (None,)


def test_a_thousand_reworded_lines_are_matched_in_seconds() -> None:
    before = [
        Line(MONDAY, f"Gesprek met Vewin over drinkwater in regio {n}", text=str(n)) for n in range(1000)
    ]
    after = [Line(MONDAY, f"Overleg Vewin: drinkwater regio {n}", text=f"{n}!") for n in range(1000)]
    start = time.process_time()
    assert match(before, after).found == tuple(range(1000))
    assert time.process_time() - start < 10


def test_more_lines_than_can_be_compared_are_left_alone() -> None:
    before = [Line(MONDAY, f"Gesprek {n}", text=str(n)) for n in range(3000)]
    after = [Line(MONDAY, f"Overleg {n}", text=f"{n}!") for n in range(2999)] + [
        Line(MONDAY, "Gesprek 7", text="!")
    ]
    start = time.process_time()
    found = match(before, after)
    assert found.untried == 2999
    assert found.found[-1] == 7  # the same title on the same day
    assert time.process_time() - start < 5
