-- Counts by month, kept up by what changed: whoever changes the activities of pages says so with `touch_pages`, before
-- and after. The end of a publication counts the months of those days anew, and no others.

DROP FUNCTION IF EXISTS agenda.touch_page;

-- Note the days of pages and all days of their activities: one that lasts for days may have been one event with others of its last
-- day, which must be linked anew. The day -infinity means: everything.
CREATE OR REPLACE FUNCTION agenda.touch_pages(pages bigint[]) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off
AS $$ BEGIN
INSERT INTO agenda.touched (day)
SELECT generate_series(date, agenda.lasts_until(date, end_date), '1 day')::date
FROM agenda.activity WHERE page_id = ANY (pages)
UNION
SELECT date FROM agenda.page WHERE id = ANY (pages);
END $$;

-- Until which day an activity lasts, as far as that is believed: a longer span is a mistake on the page.
CREATE OR REPLACE FUNCTION agenda.lasts_until(day date, end_day date) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN end_day BETWEEN day AND day + 31 THEN end_day ELSE day END;

-- The touched days with all days of activities that overlap them, however many steps away: whatever is linked to a
-- touched activity has its days among them. Null: everything was touched.
CREATE OR REPLACE FUNCTION agenda.touched_days() RETURNS date[] LANGUAGE plpgsql AS $$
DECLARE
    days date[] := ARRAY(SELECT DISTINCT day FROM agenda.touched);
    wider date[];
BEGIN
    IF '-infinity' = ANY (days) THEN
        RETURN NULL;
    END IF;
    LOOP
        wider := ARRAY(
            SELECT unnest(days)
            UNION
            SELECT generate_series(a.date, agenda.lasts_until(a.date, a.end_date), '1 day')::date
            FROM (SELECT DISTINCT d.day + n AS day FROM unnest(days) AS d (day), generate_series(-31, 0) AS n) AS near
            JOIN agenda.activity a ON a.date = near.day
            WHERE (a.end_date > a.date OR a.date = ANY (days))
              AND EXISTS (SELECT FROM unnest(days) AS d (day)
                          WHERE d.day BETWEEN a.date AND agenda.lasts_until(a.date, a.end_date))
        );
        EXIT WHEN cardinality(wider) = cardinality(days);
        days := wider;
    END LOOP;
    RETURN days;
END $$;

-- What the layers say of some months (null: of all), as rows of agenda.month_count. An activity of two persons is in
-- the rows of both, one of no facet but `all` is counted once.
CREATE OR REPLACE FUNCTION agenda.counts_of(months date[]) RETURNS SETOF agenda.month_count LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan SET work_mem = '128MB' SET enable_mergejoin = off SET enable_sort = off
AS $$
DECLARE
    joints bigint[] := agenda.joints_in(months);
