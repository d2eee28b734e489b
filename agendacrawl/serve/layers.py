"""The layers as tipg needs them, from the catalogue of the database, and the only way from a request to SQL.

tipg's own catalogue needs functions in the session of each connection; here a session can make nothing.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, LiteralString

import asyncpg
from cql2 import Expr
from fastapi import FastAPI, Request
from psycopg import sql
from tipg.collections import Catalog, Column, ItemList, PgCollection
from tipg.dependencies import CollectionParams, ItemsOutputType
from tipg.resources.enums import MediaType

from agendacrawl.core.cells import cell
from agendacrawl.export import layers
from agendacrawl.serve.cql import admit

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


class PublishedLayer(PgCollection):
    """A layer whose conditions pass `cql.admit`; `cells`: its text is escaped for a spreadsheet."""

    cells: bool = False

    def cql_where(self, **asked: Any) -> Expr | None:  # type: ignore[override]  # whatever it is asked
        """Return the condition of a query. Raises Refused when a filter has what may not become SQL."""
        if asked.get("cql") is not None:
            columns = {column.name for column in self.table_columns}
            asked["cql"] = Expr(admit(asked["cql"].to_json(), columns))
        return super().cql_where(**asked)

    async def features(self, *args: Any, **kwargs: Any) -> ItemList:
        """Return the rows of a query."""
        found = await super().features(*args, **kwargs)
        if self.cells:
            for feature in found["items"]:
                feature["properties"] = {
                    name: cell(value) for name, value in (feature["properties"] or {}).items()
                }
        return found


def asked_for(request: Request, collectionId: str) -> PublishedLayer:  # noqa: N803 - the name in tipg's paths
    """Return the layer that a request names, made for spreadsheets where it wants CSV."""
    layer = CollectionParams(request, collectionId)
    assert isinstance(layer, PublishedLayer)
    form = request.query_params.get("f")
    wanted = MediaType.__members__.get(form) if form else ItemsOutputType(request)
    return layer.model_copy(update={"cells": True}) if wanted is MediaType.csv else layer


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
    columns = [await _column(connection, layer, column) for column in layer.columns]
    shape = await _geometry(connection, layer) if layer.geometry else None
    days = [column for column in columns if column.is_datetime]
    return PublishedLayer(
        type="Table",
        id=f"{SCHEMA}.{layer.name}",
        table=layer.name,
        schema=SCHEMA,
        title=layer.name,
        description=layer.comment,
        table_columns=[*columns, *([shape] if shape else [])],
        properties=[*columns, *([shape] if shape else [])],
        id_column=next((column for column in columns if column.name == "id"), None),
        datetime_column=next((day for day in days if day.name == "date"), days[0] if days else None),
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
