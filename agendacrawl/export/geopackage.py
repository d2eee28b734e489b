"""Layers as a GeoPackage (EPSG:28992) that QGIS opens as it opens the database: keys, comments and styles inside."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
from psycopg import sql

from agendacrawl.export.layers import Connection, Geometry, Layer
from agendacrawl.export.selection import Selection, rows
from agendacrawl.qgis.publish import styles

SRID = 28992
CHUNK = 5_000  # rows that are turned into arrays together
_MOMENT = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_TYPES = {
    "boolean": "bool",
    "smallint": "int32",
    "integer": "int32",
    "bigint": "int64",
    "real": "float64",
    "double precision": "float64",
    "numeric": "float64",
    "date": "datetime64[D]",
    "timestamp with time zone": "datetime64[ms]",
}
# The names that QGIS looks for, https://docs.qgis.org: "Saving styles in a database".
_STYLE = (
    "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML", "styleSLD",
    "useAsDefault", "description", "owner", "ui", "update_time",
)  # fmt: skip
# OGC GeoPackage 1.3, annex F.9: what the columns mean.
_SCHEMA_EXTENSION = """
    CREATE TABLE IF NOT EXISTS gpkg_extensions (
        table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
        CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    CREATE TABLE gpkg_data_columns (
        table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
        constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
        CONSTRAINT gdc_tn UNIQUE (table_name, name));
    INSERT INTO gpkg_extensions VALUES ('gpkg_data_columns', NULL, 'gpkg_schema',
        'http://www.geopackage.org/spec121/#extension_schema', 'read-write');
"""


def write_gpkg(
    path: Path, connection: Connection, chosen: Sequence[Layer], selection: Selection
) -> Iterator[Layer]:
    """Write the layers into a new file; yields a layer once per row. The same data give the same bytes.

    Dates of the file itself are those of the newest page, since a file made later is no newer.
    """
    moment = connection.execute("SELECT max(fetched_at) FROM gis.activity").fetchall()[0][0] or _MOMENT
    stamp = moment.astimezone(dt.UTC)
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{stamp:%Y-%m-%dT%H:%M:%S.000Z}"})
    try:
        for layer in chosen:
            yield from _layer(path, connection, layer, selection)
        known = styles()
        if found := [(layer, known[layer.name]) for layer in chosen if layer.name in known]:
            _styles(path, found, stamp)
        _comments(path, chosen)
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _layer(path: Path, connection: Connection, layer: Layer, selection: Selection) -> Iterator[Layer]:
    shapes = [_in_rd(layer.geometry)] if layer.geometry else []
    found = rows(connection, layer, selection, *shapes)
    chunk = list(islice(found, CHUNK))
    more = False
    while chunk or not more:  # an empty layer is written too
        columns = list(zip(*chunk, strict=True)) or [()] * (len(layer.columns) + len(shapes))
        _write(path, layer, columns, more=more)
        yield from (layer for _ in chunk)
        chunk, more = list(islice(found, CHUNK)), True


def _in_rd(geometry: Geometry) -> sql.Composable:
    return sql.SQL("ST_AsBinary(ST_Transform({}, {}))").format(sql.Identifier(geometry.name), SRID)


def _write(path: Path, layer: Layer, columns: Sequence[Sequence[Any]], *, more: bool) -> None:
    data, empty, zones = [], [], {}
    for column, values in zip(layer.columns, columns, strict=False):
        kind = _TYPES.get(column.type, "object")
        nothing = np.array([value is None for value in values], dtype=bool)
        data.append(_array(kind, values))
        empty.append(nothing if kind != "object" else None)
        if kind == "datetime64[ms]":
            zones[column.name] = np.full(len(values), 100, dtype="int8")  # GDAL's number for UTC
    geometry = layer.geometry
    pyogrio.raw.write(
        path,
        np.array(columns[-1], dtype=object) if geometry else None,
        data,
        [column.name for column in layer.columns],
        field_mask=empty,
        layer=layer.name,
        driver="GPKG",
        geometry_type=geometry.type if geometry else None,
        crs=f"EPSG:{SRID}" if geometry else None,
        append=more,
        gdal_tz_offsets=zones or None,
        layer_options={
            "FID": "id",
            "IDENTIFIER": layer.name,
            "DESCRIPTION": layer.comment,
            **({"GEOMETRY_NAME": geometry.name} if geometry else {}),
        },
    )


def _array(kind: str, values: Sequence[Any]) -> np.ndarray[Any, Any]:
    if kind == "object":
        return np.array([_text(value) for value in values], dtype=object)
    convert: Callable[[Any], Any] = {
        "datetime64[ms]": lambda value: value.astimezone(dt.UTC).replace(tzinfo=None),
        "float64": float,
    }.get(kind, lambda value: value)
    filler: Any = "1970-01-01" if kind.startswith("datetime64") else 0
    return np.array([filler if value is None else convert(value) for value in values], dtype=kind)


def _text(value: Any) -> str | None:
    match value:
        case None:
            return None
        case dt.time():
            return value.isoformat()
        case list():
            return "; ".join(value)
        case bytes():
            return value.hex()
    return str(value)


def _styles(path: Path, found: Iterable[tuple[Layer, str]], stamp: dt.datetime) -> None:
    """Write QGIS's table: it takes the default style of a layer when it opens it."""
    lines = [
        ("", "", layer.name, layer.geometry.name if layer.geometry else "", layer.name, qml, "", True,
         layer.comment, "", "", np.datetime64(stamp.replace(tzinfo=None), "ms"))
        for layer, qml in found
    ]  # fmt: skip
    kinds = {"useAsDefault": "bool", "update_time": "datetime64[ms]"}
    pyogrio.raw.write(
        path,
        None,
        [
            np.array(values, dtype=kinds.get(name, object))
            for name, values in zip(_STYLE, zip(*lines, strict=True), strict=True)
        ],
        list(_STYLE),
        layer="layer_styles",
        driver="GPKG",
        geometry_type=None,
        append=False,
        layer_options={"FID": "id"},
    )


def _comments(path: Path, chosen: Iterable[Layer]) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.executescript(_SCHEMA_EXTENSION)
        file.executemany(
            "INSERT INTO gpkg_data_columns (table_name, column_name, description) VALUES (?, ?, ?)",
            [(layer.name, column.name, column.comment) for layer in chosen for column in layer.columns],
        )
