"""Match the parts of a stated place to names and what those can mean, by the first rule that finds something.

Longer than other modules, because every rule stands beside the examples that test it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from agendacrawl.core.names import any_of, normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.places import lookups
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import SEVERAL, Entry, Kind, Match, Rank, Rule
from agendacrawl.places.sources.shipped import A_SCHOOL
from agendacrawl.places.sources.shipped import Kind as Shipped
from agendacrawl.places.stated import Part, StatedText

EXACT = "exact"
FUZZY = "fuzzy"
SMALL = "small"
SEAT = "seat"
INSIDE = "inside"
PROVINCE = "suffix"  # the published method for a province's abbreviation that stands on its own
NAME_PROVINCE = "name+province"
UNKNOWN = "unknown"

Find = Callable[[Part, Gazetteer], list[Match] | None]

BUILDING = re.compile(
    any_of(
        r"""\d straat weg laan plein gracht kade singel school college hotel centrum huis museum kerk
        bedrijf minister kantoor zaal gebouw theater universiteit station hal\b stadion park boerderij
        parlement kasteel fort\b paleis studio ambassade residentie congres arena campus loods fabriek
        hoeve"""
    ),
    re.IGNORECASE,
)


def find_names(stated: StatedText, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """Return each part with its possible meanings; parts that form one name ("Gilze en Rijen") are joined first."""
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
            found.extend(_find(parts[i], gazetteer))
            i += 1
    return tuple(found)


def fitting(entries: tuple[Entry, ...], kind: Kind) -> tuple[Entry, ...]:
    """Return the entries that fit the words before the name: "gemeente", "provincie", "regio"."""
    if kind is Kind.MUNICIPALITY:
        chosen = tuple(e for e in entries if e.municipality_code and e.rank is Rank.PLACE)
        return tuple(replace(e, level=Level.MUNICIPALITY) for e in chosen)
    if kind is Kind.PROVINCE:
        return tuple(e for e in entries if e.level in (Level.PROVINCE, Level.REGION)) or entries
    if kind is Kind.REGION:
        regions = tuple(e for e in entries if e.level in (Level.REGION, Level.PROVINCE))
        return regions or entries  # "regio Boxmeer": in or around the town, marked ambiguous by the caller
    return entries


def begins_with_capital(name: str) -> bool:
    """Tell whether words are written as a name: "'s-Gravenhage", "het Gooi"."""
    letters = re.sub(r"^['’‘`]\s?[a-z][\s-]+", "", name)
    return any(c.isupper() for c in letters[:1]) or letters[:3] in ("de ", "het")


def _joined(text: str, parts: Sequence[Part], gazetteer: Gazetteer) -> Match | None:
    first = parts[0]
    # Abroad, brackets may be part of a name: "Frankfurt (Oder)"; in the Netherlands they say where the name lies.
    bracket = not first.bracket and all(part.bracket for part in parts[1:])
    if not bracket and any(part.bracket != first.bracket for part in parts):
        return None
    words = text[first.start : parts[-1].end]
    entries = gazetteer.find(words)
    if not entries or not fitting(entries, first.kind) or (bracket and entries[0].country == "NL"):
        return None
    if "," in words and entries[0].country == "NL" and entries[0].rank is not Rank.VENUE:
        return None  # "Bodegraven/Reeuwijk" is the municipality, "Bodegraven, Reeuwijk" are two places
    return Match(words, entries, EXACT, 0.97, first.joiner, first.bracket, first.kind)


def _find(part: Part, gazetteer: Gazetteer) -> list[Match]:
    for rule in RULES:
        if found := rule.apply(part, gazetteer):
            return found
    return [_match(part, (), UNKNOWN, 0.0)]


def _match(part: Part, entries: tuple[Entry, ...], method: str, confidence: float, words: str = "") -> Match:
    return Match(words or part.text, entries, method, confidence, part.joiner, part.bracket, part.kind)


# --- the name as written --------------------------------------------------------------------------

_ARTICLE = re.compile(r"^(?:de|het|the|'t|’t|la|le)\s+", re.IGNORECASE)
_SHORT_VAN = re.compile(r"\bv\.\s?(?:(d)\.)?\s?(?=[A-Z])|\bv/d\s+", re.IGNORECASE)
_QUARTER = re.compile(r"[ -](?:noord|oost|zuid|west|centrum|centraal|cs|stad|binnenstad)$", re.IGNORECASE)
# All embassies in the Netherlands are in The Hague. Dutch embassies are abroad, and so are those to the EU.
_EMBASSY = re.compile(
    r"(?:de\s+)?(?:residentie\s+(?:van\s+)?(?:de\s+)?)?(?:[Aa]mbassade\s+van\s+(?!Nederland\b|het\s+Kon)\S.*"
    r"|(?!Nederlandse)[A-Z][\w-]+e\s+(?:ambassade|ambassadeur))",
)


def _forms(text: str) -> Iterable[str]:
    """Yield the words as written, with "van" in full, without an article, without the part of town ("-Oost")."""
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


def _exact(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    for words in _forms(part.text):
        if (entries := gazetteer.find(words)) and (fits := fitting(entries, part.kind)):
            around = part.kind is Kind.REGION and fits[0].rank > Rank.REGION
            match = _match(part, fits, EXACT, 0.8 if around else 0.97)
            return [replace(match, certain=not around)]
    return None


def _province(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    province = lookups.ambiguous().provinces.get(normalise(part.text)) if part.joiner else None
    if province is None:
        return None
    match = _match(part, gazetteer.find(province), PROVINCE, 0.9)
    return [replace(match, kind=Kind.PROVINCE)]


def _name_and_province(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    head, _, tail = part.text.rpartition(" ")
    province = lookups.ambiguous().provinces.get(normalise(tail)) or _whole_province(tail, gazetteer)
    if not head or province is None:
        return None
    entries = tuple(e for e in gazetteer.find(head) if e.province == province and e.level != Level.PROVINCE)
    return [replace(_match(part, entries, NAME_PROVINCE, 0.97), located=True)] if entries else None


def _whole_province(name: str, gazetteer: Gazetteer) -> str | None:
    """Return a province written in full that is not also a town: "Hengelo Gelderland", but not "Zeist Utrecht"."""
    entries = gazetteer.find(name)
    whole = entries and entries[0].level is Level.PROVINCE and begins_with_capital(name)
    return entries[0].province if whole else None


def _split(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    """Find a former municipality that was divided: it is neither a present one nor the village of its name."""
    if part.kind is not Kind.MUNICIPALITY or not (into := gazetteer.shipped.find(part.text, Shipped.SPLIT)):
        return None
    provinces = {entry.province for entry in into}
    province = provinces.pop() if len(provinces) == 1 else None
    whole = Entry(into[0].name, Level.REGION, Rank.REGION, "NL", province=province, origin=into[0].origin)
    return [_match(part, (whole,), EXACT, 0.9)]


# --- names that count only because a place is expected --------------------------------------------

_PLAIN_WORD = re.compile(r"(?:de|het|'t|’t)\s+\w+", re.IGNORECASE)
_HOUSE = re.compile(
    any_of(
        r"""hoofdkantoor hoofdvestiging hoofdbureau kantoor locatie vestiging campus terrein gebouw fabriek
        firma bedrijf stichting koninklijke royal"""
    )
    + r"\s+(?:van\s+)?(?:de\s+|het\s+)?(?=\S)",
    re.IGNORECASE,
)
_KIND_OF_HOUSE = re.compile(
    r"^"
    + any_of("kasteel landgoed huize museum theater schouwburg fort ziekenhuis buitenplaats gemaal")
    + r"\s+",
    re.IGNORECASE,
)
_LEGAL = re.compile(r",?\s+(?:B\.?V\.?|N\.?V\.?|Nederland|Netherlands|Groep|Group|Holding)$")
_SCHOOL = re.compile(
    r"school|college|lyceum|gymnasium|mavo|havo|vwo|kindcentrum|\b(?:obs|pcbs|cbs|rkbs|ikc)\b", re.IGNORECASE
)


_LONG = 7  # letters from which a name hardly resembles another one by chance
_LARGE = 20_000  # inhabitants from which a town is meant rather than a hamlet


def _small(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    """Find a hamlet or quarter by its full name."""
    if not begins_with_capital(part.text) or part.kind not in (Kind.ANY, Kind.NEAR):
        return None
    entries = gazetteer.shipped.find(part.text, Shipped.SMALL)
    if not entries:
        return None
    match = _asked_for(part, entries, SMALL, 0.8)
    if (town := _misspelled_town(part.text, entries[0], gazetteer)) is None:
        return [match]
    return [replace(match, entries=(town, *entries), certain=False)]


def _misspelled_town(text: str, hamlet: Entry, gazetteer: Gazetteer) -> Entry | None:
    """Return the large town that is one letter away from a hamlet: "Hogeveen" usually means Hoogeveen."""
    key = normalise(text)
    if len(key) < _LONG or _ARTICLE.match(text):
        return None
    town = next(iter(gazetteer.nearest(text)[0]), None)
    if town is None or town.country != "NL" or town.rank is not Rank.PLACE:
        return None
    large = town.population >= max(_LARGE, 100 * hamlet.population)
    return town if large and OSA.distance(key, normalise(town.name), score_cutoff=1) <= 1 else None


def _asked_for(part: Part, entries: tuple[Entry, ...], method: str, confidence: float) -> Match:
    """Return the match of a little-known name; not certain for an ordinary word with its article: "De Kring"."""
    return replace(
        _match(part, entries, method, confidence), certain=_PLAIN_WORD.fullmatch(part.text) is None
    )


def _seat(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    """Find a building or organisation by its full name, with or without "hoofdkantoor" before it."""
    if part.kind is not Kind.ANY:
        return None
    for words in (*_forms(part.text), *_house_names(part.text)):
        venues = tuple(e for e in gazetteer.find(words) if e.rank is Rank.VENUE)
        if venues:
            return [_match(part, venues, SEAT, 0.75)]
        if entries := gazetteer.shipped.find(words, Shipped.SEAT, Shipped.SITE):
            return [_asked_for(part, entries, SEAT, 0.75)]
        if entries := gazetteer.shipped.find(words, Shipped.CAMPUS):
            return [replace(_match(part, entries, SEAT, 0.7), certain=False)]
    bare = _KIND_OF_HOUSE.sub("", part.text)
    if bare != part.text and (entries := gazetteer.shipped.find(bare, Shipped.SEAT, Shipped.SITE)):
        return [replace(_match(part, entries, SEAT, 0.6), certain=False)]
    return None


def _house_names(text: str) -> Iterable[str]:
    bare = _HOUSE.sub("", text, count=1) if _HOUSE.match(text) else text
    yield bare
    yield _LEGAL.sub("", bare)


def _school(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    """Find a school by its name, where a word says that it is one."""
    if not _SCHOOL.search(part.text):
        return None
    for words in (part.text, A_SCHOOL.sub("", part.text)):
        if entries := gazetteer.shipped.find(words, Shipped.SCHOOL):
            return [replace(_match(part, entries, SEAT, 0.5), certain=False)]
    return None


def _embassy(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    if not _EMBASSY.fullmatch(part.text):
        return None
    return [replace(_match(part, gazetteer.find("Den Haag")[:1], "embassy", 0.7), certain=False)]


# --- names among other words ----------------------------------------------------------------------

_PREPOSITION = re.compile(r"\b(?:in|te|bij|nabij|op|rond|rondom|vlakbij)$", re.IGNORECASE)
_TOWN = 10_000  # inhabitants: a smaller place before another word of a name is part of that name
_PARTICLE = re.compile(r"(?:van|von|de|den|der|ter|ten)\s", re.IGNORECASE)
_OF = re.compile(
    r"\b"
    + any_of(r"van of voor uit naar en den? der het la sint st\.? san santa new nieuw oud groot klein")
    + "$",
    re.IGNORECASE,
)


def _row(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    """Find names side by side or joined by bare hyphens, if the part consists of nothing else."""
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
            return None
    if len(out) > 1 and all(entries[0].rank is Rank.REGION for _, entries in out) and "-" not in part.text:
        return None  # "Rijn IJssel" is not a row of rivers
    if len(out) > 1 or (out and out[0][0] != part.text):
        return [_match(part, entries, EXACT, 0.9, name) for name, entries in out]
    return None


def _is_tail(name: str, entry: Entry) -> bool:
    """Tell whether a name after a hyphen only names a part: "Someren-Heide", "Rilland-Bath"."""
    return entry.country != "NL" or normalise(name) in lookups.ambiguous().words


def _inside(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    """Find a name after a preposition, else at the end, else at the start; a country only after a preposition."""
    best: tuple[int, str, tuple[Entry, ...]] | None = None
    text = part.text
    words = list(re.finditer(r"[^\s]+", text))
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + gazetteer.longest), i, -1):
            name = text[words[i].start() : words[j - 1].end()].strip(",.;:()")
            entries = gazetteer.find(name)
            if not entries or len(name) < 3 or not _counts(name, entries[0]):
                continue
            weight = _weight(
                entries[0], text[: words[i].start()].rstrip(), text[words[j - 1].end() :].strip()
            )
            if not weight:
                continue
            if best is None or weight >= best[0]:
                best = (weight, name, entries)
            i = j - 1
            break
        i += 1
    return [_match(part, best[2], INSIDE, 0.75, best[1])] if best else None


def _weight(entry: Entry, before: str, behind: str) -> int:
    """Return the weight of a name inside other words, 0 for none: "Bank Nederland", "Ambassade van Frankrijk"."""
    placed = bool(_PREPOSITION.search(before))
    if not placed and (entry.level is Level.COUNTRY or entry.country == SEVERAL):
        return 0  # "Gebouw Europa"
    if entry.rank is Rank.VENUE:
        return 3
    if placed:
        return 5
    if not before and _PARTICLE.match(behind):
        return 0  # "Engelbert van Nassaukazerne"
    if not behind and (not _OF.search(before) or before.lower().endswith((" van", " of"))):
        return 4
    if before or (behind[:1].isupper() and entry.population < _TOWN and not BUILDING.search(behind)):
        return 0  # "Batenburg Techniek"
    return 2


def _counts(name: str, entry: Entry) -> bool:
    """Tell whether words among others are a name: capitalised, and not an abbreviation or a word like "Oost"."""
    return not entry.cue and normalise(name) not in lookups.ambiguous().never and begins_with_capital(name)


# --- typing errors --------------------------------------------------------------------------------


def _may_be_typo(text: str) -> bool:
    """Tell whether a text has the form of a possibly misspelled name: one to four words of letters."""
    return bool(re.fullmatch(r"['’]?[^\W\d_]['’\w-]*(?:[ /]['’\w.-]+){0,3}", text)) and not text.isupper()


def _long_typo(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    """Find a misspelled name of several words, before looking for a name inside it."""
    if part.kind is Kind.REGION or part.text.count(" ") < 2 or not _may_be_typo(part.text):
        return None
    entries, certain = gazetteer.nearest(part.text)
    return [_match(part, entries, FUZZY, 0.8)] if entries and certain else None


def _typo(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    if part.kind is Kind.REGION or not _may_be_typo(part.text):
        return None
    entries, certain = gazetteer.nearest(part.text)
    if not entries or (not certain and _PLAIN_WORD.fullmatch(part.text)):
        return None
    return [replace(_match(part, entries, FUZZY, 0.8 if certain else 0.5), certain=certain)]


RULES: tuple[Rule[Find], ...] = (
    Rule("split municipality", _split, ("gemeente Haaren", "Haaren"), ("gemeente Goes", "GM0664")),
    Rule("exact", _exact, ("de Achterhoek", "Achterhoek"), ("Kantoor Zuid", "?")),
    Rule("province", _province, ("Laren, Gld", "GM0262"), ("Gld", "?")),
    Rule("name+province", _name_and_province, ("Laren Gelderland", "GM0262"), ("Laren", "GM0417")),
    Rule("embassy", _embassy, ("Ambassade van Frankrijk", "GM0518"), ("Ambassade van Nederland", "?")),
    Rule("small name", _small, ("Muggenbeet", "GM1708"), ("muggenbeet", "?")),
    Rule("seat", _seat, ("Rijn IJssel", "GM0202"), ("Rijn en IJssel", "Rijn IJssel")),
    Rule("school", _school, ("basisschool De Kronkelaar", "GM1979"), ("De Kronkelaar", "?")),
    Rule("long typing error", _long_typo, ("Bergen op Zoon", "GM0748"), ("Bergen op Zoom", "GM0748")),
    Rule("row", _row, ("Eindhoven-Tilburg", "GM0772 GM0855"), ("Rabobank Tilburg", "GM0855")),
    Rule("inside", _inside, ("Restaurant Kaap in Rotterdam", "GM0599"), ("Bank Nederland", "?")),
    Rule("typing error", _typo, ("Eindhhoven", "GM0772"), ("Schoolplein", "?")),
)
