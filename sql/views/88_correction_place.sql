-- The layer to correct in: every activity on a page that counts for something, with the words that a correction of its place
-- is about. The role agenda_editor may change it, nobody else; see docs/REVIEW.md. It has triggers, so no export and no API has it.
CREATE VIEW gis.correction_place AS
WITH standing AS (  -- as agenda.standing_corrections, which only its owner may call
    SELECT * FROM (
        SELECT DISTINCT ON (kind, text, page, day) * FROM agenda.correction ORDER BY kind, text, page, day, id DESC
    ) AS last
    WHERE NOT withdrawn
)
SELECT
    coalesce(p.id, -g.id) AS id,
    g.id AS activity_id,
    g.date,
    a.title,
    g.people,
    agenda.squeeze(CASE p.evidence_source
        WHEN 'stated_place' THEN a.stated_place WHEN 'day_heading' THEN a.day_place WHEN 'intro' THEN a.description
        WHEN 'line' THEN a.title WHEN 'title' THEN a.title
        ELSE coalesce(nullif(a.stated_place, ''), nullif(a.day_place, ''), a.title) END) AS words,
    p.place,
    p.level,
    p.municipality_code,
    p.country,
    a.type,
    a.mode,
    g.cancelled,
    ARRAY(SELECT name FROM agenda.activity_person WHERE activity_id = g.id ORDER BY ordinal) AS persons,
    p.method,
    p.confidence,
    c.what AS corrected,
    CASE WHEN current_user <> 'agenda_reader' THEN c.author END AS author,
    c.reason,
    c.made_at,
    g.url,
    p.geom::geometry(Point, 28992) AS geom
FROM gis.activity g
JOIN agenda.activity a ON a.id = g.id
JOIN agenda.page ON page.id = a.page_id
LEFT JOIN gis.activity_point p ON p.activity_id = g.id
LEFT JOIN agenda.uncorrected u ON u.activity_id = g.id
LEFT JOIN LATERAL (
    SELECT string_agg(DISTINCT s.kind, '; ') AS what, (array_agg(s.author ORDER BY s.id DESC))[1] AS author,
           (array_agg(s.reason ORDER BY s.id DESC))[1] AS reason, max(s.made_at) AS made_at
    FROM standing AS s
    WHERE CASE s.kind
        WHEN 'place' THEN s.text IN (agenda.squeeze(a.stated_place), agenda.squeeze(a.day_place), agenda.squeeze(a.title),
                                     agenda.squeeze(a.description))
        WHEN 'type' THEN s.text = agenda.squeeze(a.title)
        ELSE s.page = page.path AND s.day = a.date AND s.text = agenda.squeeze(a.title) END
) AS c ON u.activity_id IS NOT NULL OR p.method = 'correction' OR a.type_method = 'correction'
    OR a.flags && ARRAY['cancelled_corrected', 'mode_corrected', 'people_corrected'];

CREATE TRIGGER edit INSTEAD OF INSERT OR UPDATE OR DELETE ON gis.correction_place
FOR EACH ROW EXECUTE FUNCTION agenda.edit_correction_place();

COMMENT ON VIEW gis.correction_place IS
    'One row per activity place of a page, and one per activity without a place: to be corrected. Move the point or choose the '
    'municipality, fill in a reason and save: it is a correction, of all activities with the same words. Deleting a row undoes '
    'its corrections. Counts nothing.';
SELECT agenda.copy_comments('gis.activity_point', 'gis.correction_place');
COMMENT ON COLUMN gis.correction_place.id IS 'Key: gis.activity_point.id; of an activity without a place minus gis.activity.id.';
COMMENT ON COLUMN gis.correction_place.words IS 'The words that a correction of the place is about, on one line.';
COMMENT ON COLUMN gis.correction_place.title IS 'Title: the words that a correction of type, mode, cancelled and persons is about.';
COMMENT ON COLUMN gis.correction_place.persons IS 'Who takes part: names as in gis.person.';
COMMENT ON COLUMN gis.correction_place.corrected IS
    'What was corrected here, separated by a semicolon: place, type, mode, cancelled, people. Null: nothing.';
COMMENT ON COLUMN gis.correction_place.author IS 'Who corrected it last; not for agenda_reader.';
COMMENT ON COLUMN gis.correction_place.reason IS 'Why. Required for a correction.';
COMMENT ON COLUMN gis.correction_place.made_at IS 'When.';
