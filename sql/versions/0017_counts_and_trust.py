"""Sites, counts by month that are kept up, days that changed, and what sources say of pages taken on trust."""

from alembic import op

revision = "0017"
down_revision = "0016"

MONTH_COUNT = """
CREATE TABLE agenda.month_count (
    facet text NOT NULL,
    region_id integer NOT NULL,
    day date NOT NULL,
    value text NOT NULL,
    activities integer NOT NULL,
    activities_up_to integer NOT NULL,
    without_name integer NOT NULL,
    without_name_outside_the_hague integer NOT NULL,
    visits integer NOT NULL,
    visits_up_to integer NOT NULL,
    places integer NOT NULL,
    places_up_to integer NOT NULL,
    activities_outside_the_hague integer NOT NULL,
    activities_outside_the_hague_up_to integer NOT NULL,
    visits_outside_the_hague integer NOT NULL,
    visits_outside_the_hague_up_to integer NOT NULL,
    first_visit date,
    last_visit date,
    last_activity date,
    last_without_name date,
    PRIMARY KEY (facet, region_id, day, value),
    CONSTRAINT month_count_facet_check CHECK (facet IN ('all', 'type', 'person', 'ministry', 'country'))
);
CREATE INDEX ON agenda.month_count (day);
"""
TOUCHED = """
CREATE TABLE agenda.touched (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, day date NOT NULL);
INSERT INTO agenda.touched (day) VALUES ('-infinity');
"""
LISTED = """
CREATE TABLE agenda.listed (
    path text PRIMARY KEY,
    stamp text NOT NULL,
    verified_at timestamptz NOT NULL
);
"""
PAGE_ROWS = """
CREATE TABLE agenda.page_rows (
    page_id bigint PRIMARY KEY REFERENCES agenda.page ON DELETE CASCADE,
    rows text NOT NULL
);
"""
SITE = """
ALTER TABLE agenda.page ADD COLUMN site text NOT NULL GENERATED ALWAYS AS (
    CASE WHEN path LIKE '//%' THEN split_part(path, '/', 3) ELSE 'www.rijksoverheid.nl' END
) STORED;
ALTER TABLE agenda.run ADD COLUMN site text;
UPDATE agenda.run SET site = 'www.rijksoverheid.nl' WHERE spider <> 'reprocess';
"""


def upgrade() -> None:
    for statement in (MONTH_COUNT, TOUCHED, LISTED, PAGE_ROWS, SITE):
        op.execute(statement)
