-- What gis.totals adds up, by the month in which an event begins: kept up by what changed, as agenda.month_count.

-- How many there are of each line, in how many regions of a kind, and how many of these in any, in some months (null: in all).
CREATE OR REPLACE FUNCTION agenda.totals_of(months date[]) RETURNS SETOF agenda.month_total LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan SET work_mem = '128MB' SET enable_mergejoin = off SET enable_sort = off
AS $$
DECLARE
    joints bigint[] := agenda.joints_in(months);
    ids bigint[] := CASE WHEN months IS NOT NULL THEN ARRAY(SELECT id FROM gis.activity WHERE joint_id = ANY (joints)) END;
BEGIN
RETURN QUERY
WITH activity AS (
    SELECT id, joint_id, mode, counts, withdrawn, cancelled, where_class,
           date_trunc('month', min(date) OVER (PARTITION BY joint_id))::date AS month
    FROM gis.activity
    WHERE months IS NULL OR joint_id = ANY (joints)
), fact AS (
    SELECT
        g.month, g.joint_id, g.id AS activity_id, p.id AS place_id, g.mode = 'physical' AND g.counts AS visit,
        g.mode <> 'online' AND g.counts AS counts,
        CASE WHEN g.counts THEN g.withdrawn IS NOT DISTINCT FROM 'after' END AS gone,  -- null: it says nothing of those that count
        coalesce(g.mode <> 'online' AND (
            p.municipality_code IS DISTINCT FROM agenda.the_hague()
            OR p.ambiguous AND EXISTS (SELECT FROM unnest(p.candidates) AS c WHERE c <> agenda.the_hague())
        ) AND p.id IS NOT NULL, false) AS outside,
        CASE
            WHEN g.cancelled THEN 12
            WHEN NOT g.counts THEN 13
            WHEN g.mode = 'online' THEN 8
            WHEN p.id IS NULL THEN CASE g.where_class WHEN 'caribbean' THEN 6 WHEN 'abroad' THEN 7 WHEN 'online' THEN 8
                WHEN 'diverse' THEN 9 WHEN 'unresolved' THEN 10 WHEN 'not_stated' THEN 11 ELSE 4 END
            WHEN p.country = 'NL' THEN CASE WHEN p.municipality_code IS NULL THEN 5 ELSE 4 END
            WHEN agenda.is_caribbean(p.country) THEN 6
            ELSE 7
        END AS ordinal
    FROM activity g
    LEFT JOIN agenda.activity_place p ON p.activity_id = g.id AND (months IS NULL OR p.activity_id = ANY (ids))
    WHERE months IS NULL OR g.month = ANY (months)
), who AS (
    SELECT activity_id, name FROM agenda.activity_person
    WHERE months IS NULL OR activity_id = ANY (ids)
), unit AS (
    SELECT 1 AS unit, month, joint_id AS key, '' AS person, outside, ordinal, gone FROM fact
    UNION ALL
    SELECT 2, month, joint_id, name, outside, ordinal, gone FROM fact JOIN who USING (activity_id) WHERE visit
    UNION ALL
    SELECT 3, month, place_id, '', outside, ordinal, gone FROM fact WHERE place_id IS NOT NULL
), one AS (
    SELECT unit, month, key, person, min(ordinal) AS ordinal, min(ordinal) FILTER (WHERE outside) AS ordinal_outside,
           bool_and(gone) AS gone, bool_and(gone) FILTER (WHERE outside) AS gone_outside
    FROM unit GROUP BY unit, month, key, person
), located AS (  -- in how many regions of a kind
    SELECT 1 AS unit, joint_id AS key, '' AS person, kind, count(*) FILTER (WHERE sure) AS sure, count(*) AS up_to,
           count(*) FILTER (WHERE outside_the_hague) AS outside_sure,
           count(*) FILTER (WHERE outside_the_hague_up_to) AS outside_up_to
    FROM gis.activity_region
    WHERE months IS NULL OR joint_id = ANY (joints)
    GROUP BY joint_id, kind
    UNION ALL
    SELECT 2, joint_id, person, kind, sum(visits), count(*), sum(visits_outside_the_hague),
           sum(visits_outside_the_hague_up_to)
    FROM gis.person_region
    WHERE visits_up_to = 1 AND (months IS NULL OR joint_id = ANY (joints))
    GROUP BY joint_id, person, kind
    UNION ALL
    SELECT 3, r.place_id, '', r.kind, count(*) FILTER (WHERE r.sure), count(*),
           count(*) FILTER (WHERE r.outside_the_hague),
           count(*) FILTER (WHERE r.outside_the_hague_up_to)
    FROM fact f JOIN gis.place_region r USING (place_id)
    WHERE f.counts
    GROUP BY r.place_id, r.kind
), alike AS (  -- units of which the same is to be told: there are few kinds of them
    SELECT unit, month, NULL AS kind, ordinal, ordinal_outside, gone, gone_outside, 0 AS sure, 0 AS up_to,
           0 AS outside_sure, 0 AS outside_up_to, count(*) AS units
    FROM one GROUP BY unit, month, ordinal, ordinal_outside, gone, gone_outside
    UNION ALL
    SELECT unit, month, kind, ordinal, ordinal_outside, false, false, sure, up_to, outside_sure, outside_up_to, count(*)
    FROM located JOIN one USING (unit, key, person)
    GROUP BY unit, month, kind, ordinal, ordinal_outside, sure, up_to, outside_sure, outside_up_to
)
SELECT a.month, a.kind, s.outside, s.up_to, a.unit::smallint, s.ordinal,
   coalesce(sum(a.units) FILTER (WHERE a.kind IS NULL OR s.regions > 0), 0)::integer, sum(a.units * s.regions)::integer,
   coalesce(sum(a.units) FILTER (WHERE s.regions = 0 AND s.possible > 0), 0)::integer,
   coalesce(sum(a.units) FILTER (WHERE s.gone), 0)::integer
FROM alike a
CROSS JOIN LATERAL (VALUES
    (false, false, a.ordinal, a.gone, a.sure, a.up_to), (false, true, a.ordinal, a.gone, a.up_to, 0),
    (true, false, a.ordinal_outside, a.gone_outside, a.outside_sure, a.outside_up_to),
    (true, true, a.ordinal_outside, a.gone_outside, a.outside_up_to, 0)
) AS s (outside, up_to, ordinal, gone, regions, possible)
WHERE s.ordinal IS NOT NULL
GROUP BY a.month, a.kind, s.outside, s.up_to, a.unit, s.ordinal;
END $$;

-- Count the months of a part anew, once the layers that they rest on are refreshed.
CREATE OR REPLACE FUNCTION agenda.keep_totals(part agenda.part) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    turn date[];
BEGIN
    DELETE FROM agenda.month_total WHERE (part).months IS NULL OR month = ANY ((part).months);
    FOR turn IN SELECT agenda.months_in_turns(part) LOOP
        INSERT INTO agenda.month_total SELECT * FROM agenda.totals_of(turn);
    END LOOP;
END $$;

-- How many rows of agenda.month_total differ from a count of everything: none.
CREATE OR REPLACE FUNCTION agenda.totals_apart() RETURNS bigint LANGUAGE sql STABLE AS $$
SELECT count(*) FROM (
    (TABLE agenda.month_total EXCEPT ALL SELECT * FROM agenda.totals_of(NULL))
    UNION ALL
    (SELECT * FROM agenda.totals_of(NULL) EXCEPT ALL TABLE agenda.month_total)
) AS apart
$$;
