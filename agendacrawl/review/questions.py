"""Questions for a person to review: places and types that are unknown or uncertain, most frequent first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import class_row

from agendacrawl.dutch.text import squeeze
from agendacrawl.review.corrections import Correction, Kind

LOW = 0.5  # below this confidence a person should look

# The text of a place is the text that contained its words: see corrections.place_texts.
_OPEN = """
WITH one AS (
    SELECT 'place' AS kind, 'unresolved' AS status, coalesce(a.stated_place, a.day_place) AS text, a.id,
           NULL AS now, NULL::real AS confidence, a.page_id
    FROM agenda.activity a
    WHERE 'place_unresolved' = ANY (a.flags)
    UNION ALL
    SELECT 'place', CASE WHEN p.ambiguous THEN 'ambiguous' ELSE 'unsure' END,
           CASE p.source WHEN 'stated_place' THEN a.stated_place WHEN 'day_heading' THEN a.day_place
                         WHEN 'intro' THEN a.description ELSE a.title END, a.id,
           p.name || coalesce(format(' (%%s)', coalesce(p.municipality_code, p.country)), ''), p.confidence, a.page_id
    FROM agenda.activity_place p JOIN agenda.activity a ON a.id = p.activity_id
    WHERE (p.ambiguous OR p.confidence < %(low)s) AND p.method <> 'correction'
    UNION ALL
    SELECT 'type', CASE a.type_method WHEN 'none' THEN 'unresolved' ELSE 'unsure' END, a.title, a.id,
           a.type, a.type_confidence, a.page_id
    FROM agenda.activity a
    WHERE a.type_method = 'none' OR a.type_method IN ('rules', 'model') AND a.type_confidence < %(low)s
)
SELECT kind, status, text, count(DISTINCT one.id)::int AS activities,
       coalesce(string_agg(DISTINCT now, '; '), '') AS now,
       min(confidence) AS confidence, min(page.url) AS example
FROM one JOIN agenda.page page ON page.id = one.page_id
WHERE text <> ''
GROUP BY kind, status, text
ORDER BY activities DESC, kind, text
"""
_TEXTS = """
SELECT p.path, p.url, p.weekly, a.title, a.description, a.stated_place, a.day_place
FROM agenda.page p LEFT JOIN agenda.activity a ON a.page_id = p.id
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A text, with the number of activities that rest on it, its present reading, and one page that has it.

    `status`: unresolved (no voter knows it), ambiguous (several places have that name), unsure (confidence below LOW),
    or reopened (it was corrected, and a page that had it says something else now: `now`).
    """

    kind: str
    status: str
    text: str
    activities: int
    now: str
    confidence: float | None
    example: str


class Texts:
    """The texts that corrections can be about, and the pages that have them."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.urls: dict[str, str] = {}
        self._places: dict[str, dict[str, None]] = {}
        self._types: dict[str, dict[str, None]] = {}
        self._says: dict[str, str] = {}
        for path, url, weekly, title, *others in connection.execute(_TEXTS.encode()):
            self.urls[path] = url
            if title is None:
                continue
            for text in filter(None, (title, *others)):
                self._places.setdefault(squeeze(text), {})[path] = None
            self._types.setdefault(squeeze(title), {})[path] = None
            if not weekly:
                self._says[path] = title

    def paths(self, kind: str, text: str) -> list[str]:
        """Return the pages that have a text."""
        return list((self._places if kind == Kind.PLACE else self._types).get(text, ()))

    def reopened(self, correction: Correction) -> Question | None:
        """Return the question that a correction leaves if its text has changed; None if it has not."""
        if correction.withdrawn:
            return None
        stands = set(self.paths(correction.kind, correction.text))
        changed = [path for path in correction.paths if path in self.urls and path not in stands]
        if not changed:
            return None
        now = "; ".join(dict.fromkeys(self._says[path] for path in changed if path in self._says))
        return Question(
            correction.kind, "reopened", correction.text, len(changed), now, None, self.urls[changed[0]]
        )


def questions(connection: psycopg.Connection[Any], corrections: Iterable[Correction]) -> list[Question]:
    """Return all questions: reopened ones first, then those that most activities rest on."""
    texts = Texts(connection)
    reopened = [found for one in corrections if (found := texts.reopened(one))]
    with connection.cursor(row_factory=class_row(Question)) as cursor:
        still = cursor.execute(_OPEN.encode(), {"low": LOW}).fetchall()
    return reopened + still
