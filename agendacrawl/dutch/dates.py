"""Days as Dutch agendas write them, and occasionally in English.

The project has its own parser because existing ones fill in what is missing from today's date: here a missing year
is the one that brings the day nearest to the page's Monday, and anything unreadable is None.

A text is cut into tokens, each token becomes a letter ("maandag 12 t/m 14 januari" is `WN>NM`), and the grammar of a
day is a pattern over those letters. Longer than other modules: the grammar and the texts that it is applied to share
their reading.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from agendacrawl.dutch.daywords import MONTHS, WEEKDAYS, Token, tokens_of

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "Day",
    "Heading",
    "is_period",
    "monday_of",
    "read_dated_line",
    "read_day",
    "read_heading",
    "read_heading_behind",
]

# Over the letters of tokens: W weekday, N day of the month, M month, Y year, D date in figures, f filler, > "t/m".
_DATE = r"(?:D|f?N[-f,]?M(?:[-,]?Y)?|MN(?:,?Y)?)"
_PART = re.compile(rf"W\((?:{_DATE}|N)\)|{_DATE}\(W\)|(?:W[-,]?)?{_DATE}|(?:W[-,]?)?f?N|W")
_BETWEEN = frozenset(">&-,")
_LONGEST_RUN = 31  # days
_PERIOD = re.compile(rf"f?(?:{_PART.pattern}|MY?)(?:[->](?:{_PART.pattern}|MY?))+")
_PERIOD_END = re.compile(r"[MDW]N?Y?$")


@dataclass(frozen=True, slots=True)
class Day:
    """A day or a run of days (`end` equals `start` for a single day), and whether the written weekday agrees."""

    start: dt.date
    end: dt.date
    weekday_agrees: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """A day heading: the day, and the words in brackets or after a dash beside it ("Maandag 30 mei (Saba)").

    `dotted` tells that the day was written as "12.01": below such a heading the next "13.01" is also a day, not a time.
    `in_front` tells that the words precede the day: "Saba, maandag 30 mei".
    """

    day: Day
    aside: str = ""
    bracketed: bool = False
    dotted: bool = False
    in_front: bool = False


class _Written(NamedTuple):
    """One day as written; what is not written is None."""

    weekday: int | None
    day: int | None
    month: int | None
    year: int | None
    end: int
    figures: bool  # the month is a number
    dotted: bool  # "12.01" without a year, a weekday or anything else that makes it a day


class _Reading(NamedTuple):
    """The day with which a text begins."""

    day: Day
    parts: Sequence[_Written]
    end: int


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday of the ISO week of `day`.

    >>> monday_of(dt.date(2027, 1, 3))
    datetime.date(2026, 12, 28)
    """
    return day - dt.timedelta(days=day.weekday())


# -- grammar ---------------------------------------------------------------------------------------------------


def _written(tokens: Sequence[Token]) -> _Written:
    weekday = day = month = year = None
    figures = dotted = False
    for token in tokens:
        match token.letter:
            case "W":
                weekday = token.value
            case "N":
                day = token.value
            case "M":
                month = token.value
            case "Y":
                year = token.value
            case "D":
                day, month, year = token.value, token.month, token.year
                figures, dotted = True, token.dotted and weekday is None
    return _Written(weekday, day, month, year, tokens[-1].end, figures, dotted)


def _parts(tokens: Sequence[Token], letters: str) -> list[_Written]:
    """Return the days with which the tokens begin ("12", "13" and "14 januari")."""
    parts: list[_Written] = []
    at = 1 if letters.startswith("f") else 0
    while (match := _PART.match(letters, at)) is not None:
        part = _written(tokens[at : match.end()])
        if part.dotted and parts and parts[-1].month is not None and not parts[-1].figures:
            break  # the time in "12 januari, 10.10 uur"
        parts.append(part)
        at = match.end()
        if letters[at : at + 1] not in _BETWEEN:
            break
        at += 1
    return parts


def _nearest(day: int, month: int, near: dt.date) -> dt.date | None:
    around = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            around.append(dt.date(year, month, day))
        except ValueError:
            continue
    return min(around, key=lambda d: abs((d - near).days), default=None)


