"""Lines of a spreadsheet that were pasted as text, with a semicolon between the cells, as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agendacrawl.pages.labels import Label
from agendacrawl.pages.lines import Line
from agendacrawl.pages.week.table import label_of_column

_FEWEST = 3  # cells
_NEEDED = frozenset({Label.ACTIVITY, Label.SUBJECT})


def rows_of(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those below a head of labels and with as many semicolons as table rows.

    >>> from agendacrawl.pages.lines import Zone
    >>> head = Line("Datum; van; activiteit", "p", Zone.BODY, 1, 0)
    >>> [len(line.cells) for line in rows_of([head, replace(head, text="9-11-2026; 9:00; Gesprek; lunch; debat")])]
    [3, 0]
    """
    found: list[Line] = []
    width = table = 0
    for line in lines:
        texts = [] if line.cells else [text.strip() for text in line.text.split(";")]
        if _is_head(texts):
            width, table = len(texts), -line.block
        if width and len(texts) == width:
            cells = [[replace(line, text=text)] if text else [] for text in texts]
            found.append(Line("", "tr", line.zone, line.block, table, cells=cells))
            continue
        if line.text:
            width = 0
        found.append(line)
    return found


def _is_head(texts: Sequence[str]) -> bool:
    labels = [label_of_column(text) for text in texts]
    return len(texts) >= _FEWEST and None not in labels and not _NEEDED.isdisjoint(labels)
