-- Whether a run is at work: it has no outcome, and its connection lives. One that was killed is not, from half a second
-- later on. Of the connections of another role the server hides when they were made.
CREATE OR REPLACE FUNCTION agenda.at_work(r agenda.run) RETURNS boolean LANGUAGE sql STABLE
AS $$
SELECT r.outcome IS NULL AND EXISTS (
    SELECT FROM pg_stat_activity s
    WHERE s.pid = r.backend AND s.datname = current_database() AND coalesce(s.backend_start = r.backend_start, true)
)
$$;