def _resolve(part: _Written, near: dt.date) -> dt.date | None:
    """Return the date that is meant, or None if there is no such date."""
    if part.day is None:
        return monday_of(near) + dt.timedelta(days=part.weekday) if part.weekday is not None else None
    if part.month is None:
        if part.weekday is None:
            return None
        # "maandag 9": the day of that number nearest to the page's week
        around = (near + dt.timedelta(days=n) for n in range(-15, 16))
        return min((d for d in around if d.day == part.day), key=lambda d: abs((d - near).days), default=None)
    if part.year is None:
        return _nearest(part.day, part.month, near)
    try:
        return dt.date(part.year, part.month, part.day)
    except ValueError:
        return None


def _run(parts: Sequence[_Written], near: dt.date) -> Day | None:
    """Return the run of days from the first part to the last; the later parts lend month and year to the earlier."""
    days: list[dt.date] = []
    agrees = True
    later: _Written | None = None
    for part in reversed(parts):
        if part.day is not None and part.month is None and later is not None and later.month is not None:
            part = part._replace(month=later.month, year=later.year)
        day = _resolve(part, days[-1] if days else near)
        if day is None or (days and day > days[-1]):
            return None
        days.append(day)
        agrees = agrees and part.weekday in (None, day.weekday())
        later = part
    if not days or (days[0] - days[-1]).days > _LONGEST_RUN:
        return None
    return Day(days[-1], days[0], agrees)


_BOUNDARY = re.compile(r"$|\s|[:;,|()–—]|-\s")
_EPITHET = re.compile(
    r",?\s*\(?(?:a\.\s?s\.?|j\.\s?l\.?|jl\.?|aanstaande|eerstkomende|jongstleden)\)?(?!\w)", re.I
)


def _in_year_of(near: dt.date, parts: Sequence[_Written], day: Day) -> Day:
    """Return the day in the page's own year if the year was mistyped: its weekday agrees, and it is in the page's week.

    "Maandag 12 januari 2025" on a page of January 2026. The weekday still counts as one that disagrees.
    """
    if day.weekday_agrees or parts[-1].year is None:
        return day
    meant = _run([part._replace(year=None) for part in parts], near)
    if meant is None or not meant.weekday_agrees or monday_of(meant.start) != monday_of(near):
        return day
    return Day(meant.start, meant.end, weekday_agrees=False)


@lru_cache(
    maxsize=512
)  # a line of a page is asked about several times, and other pages of the week have the same
def _read(text: str, near: dt.date) -> _Reading | None:
    """Return the longest day with which a text begins.

    Text that only looks like a continuation of the run ("12 januari - 14 studenten") is left to the words after it; but
    an impossible run between two written dates is not reduced to its first day.
    """
    tokens = tokens_of(text)
    if not tokens:
        return None
    parts = _parts(tokens, "".join(token.letter for token in tokens))
    if all(part.day is None for part in parts) and _ALSO_WORDS.match(text):
        return None
    while parts:
        last = parts[-1]
        day = _run(parts, near)
        if day is not None and _BOUNDARY.match(text, last.end):
            epithet = _EPITHET.match(text, last.end)
            return _Reading(
                _in_year_of(near, parts, day), tuple(parts), epithet.end() if epithet else last.end
            )
        if last.month is not None and not last.figures:
            return None
        parts.pop()
    return None


# -- texts -----------------------------------------------------------------------------------------------------

_LEAD = re.compile(
    r"[\s■▪•►→*#]*(?:(?:datum|date|dag \d|day \d)\s*[:–-]\s*"
    r"|(?:(?:week)?agenda|programma|(?:openbare\s+)?afspraken|activiteiten|weekend|aanstaande|komende)\s+(?:(?:op|voor|van)\s+)?)?",
    re.I,
)
_END = " :;,.–—-"
# Abbreviations of weekdays before a number; alone, and without a full stop, they are ordinary words.
_ALSO_WORDS = re.compile(r"(?:vrij|zon|don)(?:[:;,–—-]|\s|$)", re.I)
_BRACKETED = re.compile(r"\((?P<day>[^()]{1,40})\)\s*[:–-]?\s*(?P<rest>\S.*)$")
_LONGEST_DAY, _LONGEST_HEADING, _LONGEST_DATE = 80, 120, 70
_ASIDE = re.compile(r"\s*(?:\((?P<brackets>.*)\)\s*:?|(?:[:,|–—]|\s[-/]\s)\s*(?P<words>\S.*?)\s*:?)$")
_BEHIND = re.compile(
    r"\s*(?:(?P<bracket>\()|[,:|–—]|\s[-/]\s)\s*"
    r"(?=(?P<day>(?:op\s+)?(?:\d|[^\W\d_]{2})[^()]*)(?(bracket)\)\s*:?$|$))"
)
_LONGEST_ASIDE = 60
_WEEK = re.compile(r"w(?:ee)?k\.? ?\d{1,2}", re.I)
_WEEK_BEFORE = re.compile(
    r"\(?w(?:(?:ee)?k(?:nr|nummer)?)?\.?\s*\d{1,2}\)?\s*(?:[:,|/·–—-]\s*)?\(?(?=[^\W\d_])", re.I
)
_WORKING_WEEK = 5  # days
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d\s*(?:uur|u|h|-|–)\b", re.I)
_CLOCK_FOLLOWS = re.compile(
    r"\s*(?:uur|u|h|hrs?|am|pm)\b|\s*(?:[-–—]|tot|t/m|to|en)\s*\d{1,2}(?:[.:]\d\d|\s*(?:uur|u|h)\b)", re.I
)
_NEAR_A_WEEK = dt.timedelta(days=31)


