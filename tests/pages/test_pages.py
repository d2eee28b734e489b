"""Page objects: one folder per page in tests/pages, with the markup and what is in it."""

import datetime as dt
import hashlib
import json
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendacrawl.core.items import AgendaPage
from agendacrawl.pages.address import NotAnAgendaPage, canonical_path, path_date
from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.reader import read_page
from pages.knowing import split_tail

FOLDER = Path(__file__).parent
DAYS = {
    "pro-single": "2026/11/10",
    "pro-week": "2026/12/28",
    "legacy-single": "2022/03/24",
    "legacy-week": "2022/10/31",
}
PLACES = {"Saba", "Bonaire", "Scheveningen", "Hulst", "Den Haag", "Online", "Goes", "Urk"}
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def find_person(words: str, _: dt.date) -> str | None:
    return {"minister Voorbeeld": "Anna Voorbeeld"}.get(words, words if "Voorbeeld" in words else None)


def read(html: str, path: str = "/actueel/agenda/2026/11/09/x") -> AgendaPage:
    return read_page(
        url=f"https://www.rijksoverheid.nl{path}",
        html=html,
        body=html.encode(),
        fetched_at=NOW,
        knowledge=Knowledge(
            PLACES.__contains__,
            partial(split_tail, is_place=PLACES.__contains__),
            find_person,
        ),
    )


@cache
def page_of(name: str) -> AgendaPage:
    return read((FOLDER / name / "page.html").read_text(), f"/actueel/agenda/{DAYS[name]}/{name}")


def cases() -> list[Any]:
    found = []
    for name in DAYS:
        expected = json.loads((FOLDER / name / "expected.json").read_text())
        found += [pytest.param(name, field, value, id=f"{name}-{field}") for field, value in expected.items()]
    return found


def plain(value: Any) -> Any:
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


@pytest.mark.parametrize(("name", "field", "value"), cases())
def test_a_page_is_read_as_its_folder_says(name: str, field: str, value: Any) -> None:
    page = page_of(name)
    if field == "problems":
        assert [[p.kind, p.where, p.text] for p in page.problems] == value
    elif field == "activities":
        found = [
            {key: plain(getattr(a, key)) for key in wanted}
            for a, wanted in zip(page.activities, value, strict=True)
        ]
        assert found == value
    else:
        assert plain(getattr(page, field)) == value


@pytest.mark.parametrize("name", DAYS)
def test_civil_servants_are_neither_in_the_page_nor_in_the_stored_body(name: str) -> None:
    page = page_of(name)
    assert b"Dirk" not in page.body
    assert b"12345678" not in page.body
    assert not any("Dirk" in repr(part) for part in (*page.activities, *page.problems, page.intro))


@pytest.mark.parametrize("name", DAYS)
def test_the_stored_body_reads_the_same(name: str) -> None:
    page = page_of(name)
    again = read(page.body.decode(), page.path)
    assert again.activities == page.activities
    assert (again.people, again.ministries, again.published, again.intro) == (
        page.people, page.ministries, page.published, page.intro,
    )  # fmt: skip


def test_the_hash_is_of_the_body_as_it_came() -> None:
    html = (FOLDER / "pro-single/page.html").read_text()
    assert page_of("pro-single").body_sha256 == hashlib.sha256(html.encode()).hexdigest()
    plain_page = read("<main><h1>Ministerraad</h1><p>Datum: 09-11-2026</p></main>")
    assert plain_page.body == b"<main><h1>Ministerraad</h1><p>Datum: 09-11-2026</p></main>"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", "empty"),
        ("<html><body><p>Storing</p></body></html>", "h1"),
        ("<html><body><main><h1></h1></main></body></html>", "h1"),
    ],
)
def test_what_is_no_agenda_page_is_refused(html: str, words: str) -> None:
    with pytest.raises(NotAnAgendaPage, match=words):
        read(html)


@pytest.mark.parametrize(
    "path", ["/actueel/nieuws/2026/11/09/x", "/actueel/agenda/2026/13/09/x", "/actueel/agenda/x"]
)
def test_addresses_without_a_day_are_refused(path: str) -> None:
    with pytest.raises(NotAnAgendaPage):
        path_date(path)


def test_a_path_is_written_one_way() -> None:
    forms = [
        "/actueel/agenda/2026/11/09/caf%C3%A9/",
        "/actueel/agenda/2026/11/09/café?x=1",
        "/actueel/agenda/2026/11/09/caf%c3%a9",
        "/actueel/agenda/2026/11/09/CAF%C3%89",
        "/actueel/agenda/2026/11/09/cafe%CC%81",
        "/actueel/agenda/2026/11//09/caf%C3%A9//",
    ]
    assert {canonical_path(f"https://www.rijksoverheid.nl{form}") for form in forms} == {forms[0].rstrip("/")}


