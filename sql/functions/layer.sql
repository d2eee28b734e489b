-- Layers with a row per activity, place or person are tables that follow what changed: a refresh computes the rows of a part
-- of all activities anew, and writes those that differ. What is read from them stays what a computation of everything gives:
-- agenda.layers_apart.

-- A part of everything, closed: whatever is one event with one of its activities is among them. `days` are all days of all
-- months in which they lie. Null instead of a part: everything.
DROP TYPE IF EXISTS agenda.part CASCADE;
CREATE TYPE agenda.part AS (activities bigint[], joints bigint[], days date[]);

-- Make the layer gis.NAME with the rows that `query` gives. The query reads the parameter `part`; `key` is the column by
-- which its rows belong to a part: to the activities, the joints (activity_joint.joint_id, else the activity) or the days.
-- Two functions go with it: agenda.NAME_now has the rows as they should be, agenda.NAME_kept those that are there.
CREATE OR REPLACE FUNCTION agenda.make_layer(name text, key text, parts text, query text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TABLE gis.%I AS SELECT q.* FROM (SELECT NULL::agenda.part AS part) AS p, LATERAL (%s) AS q WITH NO DATA',
                   name, query);
    EXECUTE format('CREATE FUNCTION agenda.%I(part agenda.part) RETURNS SETOF gis.%I LANGUAGE sql STABLE AS %L',
                   name || '_now', name, query);
    EXECUTE format('CREATE FUNCTION agenda.%I(part agenda.part) RETURNS SETOF gis.%I LANGUAGE sql STABLE AS %L',
                   name || '_kept', name,
                   format('SELECT * FROM gis.%1$I WHERE (part).%3$I IS NULL OR %2$I = ANY ((part).%3$I)', name, key, parts));
    EXECUTE format('INSERT INTO gis.%I SELECT * FROM agenda.%I(NULL)', name, name || '_now');
    EXECUTE format('CREATE UNIQUE INDEX ON gis.%I (id)', name);
    EXECUTE format('ANALYZE gis.%I', name);
END $$;

-- The layers that are tables, in the order in which they were made: later ones rest on earlier ones.
CREATE OR REPLACE FUNCTION agenda.kept_layers() RETURNS SETOF text LANGUAGE sql STABLE AS $$
SELECT c.relname FROM pg_class c JOIN pg_proc f ON f.proname = c.relname || '_kept' AND f.prorettype = c.reltype
WHERE c.relnamespace = 'gis'::regnamespace AND c.relkind = 'r' ORDER BY c.oid
$$;

-- The rows of a part of a layer that are not as they should be: `gone` is the key of one that is there, `id` of one that
-- should be.
CREATE OR REPLACE FUNCTION agenda.rows_apart(layer text) RETURNS text LANGUAGE sql STABLE AS $$
SELECT format('SELECT k.id AS gone, n.* FROM agenda.%I($1) AS n FULL JOIN agenda.%I($1) AS k ON k.id = n.id
               WHERE k.id IS NULL OR n.id IS NULL OR k *<> n', layer || '_now', layer || '_kept')
$$;

-- Make the rows of a part what they should be. Rows that are so already are not written, and readers read on.
CREATE OR REPLACE FUNCTION agenda.keep_layer(layer text, part agenda.part) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    names text;
    news text;
BEGIN
    SELECT string_agg(format('%I', attname), ', ' ORDER BY attnum), string_agg(format('excluded.%I', attname), ', ' ORDER BY attnum)
    INTO names, news
    FROM pg_attribute WHERE attrelid = format('gis.%I', layer)::regclass AND attnum > 0 AND NOT attisdropped;
    EXECUTE format(
        'WITH apart AS MATERIALIZED (%s), removed AS (
             DELETE FROM gis.%I WHERE id = ANY (ARRAY(SELECT gone FROM apart WHERE id IS NULL))
         )
         INSERT INTO gis.%2$I (%s) SELECT %3$s FROM apart WHERE id IS NOT NULL
         ON CONFLICT (id) DO UPDATE SET (%3$s) = ROW (%s)',
        agenda.rows_apart(layer), layer, names, news
    ) USING part;
