-- Everything adds up: per kind of region and line, in all three units. An activity (visit, place) in no region of the kind
-- is in the first line that applies; one in several regions is counted in each, and taken off again.
CREATE MATERIALIZED VIEW gis.totals AS
WITH line (ordinal, line) AS (VALUES
    (1, 'regions'), (2, 'several_regions'), (3, 'elsewhere'), (4, 'province_only'), (5, 'caribbean'), (6, 'abroad'),
    (7, 'online'), (8, 'diverse'), (9, 'unresolved'), (10, 'not_stated'), (11, 'cancelled'),
    (12, 'withdrawn_before'), (13, 'all'), (14, 'withdrawn_after')
), fact AS (
    SELECT
        g.joint_id,
        g.id AS activity_id,
        g.mode,
        g.counts,
        g.withdrawn IS NOT DISTINCT FROM 'after' AS gone,
        p.id AS place_id,
        coalesce(g.mode <> 'online' AND p.outside_the_hague, false) AS outside,
        CASE
            WHEN g.cancelled THEN 'cancelled'
            WHEN NOT g.counts THEN 'withdrawn_before'
            WHEN g.mode = 'online' THEN 'online'
            WHEN p.id IS NULL THEN g.where_class
            WHEN p.country = 'NL' THEN CASE WHEN p.municipality_code IS NULL THEN 'province_only' ELSE 'elsewhere' END
            WHEN agenda.is_caribbean(p.country) THEN 'caribbean'
            ELSE 'abroad'
        END AS line
    FROM gis.activity g LEFT JOIN gis.activity_point p ON p.activity_id = g.id
), unit AS (
    SELECT 'activities' AS unit, joint_id::text AS key, place_id, line, outside, gone FROM fact
    UNION ALL
    SELECT 'visits', concat_ws('/', f.joint_id, who.name), f.place_id, f.line, f.outside, f.gone
    FROM fact f JOIN agenda.activity_person who ON who.activity_id = f.activity_id
    WHERE f.mode = 'physical' AND f.counts
    UNION ALL
    SELECT 'places', place_id::text, place_id, line, outside, gone FROM fact WHERE place_id IS NOT NULL
), counted AS (
    SELECT k.kind, s.outside, u.unit, u.key, min(l.ordinal) AS ordinal, bool_and(u.gone) AS gone,
           count(DISTINCT r.region_id) FILTER (WHERE u.line NOT IN ('online', 'cancelled', 'withdrawn_before')) AS regions
    FROM unit u
    JOIN (VALUES (false), (true)) AS s (outside) ON u.outside OR NOT s.outside  -- counted twice: all, and outside The Hague
    JOIN line l USING (line)
    CROSS JOIN (SELECT DISTINCT kind FROM gis.region) AS k
    LEFT JOIN gis.place_region r ON r.place_id = u.place_id AND r.kind = k.kind
    GROUP BY k.kind, s.outside, u.unit, u.key
), added AS (
    SELECT c.kind, c.outside, c.unit, v.ordinal, sum(v.amount) AS amount
    FROM counted c
    CROSS JOIN LATERAL (VALUES
        (1, c.regions), (2, 1 - greatest(c.regions, 1)), (c.ordinal, (c.regions = 0)::integer), (13, 1), (14, c.gone::integer)
    ) AS v (ordinal, amount)
    GROUP BY c.kind, c.outside, c.unit, v.ordinal
)
SELECT
    ('x' || left(md5(concat_ws('/', k.kind, l.line)), 13))::bit(52)::bigint AS id,
    k.kind,
    l.line,
    l.ordinal,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 'activities' AND NOT a.outside), 0)::integer AS activities,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 'visits' AND NOT a.outside), 0)::integer AS visits,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 'places' AND NOT a.outside), 0)::integer AS places,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 'activities' AND a.outside), 0)::integer AS activities_outside_the_hague,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 'visits' AND a.outside), 0)::integer AS visits_outside_the_hague,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 'places' AND a.outside), 0)::integer AS places_outside_the_hague
FROM line l
CROSS JOIN (SELECT DISTINCT kind FROM gis.region) AS k
LEFT JOIN added a USING (kind, ordinal)
GROUP BY k.kind, l.line, l.ordinal;

CREATE UNIQUE INDEX ON gis.totals (id);

COMMENT ON MATERIALIZED VIEW gis.totals IS
    'One row per kind of region and line. Counts activities, visits (persons times physical activities) and activity '
    'places: in each unit the lines before "all" add up to "all", and the line regions is the sum of gis.visits_per_region. '
    'What is online or has no known place is never outside The Hague.';
COMMENT ON COLUMN gis.totals.id IS 'Key: stays the same for a kind and a line.';
COMMENT ON COLUMN gis.totals.kind IS 'Division: npvr, province, corop, municipality, or one of your own.';
COMMENT ON COLUMN gis.totals.line IS
    'regions (the sum over them); several_regions (negative: what is in more than one of them); elsewhere (in another '
    'municipality); province_only (in the Netherlands, known above the level of these regions); caribbean (part of the '
    'Kingdom); abroad; online; diverse (diverse locaties); unresolved (stated, not known); not_stated; cancelled; '
    'withdrawn_before (the page vanished before its day: not held); all; withdrawn_after (of all: the page vanished on its '
    'day or later, so it counts).';
COMMENT ON COLUMN gis.totals.ordinal IS 'Order of the lines.';
COMMENT ON COLUMN gis.totals.activities IS 'Activities, each once whatever the number of its pages.';
COMMENT ON COLUMN gis.totals.visits IS 'Visits: one per person per physical activity that counts (gis.standing).';
COMMENT ON COLUMN gis.totals.places IS 'Activity places, of all pages.';
COMMENT ON COLUMN gis.totals.activities_outside_the_hague IS
    'Activities with a known place outside the municipality of The Hague; what they have inside it is left out.';
COMMENT ON COLUMN gis.totals.visits_outside_the_hague IS
    'Visits to a known place outside the municipality of The Hague; what they have inside it is left out.';
COMMENT ON COLUMN gis.totals.places_outside_the_hague IS 'Activity places outside the municipality of The Hague.';
