"""Choose one meaning for each name: which meanings compete, what supports each, and what stays open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from babel import Locale

from agendacrawl.core.names import normalise
from agendacrawl.core.territory import CARIBBEAN
from agendacrawl.core.vocabulary import Level
from agendacrawl.places import lookups
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.match import SEAT
from agendacrawl.places.model import Candidate, Context, Entry, Match, Rank
from agendacrawl.places.nearby import apart, closeness, near
from agendacrawl.places.sources.shipped import ORIGIN

_ACROSS = 6  # kilometres between a town and its houses in the neighbouring municipality
_KINGDOM = re.compile(
    r"\bkoninkrijks|\b(?:caribi|antil|beneden-?winds|bovenwinds|cas-landen|gouverneur)", re.IGNORECASE
)
_METHODS = frozenset({"embassy", "inside", "fuzzy", "name+province", "group", "gazetteer", "ner"})
_BY_RANK = {Rank.VENUE: "venue", Rank.COUNTRY: "country", Rank.PROVINCE: "province", Rank.REGION: "region"}


@dataclass(slots=True, frozen=True)
class Situation:
    """The surroundings of a name: neighbouring names that have one meaning, the context, the gazetteer."""

    settled: Sequence[Entry]
    context: Context
    gazetteer: Gazetteer

    @property
    def words(self) -> str:
        """Return the texts of the activity joined into one."""
        return " ".join(self.context.texts)


def candidates(matches: Sequence[Match], context: Context, gazetteer: Gazetteer) -> list[Candidate]:
    """Return one candidate for each known name, with groups of islands expanded into their members."""
    known = [m for m in matches if m.entries]
    settled = [m.entries[0] for m in known if len(_rivals(m)) == 1]
    found: list[Candidate] = []
    for match in known:
        one = choose(match, Situation(settled, context, gazetteer))
        found.extend(_written_out(match, one.entry, gazetteer) if one.entry.members else [one])
    return found


def choose(match: Match, situation: Situation) -> Candidate:
    """Return the best supported meaning, with its rivals when the support is not decisive."""
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
    return _candidate(match, first, () if much_larger and match.certain else rivals, "largest")


def _rivals(match: Match) -> list[Entry]:
    """Return the entries that compete with the strongest, one for each place.

    In the Netherlands these are all namesakes, and a foreign city known by that name if it is larger (Willemstad);
    abroad they are those of the same rank.
    """
    top = match.entries[0]
    if match.method == SEAT and top.origin == ORIGIN:
        return list(match.entries)
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
    return [entry for entry in rivals.values() if entry is top or not _spills(top, entry)]


def _spills(town: Entry, part: Entry) -> bool:
    """Tell whether an entry is the part of a town across a municipal border rather than a namesake."""
    close = apart(town.lat, town.lon, part.lat, part.lon) < _ACROSS
    return town.country == "NL" and close and part.population * 10 < town.population


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
    """Yield the members of a group of islands, each with the words of the group as evidence."""
    for name in group.members:
        yield _candidate(replace(match, method="group"), gazetteer.find(name)[0], (), "")


# --- clues ----------------------------------------------------------------------------------------


def _beside(entry: Entry, around: Situation) -> int:
    beside = (closeness(entry, o.municipality_code, o.province, o.lat, o.lon) for o in around.settled)
    same_day = (
        closeness(entry, p.municipality_code, p.province, p.lat, p.lon) - 1 for p in around.context.places
    )
    abroad = entry.country != "NL" and any(
        entry.country == o.country or {entry.country, o.country} <= CARIBBEAN for o in around.settled
    )
    return max(0, *beside, *same_day, 3 * abroad)


def _country(entry: Entry, around: Situation) -> int:
    if entry.country == "NL":
        return 0
    country = Locale("nl").territories.get(entry.country, entry.country)
    return 2 * any(_says(text, country) for text in around.context.texts)


def _kingdom(entry: Entry, around: Situation) -> int:
    return 2 * bool(entry.country in CARIBBEAN and _KINGDOM.search(around.words))


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
    """A named reason, expressed in points, to prefer one of several namesakes.

    `decides` holds a place text, the text of its activity, and the municipality or country that only this clue
    yields; `leaves` holds the same for a case in which the clue must not count.
    """

    name: str
    points: Callable[[Entry, Situation], int]
    decides: tuple[str, str, str]
    leaves: tuple[str, str, str]


_OTHERWISE = "GM0417"  # the Laren that is meant when nothing points to another one

CLUES = (
    Clue("beside", _beside, ("Laren en Lochem", "", "GM0262 GM0262"), ("Laren en Goes", "", "GM0417 GM0664")),
    Clue(
        "country said", _country, ("Willemstad", "Curaçao", "CW"), ("Willemstad", "Curaçaoënaars", "GM1709")
    ),
    Clue("kingdom", _kingdom, ("Willemstad", "Koninkrijksoverleg", "CW"), ("Willemstad", "koning", "GM1709")),
    Clue("province said", _province, ("Laren", "Gelderland", "GM0262"), ("Laren", "Gelders", _OTHERWISE)),
    Clue("municipality said", _municipality, ("Laren", "Lochem", "GM0262"), ("Laren", "Lochems", _OTHERWISE)),
    Clue("cue", _cue, ("Wirdum", "gaswinning", "GM1979"), ("Wirdum", "gas", "GM0080")),
)


def _points(entry: Entry, around: Situation) -> dict[str, int]:
    return {clue.name: clue.points(entry, around) for clue in CLUES}


# --- duplicates -----------------------------------------------------------------------------------


def without_doubles(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return each place once; drop a town that only says where a building stands."""
    once = {(c.entry.name, c.entry.municipality_code): c for c in reversed(list(found))}
    kept = list(reversed(once.values()))
    buildings = [c.entry for c in kept if c.entry.level is Level.ADDRESS]
    codes = {entry.municipality_code for entry in buildings if entry.municipality_code}
    return tuple(
        c for c in kept
        if c.entry.level not in (Level.PLACE, Level.MUNICIPALITY)
        or not (c.entry.municipality_code in codes or any(_town_abroad(b, c.entry) for b in buildings))
    )  # fmt: skip


def _town_abroad(building: Entry, town: Entry) -> bool:
    return building.country == town.country != "NL" and near(building, town)
