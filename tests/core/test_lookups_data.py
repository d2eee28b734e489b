"""The typed-up lookups hold together: codes exist, positions lie where they should, names mean one thing.

The checks against ../shared (polygons, the official list of places) are left out where it is not there.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import cos, hypot, radians
from typing import Any

import pytest
import yaml
from babel import Locale
from support.paths import ROOT

from agendacrawl.core import geonames
from agendacrawl.core.geo import distance
from agendacrawl.core.names import normalise
from agendacrawl.places import lookups
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Entry
from agendacrawl.places.sources.builder import MunicipalityNames
from agendacrawl.places.sources.shipped import Kind, rows

FILES = ROOT / "agendacrawl" / "lookups"
POLYGONS = ROOT.parent / "shared" / "data" / "gemeenten_2025_wgs84.geojson"
OFFICIAL = ROOT.parent / "shared" / "data" / "woonplaatsen_2025_cbs.csv"
KINDS = [
    "parliament", "ministry", "palace", "council", "conference", "prison", "airport", "port", "industry",
    "barracks", "asylum", "university", "hospital", "court", "museum", "memorial", "sport", "media",
    "research", "waterwork", "church", "hotel", "other", "company", "agency",
]  # fmt: skip
# One word of at most four letters that means nothing else, in capitals in every text.
SHORT_AND_SURE = {"ahoy", "knmi", "lumc", "mecc", "olvg", "rivm", "umcg", "vumc", "jads", "kw1c"}
# A quarter of Leiderdorp has this name too; nobody means it.
SHADOWED = {"binnenhof"}
# GeoNames has nobody near.
LONELY = {"Longyearbyen", "Ny-Ålesund"}
# How the official list tells namesakes apart: "Elst Ut", "Rijswijk (NB)", "Beek gem Montferland".
SUFFIX = re.compile(r"\s+(?:\(.*\)|[A-Z][A-Za-z]?|Gld|Zld|Lb|gem\.? .*)$")

Point = tuple[float, float]


@pytest.fixture(scope="module")
def names() -> dict[str, str]:
    """The municipalities: code to name."""
    return {area.code: area.name for area in geonames.municipalities()}


@pytest.fixture(scope="module")
def towns() -> dict[str, list[geonames.City]]:
    """The places of GeoNames by municipality."""
    found: dict[str, list[geonames.City]] = defaultdict(list)
    for city in geonames.cities(10**9, ()):
        if city.municipality_code:
            found[city.municipality_code].append(city)
    return found


def entries(file: str) -> list[dict[str, Any]]:
    content = yaml.safe_load((FILES / file).read_text("utf-8"))
    assert isinstance(content, list)
    return content


def spellings(venues: Iterable[lookups.Venue]) -> Iterator[tuple[str, lookups.Venue]]:
    for venue in venues:
        for name in (venue.name, *venue.aliases):
            yield normalise(name), venue


# --- venues ------------------------------------------------------------------------------------------------


def test_there_are_venues_of_every_kind() -> None:
    counts = Counter(venue.kind for venue in lookups.venues())
    assert set(counts) == set(KINDS)
    assert counts.total() >= 450


def test_venues_stand_one_on_a_line_and_sorted() -> None:
    text = (FILES / "venues.yml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("- ")]
    order = [(KINDS.index(v.kind), v.name.casefold().lstrip("'")) for v in lookups.venues()]
    assert len(lines) == len(order)
    assert order == sorted(order)


def test_venues_are_in_a_municipality_of_today_or_abroad(names: dict[str, str]) -> None:
    wrong = [v.name for v in lookups.venues() if v.municipality not in names and v.country == "NL"]
    assert wrong == []
    assert [v.name for v in lookups.venues() if v.municipality and v.country != "NL"] == []


def test_venues_lie_near_their_municipality(towns: dict[str, list[geonames.City]]) -> None:
    far = []
    for venue in lookups.venues():
        if venue.lat is None or venue.lon is None or venue.municipality is None:
            continue
        near = min(distance(venue.lat, venue.lon, t.lat, t.lon) for t in towns[venue.municipality])
        if near > 15:
            far.append(f"{venue.name}: {near:.0f} km from {venue.municipality}")
    assert far == []


def test_a_spelling_means_one_venue() -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    for key, venue in spellings(lookups.venues()):
        meant[key].add(venue.name)
    assert {key: names for key, names in meant.items() if len(names) > 1} == {}


def test_a_spelling_does_not_hide_a_town_elsewhere(
    names: dict[str, str], towns: dict[str, list[geonames.City]]
) -> None:
    elsewhere: dict[str, set[str]] = defaultdict(set)
    for code, name in names.items():
        elsewhere[normalise(name)].add(code)
    for code, cities in towns.items():
        for city in cities:
            elsewhere[normalise(city.name)].add(code)
    hidden = {
        key
        for key, venue in spellings(lookups.venues())
        if not venue.cue and elsewhere.get(key, set()) - {venue.municipality}
    }
    assert hidden - SHADOWED == set()


def test_short_spellings_count_only_as_the_whole_of_a_stated_place() -> None:
    loose = {
        key
        for key, venue in spellings(lookups.venues())
        if not venue.cue and re.fullmatch("[a-z]{1,4}", key) and key not in SHORT_AND_SURE
    }
    assert loose == set()


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Catshuis", "GM0518"),
        ("Ministerie van BZK", "GM0518"),
        ("PI Vught", "GM0865"),
        ("Vliegbasis Volkel", "GM1991"),
        ("Paleis op de Dam", "GM0363"),
        ("Eemshaven", "GM1966"),
        ("Papendal", "GM0202"),
    ],
)
def test_well_known_venues(spelling: str, code: str) -> None:
    assert {v.municipality for key, v in spellings(lookups.venues()) if key == normalise(spelling)} == {code}


# --- villages ----------------------------------------------------------------------------------------------


def test_villages_are_in_a_municipality_of_today(names: dict[str, str]) -> None:
    assert len(lookups.villages()) >= 200
    assert [v.name for v in lookups.villages() if v.municipality not in names] == []


def test_a_village_stands_once_per_municipality() -> None:
    counts = Counter((normalise(v.name), v.municipality) for v in lookups.villages())
    assert [key for key, count in counts.items() if count > 1] == []


def test_villages_are_new_to_geonames(names: dict[str, str], towns: dict[str, list[geonames.City]]) -> None:
    known = {(normalise(city.name), code) for code, cities in towns.items() for city in cities}
    known |= {(normalise(name), code) for code, name in names.items()}
    assert [v.name for v in lookups.villages() if (normalise(v.name), v.municipality) in known] == []


def test_villages_agree_with_the_official_list() -> None:
    """Where the official list has the name, it has it in this municipality."""
    if not OFFICIAL.is_file():
        pytest.skip("without ../shared the villages are not held against the official list of places")
    codes = MunicipalityNames({area.code: area for area in geonames.municipalities()})
    official: dict[str, set[str | None]] = defaultdict(set)
    with OFFICIAL.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for name in (row["woonplaats"], SUFFIX.sub("", row["woonplaats"])):
                official[normalise(name)].add(codes.find(row["gemeente"], row["provincie"]))
    wrong = [
        (v.name, v.municipality)
        for v in lookups.villages()
        if official.get(normalise(v.name)) and v.municipality not in official[normalise(v.name)]
    ]
    assert wrong == []


# --- abroad ------------------------------------------------------------------------------------------------


def test_places_abroad_have_a_country_and_a_position() -> None:
    countries = {*Locale("nl").territories, "ZZ"}
    found = entries("abroad_cities.yml")
    assert len(found) >= 300
    assert [e["name"] for e in found if e["country"] not in countries or e["country"] == "NL"] == []
    assert [e["name"] for e in found if not (-90 <= e["lat"] <= 90 and -180 <= e["lon"] <= 180)] == []
    assert [e["name"] for e in found if e.get("level", "region") != "region"] == []
    assert [e["name"] for e in found if set(e) - {"name", "aliases", "country", "lat", "lon", "level"}] == []


def test_a_place_abroad_stands_once() -> None:
    counts = Counter(
        (normalise(name), e["country"])
        for e in entries("abroad_cities.yml")
        for name in (e["name"], *e.get("aliases", ()))
    )
    assert [key for key, count in counts.items() if count > 1] == []


def test_cities_abroad_lie_near_others_of_their_country() -> None:
    """Degrees swapped, or of the wrong sign, are far from every city of that country."""
    found = [e for e in entries("abroad_cities.yml") if "level" not in e and e["name"] not in LONELY]
    near: dict[str, list[Point]] = defaultdict(list)
    for city in geonames.cities(10**9, (), {e["country"] for e in found}):
        near[city.country].append((city.lat, city.lon))
    far = [
        e["name"] for e in found if min(distance(e["lat"], e["lon"], *p) for p in near[e["country"]]) > 160
    ]
    assert far == []


# --- polygons ----------------------------------------------------------------------------------------------


def test_venues_lie_in_their_municipality() -> None:
    """Within 300 m of the polygon, which ends at the shore: piers and sluices stand in the water."""
    if not POLYGONS.is_file():
        pytest.skip("without ../shared the venues are not held against the polygons of the municipalities")
    shapes = {}
    for feature in json.loads(POLYGONS.read_text(encoding="utf-8"))["features"]:
        code = next(str(v) for v in feature["properties"].values() if str(v).startswith("GM"))
        geometry = feature["geometry"]
        parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        shapes[code] = [ring for part in parts for ring in part]
    outside = {}
    for venue in lookups.venues():
        if venue.municipality and venue.lat is not None and venue.lon is not None:
            away = _outside(shapes[venue.municipality], venue.lat, venue.lon)
            if away > 0.3:
                outside[venue.name] = round(away, 2)
    assert outside == {}


def _outside(rings: list[list[list[float]]], lat: float, lon: float) -> float:
    """How many kilometres a point lies outside a polygon; 0 inside."""
    width, height = 111.32 * cos(radians(lat)), 110.57
    inside, nearest = False, float("inf")
    for ring in rings:
        corners = [((x - lon) * width, (y - lat) * height) for x, y, *_ in ring]
        for (ax, ay), (bx, by) in pairwise(corners):
            if (ay > 0) != (by > 0) and (bx - ax) * -ay / (by - ay) + ax > 0:
                inside = not inside
            dx, dy = bx - ax, by - ay
            along = max(0.0, min(1.0, -(ax * dx + ay * dy) / ((dx * dx + dy * dy) or 1.0)))
            nearest = min(nearest, hypot(ax + along * dx, ay + along * dy))
    return 0.0 if inside else nearest


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def test_a_venue_stands_in_a_town_of_its_municipality(gazetteer: Gazetteer) -> None:
    wrong = [
        f"{venue.name}: {venue.place} is not in {venue.municipality}"
        for venue in lookups.venues()
        if venue.municipality
        and venue.municipality
        not in {
            entry.municipality_code
            for entry in (*gazetteer.find(venue.place), *gazetteer.shipped.find(venue.place, Kind.SMALL))
        }
    ]
    assert wrong == []


def test_a_venue_lies_near_the_places_of_its_municipality(gazetteer: Gazetteer) -> None:
    """By the shipped names alone: a place of the municipality is nearly as near as the nearest of all."""
    places: dict[tuple[int, int], list[tuple[str, Point]]] = defaultdict(list)
    for entry in shipped_places(gazetteer, Kind.PLACE, Kind.OTHER, Kind.SMALL):
        if entry.lat is not None and entry.lon is not None and entry.municipality_code:
            places[round(entry.lat * 5), round(entry.lon * 5)].append(
                (entry.municipality_code, (entry.lat, entry.lon))
            )
    wrong = []
    for venue in lookups.venues():
        if venue.country != "NL" or venue.lat is None or venue.lon is None:
            continue
        row, column = round(venue.lat * 5), round(venue.lon * 5)
        around = [
            (distance(venue.lat, venue.lon, *point), code)
            for down in (-1, 0, 1)
            for aside in (-1, 0, 1)
            for code, point in places[row + down, column + aside]
        ]
        own = min((km for km, code in around if code == venue.municipality), default=None)
        if own is None or own > 2 * min(around)[0] + 1.5:
            wrong.append(f"{venue.name}: {venue.lat}, {venue.lon} is not in {venue.municipality}")
    assert wrong == []


def shipped_places(gazetteer: Gazetteer, *kinds: Kind) -> Iterator[Entry]:
    """Return every shipped name of these kinds."""
    for key in rows():
        yield from gazetteer.shipped.find(key, *kinds)
