"""The week of one person: every body style, and what must not happen in it."""

import datetime as dt
from functools import partial

import pytest

from agendacrawl.core.items import Fact
from agendacrawl.core.vocabulary import FactKind
from agendacrawl.pages.document import Document
from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.week.draft import Week
from agendacrawl.pages.week.reader import read_week
from pages.knowing import split_tail

MONDAY = dt.date(2026, 11, 9)
PLACES = {
    "Saba",
    "Hulst",
    "Urk",
    "Goes",
    "Den Haag",
    "online",
    "Via communicatietechnologie",
    "Rome (Italië)",
    "Ede",
    "Ede (Gelderland)",
}
PEOPLE = {
    "minister Voorbeeld": "Anna Voorbeeld",
    "Anna Voorbeeld": "Anna Voorbeeld",
    "Bert Proef": "Bert Proef",
}
KNOWS = Knowledge(
    PLACES.__contains__,
    partial(split_tail, is_place=PLACES.__contains__),
    lambda words, _: PEOPLE.get(words) or PEOPLE.get(words.split(" ", 1)[-1]),
)


def week(body: str) -> Week:
    document = Document.parse(
        f"<main><h1>Agenda minister Voorbeeld week 46</h1><div class='rich-text'>{body}</div></main>"
    )
    return read_week(document.lines[1:], MONDAY, KNOWS)


def rows(body: str) -> list[tuple[str, int | None]]:
    """Return title and day of the month of each activity; None for a day that is not known."""
    return [(d.title, d.day.start.day if d.day else None) for d in week(body).drafts]


