"""How a text refers to the people on its page."""

from __future__ import annotations

from collections.abc import Sequence


def surnames(people: Sequence[str]) -> tuple[str, ...]:
    """Return how a text refers to these people: "Vincent Karremans" is Karremans, "Eddie van Marum" is Van Marum.

    >>> surnames(["Eddie van Marum"])
    ('Eddie van Marum', 'Van Marum', 'van Marum')
    """
    found = []
    for name in people:
        _, _, surname = name.partition(" ")
        if surname:
            found += [name, surname[:1].upper() + surname[1:], surname]
    return tuple(dict.fromkeys(found))
