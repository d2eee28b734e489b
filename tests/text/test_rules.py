"""Every rule about names in text decides its own example, and leaves the other one alone."""

import pytest

from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.text.bracket_rules import BRACKET_RULES, is_elsewhere, is_of_office
from agendacrawl.text.guards import GUARDS
from agendacrawl.text.location_rules import LOCATION_RULES
from agendacrawl.text.mentions import find_mentions
from agendacrawl.text.pipeline import load
from agendacrawl.text.rules import Effect, Rule, Sight, first
from agendacrawl.text.scanner import Scanner
from agendacrawl.text.tail_rules import TAIL_RULES, Tail, TailRule, deciding
from agendacrawl.types import enumeration
from agendacrawl.types.enumeration import TOGETHER, Cut, Together

GAZETTEER = Gazetteer.load()
SCANNER = Scanner(GAZETTEER)


def marked(example: str) -> tuple[str, int, int]:
    """Return the text of an example without its brackets, and where the name in them stands."""
    before, _, rest = example.partition("[")
    name, _, after = rest.partition("]")
    return before + name + after, len(before), len(before) + len(name)


def hit(example: str) -> Sight:
    """Return the sight of an example's name as the gazetteer finds it."""
    text, start, end = marked(example)
    [entries] = [found for a, b, found in SCANNER.scan(text) if (a, b) == (start, end)]
    return Sight.of(text, start, end, entries)


def mention(example: str) -> Sight:
    """Return the sight of an example's name as a mention that has passed the guards."""
    text, start, end = marked(example)
    [found] = [m for m in find_mentions(text, SCANNER) if (m.start, m.end) == (start, end)]
    return Sight.of(text, start, end, found.entries, found.label)


@pytest.mark.parametrize("rule", GUARDS, ids=lambda rule: rule.name)
def test_guards(rule: Rule) -> None:
    assert first(GUARDS, hit(rule.decides)) is rule
    assert not rule.applies(hit(rule.leaves))


@pytest.mark.parametrize("rule", LOCATION_RULES, ids=lambda rule: rule.name)
def test_location_rules(rule: Rule) -> None:
    assert first(LOCATION_RULES, mention(rule.decides)) is rule
    assert not rule.applies(mention(rule.leaves))


def tail(example: str) -> Tail:
    """Return the tail in the brackets of an example, with what stands before its separator."""
    text, start, end = marked(example)
    return Tail(text[:start].rstrip(" ,–-"), text[start:end], GAZETTEER)


@pytest.mark.parametrize("rule", BRACKET_RULES, ids=lambda rule: rule.name)
def test_bracket_rules(rule: TailRule) -> None:
    decided, left = (
        Tail(example.partition(" (")[0], example.partition("[")[2].rstrip("])"), GAZETTEER)
        for example in (rule.decides, rule.leaves)
    )
    assert rule.applies(decided)
    assert is_elsewhere(decided.head, decided.words, GAZETTEER)
    assert not is_elsewhere(left.head, left.words, GAZETTEER)


@pytest.mark.parametrize(
    ("head", "is_of"),
    [
        ("Overleg burgemeester Bos", True),
        ("Overleg burgemeester Bos (Ede) en burgemeester Vos", True),
        ("Gesprek wethouders Bakker (Goes), De Boer (Hulst) en Smit", True),
        ("Bellen met commissaris van de Koning Smit", True),
        ("Gesprek met burgemeesters Parkstad", False),
        ("Gesprek met de burgemeester van Ede", False),
        ("Overleg met wethouder Bos over Wonen", False),
        ("Bilat met minister Weber", False),
        ("Gesprek met Dijkgraaf over Nationaal Groeifonds Wageningen", False),
        ("Gesprek met minister Dijkgraaf", False),
        ("burgemeester " + "a b " * 200, False),
    ],
)
def test_brackets_behind_an_office(head: str, is_of: bool) -> None:
    assert is_of_office(head) is is_of


@pytest.mark.parametrize("rule", TAIL_RULES, ids=lambda rule: rule.name)
def test_tail_rules(rule: TailRule) -> None:
    assert deciding(tail(rule.decides)) is rule
    assert not rule.applies(tail(rule.leaves))


@pytest.mark.parametrize("table", [GUARDS, LOCATION_RULES, TAIL_RULES], ids=["guards", "locations", "tails"])
def test_names_of_rules_are_their_own(table: tuple[Rule | TailRule, ...]) -> None:
    assert len({rule.name for rule in table}) == len(table)
    assert all(rule.effect is Effect.NO_PLACE for rule in GUARDS)
    assert all(rule.effect is not Effect.NO_PLACE for rule in LOCATION_RULES)


def test_the_rule_that_won_is_kept_as_evidence() -> None:
    [reading] = load("none", GAZETTEER).read(["Werkbezoek Zwolle en Kampen"])
    assert [(m.text, m.rule) for m in reading.locations] == [
        ("Zwolle", "visit"),
        ("Kampen", "listed with a location"),
    ]
    assert [m.rule for m in reading.mentions] == ["", ""]


@pytest.mark.timeout(60)
def test_a_hostile_line_takes_no_time() -> None:
    text = "over met Oss in " * 1_000
    [reading] = load("none", GAZETTEER).read([text])
    assert len(reading.mentions) == 1_000


def cut(example: str) -> Cut:
    """Return the cut that `|` marks in an example: a comma where a space stands behind it, else "en"."""
    left, _, right = example.partition("|")
    return Cut(left, left, right.strip(), right.startswith(" "), True)


@pytest.mark.parametrize("rule", TOGETHER, ids=lambda rule: rule.name)
def test_what_stays_together_in_an_enumeration(rule: Together) -> None:
    assert enumeration.deciding(cut(rule.decides)) is rule
    assert enumeration.deciding(cut(rule.leaves)) is None
