"""The walk through a page's tree: its lines in reading order, each with the formatting that carries meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import count

from lxml import etree

from agendacrawl.dutch.text import columns, squeeze

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SKIPPED = frozenset({
    "aside", "button", "footer", "form", "head", "header", "iframe", "input", "nav", "noscript", "script",
    "select", "style", "svg", "template",
})  # fmt: skip
_BLOCKS = HEADINGS | {
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_BOLD = frozenset({"b", "strong"})
_STRUCK = frozenset({"s", "del", "strike"})
_LISTS = frozenset({"ul", "ol"})
_PARTS = _LISTS | {"li", "table", "tr", "td", "th"}  # of lists and tables


class Zone(Enum):
    """The part of the page that a line is in."""

    MAIN = "main"
    INTRO = "intro"
    BODY = "body"


@dataclass(slots=True)
class Line:
    """One line of text: a heading, a paragraph or a part of one between line breaks, a list item, a table row.

    Lines of one element share their `block`, and lines of one list item their `item`; `depth` counts the lists
    around the line. `bold` tells whether all of it is bold; if not, `bold_prefix` is the bold text it starts with.
    `struck` tells whether all of it is struck through; if only a part is, `unstruck` is the rest. `cells` holds
    a table row, each cell as its lines, and `widths` the number of columns of each cell that spans several.
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
    struck: bool = False
    unstruck: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    cells: list[list[Line]] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)
    header: bool = False
    contact: bool = False
    nodes: list[tuple[etree._Element, str]] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """Tell whether the line is a heading by its tag."""
        return self.tag in HEADINGS


class _Row:
    """The cells of the table row that is being read, and the cells that span down from rows above."""

    __slots__ = ("cell", "cells", "header", "spans", "widths")

    def __init__(self) -> None:
        self.spans: dict[int, tuple[int, list[Line]]] = {}
        self.cells: list[list[Line]] = []
        self.widths: dict[int, int] = {}
        self.cell: list[Line] | None = None
        self.header = True

    def open(self) -> None:
        self.cells, self.widths, self.header = [], {}, True
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
        if columns > 1:
            self.widths[column] = columns
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


_Piece = tuple[
    str, bool, bool, etree._Element, str
]  # words, whether bold, whether struck, and where they stand


