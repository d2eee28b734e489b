"""The model that reads lines: where a line says that it takes place, by its shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Candidate, Context
from agendacrawl.places.resolve import resolve_stated
from agendacrawl.text.line_reader import LineReader
from agendacrawl.text.line_templates import Part

LINES = "lines"
# Of the places that only this voter found, so many were right on lines that it had not seen (docs/QUALITY.md).
CONFIDENCE = 0.85


class LineVoter:
    """Reads a line of a week as a whole. Without a model it has no opinion."""

    name = LINES

    def __init__(self, gazetteer: Gazetteer, lines: LineReader | None) -> None:
        self._gazetteer = gazetteer
        self._lines = lines

    def vote(self, text: str, context: Context) -> Sequence[Candidate]:
        """Return the places in the parts of the line that say where, as far as the gazetteer knows their names."""
        if self._lines is None:
            return ()
        found = []
        for said in self._lines.read(text):
            if said.part is Part.WHERE:
                for one in resolve_stated(said.text, self._gazetteer, context).candidates:
                    found.append(
                        replace(one, confidence=min(one.confidence, CONFIDENCE), rule=f"{LINES}, {one.rule}")
                    )
        return tuple(found)
