"""Place texts of our own: what they expect exists, and modes are all right. What else comes out is in docs/QUALITY.md,
which tests/docs/test_quality.py holds to the letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from support.paths import DATA

from agendacrawl.core.vocabulary import Mode
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.resolve import resolve_stated

GAZETTEER = Gazetteer.load()
MUNICIPALITIES = {area.name: area.code for area in GAZETTEER.municipalities.values()}


def entries(name: str) -> Iterator[dict[str, Any]]:
    for group in yaml.safe_load((DATA / name).read_text(encoding="utf-8")).values():
        yield from group


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


def test_modes_of_stated_places() -> None:
    stated = list(entries("place_texts.yml"))
    assert len(stated) >= 800
    wrong = [
        entry["text"]
        for entry in stated
        if resolve_stated(entry["text"], GAZETTEER).mode != entry.get("mode", Mode.PHYSICAL)
    ]
    assert not wrong
