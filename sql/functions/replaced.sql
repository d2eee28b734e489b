-- What a run learnt of addresses, before anything that it read is stored: which pages no source named (`unlisted`, after a
-- complete scan) and which lead to another address for good (from `old_paths` to `new_paths`). What it fetched at its own address
-- and did not miss is listed, and leads nowhere else.
CREATE OR REPLACE FUNCTION agenda.note_addresses(
    this_run bigint, unlisted text[], old_paths text[], new_paths text[]
) RETURNS void LANGUAGE sql AS $$
UPDATE agenda.page p SET unlisted_since_run = NULL, moved_to = NULL
FROM agenda.fetch f
WHERE (p.unlisted_since_run IS NOT NULL OR p.moved_to IS NOT NULL) AND f.run_id = this_run AND f.path = p.path
  AND f.result IN ('new', 'changed', 'unchanged') AND p.path <> ALL (unlisted);
UPDATE agenda.page SET unlisted_since_run = this_run WHERE path = ANY (unlisted) AND unlisted_since_run IS NULL;
UPDATE agenda.page p SET moved_to = m.new_path
FROM unnest(old_paths, new_paths) AS m (old_path, new_path) WHERE p.path = m.old_path;
$$;

-- The last run in which a page was known to be listed; null: it still is. Gone is what no source names, what leads
-- elsewhere, and what is missing and did not come back in this run.
CREATE OR REPLACE FUNCTION agenda.last_listed(p agenda.page, this_run bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
SELECT CASE
    WHEN p.unlisted_since_run IS NULL AND p.moved_to IS NULL AND (p.missing_since_run IS NULL OR seen.last = this_run)
    THEN NULL
    ELSE least(p.unlisted_since_run - 1, coalesce(seen.last, p.changed_run))
END
FROM (
    SELECT max(run_id) AS last FROM agenda.fetch f
    WHERE f.page_id = p.id AND f.path = p.path AND f.result IN ('new', 'changed', 'unchanged', 'trusted')
) AS seen
$$;

-- Gives a page the address that replaced its own, before what stands there is stored: an edit like any other, so that
-- activities keep their ids, and what is kept stays. The old address stays as history, without activities. It goes where
-- the page comes back to it.
CREATE OR REPLACE FUNCTION agenda.move_page(old_path text, new_path text, reason text, this_run bigint)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    moved agenda.page;
    history agenda.page;
BEGIN
    SELECT * INTO STRICT moved FROM agenda.page WHERE path = old_path;
    SELECT * INTO history FROM agenda.page WHERE path = new_path;
    PERFORM agenda.touch_pages(ARRAY[moved.id]);
    IF history.id IS NOT NULL THEN
        UPDATE agenda.fetch SET page_id = moved.id WHERE page_id = history.id;
        UPDATE agenda.page SET superseded_by = moved.id WHERE superseded_by = history.id;
        DELETE FROM agenda.page WHERE id = history.id;
    END IF;
    UPDATE agenda.page SET path = new_path, unlisted_since_run = NULL, moved_to = NULL, superseded_by = NULL,
           superseded_reason = NULL,
           missing_since_run = CASE WHEN moved.missing_since_run < this_run THEN moved.missing_since_run END
    WHERE id = moved.id;
    INSERT INTO agenda.page (
        path, url, platform, weekly, title, date, published, type_stated, stated_place, intro, people, ministries, digest,
        body_sha256, first_seen_run, changed_run, missing_since_run, unlisted_since_run, moved_to, superseded_by,
        superseded_reason
    ) VALUES (
        old_path, moved.url, moved.platform, moved.weekly, moved.title, moved.date, moved.published, moved.type_stated,
        moved.stated_place, moved.intro, moved.people, moved.ministries, moved.digest, moved.body_sha256,
        moved.first_seen_run, moved.changed_run, moved.missing_since_run, moved.unlisted_since_run, moved.moved_to,
        moved.id, reason
    );
    -- They were not withdrawn: they moved.
    DELETE FROM agenda.activity_history WHERE run_id = this_run AND path = old_path AND kind = 'withdrawn';
END $$;
