"""The lookup files are read strictly: a mistake stops the program and says where it is."""

from typing import Any

import pytest

from agendacrawl.core import lookups as core_lookups
from agendacrawl.core.lookups import LookupFileError
from agendacrawl.places import lookups


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Lookup files made up by a test, instead of those of the package."""
    made: dict[str, Any] = {}
    monkeypatch.setattr(lookups, "read_yaml", made.get)
    readers = (lookups.regions, lookups.aliases, lookups.abroad, lookups.ambiguous, lookups.venues)
    for reader in (*readers, lookups.villages, lookups.modes):
        monkeypatch.setattr(lookups, reader.__name__, reader.__wrapped__)
    return made


def test_the_files_of_the_package_are_right() -> None:
    assert len(lookups.venues()) >= 300
    assert len(lookups.regions()) >= 100
    assert lookups.villages()
    assert lookups.aliases().former["Drimmelen"]
    assert lookups.abroad().countries["VS"] == "US"
    assert lookups.ambiguous().provinces["zh"] == "Zuid-Holland"


VENUE = {
    "name": "Raadhuis",
    "municipality": "GM0518",
    "place": "Den Haag",
    "kind": "town hall",
    "source": "x",
}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"municipality": "0518"}, "Raadhuis has no municipality code"),
        ({"municipality": None}, "Raadhuis has no municipality code"),
        ({"lat": 52.0}, "needs both lat and lon"),
        ({"lat": 4.3, "lon": 52.0}, "is not in the Netherlands"),
        ({"lat": "52", "lon": 4.3}, "must be a number"),
        ({"aliases": "Stadhuis"}, "must be a list"),
        ({"soort": "x"}, r"unknown keys \['soort'\]"),
        ({"name": " "}, "without a name"),
    ],
)
def test_a_wrong_venue_is_refused(content: dict[str, Any], change: dict[str, Any], words: str) -> None:
    content["venues.yml"] = [VENUE]
    assert lookups.venues()[0].name == "Raadhuis"
    content["venues.yml"] = [VENUE | change]
    with pytest.raises(LookupFileError, match=words):
        lookups.venues()


def test_a_venue_abroad_needs_no_code(content: dict[str, Any]) -> None:
    content["venues.yml"] = [VENUE | {"municipality": None, "country": "BE"}]
    assert lookups.venues()[0].country == "BE"


def test_a_village_stands_once(content: dict[str, Any]) -> None:
    village = {"name": "Niezijl", "municipality": "GM1969"}
    content["villages.yml"] = [village, village]
    with pytest.raises(LookupFileError, match="Niezijl in GM1969 stands twice"):
        lookups.villages()


def test_sections_are_complete(content: dict[str, Any]) -> None:
    content["modes.yml"] = {"vague": ["x"], "unknown": ["x"]}
    with pytest.raises(LookupFileError, match="exactly the sections"):
        lookups.modes()
    content["modes.yml"] = {"vague": ["x"], "unknown": ["x"], "nothing": ["("]}
    with pytest.raises(LookupFileError, match="no regular expression"):
        lookups.modes()


def test_a_country_code_is_two_capitals(content: dict[str, Any]) -> None:
    content["abroad.yml"] = {"names": {}, "countries": {}, "places": {False: ["Oslo"]}, "regions": {}}
    with pytest.raises(LookupFileError, match="quote 'NO'"):
        lookups.abroad()


def test_a_file_that_is_no_yaml_is_named(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lookups").mkdir()
    (tmp_path / "lookups" / "venues.yml").write_text("- {name: x", encoding="utf-8")
    monkeypatch.setattr(core_lookups, "files", lambda _: tmp_path)
    with pytest.raises(LookupFileError, match=r"lookups/venues.yml is no valid YAML"):
        lookups.read_yaml("venues.yml")
    assert lookups.read_yaml("nothing.yml") is None


EMPTY_WORLD: dict[str, Any] = {"names": {}, "countries": {}, "places": {}, "regions": {}}


def test_the_second_file_of_places_abroad_gives_positions_and_more_places(content: dict[str, Any]) -> None:
    content["abroad.yml"] = EMPTY_WORLD | {"places": {"DE": ["Meseberg"]}, "regions": {"BE": ["Vlaanderen"]}}
    content["abroad_cities.yml"] = [
        {"name": "Meseberg", "country": "DE", "aliases": ["Slot Meseberg"], "lat": 52.99, "lon": 13.1},
        {"name": "Vlaanderen", "country": "BE", "lat": 51.0, "lon": 4.3, "level": "region"},
        {"name": "Gstaad", "country": "CH", "lat": 46.47, "lon": 7.29},
    ]
    words = lookups.abroad()
    assert [(one.name, one.lat) for one in words.places] == [
        ("Meseberg", 52.99),
        ("Slot Meseberg", 52.99),
        ("Gstaad", 46.47),
    ]
    assert [(one.name, one.lon) for one in words.regions] == [("Vlaanderen", 4.3)]


@pytest.mark.parametrize("change", [{"lat": None}, {"level": "street"}])
def test_a_place_abroad_needs_a_position_and_a_level(content: dict[str, Any], change: dict[str, Any]) -> None:
    content["abroad.yml"] = EMPTY_WORLD
    content["abroad_cities.yml"] = [{"name": "Gstaad", "country": "CH", "lat": 46.47, "lon": 7.29} | change]
    with pytest.raises(LookupFileError, match="Gstaad needs lat and lon, and level region or none"):
        lookups.abroad()
