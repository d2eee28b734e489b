-- The long companion of gis.visits_per_region: every region with every type, also with nothing.
CREATE MATERIALIZED VIEW gis.visits_per_region_type AS
SELECT
    r.id * 100::bigint + t.ordinal AS id,
    r.id AS region_id,
    r.kind,
    r.code,
    r.name,
    t.name AS type,
    count(a.joint_id)::integer AS activities,
    coalesce(sum(a.visits), 0)::integer AS visits,
    count(a.joint_id) FILTER (WHERE a.outside_the_hague)::integer AS activities_outside_the_hague,
    coalesce(sum(a.visits_outside_the_hague), 0)::integer AS visits_outside_the_hague,
    min(a.date) FILTER (WHERE a.visits > 0 AND NOT a.date_doubtful) AS first_visit,
    max(a.date) FILTER (WHERE a.visits > 0 AND NOT a.date_doubtful) AS last_visit
FROM gis.region r
CROSS JOIN (SELECT name, ordinal FROM ref.activity_type UNION ALL SELECT 'other', 99) AS t
LEFT JOIN gis.activity_region a ON a.region_id = r.id AND a.type = t.name
GROUP BY r.id, r.kind, r.code, r.name, t.name, t.ordinal;

CREATE UNIQUE INDEX ON gis.visits_per_region_type (id);
CREATE INDEX ON gis.visits_per_region_type (kind, type);

COMMENT ON MATERIALIZED VIEW gis.visits_per_region_type IS
    'One row per region per type of activity, also where nobody came. Counts activities and visits (persons times '
    'physical activities).';
SELECT agenda.copy_comments('gis.visits_per_region', 'gis.visits_per_region_type');
COMMENT ON COLUMN gis.visits_per_region_type.id IS 'Key: stays the same for a region and a type.';
COMMENT ON COLUMN gis.visits_per_region_type.region_id IS 'Region: gis.region.id.';
COMMENT ON COLUMN gis.visits_per_region_type.type IS 'Type as in ref.activity_type, or other.';
