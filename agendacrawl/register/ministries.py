"""The ministries, present and earlier, and what became of them: lookups/ministries.yml."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import Field

from agendacrawl.core.lookups import EXACT, Lookup, Name, Names, ShortCode
from agendacrawl.core.names import normalise
from agendacrawl.register.names import UnknownNameError, slug


@dataclass(slots=True, frozen=True)
class Period:
    """From the first day to the day before `valid_to`; None: it lasts.

    `was` and `became` are the codes of the ministries that did the work before and after.
    """

    valid_from: dt.date
    valid_to: dt.date | None
    was: str | None = None
    became: str | None = None

    def covers(self, day: dt.date) -> bool:
        """Tell whether the day lies in the period."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(slots=True, frozen=True)
class Ministry:
    """A ministry under one of its names; `name` is "Ministerie van ...", `slug` that of /ministeries/SLUG."""

    code: str
    name: str
    slug: str
    periods: tuple[Period, ...]
    aliases: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class PeriodEntry:
    """A period in ministries.yml; see Period."""

    __pydantic_config__ = EXACT

    from_: Annotated[dt.date, Field(alias="from")]
    to: dt.date | None = None
    was: ShortCode | None = None
    became: ShortCode | None = None


@dataclass(slots=True, frozen=True)
class MinistryEntry:
    """A ministry in ministries.yml; see Ministry."""

    __pydantic_config__ = EXACT

    code: ShortCode
    name: Name
    periods: Annotated[tuple[PeriodEntry, ...], Field(min_length=1)]
    aliases: Names = ()


MINISTRIES = Lookup("ministries.yml", tuple[MinistryEntry, ...])


@cache
def ministries() -> tuple[Ministry, ...]:
    """Return the ministries, present and earlier, in the order of the file."""
    return tuple(
        Ministry(
            code=entry.code,
            name=f"Ministerie van {entry.name}",
            slug=slug(f"Ministerie van {entry.name}"),
            periods=tuple(Period(one.from_, one.to, one.was, one.became) for one in entry.periods),
            aliases=(entry.name, *entry.aliases),
        )
        for entry in MINISTRIES.read()
    )


def ministry(code_or_slug_or_name: str) -> Ministry:
    """Return the ministry with that code, slug or name. Raises UnknownNameError, which lists the codes.

    >>> ministry("BZK").name, ministry("ministerie-van-financien").code
    ('Ministerie van Binnenlandse Zaken en Koninkrijksrelaties', 'fin')
    """
    if found := ministries_by_key().get(normalise(code_or_slug_or_name)):
        return found
    codes = ", ".join(f"{one.code} ({one.aliases[0]})" for one in ministries())
    raise UnknownNameError(f'There is no ministry "{code_or_slug_or_name}". Choose from {codes}.')


def ministry_in_force(one: Ministry, day: dt.date) -> Ministry:
    """Return the ministry that does the work of this one on a day: itself, else what it was or became.

    Outside every recorded day it is the ministry itself.

    >>> ministry_in_force(ministry("vro"), dt.date(2025, 1, 1)).code
    'vro'
    >>> ministry_in_force(ministry("vro"), dt.date(2022, 1, 1)).code
    'bzk'
    >>> ministry_in_force(ministry("lvvn"), dt.date(2016, 1, 1)).code
    'ez'
    """
    seen = set()
    now = one
    while now.code not in seen and not any(period.covers(day) for period in now.periods):
        seen.add(now.code)
        now = ministry(_neighbour(now, day) or now.code)
    return now


def present_ministry(one: Ministry) -> Ministry:
    """Return the ministry of today that this one is grouped with: itself while it lasts, else what it became.

    >>> present_ministry(ministry("venj")).code, present_ministry(ministry("ez")).code
    ('jenv', 'ezk')
    """
    while became := one.periods[-1].became:
        one = ministry(became)
    return one


@cache
def ministries_by_key() -> dict[str, Ministry]:
    """Return the ministries by the key of each of their names; see `core.names.normalise`."""
    return {
        normalise(key): one for one in ministries() for key in (*one.aliases, one.code, one.slug, one.name)
    }


def _neighbour(one: Ministry, day: dt.date) -> str | None:
    """Return the code of the ministry before the first period that follows the day, or after the last one."""
    following = next((period for period in one.periods if period.valid_from > day), None)
    return following.was if following else one.periods[-1].became
