-- The long companion of gis.visits_per_region: every region with every type, also with nothing.
SELECT agenda.make_layer('visits_per_region_type', 'region_id', 'regions', $query$
SELECT
    r.id * 100::bigint + t.ordinal AS id,
    r.id AS region_id,
    r.kind,
    r.code,
    r.name,
    t.name AS type,
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
    max(a.last_visit) AS last_visit
FROM ref.region r
CROSS JOIN (SELECT name, ordinal FROM ref.activity_type UNION ALL SELECT 'other', 99) AS t
LEFT JOIN agenda.month_count a ON a.facet = 'type' AND a.region_id = r.id AND a.value = t.name
WHERE (part).regions IS NULL OR r.id = ANY ((part).regions)
GROUP BY r.id, r.kind, r.code, r.name, t.name, t.ordinal
$query$);

CREATE INDEX ON gis.visits_per_region_type (kind, type);

COMMENT ON TABLE gis.visits_per_region_type IS
    'One row per region per type of activity, also where nothing was found. Counts activities and visits (persons times '
    'physical activities). What a zero means: gis.visits_per_region.state.';
SELECT agenda.copy_comments('gis.visits_per_region', 'gis.visits_per_region_type');
COMMENT ON COLUMN gis.visits_per_region_type.id IS 'Key: stays the same for a region and a type.';
COMMENT ON COLUMN gis.visits_per_region_type.region_id IS 'Region: gis.region.id.';
COMMENT ON COLUMN gis.visits_per_region_type.type IS 'Type as in ref.activity_type, or other.';
