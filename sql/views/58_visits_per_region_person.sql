-- Every region with every person who has an activity in the database, also with nothing.
SELECT agenda.make_layer('visits_per_region_person', 'region_id', 'regions', $query$
SELECT
    ('x' || left(md5(concat_ws('/', r.id, t.person)), 13))::bit(52)::bigint AS id,
    r.id AS region_id,
    r.kind,
    r.code,
    r.name,
    t.person,
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
CROSS JOIN agenda.names_in('agenda.activity_person') AS t (person)
LEFT JOIN agenda.month_count a ON a.facet = 'person' AND a.region_id = r.id AND a.value = t.person
WHERE (part).regions IS NULL OR r.id = ANY ((part).regions)
GROUP BY r.id, r.kind, r.code, r.name, t.person
$query$);

CREATE INDEX ON gis.visits_per_region_person (region_id);
CREATE INDEX ON gis.visits_per_region_person (person, kind);

COMMENT ON TABLE gis.visits_per_region_person IS
    'One row per region per person, also where nothing was found. Counts activities that the person took part in, and '
    'visits. An activity of two persons is in both rows: activities do not add up over persons, visits do.';
SELECT agenda.copy_comments('gis.visits_per_region_type', 'gis.visits_per_region_person');
COMMENT ON COLUMN gis.visits_per_region_person.id IS 'Key: stays the same for a region and a person.';
COMMENT ON COLUMN gis.visits_per_region_person.person IS 'Minister or state secretary with an activity in the database.';
