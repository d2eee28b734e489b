"""How entries lie relative to each other: within an area, close to a building, or near another place."""

from __future__ import annotations

from agendacrawl.core.geo import distance
from agendacrawl.core.vocabulary import Level
from agendacrawl.places.model import Entry

_ON_THE_SPOT = 15  # kilometres between a building and the town given as its location
_IN_THE_AREA = 40  # between the label point of a streek and a town in it
_BESIDE = 25  # between two places of one trip


def apart(lat: float | None, lon: float | None, lat2: float | None, lon2: float | None) -> float:
    """Return the kilometres between two points; infinite when either is unknown."""
    if lat is None or lon is None or lat2 is None or lon2 is None:
        return float("inf")
    return distance(lat, lon, lat2, lon2)


def lies_in(fine: Entry, broad: Entry) -> bool:
    """Tell whether a place lies in a country, a province or (roughly, judged by its label point) a streek."""
    if broad.country != fine.country:
        return False
    if broad.level is Level.REGION and None not in (broad.lat, fine.lat):
        return apart(broad.lat, broad.lon, fine.lat, fine.lon) < _IN_THE_AREA
    if broad.level in (Level.PROVINCE, Level.REGION):
        return broad.province is not None and broad.province == fine.province
    return broad.level is Level.COUNTRY


def near(building: Entry, town: Entry) -> bool:
    """Tell whether a town is close enough to be given as a building's location; false if a position is unknown."""
    return apart(building.lat, building.lon, town.lat, town.lon) < _ON_THE_SPOT


def closeness(
    entry: Entry, code: str | None, province: str | None, lat: float | None, lon: float | None
) -> int:
    """Return the points for being near a place: same municipality 6, within 25 km 4, same province 2."""
    if code is not None and code == entry.municipality_code:
        return 6
    if apart(entry.lat, entry.lon, lat, lon) < _BESIDE:
        return 4
    if province is not None and province == entry.province:
        return 2
    return 0
