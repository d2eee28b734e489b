"""Provinces, municipalities and places, from lookups/*.yml and GeoNames."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from agendacrawl.core import geonames
from agendacrawl.core.lookups import read_yaml


@dataclass(slots=True, frozen=True)
class Province:
    """A province with its CBS code and other spellings of its name."""

    code: str
    name: str
    aliases: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class Municipality:
    """A municipality of 2025: CBS code and name, province, and its main place in degrees (EPSG:4326)."""

    code: str
    name: str
    province: str
    lat: float
    lon: float


@cache
def provinces() -> tuple[Province, ...]:
    """The twelve provinces."""
    return tuple(
        Province(entry["code"], entry["name"], tuple(entry.get("aliases", ())))
        for entry in read_yaml("provinces.yml")
    )


@cache
def dutch_places() -> tuple[geonames.City, ...]:
    """Every place that GeoNames has in the Netherlands, the smallest first."""
    return tuple(sorted(geonames.dutch_cities(), key=lambda city: city.population))


@cache
def municipalities() -> dict[str, Municipality]:
    """The municipalities by CBS code. The first call takes half a second.

    Their point is the largest place in GeoNames that lies in them, for labels: it is no position of anything.
    """
    corrections = read_yaml("municipalities.yml")
    names = {name: one.name for one in provinces() for name in (one.name, *one.aliases)}
    points = {city.municipality_code: (city.lat, city.lon) for city in dutch_places()}
    points |= {code: (lat, lon) for code, (lat, lon) in corrections["points"].items()}
    found = {}
    for area in sorted(geonames.municipalities(), key=lambda area: area.code):
        name = corrections["names"].get(area.code, area.name)
        found[area.code] = Municipality(area.code, name, names[area.province], *points[area.code])
    return found
