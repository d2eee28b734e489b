"""An online geocoder as a voter, consulted last and only for words that no offline voter knows."""

from __future__ import annotations

from collections.abc import Sequence

from agendacrawl.geocoders.answer import Limits
from agendacrawl.geocoders.cached import CachedGeocoder
from agendacrawl.places.model import Candidate, Context, Entry, Rank


class GeocoderVoter:
    """Query a geocoder, limited to the country and province that the neighbouring words name."""

    def __init__(self, geocoder: CachedGeocoder) -> None:
        self.name = geocoder.name
        self.counts = geocoder.counts
        self._geocoder = geocoder

    def vote(self, text: str, context: Context) -> Sequence[Candidate]:
        """Return the place of that name in the context's country and province, blocking while it is fetched."""
        answer = self._geocoder.find(text, Limits(context.country, context.province))
        if answer is None:
            return ()
        rank = Rank.PLACE if answer.country == "NL" else Rank.ABROAD
        entry = Entry(
            answer.name, answer.level, rank, answer.country, answer.municipality_code, answer.province,
            answer.lat, answer.lon, origin=self.name,
        )  # fmt: skip
        return [Candidate(entry, answer.confidence, self.name, text, self.name, answer.candidates)]
