"""The reader of lines: lines made of items, the model that is shipped, and its voice among the voters."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
import spacy
from support.shell import scrapy

from agendacrawl.commands.train import Activity, from_feed, items
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Context
from agendacrawl.text import line_reader
from agendacrawl.text.line_templates import Item, Names, Part, lines_of
from agendacrawl.text.line_training import documents, names_of, train_lines
from agendacrawl.text.training import made_up
from agendacrawl.voters.lines import CONFIDENCE, LineVoter

GAZETTEER = Gazetteer.load()
NAMES = Names(["Goes", "Urk"], ["Kasteel Hoogveld"], ["de Bond"], ["Anna Jansen"], made_up)
ITEMS = [
    Item("Gesprek met de Fietsersbond over veilige paden", "Den Bosch"),
    Item("Werkbezoek aan een zuivelfabriek in Workum", "Workum"),
    Item("Commissiedebat over havens", None),
]


def test_the_spans_of_a_line_are_its_words_in_order() -> None:
    for line in lines_of(ITEMS, NAMES, each=200, seed=5):
        end = 0
        for start, stop, _ in line.spans:
            assert end <= start < stop <= len(line.text)
            assert line.text[start:stop] == line.text[start:stop].strip()
            end = stop


def test_the_same_seed_gives_the_same_lines() -> None:
    assert list(lines_of(ITEMS, NAMES, each=5, seed=1)) == list(lines_of(ITEMS, NAMES, each=5, seed=1))
    assert list(lines_of(ITEMS, NAMES, each=5, seed=1)) != list(lines_of(ITEMS, NAMES, each=5, seed=2))


def test_an_item_without_a_place_makes_no_line_that_says_where() -> None:
    lines = list(lines_of([Item("Commissiedebat over havens", None)], NAMES, each=300, seed=3))
    assert not [line for line in lines for _, _, part in line.spans if part is Part.WHERE]


def test_documents_carry_the_parts() -> None:
    [line] = lines_of([Item("Lunch", "Urk")], NAMES, each=1, seed=11)
    [doc] = documents(spacy.blank("nl"), [line])
    assert {ent.label_ for ent in doc.ents} <= {part.value for part in Part}


def test_names_come_from_the_gazetteer() -> None:
    names = names_of(GAZETTEER, ["Anna Jansen,"])
    assert "Terneuzen" in names.places
    assert "Anna Jansen" in names.people
    assert "Anna Jansen," not in names.people
    assert names.invent(random.Random(0))


def test_the_model_is_shipped_small_and_with_its_card() -> None:
    files = [path for path in line_reader.MODEL.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 4 * 1024 * 1024
    assert "CC0" in (line_reader.MODEL / "README.md").read_text(encoding="utf-8")
    assert not (line_reader.MODEL / "vocab").exists()


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("Werkbezoek sluizencomplex, Terneuzen", ["Terneuzen"]),
        ("10.00 uur: Opening brandweerkazerne - Coevorden", ["Coevorden"]),
        ("Gesprek met de wethouders van Goes en Tholen", []),
        ("Commissiedebat Spoor", []),
        ("Overleg met Bouwend Nederland, VNG en IPO", []),
    ],
)
def test_the_model_tells_where_from_with_whom(line: str, where: list[str]) -> None:
    said = line_reader.load().read(line)
    assert [one.text for one in said if one.part is Part.WHERE] == where


def test_read_ahead_gives_the_same_as_one_by_one() -> None:
    lines = ["Werkbezoek sluizencomplex, Terneuzen", "Ministerraad"]
    together, alone = line_reader.load(), line_reader.load()
    together.read_ahead(lines)
    assert [together.read(line) for line in lines] == [alone.read(line) for line in lines]


def test_the_voter_proposes_only_what_the_gazetteer_knows() -> None:
    voter = LineVoter(GAZETTEER, line_reader.load())
    [one] = voter.vote("Werkbezoek sluizencomplex, Terneuzen", Context())
    assert (one.entry.municipality_code, one.evidence) == ("GM0715", "Terneuzen")
    assert one.confidence <= CONFIDENCE
    assert one.rule.startswith("lines")
    assert voter.vote("Werkbezoek sluizencomplex, Zwelgerveensterhorn", Context()) == ()
    assert LineVoter(GAZETTEER, None).vote("Werkbezoek sluizencomplex, Terneuzen", Context()) == ()


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Ontvangst van de nieuwe ambassadeur, Parijs", []),
        ("Informele Transportraad, Warschau", ["PL"]),
        ("Gesprek met de minister van Onderwijs, Ierland", []),
        ("Bestuurlijk overleg met gedeputeerden van Drenthe, Zuid-Holland", []),
    ],
)
def test_where_a_guest_is_from_is_no_place(line: str, codes: list[str]) -> None:
    voter = LineVoter(GAZETTEER, line_reader.load())
    assert [one.entry.municipality_code or one.entry.country for one in voter.vote(line, Context())] == codes


def test_too_few_items_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="3 different items are too few"):
        train_lines(ITEMS, NAMES, tmp_path)


def test_items_keep_a_place_that_is_one_and_few_of_the_hague() -> None:
    activities = [
        Activity("Lezing", "", (), "Goes", "physical"),
        Activity("Lezing", "", (), "Goes", "online"),
        Activity("Lezing", "", (), "diverse locaties", "physical"),
        *(Activity(f"Overleg {n}", "", (), "Den Haag", "physical") for n in range(100)),
    ]
    made = items(activities, GAZETTEER)
    assert [item.place for item in made[:3]] == ["Goes", None, None]
    assert 2 <= sum(item.place is not None for item in made[3:]) <= 25


def test_training_leaves_the_shipped_model_alone_unless_told(tmp_path: Path) -> None:
    feed = tmp_path / "activities.jsonl"
    row = {"description": "", "people": [], "mode": "physical", "stated_place": "Goes", "weekly": False}
    rows = [{**row, "title": f"Werkbezoek {n} aan een school"} for n in range(250)]
    feed.write_text("\n".join(map(json.dumps, [*rows, {**rows[0], "weekly": True}])), encoding="utf-8")
    assert len(from_feed(feed)) == 250
    before = (line_reader.MODEL / "meta.json").read_bytes()
    run = scrapy("train", "lines", "--items", str(feed), "--out", str(tmp_path / "model"), "--steps", "20")
    assert run.returncode == 0, run.stderr
    assert "The shipped model is unchanged" in run.stdout
    assert (tmp_path / "model/meta.json").is_file()
    assert (line_reader.MODEL / "meta.json").read_bytes() == before
    run = scrapy("train", "weeks")
    assert run.returncode == 2
    assert "takes places or lines" in run.stderr + run.stdout
