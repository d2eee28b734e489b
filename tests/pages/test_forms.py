"""Forms of whole pages: days behind the words, headings over their labels, places alone in a list, dotted days."""

from __future__ import annotations

import datetime as dt

import pytest

from agendacrawl.pages.document import Document
from agendacrawl.pages.week.reader import read_week
from pages.knowing import KNOWS

MONDAY = dt.date(2026, 11, 9)
DAY = "<h2>Maandag 9 november</h2>"
Said = tuple[str, int | None, int | None, str | None]  # title, day of the month, hour, place


def _list(*items: str) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


FORMS: dict[str, tuple[str, list[Said]]] = {
    "days in brackets behind": (
        _list("Gesprek met de NS (maandag 9 november, 10.00 uur)", "Bezoek haven, Urk (dinsdag 10 november)", "Ministerraad (vr 13 nov)"),
        [("Gesprek met de NS", 9, 10, None), ("Bezoek haven", 10, None, "Urk"), ("Ministerraad", 13, None, None)],
    ),
    "days after a sign": (
        "<p>Debat wonen – woensdag 11 november, 14.00 uur</p><p>Opening school op donderdag 12 november</p><p>Diner, Ede, 14/11</p>",
        [("Debat wonen", 11, 14, None), ("Opening school", 12, None, None), ("Diner", 14, None, "Ede")],
    ),
    "days of another week are not the day": (
        _list("Gesprek over de top (17 december)", "Overleg over 10 januari"),
        [("Gesprek over de top (17 december)", None, None, None), ("Overleg over 10 januari", None, None, None)],
    ),
    "headings over lists of their labels": (
        "<h3>Bezoek haven</h3>" + _list("Wanneer: maandag 9 november, 9.30 uur", "Waar: Urk")
        + "<h3>Overleg vakbonden</h3>" + _list("Waar: online", "Wanneer: dinsdag 10 november"),
        [("Bezoek haven", 9, 9, "Urk"), ("Overleg vakbonden", 10, None, "online")],
    ),
    "bold lines over lists of their labels": (
        "<p><b>Bezoek haven</b></p>" + _list("Datum: maandag 9 november", "Tijd: 10.00 uur", "Plaats: Urk")
        + "<p><b>Overleg</b></p>" + _list("Datum: dinsdag 10 november", "Plaats: online"),
        [("Bezoek haven", 9, 10, "Urk"), ("Overleg", 10, None, "online")],
    ),
    "lead-ins over lists stay lead-ins": (
        DAY + "<h3>Gesprekken</h3>" + _list("Met: de VNG", "Met: IPO"),
        [("de VNG", 9, None, None), ("IPO", 9, None, None)],
    ),
    "places alone in a list": (
        DAY + _list("Hulst", "Urk (online)", "Gesprek met de NS"),
        [("Hulst", 9, None, None), ("Urk", 9, None, "online"), ("Gesprek met de NS", 9, None, None)],
    ),
    "dotted days with a full stop": (
        _list("09.11: Gesprek met de NS", "10.11. Bezoek haven, Urk"),
        [("Gesprek met de NS", 9, None, None), ("Bezoek haven", 10, None, "Urk")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_the_activities_of_a_form(form: str) -> None:
    body, expected = FORMS[form]
    document = Document.parse(f"<main><h1>Agenda</h1><div class='rich-text'>{body}</div></main>")
    found = [
        (
            draft.title,
            draft.day.start.day if draft.day else None,
            draft.times.start.hour if draft.times and draft.times.start else None,
            draft.place,
        )
        for draft in read_week(document.lines[1:], MONDAY, KNOWS).drafts
    ]
    assert found == expected
