"""The page object of a single activity."""

from __future__ import annotations

import re

from agendacrawl.core.items import Activity, AgendaPage, Fact, Problem
from agendacrawl.core.vocabulary import FactKind, Flag
from agendacrawl.dutch.dates import Day, read_day
from agendacrawl.dutch.status import CANCELLED, TENTATIVE, cut_cancelled, cut_tentative, says
from agendacrawl.dutch.text import fold
from agendacrawl.dutch.times import Times, read_times, split_dated
from agendacrawl.pages.labels import Label, cut_labels
from agendacrawl.pages.layouts import AgendaLayout

_SENTENCE = re.compile(r"\n+|(?<=[.!?])\s+")
_FACTS = {Label.SUBJECT: FactKind.TOPIC, Label.COUNTERPART: FactKind.COUNTERPART}


def fill_single(page: AgendaPage, layout: AgendaLayout) -> None:
    """Fill the page of a single activity from its labels and text, and flag what disagrees."""
    stated, description = _stated(page, layout)
    day, times = _stated_day(page, layout)
    start = day.start if day else page.date
    activity = Activity(
        key=page.path,
        title=page.title,
        date=start,
        end_date=day.end if day is not None and day.end != day.start else None,
        start_time=times.start if times else None,
        end_time=times.end if times else None,
        description=description,
        people=list(page.people),
        ministries=list(page.ministries),
        type_stated=page.type_stated,
        stated=stated,
        stated_place=page.stated_place,
        contact_present=layout.contact_present,
    )
    if start != page.date:
        activity.flags.append(Flag.DATE_DIFFERS_FROM_PATH)
    if day is not None and not day.weekday_agrees:
        activity.flags.append(Flag.WEEKDAY_MISMATCH)
    if times is not None and times.backwards:
        activity.flags.append(Flag.END_BEFORE_START)
    activity.flags += _status(page.title, description)
    if (
        layout.labels.values.keys().isdisjoint({Label.DATE, Label.PEOPLE, Label.PLACE})
        and not layout.labels.meta_date
    ):
        page.problems.append(
            Problem("no_labels", "Datum, Bewindspersoon, Locatie", "none of the labels was found")
        )
    page.activities.append(activity)


def _status(title: str, description: str) -> list[Flag]:
    """Return whether the title, or a sentence of the description, says that it is cancelled, or else tentative.

    >>> _status("Werkbezoek", "De minister bezoekt een sluis. Dit werkbezoek gaat niet door.")
    [<Flag.CANCELLED: 'cancelled'>]
    >>> _status("Debat over geannuleerde vluchten", "Veel vluchten zijn geannuleerd. Daarover gaat het debat.")
    []
    """
    sentences = [one.strip() for one in _SENTENCE.split(description)]
    if cut_cancelled(title)[1] or any(says(one, CANCELLED) for one in sentences):
        return [Flag.CANCELLED]
    if cut_tentative(title)[1] or any(says(one, TENTATIVE) for one in sentences):
        return [Flag.TENTATIVE]
    return []


def _stated_day(page: AgendaPage, layout: AgendaLayout) -> tuple[Day | None, Times | None]:
    """Return the days and the times that the page states."""
    written, last, clock = layout.days_and_times
    day = times = None
    if written is not None:
        day = read_day(written, page.date)
        if day is None:
            rest, times = split_dated(written)
            day = read_day(rest, page.date)
        if day is None:
            page.problems.append(Problem("unreadable_date", "Datum", written[:80]))
    if clock is not None:
        stated = read_times(clock)
        if stated is None:
            page.problems.append(Problem("unreadable_time", "Tijd", clock[:80]))
        times = stated or times
    if last is not None:
        end = read_day(last, page.date)
        start = day.start if day is not None else page.date
        if end is None or end.start < start:
            page.problems.append(Problem("unreadable_date", "Einddatum", last[:80]))
        else:
            day = Day(start, end.start, day is None or day.weekday_agrees)
    return day, times


def _stated(page: AgendaPage, layout: AgendaLayout) -> tuple[list[Fact], str]:
    """Return the topics and counterparts in the labels, and the description: notes under labels, then the text.

    The layout reports unknown labels; their values are kept in the description.
    """
    facts: list[Fact] = []
    lines: list[str] = []
    for labelled in layout.labelled:
        if labelled.label in _FACTS:
            facts.append(Fact(_FACTS[labelled.label], labelled.value, labelled.line))
        if labelled.label is None or labelled.label in _FACTS:
            lines.append(labelled.line)
        elif labelled.label is Label.NOTE:
            lines.append(labelled.value)
        elif labelled.label is Label.ACTIVITY and fold(labelled.value) != fold(page.title):
            lines.append(labelled.line)
    for line in layout.text.split("\n"):
        lines.append(line)
        head, labels = cut_labels(line)
        if not head and labels and all(one.label in _FACTS and one.value for one in labels):
            facts += [Fact(_FACTS[one.label], one.value, one.line) for one in labels if one.label]
    return facts, "\n".join(line for line in lines if line)
