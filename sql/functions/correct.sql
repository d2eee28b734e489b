-- Corrections that are made in a layer (gis.correction_place): stored as `agendacrawl review` stores them, and applied to what
-- is stored at once, by the rules of agendacrawl.review.corrections. A run reads its pages with the same corrections, so it
-- finds what is done here; a test compares the two.

-- Words on one line, as agendacrawl.dutch.text.squeeze has them.
CREATE OR REPLACE FUNCTION agenda.squeeze(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(regexp_replace(
    regexp_replace(normalize(words, NFC), '[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]', '', 'g'),
    '[\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g'
));

-- The corrections that hold: of each text the last one, unless it was withdrawn.
CREATE OR REPLACE FUNCTION agenda.standing_corrections() RETURNS SETOF agenda.correction LANGUAGE sql STABLE AS $$
SELECT * FROM (
    SELECT DISTINCT ON (kind, text, page, day) * FROM agenda.correction ORDER BY kind, text, page, day, id DESC
) AS last
WHERE NOT withdrawn
$$;

-- The words that corrections are about, so that each is found without reading all activities. Whoever changes agenda.squeeze has to
-- build these anew: REINDEX TABLE agenda.activity.
CREATE INDEX IF NOT EXISTS activity_title_words ON agenda.activity USING hash (agenda.squeeze(title));
CREATE INDEX IF NOT EXISTS activity_stated_place_words ON agenda.activity USING hash (agenda.squeeze(stated_place));
CREATE INDEX IF NOT EXISTS activity_day_place_words ON agenda.activity USING hash (agenda.squeeze(day_place));
CREATE INDEX IF NOT EXISTS activity_description_words ON agenda.activity USING hash (agenda.squeeze(description));

-- The activities that have the words of a correction.
CREATE OR REPLACE FUNCTION agenda.about(one agenda.correction) RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
    CASE one.kind
    WHEN 'place' THEN RETURN QUERY
        SELECT a.id FROM agenda.activity a
        WHERE agenda.squeeze(a.stated_place) = one.text OR agenda.squeeze(a.day_place) = one.text
           OR agenda.squeeze(a.title) = one.text OR agenda.squeeze(a.description) = one.text;
    WHEN 'type' THEN RETURN QUERY
        SELECT a.id FROM agenda.activity a WHERE agenda.squeeze(a.title) = one.text;
    ELSE RETURN QUERY
        SELECT a.id FROM agenda.activity a JOIN agenda.page p ON p.id = a.page_id
        WHERE p.path = one.page AND a.date = one.day AND agenda.squeeze(a.title) = one.text;
    END CASE;
END $$;

-- All that a correction may change of an activity, and the words that decide it.
CREATE OR REPLACE FUNCTION agenda.activity_state(this bigint) RETURNS jsonb LANGUAGE sql STABLE AS $$
SELECT jsonb_build_object(
    'words', jsonb_build_array(a.stated_place, a.day_place, a.title, a.description, a.date),
    'type', a.type, 'type_method', a.type_method, 'type_confidence', a.type_confidence, 'type_evidence', a.type_evidence,
    'mode', a.mode, 'flags', to_jsonb(a.flags),
    'people', (SELECT coalesce(jsonb_agg(name ORDER BY ordinal), '[]') FROM agenda.activity_person WHERE activity_id = a.id),
    'people_confidence', a.people_confidence, 'people_evidence', a.people_evidence,
    'places', (
        SELECT coalesce(jsonb_agg(to_jsonb(p) - ARRAY['id', 'activity_id', 'ordinal', 'geom'] ORDER BY ordinal), '[]')
        FROM agenda.activity_place p WHERE activity_id = a.id
    )
)
FROM agenda.activity a WHERE a.id = this
$$;

CREATE OR REPLACE FUNCTION agenda.write_state(this bigint, state jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE agenda.activity SET
        type = state->>'type', type_method = state->>'type_method',
        type_confidence = (state->>'type_confidence')::real, type_evidence = state->>'type_evidence',
        mode = state->>'mode', flags = ARRAY(SELECT jsonb_array_elements_text(state->'flags')),
        people_confidence = (state->>'people_confidence')::real, people_evidence = state->>'people_evidence'
    WHERE id = this;
    DELETE FROM agenda.activity_person WHERE activity_id = this AND ordinal > jsonb_array_length(state->'people');
    INSERT INTO agenda.activity_person (activity_id, ordinal, name)
    SELECT this, n.ordinality, n.name FROM jsonb_array_elements_text(state->'people') WITH ORDINALITY AS n (name)
    ON CONFLICT (activity_id, ordinal) DO UPDATE SET name = excluded.name;
    DELETE FROM agenda.activity_place WHERE activity_id = this AND ordinal > jsonb_array_length(state->'places');
    INSERT INTO agenda.activity_place (
        activity_id, ordinal, name, level, evidence, source, method, confidence, municipality_code, province, country,
        lat, lon, ambiguous, candidates, rule
    )
    SELECT this, n.*
    FROM (
        SELECT ordinality, name, level, evidence, source, method, confidence, municipality_code, province, country, lat, lon,
               ambiguous, candidates, rule
        FROM ROWS FROM (jsonb_to_recordset(state->'places') AS (
            name text, level text, evidence text, source text, method text, confidence real, municipality_code text,
            province text, country text, lat double precision, lon double precision, ambiguous boolean, candidates text[],
            rule text
        )) WITH ORDINALITY
    ) AS n
    ON CONFLICT (activity_id, ordinal) DO UPDATE SET
        name = excluded.name, level = excluded.level, evidence = excluded.evidence, source = excluded.source,
        method = excluded.method, confidence = excluded.confidence, municipality_code = excluded.municipality_code,
        province = excluded.province, country = excluded.country, lat = excluded.lat, lon = excluded.lon,
        ambiguous = excluded.ambiguous, candidates = excluded.candidates, rule = excluded.rule;
END $$;

-- The place that a correction gives, as a row of agenda.activity_place; an empty list when the words name none.
CREATE OR REPLACE FUNCTION agenda.corrected_places(one agenda.correction, source text) RETURNS jsonb LANGUAGE sql STABLE AS $$
SELECT CASE WHEN one.municipality_code IS NULL AND one.country IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object(
    'name', coalesce(one.place, m.name, c.name), 'level', one.level, 'evidence', one.text, 'source', source,
    'method', 'correction', 'confidence', 1, 'municipality_code', one.municipality_code, 'province', p.name,
    'country', coalesce(one.country, 'NL'), 'lat', one.lat, 'lon', one.lon, 'ambiguous', false, 'candidates', '[]'::jsonb,
    'rule', 'correction'
)) END
FROM (VALUES (1)) AS always
LEFT JOIN ref.municipality m ON m.code = one.municipality_code
LEFT JOIN ref.province p ON p.code = m.province_code
LEFT JOIN ref.country c ON c.code = one.country
$$;

-- The state with the correction of its place: that of the strongest words that have one, unless stronger words name a place.
CREATE OR REPLACE FUNCTION agenda.with_place(state jsonb, weekly boolean) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
    said record;
    one agenda.correction;
BEGIN
    IF state->>'mode' = 'online' THEN
        RETURN state;
    END IF;
    FOR said IN
        SELECT agenda.squeeze(state->'words'->>place) AS words, source
        FROM (VALUES (0, 'stated_place'), (1, 'day_heading'), (2, CASE WHEN weekly THEN 'line' ELSE 'title' END), (3, 'intro'))
             AS source (place, source)
        WHERE state->'words'->>place <> ''
        ORDER BY place
    LOOP
        SELECT * INTO one FROM agenda.standing_corrections() WHERE kind = 'place' AND text = said.words;
        IF FOUND THEN
            RETURN state || jsonb_build_object(
                'places', agenda.corrected_places(one, said.source),
                'mode', CASE WHEN state->>'mode' = 'unknown' AND coalesce(one.municipality_code, one.country) IS NOT NULL
                             THEN 'physical' ELSE state->>'mode' END,
                'flags', (state->'flags') - 'place_contradiction'
                         - CASE WHEN said.source IN ('stated_place', 'day_heading') THEN 'place_unresolved' ELSE '' END
            );
        END IF;
        IF EXISTS (SELECT FROM jsonb_array_elements(state->'places') AS p WHERE p->>'source' = said.source) THEN
            RETURN state;
        END IF;
    END LOOP;
    RETURN state;
END $$;

-- The state with all corrections that hold for it. `flag` says which of these are of one activity alone.
CREATE OR REPLACE FUNCTION agenda.with_corrections(state jsonb, path text, weekly boolean) RETURNS jsonb LANGUAGE plpgsql STABLE
AS $$
DECLARE
    one agenda.correction;
    title text := agenda.squeeze(state->'words'->>2);
BEGIN
    FOR one IN
        SELECT * FROM agenda.standing_corrections()
        WHERE page = path AND day = (state->'words'->>4)::date AND text = title ORDER BY kind
    LOOP
        state := state || jsonb_build_object('flags', (state->'flags') - (one.kind || '_corrected')
            - CASE one.kind WHEN 'cancelled' THEN 'cancelled' WHEN 'people' THEN 'people_from_text' ELSE '' END
            || CASE WHEN one.cancelled THEN '["cancelled"]' ELSE '[]' END::jsonb || to_jsonb(one.kind || '_corrected'));
        state := state || CASE one.kind
            WHEN 'mode' THEN jsonb_build_object('mode', one.mode)
            WHEN 'people' THEN jsonb_build_object(
                'people', to_jsonb(one.people), 'people_confidence', NULL, 'people_evidence', NULL)
            ELSE '{}' END;
    END LOOP;
    SELECT * INTO one FROM agenda.standing_corrections() WHERE kind = 'type' AND text = title;
    IF FOUND THEN
        state := state || jsonb_build_object('type', one.type, 'type_method', 'correction', 'type_confidence', 1,
                                             'type_evidence', state->'words'->>2);
    END IF;
    RETURN agenda.with_place(state, weekly);
END $$;

-- Apply to an activity the corrections that hold now, to what was said of it before any; return whether it follows them. It does
-- not where a run applied what was withdrawn since: what was said before is not known here, and the next run finds it again.
CREATE OR REPLACE FUNCTION agenda.recorrect(this bigint) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    state jsonb := agenda.activity_state(this);
    before jsonb := coalesce((SELECT said FROM agenda.uncorrected WHERE activity_id = this AND became = state), state);
    wanted jsonb;
BEGIN
    SELECT agenda.with_corrections(before, p.path, p.weekly) INTO wanted
    FROM agenda.activity a JOIN agenda.page p ON p.id = a.page_id WHERE a.id = this;
    PERFORM agenda.write_state(this, wanted);
    INSERT INTO agenda.touched (day, activity_id) SELECT date, id FROM agenda.activity WHERE id = this;
    DELETE FROM agenda.uncorrected WHERE activity_id = this;
    IF wanted <> before THEN
        INSERT INTO agenda.uncorrected VALUES (this, before, agenda.activity_state(this));
    END IF;
    RETURN wanted <> before OR NOT agenda.is_corrected(before);
END $$;

CREATE OR REPLACE FUNCTION agenda.is_corrected(state jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE
RETURN state->>'type_method' = 'correction' OR state->'places' @> '[{"method": "correction"}]'
       OR state->'flags' ?| ARRAY['mode_corrected', 'cancelled_corrected', 'people_corrected'];

-- Store a correction and let what is stored follow it.
CREATE OR REPLACE FUNCTION agenda.correct(one agenda.correction) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    number bigint;
    follows boolean;
BEGIN
    IF coalesce(one.text, '') = '' THEN
        RAISE EXCEPTION 'Deze activiteit heeft geen woorden waarover een correctie kan gaan.'
            USING HINT = 'Een correctie geldt voor wat de pagina zegt, en hier zegt die niets.';
    END IF;
    INSERT INTO agenda.correction (
        kind, text, type, municipality_code, place, country, withdrawn, author, reason, mode, cancelled, people, page, day,
        level, lat, lon, applied, paths
    ) VALUES (
        one.kind, one.text, one.type, one.municipality_code, one.place, one.country, coalesce(one.withdrawn, false), one.author,
        one.reason, one.mode, one.cancelled, coalesce(one.people, '{}'), one.page, one.day, one.level, one.lat, one.lon, true,
        ARRAY(SELECT DISTINCT p.path FROM agenda.about(one) AS i (id) JOIN agenda.activity a USING (id)
              JOIN agenda.page p ON p.id = a.page_id ORDER BY p.path)
    ) RETURNING id INTO number;
    SELECT bool_and(agenda.recorrect(id)) INTO follows FROM agenda.about(one) AS i (id);
    UPDATE agenda.correction SET applied = false WHERE id = number AND NOT follows;
END $$;

-- Show what was corrected: once, at the end of the transaction. Which activities are one event is decided by the next run, for
-- which the days stay touched.
CREATE OR REPLACE FUNCTION agenda.show_corrections() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF current_setting('agenda.shown', true) IS NOT DISTINCT FROM pg_current_xact_id()::text THEN
        RETURN NULL;
    END IF;
    PERFORM set_config('agenda.shown', pg_current_xact_id()::text, true);
    PERFORM agenda.refresh_layers(linked => false);
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS show_corrections ON agenda.correction;
CREATE CONSTRAINT TRIGGER show_corrections AFTER INSERT ON agenda.correction DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.applied) EXECUTE FUNCTION agenda.show_corrections();
