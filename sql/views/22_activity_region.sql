-- Each activity once per region: two places in one region are one activity there, and so are the rows of several pages
-- that are one event (agenda.activity_joint). All activities per region rest on this view. What does not count did not
-- take place, and what was online took place in no region.
SELECT agenda.make_layer('activity_region', 'joint_id', 'joints', $query$
SELECT
    f.joint_id * 4294967296 + f.region_id AS id,
    f.*,
    (v.joint_id IS NULL)::integer AS without_name,
    coalesce(v.visits, 0) AS visits,
    coalesce(v.visits_up_to, 0) AS visits_up_to,
    coalesce(v.visits_outside_the_hague, 0) AS visits_outside_the_hague,
    coalesce(v.visits_outside_the_hague_up_to, 0) AS visits_outside_the_hague_up_to
FROM (
    SELECT
        r.region_id,
        r.kind,
        coalesce(j.joint_id, a.id) AS joint_id,
        min(a.date) AS date,
        bool_or(NOT agenda.near(a.date, page.date)) AS date_doubtful,
        (array_agg(coalesce(t.name, 'other') ORDER BY a.type_method <> 'stated', a.type = 'unclassified', a.id))[1] AS type,
        (array_agg(a.mode ORDER BY a.mode <> 'physical', a.mode <> 'hybrid'))[1] AS mode,
        bool_or(r.sure) AS sure,
        bool_or(r.outside_the_hague) AS outside_the_hague,
        bool_or(r.outside_the_hague_up_to) AS outside_the_hague_up_to,
        count(*) FILTER (WHERE r.sure) AS places,
        count(*) AS places_up_to
    FROM gis.place_region r
    JOIN agenda.activity a ON a.id = r.activity_id
    JOIN gis.standing s ON s.id = a.id AND s.counts
    JOIN agenda.page ON page.id = a.page_id
    LEFT JOIN agenda.activity_joint j ON j.activity_id = a.id
    LEFT JOIN ref.activity_type t ON t.name = a.type
    WHERE a.mode <> 'online' AND ((part).activities IS NULL OR r.activity_id = ANY ((part).activities))
    GROUP BY r.region_id, r.kind, coalesce(j.joint_id, a.id)
) AS f
LEFT JOIN (
    SELECT region_id, joint_id, sum(visits) AS visits, sum(visits_up_to) AS visits_up_to,
           sum(visits_outside_the_hague) AS visits_outside_the_hague,
           sum(visits_outside_the_hague_up_to) AS visits_outside_the_hague_up_to
    FROM gis.person_region WHERE ((part).joints IS NULL OR joint_id = ANY ((part).joints))
    GROUP BY region_id, joint_id
) AS v USING (region_id, joint_id)
$query$);

CREATE INDEX ON gis.activity_region (region_id, date);
CREATE INDEX ON gis.activity_region (date);
CREATE INDEX ON gis.activity_region (joint_id);

COMMENT ON TABLE gis.activity_region IS
    'One row per activity per region, also if it stands on several pages. Counts activities that took place in a region '
    '(not online; only what counts, see gis.standing), or may have, and in the column visits the visits that each is: one per person if it was '
    'physical.';
COMMENT ON COLUMN gis.activity_region.id IS 'Key: stays the same for an activity and a region.';
COMMENT ON COLUMN gis.activity_region.region_id IS 'Region: gis.region.id.';
COMMENT ON COLUMN gis.activity_region.kind IS 'Division that the region is of.';
COMMENT ON COLUMN gis.activity_region.joint_id IS
    'Activity: agenda.activity_joint.joint_id of one on several pages, else agenda.activity.id.';
COMMENT ON COLUMN gis.activity_region.date IS 'First day of the activity.';
COMMENT ON COLUMN gis.activity_region.date_doubtful IS
    'The day lies more than a year from that of its page: it moves no period, no first and no last visit.';
COMMENT ON COLUMN gis.activity_region.type IS
    'Type as in ref.activity_type, other for a word of the site not in there. Where pages differ: one that the site stated.';
COMMENT ON COLUMN gis.activity_region.mode IS 'physical, hybrid or unknown; physical if one of its pages says so.';
COMMENT ON COLUMN gis.activity_region.sure IS 'It has a place that is surely in the region; else only possibly.';
COMMENT ON COLUMN gis.activity_region.outside_the_hague IS
    'True if it surely has a place in the region that is not in the municipality of The Hague.';
COMMENT ON COLUMN gis.activity_region.outside_the_hague_up_to IS 'The same of places that may be there too.';
COMMENT ON COLUMN gis.activity_region.places IS 'Its activity places that are surely in the region.';
COMMENT ON COLUMN gis.activity_region.places_up_to IS 'The same with those that may be there.';
COMMENT ON COLUMN gis.activity_region.without_name IS '1 if no page of it that was there names anybody, else 0.';
COMMENT ON COLUMN gis.activity_region.visits IS
    'Visits: one per person if the mode is physical, else none (hybrid and unknown: nobody says who was there). A person '
    'on several pages of one activity counts once.';
COMMENT ON COLUMN gis.activity_region.visits_up_to IS 'The same with those that may have been there.';
COMMENT ON COLUMN gis.activity_region.visits_outside_the_hague IS
    'Visits to a place in the region outside the municipality of The Hague.';
COMMENT ON COLUMN gis.activity_region.visits_outside_the_hague_up_to IS 'The same with those that may have been there.';
