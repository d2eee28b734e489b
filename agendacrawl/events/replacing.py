"""Find which page was replaced by which: the same week, or the same event, under another address.

A page may have been replaced if it is gone: it answers 404 or 410, redirects permanently, or is not listed anywhere.
Its successor is a page of the same people that was seen later and says the same. A week that is on two pages at the
same time was published twice. A page of one activity that still exists is never replaced: two such pages about one
event are linked (agendacrawl.events.link), and both stay.
The rules are in RULES, strongest reason first; each holds independently of the others.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz.fuzz import ratio

from agendacrawl.dutch.text import fold
from agendacrawl.events.line import Line
from agendacrawl.events.words import GENERIC, kinds_of, words_of

DAYS = 6  # by which an event may move under a new address: less than a week, since many events are weekly
_SLIP = 80  # similarity of the letters of two words, in per cent, from which one may be a misspelling of the other
_SPELT, _LETTERS = (
    5,
    2,
)  # letters from which a word may be misspelt; letters that a misspelling adds or omits, at most
_TELLING = 3  # letters from which a word alone may identify an event: not the J of "J&V"
_TEXT = 30  # letters from which the equality of two texts is significant
_ALMOST_ALL, _MOST, _SOME = 0.8, 0.5, 0.3  # shares of the lines of a week
_CROWD = 300  # pages of one day, or weeks of one Monday, that are compared with each other: the site has some dozens
_WEEKLY_TITLES = words_of("ministerraad rijksministerraad vragenuur vragenuurtje onderraad onderraden")
_OF_ADDRESS = GENERIC | words_of("agenda week weekagenda weekoverzicht overzicht jaar")


class Reason(StrEnum):
    """Why a page is a later version of another."""

    REDIRECTED = "redirected"  # the old address redirects to it permanently
    SAME_WEEK = (
        "same_week"  # the week of the same person, with the same lines or the same words in the address
    )
    SAME_TITLE = "same_title"  # the same event by its title, apart from misspellings
    SAME_WORDS = "same_words"  # the same distinctive words, in another kind of title
    SAME_TEXT = "same_text"  # the same text below another title
    MERGED = "merged"  # a page that says more or less about the same, and changed when the old one went
    OTHER_DAY = "other_day"  # the same page some days earlier or later


@dataclass(slots=True, frozen=True)
class Version:
    """A page with its lines. `date` is the day in its address, for a week its Monday; `people` are those of the page.

    `last_listed` is the last run in which the page was known to be listed, None while it still is; `first_seen` and
    `changed` are the runs in which it was first read and last changed. `moved_to` is the target of a permanent
    redirect.
    """

    path: str
    weekly: bool
    date: dt.date
    people: frozenset[str]
    lines: tuple[Line, ...]
    first_seen: int
    changed: int
    last_listed: int | None = None
    published: dt.datetime | None = None
    moved_to: str | None = None


@dataclass(slots=True, frozen=True)
class Replacement:
    """The path of the page that counts now, and why."""

    by: str
    reason: Reason


class _Page:
    """A version with what its words say, read once."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.slug = version.path.rsplit("/", 1)[-1]

    @property
    def gone(self) -> bool:
        return self.version.last_listed is not None

    def age(self) -> tuple[bool, int, float, int, str]:
        """Return the sort key for versions of one page: the newest comes last."""
        one = self.version
        published = one.published.timestamp() if one.published else 0.0
        return not self.gone, one.last_listed or 0, published, one.first_seen, one.path

    @cached_property
    def line(self) -> Line:
        return self.version.lines[0]

    @cached_property
    def own(self) -> frozenset[str]:
        """Return the words that distinguish nothing: generic words of titles, and the names of its people."""
        return GENERIC.union(*(words_of(fold(name)) for name in self.version.people))

    @cached_property
    def title(self) -> str:
        return fold(self.line.title)

    @cached_property
    def words(self) -> frozenset[str]:
        return words_of(self.title) - self.own

    @cached_property
    def text(self) -> str:
        return fold(self.line.text)

    @cached_property
    def said(self) -> frozenset[str]:
        return self.words | (words_of(self.text) - self.own)

    @cached_property
    def place(self) -> frozenset[str]:
        return words_of(fold(self.line.place or ""))

    @cached_property
    def address(self) -> frozenset[str]:
        """Return the words of the address that tell whose week it is, in any order."""
        return frozenset(word for word in words_of(fold(self.slug)) - _OF_ADDRESS if not word.isdigit())


