"""Stated places to places: names, steering, namesakes, levels, brackets; and the gazetteer beneath."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.paths import SHARED

from agendacrawl.core.items import Place
from agendacrawl.core.vocabulary import Level, Mode, Source
from agendacrawl.places.brackets import is_place_text
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import NO_CONTEXT, Context, OfficialPlace
from agendacrawl.places.resolve import resolve_stated
from agendacrawl.places.sources.builder import MunicipalityNames
from agendacrawl.places.sources.official import read_official

GAZETTEER = Gazetteer.load()


def told(text: str, context: Context = NO_CONTEXT) -> list[str]:
    """What a count sees: municipality code, else region or province by name, else country."""
    return [
        p.municipality_code or (p.name if p.level in (Level.PROVINCE, Level.REGION) else p.country or p.name)
        for p in resolve_stated(text, GAZETTEER, context).places
    ]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        # areas and buildings around a stated town
        ("Zeeland (Vlissingen)", ["GM0718"]),
        # continents in longer names
        ("Paleis van Europa", ["FR"]),
        ("Gebouw Europa", []),
        ("Museum van Azië", []),
        ("Troelstrazaal", ["GM0518"]),
        ("Oostvaardersplassen", ["GM0995"]),
        ("Bargerveen", ["GM0114"]),
        ("Twente, Enschede", ["GM0153"]),
        ("Enschede, Twente", ["GM0153"]),
        ("Drenthe en Groningen", ["Drenthe", "Groningen"]),
        ("Paleis Soestdijk, Soest", ["GM0308"]),
        ("Universiteit Leiden, Dordrecht", ["GM0505"]),
        ("Tweede Kamer, Delft", ["GM0518", "GM0503"]),
        ("Groningen (provincie)", ["Groningen"]),
        ("Noorwegen (Bergen)", ["NO"]),
        ("1) Goes 2) Tholen", ["GM0664", "GM0716"]),
        ("Van Goes naar Tholen", ["GM0664", "GM0716"]),
        ("Someren-Heide", ["GM0847"]),
        ("Hoek v. Holland", ["GM0599"]),
        # spellings
        ("’s Hertogenbosch", ["GM0796"]),
        ("Den Bosch", ["GM0796"]),
        ("den haag", ["GM0518"]),
        ("Den |Haag", ["GM0518"]),
        ("Capelle a/d ijssel", ["GM0502"]),
        ("Zwaagwesteinde", ["GM1891"]),
        ("Warkum", ["GM1900"]),
        # several, and names that look like several
        ("Hulst, Vlissingen, Middelburg", ["GM0677", "GM0718", "GM0687"]),
        ("Breda – Utrecht – Groningen", ["GM0758", "GM0344", "GM0014"]),
        ("Assen-Emmen", ["GM0106", "GM0114"]),
        ("Gilze en Rijen", ["GM0784"]),
        ("Gilze-Rijen", ["GM0784"]),
        ("Aa en Hunze", ["GM1680"]),
        ("Bodegraven/Reeuwijk", ["GM1901"]),
        ("Leidschendam - Voorburg", ["GM1916"]),
        ("Lattrop en Bunschoten", ["GM1774", "GM0313"]),
        # countries and provinces that steer
        ("Hoek, Zeeland", ["GM0715"]),
        ("Hengelo (Gelderland)", ["GM1876"]),
        ("Rijswijk ZH", ["GM0603"]),
        ("Beek (L)", ["GM0888"]),
        ("Bergen (NH)", ["GM0373"]),
        ("Valkenburg provincie Limburg", ["GM0994"]),
        ("Laren, gemeente Lochem", ["GM0262"]),
        ("Nes, Ameland", ["GM0060"]),
        ("Bergen (Noorwegen)", ["NO"]),
        ("Rome (Italië)", ["IT"]),
        ("Californië en Texas, Verenigde Staten", ["Californië", "Texas"]),
        ("Tirana (Albanië) en Skopje (Noord-Macedonië)", ["AL", "MK"]),
        ("Groningen (Suriname)", ["SR"]),
        ("Zeeland (Noord-Brabant)", ["GM1991"]),
        ("Emmen (Noord-Nederland)", ["GM0114"]),
        # no steering: lists
        ("Finland, Estland, Letland", ["FI", "EE", "LV"]),
        ("Den Haag en België", ["GM0518", "BE"]),
        ("Groningen, Friesland en Drenthe", ["Groningen", "Fryslân", "Drenthe"]),
        # the Netherlands before abroad, countries and provinces before villages
        ("Ede", ["GM0228"]),
        ("Middelburg", ["GM0687"]),
        ("India", ["IN"]),
        ("Limburg", ["Limburg"]),
        ("Utrecht", ["GM0344"]),
        ("Provincie Utrecht", ["Utrecht"]),
        ("gemeente Groningen", ["GM0014"]),
        ("Luxemburg", ["LU"]),
        # the Caribbean part of the Kingdom
        ("Aruba, Curaçao en Bonaire", ["AW", "CW", "BQ"]),
        ("Kralendijk, Bonaire", ["BQ"]),
        ("Willemstad, Curaçao", ["CW"]),
        ("Willemstad, Oranjestad en Philipsburg", ["CW", "AW", "SX"]),
        ("Benedenwindse eilanden", ["AW", "BQ", "CW"]),
        ("St. Eustatius", ["BQ"]),
        # regions and waters stay what they are
        ("Zeeuws-Vlaanderen", ["Zeeuws-Vlaanderen"]),
        ("Noord- en Midden-Limburg", ["Noord- en Midden-Limburg"]),
        ("de Achterhoek", ["Achterhoek"]),
        ("Afsluitdijk", ["Afsluitdijk"]),
        ("Littenseradiel", ["Littenseradiel"]),
        # former municipalities, quarters, islands
        ("Het Bildt", ["GM1949"]),
        ("Loppersum", ["GM1979"]),
        ("Leidsche Rijn", ["GM0344"]),
        ("Scheveningen", ["GM0518"]),
        ("Leeuwarden-Oost", ["GM0080"]),
        ("Texel en Vlieland", ["GM0448", "GM0096"]),
        # buildings and addresses
        ("Catshuis, Den Haag", ["GM0518"]),
        ("Ministerie van Buitenlandse Zaken, Rijnstraat 8 Den Haag", ["GM0518"]),
        ("De Doelen in Rotterdam", ["GM0599"]),
        ("Rabobank Utrecht", ["GM0344"]),
        ("Akkrum, Dominee Hasperschool", ["GM0074"]),
        ("Fort Voordorp, Groenekan", ["GM0310"]),
        ("Nederlandse ambassade in Parijs", ["FR"]),
        # typing errors
        ("Eindhhoven", ["GM0772"]),
        ("Amerfoort", ["GM0307"]),
        ("Vriezeveen", ["GM1700"]),
        ("Oud Gastal", ["GM1655"]),
        # what nobody knows stays open
        ("Ambassade van Frankrijk", ["GM0518"]),
        ("Bank Nederland", []),
        ("Kantoor Zuid", []),
        ("Schoolplein", []),
    ],
)
def test_places(text: str, answer: list[str]) -> None:
    assert told(text) == answer


def test_a_city_abroad_of_any_size_is_known_with_its_country() -> None:
    [place] = resolve_stated("Bovec, Slovenië", GAZETTEER).places
    assert (place.name, place.country, place.level) == ("Bovec", "SI", Level.PLACE)
    assert place.lat == pytest.approx(46.34, abs=0.05)
    [place] = resolve_stated("Kleindorf (Oostenrijk)", GAZETTEER).places
    assert (place.name, place.country, place.lat) == ("Kleindorf", "AT", None)


def test_evidence_method_and_confidence() -> None:
    [place] = resolve_stated("Startlocatie: Eindhhoven", GAZETTEER, source=Source.DAY_HEADING).places
    assert (place.name, place.evidence, place.source, place.method) == (
        "Eindhoven",
        "Eindhhoven",
        Source.DAY_HEADING,
        "fuzzy",
    )
    [exact] = resolve_stated("Eindhoven", GAZETTEER).places
    assert 0 < place.confidence < exact.confidence <= 1
    assert exact.lat == pytest.approx(51.44, abs=0.02)


def test_a_building_keeps_its_town() -> None:
    [place] = resolve_stated("Catshuis, Den Haag", GAZETTEER).places
    assert (place.name, place.level) == ("Catshuis", Level.ADDRESS)


def test_namesakes_are_marked_until_something_decides() -> None:
    [open_question] = resolve_stated("Laren", GAZETTEER).places
    assert open_question.ambiguous
    assert {"GM0417", "GM0262"} <= set(open_question.candidates)
    [steered] = resolve_stated("Laren, Gelderland", GAZETTEER).places
    assert not steered.ambiguous
    for text, context in (
        ("Laren en Lochem", NO_CONTEXT),
        ("Laren", Context(texts=("Werkbezoek aan een boer in Gelderland",))),
        ("Laren", Context(texts=("Gesprek in de gemeente Lochem",))),
        ("Laren", Context(places=tuple(resolve_stated("Lochem", GAZETTEER).places))),
    ):
        place = resolve_stated(text, GAZETTEER, context).places[0]
        assert (place.municipality_code, place.ambiguous) == ("GM0262", False), (text, context)


def test_a_large_town_is_not_ambiguous_because_of_a_hamlet() -> None:
    assert not resolve_stated("Hoorn", GAZETTEER).places[0].ambiguous


def test_context_does_not_leak_into_the_next_answer() -> None:
    near = Context(places=tuple(resolve_stated("Lochem", GAZETTEER).places))
    before = resolve_stated("Laren", GAZETTEER)
    resolve_stated("Laren", GAZETTEER, near)
    assert resolve_stated("Laren", GAZETTEER) == before


def test_a_region_around_a_town_is_marked() -> None:
    [place] = resolve_stated("regio Boxmeer", GAZETTEER).places
    assert (place.municipality_code, place.ambiguous) == ("GM1982", True)


def test_unresolved_names_are_told_and_buildings_are_not() -> None:
    assert resolve_stated("Xanderveen en Utrecht", GAZETTEER).unresolved == ("Xanderveen",)
    assert resolve_stated("Dominee Hasperschool, Akkrum", GAZETTEER).unresolved == ()
    assert resolve_stated("Sociëteit Onbekendheid", GAZETTEER).unresolved == ("Sociëteit Onbekendheid",)


def test_province_and_region_never_get_a_municipality() -> None:
    for text in [
        "Limburg",
        "Provincie Groningen",
        "Twente",
        "Waddenzee",
        "Regio Zuid-Limburg",
        "Plekken in Zeeland",
    ]:
        for place in resolve_stated(text, GAZETTEER).places:
            assert place.municipality_code is None, text


WORDS = (
    "Den Haag|Laren|Zeeland|(L)|Italië|en|,|/|–|gemeente|regio|via Teams|Bonaire|Catshuis|Noord-|Midden-Limburg"
    "|Eindhhoven|in|(|)|Waddeneilanden|ZH|Bled|X"
)
NAMES = st.sampled_from(WORDS.split("|"))


@settings(deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(NAMES, max_size=9).map(" ".join)))
def test_resolve_never_raises_and_says_where_it_read(text: str) -> None:
    resolution = resolve_stated(text, GAZETTEER)
    assert resolution.mode is not Mode.ONLINE or not resolution.places
    for place in resolution.places:
        assert place.evidence
        assert 0 < place.confidence <= 1
        assert place.ambiguous == bool(place.candidates)
        assert (place.municipality_code is None) or place.country == "NL"
        assert (
            place.level not in (Level.PROVINCE, Level.REGION, Level.COUNTRY)
            or place.municipality_code is None
        )
    assert resolve_stated(text, GAZETTEER) == resolution
    assert is_place_text(text, GAZETTEER) in (True, False)


PLACES = """Den Bosch|Via communicatietechnologie|Rome (Italië)|Tweede Kamer|Zeist of Groenekan|n.t.b.|Onbekend|digitaal
St. Eustatius, Sint Maarten en Curaçao|Diverse locaties in Limburg|Den Haag, digitaal|Oss|provincie Zeeland|VS|Curaçao
Capelle a/d IJssel|Bergen op Zoom|'s-Hertogenbosch|Rijswijk ZH|Hengelo (O)|Catshuis, Den Haag|Hotel Okura, Amsterdam|Best
Europees Parlement, Straatsburg|DEN HAAG|Zeeuws-Vlaanderen|diverse locaties|gemeente Handel"""
TOPICS = """VNG|Voorjaarsnota|Transport|Ruimtelijke ordening|tweede termijn|IPO|BZK|Defensie|EZK|SER|Energie|o.a. VNG
Handel|besloten|lunch|minister|Rutte|Europa|10.00 uur|Engels|EU|Rabobank|Landbouw|Kennismaking|deel 2|Van der Burg"""


def _each(words: str) -> list[str]:
    return [word for line in words.split("\n") for word in line.split("|")]


@pytest.mark.parametrize("text", _each(PLACES))
def test_brackets_that_are_a_place(text: str) -> None:
    assert is_place_text(text, GAZETTEER)


@pytest.mark.parametrize("text", _each(TOPICS))
def test_brackets_that_belong_to_the_title(text: str) -> None:
    assert not is_place_text(text, GAZETTEER)


def test_official_places_add_villages_and_namesakes() -> None:
    official = [
        OfficialPlace("Xanderveen (Gld)", "Lochem", "Gelderland"),
        OfficialPlace("Yselhuizen", "Bergen", "Limburg"),
        OfficialPlace("Zandelo", "Noardeast-Friesland", "Friesland"),
        OfficialPlace("Nergenshuizen", "Geen Gemeente", "Drenthe"),
    ]
    gazetteer = Gazetteer.load(official)
    found = {name: gazetteer.find(name) for name in ("Xanderveen", "Yselhuizen", "Zandelo", "Nergenshuizen")}
    assert [found[name][0].municipality_code for name in ("Xanderveen", "Yselhuizen", "Zandelo")] == [
        "GM0262",
        "GM0893",
        "GM1970",
    ]
    assert found["Nergenshuizen"] == ()
    assert not GAZETTEER.find("Xanderveen")


def test_municipalities_by_name() -> None:
    names = MunicipalityNames(GAZETTEER.municipalities)
    assert names.find("Bergen", "Limburg") == "GM0893"
    assert names.find("Bergen", "Noord-Holland") == "GM0373"
    assert names.find("Bergen") is None
    assert names.find("'s-Gravenhage") == names.find("Den Haag") == names.find("GM0518") == "GM0518"
    assert len(GAZETTEER.municipalities) == 342


def test_read_official_refuses_other_columns(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    file.write_text("naam;gemeente\n", encoding="utf-8")
    with pytest.raises(ValueError, match="needs the columns woonplaats, gemeente, provincie"):
        read_official(file)
    file.write_text("woonplaats,gemeente,provincie\nUrk,Urk,Flevoland\n", encoding="utf-8")
    assert read_official(file) == [OfficialPlace("Urk", "Urk", "Flevoland")]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the CBS list of official places is not here")
def test_every_official_place_is_known_under_its_municipality() -> None:
    official = read_official(SHARED / "data/woonplaatsen_2025_cbs.csv")
    gazetteer = Gazetteer.load(official)
    names = MunicipalityNames(gazetteer.municipalities)
    for place in official:
        codes = {entry.municipality_code for entry in gazetteer.find(place.name)}
        assert names.find(place.municipality, place.province) in codes, place


def test_typing_errors_are_not_sought_among_common_words() -> None:
    for word in ("Haven", "Markt", "School", "Kantoor", "Reis", "Zaal"):
        assert GAZETTEER.nearest(word) == ((), False), word
    entries, certain = GAZETTEER.nearest("Roterdam")
    assert (entries[0].name, certain) == ("Rotterdam", True)


def test_a_place_is_frozen() -> None:
    place: Place = resolve_stated("Urk", GAZETTEER).places[0]
    with pytest.raises(AttributeError):
        place.name = "x"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Hogeveen", ("GM0118", "GM0484")),  # a hamlet, and Hoogeveen misspelled
        ("Hoogzand", ("GM1952", "GM0737")),
        ("Langendijk", ("GM1980", "GM0840")),
        ("Weverwijk", ()),  # of 150 people
        ("Muggenbeet", ()),
    ],
)
def test_hamlets_one_letter_away_from_a_large_town(text: str, codes: tuple[str, ...]) -> None:
    [place] = resolve_stated(text, GAZETTEER).places
    assert place.candidates == codes
    assert place.ambiguous is bool(codes)
