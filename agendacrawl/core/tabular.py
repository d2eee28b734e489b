"""CSV files from users: with commas or semicolons, and with the required columns, or an error message."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection
from pathlib import Path


def read_table(path: Path, needed: Collection[str]) -> csv.DictReader[str]:
    """Return the rows of a CSV (UTF-8), read lazily; a missing cell is empty.

    Raises OSError, and ValueError with a message if it is not UTF-8 or lacks one of the `needed` columns.
    """
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ValueError(
            f"{path} is not UTF-8 ({problem}). Save it as CSV UTF-8 and try again. Nothing was loaded."
        ) from None
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="", restkey="")
    if missing := [name for name in needed if name not in (table.fieldnames or ())]:
        raise ValueError(
            f"{path} needs the columns {', '.join(needed)}; it lacks {', '.join(missing)}. Nothing was loaded."
        )
    return table


def read_rows(path: Path, needed: Collection[str]) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a CSV, each with its line number, with spaces around values removed.

    Raises OSError, and ValueError if it lacks one of the `needed` columns or has no row.
    """
    table = read_table(path, needed)
    rows = [(table.line_num, {name: value.strip() for name, value in row.items() if name}) for row in table]
    if not rows:
        raise ValueError(f"{path} has no rows. Nothing was loaded.")
    return rows