def test_a_page_without_its_labels_says_so() -> None:
    page = read("<main><h1>Ministerraad</h1><div class='intro'><p>Over alles.</p></div></main>")
    assert [p.kind for p in page.problems] == ["no_labels"]
    assert page.activities[0].date == dt.date(2026, 11, 9)


FORMS = {
    "dl": "<dl><dt>Datum</dt><dd>{d}</dd><dt>Locatie</dt><dd>{p}</dd><dt>Bewindspersoon</dt><dd>{n}</dd></dl>",
    "divs in a dl": "<dl><div><dt>Datum</dt><dd>{d}</dd></div><div><dt>Locatie</dt><dd>{p}</dd></div><div><dt>Bewindspersoon</dt><dd>{n}</dd></div></dl>",
    "list": "<ul><li><b>Datum:</b> {d}</li><li><b>Locatie:</b> {p}</li><li><b>Bewindspersoon:</b> {n}</li></ul>",
    "lines": "<p>Datum: {d}<br/>Locatie: {p}<br/>Bewindspersoon: {n}</p>",
    "paragraphs in the body": "<div class='rich-text'><p><strong>Datum</strong>: {d}</p><p><strong>Locatie</strong>: {p}</p><p><strong>Bewindspersoon</strong>: {n}</p></div>",
    "boxes": "<div><div><div>Datum</div><div>{d}</div></div><div><div>Locatie</div><div>{p}</div></div><div><div>Bewindspersoon</div><div>{n}</div></div></div>",
    "spans": "<div><span>Datum:</span> <span>{d}</span></div><div><span>Locatie:</span> <span>{p}</span></div><div><span>Bewindspersoon:</span> <span>{n}</span></div>",
    "table": "<table><tr><th>Datum</th><td>{d}</td></tr><tr><th>Locatie</th><td>{p}</td></tr><tr><th>Bewindspersoon</th><td>{n}</td></tr></table>",
    "headings": "<h2>Datum</h2><p>{d}</p><h2>Locatie</h2><p>{p}</p><h2>Bewindspersoon</h2><p>{n}</p>",
}


@pytest.mark.parametrize("form", FORMS)
def test_labels_in_whatever_markup(form: str) -> None:
    block = FORMS[form].format(d="10 november 2026", p="Hulst", n="Anna Voorbeeld")
    page = read(f"<main><h1>Werkbezoek</h1>{block}<div class='intro'><p>Over vis.</p></div></main>")
    assert (page.activities[0].date, page.stated_place, page.people) == (
        dt.date(2026, 11, 10),
        "Hulst",
        ["Anna Voorbeeld"],
    )
    assert "Over vis." in page.activities[0].description
    assert "Hulst" not in page.activities[0].description


def test_structured_data_speak_where_labels_do_not() -> None:
    event = {
        "@type": "Event",
        "startDate": "2026-11-09T10:00:00+01:00",
        "endDate": "2026-11-10T10:30:00Z",
        "location": {"@type": "Place", "name": "Hulst"},
    }
    script = f"<script type='application/ld+json'>{json.dumps(event)}</script>"
    (activity,) = read(f"{script}<main><h1>Werkbezoek</h1></main>").activities
    assert (activity.date, activity.end_date) == (dt.date(2026, 11, 9), dt.date(2026, 11, 10))
    assert (activity.start_time, activity.end_time) == (dt.time(10), dt.time(11, 30))
    assert activity.stated_place == "Hulst"
    (labelled,) = read(
        f"{script}<main><h1>Werkbezoek</h1><p>Datum: 11-11-2026</p><p>Locatie: Goes</p></main>"
    ).activities
    assert (labelled.date, labelled.stated_place) == (dt.date(2026, 11, 11), "Goes")


def test_a_week_without_its_person_takes_the_one_in_the_title_and_says_so() -> None:
    page = read(
        "<main><h1>Agenda minister Voorbeeld week 46</h1><h2>9 november</h2><ul><li>Gesprek</li></ul></main>"
    )
    assert page.people == ["Anna Voorbeeld"]
    assert page.activities[0].flags == ["people_from_title"]


def test_two_activities_of_one_name_on_one_day_have_two_keys() -> None:
    page = read(
        "<main><h1>Agenda minister X week 46</h1><h2>9 november</h2><ul><li>Gesprek</li><li>Gesprek</li></ul></main>"
    )
    first, second = (a.key for a in page.activities)
    assert second == f"{first}#2"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_no_markup_breaks_the_reader(text: str) -> None:
    for html in (
        text,
        f"<main><h1>Agenda minister X week 46</h1>{text}</main>",
        f"<main><h1>x</h1><ul><li>{text}",
    ):
        try:
            read(html)
        except NotAnAgendaPage:
            continue
