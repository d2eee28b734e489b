"""Open data shipped with the package: official places, hamlets and quarters, seats of organisations, mergers.

The file is made by scripts/gazetteer.py. Official places go into the gazetteer; the smaller ones are kept apart,
because they count only where a place is expected.
"""

from __future__ import annotations

import lzma
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from agendacrawl.core.geonames import Municipality
from agendacrawl.core.lookups import LookupFileError
from agendacrawl.core.names import normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.places.model import Entry, Rank
from agendacrawl.places.sources.builder import Builder

PATH = Path(__file__).parents[1] / "data" / "gazetteer.tsv.xz"
COLUMNS = ("key", "kind", "code", "name", "lat", "lon", "population")
ORIGIN = "official"  # the published method for names from official lists and registers

# Words before the name of a school, in the register and in texts.
A_SCHOOL = re.compile(
    r"^(?:(?:de|het|christelijke?|openbare|katholieke|protestants|islamitische|o?\.?b\.?s\.?|kindcentrum|ikc|pcbs|cbs|rkbs|sbo|vso"
    r"|(?:basis|middelbare|praktijk|vak|dalton|montessori)?school)\s+)+",
    re.IGNORECASE,
)


class Kind(StrEnum):
    """The kind of a shipped name, as one letter."""

    PLACE = "p"  # official (woonplaats)
    OTHER = "o"  # another name of an official place
    SMALL = "h"  # a hamlet, quarter or neighbourhood
    SITE = "i"  # a location such as a harbour, lock, dike or island
    SEAT = "s"  # of an organisation, or a building
    CAMPUS = "c"  # the seat of a school with more than one campus
    SCHOOL = "l"  # counts only with a word like school beside it
    FORMER = "f"  # a former municipality of which nine in ten places went to one that exists today
    SPLIT = "x"  # a former municipality that was split, so that no single one today succeeds it


_RANKS = {
    Kind.PLACE: (Level.PLACE, Rank.PLACE),
    Kind.OTHER: (Level.PLACE, Rank.PLACE),
    Kind.SMALL: (Level.PLACE, Rank.QUARTER),
    Kind.FORMER: (Level.PLACE, Rank.PLACE),
}
_SITE = (Level.ADDRESS, Rank.VENUE)


@cache
def rows() -> Mapping[str, tuple[str, ...]]:
    """Return the unparsed rows by key; raise LookupFileError if the file has other columns."""
    text = lzma.decompress(PATH.read_bytes()).decode()
    head, _, body = text.partition("\n")
    if tuple(head.split("\t")) != COLUMNS:
        raise LookupFileError(f"{PATH.name} has other columns; make it again with scripts/gazetteer.py.")
    found: dict[str, list[str]] = defaultdict(list)
    for line in body.split("\n"):
        key, _, rest = line.partition("\t")
        found[key].append(rest)
    return {key: tuple(lines) for key, lines in found.items()}


class Shipped:
    """The names that are kept out of the gazetteer; their entries are made when they are looked up."""

    def __init__(self, areas: Mapping[str, Municipality], hidden: Collection[str] = ()) -> None:
        self._areas = areas
        self._hidden = frozenset(hidden)

    def find(self, name: str, *kinds: Kind) -> tuple[Entry, ...]:
        """Return what a name can mean among these kinds, one entry for each municipality, the largest first."""
        key = normalise(name)
        if key in self._hidden:
            return ()
        found = [_entry(self._areas, row) for row in rows().get(key, ()) if row[0] in kinds]
        found.sort(key=lambda entry: -entry.population)
        return tuple({entry.municipality_code: entry for entry in reversed(found)}.values())[::-1]


def _entry(areas: Mapping[str, Municipality], row: str) -> Entry:
    kind, code, name, lat, lon, population = row.split("\t")
    level, rank = _RANKS.get(Kind(kind), _SITE)
    return Entry(
        name, level, rank, "NL", code, areas[code].province,
        float(lat) if lat else None, float(lon) if lon else None, int(population or 0), ORIGIN,
    )  # fmt: skip


def add(builder: Builder) -> None:
    """Add the official places under their own names, and former municipalities that went into a present one."""
    for key, entry in _entries(builder, Kind.PLACE, Kind.FORMER):
        builder.add_key(key, entry)


def add_other_names(builder: Builder) -> None:
    """Add the other names of official places, unless something else has that name: "Gent" is not Gendt."""
    for key, entry in _entries(builder, Kind.OTHER):
        if key not in builder.index:
            builder.add_key(key, entry)


def _entries(builder: Builder, *kinds: Kind) -> Iterator[tuple[str, Entry]]:
    for key, lines in rows().items():
        for line in lines:
            if line[0] in kinds:
                yield key, _entry(builder.areas, line)
