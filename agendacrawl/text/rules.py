"""Building blocks of the rule tables: a name in its context, and a rule that decides about it.

A table is a tuple of rules in the order in which they are tried; the first that applies wins, and its name is kept
as evidence. Every rule carries two examples, with the name in question in square brackets: one that the rule decides
and one that it must leave alone. Both serve as tests (tests/text/test_rules.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto

from agendacrawl.core.names import normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.places.model import Entry

# Number of characters on either side of a name that the rules look at; more would be slow on hostile texts.
REACH = 400


class Effect(Enum):
    """What a rule concludes about a name."""

    NO_PLACE = auto()  # the words do not refer to a place here
    HERE = auto()  # the activity takes place there
    ELSEWHERE = auto()  # it is a place, but not where the activity takes place


@dataclass(slots=True, frozen=True)
class Sight:
    """A gazetteer name in its context.

    `before` and `after` are the surrounding text, `key` is the normalised name under which the gazetteer looks it up,
    and `entries` are its possible meanings, strongest first; they are empty for names that only the NER found. `label`
    is the one defined in `Mention`.
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
        """Return the sight of `text[start:end]`, ignoring any text before `since`, which concerns another place."""
        words = text[start:end]
        before = text[max(since, start - REACH) : start]
        return cls(text, start, end, entries, words, normalise(words), before, text[end : end + REACH], label)

    @property
    def top(self) -> Entry | None:
        """Return the strongest meaning, or None if there is none."""
        return self.entries[0] if self.entries else None

    @property
    def level(self) -> Level:
        """Return the level of the strongest meaning; an unknown name is assumed to be a town."""
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
