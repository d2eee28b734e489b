"""Coordinate systems of the API (OGC API Features, part 2): degrees unless asked otherwise, RD as Dutch rules want."""

from __future__ import annotations

from dataclasses import dataclass

from agendacrawl.serve.cql import Refused

_OGC = "http://www.opengis.net/def/crs/"


@dataclass(frozen=True, slots=True)
class System:
    """A coordinate system: its address, the EPSG code by which PostGIS knows it, and whether latitude comes first."""

    uri: str
    srid: int
    latitude_first: bool = False
    widest: tuple[float, float] = (180, 90)  # of a box, eastings and northings


CRS84 = System(f"{_OGC}OGC/1.3/CRS84", 4326)
RD = System(f"{_OGC}EPSG/0/28992", 28992, widest=(1e6, 1e6))
SYSTEMS = (
    CRS84,
    RD,
    System(f"{_OGC}EPSG/0/4326", 4326, latitude_first=True),
    System(f"{_OGC}EPSG/0/4258", 4258, latitude_first=True),
    System(f"{_OGC}EPSG/0/3857", 3857, widest=(2.1e7, 2.1e7)),
)


def system(text: str | None, name: str = "crs") -> System:
    """Return the system that a parameter names by address or short. Raises Refused.

    >>> system("http://www.opengis.net/def/crs/EPSG/0/28992").srid, system("EPSG:28992").srid, system(None).srid
    (28992, 28992, 4326)
    >>> system("EPSG:31370")
    Traceback (most recent call last):
        ...
    agendacrawl.serve.cql.Refused: crs=EPSG:31370 is not offered. Ask for one of: CRS84, EPSG:28992, EPSG:4326, \
EPSG:4258, EPSG:3857.
    """
    if not text:
        return CRS84
    for one in SYSTEMS:
        if text.strip("[]") in (one.uri, _short(one)):
            return one
    raise Refused(f"{name}={text[:60]} is not offered. Ask for one of: {', '.join(map(_short, SYSTEMS))}.")


def _short(one: System) -> str:
    return one.uri.rsplit("/", 1)[1] if one is CRS84 else f"EPSG:{one.uri.rsplit('/', 1)[1]}"
