"""The structural fingerprint of a page: its tags, classes, labels and kinds of lines, without any text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from agendacrawl.pages.elements import Elements
from agendacrawl.pages.labels import Labelled

Mark = tuple[str, str]
"""A kind (tag, class, label, line) and a name."""

_NAME = re.compile(r"[A-Za-z][\w-]{0,60}", re.A)
_BUILD = re.compile(r"__?[A-Za-z0-9]{5,8}$", re.A)  # the suffix that a build adds to a class name
_MOST = 300  # marks kept per page: no layout has more


def structure_of(elements: Elements, labelled: Iterable[Labelled]) -> Counter[Mark]:
    """Count the tags and classes of a page, and its labels by kind.

    >>> from lxml import etree
    >>> from agendacrawl.pages.elements import by_tag
    >>> page = etree.HTML("<p class='meta card__x1Y2z3'>Locatie</p>")
    >>> sorted(structure_of(by_tag(page), ()).items())[-2:]
    [(('tag', 'html'), 1), (('tag', 'p'), 1)]
    """
    marks: Counter[Mark] = Counter({("tag", tag): len(found) for tag, found in elements.items()})
    for names, number in Counter(
        element.get("class") for found in elements.values() for element in found
    ).items():
        for mark in _classes(names or ""):
            marks[mark] += number
    for one in labelled:
        marks["label", one.label.name.lower() if one.label else "unknown"] += 1
    return marks if len(marks) <= _MOST else Counter(dict(marks.most_common(_MOST)))


@lru_cache(maxsize=1024)
def _classes(names: str) -> list[Mark]:
    """Return the marks of a class attribute."""
    return [("class", _BUILD.sub("", name)) for name in names.split() if _NAME.fullmatch(name)]
