"""Times of day as Dutch agendas write them ("10.00 uur", "10.00 - 11.30 uur", "van 14 tot 15 uur", "14u30", "10 am").

Times are local (Europe/Amsterdam). A bare number is never a time: it needs minutes or the word "uur". A number with
minutes in the middle of a line ("artikel 10.10") needs further evidence: a separator, brackets, "om" or "uur".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from agendacrawl.dutch.daywords import PART_OF_DAY

_HOUR = r"(?:[01]?\d|2[0-4])"
_UNIT = r"(?:uur|u\.?|hrs?\.?|h\.?|o['’]clock|noon|[ap]\.?\s?m\.?)(?!\w)"
_ABOUT = r"(?:circa|ca\.?|omstreeks|rond|ongeveer|around|about|approx\.?|±|~)\s*"
_LABEL = r"(?:(?:tijd(?:stip|en)?|time|aanvang(?:stijd)?|begin(?:tijd)?|start(?:tijd)?|inloop)\b\s*:?\s*)"
_FROM = r"(?:(?:(?:verplaatst|verzet|verschoven)\s+naar|moved\s+to|vanaf|om|van|tussen|from|at|between)\s+)"
_UNTIL = r"(?P<until>(?:uiterlijk\s+)?(?:tot|t/m|until|till)\s+)"
_TO = r"\s*(?P<to>-|–|—|/|>|→|tot(?: en met)?\b|t/m|to\b|until\b|till\b|en\b|and\b|,?\s*(?:einde?|eindtijd)\s*:?)\s*"
_ZONE = r"(?:(?:lokale|plaatselijke|nederlandse|nl|local|dutch)[ -]?(?:tijd|time)|ces?t|gmt)\b"
_WHOSE = rf"(?:\s*\({_ZONE}\)|\s*{_ZONE})?(?:\s*(?:['’]?s|in\s+de)\s+(?P<part>{PART_OF_DAY})s?\b)?"
# "10.00", "10:00", "10u00"; other notations need a unit after them: "10,30 uur", "0930 uur" and "1300-1400 uur"
_SIGN_OF_TIME = r"\s*(?:uur|u|h)\b"
_MINUTES = rf"(?:[.:]|[uh](?=\d\d)|,(?=\d\d{_SIGN_OF_TIME})|(?<=0\d)(?=\d\d{_SIGN_OF_TIME})"
_FIRST_MINUTES = rf"{_MINUTES}|(?=\d\d\s*[-–]\s*\d{{4}}{_SIGN_OF_TIME}))"
_LAST_MINUTES = rf"{_MINUTES}|(?<=[12]\d)(?=\d\d{_SIGN_OF_TIME}))"
_SECONDS = r"(?::00(?!\d))?"
_HOURS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_HALF_TO = rf"(?:{'|'.join(_HOURS)}|1[0-2]|[1-9])"
_TIME = re.compile(
    rf"(?<![\w.:€])(?<!\w-)(?P<lead>{_LABEL}?(?:{_UNTIL}|{_FROM})?(?:{_ABOUT})?)"
    rf"(?:(?P<noon>(?:12\s+)?noon\b)|half\s+(?P<half>{_HALF_TO})\b(?:\s*uur\b)?|(?P<h1>{_HOUR})(?:{_FIRST_MINUTES}(?P<m1>\d\d){_SECONDS})?(?!\d|[.:]\d)(?:\s*(?P<u1>{_UNIT}))?"
    rf"(?:{_TO}(?:{_ABOUT})?(?P<h2>{_HOUR})(?:{_LAST_MINUTES}(?P<m2>\d\d){_SECONDS}(?!\d|[.:]\d)(?:\s*(?P<u2>{_UNIT}))?"
    rf"|\s*(?P<u3>{_UNIT})))?)(?:{_WHOSE})",
    re.I,
)
# An open or unknown end: "20.00 uur tot einde", "19.30 - slot", "13.00 uur e.v."
_OPEN_END = re.compile(
    r"\s*[,;(]?\s*(?:(?:[-–—]\s*)?(?:tot|t/m|until)\s+(?:(?:circa|ca\.?|aan|het|de)\s+)*(?:einde?|slot|afloop|sluiting|laat)\b"
    r"(?:\s+(?:(?:in|van)\s+(?:de|het)\s+\w+|(?:dag|middag|avond|debat|vergadering|bijeenkomst|programma)\b))?\)?"
    r"|[-–—]\s*(?:(?:open\s+)?einde?|slot|laat|onbekend|\?|\.{2,3}|…)(?:\s+uur\b)?(?=\s*(?:[]:|,;)–—-]|$|(?-i:[A-Z])))"
    r"|(?<=[\s;,])(?:e\.\s?v\.|en\s+verder\b|\(?open\s+einde?\b\)?|aansluitend(?=\s*[:–—])))",
    re.I,
)
_MAYBE = re.compile(rf"\d(?:[.:uh]\d\d|\s*{_UNIT})|noon|half\s", re.I)
_MOST_TIMES = 8  # examined in one text
_BETWEEN = re.compile(r"\b(?:tussen|between)\b", re.I)
_LASTS = re.compile(r"\b(?:van|from|circa|ca|ongeveer|tot)\b", re.I)  # "een werkdag van 8 uur" is not a time
_COLON = re.compile(r"\d\d:\d\d")
_AND = re.compile(r"\s*(?:,|&|/|\ben\b|\band\b)\s*", re.I)

# Hours without minutes: below the first of these, "2 uur" is a duration, and "24 uur" is a whole day.
_FIRST_HOUR, _WHOLE_DAY = 7, 24
# Words after an hour without minutes that make it a duration: "12 uur van Den Bosch", "5 uur durend college".
_HOW_LONG = re.compile(
    r"\s*(?:van|in|met|voor|op|per|lang|bij|zonder|en|durend\w*|achtereen|slaap|zorg|les)\b"
)
_MEASURE = re.compile(
    r"\s*(?:%|°|(?:euro|eur|procent|promille|miljoen|miljard|kilo\w*|meter|cm|km|m2|graden|hectare|ha|ton|kg|punten|per|jaar)\b)",
    re.I,
)
# A span that runs past midnight: from the evening into the night.
_EVENING, _NIGHT = dt.time(18), dt.time(6)
_LAST_MINUTE = dt.time(23, 59)
_EARLY = dt.time(6)  # earlier than this, "2.10" without "uur" is a number


@dataclass(frozen=True, slots=True)
class Times:
    """Start and end, both local; `backwards` tells that the written end came before the start and was left out.

    `start` is None where only the end is written ("tot 12.00 uur"). An end at midnight is 00:00; a start at 24.00
    becomes the last minute of its day, because 00:00 would be a day earlier.
    """

    start: dt.time | None
    end: dt.time | None = None
    backwards: bool = False


# -- one time --------------------------------------------------------------------------------------------------


def _clock(hour: str, minute: str | None, half: str) -> tuple[int, int] | None:
    """Return hour and minute; `half` is "a", "p" or "" for the 24-hour clock. None for "24.30" and "10.75"."""
    h, m = int(hour), int(minute or 0)
    if m > 59 or (h == 24 and m):
        return None
    if half and h <= 12:
        h = h % 12 + (12 if half == "p" else 0)
    return h, m


_AFTERNOON = ("middag", "avond")  # endings of their names; "voormiddag" is the exception


def _half(unit: str | None, part: str | None = None) -> str:
    """Return "a" or "p" for am or pm, or for the part of the day ("'s avonds"), else ""."""
    if unit and unit[0] in "aApP":
        return unit[0].lower()
    if not part:
        return ""
    return "p" if part.lower().endswith(_AFTERNOON) and part.lower() != "voormiddag" else "a"


def _half_to(hour: str, part: str | None) -> dt.time:
    """Return half an hour before a Dutch hour: "half 10" is 9.30, "half twee" is 13.30 unless stated otherwise."""
    before = (int(hour) if hour.isdigit() else _HOURS.index(hour) + 1) - 1
    half = _half(None, part) or ("p" if before < _FIRST_HOUR else "a")
    return dt.time(before % 12 + (12 if half == "p" else 0), 30)


def _from_words(match: re.Match[str]) -> Times | None:
    """Return the times of a match, or None if it cannot be a time ("10.75", "27", "24 uur")."""
    if match["noon"]:
        return Times(dt.time(12))
    if match["half"]:
        return Times(_half_to(match["half"].lower(), match["part"]))
    if match["h2"] is None or (match["to"].lower() in ("en", "and") and not _BETWEEN.search(match["lead"])):
        return _one(match)
    unit = match["u2"] or match["u3"]
    first_half, last_half = _half(match["u1"]), _half(unit, match["part"])
    if not (match["m1"] or match["m2"] or _is_hour(match["h1"], first_half or last_half)):
        return None
    last = _clock(match["h2"], match["m2"], last_half)
    first = _clock(match["h1"], match["m1"], first_half or last_half)
    if first is None or last is None:
        return None
    if first > last and last_half and not first_half:  # "11 - 1 pm"
        first = _clock(match["h1"], match["m1"], "a") or first
    return _span(first, last)


def _one(match: re.Match[str]) -> Times | None:
    half = _half(match["u1"], match["part"])
    if not match["m1"] and not (match["u1"] and _is_hour(match["h1"], half)):
        return None
    clock = _clock(match["h1"], match["m1"], half)
    if clock is None:
        return None
    if match["until"]:
        return Times(None, dt.time(clock[0] % 24, clock[1]))
    return Times(_LAST_MINUTE if clock[0] == 24 else dt.time(*clock))


def _is_hour(hour: str, half: str) -> bool:
    return bool(half) or _FIRST_HOUR <= int(hour) < _WHOLE_DAY


def _span(first: tuple[int, int], last: tuple[int, int]) -> Times:
    start = _LAST_MINUTE if first[0] == 24 else dt.time(*first)
    end = dt.time(last[0] % 24, last[1])
    if end < start and last[0] != 24 and not (start >= _EVENING and end <= _NIGHT):
        return Times(start, None, backwards=True)
    return Times(start, end)


@dataclass(frozen=True, slots=True)
class _Found:
    """Times in a text, the words on both sides, and how they are written."""

    times: Times
    before: str
    after: str
    minutes: bool
    unit: bool
    lead: str  # "om", "vanaf", "Tijd:"
    span: bool
    colon: bool  # "10:30", a notation that only times have

    @property
    def strong(self) -> bool:
        """Tell whether they are times even without separators around them: "om 10 uur", "10.00 uur", "10.00-11.00"."""
        if self.minutes:
            return self.unit or self.span or self.colon or bool(self.lead)
        return self.unit and (self.span or (bool(self.lead) and _LASTS.search(self.lead) is None))


def _more(text: str, times: Times, end: int) -> tuple[Times, int]:
    """Extend times with those that follow: "10.00-12.00 en 13.00-15.00 uur" is from 10.00 to 15.00."""
    while (sign := _AND.match(text, end)) and (match := _TIME.match(text, sign.end())):
        more = _from_words(match)
        if more is None or more.start is None or times.end is None or more.start < times.end:
            break
        times, end = Times(times.start, more.end or more.start), match.end()
    return times, end


def _find(text: str) -> Iterator[_Found]:
    """Yield the first times in a text from left to right; the words around them decide which one is meant."""
    if _MAYBE.search(text) is None:
        return
    at = 0
    for _ in range(_MOST_TIMES):
        if (match := _TIME.search(text, at)) is None:
            return
        at = match.end()
        times = _from_words(match)
        unit = any(match[name] for name in ("u1", "u2", "u3"))
        if times is None or (not unit and _MEASURE.match(text, at)):
            continue
        times, at = _more(text, times, at)
        is_open = times.end is None and (end := _OPEN_END.match(text, at)) is not None
        at = end.end() if is_open and end is not None else at
        yield _Found(
            times,
            text[: match.start()],
            text[at:],
            minutes=any(match[name] for name in ("noon", "half", "m1", "m2")),
            unit=unit,
            lead=match["lead"],
            span=match["h2"] is not None or is_open,
            colon=_COLON.search(match[0]) is not None,
        )


# -- a time that fills its text --------------------------------------------------------------------------------

_AROUND = " ()[].;,:|–—-"


def read_times(text: str) -> Times | None:
    """Return the time or span that fills `text`, or None; "Tijd: 10.00 uur" is a label with its value.

    >>> read_times("10.00 - 11.30 uur").end
    datetime.time(11, 30)
    >>> read_times("10 am").start, read_times("36-urige werkweek")
    (datetime.time(10, 0), None)
    """
    for found in _find(text):
        whole = ":" not in found.lead and not found.before.strip(_AROUND) and not found.after.strip(_AROUND)
        return found.times if whole else None
    return None


# -- a time beside other words ---------------------------------------------------------------------------------

_TAIL = 8  # characters before a time in which to look for its separator
_SIGN_BEFORE = re.compile(r"(?:\s*[,;|•@]|\s+[-–—/]|[–—]|\.(?=\s)|(?P<colon>:))\s*$")
_SIGN_AFTER = re.compile(r"\s*[,;|:•]\s*|\s*[-–—/]\s+|\s*[–—>]\s*|\.\s+")
_BEFORE_WORDS, _AFTER_WORDS = ".… ,;|:–—>-", " ,;|–—-"  # what is left of the separators around a time
_ASIDE_AFTER = re.compile(r"\s*(?P<aside>\([^()]*\))")


def _sign_before(before: str) -> re.Match[str] | None:
    return _SIGN_BEFORE.search(before[-_TAIL:])


def _in_brackets(found: _Found) -> str | None:
    """Cut times out of brackets: "(10.00 uur, Utrecht)" and "(Utrecht, 10.00 uur)" leave "(Utrecht)"."""
    before, after = found.before.rstrip(), found.after.lstrip()
    opened, closed = before[-1:] in ("(", "["), after[:1] in (")", "]")
    if opened and closed:
        return _join(before[:-1], after[1:])
    if opened and (found.unit or found.minutes) and before.strip("([") and (sign := _SIGN_AFTER.match(after)):
        return before + after[sign.end() :]
    if closed and (sign := _sign_before(before)) and sign["colon"] is None:
        return before[: -len(sign[0])] + after
    if (closed or opened) and found.strong:
        return before + after
    return None


def _at_the_front(found: _Found) -> str | None:
    """Cut times off the front: "10.00 uur: gesprek", "10.00 gesprek"; words in brackets go to the end."""
    if found.before.strip(" •"):
        return None
    after = found.after
    aside = _ASIDE_AFTER.match(after)
    if aside is not None and (rest := after[aside.end() :]).strip():
        sign = _SIGN_AFTER.match(rest)
        return f"{(rest[sign.end() :] if sign else rest).strip()} {aside['aside']}"
    sign = _SIGN_AFTER.match(after)
    if sign is not None:
        return after[sign.end() :]
    bare = (
        not (found.unit or found.span or found.lead)
        and found.times.start is not None
        and found.times.start < _EARLY
    )
    if not after[:1].isspace() or bare or not (found.minutes or not _HOW_LONG.match(after)):
        return None
    return after


def _after_a_sign(found: _Found) -> str | None:
    """Cut times that stand between separators: "gesprek – 10.00 uur – Utrecht", "gesprek, 10.00 uur"."""
    sign = _sign_before(found.before)
    if sign is None or (sign["colon"] and not found.unit):
        return None
    if found.after.strip(" .;") and not _SIGN_AFTER.match(found.after):
        return None
    return _join(found.before[: -len(sign[0])], found.after)


def _among_words(found: _Found) -> str | None:
    """Cut times that are recognisable by themselves: "gesprek 10.00-11.00 uur", "gesprek om 10.00 uur in Utrecht"."""
    at_end = not found.after.strip(" .;")
    said = found.strong and (at_end or (found.unit and (bool(found.lead) or found.span)))
    if not said or not found.before[-1:].isspace() or not (at_end or found.after[:1] in " ,;"):
        return None
    return _join(found.before.rstrip(" ,;"), found.after)


def _join(before: str, after: str) -> str:
    after = after.strip().removeprefix(".")
    gap = "" if after[:1] in (",", ";", ")", "") else " "
    return f"{before.rstrip()}{gap}{after}"


@lru_cache(maxsize=512)  # asked of a line by several rules
def split_times(text: str) -> tuple[Times | None, str]:
    """Split the times off a line, wherever they stand, and return them with the remaining words.

    >>> split_times("09.30 uur: Gesprek met VNG")[1], split_times("Gesprek (Ede, 09.30-10.00 uur)")[1]
    ('Gesprek met VNG', 'Gesprek (Ede)')
    >>> split_times("Debat over artikel 10.10")
    (None, 'Debat over artikel 10.10')
    """
    for found in _find(text):
        for cut in (_in_brackets, _at_the_front, _after_a_sign, _among_words):
            rest = cut(found)
            if rest is not None and (rest := rest.lstrip(_BEFORE_WORDS).rstrip(_AFTER_WORDS)):
                return found.times, rest
    return None, text


def split_dated(text: str) -> tuple[str, Times | None]:
    """Split "9 november 2026 10.00 uur" (the value of a Datum label) into its day part and its times.

    >>> split_dated("9 november 2026, 10.00 uur")[0]
    '9 november 2026'
    """
    for found in _find(text):
        if not found.after.strip(_AROUND) and (day := found.before.rstrip(" (,|–—-")):
            return day, found.times
    return text, None
