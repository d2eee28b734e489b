"""The kinds of regions, and what became of ministries. Comments come from agendacrawl.db.tables."""

from alembic import op

revision = "0010"
down_revision = "0009"

# The names of the package's kinds come with the next `scrapy db refdata`.
REGION_KINDS = """
CREATE TABLE ref.region_kind (
    code text PRIMARY KEY,
    number smallint UNIQUE,
    singular text NOT NULL,
    plural text NOT NULL,
    ordinal smallint NOT NULL
);
INSERT INTO ref.region_kind (code, singular, plural, ordinal)
SELECT kind, kind, kind, 1000 FROM ref.region GROUP BY kind;
ALTER TABLE ref.region ADD FOREIGN KEY (kind) REFERENCES ref.region_kind (code);
CREATE TRIGGER unchanged BEFORE UPDATE ON ref.region_kind FOR EACH ROW
EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE ref.ministry ADD present_code text REFERENCES ref.ministry (code);
"""


def upgrade() -> None:
    op.execute(REGION_KINDS)
