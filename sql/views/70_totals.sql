-- Everything adds up: per kind of region and line, in all three units. An activity (visit, place) in no region of the kind
-- is in the first line that applies; one in several regions is counted in each, and taken off again.
-- Counted twice: what is surely in a region, where one that is only possibly in some is in the line `ambiguous`; and
-- (columns ..._up_to) what may be there too. What is in no region is the same for all kinds: so it is everything
-- of its line less what is in a region.
-- What is counted of each month is in agenda.month_total (sql/functions/month_total.sql).
SELECT agenda.keep_totals(NULL);
CREATE MATERIALIZED VIEW gis.totals AS
WITH line (ordinal, line) AS (VALUES
    (1, 'regions'), (2, 'several_regions'), (3, 'ambiguous'), (4, 'elsewhere'), (5, 'province_only'), (6, 'caribbean'),
    (7, 'abroad'), (8, 'online'), (9, 'diverse'), (10, 'unresolved'), (11, 'not_stated'), (12, 'cancelled'),
    (13, 'withdrawn_before'), (14, 'all'), (15, 'withdrawn_after')
), added AS (
    SELECT k.kind, c.outside, c.up_to, c.unit, v.ordinal, sum(v.amount) AS amount
    FROM agenda.month_total c
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
