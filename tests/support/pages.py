"""Pages with activities and places, to be stored."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from agendacrawl.core.items import Activity, AgendaPage, Fact, Place
from agendacrawl.core.vocabulary import (
    ActivityType,
    FactKind,
    Flag,
    Level,
    Mode,
    Platform,
    Source,
    TypeMethod,
)

PATH = "/actueel/agenda/2024/09/02/agenda-minister-uitermark-week-36"


def make_place(name: str = "Venlo", code: str | None = "GM0983", **changes: Any) -> Place:
    values: dict[str, Any] = {
        "name": name,
        "level": Level.PLACE,
        "evidence": name,
        "source": Source.STATED,
        "method": "gazetteer",
        "confidence": 0.9,
        "municipality_code": code,
        "country": "NL",
        "lat": 51.37,
        "lon": 6.17,
    }
    return Place(**values | changes)


def make_activity(title: str = "Werkbezoek", **changes: Any) -> Activity:
    values: dict[str, Any] = {
        "key": f"{PATH}#2024-09-03#{title}",
        "title": title,
        "date": dt.date(2024, 9, 3),
        "start_time": dt.time(10, 30),
        "people": ["Judith Uitermark"],
        "ministries": ["Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"],
        "type_stated": "Werkbezoek",
        "type": ActivityType.WERKBEZOEK,
        "type_method": TypeMethod.STATED,
        "type_evidence": "Werkbezoek",
        "facts": [Fact(FactKind.COUNTERPART, "de VNG", "Bezoek met de VNG")],
        "mode": Mode.PHYSICAL,
        "stated_place": "Venlo",
        "places": [make_place()],
        "flags": [Flag.WEEKDAY_MISMATCH],
    }
    return Activity(**values | changes)


def make_page(*activities: Activity, **changes: Any) -> AgendaPage:
    values: dict[str, Any] = {
        "url": "https://www.rijksoverheid.nl" + PATH,
        "path": PATH,
        "platform": Platform.PRO,
        "weekly": True,
        "title": "Agenda minister Uitermark week 36",
        "date": dt.date(2024, 9, 2),
        "people": ["Judith Uitermark"],
        "ministries": [],
        "type_stated": "Agenda",
        "stated_place": None,
        "intro": "",
        "published": dt.datetime(2024, 9, 1, 8, tzinfo=dt.UTC),
        "activities": list(activities),
        "body_sha256": "a" * 64,
        "body": b"<p>Werkbezoek</p>",
        "fetched_at": dt.datetime(2024, 9, 2, 8, tzinfo=dt.UTC),
        "problems": [],
    }
    return AgendaPage(**values | changes)


def week_of(person: str, *activities: Activity) -> AgendaPage:
    """The week of one person, on a page of that person's own, with these activities."""
    path = f"/actueel/agenda/2024/09/02/{person}"
    own = [
        replace(one, key=f"{path}#{number}#{one.title}", people=[person])
        for number, one in enumerate(activities)
    ]
    return make_page(*own, path=path, people=[person])
