-- The regions of every kind, as label points: what a map of symbols needs when no polygons were loaded.
CREATE VIEW gis.region AS
SELECT r.id, r.kind, r.code, r.name, i.inhabitants, i.inhabitants_outside_the_hague, r.label AS geom
FROM ref.region r
LEFT JOIN (
    SELECT m.region_id, CASE WHEN count(*) = count(g.inhabitants) THEN sum(g.inhabitants)::integer END AS inhabitants,
           CASE WHEN count(*) = count(g.inhabitants)
                THEN coalesce(sum(g.inhabitants) FILTER (WHERE g.code <> agenda.the_hague()), 0)::integer
           END AS inhabitants_outside_the_hague
    FROM ref.region_municipality m
    JOIN ref.municipality g ON g.code = m.municipality_code
    WHERE m.counted AND coalesce(m.valid_to, 'infinity') > current_date
    GROUP BY m.region_id
) AS i ON i.region_id = r.id;

COMMENT ON VIEW gis.region IS 'One row per region of every kind, with a label point.';
COMMENT ON COLUMN gis.region.id IS 'Key: stays the same for a kind and a code.';
COMMENT ON COLUMN gis.region.kind IS 'Division: npvr, province, corop, municipality, or one of your own.';
COMMENT ON COLUMN gis.region.code IS 'Code within its kind: of CBS where that has one.';
COMMENT ON COLUMN gis.region.name IS 'Name.';
COMMENT ON COLUMN gis.region.inhabitants IS
    'Inhabitants of its municipalities that count (CBS); null unless known of each of them.';
COMMENT ON COLUMN gis.region.inhabitants_outside_the_hague IS 'The same without those of the municipality of The Hague.';
COMMENT ON COLUMN gis.region.geom IS
    'Label point in EPSG:28992: amid the main places of its municipalities, and within its area where that is loaded.';
