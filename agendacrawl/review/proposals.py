"""Corrections that should apply to all texts, as proposed lines for lookups/*.yml that a person reviews."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import yaml
from rapidfuzz import fuzz

from agendacrawl.core.names import normalise
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.review.corrections import Correction, Kind, meant
from agendacrawl.types.rules import tidy

_ALIKE = 80  # of 100: from here on it is another spelling of the same name


def proposals(corrections: Iterable[Correction], gazetteer: Gazetteer) -> str:
    """Return lines by file, with who said so and why.

    A name similar to that of the place is a spelling, any other name a building; a type becomes a rule for the
    complete title. Words that name no place, complete sentences, and what is said of one activity are left to a person.
    """
    files: dict[str, list[str]] = {}
    for one in corrections:
        if one.withdrawn or one.page is not None:
            continue
        file, line = _type(one) if one.kind is Kind.TYPE else _place(one, gazetteer)
        if file:
            files.setdefault(file, []).append(f"# {one.author}: {one.reason}\n{line}")
    return "\n".join(f"# lookups/{file}\n" + "".join(lines) for file, lines in files.items())


def _type(one: Correction) -> tuple[str, str]:
    rule = {
        "name": re.sub(r"\W+", "-", tidy(one.text)).strip("-")[:40],
        "type": one.type,
        "any": [f"^{re.escape(tidy(one.text))}$".replace("\\ ", " ").replace("\\-", "-")],
        "reason": one.reason,
        "confidence": 0.8,
        "examples": [one.text],
    }
    return "types.yml", _yaml([rule])


def _place(one: Correction, gazetteer: Gazetteer) -> tuple[str, str]:
    entry = meant(one, gazetteer)
    if entry is None or len(one.text) > 60:
        return "", ""
    if entry.country != "NL" and not one.place:
        return "abroad.yml", "countries:\n  " + _yaml({one.text: entry.country})
    if fuzz.ratio(normalise(one.text), normalise(entry.name)) >= _ALIKE:
        return "aliases.yml", "spellings:\n  " + _yaml({one.text: entry.name})
    where = (
        {"municipality": entry.municipality_code} if entry.municipality_code else {"country": entry.country}
    )
    venue = {"name": one.text, "place": entry.name, **where, "kind": "other", "source": one.reason}
    return "venues.yml", "- " + _yaml(venue, flow=True)


def _yaml(value: Any, *, flow: bool = False) -> str:
    return yaml.safe_dump(
        value, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=True if flow else None
    )
