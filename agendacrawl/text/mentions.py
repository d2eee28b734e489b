"""Names of places in running text: found by the gazetteer, kept or dropped by guards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agendacrawl.core.names import any_of, normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.places import lookups
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Entry, Rank


@dataclass(slots=True, frozen=True)
class Mention:
    """Words that name a place: `text` is the text's `[start:end]`.

    `label` is LOC (place, region, country), FAC (building or site) or ORGLOC (inside the name of an
    organisation); `voter` who found it; `entries` what it can mean, strongest first.
    """

    text: str
    start: int
    end: int
    label: str
    voter: str
    confidence: float
    entries: tuple[Entry, ...] = ()

    def moved(self, by: int) -> Mention:
        """The same mention in a longer text that starts `by` characters earlier."""
        return replace(self, start=self.start + by, end=self.end + by)


_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"^(?:de|het|t) ")
_INSIDE = " \xa0-./'’&"
_QUOTES = "'’‘`´"


class Scanner:
    """Finds the longest names of a gazetteer in a text, in one pass over its words."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.index = {key: entries for key, entries in gazetteer.index.items() if not entries[0].cue}
        self._prefixes: set[str] = set()
        for key, entries in list(self.index.items()):
            bare = _ARTICLE.sub("", key)
            if bare != key and " " in bare and entries[0].rank is Rank.VENUE:
                self.index.setdefault(bare, entries)
        for key in self.index:
            words = key.split(" ")
            self._prefixes.update(" ".join(words[:n]) for n in range(1, len(words)))
        self._words: dict[str, str] = {}

    def scan(self, text: str) -> list[tuple[int, int, tuple[Entry, ...]]]:
        """(start, end, entries) of every name that starts with a capital, longest first, none overlapping."""
        spans = [(m.start(), m.end()) for m in _WORD.finditer(text)]
        found: list[tuple[int, int, tuple[Entry, ...]]] = []
        i = 0
        while i < len(spans):
            best = self._longest(text, spans, i)
            if best is None:
                i += 1
            else:
                j, entries = best
                start = spans[i][0]
                if start and text[start - 1] in _QUOTES and text[start].islower():
                    start -= 1
                found.append((start, spans[j][1], entries))
                i = j + 1
        return found

    def _longest(
        self, text: str, spans: list[tuple[int, int]], i: int
    ) -> tuple[int, tuple[Entry, ...]] | None:
        start = spans[i][0]
        if not text[start].isupper() and not (start and text[start - 1] in _QUOTES):
            return None
        key = ""
        best: tuple[int, tuple[Entry, ...]] | None = None
        for j in range(i, min(len(spans), i + 9)):
            if j > i and text[spans[j - 1][1] : spans[j][0]].strip(_INSIDE) != "":
                break
            word = self._norm(text[spans[j][0] : spans[j][1]])
            key = f"{key} {word}" if key else word
            key = key.replace(" a d", " aan den").replace(" aan de ", " aan den ")
            entries = self.index.get(key)
            if entries and any(c.isupper() for c in text[start : spans[j][1]]):
                best = (j, entries)
            if key not in self._prefixes and not key.endswith((" a", " aan de")):
                break
        return best

    def _norm(self, word: str) -> str:
        known = self._words.get(word)
        if known is None:
            if len(self._words) > 100_000:
                self._words.clear()
            known = self._words[word] = normalise(word)
        return known


_TITLE = re.compile(
    r"\b"
    + any_of(
        r"""ministers? minister-president premier staatssecretaris(?:sen)? mevrouw mevr\. mw\.? dhr\.? heer
        heren president koning(?:in)? prins(?:es)? kamerlid dr\.? prof\.? professor ir\.? mr\.? drs\.?
        generaal kolonel bewindslieden bewindspersonen eurocommissaris secretaris-generaal directeur
        ambassadeur bondskanselier [zh]r\.?\s?ms\.?"""
    )
    + r"\s+$",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"\b(?:Van(?: de[nr]?| het)?|De[nr]|Ter|Ten|Te|El|Al|Von|Di|v\.d\.)\s+$")
