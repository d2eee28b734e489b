-- The long companion of gis.visits_per_region: every region with every type, also with nothing.
CREATE VIEW gis.visits_per_region_type AS
SELECT
    r.id * 100 + t.ordinal AS id,
    r.id AS region_id,
    r.kind,
    r.code,
    r.name,
    t.name AS type,
    count(a.joint_id) AS activities,
    coalesce(sum(a.visits), 0)::bigint AS visits,
    count(a.joint_id) FILTER (WHERE a.outside_the_hague) AS activities_outside_the_hague,
    coalesce(sum(a.visits) FILTER (WHERE a.outside_the_hague), 0)::bigint AS visits_outside_the_hague
FROM ref.region r
CROSS JOIN (SELECT name, ordinal FROM ref.activity_type UNION ALL SELECT 'other', 99) AS t
LEFT JOIN gis.activity_region a ON a.region_id = r.id AND a.type = t.name
GROUP BY r.id, t.name, t.ordinal
ORDER BY r.kind, r.ordinal, t.ordinal;

COMMENT ON VIEW gis.visits_per_region_type IS
    'One row per region per type of activity, also where nobody came. Counts activities and visits (persons times '
    'physical activities).';
COMMENT ON COLUMN gis.visits_per_region_type.id IS 'Key: stays the same for a region and a type.';
COMMENT ON COLUMN gis.visits_per_region_type.region_id IS 'Region: ref.region.id.';
COMMENT ON COLUMN gis.visits_per_region_type.kind IS 'Division that the region is of: npvr.';
COMMENT ON COLUMN gis.visits_per_region_type.code IS 'Code of the region.';
COMMENT ON COLUMN gis.visits_per_region_type.name IS 'Name of the region.';
COMMENT ON COLUMN gis.visits_per_region_type.type IS 'Type as in ref.activity_type, or other.';
COMMENT ON COLUMN gis.visits_per_region_type.activities IS 'Activities in the region, each once whatever the number of its pages; not online, not cancelled.';
COMMENT ON COLUMN gis.visits_per_region_type.visits IS 'Visits: one per person per physical activity in the region.';
COMMENT ON COLUMN gis.visits_per_region_type.activities_outside_the_hague IS
    'Activities in the region with a place there outside the municipality of The Hague.';
COMMENT ON COLUMN gis.visits_per_region_type.visits_outside_the_hague IS
    'Visits in the region with a place there outside the municipality of The Hague.';
