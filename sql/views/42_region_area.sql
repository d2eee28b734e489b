-- The regions of every kind, as areas.
CREATE VIEW gis.region_area AS
SELECT id, kind, code, name, geom FROM ref.region;

COMMENT ON VIEW gis.region_area IS 'One row per region of every kind, with its area.';
SELECT agenda.copy_comments('gis.region', 'gis.region_area');
COMMENT ON COLUMN gis.region_area.geom IS
    'Area in EPSG:28992: all its municipalities that count. Simplified until "agendacrawl db refdata --polygons".';
