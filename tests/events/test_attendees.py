"""Who takes part according to the words of a page that names nobody."""

from __future__ import annotations

import datetime as dt

import pytest
from support.keeping import activity, known, named, page

from agendacrawl.core.vocabulary import Flag
from agendacrawl.events.attendees import BY_NAME, BY_OFFICE, attendees, owner
from agendacrawl.events.keeping import merge
from agendacrawl.events.link import Reason, Row, link
from agendacrawl.pipelines.people import PeoplePipeline

DAY = dt.date(2022, 5, 2)  # cabinet Rutte IV


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Minister Staghouwer bezoekt een tuinder.", ["Henk Staghouwer"]),
        ("Vandaag opent staatssecretaris Van Ooijen (VWS) een buurthuis.", ["Maarten van Ooijen"]),
        ("De ministers De Jonge en Kaag tekenen een akkoord.", ["Hugo de Jonge", "Sigrid Kaag"]),
        ("Minister Dijkgraaf, minister Wiersma en staatssecretaris Uslu luisteren.", ["Robbert Dijkgraaf", "Dennis Wiersma", "Gunay Uslu"]),
        ("Opening van een brug door minister Harbers", ["Mark Harbers"]),
        ("De minister van Financiën houdt een toespraak.", ["Sigrid Kaag"]),
        ("Premier Rutte geeft een les.", ["Mark Rutte"]),
        ("Minister-president Rutte geeft een les.", ["Mark Rutte"]),
        ("Minister Harbers spreekt met minister Kaag.", ["Mark Harbers"]),  # whom he met: not that one's agenda
        ("Gesprek met minister Staghouwer", []),
        ("Brief van leerlingen aan minister Wiersma", []),
        ("Ambtenaren spreken namens minister Wiersma.", []),
        ("Debat over minister Wiersma", []),
        ("Minister Jansen bezoekt een tuinder.", []),  # nobody of that name held office
        ("Minister Slob bezoekt een school.", []),  # not on that day
        ("De Duitse minister Kaag bezoekt een school.", []),
        ("Voormalig minister Harbers spreekt.", []),
        ("Oud-minister Harbers spreekt.", []),
        ("Een minister bezoekt een school.", []),
        ("Ministerie van Financiën opent de deuren.", []),
    ],
)  # fmt: skip
def test_who_acts_takes_part_and_nobody_else(words: str, who: list[str]) -> None:
    assert [one.name for one in attendees("Werkbezoek", words, DAY)] == who
    assert [one.name for one in attendees(words, "", DAY)] == who


def test_words_and_confidence_stand_beside_the_name() -> None:
    [one] = attendees("Bezoek", "Staatssecretaris Van Ooijen (VWS) opent een buurthuis.", DAY)
    assert (one.words, one.confidence) == ("Staatssecretaris Van Ooijen (VWS)", BY_NAME)
    [one] = attendees("De minister van Financiën spreekt", "", DAY)
    assert one.confidence == BY_OFFICE


def test_only_a_single_page_that_names_nobody_is_read_so() -> None:
    title = "Minister Staghouwer bezoekt een tuinder"
    nobody = page(named(title=title), weekly=False, people=[])
    [found] = PeoplePipeline().process_item(nobody).activities
    assert found.people == ["Henk Staghouwer"]
    assert (found.people_confidence, found.people_evidence) == (BY_NAME, "Minister Staghouwer")
    assert found.flags == [Flag.PEOPLE_FROM_TEXT]
    assert nobody.people == []
    for other in (
        page(named("Mark Harbers", title=title), weekly=False),
        page(named(title=title), people=[]),
    ):
        before = list(other.activities[0].people)
        assert PeoplePipeline().process_item(other).activities[0].people == before


def test_who_was_stated_once_goes_before_who_is_read() -> None:
    read = named(
        "Hugo de Jonge",
        flags=[Flag.PEOPLE_FROM_TEXT],
        people_confidence=0.9,
        people_evidence="minister De Jonge",
    )
    [found] = merge(known(activity()), page(read, people=[], weekly=False)).page.activities
    assert (found.people, found.people_evidence, found.flags) == (["Mark Harbers"], None, [])
    nameless = merge(known(named(), people=()), page(read, people=[], weekly=False)).page.activities
    assert nameless[0].people == ["Hugo de Jonge"]


def test_who_was_only_read_is_not_lost_when_the_page_names_another() -> None:
    read = named("Henk Staghouwer", flags=[Flag.PEOPLE_FROM_TEXT])
    found = merge(known(read, people=()), page(named("Mark Harbers"), people=["Mark Harbers"], weekly=False))
    assert found.page.activities[0].people == ["Mark Harbers"]
    assert found.lost_names == []


def test_who_is_read_on_a_page_may_have_a_page_of_his_own_of_the_same_event() -> None:
    one = Row(1, "/a", False, DAY, "Gesprek met Vewin", people=frozenset({"Mark Harbers"}))
    read = Row(2, "/b", False, DAY, "Gesprek met Vewin", people=frozenset({"Mark Harbers"}), from_text=True)
    assert link([one, read])[2].reason is Reason.SAME_TITLE
    stated = Row(2, "/b", False, DAY, "Gesprek met Vewin", people=frozenset({"Mark Harbers"}))
    assert link([one, stated]) == {}


@pytest.mark.parametrize(
    ("title", "intro", "whose"),
    [
        ("Agenda minister Slob week 12", "", "Arie Slob"),
        ("Weekagenda van minister Slob", "", "Arie Slob"),
        ("Week 12", "Agenda van minister Slob voor Basis- en Voortgezet Onderwijs en Media.", "Arie Slob"),
        ("Weekagenda Arie Slob", "", "Arie Slob"),
        ("Agenda staatssecretaris Blokhuis (VWS), 22-28 maart", "", "Paul Blokhuis"),
        ("Overzicht afspraken minister van Financiën", "", "Wopke Hoekstra"),
        ("Agenda week 12", "Openbare agenda staatssecretaris Van Huffelen.", "Alexandra van Huffelen"),
        ("Agenda", "De minister ontmoet minister Slob.", None),
        ("Agenda minister Slob en minister Hoekstra", "", None),
        ("Agenda oud-minister Zalm", "", None),
        ("Agenda van de Belgische minister Wilmès", "", None),
        ("Agenda week 12", "", None),
    ],
)
def test_whose_week_it_is(title: str, intro: str, whose: str | None) -> None:
    found = owner(title, intro, dt.date(2021, 3, 22))
    assert (found and found.name) == whose


def test_a_week_that_names_nobody_is_of_whom_its_words_name() -> None:
    """Minister Staghouwer left in 2022; his week was first seen after that."""
    week = page(activity(people=[]), people=[], title="Week 18", intro="Agenda van minister Staghouwer.")
    found = PeoplePipeline().process_item(week).activities[0]
    assert (found.people, found.people_evidence) == (["Henk Staghouwer"], "minister Staghouwer")
    assert Flag.PEOPLE_FROM_TEXT in found.flags
