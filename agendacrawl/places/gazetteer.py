"""All place names that the project knows, each under one key: names in, candidates out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property, partial

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from agendacrawl.core import geonames
from agendacrawl.core.collector import paused
from agendacrawl.core.names import normalise
from agendacrawl.places import lookups
from agendacrawl.places.model import Entry, OfficialPlace, Rank
from agendacrawl.places.sources import SOURCES, abroad
from agendacrawl.places.sources.builder import Builder
from agendacrawl.places.sources.shipped import Shipped

_ABBREVIATION = re.compile(r"[A-Z]{2,5}\b")
_VENUE_LENGTH = 7  # least letters of the name of a venue that may be misspelled


class Gazetteer:
    """Names and their possible meanings; immutable after `load`, so safe to share and to cache answers from.

    `shipped` holds the small places and seats that count only where a place is expected.
    """

    def __init__(
        self,
        index: dict[str, tuple[Entry, ...]],
        municipalities: dict[str, geonames.Municipality],
        only_with_country: dict[tuple[str, str], Entry],
        hidden: Collection[str] = (),
    ) -> None:
        self.index = index
        self.municipalities = municipalities
        self.longest = max(key.count(" ") + 1 for key in index)
        self.shipped = Shipped(municipalities, hidden)
        self._only_with_country = only_with_country
        self._abroad: dict[str, dict[str, Entry]] = {}

    @classmethod
    @paused()
    def load(cls, official: Iterable[OfficialPlace] = ()) -> Gazetteer:
        """Return a gazetteer of everything known offline, with the official places if given."""
        builder = Builder(
            {area.code: area for area in geonames.municipalities()},
            geonames.cities(abroad.LARGE, abroad.wanted()),
            list(official),
        )
        for source in SOURCES:
            source.add(builder)
        index = {key: tuple(sorted(e, key=partial(_strength, key))) for key, e in builder.index.items()}
        return cls(index, builder.areas, builder.only_with_country)

    def without(self, keys: Collection[str]) -> Gazetteer:
        """Return the gazetteer without these keys, to measure what is lost when a name is in no list."""
        rest = {key: entries for key, entries in self.index.items() if key not in keys}
        return Gazetteer(rest, self.municipalities, self._only_with_country, keys)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return what a name can mean, strongest first; empty if unknown. Spelling is folded as in `normalise`."""
        return self.index.get(normalise(name), ())

    def is_seat(self, entry: Entry) -> bool:
        """Tell whether the entry bears the name of its municipality ("Den Haag" in "Scheveningen, Den Haag")."""
        area = self.municipalities.get(entry.municipality_code or "")
        return area is not None and normalise(entry.name) in {
            normalise(n) for n in (area.name, *area.aliases)
        }

    def find_abroad(self, name: str, country: str) -> Entry | None:
        """Return a city of any size in a country that the text names ("Bled, Slovenië"), or None."""
        key = normalise(name)
        if known := self._only_with_country.get((key, country)):
            return known
        if country not in self._abroad:
            found = geonames.cities_in(country)
            self._abroad[country] = {
                normalise(city.name): abroad.city_entry(city)
                for city in sorted(found, key=lambda city: city.population)
            }
        return self._abroad[country].get(key)

    @cached_property
    def _fuzzy_keys(self) -> dict[str, list[str]]:
        """Return keys by first letter for `nearest`, without short names and cities abroad that are in no lookup."""
        keys: dict[str, list[str]] = defaultdict(list)
        for key, entries in self.index.items():
            top = entries[0]
            short = 4 if top.rank is not Rank.VENUE else _VENUE_LENGTH
            if len(key) >= short and top.rank is not Rank.ABROAD_CITY and not top.cue:
                keys[key[0]].append(key)
        return keys

    def nearest(self, name: str) -> tuple[tuple[Entry, ...], bool]:
        """Return what a misspelled name was meant to be, and whether that is all but certain.

        One letter may be wrong, missing, extra or swapped; names of eight letters or more may have a similarity of
        88 %, and names of six or more the same letters in another order. The first letter must be right, and a word
        that names a place is no mistake: "Hotel Veldhoven" is not "Hotel Eindhoven". Of several
        equally near names the largest is returned, as not certain; a short name is never certain.
        """
        key = normalise(name)
        abbreviated = (
            _ABBREVIATION.match(name) is not None and not name.isupper()
        )  # "VNG-gebouw" is not "VN-gebouw"
        if (
            len(key) < 4
            or abbreviated
            or any(c.isdigit() for c in key)
            or key in lookups.ambiguous().no_typos
        ):
            return (), False
        pool, letters = self._fuzzy_keys.get(key[0], []), sorted(key)
        near = [
            match[0] for match in process.extract(key, pool, scorer=OSA.distance, score_cutoff=1, limit=8)
        ]
        if not near and len(key) >= 8:
            near = [
                match[0] for match in process.extract(key, pool, scorer=fuzz.ratio, score_cutoff=88, limit=8)
            ]
        if not near and len(key) >= 6:
            near = [k for k in pool if len(k) == len(key) and k[-1] == key[-1] and sorted(k) == letters]
        if len(key) <= 5:
            least = 50_000 if len(key) == 4 else 1_000
            near = [k for k in near if self.index[k][0].population >= least]
        named = {word for word in key.split()[-1:] if len(word) > 4 and word in self.index}
        near = [k for k in near if named <= set(k.split())]
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
