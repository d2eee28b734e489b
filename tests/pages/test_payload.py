"""Pages whose text stands in their scripts only: read as the same page in its markup is."""

import json
from contextlib import suppress

import pytest

from agendacrawl.core.items import AgendaPage
from agendacrawl.pages.address import NotAnAgendaPage
from pages.test_pages import read

WEEK = "/actueel/agenda/2026/11/09/agenda-minister-voorbeeld-week-46"
SINGLE = "/actueel/agenda/2026/11/10/overleg"
TITLE = "Agenda minister Voorbeeld week 46"
H1 = f'<h1 class="nav-bar__page-title">{TITLE}</h1>'
LABELS = (
    '<dl class="details"><dt>Datum</dt><dd>09-11-2026</dd><dt>Bewindspersoon</dt>'
    '<dd><a href="/regering/bewindspersonen/anna-voorbeeld">Anna Voorbeeld</a></dd></dl>'
)
BODY = (
    '<div class="rich-text"><h2>Maandag 9 november</h2><ul><li>10.00 uur: Gesprek met de VNG (Hulst)</li>'
    "<li>Overleg over wonen &amp; bouwen</li></ul><h2>Dinsdag 10 november</h2><ul><li>Werkbezoek aan Urk</li></ul></div>"
)
END = "<p>Heeft deze informatie u geholpen?</p><h2>Hoort bij</h2><ul><li>Iets anders</li></ul>"
LINES = [TITLE, "Maandag 9 november", "10.00 uur: Gesprek met de VNG (Hulst)", "Overleg over wonen & bouwen",
         "Dinsdag 10 november", "Werkbezoek aan Urk"]  # fmt: skip


def page(main: str, scripts: str = "", title: str = TITLE) -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{title} | Rijksoverheid.nl</title>{scripts}</head><body><nav>Home</nav>"
        f'<main id="content">{main}</main><footer>De Rijksoverheid</footer></body></html>'
    )


def push(*pieces: str) -> str:
    return "".join(
        f"<script>self.__next_f.push({json.dumps([1, piece])})</script>".replace("</div", "<\\/div").replace("</p", "<\\/p")
        for piece in pieces
    )  # fmt: skip


def data(value: object, attributes: str = 'type="application/ld+json"') -> str:
    return f"<script {attributes}>{json.dumps(value)}</script>"


def rows() -> str:
    """The stream as React writes it: elements, references, a module, and the body as a text of so many bytes."""
    elements = {
        "0": ["$", "div", None, {"children": ["$L1", ["$", "main", None, {"children": ["$L2", "$L3"]}]]}],
        "1": ["$", "nav", None, {"children": "Home"}],
        "2": ["$", "h1", None, {"className": "nav-bar__page-title", "children": TITLE}],
        "3": ["$", "div", None, {"children": [
            ["$", "dl", None, {"children": [["$", "dt", None, {"children": "Bewindspersoon"}],
                                            ["$", "dd", None, {"children": "Anna Voorbeeld"}]]}],
            ["$", "div", None, {"className": "rich-text", "dangerouslySetInnerHTML": {"__html": "$5"}}]]}],
    }  # fmt: skip
    stream = "".join(f"{number}:{json.dumps(element)}\n" for number, element in elements.items())
    return f'{stream}4:I["module",["chunk"],"default"]\n5:T{len(BODY.encode()):x},{BODY}'


ELASTIC = {"pageTitle": TITLE, "publicationDate": "2026-11-12T08:00:00Z", "content": BODY,
           "activityStartDate": "2026-11-08T23:00:00Z", "bewindspersonen": [{"label": "Anna Voorbeeld"}]}  # fmt: skip
COMPONENT = f'7:["$","$L9",null,{json.dumps({"page": {k: v for k, v in ELASTIC.items() if k != "publicationDate"}})}]\n'
HIDDEN = {
    "markup in one piece": page("", push(H1 + LABELS + BODY + END)),
    "a whole main": page("", push(f"<html><body><nav>Home</nav><main>{H1}{LABELS}{BODY}{END}</main></body></html>")),
    "only the body": page(H1 + LABELS + END, push(BODY)),
    "an empty body": page(f'{H1}{LABELS}<div class="rich-text"></div>{END}', push(BODY)),
    "half of the body": page(f'{H1}{LABELS}<div class="rich-text"><h2>Maandag 9 november</h2></div>{END}', push(BODY)),
    "rows of elements": page("", push(rows()[:150], rows()[150:700], rows()[700:])),
    "data of a component": page("", push(COMPONENT)),
    "lines": page(H1 + LABELS, push("\n".join(LINES))),
    "lines with written ends": page(H1 + LABELS, push("\\n".join(LINES))),
    "a piece for each line": page(H1 + LABELS, push(*LINES)),
    "elastic content": page("", data(ELASTIC, 'id="elastic-content" type="application/json"')),
    "elastic content and a title": page(H1 + END, data(ELASTIC, 'id="elastic-content" type="application/json"')),
}  # fmt: skip


def told(page: AgendaPage) -> object:
    return page.title, page.people, [(a.date, a.title, a.start_time, a.stated_place) for a in page.activities]


