"""The conditions for publishing a run: bounds per scope, from lookups/assertions.yml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from agendacrawl.core.arguments import Arguments
from agendacrawl.core.site import LIVE_SITE

FIGURES = (
    "pages", "persons", "understood", "alike", "addresses", "dates", "cancelled", "the_hague_single",
    "the_hague_single_change", "the_hague_weekly_change",
    "pages_of_most", "growth", "persons_of_most", "activities_of_usual",
    "named", "fetched",
)  # fmt: skip


class AssertionFileError(ValueError):
    """The assertions file has an error; the message says where."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number about a run; for a share, `of` is the number that it is a share of, otherwise None."""

    value: float
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """The least and the most that a figure may be, both included; only a figure based on at least `of` is judged."""

    least: float | None = None
    most: float | None = None
    of: int = 0


@dataclass(frozen=True, slots=True)
class Scope:
    """A kind of run and its bounds. `days` is the shortest period to which it applies."""

    name: str
    bounds: Mapping[str, Bound]
    live: bool | None = None
    everybody: bool | None = None
    days: int = 0

    def holds(self, arguments: Arguments) -> bool:
        """Tell whether a run with these arguments falls in this scope."""
        everybody = not (arguments.people or arguments.ministries or arguments.max_pages)
        return (
            self.live in (None, arguments.site == LIVE_SITE)
            and self.everybody in (None, everybody)
            and (arguments.until - arguments.since).days + 1 >= self.days
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure compared with its bound."""

    name: str
    figure: Figure
    bound: Bound

    @property
    def judged(self) -> bool:
        """Tell whether there is enough data to judge by."""
        return self.figure.of is None or self.figure.of >= max(self.bound.of, 1)

    @property
    def held(self) -> bool:
        """Tell whether the figure is within its bound, or can't be judged."""
        least, most, value = self.bound.least, self.bound.most, self.figure.value
        return not self.judged or ((least is None or value >= least) and (most is None or value <= most))

    def __str__(self) -> str:
        """Return the number and its bound in words.

        >>> str(Verdict("the_hague_single", Figure(0.98, 284), Bound(0.3, 0.95, 50)))
        'the_hague_single is 0.98 (of 284), must be at least 0.3 and at most 0.95'
        """
        sides = (("at least", self.bound.least), ("at most", self.bound.most))
        must = " and ".join(f"{words} {value:g}" for words, value in sides if value is not None)
        rests = "" if self.figure.of is None else f" (of {self.figure.of})"
        return f"{self.name} is {self.figure.value:.3g}{rests}, must be {must}"


def read_scopes(path: Path | None = None) -> list[Scope]:
    """Return the scopes in a file, in order; without a path, those in the package's own file.

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


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier good run with the same arguments: the length of its period, and its counters."""

    days: int
    stats: Mapping[str, Any]


def figures(stats: Mapping[str, Any], days: int, past: Sequence[Past]) -> dict[str, Figure]:
    """Return the figures of a run over `days` days, from its counters and those of the last good runs.

    It is compared with the largest of those runs, not with the last: a site that shrinks by half each time is noticed
    the second time. Lower bounds come from periods no longer than its own, upper bounds from periods no shorter.
    No more people are expected than held office in the period: eight weeks after a cabinet has left, its last weeks
    drop out of the period, and half of the people with them.
    """
    pages, activities = _pages(stats), _count(stats, "activities")
    came = pages + _count(stats, "pages/other_person", "pages/other_department", "pages/not_understood")
    shorter = [run.stats for run in past if run.days <= days]
    longer = [run.stats for run in past if run.days >= days]
    persons, known = _count(stats, "people/seen"), _count(stats, "scan/known")
    most = max((_count(run, "people/seen") for run in shorter), default=0)
    usual = median(_per_page(run) for run in shorter) if shorter else 0
    return {
        "pages": Figure(pages),
        "persons": Figure(persons),
        "understood": _share(came - _count(stats, "pages/not_understood"), came),
        "alike": _share(_count(stats, "pages/alike"), pages),
        "addresses": _share(_count(stats, "fits/address"), pages),
        "dates": _share(_count(stats, "fits/day"), activities),
        "cancelled": _share(_count(stats, "flags/cancelled"), activities),
        "the_hague_single": _in_the_hague(stats, "single"),
        "the_hague_single_change": _change(stats, "single", past),
        "the_hague_weekly_change": _change(stats, "weekly", past),
        "pages_of_most": _share(pages, max(map(_pages, shorter), default=0)),
        "growth": _share(pages, max(map(_pages, longer), default=0)),
        "persons_of_most": _share(persons, min(most, stats.get("agenda/people/in_office", most))),
        "named": _share(known - _count(stats, "scan/unlisted"), known),
        "fetched": _share(came, came + _count(stats, "pages/failed")),
        "activities_of_usual": Figure(_per_page(stats) / usual if usual else 0, pages if usual else 0),
    }


def _count(stats: Mapping[str, Any], *names: str) -> int:
    return sum(stats.get(f"agenda/{name}", 0) for name in names)


def _pages(stats: Mapping[str, Any]) -> int:
    return _count(stats, "pages/single", "pages/weekly")


def _per_page(stats: Mapping[str, Any]) -> float:
    return _count(stats, "activities") / (_pages(stats) or 1)


def _in_the_hague(stats: Mapping[str, Any], form: str) -> Figure:
    """Return the share of physical activities that state a place, on pages of one form, that were in The Hague."""
    return _share(
        _count(stats, f"physical/{form}/in_the_hague"), _count(stats, f"physical/{form}/with_place")
    )


def _change(stats: Mapping[str, Any], form: str, past: Sequence[Past]) -> Figure:
    """Return how far this share lies from the median of earlier runs; it is based on the smaller of both numbers.

    Computed by form, since weekly pages leave out most places in The Hague and single pages state them: the two
    shares have nothing to do with each other. Runs without the form don't count.
    """
    now = _in_the_hague(stats, form)
    before = [one for run in past if (one := _in_the_hague(run.stats, form)).of]
    if not before:
        return Figure(0, 0)
    return Figure(
        now.value - median(one.value for one in before), min(now.of or 0, max(one.of or 0 for one in before))
    )


def _share(part: int, whole: int) -> Figure:
    return Figure(part / whole if whole else 0, whole)


def judge_figures(scope: Scope, found: Mapping[str, Figure]) -> list[Verdict]:
    """Compare the figures of a run with the bounds of its scope."""
    return [Verdict(name, found[name], bound) for name, bound in scope.bounds.items()]


def scope_of(arguments: Arguments, scopes: list[Scope]) -> Scope:
    """Return the first scope that a run falls in. Raises AssertionFileError if there is none."""
    for scope in scopes:
        if scope.holds(arguments):
            return scope
    raise AssertionFileError("No scope of the assertions is for this run: let the last one have `when: {}`.")
