"""Which reader read which body of a page, so that the same body is not read again. Comments: agendacrawl.db.tables."""

from alembic import op

revision = "0013"
down_revision = "0012"

READING = """
CREATE TABLE agenda.reading (
    path text PRIMARY KEY,
    body_sha256 text NOT NULL,
    reader text NOT NULL,
    digest text NOT NULL,
    counts jsonb NOT NULL
)
"""


def upgrade() -> None:
    op.execute(READING)
