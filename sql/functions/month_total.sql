-- What gis.totals adds up, by the month in which an event begins: kept up by what changed, as agenda.month_count.

-- How many there are of each line, in how many regions of a kind, and how many of these in any, in some months (null: in all).
CREATE OR REPLACE FUNCTION agenda.totals_of(months date[]) RETURNS SETOF agenda.month_total LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
    joints bigint[] := agenda.joints_in(months);
    ids bigint[] := CASE WHEN months IS NOT NULL THEN ARRAY(SELECT id FROM gis.activity WHERE joint_id = ANY (joints)) END;
BEGIN
RETURN QUERY
WITH line (ordinal, line) AS (VALUES (4, 'elsewhere'), (6, 'caribbean'), (7, 'abroad'), (8, 'online'), (9, 'diverse'),
    (10, 'unresolved'), (11, 'not_stated')
), activity AS (
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
            WHEN p.id IS NULL THEN l.ordinal
            WHEN p.country = 'NL' THEN CASE WHEN p.municipality_code IS NULL THEN 5 ELSE 4 END
            WHEN agenda.is_caribbean(p.country) THEN 6
            ELSE 7
        END AS ordinal
    FROM activity g
    JOIN line l ON l.line = CASE WHEN g.where_class IN ('diverse', 'unresolved', 'not_stated', 'online', 'caribbean', 'abroad')
                                 THEN g.where_class ELSE 'elsewhere' END
    LEFT JOIN agenda.activity_place p ON p.activity_id = g.id AND (months IS NULL OR p.activity_id = ANY (ids))
    WHERE months IS NULL OR g.month = ANY (months)
), who AS (
    SELECT activity_id, name, dense_rank() OVER (ORDER BY name) AS person
    FROM agenda.activity_person
    WHERE months IS NULL OR activity_id = ANY (ids)
), unit AS (
    SELECT 1 AS unit, month, joint_id AS key, 0::bigint AS person, place_id, counts, outside, ordinal, gone FROM fact
    UNION ALL
    SELECT 2, month, joint_id, person, place_id, counts, outside, ordinal, gone FROM fact JOIN who USING (activity_id) WHERE visit
    UNION ALL
    SELECT 3, month, place_id, 0, place_id, counts, outside, ordinal, gone FROM fact WHERE place_id IS NOT NULL
), one AS (
    SELECT unit, month, key, person, min(ordinal) AS ordinal, min(ordinal) FILTER (WHERE outside) AS ordinal_outside,
           bool_and(gone) AS gone, bool_and(gone) FILTER (WHERE outside) AS gone_outside
    FROM unit GROUP BY unit, month, key, person
), in_region AS (
    SELECT u.unit, u.key, u.person, r.kind, r.region_id, bool_or(r.sure) AS sure,
           bool_or(r.outside_the_hague) AS outside_sure, bool_or(r.outside_the_hague_up_to) AS outside_up_to
    FROM unit u JOIN gis.place_region r USING (place_id)
    WHERE u.counts
    GROUP BY u.unit, u.key, u.person, r.kind, r.region_id
), located AS (
    SELECT unit, key, person, kind, count(*) FILTER (WHERE sure) AS sure, count(*) AS up_to,
           count(*) FILTER (WHERE outside_sure) AS outside_sure, count(*) FILTER (WHERE outside_up_to) AS outside_up_to
    FROM in_region GROUP BY unit, key, person, kind
)
SELECT o.month, NULL, s.outside, s.up_to, o.unit::smallint, s.ordinal, count(*)::integer, 0, 0,
   (count(*) FILTER (WHERE s.gone))::integer
FROM one o
CROSS JOIN LATERAL (VALUES
    (false, false, o.ordinal, o.gone), (false, true, o.ordinal, o.gone), (true, false, o.ordinal_outside, o.gone_outside),
    (true, true, o.ordinal_outside, o.gone_outside)
) AS s (outside, up_to, ordinal, gone)
WHERE s.ordinal IS NOT NULL
GROUP BY o.month, s.outside, s.up_to, o.unit, s.ordinal
UNION ALL
SELECT o.month, l.kind, s.outside, s.up_to, l.unit::smallint, s.ordinal, (count(*) FILTER (WHERE s.regions > 0))::integer,
   sum(s.regions)::integer, (count(*) FILTER (WHERE s.regions = 0 AND s.possible > 0))::integer, 0
FROM located l
JOIN one o USING (unit, key, person)
CROSS JOIN LATERAL (VALUES
    (false, false, o.ordinal, l.sure, l.up_to), (false, true, o.ordinal, l.up_to, 0),
    (true, false, o.ordinal_outside, l.outside_sure, l.outside_up_to), (true, true, o.ordinal_outside, l.outside_up_to, 0)
) AS s (outside, up_to, ordinal, regions, possible)
WHERE s.ordinal IS NOT NULL
GROUP BY o.month, l.kind, s.outside, s.up_to, l.unit, s.ordinal;
END $$;

-- Count the months of a part anew, once the layers that they rest on are refreshed. Everything goes year by year: in memory.
CREATE OR REPLACE FUNCTION agenda.keep_totals(part agenda.part) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    year date[];
BEGIN
    DELETE FROM agenda.month_total WHERE (part).months IS NULL OR month = ANY ((part).months);
    FOR year IN
        SELECT array_agg(month) FROM (
            SELECT unnest((part).months) AS month
            UNION SELECT date_trunc('month', date)::date FROM gis.activity WHERE (part).months IS NULL
        ) AS m
        GROUP BY date_trunc('year', month)
    LOOP
        INSERT INTO agenda.month_total SELECT * FROM agenda.totals_of(year);
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
