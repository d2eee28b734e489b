"""Who and what is meant by a name on a day: what each rule decides, and what it leaves alone."""

from __future__ import annotations

import csv
import datetime as dt
import json
import time

import pytest
from support.paths import SHARED

from agendacrawl import register

LISTS = SHARED / "data"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


PEOPLE = [  # the name, the day, who it is
    # A whole name: on every day the same person, in office or not.
    ("Dilan Yeşilgöz-Zegerius", "2023-05-01", "Dilan Yeşilgöz-Zegerius"),
    ("Dilan Yeşilgöz", "2025-05-01", "Dilan Yeşilgöz-Zegerius"),
    ("DILAN YESILGOZ ZEGERIUS", "2023-05-01", "Dilan Yeşilgöz-Zegerius"),
    ("dilan-yesilgoz-zegerius", "2023-05-01", "Dilan Yeşilgöz-Zegerius"),
    ("Yeşilgöz-Zegerius, Dilan", "2023-05-01", "Dilan Yeşilgöz-Zegerius"),
    ("minister Dilan Yesilgöz", "2023-05-01", "Dilan Yeşilgöz-Zegerius"),
    ("Christianne van der Wal", "2023-05-01", "Christianne van der Wal-Zeggelink"),
    ("Stientje van Veldhoven", "2026-05-01", "Stientje van Veldhoven-van der Meer"),
    ("Elanor Boekholt", "2026-05-01", "Elanor Boekholt-O’Sullivan"),
    ("Marielle Paul", "2023-09-01", "Mariëlle Paul"),
    ("Bas van t Wout", "2021-05-01", "Bas van 't Wout"),
    ("Eric van den Burg", "2023-05-01", "Eric van der Burg"),
    ("Eric v.d. Burg", "2023-05-01", "Eric van der Burg"),
    ("Hans Vijlbrief,", "2023-05-01", "Hans Vijlbrief"),
    ("Rob Jetten (D66)", "2026-05-01", "Rob Jetten"),
    ("de minister van Financiën, Eelco Heinen", "2025-05-01", "Eelco Heinen"),
    ("Mark Rutte en Hugo de Jonge", "2023-05-01", None),
    ("Jan de Vries", "2023-05-01", None),
    ("", "2023-05-01", None),
    # Initials: with the first name in brackets, or the first one is right.
    ("Drs. H.W.M. (Dick) Schoof", "2025-05-01", "Dick Schoof"),
    ("V.P.G. (Vincent) Karremans LL.M., MSc", "2025-05-01", "Vincent Karremans"),
    ("H.W.M. Schoof", "2025-05-01", "Dick Schoof"),
    ("D. Schoof", "2025-05-01", "Dick Schoof"),
    ("Th.H.D. Struycken", "2025-05-01", "Teun Struycken"),
    ("Mw. mr. D. Yesilgöz-Zegerius", "2023-05-01", "Dilan Yeşilgöz-Zegerius"),
    ("A. Schoof", "2025-05-01", None),
    ("M. Rutte", "2025-10-01", None),  # Mark Rutte has left, Arno Rutte is another
    # A surname: who of that name holds such an office on that day.
    ("minister-president Rutte", "2023-05-01", "Mark Rutte"),
    ("premier Rutte", "2023-05-01", "Mark Rutte"),
    ("staatssecretaris Rutte", "2025-10-01", "Arno Rutte"),
    ("minister Bruins", "2018-05-01", "Bruno Bruins"),
    ("minister Bruins", "2025-05-01", "Eppo Bruins"),
    ("Minister v.d. Wal", "2023-05-01", "Christianne van der Wal-Zeggelink"),
    ("Staatssecretaris Van Ooijen (VWS)", "2023-05-01", "Maarten van Ooijen"),
    ("minister Weerwind (Rechtsbescherming)", "2023-05-01", "Franc Weerwind"),
    ("minister Yeşilgöz-Zegerius van Justitie en Veiligheid", "2023-05-01", "Dilan Yeşilgöz-Zegerius"),
    ("demissionair minister De Jonge (VRO)", "2023-08-01", "Hugo de Jonge"),
    ("viceminister-president Hermans", "2025-05-01", "Sophie Hermans"),
    ("minister Keijzer (AenM)", "2025-07-01", "Mona Keijzer"),
    ("minister Keijzer (BZ)", "2025-07-01", None),
    ("minister Hermans (Estland)", "2025-05-01", None),
    ("de Duitse minister Hermans", "2025-05-01", None),
    ("Slot", "2022-05-01", None),
    ("Jansen", "2025-07-01", "Daniëlle Jansen"),
    ("Jansen", "2023-07-01", None),
    # An office alone: who held it.
    ("minister van Financiën", "2023-05-01", "Sigrid Kaag"),
    ("minister van OCW", "2023-05-01", "Robbert Dijkgraaf"),
    ("minister voor Rechtsbescherming", "2023-05-01", "Franc Weerwind"),
    ("minister VRO", "2025-05-01", "Mona Keijzer"),
    ("de minister-president", "2025-05-01", "Dick Schoof"),
    ("minister van Financiën", "2024-01-08", None),  # the day of change
    ("Financiën", "2023-05-01", None),
    ("staatssecretaris van Financiën", "2023-05-01", None),  # there were two
    # A slip of the keyboard: one letter, while in office.
    ("Karien van Gennep", "2023-05-01", "Karien van Gennip"),
    ("Micky Adriaansen", "2023-05-01", "Micky Adriaansens"),
    ("Karien van Gennep", "2025-05-01", None),
    ("Marc Rutten", "2023-05-01", None),
    ("Rob Jeten", "2023-05-01", None),
]


