"""What the parts of a line say, by a model of how ministries write lines: where, with whom, when, what for.

The rules of `locations` know words; this model knows the shape of a line. It is asked only where the rules have no
opinion, and what it calls a place counts only when the gazetteer knows the name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from agendacrawl.core.collector import paused
from agendacrawl.text.line_templates import Part

MODEL = Path(__file__).parent / "line_model"


@dataclass(slots=True, frozen=True)
class Said:
    """A part of a line: `text` is the line's `[start:end]`."""

    part: Part
    text: str
    start: int
    end: int


class LineReader:
    """Reads lines with a trained pipeline and remembers them: many lines come back every week."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._known: dict[str, tuple[Said, ...]] = {}
        self.read = lru_cache(maxsize=8192)(self._read)

    def _read(self, line: str) -> tuple[Said, ...]:
        """Return the parts of a line, in order."""
        known = self._known.pop(line, None)
        return _parts(self._nlp(line)) if known is None else known

    def read_ahead(self, lines: Iterable[str]) -> None:
        """Read lines together that will be asked for one by one: that is three times as fast."""
        lines = list(lines)
        self._known = dict(zip(lines, map(_parts, self._nlp.pipe(lines)), strict=True))


def _parts(doc: Doc) -> tuple[Said, ...]:
    return tuple(Said(Part(ent.label_), ent.text, ent.start_char, ent.end_char) for ent in doc.ents)


@paused()
def load(model: Path = MODEL) -> LineReader:
    """Load the shipped model, or one that `agendacrawl train lines` made. Raises OSError if there is none.

    >>> [said.text for said in load().read("Werkbezoek haven, Delfzijl") if said.part is Part.WHERE]
    ['Delfzijl']
    """
    # The tokenizer is spaCy's for Dutch, which is there already: to read it again takes 0.3 s.
    return LineReader(spacy.load(model, exclude=["tokenizer"]))
