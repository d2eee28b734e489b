"""Where the border of a municipality is from: simplified ones of the package never replace those that were loaded."""

from alembic import op

revision = "0015"
down_revision = "0014"

SOURCE = """
ALTER TABLE ref.municipality ADD COLUMN geom_source text;
UPDATE ref.municipality SET geom_source = 'loaded by an earlier version' WHERE geom IS NOT NULL;
"""


def upgrade() -> None:
    op.execute(SOURCE)
