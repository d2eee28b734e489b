"""Whole weekly pages in other formats, with everything that a careful reader finds on them.

One folder each in tests/pages/weeks: the page, and what is on it. Written before they were read by the program.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from agendacrawl.core.items import Activity, AgendaPage
from agendacrawl.core.vocabulary import Flag
from agendacrawl.pages.reader import read_page
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.reading.reader import knowledge_of

FOLDER = Path(__file__).parent / "weeks"
NAMES = sorted(folder.name for folder in FOLDER.iterdir())
STATED = (Flag.CANCELLED, Flag.TENTATIVE)


@cache
def knowledge() -> Any:
    return knowledge_of(Gazetteer.load(()))


@cache
def expected(name: str) -> Any:
    return json.loads((FOLDER / name / "expected.json").read_text())


@cache
def page(name: str) -> AgendaPage:
    html = (FOLDER / name / "page.html").read_text()
    return read_page(
        url=f"https://www.rijksoverheid.nl{expected(name)['path']}",
        html=html,
        body=html.encode(),
        fetched_at=dt.datetime(2026, 11, 30, tzinfo=dt.UTC),
        knowledge=knowledge(),
    )


def plain(activity: Activity) -> dict[str, Any]:
    return {
        "title": activity.title,
        "date": activity.date.isoformat(),
        "end_date": activity.end_date.isoformat() if activity.end_date else None,
        "start": f"{activity.start_time:%H:%M}" if activity.start_time else None,
        "end": f"{activity.end_time:%H:%M}" if activity.end_time else None,
        "place": activity.stated_place or activity.day_place,
        "people": activity.people,
        "flags": [flag for flag in activity.flags if flag in STATED],
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_activities_of_a_page(name: str) -> None:
    assert [plain(activity) for activity in page(name).activities] == expected(name)["activities"]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_understood_on_a_page(name: str) -> None:
    assert [[p.kind, p.where, p.text] for p in page(name).problems] == expected(name)["problems"]


@pytest.mark.parametrize("name", NAMES)
def test_the_stored_body_reads_the_same(name: str) -> None:
    stored = page(name)
    again = read_page(
        url=stored.url,
        html=stored.body.decode(),
        body=stored.body,
        fetched_at=stored.fetched_at,
        knowledge=knowledge(),
    )
    assert (again.activities, again.problems, again.intro) == (
        stored.activities,
        stored.problems,
        stored.intro,
    )
