"""A page as it is read and as it is known from an earlier run."""

from __future__ import annotations

import datetime as dt
from typing import Any

from agendacrawl.core.items import Activity, AgendaPage
from agendacrawl.core.vocabulary import Platform
from agendacrawl.events.keeping import KnownActivity, KnownPage

PATH = "/actueel/agenda/2022/05/02/week-18"


MONDAY = dt.date(2022, 5, 2)


LEFT, STAYED, OTHER = "Henk Staghouwer", "Mark Harbers", "Hugo de Jonge"  # by October 2022


def activity(title: str = "Bezoek aan tuinder Verbeek", **values: Any) -> Activity:
    given: dict[str, Any] = {"key": f"{PATH}#{title}", "title": title, "date": MONDAY, "people": [STAYED]}
    return Activity(**given | values)


def page(*activities: Activity, **values: Any) -> AgendaPage:
    given: dict[str, Any] = {
            "url": "https://www.rijksoverheid.nl" + PATH, "path": PATH, "platform": Platform.PRO, "weekly": True,
            "title": "Week", "date": MONDAY, "people": [STAYED], "ministries": [], "type_stated": None,
            "stated_place": None, "intro": "", "published": None, "activities": list(activities),
            "body_sha256": "a" * 64, "body": b"", "fetched_at": dt.datetime(2022, 10, 1, tzinfo=dt.UTC),
    }  # fmt: skip
    return AgendaPage(**given | values)


def known(*activities: Activity, people: tuple[str, ...] = (STAYED,), **values: Any) -> KnownPage:
    rows = tuple(
        KnownActivity(
            one.key, one.title, one.description, one.date, one.start_time, one.type_stated, one.stated_place,
            one.day_place, tuple(one.flags), tuple(one.people), tuple(one.ministries),
        )
        for one in activities
    )  # fmt: skip
    given: dict[str, Any] = {"people": people, "seen_run": 7, "lost_names": {}, "activities": rows}
    return KnownPage(**given | values)


def named(*people: str, title: str = "Bezoek aan tuinder Verbeek", **values: Any) -> Activity:
    return activity(title, people=list(people), **values)
