"""The project's own knowledge of places: lookups/*.yml, with the schema of each file; see `core.lookups`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field

from agendacrawl.core.lookups import (
    EXACT,
    CountryCode,
    Latitude,
    Longitude,
    Lookup,
    LookupFileError,
    MunicipalityCode,
    Name,
    Names,
    Regex,
)
from agendacrawl.core.names import normalise

_NETHERLANDS = (50.7, 53.6, 3.3, 7.3)  # south, north, west, east in degrees (EPSG:4326)
_Some = Annotated[tuple[Regex, ...], Field(min_length=1)]


@dataclass(slots=True, frozen=True)
class ModeWords:
    """Regular expressions, each an alternation, for words that name no place."""

    vague: str
    unknown: str
    nothing: str


@dataclass(slots=True, frozen=True)
class Region:
    """A streek, water, island group or province: larger than a municipality, or spanning several.

    `members` are the names into which a group of islands is expanded.
    """

    __pydantic_config__ = EXACT

    name: Name
    kind: str
    country: CountryCode = "NL"
    aliases: Names = ()
    province: str | None = None
    members: Names = ()
    lat: Latitude | None = None
    lon: Longitude | None = None


@dataclass(slots=True, frozen=True)
class Aliases:
    """The content of aliases.yml: other spellings, former municipalities and parts of municipalities.

    `spellings` maps a name to a name; `former` and `parts` map a municipality to names. The name of a part may be
    written as "spoken = official", and may end in brackets that distinguish namesakes within the file.
    """

    __pydantic_config__ = EXACT

    spellings: Mapping[Name, Name]
    former: Mapping[Name, Names]
    parts: Mapping[Name, Names]


@dataclass(slots=True, frozen=True)
class Abroad:
    """A city or region abroad under its Dutch name; `local` is its name in GeoNames, used to find its position.

    With `override` the name means this even where it is also a country (Luxemburg).
    """

    name: str
    country: str
    local: str | None = None
    aliases: tuple[str, ...] = ()
    override: bool = False
    lat: float | None = None
    lon: float | None = None


@dataclass(slots=True, frozen=True)
class AbroadEntry:
    """An entry of abroad.yml that says more than "name = GeoNames' name"; see Abroad."""

    __pydantic_config__ = EXACT

    name: Name
    local: Name | None = None
    aliases: Names = ()
    override: bool = False
    lat: Latitude | None = None
    lon: Longitude | None = None

    def there(self, country: str) -> Abroad:
        """Return the entry as a place in `country`."""
        return Abroad(self.name, country, self.local, self.aliases, self.override, self.lat, self.lon)


@dataclass(slots=True, frozen=True)
class AbroadFile:
    """The content of abroad.yml: places and regions by country, as `name`, `name = GeoNames' name` or AbroadEntry."""

    __pydantic_config__ = EXACT

    names: Mapping[CountryCode, Name]
    countries: Mapping[Name, CountryCode]
    places: Mapping[CountryCode, tuple[Name | AbroadEntry, ...]]
    regions: Mapping[CountryCode, tuple[Name | AbroadEntry, ...]]


@dataclass(slots=True, frozen=True)
class Position:
    """An entry of abroad_cities.yml: the position of a place or region, whether or not abroad.yml names it."""

    __pydantic_config__ = EXACT

    name: Name
    country: CountryCode
    lat: Latitude
    lon: Longitude
    aliases: Names = ()
    level: Literal["place", "region"] = "place"


@dataclass(slots=True, frozen=True)
class AbroadWords:
    """The countries, places and regions abroad of the lookups.

    `names` maps a code to a name where babel's is not the one in use; `countries` maps other names to their code.
    """

    names: Mapping[str, str]
    countries: Mapping[str, str]
    places: tuple[Abroad, ...]
    regions: tuple[Abroad, ...]


@dataclass(slots=True, frozen=True)
class Ambiguous:
    """Names that mean several things.

    `prefer` maps a name to the code that is meant without further context; `cues` maps a province or municipality
    to words that point to it; `words` are names that are also ordinary words; `people` are also names of people;
    `never` are not places in running text; `first_names` are first names; `no_typos` are words that are not
    misspelled names; `provinces` maps an abbreviation to a province. Names are keys of `normalise`, except in `cues`.
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
class AmbiguousFile:
    """The content of ambiguous.yml as typed; see Ambiguous."""

    __pydantic_config__ = EXACT

    prefer: Mapping[Name, MunicipalityCode | CountryCode]
    cues: Mapping[Name, Names]
    words: Names
    people: Names
    never: Names
    first_names: Names
    no_typos: Names
    provinces: Mapping[Name, Name]


@dataclass(slots=True, frozen=True, kw_only=True)
class Venue:
    """A building or institution that is visited.

    `municipality` is a CBS code, or None abroad. `cue` marks a word that is too common (BZK, Defensie) to be a place,
    except as the whole of a stated place.
    """

    __pydantic_config__ = EXACT

    name: Name
    aliases: Names = ()
    municipality: MunicipalityCode | None = None
    place: Name
    kind: str
    source: str
    lat: Latitude | None = None
    lon: Longitude | None = None
    country: CountryCode = "NL"
    cue: bool = False


