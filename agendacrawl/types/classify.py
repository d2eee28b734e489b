"""The type of an activity if the page does not state it, by a vote of ordered rules and a linear model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from agendacrawl.core.vocabulary import ActivityType, TypeMethod
from agendacrawl.types.model import Floats, model, telling_words, votes
from agendacrawl.types.rules import Rule, RuleHit, first_hit, tidy
from agendacrawl.types.vote import rule_evidence, shares_of

_UNSURE = 0.3  # below this confidence, a guess is wrong more often than right
# The model was trained on page titles, not on lines of weekly pages, so there the rules count in full.
_WEEKLY_RULE_WEIGHT = 1.0


@dataclass(slots=True, frozen=True)
class TypeGuess:
    """A type, with the method that found it, the confidence (0 to 1) and the words that were decisive."""

    type: ActivityType
    method: TypeMethod
    confidence: float
    evidence: str


def classify(
    title: str, description: str, *, weekly: bool, people: Sequence[str] = (), place: str = ""
) -> TypeGuess:
    """Return the type of an activity, based on its words, its stated place and the number of people it names.

    `description` is the intro or, for a line of a weekly page (`weekly`), the lead-in and the label lines.
    `confidence` is a share: of the activities at 0.8, at least eight in ten have this type on the website.

    >>> classify("Werkbezoek aan ROC Twente", "", weekly=False).type
    <ActivityType.WERKBEZOEK: 'Werkbezoek'>
    """
    return _classify(title, description, place, 1 if weekly else len(people), weekly)


@lru_cache(maxsize=8192)
def _classify(title: str, description: str, place: str, people: int, weekly: bool) -> TypeGuess:
    hit = first_hit(tidy(title), tidy(description))
    rule = hit.rule if hit else None
    shares = shares_of(votes(title, description, place, people) + _rule_votes(rule, weekly))
    best = int(shares.argmax())
    confidence, winner = float(shares[best]), model().types[best]
    if confidence < _UNSURE:
        return TypeGuess(ActivityType.UNCLASSIFIED, TypeMethod.NONE, confidence, "")
    if hit is not None and hit.rule.type is winner:
        return TypeGuess(winner, TypeMethod.RULES, confidence, _words(hit, title, description))
    evidence = ", ".join(telling_words(title, description, winner))
    return TypeGuess(winner, TypeMethod.MODEL, confidence, evidence)


def _words(hit: RuleHit, title: str, description: str) -> str:
    """Return the words of the page that a rule matched, on one line."""
    read = title if hit.rule.in_title else description
    text, tidied = " ".join(read.split()), tidy(read)
    return (text if len(text) == len(tidied) else tidied)[hit.start : hit.end].strip()


@cache
def _rule_votes(rule: Rule | None, weekly: bool) -> Floats:
    known = model()
    weight = _WEEKLY_RULE_WEIGHT if weekly else known.rule_weight
    return weight * rule_evidence(rule, known.types, known.prior, known.unmatched) + known.bias
