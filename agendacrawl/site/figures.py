"""Count what a figure shows: all visits of a period, or those of a selection of people, ministries and types."""

from __future__ import annotations

import datetime as dt
from typing import Any, LiteralString

from psycopg.rows import dict_row

from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.origin import is_example
from agendacrawl.export.layers import Connection
from agendacrawl.export.selection import Selection
from agendacrawl.picture.figure import Counted, Figure
from agendacrawl.picture.maps import Area
from agendacrawl.site import words

_REGIONS: LiteralString = """
    SELECT r.id, r.name, ARRAY(
        SELECT m.municipality_code FROM ref.region_municipality m
        WHERE m.region_id = r.id AND m.counted AND coalesce(m.valid_to, 'infinity') > current_date
    ) AS municipalities
    FROM gis.region r WHERE r.kind = %(kind)s
"""
_EVERYTHING: LiteralString = """
    SELECT id, visits_outside_the_hague AS visits, state, in_words, coalesce(few_expected, false) AS few, period_start,
        period_end
    FROM gis.visits_in_period(%(kind)s, %(since)s, %(until)s)
"""
_SELECTED: LiteralString = """
    WITH chosen AS (
        SELECT p.* FROM gis.person_region p JOIN gis.activity_region a USING (region_id, joint_id)
        WHERE p.kind = %(kind)s AND p.date BETWEEN %(since)s AND %(until)s
          AND (%(people)s::text[] = '{}' OR p.person = ANY (%(people)s))
          AND (%(types)s::text[] = '{}' OR a.type = ANY (%(types)s))
          AND (%(ministries)s::text[] = '{}' OR EXISTS (
              SELECT FROM gis.visit v
              WHERE v.joint_id = p.joint_id AND v.person = p.person AND v.ministry = ANY (%(ministries)s)))
    ), counted AS (
        SELECT r.id, coalesce(sum(c.visits_outside_the_hague), 0) AS visits,
            coalesce(sum(c.visits_outside_the_hague_up_to), 0) AS up_to,
            count(DISTINCT c.joint_id) FILTER (WHERE c.sure) AS activities,
            count(DISTINCT c.joint_id) AS activities_up_to
        FROM gis.region r LEFT JOIN chosen c ON c.region_id = r.id
        WHERE r.kind = %(kind)s GROUP BY r.id
    ), told AS (
        SELECT c.*, day.*,
            gis.state_of(c.visits::bigint, c.activities, c.activities_up_to, day.first IS NOT NULL) AS state
        FROM counted c CROSS JOIN (
            SELECT min(date) AS first, max(date) AS last FROM gis.activity
            WHERE NOT date_doubtful AND date BETWEEN %(since)s AND %(until)s
        ) AS day
    )
    SELECT id, visits::integer, state, gis.in_words(state, visits::bigint, up_to::bigint, 0, NULL) AS in_words,
        false AS few, first AS period_start, last AS period_end
    FROM told
"""
_KINDS: LiteralString = "SELECT code, plural FROM ref.region_kind ORDER BY ordinal, code"
_STATES: LiteralString = "SELECT state, label FROM gis.visit_state ORDER BY id"


def read_figure(connection: Connection, kind: str, chosen: Selection) -> Figure:
    """Return the counts of the regions of a kind. Raises ValueError for an unknown kind, and DatabaseError."""
    kinds: dict[str, str] = dict(connection.execute(_KINDS).fetchall())
    if kind not in kinds:
        raise ValueError(f'There is no kind of region "{kind}". There are: {", ".join(kinds) or "none"}.')
    narrowed = bool(chosen.people or chosen.types or chosen.ministries)
    asked: dict[str, Any] = {
        "kind": kind,
        "since": chosen.since or dt.date.min,
        "until": chosen.until or dt.date.max,
        "people": list(chosen.people),
        "types": list(chosen.types),
        "ministries": list(chosen.ministries),
    }
    with connection.cursor(row_factory=dict_row) as cursor:
        regions = {row["id"]: row for row in cursor.execute(_REGIONS, asked).fetchall()}
        rows = cursor.execute(_SELECTED if narrowed else _EVERYTHING, asked).fetchall()
    if not rows:
        raise DatabaseError(
            'The database has no regions of this kind yet. Run "agendacrawl db refdata" first.'
        )
    states: dict[str, str] = dict(connection.execute(_STATES).fetchall())
    return Figure(
        kinds[kind],
        words.period(rows[0]["period_start"], rows[0]["period_end"]),
        ", ".join((*chosen.people, *chosen.ministries, *chosen.types)),
        [
            Counted(
                Area(
                    regions[row["id"]]["name"],
                    tuple(regions[row["id"]]["municipalities"]),
                    row["visits"],
                    row["state"],
                    row["few"],
                ),
                row["in_words"],
            )
            for row in rows
        ],
        states,
        is_example(connection),
    )
