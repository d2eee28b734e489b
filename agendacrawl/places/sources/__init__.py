"""The sources of the gazetteer's names, in the order in which they are read.

To add a source, write a module with a function that adds its entries, and add a line here that says whom to credit
(lookups/credits.yml).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agendacrawl.core.credits import Credit, credit
from agendacrawl.places.sources import abroad, countries, geonames, official, points, shipped, typed
from agendacrawl.places.sources.builder import Builder


@dataclass(frozen=True, slots=True)
class Source:
    """One source of names: whom to credit, and the function that adds its entries."""

    name: str
    credits: tuple[Credit, ...]
    add: Callable[[Builder], None]


GEONAMES = (credit("geonames"),)
OPEN_DATA = tuple(map(credit, ("cbs", "kadaster", "duo", "ror")))
OWN = (credit("own"),)

SOURCES = (
    Source("countries", (credit("cldr"),), countries.add),
    Source("geonames", GEONAMES, geonames.add),
    Source("shipped", OPEN_DATA, shipped.add),
    Source("official", (credit("cbs"),), official.add),
    Source("villages", OWN, typed.add_villages),
    Source("regions", OWN, typed.add_regions),
    Source("aliases", OWN, typed.add_aliases),
    Source("venues", OWN, typed.add_venues),
    Source("abroad", GEONAMES, abroad.add),
    Source("other names", OPEN_DATA, shipped.add_other_names),
    Source("points", OPEN_DATA, points.add),
)
