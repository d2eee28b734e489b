"""Corrections by people."""

from alembic import op

revision = "0007"
down_revision = "0006"

CORRECTION = """
CREATE TABLE agenda.correction (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('place', 'type')),
    text text NOT NULL,
    type text,
    municipality_code text,
    place text,
    country text,
    withdrawn boolean NOT NULL,
    author text NOT NULL,
    reason text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    paths text[] NOT NULL DEFAULT '{}'
);
"""


def upgrade() -> None:
    op.execute(CORRECTION)
