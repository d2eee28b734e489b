"""Manually compiled names in the Netherlands: villages, regions, spellings, former municipalities, venues."""

from __future__ import annotations

import re

from agendacrawl.core.lookups import LookupFileError
from agendacrawl.core.names import any_of, normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.places import lookups
from agendacrawl.places.model import Entry, Rank
from agendacrawl.places.sources.builder import BRACKET, SUFFIX, Builder, MunicipalityNames

_HALVES = re.compile(r"^([A-Z][\w']{3,})-([A-Z][\w']{3,})$")
_NO_HALF = re.compile(
    any_of(
        """kleine grote noord zuid oost west midden nieuwe? oude? ouder binnen buiten centrum dorp haven
        station stad klein groot sint hoog laag neder over hout belt biest rijk airport eind enschot
        werf heikant rijndijk zeedijk"""
    ),
    re.IGNORECASE,
)


def add_villages(builder: Builder) -> None:
    """Add lookups/villages.yml, then the halves of double names that mean nothing else: "Driebergen"."""
    for village in lookups.villages():
        area = builder.area(village.municipality, village.name)
        name = SUFFIX.sub("", village.name)
        entry = Entry(name, Level.PLACE, Rank.PLACE, "NL", area.code, area.province, village.lat, village.lon)
        builder.variants(entry, name, village.name)
    for key, entries in list(builder.index.items()):
        for entry in entries:
            if entry.rank is Rank.PLACE and normalise(entry.name) == key:
                _add_halves(builder, entry)


def _add_halves(builder: Builder, entry: Entry) -> None:
    halves = _HALVES.match(entry.name)
    if halves is None or any(map(_NO_HALF.fullmatch, halves.groups())):
        return
    for half in halves.groups():
        if normalise(half) not in builder.index:
            builder.add(half, entry)


def add_regions(builder: Builder) -> None:
    """Add lookups/regions.yml: streken, waters, groups of islands."""
    for region in lookups.regions():
        province = region.kind == "province"
        level, rank = (Level.PROVINCE, Rank.PROVINCE) if province else (Level.REGION, Rank.REGION)
        entry = Entry(
            region.name, level,
            rank, region.country,
            province=region.province, lat=region.lat, lon=region.lon, members=region.members,
        )  # fmt: skip
        builder.variants(entry, region.name, *region.aliases)


def add_aliases(builder: Builder) -> None:
    """Add lookups/aliases.yml: other spellings, former municipalities, quarters.

    Raises LookupFileError for an alias of an unknown name, or for a municipality that does not exist today.
    """
    words = lookups.aliases()
    for alias, target in words.spellings.items():
        entries = [e for e in builder.index.get(normalise(target), ()) if e.country == "NL"]
        if not entries:
            raise LookupFileError(f"lookups/aliases.yml: {alias} points to {target}, which is unknown.")
        for entry in entries:
            builder.add(alias, entry)
    codes = MunicipalityNames(builder.areas)
    for municipality, names in (*words.former.items(), *words.parts.items()):
        code = codes.find(municipality)
        if code is None:
            raise LookupFileError(f"lookups/aliases.yml: {municipality} is no municipality of today.")
        for listed in names:
            spoken, _, name = (word.strip() for word in listed.partition("="))
            shown = BRACKET.sub("", name or spoken)
            entry = Entry(shown, Level.PLACE, Rank.QUARTER, "NL", code, builder.areas[code].province)
            builder.variants(entry, BRACKET.sub("", spoken))


def add_venues(builder: Builder) -> None:
    """Add lookups/venues.yml: buildings and institutions."""
    for venue in lookups.venues():
        code = venue.municipality
        entry = Entry(
            venue.name, Level.ADDRESS, Rank.VENUE, "NL" if code else venue.country, code,
            builder.area(code, venue.name).province if code else None, venue.lat, venue.lon, cue=venue.cue,
            kind=venue.kind,
        )  # fmt: skip
        builder.variants(entry, *(n for n in (venue.name, *venue.aliases) if not _is_region(builder, n)))


def _is_region(builder: Builder, name: str) -> bool:
    """Tell whether a name is listed as a region.

    A dam or park that is listed both as a venue and as a region is a region: it lies in no single municipality.
    """
    return any(e.rank in (Rank.REGION, Rank.PROVINCE) for e in builder.index.get(normalise(name), ()))
