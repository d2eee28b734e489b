"""Corrections made in a layer: of mode, cancellation and people too, with a position, and what they replaced.

Comments: agendacrawl.db.tables.
"""

from alembic import op

revision = "0016"
down_revision = "0015"

CORRECTION = """
ALTER TABLE agenda.correction
    ADD COLUMN mode text,
    ADD COLUMN cancelled boolean,
    ADD COLUMN people text[] NOT NULL DEFAULT '{}',
    ADD COLUMN page text,
    ADD COLUMN day date,
    ADD COLUMN level text,
    ADD COLUMN lat double precision,
    ADD COLUMN lon double precision;
ALTER TABLE agenda.correction DROP CONSTRAINT correction_kind_check;
ALTER TABLE agenda.correction ADD CONSTRAINT correction_kind_check
    CHECK (kind IN ('place', 'type', 'mode', 'cancelled', 'people'));
"""

UNCORRECTED = """
CREATE TABLE agenda.uncorrected (
    activity_id bigint PRIMARY KEY REFERENCES agenda.activity ON DELETE CASCADE,
    said jsonb NOT NULL,
    became jsonb NOT NULL
);
"""

COUNTRY = """
CREATE TABLE ref.country (
    code text PRIMARY KEY,
    name text NOT NULL
);
"""


def upgrade() -> None:
    for statement in (CORRECTION, UNCORRECTED, COUNTRY):
        op.execute(statement)
