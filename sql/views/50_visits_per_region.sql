-- How often was the cabinet in each region: a row for every region, also where nobody came.
CREATE VIEW gis.visits_per_region AS
SELECT
    r.id,
    r.kind,
    r.code,
    r.name,
    count(a.joint_id) AS activities,
    coalesce(sum(a.visits), 0)::bigint AS visits,
    count(a.joint_id) FILTER (WHERE a.outside_the_hague) AS activities_outside_the_hague,
    coalesce(sum(a.visits) FILTER (WHERE a.outside_the_hague), 0)::bigint AS visits_outside_the_hague,
    coalesce(sum(a.visits) FILTER (WHERE a.type = 'Werkbezoek'), 0)::bigint AS visits_werkbezoek,
    coalesce(sum(a.visits) FILTER (WHERE a.type = 'Gesprek'), 0)::bigint AS visits_gesprek,
    coalesce(sum(a.visits) FILTER (WHERE a.type = 'Evenement'), 0)::bigint AS visits_evenement,
    coalesce(sum(a.visits) FILTER (WHERE a.type = 'Bestuurlijk overleg'), 0)::bigint AS visits_bestuurlijk_overleg,
    coalesce(sum(a.visits) FILTER (WHERE a.type NOT IN (
        'Werkbezoek', 'Gesprek', 'Evenement', 'Bestuurlijk overleg'
    )), 0)::bigint AS visits_other_types,
    min(a.date) FILTER (WHERE a.visits > 0) AS first_visit,
    max(a.date) FILTER (WHERE a.visits > 0) AS last_visit,
    (SELECT min(date) FROM agenda.activity) AS period_start,
    (SELECT max(date) FROM agenda.activity) AS period_end,
    (SELECT ST_Centroid(ST_Collect(m.label))
     FROM ref.region_municipality rm JOIN ref.municipality m ON m.code = rm.municipality_code
     WHERE rm.region_id = r.id AND rm.counted)::geometry(Point, 28992) AS geom
FROM ref.region r
LEFT JOIN gis.activity_region a ON a.region_id = r.id
GROUP BY r.id
ORDER BY r.kind, r.ordinal;

COMMENT ON VIEW gis.visits_per_region IS
    'One row per region, also where nobody came. Counts activities and visits (persons times physical activities) '
    'between period_start and period_end. All types: gis.visits_per_region_type.';
COMMENT ON COLUMN gis.visits_per_region.id IS 'Key: ref.region.id.';
COMMENT ON COLUMN gis.visits_per_region.kind IS 'Division that the region is of: npvr.';
COMMENT ON COLUMN gis.visits_per_region.code IS 'Code of the region.';
COMMENT ON COLUMN gis.visits_per_region.name IS 'Name of the region.';
COMMENT ON COLUMN gis.visits_per_region.activities IS 'Activities in the region, each once whatever the number of its pages; not online, not cancelled.';
COMMENT ON COLUMN gis.visits_per_region.visits IS 'Visits: one per person per physical activity in the region.';
COMMENT ON COLUMN gis.visits_per_region.activities_outside_the_hague IS
    'Activities in the region with a place there outside the municipality of The Hague.';
COMMENT ON COLUMN gis.visits_per_region.visits_outside_the_hague IS
    'Visits in the region with a place there outside the municipality of The Hague.';
COMMENT ON COLUMN gis.visits_per_region.visits_werkbezoek IS 'Visits of type Werkbezoek.';
COMMENT ON COLUMN gis.visits_per_region.visits_gesprek IS 'Visits of type Gesprek.';
COMMENT ON COLUMN gis.visits_per_region.visits_evenement IS 'Visits of type Evenement.';
COMMENT ON COLUMN gis.visits_per_region.visits_bestuurlijk_overleg IS 'Visits of type Bestuurlijk overleg.';
COMMENT ON COLUMN gis.visits_per_region.visits_other_types IS 'Visits of all other types, and unclassified.';
COMMENT ON COLUMN gis.visits_per_region.first_visit IS 'Day of the first visit; null without one.';
COMMENT ON COLUMN gis.visits_per_region.last_visit IS 'Day of the last visit; null without one.';
COMMENT ON COLUMN gis.visits_per_region.period_start IS 'First day of all activities in the database.';
COMMENT ON COLUMN gis.visits_per_region.period_end IS 'Last day of all activities in the database.';
COMMENT ON COLUMN gis.visits_per_region.geom IS
    'Label point in EPSG:28992: the middle of the main places of its municipalities.';
