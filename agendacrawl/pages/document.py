"""A page's markup as lines: what a reader sees, in order, with the few facts about form that carry meaning.

Every line knows its tag, its list, its zone (intro or body) and whether it is bold, so that the readers
need no markup. Contact lines are marked here, once, for the readers and for the stored body alike.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from typing import Any

from lxml import etree

from agendacrawl.dutch.contact import (
    MARK,
    cut_contact,
    has_detail,
    is_contact,
    is_contact_link,
    opens_contact,
)
from agendacrawl.dutch.text import squeeze


class Zone(Enum):
    """Which part of the page a line stands in."""

    MAIN = "main"
    INTRO = "intro"
    BODY = "body"


@dataclass(slots=True)
class Line:
    """One line of text: a heading, a paragraph or a part of one between line breaks, a list item, a table row.

    `block` is the same for the lines of one element and `item` for the lines of one list item; `depth` counts
    the lists around the line. `bold` tells that all of it is bold, `bold_prefix` is the bold start of a line
    that is not. `cells` holds a table row, each cell as its lines.
    """

    text: str
    tag: str
    zone: Zone
    block: int
    parent: int
    depth: int = 0
    item: int = 0
    bold: bool = False
    bold_prefix: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    cells: list[list[Line]] = field(default_factory=list)
    header: bool = False
    contact: bool = False
    nodes: list[tuple[etree._Element, str]] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """A heading by its tag."""
        return self.tag in _HEADINGS


class NotAnAgendaPage(ValueError):
    """The page is not what its address promises: an error, maintenance or consent page, or a new layout."""


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_SKIPPED = frozenset({
    "aside", "button", "footer", "form", "head", "header", "iframe", "input", "nav", "noscript", "script",
    "select", "style", "svg", "template",
})  # fmt: skip
_UNREAD = sorted(_SKIPPED - {"head", "script", "style"})
_BOLD = frozenset({"b", "strong"})
_LISTS = frozenset({"ul", "ol"})
_ROOTS = ("//main", "//*[@id='content']", "//div[contains(concat(' ', @class, ' '), ' article ')]", "//body")
_OPENS, _CLOSES = re.compile(r"<(?:html|body)[\s>]", re.I), re.compile(r"</(?:html|body)\s*>", re.I)
# Of 4,092 real intros the longest line has 657 characters. The patterns for contact lines and places take a time
# that grows with the square of a line's length: about a second here.
LONGEST_LINE, MOST_LINES = 10_000, 10_000
_PARSER = etree.HTMLParser(recover=True, huge_tree=True, remove_comments=True, remove_pis=True)


@dataclass(slots=True)
class Document:
    """A parsed page: its root, and the lines of its content in reading order."""

    tree: etree._Element
    lines: list[Line]

    @classmethod
    def parse(cls, html: str) -> Document:
        """Parse markup. Raises NotAnAgendaPage when there is nothing to read.

        >>> Document.parse("<main><h1>Ministerraad</h1></main>").lines[0].text
        'Ministerraad'
        """
        html = html.replace("\x00", "")
        if not html.strip():
            raise NotAnAgendaPage("the page is empty")
        if is_cut(html):
            raise NotAnAgendaPage("it was cut off before its end </html>")
        tree = etree.fromstring(_strip_declaration(html), _PARSER)
        if tree is None:
            raise NotAnAgendaPage("the page holds no markup")
        error = _PARSER.error_log.last_error
        if error is not None and error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise NotAnAgendaPage("its elements are nested too deeply to be read to the end")
        root = next((found[0] for path in _ROOTS if (found := tree.xpath(path))), None)
        if root is None:
            raise NotAnAgendaPage("the page has no body")
        lines: list[Line] = []
        for line in _lines(root):
            lines.append(line)
            if len(line.text) > LONGEST_LINE or len(lines) > MOST_LINES:
                raise NotAnAgendaPage(
                    f"it has {len(lines):,} lines or more, one of {len(line.text):,} characters; an agenda has at "
                    f"most {MOST_LINES:,} of {LONGEST_LINE:,}"
                )
        _mark_contacts(lines)
        return cls(tree, lines)

    def published(self) -> str | None:
        """Return when the page was published, as it is written, from the structured data: ISO 8601."""
        for meta in self.tree.xpath("//meta[@name='DCTERMS.issued' or @name='DCTERMS.available']/@content"):
            return str(meta)
        for data in self._structured():
            for key in _PUBLISHED:
                if isinstance(data.get(key), str):
                    return squeeze(data[key])
        return None

    def event(self) -> dict[str, str]:
        """Return what the page's JSON-LD says of its event: `start` and `end` (ISO 8601), `place`; empty if nothing.

        The fields are schema.org's startDate, endDate and location of an Event.
        """
        for data in self._structured():
            if not str(data.get("@type", "")).endswith("Event"):
                continue
            location = data.get("location")
            place = location.get("name") if isinstance(location, dict) else location
            found = {"start": data.get("startDate"), "end": data.get("endDate"), "place": place}
            return {name: squeeze(value) for name, value in found.items() if isinstance(value, str) and value}
        return {}

    def reading(self) -> str:
        """Return a hash (hex) of what there is to read: lines with their form, structured facts, and no other markup.

        What a later version may read from the page is in it too. Contact lines are not: a stored body lacks them.

        >>> first, second = (Document.parse(f"<main id='{n}'><p>Overleg</p></main>").reading() for n in "12")
        >>> first == second
        True
        """
        parts = [line for row in self.lines for line in (row, *(part for cell in row.cells for part in cell))]
        form = [
            (line.tag, line.zone.value, line.depth, line.bold_prefix, line.text)
            for line in parts
            if line.text and not line.contact
        ]
        words = json.dumps([form, self.published(), self.event()])
        return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=16).hexdigest()

    def _structured(self) -> Iterator[dict[str, Any]]:
        for script in self.tree.xpath("//script[@type='application/ld+json' or @type='application/json']"):
            data = _json(script.text)
            yield from (d for d in (data if isinstance(data, list) else [data]) if isinstance(d, dict))

    def redacted(self, html: str) -> bytes:
        """Return the markup to store, in UTF-8: `html` itself, or without scripts and contact details where it has any.

        Changes the tree: call it last. Reading the result again gives the same page.
        """
        unread = [element for element in self.tree.iter(*_UNREAD) if _tells_contact(element)]
        if not unread and not any(line.contact for line in self.lines) and not has_detail(html):
            return html.encode("utf-8", "replace")
        for line in self.lines:
            for part in [line, *(part for cell in line.cells for part in cell)]:
                if part.contact and part.nodes:
                    _blank(part)
        for element in unread:
            for inner in element.iter():
                if "/ministeries/" not in (inner.get("href") or ""):
                    inner.text = None
                if inner is not element:
                    inner.tail = None
        for meta in self.tree.xpath(
            "//meta[contains(@name, 'escription') or contains(@property, 'escription')]"
        ):
            meta.getparent().remove(meta)
        for script in self.tree.xpath("//script"):
            data = _json(script.text) if "json" in script.get("type", "") else None
            if isinstance(data, (dict, list)):
                script.text = json.dumps(_facts(data))
            else:
                parent = script.getparent()
                if script.tail and (before := script.getprevious()) is not None:
                    before.tail = (before.tail or "") + script.tail
                parent.remove(script)
        for element in self.tree.iter(etree.Element):
            for name, value in element.items():
                if is_contact_link(value) or has_detail(value):
                    del element.attrib[name]
            if element.text and has_detail(element.text):
                element.text = MARK
            if element.tail and has_detail(element.tail):
                element.tail = MARK
        return bytes(etree.tostring(self.tree, method="html", encoding="utf-8", doctype="<!DOCTYPE html>"))


def _tells_contact(element: etree._Element) -> bool:
    """Tell whether a text or a link in an element that is not read says whom to call, or a text is a label of it."""
    if any(is_contact_link(link.get("href") or "") for link in element.iter("a")):
        return True
    return any(
        is_contact(words) or opens_contact(words) for words in map(squeeze, element.itertext()) if words
    )


_PUBLISHED = ("datePublished", "publicationDate")
_EVENT = ("@type", "startDate", "endDate")


def _facts(data: Any) -> Any:
    """What `published` and `event` read of structured data, and nobody's name."""
    if isinstance(data, list):
        return [_facts(each) for each in data if isinstance(each, dict)]
    kept = {key: data[key] for key in (*_PUBLISHED, *_EVENT) if key in data}
    if str(data.get("@type", "")).endswith("Event") and "location" in data:
        location = data["location"]
        kept["location"] = {"name": location.get("name")} if isinstance(location, dict) else location
    return {key: value for key, value in kept.items() if not has_detail(json.dumps(value))}


