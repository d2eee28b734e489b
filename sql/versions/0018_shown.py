"""Layers that follow what changed: what they show already, and which activities changed.

Comments: agendacrawl.db.tables.
"""

from alembic import op

revision = "0018"
down_revision = "0017"


TOUCHED = """
ALTER TABLE agenda.touched ADD COLUMN shown boolean NOT NULL DEFAULT false, ADD COLUMN activity_id bigint;
"""
SHOWN = """
CREATE TABLE agenda.shown (last_change bigint NOT NULL, at_work bigint[] NOT NULL DEFAULT '{}');
INSERT INTO agenda.shown SELECT coalesce(max(id), 0) FROM agenda.activity_history;
CREATE INDEX ON agenda.activity_history (noticed_at);
CREATE INDEX ON agenda.page (date);
"""
MONTH_TOTAL = """
CREATE TABLE agenda.month_total (
    month date NOT NULL,
    kind text,
    outside boolean NOT NULL,
    up_to boolean NOT NULL,
    unit smallint NOT NULL,
    ordinal integer NOT NULL,
    units integer NOT NULL,
    regions integer NOT NULL,
    possible integer NOT NULL,
    gone integer NOT NULL,
    UNIQUE NULLS NOT DISTINCT (month, kind, outside, up_to, unit, ordinal)
);
"""


def upgrade() -> None:
    for statement in (TOUCHED, SHOWN, MONTH_TOTAL):
        op.execute(statement)
