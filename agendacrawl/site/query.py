"""Read all that the site shows from the published schema `gis`, in one transaction: a few queries for all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, LiteralString

from psycopg.rows import dict_row

from agendacrawl.db.dsn import DatabaseError
from agendacrawl.db.origin import is_example
from agendacrawl.export.events import events
from agendacrawl.export.layers import Connection, layers
from agendacrawl.export.selection import Selection
from agendacrawl.site.basis import Days, one_basis
from agendacrawl.site.model import Published, Row

_KINDS: LiteralString = "SELECT code, singular, plural FROM ref.region_kind ORDER BY ordinal, code"
_STATES: LiteralString = "SELECT state, label, meaning FROM gis.visit_state ORDER BY id"
_REGIONS: LiteralString = """
    SELECT v.*, ST_X(p.wgs84) AS lon, ST_Y(p.wgs84) AS lat,
        r.inhabitants_outside_the_hague BETWEEN 1 AND r.inhabitants - 1 AS around_the_hague,
        i.low AS low_outside, i.high AS high_outside,
        round(100000.0 * v.visits_outside_the_hague / nullif(r.inhabitants_outside_the_hague, 0), 1)::float
            AS per_100k_outside,
        100000 * i.low / nullif(r.inhabitants_outside_the_hague, 0) AS per_100k_low_outside,
        100000 * i.high / nullif(r.inhabitants_outside_the_hague, 0) AS per_100k_high_outside,
        ARRAY(SELECT m.municipality_code FROM ref.region_municipality m
              WHERE m.region_id = v.id AND m.counted AND coalesce(m.valid_to, 'infinity') > v.as_of) AS municipalities
    FROM gis.visits_per_region v
    JOIN gis.region r USING (id)
    JOIN ref.region_kind k ON k.code = v.kind
    JOIN (
        SELECT n, i.low, i.high FROM (SELECT DISTINCT visits_outside_the_hague AS n FROM gis.visits_per_region) AS c
        CROSS JOIN LATERAL gis.poisson_interval(c.n) AS i
    ) AS i ON i.n = v.visits_outside_the_hague
    CROSS JOIN LATERAL (SELECT ST_Transform(v.geom, 4326) AS wgs84) AS p
    ORDER BY k.ordinal, k.code, v.id
"""
_PER_YEAR: LiteralString = """
    SELECT v.*, i.low AS low_outside, i.high AS high_outside
    FROM gis.visits_per_region_year v
    JOIN (
        SELECT n, i.low, i.high
        FROM (SELECT DISTINCT visits_outside_the_hague AS n FROM gis.visits_per_region_year) AS c
        CROSS JOIN LATERAL gis.poisson_interval(c.n) AS i
    ) AS i ON i.n = v.visits_outside_the_hague
    ORDER BY region_id, year DESC
"""
_OUTSIDE: LiteralString = """visits_outside_the_hague, visits_outside_the_hague_up_to, activities_outside_the_hague,
        activities_outside_the_hague_up_to"""
_PER_MONTH: LiteralString = """
    SELECT region_id, month, visits, visits_up_to, activities, activities_up_to, {outside}
    FROM gis.visits_per_region_month
    WHERE activities_up_to > 0 ORDER BY region_id, month
"""
_MONTHS: LiteralString = """
    SELECT DISTINCT month, weeks_published > 0 OR state <> 'not_published' AS published
    FROM gis.visits_per_region_month ORDER BY month
"""
_PER_TYPE: LiteralString = """
    SELECT region_id, type, visits, visits_up_to, activities, activities_up_to, {outside}
    FROM gis.visits_per_region_type
    WHERE activities_up_to > 0
    ORDER BY region_id, visits DESC, activities DESC, type
"""
_PER_PERSON: LiteralString = """
    SELECT region_id, person, visits, visits_up_to, activities, activities_up_to, {outside}, first_visit, last_visit
    FROM gis.visits_per_region_person WHERE activities_up_to > 0
    ORDER BY region_id, visits DESC, visits_up_to DESC, activities DESC, person
