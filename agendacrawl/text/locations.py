"""Where an activity takes place according to its text: the mentions that the location rules accept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agendacrawl.core.items import Place
from agendacrawl.core.vocabulary import AREAS, Level, Mode, Source
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Context, Match
from agendacrawl.places.nearby import lies_in, near
from agendacrawl.places.resolve import place_of
from agendacrawl.text.location_rules import AT, LOCATION_RULES
from agendacrawl.text.mentions import Mention
from agendacrawl.text.rules import REACH, Effect, Sight, first

LISTED = "listed with a location"  # the rule that applies to "Kampen" in "Werkbezoek Zwolle en Kampen"


@dataclass(slots=True, frozen=True)
class Reading:
    """What a text says about places: all mentions, those that are locations, and the mode."""

    mentions: tuple[Mention, ...]
    locations: tuple[Mention, ...]
    mode: Mode = Mode.UNKNOWN


EMPTY = Reading((), ())

_JOINED = re.compile(
    r"(?:,\s*|\s*,?\s+en\s+(?:(?:in|aan|naar)\s+)?(?:(?:de|het)\s+)?"
    r"(?:(?:gemeente|provincie|regio|brandweer|politie|wijk|stad)\s+)?|\s*/\s*|\s+[-–]\s+|\s+of\s+|\s+&\s+)$",
    re.IGNORECASE,
)
_IN_TOWN = re.compile(r"\s+(?:(?:in|te)\s+)?")
_THEN_IN = re.compile(r"\s+(?:in|te)\s+$")  # "met bewoners van Moerdijk in Zevenbergen"


def pick_locations(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions where the activity takes place, each with its rule, and those listed along with them."""
    found: list[Mention] = []
    previous: Mention | None = None
    for mention in mentions:
        between = text[previous.end : mention.start] if previous else ""
        if previous and found and found[-1].end == previous.end and _JOINED.match(between):
            found.append(replace(mention, rule=LISTED))
        else:
            apart = (
                previous
                and not _is_house_of(previous, mention)
                and _THEN_IN.match(between)
                and not AT.search(text[max(0, previous.start - REACH) : previous.start])
            )
            since = previous.end if previous and apart else 0
            sight = Sight.of(text, mention.start, mention.end, mention.entries, mention.label, since)
            rule = first(LOCATION_RULES, sight)
            if rule is not None and rule.effect is Effect.HERE:
                if previous and _is_elsewhere(previous, mention, between):
                    found = [one for one in found if one.entries != previous.entries]
                found.append(replace(mention, rule=rule.name))
        previous = mention
    unique = {mention.text: mention for mention in reversed(found)}
    return _finest([m for m in found if unique[m.text] is m])


def _is_house_of(seat: Mention, town: Mention) -> bool:
    """Tell whether a town only says where the building before it stands: "Radboud Universiteit te Nijmegen"."""
    return _level(seat) is Level.ADDRESS and _code(seat) is not None and _code(seat) == _code(town)


def _is_elsewhere(seat: Mention, town: Mention, between: str) -> bool:
    """Tell whether a town rules out the building before it, or is a finer answer than an area in a name before it.

    "de SVB in Rotterdam" is not at its seat in Amstelveen; neither "meldkamer Groningen in Drachten" nor "Groningen:
    Veendam" is in the city of Groningen.
    """
    areas = [entry for entry in seat.entries if entry.level in AREAS]
    if areas and _level(town) not in AREAS and _code(town) != _code(seat):
        inside = between == ": " and any(lies_in(town.entries[0], area) for area in areas if town.entries)
        return inside or _THEN_IN.match(between) is not None
    if _level(seat) is not Level.ADDRESS or not _IN_TOWN.fullmatch(between):
        return False
    return None not in (_code(seat), _code(town)) and _code(seat) != _code(town)


def combine(strong: Reading, weak: Reading) -> tuple[Mention, ...]:
    """Return the combined locations of a title and its intro: those of the title, unless the intro is more precise.

    The intro is more precise if it names places within those of the title, or gives a location where the title only
    mentions organisations known by their seat.
    """
    if not strong.locations or (
        all(map(_is_seat, strong.locations)) and not all(map(_is_seat, weak.locations))
    ):
        return weak.locations
    inside = tuple(fine for fine in weak.locations if any(_holds(broad, fine) for broad in strong.locations))
    return _finest([*strong.locations, *inside])


def _is_seat(mention: Mention) -> bool:
    return bool(mention.entries) and mention.entries[0].cue


def _finest(locations: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the locations without areas that contain another one; a town and a building in it count as one location.

    The merged location has the words of the town and the place of the building: "Radboud Universiteit in Nijmegen".
    """
    sure = {_code(m) for m in locations if not _is_seat(m)}
    if sure:  # "Werkbezoek KMar op Schiphol": a seat gives way to every other place
        locations = [m for m in locations if not _is_seat(m) or _code(m) in sure - {None}]
    known = {m.entries[0]: m for m in reversed(locations) if _level(m) is Level.ADDRESS}
    once = [m for m in locations if _level(m) is not Level.ADDRESS or known[m.entries[0]] is m]
    kept = [m for m in once if not any(_holds(m, other) for other in once)]
    towns = {
        _code(m): m for m in reversed(kept) if _level(m) in (Level.PLACE, Level.MUNICIPALITY) and _code(m)
    }
    buildings = {_code(m): m for m in reversed(kept) if _level(m) is Level.ADDRESS and _code(m) in towns}
    return tuple(
        replace(m, entries=buildings[_code(m)].entries)
        if m is towns.get(_code(m)) and _code(m) in buildings
        else m
        for m in kept
        if not (_level(m) is Level.ADDRESS and _code(m) in towns)
    )


def _level(mention: Mention) -> Level | None:
    return mention.entries[0].level if mention.entries else None


def _code(mention: Mention) -> str | None:
    return mention.entries[0].municipality_code if mention.entries else None


def _holds(broad: Mention, fine: Mention) -> bool:
    """Tell whether `broad` is an area that contains `fine`, so that only `fine` is the location."""
    if not broad.entries or not fine.entries or broad is fine:
        return False
    a, b = broad.entries[0], fine.entries[0]
    if a.level is Level.COUNTRY:
        return b.level is not Level.COUNTRY and a.country == b.country
    if b.level is Level.ADDRESS and a.level is Level.PLACE and a.country == b.country != "NL":
        return near(a, b)  # a building abroad and its town
    return a.level in (Level.PROVINCE, Level.REGION) and b.municipality_code is not None and lies_in(b, a)


def location_places(
    locations: Sequence[Mention], source: Source, context: Context, gazetteer: Gazetteer
) -> list[Place]:
    """Return the locations as places with their evidence, leaving out what the gazetteer does not know."""
    return [
        place_of(Match(m.text, m.entries, m.voter, m.confidence), source, context, gazetteer)
        for m in locations
        if m.entries
    ]
