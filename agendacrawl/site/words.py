"""Values in Dutch, as the pages show them."""

from __future__ import annotations

import datetime as dt
import re
from math import sqrt
from typing import Any

from markupsafe import Markup

from agendacrawl.dutch.daywords import MONTHS

TYPES = {"unclassified": "soort onbekend", "other": "andere soort"}
MODES = {"hybrid": "hybride", "unknown": "niet bekend of fysiek", "online": "online"}
WHERE = {
    "online": "online",
    "abroad": "buitenland",
    "caribbean": "Caribisch deel van het Koninkrijk",
    "diverse": "diverse locaties",
    "unresolved": "plaats niet herkend",
    "not_stated": "staat er niet",
}
SOURCES = {  # gis.activity_point.evidence_source
    "stated_place": "bij Locatie",
    "day_heading": "in de kop van de dag",
    "line": "in de regel zelf",
    "title": "in de titel",
    "intro": "in de inleiding",
}
_BETWEEN = re.compile(r"(?<=\d)-(?=\d)")
_Z = 1.959963984540054  # of a 95 % interval


def date(day: dt.date | None) -> str:
    """Return a day in full.

    >>> date(dt.date(2026, 1, 12)), date(None)
    ('12 januari 2026', '–')
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "–"


def month(day: dt.date) -> str:
    """Return the month of a day.

    >>> month(dt.date(2026, 3, 1))
    'maart 2026'
    """
    return f"{MONTHS[day.month - 1]} {day.year}"


def period(first: dt.date | None, last: dt.date | None) -> str:
    """Return a period.

    >>> period(dt.date(2024, 7, 2), dt.date(2026, 11, 20))
    '2 juli 2024 tot en met 20 november 2026'
    """
    return f"{date(first)} tot en met {date(last)}" if first and last else "nog zonder activiteiten"


def number(value: float | None, decimals: int = 0) -> str:
    """Return a number with Dutch separators.

    >>> number(1234.56, 1), number(12), number(None)
    ('1.234,6', '12', '–')
    """
    if value is None:
        return "–"
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def count(value: int, one: str, more: str) -> str:
    """Return a number with its noun.

    >>> count(1, "bezoek", "bezoeken"), count(0, "bezoek", "bezoeken")
    ('1 bezoek', '0 bezoeken')
    """
    return f"{number(value)} {one if value == 1 else more}"


def up_to(sure: int | None, possible: int | None) -> str:
    """Return a count, with what may come on top of it.

    >>> up_to(3, 5), up_to(3, 3), up_to(None, None)
    ('3 (misschien 5)', '3', '–')
    """
    if sure is None or possible is None:
        return number(None)
    return f"{number(sure)} (misschien {number(possible)})" if possible > sure else number(sure)


def announced(count: int) -> Markup:
    """Return what of a count has not happened yet; it may break over lines where the number before it may not.

    >>> announced(2), announced(0)
    (Markup('<span class="soon">, waarvan 2 aangekondigd</span>'), Markup(''))
    """
    return (
        Markup('<span class="soon">, waarvan {} aangekondigd</span>').format(number(count))
        if count
        else Markup()
    )


def last(row: dict[str, Any]) -> str:
    """Return the day of the last visit that was, and the first that is announced.

    >>> last({"last_past": dt.date(2026, 5, 4), "next_day": dt.date(2026, 12, 31)})
    '4 mei 2026; aangekondigd: 31 december 2026'
    >>> last({"last_past": None, "next_day": dt.date(2026, 12, 31)}), last({"last_past": None, "next_day": None})
    ('nog niet; aangekondigd: 31 december 2026', '–')
    """
    if row["next_day"] is None:
        return date(row["last_past"])
    return (
        f"{date(row['last_past']) if row['last_past'] else 'nog niet'}; aangekondigd: {date(row['next_day'])}"
    )


def sentence(row: dict[str, Any]) -> str:
    """Return the figure of a region in words, with what of it is announced, and dashes in its intervals.

    >>> sentence({"in_words": "2 bezoeken; 95 %-interval 0,2-7,2", "announced": 1})
    '2 bezoeken; 95 %-interval 0,2–7,2; waarvan 1 aangekondigd'
    """
    told = _BETWEEN.sub("–", row["in_words"])
    return f"{told}; waarvan {number(row['announced'])} aangekondigd" if row["announced"] else told


def share(part: int, whole: int) -> str:
    """Return a share as a whole percentage, or a dash where there is nothing to take it of.

    >>> share(1, 8), share(0, 0)
    ('13 %', '–')
    """
    return f"{number(int(100 * part / whole + 0.5))} %" if whole else "–"


def share_interval(part: int, whole: int) -> tuple[float, float] | None:
    """Return the 95 % interval of a share (Wilson 1927), 0 to 1; None of nothing.

    >>> [round(end, 3) for end in share_interval(5, 10)]
    [0.237, 0.763]
    """
    if not whole:
        return None
    p, zz = part / whole, _Z * _Z
    middle = (p + zz / (2 * whole)) / (1 + zz / whole)
    half = _Z * sqrt(p * (1 - p) / whole + zz / (4 * whole * whole)) / (1 + zz / whole)
    return max(0.0, middle - half), min(1.0, middle + half)


def doubtful(counted: dict[str, Any]) -> bool:
    """Tell whether of more than a fifth of those in person it is not known where: then a share says little.

    >>> doubtful({"located": 7, "present": 10}), doubtful({"located": 8, "present": 10})
    (True, False)
    """
    return bool(5 * counted["located"] < 4 * counted["present"])


def interval(part: int, whole: int) -> str:
    """Return the 95 % interval of a share in words.

    >>> interval(5, 10), interval(0, 0)
    ('24–76 %', '–')
    """
    ends = share_interval(part, whole)
    return "–" if ends is None else f"{number(100 * ends[0])}–{number(100 * ends[1])} %"


def web_address(url: str) -> str:
    """Return an address that a page may link to: one of the web; "" for any other.

    >>> web_address("https://www.rijksoverheid.nl/x"), web_address("javascript:alert(1)")
    ('https://www.rijksoverheid.nl/x', '')
    """
    return url if url.lower().startswith(("https://", "http://")) else ""


def span(low: float | None, high: float | None) -> str:
    """Return an interval.

    >>> span(0.24, 7.22), span(None, None)
    ('0,2–7,2', '–')
    """
    return "–" if low is None or high is None else f"{number(low, 1)}–{number(high, 1)}"


def unbroken(text: str) -> str:
    """Return a text in which no line ends between a number and its sign.

    >>> unbroken("95 %-interval")
    '95\\xa0%-interval'
    """
    return text.replace(" %", "\u00a0%")


def kind_of_activity(name: str) -> str:
    """Return the type of an activity; the codes for what is not known have words of their own.

    >>> kind_of_activity("Werkbezoek"), kind_of_activity("unclassified")
    ('Werkbezoek', 'soort onbekend')
    """
    return TYPES.get(name, name)
