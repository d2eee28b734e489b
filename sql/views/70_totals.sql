-- Everything adds up: per kind of region and line, in all three units. An activity (visit, place) in no region of the kind
-- is in the first line that applies; one in several regions is counted in each, and taken off again.
-- Counted twice: what is surely in a region, where one that is only possibly in some is in the line `ambiguous`; and
-- (columns ..._up_to) what may be there too. What is in no region is the same for all kinds: so it is everything
-- of its line less what is in a region.
CREATE MATERIALIZED VIEW gis.totals AS
WITH line (ordinal, line) AS (VALUES
    (1, 'regions'), (2, 'several_regions'), (3, 'ambiguous'), (4, 'elsewhere'), (5, 'province_only'), (6, 'caribbean'),
    (7, 'abroad'), (8, 'online'), (9, 'diverse'), (10, 'unresolved'), (11, 'not_stated'), (12, 'cancelled'),
    (13, 'withdrawn_before'), (14, 'all'), (15, 'withdrawn_after')
), fact AS (
    SELECT
        g.joint_id, g.id AS activity_id, p.id AS place_id, g.mode = 'physical' AND g.counts AS visit,
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
    FROM gis.activity g
    JOIN line l ON l.line = CASE WHEN g.where_class IN ('diverse', 'unresolved', 'not_stated', 'online', 'caribbean', 'abroad')
                                 THEN g.where_class ELSE 'elsewhere' END
    LEFT JOIN agenda.activity_place p ON p.activity_id = g.id
), who AS (
    SELECT activity_id, person
    FROM agenda.activity_person
    JOIN (SELECT name, row_number() OVER () AS person FROM (SELECT DISTINCT name FROM agenda.activity_person) AS n) AS p
        USING (name)
), unit AS (
    SELECT 1 AS unit, joint_id AS key, 0::bigint AS person, place_id, counts, outside, ordinal, gone FROM fact
    UNION ALL
    SELECT 2, joint_id, person, place_id, counts, outside, ordinal, gone FROM fact JOIN who USING (activity_id) WHERE visit
    UNION ALL
    SELECT 3, place_id, 0, place_id, counts, outside, ordinal, gone FROM fact WHERE place_id IS NOT NULL
), one AS (
    SELECT unit, key, person, min(ordinal) AS ordinal, min(ordinal) FILTER (WHERE outside) AS ordinal_outside,
           bool_and(gone) AS gone, bool_and(gone) FILTER (WHERE outside) AS gone_outside
    FROM unit GROUP BY unit, key, person
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
), counted AS (  -- how many there are, in how many regions, and how many of these in any
    SELECT NULL AS kind, s.outside, s.up_to, o.unit, s.ordinal, count(*) AS units, 0 AS regions, 0 AS possible,
           count(*) FILTER (WHERE s.gone) AS gone
    FROM one o
    CROSS JOIN LATERAL (VALUES
        (false, false, o.ordinal, o.gone), (false, true, o.ordinal, o.gone), (true, false, o.ordinal_outside, o.gone_outside),
        (true, true, o.ordinal_outside, o.gone_outside)
    ) AS s (outside, up_to, ordinal, gone)
    WHERE s.ordinal IS NOT NULL
    GROUP BY s.outside, s.up_to, o.unit, s.ordinal
    UNION ALL
    SELECT l.kind, s.outside, s.up_to, l.unit, s.ordinal, count(*) FILTER (WHERE s.regions > 0), sum(s.regions),
           count(*) FILTER (WHERE s.regions = 0 AND s.possible > 0), 0
    FROM located l
    JOIN one o USING (unit, key, person)
    CROSS JOIN LATERAL (VALUES
        (false, false, o.ordinal, l.sure, l.up_to), (false, true, o.ordinal, l.up_to, 0),
        (true, false, o.ordinal_outside, l.outside_sure, l.outside_up_to), (true, true, o.ordinal_outside, l.outside_up_to, 0)
    ) AS s (outside, up_to, ordinal, regions, possible)
    WHERE s.ordinal IS NOT NULL
    GROUP BY l.kind, s.outside, s.up_to, l.unit, s.ordinal
), added AS (
    SELECT k.kind, c.outside, c.up_to, c.unit, v.ordinal, sum(v.amount) AS amount
    FROM counted c
    JOIN (SELECT DISTINCT kind FROM ref.region) AS k ON k.kind = c.kind OR c.kind IS NULL
    CROSS JOIN LATERAL (VALUES
        (1, c.regions),
        (2, CASE WHEN c.kind IS NULL THEN 0 ELSE c.units - c.regions END),
        (3, c.possible),
        (c.ordinal, CASE WHEN c.kind IS NULL THEN c.units ELSE -c.units - c.possible END),
        (14, CASE WHEN c.kind IS NULL THEN c.units ELSE 0 END),
        (15, c.gone)
    ) AS v (ordinal, amount)
    GROUP BY k.kind, c.outside, c.up_to, c.unit, v.ordinal
)
SELECT
    ('x' || left(md5(concat_ws('/', k.kind, l.line)), 13))::bit(52)::bigint AS id,
    k.kind,
    l.line,
    l.ordinal,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 1 AND NOT a.up_to AND NOT a.outside), 0)::integer AS activities,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 1 AND a.up_to AND NOT a.outside), 0)::integer AS activities_up_to,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 2 AND NOT a.up_to AND NOT a.outside), 0)::integer AS visits,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 2 AND a.up_to AND NOT a.outside), 0)::integer AS visits_up_to,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 3 AND NOT a.up_to AND NOT a.outside), 0)::integer AS places,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 3 AND a.up_to AND NOT a.outside), 0)::integer AS places_up_to,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 1 AND NOT a.up_to AND a.outside), 0)::integer AS activities_outside_the_hague,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 1 AND a.up_to AND a.outside), 0)::integer
        AS activities_outside_the_hague_up_to,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 2 AND NOT a.up_to AND a.outside), 0)::integer AS visits_outside_the_hague,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 2 AND a.up_to AND a.outside), 0)::integer AS visits_outside_the_hague_up_to,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 3 AND NOT a.up_to AND a.outside), 0)::integer AS places_outside_the_hague,
    coalesce(sum(a.amount) FILTER (WHERE a.unit = 3 AND a.up_to AND a.outside), 0)::integer AS places_outside_the_hague_up_to