@pytest.mark.parametrize("name", HIDDEN)
def test_it_is_read_as_if_it_stood_in_the_markup(name: str) -> None:
    found = read(HIDDEN[name], WEEK)
    assert told(found) == told(read(page(H1 + LABELS + BODY + END), WEEK))
    assert "payload" in [problem.kind for problem in found.problems]
    assert told(read(found.body.decode(), WEEK)) == told(found)


@pytest.mark.parametrize(
    "scripts",
    [push(H1 + LABELS + BODY), push("\n".join(LINES)), push(rows()), push("menu:Sluiten\nzoek:Zoeken in deze site"),
     data({"@type": "WebPage", "name": TITLE, "description": "Wat de minister in deze week allemaal doet."}),
     push('9:["$","nav",null,{"children":"Een lang menu met veel meer letters dan er op de bladzijde staan"}]\n')],
)  # fmt: skip
def test_what_is_in_the_markup_is_read_from_there(scripts: str) -> None:
    found = read(page(H1 + LABELS + BODY + END, scripts), WEEK)
    assert told(found) == told(read(page(H1 + LABELS + BODY + END), WEEK))
    assert not found.problems


def test_text_without_its_lines_is_refused() -> None:
    with pytest.raises(NotAnAgendaPage, match="its lines are lost"):
        read(page(H1 + LABELS, push(f"{TITLE}\n\n{' '.join(LINES[1:])}")), WEEK)


def test_an_event_in_a_graph_in_any_order() -> None:
    event = {"@type": ["Event"], "name": "Overleg met de VNG", "startDate": "2026-11-10T10:00:00+01:00",
             "location": [{"@type": "Place", "name": "Hulst"}], "description": "De minister spreekt over wonen.",
             "performer": {"@type": "Person", "name": "Anna Voorbeeld"}}  # fmt: skip
    graph = [{"@type": "WebSite", "name": "Rijksoverheid.nl"},
             {"@type": "NewsArticle", "datePublished": "2020-01-01"},
             {"@type": "WebPage", "name": "Overleg met de VNG", "datePublished": "2026-11-11T08:00:00+01:00"}, event]  # fmt: skip
    for nodes in (graph, graph[::-1]):
        found = read(
            page("", data({"@context": "https://schema.org", "@graph": nodes}), "Overleg met de VNG"), SINGLE
        )
        [activity] = found.activities
        assert (activity.date.isoformat(), str(activity.start_time)) == ("2026-11-10", "10:00:00")
        assert (activity.stated_place, activity.people) == ("Hulst", ["Anna Voorbeeld"])
        assert found.published is not None
        assert found.published.isoformat() == "2026-11-11T08:00:00+01:00"


def test_civil_servants_in_a_script_are_not_stored() -> None:
    contact = "<p>Voor vragen: Dirk Persman, 06 - 12 34 56 78</p>"
    found = read(page(H1 + LABELS, push(BODY + contact)), WEEK)
    assert told(found) == told(read(page(H1 + LABELS + BODY), WEEK))
    assert b"Dirk" not in found.body
    assert b"12 34" not in found.body
    assert told(read(found.body.decode(), WEEK)) == told(found)


@pytest.mark.parametrize(
    ("stamp", "stated", "rest"),
    [
        ("Mediatekst 25-09-2026", None, ""),
        ("Mediatekst 25-09-2026 De minister spreekt over wonen.", None, "De minister spreekt over wonen."),
        ("Nieuwsbericht 29-09-2026 | 14:15", None, ""),
        ("Werkbezoek 10-11-2026", "Werkbezoek", ""),
        ("Bouwplan 25-09-2026 Urk", None, "Bouwplan 25-09-2026 Urk"),  # words of the page
        ("Overleg in week 46, 10-11-2026", None, "Overleg in week 46, 10-11-2026"),
    ],
)
def test_the_stamp_of_a_page(stamp: str, stated: str | None, rest: str) -> None:
    labels = LABELS.replace("09-11", "10-11")
    found = read(
        page(f'<h1>Overleg</h1>{labels}<div class="rich-text larger-text"><p>{stamp}</p></div>'), SINGLE
    )
    assert (found.type_stated, found.intro, found.activities[0].date.isoformat()) == (
        stated,
        rest,
        "2026-11-10",
    )


@pytest.mark.parametrize("piece", ["[" * 50_000, "0:" + "[" * 50_000, "0:Tffffffff,x", "a:" * 50_000, "$1" * 9_000, "<p>" * 20_000])  # fmt: skip
def test_a_hostile_stream_is_read_or_refused(piece: str) -> None:
    html = page(H1 + LABELS, push(piece, "1:[\"$\",\"p\",null,{\"children\":\"$L1\"}]\n"))  # fmt: skip
    with suppress(NotAnAgendaPage):
        read(html, WEEK)


def test_the_data_of_a_part_without_its_words_are_not_stored() -> None:
    header = f"<header><p>Woordvoerder: Bert Proef</p>{data({'@type': 'WebPage', 'datePublished': '2020-01-01'})}</header>"
    body = read(page(H1 + LABELS + BODY).replace("<nav>", f"{header}<nav>"), WEEK).body.decode()
    assert "Proef" not in body
    assert "datePublished" not in body
