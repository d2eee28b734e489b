-- Who published which weeks. The weeks of a person are those of an office (ref.office), from the first to the last
-- activity in the database, and those in which something of them stands there.
SELECT agenda.make_layer('coverage', 'week', 'weeks', $query$
WITH published AS (
    SELECT person, week, bool_or(weekly) AS weekly, bool_or(NOT weekly) AS single, count(DISTINCT joint_id) AS activities,
           count(DISTINCT joint_id) FILTER (WHERE outside_the_hague) AS outside
    FROM (
        SELECT who.name AS person, date_trunc('week', g.date)::date AS week,
               g.weekly AND (page.people = '{}' OR who.name = ANY (page.people)) AS weekly, g.joint_id,
               g.outside_the_hague
        FROM gis.activity g
        JOIN agenda.activity_person who ON who.activity_id = g.id
        JOIN agenda.activity a ON a.id = g.id
        JOIN agenda.page ON page.id = a.page_id
        WHERE (part).weeks IS NULL OR g.date = ANY (agenda.days_of_weeks((part).weeks))
        UNION ALL
        SELECT unnest(people), date_trunc('week', date)::date, true, NULL, false FROM agenda.page
        WHERE weekly AND superseded_by IS NULL AND ((part).weeks IS NULL OR date = ANY (agenda.days_of_weeks((part).weeks)))
    ) AS one
    GROUP BY person, week
), term AS (
    SELECT DISTINCT p.name AS person, w.week::date AS week
    FROM (SELECT date_trunc('week', min(date)) AS first, max(date) AS last FROM gis.activity
          WHERE NOT date_doubtful) AS period
    CROSS JOIN LATERAL generate_series(period.first, period.last, '1 week') AS w (week)
    JOIN ref.office o ON o.start_date < w.week::date + 7 AND coalesce(o.end_date, 'infinity') >= w.week::date
    JOIN ref.person p ON p.slug = o.person_slug
    WHERE (part).weeks IS NULL OR w.week::date = ANY ((part).weeks)
)
SELECT
    ('x' || left(md5(concat_ws('/', person, week)), 13))::bit(52)::bigint AS id,
    person,
    week,
    to_char(week, 'IYYY')::integer AS iso_year,
    to_char(week, 'IW')::integer AS iso_week,
    t.person IS NOT NULL AS in_office,
    CASE WHEN p.weekly AND p.single THEN 'both' WHEN p.weekly THEN 'weekly' WHEN p.single THEN 'single' ELSE 'nothing' END
        AS published,
    coalesce(p.activities, 0)::integer AS activities,
    coalesce(p.outside, 0)::integer AS activities_outside_the_hague
FROM published p
FULL JOIN term t USING (person, week)
$query$);

CREATE INDEX ON gis.coverage (person, week);
CREATE INDEX ON gis.coverage (week);

COMMENT ON TABLE gis.coverage IS
    'One row per person per ISO week, also where nothing was published. Counts activities.';
COMMENT ON COLUMN gis.coverage.id IS 'Key: stays the same for a person and a week.';
COMMENT ON COLUMN gis.coverage.person IS 'Minister or state secretary.';
COMMENT ON COLUMN gis.coverage.week IS 'Monday of the week.';
COMMENT ON COLUMN gis.coverage.iso_year IS 'Year of the ISO week.';
COMMENT ON COLUMN gis.coverage.iso_week IS 'Number of the ISO week, 1 to 53.';
COMMENT ON COLUMN gis.coverage.in_office IS 'The person held an office on a day of that week.';
COMMENT ON COLUMN gis.coverage.published IS
    'weekly (the page of their week), single (activities on pages of their own or of others), both, or nothing.';
COMMENT ON COLUMN gis.coverage.activities IS 'Activities in that week, each once whatever the number of its pages.';
COMMENT ON COLUMN gis.coverage.activities_outside_the_hague IS
    'Those of them with a known place outside the municipality of The Hague.';