@dataclass(slots=True, frozen=True)
class _Pair:
    """An old page and one that may have replaced it."""

    old: _Page
    new: _Page

    @property
    def appeared(self) -> bool:
        """Tell whether the new page was first seen when the old one was no longer listed."""
        last = self.old.version.last_listed
        return last is not None and self.new.version.first_seen > last

    @property
    def changed(self) -> bool:
        """Tell whether the new page appeared, or was edited, after the old one was last listed."""
        last = self.old.version.last_listed
        return last is not None and max(self.new.version.first_seen, self.new.version.changed) > last

    @property
    def same_day(self) -> bool:
        return self.old.version.date == self.new.version.date

    @property
    def of_the_same(self) -> bool:
        """Tell whether the people of one are all among those of the other."""
        old, new = self.old.version.people, self.new.version.people
        return bool(old and new) and (old <= new or new <= old)

    @property
    def of_others(self) -> bool:
        """Tell whether both name people, but not the same ones."""
        return bool(self.old.version.people and self.new.version.people) and not self.of_the_same

    @property
    def elsewhere(self) -> bool:
        return bool(self.old.place and self.new.place) and not self.old.place & self.new.place

    @property
    def other_time(self) -> bool:
        old, new = self.old.line.start_time, self.new.line.start_time
        return old is not None and new is not None and old != new

    @property
    def one_kind(self) -> bool:
        old, new = kinds_of(words_of(self.old.title)), kinds_of(words_of(self.new.title))
        return bool(old & new) or not (old and new)

    @property
    def same_text(self) -> bool:
        return len(self.old.text) >= _TEXT and self.old.text == self.new.text

    @property
    def same_title(self) -> bool:
        """Tell whether the titles are equal, apart from misspellings in their distinctive words."""
        old, new = self.old, self.new
        return old.title == new.title or (
            bool(old.words and new.words and old.words != new.words)
            and len(old.words) == len(new.words)
            and self.one_kind
            and all(_slip(word, new.words) for word in old.words - new.words)
        )


def _slip(word: str, of: Iterable[str]) -> bool:
    """Tell whether a word is a misspelling of another: "shcool" of "school", but not "VNG" of "VNO".

    >>> _slip("shcool", ["school"]), _slip("vng", ["vno"]), _slip("rijksministerraad", ["ministerraad"])
    (True, False, False)
    """
    return len(word) >= _SPELT and any(
        ratio(word, other) >= _SLIP and abs(len(word) - len(other)) <= _LETTERS
        for other in of
        if other != word
    )


# -- Rules -------------------------------------------------------------------------------------


def _redirected(pair: _Pair) -> bool:
    """Tell whether the site itself redirects to a page of about the same day."""
    apart = abs((pair.old.version.date - pair.new.version.date).days)
    return pair.old.version.moved_to == pair.new.version.path and apart <= DAYS and not pair.of_others


def _same_week(pair: _Pair) -> bool:
    """Tell whether two pages are one person's week: they share lines, or their addresses name that person."""
    old, new = pair.old.version, pair.new.version
    if not (old.weekly and pair.same_day) or pair.of_others:
        return False
    named = bool(pair.old.address) and pair.old.address == pair.new.address
    if not pair.of_the_same and not named:
        return False
    if not old.lines or not new.lines:
        return named and pair.old.gone
    from agendacrawl.events.matching import match

    shared = sum(at is not None for at in match(old.lines, new.lines).found)
    of_old, of_new = shared / len(old.lines), shared / len(new.lines)
    if not pair.old.gone:
        return of_old >= _ALMOST_ALL and of_new >= _MOST and old.people == new.people
    return (named and shared > 0) or min(of_old, of_new) >= (_SOME if pair.appeared else _MOST)


def _same_title(pair: _Pair) -> bool:
    unnamed = (
        pair.appeared and not pair.of_others and (pair.same_text or bool(pair.old.place & pair.new.place))
    )
    if not (pair.same_day and pair.same_title and (pair.of_the_same or unnamed)):
        return False
    if pair.old.words:
        return pair.changed or not (pair.other_time or pair.elsewhere)
    agree = bool(pair.old.place & pair.new.place) and not pair.other_time
    return pair.same_text or (pair.appeared and agree)


def _same_words(pair: _Pair) -> bool:
    same = bool(pair.old.words) and pair.old.words == pair.new.words and pair.one_kind
    return pair.same_day and pair.of_the_same and same and not (pair.other_time or pair.elsewhere)


