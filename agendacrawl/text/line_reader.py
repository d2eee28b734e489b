"""Reader of lines with a model of how ministries write them, which labels their parts: where, who, when, topic.

The rules of `locations` know words; this model knows the structure of a line. It is consulted only where the rules
have no opinion, and what it labels as a place counts only if the gazetteer knows the name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from agendacrawl.core.collector import paused
from agendacrawl.text import sums
from agendacrawl.text.batches import Batches
from agendacrawl.text.line_templates import Part

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = Path(__file__).parent / "line_model"


@dataclass(slots=True, frozen=True)
class Said:
    """A part of a line: `text` is `[start:end]` of the line."""

    part: Part
    text: str
    start: int
    end: int


class LineReader:
    """Read lines with a trained pipeline: `read` returns the parts of a line, in order, `read_ahead` reads several.

    The model is opened when the first line is read; see `nlp`.
    """

    def __init__(self, model: Path) -> None:
        self._model = model
        self._said = Batches(self._read)
        self.read, self.read_ahead = self._said.of, self._said.read_ahead

    @cached_property
    def nlp(self) -> Language:
        """Return the trained pipeline. Raises OSError or ValueError if it can't be read."""
        return _open(self._model)

    def _read(self, lines: list[str]) -> Iterator[tuple[Said, ...]]:
        docs = list(map(self.nlp.make_doc, lines))
        for _, component in self.nlp.pipeline:  # as nlp.pipe does, without its streaming and batching
            component.set_annotations(docs, component.predict(docs))
        return map(_parts, docs)


def _parts(doc: Doc) -> tuple[Said, ...]:
    return tuple(Said(Part(ent.label_), ent.text, ent.start_char, ent.end_char) for ent in doc.ents)


@paused()
def _open(model: Path) -> Language:
    from agendacrawl.text import models

    return models.opened(model)


def load(model: Path = MODEL) -> LineReader:
    """Return a reader with the bundled model or one made by `train lines`. Raises OSError if it is missing or damaged.

    >>> [said.text for said in load().read("Werkbezoek haven, Delfzijl") if said.part is Part.WHERE]
    ['Delfzijl']
    """
    if not (model / "config.cfg").is_file():
        raise FileNotFoundError(f"There is no model in {model}: run agendacrawl train lines.")
    if wrong := sums.damage(model):
        raise OSError(f"The model in {model} can't be read ({wrong}). Install it again, or run train lines.")
    return LineReader(model)
