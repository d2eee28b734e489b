"""The one spaCy pipeline: the gazetteer as a component, and the statistical NER that the setting names."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from agendacrawl.nlp.mentions import Scanner, find_mentions
from agendacrawl.nlp.sites import EMPTY, Reading, pick_sites, says_online
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.vocabulary import Mode

logger = logging.getLogger(__name__)
NER = ("auto", "nl_core_news_sm", "own", "none")


class PlaceReader:
    """The component: mentions in `doc.spans["places"]`, the sites in `doc.spans["sites"]`."""

    def __init__(self) -> None:
        self.scanner: Scanner | None = None
        self.read = lru_cache(maxsize=8192)(self._read)

    def __call__(self, doc: Doc) -> Doc:
        reading = self._read(doc.text)
        for key, mentions in (("places", reading.mentions), ("sites", reading.sites)):
            spans = (doc.char_span(m.start, m.end, label=m.label, alignment_mode="expand") for m in mentions)
            doc.spans[key] = [span for span in spans if span is not None]
        return doc

    def _read(self, text: str, surnames: Sequence[str] = ()) -> Reading:
        if self.scanner is None:
            raise RuntimeError(
                "The component agenda_places has no gazetteer: build the pipeline with load()."
            )
        mode = Mode.ONLINE if says_online(text) else Mode.UNKNOWN
        mentions = tuple(find_mentions(text, self.scanner, surnames))
        if not mentions:
            return EMPTY if mode is Mode.UNKNOWN else Reading((), (), mode)
        return Reading(mentions, pick_sites(text, mentions), mode)


@Language.factory("agenda_places")  # type: ignore[untyped-decorator]
def _make(nlp: Language, name: str) -> PlaceReader:  # noqa: ARG001 - spaCy's signature
    return PlaceReader()


def load(ner: str, gazetteer: Gazetteer) -> Language:
    """The pipeline for a setting `auto`, `nl_core_news_sm`, `own` or `none`.

    `auto` takes what is installed and logs it. Raises ValueError for another word, or for a model that is
    asked for but not installed.
    """
    if ner not in NER:
        raise ValueError(f"AGENDA_NER is {ner!r}; it must be one of {', '.join(NER)}.")
    if ner == "auto":
        ner = "nl_core_news_sm" if spacy.util.is_package("nl_core_news_sm") else "none"
        logger.info("NER: %s (auto)", ner)
    if ner == "nl_core_news_sm":
        if not spacy.util.is_package(ner):
            raise ValueError("AGENDA_NER is nl_core_news_sm, which is not installed: pip install '.[ner]'.")
        nlp = spacy.load(ner, include=["tok2vec", "ner"])
    else:
        nlp = spacy.blank("nl")
    reader = nlp.add_pipe("agenda_places")
    reader.scanner = Scanner(gazetteer)
    return nlp
