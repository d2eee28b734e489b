"""Merge a known page that is read again: which line was which, and what is kept although the page lost it.

The site removes the names of departed ministers from its old pages, and pages lose types and places when their
markup changes. Known data is never overwritten by nothing, and what is kept stays with its own appointment: a place
that is now at another line has moved there and was not lost.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from agendacrawl import register
from agendacrawl.core.items import Activity, AgendaPage, Problem
from agendacrawl.core.vocabulary import Flag, Mode
from agendacrawl.dutch.text import fold
from agendacrawl.events.line import Line, Matching

_OF_PLACE = {Flag.PLACE_UNRESOLVED, Flag.PLACE_CONTRADICTION}


@dataclass(slots=True, frozen=True)
class KnownActivity:
    """An activity as stored: what the page said about it, with what was kept earlier."""

    key: str
    title: str
    description: str
    date: dt.date
    start_time: dt.time | None
    type_stated: str | None
    stated_place: str | None
    day_place: str | None
    flags: tuple[str, ...]
    people: tuple[str, ...]
    ministries: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class KnownPage:
    """A page as stored.

    `seen_run` is the last run that saw it in this state; `lost_names` maps each lost name to the run that last saw it.
    """

    people: tuple[str, ...]
    seen_run: int
    lost_names: Mapping[str, int]
    activities: tuple[KnownActivity, ...]


@dataclass(slots=True, frozen=True)
class LostName:
    """A name that the page used to state and no longer does; `kept` if it still counts."""

    name: str
    last_seen_run: int
    kept: bool


@dataclass(slots=True, frozen=True)
class Merged:
    """The page as it is to be stored. `keep` maps keys to what stays of a row: its type, places or facts."""

    page: AgendaPage
    keep: Mapping[str, Sequence[str]]
    lost_names: Sequence[LostName]


def merge(known: KnownPage, page: AgendaPage) -> Merged:
    """Return a page as just read, with what is kept of its known version; `page` itself is not changed."""
    known, page = _without_guesses(known, page)
    matching = _match(known, page)
    lost = _lost_names(known, page)
    kept = [one.name for one in lost if one.kept]
    everywhere = [name for name in kept if _is_of_the_page(name, known)]
    problems = [Problem("kept_people", page.path, name) for name in kept]
    if matching.untried:
        words = f"{matching.untried} lines were not compared with those before the edit: there are too many."
        problems.append(Problem("unmatched_lines", page.path, words))
    if not page.activities:
        problems += [Problem("kept_activities", page.path, one.title) for one in known.activities]
    olds: list[KnownActivity | None] = [None if at is None else known.activities[at] for at in matching.found]
    keep, activities = {}, []
    for (old, new), key in zip(zip(olds, page.activities, strict=True), _keys(olds, page), strict=True):
        own = _people(old, new, known, kept, everywhere if new.people == page.people else ())
        merged = replace(new, key=key, people=own, ministries=_ministries(old, new, page, own))
        stays = (
            [] if old is None else _keep(old, merged, problems, _may_have_moved(known, page, matching, old))
        )
        if stays:
            keep[key] = stays
        activities.append(merged)
    failed = any(one.kind == "step_failed" for one in page.problems)
    for old, one in zip(olds, activities, strict=True):
        if failed and old is not None and _says_the_same(old, one):
            keep[one.key] = ["type", "places", "facts"]
            one.flags = [Flag(flag) for flag in old.flags]
    people = _in_order(page.people, everywhere, known.people)
    return Merged(
        replace(page, activities=activities, people=people, problems=[*page.problems, *problems]), keep, lost
    )


def _without_guesses(known: KnownPage, page: AgendaPage) -> tuple[KnownPage, AgendaPage]:
    """Return both without people read from the text: what the site once stated takes precedence.

    Whom a person named instead the site never stated: nobody is lost where that correction was withdrawn.
    """

    def stated(one: KnownActivity) -> KnownActivity:
        named = {Flag.PEOPLE_FROM_TEXT, Flag.PEOPLE_CORRECTED}.isdisjoint(one.flags)
        return one if named else replace(one, people=())

    known = replace(known, activities=tuple(map(stated, known.activities)))
    if not (known.people or any(one.people for one in known.activities)):
        return known, page
    return known, replace(page, activities=[_without_guess(one) for one in page.activities])


def _without_guess(one: Activity) -> Activity:
    if Flag.PEOPLE_FROM_TEXT not in one.flags:
        return one
    flags: list[Flag] = [flag for flag in one.flags if flag != Flag.PEOPLE_FROM_TEXT]
    return replace(one, people=[], people_confidence=None, people_evidence=None, flags=flags)


# -- Which line was which ----------------------------------------------------------------------


def _match(known: KnownPage, page: AgendaPage) -> Matching:
    """Match the activities; the only activity of a page is always that activity, whatever the page says about it."""
    if not page.weekly and len(known.activities) == len(page.activities) == 1:
        return Matching((0,))
    from agendacrawl.events.matching import match

    return match([_line(one) for one in known.activities], [_line(one) for one in page.activities])


def _line(one: KnownActivity | Activity) -> Line:
    place = one.stated_place or one.day_place
    return Line(one.date, one.title, one.start_time, place, one.description, frozenset(one.people))


def _keys(olds: Sequence[KnownActivity | None], page: AgendaPage) -> Iterator[str]:
    """Yield the key of each activity: permanently the one under which it was first seen."""
    taken = {old.key for old in olds if old is not None}
    for old, new in zip(olds, page.activities, strict=True):
        if old is not None:
            yield old.key
            continue
        key = next(key for n in count(1) if (key := new.key if n == 1 else f"{new.key}#{n}") not in taken)
        taken.add(key)
        yield key


# -- Who ---------------------------------------------------------------------------------------


def _lost_names(known: KnownPage, page: AgendaPage) -> list[LostName]:
    """Return who is no longer named.

    A name is kept if the page now names nobody, or if the person has left the register since.
    Somebody who still holds that office was removed for another reason, and is dropped. If the only name of a week was
    replaced by another, it was a mistake and is not lost: a week belongs to one person.
    """
    named = {
        _person(name, page)
        for name in [*page.people, *(name for one in page.activities for name in one.people)]
    }
    before = dict.fromkeys([*known.people, *(name for one in known.activities for name in one.people)])
    if page.weekly and len(before) == len(named) == 1:
        before = {}
    days = {page.date, *(one.date for one in page.activities)}
    lost = []
    for name in dict.fromkeys([*before, *known.lost_names]):
        if _person(name, page) in named:
            continue
        has_left = any(register.has_left(name, day, page.fetched_at.date()) for day in days)
        kept = has_left or (not named and name in before)
        lost.append(LostName(name, known.lost_names.get(name, known.seen_run), kept))
    return lost


def _person(name: str, page: AgendaPage) -> str:
    """Return the register's name for a person, however different versions of a page write it."""
    found = register.person_of(name, page.date)
    return found.name if found else name


