"""Values as cells of a table that people open in a spreadsheet."""

from __future__ import annotations

from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run begins with one of these


def cell(value: Any) -> Any:
    """A value as a cell of a CSV: a list joined by "; ", a quote before what a spreadsheet would run as a formula.

    >>> cell("=1+1"), cell(["a", "b"]), cell(-1)
    ("'=1+1", 'a; b', -1)
    """
    text = "; ".join(value) if isinstance(value, list) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(FORMULA) else text
