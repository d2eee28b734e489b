-- A hash of all rows that were stored of each page: whoever reads stored pages again sees by it that nothing was lost or
-- spoilt since, without comparing them field by field. What later runs note of the page itself is not part of it.
CREATE OR REPLACE FUNCTION agenda.rows_of(pages bigint[]) RETURNS TABLE (page_id bigint, rows text) LANGUAGE sql STABLE
SET timezone = 'UTC' SET datestyle = 'ISO' SET enable_seqscan = off
AS $$
SELECT p.id, md5(concat_ws(E'\x1f',
    (p.url, p.platform, p.weekly, p.title, p.date, p.published, p.type_stated, p.stated_place, p.intro, p.people,
     p.ministries, p.digest, p.body_sha256)::text,
    (SELECT md5(content) FROM agenda.body WHERE sha256 = p.body_sha256),
    (SELECT string_agg(concat_ws(E'\x1e', a::text,
        (SELECT string_agg(c::text, ' ' ORDER BY ordinal) FROM agenda.activity_person c WHERE activity_id = a.id),
        (SELECT string_agg(c::text, ' ' ORDER BY ordinal) FROM agenda.activity_ministry c WHERE activity_id = a.id),
        (SELECT string_agg(c::text, ' ' ORDER BY ordinal) FROM agenda.activity_place c WHERE activity_id = a.id),
        (SELECT string_agg(c::text, ' ' ORDER BY ordinal) FROM agenda.activity_fact c WHERE activity_id = a.id)
     ), E'\x1d' ORDER BY a.id) FROM agenda.activity a WHERE a.page_id = p.id),
    (SELECT string_agg(c::text, ' ' ORDER BY c.id) FROM agenda.problem c WHERE c.page_id = p.id)
))
FROM unnest(pages) AS wanted (id) JOIN agenda.page p USING (id)
$$;

-- Note the rows of pages, once they are stored.
CREATE OR REPLACE FUNCTION agenda.note_rows(paths text[]) RETURNS void LANGUAGE sql AS $$
INSERT INTO agenda.page_rows AS k (page_id, rows)
SELECT r.page_id, r.rows FROM agenda.rows_of(ARRAY(SELECT id FROM agenda.page WHERE path = ANY (paths))) AS r
ON CONFLICT (page_id) DO UPDATE SET rows = excluded.rows WHERE k.rows <> excluded.rows
$$;
