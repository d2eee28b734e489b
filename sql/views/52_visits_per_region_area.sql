-- gis.visits_per_region on the map of areas.
CREATE VIEW gis.visits_per_region_area AS
SELECT
    v.id,
    v.kind,
    v.code,
    v.name,
    v.state,
    v.in_words,
    v.visits,
    v.visits_up_to,
    v.activities,
    v.activities_up_to,
    v.activities_without_name,
    v.places,
    v.places_up_to,
    v.visits_outside_the_hague,
    v.visits_outside_the_hague_up_to,
    v.activities_outside_the_hague,
    v.activities_outside_the_hague_up_to,
    v.first_visit,
    v.last_visit,
    v.last_past,
    v.last_activity,
    v.last_activity_past,
    v.last_without_name,
    v.days_since_last_visit,
    v.days_since_last_activity,
    v.as_of,
    v.period_start,
    v.period_end,
    v.weeks_in_office,
    v.weeks_published,
    v.visits_low,
    v.visits_high,
    v.inhabitants,
    v.visits_per_100k,
    v.visits_per_100k_low,
    v.visits_per_100k_high,
    v.expected_visits,
    v.few_expected,
    v.ratio,
    v.ratio_low,
    v.ratio_high,
    v.caution,
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
    a.geom
FROM gis.visits_per_region v
JOIN gis.region_area a USING (id);

COMMENT ON VIEW gis.visits_per_region_area IS
    'One row per region, also where nothing was found, with its area. Counts activities and visits as gis.visits_per_region.';
SELECT agenda.copy_comments('gis.visits_per_region', 'gis.visits_per_region_area');
COMMENT ON COLUMN gis.visits_per_region_area.geom IS
    'Area in EPSG:28992: all its municipalities that count. Simplified until "agendacrawl db refdata --polygons".';

SELECT agenda.make_kind_views();
