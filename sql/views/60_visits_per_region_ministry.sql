-- Every region with every ministry of somebody in the database, also with nothing. A visit is one of the ministry that
-- the person belongs to on that day (ref.office), else of the ministries that the page names.
CREATE MATERIALIZED VIEW gis.visits_per_region_ministry AS
WITH term AS (  -- two offices at one ministry at a time are one term
    SELECT p.name AS person, m.name AS ministry, unnest(range_agg(daterange(o.start_date, o.end_date, '[]'))) AS days
    FROM ref.office o JOIN ref.person p ON p.slug = o.person_slug JOIN ref.ministry m ON m.code = o.ministry_code
    GROUP BY p.name, m.name
), belongs AS (
    SELECT p.*, t.ministry FROM gis.person_region p LEFT JOIN term t ON t.person = p.person AND p.date <@ t.days
), named AS (
    SELECT DISTINCT g.joint_id, who.name AS person, m.name AS ministry
    FROM (SELECT DISTINCT joint_id FROM belongs WHERE ministry IS NULL) AS b
    JOIN gis.activity g ON g.joint_id = b.joint_id
    JOIN agenda.activity_person who ON who.activity_id = g.id
    JOIN agenda.activity_ministry m ON m.activity_id = g.id
), facts AS (
    SELECT region_id, ministry, joint_id, min(date) AS date,
           bool_or(date_doubtful) AS date_doubtful, bool_or(sure) AS sure, bool_or(outside_the_hague) AS outside_the_hague,
           bool_or(outside_the_hague_up_to) AS outside_the_hague_up_to, sum(visits) AS visits, sum(visits_up_to) AS visits_up_to,
           sum(visits_outside_the_hague) AS visits_outside_the_hague,
           sum(visits_outside_the_hague_up_to) AS visits_outside_the_hague_up_to
    FROM (
        SELECT * FROM belongs WHERE ministry IS NOT NULL
        UNION ALL
        SELECT p.*, n.ministry
        FROM gis.person_region p JOIN named n USING (joint_id, person)
        WHERE p.id IN (SELECT id FROM belongs WHERE ministry IS NULL)
    ) AS one
    GROUP BY region_id, ministry, joint_id
)
SELECT
    ('x' || left(md5(concat_ws('/', r.id, t.ministry)), 13))::bit(52)::bigint AS id,
    r.id AS region_id,
    r.kind,
    r.code,
    r.name,
    t.ministry,
    count(a.joint_id) FILTER (WHERE a.sure)::integer AS activities,
    count(a.joint_id)::integer AS activities_up_to,
    coalesce(sum(a.visits), 0)::integer AS visits,
    coalesce(sum(a.visits_up_to), 0)::integer AS visits_up_to,
    count(a.joint_id) FILTER (WHERE a.outside_the_hague)::integer AS activities_outside_the_hague,
    count(a.joint_id) FILTER (WHERE a.outside_the_hague_up_to)::integer AS activities_outside_the_hague_up_to,
    coalesce(sum(a.visits_outside_the_hague), 0)::integer AS visits_outside_the_hague,
    coalesce(sum(a.visits_outside_the_hague_up_to), 0)::integer AS visits_outside_the_hague_up_to,
    min(a.date) FILTER (WHERE a.visits > 0 AND NOT a.date_doubtful) AS first_visit,
    max(a.date) FILTER (WHERE a.visits > 0 AND NOT a.date_doubtful) AS last_visit
FROM ref.region r
CROSS JOIN (SELECT name AS ministry FROM agenda.activity_ministry UNION SELECT ministry FROM facts) AS t
LEFT JOIN facts a ON a.region_id = r.id AND a.ministry = t.ministry
GROUP BY r.id, r.kind, r.code, r.name, t.ministry;

CREATE UNIQUE INDEX ON gis.visits_per_region_ministry (id);
CREATE INDEX ON gis.visits_per_region_ministry (region_id);
CREATE INDEX ON gis.visits_per_region_ministry (ministry, kind);

COMMENT ON MATERIALIZED VIEW gis.visits_per_region_ministry IS
    'One row per region per ministry, also where nothing was found. Counts activities of people of the ministry, and their '
    'visits. Somebody of two ministries is in both rows: they do not add up over ministries.';
SELECT agenda.copy_comments('gis.visits_per_region_type', 'gis.visits_per_region_ministry');
COMMENT ON COLUMN gis.visits_per_region_ministry.id IS 'Key: stays the same for a region and a ministry.';
COMMENT ON COLUMN gis.visits_per_region_ministry.ministry IS
    'Ministry that the person belongs to on that day; where that is not known, those that the page names.';
