"""The structural fingerprint of a page: its tags, classes, labels and kinds of lines, without any text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

from agendacrawl.pages.labels import Labelled

Mark = tuple[str, str]
"""A kind (tag, class, label, line) and a name."""

_NAME = re.compile(r"[A-Za-z][\w-]{0,60}", re.A)
_BUILD = re.compile(r"__?[A-Za-z0-9]{5,8}$", re.A)  # the suffix that a build adds to a class name
_MOST = 300  # marks kept per page: no layout has more


def structure_of(tree: etree._Element, labelled: Iterable[Labelled]) -> Counter[Mark]:
    """Count the tags and classes of a page, and its labels by kind.

    >>> sorted(structure_of(etree.HTML("<p class='meta card__x1Y2z3'>Locatie</p>"), ()).items())[-2:]
    [(('tag', 'html'), 1), (('tag', 'p'), 1)]
    """
    seen: list[Mark] = []
    for element in tree.iter(etree.Element):
        seen.append(("tag", element.tag))
        if names := element.get("class"):
            seen += _classes(names)
    marks = Counter(seen)
    for one in labelled:
        marks["label", one.label.name.lower() if one.label else "unknown"] += 1
    return marks if len(marks) <= _MOST else Counter(dict(marks.most_common(_MOST)))


@lru_cache(maxsize=1024)
def _classes(names: str) -> list[Mark]:
    """Return the marks of a class attribute."""
    return [("class", _BUILD.sub("", name)) for name in names.split() if _NAME.fullmatch(name)]
