-- One table of facts for whoever counts otherwise than the layers do: who, when, for which ministry, where.
-- The grain is fine on purpose (a row per page, person, office, place and meaning of its name), so that every
-- question is one SELECT: count(DISTINCT visit_id) counts visits, count(DISTINCT joint_id) counts activities.
SELECT agenda.make_layer('visit', 'activity_id', 'activities', $query$
WITH office AS (  -- who stays in office is in two cabinets on the day of change, and in one office all the same
    SELECT p.name AS person, o.title, m.name AS ministry, coalesce(n.name, m.name) AS present_ministry,
           range_agg(daterange(o.start_date, o.end_date, '[]')) AS days
    FROM ref.office o
    JOIN ref.person p ON p.slug = o.person_slug
    JOIN ref.ministry m ON m.code = o.ministry_code
    LEFT JOIN ref.ministry n ON n.code = m.present_code
    GROUP BY p.name, o.title, m.name, n.name
), member AS (
    SELECT r.kind, m.municipality_code, r.id AS region_id, r.name, coalesce(m.valid_from, '-infinity') AS first,
           coalesce(m.valid_to, 'infinity') AS until
    FROM ref.region_municipality m JOIN ref.region r ON r.id = m.region_id
    WHERE m.counted AND r.kind IN ('province', 'corop', 'npvr')
), shared AS (  -- whoever is on several pages of one event is there from the first of their days
    SELECT g.joint_id, coalesce(p.name, '') AS person, min(g.date) AS day, bool_or(g.date_doubtful) AS day_doubtful
    FROM agenda.activity_joint j
    JOIN gis.activity g ON g.id = j.activity_id AND g.counts
    LEFT JOIN agenda.activity_person p ON p.activity_id = g.id
    WHERE (part).activities IS NULL OR j.activity_id = ANY ((part).activities)
    GROUP BY g.joint_id, p.name
), who AS (
    SELECT g.*, p.name AS person, array_to_string(a.flags, '; ') AS flags, coalesce(s.day, g.date) AS day,
           coalesce(s.day_doubtful, g.date_doubtful) AS day_doubtful,
           CASE WHEN p.name IS NOT NULL AND g.mode = 'physical'
                THEN ('x' || left(md5(concat_ws('/', g.joint_id, p.name)), 13))::bit(52)::bigint END AS visit_id
    FROM gis.activity g
    JOIN agenda.activity a ON a.id = g.id
    LEFT JOIN agenda.activity_person p ON p.activity_id = g.id
    LEFT JOIN shared s ON s.joint_id = g.joint_id AND s.person = coalesce(p.name, '')
    WHERE g.counts AND ((part).activities IS NULL OR g.id = ANY ((part).activities))
    OFFSET 0  -- computed before there are more rows of it
), held AS (
    SELECT w.*, o.title AS office, coalesce(o.ministry, m.name) AS ministry,
           coalesce(o.present_ministry, n.name, m.name) AS present_ministry
    FROM who w
    LEFT JOIN office o ON o.person = w.person AND w.day <@ o.days
    LEFT JOIN agenda.activity_ministry m ON m.activity_id = w.id AND o.person IS NULL
    LEFT JOIN ref.ministry r ON r.name = m.name
    LEFT JOIN ref.ministry n ON n.code = r.present_code
), lies AS (
    SELECT l.place_id, max(r.name) FILTER (WHERE r.kind = 'province') AS province,
           max(r.name) FILTER (WHERE r.kind = 'corop') AS corop_region,
           max(r.name) FILTER (WHERE r.kind = 'npvr') AS npvr_region
    FROM gis.place_region l JOIN ref.region r ON r.id = l.region_id
    WHERE ((part).activities IS NULL OR l.activity_id = ANY ((part).activities))
    GROUP BY l.place_id
), meaning AS (  -- of a name that fits several places
    SELECT p.id AS place_id, c.code, m.*
    FROM agenda.activity_place p
    JOIN agenda.activity a ON a.id = p.activity_id
    CROSS JOIN LATERAL (SELECT DISTINCT unnest(p.candidates || p.municipality_code) AS code) AS c
    LEFT JOIN LATERAL (
        SELECT max(n.name) FILTER (WHERE n.kind = 'province') AS province, bool_or(l.sure) FILTER (WHERE n.kind = 'province') AS province_sure,
               max(n.name) FILTER (WHERE n.kind = 'corop') AS corop_region, bool_or(l.sure) FILTER (WHERE n.kind = 'corop') AS corop_sure,
               max(n.name) FILTER (WHERE n.kind = 'npvr') AS npvr_region, bool_or(l.sure) FILTER (WHERE n.kind = 'npvr') AS npvr_sure
        FROM member n JOIN gis.place_region l ON l.place_id = p.id AND l.region_id = n.region_id
        WHERE n.municipality_code = c.code AND a.date >= n.first AND a.date < n.until
    ) AS m ON true
    WHERE p.ambiguous AND c.code IS NOT NULL AND ((part).activities IS NULL OR p.activity_id = ANY ((part).activities))
)
SELECT
    ('x' || left(md5(concat_ws('/',
        h.id, h.person, h.office, h.ministry, p.id, coalesce(n.code, p.municipality_code)
    )), 13))::bit(52)::bigint AS id,
    h.visit_id,
    h.joint_id,
    h.id AS activity_id,
    h.day AS date,
    h.day_doubtful AS date_doubtful,
    extract(year FROM h.day)::integer AS year,
    extract(quarter FROM h.day)::integer AS quarter,
    date_trunc('month', h.day::timestamp)::date AS month,
    h.person,
    h.office,
    h.ministry,
    h.present_ministry,
    c.name AS cabinet,
    h.title,
    h.type,
    h.type_group,
    h.mode,
    h.where_class,
    h.where_class NOT IN ('diverse', 'unresolved', 'not_stated') AS located,
    h.weekly,
    p.id AS place_id,
    p.name AS place,
    p.level,
    p.country,
    coalesce(n.code, p.municipality_code) AS municipality_code,
    m.name AS municipality,
    coalesce(n.province, l.province) AS province,
    coalesce(n.corop_region, l.corop_region) AS corop_region,
    coalesce(n.npvr_region, l.npvr_region) AS npvr_region,
    NOT p.ambiguous AS municipality_sure,
    NOT p.ambiguous OR coalesce(n.province_sure, false) AS province_sure,
    NOT p.ambiguous OR coalesce(n.corop_sure, false) AS corop_sure,
    NOT p.ambiguous OR coalesce(n.npvr_sure, false) AS npvr_sure,
    coalesce(n.code, p.municipality_code) IS DISTINCT FROM agenda.the_hague() AND p.id IS NOT NULL
        AND h.mode <> 'online' AS outside_the_hague,
    h.withdrawn IS NOT NULL AS withdrawn,
    h.flags,
    h.url
FROM held h
LEFT JOIN agenda.activity_place p ON p.activity_id = h.id
    AND (NOT p.ambiguous OR p.municipality_code IS NOT NULL OR p.candidates <> '{}')
    AND ((part).activities IS NULL OR p.activity_id = ANY ((part).activities))
LEFT JOIN lies l ON l.place_id = p.id AND NOT p.ambiguous
LEFT JOIN meaning n ON n.place_id = p.id
LEFT JOIN ref.municipality m ON m.code = coalesce(n.code, p.municipality_code)
LEFT JOIN ref.cabinet c ON h.day >= c.start_date AND h.day < coalesce(c.end_date, 'infinity')
$query$);

