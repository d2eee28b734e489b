"""The shipped gazetteer: small, quick, made again to the byte, and a point for every place."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from support.paths import ROOT, SHARED

from agendacrawl.core.vocabulary import Level
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Context
from agendacrawl.places.resolve import resolve_stated
from agendacrawl.places.sources import SOURCES, shipped
from agendacrawl.places.sources.shipped import PATH, Kind

GAZETTEER = Gazetteer.load()


def test_it_is_small_and_read_in_no_time() -> None:
    assert PATH.stat().st_size < 3_000_000
    shipped.rows.cache_clear()
    began = time.process_time()
    assert len(shipped.rows()) > 25_000
    assert time.process_time() - began < 0.5


@pytest.mark.skipif(not (SHARED / "gazetteer").is_dir(), reason="the open data it is made of is not here")
def test_the_script_makes_the_same_bytes() -> None:
    before = PATH.read_bytes()
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/gazetteer.py", SHARED / "gazetteer"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    after = PATH.read_bytes()
    PATH.write_bytes(before)
    assert done.returncode == 0, done.stderr
    assert after == before


def test_everything_in_a_municipality_has_a_point() -> None:
    lost = {
        entry.name
        for entries in GAZETTEER.index.values()
        for entry in entries
        if entry.municipality_code and (entry.lat is None or entry.lon is None)
    }
    assert lost == set()
    for name in ("Etten-Leur", "Holten", "Hoek", "Landgraaf", "Deurne"):
        assert GAZETTEER.find(name)[0].lat is not None, name


def test_points_lie_in_the_netherlands_and_every_row_is_whole() -> None:
    for key, lines in shipped.rows().items():
        assert key
        for line in lines:
            kind, code, name, lat, lon, _ = line.split("\t")
            assert Kind(kind)
            assert code in GAZETTEER.municipalities, (name, code)
            assert name
            assert bool(lat) == bool(lon)
            assert not lat or (50.7 < float(lat) < 53.7 and 3.2 < float(lon) < 7.3), (name, lat, lon)


def test_a_small_name_is_no_name_in_running_text() -> None:
    """It is kept out of the index that running text is searched with."""
    for name in ("Muggenbeet", "Wolfhaag", "Nova College", "Geuzenwijk"):
        assert GAZETTEER.find(name) == ()
        assert GAZETTEER.shipped.find(name, *Kind), name
    assert GAZETTEER.without({"muggenbeet"}).shipped.find("Muggenbeet", *Kind) == ()


def told(text: str, *said: str) -> tuple[set[str | None], bool]:
    places = resolve_stated(text, GAZETTEER, Context(said)).places
    return {p.municipality_code or p.country for p in places}, any(p.ambiguous for p in places)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Vollenhove", {"GM1708"}),
        ("Vollenhove (Zeist)", {"GM0355"}),
        ("Zeist, Vollenhove", {"GM0355", "GM1708"}),
        ("Bloemendaal", {"GM0377"}),
        ("Bloemendaal (Gouda)", {"GM0513"}),
        ("Haaren", {"GM0824"}),
        ("Bartiméus, Zeist", {"GM0355"}),
        ("Shell, Moerdijk", {"GM1709"}),
        ("Ruinen", {"GM1690"}),
        ("Frankfurt", {"DE"}),
    ],
)
def test_a_namesake_of_a_larger_place_needs_a_reason(text: str, codes: set[str]) -> None:
    assert told(text)[0] == codes


def test_a_municipality_that_was_split_is_nobody_of_today() -> None:
    [place] = resolve_stated("gemeente Haaren", GAZETTEER).places
    assert (place.level, place.municipality_code, place.province) == (Level.REGION, None, "Noord-Brabant")
    [village] = resolve_stated("Haaren", GAZETTEER).places
    assert (village.level, village.municipality_code) == (Level.PLACE, "GM0824")
    [merged] = resolve_stated("gemeente Zederik", GAZETTEER).places
    assert merged.municipality_code == "GM1961"


def test_schools_and_schools_with_campuses_stay_open() -> None:
    assert told("De Kronkelaar") == (set(), False)
    assert told("basisschool De Kronkelaar") == ({"GM1979"}, True)
    assert told("Rijn IJssel") == ({"GM0202"}, True)
    assert told("Rijn IJssel, Arnhem") == ({"GM0202"}, False)


def test_the_words_of_the_kingdom_decide_between_two_willemstads() -> None:
    assert told("Willemstad") == ({"GM1709"}, True)
    assert told("Willemstad", "Koninkrijksoverleg")[0] == {"CW"}
    assert told("Willemstad", "Ontvangst door de gouverneur")[0] == {"CW"}
    assert told("Willemstad", "Werkbezoek aan Noord-Brabant")[0] == {"GM1709"}


def test_every_source_is_credited() -> None:
    credited = {one.name for source in SOURCES for one in source.credits}
    assert credited >= {"CBS", "Kadaster", "GeoNames", "DUO", "ROR", "Unicode CLDR"}