_NUMBERED = re.compile(r"^(?:dag|day)\s+\w{1,5}\s*\((?P<day>[^()]{3,40})\)", re.I)


def _without_lead(text: str) -> str:
    text = _NUMBERED.sub(r"\g<day>", text.strip())  # "Dag 1 (maandag 13 april): Santiago"
    match = _LEAD.match(text)
    return text[match.end() :] if match else text


def _after_week(text: str, near: dt.date) -> str | None:
    """Cut the week number before a weekday: "Week 3 – maandag 12 januari"; None if the week itself is meant."""
    match = _WEEK_BEFORE.match(text)
    if match is None:
        return text
    rest = text[match.end() :]
    if match[0].endswith("("):
        rest = rest.replace(")", "", 1)
    reading = _read(rest[:_LONGEST_DATE], near)
    if reading is None or reading.parts[0].weekday is None:
        return None
    return rest if (reading.day.end - reading.day.start).days < _WORKING_WEEK - 1 else None


def _is_no_day(text: str, reading: _Reading, near: dt.date, day_open: bool) -> bool:
    """Tell whether figures that could be a day are something else: "10.10 - 11.00 uur", "24/7: zorg", "9/11"."""
    first, last = reading.parts[0], reading.parts[-1]
    if last.dotted and first.weekday is None and (day_open or _CLOCK_FOLLOWS.match(text, reading.end)):
        return True
    bare = last.figures and last.year is None and first.weekday is None and last.weekday is None
    return bare and reading.end < len(text) and abs(reading.day.start - near) > _NEAR_A_WEEK


def read_day(text: str, near: dt.date) -> Day | None:
    """Return the day (or run of days) that fills `text`, or None when it is not exactly that.

    `near` is a day of the page's week (its Monday): it supplies a missing year and the week of a weekday that stands
    alone. A written weekday that disagrees is reported, not obeyed.

    >>> read_day("woensdag 11 en donderdag 12 november", dt.date(2026, 11, 9)).end
    datetime.date(2026, 11, 12)
    >>> read_day("31 juni", dt.date(2026, 6, 29)) is None
    True
    """
    text = _without_lead(text)
    if not text or len(text) > _LONGEST_DAY:
        return None
    reading = _read(text, near)
    return reading.day if reading is not None and not text[reading.end :].strip(_END) else None


@lru_cache(maxsize=512)  # asked of a line by several rules
def read_heading(text: str, near: dt.date, day_open: bool = False) -> Heading | None:
    """Return the day heading that fills `text`, with its aside, or None when it is not a day heading.

    `day_open` says that a day is open, so that figures with a dot are a time ("10.10" below "Maandag 12 januari").

    >>> read_heading("Maandag 30 mei (Saba)", dt.date(2022, 5, 30)).aside
    'Saba'
    >>> read_heading("10.10", dt.date(2026, 10, 5), day_open=True) is None
    True
    """
    within = _after_week(_without_lead(text), near)
    if within is None or len(within) > _LONGEST_HEADING:
        return None
    text = within
    reading = _read(text, near)
    if reading is None or _is_no_day(text, reading, near, day_open):
        return None
    dotted = reading.parts[-1].dotted
    if not text[reading.end :].strip(_END):
        return Heading(reading.day, dotted=dotted)
    match = _ASIDE.match(text, reading.end)
    if match is None:
        return None
    aside = (match["brackets"] or match["words"] or "").strip()
    if _WEEK.fullmatch(aside):
        aside = ""
    return Heading(reading.day, aside, bool(aside and match["brackets"]), dotted)


