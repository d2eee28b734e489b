"""The elements of a page by their tags: the tree is gone through once for all that asks for some of them."""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

Elements = dict[str, list[etree._Element]]
"""The elements with each tag, in document order."""


def by_tag(tree: etree._Element) -> Elements:
    """Return the elements of a tree by their tags.

    While they are held, lxml makes no other objects for them: whoever walks the tree afterwards is quicker.

    >>> {tag: len(found) for tag, found in by_tag(etree.XML("<p>een <b>twee</b> <b>drie</b></p>")).items()}
    {'p': 1, 'b': 2}
    """
    found: defaultdict[str, list[etree._Element]] = defaultdict(list)
    for element in tree.iter(etree.Element):
        found[element.tag].append(element)
    return dict(found)
