"""Regions of every kind, their areas and inhabitants. Comments come from agendacrawl.db.tables."""

from alembic import op

revision = "0005"
down_revision = "0004"

REGIONS = """
ALTER TABLE ref.municipality ADD inhabitants integer, ADD inhabitants_year smallint;
ALTER TABLE ref.region ADD label geometry(Point, 28992), ADD geom geometry(MultiPolygon, 28992);
CREATE INDEX ON ref.region USING gist (geom);
CREATE TABLE ref.vague_place (
    pattern text PRIMARY KEY
);
CREATE TRIGGER unchanged BEFORE UPDATE ON ref.vague_place FOR EACH ROW
EXECUTE FUNCTION suppress_redundant_updates_trigger();
"""


def upgrade() -> None:
    op.execute(REGIONS)
