"""The model can be learned anew, with the same result each time; needs scikit-learn."""

import json

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="scikit-learn (extra train) is not installed: training is not tested")

from agendacrawl.types.training import read_items, train

WORDS = {
    "Gesprek": ["Gesprek met de bond nummer {}", "Kennismaking met vereniging {}"],
    "Werkbezoek": ["Werkbezoek aan fabriek {}", "Bezoek aan boerderij {}"],
    "Kamervergadering": ["Commissiedebat onderwerp {}", "Vragenuur {}"],
}
NAMES = ["aap", "noot", "mies", "wim", "zus", "jet", "teun", "vuur", "gijs", "lam", "kees", "bok", "weide"]


def exported() -> list[str]:
    rows = [
        {
            "title": wording.format(name),
            "description": "",
            "stated_place": None,
            "people": ["Een Minister"],
            "date": "2022-03-01",
            "type_stated": type_,
        }
        for type_, wordings in WORDS.items()
        for wording in wordings
        for name in NAMES
    ]
    rows.append({**rows[0], "title": "Van de site", "type_stated": None})
    rows.append({**rows[0], "date": "2022-04-01"})
    return [json.dumps(row) for row in rows]


def test_only_distinct_activities_with_a_stated_type_are_read() -> None:
    assert len(read_items(exported())) == 3 * 2 * len(NAMES)


def test_the_same_items_give_the_same_weights() -> None:
    items = read_items(exported())
    first, second = train(items), train(items)
    assert first.keys() == second.keys()
    for name in first:
        np.testing.assert_array_equal(first[name], second[name])
    assert first["types"].tolist() == sorted(WORDS)
    assert first["weights"].shape == (len(first["rarity"]), 3)
