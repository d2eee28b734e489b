"""What geocoders answered, so that no question is asked twice."""

from alembic import op

revision = "0003"
down_revision = "0002"

GEOCODE = """
CREATE TABLE agenda.geocode (
    geocoder text,
    words text,
    country text,
    province text,
    answer jsonb,
    asked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (geocoder, words, country, province)
);
"""


def upgrade() -> None:
    op.execute(GEOCODE)
