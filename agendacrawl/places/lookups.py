"""The project's own knowledge of places: lookups/*.yml, read once and checked strictly.

A mistake in a file stops the program with a sentence that names the file and the entry: a place that is
silently missing would be a count that is silently wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from agendacrawl.core.lookups import LookupFileError, read_yaml
from agendacrawl.core.names import normalise

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_CODE = re.compile(r"GM\d{4}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_NETHERLANDS = (50.7, 53.6, 3.3, 7.3)  # south, north, west, east in degrees (EPSG:4326)


@dataclass(slots=True, frozen=True)
class ModeWords:
    """Alternations of regular expressions for words that name no place."""

    vague: str
    unknown: str
    nothing: str


@dataclass(slots=True, frozen=True)
class Region:
    """A streek, water, island group or province: larger than a municipality, or across several.

    `members`: the names that a group of islands is written out into.
    """

    name: str
    kind: str
    country: str = "NL"
    aliases: tuple[str, ...] = ()
    province: str | None = None
    members: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None


@dataclass(slots=True, frozen=True)
class Aliases:
    """`spellings`: name to name; `former` municipalities, `parts` of municipalities: municipality to names.

    A name of a part may be "spoken = official", and may have a bracket that tells namesakes apart here.
    """

    spellings: Mapping[str, str]
    former: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]


@dataclass(slots=True, frozen=True)
class Abroad:
    """A city or region abroad under its Dutch name; `local` is what GeoNames calls it, for its position.

    `override`: the name means this even where it is also a country (Luxemburg).
    """

    name: str
    country: str
    local: str | None = None
    aliases: tuple[str, ...] = ()
    override: bool = False
    lat: float | None = None
    lon: float | None = None


@dataclass(slots=True, frozen=True)
class AbroadWords:
    """`names`: code to name where babel's is not the one in use; `countries`: other names to their code."""

    names: Mapping[str, str]
    countries: Mapping[str, str]
    places: tuple[Abroad, ...]
    regions: tuple[Abroad, ...]


@dataclass(slots=True, frozen=True)
class Ambiguous:
    """Names that mean several things.

    `prefer`: name to the code that is meant without further context; `cues`: words that point to a province
    or municipality; `words`: names that are also ordinary words; `people`: that are also names of people;
    `never`: no place in running text; `first_names`; `no_typos`: words that are no misspelled name;
    `provinces`: abbreviation to province. All but `prefer` and `cues` as keys of `normalise`.
    """

    prefer: Mapping[str, str]
    cues: Mapping[str, tuple[str, ...]]
    words: frozenset[str]
    people: frozenset[str]
    never: frozenset[str]
    first_names: frozenset[str]
    no_typos: frozenset[str]
    provinces: Mapping[str, str]


@dataclass(slots=True, frozen=True)
class Venue:
    """A building or institution that is visited. `municipality` is a CBS code, None abroad.

    `cue`: too common a word (BZK, Defensie) to be a place, except as the whole of a stated place.
    """

    name: str
    aliases: tuple[str, ...]
    municipality: str | None
    place: str
    kind: str
    source: str
    lat: float | None = None
    lon: float | None = None
    country: str = "NL"
    cue: bool = False


@dataclass(slots=True, frozen=True)
class Village:
    """A village, hamlet or quarter that GeoNames lacks."""

    name: str
    municipality: str
    lat: float | None = None
    lon: float | None = None


@cache
def modes() -> ModeWords:
    """lookups/modes.yml."""
    content = _sections("modes.yml", {"vague", "unknown", "nothing"})
    for pattern in (pattern for patterns in content.values() for pattern in patterns):
        try:
            re.compile(pattern)
        except re.error as error:
            raise LookupFileError(
                f"lookups/modes.yml: {pattern!r} is no regular expression: {error}."
            ) from error
    return ModeWords(**{section: "|".join(patterns) for section, patterns in content.items()})


@cache
def regions() -> tuple[Region, ...]:
    """lookups/regions.yml."""
    return tuple(
        Region(**_tuples("regions.yml", entry, Region, "aliases", "members"))
        for entry in _entries("regions.yml")
    )


@cache
def aliases() -> Aliases:
    """lookups/aliases.yml."""
    content = _sections("aliases.yml", {"spellings", "former", "parts"})
    lists = {
        section: {area: tuple(names) for area, names in content[section].items()}
        for section in ("former", "parts")
    }
    return Aliases(content["spellings"], **lists)


@cache
def abroad() -> AbroadWords:
    """lookups/abroad.yml, with the positions of lookups/abroad_cities.yml and the places that only that file has.

    In the first, places are `name`, `name = GeoNames' name`, or a mapping with more.
    """
    content = _sections("abroad.yml", {"names", "countries", "places", "regions"})
    for code in (*content["names"], *content["countries"].values()):
        _country("abroad.yml", code)
    sections = {"place": _abroad(content["places"]), "region": _abroad(content["regions"])}
    listed = {(normalise(one.name), one.country) for found in sections.values() for one in found}
    positions = {}
    for entry in _entries("abroad_cities.yml"):
        level = entry.get("level", "place")
        bare = {key: value for key, value in entry.items() if key != "level"}
        one = Abroad(**_tuples("abroad_cities.yml", bare, Abroad, "aliases"))
        _country("abroad_cities.yml", one.country)
        if level not in sections or one.lat is None or one.lon is None:
            raise LookupFileError(
                f"lookups/abroad_cities.yml: {one.name} needs lat and lon, and level region or none."
            )
        for name in (one.name, *one.aliases):
            positions[normalise(name), one.country] = (one.lat, one.lon)
        if (normalise(one.name), one.country) in listed:
            if not one.aliases:
                continue
            one = replace(one, name=one.aliases[0], aliases=one.aliases[1:])
        sections[level].append(one)
    for level, found in sections.items():
        sections[level] = [
            replace(one, lat=where[0], lon=where[1])
            if one.lat is None and (where := positions.get((normalise(one.name), one.country)))
            else one
            for one in found
        ]
    return AbroadWords(content["names"], content["countries"], *map(tuple, sections.values()))


