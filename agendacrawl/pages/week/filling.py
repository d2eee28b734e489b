"""Add to an activity what its words and labels say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from agendacrawl.core.items import Fact, Problem
from agendacrawl.core.vocabulary import FactKind
from agendacrawl.dutch.dates import Day, read_day
from agendacrawl.dutch.entry import cut_day_behind
from agendacrawl.dutch.status import cut_cancelled, cut_tentative
from agendacrawl.dutch.times import Times, read_times, split_dated
from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.labels import Label, Labelled
from agendacrawl.pages.week.draft import Draft
from agendacrawl.pages.week.people import named_people
from agendacrawl.pages.week.title import read_title

SHOWN = 80  # characters of a line in a problem
_FACTS = {Label.SUBJECT: FactKind.TOPIC, Label.COUNTERPART: FactKind.COUNTERPART}
_EVERYBODY = re.compile(
    r"(?:allen|beiden?|iedereen|alle(?:\s+(?:twee|drie|vier))?(?:\s+bewinds(?:personen|lieden))?|gezamenlijk|samen)\W*",
    re.I,
)
_CERTAIN = re.compile(r"(?:definitief|bevestigd|gaat\s+door|vast|zeker)\W*", re.I)
_DASH = re.compile(r"(?P<place>\S.*?)\s+[–—-]\s+(?P<title>\S.*)$")
_ABBREVIATED = re.compile(r"\b\w{1,2}\.$")


def fill(draft: Draft, text: str, monday: dt.date, knowledge: Knowledge) -> Iterator[Problem]:
    """Add what the words of an activity say; yield what was not understood."""
    if draft.day is None and (cut := cut_day_behind(text, monday)) is not None:
        text, draft.day = cut
    found = read_title(text, monday, knowledge)
    draft.title = found.title
    draft.times = found.times or draft.times
    if found.place is not None:
        draft.place, draft.bracketed = found.place, found.bracketed
    draft.people = found.people or draft.people
    draft.mark = found.mark or draft.mark
    draft.cancelled |= found.cancelled
    draft.tentative |= found.tentative
    for labelled in found.labels:
        yield from apply(draft, labelled, monday, knowledge)


def apply(draft: Draft, labelled: Labelled, monday: dt.date, knowledge: Knowledge) -> Iterator[Problem]:
    """Add what a label says; yield what was not understood. The words of an unknown label are kept as a note."""
    label, value = labelled.label, labelled.value
    if label is None:
        draft.notes.append(labelled.line)
        yield Problem("unknown_label", labelled.name, value[:SHOWN])
        return
    draft.labels.add(label)
    if not value:
        return
    match label:
        case Label.TIME:
            times = read_times(value)
            draft.times = times or draft.times
            if times is None:
                yield Problem("unreadable_time", labelled.name, value[:SHOWN])
        case Label.PLACE:
            place, title = (None if draft.title else _title_behind(value, knowledge)) or (value, "")
            _place(draft, place)
            yield from fill(draft, title, monday, knowledge) if title else ()
        case Label.DATE | Label.END_DATE:
            yield from _date(draft, labelled, monday)
        case Label.STATUS:
            yield from _status(draft, labelled)
        case Label.ACTIVITY:
            yield from fill(draft, value, monday, knowledge)
        case Label.TYPE:
            draft.type_stated = value
        case Label.SUBJECT | Label.COUNTERPART:
            _fact(draft, labelled, monday, knowledge)
        case Label.PEOPLE:
            draft.people = _people(draft, value, monday, knowledge)
        case _:
            draft.notes.append(value)


def _status(draft: Draft, labelled: Labelled) -> Iterator[Problem]:
    """Add whether an activity takes place; what is not understood is reported."""
    off, unsure = (cut(f"Overleg ({labelled.value})")[1] for cut in (cut_cancelled, cut_tentative))
    draft.cancelled |= off
    draft.tentative |= unsure
    draft.notes.append(labelled.line)
    if not off and not unsure and not _CERTAIN.fullmatch(labelled.value):
        yield Problem("unknown_label", labelled.name, labelled.value[:SHOWN])


def _fact(draft: Draft, labelled: Labelled, monday: dt.date, knowledge: Knowledge) -> None:
    """Add a topic or a counterpart; members of government under "Wie" are those whose activity it is."""
    officials = _officials(labelled, monday, knowledge)
    if officials:
        draft.people = officials
    elif labelled.label is not None:
        draft.stated.append(Fact(_FACTS[labelled.label], labelled.value, labelled.line))


def _people(draft: Draft, value: str, monday: dt.date, knowledge: Knowledge) -> list[str]:
    """Return the people of a label; "Allen" means those whose page it is."""
    if _EVERYBODY.fullmatch(value):
        return draft.people
    return named_people(value, monday, knowledge.find_person) or [value]


def _officials(labelled: Labelled, monday: dt.date, knowledge: Knowledge) -> list[str] | None:
    """Return the members of government named under "Wie": those who took part, not whom they met."""
    if labelled.name.casefold() != "wie":
        return None
    people = named_people(labelled.value, monday, knowledge.find_person)
    return people if people and all(knowledge.find_person(name, monday) for name in people) else None


def _place(draft: Draft, value: str) -> None:
    if draft.bracketed:  # then the words in brackets were part of the title
        draft.title, draft.bracketed = f"{draft.title} ({draft.place})", False
    draft.place = value if _ABBREVIATED.search(value) else value.rstrip(" .")


def _title_behind(value: str, knowledge: Knowledge) -> tuple[str, str] | None:
    """Split "Museum Catharijneconvent, Utrecht – opening tentoonstelling": a place, and what is done there."""
    match = _DASH.match(value)
    known = (
        match is not None and not knowledge.is_place(match["title"]) and knowledge.is_place(match["place"])
    )
    return (match["place"], match["title"]) if match is not None and known else None


def _date(draft: Draft, labelled: Labelled, monday: dt.date) -> Iterator[Problem]:
    value = labelled.value
    words, times = split_dated(value)
    if labelled.label is Label.END_DATE and (whole := read_times(value)) is not None:
        value, words, times = "", "", whole  # "Tot: 10.30"
    day = read_day(value, monday) or read_day(words, monday)
    if (
        labelled.label is Label.END_DATE
    ):  # "Begin: ma 9-11-2026 10:00", and below it "Einde: ma 9-11-2026 10:45"
        first, start = draft.day, draft.times
        if day is not None and first is not None and day.start >= first.start:
            draft.day = Day(first.start, day.end, first.weekday_agrees and day.weekday_agrees)
        if times is not None and start is not None and start.end is None and times.start is not None:
            draft.times = Times(start.start, times.start)
    else:
        draft.day, draft.times = day or draft.day, times or draft.times
    if times is not None:
        day = day or draft.day  # it says only when on that day
    if day is None:
        yield Problem("unreadable_day", labelled.name, labelled.value[:SHOWN])
