"""Every rule of lookups/types.yml decides its own examples, and leaves its counter-examples to others."""

from importlib.resources import files

import pytest
import yaml

from agendacrawl.core.vocabulary import ActivityType
from agendacrawl.types.rules import first_hit, rules, tidy

ENTRIES = yaml.safe_load((files("agendacrawl") / "lookups/types.yml").read_text(encoding="utf-8"))["rules"]
KEYS = {
    "name",
    "type",
    "field",
    "any",
    "within",
    "unless",
    "reason",
    "confidence",
    "examples",
    "counterexamples",
}


def texts(key: str) -> list[tuple[str, str, str]]:
    return [
        (entry["name"], entry.get("field", "title"), text) for entry in ENTRIES for text in entry.get(key, ())
    ]


def decided_by(field: str, text: str) -> str | None:
    title, description = (tidy(text), "") if field == "title" else ("", tidy(text))
    hit = first_hit(title, description)
    return hit.rule.name if hit else None


@pytest.mark.parametrize(("name", "field", "text"), texts("examples"))
def test_a_rule_decides_its_examples(name: str, field: str, text: str) -> None:
    assert decided_by(field, text) == name


@pytest.mark.parametrize(("name", "field", "text"), texts("counterexamples"))
def test_a_rule_leaves_its_counterexamples_to_others(name: str, field: str, text: str) -> None:
    assert decided_by(field, text) != name


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["name"])
def test_a_rule_is_complete(entry: dict[str, object]) -> None:
    assert set(entry) <= KEYS
    assert entry["reason"]
    assert entry["examples"]
    assert 0 < float(str(entry["confidence"])) < 1


def test_names_are_unique_and_every_type_has_a_rule() -> None:
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names)) == len(ENTRIES)
    assert {rule.type for rule in rules()} == set(ActivityType) - {ActivityType.UNCLASSIFIED}


def test_the_first_rule_wins() -> None:
    hit = first_hit("werkbezoek aan het congres", "de minister ontvangt gasten")
    assert hit is not None
    assert (hit.rule.name, hit.start, hit.end) == ("werkbezoek", 0, len("werkbezoek"))


def test_nothing_matches_an_empty_text() -> None:
    assert first_hit("", "") is None


def test_texts_are_tidied_before_rules_read_them() -> None:
    assert tidy("  Overleg\nMP en\u00a0vice-MP’s ") == "overleg mp en vice-mp's"
