"""The spaCy side of the readers: one vocabulary and one tokenizer for all models, created when the first is opened.

The tokenizer is spaCy's Dutch one without its 4,000 abbreviations, which take half a second to build and hardly occur
in an agenda. Modules that open or train a model import this one, and only at that moment, because importing spaCy alone
takes a second.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "agendacrawl.Tokenizer.v1"}}}
_UNUSED = ["morphologizer", "tagger", "parser", "lemmatizer", "attribute_ruler", "senter"]


@spacy.registry.tokenizers("agendacrawl.Tokenizer.v1")  # type: ignore[untyped-decorator]
def _tokenizers() -> Callable[[Language], Tokenizer]:
    return _tokenizer


def _tokenizer(nlp: Language) -> Tokenizer:
    rules = nlp.Defaults
    return Tokenizer(
        nlp.vocab,
        prefix_search=compile_prefix_regex(rules.prefixes).search,
        suffix_search=compile_suffix_regex(rules.suffixes).search,
        infix_finditer=compile_infix_regex(rules.infixes).finditer,
        url_match=rules.url_match,
    )


@cache
def blank() -> Language:
    """Return the blank Dutch pipeline whose vocabulary and tokenizer are shared by all models of the project."""
    return spacy.blank("nl", config=_TOKENIZER)


def opened(model: Path) -> Language:
    """Open one of the project's models from its folder. Raises whatever spaCy raises if it can't be read."""
    shared = blank()
    nlp = spacy.load(model, vocab=shared.vocab, exclude=["tokenizer", *_UNUSED], config=_TOKENIZER)
    nlp.tokenizer = shared.tokenizer  # shared, because a tokenizer caches the words that it has seen
    return nlp


def installed(package: str) -> Language:
    """Open a model installed as a package, with only what its NER needs."""
    return spacy.load(package, exclude=_UNUSED)
