"""What changed, and which pages are missing; who runs, and fetches without an answer."""

from alembic import op

revision = "0006"
down_revision = "0005"

HISTORY = """
ALTER TABLE agenda.run ADD COLUMN host text, ADD COLUMN pid integer;
ALTER TABLE agenda.fetch ALTER COLUMN status DROP NOT NULL;
ALTER TABLE agenda.page ADD COLUMN missing_since_run bigint REFERENCES agenda.run;
CREATE TABLE agenda.activity_history (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id bigint NOT NULL REFERENCES agenda.run,
    noticed_at timestamptz NOT NULL,
    path text NOT NULL,
    key text NOT NULL,
    activity_id bigint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('added', 'moved', 'reworded', 'changed', 'withdrawn', 'returned')),
    field text,
    old_value text,
    new_value text,
    date date NOT NULL,
    title text NOT NULL,
    people text NOT NULL
);
CREATE INDEX ON agenda.activity_history (run_id);
CREATE INDEX ON agenda.activity_history (key);
CREATE INDEX ON agenda.activity_history (activity_id);
"""

# What is there already was added by the first run that read its page.
KNOWN = """
INSERT INTO agenda.activity_history (run_id, noticed_at, path, key, activity_id, kind, date, title, people)
SELECT r.id, r.started_at, p.path, a.key, a.id, 'added', a.date, a.title,
       coalesce((SELECT string_agg(name, '; ' ORDER BY ordinal)
                 FROM agenda.activity_person WHERE activity_id = a.id), '')
FROM agenda.activity a JOIN agenda.page p ON p.id = a.page_id JOIN agenda.run r ON r.id = p.first_seen_run
ORDER BY a.id
"""


def upgrade() -> None:
    for statement in (HISTORY, KNOWN):
        op.execute(statement)