STYLES = {
    "headings": "<h2>9 november</h2><ul><li>A</li><li>B</li></ul><h2>10 november</h2><ul><li>C</li></ul>",
    "strong lines": "<p><strong>Maandag 9 november</strong></p><ul><li>A</li><li>B</li></ul><p><b>Dinsdag 10 november:</b></p><ul><li>C</li></ul>",
    "colon paragraphs": "<p>9 november:</p><ul><li>\n<p>A;</p></li><li><p>B;</p></li></ul><p>10 november:</p><ul><li><p>C.;</p></li></ul>".replace("C.", "C"),
    "inline": "<p>9 november: A<br/>\n9 november: B<br/>10 november: C</p>",
    "strong and breaks in one block": "<p><strong>Maandag</strong><br/>A<br/>B<br/><strong>Dinsdag</strong><br/>C</p>",
    "strong before the words": "<p><strong>Maandag 9 november</strong> A</p><p>B</p><p><strong>Dinsdag 10 november:</strong> C</p>",
    "plain breaks": "<p>maandag 9 november<br/>- A<br/>- B</p><p>dinsdag 10 november<br/>• C</p>",
    "several lists": "<h3>ma 9-11</h3><ul><li>A</li></ul><ul></ul><ul><li>B</li></ul><h3>di 10-11</h3><ol><li>C</li></ol>",
    "lists in lists": "<ul><li>Maandag 9 november<ul><li>A</li><li>B</li></ul></li><li>Dinsdag 10 november<ul><li>C</li></ul></li></ul>",
    "table": "<table><tr><th>Dag</th><th>Activiteit</th></tr><tr><td>ma 9 nov</td><td>A</td></tr><tr><td></td><td>B</td></tr><tr><td>di 10 nov</td><td>C</td></tr></table>",
    "table with a day over several rows": "<table><tr><th>Datum</th><th>Wat</th></tr><tr><td rowspan='2'>9 november</td><td>A</td></tr><tr><td>B</td></tr><tr><td>10 november</td><td>C</td></tr></table>",
    "table without a head": "<table><tr><td colspan='2'>Maandag 9 november</td></tr><tr><td>10.00 uur</td><td>A</td></tr><tr><td>11.00 uur</td><td>B</td></tr><tr><td colspan='2'>Dinsdag 10 november</td></tr><tr><td>9.00</td><td>C</td></tr></table>",
    "terms": "<dl><dt>Maandag 9 november</dt><dd>A</dd><dd>B</dd><dt>Dinsdag 10 november</dt><dd>C</dd></dl>",
    "label lines": "<h2>Maandag</h2><p>Tijd: 10.00 uur<br/>Activiteit: A<br/>Locatie: Hulst</p><p>Tijd: 11.00 uur<br/>Activiteit: B</p><h2>Dinsdag</h2><p>Activiteit: C</p>",
    "divs": "<div>Maandag 9 november</div><div>A</div><div>B</div><div>Dinsdag 10 november</div><div>C</div>",
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_every_style_gives_the_same_week(style: str) -> None:
    assert rows(STYLES[style]) == [("A", 9), ("B", 9), ("C", 10)]


@pytest.mark.parametrize(
    ("body", "title", "place"),
    [
        ("Gesprek (Hulst)", "Gesprek", "Hulst"),
        ("Gesprek (Rome (Italië))", "Gesprek", "Rome (Italië)"),
        ("Gesprek met de VNG (VNG)", "Gesprek met de VNG (VNG)", None),
        ("Gesprek (VNG) (Via communicatietechnologie)", "Gesprek (VNG)", "Via communicatietechnologie"),
        ("Gesprek met X, locatie: Hulst", "Gesprek met X", "Hulst"),
        ("Gesprek (Hulst), 10.00 uur", "Gesprek", "Hulst"),
        ("Gesprek (10.00 uur, Hulst)", "Gesprek", "Hulst"),
        ("Gesprek (Hulst; 10.00 - 11.00 uur)", "Gesprek", "Hulst"),
        ("Gesprek<br/>Hulst", "Gesprek", "Hulst"),
        ("Gesprek<br/>10.00 uur<br/>Hulst", "Gesprek", "Hulst"),
        ("10.00 uur<br/>Gesprek<br/>Hulst", "Gesprek", "Hulst"),
        ("Gesprek met de burgemeester - Hulst", "Gesprek met de burgemeester", "Hulst"),
    ],
)
def test_the_place_at_the_end_of_a_line(body: str, title: str, place: str | None) -> None:
    draft, _ = week(f"<h2>9 november</h2><ul><li>{body}</li><li>Overleg</li></ul>").drafts
    assert (draft.title, draft.place) == (title, place)


def test_times_on_lines_of_their_own() -> None:
    found = week(
        "<h2>9 november</h2><p><strong>10.00 uur</strong></p><p>A</p><p><strong>11.00 - 12.00 uur</strong></p><p>B (Urk)</p>"
    )
    assert [(d.title, d.times.start.hour if d.times and d.times.start else None) for d in found.drafts] == [
        ("A", 10),
        ("B", 11),
    ]


def test_a_day_that_can_not_be_read_does_not_fall_to_the_day_before() -> None:
    for wrong in (
        "<h2>xx november</h2>",
        "<h2></h2>",
        "<h2>Overige activiteiten</h2>",
        "<h2>31 november</h2>",
    ):
        assert rows(f"<h2>9 november</h2><ul><li>A</li></ul>{wrong}<ul><li>B</li></ul><h2>11 november</h2><ul><li>C</li></ul>") == [
            ("A", 9), ("B", None), ("C", 11),
        ]  # fmt: skip


def test_a_missing_heading_moves_no_other_day() -> None:
    body = "<ul><li>Overleg A</li></ul><h2>11 november</h2><ul><li>B</li></ul>"
    assert rows(body) == [("Overleg A", None), ("B", 11)]


def test_lead_ins_govern_their_list_only() -> None:
    found = week(
        "<h2>9 november</h2><p>De minister heeft gesprekken met:</p><ul><li>de SER</li><li>de FNV</li></ul>"
        "<p>Werkbezoek aan een school</p><ul><li>Gesprekken met:<ul><li>de VNG</li></ul></li><li>Overleg</li></ul>"
    )
    assert [(d.title, d.notes) for d in found.drafts] == [
        ("de SER", ["De minister heeft gesprekken met:"]),
        ("de FNV", ["De minister heeft gesprekken met:"]),
        ("Werkbezoek aan een school", []),
        ("de VNG", ["Gesprekken met:"]),
        ("Overleg", []),
    ]


def test_a_list_inside_an_activity_describes_it() -> None:
    (draft,) = week(
        "<h2>9 november</h2><ul><li>Werkbezoek aan Urk<ul><li>rondvaart;</li><li>lunch</li></ul></li></ul>"
    ).drafts
    assert draft.notes == ["rondvaart", "lunch"]


def test_label_lines_belong_to_the_activity_before_them() -> None:
    first, second = week(
        "<h2>9 november</h2><p>Gesprek over vis<br/>Tijd: 10.00 - 11.00 uur<br/>Locatie: Urk<br/>Met: de vissers<br/>Contact: Jan Jansen</p>"
        "<p>Onderwerp: wonen<br/>Met: de VNG<br/>Kleding: net</p>"
    ).drafts
    assert (first.title, first.place, first.contact) == ("Gesprek over vis", "Urk", True)
    assert first.times is not None
    assert first.times.end == dt.time(11)
    assert first.stated == [Fact(FactKind.COUNTERPART, "de vissers", "Met: de vissers")]
    assert (second.title, second.notes) == ("wonen", ["Kleding: net"])
    assert [fact.evidence for fact in second.stated] == ["Onderwerp: wonen", "Met: de VNG"]


def test_unknown_labels_are_reported() -> None:
    found = week("<h2>9 november</h2><p>Gesprek<br/>Tijd: 10.00 uur<br/>Kleding: net</p>")
    assert [(p.kind, p.where) for p in found.problems] == [("unknown_label", "Kleding")]


@pytest.mark.parametrize(
    "words",
    ["Geen openbare afspraken", "Herfstreces", "Geen", "n.v.t.", "Er zijn geen activiteiten gepland."],
)
def test_days_with_nothing_have_nothing(words: str) -> None:
    assert (
        rows(
            f"<h2>9 november</h2><p>{words}</p><h2>10 november: {words}</h2><h2>11 november</h2><ul><li>{words}</li></ul>"
        )
        == []
    )


def test_a_date_in_a_list_item_is_that_item_s_only() -> None:
    assert rows("<h2>9 november</h2><ul><li>A</li><li>11 november: B</li><li>C</li></ul>") == [
        ("A", 9),
        ("B", 11),
        ("C", 9),
    ]


def test_cancelled_activities_keep_their_name() -> None:
    (draft,) = week("<h2>9 november</h2><ul><li>GEANNULEERD: Gesprek met de SER</li></ul>").drafts
    assert (draft.title, draft.cancelled) == ("Gesprek met de SER", True)


def test_contact_lines_are_no_activities() -> None:
    found = week(
        "<h2>9 november</h2><ul><li>A</li></ul><p>Voor vragen kunt u contact opnemen met Jan Jansen, 06-12345678.</p>"
        "<p>Contact:</p><p>Piet Pietersen</p>"
    )
    assert [d.title for d in found.drafts] == ["A"]
    assert found.contact


def test_the_introduction_is_no_activity() -> None:
    found = week(
        "<p>Deze agenda is onder voorbehoud van wijzigingen.</p><p>9 november:</p><ul><li>A</li></ul>"
    )
    assert [d.title for d in found.drafts] == ["A"]
    assert found.intro == ["Deze agenda is onder voorbehoud van wijzigingen."]


@pytest.mark.parametrize(
    ("line", "title", "off"),
    [
        ("13:00u <s>Gesprek met de VNG</s>", "Gesprek met de VNG", True),
        ("<s>Gesprek met de VNG</s> 13.00 uur", "Gesprek met de VNG", True),
        ("10.00 - 11.00 uur: <del>Overleg</del>, Hulst", "Overleg", True),
        ("11.30 uur <s>Gesprek met de SER</s> (Urk)", "Gesprek met de SER", True),
        ("minister Voorbeeld: <s>debat</s>", "debat", True),
        ("'s Avonds: <strike>Diner met ambassadeurs</strike>", "Diner met ambassadeurs", True),
        ("10 november: <s>Gesprek met de VNG</s>", "Gesprek met de VNG", True),
        ("<b>Dinsdag 10 november</b> <s>Gesprek met de VNG</s>", "Gesprek met de VNG", True),
        ("Activiteit: <s>Gesprek met de VNG</s>", "Gesprek met de VNG", True),
        ("<span style='text-decoration: line-through'>Debat</span> gaat niet door", "Debat", True),
        ("10.00 uur: <s>Debat</s>", "Debat", True),
        ("<em>10.00 uur</em> – <s>Debat</s> – Urk", "Debat", True),
        ("<s>10.00 uur: Overleg</s> verplaatst naar 12 november", "Overleg", True),
        ("<s>13.00 uur</s> 14.00 uur: Overleg", "Overleg", False),
        ("13.00 uur <s>Overleg</s> Debat", "Debat", False),
        ("<b>Dinsdag 10 november</b> <s>Overleg</s> Debat", "Debat", False),
        ("10 november: <s>Overleg</s> Debat", "Debat", False),
        ("Gesprek over <s>zorg en</s> wonen", "Gesprek over wonen", False),
    ],
)
def test_a_line_of_which_the_subject_is_struck_through_is_cancelled(line: str, title: str, off: bool) -> None:
    (draft,) = week(f"<h2>9 november</h2><p>{line}</p>").drafts
    assert (draft.title, draft.cancelled) == (title, off)


@pytest.mark.parametrize(
    ("line", "title", "place"),
    [
        ("'s avonds, Urk: jaarvergadering van de vissers", "jaarvergadering van de vissers", "Urk"),
        ("’s Middags, Den Haag: gesprek met de VNG", "gesprek met de VNG", "Den Haag"),
        ("Avond, Hulst: lezing", "lezing", "Hulst"),
        ("Ochtend – Goes – werkbezoek aan een school", "werkbezoek aan een school", "Goes"),
        ("hele dag, Urk: visserijcongres", "visserijcongres", "Urk"),
        ("Gehele dag: congres, Goes", "congres", "Goes"),
        ("in de loop van de middag, online: overleg met de EU", "overleg met de EU", "online"),
        ("Eind van de middag: borrel, Ede", "borrel", "Ede"),
        ("begin van de avond, Ede: diner", "diner", "Ede"),
        ("Diner met de VNG, 's avonds", "Diner met de VNG", None),
        ("Werkbezoek aan Urk ('s middags)", "Werkbezoek aan Urk", None),
        ("'s avonds Urk: diner", "diner", "Urk"),
        ("tegen de avond: borrel", "borrel", None),
        ("’s Ochtends en ’s middags: debat", "debat", None),
        ("Vroege ochtend, Ede: ontbijt", "ontbijt", "Ede"),
        ("'s avonds spreekt de minister in Hulst", "'s avonds spreekt de minister in Hulst", None),
        ("Aansluitend (12.30 uur): lunch", "lunch", None),
        ("Avond van de vrijheid, Goes", "Avond van de vrijheid", "Goes"),
        ("Middagconcert: opening", "Middagconcert: opening", None),
        ("De avond: première", "première", None),
        ("Aansluitend, Urk: borrel", "borrel", "Urk"),
        ("Na afloop: receptie, Urk", "receptie", "Urk"),
        ("Na afloop van het debat: stemming", "Na afloop van het debat: stemming", None),
    ],
)
def test_parts_of_the_day_around_a_title(line: str, title: str, place: str | None) -> None:
    _, draft = week(f"<h2>9 november</h2><p>Overleg</p><p>{line}</p>").drafts
    assert (draft.title, draft.place) == (title, place)


LEGENDS = [
    "AO = algemeen overleg, EK = Eerste Kamer",
    "Doorgehaalde afspraken gaan niet door.",
    "Alle doorgehaalde afspraken gaan niet door.",
    "(*) onder voorbehoud",
    "*) onder voorbehoud",
    "* = nog niet bevestigd",
    "Met een * gemarkeerde afspraken zijn onder voorbehoud.",
    "Cursief: nog niet bevestigd",
    "¹ Onder voorbehoud",
    "Geannuleerde afspraken zijn doorgehaald.",
]


@pytest.mark.parametrize("legend", LEGENDS)
@pytest.mark.parametrize(
    "form", ["<p>{}</p>", "<p><em>{}</em></p>", "<p><small>{}</small></p>", "<ul><li>{}</li></ul>"]
)
def test_a_legend_is_no_activity_and_says_nothing_of_the_last_one(legend: str, form: str) -> None:
    found = week(f"<h2>9 november</h2><ul><li>Overleg</li><li>Debat</li></ul>{form.format(legend)}")
    assert [(d.title, d.cancelled, d.tentative) for d in found.drafts] == [
        ("Overleg", False, False),
        ("Debat", False, False),
    ]


@pytest.mark.parametrize(
    ("title", "legend"),
    [
        ("Debat (*)", "(*) onder voorbehoud"),
        ("Debat*", "* = nog niet bevestigd"),
        ("Debat *", "*) onder voorbehoud"),
        ("10.00 uur: Debat (*)", "(*): onder voorbehoud"),
        ("Debat*", "Met een * gemarkeerde afspraken zijn onder voorbehoud."),
        ("Debat (**)", "** onder voorbehoud"),
        ("(*) Debat", "(*) onder voorbehoud"),
    ],
)
def test_a_mark_makes_its_activity_tentative(title: str, legend: str) -> None:
    found = week(f"<h2>9 november</h2><p>{title}</p><p>Overleg</p><p>{legend}</p>")
    assert [(d.title, d.tentative) for d in found.drafts] == [("Debat", True), ("Overleg", False)]


def test_several_activities_behind_a_day_are_parted_by_semicolons() -> None:
    body = (
        "<p>Maandag: werkbezoek aan Urk; gesprek met Aedes (online).</p>"
        "<p>Dinsdag: stemmen in Goes, 9.00 uur; lunch, 12.30 uur.</p><p>Woensdag: debat; tijd en plaats volgen</p>"
    )
    assert rows(body) == [
        ("werkbezoek aan Urk", 9),
        ("gesprek met Aedes", 9),
        ("stemmen in Goes", 10),
        ("lunch", 10),
        ("debat; tijd en plaats volgen", 11),
    ]


def test_what_has_a_place_of_its_own_inside_an_activity_is_one_too() -> None:
    inner = "<ul><li>Goes: bezoek aan de haven</li><li>Overleg, Hulst</li></ul>"
    body = f"<h2>9 november</h2><ul><li>Werkbezoek Zeeland (10.00 - 16.00 uur){inner}</li></ul>"
    assert rows(body) == [("bezoek aan de haven", 9), ("Overleg", 9)]
    inner = "<ul><li>rondvaart</li><li>lunch met vissers</li></ul>"
    body = f"<h2>9 november</h2><ul><li>Werkbezoek Zeeland (10.00 - 16.00 uur){inner}</li></ul>"
    assert rows(body) == [("Werkbezoek Zeeland", 9)]
