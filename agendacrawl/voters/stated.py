"""The gazetteer as a voter on words that state a place: "Catshuis, Den Haag"."""

from __future__ import annotations

from collections.abc import Sequence

from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Candidate, Context
from agendacrawl.places.resolve import resolve_stated


class StatedVoter:
    """Read the value of a place label, or the place in a day heading."""

    name = "stated"

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def vote(self, text: str, context: Context) -> Sequence[Candidate]:
        """Return the places that the text of a stated place names."""
        return resolve_stated(text, self._gazetteer, context).candidates
