"""Join lines that were broken off in the middle, as text pasted from a PDF file is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from agendacrawl.dutch.dates import read_heading
from agendacrawl.dutch.remarks import remark
from agendacrawl.dutch.times import split_times
from agendacrawl.pages.labels import label_of
from agendacrawl.pages.lines import Line

_LONGEST = (
    400  # characters of a line to which more is joined, so that hostile pages take no longer than others
)
_WRAPPED = 36  # characters, at least, of a line that goes on in the next one
_BREAKS_OFF = re.compile(
    r"[\s(](?:van|te|in|de|het|een|met|over|voor|en|aan|bij|op|door|naar|tot|om|der|den|of|rond|tussen|namens)$",
    re.I,
)


def unwrapped(lines: Sequence[Line], monday: dt.date) -> list[Line]:
    """Join the parts of lines that were broken off in the middle, as in text from a PDF file.

    A line is broken off if it ends with a word that needs another: "Werkbezoek aan het kazerneterrein in", "Harskamp".
    In a block that has such a line, any long line with a time goes on until the next time, day or remark.

    >>> from agendacrawl.pages.lines import Zone
    >>> one = Line("10.00 uur Werkbezoek aan het kazerneterrein in", "p", Zone.BODY, 1, 0)
    >>> [line.text for line in unwrapped([one, replace(one, text="Harskamp")], dt.date(2026, 11, 9))]
    ['10.00 uur Werkbezoek aan het kazerneterrein in Harskamp']
    """
    wrapped = {line.block for line in lines if not line.cells and _BREAKS_OFF.search(line.text)}
    kept: list[Line] = []
    for line in lines:
        above = kept[-1] if kept else None
        joins = above is not None and line.block in wrapped and above.block == line.block and not line.cells
        joins = joins and len(above.text) < _LONGEST  # type: ignore[union-attr]
        if not joins or not (_BREAKS_OFF.search(above.text) or _goes_on(above.text, line.text, monday)):  # type: ignore[union-attr]
            kept.append(line)
            continue
        assert above is not None
        kept[-1] = replace(
            above,
            text=f"{above.text} {line.text}",
            links=[*above.links, *line.links],
            nodes=[*above.nodes, *line.nodes],
            struck=above.struck and line.struck,
            bold=above.bold and line.bold,
            contact=above.contact or line.contact,
        )
    return kept


def _goes_on(above: str, text: str, monday: dt.date) -> bool:
    """Tell whether a long line with a time goes on in the next one."""
    if len(above) < _WRAPPED or split_times(above)[0] is None or split_times(text)[0] is not None:
        return False
    return remark(text) is None and label_of(text) is None and read_heading(text, monday) is None
