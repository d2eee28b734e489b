-- Store one page, completely or (on any error) not at all. Return new, changed or unchanged.
--
-- `doc` is the page with its activities as agendacrawl.db.store writes it, `doc_hash` a hash of what was read. The same
-- hash again adds a ledger row and nothing else. An edited page touches only the rows that differ: triggers on the
-- tables skip an update that changes nothing.
-- Which activity is which, and what is kept although the page no longer states it, was decided before
-- (agendacrawl.events, from agenda.known_page): a known activity has the key of its row, `keep` names what stays as it
-- is in that row (type, places, facts), `lost_names` the people whom the page once named. A page that now has no
-- activities keeps those it had.
-- What changed goes to agenda.activity_history; a page that was missing is there again, with whatever it says.
-- A run that reads stored pages again fetches nothing: a missing page stays missing, and every row of a page is compared
-- with what it reads, even if the hash is the same.
-- Part of publishing (agenda.stage_pages is what a run calls before): the ledger was written then.
CREATE OR REPLACE FUNCTION agenda.store_page(
    doc jsonb, doc_hash text, markup bytea, body_hash text, moment timestamptz, this_run bigint
) RETURNS text LANGUAGE plpgsql
-- A page has a handful of rows, and its plans are made while the tables are empty: always go by index.
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
    this_page bigint;
    stored_hash text;
    was_missing boolean;
    before jsonb := '{}';
    outcome text;
    again boolean := (SELECT spider = 'reprocess' FROM agenda.run WHERE id = this_run);
