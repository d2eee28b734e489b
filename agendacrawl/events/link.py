"""Find rows of different pages that are one event, by day, time, place, title, and who is named in the text.

A shared event often appears in several people's weeks, worded alike or not, and sometimes on a page of its own. A
pair needs a reason and no contradiction; pairs are joined into groups, best first, and only if the whole group stays
consistent: one row per page, no two that contradict. So "Gesprek met VNG" twice on one page stays two events, and
each can still be linked to its own row on another page.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations, product

from rapidfuzz.fuzz import token_set_ratio

from agendacrawl.core.territory import THE_HAGUE
from agendacrawl.dutch.text import fold
from agendacrawl.events.words import GENERIC, ROLES, kinds_of, words_of

MINUTES = 15  # stated starts that differ by more are two events
LIKE = 0.9  # similarity of the content words of two titles from which they count as alike
MOST = 1000  # rows of one day that are compared with each other: the busiest day of the real agendas has some 150
_LONGEST = dt.timedelta(days=31)  # a longer span is a mistake on the page: only its first day counts


# Generic titles that ministers of one ministry share: for these, the same ministry is enough support.
_OF_A_MINISTRY = words_of(
    "bewindspersonenoverleg bewindsliedenoverleg bewindspersonenstaf staf stafoverleg bestuurlijk debat "
    "commissiedebat tweeminutendebat wetgevingsoverleg notaoverleg"
)
# These take place once a day, whatever times the pages state.
_ONCE_A_DAY = words_of(
    "ministerraad rijksministerraad prinsjesdag vragenuur vragenuurtje kindervragenuur troonrede "
    "verantwoordingsdag koningsdag dodenherdenking bevrijdingsdag veteranendag"
)
# Every minister has introductory meetings of their own: these need more than similar titles.
_EACH_ITS_OWN = re.compile(r"\bkennismak")
_PARTICLES = words_of("van der de den ten ter te het t")
# A role, and the words behind it that may be a surname: "staatssecretaris Van der Burg".
_A_ROLE = rf"\b(?:{ROLES.replace(' ', '|')})"
_ROLE, _NAMED = re.compile(_A_ROLE), re.compile(rf"{_A_ROLE}((?: (?:van|der|de|den))* \w+)")
_NUMBER = re.compile(r"\d+|eerste|tweede|derde|vierde")


class Reason(StrEnum):
    """Why two rows are one event."""

    SAME_TITLE = "same_title"
    LIKE_TITLE = "like_title"
    NAMED = "named"  # one names the other's person by role and surname, and they share a word or each names the other's


@dataclass(slots=True, frozen=True)
class Row:
    """What linking needs to know of an activity: `agenda.activity.id`, its page, and what the page says about it.

    `codes` are CBS codes of municipalities, `places` names of places, `text` is what the page adds to the title,
    `from_text` tells whether the page names nobody and `people` were read from its words,
    `rank` is its position among the activities of its page. Times are local (Europe/Amsterdam).
    """

    id: int
    page: str
    weekly: bool
    date: dt.date
    title: str
    end_date: dt.date | None = None
    start_time: dt.time | None = None
    people: frozenset[str] = frozenset()
    from_text: bool = False
    ministries: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    mode: str = "unknown"
    text: str = ""
    rank: int = 0


@dataclass(slots=True, frozen=True)
class Link:
    """The event that a row belongs to, and the row it was first linked to: why, and how similar the titles are."""

    event_id: int
    reason: Reason
    similarity: float
    linked_to: int


@dataclass(slots=True, frozen=True)
class _Facts:
    """A row with what its words say, read once."""

    row: Row
    title: str
    words: frozenset[str]
    content: frozenset[str]
    kinds: frozenset[int]
    numbers: frozenset[str]
    place_words: frozenset[str]
    said: str
    names_somebody: bool
    last: dt.date


@dataclass(slots=True, frozen=True)
class _Pair:
    """Two rows that may be one event."""

    first: int
    second: int
    reason: Reason
    similarity: float
    same_time: bool
    apart: int

    def order(self) -> tuple[bool, bool, float, int, int, int]:
        """Return the sort key, best first: same time, then same title, then similarity, then order on the pages."""
        other_title = self.reason is not Reason.SAME_TITLE
        return not self.same_time, other_title, -self.similarity, self.apart, self.first, self.second


def windows(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Cut rows, in the order of their dates, where no event can reach across; each part can be linked on its own.

    >>> day = dt.date(2024, 9, 3)
    >>> next_day, later = day + dt.timedelta(days=1), day + dt.timedelta(days=3)
    >>> rows = [Row(0, "/0", True, day, "Bezoek", next_day)]
    >>> rows += [Row(1, "/1", True, next_day, "Bezoek"), Row(3, "/3", True, later, "Bezoek")]
    >>> [[row.id for row in part] for part in windows(rows)]
    [[0, 1], [3]]
    """
    part: list[Row] = []
    until = dt.date.min
    for row in rows:
        if part and row.date > until:
            yield part
            part, until = [], dt.date.min
        part.append(row)
        until = max(until, _last(row))
    if part:
        yield part


