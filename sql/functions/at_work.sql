-- Whether a run is at work: it has no outcome, and its connection is alive. A killed run stops being at work within half
-- a second. For connections of another role the server hides the time at which they were made.
CREATE OR REPLACE FUNCTION agenda.at_work(r agenda.run) RETURNS boolean LANGUAGE sql STABLE
AS $$
SELECT r.outcome IS NULL AND EXISTS (
    SELECT FROM pg_stat_activity s
    WHERE s.pid = r.backend AND s.datname = current_database() AND coalesce(s.backend_start = r.backend_start, true)
)
$$;
