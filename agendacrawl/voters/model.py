"""The interface of a voter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from agendacrawl.places.model import Candidate, Context


class Voter(Protocol):
    """Something with an opinion on where an activity takes place, given its words."""

    name: str

    def vote(self, text: str, context: Context) -> Sequence[Candidate]:
        """Return the places that the words refer to, in their order, or none if this voter has no opinion."""
