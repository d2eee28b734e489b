"""Layers that follow what changed: what they show already, and of what they have to drop rows.

Comments: agendacrawl.db.tables.
"""

from alembic import op

revision = "0018"
down_revision = "0017"


TOUCHED = """
ALTER TABLE agenda.touched ADD COLUMN shown boolean NOT NULL DEFAULT false, ADD COLUMN removed bigint;
"""
SHOWN = """
CREATE TABLE agenda.shown (last_change bigint NOT NULL);
INSERT INTO agenda.shown SELECT coalesce(max(id), 0) FROM agenda.activity_history;
CREATE INDEX ON agenda.activity_history (noticed_at);
"""


def upgrade() -> None:
    op.execute(TOUCHED)
    op.execute(SHOWN)
