"""Places abroad from Nominatim, © OpenStreetMap contributors (ODbL), through geopy.

https://operations.osmfoundation.org/policies/nominatim/: at most one request a second, a user agent of one's
own, answers kept. The Kingdom's European part is left to PDOK.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeopyError
from geopy.geocoders import Nominatim

from agendacrawl.core.http import UnavailableError, get_json
from agendacrawl.core.vocabulary import Level
from agendacrawl.geocoders.answer import SIZE_LIMIT, Answer, Limits, is_question, likeness

CONFIDENCE = 0.4  # below every voter offline
# Without a country in the text only places known far away are taken: Bali is an island, and a village in India.
KNOWN_AFAR = 0.5  # of Nominatim's importance, 0 to 1
_LEVELS = {"country": Level.COUNTRY} | dict.fromkeys(
    ("city", "town", "village", "municipality", "hamlet"), Level.PLACE
)
_COUNTRY = re.compile(r"[a-z]{2}")


class _Adapter(BaseSyncAdapter):  # type: ignore[misc]
    """An adapter for geopy with limits on time and size, which its own adapters lack."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        return get_json(url, time_limit=timeout, size_limit=SIZE_LIMIT, headers=headers)

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        raise NotImplementedError("Nominatim answers JSON")


class NominatimGeocoder:
    """Cities, towns, villages and countries abroad by name."""

    name = "nominatim"
    pause = 1.0  # seconds; the policy's maximum

    def __init__(self, user_agent: str, url: str) -> None:
        parts = urlsplit(url)
        self._service = Nominatim(
            user_agent=user_agent,
            scheme=parts.scheme,
            domain=parts.netloc + parts.path,
            timeout=5,
            adapter_factory=_Adapter,
        )

    def accepts(self, words: str, limits: Limits) -> bool:
        """Accept names abroad only: nothing that the text places in the Netherlands."""
        return limits.country != "NL" and limits.province is None and is_question(words)

    def find(self, words: str, limits: Limits) -> Answer | None:
        """Return the place of that name; namesakes in other countries are its candidates.

        Raises UnavailableError, also for hits of another shape than documented.
        """
        try:
            found = self._service.geocode(
                words,
                exactly_one=False,
                limit=5,
                addressdetails=True,
                namedetails=True,
                language="nl",
                country_codes=limits.country.lower() if limits.country else None,
            )
            hits = [hit for one in found or () if (hit := _read(one.raw, words, limits))]
        except (GeopyError, KeyError, TypeError, AttributeError, ValueError) as problem:
            raise UnavailableError(
                f"an answer of another shape ({type(problem).__name__}: {problem})"
            ) from None
        if not hits:
            return None
        best = hits[0]
        rivals = dict.fromkeys(hit.country for hit in hits if hit.country != best.country)
        return Answer(
            best.name, best.level, best.country, best.lat, best.lon, best.confidence, candidates=tuple(rivals)
        )


def _read(hit: dict[str, Any], words: str, limits: Limits) -> Answer | None:
    """Return one hit; None if name, type or country differ from the query, and for the Netherlands."""
    level = _LEVELS.get(hit.get("addresstype") or hit["type"])
    if level is None or hit["class"] not in ("place", "boundary"):
        return None
    names = [hit["display_name"].split(",")[0], *(hit.get("namedetails") or {}).values()]
    alike = max(likeness(words, name) for name in names)
    code = hit["address"]["country_code"]
    if not _COUNTRY.fullmatch(code):
        raise ValueError(f"country code {code[:40]!r}")
    country = code.upper()
    lat, lon = float(hit["lat"]), float(hit["lon"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"latitude {lat:g}, longitude {lon:g}")
    if not alike or country == "NL" or (limits.country and country != limits.country):
        return None
    if limits.country is None and float(hit["importance"]) < KNOWN_AFAR:
        return None
    sure = CONFIDENCE if alike == 1.0 else round(CONFIDENCE - 0.1, 2)
    return Answer(names[0], level, country, lat, lon, sure)
