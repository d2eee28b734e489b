"""The grammar of a stated place: pure text to a mode and parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendacrawl.core.vocabulary import Mode
from agendacrawl.pages.labels import Label, names_of
from agendacrawl.places.model import Kind
from agendacrawl.places.stated import read_stated


@pytest.mark.parametrize(
    "text",
    [
        "Via communicatietechnologie",
        "via communictietechnologie",
        "via communicatietechologie",
        "Via communicatietechnolgie",
        "via communicatie- technologie",
        "Communicatietechniek",
        "Via telecommunicatie",
        "Via digitale communicatiemiddelen",
        "digitaal overleg",
        "Digitaal i.v.m. corona",
        "Online via Teams",
        "MS Teams-overleg",
        "per VTC",
        "WebEx",
        "Telefonisch",
        "Telefoongesprek",
        "Videoconferentie",
        "video call",
        "Zoom",
        "Livestream",
        "Belafspraak",
        "via beveiligde verbinding",
    ],
)
def test_online(text: str) -> None:
    stated = read_stated(text)
    assert stated.mode is Mode.ONLINE
    assert stated.parts == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Den Haag / via communicatietechnologie", "Den Haag"),
        ("Den Haag (Digitaal)", "Den Haag"),
        ("Digitaal vanuit Den Haag", "Den Haag"),
        ("Via Communicatie technologie en Utrecht", "Utrecht"),
        ("Utrecht online", "Utrecht"),
        ("Hybride: Assen / Teams", "Assen"),
        ("Breda (fysiek) en online", "Breda"),
    ],
)
def test_hybrid_keeps_the_place(text: str, place: str) -> None:
    stated = read_stated(text)
    assert stated.mode is Mode.HYBRID
    assert [part.text for part in stated.parts] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Bergen op Zoom",
        "Bergen-op-Zoom",
        "Dutch Digital Delta",
        "Museum voor Communicatie",
        "Teamsport Centrum",
    ],
)
def test_names_with_online_words_in_them_are_physical(text: str) -> None:
    stated = read_stated(text)
    assert stated.mode is Mode.PHYSICAL
    assert [part.text for part in stated.parts] == [text]


NOTHING = (
    "| |.|?|-|v|n.t.b.|n.v.t.|Onbekend|locatie|nog te bepalen|diverse locaties|Diverse activiteiten|de|Locatie volgt"
    "|op diverse locaties in het land|diverse locties"
)


@pytest.mark.parametrize("text", NOTHING.split("|"))
def test_nothing_is_unknown(text: str) -> None:
    stated = read_stated(text)
    assert stated.mode is Mode.UNKNOWN
    assert stated.parts == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hulst, Vlissingen, Middelburg", ["Hulst", "Vlissingen", "Middelburg"]),
        ("Breda – Utrecht – Groningen", ["Breda", "Utrecht", "Groningen"]),
        ("Zeist of Groenekan", ["Zeist", "Groenekan"]),
        ("van Spijkenisse naar Vierpolders", ["Spijkenisse", "Vierpolders"]),
        ("Eindhoven/Tilburg", ["Eindhoven", "Tilburg"]),
        ("Utrecht & Ede", ["Utrecht", "Ede"]),
        ("De Bilt en en Zeist", ["De Bilt", "Zeist"]),
        ("Startlocatie: Doetinchem", ["Doetinchem"]),
        ("Diverse locaties in Limburg", ["Limburg"]),
        ("Rondom Lelystad", ["Lelystad"]),
        ("Staphorst e.o.", ["Staphorst"]),
        ("Bezoek aan Griekenland, Albanië", ["Griekenland", "Albanië"]),
        ("Noord- en Midden-Limburg", ["Noord-Limburg", "Midden-Limburg"]),
        ("Capelle a/d IJssel", ["Capelle a/d IJssel"]),
        ("St. Eustatius en Saba", ["St. Eustatius", "Saba"]),
        ("Gilze-Rijen", ["Gilze-Rijen"]),
    ],
)
def test_parts(text: str, parts: list[str]) -> None:
    assert [part.text for part in read_stated(text).parts] == parts


def test_brackets_and_kinds() -> None:
    rome, italy = read_stated("Rome (Italië)").parts
    assert (rome.bracket, italy.bracket, italy.joiner) == (False, True, "(")
    valkenburg, limburg = read_stated("Valkenburg provincie Limburg").parts
    assert (valkenburg.kind, limburg.kind) == (Kind.ANY, Kind.PROVINCE)
    assert read_stated("gemeente Urk").parts[0].kind is Kind.MUNICIPALITY
    assert read_stated("regio Zwolle").parts[0].kind is Kind.REGION


def test_vague_is_told_from_nothing() -> None:
    assert read_stated("n.t.b.").vague
    assert read_stated("Diverse locaties in Limburg").vague
    assert not read_stated("besloten").vague


WORDS = st.sampled_from(
    [
        "Den Haag",
        "via",
        "digitaal",
        "en",
        "/",
        ",",
        "(",
        ")",
        "–",
        "Noord-",
        "Zoom",
        "a/d",
        "n.t.b.",
        " ",
        "\xa0",
        "’s",
        "of",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join)))
def test_never_raises_and_parts_stand_in_the_text(text: str) -> None:
    stated = read_stated(text)
    end = 0
    for part in stated.parts:
        assert end <= part.start < part.end <= len(text)
        end = part.end
        assert part.text == text[part.start : part.end] or text[part.start : part.end].rstrip().endswith("-")
    assert (stated.mode is Mode.PHYSICAL) <= bool(stated.parts) or "fysiek" in text.lower()


@pytest.mark.parametrize("label", [*names_of(Label.PLACE), "bezoeklocatie", "startpunt", "vertrek", "route"])
def test_labels_inside_a_stated_place_are_the_labels_of_pages_and_those_of_a_trip(label: str) -> None:
    assert [part.text for part in read_stated(f"{label.capitalize()}: Goes").parts] == ["Goes"]
