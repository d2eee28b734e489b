"""Counterparts and topic, with where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendacrawl.types.facts import counterparts, facts_of, topic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gesprek met de Woonbond", ["de Woonbond"]),
        ("Kennismakingsgesprek met de voorzitter van Aedes over de huren", ["de voorzitter van Aedes"]),
        ("Kennismaking Raad voor Cultuur", ["Raad voor Cultuur"]),
        ("Gesprek met VNO-NCW, FNV en CNV over het minimumloon", ["VNO-NCW", "FNV", "CNV"]),
        ("Overleg met VNG, IPO en Unie van Waterschappen", ["VNG", "IPO", "Unie van Waterschappen"]),
        (
            "Gesprek met de ambassadeur van Bosnië en Herzegovina",
            ["de ambassadeur van Bosnië en Herzegovina"],
        ),
        ("De minister heeft gesprekken met:\nvoorzitter MKB-Nederland", ["voorzitter MKB-Nederland"]),
        ("Onderwerp: gaswinning. Met: de NAM", ["de NAM"]),
        ("Tijd: 10.00 uur\nMet: burgemeester van Emmen\nLocatie: Emmen", ["burgemeester van Emmen"]),
        (
            "De staatssecretaris spreekt met dhr. Bakker van ProRail over punctualiteit.",
            ["dhr. Bakker van ProRail"],
        ),
        ("De minister belt met de gouverneur van Aruba.", ["de gouverneur van Aruba"]),
        ("Telefonisch overleg met de burgemeester van Urk", ["de burgemeester van Urk"]),
        ("Rondetafelgesprek met jonge boeren in het kader van de landbouwvisie", ["jonge boeren"]),
        ("Gesprek met FNV\nDe minister spreekt met FNV over pensioenen.", ["FNV"]),
        ("Ontvangst ambassadeur van Ghana", ["ambassadeur van Ghana"]),
        ("Gesprek met Indische en Molukse gemeenschap", ["Indische en Molukse gemeenschap"]),
        ("Gesprek met adviseurs, o.a. IMK", ["adviseurs"]),
        ("Overleg met Land- en Tuinbouworganisatie en VNG", ["Land- en Tuinbouworganisatie", "VNG"]),
        ("Gesprek met CEO en voorzitter Agrifirm", ["CEO en voorzitter Agrifirm"]),
        ("Gesprek met minister Kok (Verkeer en Ruimte)", ["minister Kok (Verkeer en Ruimte)"]),
        ("Gesprek met burgemeester van Urk en wethouder Prins", ["burgemeester van Urk", "wethouder Prins"]),
    ],
)
def test_who_was_met(text: str, expected: list[str]) -> None:
    assert [fact.value for fact in counterparts(text)] == expected


def test_facts_end_where_a_place_begins() -> None:
    facts = facts_of("gesprek met telers in tiel over de huren, Ede", "", ["tiel", "Ede"])
    assert [fact.value for fact in facts] == ["telers", "de huren"]


@pytest.mark.parametrize(
    "text",
    [
        "Gesprek woningbouw",
        "Gesprek Lelylijn",
        "Overleg Wonen",
        "Werkbezoek aan bedrijven met schulden",
        "Gesprek over personen met verward gedrag",
        "Ontvangst rapport commissie grondwater",
        "Voor vragen over dit gesprek kunt u contact opnemen met Voorbeeld Persoon, 06-00000000",
        "Gesprek over water. Voor vragen over het gesprek met de pers: contact V. Persoon (070-0000000).",
        "Samen met de Koning opent de minister de brug",
        "Ministerraad",
        "",
    ],
)
def test_nobody_was_met(text: str) -> None:
    assert counterparts(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gesprek met de Woonbond over huurverhoging", "huurverhoging"),
        ("Gesprek over de toekomst van de spoorlijn met gedeputeerden", "de toekomst van de spoorlijn"),
        ("Commissiedebat Leefomgeving", "Leefomgeving"),
        ("Debat over de Voorjaarsnota", "de Voorjaarsnota"),
        ("CD Water", "Water"),
        ("Bewindspersonenoverleg woningbouw", "woningbouw"),
        ("Met: NAM. Onderwerp: toekomst gaswinning", "toekomst gaswinning"),
        ("Overleg inzake de havens, in het kader van het jaarplan", "de havens"),
        ("Gesprek met Kamerleden met betrekking tot de Mijnbouwwet", "de Mijnbouwwet"),
    ],
)
def test_what_it_was_about(text: str, expected: str) -> None:
    found = topic(text)
    assert found is not None
    assert found.value == expected


@pytest.mark.parametrize("text", ["Gesprek met Aedes", "Over 2 weken", "Ministerraad", ""])
def test_nothing_is_said_about_the_topic(text: str) -> None:
    assert topic(text) is None


def test_each_fact_has_the_line_that_it_stands_in() -> None:
    facts = facts_of("Gesprek met VNG, IPO en UvW", "In Zwolle.\nOnderwerp: drinkwater\nDaarna lunch.")
    assert [(fact.kind, fact.value, fact.evidence) for fact in facts] == [
        ("counterpart", "VNG", "Gesprek met VNG, IPO en UvW"),
        ("counterpart", "IPO", "Gesprek met VNG, IPO en UvW"),
        ("counterpart", "UvW", "Gesprek met VNG, IPO en UvW"),
        ("topic", "drinkwater", "Onderwerp: drinkwater"),
    ]


def test_a_lead_in_is_read_before_the_title_and_notes_after_it() -> None:
    [fact] = facts_of(
        "voorzitter MKB-Nederland", "De minister heeft gesprekken met:\nIn het gebouw van de SER"
    )
    assert (fact.value, fact.evidence) == ("voorzitter MKB-Nederland", "voorzitter MKB-Nederland")
    assert facts_of("Ministerraad", "") == []


@given(
    st.lists(
        st.sampled_from(
            [
                "Gesprek",
                "met",
                "Met:",
                "over",
                "Onderwerp:",
                "de",
                "VNG,",
                "IPO",
                "en",
                "dhr.",
                "\n",
                ".",
                ":",
                "–",
                "X",
            ]
        ),
        max_size=12,
    ).map(" ".join)
    | st.text(max_size=80)
)
def test_a_fact_is_what_stands_at_its_place(text: str) -> None:
    facts = [*counterparts(text), *([found] if (found := topic(text)) else [])]
    for fact in facts:
        assert fact.value == text[fact.start : fact.end]
        assert fact.value == fact.value.strip()
        assert fact.value