def is_cut(html: str) -> bool:
    """Tell whether markup begins as a whole page and ends before its end: half a page is worse than none.

    >>> is_cut("<html><body><p>Maandag"), is_cut("<main><p>Maandag</p></main>")
    (True, False)
    """
    return _OPENS.search(html) is not None and _CLOSES.search(html) is None


def _json(text: str | None) -> Any:
    """Return what a script holds, None when it is no JSON or nested beyond reason."""
    try:
        return json.loads(text or "")
    except (ValueError, RecursionError):
        return None


def _strip_declaration(html: str) -> str:
    """Drop an XML declaration: lxml refuses text that names an encoding."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", html, count=1)


def _blank(line: Line) -> None:
    """Take the words of a contact line out of the tree; what stood before the contact part stays."""
    kept = f"{line.text} Contact: {MARK}" if line.text else f"Contact: {MARK}"
    for n, (element, attribute) in enumerate(line.nodes):
        setattr(element, attribute, kept if n == 0 else "")
    line.nodes = []


def _mark_contacts(lines: Sequence[Line]) -> None:
    """Cut the contact part of every line and mark it.

    With a bare label ("Contact:") go the rest of its block and the block after it, with a heading all until
    the next heading, with the head of a table column the column.
    """
    open_block = open_item = 0
    under_heading = pending = False
    table, columns = 0, frozenset[int]()
    for line in lines:
        if line.cells:
            if line.parent != table:
                table = line.parent
                columns = frozenset(
                    n for n, cell in enumerate(line.cells) if cell and opens_contact(cell[0].text)
                )
            for n, cell in enumerate(line.cells):
                for part in cell:
                    _cut(part, everything=n in columns)
            line.contact = any(part.contact for cell in line.cells for part in cell)
            continue
        if line.is_heading:
            open_block = open_item = 0
            pending = False
            under_heading = opens_contact(line.text)
            _cut(line, everything=under_heading)
            continue
        if pending and line.block != open_block and line.tag != "dt" and not line.item:
            open_block = line.block
        goes_with = under_heading or line.block == open_block or bool(line.item and line.item == open_item)
        pending = opens_contact(line.text)
        _cut(line, everything=goes_with or pending)
        if pending or (line.contact and not line.text):
            open_block, open_item = line.block, line.item
        elif not goes_with:
            open_block = open_item = 0


def _cut(line: Line, *, everything: bool) -> None:
    links = [words for words, href in line.links if is_contact_link(href)]
    line.text, found = ("", True) if everything else cut_contact(line.text, links)
    line.contact |= found
    if line.contact:
        line.bold_prefix, line.links = "", []


class _Row:
    """The cells of the table row that is being read, and the cells that span down from rows above."""

    __slots__ = ("cell", "cells", "header", "spans")

    def __init__(self) -> None:
        self.spans: dict[int, tuple[int, list[Line]]] = {}
        self.cells: list[list[Line]] = []
        self.cell: list[Line] | None = None
        self.header = True

    def open(self) -> None:
        self.cells, self.header = [], True
        self._fill()

    def _fill(self) -> None:
        while (column := len(self.cells)) in self.spans:
            left, words = self.spans[column]
            self.cells.append(list(words))
            if left <= 1:
                del self.spans[column]
            else:
                self.spans[column] = (left - 1, words)

    def close_cell(self, element: etree._Element) -> None:
        assert self.cell is not None
        column = len(self.cells)
        self.cells.append(self.cell)
        self.header &= element.tag == "th"
        rows, columns = _span(element, "rowspan"), _span(element, "colspan")
        if rows > 1:
            self.spans[column] = (rows - 1, self.cell)
        self.cells.extend([] for _ in range(columns - 1))
        self.cell = None
        self._fill()


def _span(element: etree._Element, name: str) -> int:
    value = element.get(name, "1").strip()
    return min(int(value), 60) if value.isdigit() and int(value) > 0 else 1


def _zone(element: etree._Element, current: Zone) -> Zone:
    names = element.get("class")
    if not names:
        return current
    words = names.split()
    if "larger-text" in words or "intro" in words:
        return Zone.INTRO
    return Zone.BODY if "rich-text" in words else current


def _lines(root: etree._Element) -> Iterator[Line]:
    """Walk the tree once, without recursion, and yield its lines."""
    zones, items = [Zone.MAIN], [0]
    blocks = [(root.tag, 0)]  # tag and number: lxml's own objects come and go, their ids return
    numbers = count(1)
    rows: list[_Row] = []
    tables: list[int] = []
    depth = bold = skipped = 0
    pieces: list[tuple[str, bool]] = []
    nodes: list[tuple[etree._Element, str]] = []
    links: list[tuple[str, str]] = []
    link_start = -1

    def flush(*, at_end: bool = False) -> Line | None:
        nonlocal pieces, nodes, links, link_start
        text = squeeze("".join(p for p, _ in pieces))
        block_tag, block = blocks[-1]
        made = None
        if text or (at_end and block_tag in _HEADINGS and not pieces):
            prefix, whole = _bold(pieces)
            made = Line(
                text, block_tag, zones[-1], block, blocks[-2][1] if len(blocks) > 1 else 0, depth, items[-1],
                whole, "" if whole else prefix, links, nodes=nodes,
            )  # fmt: skip
        pieces, nodes, links, link_start = [], [], [], -1
        if made is not None and rows and rows[-1].cell is not None:
            rows[-1].cell.append(made)
            return None
        return made

    def take(element: etree._Element, attribute: str) -> None:
        words = getattr(element, attribute)
        if words:
            pieces.append((words, bold > 0))
            nodes.append((element, attribute))

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            if skipped or tag in _SKIPPED:
                skipped += 1
                continue
            if tag in _BLOCKS:
                if line := flush():
                    yield line
                blocks.append((tag, next(numbers)))
                zones.append(_zone(element, zones[-1]))
                if tag in _LISTS:
                    depth += 1
                elif tag == "li":
                    items.append(blocks[-1][1])
                elif tag == "table":
                    rows.append(_Row())
                    tables.append(blocks[-1][1])
                elif tag == "tr" and rows:
                    rows[-1].open()
                elif tag in ("td", "th") and rows:
                    rows[-1].cell = []
            elif tag in _BOLD:
                bold += 1
            elif tag == "br":
                if line := flush():
                    yield line
            elif tag == "a":
                link_start = len(pieces)
            take(element, "text")
            continue
        if skipped:
            skipped -= 1
        elif tag in _BLOCKS:
            if line := flush(at_end=True):
                yield line
            if tag in ("td", "th") and rows and rows[-1].cell is not None:
                rows[-1].close_cell(element)
            elif tag == "tr" and rows:
                row = rows[-1]
                if any(row.cells):
                    yield Line(
                        "", "tr", zones[-1], blocks[-1][1], tables[-1], cells=row.cells, header=row.header,
                    )  # fmt: skip
            elif tag == "table" and rows:
                rows.pop()
                tables.pop()
            elif tag == "li":
                items.pop()
            elif tag in _LISTS:
                depth -= 1
            blocks.pop()
            zones.pop()
        elif tag in _BOLD:
            bold -= 1
        elif tag == "a" and link_start >= 0:
            words = squeeze("".join(p for p, _ in pieces[link_start:]))
            if words and element.get("href"):
                links.append((words, element.get("href")))
            link_start = -1
        if element is not root and not skipped:
            take(element, "tail")


def _bold(pieces: Sequence[tuple[str, bool]]) -> tuple[str, bool]:
    """Return the bold words that a line starts with, and whether nothing else is on it."""
    start: list[str] = []
    for n, (words, bold) in enumerate(pieces):
        if bold:
            start.append(words)
        elif words.strip():
            rest = "".join(w for w, _ in pieces[n:])
            return squeeze("".join(start)), not rest.strip(" \t\n\xa0:;.,")
        elif start:
            start.append(words)
    return squeeze("".join(start)), bool(start)