def _is_of_the_page(name: str, known: KnownPage) -> bool:
    """Tell whether a name belongs to a whole page, not just to some of its activities."""
    has_it = [name in one.people for one in known.activities]
    return all(has_it) or not any(has_it)


def _people(
    old: KnownActivity | None, new: Activity, known: KnownPage, kept: Sequence[str], everywhere: Sequence[str]
) -> list[str]:
    """Return who takes part: those whom the page names, and those kept for this activity or for the whole page."""
    if old is not None and not new.people:
        return list(old.people)
    own = [name for name in kept if name in everywhere or (old is not None and name in old.people)]
    return _in_order(new.people, own, old.people if old is not None else known.people)


def _in_order(stated: Sequence[str], kept: Sequence[str], before: Sequence[str]) -> list[str]:
    """Return the stated names, with each kept name inserted after the name that it used to follow.

    >>> _in_order(["C", "D"], ["A", "B"], ["A", "C", "B"])
    ['A', 'C', 'B', 'D']
    """
    found = list(stated)
    for name in kept:
        if name in found:
            continue
        ahead = before[: before.index(name)] if name in before else found
        found.insert(max((found.index(one) + 1 for one in ahead if one in found), default=0), name)
    return found


def _ministries(
    old: KnownActivity | None, new: Activity, page: AgendaPage, people: Sequence[str]
) -> list[str]:
    """Return the ministries; where they follow from the people, include those of the people kept."""
    if page.ministries or list(people) == new.people:
        return new.ministries or list(old.ministries if old is not None else ())
    kept = {m for name in people if name not in new.people for m in register.ministries_of(name, new.date)}
    if kept or new.ministries or old is None:
        return sorted({*new.ministries, *kept})
    return list(old.ministries)


# -- What else ---------------------------------------------------------------------------------


def _may_have_moved(
    known: KnownPage, page: AgendaPage, matching: Matching, old: KnownActivity
) -> Callable[[str], bool]:
    """Return a test for whether a place of an activity is now at another line that may be the same appointment."""

    def moved(place: str) -> bool:
        from agendacrawl.events.matching import connected

        for at, new in zip(matching.found, page.activities, strict=True):
            was = None if at is None else known.activities[at]
            if was is old or not _is_at(new, place) or (was is not None and _is_at(was, place)):
                continue
            if connected(_line(old), _line(new)):
                return True
        return False

    return moved


def _is_at(one: KnownActivity | Activity, place: str) -> bool:
    return fold(place) in (fold(one.stated_place or ""), fold(one.day_place or ""))


def _keep(
    old: KnownActivity, new: Activity, problems: list[Problem], moved: Callable[[str], bool]
) -> list[str]:
    """Restore the stated type and place that the page of an activity lost; return what stays of its row."""
    stays = []
    if old.type_stated is not None and new.type_stated is None:
        new.type_stated = old.type_stated
        problems.append(Problem("kept_type", new.key, old.type_stated))
        stays.append("type")
    if place := _lost_place(old, new):
        if moved(place):
            return stays
        new.stated_place, new.day_place = new.stated_place or old.stated_place, new.day_place or old.day_place
        new.flags = [flag for flag in new.flags if flag not in _OF_PLACE]
        new.flags += [Flag(flag) for flag in old.flags if flag in _OF_PLACE]
        problems.append(Problem("kept_place", new.key, place))
        stays.append("places")
    return stays


def _lost_place(old: KnownActivity, new: Activity) -> str | None:
    """Return the place that is gone from label or day heading; None if other words now say where."""
    if new.stated_place or (_says_where(new) and fold(new.title) != fold(old.title)):
        return None
    if old.stated_place:
        return old.stated_place if new.day_place in (None, old.day_place) else None
    return old.day_place if not new.day_place and new.date == old.date else None


def _says_where(new: Activity) -> bool:
    return bool(new.places) or new.mode is not Mode.UNKNOWN


def _says_the_same(old: KnownActivity, new: Activity) -> bool:
    return (old.title, old.description, old.stated_place, old.day_place) == (
        new.title, new.description, new.stated_place, new.day_place,
    )  # fmt: skip
