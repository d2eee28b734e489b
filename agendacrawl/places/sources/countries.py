"""Dutch names of countries: those of Unicode (CLDR), through babel, and those of lookups/abroad.yml."""

from __future__ import annotations

import re

from babel import Locale

from agendacrawl.core.vocabulary import Level
from agendacrawl.places import lookups
from agendacrawl.places.model import Entry, Rank
from agendacrawl.places.sources.builder import Builder


def add(builder: Builder) -> None:
    """Add every country under its Dutch names."""
    names = {
        code: name
        for code, name in Locale("nl").territories.items()
        if re.fullmatch(r"[A-Z]{2}", code) and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "BQ"}
    }
    names |= lookups.abroad().names
    for code, name in names.items():
        entry = Entry(name, Level.COUNTRY, Rank.COUNTRY, code, origin="babel")
        builder.variants(entry, name)
    for alias, code in lookups.abroad().countries.items():
        builder.add(alias, Entry(names[code], Level.COUNTRY, Rank.COUNTRY, code))