_FIRST_NAME = re.compile(r"\b(?P<name>[A-ZÀ-Ý][a-zà-ÿ]+)\s+(?:(?:van|de|den|der|ter|ten|te|von|el|al)\s+)*$")
_ORGANISATION = re.compile(
    r"\b"
    + any_of(
        r"""universiteit \w*hogeschool universitair_\w+_centrum umc roc mbo hbo college school \w*academie
        academy toneelgroep conservatorium festival stichting vereniging bank rechtbank gerechtshof
        veiligheidsregio ggd ggz waterschap hoogheemraadschap orkest museum stadion netwerk \w*platform
        programma board port_of havenbedrijf fc sc radio omroep koninklijke luchthaven brainport
        food_valley university_of university bureau instituut kamer_van_koophandel vno-ncw mkb lto
        kunsten nieuw bruisend gezond wonen_in kansrijk voor_heel"""
    )
    + r"\s+(?:van\s+)?$",
    re.IGNORECASE,
)
_OF_ORGANISATION = re.compile(
    r"\s+(?:(?:[A-Z][a-z]+\s+)?"
    + any_of(
        """University Universiteit Festival Academy Academie College School Airport Board Summit Conference
        Forum Week Marathon Museum Orkest Ahoy RAI Arena Institute Instituut Bank Group Marketing
        Partners Campus Declaration Times Post Pride Security Legal Centre Center Foundation Airlines
        Seaports Port"""
    )
    + r"\b|in \d+ \w+)"
)
_IN = "in te naar aan gemeenten? provincies? regio wijk stad dorp eiland nabij vanuit rond(?:om)? omgeving"
_OF = r"""bij uit van burgemeester wethouder gedeputeerde gemeentehuis stadhuis station azc politie brandweer
    \w+locatie
    \w+centrum en"""
