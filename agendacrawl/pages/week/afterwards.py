"""Apply what other lines of a page say about its activities, once the whole page has been read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from agendacrawl.dutch.dates import Day, read_day
from agendacrawl.dutch.remarks import Remark, remark
from agendacrawl.dutch.text import fold
from agendacrawl.pages.week.draft import Draft, Week

_OFF = re.compile(
    r"\b(?:geannuleerd|vervallen|vervalt|afgelast|afgezegd|komt te vervallen|komen te vervallen|gaa[nt] niet door"
    r"|vinden? niet plaats|gaat geen van .{0,60} door)\b",
    re.I,
)
_ALL = re.compile(
    r"\b(?:alle|de hele|de gehele|deze hele|geen van de) (?:\w+ ){0,2}(?:afspraken|activiteiten|agenda|week|programma)",
    re.I,
)
_DATE = re.compile(
    r"\b(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?: \d{1,2}(?: \w+)?)?|\d{1,2} [a-z]{3,9})\b", re.I
)
_MOST_REMARKS = 20  # each is checked against every activity
_EMPTY = frozenset(
    [
        "de",
        "het",
        "een",
        "van",
        "voor",
        "met",
        "aan",
        "op",
        "in",
        "te",
        "en",
        "bij",
        "is",
        "zijn",
        "wordt",
        "worden",
        "om",
        "aan",
        "naar",
        "over",
    ]
)


def settle(week: Week, footnotes: Sequence[tuple[str, Remark]], monday: dt.date) -> None:
    """Apply footnotes (mark and status) and the introduction to the activities; merge duplicate lines."""
    for mark, status in footnotes[:_MOST_REMARKS]:
        for draft in week.drafts:
            if draft.mark == mark:
                draft.cancelled |= status is Remark.OFF
                draft.tentative |= status is Remark.TENTATIVE
    off = [line for line in week.intro if _OFF.search(line) and remark(line) is not Remark.LEGEND]
    for line in off[:_MOST_REMARKS]:
        _call_off(line, week.drafts, monday)
    week.drafts = _joined(week.drafts)


def _call_off(line: str, drafts: Sequence[Draft], monday: dt.date) -> None:
    """Cancel what a line says is cancelled: the whole week, the days that it names, or an activity that it names."""
    days = [day for match in _DATE.finditer(line) if (day := read_day(match[0], monday)) is not None]
    for draft in drafts:
        on_day = draft.day is not None and any(day.start <= draft.day.start <= day.end for day in days)
        if (_ALL.search(line) and (on_day or not days)) or (
            _names(line, draft.title) and (on_day or not days)
        ):
            draft.cancelled = True


def _names(line: str, title: str) -> bool:
    """Tell whether all distinctive words of a title are in a line."""
    telling = set(fold(title).split()) - _EMPTY
    return len(telling) > 1 and telling <= set(fold(line).split())


def _joined(drafts: Sequence[Draft]) -> list[Draft]:
    """Merge lines with the same day and title if one is tentative and the other cancelled: it is cancelled."""
    kept: list[Draft] = []
    first: dict[tuple[Day | None, str], Draft] = {}
    for draft in drafts:
        twin = first.setdefault((draft.day, fold(draft.title)), draft)
        if twin is draft or not _is_twin(twin, draft):
            kept.append(draft)
            continue
        twin.cancelled = twin.tentative = True
        twin.times, twin.place = twin.times or draft.times, twin.place or draft.place
        twin.notes += [note for note in draft.notes if note not in twin.notes]
    return kept


def _is_twin(one: Draft, other: Draft) -> bool:
    states = {(one.cancelled, one.tentative), (other.cancelled, other.tentative)}
    return states == {(True, False), (False, True)} and (
        one.times == other.times or None in (one.times, other.times)
    )
