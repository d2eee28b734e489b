"""Geocoders against a real server on loopback, whose resources are named after the fault."""

from __future__ import annotations

import datetime as dt
import socket
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from support.crawls import feed
from support.geocoders import Stub
from support.shell import crawl

from agendacrawl import sample
from agendacrawl.core.http import UnavailableError, get_json
from agendacrawl.core.items import Activity, Place
from agendacrawl.core.vocabulary import Flag, Level, Mode, Platform, Source
from agendacrawl.geocoders.answer import Answer, Limits
from agendacrawl.geocoders.cached import CachedGeocoder, Memory
from agendacrawl.geocoders.nominatim import NominatimGeocoder
from agendacrawl.geocoders.pdok import PdokGeocoder
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Context
from agendacrawl.voters.completing import beside, complete
from agendacrawl.voters.geocoder import GeocoderVoter

GAZETTEER = Gazetteer.load()


def pdok(stub: Stub, kind: str) -> CachedGeocoder:
    return CachedGeocoder(PdokGeocoder("test", f"http://127.0.0.1:{stub.server_port}/{kind}"), Memory())


def test_the_same_question_is_one_request(stub: Stub) -> None:
    geocoder = pdok(stub, "right")
    answers = {geocoder.find("Langbroek", Limits()) for _ in range(10_000)}
    (answer,) = answers
    assert answer is not None
    assert (answer.municipality_code, answer.level, answer.lat, answer.lon) == (
        "GM0352", Level.PLACE, 52.00328214, 5.35005208,
    )  # fmt: skip
    assert len(stub.asked) == 1


@pytest.mark.parametrize("kind", ["empty", "wrong_place", "wrong_type"])
def test_nothing_found_is_remembered(stub: Stub, kind: str) -> None:
    geocoder = pdok(stub, kind)
    assert [geocoder.find("Langbroek", Limits()) for _ in range(5)] == [None] * 5
    assert (len(stub.asked), geocoder.counts["nothing"], geocoder.left_alone) == (1, 1, False)


@pytest.mark.parametrize("kind", ["swapped", "html", "shape"])
def test_a_failing_service_is_left_alone_and_that_is_said_once(
    stub: Stub, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    geocoder = pdok(stub, kind)
    assert [geocoder.find("Langbroek", Limits()) for _ in range(6)] == [None] * 6
    assert (len(stub.asked), geocoder.counts["not_asked"], len(caplog.records)) == (3, 3, 1)


def test_retry_after_is_kept_without_waiting(stub: Stub) -> None:
    geocoder = pdok(stub, "429")
    assert [geocoder.find("Langbroek", Limits()) for _ in range(4)] == [None] * 4
    assert len(stub.asked) == 1


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("Duitsland", Limits()),
        ("Langbroek", Limits("BE")),
        ("jan@example.nl", Limits()),
        ("06 12345678", Limits()),
    ],
)
def test_what_pdok_is_never_asked(stub: Stub, words: str, limits: Limits) -> None:
    assert pdok(stub, "right").find(words, limits) is None
    assert stub.asked == []


def test_nominatim_checks_name_and_country(stub: Stub) -> None:
    geocoder = NominatimGeocoder("test", f"http://127.0.0.1:{stub.server_port}/nominatim")
    found = geocoder.find("Davos", Limits())
    assert found is not None
    assert (found.country, found.level, found.municipality_code) == ("CH", Level.PLACE, None)
    assert geocoder.find("Davos", Limits("AT")) is None
    assert geocoder.find("Elders", Limits()) is None


@pytest.mark.parametrize("kind", ["429", "html", "shape"])
def test_a_failing_nominatim_is_told_as_any_other(stub: Stub, kind: str) -> None:
    geocoder = NominatimGeocoder("test", f"http://127.0.0.1:{stub.server_port}/{kind}")
    with pytest.raises(UnavailableError) as told:
        geocoder.find("Davos", Limits())
    assert told.value.retry_after == (3600 if kind == "429" else None)


@pytest.mark.parametrize("kind", ["silent", "drops", "header_drops"])
def test_a_slow_server_is_given_up(stub: Stub, kind: str) -> None:
    with pytest.raises(
        UnavailableError, match=r"no whole answer within 1\.5"
    ):  # its answer is a right one, had one waited for it
        get_json(f"http://127.0.0.1:{stub.server_port}/{kind}", time_limit=1.5, size_limit=1000)
    assert stub.asked == [f"/{kind}"]  # given up before the last drop fell


# -- what is remembered ------------------------------------------------------------------------------------

FOUND = Answer("Langbroek", Level.PLACE, "NL", 52.0, 5.35, 0.45, "GM0352", "Utrecht", ("GM0106",))


