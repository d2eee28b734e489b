"""The own NER: weak labels, swapped names, the model that is shipped, and `agendacrawl train`."""

import json
import random
from pathlib import Path

import pytest

from agendacrawl.commands.train import from_feed
from agendacrawl.commands.train import samples as samples_of
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.text import choice, models, pipeline
from agendacrawl.text.scanner import Scanner
from agendacrawl.text.training import Labelled, Sample, augment, documents, made_up, train, weak_labels

GAZETTEER = Gazetteer.load()
SCANNER = Scanner(GAZETTEER)


def test_weak_labels_are_what_the_gazetteer_finds_once_per_text() -> None:
    sample = Sample(("Werkbezoek aan Oss", "Minister Kaag spreekt in Breda."), ("Sigrid Kaag",))
    labelled = weak_labels([sample, sample], SCANNER)
    assert [[item.text[a:b] for a, b in item.spans] for item in labelled] == [["Oss"], ["Breda"]]


def test_swaps_keep_labels_on_places_and_off_people() -> None:
    item = Labelled("Kaag is in Breda en Oss", ((11, 16), (20, 23)))
    swapped = augment([item], ["Xveen"], ["Kaag"], seed=3)
    assert item in swapped
    assert len(swapped) == 3
    for other in swapped:
        names = [other.text[a:b] for a, b in other.spans]
        assert other.text.endswith(f" is in {names[0]} en {names[1]}")
        assert other.spans[0][0] > 0
    assert augment([item], ["Xveen"], ["Kaag"], seed=3) == swapped
    assert augment([item], ["Xveen"], ["Kaag"], seed=4) != swapped


def test_made_up_names_are_names() -> None:
    random_ = random.Random(0)
    for _ in range(100):
        assert made_up(random_)[0].isupper()


def test_documents_carry_the_labels() -> None:
    nlp = models.blank()
    [doc] = documents(nlp, [Labelled("Werkbezoek aan Oss", ((15, 18),))])
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Oss", "LOC")]


def samples(count: int) -> list[Sample]:
    towns = ("Oss", "Breda", "Zwolle", "Urk", "Assen")
    return [Sample((f"Werkbezoek {i} aan een school in {towns[i % 5]}",)) for i in range(count)]


def test_the_same_seed_gives_the_same_model(tmp_path: Path) -> None:
    for name in ("one", "two"):
        scores = train(samples(250), GAZETTEER, tmp_path / name, seed=1, steps=20)
        assert set(scores) == {"p", "r", "f"}
    for part in ("ner/model", "tok2vec/model"):
        assert (tmp_path / "one" / part).read_bytes() == (tmp_path / "two" / part).read_bytes()


def test_too_few_texts_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="10 different texts are too few"):
        train(samples(10), GAZETTEER, tmp_path)


def test_a_feed_is_read(tmp_path: Path) -> None:
    feed = tmp_path / "activities.jsonl"
    row = {"title": "Werkbezoek Oss", "description": "", "people": ["Sigrid Kaag"], "mode": "physical"}
    feed.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    assert samples_of(from_feed(feed)) == [Sample(("Werkbezoek Oss", ""), ("Sigrid Kaag",))]


def test_the_model_is_shipped_small_and_with_its_card() -> None:
    files = [path for path in choice.OWN.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 4 * 1024 * 1024
    card = (choice.OWN / "README.md").read_text(encoding="utf-8")
    assert "CC0" in card
    assert not (choice.OWN / "vocab").exists()


def test_the_own_model_finds_what_the_gazetteer_lacks_and_only_there() -> None:
    nlp = pipeline.load("own", GAZETTEER)
    text = "De minister brengt een werkbezoek aan een melkveehouder in Xanderveen en spreekt met bewoners."
    [reading] = nlp.read([text])
    assert [(m.text, m.voter, m.entries) for m in reading.mentions] == [("Xanderveen", "own", ())]
    assert [m.text for m in reading.locations] == ["Xanderveen"]
    [reading] = nlp.read(["Gesprek met minister Van Xanderveen over Oss"])
    assert [(m.text, m.voter) for m in reading.mentions] == [("Oss", "gazetteer")]


def test_a_typing_error_that_the_model_finds_is_placed() -> None:
    nlp = pipeline.load("own", GAZETTEER)
    [reading] = nlp.read(["De staatssecretaris brengt een werkbezoek aan een boerderij in Roterdam."])
    assert [(m.text, m.entries[0].municipality_code) for m in reading.mentions] == [("Roterdam", "GM0599")]
