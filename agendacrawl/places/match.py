"""Parts of a stated place to the names that they are: what each can mean, by the first rule that finds it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from agendacrawl.core.names import any_of, normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.places import lookups
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Entry, Match, Rank, Rule
from agendacrawl.places.stated import Kind, Part, StatedText

EXACT = "exact"
FUZZY = "fuzzy"
INSIDE = "inside"
PROVINCE = "suffix"  # the published method of a province's abbreviation that stands on its own
NAME_PROVINCE = "name+province"
UNKNOWN = "unknown"

Find = Callable[[Part, Gazetteer], list[Match] | None]


def find_names(stated: StatedText, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """Return every part with what it can mean; parts that make one name ("Gilze en Rijen") are joined first."""
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
    """Return the entries that are what the words before the name say: "gemeente", "provincie", "regio"."""
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
    if any(part.bracket != first.bracket for part in parts):
        return None
    words = text[first.start : parts[-1].end]
    entries = gazetteer.find(words)
    if not entries or not fitting(entries, first.kind):
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


# --- the name as it stands ------------------------------------------------------------------------

_ARTICLE = re.compile(r"^(?:de|het|the|'t|’t|la|le)\s+", re.IGNORECASE)
_SHORT_VAN = re.compile(r"\bv\.\s?(?:(d)\.)?\s?(?=[A-Z])|\bv/d\s+", re.IGNORECASE)
_QUARTER = re.compile(r"[ -](?:noord|oost|zuid|west|centrum|centraal|cs|stad|binnenstad)$", re.IGNORECASE)
# Embassies in the Netherlands are in The Hague, all of them. A Dutch one is abroad, and so are those at the EU.
_EMBASSY = re.compile(
    r"(?:de\s+)?(?:residentie\s+(?:van\s+)?(?:de\s+)?)?(?:[Aa]mbassade\s+van\s+(?!Nederland\b|het\s+Kon)\S.*"
    r"|(?!Nederlandse)[A-Z][\w-]+e\s+(?:ambassade|ambassadeur))",
)


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
    province = lookups.ambiguous().provinces.get(normalise(tail))
    if not head or province is None:
        return None
    entries = tuple(e for e in gazetteer.find(head) if e.province == province and e.level != Level.PROVINCE)
    return [replace(_match(part, entries, NAME_PROVINCE, 0.97), located=True)] if entries else None


def _embassy(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    if not _EMBASSY.fullmatch(part.text):
        return None
    return [replace(_match(part, gazetteer.find("Den Haag")[:1], "embassy", 0.7), certain=False)]


# --- names among other words ----------------------------------------------------------------------

_PREPOSITION = re.compile(r"\b(?:in|te|bij|nabij|op|rond|rondom|vlakbij)$", re.IGNORECASE)
_OF = re.compile(
    r"\b"
    + any_of(r"van of voor uit naar en den? der het la sint st\.? san santa new nieuw oud groot klein")
    + "$",
    re.IGNORECASE,
)


def _row(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    """Names that stand side by side or with bare hyphens, if they are all there is."""
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
    if len(out) > 1 or (out and out[0][0] != part.text):
        return [_match(part, entries, EXACT, 0.9, name) for name, entries in out]
    return None


def _is_tail(name: str, entry: Entry) -> bool:
    """Tell whether a name behind a hyphen only names a part: "Someren-Heide", "Rilland-Bath"."""
    return entry.country != "NL" or normalise(name) in lookups.ambiguous().words


def _inside(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    """After a preposition, else at the end, else at the start. A country only after a preposition."""
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
            weight = _weight(entries[0], text[: words[i].start()].rstrip(), last=j == len(words))
            if not weight:
                continue
            if best is None or weight >= best[0]:
                best = (weight, name, entries)
            i = j - 1
            break
        i += 1
    return [_match(part, best[2], INSIDE, 0.75, best[1])] if best else None


def _weight(entry: Entry, before: str, *, last: bool) -> int:
    """How much a name inside other words counts; 0 for not at all: "Bank Nederland", "Ambassade van Frankrijk"."""
    placed = bool(_PREPOSITION.search(before))
    if not placed and entry.level is Level.COUNTRY:
        return 0
    if entry.rank is Rank.VENUE:
        return 3
    if placed:
        return 5
    if last and (not _OF.search(before) or before.lower().endswith((" van", " of"))):
        return 4
    return 0 if before else 2


def _counts(name: str, entry: Entry) -> bool:
    """Tell whether a name among other words is one: no abbreviation, no "Oost", with its capital."""
    return not entry.cue and normalise(name) not in lookups.ambiguous().never and begins_with_capital(name)


# --- typing errors --------------------------------------------------------------------------------


def _may_be_typo(text: str) -> bool:
    """Tell whether words have the shape of a name that may be misspelled: one to four, of letters."""
    return bool(re.fullmatch(r"[^\W\d_]['’\w-]*(?:[ /]['’\w.-]+){0,3}", text)) and not text.isupper()


def _long_typo(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    """A name of several words, before a name is sought inside it."""
    if part.kind is Kind.REGION or part.text.count(" ") < 2 or not _may_be_typo(part.text):
        return None
    entries, certain = gazetteer.nearest(part.text)
    return [_match(part, entries, FUZZY, 0.8)] if entries and certain else None


def _typo(part: Part, gazetteer: Gazetteer) -> list[Match] | None:
    if part.kind is Kind.REGION or not _may_be_typo(part.text):
        return None
    entries, certain = gazetteer.nearest(part.text)
    if not entries:
        return None
    return [replace(_match(part, entries, FUZZY, 0.8 if certain else 0.5), certain=certain)]


RULES: tuple[Rule[Find], ...] = (
    Rule("exact", _exact, ("de Achterhoek", "Achterhoek"), ("Kantoor Zuid", "?")),
    Rule("province", _province, ("Laren, Gld", "GM0262"), ("Gld", "?")),
    Rule("name+province", _name_and_province, ("Laren Gld", "GM0262"), ("Laren", "GM0417")),
    Rule("embassy", _embassy, ("Ambassade van Frankrijk", "GM0518"), ("Ambassade van Nederland", "?")),
    Rule("long typing error", _long_typo, ("Bergen op Zoon", "GM0748"), ("Bergen op Zoom", "GM0748")),
    Rule("row", _row, ("Eindhoven-Tilburg", "GM0772 GM0855"), ("Rabobank Tilburg", "GM0855")),
    Rule("inside", _inside, ("Restaurant Kaap in Rotterdam", "GM0599"), ("Bank Nederland", "?")),
    Rule("typing error", _typo, ("Eindhhoven", "GM0772"), ("Schoolplein", "?")),
)
