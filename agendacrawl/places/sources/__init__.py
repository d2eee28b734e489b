"""Where the gazetteer's names come from: one list, in the order in which they are read.

Another source is a module with a function that adds its entries, and a line here with its attribution and licence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agendacrawl.places.sources import abroad, countries, geonames, official, points, shipped, typed
from agendacrawl.places.sources.builder import Builder


@dataclass(frozen=True, slots=True)
class Source:
    """One source of names: how to credit it, its licence (SPDX), and what adds its entries."""

    name: str
    attribution: str
    licence: str
    add: Callable[[Builder], None]


GEONAMES = "GeoNames (geonames.org)"
OPEN_DATA = "CBS and Kadaster, DUO (CC0), ROR (CC0)"
OWN = "agendacrawl"

SOURCES = (
    Source("countries", "Unicode CLDR", "Unicode-3.0", countries.add),
    Source("geonames", GEONAMES, "CC-BY-4.0", geonames.add),
    Source("shipped", OPEN_DATA, "CC-BY-4.0", shipped.add),
    Source("official", "CBS, Woonplaatsen in Nederland", "CC-BY-4.0", official.add),
    Source("villages", OWN, "EUPL-1.2", typed.add_villages),
    Source("regions", OWN, "EUPL-1.2", typed.add_regions),
    Source("aliases", OWN, "EUPL-1.2", typed.add_aliases),
    Source("venues", OWN, "EUPL-1.2", typed.add_venues),
    Source("abroad", GEONAMES, "CC-BY-4.0", abroad.add),
    Source("other names", OPEN_DATA, "CC-BY-4.0", shipped.add_other_names),
    Source("points", OPEN_DATA, "CC-BY-4.0", points.add),
)

# How exports and pages credit the sources of names that ask for it.
ATTRIBUTION = ", ".join(dict.fromkeys(one.attribution for one in SOURCES if one.licence.startswith("CC-BY")))
