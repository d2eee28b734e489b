"""Two voters, one answer: the share of right answers of the rule that matched, and what the model says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from agendacrawl.core.vocabulary import ActivityType
from agendacrawl.types.model import Floats
from agendacrawl.types.rules import Rule


def rule_evidence(
    rule: Rule | None, types: Sequence[ActivityType], prior: Floats, unmatched: Floats
) -> Floats:
    """The logarithm of each type's share among the items that the rule decides.

    The rule's own type has its confidence; the others share the rest as they are common (`prior`). Without a
    rule the shares are those of the items that no rule knows (`unmatched`).
    """
    shares = unmatched
    if rule is not None:
        own = types.index(rule.type)
        shares = prior * (1 - rule.confidence) / (1 - prior[own])
        shares[own] = rule.confidence
    logs: Floats = np.log(shares)
    return logs


def shares_of(votes: Floats) -> Floats:
    """Votes in logarithms as shares that add up to 1 (softmax)."""
    shares: Floats = np.exp(votes - votes.max())
    shares /= shares.sum()
    return shares
