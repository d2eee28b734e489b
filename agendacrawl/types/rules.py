"""Ordered rules for the type of an activity, read from `lookups/types.yml`: the first that matches decides.

Each rule states its reason, an example and the share of tuning items that it got right (`confidence`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from agendacrawl.vocabulary import ActivityType


class Field(StrEnum):
    """The text that a rule looks at."""

    TITLE = "title"
    DESCRIPTION = "description"


@dataclass(slots=True, frozen=True)
class Rule:
    """One line of reasoning: where a pattern is found in `field`, and no `unless`, it is a `type`."""

    name: str
    type: ActivityType
    field: Field
    any: re.Pattern[str]
    unless: re.Pattern[str] | None
    confidence: float


@dataclass(slots=True, frozen=True)
class RuleHit:
    """A rule that matched, and the words on which it rests."""

    rule: Rule
    words: str


def _at_word_start(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})")


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in their order. Raises KeyError, ValueError or re.error where the file is wrong."""
    text = (files("agendacrawl") / "lookups" / "types.yml").read_text(encoding="utf-8")
    return tuple(
        Rule(
            name=entry["name"],
            type=ActivityType(entry["type"]),
            field=Field(entry.get("field", "title")),
            any=_at_word_start(entry["any"]),
            unless=_at_word_start(entry["unless"]) if "unless" in entry else None,
            confidence=entry["confidence"],
        )
        for entry in yaml.safe_load(text)["rules"]
    )


def first_hit(title: str, description: str) -> RuleHit | None:
    """The first rule that matches; both texts in lower case with single spaces.

    >>> first_hit("werkbezoek aan een bakkerij", "").rule.type
    <ActivityType.WERKBEZOEK: 'Werkbezoek'>
    """
    for rule in rules():
        text = title if rule.field is Field.TITLE else description
        found = rule.any.search(text)
        if found and not (rule.unless and rule.unless.search(text)):
            return RuleHit(rule, found[0].strip())
    return None
