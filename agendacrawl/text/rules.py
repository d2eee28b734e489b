"""What the tables of rules share: a name in its sentence, and a rule that decides about it.

A table is a tuple of rules in the order in which they are asked; the first that applies wins, and its name is kept
as evidence. Every rule carries two examples, with the name that they are about in square brackets: one that the rule
decides and one that it must leave alone. Both are tests (tests/text/test_rules.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto

from agendacrawl.core.names import normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.places.model import Entry

# Characters on either side of a name that may decide about it: more would be slow on hostile texts.
REACH = 400


class Effect(Enum):
    """What a rule says about a name."""

    NO_PLACE = auto()  # the words name no place here
    HERE = auto()  # it takes place there
    ELSEWHERE = auto()  # it is a place, but not where it takes place


@dataclass(slots=True, frozen=True)
class Sight:
    """A name of the gazetteer where it stands in a text.

    `before` and `after` are the text around it, `key` is the name as the gazetteer compares it, `entries` is what it
    can mean, strongest first; it is empty for names that only the NER found. `label` is that of `Mention`.
    """

    text: str
    start: int
    end: int
    entries: tuple[Entry, ...]
    words: str
    key: str
    before: str
    after: str
    label: str = "LOC"

    @classmethod
    def of(
        cls, text: str, start: int, end: int, entries: tuple[Entry, ...], label: str = "LOC", since: int = 0
    ) -> Sight:
        """Return the sight of `text[start:end]`; what stands before `since` is about another place."""
        words = text[start:end]
        before = text[max(since, start - REACH) : start]
        return cls(text, start, end, entries, words, normalise(words), before, text[end : end + REACH], label)

    @property
    def top(self) -> Entry | None:
        """Return the strongest meaning, if there is one."""
        return self.entries[0] if self.entries else None

    @property
    def level(self) -> Level:
        """Return the level of the strongest meaning; an unknown name is taken for a town."""
        return self.entries[0].level if self.entries else Level.PLACE


@dataclass(slots=True, frozen=True)
class Rule:
    """A rule about names in text. `decides` and `leaves` are its two examples, each with the name in [brackets]."""

    name: str
    applies: Callable[[Sight], object]
    effect: Effect
    decides: str
    leaves: str


def first(rules: Iterable[Rule], sight: Sight) -> Rule | None:
    """Return the first rule of a table that applies, or None."""
    return next((rule for rule in rules if rule.applies(sight)), None)
