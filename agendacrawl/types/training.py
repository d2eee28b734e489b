"""Learn the weights of the second voter: `python -m agendacrawl.types.training --items activities.jsonl`.

Reads what `agendacrawl crawl -O activities.jsonl` writes and learns from the activities whose type the
site states. Needs scikit-learn (extra `train`); the crawler does not. The same items give the same weights.
"""

# mypy: disable-error-code="import-not-found,import-untyped"

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from agendacrawl.core.vocabulary import ActivityType
from agendacrawl.types.model import BLOCK_WEIGHTS, Floats, blocks, features, words
from agendacrawl.types.rules import first_hit, tidy
from agendacrawl.types.stated import normalise_stated
from agendacrawl.types.vote import rule_evidence

_FEWEST = 3  # features that occur in fewer items are left out
_MARGIN = 0.2  # C of the support vector machine
_FOLDS = 5
_OLD_UNTIL = dt.date(2022, 1, 1)  # the ministries' use of types changed with that month's new cabinet
_OLD_WEIGHT = 0.35
_CAUTION = 0.9  # lowers confidences: the rules are measured on the items that they were written for


@dataclass(slots=True, frozen=True)
class Item:
    """An activity with the type stated on the website."""

    title: str
    description: str
    place: str
    people: int
    date: dt.date
    type: ActivityType

    @property
    def group(self) -> str:
        """Return the key of items with the same title, which stay in one fold because they do not test each other."""
        return " ".join(words(self.title))

    @property
    def weight(self) -> float:
        """Return the weight of the item in training."""
        return _OLD_WEIGHT if self.date < _OLD_UNTIL else 1.0


def read_items(lines: Iterable[str]) -> list[Item]:
    """Return the activities with a known stated type, keeping only the last of those with the same words.

    Raises KeyError if a field is missing, and ValueError for a line that is not JSON.
    """
    found: dict[tuple[str, ...], Item] = {}
    for line in lines:
        entry: dict[str, Any] = json.loads(line)
        type_ = normalise_stated(entry["type_stated"] or "")
        if type_ is not None:
            item = Item(
                title=entry["title"],
                description=entry["description"] or "",
                place=entry["stated_place"] or "",
                people=len(entry["people"]),
                date=dt.date.fromisoformat(entry["date"]),
                type=type_,
            )
            found[item.group, *words(item.description)] = item
    return list(found.values())


@dataclass(slots=True, frozen=True)
class _Space:
    """The features that count, and how rare each of them is."""

    index: dict[str, int]
    rarity: Floats

    @classmethod
    def of(cls, items: Sequence[Item]) -> _Space:
        seen: Counter[str] = Counter()
        for item in items:
            seen.update({feature for units in _blocks(item) for unit in units for feature in features(unit)})
        kept = sorted(feature for feature, count in seen.items() if count >= _FEWEST)
        rarity = [math.log((1 + len(items)) / (1 + seen[feature])) + 1 for feature in kept]
        return cls({feature: place for place, feature in enumerate(kept)}, np.array(rarity))

    def matrix(self, items: Sequence[Item]) -> csr_matrix:
        """Return one row per item, computed exactly as in `model.votes`."""
        values: list[float] = []
        columns: list[int] = []
        ends = [0]
        for item in items:
            for weight, units in zip(BLOCK_WEIGHTS.tolist(), _blocks(item), strict=True):
                block = [self.index[f] for unit in units for f in features(unit) if f in self.index]
                length = math.sqrt(sum(self.rarity[column] ** 2 for column in block))
                columns += block
                values += [weight * self.rarity[column] / length for column in block]
            ends.append(len(columns))
        matrix = csr_matrix((values, columns, ends), shape=(len(items), len(self.index)))
        matrix.sum_duplicates()
        return matrix


def _blocks(item: Item) -> tuple[list[str], ...]:
    return blocks(item.title, item.description, item.place, item.people)


def _machine(space: _Space, items: Sequence[Item], types: Sequence[ActivityType]) -> LinearSVC:
    targets = [types.index(item.type) for item in items]
    return LinearSVC(C=_MARGIN, random_state=0).fit(
        space.matrix(items), targets, sample_weight=[item.weight for item in items]
    )


def _held_out_scores(items: Sequence[Item], types: Sequence[ActivityType]) -> Floats:
    """Return the scores of every item from a model that has not seen it."""
    scores = np.zeros((len(items), len(types)))
    for learn, test in GroupKFold(_FOLDS).split(items, groups=[item.group for item in items]):
        known = [items[i] for i in learn]
        space = _Space.of(known)
        machine = _machine(space, known, types)
        columns = machine.classes_  # a rare type may be missing from a fold
        scores[np.ix_(test, columns)] = machine.decision_function(space.matrix([items[i] for i in test]))
        missing = np.setdiff1d(np.arange(len(types)), columns)
        scores[np.ix_(test, missing)] = -1.0
    return scores


def _shares(items: Sequence[Item], types: Sequence[ActivityType], smooth: float) -> Floats:
    counted: Floats = np.full(len(types), smooth)
    for item in items:
        counted[types.index(item.type)] += item.weight
    counted /= counted.sum()
    return counted


def _calibrate(
    scores: Floats, evidence: Floats, items: Sequence[Item], types: Sequence[ActivityType]
) -> Floats:
    """Return the weight of each voter and a bias per type, so that confidences match the share of right answers."""
    targets = np.array([types.index(item.type) for item in items])
    weights = np.array([item.weight for item in items])

    def loss(guess: Floats) -> float:
        votes = guess[0] * scores + guess[1] * evidence + guess[2:]
        votes -= votes.max(axis=1, keepdims=True)
        logs = votes - np.log(np.exp(votes).sum(axis=1, keepdims=True))
        right = logs[np.arange(len(items)), targets]
        return float(-(right * weights).sum() / weights.sum() + 0.001 * (guess[2:] ** 2).sum())

    start = np.concatenate([[1.5, 0.5], np.zeros(len(types))])
    found: Floats = minimize(loss, start, method="L-BFGS-B").x * _CAUTION
    return found


def train(items: Sequence[Item]) -> dict[str, Any]:
    """Return the content of `model.npz`."""
    types = sorted({item.type for item in items})
    space = _Space.of(items)
    machine = _machine(space, items, types)
    hits = [first_hit(tidy(item.title), tidy(item.description)) for item in items]
    prior = _shares(items, types, smooth=1.0)
    unruly = [item for item, hit in zip(items, hits, strict=True) if hit is None]
    unmatched = _shares(unruly, types, smooth=0.5)
    evidence = np.array([rule_evidence(hit.rule if hit else None, types, prior, unmatched) for hit in hits])
    voters = _calibrate(_held_out_scores(items, types), evidence, items, types)
    return {
        "types": np.array([str(type_) for type_ in types]),
        "vocabulary": np.frombuffer("\n".join(space.index).encode(), dtype=np.uint8),
        "rarity": space.rarity.astype(np.float16),
        "weights": machine.coef_.T.astype(np.float16),
        "intercept": machine.intercept_.astype(np.float32),
        "voters": voters[:2].astype(np.float32),
        "bias": voters[2:].astype(np.float32),
        "prior": prior.astype(np.float32),
        "unmatched": unmatched.astype(np.float32),
    }


def main() -> None:
    """Train the model and write it to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=Path, required=True, help="activities, JSON Lines")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("model.npz"))
    arguments = parser.parse_args()
    with arguments.items.open(encoding="utf-8") as lines:
        items = read_items(lines)
    np.savez_compressed(arguments.out, **train(items))
    print(f"{arguments.out}: learned from {len(items)} activities, {arguments.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
