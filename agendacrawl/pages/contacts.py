"""Mark the contact lines of a page, once, for both the readers and the stored body."""

from __future__ import annotations

from collections.abc import Sequence

from agendacrawl.dutch.contact import MARK, cut_contact, is_contact_link, opens_contact
from agendacrawl.pages.lines import Line


def blank(line: Line) -> None:
    """Remove the words of a contact line from the tree; the text before the contact part stays."""
    kept = f"{line.text} Contact: {MARK}" if line.text else f"Contact: {MARK}"
    for n, (element, attribute) in enumerate(line.nodes):
        setattr(element, attribute, kept if n == 0 else "")
    line.nodes = []


def mark_contacts(lines: Sequence[Line]) -> None:
    """Cut the contact part of every line and mark it.

    A bare label ("Contact:") also covers the rest of its block and the block after it, a heading everything up to
    the next heading, and the head of a table column the whole column.
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
    links = tuple(words for words, href in line.links if is_contact_link(href)) if line.links else ()
    line.text, found = ("", True) if everything else cut_contact(line.text, links)
    line.contact |= found
    if line.contact:
        line.bold_prefix, line.links = "", []
