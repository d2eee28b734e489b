-- Layers with a row per activity, place or person are tables that follow what changed: a refresh computes the rows of a part
-- of all activities anew, and writes those that differ. What is read from them stays what a computation of everything gives:
-- agenda.layers_apart.

-- A part of everything, closed: whatever is one event with one of its activities is among them. The weeks (Mondays), months
-- (first days) and years are those in which its days lie, the regions those in which its places lie or lay; the joints of
-- its months and the pages of its weeks are all of these. Null instead of a part: everything; null instead of its months: all.
DROP TYPE IF EXISTS agenda.part CASCADE;
CREATE TYPE agenda.part AS (activities bigint[], joints bigint[], weeks date[], months date[], years integer[],
                             regions integer[], month_joints bigint[], week_pages bigint[]);

-- Make the layer gis.NAME with the rows that `query` gives. The query reads the parameter `part`; `key` is the column by
-- which its rows belong to a part: to the activities, joints (activity_joint.joint_id, else the activity), weeks, months, years or regions;
-- null: each refresh computes all of them.
-- Two functions go with it: agenda.NAME_now has the rows as they should be, agenda.NAME_kept those that are there.
CREATE OR REPLACE FUNCTION agenda.make_layer(name text, key text, parts text, query text) RETURNS void LANGUAGE plpgsql
SET work_mem = '128MB' SET enable_mergejoin = off SET jit = off
AS $$
BEGIN
    EXECUTE format('CREATE TABLE gis.%I AS SELECT q.* FROM (SELECT NULL::agenda.part AS part) AS p, LATERAL (%s) AS q WITH NO DATA',
                   name, query);
    EXECUTE format('CREATE FUNCTION agenda.%I(part agenda.part) RETURNS SETOF gis.%I LANGUAGE sql STABLE AS %L',
                   name || '_now', name, query);
    EXECUTE format('CREATE FUNCTION agenda.%I(part agenda.part) RETURNS SETOF gis.%I LANGUAGE sql STABLE AS %L',
                   name || '_kept', name,
                   format('SELECT * FROM gis.%I', name)
                   || CASE WHEN key IS NULL THEN ''
                           ELSE format(' WHERE (part).%2$I IS NULL OR %1$I = ANY ((part).%2$I)', key, parts) END);
    EXECUTE format('INSERT INTO gis.%I SELECT * FROM agenda.%I(NULL)', name, name || '_now');
    EXECUTE format('CREATE UNIQUE INDEX ON gis.%I (id)', name);
    EXECUTE format('ANALYZE gis.%I', name);
END $$;

-- The layers that are tables, in the order of their files (agenda.layer_order, which the upgrade makes): later ones rest on
-- earlier ones. A copy made with pg_dump has its tables in another order.
CREATE OR REPLACE FUNCTION agenda.kept_layers() RETURNS SETOF text LANGUAGE sql STABLE AS $$
SELECT c.relname FROM pg_class c JOIN pg_proc f ON f.proname = c.relname || '_kept' AND f.prorettype = c.reltype
WHERE c.relnamespace = 'gis'::regnamespace AND c.relkind = 'r'
ORDER BY array_position(agenda.layer_order(), c.relname::text)
$$;

