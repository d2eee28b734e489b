-- How much each ministry tells: what Open State Foundation measured by hand.
SELECT agenda.make_layer('completeness', 'month', 'months', $query$
SELECT
    ('x' || left(md5(concat_ws('/', ministry, month)), 13))::bit(52)::bigint AS id,
    ministry,
    month,
    count(*)::integer AS activities,
    count(*) FILTER (WHERE outside)::integer AS activities_outside_the_hague,
    count(*) FILTER (WHERE topic)::integer AS with_topic,
    count(*) FILTER (WHERE counterpart)::integer AS with_counterpart,
    count(*) FILTER (WHERE contact)::integer AS with_contact,
    count(*) FILTER (WHERE place)::integer AS with_place,
    count(*) FILTER (WHERE topic AND counterpart AND contact AND place)::integer AS complete,
    count(*) FILTER (WHERE outside AND topic AND counterpart AND contact AND place)::integer AS complete_outside_the_hague,
    avg(topic::integer)::real AS share_with_topic,
    avg(counterpart::integer)::real AS share_with_counterpart,
    avg(contact::integer)::real AS share_with_contact,
    avg(place::integer)::real AS share_with_place,
    avg((topic AND counterpart AND contact AND place)::integer)::real AS share_complete
FROM (
    SELECT
        m.name AS ministry,
        date_trunc('month', g.date)::date AS month,
        g.joint_id,
        bool_or(g.topic IS NOT NULL) AS topic,
        bool_or(g.counterparts IS NOT NULL) AS counterpart,
        bool_or(g.contact_present) AS contact,
        bool_or(g.where_class <> 'not_stated') AS place,
        bool_or(g.outside_the_hague) AS outside
    FROM gis.activity g JOIN agenda.activity_ministry m ON m.activity_id = g.id
    WHERE (part).months IS NULL OR g.date = ANY (agenda.days_of_months((part).months))
    GROUP BY m.name, date_trunc('month', g.date)::date, g.joint_id
) AS one
GROUP BY ministry, month
$query$);

CREATE INDEX ON gis.completeness (ministry, month);

COMMENT ON TABLE gis.completeness IS
    'One row per ministry per month with an activity. Counts activities, each once whatever the number of its pages; what '
    'one of its pages says counts. An activity of two ministries is in both rows.';
COMMENT ON COLUMN gis.completeness.id IS 'Key: stays the same for a ministry and a month.';
COMMENT ON COLUMN gis.completeness.ministry IS 'Ministry.';
COMMENT ON COLUMN gis.completeness.month IS 'First day of the month.';
COMMENT ON COLUMN gis.completeness.activities IS 'Activities, cancelled ones too.';
COMMENT ON COLUMN gis.completeness.activities_outside_the_hague IS
    'Activities with a known place outside the municipality of The Hague.';
COMMENT ON COLUMN gis.completeness.with_topic IS 'Activities that name a topic.';
COMMENT ON COLUMN gis.completeness.with_counterpart IS 'Activities that say with whom.';
COMMENT ON COLUMN gis.completeness.with_contact IS 'Activities that name a contact.';
COMMENT ON COLUMN gis.completeness.with_place IS 'Activities that say where, or that it was online.';
COMMENT ON COLUMN gis.completeness.complete IS 'Activities with all four.';
COMMENT ON COLUMN gis.completeness.complete_outside_the_hague IS
    'Activities with all four and a known place outside the municipality of The Hague.';
COMMENT ON COLUMN gis.completeness.share_with_topic IS 'Share of activities, 0 to 1.';
COMMENT ON COLUMN gis.completeness.share_with_counterpart IS 'Share of activities, 0 to 1.';
COMMENT ON COLUMN gis.completeness.share_with_contact IS 'Share of activities, 0 to 1.';
COMMENT ON COLUMN gis.completeness.share_with_place IS 'Share of activities, 0 to 1.';
COMMENT ON COLUMN gis.completeness.share_complete IS 'Share of activities with all four, 0 to 1.';
