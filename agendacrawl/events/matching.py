"""Match the lines of an edited page to those before the edit.

Identical lines are the same appointment. Any other pair may be one appointment if one of RULES says so; pairs are
taken in order of similarity, most similar first, each line once, and ties in page order. A line that no rule connects
was withdrawn, or is new. The work is bounded: beyond MOST_PAIRS only lines with the same title on the same day are
matched, and the rest is left unmatched and counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from agendacrawl.dutch.text import fold
from agendacrawl.events.line import Line, Matching
from agendacrawl.events.words import GENERIC, kinds_of, words_of

MOST_PAIRS = 1_000_000  # of a line before and a line after the edit: about a second's work
_LONGEST = 120  # characters of the distinctive words of a text that are compared, at most
SPELLING = 0.85  # similarity of the letters of two words from which one is a misspelling of the other
_SPELT = 5  # letters from which a word may be misspelt: "VNG" and "VNO" are different words
_READ = 1000  # characters of a text that are read, at most

_Truth = npt.NDArray[np.bool_]
_Share = npt.NDArray[np.float32]


@dataclass(slots=True, frozen=True)
class Pairs:
    """Comparisons of every line before the edit (rows) with every line after it (columns).

    `alike` is the similarity of the distinctive words of two titles, 0 to 1; `part` tells whether all those of one are
    in the other, `retold` whether those of each are in the title or text of the other, `bare` whether one has none;
    `one_kind` tells whether they are of the `same_kind`, or one of them is of no kind.
    """

    same_title: _Truth
    alike: _Share
    part: _Truth
    retold: _Truth
    bare: _Truth
    same_kind: _Truth
    one_kind: _Truth
    same_day: _Truth
    same_time: _Truth
    other_time: _Truth
    same_place: _Truth
    other_place: _Truth
    other_people: _Truth

    @property
    def similarity(self) -> _Share:
        """Return how similar two lines are, to rank pairs: words weigh most, then day, place, people and time."""
        share: _Share = (
            4 * self.same_title
            + 3 * np.maximum(self.alike, 0.8 * self.retold)
            + self.part
            + self.same_day
            + self.same_place
            - 0.8 * self.other_place
            - 0.8 * self.other_people
            + 0.8 * self.same_time
            - 0.4 * self.other_time
            + 0.3 * self.one_kind
        ).astype(np.float32)
        return share


@dataclass(slots=True, frozen=True)
class Rule:
    """A reason why two lines may be one appointment, with an example that it connects and one that it does not.

    `alone`: it holds only if it connects neither line to a third. Examples read "day time | title | place | text".
    """

    name: str
    holds: Callable[[Pairs], _Truth]
    connects: tuple[str, str]
    leaves: tuple[str, str]
    alone: bool = False


RULES = (
    Rule(
        "same title, same day",
        lambda p: p.same_title & p.same_day,
        ("ma 10:00 | Gesprek", "ma 14:00 | Gesprek"),
        ("ma | Gesprek", "di | Gesprek"),
    ),
    Rule(
        "moved",
        lambda p: p.same_title & ~p.bare,
        ("ma | Bezoek aan Chemelot", "do | Bezoek aan Chemelot"),
        ("ma | Bezoek", "do | Bezoek"),
    ),
    Rule(
        "moved, and only its place tells which it is",
        lambda p: p.same_title & p.same_place,
        ("ma | Gesprek | Hulst", "di | Gesprek | Hulst"),
        ("ma 10:00 | Gesprek | Hulst", "di 10:00 | Gesprek | Goes"),
        alone=True,
    ),
    Rule(
        "moved and reworded",
        lambda p: (p.alike >= 0.9) & p.one_kind & ~p.other_place,
        ("ma | Bezoek aan Chemelot", "do | Werkbezoek Chemelot"),
        ("ma | Bezoek aan tuinder Verbeek", "do | Bezoek aan bakker Verhagen"),
    ),
    Rule(
        "reworded",
        lambda p: p.same_day & (p.alike >= 0.6),
        ("ma | Werkbezoek Terneuze", "ma | Bezoek aan Terneuzen"),
        ("ma | Gesprek met wethouder Jonkman", "ma | Gesprek met wethouder Pieterse"),
    ),
    Rule(
        "reworded, and the place agrees",
        lambda p: p.same_day & p.one_kind & p.same_place & (p.alike >= 0.5),
        ("ma | Gesprek met wethouder Jonkman | Ede", "ma | Gesprek met wethouder Pieterse | Ede"),
        ("ma | Overleg met wethouder Jonkman | Ede", "ma | Gesprek met directeur Scholtens | Ede"),
    ),
    Rule(
        "reworded, and the time agrees",
        lambda p: p.same_day & p.one_kind & p.same_time & (p.alike >= 0.3),
        ("ma 09:00 | Bezoek Chemelot Campus Geleen", "ma 09:00 | Chemelot, rondleiding"),
        ("ma 09:00 | Overleg met wethouder Jonkman", "ma 09:00 | Gesprek met directeur Scholtens"),
    ),
    Rule(
        "more or fewer details",
        lambda p: p.same_day & p.one_kind & p.part,
        ("ma | Vewin", "ma | Gesprek met Vewin over drinkwater in het oosten van het land"),
        ("ma | Gesprek met Vewin", "di | Gesprek met Vewin over drinkwater in het oosten van het land"),
    ),
    Rule(
        "told in another order",
        lambda p: p.same_day & p.retold,
        ("ma | Gesprek over bouwen || Met wethouder Jonkman", "ma | Gesprek met wethouder Jonkman || Over bouwen"),
        ("ma | Gesprek over bouwen || Met wethouder Jonkman", "ma | Gesprek over zorg || Met directeur Scholtens"),
    ),
    Rule(
        "details where there were none, and time or place agree",
        lambda p: p.same_day & p.bare & p.same_kind & (p.same_time | p.same_place),
        ("ma | Gesprek | Hulst", "ma | Gesprek over zorg | Hulst"),
        ("ma 10:00 | Gesprek", "ma 10:00 | Opening brug Kampen"),
    ),
    Rule(
        "details where there were none",
        lambda p: p.same_day & p.bare & p.same_kind & ~p.other_time & ~p.other_place,
        ("ma | Werkbezoek", "ma | Werkbezoek aan Chemelot | Geleen"),
        ("ma 10:00 | Werkbezoek", "ma 15:00 | Werkbezoek aan Chemelot | Geleen"),
        alone=True,
    ),
)  # fmt: skip


def match(before: Sequence[Line], after: Sequence[Line]) -> Matching:
    """Return which line of `before` each line of `after` was.

    >>> import datetime as dt
    >>> monday = dt.date(2024, 9, 2)
    >>> one, other = Line(monday, "Gesprek", place="Hulst"), Line(monday, "Gesprek")
    >>> match([one, other], [other, one]).found
    (1, 0)
    """
    found: list[int | None] = [None] * len(after)
    free = set(range(len(before)))
    _pair_up(before, after, lambda line: line, found, free)
    rest, open_ = sorted(free), _open(found)
    if len(rest) * len(open_) > MOST_PAIRS:
        _pair_up(before, after, lambda line: (line.date, fold(line.title[:_READ])), found, free)
        rest, open_ = sorted(free), _open(found)
    if not rest or not open_:
        return Matching(tuple(found))
    if len(rest) * len(open_) > MOST_PAIRS:
        return Matching(tuple(found), untried=len(open_))
    for old, new in _assign(compare([before[n] for n in rest], [after[n] for n in open_])):
        found[open_[new]] = rest[old]
    return Matching(tuple(found))


def connected(before: Line, after: Line) -> bool:
    """Tell whether two lines may be one appointment.

    >>> import datetime as dt
    >>> monday = dt.date(2024, 9, 2)
    >>> connected(Line(monday, "Bezoek school en haven"), Line(monday, "Bezoek haven"))
    True
    """
    return bool(_candidates(compare([before], [after]))[0, 0])


def _open(found: Sequence[int | None]) -> list[int]:
    return [number for number, one in enumerate(found) if one is None]


def _pair_up(
    before: Sequence[Line],
    after: Sequence[Line],
    key: Callable[[Line], Hashable],
    found: list[int | None],
    free: set[int],
) -> None:
    """Pair lines with the same key in order; if some are gone, pair those at the same position on the page first."""
    rows: defaultdict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for number in sorted(free):
        rows[key(before[number])][0].append(number)
    for number, line in enumerate(after):
        if found[number] is None:
            rows[key(line)][1].append(number)
    for old, new in rows.values():
        still = set(old).intersection(new) if len(old) != len(new) else set()
        pairs = [(n, n) for n in still]
        pairs += zip((n for n in old if n not in still), (n for n in new if n not in still), strict=False)
        for a, b in pairs:
            found[b] = a
            free.discard(a)


def compare(before: Sequence[Line], after: Sequence[Line]) -> Pairs:
    """Return the comparisons of every line before the edit with every line after it."""
    rows, columns = [_Facts(line) for line in before], [_Facts(line) for line in after]
    spelling = _spelling(rows, columns)
    for one in columns:
        one.words, one.said = (
            {spelling.get(word, word) for word in words} for words in (one.words, one.said)
        )

    def similar(name: str, least: float) -> _Share:
        """Return the similarity of the letters of two texts: 0 below `least`, or if one is empty."""
        old, new = ([getattr(one, name) for one in side] for side in (rows, columns))
        share = (
            cdist(old, new, scorer=ratio, score_cutoff=100 * least, dtype=np.uint8).astype(np.float32) / 100
        )
        return np.where(both(name), share, np.float32(0))

    def of_all(share: Callable[[_Facts, _Facts], float]) -> _Share:
        return np.array([[share(one, two) for two in columns] for one in rows], dtype=np.float32)

    def both(name: str) -> _Truth:
        """Tell whether both state it at all."""
        old, new = (np.array([bool(getattr(one, name)) for one in side]) for side in (rows, columns))
        found: _Truth = old[:, None] & new
        return found

    def equal(name: str) -> _Truth:
        """Tell whether both state the same."""
        numbers: dict[Hashable, int] = {}
        old, new = (
            np.array([numbers.setdefault(getattr(one, name), len(numbers)) for one in side])
            for side in (rows, columns)
        )
        found: _Truth = old[:, None] == new
        return found

    kinds = np.array([one.kinds for one in rows]), np.array([one.kinds for one in columns])
    same_kind: _Truth = (kinds[0][:, None] & kinds[1]) > 0
    near = similar("place", 0.8) > 0
    return Pairs(
        same_title=equal("title"),
        alike=np.maximum(of_all(_shared_words), similar("telling", 0.85)),
        part=both("words") & (of_all(lambda one, two: one.words <= two.words or two.words <= one.words) > 0),
        retold=both("words") & (of_all(lambda one, two: one.words <= two.said and two.words <= one.said) > 0),
        bare=~both("words"),
        same_kind=same_kind,
        one_kind=same_kind | ~both("kinds"),
        same_day=equal("date"),
        same_time=equal("time") & both("time"),
        other_time=~equal("time") & both("time"),
        same_place=near,
        other_place=~near & both("place"),
        other_people=~equal("people") & both("people"),
    )


class _Facts:
    """The facts read once from a line; of very long texts, only from the beginning."""

    __slots__ = ("date", "kinds", "people", "place", "said", "telling", "time", "title", "words")

    def __init__(self, line: Line) -> None:
        self.date, self.people = line.date, line.people
        self.time = line.start_time.isoformat() if line.start_time else ""
        self.title = fold(line.title[:_READ])
        own = GENERIC.union(*(words_of(fold(name)) for name in line.people))
        self.words = set(words_of(self.title) - own)
        self.said = self.words | (words_of(fold(line.text[:_READ])) - own)
        self.telling = "".join(sorted(self.words))[:_LONGEST]
        self.kinds = sum(1 << number for number in kinds_of(words_of(self.title)))
        self.place = fold((line.place or "")[:_READ])[:_LONGEST]


def _shared_words(one: _Facts, two: _Facts) -> float:
    """Return the share of the distinctive words of the longer of two titles that they have in common."""
    return len(one.words & two.words) / max(len(one.words), len(two.words), 1)


def _spelling(before: Sequence[_Facts], after: Sequence[_Facts]) -> dict[str, str]:
    """Map words that are new after the edit to the words before it of which they are variant spellings."""
    old, new = ({word for line in side for word in line.words} for side in (before, after))
    olds, news = ([word for word in sorted(words) if len(word) >= _SPELT] for words in (old - new, new - old))
    if not olds or not news or len(olds) * len(news) > MOST_PAIRS:
        return {}
    near = cdist(news, olds, scorer=ratio, score_cutoff=100 * SPELLING, dtype=np.uint8)
    return {word: olds[row.argmax()] for word, row in zip(news, near, strict=True) if row.any()}


def _candidates(pairs: Pairs) -> _Truth:
    """Tell which pairs are connected by some rule."""
    found = np.zeros_like(pairs.same_title)
    for rule in RULES:
        held = rule.holds(pairs)
        if rule.alone:
            held &= (held.sum(axis=0) == 1) & (held.sum(axis=1) == 1)[:, None]
        found |= held
    return found


def _assign(pairs: Pairs) -> list[tuple[int, int]]:
    """Take the most similar pairs first, each line once; break ties by nearness of position on the page."""
    old, new = np.nonzero(_candidates(pairs))
    share = pairs.similarity[old, new]
    taken: dict[int, int] = {}
    used: set[int] = set()
    for at in np.lexsort((new, old, np.abs(old - new), -share)).tolist():
        one, other = int(old[at]), int(new[at])
        if one not in taken and other not in used:
            taken[one] = other
            used.add(other)
            if len(taken) == min(pairs.same_day.shape):
                break
    return list(taken.items())
