-- Whether a day is plausible for its page: within a year of the page's own day. An error beyond that (1900, 2999,
-- 31-12-9999) stays the stated day of its activity, and moves nothing else: no period, no first or last visit, no link.
CREATE OR REPLACE FUNCTION agenda.near(day date, page_day date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT abs(day - page_day) <= 366 $$;
