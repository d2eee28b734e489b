-- The layer to look at: every activity place with all that is known of it.
CREATE VIEW gis.activity_point AS
SELECT
    p.id,
    a.id AS activity_id,
    a.date,
    a.end_date,
    a.start_time,
    a.end_time,
    a.title,
    (SELECT string_agg(name, '; ' ORDER BY ordinal) FROM agenda.activity_person WHERE activity_id = a.id) AS people,
    (SELECT string_agg(name, '; ' ORDER BY ordinal) FROM agenda.activity_ministry WHERE activity_id = a.id)
        AS ministries,
    c.name AS cabinet,
    a.type,
    a.type_method,
    a.type_confidence,
    a.mode,
    'cancelled' = ANY (a.flags) AS cancelled,
    p.name AS place,
    p.level,
    p.municipality_code,
    m.name AS municipality,
    coalesce(pr.name, p.province) AS province,
    p.country,
    (SELECT string_agg(n.name, '; ' ORDER BY n.ordinal)
     FROM gis.place_region r JOIN ref.region n ON n.id = r.region_id
     WHERE r.place_id = p.id AND n.kind = 'npvr') AS npvr_region,
    p.municipality_code IS NOT DISTINCT FROM 'GM0518' AS is_hague,
    p.evidence,
    p.source AS evidence_source,
    p.method,
    p.confidence,
    p.ambiguous,
    array_to_string(p.candidates, '; ') AS candidates,
    array_to_string(a.flags, '; ') AS flags,
    page.weekly,
    page.url,
    p.geom::geometry(Point, 28992) AS geom,
    coalesce(j.joint_id, a.id) AS joint_id
FROM agenda.activity_place p
JOIN agenda.activity a ON a.id = p.activity_id
JOIN agenda.page ON page.id = a.page_id
LEFT JOIN agenda.activity_joint j ON j.activity_id = a.id
LEFT JOIN ref.municipality m ON m.code = p.municipality_code
LEFT JOIN ref.province pr ON pr.code = m.province_code
LEFT JOIN ref.cabinet c ON a.date >= c.start_date AND a.date < coalesce(c.end_date, 'infinity');

COMMENT ON VIEW gis.activity_point IS
    'One row per activity place of a page: an activity in two places or on two pages has two rows, one without a known '
    'place has none. '
    'Look at level before drawing: above place the point is a label and no position.';
COMMENT ON COLUMN gis.activity_point.id IS 'Key; stays as long as activity and order of its places are the same.';
COMMENT ON COLUMN gis.activity_point.activity_id IS 'Row of its page: agenda.activity.id. To count activities, count joint_id.';
COMMENT ON COLUMN gis.activity_point.date IS 'Day, or first day.';
COMMENT ON COLUMN gis.activity_point.end_date IS 'Last day, where the page names several.';
COMMENT ON COLUMN gis.activity_point.start_time IS 'Local time of the start.';
COMMENT ON COLUMN gis.activity_point.end_time IS 'Local time of the end.';
COMMENT ON COLUMN gis.activity_point.title IS 'Title, in the words of the page.';
COMMENT ON COLUMN gis.activity_point.people IS 'Ministers and state secretaries, separated by a semicolon.';
COMMENT ON COLUMN gis.activity_point.ministries IS 'Ministries, separated by a semicolon.';
COMMENT ON COLUMN gis.activity_point.cabinet IS 'Cabinet on that day; a day of change belongs to the new one.';
COMMENT ON COLUMN gis.activity_point.type IS 'Type: the site''s own word, else ours, else unclassified.';
COMMENT ON COLUMN gis.activity_point.type_method IS 'Who said the type: stated (the site), rules, model or none.';
COMMENT ON COLUMN gis.activity_point.type_confidence IS 'Confidence in our type, 0 to 1; null where the site stated it.';
COMMENT ON COLUMN gis.activity_point.mode IS 'physical, online, hybrid or unknown.';
COMMENT ON COLUMN gis.activity_point.cancelled IS 'The page itself says that it does not take place.';
COMMENT ON COLUMN gis.activity_point.place IS 'Name of the place.';
COMMENT ON COLUMN gis.activity_point.level IS 'How exact: address, place, municipality, province, region or country.';
COMMENT ON COLUMN gis.activity_point.municipality_code IS 'CBS code; null above that level and abroad.';
COMMENT ON COLUMN gis.activity_point.municipality IS 'Municipality of 2025.';
COMMENT ON COLUMN gis.activity_point.province IS 'Province.';
COMMENT ON COLUMN gis.activity_point.country IS 'ISO 3166-1 alpha-2.';
COMMENT ON COLUMN gis.activity_point.npvr_region IS 'Region of the Nationaal Programma Vitale Regio''s that it counts for.';
COMMENT ON COLUMN gis.activity_point.is_hague IS 'The place is in the municipality of The Hague (GM0518).';
COMMENT ON COLUMN gis.activity_point.evidence IS 'The words that the place rests on.';
COMMENT ON COLUMN gis.activity_point.evidence_source IS 'Where they stood: stated_place, day_heading, line, title, intro.';
COMMENT ON COLUMN gis.activity_point.method IS 'What resolved them.';
COMMENT ON COLUMN gis.activity_point.confidence IS 'Confidence in the place, 0 to 1.';
COMMENT ON COLUMN gis.activity_point.ambiguous IS 'Other candidates remain.';
COMMENT ON COLUMN gis.activity_point.candidates IS 'The other candidates, separated by a semicolon.';
COMMENT ON COLUMN gis.activity_point.flags IS 'What to know before quoting it, separated by a semicolon.';
COMMENT ON COLUMN gis.activity_point.weekly IS 'It stands on the week of one person, not on a page of its own.';
COMMENT ON COLUMN gis.activity_point.url IS 'Its page on rijksoverheid.nl.';
COMMENT ON COLUMN gis.activity_point.joint_id IS
    'Activity, the same on all of its pages: count these to count activities.';
COMMENT ON COLUMN gis.activity_point.geom IS 'Point in EPSG:28992; null far abroad or without a known position.';
