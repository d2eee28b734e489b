"""Tiles that tell how many points there are, where the points themselves would be too many to be told."""

from __future__ import annotations

import asyncpg
from morecantile import Tile, TileMatrixSet
from psycopg import sql

_CELLS = 128  # across a tile and down: two to four pixels of a screen each
# Many points share a spot, the middle of their municipality: each spot is projected once.
_NUMBERS = """
WITH spots AS MATERIALIZED (
    SELECT {shape} AS spot, count(*) AS number, min(id) AS id {asked} GROUP BY {shape}
), projected AS MATERIALIZED (
    SELECT number, id, ST_Transform(spot, {target}) AS point FROM spots
), inside AS (
    SELECT number, id, (ST_X(point) - $1) / ($2 - $1) AS x, ($4 - ST_Y(point)) / ($4 - $3) AS y FROM projected
), cells AS (
    SELECT round(4096 * sum(x * number) / sum(number)) AS x, round(4096 * sum(y * number) / sum(number)) AS y,
           sum(number)::bigint AS number, min(id) AS id
    FROM inside WHERE x >= 0 AND x < 1 AND y >= 0 AND y < 1
    GROUP BY floor(x * $5), floor(y * $5)
), features AS (
    SELECT ST_MakePoint(x, y) AS geom, number AS point_count, CASE WHEN number = 1 THEN id END AS id FROM cells
)
SELECT ST_AsMVT(f, 'default', 4096, 'geom') FROM features AS f
"""


async def numbers(
    connection: asyncpg.Connection, column: str, asked: str, tms: TileMatrixSet, tile: Tile, largest: int
) -> bytes:
    """Return a tile with the number of points (`point_count`) in each of its cells, in the middle of those points.

    `asked` is FROM and WHERE of the points, `column` has their geometry, `largest` is the most bytes of a tile: what
    is larger gets larger cells. A point that is alone in its cell has its `id`. Each point is in one tile of a zoom
    level, so that the numbers of all its tiles add up to the number of points.
    """
    code = tms.crs.to_epsg()
    target = sql.Literal(code or tms.crs.to_proj4()).as_string(None)
    query = _NUMBERS.format(shape=sql.Identifier(column).as_string(None), asked=asked, target=target)
    box, cells = tms.xy_bounds(tile), _CELLS
    while True:
        found = await connection.fetchval(query, box.left, box.right, box.bottom, box.top, cells)
        if len(found) <= largest or cells == 1:
            return bytes(found)
        cells //= 2
