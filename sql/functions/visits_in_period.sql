-- The counts of every region of a kind (null: of all kinds) from one day to another, both included, with all that is
-- needed to quote them. gis.visits_per_region is this over everything, gis.visits_per_region_year this by year.
--
-- What is expected if visits went by inhabitants: all visits in the Netherlands outside The Hague of which the municipality is
-- sure, times the share of the region in the inhabitants outside The Hague. It is held against the visits outside The Hague.
-- Whole months come from agenda.month_count, what is left at both ends of the period and the present month by day.
DROP FUNCTION IF EXISTS gis.visits_in_period;
CREATE FUNCTION gis.visits_in_period(of_kind text, first date, last date)
RETURNS TABLE (
    id integer, kind text, code text, name text, state text, in_words text,
    visits integer, visits_up_to integer,
    activities integer, activities_up_to integer, activities_without_name integer,
    places integer, places_up_to integer,
    visits_outside_the_hague integer, visits_outside_the_hague_up_to integer,
    activities_outside_the_hague integer, activities_outside_the_hague_up_to integer,
    first_visit date, last_visit date, last_past date, last_activity date, last_activity_past date, last_without_name date,
    days_since_last_visit integer, days_since_last_activity integer,
    as_of date, period_start date, period_end date, weeks_in_office integer, weeks_published integer,
    visits_low double precision, visits_high double precision,
    inhabitants integer,
    visits_per_100k double precision, visits_per_100k_low double precision, visits_per_100k_high double precision,
    expected_visits double precision, few_expected boolean,
    ratio double precision, ratio_low double precision, ratio_high double precision, caution text
)
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan
AS $$
#variable_conflict use_column
BEGIN
RETURN QUERY
WITH day AS (
    SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date AS today, CASE WHEN min(date) <= last THEN greatest(first, min(date)) END AS since,
           CASE WHEN max(date) >= first THEN least(last, max(date)) END AS until
    FROM gis.activity WHERE NOT date_doubtful
), week AS (
    SELECT count(*) FILTER (WHERE in_office AND week <= today)::integer AS weeks_in_office,
           count(*) FILTER (WHERE in_office AND published <> 'nothing' AND week <= today)::integer AS weeks_published,
           coalesce(bool_or(published <> 'nothing'), false)
           OR EXISTS (SELECT FROM gis.activity WHERE date BETWEEN first AND last) AS published  -- also if it names nobody
    FROM gis.coverage CROSS JOIN day WHERE week > first - 7 AND week <= last
), country AS (
    SELECT (
        SELECT coalesce(sum(visits_outside_the_hague), 0) FROM gis.month_count
        WHERE facet = 'country' AND region_id = 0 AND day BETWEEN first AND last
    ) AS visits, (
        SELECT CASE WHEN count(*) = count(inhabitants) THEN sum(inhabitants_outside_the_hague) END
        FROM gis.region WHERE kind = 'municipality'
    ) AS inhabitants
), span AS (  -- whole months from `begin` up to `finish`, less the present month
    SELECT begin, greatest(begin, finish) AS finish, date_trunc('month', today)::date AS present
    FROM day CROSS JOIN LATERAL (
        SELECT CASE WHEN isfinite(first) THEN (date_trunc('month', first - 1) + interval '1 month')::date ELSE first END AS begin,
               CASE WHEN isfinite(last) THEN date_trunc('month', last + 1)::date ELSE last END AS finish
    ) AS months
), edge AS (  -- days that are counted one by one: from `since`, before `until`
    SELECT e.since, e.until
    FROM span s CROSS JOIN LATERAL (VALUES
        (first, least(s.begin, last + 1)), (greatest(s.finish, first), last + 1),
        (greatest(s.present, s.begin), least((s.present + interval '1 month')::date, s.finish))
    ) AS e (since, until)
    WHERE e.since < e.until
), amount AS (
    SELECT c.region_id, c.activities, c.activities_up_to, c.without_name, c.without_name_outside_the_hague AS without_name_outside,
           c.visits, c.visits_up_to, c.places, c.places_up_to, c.activities_outside_the_hague AS activities_outside,
           c.activities_outside_the_hague_up_to AS activities_outside_up_to, c.visits_outside_the_hague AS outside,
           c.visits_outside_the_hague_up_to AS outside_up_to, c.first_visit, c.last_visit,
           CASE WHEN c.day < s.present THEN c.last_visit END AS last_past, c.last_activity,
           CASE WHEN c.day < s.present THEN c.last_activity END AS last_activity_past, c.last_without_name
    FROM gis.month_count c CROSS JOIN span s
    WHERE c.facet = 'all' AND c.day >= s.begin AND c.day < s.finish AND c.day <> s.present
      AND (of_kind IS NULL OR c.region_id = ANY (ARRAY(SELECT r.id FROM gis.region r WHERE r.kind = of_kind)))
    UNION ALL
    SELECT a.region_id, a.sure::integer, 1, (a.sure AND a.without_name = 1)::integer,
           (a.outside_the_hague AND a.without_name = 1)::integer, a.visits::integer, a.visits_up_to::integer, a.places::integer,
           a.places_up_to::integer, a.outside_the_hague::integer, a.outside_the_hague_up_to::integer,
           a.visits_outside_the_hague::integer, a.visits_outside_the_hague_up_to::integer, d.visit, d.visit,
           CASE WHEN a.date <= today THEN d.visit END, d.activity, CASE WHEN a.date <= today THEN d.activity END,
           CASE WHEN a.without_name = 1 THEN d.activity END
    FROM edge e
    JOIN gis.activity_region a ON a.date >= e.since AND a.date < e.until
    CROSS JOIN day
    CROSS JOIN LATERAL (
        SELECT CASE WHEN a.visits > 0 AND NOT a.date_doubtful THEN a.date END AS visit,
               CASE WHEN a.sure AND NOT a.date_doubtful THEN a.date END AS activity
    ) AS d
    WHERE of_kind IS NULL OR a.kind = of_kind
), summed AS (
    SELECT
        region_id, sum(activities)::integer AS activities, sum(activities_up_to)::integer AS activities_up_to,
        sum(without_name)::integer AS without_name, sum(without_name_outside)::integer AS without_name_outside,
        sum(visits)::integer AS visits, sum(visits_up_to)::integer AS visits_up_to, sum(places)::integer AS places,
        sum(places_up_to)::integer AS places_up_to, sum(activities_outside)::integer AS activities_outside,
        sum(activities_outside_up_to)::integer AS activities_outside_up_to, sum(outside)::integer AS outside,
        sum(outside_up_to)::integer AS outside_up_to, min(first_visit) AS first_visit, max(last_visit) AS last_visit,
        max(last_past) AS last_past, max(last_activity) AS last_activity, max(last_activity_past) AS last_activity_past,
        max(last_without_name) AS last_without_name
    FROM amount GROUP BY region_id
), counted AS (
    SELECT
        r.*, coalesce(s.activities, 0) AS activities, coalesce(s.activities_up_to, 0) AS activities_up_to,
        coalesce(s.without_name, 0) AS without_name, coalesce(s.without_name_outside, 0) AS without_name_outside,
        coalesce(s.visits, 0) AS visits, coalesce(s.visits_up_to, 0) AS visits_up_to, coalesce(s.places, 0) AS places,
        coalesce(s.places_up_to, 0) AS places_up_to, coalesce(s.activities_outside, 0) AS activities_outside,
        coalesce(s.activities_outside_up_to, 0) AS activities_outside_up_to, coalesce(s.outside, 0) AS outside,
        coalesce(s.outside_up_to, 0) AS outside_up_to, s.first_visit, s.last_visit, s.last_past, s.last_activity,
        s.last_activity_past, s.last_without_name,
        country.visits::double precision * nullif(r.inhabitants_outside_the_hague, 0) / nullif(country.inhabitants, 0) AS expected,
        r.inhabitants_outside_the_hague BETWEEN 1 AND r.inhabitants - 1 AS around_the_hague
    FROM gis.region r
    CROSS JOIN country
    LEFT JOIN summed s ON s.region_id = r.id
    WHERE of_kind IS NULL OR r.kind = of_kind
), told AS (
    SELECT c.*, gis.state_of(c.visits, c.activities, c.activities_up_to, week.published) AS state,
           week.weeks_in_office, week.weeks_published
    FROM counted c CROSS JOIN week
), interval_of AS MATERIALIZED (  -- of each number once: most regions have few visits
    SELECT c.count, i.low, i.high
    FROM (SELECT t.visits AS count FROM told t UNION SELECT t.outside FROM told t) AS c
    CROSS JOIN LATERAL gis.poisson_interval(c.count) AS i
)
SELECT
    t.id, t.kind, t.code, t.name, t.state,
    CASE WHEN t.around_the_hague
         THEN gis.in_words(
             gis.state_of(t.outside, t.activities_outside, t.activities_outside_up_to, t.state <> 'not_published'),
             t.outside, t.outside_up_to, t.without_name_outside, t.expected, o.low, o.high
         ) || ' (buiten Den Haag)'
         ELSE gis.in_words(t.state, t.visits, t.visits_up_to, t.without_name, t.expected, i.low, i.high) END,
    t.visits, t.visits_up_to, t.activities, t.activities_up_to, t.without_name, t.places, t.places_up_to,
    t.outside, t.outside_up_to, t.activities_outside, t.activities_outside_up_to,
    t.first_visit, t.last_visit, t.last_past, t.last_activity, t.last_activity_past, t.last_without_name,
    today - t.last_past, today - t.last_activity_past,
    today, since, until, t.weeks_in_office, t.weeks_published,
    round(i.low::numeric, 2)::double precision, round(i.high::numeric, 2)::double precision,
    t.inhabitants,
    round(100000.0 * t.visits / nullif(t.inhabitants, 0), 1)::double precision,
    round((100000 * i.low / nullif(t.inhabitants, 0))::numeric, 1)::double precision,
    round((100000 * i.high / nullif(t.inhabitants, 0))::numeric, 1)::double precision,
    round(t.expected::numeric, 4)::double precision,
    t.expected < 5,
    round((t.outside / nullif(t.expected, 0))::numeric, 2)::double precision,
    round((o.low / nullif(t.expected, 0))::numeric, 2)::double precision,
    round((o.high / nullif(t.expected, 0))::numeric, 2)::double precision,
    nullif(concat_ws(' ',
        CASE WHEN t.expected < 5 THEN 'Klein aantal: naar inwonertal zijn hier minder dan vijf bezoeken te verwachten.' END,
        CASE WHEN 2 * t.weeks_published < t.weeks_in_office
             THEN 'Weinig gepubliceerd: over minder dan de helft van de weken van bewindspersonen staat er iets.' END
    ), '')
FROM told t
CROSS JOIN day
JOIN interval_of i ON i.count = t.visits
JOIN interval_of o ON o.count = t.outside;
END $$;
