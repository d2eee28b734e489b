"""Regions as database rows, and the user's own regions from a CSV file."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select, text

from agendacrawl import register
from agendacrawl.core.tabular import read_rows
from agendacrawl.db import tables
from agendacrawl.register import STATUSES, Member, Region

Rows = Sequence[Mapping[str, Any]]
Contents = Sequence[tuple[Table, Rows]]
Scope = Mapping[Table, ColumnElement[bool]]

COLUMNS = ("kind", "code", "name", "municipality_code")

# The union of the areas, without holes that are slivers between neighbours: less than 100 m wide on average
# (2 x area / perimeter). Without areas, a label amid the main places; one outside the area goes into its largest part.
_OUTLINE = """
WITH united AS (
    SELECT m.region_id, count(*) AS members, ST_Centroid(ST_Collect(g.label)) AS label,
           CASE WHEN count(*) = count(g.geom) THEN ST_Union(g.geom ORDER BY g.code) END AS geom
    FROM ref.region_municipality m JOIN ref.municipality g ON g.code = m.municipality_code
    WHERE m.counted AND coalesce(m.valid_to, 'infinity') > current_date
    GROUP BY m.region_id
), area AS MATERIALIZED (
    SELECT region_id, label, CASE WHEN members = 1 THEN ST_Multi(geom) ELSE (
        SELECT ST_Multi(ST_Collect(ST_MakePolygon(ST_ExteriorRing(part.geom), ARRAY(
            SELECT ST_ExteriorRing(ring.geom) FROM ST_DumpRings(part.geom) AS ring
            WHERE ring.path[1] > 0 AND 2 * ST_Area(ring.geom) / ST_Perimeter(ring.geom) >= 100
        )) ORDER BY part.path)) FROM ST_Dump(geom) AS part
    ) END AS geom
    FROM united
), labelled AS MATERIALIZED (
    SELECT region_id, geom, CASE
        WHEN geom IS NULL OR ST_Covers(geom, label) THEN label
        ELSE (SELECT ST_PointOnSurface(part.geom) FROM ST_Dump(geom) AS part
              ORDER BY ST_Area(part.geom) DESC, part.path LIMIT 1)
    END AS label
    FROM area
)
UPDATE ref.region r SET geom = a.geom, label = a.label
FROM labelled a
WHERE a.region_id = r.id AND (r.geom IS DISTINCT FROM a.geom OR r.label IS DISTINCT FROM a.label)
"""


def outline(connection: Connection) -> None:
    """Compute the label point of every region, and its area if the areas of all its municipalities are known."""
    connection.execute(text(_OUTLINE))


def rows_of(regions: Sequence[Region]) -> Contents:
    """Return the rows of regions with their kinds, names and members; numbered within their kind."""
    kinds = map(register.region_kind, dict.fromkeys(one.kind for one in regions))
    ordinals: Counter[str] = Counter()
    rows = []
    for one in regions:
        ordinals[one.kind] += 1
        rows.append(
            {"id": one.id, "kind": one.kind, "code": one.code, "name": one.name, "source": one.source}
            | {"ordinal": ordinals[one.kind]}
        )
    members = [
        {
            "region_id": one.id,
            "municipality_code": member.municipality_code,
            "status": member.status,
            "counted": member.counted,
            "source": member.source,
            "valid_from": member.valid_from,
            "valid_to": member.valid_to,
        }
        for one in regions
        for member in one.members
    ]
    names = [{"region_id": one.id, "name": name} for one in regions for name in one.areas]
    return [
        (tables.region_kind, [asdict(one) for one in kinds]),
        (tables.region, rows),
        (tables.region_name, names),
        (tables.region_municipality, members),
    ]


def scope_of(kinds: Collection[str]) -> Scope:
    """Return the conditions for the rows of regions of these kinds."""
    ids = select(tables.region.c.id).where(tables.region.c.kind.in_(kinds))
    return {
        tables.region_kind: tables.region_kind.c.code.in_(kinds),
        tables.region: tables.region.c.kind.in_(kinds),
        tables.region_name: tables.region_name.c.region_id.in_(ids),
        tables.region_municipality: tables.region_municipality.c.region_id.in_(ids),
    }


def read_regions(path: Path) -> list[Region]:
    """Read the user's own regions: a CSV with one row per municipality of a region.

    Columns: kind, code and name of the region, municipality_code (GM0518); optional are `from` and `to` (YYYY-MM-DD,
    `to` is the first day on which it is no longer a member), `status` (high, likely, uncertain or near_miss; high if
    the file has no such column) and `source`. Raises OSError, and ValueError with the line that is wrong.

    >>> read_regions(Path("no.csv"))
    Traceback (most recent call last):
    FileNotFoundError: [Errno 2] No such file or directory: 'no.csv'
    """
    names: dict[tuple[str, str], str] = {}
    members: dict[tuple[str, str], dict[str, Member]] = {}
    for number, row in read_rows(path, COLUMNS):
        where = f"{path}, line {number}"
        if empty := [name for name in COLUMNS if not row[name]]:
            raise ValueError(f"{where}: {empty[0]} is empty. Nothing was loaded.")
        kind, code, name, municipality = (row[column] for column in COLUMNS)
        key = kind, code
        if fault := _fault(row, names.setdefault(key, name), municipality in members.setdefault(key, {})):
            raise ValueError(f"{where}: {fault} Nothing was loaded.")
        members[key][municipality] = Member(
            municipality,
            row.get("status", "high"),
            row.get("source") or path.name,
            _day(row.get("from", ""), where),
            _day(row.get("to", ""), where),
        )
    regions = [
        Region(
            register.region_id(kind, code),
            kind,
            code,
            name,
            path.name,
            (),
            tuple(members[kind, code].values()),
        )
        for (kind, code), name in names.items()
    ]
    taken = {one.id: one for one in (*register.regions(), *regions)}
    if len(taken) < len(regions) + len(register.regions()):
        same = next(one for one in regions if taken[one.id] is not one)
        raise ValueError(
            f"{path}: {same.kind} {same.code} and {taken[same.id].code} come out with the same number. Change one of "
            "the codes. Nothing was loaded."
        )
    return regions


def _fault(row: Mapping[str, str], name: str, twice: bool) -> str | None:
    """Return what is wrong with a row, as a sentence."""
    kind, code, municipality = row["kind"], row["code"], row["municipality_code"]
    if register.region_kind(kind).number is not None:
        return f"regions of kind {kind} are the package's own; choose another word for the kind."
    if not re.fullmatch(r"(?!region)[a-z][a-z0-9_]*", kind):
        return f'the kind "{kind}" must be one word in lower case that does not begin with "region".'
    if municipality not in register.municipalities():
        return f"{municipality} is no municipality of 2025."
    if row["name"] != name:
        return f'region {code} is called "{name}" above and "{row["name"]}" here.'
    if twice:
        return f"{municipality} is in region {code} above already."
    if row.get("status", "high") not in STATUSES:
        return f'the status "{row["status"]}" is none of {", ".join(STATUSES)}.'
    return None


def _day(value: str, where: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        raise ValueError(f'{where}: "{value}" is no date YYYY-MM-DD. Nothing was loaded.') from None
