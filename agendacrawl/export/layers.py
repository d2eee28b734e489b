"""The published layers, read from the database catalogue: a new view in schema `gis` needs no code here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

Connection = psycopg.Connection[tuple[Any, ...]]

CATALOGUE = """
    SELECT c.relname, obj_description(c.oid, 'pg_class'), a.attname, format_type(a.atttypid, NULL),
           col_description(c.oid, a.attnum), postgis_typmod_type(a.atttypmod), postgis_typmod_srid(a.atttypmod)
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'gis'::regnamespace
      AND (c.relkind IN ('v', 'm') OR c.relkind = 'r' AND obj_description(c.oid, 'pg_class') IS NOT NULL)
      AND NOT c.relhastriggers  -- what can be edited repeats other layers, and says who edited
    ORDER BY c.relname, a.attnum
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column without geometry; `type` in PostgreSQL's words ("double precision")."""

    name: str
    type: str
    comment: str


@dataclass(frozen=True, slots=True)
class Geometry:
    """The column with the geometry: its type ("Point", "MultiPolygon") and the number of its EPSG code."""

    name: str
    type: str
    srid: int


@dataclass(frozen=True, slots=True)
class Layer:
    """A table or view of schema `gis`."""

    name: str
    comment: str
    columns: tuple[Column, ...]
    geometry: Geometry | None = None

    def has(self, *names: str) -> bool:
        """Tell whether it has all these columns."""
        return {column.name for column in self.columns}.issuperset(names)


def layers(connection: Connection) -> dict[str, Layer]:
    """Return the layers by name, in alphabetical order."""
    return from_catalogue(connection.execute(CATALOGUE))


def from_catalogue(rows: Iterable[Sequence[Any]]) -> dict[str, Layer]:
    """Return the layers in the rows of CATALOGUE, however these were queried."""
    found: dict[str, tuple[str, list[Column], list[Geometry]]] = {}
    for name, comment, column, kind, meaning, shape, srid in rows:
        _, columns, geometries = found.setdefault(name, (comment or "", [], []))
        if kind == "geometry":
            geometries.append(Geometry(column, shape, srid))
        else:
            columns.append(Column(column, kind, meaning or ""))
    return {
        name: Layer(name, comment, tuple(columns), geometries[0] if geometries else None)
        for name, (comment, columns, geometries) in found.items()
    }
