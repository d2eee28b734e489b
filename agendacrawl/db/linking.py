"""Which stored activities are one shared event: read here, decided in `agendacrawl.events.link`, written back here."""

from __future__ import annotations

import logging
from typing import Any

from psycopg import Connection
from psycopg.rows import kwargs_row

from agendacrawl.events.link import Row, crowds, link, windows

log = logging.getLogger(__name__)

# Left out: what a replaced page says, what did not take place, what has only a week and no day, and what is dated far
# from its page.
_ROWS = """
SELECT a.id, p.path AS page, p.weekly, a.date, a.title, a.end_date, a.start_time,
       ARRAY(SELECT name FROM agenda.activity_person WHERE activity_id = a.id) AS people,
       'people_from_text' = ANY (a.flags) AS from_text,
       ARRAY(SELECT name FROM agenda.activity_ministry WHERE activity_id = a.id) AS ministries,
       ARRAY(SELECT municipality_code FROM agenda.activity_place
             WHERE activity_id = a.id AND municipality_code IS NOT NULL) AS codes,
       ARRAY(SELECT name FROM agenda.activity_place WHERE activity_id = a.id) AS places,
       a.mode, a.description AS text,
       (SELECT count(*) FROM agenda.activity o WHERE o.page_id = a.page_id AND o.id <= a.id) AS rank
FROM agenda.activity a JOIN agenda.page p ON p.id = a.page_id
WHERE p.superseded_by IS NULL AND NOT a.flags && ARRAY['cancelled', 'date_from_week'] AND agenda.near(a.date, p.date)
  AND (%(days)s::date[] IS NULL OR a.date = ANY (%(days)s))
ORDER BY a.date, a.id
"""
_STORED = """
SELECT j.activity_id, j.joint_id, j.reason, j.likeness, j.linked_to
FROM agenda.activity_joint j JOIN agenda.activity a ON a.id = j.activity_id
WHERE %(days)s::date[] IS NULL OR a.date = ANY (%(days)s)
"""
# Rows that another run is removing at this moment are left to that run.
_WRITE = """
INSERT INTO agenda.activity_joint (activity_id, joint_id, reason, likeness, linked_to)
SELECT a.id, w.joint_id, w.reason, w.likeness, w.linked_to
FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::real[], %s::bigint[])
     AS w (id, joint_id, reason, likeness, linked_to)
JOIN agenda.activity a ON a.id = w.id
FOR KEY SHARE OF a SKIP LOCKED
ON CONFLICT (activity_id) DO UPDATE SET
    joint_id = excluded.joint_id, reason = excluded.reason, likeness = excluded.likeness,
    linked_to = excluded.linked_to
"""
# What is one event now, or no longer, is shown anew with it.
_TOUCH = "INSERT INTO agenda.touched (day) SELECT DISTINCT date FROM agenda.activity WHERE id = ANY (%s)"


def link_events(connection: Connection) -> int:
    """Link activities of different pages that are one shared event; return how many rows changed.

    Needs a transaction. Reads the activities of the days that were touched, and of those that overlap them: no other
    can be one with them; 7,500 in a second, some days of them in memory at a time. Writes only the rows that differ.
    """
    execute = connection.execute
    execute("LOCK TABLE agenda.activity_joint IN SHARE ROW EXCLUSIVE MODE")
    touched = execute("SELECT agenda.touched_days()").fetchone()
    assert touched
    days = {"days": touched[0]}
    wanted: dict[int, tuple[int, str, float, int]] = {}
    with connection.cursor("activities", row_factory=kwargs_row(_row)) as cursor:
        for rows in windows(cursor.execute(_ROWS, days)):
            for day, number in crowds(rows).items():
                log.warning(
                    "%s activities of %s are too many to compare: no shared event is found there.",
                    number,
                    day,
                )
            for key, one in link(rows).items():
                wanted[key] = one.event_id, str(one.reason), one.similarity, one.linked_to
    stored = {key: tuple(values) for key, *values in execute(_STORED, days)}
    gone = list(stored.keys() - wanted.keys())
    changed = [(key, *values) for key, values in wanted.items() if stored.get(key) != values]
    execute(_TOUCH, [[*gone, *(key for key, *_ in changed)]])
    if gone:
        execute("DELETE FROM agenda.activity_joint WHERE activity_id = ANY (%s)", [gone])
    if changed:
        execute(_WRITE, [list(column) for column in zip(*changed, strict=True)])
    return len(gone) + len(changed)


def _row(**columns: Any) -> Row:
    """Return a row of _ROWS in the form that the linker takes."""
    for name in ("people", "ministries", "codes", "places"):
        columns[name] = frozenset(columns[name])
    return Row(**columns)
