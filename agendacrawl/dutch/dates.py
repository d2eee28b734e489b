"""Days as Dutch agendas write them.

A parser of our own because the known ones fill what is missing with today: here a year that is not written
is the year that brings the day nearest to the page's Monday, and what can't be read is None.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_MONTH_NUMBER = {name: n for n, name in enumerate(MONTHS, 1)} | {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_WEEKDAY_NUMBER = {name: n for n, name in enumerate(WEEKDAYS)} | {
    "ma": 0, "di": 1, "wo": 2, "woe": 2, "do": 3, "vr": 4, "vrij": 4, "za": 5, "zo": 6,
}  # fmt: skip

# A misspelled weekday or month ("dinsdg", "nvember") is read when nothing else is as near. Below this
# likeness (0-100) or length two real words start to meet: "maart" and "mat", "juni" and "juli".
_TYPO_LIKENESS, _TYPO_LENGTH = 85, 6

_WORD = r"[a-zA-Z]+"
_WEEKDAY = rf"(?P<weekday>{_WORD})\.?,?"
_YEAR = r"(?:\s+(?P<year>(?:19|20)\d\d)|\s+['’](?P<yy>\d\d))?"
_NAMED = rf"(?:{_WEEKDAY}\s+)?(?P<day>\d{{1,2}})(?:e|ste|de)?(?:\s+(?P<month>{_WORD})\.?)?{_YEAR}"
_NUMERIC = rf"(?:{_WEEKDAY}\s+)?(?P<day>\d{{1,2}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?:(?P=sep)(?P<year>\d{{4}}|\d\d))?"
_ISO = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
_DATE = tuple(re.compile(p) for p in (_ISO, _NUMERIC, _NAMED, _WEEKDAY))
_TO = re.compile(r"\s*(?:\bt/m\b|\btot en met\b|\btot\b|\ben\b|\bt\.?e\.?m\.?(?=\s)|[-–—&+]|/)\s*", re.I)
_LEAD = re.compile(r"^(?:van|op|vanaf)\s+(?=\w)", re.I)


@dataclass(frozen=True, slots=True)
class Day:
    """A day or a run of days (`end` equals `start` for one), and whether the written weekday agrees."""

    start: dt.date
    end: dt.date
    weekday_agrees: bool = True


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday of the ISO week of `day`.

    >>> monday_of(dt.date(2027, 1, 3))
    datetime.date(2026, 12, 28)
    """
    return day - dt.timedelta(days=day.weekday())


@lru_cache(maxsize=4096)
def _number(word: str, known: tuple[str, ...]) -> int | None:
    table = _MONTH_NUMBER if known is MONTHS else _WEEKDAY_NUMBER
    word = word.casefold()
    if word in table:
        return table[word]
    if len(word) < _TYPO_LENGTH:
        return None
    best = process.extract(word, known, scorer=fuzz.ratio, limit=2, score_cutoff=_TYPO_LIKENESS)
    if not best or (len(best) == 2 and best[1][1] == best[0][1]):
        return None
    return table[best[0][0]]


def _nearest(day: int, month: int, near: dt.date) -> dt.date | None:
    around = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            around.append(dt.date(year, month, day))
        except ValueError:
            continue
    return min(around, key=lambda d: abs((d - near).days), default=None)


def _read_one(text: str, near: dt.date, later: re.Match[str] | None = None) -> tuple[dt.date, bool] | None:
    """Read one date that fills `text`; `later` lends its month and year to "17" in "17 t/m 19 november"."""
    for pattern in _DATE:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        part = match.groupdict()
        weekday = None
        if part.get("weekday"):
            weekday = _number(part["weekday"], WEEKDAYS)
            if weekday is None:
                continue
        if "day" not in part:
            assert weekday is not None
            return monday_of(near) + dt.timedelta(days=weekday), True
        lent = later.groupdict() if later and not part.get("month") else {}
        found = _build(
            {**part, **{k: v for k, v in lent.items() if k in ("month", "year", "yy") and v}}, near, weekday
        )
        if found is not None:
            return found, weekday is None or found.weekday() == weekday
    return None