class _Walker:
    """The state of one walk: the open elements, and the pieces of the line that is being read."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.zones, self.items = [Zone.MAIN], [0]
        self.blocks = [(root.tag, 0)]  # tag and number: lxml's proxy objects are transient, their ids reused
        self.numbers = count(1)
        self.rows: list[_Row] = []
        self.tables: list[int] = []
        self.depth = self.bold = self.struck = 0
        self.strikes: list[bool] = []  # whether each of the open elements strikes out its words
        self.pieces: list[_Piece] = []
        self.formatted = False  # whether any of the pieces is bold or struck
        self.links: list[tuple[str, str]] = []
        self.link_start = -1

    def walk(self) -> Iterator[Line]:
        events = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in events:
            tag = element.tag
            if event == "end":
                if tag in _BLOCKS:
                    if line := self._flush(at_end=True):
                        yield line
                    if line := self._close(element):
                        yield line
                if tag not in SKIPPED:
                    self._end(element, tag)
                attribute, words = "tail", element.tail
            elif tag in SKIPPED:
                events.skip_subtree()
                continue
            else:
                if tag in _BLOCKS or tag == "br":
                    if line := self._flush():
                        yield line
                    if tag != "br":
                        self._open(element)
                self._start(element, tag)
                attribute, words = "text", element.text
            if words:
                bold, struck = self.bold > 0, self.struck > 0
                self.pieces.append((words, bold, struck, element, attribute))
                self.formatted |= bold or struck

    def _start(self, element: etree._Element, tag: str) -> None:
        if tag == "a":
            self.link_start = len(self.pieces)
        elif tag in _BOLD:
            self.bold += 1
        style = element.get("style")
        strikes = tag in _STRUCK or (style is not None and "line-through" in style.casefold())
        self.strikes.append(strikes)
        self.struck += strikes

    def _end(self, element: etree._Element, tag: str) -> None:
        if tag == "a" and self.link_start >= 0:
            self._link(element)
        elif tag in _BOLD:
            self.bold -= 1
        self.struck -= self.strikes.pop()

    def _open(self, element: etree._Element) -> None:
        tag, number = element.tag, next(self.numbers)
        self.blocks.append((tag, number))
        self.zones.append(_zone(element, self.zones[-1]))
        if tag not in _PARTS:
            return
        if tag in _LISTS:
            self.depth += 1
        elif tag == "li":
            self.items.append(number)
        elif tag == "table":
            self.rows.append(_Row())
            self.tables.append(number)
        elif tag == "tr" and self.rows:
            self.rows[-1].open()
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].cell = []

    def _close(self, element: etree._Element) -> Line | None:
        """Close a block; return the line of a table row that ends here."""
        tag = element.tag
        line = self._close_part(element, tag) if tag in _PARTS else None
        self.blocks.pop()
        self.zones.pop()
        return line

    def _close_part(self, element: etree._Element, tag: str) -> Line | None:
        if tag in ("td", "th") and self.rows and self.rows[-1].cell is not None:
            self.rows[-1].close_cell(element)
        elif tag == "tr" and self.rows:
            return self._row(self.rows[-1])
        elif tag == "table" and self.rows:
            self.rows.pop()
            self.tables.pop()
        elif tag == "li":
            self.items.pop()
        elif tag in _LISTS:
            self.depth -= 1
        return None

    def _row(self, row: _Row) -> Line | None:
        if not any(row.cells):
            return None
        block = self.blocks[-1][1]
        return Line(
            "",
            "tr",
            self.zones[-1],
            block,
            self.tables[-1],
            cells=row.cells,
            widths=row.widths,
            header=row.header,
        )

    def _link(self, element: etree._Element) -> None:
        words = squeeze(_joined(self.pieces[self.link_start :]))
        if words and (href := element.get("href")):
            self.links.append((words, href))
        self.link_start = -1

    def _flush(self, *, at_end: bool = False) -> Line | None:
        """Return the line that ends here; None if there is none or it belongs to a table cell."""
        pieces, tag = self.pieces, self.blocks[-1][0]
        if not pieces and not (at_end and tag in HEADINGS):
            self.link_start = -1
            return None
        text = _words(pieces)
        made = None
        if text or not pieces:
            parent = self.blocks[-2][1] if len(self.blocks) > 1 else 0
            made = Line(text, tag, self.zones[-1], self.blocks[-1][1], parent, self.depth, self.items[-1])
            if self.formatted or not text.strip(_SIGNS):
                prefix, made.bold = _bold(pieces)
                made.bold_prefix = "" if made.bold else prefix
                made.struck, made.unstruck = _struck(pieces)
            made.links = self.links
            made.nodes = [(element, attribute) for _, _, _, element, attribute in pieces]
        self.pieces, self.formatted, self.links, self.link_start = [], False, [], -1
        if made is not None and self.rows and self.rows[-1].cell is not None:
            self.rows[-1].cell.append(made)
            return None
        return made


def lines_of(root: etree._Element) -> Iterator[Line]:
    """Walk a tree once, without recursion, and yield its lines in reading order.

    >>> [line.text for line in lines_of(etree.HTML("<p>Maandag<br>Gesprek</p>"))]
    ['Maandag', 'Gesprek']
    """
    return _Walker(root).walk()


_SIGNS = " \t\n\xa0:;.,"  # a line of these only is as bold as nothing


def _struck(pieces: Sequence[_Piece]) -> tuple[bool, str]:
    """Tell whether all words of a line are struck through; if only some are, also return the others."""
    if not any(struck and words.strip() for words, _, struck, *_ in pieces):
        return False, ""
    rest = _words([piece for piece in pieces if not piece[2]])
    return (False, rest) if re.search(r"\w", rest) else (True, "")


def _joined(pieces: Sequence[_Piece]) -> str:
    return "".join([piece[0] for piece in pieces])


def _words(pieces: Sequence[_Piece]) -> str:
    text = _joined(pieces)
    return "" if text.isspace() else squeeze(columns(text))


def _bold(pieces: Sequence[_Piece]) -> tuple[str, bool]:
    """Return the bold words that a line starts with, and whether it has no others."""
    start: list[_Piece] = []
    for n, (words, bold, *_) in enumerate(pieces):
        if bold:
            start.append(pieces[n])
        elif words.strip():
            return _words(start), not _joined(pieces[n:]).strip(_SIGNS)
        elif start:
            start.append(pieces[n])
    return _words(start), bool(start)
