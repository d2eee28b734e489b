"""A layer as GeoParquet (version 1.1.0, https://geoparquet.org): for pandas, DuckDB and the like.

With pyarrow, which is an extra: geometry is well-known binary in degrees (OGC:CRS84, the default of the standard).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO

from psycopg import sql

from agendacrawl.export.layers import Connection, Layer
from agendacrawl.export.selection import AT_ONCE, Selection, rows

LACKING = "parquet needs pyarrow, which is not installed. Run: pip install 'pyarrow>=17'"
_GROUP = 20 * AT_ONCE  # rows of a row group
_TYPES = {
    "boolean": "bool_",
    "smallint": "int32",
    "integer": "int32",
    "bigint": "int64",
    "real": "float64",
    "double precision": "float64",
    "numeric": "float64",
    "date": "date32",
}


def write_parquet(
    file: BinaryIO, connection: Connection, layer: Layer, selection: Selection
) -> Iterator[None]:
    """Write a layer; yields once per row. Raises ValueError if pyarrow is not installed."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ModuleNotFoundError:
        raise ValueError(LACKING) from None
    fields = [_field(arrow, column.name, column.type, column.comment) for column in layer.columns]
    asked: list[sql.Composable] = []
    described: dict[str, str] = {"description": layer.comment}
    if layer.geometry:
        name = layer.geometry.name
        fields.append(arrow.field(name, arrow.binary()))
        asked = [sql.SQL("ST_AsBinary(ST_Transform({}, 4326), 'NDR')").format(sql.Identifier(name))]
        described["geo"] = json.dumps(_geo(name, layer.geometry.type))
    schema = arrow.schema(fields, metadata=described)
    found = rows(connection, layer, selection, *asked)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := list(islice(found, _GROUP)):
            columns = zip(*([_value(value) for value in row] for row in group), strict=True)
            arrays = [arrow.array(values, field.type) for values, field in zip(columns, fields, strict=True)]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
            yield from [None] * len(group)


def _field(arrow: Any, name: str, kind: str, comment: str) -> Any:
    if kind == "timestamp with time zone":
        given = arrow.timestamp("us", "UTC")
    elif kind == "time without time zone":
        given = arrow.time32("s")
    elif kind.endswith("[]"):
        given = arrow.list_(arrow.string())
    else:
        given = getattr(arrow, _TYPES.get(kind, "string"))()
    return arrow.field(name, given, metadata={"description": comment})


def _value(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def _geo(name: str, kind: str) -> dict[str, Any]:
    """Return the metadata of the standard: an area may be one polygon or several."""
    kinds = ["Polygon", "MultiPolygon"] if kind == "MultiPolygon" else [kind]
    column = {"encoding": "WKB", "geometry_types": kinds}
    return {"version": "1.1.0", "primary_column": name, "columns": {name: column}}
