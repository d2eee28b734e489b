-- How much of what was done can be placed at all: per form, ministry and month. Where weekly pages begin, many lines
-- say no place, and most of those are in The Hague: a share outside The Hague means nothing without this beside it.
SELECT agenda.make_layer('located', 'month', 'months', $query$
SELECT
    ('x' || left(md5(concat_ws('/', form, ministry, month)), 13))::bit(52)::bigint AS id,
    form,
    ministry,
    month,
    count(*)::integer AS activities,
    count(*) FILTER (WHERE located)::integer AS located,
    count(*) FILTER (WHERE NOT located AND stated)::integer AS not_recognised,
    count(*) FILTER (WHERE NOT stated)::integer AS not_stated,
    round(avg(located::integer), 4)::double precision AS share_located,
    count(*) FILTER (WHERE outside)::integer AS outside_the_hague,
    round(avg(outside::integer) FILTER (WHERE located), 4)::double precision AS share_outside_the_hague,
    CASE WHEN avg(located::integer) < 0.8
         THEN 'Van ' || count(*) FILTER (WHERE NOT located) || ' van de ' || count(*)
              || ' activiteiten is niet bekend waar ze waren: een aandeel buiten Den Haag zegt hier weinig.'
    END AS caution
FROM (
    SELECT
        CASE WHEN bool_and(g.weekly) THEN 'weekly' ELSE 'single' END AS form,
        coalesce(m.name, 'onbekend') AS ministry,
        date_trunc('month', min(g.date))::date AS month,
        bool_or(g.where_class NOT IN ('diverse', 'unresolved', 'not_stated')) AS located,
        bool_or(g.where_class <> 'not_stated') AS stated,
        bool_or(g.outside_the_hague) AS outside
    FROM gis.activity g
    LEFT JOIN agenda.activity_ministry m ON m.activity_id = g.id
    WHERE g.counts AND ((part).months IS NULL OR g.joint_id = ANY ((part).month_joints))
    GROUP BY m.name, g.joint_id
) AS one
WHERE (part).months IS NULL OR month = ANY ((part).months)
GROUP BY form, ministry, month
$query$);

CREATE INDEX ON gis.located (ministry, month);

COMMENT ON TABLE gis.located IS
    'One row per form of page, ministry and month with an activity. Counts activities that count (gis.standing), each once '
    'whatever the number of its pages: how many of them say where they were. An activity of two ministries is in both rows.';
COMMENT ON COLUMN gis.located.id IS 'Key: stays the same for a form, a ministry and a month.';
COMMENT ON COLUMN gis.located.form IS 'single (a page of its own) or weekly (a line in somebody''s week, and no page of its own).';
COMMENT ON COLUMN gis.located.ministry IS 'Ministry that the page names; onbekend if it names none.';
COMMENT ON COLUMN gis.located.month IS 'First day of the month.';
COMMENT ON COLUMN gis.located.activities IS 'Activities: the denominator of share_located.';
COMMENT ON COLUMN gis.located.located IS 'Those that say where, online included, in words that are known: the denominator of share_outside_the_hague.';
COMMENT ON COLUMN gis.located.not_recognised IS 'Those that say where, in words that are not known or name no place (diverse locaties).';
COMMENT ON COLUMN gis.located.not_stated IS 'Those that say nothing of where.';
COMMENT ON COLUMN gis.located.share_located IS 'located divided by activities, 0 to 1.';
COMMENT ON COLUMN gis.located.outside_the_hague IS 'Those with a known place outside the municipality of The Hague, abroad included.';
COMMENT ON COLUMN gis.located.share_outside_the_hague IS
    'outside_the_hague divided by located, 0 to 1; null where nothing is located. Quote it with share_located.';
COMMENT ON COLUMN gis.located.caution IS 'A sentence (Dutch) where fewer than four in five are located. Else null.';
