-- What changed in the activities of pages, field by field. Whoever changes activities takes the `page_state` of each page
-- before, and hands them to `note_changes` after, in the same transaction. plpgsql keeps their plans.

-- The activities of a page by number: every field that matters to a reader, as text. Null: the page is not known.
CREATE OR REPLACE FUNCTION agenda.page_state(this_page bigint) RETURNS jsonb LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$ BEGIN RETURN (
SELECT coalesce(jsonb_object_agg(a.id, jsonb_build_object(
    'key', a.key, 'title', a.title, 'description', a.description,
    'date', a.date, 'end_date', a.end_date, 'start_time', a.start_time, 'end_time', a.end_time,
    'stated_place', a.stated_place, 'day_place', a.day_place,
    'places', (
        SELECT string_agg(name || coalesce(format(' (%s)', coalesce(municipality_code, country)), ''), '; '
                          ORDER BY ordinal)
        FROM agenda.activity_place WHERE activity_id = a.id
    ),
    'people', (SELECT string_agg(name, '; ' ORDER BY ordinal) FROM agenda.activity_person WHERE activity_id = a.id),
    'ministries', (
        SELECT string_agg(name, '; ' ORDER BY ordinal) FROM agenda.activity_ministry WHERE activity_id = a.id
    ),
    'topic', (
        SELECT string_agg(value, '; ' ORDER BY ordinal) FROM agenda.activity_fact
        WHERE activity_id = a.id AND kind = 'topic'
    ),
    'counterparts', (
        SELECT string_agg(value, '; ' ORDER BY ordinal) FROM agenda.activity_fact
        WHERE activity_id = a.id AND kind = 'counterpart'
    ),
    'type_stated', a.type_stated, 'type', a.type, 'mode', a.mode, 'contact_present', a.contact_present,
    'flags', nullif(array_to_string(a.flags, '; '), '')
)), '{}')
FROM agenda.activity a WHERE a.page_id = this_page
); END $$;

DROP FUNCTION IF EXISTS agenda.note_changes(bigint, jsonb, bigint, timestamptz, boolean);

-- Write what differs between what was (`befores`, by page) and now. Nothing was (null or empty): all of a page is added, and its
-- fields need no look. `were_missing`: the page itself had been gone.
CREATE OR REPLACE FUNCTION agenda.note_changes(
    this_run bigint, pages bigint[], befores jsonb[], moments timestamptz[], were_missing boolean[]
) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan
AS $$ BEGIN
INSERT INTO agenda.activity_history (
    run_id, noticed_at, path, key, activity_id, kind, field, old_value, new_value, date, title, people
)
SELECT this_run, w.moment, (SELECT path FROM agenda.page WHERE id = w.page_id), last.key, last.id, change.kind, change.field, change.old_value, change.new_value,
       last.date, last.title, last.people
FROM unnest(pages, befores, moments, were_missing) WITH ORDINALITY
     AS w (page_id, before, moment, was_missing, ordinal)
CROSS JOIN LATERAL (
    SELECT CASE WHEN w.before <> '{}' THEN agenda.page_state(w.page_id) END AS state OFFSET 0
) AS now
CROSS JOIN LATERAL (
    SELECT a.id, a.key, a.date, a.title, coalesce((
               SELECT string_agg(name, '; ' ORDER BY ordinal) FROM agenda.activity_person WHERE activity_id = a.id
           ), '') AS people, true AS there, w.before->a.id::text AS old, now.state->a.id::text AS new
    FROM agenda.activity a WHERE a.page_id = w.page_id
    UNION ALL
    SELECT o.key::bigint, o.value->>'key', (o.value->>'date')::date, o.value->>'title',
           coalesce(o.value->>'people', ''), false, o.value, NULL
    FROM jsonb_each(w.before) AS o WHERE NOT now.state ? o.key
) AS last
CROSS JOIN LATERAL (
    SELECT 'withdrawn' AS kind, NULL AS field, NULL AS old_value, NULL AS new_value, 0 AS ordinal
    WHERE NOT last.there AND NOT w.was_missing
    UNION ALL
    SELECT CASE WHEN last.old IS NOT NULL OR EXISTS (
               SELECT FROM agenda.activity_history h WHERE h.key = last.key AND h.kind = 'withdrawn'
           ) THEN 'returned' ELSE 'added' END, NULL, NULL, NULL, 0
    WHERE last.there AND (last.old IS NULL OR w.was_missing)
    UNION ALL
    SELECT CASE WHEN n.key IN ('title', 'description') THEN 'reworded'
                WHEN n.key IN ('date', 'end_date', 'start_time', 'end_time', 'stated_place', 'day_place', 'places')
                THEN 'moved' ELSE 'changed' END,
           n.key, o.value, n.value, 1
    FROM jsonb_each_text(last.old) AS o JOIN jsonb_each_text(last.new) AS n ON n.key = o.key
    WHERE n.value IS DISTINCT FROM o.value AND n.key <> 'key'
) AS change
ORDER BY w.ordinal, last.id, change.ordinal, change.field;
END $$;

-- Mark pages as missing, and their activities as withdrawn. A page that is already missing stays as it is.
CREATE OR REPLACE FUNCTION agenda.mark_missing(paths text[], this_run bigint) RETURNS bigint LANGUAGE sql
AS $$
WITH gone AS (
    UPDATE agenda.page SET missing_since_run = this_run
    WHERE path = ANY (paths) AND missing_since_run IS NULL
    RETURNING id, path
), touched AS (
    INSERT INTO agenda.touched (day) SELECT DISTINCT a.date FROM gone g JOIN agenda.activity a ON a.page_id = g.id
), noted AS (
    INSERT INTO agenda.activity_history (
        run_id, noticed_at, path, key, activity_id, kind, date, title, people
    )
    SELECT this_run, now(), g.path, s.facts->>'key', s.id::bigint, 'withdrawn',
           (s.facts->>'date')::date, s.facts->>'title', coalesce(s.facts->>'people', '')
    FROM gone g CROSS JOIN LATERAL jsonb_each(agenda.page_state(g.id)) AS s (id, facts)
    ORDER BY g.path, s.id::bigint
)
SELECT count(*) FROM gone
$$;
