"""The queries to a geocoder and its answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz

from agendacrawl.core.names import normalise
from agendacrawl.core.vocabulary import Level

TIME_LIMIT = 5.0  # seconds of one answer
SIZE_LIMIT = 1_000_000  # bytes of one answer; the real ones have some thousand


@dataclass(slots=True, frozen=True)
class Limits:
    """Where the rest of the text says that the place lies: ISO 3166-1 alpha-2, name of a Dutch province."""

    country: str | None = None
    province: str | None = None


@dataclass(slots=True, frozen=True)
class Answer:
    """One place that a geocoder found. Fields as in `agendacrawl.core.items.Place`; degrees in EPSG:4326."""

    name: str
    level: Level
    country: str
    lat: float
    lon: float
    confidence: float
    municipality_code: str | None = None
    province: str | None = None
    candidates: tuple[str, ...] = ()


class Geocoder(Protocol):
    """Words to at most one place, over the network."""

    name: str  # the method of the places that it finds
    pause: float  # seconds from one request to the next, at least

    def accepts(self, words: str, limits: Limits) -> bool:
        """Tell whether this geocoder accepts such words; sends no request."""

    def find(self, words: str, limits: Limits) -> Answer | None:
        """Return the place, None if there is none of that name. Raises UnavailableError. One request."""


def is_question(words: str) -> bool:
    """Tell whether words may leave the machine: short, with letters, and no email address or phone number.

    >>> is_question("Ons Dorp"), is_question("jan@example.nl"), is_question("06 1234 5678")
    (True, False, False)
    """
    return (
        len(words) <= 80
        and "@" not in words
        and len(re.findall(r"\d", words)) < 5
        and len(re.findall(r"[^\W\d_]", words)) > 1
    )


def likeness(words: str, name: str) -> float:
    """Return the similarity: 1.0 for the same name, less for a spelling mistake, 0.0 for another name.

    A slip: ratio of at least 88 of 100, the same first letter, six letters or more; measured on real places.

    >>> likeness("'s Hertogenbosch", "’s-Hertogenbosch"), likeness("Scharendijk", "Scharendijke") > 0.9
    (1.0, True)
    >>> likeness("Schaarsbergen", "Maarsbergen")
    0.0
    """
    a, b = normalise(words), normalise(name)
    if a == b:
        return 1.0
    ratio = fuzz.ratio(a, b)
    return ratio / 100 if ratio >= 88 and min(len(a), len(b)) >= 6 and a[0] == b[0] else 0.0
