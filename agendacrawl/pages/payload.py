"""Pages whose text is not in their markup: the text is taken from the scripts and inserted where it belongs.

Next.js can send an empty page and build it in the browser, from `self.__next_f`, `#elastic-content` or JSON-LD. Text
found there goes through the same line reader as any other page, and the page records that it came from a script.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml.html import fragments_fromstring

from agendacrawl.dutch.text import squeeze
from agendacrawl.pages.elements import Elements
from agendacrawl.pages.flight import PUSH, markup_of, pushed
from agendacrawl.pages.lines import Line, Zone, lines_of
from agendacrawl.pages.records import content_of

MARK = "data-read-from"  # names the script that an element was read from
_ENOUGH = 12  # characters that a page must lack for the text of a script to be used


@dataclass(frozen=True, slots=True)
class Record:
    """A script that holds JSON, and its value: None if it can't be read."""

    script: etree._Element
    data: Any

    @property
    def is_structured(self) -> bool:
        """Tell whether the script is declared as nothing but data."""
        return self.script.get("type") in ("application/ld+json", "application/json")


def records_of(elements: Elements) -> list[Record]:
    """Return the scripts of a page that hold JSON."""
    return [
        Record(script, read_json(script.text))
        for script in elements.get("script", ())
        if "json" in (script.get("type") or "")
    ]


def bring_in(
    tree: etree._Element,
    root: etree._Element,
    scripts: Sequence[etree._Element],
    records: Sequence[Record],
    lines: Sequence[Line],
    end: Line | None,
) -> str | None:
    """Insert text that is only in scripts into the content; return the name of its script, or None if there was none.

    `lines` are those of `root`; `end` is the line that marks the end of the page's own text. The page's own intro
    and body are replaced; its title and labels stay.
    """
    sources = _sources(scripts, records)
    if not sources:
        return None
    own = "\n".join(line.text for line in _deep(lines))
    body = sum(len(line.text) for line in _deep(lines) if line.zone is not Zone.MAIN)
    best: tuple[int, str, etree._Element] | None = None
    for source, words in sources:
        if isinstance(words, list):
            if sum(map(len, words)) <= len(own):
                continue
            words = markup_of(words)
        box = _parsed(words)
        missing = sum(len(line.text) for line in _deep(list(lines_of(box))) if line.text not in own)
        if missing >= _ENOUGH and missing > body and (best is None or missing > best[0]):
            best = missing, source, box
    if best is None:
        return None
    _, source, box = best
    box.set(MARK, source)
    _insert(tree, root, box, lines, end)
    return source


def source_of(tree: etree._Element) -> str | None:
    """Return the name of the script that a page was read from; None if its text is in its markup."""
    found = tree.find(f".//*[@{MARK}]")
    return None if found is None else str(found.get(MARK))


def has_form(tree: etree._Element) -> bool:
    """Tell whether the text read from a script has lists, headings, tables or line breaks, not just paragraphs."""
    box = tree.find(f".//*[@{MARK}]")
    return (
        box is not None
        and next(box.iter("ul", "ol", "h2", "h3", "dl", "table", "br", "strong"), None) is not None
    )


def nodes_of(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the objects of structured data in order, including those of an @graph.

    >>> [node.get("@type") for node in nodes_of([{"@graph": [{"@type": "WebPage"}]}, {"@type": "Event"}])]
    [None, 'WebPage', 'Event']
    """
    if isinstance(data, list) and depth < 5:
        for one in data:
            yield from nodes_of(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from nodes_of(data.get("@graph"), depth + 1)


def read_json(text: str | None) -> Any:
    """Return the JSON value of a script; None if it is not JSON or is nested too deeply."""
    try:
        return json.loads(text or "")
    except (ValueError, RecursionError):
        return None


def _deep(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        yield line
        for cell in line.cells:
            yield from cell


def _sources(
    scripts: Sequence[etree._Element], records: Sequence[Record]
) -> list[tuple[str, str | list[str]]]:
    """Return the name and the markup of each source that holds text; of pushed data the pieces, not yet understood."""
    pieces = [piece for script in scripts if PUSH in (text := script.text or "") for piece in pushed(text)]
    sources: list[tuple[str, str | list[str]]] = [(PUSH, pieces)] if pieces else []
    for one in records:
        if PUSH not in (one.script.text or "") and (markup := content_of(one.data)):
            number = one.script.get("id")
            sources.append((f"#{number}" if number else "JSON-LD", markup))
    return sources


def _parsed(markup: str) -> etree._Element:
    """Return markup in a box of its own; for a whole page, only its main content."""
    box = etree.Element("div")
    try:
        parts = fragments_fromstring(markup.replace("\x00", ""))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return box
    for part in parts:
        if isinstance(part, str):
            inner = etree.SubElement(box, "p")
            inner.text = part
        else:
            box.append(part)
    main = box.find(".//main")
    if main is not None:
        main.tail = None
        box = etree.Element("div")
        box.append(main)
        main.tag = "div"
    return box


def _insert(
    tree: etree._Element, root: etree._Element, box: etree._Element, lines: Sequence[Line], end: Line | None
) -> None:
    """Insert the box before the line that ends the text, replacing the page's own intro and body."""
    for element in root.xpath(_OWN_TEXT):
        _drop(element)
    kept = {line.text for line in _deep(lines) if line.zone is Zone.MAIN and line.text}
    headed = any(line.tag == "h1" and line.text for line in lines)
    for element in list(box.iter("h1", "p", "dt", "dd")):
        double = squeeze("".join(element.itertext())) in kept and not _in_body(element)
        if double or (element.tag == "h1" and headed):
            _drop(element)
    if not headed and box.find(".//h1") is None:
        heading = etree.Element("h1")
        heading.text = squeeze(tree.xpath("string(//title)")).split(" | ")[0]
        box.insert(0, heading)
    before = end.nodes[0][0] if end is not None and end.nodes else None
    while before is not None and before.getparent() is not root:
        before = before.getparent()
    if before is None:
        root.append(box)
    else:
        before.addprevious(box)


_OWN_TEXT = (
    ".//*[contains(concat(' ', @class, ' '), ' rich-text ') or contains(concat(' ', @class, ' '), ' intro ')]"
)


def _drop(element: etree._Element) -> None:
    """Remove an element from its tree; the text after it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _in_body(element: etree._Element) -> bool:
    return any("rich-text" in (one.get("class") or "") for one in element.iterancestors())
