-- When each week of a person was published, as far as anybody can know: the day that the page states, or the day on which a
-- run first saw it, where an earlier run that looked at that week had not. What the first look at a week found may have been
-- there for years.
SELECT agenda.make_layer('publication', 'week', 'weeks', $query$
WITH looked AS (
    SELECT id, started_at, (arguments->>'since')::date AS since, (arguments->>'until')::date AS until
    FROM agenda.run WHERE outcome = 'ok' AND arguments ? 'since' AND arguments->>'since' IS NOT NULL
), page AS (
    SELECT p.id, p.date, p.weekly, p.people, first.started_at AS first_seen, changed.started_at AS last_change,
           least(p.published, CASE WHEN EXISTS (
               SELECT FROM looked l WHERE l.id < p.first_seen_run AND p.date BETWEEN l.since AND l.until
           ) THEN first.started_at END) AS published
    FROM agenda.page p
    JOIN agenda.run first ON first.id = p.first_seen_run
    JOIN agenda.run changed ON changed.id = p.changed_run
    WHERE p.superseded_by IS NULL AND ((part).weeks IS NULL OR p.id = ANY ((part).week_pages))
), told AS (
    SELECT unnest(people) AS person, date_trunc('week', date)::date AS week, page.* FROM page WHERE weekly
    UNION
    SELECT who.name, date_trunc('week', a.date)::date, page.*
    FROM page
    JOIN agenda.activity a ON a.page_id = page.id
    JOIN agenda.activity_person who ON who.activity_id = a.id
    WHERE NOT page.weekly AND agenda.near(a.date, page.date)
), week AS (
    SELECT person, week, bool_or(weekly) AS weekly, bool_or(NOT weekly) AS single, count(*)::integer AS pages,
           (min(first_seen) AT TIME ZONE 'Europe/Amsterdam')::date AS first_seen,
           (min(published) AT TIME ZONE 'Europe/Amsterdam')::date AS published,
           (max(published) AT TIME ZONE 'Europe/Amsterdam')::date AS complete,
           (max(last_change) AT TIME ZONE 'Europe/Amsterdam')::date AS last_change
    FROM told WHERE (part).weeks IS NULL OR week = ANY ((part).weeks)
    GROUP BY person, week
)
SELECT
    ('x' || left(md5(concat_ws('/', person, week)), 13))::bit(52)::bigint AS id,
    person,
    week,
    CASE WHEN weekly AND single THEN 'both' WHEN weekly THEN 'weekly' ELSE 'single' END AS form,
    pages,
    first_seen,
    published,
    published - (week + 6) AS days_after_week,
    complete - (week + 6) AS days_until_complete,
    published - (week + 6) > 7 AS late,
    last_change
FROM week
$query$);

CREATE INDEX ON gis.publication (week);

COMMENT ON TABLE gis.publication IS
    'One row per person per week of which something was published. Counts pages. What nobody published: gis.coverage.';
COMMENT ON COLUMN gis.publication.id IS 'Key: stays the same for a person and a week; that of gis.coverage.';
COMMENT ON COLUMN gis.publication.person IS 'Minister or state secretary.';
COMMENT ON COLUMN gis.publication.week IS 'Monday of the week.';
COMMENT ON COLUMN gis.publication.form IS 'weekly (the page of their week), single (activities on pages of their own), or both.';
COMMENT ON COLUMN gis.publication.pages IS 'Pages of that week, without those that were replaced.';
COMMENT ON COLUMN gis.publication.first_seen IS 'Day on which a run first saw one of them (Europe/Amsterdam).';
COMMENT ON COLUMN gis.publication.published IS
    'Day of the first of them: as the page states it, or first_seen where an earlier run had looked at that week and found '
    'nothing; the earlier of both. Null: not known.';
COMMENT ON COLUMN gis.publication.days_after_week IS
    'Days from the Sunday of the week to published; negative: before it. Null: not known.';
COMMENT ON COLUMN gis.publication.days_until_complete IS 'The same for the last of its pages.';
COMMENT ON COLUMN gis.publication.late IS 'Published more than seven days after the end of the week; null: not known.';
COMMENT ON COLUMN gis.publication.last_change IS 'Day on which a run last found one of them changed.';
