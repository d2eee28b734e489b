"""CSV files that somebody hands in: commas or semicolons, with the columns that are needed, or a sentence."""

from __future__ import annotations

import csv
from collections.abc import Collection
from pathlib import Path


def read_rows(path: Path, needed: Collection[str]) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV (UTF-8), each with its line number, values without spaces around them.

    Raises OSError, and ValueError unless it has the `needed` columns and a row.
    """
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ValueError(f"{path} is not UTF-8 ({problem}). Save it as UTF-8 and load it again.") from None
    head = text.partition("\n")[0]
    reader = csv.DictReader(text.splitlines(), delimiter=";" if head.count(";") > head.count(",") else ",")
    if missing := [name for name in needed if name not in (reader.fieldnames or ())]:
        raise ValueError(
            f"{path} needs the columns {', '.join(needed)}; it lacks {', '.join(missing)}. Nothing was loaded."
        )
    rows = [
        (reader.line_num, {name: (value or "").strip() for name, value in row.items() if name})
        for row in reader
    ]
    if not rows:
        raise ValueError(f"{path} has no rows. Nothing was loaded.")
    return rows
