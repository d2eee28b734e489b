"""The regions to count by, and their numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal, get_args
from zlib import crc32

from pydantic import Field

from agendacrawl.core.lookups import EXACT, Lookup, LookupFileError, MunicipalityCode, Name, Names, ShortCode
from agendacrawl.core.names import normalise
from agendacrawl.register.municipalities import municipalities, provinces

Status = Literal["high", "likely", "uncertain", "near_miss"]
STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(slots=True, frozen=True)
class Member:
    """A municipality of a region, with the certainty and the source of that. A near miss does not count.

    It is a member from `valid_from` to the day before `valid_to`; None means without a limit.
    """

    municipality_code: str
    status: str
    source: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    @property
    def counted(self) -> bool:
        """Tell whether activities there count for the region."""
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


@dataclass(slots=True, frozen=True)
class RegionKind:
    """A division of the country. `number` is fixed and makes the ids of its regions; None for one of your own.

    `singular` and `plural` are Dutch names as readers see them; kinds are shown by `ordinal`.
    """

    code: str
    number: int | None
    singular: str
    plural: str
    ordinal: int


@dataclass(slots=True, frozen=True)
class KindEntry:
    """A kind in region_kinds.yml; see RegionKind."""

    __pydantic_config__ = EXACT

    code: ShortCode
    number: Annotated[int, Field(ge=0, lt=10)]
    singular: Name
    plural: Name


@dataclass(slots=True, frozen=True)
class GroupEntry:
    """Municipalities of a region of the programme, code by name, and how sure it is that they belong to it."""

    __pydantic_config__ = EXACT

    status: Status
    source: str
    codes: Mapping[MunicipalityCode, Name]


@dataclass(slots=True, frozen=True)
class NpvrEntry:
    """A region in regions_npvr.yml."""

    __pydantic_config__ = EXACT

    id: Annotated[int, Field(ge=1, lt=100_000)]
    code: ShortCode
    name: Name
    areas: Names
    municipalities: tuple[GroupEntry, ...]


@dataclass(slots=True, frozen=True)
class NpvrFile:
    """regions_npvr.yml."""

    __pydantic_config__ = EXACT

    source: str
    regions: tuple[NpvrEntry, ...]


@dataclass(slots=True, frozen=True)
class DivisionEntry:
    """A region of a kind that divides the country: its code is two letters and digits, its members are certain."""

    __pydantic_config__ = EXACT

    code: Annotated[str, Field(pattern=r"^[A-Z]{2}\d{1,5}$")]
    name: Name
    municipalities: Annotated[Mapping[MunicipalityCode, Name], Field(min_length=1)]
    areas: Names = ()


@dataclass(slots=True, frozen=True)
class DivisionFile:
    """regions_KIND.yml: every kind in region_kinds.yml without regions of its own in code has one."""

    __pydantic_config__ = EXACT

    source: str
    regions: tuple[DivisionEntry, ...]


REGION_KINDS = Lookup("region_kinds.yml", tuple[KindEntry, ...])
NPVR = Lookup("regions_npvr.yml", NpvrFile)
OWN_KINDS_FROM = 1_000  # `ordinal` of the user's own kinds: after those of the package


@cache
def region_kinds() -> tuple[RegionKind, ...]:
    """Return the kinds of regions that the package knows, in their order."""
    found = REGION_KINDS.read()
    if len({one.number for one in found}) < len(found):
        raise LookupFileError(
            "lookups/region_kinds.yml: two kinds have one number. Give the new one a number that no kind ever had."
        )
    return tuple(
        RegionKind(one.code, one.number, one.singular, one.plural, ordinal)
        for ordinal, one in enumerate(found, 1)
    )


def region_kind(code: str) -> RegionKind:
    """Return the kind with that code: the package's, or the user's own.

    >>> region_kind("corop").plural, region_kind("regio_deal").plural
    ('COROP-gebieden', 'regio deal')
    """
    words = code.replace("_", " ")
    own = RegionKind(code, None, words, words, OWN_KINDS_FROM)
    return next((one for one in region_kinds() if one.code == code), own)


@cache
def regions() -> tuple[Region, ...]:
    """Return every region to count by, kind by kind. Raises LookupFileError for a kind without a file."""
    readers = _readers()
    return tuple(
        region
        for kind in region_kinds()
        for region in (readers[kind.code]() if kind.code in readers else division(kind.code))
    )


def divisions() -> list[str]:
    """Return the kinds whose regions are in a file of their own, lookups/regions_KIND.yml.

    >>> "corop" in divisions(), "province" in divisions()
    (True, False)
    """
    return [kind.code for kind in region_kinds() if kind.code not in _readers()]


def _readers() -> dict[str, Callable[[], Iterable[Region]]]:
    """Return what reads the regions of the kinds that are no division with a file."""
    return {"npvr": npvr_regions, "province": _province_regions, "municipality": _municipality_regions}


def region_id(kind: str, code: str) -> int:
    """Return the permanent number of a region: from the digits of its code, else from a hash of kind and code.

    >>> region_id("province", "PV29"), region_id("municipality", "GM0518"), region_id("stedendriehoek", "A")
    (100029, 300518, 363177816)
    """
    number = region_kind(kind).number
    if number is not None:
        return number * 100_000 + int(code[2:])
    return 1_000_000 + crc32(f"{kind}/{code}".encode()) // 4


@cache
def npvr_regions() -> tuple[Region, ...]:
    """Return the eleven regions of the Nationaal Programma Vitale Regio's, in the order of the announcement."""
    content = NPVR.read()
    return tuple(
        Region(
            id=one.id,
            kind="npvr",
            code=one.code,
            name=one.name,
            source=content.source,
            areas=one.areas,
            members=tuple(
                Member(code, group.status, group.source)
                for group in one.municipalities
                for code in group.codes
            ),
        )
        for one in content.regions
    )


def division_file(kind: str) -> Lookup[DivisionFile]:
    """Return the lookup file with the regions of a kind that divides the country."""
    return Lookup(f"regions_{kind}.yml", DivisionFile)


@cache
def division(kind: str) -> tuple[Region, ...]:
    """Return the regions in regions_KIND.yml, in the order of the file. Raises LookupFileError if there is none.

    >>> len(division("corop"))
    40
    """
    try:
        content = division_file(kind).read()
    except FileNotFoundError:
        raise LookupFileError(
            f"lookups/region_kinds.yml has the kind {kind}, but there is no lookups/regions_{kind}.yml with its "
            "regions. Write it like regions_corop.yml."
        ) from None
    return tuple(
        _region(kind, one.code, one.name, content.source, one.municipalities, one.areas)
        for one in content.regions
    )


def _province_regions() -> Iterable[Region]:
    for province in provinces():
        codes = [one.code for one in municipalities().values() if one.province == province.name]
        yield _region("province", province.code, province.name, "CBS", codes)


def _municipality_regions() -> Iterable[Region]:
    for one in sorted(municipalities().values(), key=lambda one: normalise(one.name)):
        yield _region("municipality", one.code, one.name, "CBS", [one.code])


def _region(
    kind: str, code: str, name: str, source: str, codes: Iterable[str], areas: Iterable[str] = ()
) -> Region:
    """Return a region whose municipalities all belong to it beyond doubt."""
    members = tuple(Member(one, "high", source) for one in codes)
    return Region(region_id(kind, code), kind, code, name, source, tuple(areas), members)
