"""Whom the data come from, and under which licence (lookups/credits.yml): the one home of every note about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from agendacrawl.core.lookups import EXACT, Lookup, LookupFileError, Name, ShortCode

Subject = Literal["agendas", "places", "countries", "areas", "inhabitants"]
DEMANDING = ("ODbL-1.0", "CC-BY-4.0")  # licences that ask something of a reader, the one that asks most first
LicenceCode = Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]+$", description="SPDX")]


@dataclass(slots=True, frozen=True)
class Licence:
    """A licence as pages name it, and where its text stands."""

    __pydantic_config__ = EXACT

    name: Name
    path: Name


@dataclass(slots=True, frozen=True)
class Credit:
    """Whom to name for data, where they stand, and under which licence (SPDX).

    `of`: what is theirs. `share_alike`: whatever shows their data names them and the licence.
    """

    __pydantic_config__ = EXACT

    code: ShortCode
    name: Name
    path: str
    licence: LicenceCode
    of: tuple[Subject, ...] = ()
    share_alike: bool = False


@dataclass(slots=True, frozen=True)
class CreditsFile:
    """credits.yml."""

    __pydantic_config__ = EXACT

    licences: Mapping[LicenceCode, Licence]
    credits: tuple[Credit, ...]


CREDITS = Lookup("credits.yml", CreditsFile)


def credit(code: str) -> Credit:
    """Return the credit of that code. Raises LookupFileError if there is none.

    >>> credit("nominatim").name
    '© OpenStreetMap-bijdragers'
    """
    for one in _file().credits:
        if one.code == code:
            return one
    raise LookupFileError(
        f"lookups/credits.yml has no entry {code!r}. Add one: whom to credit, and the licence."
    )


def credits_of(*subjects: Subject) -> tuple[Credit, ...]:
    """Return the credits for data of these kinds, in the order of the file.

    >>> [one.code for one in credits_of("areas")]
    ['cbs', 'kadaster']
    """
    return tuple(one for one in _file().credits if not set(subjects).isdisjoint(one.of))


def due(methods: Collection[str]) -> tuple[Credit, ...]:
    """Return whom to credit besides once places were found by these methods: geocoders that ask for it.

    >>> [one.licence for one in due({"venue", "nominatim"})]
    ['ODbL-1.0']
    """
    return tuple(one for one in _file().credits if one.share_alike and one.code in methods)


def licence(code: str) -> Licence:
    """Return a licence by its SPDX code.

    >>> licence("CC-BY-4.0").name
    'CC BY 4.0'
    """
    return _file().licences[code]


def note(credits: Iterable[Credit]) -> str:
    """Return credits as pages show them.

    >>> note(credits_of("areas"))
    'CBS (CC BY 4.0), Kadaster (CC BY 4.0)'
    """
    return ", ".join(f"{one.name} ({licence(one.licence).name})" for one in credits)


@cache
def _file() -> CreditsFile:
    content = CREDITS.read()
    if unknown := sorted({one.licence for one in content.credits} - content.licences.keys()):
        raise LookupFileError(f"lookups/credits.yml: {', '.join(unknown)}: add this licence under licences.")
    return content