@pytest.mark.parametrize(("name", "date", "person"), PEOPLE)
def test_person_of(name: str, date: str, person: str | None) -> None:
    found = register.person_of(name, day(date))
    assert (found.name if found else None) == person


def test_nobody_loses_the_own_name() -> None:
    for one in register.people():
        for name in (one.name, one.slug, *one.aliases):
            assert register.person_of(name, day("1990-01-01")) == one


def test_a_long_text_is_nobody_at_once() -> None:
    start = time.process_time()
    assert register.person_of("van de " * 20_000, day("2023-05-01")) is None
    assert register.person_of("a " * 99, day("2023-05-01")) is None
    assert time.process_time() - start < 0.5


MINISTRIES = [  # the name, the day, the code that day
    ("Ministerie van Economische Zaken en Klimaat", "2023-05-01", "ezk"),
    ("EZK", "2025-05-01", "ez"),
    ("EZK", "2026-05-01", "ezk"),
    ("ministerie-van-economische-zaken", "2016-05-01", "ez"),
    ("Ministerie van Volkshuisvesting en Ruimtelijke Ordening", "2022-05-01", "bzk"),
    ("Ministerie van Volkshuisvesting en Ruimtelijke Ordening", "2025-05-01", "vro"),
    ("Ministerie van Volkshuisvesting en Ruimtelijke Ordening", "2026-05-01", "bzk"),
    ("Ministerie van Landbouw, Natuur en Voedselkwaliteit (LNV)", "2025-05-01", "lvvn"),
    ("V&J", "2023-05-01", "jenv"),
    ("Ministerie van Klimaat en Energie", "2023-05-01", "ezk"),
    ("Ministerie van Natuur en Stikstof", "2023-05-01", "lnv"),
    ("Ministerie van Rechtsbescherming", "2023-05-01", "jenv"),
    ("Ministerie van Langdurige Zorg en Sport", "2023-05-01", "vws"),
    ("Ministerie van Medische Zorg", "2019-05-01", "vws"),
    ("Ministerie van Basis en Voortgezet Onderwijs en Media", "2023-05-01", "ocw"),
    ("Ministerie van Armoedebestrijding, Participatie en Pensioenen", "2023-05-01", "szw"),
    ("Ministerie van Buitenlandse Handel en Ontwikkelingssamenwerking", "2023-05-01", "bz"),
    ("Ministerie van Toverkunst", "2023-05-01", None),
    ("Ministerie van Zaken", "2023-05-01", None),
    ("Ministeries van EZK en LNV", "2023-05-01", None),
    ("", "2023-05-01", None),
]


@pytest.mark.parametrize(("name", "date", "code"), MINISTRIES)
def test_ministry_of(name: str, date: str, code: str | None) -> None:
    found = register.ministry_of(name, day(date))
    assert (found.code if found else None) == code


def test_every_office_leads_to_its_ministry() -> None:
    for office in register.offices():
        for name in (office.title, office.portfolio):
            found = register.ministry_of(name, office.start_date)
            assert found is not None, (name, office)
            assert found.code == office.ministry, (name, office)


def test_what_was_and_became_is_there_and_in_force() -> None:
    for one in register.ministries():
        for period in one.periods:
            for code, date in (
                (period.was, period.valid_from - dt.timedelta(1)),
                (period.became, period.valid_to),
            ):
                if code:
                    assert date is not None
                    assert any(p.covers(date) for p in register.ministry(code).periods), (one.code, period)
        assert register.present_ministry(one).periods[-1].valid_to is None


def test_names_of_the_study_lead_to_one_person_and_one_ministry() -> None:
    """Every name in seven years of agendas and in the lists of appointments, where they are at hand."""
    if not LISTS.exists():
        print("left out: no agendas and appointments beside the project")
        return
    with (LISTS / "agendas_2017_2023.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            for name in row["bewindspersoon"]:
                assert register.person_of(name, day(row["datum"])), (name, row["datum"])
    with (LISTS / "appointments_rutte.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            start = dt.datetime.strptime(row["start_date"], "%d-%m-%Y").date()
            assert register.ministry_of(f"Ministerie van {row['ministry']}", start), row
    for row in json.loads((LISTS / "cabinets_schoof_jetten.json").read_text(encoding="utf-8")):
        start = day(row["start"])
        for name in (row["name"], row["official"]):
            assert (found := register.person_of(name, start)), row
            assert found.name == register.person(row["name"]).name
        for name in (row["role"], row["ministry"]):
            assert register.ministry_of(name, start), row
