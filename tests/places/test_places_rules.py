"""Every named rule decides its example and leaves the other one alone: both are tried with and without the rule."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import pytest

from agendacrawl.core.vocabulary import Level, Source
from agendacrawl.places import choose, disambiguate, match
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Context, Rule
from agendacrawl.places.resolve import _decide

GAZETTEER = Gazetteer.load()
TABLES = (match, disambiguate)


def answer(text: str, said: str = "") -> str:
    """What a count sees, "?" for each unknown name; without the memory of `resolve_stated`."""
    context = Context((said,)) if said else Context()
    found = _decide(text, Source.STATED, context, GAZETTEER)
    places = [
        p.municipality_code or (p.name if p.level in (Level.PROVINCE, Level.REGION) else p.country or p.name)
        for p in found.places
    ]
    return " ".join([*places, *("?" for _ in found.unresolved)])


def rules() -> Iterator[tuple[ModuleType, Rule[match.Find]]]:
    for table in TABLES:
        for rule in table.RULES:
            yield table, rule


@pytest.mark.parametrize(("table", "rule"), [pytest.param(t, r, id=r.name) for t, r in rules()])
def test_rule(table: ModuleType, rule: Rule[match.Find], monkeypatch: pytest.MonkeyPatch) -> None:
    (decided, right), (left, same) = rule.decides, rule.leaves
    assert answer(decided) == right
    assert answer(left) == same
    monkeypatch.setattr(table, "RULES", tuple(one for one in table.RULES if one is not rule))
    assert answer(decided) != right, "the example comes out the same without the rule"
    assert answer(left) == same, "the rule decides what it should leave alone"


@pytest.mark.parametrize("clue", choose.CLUES, ids=lambda clue: clue.name)
def test_clue(clue: choose.Clue, monkeypatch: pytest.MonkeyPatch) -> None:
    (text, said, right), (left, unsaid, same) = clue.decides, clue.leaves
    assert answer(text, said) == right
    assert answer(left, unsaid) == same
    monkeypatch.setattr(choose, "CLUES", tuple(one for one in choose.CLUES if one is not clue))
    assert answer(text, said) != right, "the example comes out the same without the clue"
    assert answer(left, unsaid) == same, "the clue decides what it should leave alone"


def test_names_are_unique_and_stored_as_evidence() -> None:
    for table in TABLES:
        assert len({rule.name for rule in table.RULES}) == len(table.RULES)
    [place] = _decide("Hengelo (Gelderland)", Source.STATED, Context(), GAZETTEER).places
    assert place.rule == "exact, province"
    [place] = _decide("Laren", Source.STATED, Context(("Een boer in Gelderland",)), GAZETTEER).places
    assert place.rule == "exact, province said"
