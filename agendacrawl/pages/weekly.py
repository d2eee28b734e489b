"""The page object of a week: its activities, and whose they are."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

from agendacrawl.core.items import Activity, AgendaPage, Problem
from agendacrawl.core.vocabulary import Flag
from agendacrawl.dutch.text import fold, squeeze
from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.layouts import AgendaLayout
from agendacrawl.pages.week.draft import Draft, Week, flags_of
from agendacrawl.pages.week.reader import read_week

_KEY_TITLE = 200  # characters of the title in a key: an index entry holds a few thousand bytes
_VARIOUS = re.compile(r"^(?:divers|verschillend|meerdere|wisselend)", re.I)
_WEEK_NUMBER = re.compile(r"\bweek\s+(\d{1,2})\b", re.I)
_TITLE_PERSON = re.compile(
    r"\b(?P<role>minister-president|minister|staatssecretaris)\s+(?P<name>.+?)(?:\s+week\b.*)?$", re.I
)


def fill_week(page: AgendaPage, layout: AgendaLayout, knowledge: Knowledge) -> None:
    """Fill a weekly page with its activities, its introduction and what was not understood."""
    week = read_week(layout.content, page.date, knowledge)
    page.intro = "\n".join(week.intro)
    page.problems += week.problems
    page.structure = {**page.structure, **{("line", str(kind)): n for kind, n in week.kinds.items()}}
    common = _common_flags(page, knowledge)
    if not week.drafts:
        page.problems.append(Problem("empty_week", "body", "no activity was found"))
    if not page.people:  # the headings of the week say who
        page.people = list(dict.fromkeys(name for draft in week.drafts for name in draft.people))
    place = page.stated_place
    common_place = place if place and not _VARIOUS.match(place) and knowledge.is_place(place) else None
    seen: Counter[str] = Counter()
    for draft in week.drafts:
        activity = _activity(draft, page, week, common_place)
        activity.flags += common
        seen[activity.key] += 1
        if seen[activity.key] > 1:
            activity.key += f"#{seen[activity.key]}"
        page.activities.append(activity)


def _common_flags(page: AgendaPage, knowledge: Knowledge) -> list[Flag]:
    """Return the flags shared by all activities; take the page's person from its title if no label names one."""
    flags = []
    if not page.people and (name := person_of_title(page.title, page.date, knowledge)) is not None:
        page.people = [name]
        flags.append(Flag.PEOPLE_FROM_TITLE)
    if (number := _WEEK_NUMBER.search(page.title)) and int(number[1]) != page.date.isocalendar().week:
        flags.append(Flag.WEEK_NUMBER_MISMATCH)
        page.problems.append(Problem("week_number", "title", page.title[:80]))
    return flags


def person_of_title(title: str, monday: dt.date, knowledge: Knowledge) -> str | None:
    """Return the person that "Agenda minister Heerma week 46" is about; None unless it is exactly one.

    >>> known = {"minister Heerma": "Pieter Heerma"}
    >>> knows = Knowledge(lambda _: False, lambda _: None, lambda words, _: known.get(words))
    >>> person_of_title("Agenda minister Heerma week 46", dt.date(2026, 11, 9), knows)
    'Pieter Heerma'
    """
    match = _TITLE_PERSON.search(squeeze(title))
    return knowledge.find_person(f"{match['role'].lower()} {match['name']}", monday) if match else None


def _activity(draft: Draft, page: AgendaPage, week: Week, common_place: str | None) -> Activity:
    sunday = page.date + dt.timedelta(days=6)
    start, end = (draft.day.start, draft.day.end) if draft.day else (page.date, sunday)
    return Activity(
        key=f"{page.path}#{start.isoformat()}#{fold(draft.title)[:_KEY_TITLE]}",
        title=draft.title,
        date=start,
        end_date=end if end != start else None,
        start_time=draft.times.start if draft.times else None,
        end_time=draft.times.end if draft.times else None,
        description="\n".join(
            [*draft.notes, *(one.evidence for one in draft.stated if one.value != draft.title)]
        ),
        people=list(draft.people or page.people),
        # The ministries of people other than the page's follow from their offices, unless the page has exactly one.
        ministries=list(page.ministries) if not draft.people or len(page.ministries) == 1 else [],
        type_stated=draft.type_stated,
        stated=draft.stated,
        stated_place=draft.place,
        day_place=draft.day_place or (None if draft.place else common_place),
        contact_present=draft.contact or week.contact,
        flags=flags_of(draft, page.date),
    )
