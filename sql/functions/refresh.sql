-- Refresh the layers: what readers see changes when the transaction ends. In the order of their files, since later ones
-- rest on earlier ones. Those that are tables follow what was touched (sql/functions/layer.sql); the others are computed anew and
-- compared. Whoever calls it holds the lock of agenda.build.
-- After everything those on which others rest are analysed before the next is planned: rows of a first crawl have no
-- statistics yet. The rest is left to autovacuum.
-- What is sorted and hashed stays in memory: a server's usual 4 MB are meant for many small queries, this is one large
-- one. Rows are hashed and not merged, since names sort slowly.
-- Nothing is compiled: that takes longer than most of these queries.
-- `linked`: that activities of the touched days were linked too, so that nothing is left to do for them.
DROP FUNCTION IF EXISTS agenda.refresh_layers(boolean);
DROP FUNCTION IF EXISTS agenda.refresh_layer(text);
CREATE OR REPLACE FUNCTION agenda.refresh_layers(linked boolean) RETURNS void LANGUAGE plpgsql
SET work_mem = '128MB' SET enable_mergejoin = off SET jit = off
AS $$
DECLARE
    layer text;
    kept text[] := ARRAY(SELECT agenda.kept_layers());
    rested_on text[] := '{standing,place_region,person_region,activity_region,activity,coverage}';
    seen bigint[] := ARRAY(SELECT id FROM agenda.touched);
    -- Read before anything is computed: one that ends in the meantime is still waited for.
    working bigint[] := ARRAY(SELECT id FROM agenda.run WHERE outcome IS NULL ORDER BY id);
    part agenda.part := agenda.touched_part();
    bounds date[] := agenda.bounds();
    regions integer[] := agenda.regions_of(part);
BEGIN
    IF part IS NULL THEN
        ANALYZE agenda.activity, agenda.activity_place, agenda.activity_person, agenda.activity_joint, agenda.page;
    END IF;
    FOR layer IN
        SELECT relname FROM pg_class
        WHERE relnamespace = 'gis'::regnamespace AND (relkind = 'm' OR relname = ANY (kept))
        ORDER BY array_position(agenda.layer_order(), relname::text), oid
    LOOP
        IF layer = ANY (kept) THEN
            PERFORM agenda.keep_layer(layer, CASE WHEN NOT agenda.of_another_day(layer) THEN part END);
        ELSE
            PERFORM agenda.refresh_view(layer);
        END IF;
        IF part IS NULL AND layer = ANY (rested_on) THEN
            EXECUTE format('ANALYZE gis.%I', layer);
        END IF;
        IF layer = 'activity' THEN  -- the last of the layers on which the counts by month rest
            part := agenda.with_events(agenda.with_bounds(part, bounds, agenda.bounds()));
            PERFORM agenda.keep_counts(part);
            PERFORM agenda.keep_totals(part);
            IF part IS NULL THEN
                ANALYZE agenda.month_count, agenda.month_total;
            ELSIF NOT agenda.other_names() THEN
                part.regions := regions || agenda.regions_of(part);
            END IF;
        END IF;
    END LOOP;
    UPDATE agenda.shown SET last_change = (SELECT coalesce(max(id), 0) FROM agenda.activity_history),
           at_work = working;
    -- What was noted since `seen` may not be in the layers yet, and stays for the next publication.
    IF linked THEN
        DELETE FROM agenda.touched WHERE id = ANY (seen);
    ELSE
        UPDATE agenda.touched SET shown = true WHERE id = ANY (seen) AND NOT shown;
    END IF;
END $$;

-- Refresh one view. To compare what it has with what it should have takes as long again as to compute it, and lets readers
-- read on. One without rows has nothing to compare and nothing to read: it is filled outright, unless a reader holds it.
CREATE OR REPLACE FUNCTION agenda.refresh_view(layer text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    filled boolean;
    patience text := current_setting('lock_timeout');
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM gis.%I)', layer) INTO filled;
    IF NOT filled THEN
        BEGIN
            PERFORM set_config('lock_timeout', '100ms', true);
            EXECUTE format('REFRESH MATERIALIZED VIEW gis.%I', layer);
            PERFORM set_config('lock_timeout', patience, true);
            RETURN;
        EXCEPTION WHEN lock_not_available THEN
            NULL;  -- the time limit is as it was again
        END;
    END IF;
    EXECUTE format('REFRESH MATERIALIZED VIEW CONCURRENTLY gis.%I', layer);
END $$;
