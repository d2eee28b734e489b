-- Every region with every ministry of somebody in the database, also with nothing. A visit is one of the ministry that
-- the person belongs to on that day (ref.office), else of the ministries that the page names.
CREATE MATERIALIZED VIEW gis.visits_per_region_ministry AS
WITH held AS (
    SELECT DISTINCT p.region_id, p.joint_id, p.person, m.name AS ministry
    FROM gis.person_region p
    JOIN ref.person who ON who.name = p.person
    JOIN ref.office o ON o.person_slug = who.slug
        AND p.date >= o.start_date AND p.date <= coalesce(o.end_date, 'infinity')
    JOIN ref.ministry m ON m.code = o.ministry_code
), named AS (
    SELECT DISTINCT p.region_id, p.joint_id, p.person, m.name AS ministry
    FROM gis.person_region p
    JOIN gis.activity g ON g.joint_id = p.joint_id
    JOIN agenda.activity_person who ON who.activity_id = g.id AND who.name = p.person
    JOIN agenda.activity_ministry m ON m.activity_id = g.id
    WHERE NOT EXISTS (SELECT FROM held h WHERE (h.region_id, h.joint_id, h.person) = (p.region_id, p.joint_id, p.person))
), facts AS (
    SELECT b.region_id, b.ministry, b.joint_id, min(p.date) AS date, bool_or(p.date_doubtful) AS date_doubtful, sum(p.visits) AS visits,
           sum(p.visits_outside_the_hague) AS visits_outside_the_hague, bool_or(p.outside_the_hague) AS outside_the_hague
    FROM (SELECT * FROM held UNION ALL SELECT * FROM named) AS b
    JOIN gis.person_region p USING (region_id, joint_id, person)
    GROUP BY b.region_id, b.ministry, b.joint_id
)
SELECT
    ('x' || left(md5(concat_ws('/', r.id, t.ministry)), 13))::bit(52)::bigint AS id,
    r.id AS region_id,
    r.kind,
    r.code,
    r.name,
    t.ministry,
    count(a.joint_id)::integer AS activities,
    coalesce(sum(a.visits), 0)::integer AS visits,
    count(a.joint_id) FILTER (WHERE a.outside_the_hague)::integer AS activities_outside_the_hague,
    coalesce(sum(a.visits_outside_the_hague), 0)::integer AS visits_outside_the_hague,
    min(a.date) FILTER (WHERE a.visits > 0 AND NOT a.date_doubtful) AS first_visit,
    max(a.date) FILTER (WHERE a.visits > 0 AND NOT a.date_doubtful) AS last_visit
FROM gis.region r
CROSS JOIN (SELECT name AS ministry FROM agenda.activity_ministry UNION SELECT ministry FROM facts) AS t
LEFT JOIN facts a ON a.region_id = r.id AND a.ministry = t.ministry
GROUP BY r.id, r.kind, r.code, r.name, t.ministry;

CREATE UNIQUE INDEX ON gis.visits_per_region_ministry (id);
CREATE INDEX ON gis.visits_per_region_ministry (region_id);
CREATE INDEX ON gis.visits_per_region_ministry (ministry, kind);

COMMENT ON MATERIALIZED VIEW gis.visits_per_region_ministry IS
    'One row per region per ministry, also where it never came. Counts activities of people of the ministry, and their '
    'visits. Somebody of two ministries is in both rows: they do not add up over ministries.';
SELECT agenda.copy_comments('gis.visits_per_region_type', 'gis.visits_per_region_ministry');
COMMENT ON COLUMN gis.visits_per_region_ministry.id IS 'Key: stays the same for a region and a ministry.';
COMMENT ON COLUMN gis.visits_per_region_ministry.ministry IS
    'Ministry that the person belongs to on that day; where that is not known, those that the page names.';
