-- What changed in the activities of a page, field by field. Whoever changes activities takes `page_state` before,
-- and hands it to `note_changes` after, in the same transaction. Both run once per page: plpgsql keeps their plans.

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

-- Write what differs between `before` and now. `was_missing`: the page itself had been gone.
CREATE OR REPLACE FUNCTION agenda.note_changes(
    this_page bigint, before jsonb, this_run bigint, moment timestamptz, was_missing boolean DEFAULT false
) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$ BEGIN
INSERT INTO agenda.activity_history (
    run_id, noticed_at, path, key, activity_id, kind, field, old_value, new_value, date, title, people
)
SELECT this_run, moment, (SELECT path FROM agenda.page WHERE id = this_page), last.facts->>'key', last.id::bigint,
       change.kind, change.field, change.old_value, change.new_value,
       (last.facts->>'date')::date, last.facts->>'title', coalesce(last.facts->>'people', '')
FROM (
    SELECT coalesce(o.key, n.key) AS id, coalesce(n.value, o.value) AS facts, o.value AS old, n.value AS new
    FROM jsonb_each(before) AS o FULL JOIN jsonb_each(agenda.page_state(this_page)) AS n ON n.key = o.key
) AS last
CROSS JOIN LATERAL (
    SELECT 'withdrawn' AS kind, NULL AS field, NULL AS old_value, NULL AS new_value, 0 AS ordinal
    WHERE last.new IS NULL AND NOT was_missing
    UNION ALL
    SELECT CASE WHEN last.old IS NOT NULL OR EXISTS (
               SELECT FROM agenda.activity_history h WHERE h.key = last.facts->>'key' AND h.kind = 'withdrawn'
           ) THEN 'returned' ELSE 'added' END, NULL, NULL, NULL, 0
    WHERE last.new IS NOT NULL AND (last.old IS NULL OR was_missing)
    UNION ALL
    SELECT CASE WHEN n.key IN ('title', 'description') THEN 'reworded'
                WHEN n.key IN ('date', 'end_date', 'start_time', 'end_time', 'stated_place', 'day_place', 'places')
                THEN 'moved' ELSE 'changed' END,
           n.key, o.value, n.value, 1
    FROM jsonb_each_text(last.old) AS o JOIN jsonb_each_text(last.new) AS n ON n.key = o.key
    WHERE n.value IS DISTINCT FROM o.value AND n.key <> 'key'
) AS change
ORDER BY last.id::bigint, change.ordinal, change.field;
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
