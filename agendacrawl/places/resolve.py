"""A stated place to places: which parts are names, what names mean, which meaning the context picks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from babel import Locale

from agendacrawl.core.geo import distance
from agendacrawl.core.items import Place
from agendacrawl.core.names import any_of, normalise
from agendacrawl.core.vocabulary import Level, Mode, Source
from agendacrawl.places import lookups
from agendacrawl.places.gazetteer import Entry, Gazetteer, Rank
from agendacrawl.places.stated import Kind, Part, StatedText, read_stated


@dataclass(slots=True, frozen=True)
class Context:
    """What may decide between namesakes: the texts of the activity, and other places of that person
    that day."""

    texts: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(slots=True, frozen=True)
class Resolution:
    """What a stated place comes to. `unresolved`: parts that look like a name, but that nobody knows."""

    mode: Mode
    places: tuple[Place, ...]
    unresolved: tuple[str, ...]


@dataclass(slots=True)
class Match:
    """One name found: the words, what they can mean (strongest first), and how they were matched.

    `steered`: another part said in which country, province or municipality it lies.
    """

    evidence: str
    entries: tuple[Entry, ...]
    method: str
    confidence: float
    joiner: str = ""
    bracket: bool = False
    kind: Kind = Kind.ANY
    certain: bool = True
    steered: bool = False


NO_CONTEXT = Context()
SEVERAL = "ZZ"  # the code in lookups for what lies in several countries
_UNKNOWN = "unknown"
EXACT = "exact"
_memory: WeakKeyDictionary[Gazetteer, dict[tuple[str, Source], tuple[Resolution, bool]]] = WeakKeyDictionary()


def resolve_stated(
    text: str, gazetteer: Gazetteer, context: Context = NO_CONTEXT, source: Source = Source.STATED
) -> Resolution:
    """The mode and places of a stated place, never guessed: what is not known goes to `unresolved`.

    A name with several meanings takes the one that the context points to (a province in the same text, places
    beside it, the activity's words), else the largest, and then stays marked ambiguous with its candidates.
    Answers that no context can change are remembered per gazetteer.
    """
    memory = _memory.setdefault(gazetteer, {})
    known = memory.get((text, source))
    if known is None:
        matches, mode = _match(text, gazetteer)
        plain = _decide(matches, mode, source, NO_CONTEXT, gazetteer)
        known = (plain, any(place.ambiguous for place in plain.places))
        if len(memory) > 20_000:
            memory.clear()
        memory[text, source] = known
    resolution, open_question = known
    if not open_question or context == NO_CONTEXT:
        return resolution
    matches, mode = _match(text, gazetteer)
    return _decide(matches, mode, source, context, gazetteer)


def _match(text: str, gazetteer: Gazetteer) -> tuple[list[Match], Mode]:
    stated = read_stated(text)
    matches = _steer(_find_all(stated, gazetteer), gazetteer)
    return matches, stated.mode


def place_of(match: Match, source: Source, context: Context, gazetteer: Gazetteer) -> Place:
    """The place that words found in running text mean, with the same choice between namesakes."""
    entry, ambiguous, rivals = _choose(match, [], context, gazetteer)
    return _place(match, entry, ambiguous, rivals, source)


# --- names ----------------------------------------------------------------------------------------


def _find_all(stated: StatedText, gazetteer: Gazetteer) -> list[Match]:
    """Every part with what it can mean; parts that make one name ("Gilze en Rijen") are joined first."""
    parts = stated.parts
    found: list[Match] = []
    i = 0
    while i < len(parts):
        for j in range(min(len(parts), i + 4), i + 1, -1):
            if joined := _joined(stated.text, parts[i:j], gazetteer):
                found.append(joined)
                i = j
                break
        else:
            found.extend(_find(parts[i], gazetteer, first=i == 0))
            i += 1
    return found


def _joined(text: str, parts: Sequence[Part], gazetteer: Gazetteer) -> Match | None:
    if any(part.bracket != parts[0].bracket for part in parts):
        return None
    words = text[parts[0].start : parts[-1].end]
    entries = gazetteer.find(words)
    if not entries or not _fits(entries, parts[0].kind):
        return None
    if "," in words and entries[0].country == "NL" and entries[0].rank is not Rank.VENUE:
        return None  # "Bodegraven/Reeuwijk" is the municipality, "Bodegraven, Reeuwijk" are two places
    first = parts[0]
    return Match(words, entries, EXACT, 0.97, first.joiner, first.bracket, first.kind)


def _find(part: Part, gazetteer: Gazetteer, first: bool) -> list[Match]:
    """One part: as a whole, without its article, as a row of names, or a name inside other words."""
    match = Match(part.text, (), _UNKNOWN, 0.0, part.joiner, part.bracket, part.kind)
    for words in _forms(part.text):
        if (entries := gazetteer.find(words)) and (fitting := _fits(entries, part.kind)):
            around = part.kind is Kind.REGION and fitting[0].rank > Rank.REGION
            sure = 0.8 if around else 0.97
            return [replace(match, entries=fitting, method=EXACT, confidence=sure, certain=not around)]
    if not first and (province := lookups.ambiguous().provinces.get(normalise(part.text))):
        return [
            replace(
                match, entries=gazetteer.find(province), method="suffix", confidence=0.9, kind=Kind.PROVINCE
            )
        ]
    if suffix := _suffix(part.text, gazetteer):
        return [replace(match, entries=suffix, method="name+province", confidence=0.97, steered=True)]
    if _EMBASSY.fullmatch(part.text):
        return [
            replace(
                match, entries=gazetteer.find("Den Haag")[:1], method="embassy", confidence=0.7, certain=False
            )
        ]
    if part.kind is not Kind.REGION and (meant := _misspelt(part.text, gazetteer)):
        return [replace(match, entries=meant, method="fuzzy", confidence=0.8)]
    if row := _row(part, gazetteer):
        return [replace(match, evidence=w, entries=e, method=EXACT, confidence=0.9) for w, e in row]
    if inside := _inside(part.text, gazetteer):
        words, entries = inside
        return [replace(match, evidence=words, entries=entries, method="inside", confidence=0.75)]
    if part.kind is not Kind.REGION and _may_be_typo(part.text):
        entries, certain = gazetteer.nearest(part.text)
        if entries:
            sure = 0.8 if certain else 0.5
            return [replace(match, entries=entries, method="fuzzy", confidence=sure, certain=certain)]
    return [match]


_ARTICLE = re.compile(r"^(?:de|het|the|'t|’t|la|le)\s+", re.IGNORECASE)
_SHORT_VAN = re.compile(r"\bv\.\s?(?:(d)\.)?\s?(?=[A-Z])|\bv/d\s+", re.IGNORECASE)
_QUARTER = re.compile(r"[ -](?:noord|oost|zuid|west|centrum|centraal|cs|stad|binnenstad)$", re.IGNORECASE)


def _forms(text: str) -> Iterable[str]:
    """The words as they are, without an article, without the part of the town ("Leeuwarden-Oost")."""
    yield text
    if (full := _SHORT_VAN.sub(_long_van, text)) != text:
        yield full
    bare = _ARTICLE.sub("", text)
    if bare != text:
        yield bare
    if (town := _QUARTER.sub("", bare)) != bare:
        yield town


def _long_van(short: re.Match[str]) -> str:
    return "van " if short[0].lower().strip() == "v." else "van de "


def _fits(entries: tuple[Entry, ...], kind: Kind) -> tuple[Entry, ...]:
    """The entries that are what the words before the name say: "gemeente", "provincie", "regio"."""
    if kind is Kind.MUNICIPALITY:
        chosen = tuple(e for e in entries if e.municipality_code and e.rank is Rank.PLACE)
        return tuple(replace(e, level=Level.MUNICIPALITY) for e in chosen)
    if kind is Kind.PROVINCE:
        return tuple(e for e in entries if e.level in (Level.PROVINCE, Level.REGION)) or entries
    if kind is Kind.REGION:
        regions = tuple(e for e in entries if e.level in (Level.REGION, Level.PROVINCE))
        return regions or entries  # "regio Boxmeer": in or around the town, marked ambiguous by the caller
    return entries


# Embassies in the Netherlands are in The Hague, all of them. A Dutch one is abroad, and so are those at the EU.
_EMBASSY = re.compile(
    r"(?:de\s+)?(?:residentie\s+(?:van\s+)?(?:de\s+)?)?(?:[Aa]mbassade\s+van\s+(?!Nederland\b|het\s+Kon)\S.*"
    r"|(?!Nederlandse)[A-Z][\w-]+e\s+(?:ambassade|ambassadeur))",
)
_METHODS = frozenset({"embassy", "inside", "fuzzy", "name+province", "group", "gazetteer", "ner"})


def _method(entry: Entry) -> str:
    return {
        Rank.VENUE: "venue",
        Rank.COUNTRY: "country",
        Rank.PROVINCE: "province",
        Rank.REGION: "region",
    }.get(entry.rank, entry.origin)


def _suffix(text: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """ "Rijswijk ZH", "Hengelo Gld.": a name and a province behind it, without a separator."""
    head, _, tail = text.rpartition(" ")
    province = lookups.ambiguous().provinces.get(normalise(tail))
    if not head or province is None:
        return ()
    return tuple(e for e in gazetteer.find(head) if e.province == province and e.level != Level.PROVINCE)


def _row(part: Part, gazetteer: Gazetteer) -> list[tuple[str, tuple[Entry, ...]]]:
    """Names that stand side by side or with bare hyphens ("Eindhoven-Tilburg"), if they are all there is."""
    words = list(re.finditer(r"[^\s\-–—]+", part.text))
    out: list[tuple[str, tuple[Entry, ...]]] = []
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + gazetteer.longest), i, -1):
            name = part.text[words[i].start() : words[j - 1].end()]
            entries = gazetteer.find(name)
            if entries and _counts(name, entries[0]):
                glued = part.text[words[i].start() - 1 : words[i].start()] in ("-", "–") if out else False
                if not (glued and _is_tail(name, entries[0])):
                    out.append((name, entries))
                i = j
                break
        else:
            return []
    return out if len(out) > 1 or (out and out[0][0] != part.text) else []


def _is_tail(name: str, entry: Entry) -> bool:
    """Whether a name behind a hyphen only names a part: "Someren-Heide", "Rilland-Bath"."""
    return entry.country != "NL" or normalise(name) in lookups.ambiguous().words


_PREPOSITION = re.compile(r"\b(?:in|te|bij|nabij|op|rond|rondom|vlakbij)$", re.IGNORECASE)
_OF = re.compile(
    r"\b"
    + any_of(r"van of voor uit naar en den? der het la sint st\.? san santa new nieuw oud groot klein")
    + "$",
    re.IGNORECASE,
)


def _inside(text: str, gazetteer: Gazetteer) -> tuple[str, tuple[Entry, ...]] | None:
    """The place in a longer name: "De Doelen in Rotterdam", "Rabobank Utrecht", "Rondom Lelystad Airport".

    After a preposition, else at the end, else at the start. A country only after a preposition.
    """
    best: tuple[int, str, tuple[Entry, ...]] | None = None
    words = list(re.finditer(r"[^\s]+", text))
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + gazetteer.longest), i, -1):
            name = text[words[i].start() : words[j - 1].end()].strip(",.;:()")
            entries = gazetteer.find(name)
            if not entries or len(name) < 3 or not _counts(name, entries[0]):
                continue
            before = text[: words[i].start()].rstrip()
            placed = bool(_PREPOSITION.search(before))
            if not placed and entries[0].level is Level.COUNTRY:
                continue  # "Bank Nederland", "Ambassade van Frankrijk"
            if entries[0].rank is Rank.VENUE:
                score = 3
            elif placed:
                score = 5
            elif j == len(words) and (not _OF.search(before) or before.lower().endswith((" van", " of"))):
                score = 4
            elif i == 0:
                score = 2
            else:
                continue
            if best is None or score >= best[0]:
                best = (score, name, entries)
            i = j - 1
            break
        i += 1
    return None if best is None else best[1:]


def _counts(name: str, entry: Entry) -> bool:
    """Whether a name among other words is one: no abbreviation, no "Oost", with its capital."""
    return not entry.cue and normalise(name) not in lookups.ambiguous().never and _capital(name)


def _capital(name: str) -> bool:
    letters = re.sub(r"^['’‘`]\s?[a-z][\s-]+", "", name)
    return any(c.isupper() for c in letters[:1]) or letters[:3] in ("de ", "het")


def _misspelt(text: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """What a name of several words was meant to be, before a name is sought inside it: "Bergen op Zoon"."""
    if text.count(" ") < 2 or not _may_be_typo(text):
        return ()
    entries, certain = gazetteer.nearest(text)
    return entries if certain else ()


def _may_be_typo(text: str) -> bool:
    """One to four words of letters with a capital somewhere: the shape of a name that may be misspelled."""
    return bool(re.fullmatch(r"[^\W\d_]['’\w-]*(?:[ /]['’\w.-]+){0,3}", text)) and not text.isupper()


# --- steering -------------------------------------------------------------------------------------


def _steer(matches: list[Match], gazetteer: Gazetteer) -> list[Match]:
    """Let a country, province or municipality behind a name say where the name lies, and take it out
    itself."""
    kept: list[Match] = []
    for match in matches:
        if kept and match.kind is Kind.NEAR:  # "Oosterhout (bij Nijmegen)"
            beside = tuple(e for e in kept[-1].entries for other in match.entries[:1] if near(e, other))
            kept[-1].entries = beside or kept[-1].entries
            continue
        if kept and kept[-1].entries and match.method == "suffix" and kept[-1].entries[0].country != "NL":
            continue  # "Emmerich (D)" is not in Drenthe
        behind = match.bracket or match.joiner in (",", "-", "/", "(")
        if kept and behind and match.entries and _steers(kept, match, gazetteer):
            continue
        if match.bracket and not match.entries and kept:
            continue  # "Emmen (bij de grens)": a remark
        if kept and behind and match.entries and kept[-1].method == "inside" and match.method != "inside":
            kept.pop()  # "Fort Voordorp, Groenekan": the town is stated
        elif (
            kept and match.entries and (behind or not match.joiner) and _gives_way(kept[-1], match, gazetteer)
        ):
            kept.pop()
        kept.append(match)
    if any(m.entries and m.entries[0].level is Level.PROVINCE for m in kept):
        places = [m for m in kept if m.entries and m.entries[0].level in (Level.PLACE, Level.ADDRESS)]
        if places and all(m.evidence in ("Groningen", "Utrecht") for m in places):
            for m in places:
                m.entries = _fits(m.entries, Kind.PROVINCE)
    return kept


_FIXED = frozenset({"parliament", "ministry", "council"})
_ON_ITS_OWN = frozenset({"palace", "airport", "port", "barracks", "prison", "waterwork", "memorial"})
_ON_THE_SPOT = 15  # kilometres between a building and the town that is named for it
_IN_THE_AREA = 40  # between the label of a streek and a town in it


def _gives_way(before: Match, match: Match, gazetteer: Gazetteer) -> bool:
    """Whether what stands before a place only says where that lies ("Zeeland, Goes"), or has several sites."""
    if not before.entries or match.joiner == "/" or before.steered:
        return False
    broad, fine = before.entries[0], match.entries[0]
    if fine.level not in (Level.PLACE, Level.MUNICIPALITY, Level.ADDRESS):
        return match.bracket and broad.level is Level.COUNTRY and fine.country == "NL"  # "Amerika (Drenthe)"
    if broad.level is Level.COUNTRY and match.bracket and fine.country == "NL":
        if city := gazetteer.find_abroad(match.evidence, broad.country):  # "Noorwegen (Bergen)"
            match.entries, match.steered = (city,), True
        return True
    if broad.rank is Rank.VENUE:  # "Universiteit Leiden, Den Haag"
        return broad.kind not in _FIXED and broad.country == fine.country == "NL" and fine.rank is Rank.PLACE
    return lies_in(fine, broad)


def lies_in(fine: Entry, broad: Entry) -> bool:
    """Whether a place lies in a country, province or streek; by the label point of a streek, so about."""
    if broad.country != fine.country:
        return False
    if broad.level is Level.REGION and None not in (broad.lat, fine.lat):
        return distance(broad.lat, broad.lon, fine.lat, fine.lon) < _IN_THE_AREA  # type: ignore[arg-type]
    if broad.level in (Level.PROVINCE, Level.REGION):
        return broad.province is not None and broad.province == fine.province
    return broad.level is Level.COUNTRY


def near(building: Entry, town: Entry) -> bool:
    """Whether a town is close enough to a building to be named for it; no when a position is not known."""
    if None in (building.lat, town.lat):
        return False
    return distance(building.lat, building.lon, town.lat, town.lon) < _ON_THE_SPOT  # type: ignore[arg-type]


def _steers(kept: list[Match], match: Match, gazetteer: Gazetteer) -> bool:
    """Whether `match` only says where the parts before it lie; narrows those."""
    top = match.entries[0]
    if top.level is Level.COUNTRY or (top.level is Level.REGION and top.country != "NL"):
        return _steer_country(kept, match, top, gazetteer)
    province = next((e.province for e in match.entries if e.level is Level.PROVINCE), None)
    if province and (top.level is Level.PROVINCE or match.bracket):
        return _steer_province(kept, province)
    before = kept[-1]
    if top.level is Level.REGION:
        is_town = bool(before.entries) and before.entries[0].level in (Level.PLACE, Level.MUNICIPALITY)
        return bool(before.entries) and (match.bracket or (is_town and lies_in(before.entries[0], top)))
    if top.country == "BQ" and any(e.country == "BQ" and e.name != top.name for e in before.entries):
        return _steer_country(kept, match, top, gazetteer)
    if top.country == "BQ" and (town := gazetteer.find_abroad(before.evidence, "BQ")) is not None:
        before.entries, before.steered, before.method = (town,), True, EXACT
        return True
    if top.rank is Rank.VENUE and before.entries and before.entries[0].rank is Rank.VENUE:
        return top.municipality_code == before.entries[0].municipality_code  # a ministry and its address
    if (
        before.entries
        and before.entries[0].rank is Rank.VENUE
        and top.country == before.entries[0].country != "NL"
    ):
        return True  # a building abroad and its town
    if before.entries and before.entries[0].rank is Rank.VENUE and top.rank is Rank.PLACE:
        venue = before.entries[0]
        if venue.kind in _ON_ITS_OWN and top.country == venue.country and near(venue, top):
            return True  # "Paleis Soestdijk, Soest"
    seat = any(e.municipality_code and gazetteer.is_seat(e) for e in match.entries)
    if match.bracket or match.kind is Kind.MUNICIPALITY or seat:
        codes = {e.municipality_code for e in match.entries if e.municipality_code}
        inside = tuple(e for e in before.entries if e.municipality_code in codes)
        if inside and before.evidence != match.evidence:
            before.entries, before.steered = inside, True
            return True
    return False


def _steer_country(kept: list[Match], match: Match, top: Entry, gazetteer: Gazetteer) -> bool:
    steered = False
    for before in reversed(kept):
        if before.steered or (
            before.entries
            and before.entries[0].level is Level.COUNTRY
            and before.entries[0].country != top.country
        ):
            break
        inside = tuple(e for e in before.entries if e.country == top.country and e.level is not Level.COUNTRY)
        guessed = not before.entries or before.method in ("fuzzy", "inside")
        if not inside and (match.bracket or guessed or before.entries[0].rank is not Rank.PLACE):
            city = gazetteer.find_abroad(before.evidence, top.country)
            inside = (city,) if city else ()
        if not inside and guessed and before is kept[-1] and _is_name(before.evidence):
            unknown = Entry(
                before.evidence, Level.PLACE, Rank.ABROAD_CITY, top.country, origin="stated country"
            )
            inside = (unknown,)
        if not inside:
            break
        before.entries, before.steered = inside, True
        before.method = inside[0].origin if inside[0].origin == "stated country" else EXACT
        before.confidence = max(before.confidence, 0.8)
        before.certain = True
        steered = True
        if before.joiner not in ("en", "/", ",", "of"):
            break
    return steered


def _steer_province(kept: list[Match], province: str) -> bool:
    steered = False
    for before in reversed(kept):
        if before.steered:
            break
        inside = tuple(e for e in before.entries if e.province == province and e.level is not Level.PROVINCE)
        if not inside:
            break
        before.entries, before.steered = inside, True
        steered = True
        if before.joiner not in ("en", "/", ",", "of"):
            break
    return steered


# --- deciding -------------------------------------------------------------------------------------


def _decide(
    matches: list[Match], mode: Mode, source: Source, context: Context, gazetteer: Gazetteer
) -> Resolution:
    """One meaning for each name, from the surest to the most open; then groups written out and doubles
    merged."""
    known = [m for m in matches if m.entries]
    settled = [m.entries[0] for m in known if len(_rivals(m)) == 1]
    places: list[Place] = []
    for match in known:
        entry, ambiguous, rivals = _choose(match, settled, context, gazetteer)
        if entry.members:
            places.extend(_written_out(match, entry, source, gazetteer))
        else:
            places.append(_place(match, entry, ambiguous, rivals, source))
    unresolved = tuple(m.evidence for m in matches if not m.entries)
    if places and any(p.level in (Level.ADDRESS, Level.PLACE, Level.MUNICIPALITY) for p in places):
        unresolved = tuple(words for words in unresolved if _is_name(words))
    return Resolution(mode, _without_doubles(places), unresolved)


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


def _choose(
    match: Match, settled: list[Entry], context: Context, gazetteer: Gazetteer
) -> tuple[Entry, bool, list[Entry]]:
    """The meaning, whether that is open to doubt, and all that competed."""
    rivals = _rivals(match)
    if len(rivals) == 1:
        return rivals[0], not match.certain, rivals
    scores = [_points(entry, settled, context, gazetteer) for entry in rivals]
    best = max(scores)
    if best > 0 and scores.count(best) == 1:
        return rivals[scores.index(best)], False, rivals
    first, second = rivals[0], max(rivals[1:], key=lambda e: e.population)
    return first, not first.population > 50 * max(second.population, 200), rivals


def _points(entry: Entry, settled: Iterable[Entry], context: Context, gazetteer: Gazetteer) -> int:
    """How much speaks for this meaning: the same municipality or nearness beside it, words in the texts."""
    points = 0
    for other in settled:
        points = max(points, _near(entry, other.municipality_code, other.province, other.lat, other.lon))
        if entry.country != "NL" and (
            entry.country == other.country or {entry.country, other.country} <= _CARIBBEAN
        ):
            points = max(points, 3)
    for place in context.places:
        points = max(points, _near(entry, place.municipality_code, place.province, place.lat, place.lon) - 1)
    if context.texts and entry.country != "NL":
        country = Locale("nl").territories.get(entry.country, entry.country)
        points += 2 * any(_says(text, country) for text in context.texts)
    elif context.texts:
        words = " ".join(context.texts)
        if entry.province and _says(words, entry.province):
            points += 2
        if area := gazetteer.municipalities.get(entry.municipality_code or ""):
            points += 3 * _says(words, f"gemeente {area.name}")
            points += 3 * (normalise(area.name) != normalise(entry.name) and _says(words, area.name))
        for about, cues in lookups.ambiguous().cues.items():
            if about in (entry.province, entry.municipality_code) and any(_says(words, cue) for cue in cues):
                points += 2
    return points


def _says(text: str, words: str) -> bool:
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _near(entry: Entry, code: str | None, province: str | None, lat: float | None, lon: float | None) -> int:
    """Points for standing beside a place: the same municipality, within 25 km, the same province."""
    if code is not None and code == entry.municipality_code:
        return 6
    if None not in (entry.lat, lat) and distance(entry.lat, entry.lon, lat, lon) < 25:  # type: ignore[arg-type]
        return 4
    if province is not None and province == entry.province:
        return 2
    return 0


_CARIBBEAN = frozenset({"AW", "BQ", "CW", "SX"})


def _place(match: Match, entry: Entry, ambiguous: bool, rivals: list[Entry], source: Source) -> Place:
    confidence = match.confidence * (0.6 if ambiguous else 1.0)
    candidates = tuple(r.municipality_code or r.name for r in rivals) if ambiguous else ()
    return Place(
        name=entry.name,
        level=entry.level,
        evidence=match.evidence,
        source=source,
        method=match.method if match.method in _METHODS else _method(entry),
        confidence=round(confidence, 2),
        municipality_code=entry.municipality_code,
        province=entry.province,
        country=None if entry.country == SEVERAL else entry.country,
        lat=entry.lat,
        lon=entry.lon,
        ambiguous=ambiguous,
        candidates=candidates,
    )


def _written_out(match: Match, group: Entry, source: Source, gazetteer: Gazetteer) -> Iterable[Place]:
    """The members of a group of islands, each on the words of the group."""
    for name in group.members:
        entries = gazetteer.find(name)
        yield _place(replace(match, method="group"), entries[0], False, [entries[0]], source)


def _without_doubles(places: list[Place]) -> tuple[Place, ...]:
    """Each place once; a town that only says where a building stands gives way to the building."""
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
        or not (p.municipality_code in codes or any(_abroad_near(b, p) for b in buildings))
    )  # fmt: skip


def _abroad_near(building: Place, town: Place) -> bool:
    if building.country != town.country or town.country == "NL" or None in (building.lat, town.lat):
        return False
    return distance(building.lat, building.lon, town.lat, town.lon) < _ON_THE_SPOT  # type: ignore[arg-type]


_BUILDING = re.compile(
    any_of(
        r"""\d straat weg laan plein gracht kade singel school college hotel centrum huis museum kerk
        bedrijf minister kantoor zaal gebouw theater universiteit station hal\b stadion park boerderij
        parlement kasteel fort\b paleis studio ambassade residentie congres arena campus loods fabriek
        hoeve"""
    ),
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:De|Den|Het|'t|Sint|St\.|Oud|Nieuw|Ter|Ten)[ -])?[A-Z][\w'’-]+(?: (?:aan|op|bij) .+)?"
)


def _is_name(words: str) -> bool:
    """Whether unknown words beside a known place may be a second place, and are no building or address."""
    return bool(_NAME.fullmatch(words)) and not words.isupper() and not _BUILDING.search(words)


# --- brackets -------------------------------------------------------------------------------------


_SURE = (EXACT, "suffix", "name+province", "stated country", "fuzzy")
_TYPO_LENGTH = 8  # letters of a name in brackets that may be misspelled: shorter words have others too near
_ROOM = re.compile(r"\b\w*(?:zaal|kamer|etage|verdieping|hal|vleugel)\b", re.IGNORECASE)


def is_place_text(text: str, gazetteer: Gazetteer) -> bool:
    """Whether the whole text is place or online words, as in brackets behind a line: "(Den Bosch)", "(n.t.b.)".

    Strict: one part that is not known makes it a no ("VNG", "Voorjaarsnota", "tweede termijn"), but for a
    building whose town stands behind it ("Hotel Okura, Amsterdam"), or a room behind its building ("Tweede
    Kamer, Groen van Prinstererzaal"). Capitals alone are the name of an organisation ("NVT").
    """
    stated = read_stated(text)
    if not any(c.isalnum() for c in text):
        return True  # "." and "?" are what stands where nothing was filled in
    if not stated.parts:
        abbreviation = text.isupper() and text.isalpha()
        return not abbreviation and (stated.mode is not Mode.UNKNOWN or stated.vague)
    matches, _ = _match(text, gazetteer)
    known = [_is_sure(match) for match in matches]
    if known[0] and all(
        sure or _ROOM.search(match.evidence) for sure, match in zip(known, matches, strict=True)
    ):
        return True
    return all(known) or (
        known[-1]
        and matches[-1].joiner in (",", "(")
        and all(sure or _BUILDING.search(match.evidence) for sure, match in zip(known, matches, strict=True))
    )


def _is_sure(match: Match) -> bool:
    if not match.entries or match.method not in _SURE:
        return False
    if match.method == "fuzzy":
        person = match.evidence.casefold().startswith(("van ", "der ", "de ", "den ", "ter "))
        long = len(match.evidence) >= _TYPO_LENGTH
        return match.certain and long and not person and match.entries[0].country == "NL"
    top, key = match.entries[0], normalise(match.evidence)
    if top.cue or (top.country == SEVERAL and not top.members) or not _capital(match.evidence):
        return False
    if match.steered or match.kind is not Kind.ANY:
        return True
    if top.rank is Rank.ABROAD_CITY:
        return top.population >= 500_000  # "Engels" is a city in Russia, and a language
    return not (key in lookups.ambiguous().words and top.rank >= Rank.PLACE and top.population < 5_000)
