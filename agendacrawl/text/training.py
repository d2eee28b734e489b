"""Training of the project's own small NER: weak labels from the gazetteer, with names swapped to teach it context.

The texts were not labelled by hand: the labels are what the gazetteer and its guards find. Each labelled name is then
swapped for another, half of the time for a made-up one, because the model is meant for names that the gazetteer
lacks. People's names are swapped for place names, as examples of what is not a place.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import spacy
from confection import Config
from spacy.language import DEFAULT_CONFIG, Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import filter_spans

from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Rank
from agendacrawl.text import models, sums
from agendacrawl.text.mentions import find_mentions
from agendacrawl.text.scanner import Scanner
from agendacrawl.text.surnames import surnames

CONFIG = """
[paths]
train = null
dev = null

[system]
seed = 0

[nlp]
lang = "nl"
pipeline = ["tok2vec", "ner"]
batch_size = 1000

[nlp.tokenizer]
@tokenizers = "agendacrawl.Tokenizer.v1"

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 64
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
rows = [2000, 500, 1000, 500]
include_static_vectors = false

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 64
depth = 3
window_size = 1
maxout_pieces = 3

[components.ner]
factory = "ner"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true

[components.ner.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 64
upstream = "tok2vec"

[corpora]

[corpora.train]
@readers = "spacy.Corpus.v1"
path = ${paths.train}

[corpora.dev]
@readers = "spacy.Corpus.v1"
path = ${paths.dev}

[training]
train_corpus = "corpora.train"
dev_corpus = "corpora.dev"
seed = ${system.seed}
dropout = 0.1
patience = 1600
max_steps = 6000
eval_frequency = 200

[training.optimizer]
@optimizers = "Adam.v1"
use_averages = true

[training.batcher]
@batchers = "spacy.batch_by_words.v1"
discard_oversize = false
tolerance = 0.2

[training.batcher.size]
@schedules = "compounding.v1"
start = 100
stop = 1000
compound = 1.001

[training.score_weights]
ents_f = 1.0

[initialize]
"""


@dataclass(slots=True, frozen=True)
class Sample:
    """One activity to learn from: its texts and the people it involves."""

    texts: tuple[str, ...]
    people: tuple[str, ...] = ()


@dataclass(slots=True, frozen=True)
class Labelled:
    """A text and the place names in it as (start, end)."""

    text: str
    spans: tuple[tuple[int, int], ...]


_SYLLABLES = (
    "be bo bu da de dra el en er ga ge grij ha hei hol ke ker kol la lo ma mid ne nij oo ou re rij sche sta ster te"
    " tol val ve vries wa we win zee zui"
)
_ENDINGS = (
    "dam dijk drecht dorp geest ham hem horst hout huizen ingen kerk koop lage laar meer mond oord recht rode"
    " schoten stede sluis stein terp um veen veld venne voort waard werd wijk wolde woude zand zijl zwaag"
)


def weak_labels(samples: Iterable[Sample], scanner: Scanner) -> list[Labelled]:
    """Return each text with what the gazetteer finds in it, skipping very short texts and duplicates."""
    seen: set[str] = set()
    found = []
    for sample in samples:
        for text in sample.texts:
            if text in seen or len(text) < 8:
                continue
            seen.add(text)
            mentions = find_mentions(text, scanner, surnames(sample.people))
            found.append(Labelled(text, tuple((m.start, m.end) for m in mentions if m.label != "FAC")))
    return found


def augment(
    labelled: Sequence[Labelled], names: Sequence[str], people: Sequence[str], seed: int
) -> list[Labelled]:
    """Return the texts, plus two copies with other names of each that contains a place or a person."""
    random_ = random.Random(seed)
    out = list(labelled)
    person = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in people)) if people else None
    for item in labelled:
        swappable = bool(person and person.search(item.text))
        for _ in range(2 if item.spans or swappable else 0):
            out.append(_swap(item, names, person, random_))
    random_.shuffle(out)
    return out


def _swap(
    item: Labelled, names: Sequence[str], person: re.Pattern[str] | None, random_: random.Random
) -> Labelled:
    """Return the text with every place renamed and some people renamed after a place, the latter without a label."""
    edits: list[tuple[int, int, bool]] = [(start, end, True) for start, end in item.spans]
    if person:
        taken = [range(start, end) for start, end in item.spans]
        for match in person.finditer(item.text):
            if (
                not any(match.start() < r.stop and r.start < match.end() for r in taken)
                and random_.random() < 0.5
            ):
                edits.append((match.start(), match.end(), False))
    text, spans, end = "", [], 0
    for start, stop, place in sorted(edits):
        text += item.text[end:start]
        name = random_.choice(names) if random_.random() < 0.5 else made_up(random_)
        if not place and random_.random() < 0.5:
            name = f"Van {name}"
        if place:
            spans.append((len(text), len(text) + len(name)))
        text += name
        end = stop
    return Labelled(text + item.text[end:], tuple(spans))


def made_up(random_: random.Random) -> str:
    """Return a name that sounds like a Dutch village but is usually not a real one."""
    stem = "".join(random_.choice(_SYLLABLES.split()) for _ in range(random_.randint(1, 2)))
    name = (stem + random_.choice(_ENDINGS.split())).capitalize()
    return random_.choice(("", "", "", "", "Nieuw-", "Oud-", "Sint ", "De ", "Oost-")) + name


def documents(nlp: Language, labelled: Iterable[Labelled]) -> Iterator[Doc]:
    """Yield the texts as spaCy documents; omit spans that do not align with token boundaries."""
    for item in labelled:
        doc = nlp.make_doc(item.text)
        spans = (doc.char_span(start, end, label="LOC") for start, end in item.spans)
        doc.ents = filter_spans([span for span in spans if span is not None])
        yield doc


def train(
    samples: Sequence[Sample], gazetteer: Gazetteer, folder: Path, *, seed: int = 0, steps: int = 6000
) -> dict[str, float]:
    """Train the model and write it to `folder`, holding out one text in ten for evaluation.

    The same samples and seed give the same model on the same machine. Returns precision, recall and F-score against
    the weak labels of the held-out texts, in which names are swapped too. Raises ValueError if there are too few texts.
    """
    labelled = weak_labels(samples, Scanner(gazetteer))
    if len(labelled) < 200:
        raise ValueError(
            f"{len(labelled)} different texts are too few to learn from: crawl more, at least 200."
        )
    names = sorted(
        {e[0].name for e in gazetteer.index.values() if e[0].rank in (Rank.PLACE, Rank.QUARTER, Rank.ABROAD)}
    )
    people = sorted({name for sample in samples for name in surnames(sample.people)}, key=len, reverse=True)
    random.Random(seed).shuffle(labelled)
    apart = len(labelled) // 10
    dev = augment(labelled[:apart], names, people, seed)
    learn = augment(labelled[apart:], names, people, seed + 1)
    blank = models.blank()
    return fit(
        list(documents(blank, learn)),
        list(documents(blank, dev)),
        folder,
        Card("agendacrawl_places", "Dutch names of places in ministers' agendas"),
        seed=seed,
        steps=steps,
    )


@dataclass(slots=True, frozen=True)
class Card:
    """The description of a model in its meta.json."""

    name: str
    description: str


def fit(
    learn: Sequence[Doc], apart: Sequence[Doc], folder: Path, card: Card, *, seed: int, steps: int
) -> dict[str, float]:
    """Train an NER on labelled documents and write it to `folder`.

    The same documents and seed give the same model on the same machine. Returns precision, recall and F-score
    on the held-out documents (`apart`).
    """
    with TemporaryDirectory() as work:
        overrides: dict[str, Any] = {"system.seed": seed, "training.max_steps": steps}
        for part, docs in (("train", learn), ("dev", apart)):
            overrides[f"paths.{part}"] = path = str(Path(work, f"{part}.spacy"))
            DocBin(docs=docs).to_disk(path)
        config = Config(DEFAULT_CONFIG).merge(Config().from_str(CONFIG, interpolate=False))
        train_loop(init_nlp(Config().from_str(config.to_str(), overrides=overrides)), Path(work))
        best = spacy.load(Path(work, "model-best"))
    for part in (
        "train",
        "dev",
    ):  # the texts were in a temporary folder: its name would make every model another
        best.config["corpora"][part]["path"] = best.config["paths"][part] = None
    best.meta.update(name=card.name, description=card.description)
    # Words are identified by their hash, and the tokenizer is the one in `models`.
    best.to_disk(folder, exclude=["vocab", "tokenizer"])
    sums.write(folder)
    scores: dict[str, Any] = best.meta["performance"]
    return {name: round(scores[f"ents_{name}"], 3) for name in "prf"}
