"""Read the map's data from the published schema `gis`, in one transaction; all SQL of the map is here."""

from __future__ import annotations

import json
from typing import Any, LiteralString

from agendacrawl.core import territory
from agendacrawl.core.site import LIVE_SITE
from agendacrawl.db import sessions
from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.origin import is_example
from agendacrawl.map.figure import Note, Row
from agendacrawl.map.snapshot import Activity, Place, Region, Ring, Snapshot

TOLERANCE = 60  # metres that a simplified outline may be off: less than a pixel unless one zooms in

_ACTIVITIES: LiteralString = """
    SELECT a.id, a.joint_id, a.date, a.title, a.people, a.ministries, a.type,
        EXISTS (SELECT FROM gis.activity_point p WHERE p.activity_id = a.id AND p.type_method = 'stated'),
        a.mode,
        CASE WHEN a.cancelled THEN 'cancelled' WHEN NOT a.counts THEN 'withdrawn_before'
             WHEN a.withdrawn = 'after' THEN 'withdrawn_after' ELSE 'counts' END,
        a.missing, a.where_class, a.url
    FROM gis.activity a ORDER BY a.id
"""
_PLACES: LiteralString = """
    SELECT p.activity_id, p.place, p.level, ST_Y(p.wgs84), ST_X(p.wgs84), p.is_hague,
        p.municipality_code IS NOT NULL, p.country, p.evidence,
        coalesce(r.sure, '{}'), coalesce(r.possible, '{}'), coalesce(r.away, '{}'), coalesce(r.possibly_away, '{}')
    FROM (SELECT *, ST_Transform(geom, 4326) AS wgs84 FROM gis.activity_point) AS p
    LEFT JOIN (
        SELECT place_id, array_agg(region_id) FILTER (WHERE sure) AS sure, array_agg(region_id) AS possible,
            array_agg(region_id) FILTER (WHERE outside_the_hague) AS away,
            array_agg(region_id) FILTER (WHERE outside_the_hague_up_to) AS possibly_away
        FROM gis.place_region GROUP BY place_id
    ) AS r ON r.place_id = p.id
    ORDER BY p.id
"""
_REGIONS: LiteralString = """
    SELECT r.id, r.kind, r.code, r.name, ST_Y(r.wgs84), ST_X(r.wgs84), r.inhabitants,
        r.inhabitants_outside_the_hague, a.outline
    FROM (SELECT *, ST_Transform(geom, 4326) AS wgs84 FROM gis.region) AS r
    LEFT JOIN (
        SELECT id, ST_AsGeoJSON(ST_Multi(ST_Transform(ST_SimplifyPreserveTopology(geom, %s), 4326)), 4) AS outline
        FROM gis.region_area
    ) AS a USING (id)
    JOIN ref.region_kind k ON k.code = r.kind
    ORDER BY k.ordinal, r.kind, r.id
"""
_KINDS: LiteralString = "SELECT code, plural FROM ref.region_kind ORDER BY ordinal, code"
_STATES: LiteralString = "SELECT state, label FROM gis.visit_state ORDER BY id"
_METHODS: LiteralString = "SELECT DISTINCT method FROM gis.activity_point"
_CABINETS: LiteralString = "SELECT name, start_date, end_date FROM ref.cabinet ORDER BY start_date"
_OFFICES: LiteralString = """
    SELECT p.name, m.name, o.start_date, o.end_date
    FROM ref.office o JOIN ref.person p ON p.slug = o.person_slug JOIN ref.ministry m ON m.code = o.ministry_code
    ORDER BY p.name, o.start_date
"""
_TYPES: LiteralString = "SELECT name FROM ref.activity_type ORDER BY ordinal"


def read(dsn: str) -> Snapshot:
    """Return everything that the map shows, as of one moment. Raises DatabaseError."""
    with sessions.reading(dsn) as connection:
        types = [name for (name,) in connection.execute(_TYPES)]
        activities = [_activity(row, types) for row in connection.execute(_ACTIVITIES)]
        places = [_place(row) for row in connection.execute(_PLACES)]
        regions = [
            Region(*[*row, _rings(outline)]) for *row, outline in connection.execute(_REGIONS, (TOLERANCE,))
        ]
        kinds = connection.execute(_KINDS).fetchall()
        states = connection.execute(_STATES).fetchall()
        methods = frozenset(name for (name,) in connection.execute(_METHODS))
        cabinets = connection.execute(_CABINETS).fetchall()
        offices = connection.execute(_OFFICES).fetchall()
    if not regions:
        raise DatabaseError('The database has no regions yet. Run "agendacrawl db refdata" first.')
    held = {activity.type for activity in activities}
    return Snapshot(
        activities,
        places,
        regions,
        dict(kinds),
        [(state, label) for state, label in states],
        [(name, first, end) for name, first, end in cabinets],
        [(person, ministry, first, last) for person, ministry, first, last in offices],
        [name for name in (*types, "other") if name in held],
        territory.today(),
        any(not activity.url.startswith(f"{LIVE_SITE}/") for activity in activities),
        methods,
    )


def _activity(row: tuple[Any, ...], types: list[str]) -> Activity:
    """Return a row of gis.activity; an unknown type on the site becomes `other`, as in the counts."""
    number, joint, date, title, people, ministries, kind, *rest = row
    named = kind if kind in types else "other"
    return Activity(number, joint, date, title, _names(people), _names(ministries), named, *rest)


def _place(row: tuple[Any, ...]) -> Place:
    *plain, sure, possible, away, possibly_away = row
    return Place(*[*plain, tuple(sure), tuple(possible), tuple(away), tuple(possibly_away)])


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(text.split("; ")) if text else ()


def _rings(geojson: str | None) -> tuple[Ring, ...]:
    """Return all rings of a multipolygon, including holes: the even-odd rule needs no more structure to draw them."""
    if geojson is None:
        return ()
    return tuple(ring for polygon in json.loads(geojson)["coordinates"] for ring in polygon)


_FIGURE: LiteralString = """
    SELECT v.name, v.visits, v.in_words, ST_X(v.geom), ST_Y(v.geom), a.outline, v.period_start, v.period_end
    FROM gis.visits_per_region v
    LEFT JOIN (
        SELECT id, ST_AsGeoJSON(ST_Multi(ST_SimplifyPreserveTopology(geom, 200)), 0) AS outline FROM gis.region_area
    ) AS a USING (id)
    WHERE v.kind = 'npvr' ORDER BY v.id
"""
_LAND: LiteralString = """
    SELECT ST_AsGeoJSON(ST_Multi(ST_SimplifyPreserveTopology(geom, 200)), 0) FROM gis.region_area
    WHERE kind = 'province' AND geom IS NOT NULL
"""
_TOWNS: LiteralString = "SELECT ST_X(geom), ST_Y(geom) FROM gis.region WHERE kind = 'municipality'"


def read_figure(dsn: str) -> Note:
    """Return the counts of the NPVR regions for the figure. Raises DatabaseError."""
    with sessions.reading(dsn) as connection:
        rows = connection.execute(_FIGURE).fetchall()
        land = [_rings(outline) for (outline,) in connection.execute(_LAND)]
        towns = tuple((x, y) for x, y in connection.execute(_TOWNS))
        example = is_example(connection)
    if not rows:
        raise DatabaseError('The database has no regions yet. Run "agendacrawl db refdata" first.')
    *_, first, last = rows[0]
    return Note(
        [Row(*[*row, _rings(outline)]) for *row, outline, _, _ in rows],
        first,
        last,
        tuple(ring for rings in land for ring in rings),
        towns,
        example,
    )
