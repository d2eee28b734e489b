"""Lines of weekly pages of our own: where, how, with whom and about what. The lines are in tests/data/week_lines.yml."""

from __future__ import annotations

import datetime as dt
import importlib
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from support.paths import ROOT

from agendacrawl.pages.document import Document
from agendacrawl.pages.week.reader import read_week
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.reading.reader import knowledge_of
from agendacrawl.text.tail import split_tail

LEAST = {"place": 0.97, "mode": 0.97, "who": 0.95, "about": 0.90}  # shares that come out right now
GAZETTEER = Gazetteer.load()


@pytest.fixture(scope="module")
def week_lines() -> Iterator[ModuleType]:
    """benchmarks/week_lines.py, which reads the lines."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    yield importlib.import_module("week_lines")
    sys.path.remove(str(ROOT / "benchmarks"))


def test_lines_come_out_as_a_reader_reads_them(week_lines: ModuleType) -> None:
    figures, faulty = week_lines.table()
    for part, least in LEAST.items():
        right, asked = (sum(parts[part][n] for parts in figures.values()) for n in (0, 1))
        assert right / asked >= least, "\n".join([part, *faulty])


def test_there_are_lines_of_every_kind(week_lines: ModuleType) -> None:
    groups = [group for group, _ in week_lines.entries()]
    assert len(groups) >= 400
    assert min(groups.count(group) for group in set(groups)) >= 7
    assert {week_lines.reading_of(group) for group in groups} == week_lines.FIRST.keys()


@pytest.mark.parametrize(
    ("line", "split"),
    [
        ("BO Zuiderzeelijn, Heerenveen", ("BO Zuiderzeelijn", "Heerenveen")),
        ("Opening molen – Urk", ("Opening molen", "Urk")),
        ("Goes: overleg over de haven", ("overleg over de haven", "Goes")),
        ("Overleg, Hengelo (Ov)", ("Overleg", "Hengelo (Ov)")),
        ("Overleg, Provinciehuis, Arnhem", ("Overleg", "Provinciehuis, Arnhem")),
        ("Werkbezoek Hengelo, Overijssel", ("Werkbezoek Hengelo", "Hengelo, Overijssel")),
        ("Centrum Sittard - Geleen", None),
        ("Raad Buitenlandse Zaken - Handel", None),
        ("Gesprek met de burgemeesters van Veere, Sluis", None),
        ("Gesprek met de ministers van Curaçao, Aruba en Sint Maarten", None),
        ("Gesprek met VNG, IPO", None),
        ("Werkbezoek Zwolle", None),
        ("Stikstof: overleg met LTO", None),
        ("", None),
        ("Overleg, " + "x, " * 500, None),
    ],
)
def test_what_stands_last(line: str, split: tuple[str, str] | None) -> None:
    assert split_tail(line, GAZETTEER) == split


@pytest.mark.parametrize(
    "line",
    [
        "Gastles Hogeschool Windesheim, Zwolle", "Masterclass Jaarbeurs, Utrecht", "Rondgang haven, Harlingen",
        "Oratie Academiegebouw, Utrecht", "Inloopspreekuur stadhuis, Venlo", "Voordracht Universiteit Twente, Enschede",
        "Schaatsclinic Thialf, Heerenveen", "Rondje Markthal, Rotterdam", "Quiz bibliotheek, Assen",
        "Overhandiging boek, Provinciehuis Arnhem", "Tewaterlating werf, Harlingen",
    ],
)  # fmt: skip
def test_a_paragraph_that_ends_with_a_place_is_not_where_the_one_before_it_was(line: str) -> None:
    body = f"<main><h1>Agenda</h1><h3>9 november</h3><p>Debat Eerste Kamer: bodem</p><p>{line}</p></main>"
    found = read_week(Document.parse(body).lines[1:], dt.date(2026, 11, 9), knowledge_of(GAZETTEER))
    assert [(draft.title, draft.place) for draft in found.drafts] == [
        ("Debat Eerste Kamer: bodem", None), split_tail(line, GAZETTEER),
    ]  # fmt: skip


def test_a_paragraph_with_a_place_alone_is_where_the_one_before_it_was() -> None:
    body = "<main><h1>Agenda</h1><h3>9 november</h3><p>Overleg over bodem</p><p>Grote Kerk, Breda</p></main>"
    found = read_week(Document.parse(body).lines[1:], dt.date(2026, 11, 9), knowledge_of(GAZETTEER))
    assert [(draft.title, draft.place) for draft in found.drafts] == [
        ("Overleg over bodem", "Grote Kerk, Breda")
    ]
