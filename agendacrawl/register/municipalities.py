"""Provinces, municipalities and places, from lookups/*.yml and GeoNames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import Field

from agendacrawl.core import geonames
from agendacrawl.core.lookups import EXACT, Latitude, Longitude, Lookup, MunicipalityCode, Name, Names


@dataclass(slots=True, frozen=True)
class Province:
    """A province with its CBS code and other spellings of its name."""

    __pydantic_config__ = EXACT

    code: Annotated[str, Field(pattern=r"^PV\d{2}$")]
    name: Name
    aliases: Names = ()


@dataclass(slots=True, frozen=True)
class Municipality:
    """A municipality of 2025: CBS code and name, province, and its main place in degrees (EPSG:4326)."""

    code: str
    name: str
    province: str
    lat: float
    lon: float


@dataclass(slots=True, frozen=True)
class Corrections:
    """municipalities.yml: where GeoNames differs from CBS. `points` are degrees, EPSG:4326."""

    __pydantic_config__ = EXACT

    names: Mapping[MunicipalityCode, Name]
    points: Mapping[MunicipalityCode, tuple[Latitude, Longitude]]


PROVINCES = Lookup("provinces.yml", tuple[Province, ...])
CORRECTIONS = Lookup("municipalities.yml", Corrections)


@cache
def provinces() -> tuple[Province, ...]:
    """Return the twelve provinces."""
    return PROVINCES.read()


@cache
def dutch_places() -> tuple[geonames.City, ...]:
    """Return every place that GeoNames has in the Netherlands, the smallest first."""
    return tuple(sorted(geonames.dutch_cities(), key=lambda city: city.population))


@cache
def municipalities() -> dict[str, Municipality]:
    """Return the municipalities by CBS code. The first call takes half a second.

    Their point is the largest place in them that GeoNames has. It is for labels, and is not the position of anything.
    """
    corrections = CORRECTIONS.read()
    names = {name: one.name for one in provinces() for name in (one.name, *one.aliases)}
    points = {city.municipality_code or "": (city.lat, city.lon) for city in dutch_places()}
    points |= corrections.points
    found = {}
    for area in sorted(geonames.municipalities(), key=lambda area: area.code):
        name = corrections.names.get(area.code, area.name)
        found[area.code] = Municipality(area.code, name, names[area.province], *points[area.code])
    return found