def test_answers_come_back_from_the_database_as_they_went(database: str) -> None:
    memory = Memory(database)
    memory.put(("pdok", "langbroek", "NL", ""), FOUND)
    memory.put(("pdok", "nergens", "", ""), None)
    memory.close()
    later = Memory(database)
    assert later.get(("pdok", "langbroek", "NL", "")) == FOUND
    assert later.get(("pdok", "nergens", "", "")) is None
    for other in (
        ("nominatim", "nergens", "", ""),
        ("pdok", "langbroek", "", ""),
        ("pdok", "nergens", "", "x"),
    ):
        with pytest.raises(KeyError):
            later.get(other)
    later.close()


def test_a_database_lost_midway_stops_nothing(
    stub: Stub, database: str, caplog: pytest.LogCaptureFixture
) -> None:
    service = PdokGeocoder("test", f"http://127.0.0.1:{stub.server_port}/right")
    geocoder = CachedGeocoder(service, Memory(database))
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        answers = [geocoder.find("Langbroek", Limits()) for _ in range(3)]
        (kept,) = connection.execute("SELECT count(*) FROM agenda.geocode").fetchone() or ()
    assert (answers[0] is not None, len(set(answers)), kept) == (True, 1, 0)
    assert (len(stub.asked), len(caplog.records)) == (1, 1)


# -- activities --------------------------------------------------------------------------------------------


def activity(stated: str | None, **more: Any) -> Activity:
    return Activity(
        "k", "Titel", dt.date(2026, 11, 2), stated_place=stated, flags=[Flag.PLACE_UNRESOLVED], **more
    )


def known(name: str, code: str | None, source: Source, level: Level = Level.PLACE) -> Place:
    return Place(name, level, name, source, "exact", 0.9, code, country="NL")


def seen(one: Activity) -> list[tuple[str, str | None]]:
    return [(place.name, place.municipality_code) for place in one.places]


def test_what_was_stated_is_added_with_its_words(stub: Stub) -> None:
    one = activity("Assen en Zwemmerdorp", places=[known("Assen", "GM0106", Source.STATED)])
    complete(one, GAZETTEER, list(map(GeocoderVoter, [pdok(stub, "echo")])))
    assert seen(one) == [("Assen", "GM0106"), ("Zwemmerdorp", "GM0106")]
    place = one.places[1]
    assert (place.evidence, place.source, place.method) == ("Zwemmerdorp", Source.STATED, "pdok")
    assert (one.flags, one.mode) == ([], Mode.PHYSICAL)


def test_the_flag_stays_as_long_as_one_name_is_unknown(stub: Stub) -> None:
    one = activity("Langbroek-Oost en Zwemmerdorp", mode=Mode.HYBRID)
    complete(one, GAZETTEER, list(map(GeocoderVoter, [pdok(stub, "empty")])))
    assert (one.places, one.flags, one.mode) == ([], [Flag.PLACE_UNRESOLVED], Mode.HYBRID)


def test_the_next_geocoder_is_asked_when_the_first_knows_nothing(stub: Stub) -> None:
    one = activity("Zwemmerdorp")
    complete(
        one,
        GAZETTEER,
        list(map(GeocoderVoter, [pdok(stub, "empty"), pdok(stub, "echo"), pdok(stub, "html")])),
    )
    assert seen(one) == [("Zwemmerdorp", "GM0106")]
    assert len(stub.asked) == 2


@pytest.mark.parametrize(("code", "flags"), [("GM0344", [Flag.PLACE_CONTRADICTION]), ("GM0106", [])])
def test_a_stated_place_goes_before_the_title_s(stub: Stub, code: str, flags: list[Flag]) -> None:
    one = activity("Zwemmerdorp", places=[known("Elders", code, Source.TITLE)])
    complete(one, GAZETTEER, list(map(GeocoderVoter, [pdok(stub, "echo")])))
    assert seen(one) == [("Zwemmerdorp", "GM0106")]
    assert one.flags == flags


def test_a_day_heading_gives_way_to_what_was_stated(stub: Stub) -> None:
    one = activity("Utrecht", day_place="Zwemmerdorp", places=[known("Utrecht", "GM0344", Source.STATED)])
    complete(one, GAZETTEER, list(map(GeocoderVoter, [pdok(stub, "echo")])))
    assert seen(one) == [("Utrecht", "GM0344")]
    assert one.flags == [Flag.PLACE_CONTRADICTION]


def test_a_province_limits_and_gives_way(stub: Stub) -> None:
    drenthe = known("Drenthe", None, Source.STATED, Level.PROVINCE)
    one = activity("Zwemmerdorp, Drenthe", places=[drenthe])
    complete(one, GAZETTEER, list(map(GeocoderVoter, [pdok(stub, "echo")])))
    assert seen(one) == [("Zwemmerdorp", "GM0106")]
    limburg = known("Limburg", None, Source.STATED, Level.PROVINCE)
    other = activity("Zwemmerdorp, Limburg", places=[limburg])
    complete(other, GAZETTEER, list(map(GeocoderVoter, [pdok(stub, "echo")])))
    assert (other.places, other.flags) == ([limburg], [Flag.PLACE_UNRESOLVED])


