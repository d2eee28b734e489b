-- Every region with every ministry of somebody in the database, also with nothing. A visit is one of the ministry that
-- the person belongs to on that day (ref.office), else of the ministries that the page names.
SELECT agenda.make_layer('visits_per_region_ministry', 'region_id', 'regions', $query$
SELECT
    ('x' || left(md5(concat_ws('/', r.id, t.ministry)), 13))::bit(52)::bigint AS id,
    r.id AS region_id,
    r.kind,
    r.code,
    r.name,
    t.ministry,
    coalesce(sum(a.activities), 0)::integer AS activities,
    coalesce(sum(a.activities_up_to), 0)::integer AS activities_up_to,
    coalesce(sum(a.visits), 0)::integer AS visits,
    coalesce(sum(a.visits_up_to), 0)::integer AS visits_up_to,
    coalesce(sum(a.activities_outside_the_hague), 0)::integer AS activities_outside_the_hague,
    coalesce(sum(a.activities_outside_the_hague_up_to), 0)::integer AS activities_outside_the_hague_up_to,
    coalesce(sum(a.visits_outside_the_hague), 0)::integer AS visits_outside_the_hague,
    coalesce(sum(a.visits_outside_the_hague_up_to), 0)::integer AS visits_outside_the_hague_up_to,
    min(a.first_visit) AS first_visit,
    max(a.last_visit) AS last_visit
FROM ref.region r
CROSS JOIN (
    SELECT * FROM agenda.names_in('agenda.activity_ministry')
    UNION SELECT value FROM agenda.month_count WHERE facet = 'ministry'
) AS t (ministry)
LEFT JOIN agenda.month_count a ON a.facet = 'ministry' AND a.region_id = r.id AND a.value = t.ministry
WHERE (part).regions IS NULL OR r.id = ANY ((part).regions)
GROUP BY r.id, r.kind, r.code, r.name, t.ministry
$query$);

CREATE INDEX ON gis.visits_per_region_ministry (region_id);
CREATE INDEX ON gis.visits_per_region_ministry (ministry, kind);

COMMENT ON TABLE gis.visits_per_region_ministry IS
    'One row per region per ministry, also where nothing was found. Counts activities of people of the ministry, and their '
    'visits. Somebody of two ministries is in both rows: they do not add up over ministries.';
SELECT agenda.copy_comments('gis.visits_per_region_type', 'gis.visits_per_region_ministry');
COMMENT ON COLUMN gis.visits_per_region_ministry.id IS 'Key: stays the same for a region and a ministry.';
COMMENT ON COLUMN gis.visits_per_region_ministry.ministry IS
    'Ministry that the person belongs to on that day; where that is not known, those that the page names.';
