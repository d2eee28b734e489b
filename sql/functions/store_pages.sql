DROP FUNCTION IF EXISTS agenda.store_page;

-- Move staged pages of one run into the tables, all of them or (on any error) none. Return new, changed or unchanged for
-- each, in order; no page is among them twice.
--
-- `numbers` are those of agenda.staged; `merged` has for each page null, or the document to be stored instead of what was
-- read, with what is kept: as agendacrawl.db.document writes it. The same hash again changes nothing. An edited page
-- touches only the rows that differ: triggers on the tables skip an update that changes nothing.
-- Which activity is which, and what is kept although the page no longer states it, was decided before
-- (agendacrawl.events, from agenda.known_page): a known activity has the key of its row, `keep` names what stays as it
-- is in that row (type, places, facts), `lost_names` the people whom the page once named. A page that now has no
-- activities keeps those it had.
-- What changed goes to agenda.activity_history; a page that was missing is there again, with whatever it says.
-- A run that reads stored pages again fetches nothing: a missing page stays missing, and every row of a page is compared
-- with what it reads, even if the hash is the same.
-- This is the one place that says how a document becomes rows.
CREATE OR REPLACE FUNCTION agenda.store_pages(numbers bigint[], merged jsonb[]) RETURNS SETOF text LANGUAGE plpgsql
-- Pages are few beside those in the tables, and plans are made once, while these are empty: always go by index. What
-- is looked up there is a subquery that the planner leaves as it is (OFFSET 0): it takes an empty index for nothing to
-- look up in, and would read all of it for each row when it has grown.
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    this_run bigint := (SELECT max(run_id) FROM agenda.staged WHERE id = ANY (numbers));
    again boolean := (SELECT spider = 'reprocess' FROM agenda.run WHERE id = this_run);
    outcomes text[];
    -- One element a page that is to be stored.
    wanted bigint[];
    docs jsonb[];
    moments timestamptz[];
    were_missing boolean[];
    pages bigint[];
    befores jsonb[];
    edited boolean;  -- any of them was there before
    -- One element an activity on them.
    on_pages bigint[];
    items jsonb[];
    activities bigint[];
