"""Split a line of an agenda into its subject and what it says about when and whether it takes place."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from agendacrawl.dutch.dates import Day, monday_of, read_day
from agendacrawl.dutch.daywords import PART_OF_DAY
from agendacrawl.dutch.status import cut_cancelled, cut_tentative
from agendacrawl.dutch.times import Times, split_dated, split_times

_MOST_ROUNDS = 4
_NAMED_PART = rf"(?:(?:vroege?|late?|(?:ge)?hele)\s+)?{PART_OF_DAY}s?"
_ONE_PART = (
    r"(?:(?:(?:aan\s+het\s+)?(?:begin|einde?)\s+van\s+de\s+|in\s+de\s+(?:loop\s+van\s+de\s+)?|tegen\s+de\s+"
    rf"|['’‘`]?s[ -]|de\s+|van)?{_NAMED_PART}|(?:de\s+)?(?:ge)?hele\s+dag|"
    r"(?:later\s+op|in\s+de\s+loop\s+van|einde?\s+van)\s+de\s+dag|rond\s+het\s+middaguur)"
)
_IN_PART = rf"{_ONE_PART}(?:\s+en\s+{_ONE_PART})?"
# "'s avonds, Zundert: diner", "'s avonds Diner"
_PART_IN_FRONT = re.compile(
    rf"{_IN_PART}\s*(?:[:|,–—]|\s-\s)\s*(?=\S)|['’‘`]s[ -]{PART_OF_DAY}s?\s+(?=(?-i:[A-Z]))", re.I
)
# "diner, 's avonds", "diner ('s avonds)"
_PART_BEHIND = re.compile(rf"(?<=\w)(?:,\s|\s\()(?=['’‘`]|in\s){_IN_PART}\)?$", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line says: its title (with its place, in brackets or after a separator), its times and its status."""

    title: str
    times: Times | None = None
    cancelled: bool = False
    tentative: bool = False


def _both(times: Times | None, more: Times | None) -> Times | None:
    """Combine the times that two parts of a line give: "10.00 uur: gesprek (tot 11.00 uur)"."""
    if times is None or more is None:
        return times or more
    if times.end is None and more.start is None and times.start and more.end and more.end > times.start:
        return Times(times.start, more.end)
    return times


@lru_cache(maxsize=512)  # a title is read again after each part that is taken from it
def read_entry(text: str) -> Entry:
    """Return the title, times and status of a line, in whatever order they are written.

    Words for a move to another day are cut before the times, because those of the new day are not this activity's.

    >>> read_entry("10.00 uur: GEANNULEERD: Gesprek met Aedes (Ede, onder voorbehoud)").title
    'Gesprek met Aedes (Ede)'
    >>> read_entry("Gesprek met Aedes (verplaatst naar 20 januari, 10.00 uur)").times is None
    True
    """
    times: Times | None = None
    cancelled = tentative = False
    if (part := _PART_IN_FRONT.match(text)) is not None:
        text = text[part.end() :]
    if (part := _PART_BEHIND.search(text)) is not None:
        text = text[: part.start()]
    for _ in range(_MOST_ROUNDS):
        before = text
        text, off = cut_cancelled(text)
        text, unsure = cut_tentative(text)
        if times is None or times.end is None:
            more, rest = split_times(text)
            if times is None or (more is not None and more.start is None):
                times, text = _both(times, more), rest
        cancelled, tentative = cancelled or off, tentative or unsure
        if text == before:
            break
    return Entry(text, times, cancelled, tentative)


_BEHIND = re.compile(
    r"(?:[,;|(\[–—]|\s-\s|\sop\b)\s*(?P<words>[^,;|()\[\]–—]{2,50}?)\s*(?=$|[,;|()\[\]–—]|\s-\s)"
)


def cut_day_behind(text: str, near: dt.date) -> tuple[str, Day] | None:
    """Cut the day off the words of an activity: "Debat (dinsdag 10 november)"; None if no day is behind them.

    The day stands in brackets, after a separator or after "op", with nothing beside it but a time, which is left. A
    day outside the week of `near` is something else: what the activity is about, or moved to.

    >>> cut_day_behind("Debat, Ede (dinsdag 10 november, 10.00 uur)", dt.date(2026, 11, 9))[0]
    'Debat, Ede (10.00 uur)'
    >>> cut_day_behind("Voorbereiding top (10 januari)", dt.date(2026, 11, 9)) is None
    True
    """
    for match in _BEHIND.finditer(text):
        words, _ = split_dated(match["words"])
        day = read_day(words, near)
        if day is None or monday_of(day.start) != monday_of(near) or not day.weekday_agrees:
            continue
        sign, before = match[0][0], text[: match.start()].rstrip()
        after = text[match.start("words") + len(words) :].lstrip(" .")
        if sign in "([" and after[:1] in (")", "]"):
            return f"{before} {after[1:].lstrip()}".rstrip(), day
        if sign in "([":
            return f"{before} {sign}{after.lstrip(' ,;|–—-')}", day
        return f"{before}, {after}" if after[:1].isalnum() else f"{before}{after}", day
    return None
