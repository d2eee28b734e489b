"""The first tables, as plain SQL: a version never changes again. Comments come from agendacrawl.db.tables."""

from alembic import op

revision = "0001"
down_revision = None

AGENDA = """
CREATE TABLE agenda.run (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    spider text NOT NULL,
    version text NOT NULL,
    arguments jsonb NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    outcome text,
    stats jsonb
);
CREATE TABLE agenda.body (
    sha256 text PRIMARY KEY,
    content bytea NOT NULL,
    first_fetched timestamptz NOT NULL
);
CREATE TABLE agenda.page (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    path text NOT NULL UNIQUE,
    url text NOT NULL,
    platform text NOT NULL,
    weekly boolean NOT NULL,
    title text NOT NULL,
    date date NOT NULL,
    published timestamptz,
    type_stated text,
    stated_place text,
    intro text NOT NULL,
    people text[] NOT NULL DEFAULT '{}',
    ministries text[] NOT NULL DEFAULT '{}',
    digest text NOT NULL,
    body_sha256 text NOT NULL REFERENCES agenda.body,
    first_seen_run bigint NOT NULL REFERENCES agenda.run,
    changed_run bigint NOT NULL REFERENCES agenda.run
);
CREATE TABLE agenda.fetch (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id bigint NOT NULL REFERENCES agenda.run,
    page_id bigint REFERENCES agenda.page,
    path text NOT NULL,
    fetched_at timestamptz NOT NULL,
    status smallint NOT NULL,
    body_sha256 text,
    result text NOT NULL
);
CREATE INDEX ON agenda.fetch (run_id);
CREATE INDEX ON agenda.fetch (page_id);
CREATE TABLE agenda.activity (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL UNIQUE,
    page_id bigint NOT NULL REFERENCES agenda.page,
    title text NOT NULL,
    description text NOT NULL,
    date date NOT NULL,
    end_date date,
    start_time time,
    end_time time,
    type_stated text,
    type text NOT NULL,
    type_method text NOT NULL,
    type_confidence real,
    mode text NOT NULL,
    stated_place text,
    day_place text,
    contact_present boolean NOT NULL,
    flags text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX ON agenda.activity (page_id);
CREATE INDEX ON agenda.activity (date);
CREATE TABLE agenda.activity_person (
    activity_id bigint REFERENCES agenda.activity ON DELETE CASCADE,
    ordinal smallint,
    name text NOT NULL,
    PRIMARY KEY (activity_id, ordinal)
);
CREATE INDEX ON agenda.activity_person (name);
CREATE TABLE agenda.activity_ministry (
    activity_id bigint REFERENCES agenda.activity ON DELETE CASCADE,
    ordinal smallint,
    name text NOT NULL,
    PRIMARY KEY (activity_id, ordinal)
);
CREATE INDEX ON agenda.activity_ministry (name);
CREATE TABLE agenda.activity_place (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    activity_id bigint NOT NULL REFERENCES agenda.activity ON DELETE CASCADE,
    ordinal smallint NOT NULL,
    name text NOT NULL,
    level text NOT NULL,
    evidence text NOT NULL,
    source text NOT NULL,
    method text NOT NULL,
    confidence real NOT NULL,
    municipality_code text,
    province text,
    country text,
    lat double precision,
    lon double precision,
    ambiguous boolean NOT NULL,
    candidates text[] NOT NULL DEFAULT '{}',
    geom geometry(Point, 28992) GENERATED ALWAYS AS (
        CASE WHEN lat BETWEEN 50.75 AND 53.7 AND lon BETWEEN 3.2 AND 7.22
             THEN ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 28992) END
    ) STORED,
    UNIQUE (activity_id, ordinal)
);
CREATE INDEX ON agenda.activity_place (municipality_code);
CREATE INDEX ON agenda.activity_place USING gist (geom);
CREATE TABLE agenda.problem (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    page_id bigint NOT NULL REFERENCES agenda.page,
    kind text NOT NULL,
    found_at text NOT NULL,
    text text NOT NULL
);
CREATE INDEX ON agenda.problem (page_id);
CREATE INDEX ON agenda.problem (kind);
CREATE TABLE agenda.build (
    fingerprint text PRIMARY KEY,
    built_at timestamptz NOT NULL DEFAULT now()
);
"""