def crowds(rows: Iterable[Row]) -> dict[dt.date, int]:
    """Return the days with so many rows that they are not compared, and how many they are.

    Each is compared with each: a page with thousands of lines on one day would hold up a run for hours.
    """
    return {day: number for day, number in Counter(row.date for row in rows).items() if number > MOST}


def link(rows: Iterable[Row]) -> dict[int, Link]:
    """Return the event of every row that shares one with another row; the others stand alone, and so do all `crowds`.

    The id of an event is the smallest id of its rows, so it is stable as long as that row exists.

    >>> day = dt.date(2024, 9, 3)
    >>> link([Row(4, "/a", True, day, "Bezoek aan VDL"), Row(7, "/b", True, day, "Bezoek VDL")])[7].event_id
    4
    """
    facts = {row.id: _facts(row) for row in rows}
    days: defaultdict[dt.date, list[_Facts]] = defaultdict(list)
    for one in facts.values():
        for number in range((one.last - one.row.date).days + 1):
            days[one.row.date + dt.timedelta(days=number)].append(one)
    compared = [day for day in days.values() if len(day) <= MOST]
    pairs = {(pair.first, pair.second): pair for day in compared for pair in _pairs(day)}

    groups = {key: [one] for key, one in facts.items()}
    why: dict[int, _Pair] = {}
    for pair in sorted(pairs.values(), key=_Pair.order):
        first, second = groups[pair.first], groups[pair.second]
        if first is second or any(_contradict(a, b) for a, b in product(first, second)):
            continue
        first += second
        groups.update((one.row.id, first) for one in second)
        why.setdefault(pair.first, pair)
        why.setdefault(pair.second, pair)
    return {
        key: Link(
            min(one.row.id for one in groups[key]),
            pair.reason,
            pair.similarity,
            pair.second if key == pair.first else pair.first,
        )
        for key, pair in sorted(why.items())
    }


def _facts(row: Row) -> _Facts:
    title = fold(row.title)
    words = words_of(title)
    said = f"{title} . {fold(row.text)}"
    names = {word for found in _NAMED.finditer(title) for word in found[1].split()}
    return _Facts(
        row=row,
        title=title,
        words=words,
        content=words - GENERIC - names,
        kinds=kinds_of(words),
        numbers=frozenset(word for word in words if _NUMBER.fullmatch(word)),
        place_words=frozenset(word for place in row.places for word in fold(place).split()),
        said=said,
        names_somebody=_ROLE.search(said) is not None,
        last=_last(row),
    )


def _last(row: Row) -> dt.date:
    last = row.end_date or row.date
    return last if dt.timedelta(0) <= last - row.date <= _LONGEST else row.date


@lru_cache(maxsize=1024)
def _calling(person: str) -> re.Pattern[str]:
    """Return a pattern: a role, at most three words other than "met", and the surname of `person` (folded text).

    >>> bool(_calling("Christianne van der Wal-Zeggelink").search("gesprek met minister van der wal"))
    True
    """
    words = fold(person).split()[1:]
    core = next((n for n, word in enumerate(words) if word not in _PARTICLES), len(words) - 1)
    surname = " ".join(words[: core + 1]) or fold(person)
    return re.compile(rf"{_A_ROLE}(?: (?!met\b)\w+){{0,3}}? {re.escape(surname)}\b")


