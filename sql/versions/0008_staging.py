"""What a run read waits until that run is good; a run has its connection in its row, instead of a lock that anybody
could take; corrections know whether they were applied; bodies may grow old.
"""

from alembic import op

revision = "0008"
down_revision = "0007"

STAGED = """
CREATE TABLE agenda.staged (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id bigint NOT NULL REFERENCES agenda.run,
    path text NOT NULL UNIQUE,
    document jsonb NOT NULL,
    digest text NOT NULL,
    content bytea NOT NULL,
    body_sha256 text NOT NULL,
    fetched_at timestamptz NOT NULL
);
CREATE TRIGGER unchanged BEFORE UPDATE ON agenda.staged FOR EACH ROW
EXECUTE FUNCTION suppress_redundant_updates_trigger();
"""

BACKEND = "ALTER TABLE agenda.run ADD COLUMN backend integer, ADD COLUMN backend_start timestamptz"

# Whether what is there was applied is not known: the next import applies it, which changes nothing where it was.
APPLIED = "ALTER TABLE agenda.correction ADD COLUMN applied boolean NOT NULL DEFAULT false"

SUPERSEDED = """
ALTER TABLE agenda.body ADD COLUMN superseded_at timestamptz;
UPDATE agenda.body SET superseded_at = now() WHERE sha256 NOT IN (SELECT body_sha256 FROM agenda.page);
CREATE INDEX ON agenda.body (superseded_at);
CREATE INDEX ON agenda.page (body_sha256);
"""


def upgrade() -> None:
    for statement in (STAGED, BACKEND, APPLIED, SUPERSEDED):
        op.execute(statement)
