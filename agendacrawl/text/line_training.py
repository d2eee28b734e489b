"""Training of the line reader, which labels the parts of a weekly line."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Rank
from agendacrawl.text import models
from agendacrawl.text.line_templates import Item, Line, Names, lines_of
from agendacrawl.text.training import Card, fit, made_up

_EACH = 4  # lines generated per item
_LEAST = 200  # minimum number of items; fewer are not enough to learn from


def names_of(gazetteer: Gazetteer, people: Iterable[str]) -> Names:
    """Return the names to substitute into lines: those of the gazetteer and the given people."""
    by_rank: dict[Rank, set[str]] = {}
    for entries in gazetteer.index.values():
        by_rank.setdefault(entries[0].rank, set()).add(entries[0].name)
    towns = by_rank[Rank.PLACE] | by_rank[Rank.QUARTER] | by_rank[Rank.ABROAD]
    venues = sorted(by_rank[Rank.VENUE])
    return Names(
        sorted(towns),
        venues,
        list(_ORGANISATIONS),
        sorted({*_PEOPLE, *(name.strip(" ,") for name in people)}),
        made_up,
    )


# Fictitious people in addition to those of the agenda, so that the list is never empty.
_PEOPLE = ("Anna Jansen", "Piet de Vries", "Fatima El Amrani", "Jan van der Berg")
_ORGANISATIONS = (
    "VNG", "IPO", "SER", "FNV", "CNV", "VNO-NCW", "MKB-Nederland", "LTO Nederland", "de Nationale Politie",
    "NS", "ProRail",
    "Rijkswaterstaat", "UWV", "de Belastingdienst", "sociale partners", "de vakbonden", "de VO-raad",
    "de PO-Raad", "Aedes",
    "de Raad van State", "de Nationale ombudsman", "het Interprovinciaal Overleg", "de Unie van Waterschappen",
    "jongeren",
    "omwonenden", "ondernemers", "bestuurders", "de provincie", "gemeenten", "de sector", "Greenpeace",
    "Natuurmonumenten",
    "Shell", "ASML", "Philips", "Tata Steel", "Schiphol", "KLM", "Eneco", "TenneT", "Gasunie", "Vattenfall", "het RIVM",
    "de Autoriteit Persoonsgegevens", "de Gezondheidsraad", "ouders", "zorgverleners", "docenten",
    "scholieren", "de NCTV",
    "Bouwend Nederland", "Energie-Nederland", "de Nederlandse Vereniging van Banken", "DNB", "AFM", "ACM",
    "de Europese Commissie",
)  # fmt: skip


def documents(nlp: Language, lines: Iterable[Line]) -> Iterator[Doc]:
    """Yield the lines as spaCy documents; omit parts that do not align with token boundaries."""
    for line in lines:
        doc = nlp.make_doc(line.text)
        spans = (doc.char_span(start, end, label=part.value) for start, end, part in line.spans)
        doc.ents = filter_spans([span for span in spans if span is not None])
        yield doc


def train_lines(
    items: Sequence[Item], names: Names, folder: Path, *, seed: int = 0, steps: int = 6000
) -> dict[str, float]:
    """Train the line reader and write it to `folder`, holding out one item in ten for evaluation.

    Returns precision, recall and F-score on lines of the held-out items. Raises ValueError if there are too few items.
    """
    different = sorted(set(items), key=lambda item: (item.title, item.place or ""))
    if len(different) < _LEAST:
        raise ValueError(
            f"{len(different)} different items are too few to learn from: crawl more, at least {_LEAST}."
        )
    random.Random(seed).shuffle(different)
    cut = len(different) // 10
    blank = models.blank()
    learn = list(documents(blank, lines_of(different[cut:], names, each=_EACH, seed=seed)))
    apart = list(documents(blank, lines_of(different[:cut], names, each=1, seed=seed + 1)))
    card = Card(
        "agendacrawl_lines", "What the parts of a line of a minister's week say: where, who, when, what for"
    )
    return fit(learn, apart, folder, card, seed=seed, steps=steps)
