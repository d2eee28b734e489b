"""The combination of two voters: the accuracy of the rule that matched, and the score of the model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from agendacrawl.core.vocabulary import ActivityType
from agendacrawl.types.model import Floats
from agendacrawl.types.rules import Rule


def rule_evidence(
    rule: Rule | None, types: Sequence[ActivityType], prior: Floats, unmatched: Floats
) -> Floats:
    """Return the logarithm of each type's share among the items that the rule decides.

    The rule's own type gets its confidence; the others share the rest in proportion to `prior`. Without a
    rule, the shares are those among the items that no rule decides (`unmatched`).
    """
    shares = unmatched
    if rule is not None:
        own = types.index(rule.type)
        shares = prior * (1 - rule.confidence) / (1 - prior[own])
        shares[own] = rule.confidence
    logs: Floats = np.log(shares)
    return logs


def shares_of(votes: Floats) -> Floats:
    """Return votes (logarithms) as shares that add up to 1 (softmax)."""
    shares: Floats = np.exp(votes - votes.max())
    shares /= shares.sum()
    return shares
