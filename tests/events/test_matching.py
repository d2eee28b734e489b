"""Which line was which before the page was edited."""

from __future__ import annotations

from typing import Any

import pytest
from support.edits import Edit, edits, line

from agendacrawl.events import matching
from agendacrawl.events.matching import RULES, Line, Rule, match


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