CREATE INDEX ON gis.visit (activity_id);
CREATE INDEX ON gis.visit (date);
CREATE INDEX ON gis.visit (person);
CREATE INDEX ON gis.visit (ministry, year);

COMMENT ON TABLE gis.visit IS
    'One row per activity on a page, person, office, place and meaning of its name; only what counts (gis.standing). Never count '
    'rows: count(DISTINCT visit_id) counts visits, count(DISTINCT joint_id) activities.';
COMMENT ON COLUMN gis.visit.id IS 'Key: stays the same for an activity on a page, a person, an office and a place.';
COMMENT ON COLUMN gis.visit.visit_id IS
    'Visit: the same for a person at an activity, on whatever page. Null where it is none: nobody is named, or the mode is not physical.';
COMMENT ON COLUMN gis.visit.joint_id IS 'Activity, the same on all of its pages: gis.activity.joint_id.';
COMMENT ON COLUMN gis.visit.activity_id IS 'Row of its page: gis.activity.id.';
COMMENT ON COLUMN gis.visit.date IS 'First day of the person at the activity, on whatever page.';
COMMENT ON COLUMN gis.visit.date_doubtful IS 'The day lies more than a year from that of a page: leave it out of first and last days.';
COMMENT ON COLUMN gis.visit.year IS 'Year of date.';
COMMENT ON COLUMN gis.visit.quarter IS 'Quarter of date, 1 to 4.';
COMMENT ON COLUMN gis.visit.month IS 'First day of the month of date.';
COMMENT ON COLUMN gis.visit.person IS 'Minister or state secretary; null where nobody is named.';
COMMENT ON COLUMN gis.visit.office IS 'Office that the person held that day; null where the register knows none.';
COMMENT ON COLUMN gis.visit.ministry IS
    'Ministry of that office under the name of that day; where no office is known, a ministry that the page names. A person of two has two rows.';