FROM line l
CROSS JOIN (SELECT DISTINCT kind FROM ref.region) AS k
LEFT JOIN added a USING (kind, ordinal)
GROUP BY k.kind, l.line, l.ordinal;

CREATE UNIQUE INDEX ON gis.totals (id);

COMMENT ON MATERIALIZED VIEW gis.totals IS
    'One row per kind of region and line. Counts activities, visits (persons times physical activities) and activity '
    'places: in each unit the lines before "all" add up to "all", and the line regions is the sum of gis.visits_per_region; so do '
    'the columns ..._up_to. What is online or has no known place is never outside The Hague.';
COMMENT ON COLUMN gis.totals.id IS 'Key: stays the same for a kind and a line.';
COMMENT ON COLUMN gis.totals.kind IS 'Division: npvr, province, corop, municipality, or one of your own.';
COMMENT ON COLUMN gis.totals.line IS
    'regions (the sum over them); several_regions (negative: what is in more than one of them); ambiguous (possibly in one '
    'of them: the name of the place fits several); elsewhere (in another '
    'municipality); province_only (in the Netherlands, known above the level of these regions); caribbean (part of the '
    'Kingdom); abroad; online; diverse (diverse locaties); unresolved (stated, not known); not_stated; cancelled; '
    'withdrawn_before (the page vanished before its day: not held); all; withdrawn_after (of all: the page vanished on its '
    'day or later, so it counts).';
COMMENT ON COLUMN gis.totals.ordinal IS 'Order of the lines.';
COMMENT ON COLUMN gis.totals.activities IS 'Activities, each once whatever the number of its pages.';
COMMENT ON COLUMN gis.totals.activities_up_to IS 'The same: in a region also where they may be.';
COMMENT ON COLUMN gis.totals.visits IS 'Visits: one per person per physical activity that counts (gis.standing).';
COMMENT ON COLUMN gis.totals.visits_up_to IS 'The same: in a region also where they may be.';
COMMENT ON COLUMN gis.totals.places IS 'Activity places, of all pages.';
COMMENT ON COLUMN gis.totals.places_up_to IS 'The same: in a region also where they may be.';
COMMENT ON COLUMN gis.totals.activities_outside_the_hague IS
    'Activities with a known place outside the municipality of The Hague; what they have inside it is left out.';
COMMENT ON COLUMN gis.totals.activities_outside_the_hague_up_to IS 'The same: in a region also where they may be.';
COMMENT ON COLUMN gis.totals.visits_outside_the_hague IS
    'Visits to a known place outside the municipality of The Hague; what they have inside it is left out.';
COMMENT ON COLUMN gis.totals.visits_outside_the_hague_up_to IS 'The same: in a region also where they may be.';
COMMENT ON COLUMN gis.totals.places_outside_the_hague IS 'Activity places outside the municipality of The Hague.';
COMMENT ON COLUMN gis.totals.places_outside_the_hague_up_to IS 'The same: in a region also where they may be.';
