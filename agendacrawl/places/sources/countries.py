"""Dutch names of countries: those of Unicode (CLDR), through babel, and those of lookups/abroad.yml."""

from __future__ import annotations

import re

from babel import Locale

from agendacrawl.core.vocabulary import Level
from agendacrawl.places import lookups
from agendacrawl.places.model import Entry, Rank
from agendacrawl.places.sources.builder import Builder


def names() -> dict[str, str]:
    """Return the Dutch name of every country, by its code (ISO 3166-1 alpha-2)."""
    found = {
        code: name
        for code, name in Locale("nl").territories.items()
        if re.fullmatch(r"[A-Z]{2}", code) and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "BQ"}
    }
    return {**found, **lookups.abroad().names}


def add(builder: Builder) -> None:
    """Add every country under its Dutch names."""
    known = names()
    for code, name in known.items():
        entry = Entry(name, Level.COUNTRY, Rank.COUNTRY, code, origin="babel")
        builder.variants(entry, name)
    for alias, code in lookups.abroad().countries.items():
        builder.add(alias, Entry(known[code], Level.COUNTRY, Rank.COUNTRY, code))
