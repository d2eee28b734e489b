"""Disambiguate a name by what follows it: a country, a province, a municipality in brackets.

This is a fold over the names of a stated place. For each name, the first rule of RULES that applies returns the
names kept so far, narrowed, with or without the new one; when none applies, the new name is kept beside the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from agendacrawl.core.names import normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.match import BUILDING, EXACT, FUZZY, INSIDE, PROVINCE, SEAT, SMALL, fitting
from agendacrawl.places.model import Entry, Kind, Match, Rank, Rule
from agendacrawl.places.nearby import lies_in, near
from agendacrawl.places.sources.shipped import Kind as Shipped

STATED_COUNTRY = "stated country"
Kept = tuple[Match, ...]
Step = Callable[[Kept, Match, Gazetteer], Kept | None]

_BEHIND = (",", "-", "/", "(")
_LISTED = ("en", "/", ",", "of")
_FIXED = frozenset({"parliament", "ministry", "council"})
_ORGANISATIONS = frozenset({"company", "agency"})
_ON_ITS_OWN = frozenset({"palace", "airport", "port", "barracks", "prison", "waterwork", "memorial"})
_COMPASS = frozenset({"noord", "oost", "zuid", "west", "zuidoost", "nieuw west", "centrum", "stad"})
_ELSEWHERE = ("Tweede Kamer, Delft", "GM0518 GM0503")  # two locations: the Kamer does not meet in Delft
_TOWN = (Level.PLACE, Level.MUNICIPALITY)


def disambiguate(matches: Iterable[Match], gazetteer: Gazetteer) -> Kept:
    """Narrow each name to the country, province or municipality that follows it, and drop the latter."""
    kept: Kept = ()
    for match in matches:
        after = None
        if kept:
            for rule in RULES:
                if (after := rule.apply(kept, match, gazetteer)) is not None:
                    after = tuple(one if one in kept else _noted(one, match, rule.name) for one in after)
                    break
        kept = (*kept, match) if after is None else after
    return _provinces_together(kept)


def _noted(one: Match, match: Match, rule: str) -> Match:
    return one if one is match else replace(one, rules=(*one.rules, rule))


def is_name(words: str) -> bool:
    """Tell whether unknown words beside a known place may be a second place rather than a building or address."""
    return bool(_NAME.fullmatch(words)) and not words.isupper() and not BUILDING.search(words)


_NAME = re.compile(
    r"(?:(?:De|Den|Het|'t|Sint|St\.|Oud|Nieuw|Ter|Ten)[ -])?[A-Z][\w'’-]+(?: (?:aan|op|bij) .+)?"
)


def _behind(match: Match) -> bool:
    return bool(match.entries) and (match.bracket or match.joiner in _BEHIND)


def _is_area(match: Match) -> bool:
    """Tell whether a name is a country or a region abroad, which only say where something else lies."""
    top = match.top
    return top is not None and (
        top.level is Level.COUNTRY or (top.level is Level.REGION and top.country != "NL")
    )


def _backwards(kept: Kept, narrow: Callable[[Match, bool], Match | None]) -> Kept | None:
    """Narrow the last name and those listed before it until `narrow` returns None; None if nothing changed."""
    out = list(kept)
    changed = False
    for i in reversed(range(len(kept))):
        before = kept[i]
        narrowed = None if before.located else narrow(before, i == len(kept) - 1)
        if narrowed is None:
            break
        out[i], changed = narrowed, True
        if before.joiner not in _LISTED:
            break
    return tuple(out) if changed else None


# --- where the last name lies ---------------------------------------------------------------------


def _beside(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    if match.kind is not Kind.NEAR:
        return None
    beside = tuple(e for e in kept[-1].entries for other in match.entries[:1] if near(e, other))
    return (*kept[:-1], replace(kept[-1], entries=beside)) if beside else kept


def _sign_of_country(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    top = kept[-1].top
    return kept if top and top.country != "NL" and match.method == PROVINCE else None


def _country(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    top = match.top
    if top is None or not _behind(match) or not _is_area(match):
        return None
    return _to_country(kept, match, top, gazetteer)


def _to_country(kept: Kept, match: Match, top: Entry, gazetteer: Gazetteer) -> Kept | None:
    def narrow(before: Match, last: bool) -> Match | None:
        if before.top and before.top.level is Level.COUNTRY and before.top.country != top.country:
            return None
        inside = tuple(e for e in before.entries if e.country == top.country and e.level is not Level.COUNTRY)
        guessed = before.top is None or before.method in (FUZZY, INSIDE)
        if not inside and (
            match.bracket or guessed or (before.top is not None and before.top.rank is not Rank.PLACE)
        ):
            city = gazetteer.find_abroad(before.evidence, top.country)
            inside = (city,) if city else ()
        if not inside and guessed and last and is_name(before.evidence):
            rank = Rank.ABROAD_CITY
            inside = (Entry(before.evidence, Level.PLACE, rank, top.country, origin=STATED_COUNTRY),)
        if not inside:
            return None
        method = STATED_COUNTRY if inside[0].origin == STATED_COUNTRY else EXACT
        sure = max(before.confidence, 0.8)
        return before.narrowed(inside, method=method, confidence=sure, certain=True)

    return _backwards(kept, narrow)


def _province(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    province = next((e.province for e in match.entries if e.level is Level.PROVINCE), None)
    if not (province and _behind(match) and (match.bracket or match.entries[0].level is Level.PROVINCE)):
        return None

    def narrow(before: Match, last: bool) -> Match | None:
        inside = tuple(e for e in before.entries if e.province == province and e.level is not Level.PROVINCE)
        return before.narrowed(inside) if inside else None

    return _backwards(kept, narrow)


def _region(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    top, before = match.top, kept[-1].top
    if not (top and before and _behind(match) and top.level is Level.REGION and top.country == "NL"):
        return None
    return kept if match.bracket or (before.level in _TOWN and lies_in(before, top)) else None


def _caribbean(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    top, before = match.top, kept[-1]
    if not (top and _behind(match) and top.country == "BQ") or _is_area(match):
        return None
    if any(e.country == "BQ" and e.name != top.name for e in before.entries):
        return _to_country(kept, match, top, gazetteer)
    town = gazetteer.find_abroad(before.evidence, "BQ")
    return (*kept[:-1], before.narrowed((town,), method=EXACT)) if town else None


def _building_again(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    """Drop what repeats a building: a ministry's address, the town of a building abroad, a town near a palace."""
    top, before = match.top, kept[-1].top
    if not (top and before and _behind(match) and before.rank is Rank.VENUE) or _is_area(match):
        return None
    if top.rank is Rank.VENUE:
        same = top.municipality_code == before.municipality_code
    else:
        abroad = top.country == before.country != "NL"
        own = before.kind in _ON_ITS_OWN and top.country == before.country and near(before, top)
        same = abroad or (top.rank is Rank.PLACE and own)
    return kept if same else None


