"""A line of an agenda without what it says about when and whether: its subject is left."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agendacrawl.dutch.daywords import PART_OF_DAY
from agendacrawl.dutch.remarks import Remark, remark
from agendacrawl.dutch.status import cut_cancelled, cut_tentative
from agendacrawl.dutch.times import Times, split_times

_MOST_ROUNDS = 4
_PART_IN_FRONT = re.compile(
    rf"(?:['’‘]?s\s+|de\s+|hele\s+dag|(?={PART_OF_DAY}))(?:{PART_OF_DAY}s?)?\s*(?:[:|–—]|\s-\s)\s*(?=\S)",
    re.I,
)
_MARKED = re.compile(r"(?P<title>.*[^\s*])\s?(?P<mark>\*{1,3}|[¹²³†‡])$", re.S)
_FOOTNOTE = re.compile(r"(?P<mark>\*{1,3}|[¹²³†‡])\)?\s*(?:=\s*)?(?P<words>[^\s*].*)$", re.S)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line says: its title (with its place, in brackets or behind a sign), its times and its status.

    `mark` is the asterisk behind its title, which a footnote explains (`read_footnote`).
    """

    title: str
    times: Times | None = None
    cancelled: bool = False
    tentative: bool = False
    mark: str = ""


def read_footnote(text: str) -> tuple[str, Remark] | None:
    """Return the mark and the status of a footnote that says that the lines with that mark are off or not sure.

    >>> read_footnote("* Onder voorbehoud van de stemmingen.")
    ('*', <Remark.TENTATIVE: 'tentative'>)
    >>> read_footnote("* Gesprek met Aedes") is None
    True
    """
    match = _FOOTNOTE.match(text)
    status = remark(match["words"]) if match is not None else None
    return (match["mark"], status) if match is not None and status in (Remark.OFF, Remark.TENTATIVE) else None


def _both(times: Times | None, more: Times | None) -> Times | None:
    """Return the times that two places of a line say: "10.00 uur: gesprek (tot 11.00 uur)"."""
    if times is None or more is None:
        return times or more
    if times.end is None and more.start is None and times.start and more.end and more.end > times.start:
        return Times(times.start, more.end)
    return times


def read_entry(text: str) -> Entry:
    """Return a line without its times and without the words that it is off or not sure, in whatever order they stand.

    What was moved to another day is cut before the times, because those of the new day are not this activity's.

    >>> read_entry("10.00 uur: GEANNULEERD: Gesprek met Aedes (Ede, onder voorbehoud)").title
    'Gesprek met Aedes (Ede)'
    >>> read_entry("10.00 uur: Gesprek met Aedes, Ede*").mark
    '*'
    >>> read_entry("Gesprek met Aedes (verplaatst naar 20 januari, 10.00 uur)").times is None
    True
    """
    times: Times | None = None
    cancelled = tentative = False
    if (part := _PART_IN_FRONT.match(text)) is not None:
        text = text[part.end() :]
    for _ in range(_MOST_ROUNDS):
        before = text
        text, off = cut_cancelled(text)
        text, unsure = cut_tentative(text)
        more, rest = split_times(text)
        if times is None or (more is not None and more.start is None):
            times, text = _both(times, more), rest
        cancelled, tentative = cancelled or off, tentative or unsure
        if text == before:
            break
    mark = _MARKED.match(text)
    if mark is not None:
        return Entry(mark["title"], times, cancelled, tentative, mark["mark"])
    return Entry(text, times, cancelled, tentative)