BEGIN
    SELECT id, digest, missing_since_run IS NOT NULL INTO this_page, stored_hash, was_missing
    FROM agenda.page WHERE path = doc->>'path';
    was_missing := was_missing AND NOT again;
    outcome := CASE WHEN stored_hash = doc_hash AND NOT was_missing THEN 'unchanged' ELSE 'changed' END;
    IF this_page IS NULL THEN
        outcome := 'new';
    END IF;

    IF this_page IS NOT NULL AND (outcome = 'changed' OR again) THEN
        before := agenda.page_state(this_page);
        PERFORM agenda.touch_page(this_page);
    END IF;

    IF outcome <> 'unchanged' OR again THEN
        INSERT INTO agenda.body AS b (sha256, content, first_fetched) VALUES (body_hash, markup, moment)
        ON CONFLICT (sha256) DO UPDATE SET content = excluded.content WHERE b.content <> excluded.content;

        INSERT INTO agenda.page AS p (
            path, url, platform, weekly, title, date, published, type_stated, stated_place, intro, people, ministries,
            digest, body_sha256, first_seen_run, changed_run
        )
        SELECT path, url, platform, weekly, title, date, published, type_stated, stated_place, intro, people,
               ministries, doc_hash, body_hash, this_run, this_run
        FROM jsonb_to_record(doc) AS d (
            path text, url text, platform text, weekly boolean, title text, date date, published timestamptz,
            type_stated text, stated_place text, intro text, people text[], ministries text[]
        )
        ON CONFLICT (path) DO UPDATE SET
            url = excluded.url, platform = excluded.platform, weekly = excluded.weekly, title = excluded.title,
            date = excluded.date, published = excluded.published, intro = excluded.intro,
            type_stated = coalesce(excluded.type_stated, p.type_stated),
            stated_place = coalesce(excluded.stated_place, p.stated_place),
            people = excluded.people,
            ministries = CASE WHEN excluded.ministries = '{}' THEN p.ministries ELSE excluded.ministries END,
            digest = excluded.digest, body_sha256 = excluded.body_sha256,
            changed_run = CASE outcome WHEN 'unchanged' THEN p.changed_run ELSE excluded.changed_run END,
            missing_since_run = CASE WHEN again THEN p.missing_since_run END;
        SELECT id INTO this_page FROM agenda.page WHERE path = doc->>'path';

        DELETE FROM agenda.activity
        WHERE page_id = this_page AND doc->'activities' <> '[]'
          AND key NOT IN (SELECT key FROM jsonb_to_recordset(doc->'activities') AS i (key text));

        INSERT INTO agenda.activity AS a (
            page_id, key, title, description, date, end_date, start_time, end_time, day_place, contact_present, flags,
            type_stated, type, type_method, type_confidence, type_evidence, stated_place, mode, people_confidence,
            people_evidence
        )
        SELECT this_page, i.key, i.title, i.description, i.date, i.end_date, i.start_time, i.end_time, i.day_place,
               i.contact_present, i.flags,
               CASE WHEN i.keep ? 'type' THEN a.type_stated ELSE i.type_stated END,
               CASE WHEN i.keep ? 'type' THEN a.type ELSE i.type END,
               CASE WHEN i.keep ? 'type' THEN a.type_method ELSE i.type_method END,
               CASE WHEN i.keep ? 'type' THEN a.type_confidence ELSE i.type_confidence END,
               CASE WHEN i.keep ? 'type' THEN a.type_evidence ELSE i.type_evidence END,
               i.stated_place,
               CASE WHEN i.keep ? 'places' THEN a.mode ELSE i.mode END, i.people_confidence, i.people_evidence
        FROM ROWS FROM (jsonb_to_recordset(doc->'activities') AS (
            key text, title text, description text, date date, end_date date, start_time time, end_time time,
            day_place text, contact_present boolean, flags text[], type_stated text, type text, type_method text,
            type_confidence real, type_evidence text, stated_place text, mode text, people_confidence real, people_evidence text, keep jsonb
        )) WITH ORDINALITY AS i
        LEFT JOIN agenda.activity a ON a.key = i.key
        ORDER BY i.ordinality
        ON CONFLICT (key) DO UPDATE SET
            page_id = excluded.page_id, title = excluded.title, description = excluded.description,
            date = excluded.date, end_date = excluded.end_date, start_time = excluded.start_time,
            end_time = excluded.end_time, day_place = excluded.day_place, contact_present = excluded.contact_present,
            flags = excluded.flags, type_stated = excluded.type_stated, type = excluded.type,
            type_method = excluded.type_method, type_confidence = excluded.type_confidence,
            type_evidence = excluded.type_evidence, stated_place = excluded.stated_place, mode = excluded.mode,
            people_confidence = excluded.people_confidence, people_evidence = excluded.people_evidence;

        INSERT INTO agenda.activity_person (activity_id, ordinal, name)
        SELECT a.id, n.ordinality, n.name
        FROM jsonb_to_recordset(doc->'activities') AS i (key text, people jsonb)
        JOIN agenda.activity a ON a.key = i.key
        CROSS JOIN jsonb_array_elements_text(i.people) WITH ORDINALITY AS n (name)
        ON CONFLICT (activity_id, ordinal) DO UPDATE SET name = excluded.name;

        INSERT INTO agenda.activity_ministry (activity_id, ordinal, name)
        SELECT a.id, n.ordinality, n.name
        FROM jsonb_to_recordset(doc->'activities') AS i (key text, ministries jsonb)
        JOIN agenda.activity a ON a.key = i.key
        CROSS JOIN jsonb_array_elements_text(i.ministries) WITH ORDINALITY AS n (name)
        ON CONFLICT (activity_id, ordinal) DO UPDATE SET name = excluded.name;

        INSERT INTO agenda.activity_place (
            activity_id, ordinal, name, level, evidence, source, method, confidence, municipality_code, province,
            country, lat, lon, ambiguous, candidates, rule
        )
        SELECT a.id, n.ordinality, n.name, n.level, n.evidence, n.source, n.method, n.confidence, n.municipality_code,
               n.province, n.country, n.lat, n.lon, n.ambiguous, n.candidates, n.rule
        FROM jsonb_to_recordset(doc->'activities') AS i (key text, places jsonb, keep jsonb)
        JOIN agenda.activity a ON a.key = i.key AND i.keep ? 'places' IS NOT TRUE
        CROSS JOIN ROWS FROM (jsonb_to_recordset(i.places) AS (
            name text, level text, evidence text, source text, method text, confidence real, municipality_code text,
            province text, country text, lat double precision, lon double precision, ambiguous boolean,
            candidates text[], rule text
        )) WITH ORDINALITY AS n
        ON CONFLICT (activity_id, ordinal) DO UPDATE SET
            name = excluded.name, level = excluded.level, evidence = excluded.evidence, source = excluded.source,
            method = excluded.method, confidence = excluded.confidence, municipality_code = excluded.municipality_code,
            province = excluded.province, country = excluded.country, lat = excluded.lat, lon = excluded.lon,
            ambiguous = excluded.ambiguous, candidates = excluded.candidates, rule = excluded.rule;

        INSERT INTO agenda.activity_fact (activity_id, ordinal, kind, value, evidence)
        SELECT a.id, n.ordinality, n.kind, n.value, n.evidence
        FROM jsonb_to_recordset(doc->'activities') AS i (key text, facts jsonb, keep jsonb)
        JOIN agenda.activity a ON a.key = i.key AND i.keep ? 'facts' IS NOT TRUE
        CROSS JOIN ROWS FROM (
            jsonb_to_recordset(i.facts) AS (kind text, value text, evidence text)
        ) WITH ORDINALITY AS n
        ON CONFLICT (activity_id, ordinal) DO UPDATE SET
            kind = excluded.kind, value = excluded.value, evidence = excluded.evidence;

        IF outcome <> 'new' THEN
            DELETE FROM agenda.activity_fact c
            USING agenda.activity a, jsonb_to_recordset(doc->'activities') AS i (key text, facts jsonb, keep jsonb)
            WHERE c.activity_id = a.id AND a.key = i.key
              AND i.keep ? 'facts' IS NOT TRUE AND c.ordinal > jsonb_array_length(i.facts);

            DELETE FROM agenda.activity_person c
            USING agenda.activity a, jsonb_to_recordset(doc->'activities') AS i (key text, people jsonb)
            WHERE c.activity_id = a.id AND a.key = i.key AND c.ordinal > jsonb_array_length(i.people);

            DELETE FROM agenda.activity_ministry c
            USING agenda.activity a, jsonb_to_recordset(doc->'activities') AS i (key text, ministries jsonb)
            WHERE c.activity_id = a.id AND a.key = i.key AND c.ordinal > jsonb_array_length(i.ministries);

            DELETE FROM agenda.activity_place c
            USING agenda.activity a, jsonb_to_recordset(doc->'activities') AS i (key text, places jsonb, keep jsonb)
            WHERE c.activity_id = a.id AND a.key = i.key
              AND i.keep ? 'places' IS NOT TRUE AND c.ordinal > jsonb_array_length(i.places);

            DELETE FROM agenda.lost_name
            WHERE page_id = this_page
              AND name NOT IN (SELECT name FROM jsonb_to_recordset(doc->'lost_names') AS l (name text));
        END IF;

        INSERT INTO agenda.lost_name (page_id, name, last_seen_run, kept)
        SELECT this_page, name, last_seen_run, kept
        FROM jsonb_to_recordset(doc->'lost_names') AS l (name text, last_seen_run bigint, kept boolean)
        ON CONFLICT (page_id, name) DO UPDATE SET last_seen_run = excluded.last_seen_run, kept = excluded.kept;

        WITH wanted AS (
            SELECT DISTINCT kind, "where" AS found_at, text
            FROM jsonb_to_recordset(doc->'problems') AS p (kind text, "where" text, text text)
        ), solved AS (
            DELETE FROM agenda.problem p
            WHERE p.page_id = this_page
              AND (p.kind, p.found_at, p.text) NOT IN (SELECT kind, found_at, text FROM wanted)
        )
        INSERT INTO agenda.problem (page_id, kind, found_at, text)
        SELECT this_page, kind, found_at, text FROM wanted
        EXCEPT
        SELECT page_id, kind, found_at, text FROM agenda.problem WHERE page_id = this_page;

        PERFORM agenda.touch_page(this_page);
        PERFORM agenda.note_changes(this_page, before, this_run, moment, coalesce(was_missing, false));
    END IF;
    RETURN outcome;
END $$;