def _municipality(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    before = kept[-1]
    if not _behind(match) or _is_area(match) or before.evidence == match.evidence:
        return None
    if match.entries[0].level in (Level.PROVINCE, Level.REGION):
        return None
    if match.entries[0].rank is Rank.VENUE and before.top and before.top.rank is Rank.VENUE:
        return None
    seat = any(e.municipality_code and gazetteer.is_seat(e) for e in match.entries)
    if not (match.bracket or match.kind is Kind.MUNICIPALITY or seat):
        return None
    codes = {e.municipality_code for e in match.entries if e.municipality_code}
    inside = tuple(e for e in before.entries if e.municipality_code in codes)
    if not inside and not _only_listed(match):
        small = gazetteer.shipped.find(before.evidence, Shipped.SMALL, Shipped.SITE)
        inside = tuple(e for e in small if e.municipality_code in codes)
    sure = before.certain or before.method == SEAT
    return (*kept[:-1], before.narrowed(inside, certain=sure)) if inside else None


def _only_listed(match: Match) -> bool:
    """Tell whether a town is merely listed: then a village before it is not taken for its quarter of that name."""
    return not match.bracket and match.kind is not Kind.MUNICIPALITY


def _part_of_town(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    before = kept[-1]
    if not _behind(match) and normalise(match.evidence) not in _COMPASS:
        return None
    if normalise(match.evidence) in _COMPASS and before.top is not None and _is_town(before.top):
        return kept
    town = match.top is not None and _is_town(match.top)
    return (*kept[:-1], match) if town and normalise(before.evidence) in _COMPASS else None


def _remark(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    return kept if match.bracket and not match.entries else None


# --- what gives way to the next name --------------------------------------------------------------


def _stated_town(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    before = kept[-1]
    guess = before.method == INSIDE and match.method != INSIDE
    town = match.method == EXACT and match.top is not None and _is_town(match.top)
    return (*kept[:-1], match) if _behind(match) and (guess or (town and _is_asked_for(before))) else None


def _is_asked_for(match: Match) -> bool:
    """Tell whether a name counts only because a place is expected: a hamlet, a seat, a misspelled building."""
    misspelled = match.method == FUZZY and match.top is not None and match.top.rank is Rank.VENUE
    return match.method in (SMALL, SEAT) or misspelled


def _half_of_name(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    """Drop the misspelt town that would be the first half of a name which ends with a town."""
    half = kept[-1].method == FUZZY and kept[-1].joiner == "" and not kept[-1].certain
    return (*kept[:-1], match) if half and match.joiner == "en" and match.method == INSIDE else None


def _seat_of_guest(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    before = kept[-1]
    town = before.method == EXACT and before.top is not None and _is_town(before.top)
    return kept if town and _behind(match) and _is_organisation(match) else None


def _is_organisation(match: Match) -> bool:
    """Tell whether a name is that of an organisation, which has its seat in one place but is met in many."""
    top = match.top
    return match.method == SEAT or (top is not None and top.rank is Rank.VENUE and top.kind in _ORGANISATIONS)


def _may_give_way(kept: Kept, match: Match) -> bool:
    stands = bool(match.entries) and match.joiner != "/" and (match.bracket or match.joiner in (*_BEHIND, ""))
    return stands and bool(kept[-1].entries) and not kept[-1].located


def _country_first(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    if not _may_give_way(kept, match) or not match.bracket:
        return None
    broad, fine = kept[-1].entries[0], match.entries[0]
    if broad.level is not Level.COUNTRY or fine.country != "NL":
        return None
    town = fine.level in (*_TOWN, Level.ADDRESS)
    city = gazetteer.find_abroad(match.evidence, broad.country) if town else None
    return (*kept[:-1], match.narrowed((city,)) if city else match)


def _area_first(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    if not _may_give_way(kept, match):
        return None
    broad, fine = kept[-1].entries[0], match.entries[0]
    if broad.rank is Rank.VENUE or fine.level not in (*_TOWN, Level.ADDRESS):
        return None
    return (*kept[:-1], match) if lies_in(fine, broad) else None


def _organisation_first(kept: Kept, match: Match, gazetteer: Gazetteer) -> Kept | None:
    if not _may_give_way(kept, match):
        return None
    broad, fine = kept[-1].entries[0], match.entries[0]
    moves = broad.rank is Rank.VENUE and broad.kind not in _FIXED
    return (*kept[:-1], match) if moves and broad.country == fine.country == "NL" and _is_town(fine) else None


def _is_town(entry: Entry) -> bool:
    return entry.rank is Rank.PLACE and entry.level in (*_TOWN, Level.ADDRESS)


def _provinces_together(kept: Kept) -> Kept:
    """Read Groningen and Utrecht as provinces when the other names are: "Groningen, Friesland en Drenthe"."""
    if not any(m.entries and m.entries[0].level is Level.PROVINCE for m in kept):
        return kept
    towns = [m for m in kept if m.entries and m.entries[0].level in (Level.PLACE, Level.ADDRESS)]
    if not towns or any(m.evidence not in ("Groningen", "Utrecht") for m in towns):
        return kept
    return tuple(replace(m, entries=fitting(m.entries, Kind.PROVINCE)) if m in towns else m for m in kept)


RULES: tuple[Rule[Step], ...] = (
    Rule("near", _beside, ("Oosterhout (bij Nijmegen)", "GM1734"), ("Oosterhout", "GM0826")),
    Rule("sign of the country", _sign_of_country, ("Emmerich (D)", "DE"), ("Beek (L)", "GM0888")),
    Rule("country", _country, ("Bled, Slovenië", "SI"), ("Finland, Estland", "FI EE")),
    Rule(
        "province", _province, ("Hengelo (Gelderland)", "GM1876"), ("Goes en Gelderland", "GM0664 Gelderland")
    ),
    Rule("region", _region, ("Enschede, Twente", "GM0153"), ("Enschede en Twente", "GM0153 Twente")),
    Rule("Caribbean Netherlands", _caribbean, ("Kralendijk, Saba", "BQ"), ("Aruba, Bonaire", "AW BQ")),
    Rule("building again", _building_again, ("Paleis Soestdijk, Soest", "GM0308"), _ELSEWHERE),
    Rule(
        "municipality", _municipality, ("Laren, gemeente Lochem", "GM0262"), ("Goes, Tholen", "GM0664 GM0716")
    ),
    Rule(
        "part of the town",
        _part_of_town,
        ("Oost, Amsterdam", "GM0363"),
        ("Soest, Amsterdam", "GM0342 GM0363"),
    ),
    Rule("remark", _remark, ("Emmen (Xandervoort)", "GM0114"), ("Emmen en Xandervoort", "GM0114 ?")),
    Rule(
        "half of a name",
        _half_of_name,
        ("Groen & Grond Wageningen", "GM0289"),
        ("Amsterdm & Hilversum", "GM0363 GM0402"),
    ),
    Rule("guest", _seat_of_guest, ("Moerdijk, Shell", "GM1709"), ("Shell", "GM0518")),
    Rule(
        "stated town",
        _stated_town,
        ("Rabobank Voordorp, Groenekan", "GM0310"),
        ("Rabobank Groenekan", "GM0310"),
    ),
    Rule("country first", _country_first, ("Noorwegen (Bergen)", "NO"), ("Noorwegen en Goes", "NO GM0664")),
    Rule("area first", _area_first, ("Zeeland (Goes)", "GM0664"), ("Zeeland en Goes", "Zeeland GM0664")),
    Rule("organisation first", _organisation_first, ("Universiteit Leiden, Dordrecht", "GM0505"), _ELSEWHERE),
)
