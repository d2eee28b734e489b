-- Refresh the layers: what readers see changes when the transaction ends. In the order in which they were made, since later ones
-- rest on earlier ones; each is analysed before the next is planned. Whoever calls it holds the lock of agenda.build.
CREATE OR REPLACE FUNCTION agenda.refresh_layers() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    layer text;
    seen bigint[] := ARRAY(SELECT id FROM agenda.touched);
BEGIN
    -- Rows of a first crawl have no statistics yet; without them the counts would be planned for empty tables.
    ANALYZE agenda.activity, agenda.activity_place, agenda.activity_person, agenda.activity_joint, agenda.page;
    FOR layer IN
        SELECT relname FROM pg_class WHERE relnamespace = 'gis'::regnamespace AND relkind = 'm' ORDER BY oid
    LOOP
        EXECUTE format('REFRESH MATERIALIZED VIEW CONCURRENTLY gis.%I', layer);
        EXECUTE format('ANALYZE gis.%I', layer);
        IF layer = 'activity' THEN  -- the last of the layers on which the counts by month rest
            PERFORM agenda.keep_counts(seen);
            ANALYZE agenda.month_count;
        END IF;
    END LOOP;
END $$;
