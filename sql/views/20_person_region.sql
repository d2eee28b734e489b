-- Who was where: each person of each activity once per region. All visits per region rest on this view: what does
-- not count did not take place, what was online took place in no region, and a person on several pages of one event
-- is there once. What is sure and what is only possible are counted apart: see gis.place_region.
SELECT agenda.make_layer('person_region', 'joint_id', 'joints', $query$
SELECT
    ('x' || left(md5(concat_ws('/', region_id, joint_id, person)), 13))::bit(52)::bigint AS id,
    region_id,
    kind,
    joint_id,
    person,
    min(date) AS date,
    bool_or(date_doubtful) AS date_doubtful,
    bool_or(sure) AS sure,
    bool_or(outside_the_hague) AS outside_the_hague,
    bool_or(outside_the_hague_up_to) AS outside_the_hague_up_to,
    bool_or(physical AND sure)::integer AS visits,
    bool_or(physical)::integer AS visits_up_to,
    bool_or(physical AND outside_the_hague)::integer AS visits_outside_the_hague,
    bool_or(physical AND outside_the_hague_up_to)::integer AS visits_outside_the_hague_up_to
FROM (
    SELECT r.region_id, r.kind, coalesce(j.joint_id, a.id) AS joint_id, who.name AS person, a.date,
           NOT agenda.near(a.date, page.date) AS date_doubtful, a.mode = 'physical' AS physical, r.sure, r.outside_the_hague,
           r.outside_the_hague_up_to
    FROM gis.place_region r
    JOIN agenda.activity a ON a.id = r.activity_id
    JOIN gis.standing s ON s.id = a.id AND s.counts
    JOIN agenda.page ON page.id = a.page_id
    JOIN agenda.activity_person who ON who.activity_id = a.id
    LEFT JOIN agenda.activity_joint j ON j.activity_id = a.id
    WHERE a.mode <> 'online' AND ((part).activities IS NULL OR r.activity_id = ANY ((part).activities))
) AS one
GROUP BY region_id, kind, joint_id, person
$query$);

CREATE INDEX ON gis.person_region (person, region_id);
CREATE INDEX ON gis.person_region (region_id, date);
CREATE INDEX ON gis.person_region (joint_id);
CREATE INDEX ON gis.person_region (date);

COMMENT ON TABLE gis.person_region IS
    'One row per person per activity per region. Counts visits (a person at a physical activity) in the columns visits: '
    'hybrid activities and those of unknown mode have 0, since nobody says who was there. Not online; only what '
    'counts (gis.standing).';
COMMENT ON COLUMN gis.person_region.id IS 'Key: stays the same for an activity, a region and a person.';
COMMENT ON COLUMN gis.person_region.region_id IS 'Region: gis.region.id.';
COMMENT ON COLUMN gis.person_region.kind IS 'Division that the region is of.';
COMMENT ON COLUMN gis.person_region.joint_id IS 'Activity, the same on all of its pages: gis.activity.joint_id.';
COMMENT ON COLUMN gis.person_region.person IS 'Minister or state secretary.';
COMMENT ON COLUMN gis.person_region.date IS 'First day.';
COMMENT ON COLUMN gis.person_region.date_doubtful IS
    'The day lies more than a year from that of its page: it moves no period, no first and no last visit.';
COMMENT ON COLUMN gis.person_region.sure IS 'The activity has a place that is surely in the region; else only possibly.';
COMMENT ON COLUMN gis.person_region.outside_the_hague IS
    'True if the activity surely has a place in the region outside the municipality of The Hague.';
COMMENT ON COLUMN gis.person_region.outside_the_hague_up_to IS 'The same of places that may be there too.';
COMMENT ON COLUMN gis.person_region.visits IS '1 if the person surely was there physically, else 0.';
COMMENT ON COLUMN gis.person_region.visits_up_to IS
    '1 if the person was there physically, or may have been: the name of the place fits several; else 0.';
COMMENT ON COLUMN gis.person_region.visits_outside_the_hague IS
    '1 if the person surely was physically at a place in the region outside the municipality of The Hague, else 0.';
COMMENT ON COLUMN gis.person_region.visits_outside_the_hague_up_to IS 'The same of places that may be there too.';
