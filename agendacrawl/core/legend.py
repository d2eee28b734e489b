"""The classes of counts on every map and their colours (lookups/legend.yml)."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import Field

from agendacrawl.core.lookups import EXACT, Lookup

Color = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$", description="#rrggbb")]


@dataclass(slots=True, frozen=True)
class CountClass:
    """A class of counts: its least count and its colour."""

    __pydantic_config__ = EXACT

    first: int
    color: Color


@dataclass(slots=True, frozen=True)
class Legend:
    """legend.yml."""

    __pydantic_config__ = EXACT

    classes: tuple[CountClass, ...]


LEGEND = Lookup("legend.yml", Legend)


@cache
def classes() -> tuple[CountClass, ...]:
    """Return the classes, lowest first."""
    return LEGEND.read().classes


def color_of(count: int) -> str | None:
    """Return the colour of a count; None of a zero, which has no class.

    >>> color_of(4), color_of(5), color_of(0)
    ('#edf8b1', '#c7e9b4', None)
    """
    number = bisect_right([one.first for one in classes()], count)
    return classes()[number - 1].color if number else None


def class_names() -> list[tuple[str, str]]:
    """Return the colour of each class and its counts in words.

    >>> class_names()[0], class_names()[-1]
    (('#edf8b1', '1–4'), ('#0c2c84', '250 of meer'))
    """
    lowest = [one.first for one in classes()]
    names = [f"{first}–{after - 1}" for first, after in itertools.pairwise(lowest)]
    return [(one.color, name) for one, name in zip(classes(), [*names, f"{lowest[-1]} of meer"], strict=True)]
