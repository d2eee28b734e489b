"""Strict readers of request parameters: they replace those of tipg, and refuse with a message."""

from __future__ import annotations

import math
from functools import cache, partial
from typing import Annotated

from cql2 import Expr
from fastapi import Path, Query
from morecantile import Tile
from pyproj import Transformer

from agendacrawl.serve.cql import LONGEST, Refused, moment
from agendacrawl.serve.crs import CRS84, System, system

DEEPEST = 22  # zoom level of a tile: a house fills several screens
_OPEN = ("", "..")


async def filtered(
    text: Annotated[str | None, Query(alias="filter", description="Filter in CQL2, as text or JSON")] = None,
) -> Expr | None:
    """Return the filter, parsed; `layers` says which columns and operators may be in it. Raises Refused.

    It is read in the main thread, whose stack is the largest: the parser calls itself for each bracket.
    """
    if text is None:
        return None
    if len(text) > LONGEST:
        raise Refused(f"The filter has {len(text):,} characters; it may have {LONGEST:,}.")
    try:
        parsed = Expr(
            Expr(text).to_json()
        )  # shapes in text have no system of coordinates, those in JSON have
        parsed.to_sql()  # counts what each operator is given
    except Exception as problem:  # noqa: BLE001 - the library raises just this for most texts that it can't read
        raise Refused(f"The filter is no CQL2: {' '.join(str(problem).split())[:300]}") from None
    return parsed


def period(
    text: Annotated[
        str | None, Query(alias="datetime", description="A day, a moment, or two with / between them")
    ] = None,
) -> list[str] | None:
    """Return the first and last moment asked for, days in full. Raises Refused.

    >>> period("2022-01-01/2022-02-01")
    ['2022-01-01T00:00:00Z', '2022-02-01T23:59:59.999999Z']
    >>> period("../2022-02-01"), period("2022-02-01")
    (['..', '2022-02-01T23:59:59.999999Z'], ['2022-02-01T00:00:00Z', '2022-02-01T23:59:59.999999Z'])
    """
    if not text:
        return None
    parts = text.split("/")
    if len(parts) > 2 or all(part in _OPEN for part in parts):
        raise Refused(f"datetime={text[:60]} is no period. Write 2026-11-02, or 2026-11-02/2026-11-08.")
    start, end = parts[0], parts[-1]
    found = [_edge(start, "T00:00:00Z"), _edge(end, "T23:59:59.999999Z")]
    return found if len(parts) == 2 or len(text) == 10 else found[:1]


def _edge(text: str, rest_of_day: str) -> str:
    if text in _OPEN:
        return ".."
    return moment(text) + (rest_of_day if len(text) == 10 else "")


class Box(list[float]):
    """West, south, east, north in degrees; `own` is the same box as it was asked for, in `system`."""

    def __init__(self, own: list[float], asked: System) -> None:
        if asked.latitude_first:
            own = [own[1], own[0], own[3], own[2]]
        self.own, self.system = own, asked
        degrees = own
        if asked.srid != CRS84.srid:
            west, south, east, north = own
            degrees = list(_transformer(asked.srid).transform_bounds(west, south, east, north))
        super().__init__(degrees)


_transformer = cache(partial(Transformer.from_crs, crs_to=CRS84.srid, always_xy=True))


def box(
    text: Annotated[str | None, Query(alias="bbox", description="West,south,east,north, in bbox-crs")] = None,
    bbox_crs: Annotated[
        str | None, Query(alias="bbox-crs", description="System of bbox; degrees (CRS84) when not given")
    ] = None,
) -> Box | None:
    """Return the box asked for: four numbers, or six of which the heights are left out. Raises Refused.

    >>> box("3,50,8,54")
    [3.0, 50.0, 8.0, 54.0]
    >>> [round(degrees, 2) for degrees in box("100000,400000,110000,410000", "EPSG:28992")]
    [4.59, 51.59, 4.74, 51.68]
    """
    asked = system(bbox_crs, "bbox-crs")
    if not text:
        return None
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) == 6:
        numbers = [*numbers[:2], *numbers[3:5]]
    limits = (asked.widest[:: -1 if asked.latitude_first else 1]) * 2
    if len(numbers) != 4 or not all(
        math.isfinite(number) and abs(number) <= limit for number, limit in zip(numbers, limits, strict=True)
    ):
        order = "south,west,north,east" if asked.latitude_first else "west,south,east,north"
        raise Refused(
            f"bbox={text[:60]} is no box. Write {order} in the units of bbox-crs, in degrees without it: 3,50,8,54."
        )
    return Box(numbers, asked)


def tile(
    z: Annotated[int, Path(ge=0, le=DEEPEST)], x: Annotated[int, Path(ge=0)], y: Annotated[int, Path(ge=0)]
) -> Tile:
    """Return which tile. Raises Refused for one beyond the edge of the world."""
    if max(x, y) >= 2**z:
        raise Refused(f"There is no tile {z}/{x}/{y}: at that zoom level they end at {2**z - 1}.")
    return Tile(x, y, z)
