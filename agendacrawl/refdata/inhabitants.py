"""The number of inhabitants of each municipality, from a CBS table in CBS's own format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import bindparam, update

from agendacrawl import register
from agendacrawl.core.tabular import read_rows
from agendacrawl.db import tables
from agendacrawl.db.schema import publication

COLUMNS = ("RegioS", "Perioden", "TotaleBevolking_1")


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """Inhabitants by municipality code on 1 January of a year."""

    year: int
    counts: Mapping[str, int]


def read_inhabitants(path: Path) -> Inhabitants:
    """Read a CSV with the columns RegioS, Perioden and TotaleBevolking_1, as downloaded from CBS table 70072ned.

    Raises OSError and ValueError.
    """
    return latest(row for _, row in read_rows(path, COLUMNS))


def latest(rows: Iterable[Mapping[str, str]]) -> Inhabitants:
    """Return the rows of municipalities in the latest year for which all municipalities have a number.

    Rows for the country, provinces and former municipalities are left out. Raises ValueError.

    >>> latest([{"RegioS": "GM0518", "Perioden": "2025JJ00", "TotaleBevolking_1": "9"}])
    Traceback (most recent call last):
    ValueError: No year has the inhabitants of every municipality; 2025 lacks 341, such as GM0014 (Groningen).
    """
    known = register.municipalities()
    years: dict[int, dict[str, int]] = {}
    for row in rows:
        code, period, count = (row[name].strip() for name in COLUMNS)
        if code in known and count and (whole := re.fullmatch(r"(\d{4})JJ00", period)):
            years.setdefault(int(whole[1]), {})[code] = int(float(count))
    for year, counts in sorted(years.items(), reverse=True):
        if counts.keys() == known.keys():
            return Inhabitants(year, counts)
    if not years:
        raise ValueError("There is no row of a municipality and a year (GM0518, 2025JJ00) with a number.")
    last = max(years)
    lacking = sorted(known.keys() - years[last].keys())
    raise ValueError(
        f"No year has the inhabitants of every municipality; {last} lacks {len(lacking)}, such as "
        f"{lacking[0]} ({known[lacking[0]].name})."
    )


def store_inhabitants(dsn: str, found: Inhabitants) -> None:
    """Write inhabitants to ref.municipality and refresh the layers. Raises DatabaseError."""
    statement = (
        update(tables.municipality)
        .where(tables.municipality.c.code == bindparam("which"))
        .values(inhabitants=bindparam("count"), inhabitants_year=found.year)
    )
    with publication(dsn) as connection:
        connection.execute(statement, [{"which": code, "count": n} for code, n in found.counts.items()])
