-- What changed in the activities of a page, field by field. Whoever changes activities takes `page_state` before,
-- and hands it to `note_changes` after, in the same transaction. Both run once per page: plpgsql keeps their plans.

-- The activities of a page by their number: every field that a reader would miss, as text. Null: nothing is known.
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

-- Writes what differs between `before` and now. `was_missing`: the page itself had been gone.
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

-- Words of a title that say which activity it is.
CREATE OR REPLACE FUNCTION agenda.telling_words(title text) RETURNS text[] LANGUAGE sql IMMUTABLE
AS $$
SELECT coalesce(array_agg(DISTINCT word), '{}')
FROM regexp_split_to_table(lower(title), '[^[:alnum:]]+') AS word
WHERE length(word) > 3 AND word NOT IN (
    'gesprek', 'gesprekken', 'overleg', 'bestuurlijk', 'bijeenkomst', 'kennismaking', 'kennismakingsgesprek',
    'werkbezoek', 'bezoek', 'bezoekt', 'debat', 'commissiedebat', 'opening', 'toespraak', 'interview', 'minister',
    'staatssecretaris', 'over', 'naar', 'inzake', 'voor', 'door', 'deelname'
)
$$;

-- The key of an activity on a week holds its day and title. One that the page now has with another title on the
-- same day, or with the same title on another day, keeps its number: it takes the new key. Only where it is plain
-- which one became which; else the old one is withdrawn and the new one added.
CREATE OR REPLACE FUNCTION agenda.follow_keys(this_page bigint, activities jsonb) RETURNS void LANGUAGE sql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
WITH given AS (
    SELECT key, title, date, start_time
    FROM jsonb_to_recordset(activities) AS i (key text, title text, date date, start_time time)
), pair AS (
    SELECT a.id, g.key,
           CASE WHEN a.title = g.title THEN 2.0 ELSE w.shared / w.longest END AS likeness,
           a.title <> g.title AND a.date = g.date AND a.start_time = g.start_time AS at_once
    FROM agenda.activity a
    JOIN given g ON a.title = g.title OR a.date = g.date
    CROSS JOIN LATERAL (
        SELECT (SELECT count(*) FROM (SELECT unnest(old) INTERSECT SELECT unnest(new)) AS both_have)::numeric AS shared,
               greatest(cardinality(old), cardinality(new), 1) AS longest
        FROM (SELECT agenda.telling_words(a.title) AS old, agenda.telling_words(g.title) AS new) AS words
    ) AS w
    WHERE a.page_id = this_page
      AND a.key NOT IN (SELECT key FROM given)
      AND NOT EXISTS (SELECT FROM agenda.activity other WHERE other.key = g.key)
), likely AS (
    SELECT id, key, likeness FROM pair WHERE likeness > 0.5 OR (likeness > 0.3 AND at_once)
)
UPDATE agenda.activity a SET key = l.key
FROM likely l
WHERE a.id = l.id AND NOT EXISTS (
    SELECT FROM likely rival
    WHERE (rival.id = l.id) <> (rival.key = l.key) AND rival.likeness >= l.likeness
)
$$;

-- Marks pages as missing, with their activities as withdrawn. One that is missing already stays as it is.
CREATE OR REPLACE FUNCTION agenda.mark_missing(paths text[], this_run bigint) RETURNS bigint LANGUAGE sql
AS $$
WITH gone AS (
    UPDATE agenda.page SET missing_since_run = this_run
    WHERE path = ANY (paths) AND missing_since_run IS NULL
    RETURNING id, path
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
