-- gis.visits_per_region year by year: every calendar year with an activity in the database.
SELECT agenda.make_layer('visits_per_region_year', 'year', 'years', $query$
SELECT f.id * 10000::bigint + y.year AS id, f.id AS region_id, y.year,
    f.kind, f.code, f.name, f.state, f.in_words, f.visits, f.visits_up_to, f.activities, f.activities_up_to,
    f.activities_without_name, f.places, f.places_up_to, f.visits_outside_the_hague,
    f.visits_outside_the_hague_up_to, f.activities_outside_the_hague, f.activities_outside_the_hague_up_to,
    f.first_visit, f.last_visit, f.last_past, f.last_activity, f.last_activity_past, f.last_without_name,
    f.days_since_last_visit, f.days_since_last_activity, f.as_of, f.period_start, f.period_end,
    f.weeks_in_office, f.weeks_published, f.visits_low, f.visits_high, f.inhabitants, f.visits_per_100k,
    f.visits_per_100k_low, f.visits_per_100k_high, f.expected_visits, f.few_expected, f.ratio, f.ratio_low,
    f.ratio_high, f.caution
FROM (
    SELECT generate_series(min(extract(year FROM date)), max(extract(year FROM date)))::integer AS year
    FROM gis.activity WHERE NOT date_doubtful
    UNION
    SELECT extract(year FROM date)::integer FROM gis.activity WHERE date_doubtful
) AS y
CROSS JOIN LATERAL gis.visits_in_period(NULL, make_date(y.year, 1, 1), make_date(y.year, 12, 31)) AS f
WHERE (part).years IS NULL OR y.year = ANY ((part).years)
$query$);

CREATE INDEX ON gis.visits_per_region_year (kind, year);

COMMENT ON TABLE gis.visits_per_region_year IS
    'One row per region per year, also where nothing was found: state says what a zero means. Counts activities and visits '
    '(persons times physical activities) that began in the year.';
SELECT agenda.copy_comments('gis.visits_per_region', 'gis.visits_per_region_year');
COMMENT ON COLUMN gis.visits_per_region_year.id IS 'Key: stays the same for a region and a year.';
COMMENT ON COLUMN gis.visits_per_region_year.region_id IS 'Region: gis.region.id.';
COMMENT ON COLUMN gis.visits_per_region_year.year IS 'Calendar year.';
