DROP FUNCTION IF EXISTS agenda.stage_page, agenda.note_reading;

-- Note what readers read from bodies, each given by its hash and that of what was read: such a body need not be read again
-- by that reader. Without a reader (null) nothing is noted. Of a page that is there twice the last holds.
CREATE OR REPLACE FUNCTION agenda.note_readings(
    paths text[], body_hashes text[], readers text[], doc_hashes text[], counted jsonb[]
) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
    INSERT INTO agenda.reading AS r (path, body_sha256, reader, digest, counts)
    SELECT DISTINCT ON (n.path) n.path, n.body_sha256, n.reader, n.digest, n.counts
    FROM unnest(paths, body_hashes, readers, doc_hashes, counted) WITH ORDINALITY
         AS n (path, body_sha256, reader, digest, counts, ordinal)
    WHERE n.reader IS NOT NULL
    ORDER BY n.path, n.ordinal DESC
    ON CONFLICT (path) DO UPDATE SET
        body_sha256 = excluded.body_sha256, reader = excluded.reader, digest = excluded.digest, counts = excluded.counts
    WHERE (r.body_sha256, r.reader, r.digest, r.counts)
          IS DISTINCT FROM (excluded.body_sha256, excluded.reader, excluded.digest, excluded.counts);
END $$;

-- Keep what a run read of pages, with their ledger rows, until that run is known to be good: all of them, or none on any
-- error. Return new, changed, unchanged or older for each, in order: what publishing will do. Touches no table that
-- anything is published from.
-- A page that is as in the tables is not staged, unless it stands at an address that was replaced: it may count again. A
-- page that is read twice is what it said last. The captures of an archive come the oldest first, and each is a state that
-- its page had; one from before what is known of its page is older, and leaves it as it is.
-- The arrays have one element a page: `docs` and `doc_hashes` as agenda.store_pages takes them, the body, its hash and the
-- time of fetching. `readers` and `counted` are for agenda.reading; null: this body is to be read again.
CREATE OR REPLACE FUNCTION agenda.stage_pages(
    this_run bigint, docs jsonb[], doc_hashes text[], markups bytea[], body_hashes text[], moments timestamptz[],
    readers text[], counted jsonb[]
) RETURNS SETOF text LANGUAGE plpgsql
-- Plans are made once, while the tables are empty: always go by index.
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    paths text[] := ARRAY(SELECT d->>'path' FROM unnest(docs) WITH ORDINALITY AS n (d, ordinal) ORDER BY ordinal);
    again boolean := (SELECT spider = 'reprocess' FROM agenda.run WHERE id = this_run);
    from_archive boolean := (SELECT spider = 'archive' FROM agenda.run WHERE id = this_run);
BEGIN
    PERFORM agenda.note_readings(paths, body_hashes, readers, doc_hashes, counted);
    RETURN QUERY
    WITH given AS (
        SELECT n.*, p.id AS page_id, p.digest AS known, p.missing_since_run, p.superseded_by,
               from_archive AND (n.moment < (
                   SELECT max(f.fetched_at)
                   FROM agenda.fetch f JOIN agenda.run r ON r.id = f.run_id AND r.outcome = 'ok'
                   WHERE f.page_id = p.id AND (f.result IN ('new', 'changed', 'unchanged') OR f.status IN (404, 410))
               )) IS TRUE AS older
        FROM unnest(paths, docs, doc_hashes, markups, body_hashes, moments) WITH ORDINALITY
             AS n (path, doc, digest, markup, body_sha256, moment, ordinal)
        LEFT JOIN LATERAL (SELECT * FROM agenda.page WHERE path = n.path OFFSET 0) AS p ON true
    ), beside AS (
        SELECT g.*, lead(g.ordinal) OVER whole IS NULL AS last, CASE WHEN from_archive THEN coalesce(
            lag(g.digest) OVER whole,
            (SELECT s.digest FROM agenda.staged s WHERE s.path = g.path AND s.run_id = this_run ORDER BY s.id DESC LIMIT 1)
        ) END AS before
        FROM given g WINDOW whole AS (PARTITION BY g.path, g.older ORDER BY g.ordinal)
    ), told AS MATERIALIZED (
        SELECT b.*, CASE
            WHEN b.older THEN 'older'
            WHEN b.before = b.digest THEN 'unchanged'
            WHEN b.before IS NOT NULL THEN 'changed'
            WHEN b.page_id IS NULL THEN 'new'
            WHEN b.known = b.digest AND (again OR b.missing_since_run IS NULL) THEN 'unchanged'
            ELSE 'changed'
        END AS outcome
        FROM beside b
    ), dropped AS (
        DELETE FROM agenda.staged s WHERE s.path = ANY (paths) AND s.run_id = this_run AND NOT from_archive
    ), kept AS (
        INSERT INTO agenda.staged (run_id, path, document, digest, content, body_sha256, fetched_at)
        SELECT this_run, t.path, t.doc, t.digest, t.markup, t.body_sha256, t.moment
        FROM told t
        WHERE (t.outcome IN ('new', 'changed') OR (t.outcome = 'unchanged' AND (again OR t.superseded_by IS NOT NULL)))
          AND (t.last OR from_archive)
        ORDER BY t.ordinal
    ), ledger AS (
        INSERT INTO agenda.fetch (run_id, page_id, path, fetched_at, status, body_sha256, result)
        SELECT this_run, t.page_id, t.path, t.moment, 200, t.body_sha256, t.outcome FROM told t
        WHERE NOT again
        ORDER BY t.ordinal
    )
    SELECT t.outcome FROM told t ORDER BY t.ordinal;
END $$;
