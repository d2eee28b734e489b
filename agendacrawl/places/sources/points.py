"""Points for all names that have a municipality: their own, else that of the town or main place."""

from __future__ import annotations

from dataclasses import replace

from agendacrawl.core.names import normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.places.model import Entry
from agendacrawl.places.sources.builder import Builder
from agendacrawl.places.sources.shipped import Kind, Shipped

Point = tuple[float, float]


def add(builder: Builder) -> None:
    """Give a point to entries that lack one; a building without its own gets that of the main place."""
    shipped = Shipped(builder.areas)
    mains = _main_places(builder)
    for key, entries in builder.index.items():
        for i, entry in enumerate(entries):
            if entry.lat is None and entry.municipality_code:
                lat, lon = _own(shipped, key, entry) or mains[entry.municipality_code]
                entries[i] = replace(entry, lat=lat, lon=lon)


def _own(shipped: Shipped, key: str, entry: Entry) -> Point | None:
    kinds = (Kind.SEAT, Kind.SITE) if entry.level is Level.ADDRESS else (Kind.PLACE, Kind.SMALL, Kind.SITE)
    for same in shipped.find(key, *kinds):
        if (
            same.municipality_code == entry.municipality_code
            and same.lat is not None
            and same.lon is not None
        ):
            return same.lat, same.lon
    return None


def _main_places(builder: Builder) -> dict[str, Point]:
    """Return the point of each municipality's main place: the place that bears its name, else the largest."""
    best: dict[str, tuple[bool, int, Point]] = {}
    for key, entries in builder.index.items():
        for entry in entries:
            code = entry.municipality_code
            if code is None or entry.lat is None or entry.lon is None or entry.level is Level.ADDRESS:
                continue
            own = key == normalise(builder.areas[code].name)
            size = (own, entry.population, (entry.lat, entry.lon))
            best[code] = max(size, best.get(code, size))
    return {code: point for code, (_, _, point) in best.items()}
