-- How often was the cabinet in each region: a row for every region, with what its zero means.
SELECT agenda.keep_counts(NULL);
SELECT agenda.make_layer('visits_per_region', NULL, NULL, $query$
SELECT f.*, t.*, r.geom
FROM gis.visits_in_period(NULL, '-infinity', 'infinity') AS f
JOIN gis.region r USING (id)
CROSS JOIN LATERAL (
    SELECT
        coalesce(sum(a.visits) FILTER (WHERE a.value = 'Gesprek'), 0)::integer AS visits_gesprek,
        coalesce(sum(a.visits) FILTER (WHERE a.value = 'Werkbezoek'), 0)::integer AS visits_werkbezoek,
        coalesce(sum(a.visits) FILTER (WHERE a.value = 'Kamervergadering'), 0)::integer AS visits_kamervergadering,
        coalesce(sum(a.visits) FILTER (WHERE a.value = 'Evenement'), 0)::integer AS visits_evenement,
        coalesce(sum(a.visits) FILTER (WHERE a.value = 'Bestuurlijk overleg'), 0)::integer AS visits_bestuurlijk_overleg,
        coalesce(sum(a.visits) FILTER (WHERE a.value = 'Ministerraad, onderraad, ministerieel overleg'), 0)::integer AS visits_ministerraad,
        coalesce(sum(a.visits) FILTER (WHERE a.value = 'Internationale bijeenkomst'), 0)::integer AS visits_internationale_bijeenkomst,
        coalesce(sum(a.visits) FILTER (WHERE a.value = 'Ontvangst'), 0)::integer AS visits_ontvangst,
        coalesce(sum(a.visits) FILTER (WHERE a.value = 'Handelsmissie'), 0)::integer AS visits_handelsmissie,
        coalesce(sum(a.visits) FILTER (WHERE a.value = 'unclassified'), 0)::integer AS visits_unclassified,
        coalesce(sum(a.visits) FILTER (WHERE a.value = 'other'), 0)::integer AS visits_other_types
    FROM agenda.month_count a WHERE a.facet = 'type' AND a.region_id = f.id
) AS t
$query$);

CREATE INDEX ON gis.visits_per_region (kind);
CREATE INDEX ON gis.visits_per_region USING gist (geom);

COMMENT ON TABLE gis.visits_per_region IS
    'One row per region, also where nothing was found: state says what a zero means. Counts activities and visits (persons '
    'times physical activities) between period_start and period_end, in columns ..._up_to with those that may have been '
    'there. Any other period: gis.visits_in_period(kind, first day, last day). All types: gis.visits_per_region_type.';
SELECT agenda.copy_comments('gis.region', 'gis.visits_per_region');
COMMENT ON COLUMN gis.visits_per_region.state IS
    'What may be said of the region at most: visited, visited_unnamed, possibly_visited, nothing_found or not_published. '
    'Words for it: gis.visit_state.';
COMMENT ON COLUMN gis.visits_per_region.in_words IS
    'The figure as a sentence (Dutch) that can be pasted: visits, activities without a name, expected visits, 95 % interval. Of a '
    'region around The Hague it counts what was outside The Hague.';
COMMENT ON COLUMN gis.visits_per_region.visits IS 'Visits: one per person per physical activity that surely was in the region.';
COMMENT ON COLUMN gis.visits_per_region.visits_up_to IS
    'Visits with those to a place that may be in the region: its name fits several. Possibly in more than one region.';
COMMENT ON COLUMN gis.visits_per_region.activities IS
    'Activities that surely were in the region, each once whatever the number of its pages; not online, not cancelled.';
COMMENT ON COLUMN gis.visits_per_region.activities_up_to IS 'The same with those that may have been there.';
COMMENT ON COLUMN gis.visits_per_region.activities_without_name IS
    'Activities that surely were in the region and name nobody: somebody came, and it is not said who. No visits.';