"""
_PER_MINISTRY: LiteralString = """
    SELECT region_id, ministry, visits, visits_up_to, activities, activities_up_to, {outside}
    FROM gis.visits_per_region_ministry WHERE activities_up_to > 0
    ORDER BY region_id, visits DESC, visits_up_to DESC, activities DESC, ministry
"""
_ACTIVITY_REGION: LiteralString = """
    SELECT region_id, joint_id, date, date_doubtful, type, mode, without_name, a.around,
        CASE WHEN a.around THEN outside_the_hague ELSE sure END AS sure,
        CASE WHEN a.around THEN visits_outside_the_hague ELSE visits END AS visits,
        CASE WHEN a.around THEN visits_outside_the_hague_up_to ELSE visits_up_to END AS visits_up_to
    FROM gis.activity_region
    CROSS JOIN LATERAL (SELECT region_id = ANY (%(around)s) AS around) AS a
    WHERE outside_the_hague_up_to OR NOT a.around
    ORDER BY region_id, date DESC, joint_id DESC
"""
_PLACES: LiteralString = """
    SELECT p.id, p.joint_id, p.place, p.level, p.municipality, p.country, p.evidence, p.evidence_source, p.ambiguous,
        p.is_hague,
        ST_X(g.wgs84) AS lon, ST_Y(g.wgs84) AS lat,
        coalesce((SELECT array_agg(r.region_id) FROM gis.place_region r WHERE r.place_id = p.id), '{}') AS regions
    FROM gis.activity_point p
    CROSS JOIN LATERAL (SELECT ST_Transform(p.geom, 4326) AS wgs84) AS g
    WHERE p.counts ORDER BY p.joint_id, p.id
"""
_ACTIVITIES: LiteralString = """
    SELECT id, joint_id, date, date_doubtful, end_date, title, people, type, mode, where_class,
        outside_the_hague, missing,
        url
    FROM gis.activity WHERE counts ORDER BY joint_id, id
"""
_SHARES: LiteralString = """
    SELECT {of}, year, count(DISTINCT visit_id) AS visits, count(DISTINCT joint_id) AS activities,
        count(DISTINCT joint_id) FILTER (WHERE present) AS present,
        count(DISTINCT joint_id) FILTER (WHERE mode = 'online' AND NOT somewhere) AS online,
        count(DISTINCT joint_id) FILTER (WHERE present AND located) AS located,
        count(DISTINCT joint_id) FILTER (WHERE present AND located AND outside_the_hague) AS outside,
        count(DISTINCT visit_id) FILTER (WHERE outside_the_hague) AS visits_outside,
        count(DISTINCT visit_id) FILTER (WHERE outside_the_hague AND later) AS announced,
        count(DISTINCT joint_id) FILTER (WHERE later) AS activities_announced,
        min(date) FILTER (WHERE later) AS next_day,
        min(date) FILTER (WHERE NOT later AND NOT date_doubtful) AS first_day,
        max(date) FILTER (WHERE NOT later AND NOT date_doubtful) AS last_day
    FROM (
        SELECT v.*, mode IN ('physical', 'hybrid') AS present,
            bool_or(mode IN ('physical', 'hybrid')) OVER (PARTITION BY joint_id) AS somewhere,
            date > day.as_of AND NOT date_doubtful AS later
        FROM gis.visit v CROSS JOIN (SELECT max(as_of) AS as_of FROM gis.visits_per_region) AS day
    ) AS told
    WHERE {of} IS NOT NULL GROUP BY GROUPING SETS (({of}), ({of}, year))
    ORDER BY {of}, year DESC NULLS FIRST
"""
_SHARE_MONTHS: LiteralString = """
    SELECT {of}, month, count(DISTINCT visit_id) FILTER (WHERE outside_the_hague) AS visits
    FROM gis.visit WHERE {of} IS NOT NULL GROUP BY {of}, month ORDER BY {of}, month
"""
_PERSON_REGION: LiteralString = """
    SELECT region_id, joint_id, person, date, extract(year FROM date)::integer AS year, date_doubtful,
        CASE WHEN region_id = ANY (%(around)s) THEN visits_outside_the_hague ELSE visits END AS visits,
        CASE WHEN region_id = ANY (%(around)s) THEN visits_outside_the_hague_up_to ELSE visits_up_to END
            AS visits_up_to,
        date > %(as_of)s AND NOT date_doubtful AS later
    FROM gis.person_region