REF = """
CREATE TABLE ref.cabinet (
    name text PRIMARY KEY,
    start_date date NOT NULL,
    end_date date
);
CREATE TABLE ref.ministry (
    code text PRIMARY KEY,
    name text NOT NULL UNIQUE,
    slug text NOT NULL UNIQUE
);
CREATE TABLE ref.ministry_period (
    ministry_code text REFERENCES ref.ministry,
    valid_from date,
    valid_to date,
    PRIMARY KEY (ministry_code, valid_from)
);
CREATE TABLE ref.person (
    slug text PRIMARY KEY,
    name text NOT NULL UNIQUE
);
CREATE TABLE ref.office (
    person_slug text REFERENCES ref.person,
    title text,
    start_date date,
    end_date date,
    role text NOT NULL,
    ministry_code text NOT NULL REFERENCES ref.ministry,
    cabinet text NOT NULL REFERENCES ref.cabinet,
    source text NOT NULL,
    PRIMARY KEY (person_slug, title, start_date)
);
CREATE TABLE ref.activity_type (
    name text PRIMARY KEY,
    ordinal smallint NOT NULL UNIQUE
);
CREATE TABLE ref.province (
    code text PRIMARY KEY,
    name text NOT NULL UNIQUE
);
CREATE TABLE ref.municipality (
    code text PRIMARY KEY,
    name text NOT NULL UNIQUE,
    province_code text NOT NULL REFERENCES ref.province,
    lat double precision NOT NULL,
    lon double precision NOT NULL,
    label geometry(Point, 28992) GENERATED ALWAYS AS (
        CASE WHEN lat BETWEEN 50.75 AND 53.7 AND lon BETWEEN 3.2 AND 7.22
             THEN ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 28992) END
    ) STORED,
    geom geometry(MultiPolygon, 28992)
);
CREATE INDEX ON ref.municipality USING gist (geom);
CREATE TABLE ref.region (
    id integer PRIMARY KEY,
    kind text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    ordinal smallint NOT NULL,
    source text NOT NULL,
    UNIQUE (kind, code)
);
CREATE TABLE ref.region_name (
    region_id integer REFERENCES ref.region,
    name text,
    PRIMARY KEY (region_id, name)
);
CREATE TABLE ref.region_municipality (
    region_id integer REFERENCES ref.region,
    municipality_code text REFERENCES ref.municipality,
    status text NOT NULL CHECK (status IN ('high', 'likely', 'uncertain', 'near_miss')),
    counted boolean NOT NULL,
    source text NOT NULL,
    valid_from date,
    valid_to date,
    PRIMARY KEY (region_id, municipality_code)
);
CREATE INDEX ON ref.region_municipality (municipality_code);
CREATE TABLE ref.place (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source text NOT NULL,
    name text NOT NULL,
    municipality_code text NOT NULL REFERENCES ref.municipality,
    lat double precision,
    lon double precision,
    UNIQUE (source, name, municipality_code)
);
CREATE INDEX ON ref.place (municipality_code);
"""


# Rows that would be written with what they have already stay as they are, whoever writes them.
QUIET = """
DO $$
DECLARE name regclass;
BEGIN
    FOR name IN
        SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname IN ('agenda', 'ref') AND c.relname <> 'alembic_version'
    LOOP
        EXECUTE format('CREATE TRIGGER unchanged BEFORE UPDATE ON %s FOR EACH ROW '
                       'EXECUTE FUNCTION suppress_redundant_updates_trigger()', name);
    END LOOP;
END $$;
"""


def upgrade() -> None:
    for statement in (AGENDA, REF, QUIET):
        op.execute(statement)
