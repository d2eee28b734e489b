-- What changed since the first crawl, for whoever asks "and what did it say before?": what was published of it. Rows are added
-- and stay as they are, so that nothing has to be kept apart.
CREATE VIEW gis.changes AS
SELECT
    h.id,
    h.activity_id,
    h.run_id,
    h.noticed_at,
    h.kind,
    h.field,
    h.old_value,
    h.new_value,
    h.date,
    h.title,
    h.people,
    p.url
FROM agenda.activity_history h
JOIN agenda.page p ON p.path = h.path
WHERE h.id <= (SELECT last_change FROM agenda.shown);

COMMENT ON VIEW gis.changes IS
    'One row per change of an activity on a page: added, moved, reworded, changed, withdrawn, returned. Counts changes, '
    'not activities. As of the last good run.';
COMMENT ON COLUMN gis.changes.id IS 'Key, ascending.';
COMMENT ON COLUMN gis.changes.activity_id IS 'Activity on its page; an activity that was withdrawn from an existing page has no row any more.';
COMMENT ON COLUMN gis.changes.run_id IS 'Run that noticed it.';
COMMENT ON COLUMN gis.changes.noticed_at IS 'When the page that showed it was fetched.';
COMMENT ON COLUMN gis.changes.kind IS
    'added, moved (place, day, time), reworded (title, description), changed (any other field), withdrawn, returned.';
COMMENT ON COLUMN gis.changes.field IS 'What changed; null for added, withdrawn and returned.';
COMMENT ON COLUMN gis.changes.old_value IS 'Old value; null: none.';
COMMENT ON COLUMN gis.changes.new_value IS 'New value; null: none.';
COMMENT ON COLUMN gis.changes.date IS 'Day of the activity, after the change.';
COMMENT ON COLUMN gis.changes.title IS 'Title of the activity, after the change.';
COMMENT ON COLUMN gis.changes.people IS 'Ministers and state secretaries, separated by a semicolon.';
COMMENT ON COLUMN gis.changes.url IS 'Its page on rijksoverheid.nl.';
