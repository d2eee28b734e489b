"""The register's facts: people, offices, ministries, municipalities and regions."""

from __future__ import annotations

import csv
import datetime as dt
import re
import sys
from collections import Counter

import pytest
from support.paths import SHARED

from agendacrawl import register
from agendacrawl.core.lookups import LookupFileError
from agendacrawl.register import Role, UnknownNameError
from agendacrawl.register.regions import NPVR, division_file, divisions

LISTS = SHARED / "data"

DIVISIONS = divisions()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("person", "date", "ministries"),
    [
        ("Judith Uitermark", "2024-09-02", ["Binnenlandse Zaken en Koninkrijksrelaties"]),
        ("Judith Uitermark", "2025-08-22", ["Binnenlandse Zaken en Koninkrijksrelaties"]),
        ("Judith Uitermark", "2025-08-23", []),
        ("Mona Keijzer", "2020-01-01", ["Economische Zaken en Klimaat"]),
        ("Mona Keijzer", "2025-07-01", ["Asiel en Migratie", "Volkshuisvesting en Ruimtelijke Ordening"]),
        ("Hugo de Jonge", "2021-12-01", ["Volksgezondheid, Welzijn en Sport"]),
        ("Hugo de Jonge", "2024-01-01", ["Binnenlandse Zaken en Koninkrijksrelaties"]),
        ("Elanor Boekholt-O'Sullivan", "2026-11-23", ["Binnenlandse Zaken en Koninkrijksrelaties"]),
        ("A. de Vries", "2025-10-01", ["Buitenlandse Zaken"]),
        ("Nobody At All", "2025-10-01", []),
    ],
)
def test_ministries_of(person: str, date: str, ministries: list[str]) -> None:
    assert register.ministries_of(person, day(date)) == [f"Ministerie van {name}" for name in ministries]


@pytest.mark.parametrize(
    ("surname", "role", "date", "person"),
    [
        ("Rutte", "minister-president", "2023-05-01", "Mark Rutte"),
        ("Rutte", "staatssecretaris", "2025-10-01", "Arno Rutte"),
        ("Rutte", None, "2025-01-01", None),
        ("VAN WEEL", "minister", "2024-09-02", "David van Weel"),
        ("Jetten", "minister", "2023-05-01", "Rob Jetten"),
        ("Jetten", "minister", "2026-05-01", None),
        ("Jetten", "minister-president", "2026-05-01", "Rob Jetten"),
        ("Heijnen", None, "2023-01-01", "Vivianne Heijnen"),
        ("Heijnen", None, "2025-10-01", "Eugène Heijnen"),
        ("Yesilgöz", None, "2023-01-01", "Dilan Yeşilgöz-Zegerius"),
        ("Bruins", None, "2018-05-01", "Bruno Bruins"),
        ("Bruins Slot", None, "2022-05-01", "Hanke Bruins Slot"),
        ("Slot", None, "2022-05-01", None),
    ],
)
def test_person_by_surname(surname: str, role: str | None, date: str, person: str | None) -> None:
    assert register.person_by_surname(surname, role, day(date)) == person


@pytest.mark.parametrize("name", ["bzk", "BZK", "ministerie-van-binnenlandse-zaken-en-koninkrijksrelaties",
                                  "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
                                  "Binnenlandse Zaken en Koninkrijksrelaties"])  # fmt: skip
def test_ministry_by_any_name(name: str) -> None:
    assert register.ministry(name).code == "bzk"


def test_unknown_ministry_names_the_codes() -> None:
    with pytest.raises(UnknownNameError, match=r'no ministry "bkz".*bzk \(Binnenlandse Zaken'):
        register.ministry("bkz")


def test_unknown_person_names_the_closest() -> None:
    with pytest.raises(UnknownNameError, match=r'called "Uitermarkt".*Judith Uitermark'):
        register.person("Uitermarkt")


@pytest.mark.parametrize(
    "name", ["Dilan Yeşilgöz-Zegerius", "dilan-yesilgoz-zegerius", "DILAN YESILGÖZ ZEGERIUS"]
)
def test_person_by_any_spelling(name: str) -> None:
    assert register.person(name).slug == "dilan-yesilgoz-zegerius"


def test_offices_lie_in_their_cabinet() -> None:
    cabinets = {one.name: one for one in register.cabinets()}
    for office in register.offices():
        cabinet = cabinets[office.cabinet]
        assert cabinet.start_date <= office.start_date < (office.end_date or dt.date.max), office
        assert (office.end_date or dt.date.max) <= (cabinet.end_date or dt.date.max), office


def test_offices_belong_to_a_ministry_of_their_day() -> None:
    for office in register.offices():
        periods = register.ministry(office.ministry).periods
        assert any(p.valid_from <= office.start_date < (p.valid_to or dt.date.max) for p in periods), office


def test_there_is_always_one_minister_president() -> None:
    date = day("2017-10-26")
    while date <= day("2026-11-23"):
        at_work = [
            one for one in register.offices() if one.role == Role.MINISTER_PRESIDENT and one.held_on(date)
        ]
        assert len({one.person for one in at_work}) in (1, 2), date
        date += dt.timedelta(days=1)