def read_heading_behind(text: str, near: dt.date) -> Heading | None:
    """Return the day heading that ends `text`, with the words in front of it as its aside; None if no day ends it.

    What the words are is for the caller to find out: "Gesprek met de VNG, maandag 9 november" is no heading.

    >>> read_heading_behind("Saba (donderdag 12 november)", dt.date(2026, 11, 9)).aside
    'Saba'
    >>> read_heading_behind("Saba, 10.10", dt.date(2026, 10, 5)) is None
    True
    """
    if len(text) > _LONGEST_HEADING:
        return None
    for match in _BEHIND.finditer(text, 2, _LONGEST_ASIDE):
        reading = _read(match["day"], near)
        if reading is None or reading.parts[-1].dotted or match["day"][reading.end :].strip(_END):
            continue
        return Heading(reading.day, text[: match.start()].strip(), bracketed=True, in_front=True)
    return None


_MARK = re.compile(r"(?P<aside>\s*\([^()]*\))?(?P<mark>\s*[:|]\s*|\s*[–—]\s*|\s*-\s+|\s*[,;]\s+|\s+)(?=\S)")


def read_dated_line(text: str, near: dt.date, day_open: bool = False) -> tuple[Heading, str] | None:
    """Split "12 september: bezoek aan het Erasmushuis" into its day and the rest; None without a leading day.

    A day without its weekday counts only before a colon, a dash ("4 mei herdenking" is the name of something) or a
    time, or as a day of the page's week with its year. A weekday alone counts only before a colon. `day_open` says that
    a day is open, so that "10.10: gesprek" begins with a time.

    >>> read_dated_line("Dinsdag 10 november bezoek aan Ede", dt.date(2026, 11, 9))[1]
    'bezoek aan Ede'
    >>> read_dated_line("10.10 - 11.00 uur: gesprek", dt.date(2026, 10, 5)) is None
    True
    """
    if (match := _BRACKETED.match(text)) is not None:
        day = read_day(match["day"], near)
        return (Heading(day), match["rest"]) if day is not None else None
    within = _after_week(text, near)
    if within is None:
        return None
    text = within
    reading = _read(text[: _LONGEST_DATE + 1], near)
    if reading is None or _is_no_day(text, reading, near, day_open):
        return None
    match = _MARK.match(text, reading.end)
    if match is None:
        return None
    rest = text[match.end() :].strip()
    stop = "." if reading.parts[-1].dotted and text[reading.end - 1] == "." else ""  # "10.11. gesprek"
    if not _may_precede(reading, near, match["mark"].strip() or stop, rest):
        return None
    aside = (match["aside"] or "").strip(" ()")
    return Heading(reading.day, aside, bool(aside), reading.parts[-1].dotted), rest


def _may_precede(reading: _Reading, near: dt.date, sign: str, rest: str) -> bool:
    """Tell whether a day, as written, can stand before these words with this separator between them."""
    parts, day = reading.parts, reading.day
    if all(part.weekday is None for part in parts):
        in_full = parts[-1].year is not None and monday_of(near) == monday_of(day.start)
        return sign not in ("", ",", ";") or in_full or _CLOCK.match(rest) is not None
    if all(part.day is None for part in parts):
        return sign == ":"
    return day.weekday_agrees or parts[-1].month is not None  # "WO 2: herdenking" is not on Wednesday the 2nd


def is_period(text: str, near: dt.date) -> bool:
    """Tell whether a text is a run of days or months that cannot be the days of an activity.

    Such a run is longer than a month, or ends before it begins.

    >>> is_period("12 januari t/m 20 maart 2026", dt.date(2026, 1, 12)), is_period("maart - mei", dt.date(2026, 1, 12))
    (True, True)
    >>> is_period("12 t/m 14 januari", dt.date(2026, 1, 12))
    False
    """
    if len(text) > _LONGEST_DAY:
        return False
    tokens = tokens_of(text.strip().rstrip(_END))
    letters = "".join(token.letter for token in tokens)
    if not tokens or text[tokens[-1].end :].strip(_END) or not _PERIOD_END.search(letters):
        return False
    return _PERIOD.fullmatch(letters) is not None and read_day(text, near) is None
