-- Refresh the layers: what readers see changes when the transaction ends. In the order in which they were made, since later ones
-- rest on earlier ones; each is analysed before the next is planned. Whoever calls it holds the lock of agenda.build.
-- `analysed`: false where few rows changed and a person waits.
DROP FUNCTION IF EXISTS agenda.refresh_layers();
CREATE OR REPLACE FUNCTION agenda.refresh_layers(analysed boolean DEFAULT true) RETURNS void LANGUAGE plpgsql AS $$
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
        EXECUTE format('REFRESH MATERIALIZED VIEW CONCURRENTLY gis.%I', layer);
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
