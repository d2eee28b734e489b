"""nl_core_news_sm as a voter: a stand-in of that name, made here, since the real one is not in the package index.

It has the package's name, components and labels (GPE, LOC, FAC, ORG, PERSON), and tiny weights of its own: it is
trained on a few lines, and asked about those. How well the real model does is not tested here.
"""

from __future__ import annotations

import importlib
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.text import choice, pipeline
from agendacrawl.text.mentions import Entity, find_mentions, stands_beside_names, without_names
from agendacrawl.text.scanner import Scanner

GAZETTEER = Gazetteer.load()
LABELS = ("CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL", "ORG", "PERCENT",
          "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART")  # fmt: skip
COMPONENTS = ("tok2vec", "morphologizer", "tagger", "parser", "lemmatizer", "attribute_ruler", "ner")
TEXTS: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("Werkbezoek aan een melkveehouder in Xanderveen", [("Xanderveen", "GPE")]),
    ("Gesprek met Anna Goes over pensioenen", [("Anna Goes", "PERSON")]),
    ("Kennismaking met Breda Techniek over stages", [("Breda Techniek", "ORG")]),
    ("Werkbezoek aan fort Zwaluwoord in Ermelo", [("Zwaluwoord", "FAC"), ("Ermelo", "GPE")]),
    ("Bezoek aan natuurgebied in de Zilverpolder", [("Zilverpolder", "LOC")]),
    ("Overleg over de begroting van volgend jaar", []),
)


def _trained() -> Language:
    """Return a Dutch pipeline with the components and labels of the real one, which knows the texts by heart."""
    nlp = spacy.blank("nl")
    for name in COMPONENTS:
        if name not in ("tok2vec", "ner", "lemmatizer", "attribute_ruler"):
            nlp.add_pipe(name)
    width = {"@architectures": "spacy.HashEmbedCNN.v2", "width": 32, "depth": 2, "embed_size": 500, "window_size": 1,
             "maxout_pieces": 2, "subword_features": True, "pretrained_vectors": None}  # fmt: skip
    nlp.add_pipe("tok2vec", first=True, config={"model": width})
    ner = nlp.add_pipe("ner", config={"model": {"tok2vec": width}})
    for name, label in (("tagger", "N"), ("morphologizer", "POS=NOUN"), ("parser", "dep"), ("ner", "GPE")):
        nlp.get_pipe(name).add_label(label)
    for label in LABELS:
        ner.add_label(label)
    examples = []
    for text, names in TEXTS:
        spans = [(text.index(name), text.index(name) + len(name), label) for name, label in names]
        examples.append(Example.from_dict(nlp.make_doc(text), {"entities": spans}))
    spacy.util.fix_random_seed(0)
    optimizer = nlp.initialize()
    with nlp.select_pipes(enable=["ner"]):
        for _ in range(60):
            nlp.update(examples, sgd=optimizer)
    return nlp


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as pip would install it."""
    site = tmp_path_factory.mktemp("site")
    home = site / choice.PACKAGE
    home.mkdir()
    nlp = _trained()
    nlp.meta.update(name="core_news_sm", version="3.8.0")
    nlp.to_disk(home / f"{choice.PACKAGE}-3.8.0")
    (home / "meta.json").write_text(json.dumps(nlp.meta), encoding="utf-8")
    (home / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_init_py\n\n"
        "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n",
        encoding="utf-8",
    )
    about = site / f"{choice.PACKAGE}-3.8.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {choice.PACKAGE}\nVersion: 3.8.0\n")
    return site


@pytest.fixture
def installed(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of it on the path of modules, to be broken at will."""
    site = tmp_path / "site"
    shutil.copytree(package, site)
    monkeypatch.syspath_prepend(str(site))
    importlib.invalidate_caches()
    yield site
    sys.modules.pop(choice.PACKAGE, None)


def test_it_is_chosen_where_it_is_installed(installed: Path) -> None:
    assert installed.is_dir()
    assert choice.chosen("auto") == choice.PACKAGE
    reader = pipeline.load("auto", GAZETTEER)
    assert reader.voter == choice.PACKAGE
    assert set(LABELS) <= set(reader.nlp.get_pipe("ner").labels)
    assert reader.nlp.pipe_names == ["tok2vec", "ner"]


def test_it_is_a_voter_for_names_that_the_gazetteer_lacks(installed: Path) -> None:
    assert installed.is_dir()
    [reading] = pipeline.load(choice.PACKAGE, GAZETTEER).read([TEXTS[0][0]])
    assert [(m.text, m.label, m.voter, m.entries) for m in reading.mentions] == [
        ("Xanderveen", "LOC", choice.PACKAGE, ())
    ]
    assert [m.text for m in reading.locations] == ["Xanderveen"]


def test_a_person_or_an_organisation_of_its_own_is_evidence_against_a_place(installed: Path) -> None:
    assert installed.is_dir()
    reader = pipeline.load(choice.PACKAGE, GAZETTEER)
    person, organisation = reader.read([TEXTS[1][0]]), reader.read([TEXTS[2][0]])
    assert [m.text for reading in person for m in reading.mentions] == []
    assert [(m.text, m.label) for reading in organisation for m in reading.mentions] == [("Breda", "ORGLOC")]


def test_without_it_another_voter_is_chosen() -> None:
    if choice.chosen("auto") == choice.PACKAGE:
        pytest.skip("nl_core_news_sm is installed here: what happens without it can't be seen.")
    assert choice.chosen("auto") == "own"
    with pytest.raises(ValueError, match="which is not installed"):
        pipeline.load(choice.PACKAGE, GAZETTEER)


@pytest.mark.parametrize("lost", ["config.cfg", "ner/model"])
def test_a_broken_one_stops_a_run_with_a_sentence(installed: Path, lost: str) -> None:
    (installed / choice.PACKAGE / f"{choice.PACKAGE}-3.8.0" / lost).unlink()
    with pytest.raises(choice.ModelError, match=r"can't be read .* run with -s AGENDA_NER=none"):
        pipeline.load("auto", GAZETTEER)


def test_names_weigh_only_where_they_say_more_and_no_word_asks_for_a_place() -> None:
    scanner = Scanner(GAZETTEER)

    def kept(text: str, name: str, label: str) -> list[tuple[str, str]]:
        start = text.index(name)
        mentions = tuple(find_mentions(text, scanner))
        entities = [Entity(start, start + len(name), label)]
        return [(m.text, m.label) for m in without_names(text, mentions, entities)]

    assert kept("Overleg Bergsma Oss", "Bergsma Oss", "PERSON") == []
    assert kept("Overleg Oss", "Oss", "PERSON") == [("Oss", "LOC")]
    assert kept("Overleg in Oss Noord", "Oss Noord", "ORG") == [("Oss", "LOC")]
    assert kept("Overleg Oss Techniek", "Oss Techniek", "ORG") == [("Oss", "ORGLOC")]
    assert kept("Overleg Oss Techniek", "Oss Techniek", "GPE") == [("Oss", "LOC")]


def test_it_is_asked_only_about_a_name_with_another_beside_it() -> None:
    scanner = Scanner(GAZETTEER)
    for text, asked in (("Overleg Oss Techniek", True), ("Overleg in Oss over wonen", False)):
        assert stands_beside_names(text, find_mentions(text, scanner)) is asked
