"""Times of day as Dutch agendas write them ("10.00 uur", "10.00 - 11.30 uur", "van 14 tot 15 uur").

Local time, Europe/Amsterdam. A bare number is never a time: it wants minutes or the word "uur".
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_CLOCK = r"(?:[01]?\d|2[0-4])[.:]\d\d(?![\d.:])"
_HOUR = r"(?:[01]?\d|2[0-4])"
_UNIT = r"(?:\s*(?:uur|u\.?|h)(?!\w))"
_TO = r"\s*(?:-|–|—|tot|t/m|en)\s*"
_START = rf"(?:{_CLOCK}|{_HOUR}(?={_UNIT}|{_TO}{_HOUR}(?:[.:]\d\d)?{_UNIT}))"
_END = rf"(?:{_CLOCK}|{_HOUR}(?={_UNIT}))"
_RANGE = rf"(?:van\s+|tussen\s+)?{_START}{_UNIT}?{_TO}{_END}{_UNIT}?"
_SINGLE = rf"(?:vanaf\s+|om\s+|circa\s+|ca\.?\s*|rond\s+)?{_END}{_UNIT}?"
_TIME = rf"(?:{_RANGE}|{_SINGLE})"
_ENDS = re.compile(rf"(?:van\s+|tussen\s+)?({_START}){_UNIT}?(?:{_TO}({_END}){_UNIT}?)?$", re.I)
_ALONE = re.compile(rf"{_SINGLE}$", re.I)
_PREFIX = re.compile(
    rf"^(?:tijd:?\s*)?\(?({_TIME})\)?\s*(?:[:;,–—-]\s*|\s+|$)(?!(?:euro|procent|%|miljoen|miljard|kilo|meter|km)\b)",
    re.I,
)
_SUFFIX = re.compile(rf"(?:\s*\(({_TIME})\)|\s*[,;–—-]\s*({_TIME}))\s*[.;]?$", re.I)
_DATED = re.compile(rf"^(.*?)(?:,|\s+om|\s+van|\s*[|–-])?\s+({_TIME})$", re.I)
# A span that runs past midnight: from the evening into the night.
_EVENING, _NIGHT = dt.time(18), dt.time(6)
_DIGITS = re.compile(r"\d{1,2}(?:[.:]\d\d)?")


@dataclass(frozen=True, slots=True)
class Times:
    """Start and end, both local; `backwards` tells that the written end lay before the start and was left out."""

    start: dt.time
    end: dt.time | None = None
    backwards: bool = False


def _clock(text: str) -> dt.time | None:
    hour, _, minute = text.replace(":", ".").partition(".")
    if int(minute or 0) > 59 or (int(hour) == 24 and int(minute or 0)):
        return None
    return dt.time(int(hour) % 24, int(minute or 0))


def read_times(text: str) -> Times | None:
    """Return the time or span that fills `text`, or None.

    >>> read_times("10.00 - 11.30 uur").end
    datetime.time(11, 30)
    """
    text = text.strip().strip("()").rstrip(".;,").strip()
    match = _ENDS.match(text)
    if match is not None:
        words = [word for word in match.groups() if word]
    elif _ALONE.match(text):
        words = _DIGITS.findall(text)
    else:
        return None
    clocks = [_clock(word) for word in words]
    if None in clocks:
        return None
    first, last = clocks[0], clocks[1] if len(clocks) == 2 else None
    assert first is not None
    if last is not None and last < first and not (first >= _EVENING and last <= _NIGHT):
        return Times(first, None, backwards=True)
    return Times(first, last)


def split_times(text: str) -> tuple[Times | None, str]:
    """Split a leading ("10.00 uur: gesprek") or trailing ("gesprek, 10.00 uur") time from a line.

    >>> split_times("09.30 uur: Gesprek met VNG")
    (Times(start=datetime.time(9, 30), end=None, backwards=False), 'Gesprek met VNG')
    """
    if not any(c.isdigit() for c in text):
        return None, text
    match = _PREFIX.match(text)
    if match and (times := read_times(match[1])) is not None and (rest := text[match.end() :].strip()):
        return times, rest
    match = _SUFFIX.search(text)
    if (
        match
        and (times := read_times(match[1] or match[2])) is not None
        and (rest := text[: match.start()].strip())
    ):
        return times, rest
    return None, text


def split_dated(text: str) -> tuple[str, Times | None]:
    """Split "9 november 2026 10.00 uur" (the value of a Datum label) into its day part and its times."""
    match = _DATED.match(text)
    if match and (times := read_times(match[2])) is not None:
        return match[1].strip(), times
    return text, None
