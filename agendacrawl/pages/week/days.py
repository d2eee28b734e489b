"""Day headings whose words beside the day need knowledge of the world: places in front of it, and whole details."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from agendacrawl.dutch.dates import Day, Heading, read_day, read_heading, read_heading_behind
from agendacrawl.dutch.times import Times, split_dated, split_times
from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.week.words import has_doing

_FIRST = re.compile(
    r"(?<=\suur)\.\s+[A-Z].*$"
)  # "Asten, 10.00 uur. De burgemeester leidt rond.": the first sentence
_LOOSE = " ()[].,;|–-"
_LONGEST = 120  # characters of details


def day_heading(text: str, monday: dt.date, knowledge: Knowledge, clock: bool = False) -> Heading | None:
    """Return the day heading that fills a line, with the words beside it: behind the day, or a place in front of it.

    >>> knows = Knowledge({"Saba"}.__contains__, lambda _: None, lambda *_: None)
    >>> day_heading("Saba (donderdag 12 november)", dt.date(2026, 11, 9), knows).aside
    'Saba'
    >>> day_heading("Overleg (donderdag 12 november)", dt.date(2026, 11, 9), knows) is None
    True
    """
    heading = read_heading(text, monday, clock)
    if heading is not None:
        return heading
    behind = read_heading_behind(text, monday)
    known = behind is not None and not has_doing(behind.aside) and knowledge.is_place(behind.aside)
    return behind if known else None


def first_sentence(text: str) -> str:
    """Return what precedes the sentences behind a time.

    >>> first_sentence("Asten, 10.00 uur. De burgemeester leidt de minister rond.")
    'Asten, 10.00 uur'
    """
    return _FIRST.sub("", text)


class Details(NamedTuple):
    """When and where an activity is, without its words; at least two of the three are known."""

    day: Day | None
    times: Times | None
    place: str


def read_details(text: str, monday: dt.date, knowledge: Knowledge) -> Details | None:
    """Return the day, time and place that together fill a line, None if it says anything else or only one of them.

    >>> knows = Knowledge({"Hulst"}.__contains__, lambda _: None, lambda *_: None)
    >>> details = read_details("Dinsdag 10 november, 10.00 uur, Hulst", dt.date(2026, 11, 9), knows)
    >>> details.day.start.day, details.times.start.hour, details.place
    (10, 10, 'Hulst')
    >>> read_details("10.00 uur: bezoek aan Hulst", dt.date(2026, 11, 9), knows) is None
    True
    >>> read_details("10.10", dt.date(2026, 10, 5), knows) is None
    True
    """
    if len(text) > 2 * _LONGEST:
        return None
    text = first_sentence(text)
    heading = read_heading(text, monday, day_open=True)
    day = heading.day if heading is not None else None
    words, times = split_dated(text)
    if heading is None and times is not None and (day := read_day(words, monday)) is not None:
        return Details(day, times, "")  # "09-11-2026 16:00"
    times, rest = split_times(text if heading is None else heading.aside)
    place = rest.strip(_LOOSE)
    if (day is not None) + (times is not None) + bool(place) < 2:
        return None
    if place and (has_doing(place) or not _is_place(place, knowledge)):
        return None
    return Details(day, times, place)


def _is_place(words: str, knowledge: Knowledge) -> bool:
    """Tell whether words are a place, or a building and its place ("bibliotheek Kollum")."""
    return knowledge.is_place(words) or knowledge.split_tail(f"Overleg, {words}") == ("Overleg", words)
