"""The rules that found and chose a place, as evidence. Comments come from agendacrawl.db.tables."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.execute("ALTER TABLE agenda.activity_place ADD rule text")
