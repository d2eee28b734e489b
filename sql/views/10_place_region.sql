-- Which activity place lies in which region: the one place where that is decided. A place counts by its municipality
-- on the day of the activity; a larger area (a streek) only where the region contains it wholly.
CREATE VIEW gis.place_region AS
SELECT p.id AS place_id, p.activity_id, m.region_id
FROM agenda.activity_place p
JOIN agenda.activity a ON a.id = p.activity_id
JOIN ref.region_municipality m ON m.municipality_code = p.municipality_code
WHERE m.counted
  AND a.date >= coalesce(m.valid_from, '-infinity') AND a.date < coalesce(m.valid_to, 'infinity')
UNION ALL
SELECT p.id, p.activity_id, n.region_id
FROM agenda.activity_place p
JOIN ref.region_name n ON n.name = regexp_replace(lower(p.name), '[- ]+', ' ', 'g')
WHERE p.level = 'region' AND p.municipality_code IS NULL AND p.country = 'NL';

COMMENT ON VIEW gis.place_region IS
    'One row per activity place per region that it lies in. Counts activity places: see gis.activity_region.';
COMMENT ON COLUMN gis.place_region.place_id IS 'Activity place: gis.activity_point.id.';
COMMENT ON COLUMN gis.place_region.activity_id IS 'Activity: agenda.activity.id.';
COMMENT ON COLUMN gis.place_region.region_id IS 'Region: ref.region.id.';