BEGIN
RETURN QUERY
WITH term AS (  -- two offices at one ministry at a time are one term
    SELECT p.name AS person, m.name AS ministry, range_agg(daterange(o.start_date, o.end_date, '[]')) AS days
    FROM ref.office o JOIN ref.person p ON p.slug = o.person_slug JOIN ref.ministry m ON m.code = o.ministry_code
    GROUP BY p.name, m.name
), who AS MATERIALIZED (  -- with the rows of other months that are one activity with one of these
    SELECT p.*, date_trunc('month', p.date::timestamp)::date AS month FROM gis.person_region p
    WHERE months IS NULL OR p.joint_id = ANY (joints)
), belongs AS MATERIALIZED (
    SELECT w.*, t.ministry FROM who w LEFT JOIN term t ON t.person = w.person AND w.date <@ t.days
), named AS (  -- where no office is known, the ministries that the page names
    SELECT DISTINCT g.joint_id, p.name AS person, m.name AS ministry
    FROM (SELECT DISTINCT joint_id FROM belongs WHERE ministry IS NULL) AS b
    JOIN gis.activity g ON g.joint_id = b.joint_id
    JOIN agenda.activity_person p ON p.activity_id = g.id
    JOIN agenda.activity_ministry m ON m.activity_id = g.id
), of_ministry AS (
    SELECT region_id, ministry, joint_id, min(date) AS date, bool_or(date_doubtful) AS date_doubtful,
           bool_or(sure) AS sure, bool_or(outside_the_hague) AS outside_the_hague,
           bool_or(outside_the_hague_up_to) AS outside_the_hague_up_to, sum(visits) AS visits,
           sum(visits_up_to) AS visits_up_to, sum(visits_outside_the_hague) AS visits_outside_the_hague,
           sum(visits_outside_the_hague_up_to) AS visits_outside_the_hague_up_to
    FROM (
        SELECT region_id, joint_id, date, date_doubtful, sure, outside_the_hague, outside_the_hague_up_to, visits,
               visits_up_to, visits_outside_the_hague, visits_outside_the_hague_up_to, ministry
        FROM belongs WHERE ministry IS NOT NULL
        UNION ALL
        SELECT b.region_id, b.joint_id, b.date, b.date_doubtful, b.sure, b.outside_the_hague, b.outside_the_hague_up_to,
               b.visits, b.visits_up_to, b.visits_outside_the_hague, b.visits_outside_the_hague_up_to, n.ministry
        FROM belongs b JOIN named n USING (joint_id, person) WHERE b.ministry IS NULL
    ) AS one
    GROUP BY region_id, ministry, joint_id
), fact AS (
    SELECT f.facet, a.region_id, date_trunc('month', a.date::timestamp)::date AS day, f.value, a.date, a.date_doubtful,
           a.sure, a.outside_the_hague, a.outside_the_hague_up_to, a.without_name = 1 AS without_name, a.visits,
           a.visits_up_to, a.places, a.places_up_to, a.visits_outside_the_hague, a.visits_outside_the_hague_up_to
    FROM gis.activity_region a CROSS JOIN LATERAL (VALUES ('all', ''), ('type', a.type)) AS f (facet, value)
    WHERE months IS NULL OR a.date = ANY (agenda.days_of_months(months))
    UNION ALL
    SELECT 'person', region_id, month, person, date, date_doubtful, sure, outside_the_hague, outside_the_hague_up_to,
           false, visits, visits_up_to, 0, 0, visits_outside_the_hague, visits_outside_the_hague_up_to
    FROM who WHERE months IS NULL OR month = ANY (months)
    UNION ALL
    SELECT 'ministry', region_id, date_trunc('month', date::timestamp)::date, ministry, date, date_doubtful, sure,
           outside_the_hague, outside_the_hague_up_to, false, visits, visits_up_to, 0, 0, visits_outside_the_hague,
           visits_outside_the_hague_up_to
    FROM of_ministry WHERE months IS NULL OR date_trunc('month', date::timestamp)::date = ANY (months)
    UNION ALL  -- each visit outside The Hague once, whatever the number of its municipalities
    SELECT 'country', 0, date, '', date, false, false, false, false, false, 0, 0, 0, 0, 1, 0
    FROM (
        SELECT joint_id, person, min(date) AS date FROM who
        WHERE kind = 'municipality' AND visits_outside_the_hague = 1
        GROUP BY joint_id, person
    ) AS visit
    WHERE months IS NULL OR date_trunc('month', date::timestamp)::date = ANY (months)
)
SELECT
    facet, region_id, day, value,
    (count(*) FILTER (WHERE sure))::integer,
    count(*)::integer,
    (count(*) FILTER (WHERE sure AND without_name))::integer,
    (count(*) FILTER (WHERE outside_the_hague AND without_name))::integer,
    sum(visits)::integer,
    sum(visits_up_to)::integer,
    sum(places)::integer,
    sum(places_up_to)::integer,
    (count(*) FILTER (WHERE outside_the_hague))::integer,
    (count(*) FILTER (WHERE outside_the_hague_up_to))::integer,
    sum(visits_outside_the_hague)::integer,
    sum(visits_outside_the_hague_up_to)::integer,
    min(date) FILTER (WHERE visits > 0 AND NOT date_doubtful),
    max(date) FILTER (WHERE visits > 0 AND NOT date_doubtful),
    max(date) FILTER (WHERE sure AND NOT date_doubtful),
    max(date) FILTER (WHERE sure AND without_name AND NOT date_doubtful)
FROM fact GROUP BY facet, region_id, day, value;
END $$;

-- Count the months of a part anew, once the layers that they rest on are refreshed.
DROP FUNCTION IF EXISTS agenda.keep_counts(bigint[]);
CREATE OR REPLACE FUNCTION agenda.keep_counts(part agenda.part) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    turn date[];
BEGIN
    DELETE FROM agenda.month_count WHERE (part).months IS NULL OR day = ANY (agenda.days_of_months((part).months));
    FOR turn IN SELECT agenda.months_in_turns(part) LOOP
        INSERT INTO agenda.month_count SELECT * FROM agenda.counts_of(turn);
    END LOOP;
END $$;

-- The months of a part, together as many as have some 200,000 activities: what is counted of those stays in memory.
CREATE OR REPLACE FUNCTION agenda.months_in_turns(part agenda.part) RETURNS SETOF date[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT array_agg(month) FROM (
        SELECT month, sum(count(date)) OVER (ORDER BY month) / 200000 AS turn
        FROM (
            SELECT date_trunc('month', date::timestamp)::date AS month, date FROM gis.activity
            WHERE (part).months IS NULL OR date = ANY (agenda.days_of_months((part).months))
            UNION ALL SELECT unnest((part).months), NULL
        ) AS one
        GROUP BY month
    ) AS m
    GROUP BY turn::integer;
END $$;

-- How many rows of agenda.month_count differ from a count of everything: none.
CREATE OR REPLACE FUNCTION agenda.counts_apart() RETURNS bigint LANGUAGE sql STABLE AS $$
SELECT count(*) FROM (
    (TABLE agenda.month_count EXCEPT ALL SELECT * FROM agenda.counts_of(NULL))
    UNION ALL
    (SELECT * FROM agenda.counts_of(NULL) EXCEPT ALL TABLE agenda.month_count)
) AS apart
$$;
