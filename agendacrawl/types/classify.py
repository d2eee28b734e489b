"""What kind of activity it was, where the page does not say so: rules first, then a linear model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agendacrawl.types.rules import first_hit
from agendacrawl.vocabulary import ActivityType, TypeMethod


@dataclass(slots=True, frozen=True)
class TypeGuess:
    """A type with who said it, how sure (0 to 1) and the words or the rule that decided."""

    type: str
    method: TypeMethod
    confidence: float
    evidence: str


def classify(
    title: str, description: str, *, weekly: bool, people: Sequence[str] = (), place: str = ""
) -> TypeGuess:
    """The type of an activity from its own words.

    >>> classify("Werkbezoek aan ROC Twente", "", weekly=False).type
    'Werkbezoek'
    """
    hit = first_hit(" ".join(title.lower().split()), " ".join(description.lower().split()))
    if hit is None:
        return TypeGuess(ActivityType.UNCLASSIFIED, TypeMethod.NONE, 0.0, "")
    return TypeGuess(hit.rule.type, TypeMethod.RULES, hit.rule.confidence, f"{hit.rule.name}: {hit.words}")
