"""The one spaCy pipeline: a statistical NER that the setting names, and the gazetteer as the last component."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from agendacrawl.core.collector import paused
from agendacrawl.core.vocabulary import Mode
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.text.channels import said_mode
from agendacrawl.text.locations import EMPTY, Reading, pick_locations
from agendacrawl.text.mentions import find_mentions, more_mentions, open_names
from agendacrawl.text.scanner import Scanner

logger = logging.getLogger(__name__)
NER = ("auto", "nl_core_news_sm", "own", "none")
OWN = Path(__file__).parent / "model"
_UNUSED = ["morphologizer", "tagger", "parser", "lemmatizer", "attribute_ruler", "senter"]


class PlaceReader:
    """The component: mentions in `doc.spans["places"]`, the locations in `doc.spans["locations"]`.

    The gazetteer votes first. Only a text in which a name that it lacks stands where a place would stand goes
    through the NER, which stands before this component in the pipeline.
    """

    def __init__(self) -> None:
        self.scanner: Scanner | None = None
        self.voter: str | None = None
        self._read = lru_cache(maxsize=8192)(self._by_gazetteer)

    def __call__(self, doc: Doc) -> Doc:
        reading = self.merge(doc)
        for key, mentions in (("places", reading.mentions), ("locations", reading.locations)):
            spans = (doc.char_span(m.start, m.end, label=m.label, alignment_mode="expand") for m in mentions)
            doc.spans[key] = [span for span in spans if span is not None]
        return doc

    def read(self, nlp: Language, texts: Sequence[str], surnames: Sequence[str] = ()) -> list[Reading]:
        """One reading for each text; the NER sees only those that ask for it, together."""
        people = tuple(surnames)
        readings = [self._read(text, people) for text in texts]
        asking = [i for i, text in enumerate(texts) if self.voter and open_names(text, readings[i].mentions)]
        if asking:
            others = nlp.select_pipes(disable="agenda_places")
            for i, doc in zip(asking, nlp.pipe([texts[i] for i in asking]), strict=True):
                readings[i] = self.merge(doc, people)
            others.restore()
        return readings

    def merge(self, doc: Doc, surnames: Sequence[str] = ()) -> Reading:
        """What the gazetteer and the NER's entities of a document say together."""
        reading = self._read(doc.text, tuple(surnames))
        if self.scanner is None or self.voter is None:
            return reading
        entities = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        mentions = more_mentions(doc.text, reading.mentions, entities, self.voter, self.scanner, surnames)
        if mentions == reading.mentions:
            return reading
        return Reading(mentions, pick_locations(doc.text, mentions), reading.mode)

    def _by_gazetteer(self, text: str, surnames: tuple[str, ...]) -> Reading:
        if self.scanner is None:
            raise RuntimeError(
                "The component agenda_places has no gazetteer: build the pipeline with load()."
            )
        mode = said_mode(text)
        mentions = tuple(find_mentions(text, self.scanner, surnames))
        if not mentions:
            return EMPTY if mode is Mode.UNKNOWN else Reading((), (), mode)
        return Reading(mentions, pick_locations(text, mentions), mode)


@Language.factory("agenda_places")  # type: ignore[untyped-decorator]
def _make(nlp: Language, name: str) -> PlaceReader:  # noqa: ARG001 - spaCy's signature
    return PlaceReader()


class ModelError(ValueError):
    """A model is there and can't be read; the text says what to do next."""


def chosen(ner: str) -> str:
    """The NER that a setting `auto`, `nl_core_news_sm`, `own` or `none` means here.

    `auto` takes nl_core_news_sm where it is installed, else the own model. Raises ValueError for another word,
    or for a model that is asked for but not installed.
    """
    if ner not in NER:
        raise ValueError(f"AGENDA_NER is {ner!r}; it must be one of {', '.join(NER)}.")
    installed, trained = spacy.util.is_package("nl_core_news_sm"), (OWN / "config.cfg").is_file()
    if ner == "auto":
        return "nl_core_news_sm" if installed else "own" if trained else "none"
    if ner == "nl_core_news_sm" and not installed:
        raise ValueError("AGENDA_NER is nl_core_news_sm, which is not installed: pip install '.[ner]'.")
    if ner == "own" and not trained:
        raise ValueError(f"AGENDA_NER is own, but there is no model in {OWN}: run agendacrawl train.")
    return ner


@paused()
def load(ner: str, gazetteer: Gazetteer) -> Language:
    """The pipeline for a setting; logs what `auto` chose. Raises ValueError as `chosen` does, and ModelError."""
    if ner == "auto":
        logger.info("NER: %s (auto)", chosen(ner))
    ner = chosen(ner)
    models = {"own": OWN, "nl_core_news_sm": "nl_core_news_sm"}
    # The own model's tokenizer is spaCy's for Dutch, which is there already: to read it again takes 0.3 s.
    unused = [*_UNUSED, "tokenizer"] if ner == "own" else _UNUSED
    try:
        nlp = spacy.load(models[ner], exclude=unused) if ner in models else spacy.blank("nl")
    except Exception as error:
        raise ModelError(
            f"The model {ner} in {models[ner]} can't be read ({type(error).__name__}: {error}). Install it again, or "
            "run with -s AGENDA_NER=none."
        ) from error
    reader = nlp.add_pipe("agenda_places")
    reader.scanner = Scanner(gazetteer)
    reader.voter = None if ner == "none" else ner
    return nlp
