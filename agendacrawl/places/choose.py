"""One meaning for each name: what competes, what speaks for each, and what stays open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from babel import Locale

from agendacrawl.core.items import Place
from agendacrawl.core.names import normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.places import lookups
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Candidate, Context, Entry, Match, Rank
from agendacrawl.places.nearby import closeness, on_the_spot

_CARIBBEAN = frozenset({"AW", "BQ", "CW", "SX"})
_METHODS = frozenset({"embassy", "inside", "fuzzy", "name+province", "group", "gazetteer", "ner"})
_BY_RANK = {Rank.VENUE: "venue", Rank.COUNTRY: "country", Rank.PROVINCE: "province", Rank.REGION: "region"}


@dataclass(slots=True, frozen=True)
class Situation:
    """What stands around a name: the names beside it that have one meaning, the texts, the gazetteer."""

    settled: Sequence[Entry]
    context: Context
    gazetteer: Gazetteer

    @property
    def words(self) -> str:
        """The texts of the activity as one."""
        return " ".join(self.context.texts)


def candidates(matches: Sequence[Match], context: Context, gazetteer: Gazetteer) -> list[Candidate]:
    """Return one candidate for each known name, groups of islands written out into their members."""
    known = [m for m in matches if m.entries]
    settled = [m.entries[0] for m in known if len(_rivals(m)) == 1]
    found: list[Candidate] = []
    for match in known:
        one = choose(match, Situation(settled, context, gazetteer))
        found.extend(_written_out(match, one.entry, gazetteer) if one.entry.members else [one])
    return found


def choose(match: Match, situation: Situation) -> Candidate:
    """Return the meaning that most speaks for; with its rivals when that leaves it open."""
    rivals = _rivals(match)
    if len(rivals) == 1:
        return _candidate(match, rivals[0], () if match.certain else rivals, "")
    said = [_points(entry, situation) for entry in rivals]
    points = [sum(clues.values()) for clues in said]
    best = max(points)
    if best > 0 and points.count(best) == 1:
        i = points.index(best)
        return _candidate(match, rivals[i], (), " + ".join(name for name, n in said[i].items() if n))
    first, second = rivals[0], max(rivals[1:], key=lambda e: e.population)
    much_larger = first.population > 50 * max(second.population, 200)
    return _candidate(match, first, () if much_larger else rivals, "largest")


def _rivals(match: Match) -> list[Entry]:
    """The entries that compete with the strongest, one for each place.

    In the Netherlands all namesakes, and a foreign city known under that name when it is larger (Willemstad);
    abroad those found the same way.
    """
    top = match.entries[0]
    if top.rank in (Rank.VENUE, Rank.OVERRIDE, Rank.COUNTRY, Rank.PROVINCE, Rank.REGION):
        return [top]
    rivals: dict[tuple[str, str, str | None], Entry] = {}
    for entry in match.entries:
        if top.country == "NL":
            competes = entry.level is not Level.PROVINCE and (
                entry.country == "NL" or (entry.rank is Rank.ABROAD and entry.population > top.population)
            )
        else:
            competes = entry.rank is top.rank
        if competes:
            rivals.setdefault(entry.identity, entry)
    return list(rivals.values())


def _candidate(match: Match, entry: Entry, rivals: Sequence[Entry], rule: str) -> Candidate:
    method = match.method if match.method in _METHODS else _BY_RANK.get(entry.rank, entry.origin)
    return Candidate(
        entry,
        round(match.confidence * (0.6 if rivals else 1.0), 2),
        ", ".join(name for name in (match.method, *match.rules, rule) if name),
        match.evidence,
        method,
        tuple(r.municipality_code or r.name for r in rivals),
    )


def _written_out(match: Match, group: Entry, gazetteer: Gazetteer) -> Iterable[Candidate]:
    """The members of a group of islands, each on the words of the group."""
    for name in group.members:
        yield _candidate(replace(match, method="group"), gazetteer.find(name)[0], (), "")


# --- clues ----------------------------------------------------------------------------------------


def _beside(entry: Entry, around: Situation) -> int:
    beside = (closeness(entry, o.municipality_code, o.province, o.lat, o.lon) for o in around.settled)
    same_day = (
        closeness(entry, p.municipality_code, p.province, p.lat, p.lon) - 1 for p in around.context.places
    )
    abroad = entry.country != "NL" and any(
        entry.country == o.country or {entry.country, o.country} <= _CARIBBEAN for o in around.settled
    )
    return max(0, *beside, *same_day, 3 * abroad)


def _country(entry: Entry, around: Situation) -> int:
    if entry.country == "NL":
        return 0
    country = Locale("nl").territories.get(entry.country, entry.country)
    return 2 * any(_says(text, country) for text in around.context.texts)


def _province(entry: Entry, around: Situation) -> int:
    return 2 * bool(entry.country == "NL" and entry.province and _says(around.words, entry.province))


def _municipality(entry: Entry, around: Situation) -> int:
    area = around.gazetteer.municipalities.get(entry.municipality_code or "")
    if area is None or entry.country != "NL":
        return 0
    other_name = normalise(area.name) != normalise(entry.name) and _says(around.words, area.name)
    return 3 * _says(around.words, f"gemeente {area.name}") + 3 * other_name


def _cue(entry: Entry, around: Situation) -> int:
    if entry.country != "NL":
        return 0
    return 2 * sum(
        any(_says(around.words, word) for word in words)
        for about, words in lookups.ambiguous().cues.items()
        if about in (entry.province, entry.municipality_code)
    )


def _says(text: str, words: str) -> bool:
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


@dataclass(slots=True, frozen=True)
class Clue:
    """A named reason for one of several namesakes, in points.

    `decides`: a place text, the text of its activity, and the municipality or country that only this clue
    gives; `leaves`: the same where the clue must not count.
    """

    name: str
    points: Callable[[Entry, Situation], int]
    decides: tuple[str, str, str]
    leaves: tuple[str, str, str]


_OTHERWISE = "GM0417"  # the Laren that is meant where nothing points to another

CLUES = (
    Clue("beside", _beside, ("Laren en Lochem", "", "GM0262 GM0262"), ("Laren en Goes", "", "GM0417 GM0664")),
    Clue(
        "country said", _country, ("Willemstad", "Curaçao", "CW"), ("Willemstad", "Curaçaoënaars", "GM1709")
    ),
    Clue("province said", _province, ("Laren", "Gelderland", "GM0262"), ("Laren", "Gelders", _OTHERWISE)),
    Clue("municipality said", _municipality, ("Laren", "Lochem", "GM0262"), ("Laren", "Lochems", _OTHERWISE)),
    Clue("cue", _cue, ("Wirdum", "gaswinning", "GM1979"), ("Wirdum", "gas", "GM0080")),
)


def _points(entry: Entry, around: Situation) -> dict[str, int]:
    return {clue.name: clue.points(entry, around) for clue in CLUES}


# --- doubles --------------------------------------------------------------------------------------


def without_doubles(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return each place once; a town that only says where a building stands gives way to the building."""
    kept: list[Place] = []
    for place in places:
        if any(p.name == place.name and p.municipality_code == place.municipality_code for p in kept):
            continue
        kept.append(place)
    buildings = [p for p in kept if p.level is Level.ADDRESS]
    codes = {p.municipality_code for p in buildings if p.municipality_code}
    return tuple(
        p for p in kept
        if p.level not in (Level.PLACE, Level.MUNICIPALITY)
        or not (p.municipality_code in codes or any(_town_abroad(b, p) for b in buildings))
    )  # fmt: skip


def _town_abroad(building: Place, town: Place) -> bool:
    if building.country != town.country or town.country == "NL":
        return False
    return on_the_spot(building.lat, building.lon, town.lat, town.lon)
