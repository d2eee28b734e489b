"""Values as cells of a table that people open in a spreadsheet, whichever separator it uses."""

from __future__ import annotations

import re
from typing import Any

# A spreadsheet runs what begins with one of these, full-width forms included. A cell begins after a semicolon where
# that separates (as in the Netherlands), after a tab, and on a new line where quotes are not at the start of a cell.
_SIGNS = "=+@\uff1d\uff0b\uff0d\uff20-"
_RUN = rf"(?=[ \u00a0']*[{_SIGNS}])"
_BEFORE = re.compile(rf"^(?='*[\t\r])|(?:^|(?<=[;\t\r\n])){_RUN}")
_FIRST = frozenset(
    f"{_SIGNS} \u00a0'"
)  # a text that has none of the others runs only if it begins with one of these
_QUOTE = re.compile(rf"^'(?='*[\t\r])|(?:^|(?<=[;\t\r\n]))'{_RUN}")


def cell(value: Any) -> Any:
    """Return a value as a CSV cell: a list joined by "; ", with a quote before text that would run as a formula.

    >>> cell("=1+1"), cell(["a", "b"]), cell(-1), cell("Overleg;=1+1")
    ("'=1+1", 'a; b', -1, "Overleg;'=1+1")
    """
    text = "; ".join(value) if isinstance(value, list) else value
    return _BEFORE.sub("'", text) if isinstance(text, str) and _may_run(text) else text


def _may_run(text: str) -> bool:
    """Tell whether the rule has anything to look for: nearly all texts have not, and tables have millions of them.

    >>> _may_run("Werkbezoek in 's-Hertogenbosch"), _may_run(" =1+1"), _may_run("Overleg; lunch")
    (False, True, True)
    """
    return text[:1] in _FIRST or ";" in text or "\t" in text or "\n" in text or "\r" in text


def text_of(written: str) -> str:
    """Return the text of a cell that `cell` wrote, without the quotes that it added.

    >>> text_of("'=1+1"), text_of("'s-Hertogenbosch"), text_of("Overleg;'=1+1")
    ('=1+1', "'s-Hertogenbosch", 'Overleg;=1+1')
    """
    return _QUOTE.sub("", written)
