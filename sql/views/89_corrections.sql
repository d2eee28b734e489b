-- What people corrected: the corrections that hold, and those that were withdrawn since. Not who made them.
CREATE MATERIALIZED VIEW gis.corrections AS
SELECT
    c.id,
    c.kind,
    c.text AS words,
    c.page,
    c.day AS date,
    c.type,
    c.municipality_code,
    coalesce(c.place, m.name, n.name) AS place,
    c.country,
    c.mode,
    c.cancelled,
    nullif(array_to_string(c.people, '; '), '') AS people,
    c.withdrawn AS undoes,
    NOT c.withdrawn AND NOT EXISTS (
        SELECT FROM agenda.correction later
        WHERE later.id > c.id AND (later.kind, later.text) = (c.kind, c.text)
          AND (later.page, later.day) IS NOT DISTINCT FROM (c.page, c.day)
    ) AS holds,
    (SELECT count(DISTINCT coalesce(j.joint_id, i.id))
     FROM agenda.about(c) AS i (id) LEFT JOIN agenda.activity_joint j ON j.activity_id = i.id)::integer AS activities,
    c.reason,
    c.made_at
FROM agenda.correction c
LEFT JOIN ref.municipality m ON m.code = c.municipality_code
LEFT JOIN ref.country n ON n.code = c.country;

CREATE UNIQUE INDEX ON gis.corrections (id);

COMMENT ON MATERIALIZED VIEW gis.corrections IS
    'One row per correction that somebody made of what the rules read, also of those that no longer hold. Counts activities '
    'with its words, each once whatever the number of its pages.';
COMMENT ON COLUMN gis.corrections.id IS 'Key: number of the correction, ascending.';
COMMENT ON COLUMN gis.corrections.kind IS 'What was corrected: place, type, mode, cancelled or people.';
COMMENT ON COLUMN gis.corrections.words IS 'The words that it is about.';
COMMENT ON COLUMN gis.corrections.page IS 'Path of the one page where it holds; null: wherever the words are.';
COMMENT ON COLUMN gis.corrections.date IS 'Day of the activity where it holds; null as above.';
COMMENT ON COLUMN gis.corrections.type IS 'The right type.';
COMMENT ON COLUMN gis.corrections.municipality_code IS 'The right municipality, CBS code.';
COMMENT ON COLUMN gis.corrections.place IS 'The right place: its name, or that of the municipality or country.';
COMMENT ON COLUMN gis.corrections.country IS 'The right country, ISO 3166-1 alpha-2. Of kind place without place: the words name none.';
COMMENT ON COLUMN gis.corrections.mode IS 'The right mode.';
COMMENT ON COLUMN gis.corrections.cancelled IS 'Whether it is said not to take place.';
COMMENT ON COLUMN gis.corrections.people IS 'Who takes part, separated by a semicolon.';
COMMENT ON COLUMN gis.corrections.undoes IS 'It takes an earlier correction of the same words back.';
COMMENT ON COLUMN gis.corrections.holds IS 'It applies now: it is the last of its words, and no withdrawal.';
COMMENT ON COLUMN gis.corrections.activities IS 'Activities with these words now.';
COMMENT ON COLUMN gis.corrections.reason IS 'Why, in the words of whoever made it.';
COMMENT ON COLUMN gis.corrections.made_at IS 'When.';
