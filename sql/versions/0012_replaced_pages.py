"""Pages that were replaced by another, and pages that no source lists any more. Comments come from
agendacrawl.db.tables."""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.execute(
        "ALTER TABLE agenda.page ADD superseded_by bigint REFERENCES agenda.page, ADD superseded_reason text, "
        "ADD unlisted_since_run bigint REFERENCES agenda.run"
    )
