"""The reader of running text: the gazetteer, and a statistical NER chosen by a setting.

The gazetteer votes first. The NER is consulted only for texts in which it could change the answer; spaCy is imported
and the model opened when the first such text arrives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from agendacrawl.core.collector import paused
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.text.batches import Batches
from agendacrawl.text.channels import said_mode
from agendacrawl.text.choice import OWN, PACKAGE, ready, unreadable
from agendacrawl.text.locations import EMPTY, Reading, pick_locations
from agendacrawl.text.mentions import (
    Entity,
    Mention,
    find_mentions,
    more_mentions,
    open_names,
    stands_beside_names,
    without_names,
)
from agendacrawl.text.scanner import Scanner

if TYPE_CHECKING:
    from spacy.language import Language


class TextReader:
    """Read what texts say about places, and cache the results.

    `ner` is the name of the statistical voter, or None to do without.
    """

    def __init__(self, gazetteer: Gazetteer, ner: str | None) -> None:
        self.scanner = Scanner(gazetteer)
        self.voter = ner
        self._read = lru_cache(maxsize=8192)(self._by_gazetteer)
        self._named = Batches(self._entities)

    @cached_property
    def nlp(self) -> Language:
        """Return the statistical model, or a blank Dutch pipeline. Raises ModelError if it can't be read."""
        return _open(self.voter)

    def read(self, texts: Sequence[str], surnames: Sequence[str] = ()) -> list[Reading]:
        """Return one reading per text; the NER sees only the texts in which it may change the answer.

        `surnames` are those of the people on the page; words within them are not places. Raises ModelError, see `nlp`.
        """
        return [self._read_one(text, surnames) for text in texts]

    def _read_one(self, text: str, surnames: Sequence[str]) -> Reading:
        reading, asks = self._by_names(text, surnames)
        return self._merge(text, self._named.of(text), reading, surnames) if asks else reading

    def read_ahead(self, texts: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Have the NER read, in one batch, those of many texts that it will be asked about; each with its surnames."""
        if self.voter is not None:
            self._named.read_ahead(text for text, people in texts if self._by_names(text, people)[1])

    def _by_names(self, text: str, surnames: Sequence[str]) -> tuple[Reading, bool]:
        """Return what the gazetteer reads in a text, and whether the NER is to be asked about it."""
        return self._read(text, tuple(name for name in surnames if name in text))

    def _entities(self, texts: list[str]) -> Iterator[tuple[Entity, ...]]:
        for doc in self.nlp.pipe(texts):
            yield tuple(Entity(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents)

    def _asks(self, text: str, mentions: Sequence[Mention]) -> bool:
        """Tell whether the NER can add a name to these or, if it knows people and organisations, remove one."""
        if self.voter is None:
            return False
        return open_names(text, mentions) or (self.voter == PACKAGE and stands_beside_names(text, mentions))

    def _merge(
        self, text: str, entities: Sequence[Entity], reading: Reading, surnames: Sequence[str]
    ) -> Reading:
        """Return the combined reading of the gazetteer and the NER's entities for a text."""
        assert self.voter is not None
        kept = without_names(text, reading.mentions, entities)
        mentions = more_mentions(text, kept, entities, self.voter, self.scanner, surnames)
        if mentions == reading.mentions:
            return reading
        return Reading(mentions, pick_locations(text, mentions), reading.mode)

    def _by_gazetteer(self, text: str, surnames: tuple[str, ...]) -> tuple[Reading, bool]:
        if not text:
            return EMPTY, False
        mode = said_mode(text)
        mentions = tuple(find_mentions(text, self.scanner, surnames))
        reading = (
            Reading(mentions, pick_locations(text, mentions), mode) if mentions else Reading((), (), mode)
        )
        return reading, self._asks(text, mentions)


def load(ner: str, gazetteer: Gazetteer) -> TextReader:
    """Return the reader for a NER. Raises ValueError and ModelError.

    A third-party model is opened at once, so that a broken one stops a run before it begins.
    """
    ner = ready(ner)
    reader = TextReader(gazetteer, None if ner == "none" else ner)
    if ner == PACKAGE:
        _ = reader.nlp
    return reader


@paused()
def _open(voter: str | None) -> Language:
    from agendacrawl.text import models

    opening: dict[str | None, Callable[[], Language]] = {
        None: models.blank,
        "own": lambda: models.opened(OWN),
        PACKAGE: lambda: models.installed(PACKAGE),
    }
    try:
        return opening[voter]()
    except Exception as error:
        raise unreadable(str(voter), f"{type(error).__name__}: {error}") from error