def test_namesakes_stay_ambiguous_unless_the_words_say_which(stub: Stub) -> None:
    one, other = activity("Zwemmerdorp"), activity("Zwemmerdorp, Drenthe")
    for each in (one, other):
        complete(each, GAZETTEER, list(map(GeocoderVoter, [pdok(stub, "namesakes")])))
    told = [(p.municipality_code, p.ambiguous, p.candidates) for each in (one, other) for p in each.places]
    assert told == [("GM0352", True, ("GM0106",)), ("GM0106", False, ())]


def test_limits_are_what_all_known_names_say() -> None:
    assen = known("Assen", "GM0106", Source.STATED)
    drenthe = known("Drenthe", None, Source.STATED, Level.PROVINCE)
    luik = replace(assen, name="Luik", municipality_code=None, country="BE")
    assert beside(()) == Context()
    assert beside((assen,)) == Context(country="NL")
    assert beside((assen, drenthe)) == Context(country="NL", province="Drenthe")
    assert beside((drenthe, replace(drenthe, name="Limburg"))) == Context(country="NL")
    assert beside((luik,)) == Context(country="BE")
    assert beside((assen, luik)) == Context()


# -- a whole crawl -----------------------------------------------------------------------------------------

WORDS = "Theaterzaal De Verdieping"  # the one place of the sample site that nobody knows


def test_a_crawl_asks_once_and_the_next_one_not_at_all(stub: Stub, database: str, tmp_path: Path) -> None:
    options = (
        "-s", "AGENDA_GEOCODERS=pdok", "-s", f"AGENDA_PDOK_URL=http://127.0.0.1:{stub.server_port}/echo",
        "-s", "AGENDA_CONTACT=crawler@example.org",
    )  # fmt: skip
    with sample.serve(Platform.PRO) as site:
        for name in ("first.jsonl", "second.jsonl"):
            done = crawl(site.url, *options, "-O", str(tmp_path / name), database=database)
            assert done.returncode == 0, done.stderr[-3000:]
            (row,) = [row for row in feed(tmp_path / name) if row["stated_place"] == WORDS]
            assert [(p["municipality_code"], p["method"]) for p in row["places"]] == [("GM0106", "pdok")]
            assert row["flags"] == []
            assert len(stub.asked) == 1
    assert ["+crawler@example.org" in (agent or "") for agent in stub.agents] == [True]
    with psycopg.connect(database) as connection:
        stored = connection.execute(
            "SELECT words, answer->>'municipality_code' FROM agenda.geocode"
        ).fetchall()
        stats = connection.execute("SELECT stats FROM agenda.run ORDER BY id").fetchall()
    assert stored == [(WORDS.lower(), "GM0106")]
    assert [run["agenda/geocoders/pdok/found"] for (run,) in stats[:1]] == [1]
    assert [run["agenda/geocoders/pdok/remembered"] for (run,) in stats[1:]] == [1]


def test_a_crawl_takes_a_place_abroad_from_nominatim(stub: Stub, tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{stub.server_port}/afar"
    with sample.serve(Platform.PRO) as site:
        done = crawl(
            site.url, "-s", "AGENDA_GEOCODERS=nominatim", "-s", f"AGENDA_NOMINATIM_URL={url}",
            "-O", str(tmp_path / "a.jsonl"),
        )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    (row,) = [row for row in feed(tmp_path / "a.jsonl") if row["stated_place"] == WORDS]
    assert [(p["country"], p["municipality_code"], p["method"]) for p in row["places"]] == [
        ("CH", None, "nominatim")
    ]
    assert row["flags"] == []
    assert [parse_qs(urlsplit(path).query)["q"] for path in stub.asked] == [[WORDS]]


def test_a_crawl_whose_geocoders_are_down_or_busy_ends_well(stub: Stub, tmp_path: Path) -> None:
    busy = f"http://127.0.0.1:{stub.server_port}/429"
    with socket.socket() as taken, sample.serve(Platform.PRO) as site:
        taken.bind(("127.0.0.1", 0))
        down = f"http://127.0.0.1:{taken.getsockname()[1]}"
        done = crawl(
            site.url, "-s", "AGENDA_GEOCODERS=pdok,nominatim", "-s", f"AGENDA_PDOK_URL={down}",
            "-s", f"AGENDA_NOMINATIM_URL={busy}", "-O", str(tmp_path / "a.jsonl"),
        )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    assert "'agenda/geocoders/pdok/failed': 1" in done.stderr
    assert "'agenda/geocoders/nominatim/failed': 1" in done.stderr
    assert len(stub.asked) == 1
    rows = feed(tmp_path / "a.jsonl")
    assert len(rows) == len(sample.expected())
    assert [row["flags"] for row in rows if row["stated_place"] == WORDS] == [["place_unresolved"]]