def _build(part: dict[str, str | None], near: dt.date, weekday: int | None) -> dt.date | None:
    day = int(part["day"] or 0)
    word = part.get("month")
    if word is None:
        if weekday is None:
            return None
        # "maandag 9": the day of that number nearest to the page's week
        around = [near + dt.timedelta(days=n) for n in range(-15, 16)]
        return min((d for d in around if d.day == day), key=lambda d: abs((d - near).days), default=None)
    month = int(word) if word.isdigit() else _number(word, MONTHS)
    if month is None or not 1 <= month <= 12:
        return None
    written = part.get("year") or part.get("yy")
    if written is None:
        return _nearest(day, month, near)
    year = int(written) if len(written) == 4 else 2000 + int(written)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def read_day(text: str, near: dt.date) -> Day | None:
    """Return the day (or run of days) that fills `text`, or None when it is not exactly that.

    `near` is a day of the page's week (its Monday): it gives the year that is not written and the week of a
    weekday that stands alone. A written weekday that disagrees is reported, not obeyed.

    >>> read_day("woensdag 11 en donderdag 12 november", dt.date(2026, 11, 9)).end
    datetime.date(2026, 11, 12)
    >>> read_day("31 juni", dt.date(2026, 6, 29)) is None
    True
    """
    text = _LEAD.sub("", text.strip().rstrip(":;,").strip())
    if not text or len(text) > 80:
        return None
    single = _read_one(text, near)
    if single is not None:
        return Day(single[0], single[0], single[1])
    for cut in _TO.finditer(text):
        left, right = text[: cut.start()].strip(), text[cut.end() :].strip()
        end = _read_one(right, near)
        if end is None or not left:
            continue
        later = next((m for p in _DATE[:3] if (m := p.fullmatch(right))), None)
        start = _read_one(left, end[0], later)
        if start is None and left.isdigit() and later is not None:
            start = _read_one(f"{left} {later['month']}", end[0])
        if start is not None and start[0] <= end[0] and (end[0] - start[0]).days <= 31:
            return Day(start[0], end[0], start[1] and end[1])
    return None


@dataclass(frozen=True, slots=True)
class Heading:
    """A day heading: the day, and the words in brackets or after a dash beside it ("Maandag 30 mei (Saba)")."""

    day: Day
    aside: str = ""
    bracketed: bool = False


_ASIDE = re.compile(
    r"^(?P<day>[^(:–—]*?)\s*(?:\((?P<brackets>.*)\)|[:,–—]\s*(?P<after>.+)|\s-\s(?P<dash>.+))\s*:?$"
)
_MAX_HEADING = 120


def read_heading(text: str, near: dt.date) -> Heading | None:
    """Return the day heading that fills `text`, with its aside, or None when it is no day heading.

    >>> read_heading("Maandag 30 mei (Saba)", dt.date(2022, 5, 30)).aside
    'Saba'
    """
    if len(text) > _MAX_HEADING:
        return None
    day = read_day(text, near)
    if day is not None:
        return Heading(day)
    match = _ASIDE.match(text)
    if match is None:
        return None
    day = read_day(match["day"], near)
    if day is None:
        return None
    return Heading(
        day, (match["brackets"] or match["after"] or match["dash"] or "").strip(), bool(match["brackets"])
    )


_START = re.compile(r"(?:(?:van|op|vanaf)\s+)?(?:\d|[a-zA-Z]+\b)", re.I)
_MARK = re.compile(r"(?P<aside>\s*\([^()]*\))?(?P<mark>\s*:\s*|\s+[-–—]\s+|,\s+|\s+)(?=\S)")
_LONGEST_DATE = 70


def read_dated_line(text: str, near: dt.date) -> tuple[Heading, str] | None:
    """Split "12 september: bezoek aan het Erasmushuis" into its day and the rest; None without a leading day.

    A day without its weekday counts only before a colon or a dash: "4 mei herdenking" is the name of
    something, "4 mei: herdenking" is a date. A weekday alone counts only before a colon.

    >>> read_dated_line("Dinsdag 10 november bezoek aan Ede", dt.date(2026, 11, 9))[1]
    'bezoek aan Ede'
    """
    start = _START.match(text)
    if start is None:
        return None
    first = re.split(r"[\s.,:]", _LEAD.sub("", text), maxsplit=1)[0]
    with_weekday = not first[:1].isdigit() and _number(first, WEEKDAYS) is not None
    if not with_weekday and not first[:1].isdigit():
        return None
    for mark in reversed(list(_MARK.finditer(text[:_LONGEST_DATE]))):
        words = text[: mark.start()]
        sign = mark["mark"].strip()
        if not with_weekday and sign in ("", ","):
            continue
        if with_weekday and sign != ":" and not any(c.isdigit() for c in words):
            continue
        rest = text[mark.end() :].strip()
        if _number(re.split(r"\W", rest, maxsplit=1)[0], MONTHS) is not None:
            continue  # "Dinsdag 31 november" is not the 31st of the month before
        day = read_day(words, near)
        if day is not None:
            aside = (mark["aside"] or "").strip(" ()")
            return Heading(day, aside, bool(aside)), rest
    return None