_PLACED = re.compile(rf"\b{any_of(_IN)}\s+$", re.IGNORECASE)
_CUE = re.compile(rf"(?:\b{any_of(_IN + ' ' + _OF)}\s+|,\s+|[(]\s*)$", re.IGNORECASE)
_ASKED = re.compile(
    rf"\b{any_of('in te naar nabij gemeente regio wijk dorp stad eiland omgeving')}\s+(?:de\s+|het\s+)?$"
)
_OPEN = re.compile(
    rf"\b{any_of('in te naar nabij gemeente regio wijk dorp stad eiland omgeving')}\s+(?:de\s+|het\s+)?['’]?[A-Z]\w"
)
_START = re.compile(r"(?:^|[.!?:;\n•‘“\"'(-]\s*)$")
_NAMED = re.compile(r"\b[A-Z]\w+sche?\s+$")
_PORTFOLIO = re.compile(
    r"\b(?:minist\w+|staatssecretaris|wethouder|portefeuille)\s+(?:van|voor)\s+$", re.IGNORECASE
)
_NEXT_CAPITAL = re.compile(r" [A-Z][a-z]")
_LARGE = 1_000_000
_HOUSE = re.compile(
    r"\b\w*(?:huis|centrum|school|hospice|boerderij|restaurant|theater)\s+[\"'‘“]?(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)  # "verpleeghuis De Lichtenberg"
_WATER_BOARD = re.compile(r"\b(?:waterschap|hoogheemraadschap)\s+(?:van\s+)?$", re.IGNORECASE)
_IN_PROVINCE = re.compile(r"\bprovincies?\s+$", re.IGNORECASE)
_WHOLE_VISIT = re.compile(
    r"(?:werk|staats|bedrijfs)?bezoek\s+(?:aan\s+)?(?:de\s+|het\s+)?(?P<name>\S.*?)\s*", re.I
)


_BRACKET = re.compile(r"\s?\(([^()]{1,20})\)")


def find_mentions(text: str, scanner: Scanner, surnames: Sequence[str] = ()) -> list[Mention]:
    """The mentions of a text that survive the guards.

    `surnames` are those of the page's people ("Van Ooijen"): their words are no place. Guards drop names of
    people, ordinary words without a place cue, words in capitals, and words that stand in lower case too.
    """
    hits = scanner.scan(text)
    if not hits:
        return _visited(text, scanner)
    people = [m.span() for name in surnames for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    found = []
    for start, end, entries in hits:
        if any(a < end and start < b for a, b in people) or _guarded(text, start, end, entries[0]):
            continue
        label, confidence = "LOC", 0.9
        if entries[0].level is Level.ADDRESS:
            label, start = _town_in(text, start, end, entries[0], scanner)
        if label == "LOC" and (_ORGANISATION.search(text[:start]) or _OF_ORGANISATION.match(text[end:])):
            label, confidence = "ORGLOC", 0.6
        entries = _in_stated_province(text[end:], entries)
        if _IN_PROVINCE.search(text[:start]):
            entries = tuple(e for e in entries if e.level is Level.PROVINCE) or entries
        found.append(Mention(text[start:end], start, end, label, "gazetteer", confidence, entries))
    return found


def _visited(text: str, scanner: Scanner) -> list[Mention]:
    """A building with too common a name to be trusted among other words, as all there is: "Werkbezoek ASML"."""
    visit = _WHOLE_VISIT.fullmatch(text)
    entries = scanner.gazetteer.find(visit["name"]) if visit else ()
    if not visit or not entries or entries[0].rank is not Rank.VENUE:
        return []
    return [Mention(visit["name"], *visit.span("name"), "FAC", "gazetteer", 0.7, entries)]


def _in_stated_province(behind: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The namesakes in the province that stands in brackets behind a name: "Hengelo (Gld)"."""
    bracket = _BRACKET.match(behind)
    province = lookups.ambiguous().provinces.get(normalise(bracket[1])) if bracket else None
    return tuple(e for e in entries if e.province == province) or entries if province else entries


def open_names(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether a capital stands where a place would, in no mention: "in Xanderveen". Only then NER is of use."""
    return any(not any(m.start < found.end() <= m.end for m in mentions) for found in _OPEN.finditer(text))


def more_mentions(
    text: str,
    mentions: tuple[Mention, ...],
    entities: Sequence[tuple[int, int, str]],
    voter: str,
    scanner: Scanner,
    surnames: Sequence[str] = (),
) -> tuple[Mention, ...]:
    """The mentions and those of an NER that the gazetteer lacks: only after a cue, and past the same guards.

    `entities` are (start, end, label) with LOC, GPE or FAC. A name that is one all but certain typing error
    away from a known one means that one; the others mean nothing that can be placed.
    """
    extra = []
    for start, end, label in entities:
        if label not in ("LOC", "GPE", "FAC") or any(m.start < end and start < m.end for m in mentions):
            continue
        words, before = text[start:end], text[:start]
        if not words[:1].isupper() or words.isupper() or not _ASKED.search(before):
            continue
        if any(name in words or words in name for name in surnames) or _PARTICLE.search(before):
            continue
        if normalise(words) in lookups.ambiguous().never or _ORGANISATION.search(before):
            continue
        entries, certain = scanner.gazetteer.nearest(words)
        meant = entries if certain else ()
        extra.append(Mention(words, start, end, "FAC" if label == "FAC" else "LOC", voter, 0.5, meant))
    return tuple(sorted((*mentions, *extra), key=lambda m: m.start)) if extra else mentions


def _town_in(text: str, start: int, end: int, venue: Entry, scanner: Scanner) -> tuple[str, int]:
    """ "Aanmeldcentrum Zevenaar" mentions Zevenaar, with the building as what it means; else it is a FAC."""
    for word in list(_WORD.finditer(text, start, end))[:0:-1]:
        entries = scanner.index.get(normalise(text[word.start() : end]), ())
        if any(e.municipality_code == venue.municipality_code and e.level is Level.PLACE for e in entries):
            return "LOC", word.start()
    return "FAC", start


def _guarded(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the words are no place here."""
    words, before, known = text[start:end], text[:start], lookups.ambiguous()
    key = normalise(words)
    if key in known.never or (words.isupper() and len(words) > 1 and " " not in words):
        return True
    if _TITLE.search(before) or (_PARTICLE.search(before) and entry.rank is not Rank.VENUE):
        return True
    first = _FIRST_NAME.search(before)
    if first and first["name"].casefold() in known.first_names and entry.rank is not Rank.COUNTRY:
        return True
    if text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isalpha():
        return True
    if before.endswith("-") and before[-2:-1].isalpha():
        return True
    house = _HOUSE.search(before)
    if house and entry.rank is not Rank.VENUE and re.search(r"\s(?:De|Het)\s", f"{house[0]}{words} "):
        return True
    if entry.rank is Rank.REGION and _WATER_BOARD.search(before):
        return True
    if entry.rank is Rank.REGION and " " not in key and _NAMED.search(before):
        return True  # "Vaartsche Rijn", "Hollandsche IJssel"
    odd = key in known.people or key in known.words
    if odd and _NEXT_CAPITAL.match(text[end:]):
        return True  # "Oranje Fonds"
    if key in known.people and not _PLACED.search(before):
        return True
    if key in known.words and _PORTFOLIO.search(before):
        return True
    if key in known.words and _START.search(before) and not _CUE.search(before):
        return True
    small = entry.rank is Rank.ABROAD and not entry.population
    small |= entry.rank is Rank.ABROAD_CITY and entry.population < _LARGE
    if small and not _PLACED.search(before):
        return True
    return " " not in key and re.search(rf"(?<![\w-]){re.escape(words.lower())}(?![\w-])", text) is not None
