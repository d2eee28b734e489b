-- Which activity place lies in which region: the one place where that is decided. A place counts by its municipality
-- on the day of the activity; a larger area (a streek, a province) only where the region contains it wholly.
-- An ambiguous place lies in a region for sure only if all of its candidates do, and possibly in each region that one
-- of them lies in: Beek is Berg en Dal, Montferland or Beek. One that is doubtful without a rival is never sure.
SELECT agenda.make_layer('place_region', 'activity_id', 'activities', $query$
WITH member AS (
    SELECT m.municipality_code, m.region_id, r.kind, m.municipality_code <> agenda.the_hague() AS outside,
           coalesce(m.valid_from, '-infinity') AS first, coalesce(m.valid_to, 'infinity') AS until
    FROM ref.region_municipality m JOIN ref.region r ON r.id = m.region_id
    WHERE m.counted
), lies AS (
    SELECT p.id AS place_id, p.activity_id, m.region_id, m.kind, true AS sure, m.outside AS outside_the_hague,
           m.outside AS outside_the_hague_up_to
    FROM agenda.activity_place p
    JOIN agenda.activity a ON a.id = p.activity_id
    JOIN gis.standing s ON s.id = a.id AND NOT s.superseded
    JOIN member m ON m.municipality_code = p.municipality_code AND a.date >= m.first AND a.date < m.until
    WHERE NOT p.ambiguous AND ((part).activities IS NULL OR p.activity_id = ANY ((part).activities))
    UNION ALL
    SELECT c.place_id, c.activity_id, m.region_id, m.kind, count(*) = min(c.candidates),
           count(*) = min(c.candidates) AND bool_and(m.outside), bool_or(m.outside)
    FROM (
        SELECT p.id AS place_id, p.activity_id, a.date, n.candidate,
               greatest(2, count(*) OVER (PARTITION BY p.id)) AS candidates
        FROM agenda.activity_place p
        JOIN agenda.activity a ON a.id = p.activity_id
        JOIN gis.standing s ON s.id = a.id AND NOT s.superseded
        CROSS JOIN LATERAL (SELECT DISTINCT unnest(p.candidates || p.municipality_code) AS candidate) AS n
        WHERE p.ambiguous AND n.candidate IS NOT NULL AND ((part).activities IS NULL OR p.activity_id = ANY ((part).activities))
    ) AS c
    JOIN member m ON m.municipality_code = c.candidate AND c.date >= m.first AND c.date < m.until
    GROUP BY c.place_id, c.activity_id, m.region_id, m.kind
    UNION ALL
    SELECT p.id, p.activity_id, w.region_id, w.kind, NOT p.ambiguous, NOT p.ambiguous, true
    FROM agenda.activity_place p
    JOIN gis.standing s ON s.id = p.activity_id AND NOT s.superseded
    JOIN LATERAL (
        SELECT r.id AS region_id, r.kind FROM ref.region r WHERE r.kind = 'province' AND r.name = p.province
        UNION
        SELECT r.id, r.kind FROM ref.region_name n JOIN ref.region r ON r.id = n.region_id
        WHERE n.name = regexp_replace(lower(p.name), '[- ]+', ' ', 'g')
    ) AS w ON true
    WHERE p.level IN ('region', 'province') AND p.municipality_code IS NULL AND p.candidates = '{}' AND p.country = 'NL'
      AND ((part).activities IS NULL OR p.activity_id = ANY ((part).activities))
)
SELECT place_id * 4294967296 + region_id AS id, lies.* FROM lies
$query$);

CREATE INDEX ON gis.place_region (place_id);
CREATE INDEX ON gis.place_region (activity_id);
CREATE INDEX ON gis.place_region (region_id);

COMMENT ON TABLE gis.place_region IS
    'One row per activity place per region that it lies in, or may lie in. Counts activity places: see gis.activity_region.';
COMMENT ON COLUMN gis.place_region.id IS 'Key: stays the same for a place and a region.';
COMMENT ON COLUMN gis.place_region.place_id IS 'Activity place: gis.activity_point.id.';
COMMENT ON COLUMN gis.place_region.activity_id IS 'Activity on its page: gis.activity.id.';
COMMENT ON COLUMN gis.place_region.region_id IS 'Region: gis.region.id.';
COMMENT ON COLUMN gis.place_region.kind IS 'Division that the region is of.';
COMMENT ON COLUMN gis.place_region.sure IS
    'True unless the name of the place fits another one too, outside this region; else it is only possible.';
COMMENT ON COLUMN gis.place_region.outside_the_hague IS
    'True if the place surely is in the region and outside the municipality of The Hague.';
COMMENT ON COLUMN gis.place_region.outside_the_hague_up_to IS 'True also if it may be.';