"""
_WHO_BY_YEAR: LiteralString = """
    SELECT region_id, year, person, sum(visits)::integer AS visits, sum(visits_up_to)::integer AS visits_up_to
    FROM ({facts}) AS fact GROUP BY region_id, year, person HAVING sum(visits_up_to) > 0
    ORDER BY region_id, year, visits DESC, visits_up_to DESC, person
"""
_DAYS: LiteralString = """
    coalesce(sum(visits) FILTER (WHERE later), 0)::integer AS announced,
    min(date) FILTER (WHERE later AND visits = 1) AS next_day,
    max(date) FILTER (WHERE visits = 1 AND NOT later AND NOT date_doubtful) AS last_past
"""
_DAYS_OF: LiteralString = """
    SELECT region_id, year, person, {days} FROM ({facts}) AS fact
    GROUP BY GROUPING SETS ((region_id), (region_id, year), (region_id, person))
"""
_DAYS_OF_MINISTRY: LiteralString = """
    SELECT region_id, ministry, {days}
    FROM ({facts}) AS fact
    JOIN (SELECT DISTINCT joint_id, person, ministry FROM gis.visit WHERE ministry IS NOT NULL) AS held
        USING (joint_id, person)
    GROUP BY region_id, ministry
"""
_OFF: LiteralString = """
    SELECT DISTINCT a.joint_id, r.region_id FROM gis.activity a JOIN gis.place_region r ON r.activity_id = a.id
    WHERE NOT a.counts AND a.mode <> 'online'
"""
_JOINTS: LiteralString = "SELECT DISTINCT ministry, joint_id FROM gis.visit WHERE ministry IS NOT NULL"
_OFFICES: LiteralString = """
    SELECT person, title, role, ministry, present_ministry, cabinet, start_date, end_date,
        days_in_period > 0 AS in_period
    FROM gis.office ORDER BY person, start_date DESC, title
"""
_MINISTRIES: LiteralString = (
    "SELECT code, name, present_ministry, first_day, last_day FROM gis.ministry ORDER BY name"
)
_COVERAGE: LiteralString = """
    SELECT {of}, count(*) FILTER (WHERE in_office)::integer AS weeks_in_office,
        count(*) FILTER (WHERE in_office AND published <> 'nothing')::integer AS weeks_published
    FROM gis.coverage CROSS JOIN (SELECT max(as_of) AS as_of FROM gis.visits_per_region) AS day
    WHERE week <= day.as_of GROUP BY {of} ORDER BY {of}
"""
_TOTALS: LiteralString = "SELECT * FROM gis.totals ORDER BY kind, ordinal"
_LATE: LiteralString = """
    SELECT extract(year FROM week)::integer AS year, count(*)::integer AS weeks,
        count(days_after_week)::integer AS known, count(*) FILTER (WHERE late)::integer AS late,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY days_after_week) AS median
    FROM gis.publication GROUP BY 1 ORDER BY 1 DESC
"""
_LOCATED: LiteralString = """
    SELECT extract(year FROM month)::integer AS year, form, sum(activities)::integer AS activities,
        sum(located)::integer AS located, sum(not_recognised)::integer AS not_recognised,
        sum(not_stated)::integer AS not_stated
    FROM gis.located GROUP BY 1, 2 ORDER BY 1 DESC, 2
"""
_COMPLETE: LiteralString = """
    SELECT ministry, sum(activities)::integer AS activities, sum(with_place)::integer AS with_place,
        sum(with_topic)::integer AS with_topic, sum(with_counterpart)::integer AS with_counterpart,
        sum(complete)::integer AS complete
    FROM gis.completeness GROUP BY ministry ORDER BY ministry
"""
_UNRESOLVED: LiteralString = """
    SELECT words, activities, activities_without_place, example_url FROM gis.unresolved_places
    ORDER BY activities DESC, words LIMIT 40
