"""Running text: which words name a place, which of those are where it takes place, and what a whole page gives."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agendacrawl.core.items import Activity, AgendaPage
from agendacrawl.core.vocabulary import Flag, Mode, Platform, Source
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.text.channels import says_online
from agendacrawl.text.locations import combine
from agendacrawl.text.mentions import find_mentions
from agendacrawl.text.pipeline import load
from agendacrawl.text.scanner import Scanner
from agendacrawl.text.surnames import surnames
from agendacrawl.voters.placer import Placer

GAZETTEER = Gazetteer.load()
SCANNER = Scanner(GAZETTEER)
NLP = load("none", GAZETTEER)


def marked(text: str, people: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(m.text, m.label) for m in find_mentions(text, SCANNER, people)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Werkbezoek aan 's-Hertogenbosch en Capelle a/d IJssel", ["'s-Hertogenbosch", "Capelle a/d IJssel"]),
        ("Gesprek over Noord-Holland en Zeeuws-Vlaanderen", ["Noord-Holland", "Zeeuws-Vlaanderen"]),
        ("Minister Kaag reist naar Den\xa0Haag", ["Den\xa0Haag"]),
        ("Gesprek met burgemeester Ede over gemeente Best", ["Ede", "Best"]),
        ("bondskanselier Scholz van Duitsland", ["Duitsland"]),
        # people
        ("Minister Kaag en staatssecretaris Van Ooijen", []),
        ("Gesprek met Sigrid Kaag en Maarten van Ooijen", []),
        ("Kennismaking met mevrouw Van Gennip", []),
        # ordinary words, abbreviations, parts of words
        ("Best practices in de zorg", []),
        ("Made in Holland", ["Holland"]),
        ("Gesprek met de minister van Handel", []),
        ("Overleg EDE en BEST", []),
        ("De Utrecht-conferentie", []),
        ("Hollandsche IJssel", ["Hollandsche IJssel"]),
        # small places abroad, and names that go on
        ("Voeren van gesprekken over Weelde", []),
        ("Bezoek aan Meseberg", ["Meseberg"]),
        ("Gesprek over Meseberg", []),
        ("Bezoek aan Oranje Fonds", []),
        # what lies in a longer name
        ("Werkbezoek Aanmeldcentrum Zevenaar", ["Zevenaar"]),
    ],
)
def test_mentions(text: str, mentions: list[str]) -> None:
    assert [words for words, _ in marked(text)] == mentions


def test_names_in_organisations_are_labelled() -> None:
    assert marked("Gesprek met Hogeschool Utrecht") == [("Utrecht", "ORGLOC")]
    assert marked("Opening van het Holland Festival") == [("Holland", "ORGLOC")]
    assert marked("Ontvangst op het Catshuis") == [("Catshuis", "FAC")]


def test_the_people_of_the_page_are_no_places() -> None:
    assert marked("Marum opent de dag") == []
    assert marked("Werkbezoek Van Zandvoort", surnames(["Eva van Zandvoort"])) == []
    assert surnames(["Eddie van Marum"]) == ("Eddie van Marum", "Van Marum", "van Marum")


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("Werkbezoek aan Oss en Uden", ["Oss", "Uden"]),
        ("Werkbezoek noodopvanglocatie Enschede", ["Enschede"]),
        ("Bezoekt het ROC Twente", ["Twente"]),
        ("Minister De Jonge spreekt in Zwolle met bewoners", ["Zwolle"]),
        ("Reis naar Suriname", ["Suriname"]),
        ("NAVO-top Madrid", ["Madrid"]),
        ("Neemt deel aan de top in Madrid over de oorlog in Oekraïne", ["Madrid"]),
        (
            "Werkbezoeken: een melkveehouder (Vlagtwedde) en een akker (Schoonoord)",
            ["Vlagtwedde", "Schoonoord"],
        ),
        (
            "Bezoek aan de wijk Westergouwe in Gouda en de gemeente Zuidplas",
            ["Westergouwe", "Gouda", "Zuidplas"],
        ),
        ("Werkbezoek Universiteit Leiden in Den Haag", ["Den Haag"]),
        ("Bezoek KNMI op Schiphol", ["Schiphol"]),
        ("Werkbezoek KNMI over het weer", ["KNMI"]),
        ("werkbezoek aan veenendaal", ["veenendaal"]),
        ("Werkbezoek aan DRONTEN", ["DRONTEN"]),
        ("Bezoek aan s-Hertogenbosch", ["s-Hertogenbosch"]),
        # what it is about, or where people are from
        ("Gesprek met de burgemeester van Groningen", []),
        ("Gesprek met wethouder Jansen (Rotterdam)", []),
        ("Commissiedebat over de situatie in Afghanistan", []),
        ("Debat over het datacenter in Zeewolde", []),
        ("Gesprek met de Commissaris van de Koning in Fryslân", []),
        ("Ontvangst delegatie uit Curaçao", []),
        ("Werkbezoek redactie Moscow Times", []),
        ("Toespraak over leven in Nederland", []),
    ],
)
def test_sites(text: str, sites: list[str]) -> None:
    [reading] = NLP.read([text])
    assert [m.text for m in reading.locations] == sites


def test_the_intro_makes_a_country_finer() -> None:
    title, intro = NLP.read(["Werkbezoek Tsjechië", "De minister brengt een bezoek aan Praag."])
    assert [m.text for m in combine(title, intro)] == ["Praag"]
    title, intro = NLP.read(["Werkbezoek Oss", "De minister spreekt later in Breda."])
    assert [m.text for m in combine(title, intro)] == ["Oss"]


def test_a_building_gives_its_town_a_position() -> None:
    [reading] = NLP.read(["Werkbezoek aan de Radboud Universiteit in Nijmegen"])
    [site] = reading.locations
    assert (site.text, site.entries[0].name) == ("Nijmegen", "Radboud Universiteit")


@pytest.mark.parametrize(
    "text", ["Digitaal werkbezoek aan Oss", "Telefonisch gesprek", "Videoconferentie G7", "Overleg via Teams"]
)
def test_online_by_its_own_words(text: str) -> None:
    assert says_online(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gesprek over digitale veiligheid",
        "Online platforms",
        "Bezoek Bergen op Zoom",
        "Digitaliseringscongres",
    ],
)
def test_topics_are_not_online(text: str) -> None:
    assert not says_online(text)


@settings(deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(
                [
                    "in",
                    "van",
                    "Den",
                    "Haag",
                    "Oss",
                    ",",
                    "(",
                    ")",
                    "\n",
                    "Kaag",
                    "Van",
                    "'s-Gravenland",
                    "a/d",
                    "St.",
                    "werkbezoek",
                ]
            )
        ).map(" ".join),
    )
)
def test_spans_are_where_their_words_are(text: str) -> None:
    [reading] = NLP.read([text])
    end = 0
    for mention in reading.mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
    assert {m.text for m in reading.locations} <= {m.text for m in reading.mentions}


def test_the_setting_is_checked() -> None:
    with pytest.raises(ValueError, match="must be one of auto, nl_core_news_sm, own, none"):
        load("spacy", GAZETTEER)


# --- the placer -----------------------------------------------------------------------------------------------


def page(*activities: Activity, weekly: bool = False) -> AgendaPage:
    return AgendaPage(
        url="https://example.org/a", path="/a", platform=Platform.PRO, weekly=weekly, title="", date=dt.date(2026, 5, 4),
        people=[], ministries=[], type_stated=None, stated_place=None, intro="", published=None,
        activities=list(activities), body_sha256="", body=b"", fetched_at=dt.datetime(2026, 5, 5, tzinfo=dt.UTC),
    )  # fmt: skip


def placed(weekly: bool = False, **fields: object) -> Activity:
    activity = Activity(key="a", date=dt.date(2026, 5, 4), **{"title": "Gesprek", **fields})  # type: ignore[arg-type]
    Placer(GAZETTEER, NLP).place_page(page(activity, weekly=weekly))
    return activity


def codes(activity: Activity) -> list[str | None]:
    return [place.municipality_code for place in activity.places]


def test_the_stated_place_goes_first() -> None:
    activity = placed(title="Werkbezoek Oss", stated_place="Breda", day_place="Saba")
    assert codes(activity) == ["GM0758"]
    assert activity.mode is Mode.PHYSICAL
    assert activity.places[0].source is Source.STATED
    assert activity.flags == [Flag.PLACE_CONTRADICTION]


def test_then_the_day_heading_then_the_line_then_the_intro() -> None:
    assert [p.source for p in placed(True, title="Werkbezoek Oss", day_place="Breda").places] == [
        Source.DAY_HEADING
    ]
    assert [p.source for p in placed(True, title="Werkbezoek Oss").places] == [Source.LINE]
    assert [p.source for p in placed(title="Werkbezoek Oss").places] == [Source.TITLE]
    activity = placed(description="De minister brengt een bezoek aan Oss.")
    assert [(p.source, p.municipality_code, p.method) for p in activity.places] == [
        (Source.INTRO, "GM0828", "gazetteer")
    ]
    assert activity.mode is Mode.PHYSICAL


def test_the_town_of_a_line_beats_the_area_of_its_day() -> None:
    assert codes(placed(True, title="Werkbezoek mijnwater in Heerlen", day_place="Limburg")) == ["GM0917"]
    assert codes(placed(True, title="Gesprek met gedeputeerden", day_place="Limburg")) == [None]


def test_hybrid_keeps_the_place_and_online_words_remove_it() -> None:
    hybrid = placed(True, title="Hybride congres in Zwolle")
    assert (hybrid.mode, codes(hybrid)) == (Mode.HYBRID, ["GM0193"])
    online = placed(True, title="Videoverbinding met militairen in Litouwen")
    assert (online.mode, online.places) == (Mode.ONLINE, [])


def test_a_vague_place_leaves_it_to_the_text() -> None:
    activity = placed(stated_place="diverse locaties", title="Werkbezoek Oss")
    assert codes(activity) == ["GM0828"]
    assert activity.mode is Mode.PHYSICAL


def test_online_has_no_place() -> None:
    activity = placed(stated_place="Via communicatietechnologie", title="Werkbezoek Oss")
    assert (activity.mode, activity.places, activity.flags) == (Mode.ONLINE, [], [])
    assert placed(title="Digitaal werkbezoek aan Oss").mode is Mode.ONLINE


def test_nothing_said_is_unknown() -> None:
    activity = placed(title="Gesprek met VNG")
    assert (activity.mode, activity.places, activity.flags) == (Mode.UNKNOWN, [], [])


def test_an_unknown_place_is_flagged_and_still_physical() -> None:
    activity = placed(stated_place="Sociëteit Nergensheim")
    assert (activity.mode, activity.places) == (Mode.PHYSICAL, [])
    assert activity.flags == [Flag.PLACE_UNRESOLVED]


def test_a_province_and_a_town_in_it_contradict_nothing() -> None:
    assert placed(stated_place="Provincie Groningen", title="Werkbezoek aan Delfzijl").flags == []


def test_the_same_day_decides_between_namesakes() -> None:
    lochem = Activity(key="a", title="Werkbezoek Lochem", date=dt.date(2026, 5, 4))
    laren = Activity(key="b", title="Gesprek", date=dt.date(2026, 5, 4), stated_place="Laren")
    later = Activity(key="c", title="Gesprek", date=dt.date(2026, 5, 5), stated_place="Laren")
    Placer(GAZETTEER, NLP).place_page(page(lochem, laren, later, weekly=True))
    assert [(p.municipality_code, p.ambiguous) for p in laren.places] == [("GM0262", False)]
    assert [p.ambiguous for p in later.places] == [True]


def test_placing_twice_changes_nothing() -> None:
    activity = placed(title="Werkbezoek Oss", stated_place="Nergensheim en Breda")
    once = (activity.mode, list(activity.places), list(activity.flags))
    Placer(GAZETTEER, NLP).place_page(page(activity))
    assert (activity.mode, activity.places, activity.flags) == once
