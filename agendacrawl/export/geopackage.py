"""Layers as a GeoPackage (EPSG:28992) that QGIS opens as it opens the database: keys, comments and styles inside.

GDAL makes the layers. The rows go in with SQLite, as they come from the database: GDAL's Python side would need all of
them at once to keep their ids as keys.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyogrio.raw
from psycopg import sql

from agendacrawl.db.origin import EXAMPLE, is_example
from agendacrawl.db.qgis import styles
from agendacrawl.export.layers import Connection, Layer
from agendacrawl.export.project import add_project
from agendacrawl.export.selection import Selection, rows

SRID = 28992
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
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
# A geometry and its bounds, as in the header of a GeoPackage's own binary form (OGC GeoPackage 1.3, clause 2.1.3).
_GEOMETRY = (
    "ST_AsBinary({0}, 'NDR')", "ST_XMin({0})", "ST_XMax({0})", "ST_YMin({0})", "ST_YMax({0})",
)  # fmt: skip
_HEADER = struct.Struct("<2sBBi4d")
_BOUNDS = {"ST_MinX": 4, "ST_MaxX": 5, "ST_MinY": 6, "ST_MaxY": 7}  # of the parts of the header
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
_EXTENT = """
    UPDATE gpkg_contents SET (min_x, max_x, min_y, max_y) =
        (SELECT min(minx), max(maxx), min(miny), max(maxy) FROM "rtree_{0}_{1}")
    WHERE table_name = ?
"""


def write_gpkg(
    path: Path, connection: Connection, chosen: Sequence[Layer], selection: Selection, called: str = ""
) -> Iterator[Layer]:
    """Write the layers into a new file; yields a layer once per row. The same data give the same bytes.

    `called` is what the file will be called: the QGIS project in it finds its layers by that. The timestamp in the
    file is that of the newest page, so that a file made later is the same.
    """
    warning = f"{EXAMPLE}. " if is_example(connection) else ""
    newest = connection.execute("SELECT max(fetched_at) FROM gis.activity").fetchall()[0][0] or _NEVER
    moment = newest.astimezone(dt.UTC).replace(tzinfo=None)
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{moment:%Y-%m-%dT%H:%M:%S.000Z}"})
    try:
        for layer in chosen:
            _make(path, layer, f"{warning}{layer.comment}")
        _make_styles(path, chosen, moment)
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
    with closing(sqlite3.connect(path)) as file, file:
        for name, part in _BOUNDS.items():  # what GDAL's triggers for the spatial index call
            file.create_function(name, 1, lambda blob, part=part: _HEADER.unpack_from(blob)[part])
        file.create_function("ST_IsEmpty", 1, lambda _: False)  # PostGIS uses null for it
        for layer in chosen:
            yield from _fill(file, connection, layer, selection)
        _comment(file, chosen)
        add_project(file, called or path.name, {layer.name for layer in chosen}, moment)


def _make(path: Path, layer: Layer, description: str) -> None:
    """Add an empty layer; its column id becomes the key."""
    shape = layer.geometry
    pyogrio.raw.write(
        path,
        np.array([], dtype=object) if shape else None,
        [np.array([], dtype=_TYPES.get(column.type, object)) for column in layer.columns],
        [column.name for column in layer.columns],
        layer=layer.name,
        driver="GPKG",
        geometry_type=shape.type if shape else None,
        crs=f"EPSG:{SRID}" if shape else None,
        layer_options={
            "FID": "id",
            "IDENTIFIER": layer.name,
            "DESCRIPTION": description,
            **({"GEOMETRY_NAME": shape.name} if shape else {}),
        },
    )


def _make_styles(path: Path, chosen: Sequence[Layer], moment: dt.datetime) -> None:
    """Write the table from which QGIS takes the default style of a layer when it opens the layer."""
    known = styles(layer.name for layer in chosen)
    lines = [
        ("", "", layer.name, layer.geometry.name if layer.geometry else "", layer.name, known[layer.name], "", True,
         layer.comment, "", "", np.datetime64(moment, "ms"))
        for layer in chosen if layer.name in known
    ]  # fmt: skip
    if not lines:
        return
    kinds = {"useAsDefault": "bool", "update_time": "datetime64[ms]"}
    columns = zip(_STYLE, zip(*lines, strict=True), strict=True)
    pyogrio.raw.write(
        path,
        None,
        [np.array(values, dtype=kinds.get(name, object)) for name, values in columns],
        list(_STYLE),
        layer="layer_styles",
        driver="GPKG",
        geometry_type=None,
        layer_options={"FID": "id"},
    )


def _fill(
    file: sqlite3.Connection, connection: Connection, layer: Layer, selection: Selection
) -> Iterator[Layer]:
    names = [column.name for column in layer.columns]
    asked: list[sql.Composable] = []
    if layer.geometry:
        names.append(layer.geometry.name)
        shape = sql.SQL("ST_Transform({}, {})").format(sql.Identifier(layer.geometry.name), SRID)
        asked = [sql.SQL(form).format(shape) for form in _GEOMETRY]
    quoted = ", ".join(f'"{name}"' for name in names)
    insert = f'INSERT INTO "{layer.name}" ({quoted}) VALUES ({", ".join("?" * len(names))})'  # noqa: S608
    width = len(layer.columns)
    for row in rows(connection, layer, selection, *asked):
        values = [_value(value) for value in row[:width]]
        if layer.geometry:
            shape_of_row, *bounds = row[width:]
            values.append(shape_of_row and _HEADER.pack(b"GP", 0, 0b11, SRID, *bounds) + shape_of_row)
        file.execute(insert, values)
        yield layer
    if layer.geometry:
        file.execute(_EXTENT.format(layer.name, layer.geometry.name), [layer.name])


def _value(value: Any) -> Any:
    """Return a value as a GeoPackage stores it: dates and timestamps (UTC) as ISO 8601 text."""
    match value:
        case dt.datetime():
            return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
        case dt.date() | dt.time():
            return value.isoformat()
        case Decimal():
            return float(value)
        case list():
            return "; ".join(value)
    return value


def _comment(file: sqlite3.Connection, chosen: Iterable[Layer]) -> None:
    file.executescript(_SCHEMA_EXTENSION)
    file.executemany(
        "INSERT INTO gpkg_data_columns (table_name, column_name, description) VALUES (?, ?, ?)",
        [(layer.name, column.name, column.comment) for layer in chosen for column in layer.columns],
    )
