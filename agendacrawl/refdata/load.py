"""Load the reference data into schema `ref`; a second run writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    UniqueConstraint,
    delete,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.dialects.postgresql import insert

from agendacrawl import register
from agendacrawl.core import geonames
from agendacrawl.core.names import normalise
from agendacrawl.core.vocabulary import ActivityType
from agendacrawl.db import tables
from agendacrawl.db.qgis import publish
from agendacrawl.db.schema import publication
from agendacrawl.places import lookups
from agendacrawl.places.model import OfficialPlace
from agendacrawl.places.sources import countries
from agendacrawl.places.sources.builder import MunicipalityNames
from agendacrawl.refdata.areas import write_areas
from agendacrawl.refdata.borders import shipped as shipped_borders
from agendacrawl.refdata.inhabitants import write_shipped
from agendacrawl.refdata.regions import Contents, Rows, Scope, outline, rows_of, scope_of
from agendacrawl.register import Region
from agendacrawl.types.groups import group_of

GEONAMES, OFFICIAL = "geonames", "cbs"  # ref.place.source


def bundled(dsn: str) -> int:
    """Load the data in the package; return how many rows were written or removed.

    Official places and borders that were loaded before stay as they are, and so do inhabitants of a later year.
    Raises DatabaseError.
    """
    with publication(dsn) as connection:
        written = synchronise(connection, _bundled(), scope_of({one.code for one in register.region_kinds()}))
        written += synchronise(
            connection, [(tables.place, _geonames())], {tables.place: tables.place.c.source == GEONAMES}
        )
        written += write_shipped(connection)
        written += write_areas(connection, shipped_borders(), over_others=False)[0]
        outline(connection)
        publish(connection, dsn)
        return written


def _bundled() -> Contents:
    slugs = {one.name: one.slug for one in register.people()}
    provinces = {one.name: one.code for one in register.provinces()}
    return [
        (
            tables.activity_type,
            [
                {"name": str(one), "ordinal": n, "type_group": str(group_of(one))}
                for n, one in enumerate(ActivityType, 1)
            ],
        ),
        (tables.cabinet, [_row(one, "name", "start_date", "end_date") for one in register.cabinets()]),
        (
            tables.ministry,
            [
                {"present_code": register.present_ministry(one).code} | _row(one, "code", "name", "slug")
                for one in register.ministries()
            ],
        ),
        (
            tables.ministry_period,
            [
                {"ministry_code": one.code} | _row(period, "valid_from", "valid_to")
                for one in register.ministries()
                for period in one.periods
            ],
        ),
        (tables.person, [_row(one, "slug", "name") for one in register.people()]),
        (
            tables.office,
            [
                {"person_slug": slugs[one.person], "ministry_code": one.ministry}
                | _row(one, "title", "start_date", "end_date", "role", "cabinet", "source")
                for one in register.offices()
            ],
        ),
        (tables.province, [_row(one, "code", "name") for one in register.provinces()]),
        (
            tables.municipality,
            [
                {"province_code": provinces[one.province]} | _row(one, "code", "name", "lat", "lon")
                for one in register.municipalities().values()
            ],
        ),
        (tables.country, [{"code": code, "name": name} for code, name in countries.names().items()]),
        (tables.vague_place, [{"pattern": pattern} for pattern in lookups.vague()]),
        *rows_of(register.regions()),
    ]


def official_places(dsn: str, places: Sequence[OfficialPlace]) -> int:
    """Load the official places (woonplaatsen), replacing those loaded before.

    Returns how many rows were written or removed. Raises ValueError, and writes nothing, if the municipality
    of one of them is not known. Raises DatabaseError.
    """
    rows = _official(places)
    with publication(dsn) as connection:
        return synchronise(
            connection, [(tables.place, rows)], {tables.place: tables.place.c.source == OFFICIAL}
        )


def own_regions(dsn: str, regions: Sequence[Region]) -> int:
    """Load the user's own regions, replacing those of the same kinds that were loaded before.

    Returns how many rows were written or removed. Raises DatabaseError.
    """
    with publication(dsn) as connection:
        written = synchronise(connection, rows_of(regions), scope_of({one.kind for one in regions}))
        outline(connection)
        publish(connection, dsn)
        return written


def synchronise(connection: Connection, contents: Contents, scope: Scope) -> int:
    """Make each table hold exactly these rows; tables that others refer to come first.

    Rows of a table that are not in its `scope`, if it has one, are left alone. Rows that are already as wanted
    are not touched. Returns how many were written or removed.
    """
    removed = sum(
        _remove(connection, table, rows, scope.get(table, true())) for table, rows in reversed(contents)
    )
    return removed + sum(_write(connection, table, rows) for table, rows in contents if rows)


def _write(connection: Connection, table: Table, rows: Rows) -> int:
    """Insert or update rows; those that would not change are neither touched nor counted."""
    statement = insert(table)
    keys = _keys(table)
    changes = {name: statement.excluded[name] for name in rows[0] if name not in {key.name for key in keys}}
    statement = (
        statement.on_conflict_do_update(
            index_elements=keys,
            set_=changes,
            where=or_(*(table.c[name].is_distinct_from(new) for name, new in changes.items())),
        )
        if changes
        else statement.on_conflict_do_nothing(index_elements=keys)
    )
    return len(connection.execute(statement.values(list(rows)).returning(keys[0])).all())


def _remove(connection: Connection, table: Table, rows: Rows, scope: ColumnElement[bool]) -> int:
    keys = _keys(table)
    wanted = {tuple(row[key.name] for key in keys) for row in rows}
    stale = [tuple(key) for key in connection.execute(select(*keys).where(scope)) if tuple(key) not in wanted]
    if stale:
        connection.execute(delete(table).where(tuple_(*keys).in_(stale)))
    return len(stale)


def _keys(table: Table) -> list[Column[Any]]:
    """Return the columns that identify rows: the unique ones if the primary key is only a number."""
    if table.primary_key.columns.keys() != ["id"] or not table.c.id.identity:
        return list(table.primary_key)
    return next(list(one.columns) for one in table.constraints if isinstance(one, UniqueConstraint))


def _row(thing: object, *names: str) -> dict[str, Any]:
    """Return a row whose columns are named after the attributes that fill them."""
    return {name: getattr(thing, name) for name in names}


# -- Places -------------------------------------------------------------------------------------


def _geonames() -> Rows:
    """Return the Dutch places in GeoNames; of namesakes in one municipality the larger one."""
    rows = [
        {"source": GEONAMES} | _row(city, "name", "municipality_code", "lat", "lon")
        for city in register.dutch_places()
    ]
    return list({(row["name"], row["municipality_code"]): row for row in rows}.values())


def _official(places: Sequence[OfficialPlace]) -> Rows:
    """Return the rows of official places, with their position if GeoNames knows the place. Raises ValueError."""
    ours = register.municipalities()
    areas = [replace(one, aliases=(*one.aliases, ours[one.code].name)) for one in geonames.municipalities()]
    names = MunicipalityNames({area.code: area for area in areas})
    positions = {(normalise(row["name"]), row["municipality_code"]): row for row in _geonames()}
    nowhere: Mapping[str, Any] = {"lat": None, "lon": None}
    rows, unknown = [], []
    for place in places:
        if code := names.find(place.municipality, place.province):
            known = positions.get((normalise(place.name), code), nowhere)
            rows.append({"source": OFFICIAL, "name": place.name, "municipality_code": code})
            rows[-1] |= {"lat": known["lat"], "lon": known["lon"]}
        else:
            unknown.append(f"{place.name} in {place.municipality}, {place.province}")
    if unknown or not rows:
        raise ValueError(
            f"{len(unknown)} of {len(places)} official places lie in a municipality that is not known"
            f" ({'; '.join(unknown[:5])}). Nothing was loaded. Is it a list of 2025?"
        )
    return rows
