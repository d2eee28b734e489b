"""Ordered rules for the type of an activity, read from `lookups/types.yml`; the first that matches decides.

Each rule has a reason, examples and the share of tuning items that it got right (`confidence`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from agendacrawl.core.lookups import EXACT, Lookup, Regex, ShortCode
from agendacrawl.core.vocabulary import ActivityType


@dataclass(slots=True, frozen=True, eq=False)
class Rule:
    """A rule: it matches if `any` is found in the title (or description, see `in_title`) and `unless` is not.

    Rules are compared by identity: comparing or hashing their patterns would cost more than applying them.
    """

    name: str
    type: ActivityType
    in_title: bool
    any: re.Pattern[str]
    unless: re.Pattern[str] | None
    confidence: float


@dataclass(slots=True, frozen=True)
class RuleHit:
    """A rule that matched, and the position of the matched words in the text."""

    rule: Rule
    start: int
    end: int


def _pattern(at_word_start: Sequence[str], anywhere: Sequence[str]) -> re.Pattern[str]:
    groups = [rf"\b(?:{'|'.join(at_word_start)})"] * bool(at_word_start) + list(anywhere)
    return re.compile("|".join(groups))


@dataclass(slots=True, frozen=True)
class RuleEntry:
    """A rule in types.yml; the header of that file explains the keys."""

    __pydantic_config__ = EXACT

    name: ShortCode
    type: ActivityType
    reason: str
    confidence: Annotated[float, Field(gt=0, le=1)]
    examples: Annotated[tuple[str, ...], Field(min_length=1)]
    field: Literal["title", "description"] = "title"
    any: tuple[Regex, ...] = ()
    within: tuple[Regex, ...] = ()
    unless: tuple[Regex, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(slots=True, frozen=True)
class RulesFile:
    """The content of types.yml."""

    __pydantic_config__ = EXACT

    rules: tuple[RuleEntry, ...]


TYPES = Lookup("types.yml", RulesFile)


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules in their order. Raises LookupFileError if the file has an error."""
    return tuple(
        Rule(
            name=entry.name,
            type=entry.type,
            in_title=entry.field == "title",
            any=_pattern(entry.any, entry.within),
            unless=_pattern(entry.unless, ()) if entry.unless else None,
            confidence=entry.confidence,
        )
        for entry in TYPES.read().rules
    )


def tidy(text: str) -> str:
    """Return a text as the rules read it: lower case, single spaces, straight apostrophes.

    >>> tidy("Overleg  MP en vice-MP’s")
    "overleg mp en vice-mp's"
    """
    return " ".join(text.lower().replace("’", "'").split())


def first_hit(title: str, description: str) -> RuleHit | None:
    """Return the first rule that matches, or None; `tidy` has been applied to both texts.

    >>> first_hit("werkbezoek aan een bakkerij", "").rule.type
    <ActivityType.WERKBEZOEK: 'Werkbezoek'>
    """
    for rule in rules():
        text = title if rule.in_title else description
        found = rule.any.search(text)
        if found and not (rule.unless and rule.unless.search(text)):
            return RuleHit(rule, *found.span())
    return None
