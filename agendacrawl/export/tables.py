"""A layer as CSV and as GeoJSON, row by row."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, BinaryIO

from psycopg import sql

from agendacrawl.core.cells import cell
from agendacrawl.export.layers import Connection, Layer
from agendacrawl.export.selection import Selection, rows

LONLAT = ("lon", "lat")  # degrees, EPSG:4326
DECIMALS = 6  # decimals of a degree: a decimetre


def geometry_columns(layer: Layer) -> tuple[str, ...]:
    """Return the CSV columns for the geometry: lon and lat for points, WKT for anything else."""
    if layer.geometry is None:
        return ()
    return LONLAT if layer.geometry.type == "Point" else ("wkt",)


def write_csv(
    file: BinaryIO, connection: Connection, layer: Layer, selection: Selection, *, excel: bool = False
) -> Iterator[None]:
    """Write a layer as CSV (RFC 4180, UTF-8), geometry in EPSG:4326; yields once per row, so that it can be counted.

    A cell that a spreadsheet would run as a formula gets a quote before it. Moments are in UTC, times are local.
    `excel` writes what a Dutch Excel opens right: a byte order mark, semicolons, and numbers and truth in Dutch.
    """
    if excel:
        file.write(codecs.BOM_UTF8)
    writer = csv.writer(codecs.getwriter("utf-8")(file), delimiter=";" if excel else ",")
    word = _dutch_word if excel else _csv_word

    def other(value: Any) -> Any:
        return word(cell(plain(value)))

    writer.writerow([*(column.name for column in layer.columns), *geometry_columns(layer)])
    for row in rows(connection, layer, selection, *_in_csv(layer)):
        writer.writerow([_WAYS.get(type(value), other)(value) for value in row])
        yield


def write_geojson(
    file: BinaryIO, connection: Connection, layer: Layer, selection: Selection
) -> Iterator[None]:
    """Write a layer with geometry as a FeatureCollection (RFC 7946, EPSG:4326); yields once per row."""
    assert layer.geometry is not None
    point = sql.SQL(
        "ST_AsGeoJSON(ST_ForcePolygonCCW(ST_Transform({}, 4326)), {})"  # RFC 7946: outer rings anticlockwise
    ).format(sql.Identifier(layer.geometry.name), DECIMALS)
    names = [column.name for column in layer.columns]
    file.write(f'{{"type": "FeatureCollection", "name": {json.dumps(layer.name)}, "features": ['.encode())
    first = True
    for *values, geometry in rows(connection, layer, selection, point):
        properties = dict(zip(names, map(plain, values), strict=True))
        key = {"id": properties["id"]}
        start = json.dumps({"type": "Feature", **key, "properties": properties}, ensure_ascii=False)
        file.write(f'{"" if first else ","}\n{start[:-1]}, "geometry": {geometry or "null"}}}'.encode())
        first = False
        yield
    file.write(b"\n]}\n")


def plain(value: Any) -> Any:
    """Return a value for JSON: dates, times and timestamps in ISO 8601.

    >>> plain(dt.date(2026, 11, 2)), plain(True), plain(None)
    ('2026-11-02', True, None)
    """
    match value:
        case dt.date() | dt.time():
            return value.isoformat()
        case Decimal():
            return float(value)
        case bytes():
            return value.hex()
    return value


def _as_it_is(value: Any) -> Any:
    return value


# What becomes of nearly all values of a table; of the others the rules above are asked one after the other.
_WAYS: dict[type, Callable[[Any], Any]] = {
    str: cell,
    int: _as_it_is,
    type(None): _as_it_is,
    dt.date: dt.date.isoformat,
}


def _csv_word(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def _dutch_word(value: Any) -> Any:
    """Return a value as a Dutch Excel reads it back.

    >>> _dutch_word(4.25), _dutch_word(True), _dutch_word(1000), _dutch_word("4.25")
    ('4,25', 'WAAR', 1000, '4.25')
    """
    match value:
        case bool():
            return "WAAR" if value else "ONWAAR"
        case float():
            return str(value).replace(".", ",")
    return value


def _in_csv(layer: Layer) -> list[sql.Composable]:
    if layer.geometry is None:
        return []
    degrees = sql.SQL("ST_Transform({}, 4326)").format(sql.Identifier(layer.geometry.name))
    if layer.geometry.type == "Point":
        form = "round({}({})::numeric, {})::float8"
        return [
            sql.SQL(form).format(sql.SQL(axis), degrees, sql.Literal(DECIMALS)) for axis in ("ST_X", "ST_Y")
        ]
    return [sql.SQL("ST_AsText({}, {})").format(degrees, DECIMALS)]
