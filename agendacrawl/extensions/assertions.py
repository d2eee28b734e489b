"""What a run must come up to before it is published: bounds per scope, from lookups/assertions.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from agendacrawl.core.arguments import Arguments
from agendacrawl.core.site import LIVE_SITE

FIGURES = ("pages", "persons", "understood", "alike", "the_hague", "pages_of_last_good")


class AssertionFileError(ValueError):
    """The file of assertions holds something that it should not; the text says where."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a run and what it rests on: for a share the whole, else None."""

    value: float
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """The least and the most that a figure may be, both included; judged if it rests on at least `of`."""

    least: float | None = None
    most: float | None = None
    of: int = 0


@dataclass(frozen=True, slots=True)
class Scope:
    """A kind of run and its bounds. `days` is the shortest period that it is for."""

    name: str
    bounds: Mapping[str, Bound]
    live: bool | None = None
    everybody: bool | None = None
    days: int = 0

    def holds(self, arguments: Arguments) -> bool:
        """Tell whether a run with these arguments is of this scope."""
        everybody = not (arguments.people or arguments.ministries or arguments.max_pages)
        return (
            self.live in (None, arguments.site == LIVE_SITE)
            and self.everybody in (None, everybody)
            and (arguments.until - arguments.since).days + 1 >= self.days
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure held against its bound."""

    name: str
    figure: Figure
    bound: Bound

    @property
    def judged(self) -> bool:
        """Tell whether there is enough to judge by."""
        return self.figure.of is None or self.figure.of >= max(self.bound.of, 1)

    @property
    def held(self) -> bool:
        """Tell whether the figure is within its bound, or can't be judged."""
        least, most, value = self.bound.least, self.bound.most, self.figure.value
        return not self.judged or ((least is None or value >= least) and (most is None or value <= most))

    def __str__(self) -> str:
        """Say number and bound.

        >>> str(Verdict("the_hague", Figure(0.93, 284), Bound(0.5, 0.85, 50)))
        'the_hague is 0.93 (of 284), must be at least 0.5 and at most 0.85'
        """
        sides = (("at least", self.bound.least), ("at most", self.bound.most))
        must = " and ".join(f"{words} {value:g}" for words, value in sides if value is not None)
        rests = "" if self.figure.of is None else f" (of {self.figure.of})"
        return f"{self.name} is {self.figure.value:.3g}{rests}, must be {must}"


def read_scopes(path: Path | None = None) -> list[Scope]:
    """Return the scopes of a file in their order, of the package's own when none is given.

    Raises AssertionFileError.
    """
    where = path or files("agendacrawl") / "lookups" / "assertions.yml"
    try:
        content = yaml.safe_load(where.read_text(encoding="utf-8"))
        return [_scope(name, entry) for name, entry in content.items()]
    except (OSError, yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
        raise AssertionFileError(f"{where} can't be used as assertions: {error}") from error


def _scope(name: str, entry: Mapping[str, Any]) -> Scope:
    unknown = entry.keys() - {"when", *FIGURES}
    if unknown:
        raise ValueError(f"{name} has {', '.join(sorted(unknown))}; known are when, {', '.join(FIGURES)}.")
    bounds = {figure: Bound(**entry[figure]) for figure in FIGURES if figure in entry}
    return Scope(name, bounds, **entry.get("when", {}))


def figures(stats: Mapping[str, Any], last_good: Mapping[str, Any] | None) -> dict[str, Figure]:
    """Return the figures of a run from its counters and those of the last good run that was asked for the same."""

    def count(*names: str, of: Mapping[str, Any] = stats) -> int:
        return sum(of.get(f"agenda/{name}", 0) for name in names)

    pages = count("pages/single", "pages/weekly")
    came = pages + count("pages/other_person", "pages/other_department", "pages/not_understood")
    before = count("pages/single", "pages/weekly", of=last_good or {})
    return {
        "pages": Figure(pages),
        "persons": Figure(count("people/seen")),
        "understood": _share(came - count("pages/not_understood"), came),
        "alike": _share(count("pages/alike"), pages),
        "the_hague": _share(count("physical/in_the_hague"), count("physical/with_place")),
        "pages_of_last_good": _share(pages, before),
    }


def _share(part: int, whole: int) -> Figure:
    return Figure(part / whole if whole else 0, whole)


def judge_figures(scope: Scope, found: Mapping[str, Figure]) -> list[Verdict]:
    """Hold the figures of a run against the bounds of its scope."""
    return [Verdict(name, found[name], bound) for name, bound in scope.bounds.items()]


def scope_of(arguments: Arguments, scopes: list[Scope]) -> Scope:
    """Return the first scope that a run is of. Raises AssertionFileError when there is none."""
    for scope in scopes:
        if scope.holds(arguments):
            return scope
    raise AssertionFileError("No scope of the assertions is for this run: let the last one have `when: {}`.")
