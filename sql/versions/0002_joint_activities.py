"""Rows of different pages that are one event. Comments come from agendacrawl.db.tables."""

from alembic import op

revision = "0002"
down_revision = "0001"

JOINT = """
CREATE TABLE agenda.activity_joint (
    activity_id bigint PRIMARY KEY REFERENCES agenda.activity ON DELETE CASCADE,
    joint_id bigint NOT NULL,
    reason text NOT NULL,
    likeness real NOT NULL,
    linked_to bigint NOT NULL
);
CREATE INDEX ON agenda.activity_joint (joint_id);
CREATE TRIGGER unchanged BEFORE UPDATE ON agenda.activity_joint FOR EACH ROW
EXECUTE FUNCTION suppress_redundant_updates_trigger();
"""


def upgrade() -> None:
    op.execute(JOINT)
