-- What to look at: places that were stated and that nobody knows.
CREATE MATERIALIZED VIEW gis.unresolved_places AS
SELECT
    ('x' || left(md5(stated_place), 13))::bit(52)::bigint AS id,
    stated_place AS words,
    count(DISTINCT joint_id)::integer AS activities,
    count(DISTINCT joint_id) FILTER (WHERE where_class = 'unresolved')::integer AS activities_without_place,
    min(date) FILTER (WHERE NOT date_doubtful) AS first_date,
    max(date) FILTER (WHERE NOT date_doubtful) AS last_date,
    (array_agg(url ORDER BY date_doubtful, date DESC, id))[1] AS example_url
FROM gis.activity g
WHERE stated_place IS NOT NULL
  AND EXISTS (SELECT FROM agenda.activity a WHERE a.id = g.id AND 'place_unresolved' = ANY (a.flags))
GROUP BY stated_place
ORDER BY activities DESC, words;

CREATE UNIQUE INDEX ON gis.unresolved_places (id);

COMMENT ON MATERIALIZED VIEW gis.unresolved_places IS
    'One row per stated place of which a part is not known. Counts activities. Order by activities DESC to see the most '
    'frequent first.';
COMMENT ON COLUMN gis.unresolved_places.id IS 'Key: stays the same for the same words.';
COMMENT ON COLUMN gis.unresolved_places.words IS 'Place in the words of the page.';
COMMENT ON COLUMN gis.unresolved_places.activities IS 'Activities with these words, each once whatever the number of its pages.';
COMMENT ON COLUMN gis.unresolved_places.activities_without_place IS 'Those of them of which no other part is known either.';
COMMENT ON COLUMN gis.unresolved_places.first_date IS 'Day of the first.';
COMMENT ON COLUMN gis.unresolved_places.last_date IS 'Day of the last.';
COMMENT ON COLUMN gis.unresolved_places.example_url IS 'Page of the latest.';
