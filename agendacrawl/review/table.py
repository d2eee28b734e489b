"""Questions as a table that a person edits in a spreadsheet, and the corrections in it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from agendacrawl.core.cells import cell, text_of
from agendacrawl.core.files import whole
from agendacrawl.core.tabular import read_table
from agendacrawl.core.vocabulary import ActivityType
from agendacrawl.dutch.text import squeeze
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.review.corrections import Correction, Kind, meant
from agendacrawl.review.questions import Question

ASKED = ("kind", "status", "text", "activities", "now", "confidence", "example")
TO_FILL = ("type", "municipality_code", "place", "country", "author", "reason")
NONE, WITHDRAW = "none", "withdraw"
_TYPES = [str(one) for one in ActivityType if one is not ActivityType.UNCLASSIFIED]


class TableError(ValueError):
    """A table can't be imported; the message has a sentence for every row that is wrong."""


def write(path: Path, questions: Iterable[Question]) -> int:
    """Write questions to a CSV file (UTF-8) with columns to fill in; return how many.

    A cell that a spreadsheet would run as a formula gets a quote before it. Raises FileExistsError: an existing
    file may have been filled in.
    """
    rows = [
        [cell("" if (value := getattr(one, name)) is None else squeeze(str(value))) for name in ASKED]
        for one in questions
    ]
    with whole(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow((*ASKED, *TO_FILL))
        table.writerows([*row, *[""] * len(TO_FILL)] for row in rows)
    return len(rows)


def read(path: Path, gazetteer: Gazetteer, paths: Callable[[str, str], list[str]]) -> list[Correction]:
    """Read the corrections in a table: its rows with anything filled in.

    `paths` tells which pages have a text. Raises OSError, and TableError with everything that is wrong.
    """
    wrong: list[str] = []
    found: dict[tuple[object, ...], Correction] = {}
    for number, row in enumerate(_rows(path), 2):
        if not any(row[name] for name in TO_FILL):
            continue
        try:
            one = _correction(row, gazetteer, paths)
            if one.key in found:
                raise ValueError(f"{one.text!r} stands in an earlier row too. Keep one of them.")
            found[one.key] = one
        except ValueError as problem:
            wrong.append(f"Row {number}: {problem}")
    if wrong:
        raise TableError("\n".join([*wrong, f"Nothing was imported. Correct {path} and import it again."]))
    return list(found.values())


def _rows(path: Path) -> Iterable[Mapping[str, str]]:
    wanted = ("kind", "text", *TO_FILL)
    try:
        return [{name: text_of(squeeze(row[name])) for name in wanted} for row in read_table(path, wanted)]
    except ValueError as problem:
        raise TableError(f"{problem} The first line must be that of agendacrawl review --export.") from None


def _correction(
    row: Mapping[str, str], gazetteer: Gazetteer, paths: Callable[[str, str], list[str]]
) -> Correction:
    if row["kind"] not in (Kind.PLACE, Kind.TYPE):
        raise ValueError(f"the kind is {row['kind']!r}; it must be place or type.")
    kind, text = Kind(row["kind"]), row["text"]
    own = ("type",) if kind is Kind.TYPE else ("municipality_code", "place", "country")
    for name in ("type", "municipality_code", "place", "country"):
        if row[name] and name not in own:
            raise ValueError(f"{name} is filled in, but the row is about a {kind}.")
    for name in ("author", "reason"):
        if not row[name]:
            raise ValueError(f"the {name} of the correction is missing.")
    if not any(row[name] for name in own):
        raise ValueError(f"what is right is missing: fill in {' or '.join(own)}.")
    first = row[own[0]]
    values = {} if first in (NONE, WITHDRAW) else {name: row[name] or None for name in own}
    correction = Correction(
        kind, text, row["author"], row["reason"], type=values.get("type"),
        municipality_code=values.get("municipality_code"), place=values.get("place"), country=values.get("country"),
        withdrawn=first == WITHDRAW, paths=paths(kind, text),
    )  # fmt: skip
    if not correction.withdrawn:
        _check(correction, first, gazetteer)
    return correction


def _check(correction: Correction, first: str, gazetteer: Gazetteer) -> None:
    if not correction.paths:
        raise ValueError(f"no activity says {correction.text!r}. The text must stay as it was exported.")
    if correction.kind is Kind.TYPE and first not in _TYPES:
        raise ValueError(f"{first!r} is no type. Types are {'; '.join(_TYPES)}.")
    if correction.kind is Kind.PLACE:
        if correction.municipality_code and correction.country not in (None, "NL"):
            raise ValueError(f"{correction.municipality_code} does not lie in {correction.country}.")
        meant(correction, gazetteer)
