"""Places in texts of our own: stated places, and titles and lines. Nine in ten and more come out as a reader would say.

Both files were written before anybody looked at what comes out, and the rules were mended afterwards: the shares
held here are development figures (docs/QUALITY.md has the first ones).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from agendacrawl.items import Place
from agendacrawl.nlp.pipeline import load
from agendacrawl.nlp.sites import read_text, site_places
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.resolve import NO_CONTEXT, resolve_stated
from agendacrawl.vocabulary import Level, Mode, Source

DATA = Path(__file__).parent / "data"
GAZETTEER = Gazetteer.load()
MUNICIPALITIES = {area.name: area.code for area in GAZETTEER.municipalities.values()}


def entries(name: str) -> Iterator[dict[str, Any]]:
    for group in yaml.safe_load((DATA / name).read_text(encoding="utf-8")).values():
        yield from group


def wanted(names: Iterable[str]) -> set[str]:
    """The names of the file as a count knows them: a municipality by its code, all else as it stands."""
    return {MUNICIPALITIES.get(name, name) for name in names}


def told(places: Iterable[Place]) -> set[str]:
    areas = {Level.PROVINCE: "provincie", Level.REGION: "streek"}
    return {
        p.municipality_code
        or (f"{areas[p.level]} {p.name}" if p.country == "NL" and p.level in areas else p.country or p.name)
        for p in places
    }


@pytest.fixture(scope="module")
def stated() -> list[dict[str, Any]]:
    return list(entries("place_texts.yml"))


def test_every_expected_name_is_one() -> None:
    names = {name for entry in entries("place_texts.yml") for name in entry["places"]}
    names |= {name for entry in entries("site_texts.yml") for name in entry["sites"]}
    codes = set(GAZETTEER.municipalities)
    odd = {
        name
        for name in names
        if name not in MUNICIPALITIES | dict.fromkeys(codes, "")
        and not name.startswith(("provincie ", "streek "))
        and not (len(name) == 2 and name.isupper())
    }
    assert not odd


def test_modes_of_stated_places(stated: list[dict[str, Any]]) -> None:
    wrong = [
        entry["text"]
        for entry in stated
        if resolve_stated(entry["text"], GAZETTEER).mode != entry.get("mode", Mode.PHYSICAL)
    ]
    assert not wrong


def test_stated_places(stated: list[dict[str, Any]]) -> None:
    wrong = [
        (entry["text"], told(resolve_stated(entry["text"], GAZETTEER).places))
        for entry in stated
        if told(resolve_stated(entry["text"], GAZETTEER).places) != wanted(entry["places"])
    ]
    assert len(stated) >= 500
    assert len(wrong) <= 0.01 * len(stated), wrong


def test_sites_in_titles_and_lines() -> None:
    nlp = load("none", GAZETTEER)
    wrong = []
    chosen = list(entries("site_texts.yml"))
    for entry, reading in zip(chosen, read_text(nlp, [entry["text"] for entry in chosen]), strict=True):
        found = told(site_places(reading.sites, Source.TITLE, NO_CONTEXT, GAZETTEER))
        if found != wanted(entry["sites"]):
            wrong.append((entry["text"], found))
    assert len(wrong) <= 0.02 * len(chosen), wrong
