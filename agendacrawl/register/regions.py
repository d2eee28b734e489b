"""The regions to count by, and their numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from agendacrawl.core.lookups import read_yaml
from agendacrawl.core.names import normalise
from agendacrawl.register.municipalities import municipalities, provinces


@dataclass(slots=True, frozen=True)
class Member:
    """A municipality of a region, how sure that is, and what it rests on. A near miss does not count.

    From the first day to the day before `valid_to`; None: always, and it lasts.
    """

    municipality_code: str
    status: str
    source: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    @property
    def counted(self) -> bool:
        """Whether activities there count for the region."""
        return self.status != "near_miss"


@dataclass(slots=True, frozen=True)
class Region:
    """A region to count by. `areas`: names of larger areas that lie wholly in it."""

    id: int
    kind: str
    code: str
    name: str
    source: str
    areas: tuple[str, ...]
    members: tuple[Member, ...]


KINDS = ("npvr", "province", "corop", "municipality")
"""The kinds of regions that the package knows; what a file of one's own adds is of another kind."""


@cache
def regions() -> tuple[Region, ...]:
    """Every region to count by, kind by kind."""
    return (*npvr_regions(), *_province_regions(), *corop_regions(), *_municipality_regions())


def region_id(kind: str, code: str) -> int:
    """The stable number of a region: from the digits of its code, else from a hash of kind and code.

    >>> region_id("province", "PV29"), region_id("municipality", "GM0518"), region_id("stedendriehoek", "A")
    (100029, 300518, 363177816)
    """
    if kind in KINDS[1:]:
        return KINDS.index(kind) * 100_000 + int(code[2:])
    return 1_000_000 + crc32(f"{kind}/{code}".encode()) // 4


@cache
def npvr_regions() -> tuple[Region, ...]:
    """The eleven regions of the Nationaal Programma Vitale Regio's, in the order of the announcement."""
    content = read_yaml("regions_npvr.yml")
    return tuple(
        Region(
            id=entry["id"],
            kind="npvr",
            code=entry["code"],
            name=entry["name"],
            source=content["source"],
            areas=tuple(entry["areas"]),
            members=tuple(
                Member(code, group["status"], group["source"])
                for group in entry["municipalities"]
                for code in group["codes"]
            ),
        )
        for entry in content["regions"]
    )


@cache
def corop_regions() -> tuple[Region, ...]:
    """The forty COROP areas of CBS, in the order of their codes."""
    content = read_yaml("regions_corop.yml")
    return tuple(
        _region(
            "corop",
            entry["code"],
            entry["name"],
            content["source"],
            entry["municipalities"],
            entry.get("areas", ()),
        )
        for entry in content["regions"]
    )


def _province_regions() -> Iterator[Region]:
    for province in provinces():
        codes = [one.code for one in municipalities().values() if one.province == province.name]
        yield _region("province", province.code, province.name, "CBS", codes)


def _municipality_regions() -> Iterator[Region]:
    for one in sorted(municipalities().values(), key=lambda one: normalise(one.name)):
        yield _region("municipality", one.code, one.name, "CBS", [one.code])


def _region(
    kind: str, code: str, name: str, source: str, codes: Iterable[str], areas: Iterable[str] = ()
) -> Region:
    """A region that all its municipalities belong to beyond doubt."""
    members = tuple(Member(one, "high", source) for one in codes)
    return Region(region_id(kind, code), kind, code, name, source, tuple(areas), members)