def test_names_and_keys_are_unique() -> None:
    for keys in (
        [one.slug for one in register.people()],
        [one.code for one in register.ministries()],
        [one.name for one in register.municipalities().values()],
        [(one.kind, one.code) for one in register.npvr_regions()],
        [name for one in register.npvr_regions() for name in one.areas],
    ):
        assert len(keys) == len(set(keys))


# -- Municipalities and regions ------------------------------------------------------------------


def test_municipalities() -> None:
    found = register.municipalities()
    assert len(found) == 342
    assert len({one.province for one in found.values()}) == 12
    assert (found["GM0518"].name, found["GM0518"].province) == ("'s-Gravenhage", "Zuid-Holland")
    assert found["GM1900"].name == "Súdwest-Fryslân"


def test_eleven_regions() -> None:
    counted = {
        one.name: [m.municipality_code for m in one.members if m.counted] for one in register.npvr_regions()
    }
    assert [len(codes) for codes in counted.values()] == [4, 8, 5, 11, 5, 14, 8, 8, 7, 16, 3]
    everywhere = [code for codes in counted.values() for code in codes]
    assert len(everywhere) == len(set(everywhere)) == 89
    assert set(everywhere) <= register.municipalities().keys()
    assert set(counted["Zeeuws-Vlaanderen"]) == {"GM0677", "GM1714", "GM0715"}


def test_codes_in_the_lookup_are_those_of_the_names_beside_them() -> None:
    found = register.municipalities()
    codes = [group.codes for one in NPVR.read().regions for group in one.municipalities]
    codes += [one.municipalities for kind in DIVISIONS for one in division_file(kind).read().regions]
    for group in codes:
        for code, name in group.items():
            assert found[code].name == name


def test_areas_are_written_as_the_view_compares_them() -> None:
    for region in register.npvr_regions():
        assert re.sub("[- ]+", " ", region.name.lower()) in region.areas
        assert all(name == re.sub("[- ]+", " ", name.lower()) for name in region.areas)


def test_register_agrees_with_the_lists_of_the_study() -> None:
    """Names, provinces, points and NPVR regions against CBS's list and polygons, where they are at hand."""
    if not LISTS.exists():
        print("left out: no CBS list and polygons beside the project")
        return
    region_of = {
        m.municipality_code: one.name for one in register.npvr_regions() for m in one.members if m.counted
    }
    with (LISTS / "gemeenten_2025.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            ours = register.municipalities()[row["gemeentecode"]]
            assert (ours.name, ours.province) == (row["gemeentenaam"], row["provincie"])
            assert region_of.get(ours.code, "") == row["npvr_regio"]


# -- Kinds of regions ----------------------------------------------------------------------------


def test_ids_are_those_that_were_published() -> None:
    """Ids are permanent: docs/DATA.md promises it, and people have them in their tables."""
    ids = {(one.kind, one.code): one.id for one in register.regions()}
    assert ids["npvr", "kop-van-noord-holland"] == 1
    assert ids["npvr", "zeeuws-vlaanderen"] == 11
    assert ids["province", "PV29"] == 100_029
    assert ids["corop", "CR01"] == 200_001
    assert ids["municipality", "GM0518"] == 300_518
    assert len(set(ids.values())) == len(ids)
    assert Counter(kind for kind, _ in ids) == {"npvr": 11, "province": 12, "corop": 40, "municipality": 342}


def test_a_kind_in_the_middle_moves_no_id(monkeypatch: pytest.MonkeyPatch) -> None:
    before = register.region_id("corop", "CR01"), register.region_id("municipality", "GM0518")
    first, *others = register.region_kinds()
    between = register.RegionKind("police", 4, "politieregio", "politieregio’s", 2)
    module = sys.modules["agendacrawl.register.regions"]  # the package has a function of that name
    monkeypatch.setattr(module, "region_kinds", lambda: (first, between, *others))
    assert register.region_id("police", "PR07") == 400_007
    assert (register.region_id("corop", "CR01"), register.region_id("municipality", "GM0518")) == before


def test_numbers_of_kinds_are_those_that_were_published() -> None:
    numbers = {one.code: one.number for one in register.region_kinds()}
    assert numbers.items() >= {"npvr": 0, "province": 1, "corop": 2, "municipality": 3}.items()
    assert len(set(numbers.values())) == len(numbers)
    assert register.region_kind("regio_deal").number is None


@pytest.mark.parametrize("kind", DIVISIONS)
def test_a_division_has_every_municipality_once(kind: str) -> None:
    members = [member.municipality_code for one in register.division(kind) for member in one.members]
    assert sorted(members) == sorted(register.municipalities())


def test_a_kind_without_regions_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules["agendacrawl.register.regions"]
    police = register.RegionKind("police", 4, "politieregio", "politieregio’s", 5)
    monkeypatch.setattr(module, "region_kinds", lambda: (*register.region_kinds(), police))
    with pytest.raises(LookupFileError, match=r"no lookups/regions_police\.yml .* like regions_corop\.yml"):
        register.regions.__wrapped__()
