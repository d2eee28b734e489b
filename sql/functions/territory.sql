-- Codes that counts rest on, as in agendacrawl/core/territory.py; a test compares the two.
CREATE OR REPLACE FUNCTION agenda.the_hague() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 'GM0518';

CREATE OR REPLACE FUNCTION agenda.is_caribbean(country text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN country IN ('AW', 'BQ', 'CW', 'SX');
