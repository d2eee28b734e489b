"""The layers as tipg needs them, from the catalogue of the database, and the only way from a request to SQL.

tipg's own catalogue needs functions in the session of each connection; here a session can make nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import reduce
from operator import add
from typing import Annotated, Any, LiteralString

import asyncpg
from cql2 import Expr
from fastapi import FastAPI, Query, Request
from psycopg import sql
from tipg.collections import Catalog, Column, ItemList, PgCollection, mvt_settings
from tipg.dependencies import CollectionParams, ItemsOutputType
from tipg.resources.enums import MediaType

from agendacrawl.core.cells import cell
from agendacrawl.core.layers import titled
from agendacrawl.export import layers
from agendacrawl.register import region_kinds
from agendacrawl.serve.asked import Box
from agendacrawl.serve.cql import Refused, admit
from agendacrawl.serve.crs import CRS84, System, system
from agendacrawl.serve.tiles import numbers

SCHEMA = "gis"
_TYPES = {
    "double precision": "float8",
    "timestamp with time zone": "timestamptz",
    "character varying": "text",
}
_PERIOD: LiteralString = "SELECT min({0})::timestamptz, max({0})::timestamptz FROM {1}"
_BOX: LiteralString = """
    SELECT ARRAY[ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)]
    FROM (SELECT ST_Transform(ST_SetSRID(ST_Extent({0})::geometry, min(ST_SRID({0}))), 4326) AS box FROM {1}) AS extent
