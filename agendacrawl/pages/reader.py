"""From one response to one `AgendaPage`."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit

from agendacrawl.core.items import Activity, AgendaPage, Problem
from agendacrawl.core.vocabulary import Flag
from agendacrawl.dutch.dates import Day, monday_of, read_day
from agendacrawl.dutch.phrases import cut_cancelled
from agendacrawl.dutch.text import fold
from agendacrawl.dutch.times import Times, read_times, split_dated
from agendacrawl.pages.document import Document, NotAnAgendaPage
from agendacrawl.pages.labels import Label
from agendacrawl.pages.layouts import AgendaLayout, layout_of
from agendacrawl.pages.week import flags_of, read_week, whole

_PATH = re.compile(r"^/actueel/agenda/(\d{4})/(\d{2})/(\d{2})/(?!\.{1,2}$)[^/]+$", re.A)
_KEY_TITLE = 200  # characters of the title in a key: an index entry holds a few thousand bytes
_VARIOUS = re.compile(r"^(?:divers|verschillend|meerdere|wisselend)", re.I)
_WEEK_NUMBER = re.compile(r"\bweek\s+(\d{1,2})\b", re.I)


def canonical_path(url: str) -> str:
    """Return the path that identifies a page: decoded and encoded one way, without query or final slash.

    >>> canonical_path("https://www.rijksoverheid.nl/actueel/agenda/2026/09/25/ministerraad/?x=1")
    '/actueel/agenda/2026/09/25/ministerraad'
    """
    return quote(unquote(urlsplit(url).path).rstrip("/"), safe="/-._~'!$&()*+,;=:@")


def path_date(path: str) -> dt.date:
    """Return the day in the path of an agenda page: of a week its Monday. Raises NotAnAgendaPage."""
    match = _PATH.match(path)
    try:
        return dt.date(*map(int, match.groups())) if match else _refuse(path)
    except ValueError:
        return _refuse(path)


def _refuse(path: str) -> dt.date:
    raise NotAnAgendaPage(f"the address {path} is not /actueel/agenda/YYYY/MM/DD/slug")


def read_page(
    *,
    url: str,
    html: str,
    body: bytes,
    fetched_at: dt.datetime,
    is_place: Callable[[str], bool],
    split_tail: Callable[[str], tuple[str, str] | None] = whole,
    person_of_title: Callable[[str, dt.date], str | None],
) -> AgendaPage:
    """Read one page. `html` is the decoded `body`, and is what the page keeps, as UTF-8; of `body` it keeps the
    hash. `fetched_at` has a time zone.

    `is_place` tells place words from others at the end of a line; `person_of_title` knows who
    "Agenda minister Heerma week 46" is about on a day, for a week that has lost its person label.
    Raises NotAnAgendaPage when the page is none, saying what was looked for and how often it was found.
    """
    path = canonical_path(url)
    day = path_date(path)
    document = Document.parse(html)
    layout = layout_of(document)
    if not layout.is_agenda:
        raise NotAnAgendaPage(
            f"{layout.title[:60]!r} is no page of the agenda: no label, no text of an activity"
        )
    page = AgendaPage(
        url=url,
        path=path,
        platform=layout.platform,
        weekly=layout.weekly,
        title=layout.title,
        date=monday_of(day) if layout.weekly else day,
        people=layout.people,
        ministries=layout.ministries,
        type_stated=layout.type_stated,
        stated_place=layout.stated_place,
        intro=layout.intro,
        published=layout.published,
        activities=[],
        body_sha256=hashlib.sha256(body).hexdigest(),
        body=b"",
        fetched_at=fetched_at,
        problems=layout.problems,
    )
    if page.weekly:
        _read_week(page, layout, is_place, split_tail, person_of_title)
    else:
        _read_single(page, layout)
    page.reading = document.reading()
    page.body = document.redacted(html)
    return page


def _read_single(page: AgendaPage, layout: AgendaLayout) -> None:
    day, times = _stated_day(page, layout)
    start = day.start if day else page.date
    activity = Activity(
        key=page.path,
        title=page.title,
        date=start,
        end_date=day.end if day is not None and day.end != day.start else None,
        start_time=times.start if times else None,
        end_time=times.end if times else None,
        description=layout.text,
        people=list(page.people),
        ministries=list(page.ministries),
        type_stated=page.type_stated,
        stated_place=page.stated_place,
        contact_present=layout.contact_present,
    )
    if start != page.date:
        activity.flags.append(Flag.DATE_DIFFERS_FROM_PATH)
    if day is not None and not day.weekday_agrees:
        activity.flags.append(Flag.WEEKDAY_MISMATCH)
    if times is not None and times.backwards:
        activity.flags.append(Flag.END_BEFORE_START)
    if cut_cancelled(page.title)[1]:
        activity.flags.append(Flag.CANCELLED)
    if (
        layout.labels.values.keys().isdisjoint({Label.DATE, Label.PEOPLE, Label.PLACE})
        and not layout.labels.meta_date
    ):
        page.problems.append(
            Problem("no_labels", "Datum, Bewindspersoon, Locatie", "none of the labels was found")
        )
    page.activities.append(activity)


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


def _read_week(
    page: AgendaPage,
    layout: AgendaLayout,
    is_place: Callable[[str], bool],
    split_tail: Callable[[str], tuple[str, str] | None],
    person_of_title: Callable[[str, dt.date], str | None],
) -> None:
    week = read_week(layout.content, page.date, is_place, split_tail)
    page.intro = "\n".join(week.intro)
    page.problems += week.problems
    common = []
    if not page.people and (name := person_of_title(page.title, page.date)) is not None:
        page.people = [name]
        common.append(Flag.PEOPLE_FROM_TITLE)
    if (number := _WEEK_NUMBER.search(page.title)) and int(number[1]) != page.date.isocalendar().week:
        common.append(Flag.WEEK_NUMBER_MISMATCH)
        page.problems.append(Problem("week_number", "title", page.title[:80]))
    if not week.drafts:
        page.problems.append(Problem("empty_week", "body", "no activity was found"))
    place = page.stated_place
    common_place = place if place and not _VARIOUS.match(place) and is_place(place) else None
    seen: Counter[str] = Counter()
    sunday = page.date + dt.timedelta(days=6)
    for draft in week.drafts:
        start, end = (draft.day.start, draft.day.end) if draft.day else (page.date, sunday)
        key = f"{page.path}#{start.isoformat()}#{fold(draft.title)[:_KEY_TITLE]}"
        seen[key] += 1
        page.activities.append(
            Activity(
                key=key if seen[key] == 1 else f"{key}#{seen[key]}",
                title=draft.title,
                date=start,
                end_date=end if end != start else None,
                start_time=draft.times.start if draft.times else None,
                end_time=draft.times.end if draft.times else None,
                description="\n".join(draft.notes),
                people=list(page.people),
                ministries=list(page.ministries),
                type_stated=draft.type_stated,
                stated_place=draft.place,
                day_place=draft.day_place or (None if draft.place else common_place),
                contact_present=draft.contact or week.contact,
                flags=flags_of(draft, page.date) + common,
            )
        )
