-- The counts of every region of a kind (null: of all kinds) from one day to another, both included, with all that is
-- needed to quote them. gis.visits_per_region is this over everything, gis.visits_per_region_year this by year.
--
-- What is expected if visits went by inhabitants: all visits in the Netherlands outside The Hague of which the municipality is
-- sure, times the share of the region in the inhabitants outside The Hague. It is held against the visits outside The Hague.
-- One lateral per region reads only its own rows of the period, by index.
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
        SELECT count(*) FROM (
            SELECT DISTINCT joint_id, person FROM gis.person_region
            WHERE kind = 'municipality' AND visits_outside_the_hague = 1 AND date BETWEEN first AND last
        ) AS one
    ) AS visits, (
        SELECT CASE WHEN count(*) = count(inhabitants) THEN sum(inhabitants_outside_the_hague) END
        FROM gis.region WHERE kind = 'municipality'
    ) AS inhabitants
), counted AS (
    SELECT
        r.*, c.*,
        country.visits::double precision * nullif(r.inhabitants_outside_the_hague, 0) / nullif(country.inhabitants, 0) AS expected,
        r.inhabitants_outside_the_hague BETWEEN 1 AND r.inhabitants - 1 AS around_the_hague
    FROM gis.region r
    CROSS JOIN day
    CROSS JOIN country
    CROSS JOIN LATERAL (
        SELECT
            count(*) FILTER (WHERE a.sure)::integer AS activities,
            count(*)::integer AS activities_up_to,
            count(*) FILTER (WHERE a.sure AND a.without_name = 1)::integer AS without_name,
            count(*) FILTER (WHERE a.outside_the_hague AND a.without_name = 1)::integer AS without_name_outside,
            coalesce(sum(a.visits), 0)::integer AS visits,
            coalesce(sum(a.visits_up_to), 0)::integer AS visits_up_to,
            coalesce(sum(a.places), 0)::integer AS places,
            coalesce(sum(a.places_up_to), 0)::integer AS places_up_to,
            count(*) FILTER (WHERE a.outside_the_hague)::integer AS activities_outside,
            count(*) FILTER (WHERE a.outside_the_hague_up_to)::integer AS activities_outside_up_to,
            coalesce(sum(a.visits_outside_the_hague), 0)::integer AS outside,
            coalesce(sum(a.visits_outside_the_hague_up_to), 0)::integer AS outside_up_to,
            min(a.date) FILTER (WHERE a.visits > 0 AND NOT a.date_doubtful) AS first_visit,
            max(a.date) FILTER (WHERE a.visits > 0 AND NOT a.date_doubtful) AS last_visit,
            max(a.date) FILTER (WHERE a.visits > 0 AND NOT a.date_doubtful AND a.date <= today) AS last_past,
            max(a.date) FILTER (WHERE a.sure AND NOT a.date_doubtful) AS last_activity,
            max(a.date) FILTER (WHERE a.sure AND NOT a.date_doubtful AND a.date <= today) AS last_activity_past,
            max(a.date) FILTER (WHERE a.sure AND a.without_name = 1 AND NOT a.date_doubtful) AS last_without_name
        FROM gis.activity_region a WHERE a.region_id = r.id AND a.date BETWEEN first AND last
    ) AS c
    WHERE of_kind IS NULL OR r.kind = of_kind
), told AS (
    SELECT c.*, gis.state_of(c.visits, c.activities, c.activities_up_to, week.published) AS state,
           week.weeks_in_office, week.weeks_published
    FROM counted c CROSS JOIN week
)
SELECT
    t.id, t.kind, t.code, t.name, t.state,
    CASE WHEN t.around_the_hague
         THEN gis.in_words(
             gis.state_of(t.outside, t.activities_outside, t.activities_outside_up_to, t.state <> 'not_published'),
             t.outside, t.outside_up_to, t.without_name_outside, t.expected
         ) || ' (buiten Den Haag)'
         ELSE gis.in_words(t.state, t.visits, t.visits_up_to, t.without_name, t.expected) END,
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
CROSS JOIN LATERAL gis.poisson_interval(t.visits) AS i
CROSS JOIN LATERAL gis.poisson_interval(t.outside) AS o;
END $$;
