"""Models read the texts of many pages in one batch, and say the same as of one text at a time."""

from __future__ import annotations

import copy

import pytest
from support.pages import make_activity, make_page

from agendacrawl.core.items import AgendaPage
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.text import batches, line_reader, pipeline
from agendacrawl.text.batches import Batches
from agendacrawl.voters.placer import Placer

GAZETTEER = Gazetteer.load()
TITLES = [
    "Gesprek in Xanderveen over wonen",
    "Werkbezoek sluizencomplex, Terneuzen",
    "Lunch met Anna Goes in Zwolle",
    "10.00 uur: Opening brandweerkazerne - Coevorden",
    "Gesprek met bewoners in Nieuw-Ootmarsum",
    "Ministerraad",
]


def pages() -> list[AgendaPage]:
    return [
        make_page(
            path=f"/actueel/agenda/2024/09/02/agenda-{n}",
            weekly=bool(n % 2),
            activities=[make_activity(title, stated_place=None, places=[], flags=[]) for title in TITLES[n:]],
        )
        for n in range(len(TITLES))
    ]


def placer() -> Placer:
    return Placer(GAZETTEER, pipeline.load("own", GAZETTEER), line_reader.load())


def test_a_text_is_read_once_and_with_the_others_that_are_new() -> None:
    asked: list[list[str]] = []

    def ask(texts: list[str]) -> list[int]:
        asked.append(texts)
        return list(map(len, texts))

    lengths = Batches(ask)
    lengths.read_ahead(["Ede", "Hulst", "Ede"])
    lengths.read_ahead(["Hulst", "Urk"])
    assert [lengths.of(text) for text in ("Ede", "Hulst", "Urk")] == [3, 5, 3]
    assert asked == [["Ede", "Hulst"], ["Urk"]]


def test_only_the_last_texts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_REMEMBERED", 3)
    asked: list[str] = []
    lengths = Batches(lambda texts: [asked.append(text) or len(text) for text in texts])  # type: ignore[func-returns-value]
    lengths.read_ahead(["Ede", "Hulst", "Urk"])
    lengths.read_ahead(["Goes"])
    assert [lengths.of(text) for text in ("Hulst", "Urk", "Goes", "Ede")] == [5, 3, 4, 3]
    assert asked == ["Ede", "Hulst", "Urk", "Goes", "Ede"]


def test_pages_read_ahead_are_placed_as_each_by_itself() -> None:
    alone, together = pages(), copy.deepcopy(pages())
    for page in alone:
        placer().place_page(page)
    one = placer()
    one.prepare(together)
    for page in together:
        one.place_page(page)
    assert [page.activities for page in together] == [page.activities for page in alone]


def test_the_ner_is_asked_about_many_pages_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    entities = pipeline.TextReader._entities

    def counted(reader: pipeline.TextReader, texts: list[str]) -> object:
        asked.append(texts)
        return entities(reader, texts)

    monkeypatch.setattr(pipeline.TextReader, "_entities", counted)
    one, read = placer(), pages()
    one.prepare(read)
    for page in read:
        one.place_page(page)
    assert asked == [["Gesprek in Xanderveen over wonen", "Gesprek met bewoners in Nieuw-Ootmarsum"]]
