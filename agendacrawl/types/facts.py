"""Who was met and what it was about, where the words say so. Each fact keeps its span in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COUNTERPARTS = re.compile(r"\b(?:met|tussen)\s+([^.;:\n]+?)(?=\s+(?:over|inzake|rondom|betreffende)\b|[.;:\n]|$)", re.I)
_TOPIC = re.compile(r"(?:\b(?:over|inzake|betreffende)\s+|\bonderwerp:\s*)([^.;\n]+?)(?=\s+met\b|[.;\n]|$)", re.I)


@dataclass(slots=True, frozen=True)
class Fact:
    """A value and where it stands: `text[start:end]` is the evidence."""

    value: str
    start: int
    end: int


def counterparts(text: str) -> tuple[Fact, ...]:
    """Who the minister met, as it stands: the words after "met"."""
    return tuple(Fact(m[1], m.start(1), m.end(1)) for m in _COUNTERPARTS.finditer(text))


def topic(text: str) -> Fact | None:
    """What it was about, as it stands: the words after "over" or "Onderwerp:"."""
    found = _TOPIC.search(text)
    return Fact(found[1], found.start(1), found.end(1)) if found else None
