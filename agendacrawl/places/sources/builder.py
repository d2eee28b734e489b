"""Collect entries while a gazetteer is built: names in, one entry out for each place of a name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from agendacrawl.core.geonames import City, Municipality
from agendacrawl.core.lookups import LookupFileError
from agendacrawl.core.names import normalise
from agendacrawl.core.territory import THE_HAGUE
from agendacrawl.core.vocabulary import Level
from agendacrawl.places.model import Entry, OfficialPlace

# "Hengelo (Gld)", "Bergen L", "Beek gem Montferland": this is how the official list distinguishes namesakes.
SUFFIX = re.compile(
    r"\s+(?:\((?P<a>[A-Za-z.]{1,4})\)|(?P<b>Gld|Gn|Gr|Fr|Dr|Ov|O|Ut|NH|ZH|Z|Nb|NB|L|Li|Zld|Fl)"
    r"|gem\.? (?P<c>.+))$"
)
BRACKET = re.compile(r"\s+\([^)]*\)$")


@dataclass(slots=True)
class Builder:
    """The entries collected so far, by key.

    `areas` holds municipalities by code, `cities` the places of GeoNames in the Netherlands and abroad, and
    `only_with_country` the entries that are meant only if the text names their country, by key and country.
    """

    areas: dict[str, Municipality]
    cities: list[City] = field(default_factory=list)
    official: list[OfficialPlace] = field(default_factory=list)
    index: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    only_with_country: dict[tuple[str, str], Entry] = field(default_factory=dict)

    def add(self, key_name: str, entry: Entry) -> None:
        """Add an entry under a name, merged with what that name already means in the same municipality."""
        if key := normalise(key_name):
            self.add_key(key, entry)

    def add_key(self, key: str, entry: Entry) -> None:
        """Add an entry under the key of a name; see `add`."""
        entries = self.index[key]
        for i, other in enumerate(entries):
            if other.identity == entry.identity and (
                entry.municipality_code is not None or other.level == entry.level
            ):
                entries[i] = _merge(other, entry)
                return
        entries.append(entry)

    def variants(self, entry: Entry, *names: str) -> None:
        """Add an entry under several names, and under those with "en" also without it: "Gilze Rijen"."""
        for name in names:
            self.add(name, entry)
            if " en " in name:
                self.add(name.replace(" en ", " "), entry)

    def area(self, code: str, name: str) -> Municipality:
        """Return the municipality with a code; raise a LookupFileError that gives the name if there is none."""
        if code not in self.areas:
            raise LookupFileError(f"lookups: {name} is in {code}, which is no municipality of today.")
        return self.areas[code]


def _merge(a: Entry, b: Entry) -> Entry:
    """Merge two entries of one name in one municipality: the finer level, completed with what the other knows."""
    first, second = (a, b) if (a.rank, a.level != Level.PLACE) <= (b.rank, b.level != Level.PLACE) else (b, a)
    if first.lat is None and second.lat is not None:
        first = replace(first, lat=second.lat, lon=second.lon)
    if second.origin == "official":
        first = replace(first, name=second.name)
    if first.population < second.population:
        first = replace(first, population=second.population)
    return first


class MunicipalityNames:
    """The CBS codes of municipalities by name."""

    def __init__(self, areas: Mapping[str, Municipality]) -> None:
        self._areas = areas
        self._codes: dict[str, set[str]] = defaultdict(set)
        for area in areas.values():
            for name in (area.name, *area.aliases):
                self._codes[_frisian(name)].add(area.code)
        self._codes[normalise("'s-Gravenhage")].add(THE_HAGUE)  # the name that CBS uses

    def find(self, name: str, province: str = "") -> str | None:
        """Return the code of a municipality, or None if there is none; the province decides between namesakes."""
        if name in self._areas:
            return name
        codes = self._codes.get(_frisian(name), set())
        if len(codes) > 1:
            codes = {code for code in codes if _frisian(self._areas[code].province) == _frisian(province)}
        return next(iter(codes)) if len(codes) == 1 else None


def _frisian(name: str) -> str:
    return normalise(name).replace("friesland", "fryslan")


def without_accents(name: str) -> str:
    """Return a name without accents."""
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
