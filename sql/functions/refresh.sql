-- Refresh one layer. To compare what it has with what it should have takes as long again as to compute it, and lets readers
-- read on. One without rows has nothing to compare and nothing to read: it is filled outright, unless a reader holds it.
CREATE OR REPLACE FUNCTION agenda.refresh_layer(layer text) RETURNS void LANGUAGE plpgsql AS $$
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

-- Refresh the layers: what readers see changes when the transaction ends. In the order in which they were made, since later ones
-- rest on earlier ones; each is analysed before the next is planned. Whoever calls it holds the lock of agenda.build.
-- What is sorted and hashed stays in memory: a server's usual 4 MB are meant for many small queries, this is one large one.
-- Nothing is compiled: that takes longer than most of these queries. `analysed`: false where few rows changed and a person waits.
DROP FUNCTION IF EXISTS agenda.refresh_layers();
CREATE OR REPLACE FUNCTION agenda.refresh_layers(analysed boolean DEFAULT true) RETURNS void LANGUAGE plpgsql
SET work_mem = '64MB' SET jit = off
AS $$
DECLARE
    layer text;
    seen bigint[] := ARRAY(SELECT id FROM agenda.touched);
BEGIN
    -- Rows of a first crawl have no statistics yet; without them the counts would be planned for empty tables.
    IF analysed THEN
        ANALYZE agenda.activity, agenda.activity_place, agenda.activity_person, agenda.activity_joint, agenda.page;
    END IF;
    FOR layer IN
        SELECT relname FROM pg_class WHERE relnamespace = 'gis'::regnamespace AND relkind = 'm' ORDER BY oid
    LOOP
        PERFORM agenda.refresh_layer(layer);
        IF analysed THEN
            EXECUTE format('ANALYZE gis.%I', layer);
        END IF;
        IF layer = 'activity' THEN  -- the last of the layers on which the counts by month rest
            PERFORM agenda.keep_counts(seen);
            IF analysed THEN
                ANALYZE agenda.month_count;
            END IF;
        END IF;
    END LOOP;
END $$;