COMMENT ON COLUMN gis.visits_per_region.places IS 'Activity places surely in the region, of all pages.';
COMMENT ON COLUMN gis.visits_per_region.places_up_to IS 'The same with those that may be there.';
COMMENT ON COLUMN gis.visits_per_region.activities_outside_the_hague IS
    'Activities in the region with a place there outside the municipality of The Hague.';
COMMENT ON COLUMN gis.visits_per_region.activities_outside_the_hague_up_to IS 'The same with those that may have been there.';
COMMENT ON COLUMN gis.visits_per_region.visits_outside_the_hague IS
    'Visits in the region to a place there outside the municipality of The Hague.';
COMMENT ON COLUMN gis.visits_per_region.visits_outside_the_hague_up_to IS 'The same with those that may have been there.';
COMMENT ON COLUMN gis.visits_per_region.first_visit IS 'Day of the first visit; null without one.';
COMMENT ON COLUMN gis.visits_per_region.last_visit IS 'Day of the last visit, announced ones too; null without one.';
COMMENT ON COLUMN gis.visits_per_region.last_past IS 'Day of the last visit up to as_of; null without one.';
COMMENT ON COLUMN gis.visits_per_region.last_activity IS 'Day of the last activity, whether it names anybody or not; announced ones too.';
COMMENT ON COLUMN gis.visits_per_region.last_activity_past IS 'Day of the last activity up to as_of; null without one.';
COMMENT ON COLUMN gis.visits_per_region.last_without_name IS 'Day of the last activity that names nobody; null without one.';
COMMENT ON COLUMN gis.visits_per_region.days_since_last_visit IS 'Days from last_past to as_of; null without a visit up to then.';
COMMENT ON COLUMN gis.visits_per_region.days_since_last_activity IS
    'Days from last_activity_past to as_of; null without an activity up to then.';
COMMENT ON COLUMN gis.visits_per_region.as_of IS 'Day of the refresh (Europe/Amsterdam).';
COMMENT ON COLUMN gis.visits_per_region.period_start IS 'First day of all activities in the period.';
COMMENT ON COLUMN gis.visits_per_region.period_end IS 'Last day of all activities in the period.';
COMMENT ON COLUMN gis.visits_per_region.weeks_in_office IS
    'Weeks of all persons in office in the period, up to as_of: what could have been published. See gis.coverage.';
COMMENT ON COLUMN gis.visits_per_region.weeks_published IS 'Those of them of which something was published.';
COMMENT ON COLUMN gis.visits_per_region.visits_low IS 'Low end of the 95 % interval of visits (exact, Poisson), to two decimals.';
COMMENT ON COLUMN gis.visits_per_region.visits_high IS 'High end of the same.';
COMMENT ON COLUMN gis.visits_per_region.visits_per_100k IS
    'Visits per 100,000 inhabitants in the whole period; null without inhabitants. Quote it with its interval.';
COMMENT ON COLUMN gis.visits_per_region.visits_per_100k_low IS 'Low end of its 95 % interval (exact, Poisson).';
COMMENT ON COLUMN gis.visits_per_region.visits_per_100k_high IS 'High end of its 95 % interval (exact, Poisson).';
COMMENT ON COLUMN gis.visits_per_region.expected_visits IS
    'Visits outside The Hague that the region would have had if all of them in the Netherlands went by inhabitants; null without inhabitants '
    'outside The Hague.';
COMMENT ON COLUMN gis.visits_per_region.few_expected IS
    'Fewer than five visits are expected: too few to colour a map by. Hatch it.';
COMMENT ON COLUMN gis.visits_per_region.ratio IS 'visits_outside_the_hague divided by expected_visits: below 1 is fewer than its inhabitants ask.';
COMMENT ON COLUMN gis.visits_per_region.ratio_low IS 'Low end of its 95 % interval (exact, Poisson).';
COMMENT ON COLUMN gis.visits_per_region.ratio_high IS 'High end of its 95 % interval (exact, Poisson).';
COMMENT ON COLUMN gis.visits_per_region.caution IS
    'Sentences (Dutch) where there is little to go by: fewer than five expected visits, or little was published. Else null.';
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
