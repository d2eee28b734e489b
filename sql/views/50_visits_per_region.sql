-- How often was the cabinet in each region: a row for every region, also where nobody came.
CREATE MATERIALIZED VIEW gis.visits_per_region AS
WITH day AS (
    SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date AS today, min(date) AS first, max(date) AS last FROM gis.activity
    WHERE NOT date_doubtful
)
SELECT
    f.*,
    d.today - f.last_past AS days_since_last_visit,
    d.today AS as_of,
    d.first AS period_start,
    d.last AS period_end,
    r.inhabitants,
    round(f.visits * 100000.0 / nullif(r.inhabitants, 0), 1)::double precision AS visits_per_100k,
    CASE WHEN r.inhabitants > 0 AND f.visits < 10
         THEN 'Klein aantal: bij minder dan 10 bezoeken zegt het cijfer per 100.000 inwoners weinig.'
    END AS visits_per_100k_caution,
    r.geom
FROM (
    SELECT
        r.id,
        r.kind,
        r.code,
        r.name,
        count(a.joint_id)::integer AS activities,
        coalesce(sum(a.visits), 0)::integer AS visits,
        coalesce(sum(a.places), 0)::integer AS places,
        count(a.joint_id) FILTER (WHERE a.outside_the_hague)::integer AS activities_outside_the_hague,
        coalesce(sum(a.visits_outside_the_hague), 0)::integer AS visits_outside_the_hague,
        coalesce(sum(a.visits) FILTER (WHERE a.type = 'Gesprek'), 0)::integer AS visits_gesprek,
        coalesce(sum(a.visits) FILTER (WHERE a.type = 'Werkbezoek'), 0)::integer AS visits_werkbezoek,
        coalesce(sum(a.visits) FILTER (WHERE a.type = 'Kamervergadering'), 0)::integer AS visits_kamervergadering,
        coalesce(sum(a.visits) FILTER (WHERE a.type = 'Evenement'), 0)::integer AS visits_evenement,
        coalesce(sum(a.visits) FILTER (WHERE a.type = 'Bestuurlijk overleg'), 0)::integer AS visits_bestuurlijk_overleg,
        coalesce(sum(a.visits) FILTER (WHERE a.type = 'Ministerraad, onderraad, ministerieel overleg'), 0)::integer AS visits_ministerraad,
        coalesce(sum(a.visits) FILTER (WHERE a.type = 'Internationale bijeenkomst'), 0)::integer AS visits_internationale_bijeenkomst,
        coalesce(sum(a.visits) FILTER (WHERE a.type = 'Ontvangst'), 0)::integer AS visits_ontvangst,
        coalesce(sum(a.visits) FILTER (WHERE a.type = 'Handelsmissie'), 0)::integer AS visits_handelsmissie,
        coalesce(sum(a.visits) FILTER (WHERE a.type = 'unclassified'), 0)::integer AS visits_unclassified,
        coalesce(sum(a.visits) FILTER (WHERE a.type = 'other'), 0)::integer AS visits_other_types,
        min(a.date) FILTER (WHERE a.visits > 0 AND NOT a.date_doubtful) AS first_visit,
        max(a.date) FILTER (WHERE a.visits > 0 AND NOT a.date_doubtful) AS last_visit,
        max(a.date) FILTER (WHERE a.visits > 0 AND NOT a.date_doubtful AND a.date <= d.today) AS last_past
    FROM gis.region r
    CROSS JOIN day d
    LEFT JOIN gis.activity_region a ON a.region_id = r.id
    GROUP BY r.id, r.kind, r.code, r.name
) AS f
JOIN gis.region r USING (id)
CROSS JOIN day d;

CREATE UNIQUE INDEX ON gis.visits_per_region (id);
CREATE INDEX ON gis.visits_per_region (kind);
CREATE INDEX ON gis.visits_per_region USING gist (geom);

COMMENT ON MATERIALIZED VIEW gis.visits_per_region IS
    'One row per region, also where nobody came. Counts activities and visits (persons times physical activities) '
    'between period_start and period_end. All types: gis.visits_per_region_type.';
SELECT agenda.copy_comments('gis.region', 'gis.visits_per_region');
COMMENT ON COLUMN gis.visits_per_region.activities IS 'Activities in the region, each once whatever the number of its pages; not online, not cancelled.';
COMMENT ON COLUMN gis.visits_per_region.visits IS 'Visits: one per person per physical activity in the region.';
COMMENT ON COLUMN gis.visits_per_region.places IS 'Activity places in the region, of all pages.';
COMMENT ON COLUMN gis.visits_per_region.activities_outside_the_hague IS
    'Activities in the region with a place there outside the municipality of The Hague.';
COMMENT ON COLUMN gis.visits_per_region.visits_outside_the_hague IS
    'Visits in the region to a place there outside the municipality of The Hague.';
COMMENT ON COLUMN gis.visits_per_region.visits_gesprek IS 'Visits of type Gesprek.';
COMMENT ON COLUMN gis.visits_per_region.visits_werkbezoek IS 'Visits of type Werkbezoek.';
COMMENT ON COLUMN gis.visits_per_region.visits_kamervergadering IS 'Visits of type Kamervergadering.';
COMMENT ON COLUMN gis.visits_per_region.visits_evenement IS 'Visits of type Evenement.';
COMMENT ON COLUMN gis.visits_per_region.visits_bestuurlijk_overleg IS 'Visits of type Bestuurlijk overleg.';
COMMENT ON COLUMN gis.visits_per_region.visits_ministerraad IS 'Visits of type Ministerraad, onderraad, ministerieel overleg.';
COMMENT ON COLUMN gis.visits_per_region.visits_internationale_bijeenkomst IS 'Visits of type Internationale bijeenkomst.';
COMMENT ON COLUMN gis.visits_per_region.visits_ontvangst IS 'Visits of type Ontvangst.';
COMMENT ON COLUMN gis.visits_per_region.visits_handelsmissie IS 'Visits of type Handelsmissie.';
COMMENT ON COLUMN gis.visits_per_region.visits_unclassified IS 'Visits of which nobody could tell the type.';
COMMENT ON COLUMN gis.visits_per_region.visits_other_types IS 'Visits of types of the site that are not in ref.activity_type.';
COMMENT ON COLUMN gis.visits_per_region.first_visit IS 'Day of the first visit; null without one.';
COMMENT ON COLUMN gis.visits_per_region.last_visit IS 'Day of the last visit, announced ones too; null without one.';
COMMENT ON COLUMN gis.visits_per_region.last_past IS 'Day of the last visit up to as_of; null without one.';
COMMENT ON COLUMN gis.visits_per_region.days_since_last_visit IS 'Days from last_past to as_of; null without a visit up to then.';
COMMENT ON COLUMN gis.visits_per_region.as_of IS 'Day of the refresh (Europe/Amsterdam).';
COMMENT ON COLUMN gis.visits_per_region.period_start IS 'First day of all activities in the database.';
COMMENT ON COLUMN gis.visits_per_region.period_end IS 'Last day of all activities in the database.';
COMMENT ON COLUMN gis.visits_per_region.visits_per_100k IS
    'Visits per 100,000 inhabitants in the whole period; null without inhabitants. Read it with its caution.';
COMMENT ON COLUMN gis.visits_per_region.visits_per_100k_caution IS
    'A sentence (Dutch) where there are too few visits to compare: fewer than 10. Else null.';
