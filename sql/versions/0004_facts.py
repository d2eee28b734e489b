"""Topic, counterparts and the words that a type rests on. Comments come from agendacrawl.db.tables."""

from alembic import op

revision = "0004"
down_revision = "0003"

FACTS = """
CREATE TABLE agenda.activity_fact (
    activity_id bigint REFERENCES agenda.activity ON DELETE CASCADE,
    ordinal smallint,
    kind text NOT NULL,
    value text NOT NULL,
    evidence text NOT NULL,
    PRIMARY KEY (activity_id, ordinal)
);
CREATE TRIGGER unchanged BEFORE UPDATE ON agenda.activity_fact FOR EACH ROW
EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE agenda.activity ADD COLUMN type_evidence text;
ALTER TABLE ref.activity_type ADD COLUMN type_group text NOT NULL DEFAULT 'unknown';
"""


def upgrade() -> None:
    op.execute(FACTS)
