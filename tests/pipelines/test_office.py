"""Whose ministry it was: what the page names, under the name of that day, else the offices of its people."""

from __future__ import annotations

import datetime as dt

import pytest

from agendacrawl.core.items import Activity, AgendaPage
from agendacrawl.core.vocabulary import Platform
from agendacrawl.pipelines.office import OfficePipeline


def page_of(date: str, people: list[str], ministries: list[str]) -> AgendaPage:
    day = dt.date.fromisoformat(date)
    one = Activity("/a", "Werkbezoek", day, people=people, ministries=list(ministries))
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return AgendaPage(
        "http://127.0.0.1/a", "/a", Platform.PRO, False, "Werkbezoek", day, people, ministries, None, None, "",
        None, [one], "", b"", moment,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("date", "people", "named", "stored"),
    [
        (
            "2023-05-01",
            ["Rob Jetten"],
            ["Ministerie van Klimaat en Energie"],
            ["Economische Zaken en Klimaat"],
        ),
        (
            "2023-05-01",
            ["Hugo de Jonge"],
            ["Ministerie van VRO", "BZK"],
            ["Binnenlandse Zaken en Koninkrijksrelaties"],
        ),
        ("2025-05-01", [], ["Ministerie van Economische Zaken en Klimaat"], ["Economische Zaken"]),
        ("2023-05-01", ["Dilan Yesilgöz"], [], ["Justitie en Veiligheid"]),
        ("2023-05-01", ["Iemand Anders"], [], []),
    ],
)
def test_ministries_have_the_name_of_their_day(
    date: str, people: list[str], named: list[str], stored: list[str]
) -> None:
    page = OfficePipeline().process_item(page_of(date, people, named))
    assert page.activities[0].ministries == [f"Ministerie van {name}" for name in stored]
    assert (page.ministries, page.problems) == (named, [])


def test_an_unknown_ministry_stays_and_is_reported() -> None:
    page = OfficePipeline().process_item(page_of("2023-05-01", [], ["Ministerie van Toverkunst"]))
    assert page.activities[0].ministries == ["Ministerie van Toverkunst"]
    assert [(one.kind, one.text) for one in page.problems] == [
        ("unknown_ministry", "Ministerie van Toverkunst")
    ]
