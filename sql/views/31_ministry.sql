-- The ministries, present and earlier, for whoever may read schema gis only.
CREATE VIEW gis.ministry AS
SELECT
    ('x' || left(md5(m.code), 13))::bit(52)::bigint AS id,
    m.code,
    m.name,
    coalesce(p.name, m.name) AS present_ministry,
    min(t.valid_from) AS first_day,
    CASE WHEN bool_and(t.valid_to IS NOT NULL) THEN max(t.valid_to) - 1 END AS last_day
FROM ref.ministry m
LEFT JOIN ref.ministry p ON p.code = m.present_code
LEFT JOIN ref.ministry_period t ON t.ministry_code = m.code
GROUP BY m.code, m.name, p.name;

COMMENT ON VIEW gis.ministry IS 'One row per name of a ministry. Counts nothing.';
COMMENT ON COLUMN gis.ministry.id IS 'Key: stays the same for a code.';
COMMENT ON COLUMN gis.ministry.code IS 'Short code in lower case, such as bzk.';
COMMENT ON COLUMN gis.ministry.name IS 'Name, as in gis.visit.ministry.';
COMMENT ON COLUMN gis.ministry.present_ministry IS 'Name of the ministry of today that does its work: itself while it lasts.';
COMMENT ON COLUMN gis.ministry.first_day IS 'First day under this name.';
COMMENT ON COLUMN gis.ministry.last_day IS 'Last day under this name; null for the present. Some names were gone for a while in between.';
