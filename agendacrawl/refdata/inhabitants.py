"""The number of inhabitants of each municipality, from a CBS table in CBS's own format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from sqlalchemy import Connection, bindparam, or_, update

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


def shipped() -> Inhabitants:
    """Return the inhabitants that the package contains (CBS, Kerncijfers wijken en buurten, CC BY 4.0).

    >>> shipped().year, sum(shipped().counts.values())
    (2024, 17942942)
    """
    with as_file(files("agendacrawl") / "lookups" / "inhabitants.csv") as path:
        return read_inhabitants(path)


def write_shipped(connection: Connection) -> int:
    """Write the package's inhabitants where none are known or those of an earlier year; return how many."""
    found = shipped()
    table = tables.municipality.c
    statement = (
        update(tables.municipality)
        .where(table.code == bindparam("which"))
        .where(or_(table.inhabitants.is_(None), table.inhabitants_year < found.year))
        .values(inhabitants=bindparam("count"), inhabitants_year=found.year)
    )
    rows = [{"which": code, "count": number} for code, number in found.counts.items()]
    return connection.execute(statement, rows).rowcount


def store_inhabitants(dsn: str, found: Inhabitants) -> None:
    """Write inhabitants to ref.municipality and refresh the layers. Raises DatabaseError."""
    statement = (
        update(tables.municipality)
        .where(tables.municipality.c.code == bindparam("which"))
        .values(inhabitants=bindparam("count"), inhabitants_year=found.year)
    )
    with publication(dsn) as connection:
        connection.execute(statement, [{"which": code, "count": n} for code, n in found.counts.items()])
