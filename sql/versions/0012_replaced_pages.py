"""Pages that were replaced by another, and pages that no source lists any more; paths without capitals, which two
addresses of one page may differ in. Comments come from agendacrawl.db.tables."""

import re

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.execute(
        "ALTER TABLE agenda.page ADD superseded_by bigint REFERENCES agenda.page, ADD superseded_reason text, "
        "ADD unlisted_since_run bigint REFERENCES agenda.run, ADD moved_to text"
    )
    connection = op.get_bind()
    paths = [path for (path,) in connection.exec_driver_sql("SELECT path FROM agenda.page ORDER BY id DESC")]
    taken = set(paths)
    for path in paths:
        folded = re.sub(r"%[0-9a-f]{2}", lambda code: code[0].upper(), path.lower())
        if folded not in taken:
            taken.add(folded)
            connection.exec_driver_sql("UPDATE agenda.page SET path = %s WHERE path = %s", (folded, path))