"""
_CHANGES: LiteralString = """
    SELECT (noticed_at AT TIME ZONE 'Europe/Amsterdam')::date AS day, kind, field, old_value, new_value, date, title,
        url
    FROM gis.changes WHERE kind <> 'added' ORDER BY id DESC LIMIT 100
"""
_METHODS: LiteralString = "SELECT DISTINCT method FROM gis.activity_point"


def read(connection: Connection) -> Published:
    """Return all that the pages show, as of one moment. Raises DatabaseError if there are no regions yet."""

    asked: dict[str, Any] = {}

    def rows(query: LiteralString) -> list[Row]:
        whole = (
            query.replace("{outside}", _OUTSIDE).replace("{days}", _DAYS).replace("{facts}", _PERSON_REGION)
        )
        with connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(whole, asked or None).fetchall()

    everywhere = rows(_REGIONS)
    if not everywhere:
        raise DatabaseError('The database has no regions yet. Run "agendacrawl db refdata" first.')
    around = {row["id"] for row in everywhere if row["around_the_hague"]}
    asked |= {"around": list(around), "as_of": everywhere[0]["as_of"]}
    days = Days(rows(_DAYS_OF), rows(_DAYS_OF_MINISTRY))
    in_region = _by(rows(_ACTIVITY_REGION), "region_id")

    def counted(query: LiteralString, column: str = "") -> dict[int, list[Row]]:
        return _by(
            [days.added(one_basis(row, row["region_id"] in around), column) for row in rows(query)],
            "region_id",
        )

    regions = [
        days.added(one_basis({**row, "region_id": row["id"]}, row["id"] in around, in_region[row["id"]]))
        for row in everywhere
    ]
    joints = defaultdict(set)
    for row in rows(_JOINTS):
        joints[row["ministry"]].add(row["joint_id"])
    off_regions = defaultdict(list)
    for row in rows(_OFF):
        off_regions[row["joint_id"]].append(row["region_id"])
    return Published(
        kinds={row["code"]: row for row in rows(_KINDS)},
        states={row["state"]: row for row in rows(_STATES)},
        regions=regions,
        months=rows(_MONTHS),
        per_year=counted(_PER_YEAR, "year"),
        per_month=counted(_PER_MONTH),
        per_type=counted(_PER_TYPE),
        per_person=counted(_PER_PERSON, "person"),
        per_ministry=counted(_PER_MINISTRY, "ministry"),
        in_region=in_region,
        places=_by(rows(_PLACES), "joint_id"),
        activities=_by(rows(_ACTIVITIES), "joint_id"),
        who_by_year=rows(_WHO_BY_YEAR),
        offices=rows(_OFFICES),
        ministries=rows(_MINISTRIES),
        ministry_joints=joints,
        off_regions=off_regions,
        shares=_shares(rows),
        coverage={row["person"]: row for row in rows(_of(_COVERAGE, "person"))},
        coverage_years=rows(_of(_COVERAGE, "iso_year")),
        totals=_by(rows(_TOTALS), "kind"),
        late=rows(_LATE),
        located=rows(_LOCATED),
        complete=rows(_COMPLETE),
        unresolved=rows(_UNRESOLVED),
        changes=rows(_CHANGES),
        methods=frozenset(row["method"] for row in rows(_METHODS)),
        events=list(events(connection, layers(connection)["activity"], Selection())),
        example=is_example(connection),
    )


def _shares(rows: Callable[[LiteralString], list[Row]]) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the counts of each person and each ministry: in all, by year, by month."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for of in ("person", "ministry"):
        counted: dict[str, dict[str, Any]] = {}
        for row in rows(_of(_SHARES, of)):
            one = counted.setdefault(row[of], {"years": [], "months": []})
            if row["year"] is None:
                one["all"] = row
            else:
                one["years"].append(row)
        for row in rows(_of(_SHARE_MONTHS, of)):
            counted[row[of]]["months"].append(row)
        found[of] = counted
    return found


def _of(query: LiteralString, column: LiteralString) -> LiteralString:
    return query.replace("{of}", column)


def _by(rows: Iterable[Row], column: str) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found
