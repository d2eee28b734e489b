"""The areas of regions as rings to draw: for the map, the note's figure and small pictures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, LiteralString

import psycopg

Ring = Sequence[tuple[float, float]]  # the last point is the first

_OUTLINES: LiteralString = """
    SELECT id, ST_AsGeoJSON(
        ST_Multi(ST_Transform(ST_SimplifyPreserveTopology(geom, %(tolerance)s), %(srid)s)), %(digits)s)
    FROM gis.region_area WHERE geom IS NOT NULL AND (%(kind)s::text IS NULL OR kind = %(kind)s) ORDER BY id
"""


def region_rings(
    connection: psycopg.Connection[Any], kind: str | None = None, *, tolerance: float = 200, srid: int = 28992
) -> dict[int, tuple[Ring, ...]]:
    """Return the rings of every region that has an area, by its id (that of gis.region), of one kind or of all.

    Holes are among the rings: the even-odd rule needs no more structure to draw them. Points are (x, y) in metres
    (EPSG:28992, RD New, y to the north), or (longitude, latitude) for srid 4326. A simplified outline may be off by
    `tolerance` metres.
    """
    asked = {"kind": kind, "tolerance": tolerance, "srid": srid, "digits": 0 if srid == 28992 else 5}
    return {number: rings_of(outline) for number, outline in connection.execute(_OUTLINES, asked)}


def rings_of(geojson: str | None) -> tuple[Ring, ...]:
    """Return all rings of a multipolygon, holes included.

    >>> rings_of('{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,1],[0,0]]]]}')
    ([[0, 0], [1, 0], [0, 1], [0, 0]],)
    """
    if geojson is None:
        return ()
    return tuple(ring for polygon in json.loads(geojson)["coordinates"] for ring in polygon)
