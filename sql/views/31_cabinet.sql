-- The cabinets, with the days that the agendas speak of: what counts per cabinet are divided by.
CREATE VIEW gis.cabinet AS
SELECT
    ('x' || left(md5(c.name), 13))::bit(52)::bigint AS id,
    c.name,
    c.start_date,
    c.end_date,
    greatest(0, least(coalesce(c.end_date, d.until + 1), d.until + 1) - greatest(c.start_date, d.since)) AS days_in_period
FROM ref.cabinet c
CROSS JOIN (
    SELECT min(date) AS since, least(max(date), (now() AT TIME ZONE 'Europe/Amsterdam')::date) AS until
    FROM gis.activity WHERE NOT date_doubtful
) AS d;

COMMENT ON VIEW gis.cabinet IS 'One row per cabinet. Counts days.';
COMMENT ON COLUMN gis.cabinet.id IS 'Key: stays the same for a name.';
COMMENT ON COLUMN gis.cabinet.name IS 'Name, as in gis.visit.cabinet.';
COMMENT ON COLUMN gis.cabinet.start_date IS 'Day of the swearing-in.';
COMMENT ON COLUMN gis.cabinet.end_date IS 'Day on which the next one was sworn in, which belongs to that one; null for the present one.';
COMMENT ON COLUMN gis.cabinet.days_in_period IS
    'Its days from the first to the last activity in the database, today at the latest: divide by these.';
