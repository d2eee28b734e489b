"""What becomes of a known page that is read again: which line was which, and what is kept though it is gone.

The site takes the names of ministers who have left off its old pages, and pages lose types and places when their
markup changes. What is known is never overwritten by nothing, and what is kept stays with its own appointment: a
place that stands at another line now has moved there and was not lost.
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
from agendacrawl.events.matching import Line, Matching, connected, match

_OF_PLACE = {Flag.PLACE_UNRESOLVED, Flag.PLACE_CONTRADICTION}


@dataclass(slots=True, frozen=True)
class KnownActivity:
    """An activity as it is stored: what the page said of it, with what was kept before."""

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
    """A page as it is stored. `seen_run` saw it so last, `lost_names` has the run that last saw each name."""

    people: tuple[str, ...]
    seen_run: int
    lost_names: Mapping[str, int]
    activities: tuple[KnownActivity, ...]


@dataclass(slots=True, frozen=True)
class LostName:
    """A name that the page stated once and states no longer; `kept`: it counts all the same."""

    name: str
    last_seen_run: int
    kept: bool


@dataclass(slots=True, frozen=True)
class Merged:
    """The page as it is to be stored. `keep` tells by key what of a row stays: its type, places or facts."""

    page: AgendaPage
    keep: Mapping[str, Sequence[str]]
    lost_names: Sequence[LostName]


def merge(known: KnownPage, page: AgendaPage) -> Merged:
    """Return a page as read with what is kept of it as known; `page` stays as it is."""
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
    """Return both without the people read from words: what the site once stated goes before them."""

    def stated(one: KnownActivity) -> KnownActivity:
        return replace(one, people=()) if Flag.PEOPLE_FROM_TEXT in one.flags else one

    known = replace(known, activities=tuple(map(stated, known.activities)))
    if not (known.people or any(one.people for one in known.activities)):
        return known, page
    return known, replace(page, activities=[_without_guess(one) for one in page.activities])


def _without_guess(one: Activity) -> Activity:
    if Flag.PEOPLE_FROM_TEXT not in one.flags:
        return one
    flags: list[Flag] = [flag for flag in one.flags if flag != Flag.PEOPLE_FROM_TEXT]
    return replace(one, people=[], people_confidence=None, people_evidence=None, flags=flags)


# -- Which was which ---------------------------------------------------------------------------


def _match(known: KnownPage, page: AgendaPage) -> Matching:
    """A page of one activity is that activity, whatever it says of it."""
    if not page.weekly and len(known.activities) == len(page.activities) == 1:
        return Matching((0,))
    return match([_line(one) for one in known.activities], [_line(one) for one in page.activities])


def _line(one: KnownActivity | Activity) -> Line:
    place = one.stated_place or one.day_place
    return Line(one.date, one.title, one.start_time, place, one.description, frozenset(one.people))


def _keys(olds: Sequence[KnownActivity | None], page: AgendaPage) -> Iterator[str]:
    """Yield the key of each activity: for good the one under which it was first seen."""
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
    """Return who is named no longer. A name is kept where the page names nobody, and where it left the register since.

    Somebody who still holds that office was taken off for another reason, and goes. The one name of a week that now
    has another was a mistake, and never lost: a week is one person's.
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
    """Return who is meant: one person is one name, however two versions of a page write it."""
    found = register.person_of(name, page.date)
    return found.name if found else name


def _is_of_the_page(name: str, known: KnownPage) -> bool:
    """Tell whether a name belongs to all of a page, and not to some of its activities only."""
    has_it = [name in one.people for one in known.activities]
    return all(has_it) or not any(has_it)


def _people(
    old: KnownActivity | None, new: Activity, known: KnownPage, kept: Sequence[str], everywhere: Sequence[str]
) -> list[str]:
    """Return who takes part: whom the page names, and who is kept of this activity, or of all of the page."""
    if old is not None and not new.people:
        return list(old.people)
    own = [name for name in kept if name in everywhere or (old is not None and name in old.people)]
    return _in_order(new.people, own, old.people if old is not None else known.people)


def _in_order(stated: Sequence[str], kept: Sequence[str], before: Sequence[str]) -> list[str]:
    """Return the stated names with each kept one behind the name that it stood behind before.

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
    """Return the ministries: those of who is kept too, where they follow from the people."""
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
    """Return what tells whether a place of an activity stands at another line now that may be the same appointment."""

    def moved(place: str) -> bool:
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
    """Give an activity the stated type and place that its page lost; return what of its row stays."""
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
    """Return the place of the label, or of the day heading, that is gone; None where other words now say where."""
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
