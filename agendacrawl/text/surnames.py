"""How a text refers to the people on its page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


def surnames(people: Iterable[str]) -> tuple[str, ...]:
    """Return how a text refers to these people: "Vincent Karremans" is Karremans, "Eddie van Marum" is Van Marum.

    >>> surnames(["Eddie van Marum"])
    ('Eddie van Marum', 'Van Marum', 'van Marum')
    """
    return _surnames(tuple(people))


@lru_cache(maxsize=1024)
def _surnames(people: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for name in people:
        _, _, surname = name.partition(" ")
        if surname:
            found += [name, surname[:1].upper() + surname[1:], surname]
    return tuple(dict.fromkeys(found))
