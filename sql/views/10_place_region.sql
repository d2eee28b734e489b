-- Which activity place lies in which region: the one place where that is decided. A place counts by its municipality
-- on the day of the activity; a larger area (a streek, a province) only where the region contains it wholly.
CREATE MATERIALIZED VIEW gis.place_region AS
SELECT p.id * 4294967296 + r.id AS id, p.id AS place_id, p.activity_id, r.id AS region_id, r.kind
FROM agenda.activity_place p
JOIN agenda.activity a ON a.id = p.activity_id
JOIN gis.standing s ON s.id = a.id AND NOT s.superseded
JOIN ref.region_municipality m ON m.municipality_code = p.municipality_code
JOIN ref.region r ON r.id = m.region_id
WHERE m.counted
  AND a.date >= coalesce(m.valid_from, '-infinity') AND a.date < coalesce(m.valid_to, 'infinity')
UNION
SELECT p.id * 4294967296 + r.id, p.id, p.activity_id, r.id, r.kind
FROM agenda.activity_place p
JOIN gis.standing s ON s.id = p.activity_id AND NOT s.superseded
JOIN ref.region r ON (r.kind = 'province' AND r.name = p.province)
    OR r.id IN (SELECT region_id FROM ref.region_name
                WHERE name = regexp_replace(lower(p.name), '[- ]+', ' ', 'g'))
WHERE p.level IN ('region', 'province') AND p.municipality_code IS NULL AND p.country = 'NL';

CREATE UNIQUE INDEX ON gis.place_region (id);
CREATE INDEX ON gis.place_region (place_id);
CREATE INDEX ON gis.place_region (region_id);

COMMENT ON MATERIALIZED VIEW gis.place_region IS
    'One row per activity place per region that it lies in. Counts activity places: see gis.activity_region.';
COMMENT ON COLUMN gis.place_region.id IS 'Key: stays the same for a place and a region.';
COMMENT ON COLUMN gis.place_region.place_id IS 'Activity place: gis.activity_point.id.';
COMMENT ON COLUMN gis.place_region.activity_id IS 'Activity on its page: gis.activity.id.';
COMMENT ON COLUMN gis.place_region.region_id IS 'Region: gis.region.id.';
COMMENT ON COLUMN gis.place_region.kind IS 'Division that the region is of.';
