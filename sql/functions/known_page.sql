-- What is known of a page before it is stored again, for agendacrawl.events.keeping; null if nothing is known, or if
-- storing it would change nothing. `doc_hash` and `this_run` are `digest` and `run_id` of agenda.staged.
-- `seen_run` is the last run that saw the page as it is in the tables.
CREATE OR REPLACE FUNCTION agenda.known_page(this_path text, doc_hash text, this_run bigint) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$ BEGIN RETURN (
SELECT jsonb_build_object(
    'people', p.people,
    'seen_run', greatest(p.changed_run, (
        SELECT max(run_id) FROM agenda.fetch WHERE page_id = p.id AND result = 'unchanged'
    )),
    'lost_names', (
        SELECT coalesce(jsonb_object_agg(name, last_seen_run), '{}') FROM agenda.lost_name WHERE page_id = p.id
    ),
    'activities', (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
            'key', a.key, 'title', a.title, 'description', a.description, 'date', a.date, 'start_time', a.start_time,
            'type_stated', a.type_stated, 'stated_place', a.stated_place, 'day_place', a.day_place, 'flags', a.flags,
            'people', ARRAY(SELECT name FROM agenda.activity_person WHERE activity_id = a.id ORDER BY ordinal),
            'ministries', ARRAY(SELECT name FROM agenda.activity_ministry WHERE activity_id = a.id ORDER BY ordinal)
        ) ORDER BY a.id), '[]')
        FROM agenda.activity a WHERE a.page_id = p.id
    )
)
FROM agenda.page p
WHERE p.path = this_path
  AND (p.digest <> doc_hash OR p.missing_since_run IS NOT NULL
       OR (SELECT spider = 'reprocess' FROM agenda.run WHERE id = this_run))
); END $$;