END $$;

-- The layers that are not what a computation of everything gives, and how many of their rows: none.
CREATE OR REPLACE FUNCTION agenda.layers_apart() RETURNS TABLE (layer text, rows bigint) LANGUAGE plpgsql STABLE AS $$
BEGIN
    FOR layer IN SELECT agenda.kept_layers() LOOP
        EXECUTE format('SELECT count(*) FROM (%s) AS apart', agenda.rows_apart(layer)) INTO rows USING NULL::agenda.part;
        IF rows > 0 THEN
            RETURN NEXT;
        END IF;
    END LOOP;
    SELECT 'month_count', agenda.counts_apart() INTO layer, rows;
    IF rows > 0 THEN
        RETURN NEXT;
    END IF;
END $$;

-- What is removed was touched: the layers have rows of it whose day nobody may know.
CREATE OR REPLACE FUNCTION agenda.touch_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO agenda.touched (day, removed) SELECT date, id FROM removed;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS touch_removed ON agenda.activity;
CREATE TRIGGER touch_removed AFTER DELETE ON agenda.activity REFERENCING OLD TABLE AS removed
FOR EACH STATEMENT EXECUTE FUNCTION agenda.touch_removed();

-- What was touched and is not shown yet: the activities of those days, as they are and as the layers have them, and all that
-- are or were one event with one of them. Null: everything, or so much that everything is quicker.
CREATE OR REPLACE FUNCTION agenda.touched_part() RETURNS agenda.part LANGUAGE plpgsql STABLE AS $$
DECLARE
    part agenda.part;
    touched date[] := ARRAY(SELECT DISTINCT day FROM agenda.touched WHERE NOT shown);
    wider bigint[];
BEGIN
    IF '-infinity' = ANY (touched) THEN
        RETURN NULL;
    END IF;
    part.activities := ARRAY(
        SELECT id FROM agenda.activity WHERE date = ANY (touched)
        UNION SELECT id FROM gis.activity WHERE date = ANY (touched)
        UNION SELECT removed FROM agenda.touched WHERE NOT shown AND removed IS NOT NULL
    );
    LOOP
        IF 4 * cardinality(part.activities) > (SELECT count(*) FROM gis.activity) THEN
            RETURN NULL;
        END IF;
        part.joints := ARRAY(
            SELECT unnest(part.activities)
            UNION SELECT joint_id FROM agenda.activity_joint WHERE activity_id = ANY (part.activities)
            UNION SELECT joint_id FROM gis.activity WHERE id = ANY (part.activities)
        );
        wider := ARRAY(
            SELECT unnest(part.activities)
            UNION SELECT activity_id FROM agenda.activity_joint WHERE joint_id = ANY (part.joints)
            UNION SELECT id FROM gis.activity WHERE joint_id = ANY (part.joints)
        );
        EXIT WHEN cardinality(wider) = cardinality(part.activities);
        part.activities := wider;
    END LOOP;
    part.days := agenda.days_of_months(ARRAY(
        SELECT unnest(touched)
        UNION SELECT date FROM agenda.activity WHERE id = ANY (part.activities)
        UNION SELECT date FROM gis.activity WHERE id = ANY (part.activities)
    ));
    RETURN part;
END $$;

-- All days of the months in which the weeks of some days lie: what is counted by month or by week counts those anew.
CREATE OR REPLACE FUNCTION agenda.days_of_months(days date[]) RETURNS date[] LANGUAGE sql IMMUTABLE AS $$
SELECT coalesce(array_agg(month.first + n), '{}')
FROM (
    SELECT DISTINCT date_trunc('month', edge::timestamp)::date AS first
    FROM unnest(days) AS d (day) CROSS JOIN LATERAL (VALUES
        (date_trunc('week', day::timestamp)::date), (date_trunc('week', day::timestamp)::date + 6)
    ) AS week (edge)
) AS month
CROSS JOIN LATERAL generate_series(0, (month.first::timestamp + interval '1 month')::date - month.first - 1) AS n
$$;
