"""What each line of a week is: every rule by the example that it decides and the one that it leaves alone."""

import datetime as dt

import pytest

from agendacrawl.pages.document import Document
from agendacrawl.pages.week.classify import RULES, Example, Rule
from agendacrawl.pages.week.reader import WeekReader
from pages.knowing import KNOWS

MONDAY = dt.date(2026, 11, 9)


def decided(example: Example) -> str:
    """Return the name of the rule that decides about the line of an example, the last one that reads so."""
    body, text = example
    document = Document.parse(f"<main><h1>Agenda</h1><div class='rich-text'>{body}</div></main>")
    reader = WeekReader(document.lines[1:], MONDAY, KNOWS)
    reader.read()
    return [name for line, name in reader.decided if line == text][-1]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_decides_its_example(rule: Rule) -> None:
    assert decided(rule.decides) == rule.name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_leaves_the_other_example_alone(rule: Rule) -> None:
    assert decided(rule.leaves) != rule.name


def test_no_two_rules_have_one_name() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
