-- Note that this reader reads from this body what has this hash: it need not be read again.
CREATE OR REPLACE FUNCTION agenda.note_reading(
    this_path text, body_hash text, by_reader text, doc_hash text, counted jsonb
) RETURNS void LANGUAGE sql AS $$
INSERT INTO agenda.reading AS r (path, body_sha256, reader, digest, counts)
VALUES (this_path, body_hash, by_reader, doc_hash, counted)
ON CONFLICT (path) DO UPDATE SET
    body_sha256 = excluded.body_sha256, reader = excluded.reader, digest = excluded.digest, counts = excluded.counts
WHERE (r.body_sha256, r.reader, r.digest, r.counts)
      IS DISTINCT FROM (excluded.body_sha256, excluded.reader, excluded.digest, excluded.counts)
$$;

-- Keep what a run read of one page, with its ledger row, until that run is known to be good. Return new, changed or
-- unchanged: what publishing will do. A page that is as in the tables is not staged, unless it stands at an address that
-- was replaced: it may count again. Touches no table that anything
-- is published from. A capture of an archive may be older than what is known of its page, which it leaves as it is.
-- `doc`, `doc_hash` and the rest are those of agenda.store_page.
-- `by_reader` and `counted` are for agenda.reading; null: this body is to be read again.
CREATE OR REPLACE FUNCTION agenda.stage_page(
    doc jsonb, doc_hash text, markup bytea, body_hash text, moment timestamptz, this_run bigint,
    by_reader text, counted jsonb
) RETURNS text LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
    known agenda.page;
    again boolean := (SELECT spider = 'reprocess' FROM agenda.run WHERE id = this_run);
    from_archive boolean := (SELECT spider = 'archive' FROM agenda.run WHERE id = this_run);
    before text;
    outcome text;
BEGIN
    SELECT * INTO known FROM agenda.page WHERE path = doc->>'path';
    outcome := CASE WHEN known.id IS NULL THEN 'new'
                    WHEN known.digest = doc_hash AND (again OR known.missing_since_run IS NULL) THEN 'unchanged'
                    ELSE 'changed' END;
    IF from_archive THEN
        -- The captures of a page come the oldest first, and each is a state that it had.
        SELECT digest INTO before FROM agenda.staged WHERE path = doc->>'path' AND run_id = this_run ORDER BY id DESC LIMIT 1;
        outcome := CASE WHEN before IS NOT NULL AND before = doc_hash THEN 'unchanged'
                        WHEN before IS NOT NULL THEN 'changed' ELSE outcome END;
        IF moment < (
            SELECT max(f.fetched_at) FROM agenda.fetch f JOIN agenda.run r ON r.id = f.run_id AND r.outcome = 'ok'
            WHERE f.page_id = known.id AND (f.result IN ('new', 'changed', 'unchanged') OR f.status IN (404, 410))
        ) THEN
            outcome := 'older';
        END IF;
    ELSE
        DELETE FROM agenda.staged WHERE path = doc->>'path' AND run_id = this_run;
    END IF;
    IF outcome = 'older' THEN
        NULL;
    ELSIF outcome <> 'unchanged' OR again OR known.superseded_by IS NOT NULL THEN
        INSERT INTO agenda.staged (run_id, path, document, digest, content, body_sha256, fetched_at)
        VALUES (this_run, doc->>'path', doc, doc_hash, markup, body_hash, moment);
    END IF;
    IF NOT again THEN
        INSERT INTO agenda.fetch (run_id, page_id, path, fetched_at, status, body_sha256, result)
        VALUES (this_run, known.id, doc->>'path', moment, 200, body_hash, outcome);
    END IF;
    IF by_reader IS NOT NULL THEN
        PERFORM agenda.note_reading(doc->>'path', body_hash, by_reader, doc_hash, counted);
    END IF;
    RETURN outcome;
END $$;
