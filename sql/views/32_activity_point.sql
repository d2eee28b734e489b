-- The layer to look at: every activity place with all that is known of it.
SELECT agenda.make_layer('activity_point', 'activity_id', 'activities', $query$
SELECT
    p.id,
    a.id AS activity_id,
    g.joint_id,
    a.date,
    a.end_date,
    a.start_time,
    a.end_time,
    a.title,
    g.people,
    g.ministries,
    g.cabinet,
    a.type,
    g.type_group,
    a.type_method,
    a.type_confidence,
    a.type_evidence,
    a.mode,
    g.cancelled,
    g.missing,
    g.withdrawn,
    g.counts,
    p.name AS place,
    p.level,
    p.level IN ('address', 'place') AND p.geom IS NOT NULL AS exact,
    p.municipality_code,
    m.name AS municipality,
    coalesce(pr.name, p.province) AS province,
    r.corop_region,
    r.npvr_region,
    p.country,
    p.municipality_code IS NOT DISTINCT FROM agenda.the_hague() AS is_hague,
    p.municipality_code IS DISTINCT FROM agenda.the_hague() AS outside_the_hague,
    p.evidence,
    p.source AS evidence_source,
    p.method,
    p.confidence,
    p.ambiguous,
    array_to_string(p.candidates, '; ') AS candidates,
    array_to_string(a.flags, '; ') AS flags,
    g.topic,
    g.counterparts,
    a.contact_present,
    page.weekly,
    page.url,
    page.body_sha256,
    body.first_fetched AS fetched_at,
    run.version,
    coalesce(p.geom, m.label)::geometry(Point, 28992) AS geom  -- a place without a position stands on its municipality
FROM agenda.activity_place p
JOIN agenda.activity a ON a.id = p.activity_id
JOIN gis.activity g ON g.id = a.id
JOIN agenda.page ON page.id = a.page_id
JOIN agenda.body ON body.sha256 = page.body_sha256
JOIN agenda.run ON run.id = page.changed_run
LEFT JOIN ref.municipality m ON m.code = p.municipality_code
LEFT JOIN ref.province pr ON pr.code = m.province_code
LEFT JOIN (
    SELECT l.place_id,
           string_agg(n.name, '; ' ORDER BY n.ordinal) FILTER (WHERE n.kind = 'corop') AS corop_region,
           string_agg(n.name, '; ' ORDER BY n.ordinal) FILTER (WHERE n.kind = 'npvr') AS npvr_region
    FROM gis.place_region l JOIN ref.region n ON n.id = l.region_id
    WHERE ((part).activities IS NULL OR l.activity_id = ANY ((part).activities))
    GROUP BY l.place_id
) AS r ON r.place_id = p.id
WHERE ((part).activities IS NULL OR p.activity_id = ANY ((part).activities))
$query$);

CREATE INDEX ON gis.activity_point USING gist (geom);
CREATE INDEX ON gis.activity_point (date);
CREATE INDEX ON gis.activity_point (people);
CREATE INDEX ON gis.activity_point (type);
CREATE INDEX ON gis.activity_point (municipality_code);
CREATE INDEX ON gis.activity_point (npvr_region);
CREATE INDEX ON gis.activity_point (activity_id);

COMMENT ON TABLE gis.activity_point IS
    'One row per activity place of a page: an activity in two places or on two pages has two rows, one without a known '
    'place has none. '
    'Look at level before drawing: above place the point is a label and no position.';
SELECT agenda.copy_comments('gis.activity', 'gis.activity_point');
COMMENT ON COLUMN gis.activity_point.id IS 'Key; stays the same as long as the activity and the order of its places do.';
COMMENT ON COLUMN gis.activity_point.activity_id IS 'Row of its page: gis.activity.id. To count activities, count joint_id.';
COMMENT ON COLUMN gis.activity_point.type_method IS 'Who said the type: stated (the site), rules, model or none.';
COMMENT ON COLUMN gis.activity_point.type_confidence IS 'Confidence in the type, 0 to 1; null if the site stated it.';
COMMENT ON COLUMN gis.activity_point.type_evidence IS 'The words that the type rests on.';
COMMENT ON COLUMN gis.activity_point.place IS 'Name of the place.';
COMMENT ON COLUMN gis.activity_point.level IS 'How precise: address, place, municipality, province, region or country.';
COMMENT ON COLUMN gis.activity_point.exact IS
    'True at level address or place with a position of its own; else the point is a label in a larger area: never draw it as '
    'a position.';
COMMENT ON COLUMN gis.activity_point.municipality_code IS 'CBS code; null above that level and abroad.';
COMMENT ON COLUMN gis.activity_point.municipality IS 'Municipality of 2025.';
COMMENT ON COLUMN gis.activity_point.province IS 'Province.';
COMMENT ON COLUMN gis.activity_point.corop_region IS 'COROP area of CBS that it counts for.';
COMMENT ON COLUMN gis.activity_point.npvr_region IS 'Region of the Nationaal Programma Vitale Regio''s that it counts for.';
COMMENT ON COLUMN gis.activity_point.country IS 'ISO 3166-1 alpha-2.';
COMMENT ON COLUMN gis.activity_point.is_hague IS 'The place is in the municipality of The Hague (GM0518).';
COMMENT ON COLUMN gis.activity_point.outside_the_hague IS 'The place is not in the municipality of The Hague (GM0518).';
COMMENT ON COLUMN gis.activity_point.evidence IS 'The words that the place rests on.';
COMMENT ON COLUMN gis.activity_point.evidence_source IS 'Where those words are: stated_place, day_heading, line, title, intro.';
COMMENT ON COLUMN gis.activity_point.method IS 'What resolved them.';
COMMENT ON COLUMN gis.activity_point.confidence IS 'Confidence in the place, 0 to 1.';
COMMENT ON COLUMN gis.activity_point.ambiguous IS 'Other candidates remain.';
COMMENT ON COLUMN gis.activity_point.candidates IS 'The other candidates, separated by a semicolon.';
COMMENT ON COLUMN gis.activity_point.flags IS 'What to know before quoting it, separated by a semicolon.';
COMMENT ON COLUMN gis.activity_point.body_sha256 IS 'The markup that it was read from: agenda.body.sha256.';
COMMENT ON COLUMN gis.activity_point.fetched_at IS 'When that markup was first fetched.';
COMMENT ON COLUMN gis.activity_point.version IS 'Version of agendacrawl that stored the present state of the page.';
COMMENT ON COLUMN gis.activity_point.geom IS 'Point in EPSG:28992; of a place without a position that of its municipality; null far abroad and where no municipality is known.';
