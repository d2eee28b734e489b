-- gis.visits_per_region on the map of areas.
CREATE VIEW gis.visits_per_region_area AS
SELECT
    v.id,
    v.kind,
    v.code,
    v.name,
    v.activities,
    v.visits,
    v.places,
    v.activities_outside_the_hague,
    v.visits_outside_the_hague,
    v.visits_gesprek,
    v.visits_werkbezoek,
    v.visits_kamervergadering,
    v.visits_evenement,
    v.visits_bestuurlijk_overleg,
    v.visits_ministerraad,
    v.visits_internationale_bijeenkomst,
    v.visits_ontvangst,
    v.visits_handelsmissie,
    v.visits_unclassified,
    v.visits_other_types,
    v.first_visit,
    v.last_visit,
    v.last_past,
    v.days_since_last_visit,
    v.as_of,
    v.period_start,
    v.period_end,
    v.inhabitants,
    v.visits_per_100k,
    v.visits_per_100k_caution,
    a.geom
FROM gis.visits_per_region v
JOIN gis.region_area a USING (id);

COMMENT ON VIEW gis.visits_per_region_area IS
    'One row per region, also where nobody came, with its area. Counts activities and visits as gis.visits_per_region.';
SELECT agenda.copy_comments('gis.visits_per_region', 'gis.visits_per_region_area');
COMMENT ON COLUMN gis.visits_per_region_area.geom IS
    'Area in EPSG:28992: all its municipalities that count; null until "scrapy db refdata --polygons".';