"""


DAYS = ("date", "week", "month")  # columns by which a layer has a time
PARAMETERS = frozenset(  # that a request may have beside the columns of its layer
    ("f", "ids", "bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs", "sortby", "properties",
     "limit", "offset", "simplify", "bbox-only", "geom-column", "datetime-column")
)  # fmt: skip
LARGEST = 500_000  # bytes of a tile
SHORT = (  # what a tile tells of a feature when all of it is too much
    "id", "kind", "code", "name", "state", "visits", "visits_outside_the_hague", "activities", "date", "title",
    "people", "type", "place", "level",
)  # fmt: skip


class PublishedLayer(PgCollection):
    """A layer whose conditions pass `cql.admit`.

    `cells`: its text is escaped for a spreadsheet. `out`: the coordinate system of what it gives.
    """

    cells: bool = False
    out: System = CRS84

    def cql_where(self, **asked: Any) -> Expr | None:  # type: ignore[override]  # whatever it is asked
        """Return the condition of a query. Raises Refused when a filter has what may not become SQL."""
        if asked.get("cql") is not None:
            columns = {column.name for column in self.table_columns}
            asked["cql"] = Expr(admit(asked["cql"].to_json(), columns))
        own: list[Expr] = []
        if asked.get("datetime"):
            if self.datetime_column is None:
                raise Refused(f"The layer {self.id} has no day to ask for. Leave out datetime.")
            if len(asked["datetime"]) == 2 and not asked.get("dt"):
                own += self._days(*asked.pop("datetime"))
        box, shape = asked.get("bbox"), self.geometry_column
        if isinstance(box, Box) and shape is not None and box.system.srid == shape.srid:
            own.append(_within(shape.name, box.own, box.system.srid))
            asked["bbox"] = None
        conditions = [*filter(None, [super().cql_where(**asked)]), *own]
        return reduce(add, conditions) if conditions else None

    def _days(self, first: str, last: str) -> Iterator[Expr]:
        """Yield the conditions of a period: what lasts several days, a week or a month is in it if it shares a day."""
        assert self.datetime_column is not None
        name = self.datetime_column.name
        day = {"property": name}
        if last != "..":
            yield Expr({"op": "<=", "args": [day, {"timestamp": last}]})
        if first == "..":
            return
        if name != "date":
            first = f"{_begin(name, dt.date.fromisoformat(first[:10]))}T00:00:00Z"
        begun = {"op": ">=", "args": [day, {"timestamp": first}]}
        if name == "date" and self.get_column("end_date"):
            end = {"property": "end_date"}
            yield Expr({"op": "or", "args": [begun, {"op": ">=", "args": [end, {"timestamp": first}]}]})
        else:
            yield Expr(begun)

    def _geom_expr(
        self, geometry_column: Column | None, bbox_only: bool | None, simplify: float | None
    ) -> str | None:
        """Return the geometry in the system that was asked for; centimetres are precise enough."""
        if geometry_column is None or self.out is CRS84:
            return super()._geom_expr(geometry_column, bbox_only, simplify)
        shape = sql.Identifier(geometry_column.name).as_string(None)
        if geometry_column.srid != self.out.srid:
            shape = f"ST_Transform({shape}, {self.out.srid})"
        if bbox_only:
            shape = f"ST_Envelope({shape})"
        elif simplify:
            shape = f"ST_SimplifyPreserveTopology({shape}, {float(simplify)})"
        shape = f"ST_FlipCoordinates({shape})" if self.out.latitude_first else f"ST_SnapToGrid({shape}, 0.01)"
        return f"ST_SetSRID({shape}, 0)"  # or each geometry would repeat the system, in a form of 2008

    async def features(self, *args: Any, **kwargs: Any) -> ItemList:
        """Return the rows of a query."""
        found = await super().features(*args, **kwargs)
        if self.cells:
            for feature in found["items"]:
                feature["properties"] = {
                    name: cell(value) for name, value in (feature["properties"] or {}).items()
                }
        return found

    async def get_tile(self, conn: asyncpg.Connection, **asked: Any) -> bytes:
        """Return a tile of at most LARGEST bytes that leaves no point out: it says less of each instead.

        Points that are too many, in number or in bytes, become numbers of points (serve/tiles.py), unless the request
        has a limit of its own. Shapes are simplified to what can be seen, and further where that is too much.
        """
        given = asked.pop("properties", None)
        shape = self.get_geometry_column(asked.get("geom"))
        if shape is None:
            return await super().get_tile(conn, **asked)  # type: ignore[no-any-return]  # it says what is wrong
        points = "POINT" in str(shape.geometry_type).upper()
        bounds = asked["tms"].xy_bounds(asked["tile"])
        if points and not asked.get("limit") and await self._too_many(conn, asked):
            return await self._numbers(conn, shape, asked)
        if not points and not asked.get("simplify"):
            asked["simplify"] = (bounds.right - bounds.left) / 2048  # an eighth of a pixel
        short = [name for name in SHORT if self.get_column(name)]
        for properties in (given, short, ["id"]) if given is None else (given,):
            tile = await super().get_tile(conn, properties=properties, **asked)
            if len(tile) <= LARGEST:
                return tile  # type: ignore[no-any-return]
        if points:
            return await self._numbers(conn, shape, asked)
        while len(tile) > LARGEST and asked["simplify"] < bounds.right - bounds.left:
            asked["simplify"] *= 2
            tile = await super().get_tile(conn, properties=properties, **asked)
        return tile  # type: ignore[no-any-return]

    def _in_tile(self, asked: dict[str, Any]) -> str:
        """Return FROM and WHERE of what a tile asks for: what lies in its box, and a bit around it."""
        where = {
            name: asked.get(f"{name}_filter") for name in ("ids", "datetime", "bbox", "properties", "cql")
        }
        where |= {name: asked.get(name) for name in ("geom", "dt", "tms", "tile")}
        return f"{self._from(None, [])} {self._where_clause(self.cql_where(**where))}"

    async def _too_many(self, conn: asyncpg.Connection, asked: dict[str, Any]) -> bool:
        many = mvt_settings.max_features_per_tile
        query = f"SELECT count(*) FROM (SELECT {self._in_tile(asked)} LIMIT {many + 1}) AS found"  # noqa: S608 - of tipg
        return bool(await conn.fetchval(query) > many)

    async def _numbers(self, conn: asyncpg.Connection, shape: Column, asked: dict[str, Any]) -> bytes:
        return await numbers(conn, shape.name, self._in_tile(asked), asked["tms"], asked["tile"], LARGEST)


def regions_of(layer: str) -> tuple[str, ...]:
    """Return the singular and plural of the regions of a layer of one kind; for a kind of one's own its code.

    >>> regions_of("visits_per_province"), regions_of("visits_per_waterschap"), regions_of("visits_per_region")
    (('provincie', 'provincies'), ('waterschap', 'waterschap'), ())
    """
    kind = re.fullmatch(r"visits_per_(?!region)(.+)", layer)
    if kind is None:
        return ()
    code = {"npvr_region": "npvr"}.get(kind[1], kind[1])
    known = {one.code: (one.singular, one.plural) for one in region_kinds()}
    return known.get(code, (code, code))


def _begin(name: str, day: dt.date) -> dt.date:
    """Return the first day of the week or month that a day is in."""
    return day.replace(day=1) if name == "month" else day - dt.timedelta(day.weekday())


def _within(column: str, box: list[float], srid: int) -> Expr:
    """Return the condition that a geometry meets a box in its own system."""
    west, south, east, north = box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    return Expr(
        {"op": "s_intersects", "args": [{"property": column}, {"op": "st_setsrid", "args": [shape, srid]}]}
    )


def asked_for(
    request: Request,
    collectionId: str,  # noqa: N803 - the name in tipg's paths
    crs: Annotated[str | None, Query(description="System of the geometry; degrees when not given")] = None,
) -> PublishedLayer:
    """Return the layer that a request names, in the system that it asks for, made for spreadsheets where it wants CSV.

    Raises Refused for a parameter that is none: left out, it would give other rows than were meant.
    """
    layer = CollectionParams(request, collectionId)
    assert isinstance(layer, PublishedLayer)
    known = PARAMETERS | {column.name for column in layer.table_columns}
    if unknown := [name for name in request.query_params if name not in known]:
        raise Refused(
            f"{unknown[0][:60]} is no parameter and no column of {layer.id}. Parameters: "
            f"{', '.join(sorted(PARAMETERS))}."
        )
    out = system(crs)
    if "/items" in request.url.path:
        request.state.crs = out.uri  # for the header Content-Crs
    form = request.query_params.get("f")
    wanted = MediaType.__members__.get(form) if form else ItemsOutputType(request)
    return layer.model_copy(update={"out": out, "cells": wanted is MediaType.csv})


async def read(app: FastAPI) -> None:
    """Look up all layers and their extents, and put them where tipg looks for them."""
    async with app.state.pool.acquire() as connection, connection.transaction():
        await connection.execute("SET LOCAL statement_timeout = '60s'")  # what is asked here, nobody sent
        there = layers.from_catalogue(await connection.fetch(layers.CATALOGUE))
        found = [await _layer(connection, layer) for layer in there.values()]
    app.state.collection_catalog = Catalog(
        collections={one.id: one for one in found}, last_updated=dt.datetime.now()
    )


async def _layer(connection: asyncpg.Connection, layer: layers.Layer) -> PublishedLayer:
    words = titled(layer.name, *regions_of(layer.name))
    columns = [await _column(connection, layer, column) for column in layer.columns]
    shape = await _geometry(connection, layer) if layer.geometry else None
    days = [column for column in columns if column.is_datetime]
    return PublishedLayer(
        type="Table",
        id=f"{SCHEMA}.{layer.name}",
        table=layer.name,
        schema=SCHEMA,
        title=words.title,
        description=f"{words.about} {layer.comment}",
        table_columns=[*columns, *([shape] if shape else [])],
        properties=[*columns, *([shape] if shape else [])],
        id_column=next((column for column in columns if column.name == "id"), None),
        datetime_column=next((day for name in DAYS for day in days if day.name == name), None),
        geometry_column=shape,
    )


async def _column(connection: asyncpg.Connection, layer: layers.Layer, column: layers.Column) -> Column:
    made = Column(name=column.name, type=_TYPES.get(column.type, column.type), description=column.comment)
    if made.is_datetime:
        first, last = await connection.fetchrow(_of(_PERIOD, layer, column.name))
        made.mindt, made.maxdt = (at and at.isoformat() for at in (first, last))
    return made


async def _geometry(connection: asyncpg.Connection, layer: layers.Layer) -> Column:
    assert layer.geometry is not None
    box = await connection.fetchval(_of(_BOX, layer, layer.geometry.name))
    bounds = {"bounds": box} if box and None not in box else {}  # the whole world when there is nothing in it
    return Column(
        name=layer.geometry.name,
        type="geometry",
        geometry_type=layer.geometry.type,
        srid=layer.geometry.srid,
        **bounds,
    )


def _of(query: LiteralString, layer: layers.Layer, column: str) -> str:
    """A query about a column of a layer."""
    return sql.SQL(query).format(sql.Identifier(column), sql.Identifier(SCHEMA, layer.name)).as_string(None)
