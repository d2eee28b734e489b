-- What became of each activity, and whether it counts: the one place where that is decided. All layers and counts rest
-- on it. A page that vanished before the day of an activity took the activity back; one that vanished later is an
-- archive that was tidied up. The day is that on which a run noticed, since nobody knows more.
SELECT agenda.make_layer('standing', 'id', 'activities', $query$
SELECT
    s.id,
    s.superseded,
    s.cancelled,
    s.withdrawn,
    NOT (s.superseded OR s.cancelled OR s.withdrawn IS NOT DISTINCT FROM 'before') AS counts
FROM (
    SELECT
        a.id,
        page.superseded_by IS NOT NULL AS superseded,
        'cancelled' = ANY (a.flags) AS cancelled,
        CASE WHEN gone.id IS NULL THEN NULL
             WHEN a.date > (gone.started_at AT TIME ZONE 'Europe/Amsterdam')::date THEN 'before'
             ELSE 'after' END AS withdrawn
    FROM agenda.activity a
    JOIN agenda.page ON page.id = a.page_id
    LEFT JOIN agenda.run gone ON gone.id = page.missing_since_run
    WHERE (part).activities IS NULL OR a.id = ANY ((part).activities)
) AS s
$query$);

COMMENT ON TABLE gis.standing IS
    'One row per activity on a page, also of pages that were replaced: whether it counts, and why not.';
COMMENT ON COLUMN gis.standing.id IS 'Key: agenda.activity.id.';
COMMENT ON COLUMN gis.standing.superseded IS
    'Its page was replaced by another, which says what counts (agenda.page.superseded_by). In no other layer.';
COMMENT ON COLUMN gis.standing.cancelled IS 'The page itself says that it does not take place.';
COMMENT ON COLUMN gis.standing.withdrawn IS
    'When a run noticed that its page is gone from the site: before (its day: it was not held, and does not count) or after '
    '(on its day or later: as far as anybody knows it took place, and counts). Null: its page is there.';
COMMENT ON COLUMN gis.standing.counts IS
    'It counts: its page was not replaced, and it was neither cancelled nor withdrawn before its day.';