@dataclass(slots=True, frozen=True)
class Village:
    """A village, hamlet or quarter that GeoNames lacks."""

    __pydantic_config__ = EXACT

    name: Name
    municipality: MunicipalityCode
    lat: Latitude | None = None
    lon: Longitude | None = None


_Located = TypeVar("_Located", Venue, Village)


def _venue(one: Venue) -> Venue:
    """Return the venue; raise ValueError if it is Dutch but has no municipality or lies outside the country."""
    if one.country == "NL" and one.municipality is None:
        raise ValueError("it has no municipality: add the CBS code, such as GM0518, or its country")
    return _inside(one) if one.country == "NL" else one


def _inside(one: _Located) -> _Located:
    """Return the entry; raise ValueError if its position is incomplete or outside the Netherlands."""
    if (one.lat is None) != (one.lon is None):
        raise ValueError("it needs both lat and lon, or neither")
    south, north, west, east = _NETHERLANDS
    if (
        one.lat is not None
        and one.lon is not None
        and not (south <= one.lat <= north and west <= one.lon <= east)
    ):
        raise ValueError(f"lat {one.lat}, lon {one.lon} is not in the Netherlands: are they exchanged?")
    return one


@dataclass(slots=True, frozen=True)
class ModePatterns:
    """The content of modes.yml: regular expressions for a whole part of a stated place."""

    __pydantic_config__ = EXACT

    vague: _Some
    unknown: _Some
    nothing: _Some


MODES = Lookup("modes.yml", ModePatterns)
REGIONS = Lookup("regions.yml", tuple[Region, ...])
ALIASES = Lookup("aliases.yml", Aliases)
ABROAD = Lookup("abroad.yml", AbroadFile)
ABROAD_CITIES = Lookup("abroad_cities.yml", tuple[Position, ...])
AMBIGUOUS = Lookup("ambiguous.yml", AmbiguousFile)
VENUES = Lookup("venues.yml", tuple[Annotated[Venue, AfterValidator(_venue)], ...])
VILLAGES = Lookup("villages.yml", tuple[Annotated[Village, AfterValidator(_inside)], ...])


@cache
def vague() -> tuple[str, ...]:
    """Return the patterns of modes.yml for several unnamed places."""
    return MODES.read().vague


@cache
def modes() -> ModeWords:
    """Return lookups/modes.yml, each list as one pattern."""
    found = MODES.read()
    return ModeWords("|".join(found.vague), "|".join(found.unknown), "|".join(found.nothing))


@cache
def regions() -> tuple[Region, ...]:
    """Return lookups/regions.yml."""
    return REGIONS.read()


@cache
def aliases() -> Aliases:
    """Return lookups/aliases.yml."""
    return ALIASES.read()


@cache
def abroad() -> AbroadWords:
    """Return lookups/abroad.yml, with the positions and additional places of lookups/abroad_cities.yml."""
    content = ABROAD.read()
    sections = {"place": _abroad(content.places), "region": _abroad(content.regions)}
    listed = {(normalise(one.name), one.country) for found in sections.values() for one in found}
    positions = {}
    for entry in ABROAD_CITIES.read():
        names = (entry.name, *entry.aliases)
        for name in names:
            positions[normalise(name), entry.country] = (entry.lat, entry.lon)
        if (normalise(entry.name), entry.country) in listed:
            names = entry.aliases
        if names:
            one = Abroad(names[0], entry.country, aliases=names[1:], lat=entry.lat, lon=entry.lon)
            sections[entry.level].append(one)
    for level, found in sections.items():
        sections[level] = [
            replace(one, lat=where[0], lon=where[1])
            if one.lat is None and (where := positions.get((normalise(one.name), one.country)))
            else one
            for one in found
        ]
    return AbroadWords(content.names, content.countries, *map(tuple, sections.values()))


@cache
def ambiguous() -> Ambiguous:
    """Return lookups/ambiguous.yml."""
    content = AMBIGUOUS.read()
    return Ambiguous(
        prefer={normalise(name): code for name, code in content.prefer.items()},
        cues=content.cues,
        words=_keys(content.words),
        people=_keys(content.people),
        never=_keys(content.never),
        first_names=_keys(content.first_names),
        no_typos=_keys(content.no_typos),
        provinces={normalise(short): province for short, province in content.provinces.items()},
    )


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(normalise, names))


@cache
def venues() -> tuple[Venue, ...]:
    """Return lookups/venues.yml; every venue in the Netherlands has a code and lies in the country."""
    return VENUES.read()


@cache
def villages() -> tuple[Village, ...]:
    """Return lookups/villages.yml; every village has a code, occurs once and lies in the country."""
    found = VILLAGES.read()
    times = Counter((one.name, one.municipality) for one in found)
    if twice := [f"{name} in {code}" for (name, code), number in times.items() if number > 1]:
        raise LookupFileError(f"lookups/villages.yml: {', '.join(twice)} stands twice: take one of them out.")
    return found


def _abroad(by_country: Mapping[str, Iterable[str | AbroadEntry]]) -> list[Abroad]:
    found = []
    for country, entries in by_country.items():
        for entry in entries:
            if isinstance(entry, str):
                name, _, local = (word.strip() for word in entry.partition("="))
                found.append(Abroad(name, country, local or None))
            else:
                found.append(entry.there(country))
    return found