BEGIN
    WITH asked AS (
        SELECT s.id, coalesce(n.doc, s.document) AS doc, s.fetched_at AS moment, n.ordinal, p.id AS page_id,
               coalesce(p.missing_since_run IS NOT NULL AND NOT again, false) AS was_missing,
               p.digest IS NOT DISTINCT FROM s.digest AS same
        FROM unnest(numbers, merged) WITH ORDINALITY AS n (id, doc, ordinal)
        JOIN agenda.staged s ON s.id = n.id
        LEFT JOIN LATERAL (SELECT * FROM agenda.page WHERE path = s.path OFFSET 0) AS p ON true
    ), told AS (
        SELECT *, CASE WHEN page_id IS NULL THEN 'new' WHEN same AND NOT was_missing THEN 'unchanged' ELSE 'changed' END
               AS outcome
        FROM asked
    ), stored AS (
        SELECT *, outcome <> 'unchanged' OR again AS is_stored FROM told
    )
    SELECT array_agg(outcome ORDER BY ordinal), array_agg(id ORDER BY ordinal) FILTER (WHERE is_stored),
           array_agg(doc ORDER BY ordinal) FILTER (WHERE is_stored),
           array_agg(moment ORDER BY ordinal) FILTER (WHERE is_stored),
           array_agg(was_missing ORDER BY ordinal) FILTER (WHERE is_stored),
           array_agg(page_id ORDER BY ordinal) FILTER (WHERE is_stored),
           array_agg(CASE WHEN page_id IS NOT NULL THEN agenda.page_state(page_id) END ORDER BY ordinal) FILTER (WHERE is_stored)
    INTO outcomes, wanted, docs, moments, were_missing, pages, befores
    FROM stored;
    IF wanted IS NULL THEN
        RETURN QUERY SELECT unnest(outcomes);
        RETURN;
    END IF;
    PERFORM agenda.touch_pages(pages);
    edited := (SELECT bool_or(id IS NOT NULL) FROM unnest(pages) AS p (id));

    INSERT INTO agenda.body AS b (sha256, content, first_fetched)
    SELECT DISTINCT ON (s.body_sha256) s.body_sha256, s.content,
           first_value(s.fetched_at) OVER (PARTITION BY s.body_sha256 ORDER BY s.id)
    FROM agenda.staged s WHERE s.id = ANY (wanted)
    ORDER BY s.body_sha256, s.id DESC
    ON CONFLICT (sha256) DO UPDATE SET content = excluded.content WHERE b.content <> excluded.content;

    INSERT INTO agenda.page AS p (
        path, url, platform, weekly, title, date, published, type_stated, stated_place, intro, people, ministries,
        digest, body_sha256, first_seen_run, changed_run
    )
    SELECT d.path, d.url, d.platform, d.weekly, d.title, d.date, d.published, d.type_stated, d.stated_place, d.intro,
           d.people, d.ministries, s.digest, s.body_sha256, this_run, this_run
    FROM unnest(wanted, docs) WITH ORDINALITY AS n (id, doc, ordinal) JOIN agenda.staged s ON s.id = n.id
    CROSS JOIN jsonb_to_record(n.doc) AS d (
        path text, url text, platform text, weekly boolean, title text, date date, published timestamptz,
        type_stated text, stated_place text, intro text, people text[], ministries text[]
    )
    ORDER BY n.ordinal
    ON CONFLICT (path) DO UPDATE SET
        url = excluded.url, platform = excluded.platform, weekly = excluded.weekly, title = excluded.title,
        date = excluded.date, published = excluded.published, intro = excluded.intro,
        type_stated = coalesce(excluded.type_stated, p.type_stated),
        stated_place = coalesce(excluded.stated_place, p.stated_place),
        people = excluded.people,
        ministries = CASE WHEN excluded.ministries = '{}' THEN p.ministries ELSE excluded.ministries END,
        digest = excluded.digest, body_sha256 = excluded.body_sha256,
        changed_run = CASE WHEN again AND p.digest = excluded.digest THEN p.changed_run ELSE excluded.changed_run END,
        missing_since_run = CASE WHEN again THEN p.missing_since_run END;

    pages := ARRAY(
        SELECT (SELECT id FROM agenda.page WHERE path = n.doc->>'path')
        FROM unnest(docs) WITH ORDINALITY AS n (doc, ordinal) ORDER BY n.ordinal
    );
    SELECT array_agg(n.page_id ORDER BY n.ordinal, i.ordinal), array_agg(i.item ORDER BY n.ordinal, i.ordinal)
    INTO on_pages, items
    FROM unnest(pages, docs) WITH ORDINALITY AS n (page_id, doc, ordinal)
    CROSS JOIN jsonb_array_elements(n.doc->'activities') WITH ORDINALITY AS i (item, ordinal);

    IF edited THEN
        DELETE FROM agenda.activity
        WHERE page_id = ANY (on_pages) AND key NOT IN (SELECT item->>'key' FROM unnest(items) AS i (item));
    END IF;

    INSERT INTO agenda.activity AS a (
        page_id, key, title, description, date, end_date, start_time, end_time, day_place, contact_present, flags,
        type_stated, type, type_method, type_confidence, type_evidence, stated_place, mode, people_confidence,
        people_evidence
    )
    SELECT n.page_id, i.key, i.title, i.description, i.date, i.end_date, i.start_time, i.end_time, i.day_place,
           i.contact_present, i.flags,
           CASE WHEN i.keep ? 'type' THEN k.type_stated ELSE i.type_stated END,
           CASE WHEN i.keep ? 'type' THEN k.type ELSE i.type END,
           CASE WHEN i.keep ? 'type' THEN k.type_method ELSE i.type_method END,
           CASE WHEN i.keep ? 'type' THEN k.type_confidence ELSE i.type_confidence END,
           CASE WHEN i.keep ? 'type' THEN k.type_evidence ELSE i.type_evidence END,
           i.stated_place,
           CASE WHEN i.keep ? 'places' THEN k.mode ELSE i.mode END, i.people_confidence, i.people_evidence
    FROM unnest(on_pages, items) WITH ORDINALITY AS n (page_id, item, ordinal)
    CROSS JOIN jsonb_to_record(n.item) AS i (
        key text, title text, description text, date date, end_date date, start_time time, end_time time,
        day_place text, contact_present boolean, flags text[], type_stated text, type text, type_method text,
        type_confidence real, type_evidence text, stated_place text, mode text, people_confidence real,
        people_evidence text, keep jsonb
    )
    LEFT JOIN LATERAL (SELECT * FROM agenda.activity WHERE key = i.key OFFSET 0) AS k ON true
    ORDER BY n.ordinal
    ON CONFLICT (key) DO UPDATE SET
        page_id = excluded.page_id, title = excluded.title, description = excluded.description,
        date = excluded.date, end_date = excluded.end_date, start_time = excluded.start_time,
        end_time = excluded.end_time, day_place = excluded.day_place, contact_present = excluded.contact_present,
        flags = excluded.flags, type_stated = excluded.type_stated, type = excluded.type,
        type_method = excluded.type_method, type_confidence = excluded.type_confidence,
        type_evidence = excluded.type_evidence, stated_place = excluded.stated_place, mode = excluded.mode,
        people_confidence = excluded.people_confidence, people_evidence = excluded.people_evidence;

    activities := ARRAY(
        SELECT (SELECT id FROM agenda.activity WHERE key = n.item->>'key')
        FROM unnest(items) WITH ORDINALITY AS n (item, ordinal) ORDER BY n.ordinal
    );

    INSERT INTO agenda.activity_person (activity_id, ordinal, name)
    SELECT i.id, n.ordinality, n.name
    FROM unnest(activities, items) AS i (id, item)
    CROSS JOIN jsonb_array_elements_text(i.item->'people') WITH ORDINALITY AS n (name)
    ON CONFLICT (activity_id, ordinal) DO UPDATE SET name = excluded.name;

    INSERT INTO agenda.activity_ministry (activity_id, ordinal, name)
    SELECT i.id, n.ordinality, n.name
    FROM unnest(activities, items) AS i (id, item)
    CROSS JOIN jsonb_array_elements_text(i.item->'ministries') WITH ORDINALITY AS n (name)
    ON CONFLICT (activity_id, ordinal) DO UPDATE SET name = excluded.name;

    INSERT INTO agenda.activity_place (
        activity_id, ordinal, name, level, evidence, source, method, confidence, municipality_code, province,
        country, lat, lon, ambiguous, candidates, rule
    )
    SELECT i.id, n.ordinality, n.name, n.level, n.evidence, n.source, n.method, n.confidence, n.municipality_code,
           n.province, n.country, n.lat, n.lon, n.ambiguous, n.candidates, n.rule
    FROM unnest(activities, items) WITH ORDINALITY AS i (id, item, ordinal)
    CROSS JOIN ROWS FROM (jsonb_to_recordset(i.item->'places') AS (
        name text, level text, evidence text, source text, method text, confidence real, municipality_code text,
        province text, country text, lat double precision, lon double precision, ambiguous boolean,
        candidates text[], rule text
    )) WITH ORDINALITY AS n
    WHERE i.item->'keep' ? 'places' IS NOT TRUE
    ORDER BY i.ordinal, n.ordinality
    ON CONFLICT (activity_id, ordinal) DO UPDATE SET
        name = excluded.name, level = excluded.level, evidence = excluded.evidence, source = excluded.source,
        method = excluded.method, confidence = excluded.confidence, municipality_code = excluded.municipality_code,
        province = excluded.province, country = excluded.country, lat = excluded.lat, lon = excluded.lon,
        ambiguous = excluded.ambiguous, candidates = excluded.candidates, rule = excluded.rule;

    INSERT INTO agenda.activity_fact (activity_id, ordinal, kind, value, evidence)
    SELECT i.id, n.ordinality, n.kind, n.value, n.evidence
    FROM unnest(activities, items) AS i (id, item)
    CROSS JOIN ROWS FROM (
        jsonb_to_recordset(i.item->'facts') AS (kind text, value text, evidence text)
    ) WITH ORDINALITY AS n
    WHERE i.item->'keep' ? 'facts' IS NOT TRUE
    ON CONFLICT (activity_id, ordinal) DO UPDATE SET
        kind = excluded.kind, value = excluded.value, evidence = excluded.evidence;

    IF edited THEN
        DELETE FROM agenda.activity_person c USING unnest(activities, items) AS i (id, item)
        WHERE c.activity_id = i.id AND c.ordinal > jsonb_array_length(i.item->'people');

        DELETE FROM agenda.activity_ministry c USING unnest(activities, items) AS i (id, item)
        WHERE c.activity_id = i.id AND c.ordinal > jsonb_array_length(i.item->'ministries');

        DELETE FROM agenda.activity_place c USING unnest(activities, items) AS i (id, item)
        WHERE c.activity_id = i.id AND c.ordinal > jsonb_array_length(i.item->'places')
          AND i.item->'keep' ? 'places' IS NOT TRUE;

        DELETE FROM agenda.activity_fact c USING unnest(activities, items) AS i (id, item)
        WHERE c.activity_id = i.id AND c.ordinal > jsonb_array_length(i.item->'facts')
          AND i.item->'keep' ? 'facts' IS NOT TRUE;

        DELETE FROM agenda.lost_name l USING unnest(pages, docs) AS n (page_id, doc)
        WHERE l.page_id = n.page_id
          AND l.name NOT IN (SELECT o->>'name' FROM jsonb_array_elements(n.doc->'lost_names') AS o);

        DELETE FROM agenda.problem p USING unnest(pages, docs) AS n (page_id, doc)
        WHERE p.page_id = n.page_id AND NOT EXISTS (
            SELECT FROM jsonb_array_elements(n.doc->'problems') AS o
            WHERE (o->>'kind', o->>'where', o->>'text') = (p.kind, p.found_at, p.text)
        );
    END IF;

    INSERT INTO agenda.lost_name (page_id, name, last_seen_run, kept)
    SELECT n.page_id, l.name, l.last_seen_run, l.kept
    FROM unnest(pages, docs) AS n (page_id, doc)
    CROSS JOIN jsonb_to_recordset(n.doc->'lost_names') AS l (name text, last_seen_run bigint, kept boolean)
    ON CONFLICT (page_id, name) DO UPDATE SET last_seen_run = excluded.last_seen_run, kept = excluded.kept;

    INSERT INTO agenda.problem (page_id, kind, found_at, text)
    SELECT n.page_id, o.kind, o."where", o.text
    FROM unnest(pages, docs) WITH ORDINALITY AS n (page_id, doc, ordinal)
    CROSS JOIN jsonb_to_recordset(n.doc->'problems') AS o (kind text, "where" text, text text)
    WHERE NOT EXISTS (
        SELECT FROM agenda.problem p
        WHERE p.page_id = n.page_id AND (p.kind, p.found_at, p.text) = (o.kind, o."where", o.text)
    )
    GROUP BY n.ordinal, n.page_id, o.kind, o."where", o.text
    ORDER BY n.ordinal, o.kind, o."where", o.text;

    PERFORM agenda.touch_pages(pages);
    PERFORM agenda.note_changes(this_run, pages, befores, moments, were_missing);
    RETURN QUERY SELECT unnest(outcomes);
END $$;
