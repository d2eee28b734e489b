-- Every region with every month from the first to the last activity, also with nothing; and those of doubtful days.
CREATE MATERIALIZED VIEW gis.visits_per_region_month AS
SELECT
    r.id * 1000000::bigint + to_char(t.month, 'YYYYMM')::integer AS id,
    r.id AS region_id,
    r.kind,
    r.code,
    r.name,
    t.month,
    count(a.joint_id)::integer AS activities,
    coalesce(sum(a.visits), 0)::integer AS visits,
    count(a.joint_id) FILTER (WHERE a.outside_the_hague)::integer AS activities_outside_the_hague,
    coalesce(sum(a.visits_outside_the_hague), 0)::integer AS visits_outside_the_hague,
    min(a.date) FILTER (WHERE a.visits > 0 AND NOT a.date_doubtful) AS first_visit,
    max(a.date) FILTER (WHERE a.visits > 0 AND NOT a.date_doubtful) AS last_visit
FROM gis.region r
CROSS JOIN (
    SELECT generate_series(date_trunc('month', min(date)), max(date), '1 month')::date AS month
    FROM gis.activity WHERE NOT date_doubtful
    UNION
    SELECT date_trunc('month', date)::date FROM gis.activity WHERE date_doubtful
) AS t
LEFT JOIN (SELECT *, date_trunc('month', date)::date AS month FROM gis.activity_region) AS a
    ON a.region_id = r.id AND a.month = t.month
GROUP BY r.id, r.kind, r.code, r.name, t.month;

CREATE UNIQUE INDEX ON gis.visits_per_region_month (id);
CREATE INDEX ON gis.visits_per_region_month (kind, month);

COMMENT ON MATERIALIZED VIEW gis.visits_per_region_month IS
    'One row per region per month, also where nobody came. Counts activities and visits (persons times physical '
    'activities) that began in the month.';
SELECT agenda.copy_comments('gis.visits_per_region_type', 'gis.visits_per_region_month');
COMMENT ON COLUMN gis.visits_per_region_month.id IS 'Key: stays the same for a region and a month.';
COMMENT ON COLUMN gis.visits_per_region_month.month IS 'First day of the month.';