@cache
def ambiguous() -> Ambiguous:
    """lookups/ambiguous.yml."""
    lists = ("words", "people", "never", "first_names", "no_typos")
    content = _sections("ambiguous.yml", {"prefer", "cues", "provinces", *lists})
    for name, code in content["prefer"].items():
        if not (_CODE.fullmatch(str(code)) or _COUNTRY.fullmatch(str(code))):
            raise LookupFileError(
                f"lookups/ambiguous.yml: {name} prefers {code!r}, which is no code like GM0518."
            )
    return Ambiguous(
        prefer={normalise(name): code for name, code in content["prefer"].items()},
        cues={area: tuple(words) for area, words in content["cues"].items()},
        **{section: frozenset(map(normalise, content[section])) for section in lists},
        provinces={normalise(short): province for short, province in content["provinces"].items()},
    )


@cache
def venues() -> tuple[Venue, ...]:
    """lookups/venues.yml; every venue in the Netherlands has a code and lies in the country."""
    found = []
    for entry in _entries("venues.yml"):
        venue = Venue(
            **_tuples("venues.yml", {"municipality": None, "aliases": (), **entry}, Venue, "aliases")
        )
        if venue.country == "NL":
            if venue.municipality is None or not _CODE.fullmatch(venue.municipality):
                raise LookupFileError(
                    f"lookups/venues.yml: {venue.name} has no municipality code like GM0518."
                )
            _inside("venues.yml", venue.name, venue.lat, venue.lon)
        found.append(venue)
    return tuple(found)


@cache
def villages() -> tuple[Village, ...]:
    """lookups/villages.yml; every village has a code, stands once, and lies in the country if it has a position."""
    found = []
    seen = set()
    for entry in _entries("villages.yml"):
        village = Village(**_tuples("villages.yml", entry, Village))
        if not _CODE.fullmatch(str(village.municipality)):
            raise LookupFileError(
                f"lookups/villages.yml: {village.name} has no municipality code like GM0518."
            )
        _inside("villages.yml", village.name, village.lat, village.lon)
        if (key := (village.name, village.municipality)) in seen:
            raise LookupFileError(
                f"lookups/villages.yml: {village.name} in {village.municipality} stands twice."
            )
        seen.add(key)
        found.append(village)
    return tuple(found)


def _sections(name: str, wanted: set[str]) -> dict[str, Any]:
    content = read_yaml(name)
    if not isinstance(content, dict) or set(content) != wanted:
        have = sorted(content) if isinstance(content, dict) else type(content).__name__
        raise LookupFileError(
            f"lookups/{name} must have exactly the sections {sorted(wanted)}; it has {have}."
        )
    return {key: value if value is not None else {} for key, value in content.items()}


def _entries(name: str) -> list[dict[str, Any]]:
    content = read_yaml(name)
    if content is None:
        return []
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        raise LookupFileError(f"lookups/{name} must be a list of entries with a name.")
    return content


def _tuples(
    file: str, entry: Mapping[str, Any], kind: type[DataclassInstance], *lists: str
) -> dict[str, Any]:
    """The entry with its lists as tuples, once its keys and their types are those of the dataclass."""
    known = {field.name for field in fields(kind)}
    needed = {field.name for field in fields(kind) if field.default is MISSING}
    if not isinstance(entry.get("name"), str) or not entry["name"].strip():
        raise LookupFileError(f"lookups/{file}: an entry without a name: {dict(entry)}.")
    if set(entry) - known or needed - set(entry):
        raise LookupFileError(
            f"lookups/{file}: {entry['name']} has unknown keys {sorted(set(entry) - known)} "
            f"and lacks {sorted(needed - set(entry))}."
        )
    checked = dict(entry)
    for key in lists:
        values = checked.get(key) or ()
        if isinstance(values, str) or not all(isinstance(v, str) for v in values):
            raise LookupFileError(f"lookups/{file}: {key} of {entry['name']} must be a list of names.")
        checked[key] = tuple(values)
    for key in ("lat", "lon"):
        if key in checked and not isinstance(checked[key], (int, float, type(None))):
            raise LookupFileError(f"lookups/{file}: {key} of {entry['name']} must be a number of degrees.")
    return checked


def _abroad(by_country: Mapping[str, Iterable[Any]]) -> list[Abroad]:
    found = []
    for country, entries in by_country.items():
        _country("abroad.yml", country)
        for entry in entries:
            if isinstance(entry, str):
                name, _, local = (word.strip() for word in entry.partition("="))
                found.append(Abroad(name, country, local or None))
            else:
                found.append(
                    Abroad(**_tuples("abroad.yml", {"country": country, **entry}, Abroad, "aliases"))
                )
    return found


def _country(file: str, code: object) -> None:
    if not _COUNTRY.fullmatch(str(code)):
        raise LookupFileError(
            f"lookups/{file}: {code!r} is no country code of two capitals (in YAML quote 'NO')."
        )


def _inside(file: str, name: str, lat: float | None, lon: float | None) -> None:
    """A position lies in the Netherlands, or there is none."""
    if lat is None and lon is None:
        return
    if lat is None or lon is None:
        raise LookupFileError(f"lookups/{file}: {name} needs both lat and lon, or neither.")
    south, north, west, east = _NETHERLANDS
    if not (south <= lat <= north and west <= lon <= east):
        raise LookupFileError(f"lookups/{file}: {name} at lat {lat}, lon {lon} is not in the Netherlands.")
