"""The second voter on types: a linear model over words and parts of words.

The weights in `model.npz` come from `agendacrawl.types.training`; no scikit-learn is needed to apply them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agendacrawl.core.vocabulary import ActivityType

_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_OPENING_WORDS, _OPENING_LETTERS = 15, 150
_PART, _SHORTEST_WITH_PARTS = 4, 5
_NOTHING = 1e-12

Floats = NDArray[np.floating[Any]]

BLOCK_WEIGHTS = np.array([1.0, 1.0, 1.0, 0.5, 0.5], dtype=np.float32)
"""Weight of each block of `blocks`, whatever its length."""


@dataclass(slots=True, frozen=True)
class Model:
    """The weights that training produced.

    `rows` has one row per feature: its weight for each type, then its squared norm; row 0 is empty.
    `bias` is added to the score of each type, and so is `rule_weight` times the logarithm of its share among the items
    that the matching rule decides. `prior` and `unmatched` are the shares of the types among all items and among
    those that no rule matches.
    """

    types: tuple[ActivityType, ...]
    index: dict[str, int]
    rows: Floats
    rule_weight: float
    bias: Floats
    prior: Floats
    unmatched: Floats


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, with every digit as 0.

    >>> words("Commissiedebat MIRT 2026")
    ['commissiedebat', 'mirt', '0000']
    """
    return _WORD.findall(_DIGIT.sub("0", text.lower()))


def blocks(title: str, description: str, place: str, people: int) -> tuple[list[str], ...]:
    """Return the units that the model sees.

    A unit is a word prefixed with a letter for where it was found (t title, d description, p place), a pair of
    words of the title (u; ^ marks its start), or the number of people (n).
    """
    in_title = words(title)
    pairs = map(" ".join, zip(["^", *in_title], in_title, strict=False))
    return (
        [f"t{word}" for word in dict.fromkeys(in_title)],
        [f"u{pair}" for pair in dict.fromkeys(pairs)],
        [f"d{word}" for word in dict.fromkeys(_opening(description))] or ["d"],
        [f"p{word}" for word in dict.fromkeys(words(place))] or ["p"],
        [f"n{min(people, 4)}"],
    )


def _opening(description: str) -> list[str]:
    return words(description[:_OPENING_LETTERS])[:_OPENING_WORDS]


def features(unit: str) -> list[str]:
    """Return a unit and, for a long word of the title, its parts, so that new compounds resemble known ones.

    >>> features("tdebat")
    ['tdebat', 't<deb.', 'tdeba.', 'tebat.', 'tbat>.']
    """
    word = f"<{unit[1:]}>"
    if unit[0] != "t" or len(word) < _SHORTEST_WITH_PARTS + 2:
        return [unit]
    parts = (f"t{word[start : start + _PART]}." for start in range(len(word) - _PART + 1))
    return list(dict.fromkeys((unit, *parts)))


@cache
def model() -> Model:
    """Return the model in the package. Raises OSError or KeyError if the file is damaged."""
    file = files("agendacrawl.types") / "model.npz"
    with as_file(file) as path, np.load(path, allow_pickle=False) as stored:
        vocabulary = bytes(stored["vocabulary"]).decode("utf-8").split("\n")
        rarity = stored["rarity"].astype(np.float32)[:, None]
        model_weight, rule_weight = stored["voters"].tolist()
        rows = np.hstack([stored["weights"] * rarity * model_weight, rarity**2])
        empty = np.zeros((1, rows.shape[1]))
        empty[0, -1] = _NOTHING
        return Model(
            types=tuple(ActivityType(name) for name in stored["types"].tolist()),
            index={feature: line for line, feature in enumerate(vocabulary, start=1)},
            rows=np.vstack([empty, rows]).astype(np.float32),
            rule_weight=rule_weight,
            bias=stored["bias"] + model_weight * stored["intercept"],
            prior=stored["prior"],
            unmatched=stored["unmatched"],
        )


@lru_cache(maxsize=65536)
def _lines(unit: str) -> list[int]:
    index = model().index
    return [index[feature] for feature in features(unit) if feature in index]


def votes(title: str, description: str, place: str, people: int) -> Floats:
    """Return a score for each type; higher is likelier, and only differences are meaningful."""
    known = model()
    in_title, *others = blocks(title, description, place, people)
    starts = [0]
    lines = [0]
    for unit in in_title:
        lines += _lines(unit)
    for units in others:
        starts.append(len(lines))
        lines.append(0)
        lines += [known.index[unit] for unit in units if unit in known.index]
    sums = np.add.reduceat(known.rows.take(lines, axis=0), starts)
    found: Floats = (BLOCK_WEIGHTS / np.sqrt(sums[:, -1])) @ sums[:, :-1]
    return found


def telling_words(title: str, description: str, type_: ActivityType, most: int = 3) -> list[str]:
    """Return the words with the most weight for a type, heaviest first: the evidence for a guess."""
    known = model()
    column = known.rows[:, known.types.index(type_)]
    units = [f"t{word}" for word in words(title)] + [f"d{word}" for word in _opening(description)]
    weighed = {unit[1:]: float(column[_lines(unit)].sum()) for unit in units}
    return sorted((word for word in weighed if weighed[word] > 0), key=lambda word: -weighed[word])[:most]
