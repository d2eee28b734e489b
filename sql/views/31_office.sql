-- Who held which office, for whoever may read schema gis only.
CREATE VIEW gis.office AS
SELECT
    ('x' || left(md5(concat_ws('/', o.person_slug, o.title, o.start_date)), 13))::bit(52)::bigint AS id,
    p.name AS person,
    o.title,
    o.role,
    m.name AS ministry,
    coalesce(n.name, m.name) AS present_ministry,
    o.cabinet,
    o.start_date,
    o.end_date,
    greatest(0, least(coalesce(o.end_date, d.until), d.until) - greatest(o.start_date, d.since) + 1) AS days_in_period
FROM ref.office o
JOIN ref.person p ON p.slug = o.person_slug
JOIN ref.ministry m ON m.code = o.ministry_code
LEFT JOIN ref.ministry n ON n.code = m.present_code
CROSS JOIN (
    SELECT min(date) AS since, least(max(date), (now() AT TIME ZONE 'Europe/Amsterdam')::date) AS until
    FROM gis.activity WHERE NOT date_doubtful
) AS d;

COMMENT ON VIEW gis.office IS 'One row per office that a person held. Counts days.';
COMMENT ON COLUMN gis.office.id IS 'Key: stays the same for a person, a title and a first day.';
COMMENT ON COLUMN gis.office.person IS 'Minister or state secretary, as in gis.visit.person.';
COMMENT ON COLUMN gis.office.title IS 'Title of the office, as in gis.visit.office.';
COMMENT ON COLUMN gis.office.role IS 'minister-president, minister or staatssecretaris.';
COMMENT ON COLUMN gis.office.ministry IS 'Ministry, under the name that it had.';
COMMENT ON COLUMN gis.office.present_ministry IS 'Name of the ministry of today that does its work.';
COMMENT ON COLUMN gis.office.cabinet IS 'Cabinet in which it began.';
COMMENT ON COLUMN gis.office.start_date IS 'First day.';
COMMENT ON COLUMN gis.office.end_date IS 'Last day; null for the present.';
COMMENT ON COLUMN gis.office.days_in_period IS
    'Its days from the first to the last activity in the database, today at the latest: divide by these.';
