"""What is not understood ends as a problem: never as an activity, never without a word.

Who wrote these texts knew the rules.
"""

import datetime as dt

import pytest

from agendacrawl.pages.document import Document
from agendacrawl.pages.week.draft import Week
from agendacrawl.pages.week.reader import read_week
from pages.knowing import KNOWS

MONDAY = dt.date(2026, 11, 9)


def week(body: str) -> Week:
    document = Document.parse(
        f"<main><h1>Agenda minister Voorbeeld week 46</h1><div class='rich-text'>{body}</div></main>"
    )
    return read_week(document.lines[1:], MONDAY, KNOWS)


DAYS = "<h2>Maandag 9 november</h2><ul><li>Gesprek met de VNG</li></ul><h2>Dinsdag 10 november</h2><ul><li>Overleg</li></ul>"
BLOCKS = [
    "<h2>Reizen</h2><p>Goes</p>",
    "<h2>Reizen</h2><ul><li>Werkbezoek Goes</li></ul>",
    "<p><strong>Reizen</strong></p><ul><li>Goes</li><li>Hulst</li></ul>",
    "<p>Reizen</p><p>Goes</p>",
    "<h3>Verblijf</h3><p>Hotel in Goes</p><p>Locatie: Goes</p>",
    "<h2>Nevenfuncties</h2><ul><li>Lid van het bestuur van de stichting, Urk</li></ul>",
    "<p><b>Vervanging:</b></p><p>Bert Proef vervangt deze week</p>",
    "<h2>Woonplaats</h2><p>Hulst</p>",
    "<ul><li>Hulst</li></ul>",
    "<p>Thuisbasis: Goes</p>",
    "<h3>Portefeuille</h3><ul><li>Vis</li><li>Havens (Urk)</li></ul>",
    "<table><tr><td>Reizen</td></tr><tr><td>Goes</td></tr></table>",
    "<dl><dt>Verblijf</dt><dd>Goes</dd></dl>",
    "<h2>Vervoer</h2><p>10.00 uur: trein naar Goes</p>",
]  # fmt: skip


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_before_the_first_day_is_reported(block: str) -> None:
    found = week(block + DAYS)
    assert [draft.title for draft in found.drafts] == ["Gesprek met de VNG", "Overleg"]
    assert found.problems


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.startswith("<h2>")])
def test_a_block_in_the_form_of_a_day_is_reported_wherever_it_stands(block: str) -> None:
    for body in (DAYS + block, DAYS.replace("<h2>Dinsdag", block + "<h2>Dinsdag")):
        found = week(body)
        assert [draft.title for draft in found.drafts] == ["Gesprek met de VNG", "Overleg"]
        assert found.problems


LABELS = [
    "Baken: Hulst",
    "Kleding: net",
    "Plaatsbepaling: Hulst",
    "Vervoer: trein",
    "Zaal: de Rode Zaal",
    "Vergaderplek: Urk, zaal 3",
    "Voertaal: Engels",
    "Pers: niet toegankelijk",
    "Vertrek: Goes",
    "Ruimte: zaal 3 (Hulst)",
    "Duur: een uur",
    "Baken en zaal: Hulst",
    "Status: gepland",
]
FORMS = {
    "own paragraphs": "<p>Gesprek met de VNG</p><p>{}</p><p>Overleg</p><p>{}</p>",
    "lines of a paragraph": "<p>Gesprek met de VNG<br>{}</p><p>Overleg<br>{}</p>",
    "lines of an item": "<ul><li>Gesprek met de VNG<br>{}</li><li>Overleg<br>{}</li></ul>",
    "items of their own": "<ul><li>Gesprek met de VNG</li><li>{}</li><li>Overleg</li><li>{}</li></ul>",
    "nested items": "<ul><li>Gesprek met de VNG<ul><li>{}</li></ul></li><li>Overleg<ul><li>{}</li></ul></li></ul>",
    "below headings": "<h3>Gesprek met de VNG</h3><p>{}</p><h3>Overleg</h3><p>{}</p>",
    "between known labels": "<p>Gesprek met de VNG<br>Tijd: 10.00 uur<br>{}<br>Met: de VNG</p><p>Overleg<br>Tijd: 11.00 uur<br>{}</p>",
    "one line": "<p>Gesprek met de VNG<br>Tijd: 10.00 uur | {}</p><p>Overleg<br>Tijd: 11.00 uur | {}</p>",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("label", LABELS)
def test_a_label_that_is_not_known_is_reported_and_its_value_kept(form: str, label: str) -> None:
    found = week("<h2>Maandag 9 november</h2>" + FORMS[form].format(label, label))
    name, _, value = label.partition(": ")
    assert [draft.title for draft in found.drafts] == ["Gesprek met de VNG", "Overleg"]
    assert [(p.kind, p.where, p.text) for p in found.problems] == [("unknown_label", name, value)] * 2
    assert all(label in draft.notes for draft in found.drafts)


def test_an_unknown_column_is_reported() -> None:
    found = week(
        "<table><tr><th>Dag</th><th>Activiteit</th><th>Baken</th></tr><tr><td>9 november</td><td>Overleg</td><td>Hulst</td></tr></table>"
    )
    assert [(draft.title, draft.place) for draft in found.drafts] == [("Overleg", None)]
    assert [(p.kind, p.where, p.text) for p in found.problems] == [("unknown_label", "Baken", "Hulst")]


KNOWN = [
    "VNG: gesprek over wonen",
    "Tweede Kamer: Wet toekomst pensioenen",
    "Urk: gesprek met vissers",
    "Debat: de toekomst van de visserij",
    "Onderwijs: gesprek met de VO-raad",
    "Congres: Nederland digitaal",
    "Europese Raad: landbouw",
    "BO: Deltaprogramma",
]


@pytest.mark.parametrize("line", KNOWN)
@pytest.mark.parametrize("form", ["<ul><li>{}</li></ul>", "<p>{}</p>", "<p>- Overleg<br>- {}</p>"])
def test_an_activity_with_a_colon_is_no_label(form: str, line: str) -> None:
    found = week("<h2>Maandag 9 november</h2>" + form.format(line))
    assert (line in [draft.title for draft in found.drafts]) or found.drafts[-1].place == "Urk"
    assert not found.problems
