-- Each activity once per region: two places in one region are one activity there. All counts per region rest on this
-- view. What was cancelled did not take place, and what was online took place in no region.
CREATE VIEW gis.activity_region AS
SELECT
    r.region_id,
    a.id AS activity_id,
    a.date,
    coalesce(t.name, 'other') AS type,
    a.mode,
    bool_or(p.municipality_code IS DISTINCT FROM 'GM0518') AS outside_the_hague,
    CASE a.mode WHEN 'physical' THEN
        (SELECT count(DISTINCT who.name) FROM agenda.activity_person who WHERE who.activity_id = a.id)
    ELSE 0 END AS visits
FROM gis.place_region r
JOIN agenda.activity_place p ON p.id = r.place_id
JOIN agenda.activity a ON a.id = r.activity_id
LEFT JOIN ref.activity_type t ON t.name = a.type
WHERE a.mode <> 'online' AND NOT 'cancelled' = ANY (a.flags)
GROUP BY r.region_id, a.id, t.name;

COMMENT ON VIEW gis.activity_region IS
    'One row per activity per region. Counts activities that took place in a region (not online, not cancelled), and '
    'in the column visits the visits that each is: one per person if it was physical.';
COMMENT ON COLUMN gis.activity_region.region_id IS 'Region: ref.region.id.';
COMMENT ON COLUMN gis.activity_region.activity_id IS 'Activity: agenda.activity.id.';
COMMENT ON COLUMN gis.activity_region.date IS 'First day of the activity.';
COMMENT ON COLUMN gis.activity_region.type IS 'Type as in ref.activity_type, other for a word of the site not in there.';
COMMENT ON COLUMN gis.activity_region.mode IS 'physical, hybrid or unknown.';
COMMENT ON COLUMN gis.activity_region.outside_the_hague IS
    'True if it has a place in the region that is not in the municipality of The Hague.';
COMMENT ON COLUMN gis.activity_region.visits IS
    'Visits: one per person if the mode is physical, else none (hybrid and unknown: nobody says who was there).';