-- The rows of a part of a layer that are not as they should be: `gone` is the key of one that is there, `id` of one that
-- should be.
CREATE OR REPLACE FUNCTION agenda.rows_apart(layer text) RETURNS text LANGUAGE sql STABLE AS $$
SELECT format('SELECT k.id AS gone, n.* FROM agenda.%I($1) AS n FULL JOIN agenda.%I($1) AS k ON k.id = n.id
               WHERE k.id IS NULL OR n.id IS NULL OR k *<> n', layer || '_now', layer || '_kept')
$$;

-- Whether a layer has rows of another day than today that say so: all of them are to be computed anew.
CREATE OR REPLACE FUNCTION agenda.of_another_day(layer text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN layer IN ('visits_per_region', 'visits_per_region_year') AND EXISTS (
        SELECT FROM gis.visits_per_region WHERE as_of <> (now() AT TIME ZONE 'Europe/Amsterdam')::date
        UNION ALL SELECT FROM gis.visits_per_region_year WHERE as_of <> (now() AT TIME ZONE 'Europe/Amsterdam')::date
    );
END $$;

-- Make the rows of a part what they should be. Rows that are so already are not written, and readers read on. Where there are
-- none yet, there is nothing to compare. Their indexes stay while they come: to make them afterwards takes a tenth of the time, but
-- would shut out readers, and somebody's constraints and copies rest on them.
CREATE OR REPLACE FUNCTION agenda.keep_layer(layer text, part agenda.part) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    names text;
    news text;
    empty boolean;
BEGIN
    EXECUTE format('SELECT NOT EXISTS (SELECT FROM gis.%I)', layer) INTO empty;
    IF empty THEN
        EXECUTE format('INSERT INTO gis.%I SELECT * FROM agenda.%I($1)', layer, layer || '_now') USING part;
        RETURN;
    END IF;
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

-- The layers that are not what a computation of everything gives, and how many of their rows: none. Not those of another day.
CREATE OR REPLACE FUNCTION agenda.layers_apart() RETURNS TABLE (layer text, rows bigint) LANGUAGE plpgsql STABLE AS $$
BEGIN
    FOR layer IN SELECT l FROM agenda.kept_layers() AS l WHERE NOT agenda.of_another_day(l) LOOP
        EXECUTE format('SELECT count(*) FROM (%s) AS apart', agenda.rows_apart(layer)) INTO rows USING NULL::agenda.part;
        IF rows > 0 THEN
            RETURN NEXT;
        END IF;
    END LOOP;
    RETURN QUERY SELECT * FROM (VALUES ('month_count', agenda.counts_apart()), ('totals', agenda.totals_apart())) AS c (layer, rows)
    WHERE c.rows > 0;
END $$;

-- What is removed was touched: the layers have rows of it whose day nobody may know.
CREATE OR REPLACE FUNCTION agenda.touch_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO agenda.touched (day, activity_id) SELECT date, id FROM removed;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS touch_removed ON agenda.activity;
CREATE TRIGGER touch_removed AFTER DELETE ON agenda.activity REFERENCING OLD TABLE AS removed
FOR EACH STATEMENT EXECUTE FUNCTION agenda.touch_removed();

-- Days of pages that another run may have seen as not there: one that was at work when they were published, and ended well
-- since. See gis.publication.
CREATE OR REPLACE FUNCTION agenda.days_seen_late() RETURNS SETOF date LANGUAGE sql STABLE AS $$
WITH page AS MATERIALIZED (
    SELECT p.id, p.date
    FROM (SELECT min(r.id) AS run FROM agenda.run r JOIN agenda.shown s ON r.id = ANY (s.at_work) WHERE r.outcome = 'ok') AS late
    JOIN agenda.page p ON p.first_seen_run > late.run
    WHERE late.run IS NOT NULL
)
SELECT date FROM page UNION SELECT a.date FROM page JOIN agenda.activity a ON a.page_id = page.id
$$;

-- What was touched and is not shown yet: those activities, or all of those days, as they are and as the layers have them, and all that
-- are or were one event with one of them. Null: everything, or so much that everything is quicker.
CREATE OR REPLACE FUNCTION agenda.touched_part() RETURNS agenda.part LANGUAGE plpgsql STABLE AS $$
DECLARE
    part agenda.part;
    touched date[] := ARRAY(SELECT day FROM agenda.touched WHERE NOT shown UNION SELECT agenda.days_seen_late());
    whole date[] := ARRAY(SELECT DISTINCT day FROM agenda.touched WHERE NOT shown AND activity_id IS NULL);
    wider bigint[];
BEGIN
    IF '-infinity' = ANY (touched) THEN
        RETURN NULL;
    END IF;
    part.activities := ARRAY(
        SELECT id FROM agenda.activity WHERE date = ANY (whole)
        UNION SELECT id FROM gis.activity WHERE date = ANY (whole)
        UNION SELECT activity_id FROM agenda.touched WHERE NOT shown AND activity_id IS NOT NULL
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
    RETURN agenda.with_days(part, ARRAY(
        SELECT unnest(touched)
        UNION SELECT date FROM agenda.activity WHERE id = ANY (part.activities)
        UNION SELECT date FROM gis.activity WHERE id = ANY (part.activities)
    ));
END $$;

-- A part with more days in it. A week that lies in two months is of both.
CREATE OR REPLACE FUNCTION agenda.with_days(part agenda.part, days date[]) RETURNS agenda.part LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    part.weeks := ARRAY(
        SELECT unnest(part.weeks) UNION SELECT date_trunc('week', day::timestamp)::date FROM unnest(days) AS d (day)
    );
    part.months := ARRAY(
        SELECT DISTINCT date_trunc('month', (week + edge)::timestamp)::date
        FROM unnest(part.weeks) AS w (week) CROSS JOIN (VALUES (0), (6)) AS e (edge)
    );
    part.years := ARRAY(SELECT DISTINCT extract(year FROM month)::integer FROM unnest(part.months) AS m (month));
    RETURN part;
END $$;

CREATE OR REPLACE FUNCTION agenda.days_of_weeks(weeks date[]) RETURNS date[] LANGUAGE sql IMMUTABLE AS $$
SELECT array_agg(week + n) FROM unnest(weeks) AS w (week) CROSS JOIN generate_series(0, 6) AS n
$$;

CREATE OR REPLACE FUNCTION agenda.days_of_months(months date[]) RETURNS date[] LANGUAGE sql IMMUTABLE AS $$
SELECT array_agg(month + n) FROM unnest(months) AS m (month)
CROSS JOIN LATERAL generate_series(0, (month::timestamp + interval '1 month')::date - month - 1) AS n
$$;

-- The first and the last day of all that is published: what lies between is in no other layer, and in those that count by time.
CREATE OR REPLACE FUNCTION agenda.bounds() RETURNS date[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN ARRAY[(SELECT min(date) FROM gis.activity WHERE NOT date_doubtful), (SELECT max(date) FROM gis.activity WHERE NOT date_doubtful)];
END $$;

-- A part with the days that came between the bounds, or went. Everything where there were none, or are none now.
CREATE OR REPLACE FUNCTION agenda.with_bounds(part agenda.part, before date[], now date[]) RETURNS agenda.part LANGUAGE sql IMMUTABLE
RETURN CASE WHEN NOT (part IS NULL) AND array_position(before || now, NULL) IS NULL THEN agenda.with_days(part, ARRAY(
    SELECT least(before[n], now[n]) + more
    FROM generate_series(1, 2) AS n CROSS JOIN LATERAL generate_series(0, abs(before[n] - now[n])) AS more
    WHERE before[n] <> now[n]
)) END;

-- The events of some months, all of them; null: of all months.
CREATE OR REPLACE FUNCTION agenda.joints_in(months date[]) RETURNS bigint[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN CASE WHEN months IS NOT NULL THEN
        ARRAY(SELECT DISTINCT joint_id FROM gis.activity WHERE date = ANY (agenda.days_of_months(months)))
    END;
END $$;

-- A part with what rests on its weeks and months, once gis.activity shows it. All of them where these have a good part of
-- all activities: that is quicker.
CREATE OR REPLACE FUNCTION agenda.with_events(part agenda.part) RETURNS agenda.part LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF part IS NULL THEN
        RETURN NULL;
    END IF;
    part.month_joints := agenda.joints_in(part.months);
    IF 4 * cardinality(part.month_joints) > (SELECT count(*) FROM gis.activity) THEN
        part.months := NULL;
        part.weeks := NULL;
        part.years := NULL;
        part.month_joints := NULL;
        RETURN part;
    END IF;
    part.week_pages := ARRAY(
        SELECT id FROM agenda.page WHERE date = ANY (agenda.days_of_weeks(part.weeks))
        UNION SELECT page_id FROM agenda.activity WHERE date = ANY (agenda.days_of_weeks(part.weeks))
    );
    RETURN part;
END $$;

-- The regions of a part, as gis.place_region has them now.
CREATE OR REPLACE FUNCTION agenda.regions_of(part agenda.part) RETURNS integer[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN ARRAY(SELECT DISTINCT region_id FROM gis.place_region WHERE activity_id = ANY ((part).activities));
END $$;

-- Whether there are other persons or ministries than those that each region has a row for.
CREATE OR REPLACE FUNCTION agenda.other_names() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM agenda.names_in('agenda.activity_person') AS n (name)
        FULL JOIN (SELECT DISTINCT person AS name FROM gis.visits_per_region_person) AS k USING (name)
        WHERE n.name IS NULL OR k.name IS NULL
    ) OR EXISTS (
        SELECT FROM (
            SELECT * FROM agenda.names_in('agenda.activity_ministry')
            UNION SELECT value FROM agenda.month_count WHERE facet = 'ministry'
        ) AS n (name)
        FULL JOIN (SELECT DISTINCT ministry AS name FROM gis.visits_per_region_ministry) AS k USING (name)
        WHERE n.name IS NULL OR k.name IS NULL
    );
END $$;

-- The names in a table that has an index of them: each is looked up there, and no row is read twice.
CREATE OR REPLACE FUNCTION agenda.names_in(names regclass) RETURNS SETOF text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY EXECUTE format('
        WITH RECURSIVE next AS (
            SELECT min(name) AS name FROM %1$s
            UNION ALL SELECT (SELECT min(t.name) FROM %1$s t WHERE t.name > next.name) FROM next WHERE next.name IS NOT NULL
        )
        SELECT name FROM next WHERE name IS NOT NULL', names);
END $$;