COMMENT ON COLUMN gis.visit.present_ministry IS 'Name of the ministry of today that does its work: group by it over the years.';
COMMENT ON COLUMN gis.visit.cabinet IS 'Cabinet on that day; a day of change belongs to the new one. Days to divide by: gis.cabinet.';
COMMENT ON COLUMN gis.visit.title IS 'Title, in the words of the page.';
COMMENT ON COLUMN gis.visit.type IS 'Type: the site''s own word, else ours, else unclassified. Pages of one activity may differ.';
COMMENT ON COLUMN gis.visit.type_group IS 'Group of the type: visit, event, talk, cabinet, parliament, international, unknown.';
COMMENT ON COLUMN gis.visit.mode IS 'physical, online, hybrid or unknown.';
COMMENT ON COLUMN gis.visit.where_class IS 'netherlands, caribbean, abroad, online, diverse, unresolved or not_stated: see gis.activity.';
COMMENT ON COLUMN gis.visit.located IS 'The activity says where, online included, in words that are known.';
COMMENT ON COLUMN gis.visit.weekly IS 'It stands on the week of one person, not on a page of its own.';
COMMENT ON COLUMN gis.visit.place_id IS 'Activity place: gis.activity_point.id; null without one.';
COMMENT ON COLUMN gis.visit.place IS 'Name of the place.';
COMMENT ON COLUMN gis.visit.level IS 'How exact: address, place, municipality, province, region or country.';
COMMENT ON COLUMN gis.visit.country IS 'ISO 3166-1 alpha-2.';
COMMENT ON COLUMN gis.visit.municipality_code IS
    'CBS code; one row for each that the name can mean, and then a name where the meaning has no code. Null above that level.';
COMMENT ON COLUMN gis.visit.municipality IS 'Municipality of 2025.';
COMMENT ON COLUMN gis.visit.province IS 'Province.';
COMMENT ON COLUMN gis.visit.corop_region IS 'COROP area of CBS.';
COMMENT ON COLUMN gis.visit.npvr_region IS 'Region of the Nationaal Programma Vitale Regio''s.';
COMMENT ON COLUMN gis.visit.municipality_sure IS 'The name can mean no other municipality. False: it only may have been there.';
COMMENT ON COLUMN gis.visit.province_sure IS 'All that the name can mean lies in this province.';
COMMENT ON COLUMN gis.visit.corop_sure IS 'All that the name can mean lies in this COROP area.';
COMMENT ON COLUMN gis.visit.npvr_sure IS 'All that the name can mean lies in this NPVR region.';
COMMENT ON COLUMN gis.visit.outside_the_hague IS 'It has a known place, not in the municipality of The Hague, and is not online.';
COMMENT ON COLUMN gis.visit.withdrawn IS 'Its page is gone from the site: it counts, since it vanished on its day or later.';
COMMENT ON COLUMN gis.visit.flags IS 'What to know before quoting it, separated by a semicolon.';
COMMENT ON COLUMN gis.visit.url IS 'Its page on rijksoverheid.nl.';
