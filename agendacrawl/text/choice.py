"""Which statistical NER a setting chooses, and whether it is usable: known without loading what reads with it."""

from __future__ import annotations

import logging
from importlib import metadata
from pathlib import Path

from agendacrawl.text import sums

logger = logging.getLogger(__name__)
PACKAGE = "nl_core_news_sm"
NER = ("auto", PACKAGE, "own", "none")
OWN = Path(__file__).parent / "model"


class ModelError(ValueError):
    """A model that is present but can't be read; the message says what to do next."""


def chosen(ner: str) -> str:
    """Return the NER that the setting `auto`, `nl_core_news_sm`, `own` or `none` selects on this machine.

    `auto` selects nl_core_news_sm if it is installed, otherwise the project's own model if it is present, otherwise
    none. Raises ValueError for any other value, or for a model that is requested but not installed.
    """
    if ner not in NER:
        raise ValueError(f"AGENDA_NER is {ner!r}; it must be one of {', '.join(NER)}.")
    installed, trained = _is_installed(), (OWN / "config.cfg").is_file()
    if ner == "auto":
        return PACKAGE if installed else "own" if trained else "none"
    if ner == PACKAGE and not installed:
        raise ValueError(f"AGENDA_NER is {PACKAGE}, which is not installed: pip install '.[ner]'.")
    if ner == "own" and not trained:
        raise ValueError(f"AGENDA_NER is own, but there is no model in {OWN}: run agendacrawl train.")
    return ner


def _is_installed() -> bool:
    try:
        metadata.distribution(PACKAGE)
    except metadata.PackageNotFoundError:
        return False
    return True


def ready(setting: str) -> str:
    """Return the NER for a setting, the project's own only if its files are whole; log what `auto` chose.

    Raises ValueError as `chosen` does, and ModelError.
    """
    ner = chosen(setting)
    if setting == "auto":
        logger.info("NER: %s (auto)", ner)
    if ner == "own" and (wrong := sums.damage(OWN)):
        raise unreadable(ner, wrong)
    return ner


def unreadable(ner: str, why: str) -> ModelError:
    """Return the error for a model that can't be read."""
    where = OWN if ner == "own" else ner
    return ModelError(
        f"The model {ner} in {where} can't be read ({why}). Install it again, or run with -s AGENDA_NER=none."
    )
