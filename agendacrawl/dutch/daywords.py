"""The words and figures that make up days, in Dutch and English: weekdays, months, numbers and what joins them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH_NUMBER = {name: n for names in (MONTHS, _ENGLISH_MONTHS) for n, name in enumerate(names, 1)} | {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_WEEKDAY_NUMBER = {name: n for names in (WEEKDAYS, _ENGLISH_WEEKDAYS) for n, name in enumerate(names)} | {
    "ma": 0, "di": 1, "wo": 2, "woe": 2, "do": 3, "vr": 4, "vrij": 4, "za": 5, "zo": 6,
    "maa": 0, "din": 1, "don": 3, "zat": 5, "zon": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
PART_OF_DAY = r"(?:ochtend|morgen|voormiddag|namiddag|middag|avond|nacht)"
"""A pattern, in lower case."""
_AFTER_WEEKDAY = re.compile(rf"(?<=dag){PART_OF_DAY}$")

# A misspelled weekday or month ("dinsdg", "nvember") is recognised when no other is equally near. Below this
# similarity (0-100) or length, real words are confused with each other: "maart" and "mat", "juni" and "juli".
_TYPO_LIKENESS, _TYPO_LENGTH = 85, 6

_TOKEN = re.compile(
    r"\s*(?:"
    r"(?P<iso>\d{4}(?P<slash>[-/])\d\d(?P=slash)\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)(?!\d)"
    r"|(?P<figures>\d{1,2}(?P<sep>[-–./])\d{1,2}(?:(?P=sep)['’]?(?:\d{4}|\d\d))?"
    r"|\d{1,2}\s(?P<apart>[-–/])\s\d{1,2}\s(?P=apart)\s\d{4})(?!\d)"
    r"|(?P<year>(?:19|20)\d\d|['’]\d\d)(?!\d)"
    r"|(?P<number>\d{1,2})(?!\d)(?:(?:ste|de|e|st|nd|rd|th)(?![^\W\d_]))?"
    r"|(?P<to>t/m|tot en met|t\.?e\.?m\.?(?!\w)|(?:tot|to|through|until|till)(?!\w))"
    r"|(?P<and>(?:en|and)(?!\w)|[&+/])"
    r"|(?P<filler>(?:van|op|vanaf|de|from|on|the|of)(?!\w))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>[-–—,().|])"
    r")",
    re.I,
)
_SIGNS = {"-": "-", "–": "-", "—": "-", "|": "-", ",": ",", "(": "(", ")": ")", ".": "."}
_MOST_TOKENS = 24


class Token(NamedTuple):
    """One token of a written day.

    `letter` is W for a weekday, N for a day of the month, M for a month, Y for a year, D for a date in figures, f for a
    filler ("van"), > for "t/m", & for "en", or a punctuation mark.
    """

    letter: str
    value: int
    end: int  # where it ends in the text
    month: int = 0  # of a date in figures
    year: int | None = None
    dotted: bool = False  # "12.01", which can be a time


@lru_cache(maxsize=4096)
def _number(word: str, known: tuple[str, ...]) -> int | None:
    """Return the number of a month (1-12) or weekday (0-6), even if misspelled, or None."""
    table = _MONTH_NUMBER if known is MONTHS else _WEEKDAY_NUMBER
    word = word.casefold()
    if known is WEEKDAYS:
        word = _AFTER_WEEKDAY.sub("", word)
    if word in table:
        return table[word]
    if len(word) < _TYPO_LENGTH:
        return None
    names = [name for name in table if len(name) >= _TYPO_LENGTH]
    best = process.extract(word, names, scorer=fuzz.ratio, limit=2, score_cutoff=_TYPO_LIKENESS)
    if not best or (len(best) == 2 and best[1][1] == best[0][1]):
        return None
    return table[best[0][0]]


def _full_year(text: str) -> int:
    digits = text.lstrip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _of_figures(match: re.Match[str], text: str) -> Iterator[Token]:
    """Read "12-1", "12.01.2026": a date, or the days of a run ("12-14 januari"), else nothing."""
    end = match.end()
    numbers = list(re.finditer(r"\d+", match["figures"]))
    day, month = int(numbers[0][0]), int(numbers[1][0])
    following = _TOKEN.match(text, end)
    month_follows = following is not None and following["word"] and _number(following["word"], MONTHS)
    if 1 <= month <= 12 and not month_follows:
        year = _full_year(numbers[2][0]) if len(numbers) == 3 else None
        dotted = match["sep"] == "." and year is None and len(numbers[1][0]) == 2
        yield Token("D", day, end, month, year, dotted)
    elif match["sep"] != ".":
        start = match.start("figures")
        for n, number in enumerate(numbers):
            if n:
                yield Token("-", 0, start + number.start())
            yield Token("N", int(number[0]), start + number.end())


def _of_word(word: str, end: int) -> Iterator[Token]:
    for letter, known in (("W", WEEKDAYS), ("M", MONTHS)):
        if (number := _number(word, known)) is not None:
            yield Token(letter, number, end)
            return


def _made(match: re.Match[str], text: str) -> Iterator[Token]:
    """Yield the tokens of one match; none if it has no place in a date."""
    end = match.end()
    match match.lastgroup:
        case "iso":
            year, month, day = map(int, re.findall(r"\d+", match["iso"])[:3])
            yield Token("D", day, end, month, year)
        case "figures":
            yield from _of_figures(match, text)
        case "year":
            yield Token("Y", _full_year(match["year"]), end)
        case "number":
            yield Token("N", int(match["number"]), end)
        case "word":
            yield from _of_word(match["word"], end)
        case "sign":
            yield Token(_SIGNS[match["sign"]], 0, end)
        case "to":
            yield Token(">", 0, end)
        case "and":
            yield Token("&", 0, end)
        case _:
            yield Token("f", 0, end)


@lru_cache(maxsize=2048)  # the same days are written on the pages of all people
def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens with which a text begins, up to the first that has no place in a date.

    >>> "".join(token.letter for token in tokens_of("maandag 12 t/m 14 januari in Ede"))
    'WN>NM'
    """
    found: list[Token] = []
    at = 0
    while len(found) < _MOST_TOKENS and (match := _TOKEN.match(text, at)) is not None:
        made = list(_made(match, text))
        if not made:
            break
        at = match.end()
        if made[0].letter != ".":
            found += made
        elif found and found[-1].letter in "WMNDY":  # the dot of "jan." and "12."
            found[-1] = found[-1]._replace(end=at)
        else:
            break
    return tuple(found)
