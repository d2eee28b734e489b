"""Captures of web archives, several states of a page in one run, and the print of a run's layouts."""

from alembic import op

revision = "0014"
down_revision = "0013"

STAGED = """
ALTER TABLE agenda.staged DROP CONSTRAINT staged_path_key;
CREATE INDEX ON agenda.staged (path);
"""

CAPTURE = """
CREATE TABLE agenda.capture (
    run_id bigint NOT NULL REFERENCES agenda.run,
    path text NOT NULL,
    archive text NOT NULL,
    record_id text NOT NULL,
    url text NOT NULL,
    captured_at timestamptz NOT NULL,
    PRIMARY KEY (archive, record_id, path)
);
CREATE INDEX ON agenda.capture (path);
"""

LAYOUT = """
CREATE TABLE agenda.layout_print (
    run_id bigint NOT NULL REFERENCES agenda.run,
    layout text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    pages integer NOT NULL,
    total integer NOT NULL,
    PRIMARY KEY (run_id, layout, kind, name)
);
"""


def upgrade() -> None:
    for statement in (STAGED, CAPTURE, LAYOUT):
        op.execute(statement)
