"""Who a page named once and names no longer, and who takes part by its text alone. Comments come
from agendacrawl.db.tables."""

from alembic import op

revision = "0009"
down_revision = "0008"

LOST_NAME = """
CREATE TABLE agenda.lost_name (
    page_id bigint REFERENCES agenda.page,
    name text,
    last_seen_run bigint NOT NULL REFERENCES agenda.run,
    kept boolean NOT NULL,
    PRIMARY KEY (page_id, name)
);
CREATE TRIGGER unchanged BEFORE UPDATE ON agenda.lost_name FOR EACH ROW
EXECUTE FUNCTION suppress_redundant_updates_trigger();
"""

FROM_TEXT = "ALTER TABLE agenda.activity ADD COLUMN people_confidence real, ADD COLUMN people_evidence text"


def upgrade() -> None:
    for statement in (LOST_NAME, FROM_TEXT):
        op.execute(statement)