def _names(a: _Facts, b: _Facts) -> bool:
    """Tell whether the words of `a` name a person of `b` who is not one of its own."""
    return a.names_somebody and any(_calling(person).search(a.said) for person in b.row.people - a.row.people)


def _minutes(a: Row, b: Row) -> int | None:
    if a.start_time is None or b.start_time is None:
        return None
    return abs((a.start_time.hour - b.start_time.hour) * 60 + a.start_time.minute - b.start_time.minute)


def _contradict(a: _Facts, b: _Facts) -> bool:
    """Tell whether two rows can't be one event, whatever their titles."""
    one, other = a.row, b.row
    if one.page == other.page or one.date > b.last or other.date > a.last:
        return True
    minutes = _minutes(one, other)
    if minutes is not None and minutes > MINUTES and not a.words & b.words & _ONCE_A_DAY:
        return True
    if one.codes and other.codes and not one.codes & other.codes:
        return True
    if {one.mode, other.mode} == {"physical", "online"}:
        return True
    shared = not (one.from_text or other.from_text) and one.people & other.people
    if one.weekly != other.weekly or _twins(a, b):
        return False
    # A person has one week; an event has one page of its own, unless ministers each have a page about it.
    return bool(shared) or not (one.weekly or (one.people and other.people))


def _twins(a: _Facts, b: _Facts) -> bool:
    """Tell whether two single-activity pages agree in everything: one activity published under two addresses.

    The same title on the same day is not enough: somebody may meet the same people twice. A time or text must agree.
    """
    one, other = a.row, b.row
    if one.weekly or other.weekly or not (one.text or one.start_time):
        return False
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("date", "end_date", "start_time", "title", "people", "codes", "mode", "text")
    )


def _pairs(day: list[_Facts]) -> Iterator[_Pair]:
    for a, b in combinations(sorted(day, key=lambda one: one.row.id), 2):
        if not _contradict(a, b) and (found := _reason(a, b)):
            minutes = _minutes(a.row, b.row)
            yield _Pair(
                a.row.id,
                b.row.id,
                *found,
                minutes is not None and minutes <= MINUTES,
                abs(a.row.rank - b.row.rank),
            )


def _reason(a: _Facts, b: _Facts) -> tuple[Reason, float] | None:
    """Return why these two may be one event, with the similarity of their titles (0 to 1); None if nothing says so."""
    shared = a.content & b.content
    if a.title == b.title:
        if a.content or _supported(a, b) or _one_ministry(a, b):
            return Reason.SAME_TITLE, 1.0
        return None
    by_name = _names(a, b), _names(b, a)
    if not shared and not all(by_name):
        return None
    similarity = round(token_set_ratio(" ".join(sorted(a.words)), " ".join(sorted(b.words))) / 100, 3)
    if a.numbers == b.numbers:
        one_kind = bool(a.kinds & b.kinds) or not (a.kinds and b.kinds)
        each = _EACH_ITS_OWN.search(f"{a.title} {b.title}")
        if a.content == b.content and a.content and ((one_kind and not each) or _supported(a, b)):
            return Reason.LIKE_TITLE, similarity
        telling = shared - a.place_words - b.place_words
        alike = token_set_ratio(" ".join(sorted(a.content)), " ".join(sorted(b.content)))
        if telling and one_kind and alike >= 100 * LIKE and _supported(a, b):
            return Reason.LIKE_TITLE, similarity
    return (Reason.NAMED, similarity) if any(by_name) else None


def _supported(a: _Facts, b: _Facts) -> bool:
    """Tell whether the time, a place other than The Hague, or a name supports that these are one event."""
    minutes = _minutes(a.row, b.row)
    return (
        (minutes is not None and minutes <= MINUTES)
        or bool((a.row.codes & b.row.codes) - {THE_HAGUE})
        or _names(a, b)
        or _names(b, a)
    )


def _one_ministry(a: _Facts, b: _Facts) -> bool:
    return bool(a.words & _OF_A_MINISTRY and a.row.ministries & b.row.ministries)
