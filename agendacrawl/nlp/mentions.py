"""Names of places in running text: found by the gazetteer, kept or dropped by guards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agendacrawl.places import lookups
from agendacrawl.places.gazetteer import Entry, Gazetteer, Rank
from agendacrawl.places.names import normalise
from agendacrawl.vocabulary import Level


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


_WORD = re.compile(r"[^\W_]+")
_QUOTES = "'’‘`´"


class Scanner:
    """Finds the longest names of a gazetteer in a text, in one pass over its words."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.index = {key: entries for key, entries in gazetteer.index.items() if not entries[0].cue}
        self._prefixes: set[str] = set()
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
            if j > i and text[spans[j - 1][1] : spans[j][0]].strip(" -./'’&") != "":
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
    r"(?:minist(?:er|ers)|minister-president|premier|staatssecretaris(?:sen)?|mevrouw|mw\.?|dhr\.?|de heer|heer"
    r"|president|koning(?:in)?|prins(?:es)?|burgemeester|wethouder|gedeputeerde|commissaris|kamerlid|dr\.?|prof\.?"
    r"|professor|ir\.?|mr\.?|drs\.?|generaal|kolonel|commandant|voorzitter|bewindslieden|bewindspersonen)\s+$",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"(?:\b(?:Van|De|Den|Der|Ter|Ten|Te|El|Al|Von|Di)\s+(?:de[nr]?\s+|het\s+|'t\s+)?)$")
_FIRST_NAME = re.compile(r"(?P<name>[A-ZÀ-Ý][a-zà-ÿ]+)\s+(?:(?:van|de|den|der|ter|ten|te|von|el|al)\s+)+(?:de[nr]?\s+)?$")
_ORG_BEFORE = re.compile(
    r"(?:universiteit|hogeschool|hanzehogeschool|universitair \w+ centrum|umc|roc|mbo|college|school|academie"
    r"|toneelgroep|toneelacademie|conservatorium|festival|stichting|vereniging|bank|rechtbank|gerechtshof|politie"
    r"|veiligheidsregio|ggd|ggz|waterschap|hoogheemraadschap|orkest|museum|stadion|netwerk|platform|programma"
    r"|nationaal programma|economic board|board|port of|haven(?:bedrijf)?|fc|sc|radio|omroep|kennisplatform"
    r"|brainport|food valley|university of|university|bureau|instituut|kamer van koophandel|vno-ncw|mkb)\s+(?:van\s+)?$",
    re.IGNORECASE,
)
_ORG_AFTER = re.compile(
    r"^\s+(?:University|Universiteit|Festival|Academy|Academie|College|School|Airport|Business|Economic|Board|Digital"
    r"|Dance|Film|Summit|Conference|Forum|Week|Marathon|Museum|Orkest|Ahoy|RAI|Arena|Institute|Instituut|Bank|Group"
    r"|Marketing|Partners|Campus|Declaration|Design|Fashion|Pride|Security|Legal|Institute|Centre|Center|Foundation)\b"
)
_CUE = re.compile(r"(?:\b(?:in|te|naar|aan|gemeente|gemeenten|provincie|regio|wijk|stad|dorp|eiland|nabij|bij|uit|vanuit|rond(?:om)?)\s+|\(\s*)$", re.IGNORECASE)


def find_mentions(text: str, scanner: Scanner, surnames: Sequence[str] = ()) -> list[Mention]:
    """The mentions of a text that survive the guards.

    `surnames` are those of the page's people ("Van Ooijen"): their words are no place. Guards drop names of
    people, ordinary words without a place cue, words in capitals, and words that the text has in lower case too.
    """
    hits = scanner.scan(text)
    if not hits:
        return []
    people = [m.span() for name in surnames for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    found = []
    for start, end, entries in hits:
        if any(a < end and start < b for a, b in people):
            continue
        if _guarded(text, start, end):
            continue
        before, after = text[:start], text[end:]
        entry = entries[0]
        label = "FAC" if entry.level is Level.ADDRESS else "LOC"
        confidence = 0.9
        if label == "LOC" and (_ORG_BEFORE.search(before) or _ORG_AFTER.match(after)):
            label, confidence = "ORGLOC", 0.6
        found.append(Mention(text[start:end], start, end, label, "gazetteer", confidence, entries))
    return found


def _guarded(text: str, start: int, end: int) -> bool:
    words, before = text[start:end], text[:start]
    cue = bool(_CUE.search(before))
    if _TITLE.search(before) or _PARTICLE.search(before):
        return True
    first = _FIRST_NAME.search(before)
    if first and not _ORG_BEFORE.search(before) and first["name"].lower() not in _NO_FIRST_NAMES:
        return True
    if words.isupper() and len(words) > 1:
        return True
    key = normalise(words)
    if key in lookups.ambiguous().words and not cue:
        return True
    if after_hyphen := text[end : end + 1] in "-–" and text[end + 1 : end + 2].isalpha():
        return after_hyphen
    if before.endswith("-") and before[-2:-1].isalpha():
        return True
    return " " not in key and re.search(rf"(?<![\w-]){re.escape(words.lower())}(?![\w-])", text) is not None


_NO_FIRST_NAMES = frozenset(
    "burgemeester commissaris gemeente provincie bestuur minister wethouder college raad president koning premier"
    " werkbezoek bezoek gesprek overleg bestuurders vertegenwoordigers haven universiteit ministers ambassadeur"
    " opening stad museum rector gouverneur delegatie inwoners jongeren bewoners".split()
)
__all__ = ["Mention", "Rank", "Scanner", "find_mentions"]
