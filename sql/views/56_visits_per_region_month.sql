-- Every region with every month from the first to the last activity, also with nothing; and those of doubtful days.
-- Whether anything was published of a month is the same for every region.
SELECT agenda.make_layer('visits_per_region_month', 'month', 'months', $query$
SELECT
    r.id * 1000000::bigint + to_char(t.month, 'YYYYMM')::integer AS id,
    r.id AS region_id,
    r.kind,
    r.code,
    r.name,
    t.month,
    gis.state_of(
        coalesce(sum(a.visits), 0)::bigint, coalesce(sum(a.activities), 0)::bigint, coalesce(sum(a.activities_up_to), 0)::bigint,
        t.published
    ) AS state,
    coalesce(sum(a.activities), 0)::integer AS activities,
    coalesce(sum(a.activities_up_to), 0)::integer AS activities_up_to,
    coalesce(sum(a.without_name), 0)::integer AS activities_without_name,
    coalesce(sum(a.visits), 0)::integer AS visits,
    coalesce(sum(a.visits_up_to), 0)::integer AS visits_up_to,
    coalesce(sum(a.activities_outside_the_hague), 0)::integer AS activities_outside_the_hague,
    coalesce(sum(a.activities_outside_the_hague_up_to), 0)::integer AS activities_outside_the_hague_up_to,
    coalesce(sum(a.visits_outside_the_hague), 0)::integer AS visits_outside_the_hague,
    coalesce(sum(a.visits_outside_the_hague_up_to), 0)::integer AS visits_outside_the_hague_up_to,
    min(a.first_visit) AS first_visit,
    max(a.last_visit) AS last_visit,
    t.weeks_in_office,
    t.weeks_published
FROM ref.region r
CROSS JOIN (
    SELECT m.month, count(w.week) FILTER (WHERE w.in_office)::integer AS weeks_in_office,
           count(w.week) FILTER (WHERE w.published <> 'nothing')::integer AS weeks_published,
           count(w.week) FILTER (WHERE w.published <> 'nothing') > 0 OR bool_or(m.any_activity) AS published
    FROM (
        SELECT month, bool_or(any_activity) AS any_activity
        FROM (
            SELECT date_trunc('month', date)::date AS month, true AS any_activity FROM gis.activity
            WHERE (part).months IS NULL OR date = ANY (agenda.days_of_months((part).months))
            UNION ALL
            SELECT generate_series(date_trunc('month', min(date)), max(date), '1 month')::date, false
            FROM gis.activity WHERE NOT date_doubtful
        ) AS known
        WHERE (part).months IS NULL OR month = ANY ((part).months)
        GROUP BY month
    ) AS m
    LEFT JOIN gis.coverage w ON w.week > m.month - 7 AND w.week < m.month + interval '1 month'
    GROUP BY m.month
) AS t
LEFT JOIN agenda.month_count a ON a.facet = 'all' AND a.region_id = r.id AND a.day = t.month
    AND ((part).months IS NULL OR a.day = ANY ((part).months))
GROUP BY r.id, r.kind, r.code, r.name, t.month, t.weeks_in_office, t.weeks_published, t.published
$query$);

CREATE INDEX ON gis.visits_per_region_month (kind, month);

COMMENT ON TABLE gis.visits_per_region_month IS
    'One row per region per month, also where nothing was found: state says what a zero means. Counts activities and visits '
    '(persons times physical activities) that began in the month.';
SELECT agenda.copy_comments('gis.visits_per_region', 'gis.visits_per_region_month');
COMMENT ON COLUMN gis.visits_per_region_month.region_id IS 'Region: gis.region.id.';
COMMENT ON COLUMN gis.visits_per_region_month.id IS 'Key: stays the same for a region and a month.';
COMMENT ON COLUMN gis.visits_per_region_month.month IS 'First day of the month.';
COMMENT ON COLUMN gis.visits_per_region_month.weeks_in_office IS
    'Weeks of all persons in office with a day in the month: what could have been published. See gis.coverage.';
COMMENT ON COLUMN gis.visits_per_region_month.weeks_published IS 'Weeks of persons with a day in the month of which something was published.';
