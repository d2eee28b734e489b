"""Read the map's data from the published schema `gis`, in one transaction; all SQL of the map is here.

Activities are read one year at a time through cursors on the server, so memory holds no more than the largest year.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Any, LiteralString

import psycopg

from agendacrawl.core import territory
from agendacrawl.db import sessions
from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.origin import is_example
from agendacrawl.db.outlines import Ring, region_rings
from agendacrawl.map.snapshot import Activity, Frame, Place, Region, Year

TOLERANCE = 60  # metres that a simplified outline may be off: less than a pixel unless one zooms in
ROWS = 2000  # rows that a cursor fetches at a time

# The year in which an activity begins, on whichever of its pages: a shared event is never divided.
_BEGINNING: LiteralString = """
    SELECT id AS activity_id, extract(year FROM min(date) OVER (PARTITION BY joint_id))::integer AS year
    FROM gis.activity
"""
_ACTIVITIES: LiteralString = f"""
    SELECT y.year, a.id, a.joint_id, a.date, a.date_doubtful, a.title, a.people, a.ministries, a.type,
        a.id IN (SELECT activity_id FROM gis.activity_point WHERE type_method = 'stated'),
        a.mode,
        CASE WHEN a.cancelled THEN 'cancelled' WHEN NOT a.counts THEN 'withdrawn_before'
             WHEN a.withdrawn = 'after' THEN 'withdrawn_after' ELSE 'counts' END,
        a.missing, a.where_class, a.url
    FROM gis.activity a JOIN ({_BEGINNING}) AS y ON y.activity_id = a.id ORDER BY y.year, a.id
"""  # noqa: S608 - of constants
_PLACES: LiteralString = f"""
    SELECT y.year, p.activity_id, p.place, p.level, ST_Y(p.wgs84), ST_X(p.wgs84), p.is_hague,
        p.municipality_code IS NOT NULL, p.country, p.evidence,
        coalesce(r.sure, '{{}}'), coalesce(r.possible, '{{}}'), coalesce(r.away, '{{}}'),
        coalesce(r.possibly_away, '{{}}')
    FROM (SELECT *, ST_Transform(geom, 4326) AS wgs84 FROM gis.activity_point) AS p
    JOIN ({_BEGINNING}) AS y USING (activity_id)
    LEFT JOIN (
        SELECT place_id, array_agg(region_id) FILTER (WHERE sure) AS sure, array_agg(region_id) AS possible,
            array_agg(region_id) FILTER (WHERE outside_the_hague) AS away,
            array_agg(region_id) FILTER (WHERE outside_the_hague_up_to) AS possibly_away
        FROM gis.place_region GROUP BY place_id
    ) AS r ON r.place_id = p.id
    ORDER BY y.year, p.id
"""  # noqa: S608 - of constants
_REGIONS: LiteralString = """
    SELECT r.id, r.kind, r.code, r.name, ST_Y(r.wgs84), ST_X(r.wgs84), r.inhabitants, r.inhabitants_outside_the_hague
    FROM (SELECT *, ST_Transform(geom, 4326) AS wgs84 FROM gis.region) AS r
    JOIN ref.region_kind k ON k.code = r.kind
    ORDER BY k.ordinal, r.kind, r.id
"""
_KINDS: LiteralString = """
    SELECT code, singular, plural FROM ref.region_kind k
    WHERE EXISTS (SELECT FROM gis.region r WHERE r.kind = k.code) ORDER BY ordinal, code
"""
_STATES: LiteralString = "SELECT state, label FROM gis.visit_state ORDER BY id"
_METHODS: LiteralString = "SELECT DISTINCT method FROM gis.activity_point"
_BORDERS: LiteralString = "SELECT max(geom_source) FROM ref.municipality"
_CABINETS: LiteralString = "SELECT name, start_date, end_date FROM ref.cabinet ORDER BY start_date"
_OFFICES: LiteralString = """
    SELECT p.name, m.name, o.start_date, o.end_date
    FROM ref.office o JOIN ref.person p ON p.slug = o.person_slug JOIN ref.ministry m ON m.code = o.ministry_code
    ORDER BY p.name, o.start_date
"""
_TYPES: LiteralString = "SELECT name FROM ref.activity_type ORDER BY ordinal"

Connection = psycopg.Connection[tuple[Any, ...]]


class Reading:
    """One state of the database: the frame, the years, the borders of a kind of regions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.frame = _frame(connection)

    def years(self) -> Iterator[Year]:
        """Yield the years with activities, earliest first. Only one of them need be kept in memory."""
        types = frozenset(self.frame.types)
        with self._cursor("activities") as first, self._cursor("places") as second:
            first.execute(_ACTIVITIES)
            second.execute(_PLACES)
            places = groupby(second, itemgetter(0))
            waiting = next(places, None)
            for year, rows in groupby(first, itemgetter(0)):
                activities = [_activity(row, types) for row in rows]
                found: list[Place] = []
                if waiting and waiting[0] == year:
                    found = [_place(row) for row in waiting[1]]
                    waiting = next(places, None)
                yield Year(year, activities, found)

    def borders(self, kind: str) -> dict[int, tuple[Ring, ...]]:
        """Return the outlines of the regions of a kind by id, in degrees; those of the package are simple already."""
        tolerance = 0 if "simplified" in (self.frame.borders or "") else TOLERANCE
        return region_rings(self._connection, kind, tolerance=tolerance, srid=4326)

    def _cursor(self, name: str) -> psycopg.ServerCursor[tuple[Any, ...]]:
        cursor = self._connection.cursor(name)
        cursor.itersize = ROWS
        return cursor


@contextmanager
def opened(dsn: str) -> Iterator[Reading]:
    """Yield everything that the map shows, as of one moment. Raises DatabaseError."""
    with sessions.reading(dsn) as connection:
        yield Reading(connection)


def _frame(connection: Connection) -> Frame:
    regions = [Region(*row) for row in connection.execute(_REGIONS)]
    if not regions:
        raise DatabaseError('The database has no regions yet. Run "agendacrawl db refdata" first.')
    (borders,) = connection.execute(_BORDERS).fetchone() or (None,)
    return Frame(
        regions,
        [(code, one, many) for code, one, many in connection.execute(_KINDS)],
        [(state, label) for state, label in connection.execute(_STATES)],
        [(name, first, end) for name, first, end in connection.execute(_CABINETS)],
        [(person, office, first, last) for person, office, first, last in connection.execute(_OFFICES)],
        [name for (name,) in connection.execute(_TYPES)],
        territory.today(),
        is_example(connection),
        frozenset(name for (name,) in connection.execute(_METHODS)),
        borders,
    )


def _activity(row: tuple[Any, ...], types: frozenset[str]) -> Activity:
    """Return a row of gis.activity; an unknown type on the site becomes `other`, as in the counts."""
    _, number, joint, date, doubtful, title, people, ministries, kind, *rest = row
    named = kind if kind in types else "other"
    return Activity(number, joint, date, doubtful, title, _names(people), _names(ministries), named, *rest)


def _place(row: tuple[Any, ...]) -> Place:
    _, *plain, sure, possible, away, possibly_away = row
    return Place(*[*plain, tuple(sure), tuple(possible), tuple(away), tuple(possibly_away)])


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(text.split("; ")) if text else ()
