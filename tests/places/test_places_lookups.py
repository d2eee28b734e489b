"""The lookup files are read strictly: a mistake stops the program and says where it is and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from agendacrawl.core import lookups as core_lookups
from agendacrawl.core.lookups import LookupFileError
from agendacrawl.places import lookups

Write = Callable[[str, Any], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a lookup file, to be read instead of that of the package: a text, or what becomes one."""
    (tmp_path / "lookups").mkdir()
    monkeypatch.setattr(core_lookups, "files", lambda _: tmp_path)
    for reader in (lookups.regions, lookups.aliases, lookups.abroad, lookups.ambiguous, lookups.venues,
                   lookups.villages, lookups.modes):  # fmt: skip
        monkeypatch.setattr(lookups, reader.__name__, reader.__wrapped__)

    def write(name: str, content: Any) -> None:
        text = content if isinstance(content, str) else yaml.safe_dump(content, sort_keys=False)
        (tmp_path / "lookups" / name).write_text(text, encoding="utf-8")

    return write


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
        ({"municipality": "0518"}, "line 2 (Raadhuis): municipality is '0518', and must be the CBS code"),
        ({"municipality": None}, "line 1 (Raadhuis): it has no municipality: add the CBS code"),
        ({"lat": 52.0}, "needs both lat and lon"),
        ({"lat": 4.3, "lon": 52.0}, "is not in the Netherlands: are they exchanged?"),
        ({"lat": "52", "lon": 4.3}, "line 6 (Raadhuis): lat is '52', and must be a number"),
        ({"aliases": "Stadhuis"}, "line 6 (Raadhuis): aliases is 'Stadhuis', and must be a list"),
        ({"soort": "x"}, 'line 6 (Raadhuis): there is no key "soort" here'),
        ({"name": " "}, "line 1 ( ): name is ' ', and must be a name"),
        ({"country": False}, "country is False: YAML reads yes, no and NO as true and false, quote it"),
    ],
)
def test_a_wrong_venue_is_refused(write: Write, change: dict[str, Any], words: str) -> None:
    write("venues.yml", [VENUE])
    assert lookups.venues()[0].name == "Raadhuis"
    write("venues.yml", [VENUE | change])
    with pytest.raises(LookupFileError) as refused:
        lookups.venues()
    assert str(refused.value).startswith("lookups/venues.yml, line ")
    assert words in str(refused.value)
    assert str(refused.value).endswith(" Correct the file.")


def test_a_missing_key_is_named_with_the_line_of_its_entry(write: Write) -> None:
    write("venues.yml", "# a comment\n- {name: Kasteel, kind: other, source: x, municipality: GM0518}\n")
    with pytest.raises(LookupFileError, match=r'line 2 \(Kasteel\): the key "place" is missing: add it\.'):
        lookups.venues()


def test_many_mistakes_are_shown_in_part(write: Write) -> None:
    write("venues.yml", [VENUE | {"municipality": "x"} for _ in range(9)])
    with pytest.raises(LookupFileError, match=r"And 4 more\. Correct the file\.") as refused:
        lookups.venues()
    assert len(str(refused.value)) < 1000


def test_a_venue_abroad_needs_no_code(write: Write) -> None:
    write("venues.yml", [VENUE | {"municipality": None, "country": "BE"}])
    assert lookups.venues()[0].country == "BE"


def test_a_village_stands_once(write: Write) -> None:
    village = {"name": "Niezijl", "municipality": "GM1969"}
    write("villages.yml", [village, village])
    with pytest.raises(LookupFileError, match="Niezijl in GM1969 stands twice"):
        lookups.villages()


def test_sections_are_complete(write: Write) -> None:
    write("modes.yml", {"vague": ["x"], "unknown": ["x"]})
    with pytest.raises(LookupFileError, match='line 1: the key "nothing" is missing'):
        lookups.modes()
    write("modes.yml", {"vague": ["x"], "unknown": ["x"], "nothing": ["("]})
    with pytest.raises(LookupFileError, match="line 6: is no regular expression"):
        lookups.modes()


def test_a_country_code_is_two_capitals(write: Write) -> None:
    write("abroad.yml", "names: {}\ncountries: {}\nplaces:\n  NO: [Oslo]\nregions: {}\n")
    with pytest.raises(LookupFileError, match="quote it \\('NO'\\)"):
        lookups.abroad()


def test_a_file_that_is_no_yaml_is_named(write: Write) -> None:
    write("venues.yml", "- {name: x")
    with pytest.raises(LookupFileError, match=r"lookups/venues.yml is no valid YAML"):
        lookups.venues()


EMPTY_WORLD: dict[str, Any] = {"names": {}, "countries": {}, "places": {}, "regions": {}}


def test_the_second_file_of_places_abroad_gives_positions_and_more_places(write: Write) -> None:
    write("abroad.yml", EMPTY_WORLD | {"places": {"DE": ["Meseberg"]}, "regions": {"BE": ["Vlaanderen"]}})
    write(
        "abroad_cities.yml",
        [
            {"name": "Meseberg", "country": "DE", "aliases": ["Slot Meseberg"], "lat": 52.99, "lon": 13.1},
            {"name": "Vlaanderen", "country": "BE", "lat": 51.0, "lon": 4.3, "level": "region"},
            {"name": "Gstaad", "country": "CH", "lat": 46.47, "lon": 7.29},
        ],
    )
    words = lookups.abroad()
    assert [(one.name, one.lat) for one in words.places] == [
        ("Meseberg", 52.99),
        ("Slot Meseberg", 52.99),
        ("Gstaad", 46.47),
    ]
    assert [(one.name, one.lon) for one in words.regions] == [("Vlaanderen", 4.3)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"lat": None}, "lat is None, and must be a number"),
        ({"level": "street"}, "level is 'street'; input should be"),
    ],
)
def test_a_place_abroad_needs_a_position_and_a_level(
    write: Write, change: dict[str, Any], words: str
) -> None:
    write("abroad.yml", EMPTY_WORLD)
    write("abroad_cities.yml", [{"name": "Gstaad", "country": "CH", "lat": 46.47, "lon": 7.29} | change])
    with pytest.raises(LookupFileError, match=words):
        lookups.abroad()
