-- The small table of facts behind all counts by period: kept up month by month (sql/functions/month_count.sql).
CREATE VIEW gis.month_count AS
SELECT
    ('x' || left(md5(concat_ws('/', facet, region_id, day, value)), 13))::bit(52)::bigint AS id,
    c.*
FROM agenda.month_count c;

COMMENT ON VIEW gis.month_count IS
    'One row per facet, region, month and value, where there is anything. Counts activities and visits as '
    'gis.visits_per_region: choose one facet, then sum. Visits add up over persons and types, activities of facet person do not.';
SELECT agenda.copy_comments('agenda.month_count', 'gis.month_count');
COMMENT ON COLUMN gis.month_count.id IS 'Number made from facet, region, month and value: stays the same.';
