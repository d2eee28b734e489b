"""The borders of the municipalities of 2025 that the package contains (CBS and Kadaster, CC BY 4.0, simplified).

scripts/borders.py makes the file. They lie within some 100 m of the originals: good for pictures, not for measuring.
"""

from __future__ import annotations

import json
import lzma
import struct
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from agendacrawl.refdata.areas import Areas

PATH = Path(__file__).parent / "data" / "gemeenten.topojson.xz"
SCALE = 1e-5  # degrees: a metre
SOURCE = "CBS and Kadaster, 2025, simplified (in the package)"

Point = tuple[float, float]  # longitude, latitude, EPSG:4326
Polygon = tuple[tuple[Point, ...], ...]  # the outer ring, then holes; the last point of a ring is its first


@cache
def municipal_borders() -> dict[str, tuple[Polygon, ...]]:
    """Return the polygons of every municipality by its CBS code, in degrees (EPSG:4326).

    >>> sluis = municipal_borders()["GM1714"]
    >>> min(lon for polygon in sluis for lon, _ in polygon[0])
    3.35837
    """
    topology = json.loads(lzma.decompress(PATH.read_bytes()))
    arcs = [_points(arc) for arc in topology["arcs"]]
    found = {}
    for shape in topology["objects"]["gemeenten"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        found[shape["id"]] = tuple(tuple(_ring(ring, arcs) for ring in polygon) for polygon in polygons)
    return found


def shipped() -> Areas:
    """Return the borders in the form in which they go into the database."""
    return Areas(4326, {code: _wkb(shape) for code, shape in municipal_borders().items()}, SOURCE)


def _points(arc: Sequence[Sequence[int]]) -> list[Point]:
    """Return the points of an arc, which TopoJSON writes as a first point and steps.

    >>> _points([[500000, 5200000], [100, 0], [0, -100]])
    [(5.0, 52.0), (5.001, 52.0), (5.001, 51.999)]
    """
    points, x, y = [], 0, 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((round(x * SCALE, 5), round(y * SCALE, 5)))
    return points


def _ring(numbers: Sequence[int], arcs: Sequence[Sequence[Point]]) -> tuple[Point, ...]:
    """Return a ring of arcs; the number ~n stands for arc n backwards. An arc begins where the one before ended.

    >>> _ring([0, ~1], [[(0, 0), (1, 0)], [(0, 0), (0, 1), (1, 0)]])
    ((0, 0), (1, 0), (0, 1), (0, 0))
    """
    ring: list[Point] = []
    for number in numbers:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += points[bool(ring) :]
    return tuple(ring)


def _wkb(polygons: Sequence[Polygon]) -> bytes:
    """Return polygons as the well-known binary of a multipolygon.

    >>> _wkb([(((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)),)])[:9].hex()
    '010600000001000000'
    """
    parts: list[Any] = [struct.pack("<BII", 1, 6, len(polygons))]
    for polygon in polygons:
        parts.append(struct.pack("<BII", 1, 3, len(polygon)))
        for ring in polygon:
            flat = [value for point in ring for value in point]
            parts.append(struct.pack(f"<I{len(flat)}d", len(ring), *flat))
    return b"".join(parts)