def _same_text(pair: _Pair) -> bool:
    alike = pair.old.words & pair.new.words or pair.one_kind
    return pair.same_day and pair.of_the_same and pair.same_text and bool(alike) and not pair.other_time


def _merged(pair: _Pair) -> bool:
    old, new = pair.old, pair.new
    if not (
        pair.same_day and pair.of_the_same and pair.changed and pair.one_kind and old.words and new.words
    ):
        return False
    if pair.other_time or pair.elsewhere:
        return False
    fewer = min(old.words, new.words, key=len)
    part = (old.words <= new.words or new.words <= old.words) and any(len(word) >= _TELLING for word in fewer)
    return part or (old.words <= new.said and new.words <= old.said)


def _other_day(pair: _Pair) -> bool:
    if pair.same_day or not pair.appeared or abs((pair.old.version.date - pair.new.version.date).days) > DAYS:
        return False
    if pair.old.version.people != pair.new.version.people or not pair.old.version.people:
        return False
    one_of_many = not pair.old.words or bool(pair.old.words & _WEEKLY_TITLES)
    return pair.same_title and not one_of_many and (pair.old.slug == pair.new.slug or pair.same_text)


RULES: tuple[tuple[Reason, Callable[[_Pair], bool]], ...] = (
    (Reason.REDIRECTED, _redirected),
    (Reason.SAME_WEEK, _same_week),
    (Reason.SAME_TITLE, _same_title),
    (Reason.SAME_WORDS, _same_words),
    (Reason.SAME_TEXT, _same_text),
    (Reason.MERGED, _merged),
    (Reason.OTHER_DAY, _other_day),
)
_FOR_WEEKS = {Reason.REDIRECTED, Reason.SAME_WEEK}


def replacements(versions: Iterable[Version]) -> dict[str, Replacement]:
    """Map the path of each replaced page to the page that counts in its place.

    >>> day, people = dt.date(2024, 9, 3), frozenset(["Rob Jetten"])
    >>> line = (Line(day, "Bezoek aan Chemelot"),)
    >>> old = Version("/2024/09/03/bezoek", False, day, people, line, first_seen=1, changed=1, last_listed=1)
    >>> new = Version("/2024/09/03/chemelot", False, day, people, line, first_seen=2, changed=2)
    >>> replacements([old, new])["/2024/09/03/bezoek"].reason
    <Reason.SAME_TITLE: 'same_title'>
    """
    pages = [_Page(one) for one in versions]
    near: defaultdict[tuple[bool, dt.date], list[_Page]] = defaultdict(list)
    for one in pages:
        near[one.version.weekly, one.version.date].append(one)
    for day in [day for day, there in near.items() if len(there) > _CROWD]:
        del near[day]
    found = {}
    for old in pages:
        if old.gone or old.version.weekly:
            best = min(_successors(old, near), default=None, key=lambda pair: pair[0])
            if best is not None:
                found[old.version.path] = best[1]
    return found


def crowds(versions: Iterable[Version]) -> dict[dt.date, int]:
    """Return the days with so many pages that none of them is compared with another, and how many they are.

    Comparing them would take hours on a site where thousands of addresses name one day.
    """
    pages = Counter((one.weekly, one.date) for one in versions)
    return {day: number for (_, day), number in pages.items() if number > _CROWD}


def _successors(
    old: _Page, near: dict[tuple[bool, dt.date], list[_Page]]
) -> Iterator[tuple[tuple[int, float], Replacement]]:
    """Yield every later version of a page with its rank: strongest reason first, then most similar title."""
    days = (0,) if old.version.weekly else range(-DAYS, DAYS + 1)
    reasons = list(Reason)
    for apart in days:
        for new in near.get((old.version.weekly, old.version.date + dt.timedelta(days=apart)), ()):
            if new is old or new.age() <= old.age():
                continue
            if reason := _reason(_Pair(old, new)):
                alike = 0.0 if old.version.weekly else ratio(old.title, new.title)
                yield (reasons.index(reason), -alike), Replacement(new.version.path, reason)


def _reason(pair: _Pair) -> Reason | None:
    """Return why one page is a later version of another; None if nothing says so."""
    weekly = pair.old.version.weekly
    if not weekly and not (pair.old.version.lines and pair.new.version.lines):
        return None
    rules = (rule for rule in RULES if not weekly or rule[0] in _FOR_WEEKS)
    return next((reason for reason, holds in rules if holds(pair)), None)
