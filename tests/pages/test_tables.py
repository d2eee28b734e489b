"""Tables of a week: grids of days, parts of the day, hours and members of government, and tables of no known form."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from agendacrawl.pages.document import Document
from agendacrawl.pages.week.draft import Draft, Week
from agendacrawl.pages.week.reader import read_week
from pages.knowing import KNOWS

MONDAY = dt.date(2026, 11, 9)


def week(*rows: str, above: str = "") -> Week:
    """Read a table, each row written as its cells: "#Dag|Ochtend" is a head, "a+b" two lines of one cell."""
    table = "".join(map(_row, rows))
    body = f"<main><h1>Agenda</h1><div class='rich-text'>{above}<table>{table}</table></div></main>"
    return read_week(Document.parse(body).lines[1:], MONDAY, KNOWS)


def _row(words: str) -> str:
    tag = "th" if words.startswith("#") else "td"
    cells = words.removeprefix("#").split("|")
    return "<tr>" + "".join(f"<{tag}>{cell.replace('+', '<br/>')}</{tag}>" for cell in cells) + "</tr>"


def said(draft: Draft) -> tuple[Any, ...]:
    """Return title, day of the month, hour, and whose it is."""
    hour = draft.times.start.hour if draft.times and draft.times.start else None
    return draft.title, draft.day.start.day if draft.day else None, hour, draft.people


ANNA, BERT = ["Anna Voorbeeld"], ["Bert Proef"]
GRIDS: dict[str, tuple[list[str], list[tuple[Any, ...]]]] = {
    "parts of the day over columns": (
        ["#|Ochtend|Middag|Avond", "Maandag 9 november|9.15 uur Overleg met Aedes||Lezing", "di 10 nov|-|Werkbezoek (13.30-15.00 uur)|"],
        [("Overleg met Aedes", 9, 9, []), ("Lezing", 9, None, []), ("Werkbezoek", 10, 13, [])],
    ),
    "a head in plain cells": (
        ["<b>Dag</b>|<b>Voormiddag</b>|<b>Namiddag</b>", "Ma 9/11|Debat|16.00 uur: Ontvangst", "Wo 11/11|geen|Rondetafel"],
        [("Debat", 9, None, []), ("Ontvangst", 9, 16, []), ("Rondetafel", 11, None, [])],
    ),
    "several activities in a cell": (
        ["#Datum|’s Ochtends|’s Middags", "9 november|9.00 uur Gesprek met de ANWB+11.00 uur Gesprek met de NS|<ul><li>Stemmingen</li><li>Debat</li></ul>"],
        [("Gesprek met de ANWB", 9, 9, []), ("Gesprek met de NS", 9, 11, []), ("Stemmingen", 9, None, []), ("Debat", 9, None, [])],
    ),
    "parts of the day before rows": (
        ["#|Ma 9 nov|Di 10 nov", "Ochtend|Opening school|10.00 uur: Overleg", "Middag||Vragenuur+Stemmingen"],
        [("Opening school", 9, None, []), ("Overleg", 10, 10, []), ("Vragenuur", 10, None, []), ("Stemmingen", 10, None, [])],
    ),
    "hours before rows": (
        ["#Tijd|Ma 9 nov|Di 10 nov", "09.00 uur|Opening school|", "14.00 - 15.00 uur|Debat|Vragenuur"],
        [("Opening school", 9, 9, []), ("Debat", 9, 14, []), ("Vragenuur", 10, 14, [])],
    ),
    "hours over columns": (
        ["#|09.00-12.00|13.00-17.00", "Maandag|Opening school|Debat (14.30 uur)", "Dinsdag||Vragenuur"],
        [("Opening school", 9, 9, []), ("Debat", 9, 14, []), ("Vragenuur", 10, 13, [])],
    ),
    "a head for what is done": (
        ["Dag|Afspraken", "Ma 9 nov|<ul><li>Debat</li><li>Overleg met Aedes</li></ul>", "Di 10 nov|Vragenuur+Stemmingen"],
        [("Debat", 9, None, []), ("Overleg met Aedes", 9, None, []), ("Vragenuur", 10, None, []), ("Stemmingen", 10, None, [])],
    ),
    "labels and values, an empty hour among them": (
        ["Datum|Maandag 9 november", "Tijd|-", "Activiteit|Debat"],
        [("Debat", 9, None, [])],
    ),
    "no head": (
        ["Maandag 9 november|10.00 uur Overleg met Aedes|14.00 uur Gesprek met de VNG", "Dinsdag 10 november||Vragenuur"],
        [("Overleg met Aedes", 9, 10, []), ("Gesprek met de VNG", 9, 14, []), ("Vragenuur", 10, None, [])],
    ),
    "members of government over columns": (
        ["#Dag|Minister Voorbeeld|Staatssecretaris Proef", "Ma 9 nov|Ministerraad|Werkbezoek", "Di 10 nov||Debat"],
        [("Ministerraad", 9, None, ANNA), ("Werkbezoek", 9, None, BERT), ("Debat", 10, None, BERT)],
    ),
    "members of government before rows": (
        ["#|Ma 9 nov|Di 10 nov", "Minister Voorbeeld|Ministerraad|", "Staatssecretaris Proef|Werkbezoek|Debat"],
        [("Ministerraad", 9, None, ANNA), ("Werkbezoek", 9, None, BERT), ("Debat", 10, None, BERT)],
    ),
    "one member of government": (
        ["#Dag|Minister Voorbeeld", "Ma 9 nov|Ministerraad", "Di 10 nov|Debat"],
        [("Ministerraad", 9, None, ANNA), ("Debat", 10, None, ANNA)],
    ),
    "days in rows of their own": (
        ["#Minister Voorbeeld|Staatssecretaris Proef", "Maandag 9 november|", "Ministerraad|Werkbezoek", "Dinsdag 10 november|", "|Debat"],
        [("Ministerraad", 9, None, ANNA), ("Werkbezoek", 9, None, BERT), ("Debat", 10, None, BERT)],
    ),
    "a whole day": (
        ["#|Ochtend|Middag", "Maandag|Gehele dag: Transportraad|", "Dinsdag|Hele dag – Congres|"],
        [("Transportraad", 9, None, []), ("Congres", 10, None, [])],
    ),
    "a column for the part of the day": (
        ["#Dag|Dagdeel|Activiteit", "Ma 9 nov|Ochtend|Overleg", "|Middag|Debat"],
        [("Overleg", 9, None, []), ("Debat", 9, None, [])],
    ),
    "a part of the day before the activity": (
        ["Ma 9 nov|Ochtend|Overleg", "Di 10 nov|Middag|Debat"],
        [("Overleg", 9, None, []), ("Debat", 10, None, [])],
    ),
    "a day with its hour": (
        ["#Datum|Minister Voorbeeld|Staatssecretaris Proef", "Ma 9 nov, 10.00 uur|Ministerraad|", "|Debat|Overleg"],
        [("Ministerraad", 9, 10, ANNA), ("Debat", 9, None, ANNA), ("Overleg", 9, None, BERT)],
    ),
    "hours and members of government": (
        ["#Datum|Tijd|Minister Voorbeeld|Staatssecretaris Proef", "Ma 9 nov|10.00 uur|Overleg|", "|14.00 uur||Debat"],
        [("Overleg", 9, 10, ANNA), ("Debat", 9, 14, BERT)],
    ),
    "columns without a head": (
        ["#Datum||", "Ma 9 nov|10.00 uur|Overleg"],
        [("Overleg", 9, 10, [])],
    ),
    "columns without a known head": (
        ["#Dag|Blok 1|Blok 2", "Ma 9 nov|9.00 uur Overleg|Debat"],
        [("Overleg", 9, 9, []), ("Debat", 9, None, [])],
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", GRIDS)
def test_every_filled_cell_of_a_grid_is_an_activity(form: str) -> None:
    rows, expected = GRIDS[form]
    assert [said(draft) for draft in week(*rows).drafts] == expected


def test_a_grid_below_a_day_heading() -> None:
    found = week("#Ochtend|Middag", "Overleg|Debat", above="<h2>9 november</h2>")
    assert [said(draft) for draft in found.drafts] == [("Overleg", 9, None, []), ("Debat", 9, None, [])]


def test_a_struck_cell_is_cancelled() -> None:
    first, second = week("#|Ochtend|Middag", "Ma 9 nov|<s>Overleg</s>|14.00 uur <s>Debat</s>").drafts
    assert (first.cancelled, second.cancelled) == (True, True)


@pytest.mark.parametrize(
    ("rows", "reported"),
    [
        (["#Dag|Blok 1|Blok 2", "Ma 9 nov|xyz|zyx"], [("Blok 1", "xyz"), ("Blok 2", "zyx")]),
        (["#|Ma 9 nov|Di 10 nov", "Ruimte 3|Overleg|"], [("td", "Ruimte 3")]),
        (["#|Ochtend|Middag", "Blauw|Overleg|"], [("td", "Blauw")]),
        (["#|Ochtend|Middag", "Ma 9 nov|Overleg|Debat|xyz"], [("td", "xyz")]),
        (["#Dag|Ochtend|Middag|Plek 7", "Ma 9 nov|Overleg||xyz"], [("Plek 7", "xyz")]),
    ],
)  # fmt: skip
def test_what_is_not_understood_of_a_table_is_reported(
    rows: list[str], reported: list[tuple[str, str]]
) -> None:
    assert [(problem.where, problem.text) for problem in week(*rows).problems] == reported


def test_a_cell_over_several_days_lasts_from_the_first_to_the_last() -> None:
    table = (
        "<table><tr><th>Tijd</th><th>Ma 9 nov</th><th>Di 10 nov</th><th>Wo 11 nov</th></tr>"
        "<tr><td>09.00 uur</td><td>Overleg met Aedes</td><td colspan='2'>Milieuraad</td></tr>"
        "<tr><td>14.00 uur</td><td colspan='2'>Werkbezoek</td><td>Vragenuur</td></tr></table>"
    )
    found = read_week(Document.parse(f"<main><h1>Agenda</h1>{table}</main>").lines[1:], MONDAY, KNOWS)
    assert [(one.title, one.day.start.day, one.day.end.day) for one in found.drafts if one.day] == [
        ("Overleg met Aedes", 9, 9), ("Milieuraad", 10, 11), ("Werkbezoek", 9, 10), ("Vragenuur", 11, 11),
    ]  # fmt: skip


def test_a_day_and_its_time_stand_in_one_column_and_all_are_those_of_the_page() -> None:
    found = week(
        "#Dag en tijd|Bewindspersoon|Wat|Waar",
        "Maandag 9 november, 15.00 uur|Minister Voorbeeld|Overleg|Hulst",
        "Dinsdag 10 november, 9.00 uur|Allen|Ministerraad|Den Haag",
    )
    assert [said(draft) for draft in found.drafts] == [
        ("Overleg", 9, 15, ["Anna Voorbeeld"]), ("Ministerraad", 10, 9, []),
    ]  # fmt: skip


def test_a_table_without_a_head_and_without_times() -> None:
    found = week("ma 9 nov|Overleg met Aedes|Hulst", "|Werkbezoek haven|Goes", "di 10 nov|Geen afspraken|")
    assert [(*said(draft)[:2], draft.place) for draft in found.drafts] == [
        ("Overleg met Aedes", 9, "Hulst"), ("Werkbezoek haven", 9, "Goes"),
    ]  # fmt: skip


DAY_ROWS = (
    "<th colspan='3'>{}</th>",
    "<td colspan='3'><b>{}</b></td>",
    "<th>{}</th>",
    "<th>{}</th><th></th><th></th>",
)
HEADS = ("", "<tr><th>Tijd</th><th>Activiteit</th><th>Locatie</th></tr>")


@pytest.mark.parametrize("day", DAY_ROWS)
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("above", ["", "<tr><th colspan='3'>Agenda week 46</th></tr>"])
def test_a_day_over_the_whole_width_is_no_head(day: str, head: str, above: str) -> None:
    rows = (
        f"<tr>{day.format('Maandag 9 november')}</tr>{head}<tr><td>10.00 uur</td><td>Opening</td><td>Hulst</td></tr>"
        f"<tr>{day.format('Dinsdag 10 november')}</tr>{head}<tr><td>9.00 uur</td><td>Debat</td><td>Goes</td></tr>"
        f"<tr>{day.format('Woensdag 11 november')}</tr><tr><td colspan='3'>Geen openbare afspraken</td></tr>"
    )
    body = f"<main><h1>Agenda</h1><table>{above}{rows}</table></main>"
    found = read_week(Document.parse(body).lines[1:], MONDAY, KNOWS)
    assert [(*said(draft)[:3], draft.place) for draft in found.drafts] == [
        ("Opening", 9, 10, "Hulst"), ("Debat", 10, 9, "Goes"),
    ]  # fmt: skip
    assert not found.problems


def test_rows_below_a_head_that_is_not_understood_are_read_by_their_words() -> None:
    found = week("#Blok|Inhoud|Plek", "10.00 uur|Opening molen|Hulst")
    assert [(*said(draft)[:3], draft.place) for draft in found.drafts] == [
        ("Opening molen", None, 10, "Hulst")
    ]
    assert [(one.kind, one.text) for one in found.problems] == [("unknown_line", "Blok | Inhoud | Plek")]
