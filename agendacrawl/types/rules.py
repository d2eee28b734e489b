"""Ordered rules for the type of an activity, read from `lookups/types.yml`: the first that matches decides.

Each rule states its reason, an example and the share of tuning items that it got right (`confidence`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from agendacrawl.vocabulary import ActivityType


@dataclass(slots=True, frozen=True)
class Rule:
    """One line of reasoning: where `pattern` is found in `field`, and `unless` is not, it is a `type`."""

    name: str
    type: ActivityType
    field: str  # "title", "description", "place"
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    confidence: float


@dataclass(slots=True, frozen=True)
class RuleHit:
    """A rule that matched, and the words on which it rests."""

    rule: Rule
    words: str


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in their order. Raises KeyError or re.error where the file is wrong: the tests read it."""
    text = (files("agendacrawl") / "lookups" / "types.yml").read_text(encoding="utf-8")
    return tuple(
        Rule(
            name=entry["name"],
            type=ActivityType(entry["type"]),
            field=entry.get("field", "title"),
            pattern=re.compile(entry["pattern"], re.VERBOSE),
            unless=re.compile(entry["unless"], re.VERBOSE) if "unless" in entry else None,
            confidence=entry["confidence"],
        )
        for entry in yaml.safe_load(text)["rules"]
    )


def first_hit(title: str, description: str) -> RuleHit | None:
    """The first rule that matches the lower-cased texts, or None."""
    for rule in rules():
        text = title if rule.field == "title" else description
        found = rule.pattern.search(text)
        if found and not (rule.unless and rule.unless.search(text)):
            return RuleHit(rule, found[0].strip())
    return None
