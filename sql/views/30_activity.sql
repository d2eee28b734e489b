-- Every activity on a page, also without any place: what gis.activity_point can't show. Not those of replaced pages.
SELECT agenda.make_layer('activity', 'id', 'activities', $query$
SELECT
    a.id,
    a.id AS activity_id,
    coalesce(j.joint_id, a.id) AS joint_id,
    a.key,
    a.date,
    NOT agenda.near(a.date, page.date) AS date_doubtful,
    a.end_date,
    a.start_time,
    a.end_time,
    a.title,
    (SELECT string_agg(name, '; ' ORDER BY ordinal) FROM agenda.activity_person WHERE activity_id = a.id) AS people,
    (SELECT string_agg(name, '; ' ORDER BY ordinal) FROM agenda.activity_ministry WHERE activity_id = a.id)
        AS ministries,
    c.name AS cabinet,
    a.type,
    coalesce(t.type_group, 'unknown') AS type_group,
    a.mode,
    s.cancelled,
    page.missing_since_run IS NOT NULL AS missing,
    s.withdrawn,
    s.counts,
    CASE
        WHEN a.mode = 'online' THEN 'online'
        WHEN p.netherlands THEN 'netherlands'
        WHEN p.caribbean THEN 'caribbean'
        WHEN p.activity_id IS NOT NULL THEN 'abroad'
        WHEN EXISTS (
            SELECT FROM ref.vague_place v
            WHERE coalesce(a.stated_place, a.day_place, page.stated_place) ~* ('(^|[,;:/|(]\s*)(' || v.pattern || ')(\W|$)')
        ) THEN 'diverse'
        WHEN 'place_unresolved' = ANY (a.flags) THEN 'unresolved'
        ELSE 'not_stated'
    END AS where_class,
    coalesce(a.mode <> 'online' AND p.outside_the_hague, false) AS outside_the_hague,
    coalesce(a.stated_place, a.day_place) AS stated_place,
    f.topic,
    f.counterparts,
    a.contact_present,
    page.weekly,
    page.url,
    body.first_fetched AS fetched_at
FROM agenda.activity a
JOIN gis.standing s ON s.id = a.id AND NOT s.superseded
JOIN agenda.page ON page.id = a.page_id
JOIN agenda.body ON body.sha256 = page.body_sha256
LEFT JOIN agenda.activity_joint j ON j.activity_id = a.id
LEFT JOIN ref.activity_type t ON t.name = a.type
LEFT JOIN ref.cabinet c ON a.date >= c.start_date AND a.date < coalesce(c.end_date, 'infinity')
LEFT JOIN (
    SELECT activity_id, bool_or(country = 'NL') AS netherlands,
           bool_or(agenda.is_caribbean(country)) AS caribbean,
           bool_or(municipality_code IS DISTINCT FROM agenda.the_hague()) AS outside_the_hague
    FROM agenda.activity_place WHERE ((part).activities IS NULL OR activity_id = ANY ((part).activities))
    GROUP BY activity_id
) AS p ON p.activity_id = a.id
LEFT JOIN (
    SELECT activity_id, string_agg(value, '; ' ORDER BY ordinal) FILTER (WHERE kind = 'topic') AS topic,
           string_agg(value, '; ' ORDER BY ordinal) FILTER (WHERE kind = 'counterpart') AS counterparts
    FROM agenda.activity_fact WHERE ((part).activities IS NULL OR activity_id = ANY ((part).activities))
    GROUP BY activity_id
) AS f ON f.activity_id = a.id
WHERE ((part).activities IS NULL OR a.id = ANY ((part).activities))
$query$);

CREATE INDEX ON gis.activity (joint_id);
CREATE INDEX ON gis.activity (date);
CREATE INDEX ON gis.activity (date) WHERE NOT date_doubtful;
CREATE INDEX ON gis.activity (date) WHERE date_doubtful;
CREATE INDEX ON gis.activity (people);
CREATE INDEX ON gis.activity (type);

COMMENT ON TABLE gis.activity IS
    'One row per activity on a page, with or without a place: one on two pages has two rows. Counts activities as '
    'count(DISTINCT joint_id).';
COMMENT ON COLUMN gis.activity.id IS 'Key: agenda.activity.id.';
COMMENT ON COLUMN gis.activity.activity_id IS 'The same, under the name that it has in gis.activity_point.';
COMMENT ON COLUMN gis.activity.joint_id IS 'Activity, the same on all of its pages: count these to count activities.';
COMMENT ON COLUMN gis.activity.key IS 'Its identity outside the database: the path of its page, on a weekly page with the day and the title.';
COMMENT ON COLUMN gis.activity.date IS 'Day, or first day of several.';
COMMENT ON COLUMN gis.activity.date_doubtful IS
    'The day lies more than a year from that of its page: it moves no period, no first and no last visit.';
COMMENT ON COLUMN gis.activity.end_date IS 'Last day, if the page names several.';
COMMENT ON COLUMN gis.activity.start_time IS 'Start, local time.';
COMMENT ON COLUMN gis.activity.end_time IS 'End, local time.';
COMMENT ON COLUMN gis.activity.title IS 'Title, in the words of the page.';
COMMENT ON COLUMN gis.activity.people IS 'Ministers and state secretaries, separated by a semicolon.';
COMMENT ON COLUMN gis.activity.ministries IS 'Ministries, separated by a semicolon.';
COMMENT ON COLUMN gis.activity.cabinet IS 'Cabinet on that day; a day of change belongs to the new one.';
COMMENT ON COLUMN gis.activity.type IS 'Type: the site''s own, else the classifier''s, else unclassified.';
COMMENT ON COLUMN gis.activity.type_group IS
    'Group of the type: visit, event, talk, cabinet, parliament, international, unknown.';
COMMENT ON COLUMN gis.activity.mode IS 'physical, online, hybrid or unknown.';
COMMENT ON COLUMN gis.activity.cancelled IS 'The page itself says that it does not take place.';
COMMENT ON COLUMN gis.activity.missing IS 'Its page was missing from the site at the last complete scan.';
COMMENT ON COLUMN gis.activity.withdrawn IS
    'before: its page was found gone before its day, so it was not held and does not count. after: on its day or later, so '
    'it counts. Null: its page is there.';
COMMENT ON COLUMN gis.activity.counts IS 'It counts: it was neither cancelled nor withdrawn before its day.';
COMMENT ON COLUMN gis.activity.where_class IS
    'netherlands (has a place there), caribbean (the Caribbean part of the Kingdom), abroad, online, diverse (diverse '
    'locaties: several, none of them named; the activity or its page says so), unresolved (a place is stated, but not known), not_stated. The first that applies.';
COMMENT ON COLUMN gis.activity.outside_the_hague IS
    'True if it has a known place that is not in the municipality of The Hague, and is not online.';
COMMENT ON COLUMN gis.activity.stated_place IS 'Place as worded behind its label, else in the heading of the day.';
COMMENT ON COLUMN gis.activity.topic IS 'What it was about, if the page says so.';
COMMENT ON COLUMN gis.activity.counterparts IS 'Whom it was with, separated by a semicolon.';
COMMENT ON COLUMN gis.activity.contact_present IS 'The page names a contact (never stored).';
COMMENT ON COLUMN gis.activity.weekly IS 'It is on the page of a person''s week, not on a page of its own.';
COMMENT ON COLUMN gis.activity.url IS 'Its page on rijksoverheid.nl.';
COMMENT ON COLUMN gis.activity.fetched_at IS 'When the markup that it was read from was first fetched.';
