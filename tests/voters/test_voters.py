"""One list of voters, one choice among what they propose."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from agendacrawl.core.items import Activity, Place
from agendacrawl.core.vocabulary import Level, Source
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import NO_CONTEXT, Context
from agendacrawl.places.sources import SOURCES
from agendacrawl.text import line_reader
from agendacrawl.text.pipeline import load
from agendacrawl.voters import listed
from agendacrawl.voters.choose import choose
from agendacrawl.voters.lines import LineVoter
from agendacrawl.voters.placer import stated_texts
from agendacrawl.voters.running import RunningReader

GAZETTEER = Gazetteer.load()
READER = RunningReader(GAZETTEER, load("none", GAZETTEER))
SETTINGS = {"USER_AGENT": "test", "AGENDA_PDOK_URL": "http://localhost", "AGENDA_NOMINATIM_URL": "http://x"}


def place(name: str, code: str | None, source: Source) -> Place:
    return Place(name, Level.PLACE, name, source, "exact", 0.9, code, country="NL")


def test_every_voter_has_a_name_a_credit_and_one_way_to_be_made() -> None:
    assert [one.name for one in listed.VOTERS] == ["stated", "gazetteer", "ner", "lines", "pdok", "nominatim"]
    for one in listed.VOTERS:
        assert one.credits
        assert (one.offline is None) != (one.online is None)
        assert bool(one.address) == (one.online is not None)
        if one.online:
            assert [credit.code for credit in one.credits] == [one.name], "its name is what falls due"
    for source in SOURCES:
        assert source.credits


def test_a_voter_says_what_it_found_by_which_rule_and_words() -> None:
    voters = listed.offline(READER)
    [stated] = voters["stated"].vote("Hengelo (Gelderland)", Context())
    assert (stated.entry.municipality_code, stated.rule, stated.evidence) == (
        "GM1876", "exact, province", "Hengelo",
    )  # fmt: skip
    context = Context(("Werkbezoek aan een school in Goes", ""))
    [running] = voters["gazetteer"].vote(context.texts[0], context)
    assert (running.entry.municipality_code, running.evidence) == ("GM0664", "Goes")
    assert voters["ner"].vote(context.texts[0], context) == []


def test_geocoders_come_by_name_in_the_order_of_the_setting() -> None:
    names = [one.name for one in listed.geocoders(["nominatim", " pdok"], SETTINGS)]
    assert names == ["nominatim", "pdok"]
    with pytest.raises(ValueError, match="names 'stated'"):
        listed.geocoders(["stated"], SETTINGS)


def test_the_strongest_source_decides_and_a_weaker_one_may_contradict() -> None:
    goes, urk = place("Goes", "GM0664", Source.STATED), place("Urk", "GM0184", Source.TITLE)
    assert choose({Source.TITLE: [urk], Source.STATED: [goes, goes]}).places == (goes,)
    assert choose({Source.TITLE: [urk], Source.STATED: [goes]}).contradicted
    assert not choose({Source.TITLE: [urk], Source.STATED: []}).contradicted
    assert choose({}).places == ()


def test_the_words_that_state_a_place_are_the_strongest_first() -> None:
    one = Activity("k", "Titel", dt.date(2026, 11, 2), day_place="Saba", stated_place="Goes")
    assert stated_texts(one) == [("Goes", Source.STATED), ("Saba", Source.DAY_HEADING)]


def test_an_area_in_a_day_heading_gives_way_to_a_place_in_the_line() -> None:
    limburg = Place("Limburg", Level.PROVINCE, "Limburg", Source.DAY_HEADING, "province", 0.9, country="NL")
    saba = Place("Saba", Level.PLACE, "Saba", Source.DAY_HEADING, "exact", 0.9, country="BQ")
    geleen, twente = (
        place("Geleen", "GM1883", Source.LINE),
        replace(limburg, name="Twente", source=Source.LINE),
    )
    assert choose({Source.DAY_HEADING: [limburg], Source.LINE: [geleen]}).places == (geleen,)
    assert choose({Source.DAY_HEADING: [limburg], Source.LINE: []}).places == (limburg,)
    assert choose({Source.DAY_HEADING: [limburg], Source.LINE: [twente]}).places == (limburg,)
    assert choose({Source.DAY_HEADING: [saba], Source.LINE: [geleen]}).places == (saba,)
    assert choose({Source.STATED: [limburg], Source.LINE: [geleen]}).places == (limburg,)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Overleg wethouder Zwolle", []),
        ("Gesprek met wethouder Wonen in Almere", []),
        ("Gesprek met ambassadeurs van Polen, Letland", []),
        ("Groningen: debat over schade en herstel", []),
        ("Tweeminutendebat Visserijraad 27 januari (Brussel)", []),
        ("Bijeenkomst energieakkoord Zwolle", ["GM0193"]),
    ],
)
def test_the_model_of_lines_leaves_people_and_debates_alone(line: str, codes: list[str]) -> None:
    found = LineVoter(GAZETTEER, line_reader.load()).vote(line, NO_CONTEXT)
    assert [one.entry.municipality_code for one in found] == codes
