"""Places in the Netherlands from PDOK's Locatieserver, version 3.1 (fair use, no key).

https://api.pdok.nl/bzk/locatieserver/search/v3_1/ui/. The server always answers something: hundreds of
thousands of hits are normal, so the name is held against the words here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import urlencode

from babel import Locale

from agendacrawl.core.http import UnavailableError, get_json
from agendacrawl.core.names import normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.geocoders.answer import SIZE_LIMIT, TIME_LIMIT, Answer, Limits, is_question, likeness

CONFIDENCE = 0.45  # below every voter offline
_FIELDS = "id,type,weergavenaam,woonplaatsnaam,gemeentecode,gemeentenaam,provinciecode,provincienaam,centroide_ll,score"
_KINDS = {  # type of a hit: the field of its name, our level; in order of preference
    "woonplaats": ("woonplaatsnaam", Level.PLACE),
    "gemeente": ("gemeentenaam", Level.MUNICIPALITY),
    "provincie": ("provincienaam", Level.PROVINCE),
}
_POINT = re.compile(r"POINT ?\((-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)\)")
_CODE = re.compile(r"\d{4}")


class PdokGeocoder:
    """The Locatieserver: woonplaatsen, municipalities and provinces by name."""

    name = "pdok"
    pause = 0.2  # no number is published; what careful clients keep to

    def __init__(self, user_agent: str, url: str) -> None:
        self._headers = {"User-Agent": user_agent, "Accept": "application/json"}
        self._url = url.rstrip("/")

    def accepts(self, words: str, limits: Limits) -> bool:
        """Accept Dutch names only: no country, and nothing that the text places abroad."""
        return (
            limits.country in (None, "NL") and is_question(words) and normalise(words) not in _country_names()
        )

    def find(self, words: str, limits: Limits) -> Answer | None:
        """Return the place of that name; namesakes in other municipalities are its candidates.

        Raises UnavailableError, also for hits of another shape than documented, or with a position outside
        the European part of the Kingdom.
        """
        query = {
            "q": _terms(words),
            "fq": "type:(woonplaats OR gemeente OR provincie)",
            "rows": "5",
            "fl": _FIELDS,
        }
        content = get_json(
            f"{self._url}/free?{urlencode(query)}",
            time_limit=TIME_LIMIT,
            size_limit=SIZE_LIMIT,
            headers=self._headers,
        )
        try:
            hits = [hit for doc in content["response"]["docs"] if (hit := _read(doc, words, limits))]
        except (KeyError, TypeError, AttributeError) as problem:
            raise UnavailableError(
                f"an answer of another shape ({type(problem).__name__}: {problem})"
            ) from None
        if not hits:
            return None
        kinds = list(_KINDS.values())
        hits.sort(key=lambda hit: (-hit[0], [level for _, level in kinds].index(hit[1].level)))
        sure, best = hits[0]
        rivals = {
            hit.municipality_code: None
            for ratio, hit in hits
            if ratio == sure and hit.municipality_code not in (None, best.municipality_code)
        }
        return Answer(
            best.name, best.level, "NL", best.lat, best.lon, best.confidence,
            best.municipality_code, best.province, tuple(code for code in rivals if code),
        )  # fmt: skip


def _terms(words: str) -> str:
    """Return the words without Solr syntax: quotes, brackets, colons, a leading minus, AND and OR."""
    plain = re.sub(r"[^\w\s'.-]", " ", words.replace("’", "'").lower())
    return " ".join(re.sub(r"(?<!\w)-|-(?!\w)", " ", plain).split())


def _read(doc: dict[str, Any], words: str, limits: Limits) -> tuple[float, Answer] | None:
    """Return one hit and the similarity of its name; None if name, type or province differ from the query."""
    if doc["type"] not in _KINDS:
        return None
    field, level = _KINDS[doc["type"]]
    alike = likeness(words, doc[field])
    if not alike or (limits.province and normalise(doc["provincienaam"]) != normalise(limits.province)):
        return None
    point = _POINT.fullmatch(doc["centroide_ll"])
    if not point:
        raise UnavailableError(f"a position of another shape ({doc['centroide_ll'][:40]!r})")
    lon, lat = float(point[1]), float(point[2])
    if not (3.2 <= lon <= 7.3 and 50.7 <= lat <= 53.7):
        raise UnavailableError(f"a position outside the Netherlands (longitude {lon:g}, latitude {lat:g})")
    code = None
    if level is not Level.PROVINCE:
        if not _CODE.fullmatch(doc["gemeentecode"]):
            raise UnavailableError(f"a municipality code of another shape ({doc['gemeentecode'][:40]!r})")
        code = f"GM{doc['gemeentecode']}"
    sure = CONFIDENCE if alike == 1.0 else round(CONFIDENCE - 0.1, 2)
    return alike, Answer(doc[field], level, "NL", lat, lon, sure, code, doc["provincienaam"])


@cache
def _country_names() -> frozenset[str]:
    """Return the names of countries in Dutch, as keys of `normalise`."""
    return frozenset(normalise(name) for code, name in Locale("nl").territories.items() if code.isalpha())
