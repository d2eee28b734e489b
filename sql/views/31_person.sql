-- Ministers and state secretaries, for whoever may read schema gis only.
CREATE VIEW gis.person AS
SELECT
    ('x' || left(md5(p.slug), 13))::bit(52)::bigint AS id,
    p.slug,
    p.name,
    min(o.start_date) AS first_day,
    CASE WHEN bool_and(o.end_date IS NOT NULL) THEN max(o.end_date) END AS last_day
FROM ref.person p LEFT JOIN ref.office o ON o.person_slug = p.slug
GROUP BY p.slug, p.name;

COMMENT ON VIEW gis.person IS 'One row per minister or state secretary of the register. Counts nothing.';
COMMENT ON COLUMN gis.person.id IS 'Key: stays the same for a slug.';
COMMENT ON COLUMN gis.person.slug IS 'Last part of /regering/bewindspersonen/SLUG on the site.';
COMMENT ON COLUMN gis.person.name IS 'Name, as in gis.visit.person.';
COMMENT ON COLUMN gis.person.first_day IS 'First day of the first office in the register.';
COMMENT ON COLUMN gis.person.last_day IS 'Last day of the last office; null for who holds one.';
