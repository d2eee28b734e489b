"""Gazetteer names in running text: their positions and possible meanings, before any rule is applied."""

from __future__ import annotations

import re

from agendacrawl.core.names import normalise
from agendacrawl.places import lookups
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Entry, Rank
from agendacrawl.text.guards import VISITED

WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"^(?:de|het|t) ")
_INSIDE = " \xa0-./'’&"
_QUOTES = "'’‘`´"
_MOST_WORDS = 9  # in one name
_MEMORY = 100_000  # maximum number of words whose normalised form is cached


# Triggers for a name in lower case; "te" is excluded, because it also precedes verbs ("te bergen").
_ASKED = re.compile(r"\b(?:in|naar|\w*bezoek(?:en)?(?:\s+aan)?|bezoekt)\s+$", re.IGNORECASE)
_LAST_WORDS = ("in", "naar", "aan", "bezoek", "bezoeken", "bezoekt")
_LAST_LETTERS = "nrktNRKT"
_TRIGGER = 40  # number of characters before a name in which its trigger word may occur
_MANY_HOUSES = (
    "agency",
    "company",
    "ministry",
    "other",
    "waterwork",
)  # kinds of organisations with many buildings: a visit may be to any of them
_KNOWN = 5_000  # minimum population of a town that is recognised in lower case


def _is_visitable(entry: Entry) -> bool:
    """Tell whether it is an organisation known only by its seat, where visits to it take place."""
    return entry.cue and entry.rank is Rank.VENUE and entry.kind not in _MANY_HOUSES


def _is_town(key: str, entry: Entry) -> bool:
    words = lookups.ambiguous()
    known = entry.country == "NL" and entry.rank is Rank.PLACE and entry.population >= _KNOWN
    return known and len(key) >= 4 and key not in words.words and key not in words.people


def _starts_name(text: str, start: int) -> bool:
    """Tell whether a name may start: with a capital, after a quote ("'s-Gravenzande"), or with a bare "s-" or "t-"."""
    letter = text[start]
    if letter.isupper() or (start and text[start - 1] in _QUOTES):
        return True
    return letter in "st" and text[start + 1 : start + 2] == "-" and text[start + 2 : start + 3].isupper()


def _has_capital(words: str, key: str) -> bool:
    return words != words.lower() or key.startswith("s ")


def _is_asked_for(text: str, spans: list[tuple[int, int]], i: int) -> bool:
    """Tell whether a trigger word precedes; the ending of the previous word rules out most cases cheaply."""
    if not i:
        return False
    first, last = spans[i - 1]
    if text[last - 1] not in _LAST_LETTERS or not text[first:last].lower().endswith(_LAST_WORDS):
        return False
    start = spans[i][0]
    return _ASKED.search(text[max(0, start - _TRIGGER) : start]) is not None


class Scanner:
    """Find the longest gazetteer names in a text, in one pass over its words."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.index = {key: entries for key, entries in gazetteer.index.items() if not entries[0].cue}
        self._seats = {key: entries for key, entries in gazetteer.index.items() if _is_visitable(entries[0])}
        self._prefixes: set[str] = set()
        for key, entries in list(self.index.items()):
            bare = _ARTICLE.sub("", key)
            if bare != key and " " in bare and entries[0].rank is Rank.VENUE:
                self.index.setdefault(bare, entries)
        for key in (*self.index, *self._seats):
            words = key.split(" ")
            self._prefixes.update(" ".join(words[:n]) for n in range(1, len(words)))
        self._words: dict[str, str] = {}

    def scan(self, text: str) -> list[tuple[int, int, tuple[Entry, ...]]]:
        """Return (start, end, entries) of every name in text order, taking the longest match at each position.

        A name starts with a capital, except for a larger town after a trigger word ("bezoek aan veenendaal"). An
        organisation known only by its seat counts only if it is what is visited ("Werkbezoek ASML").
        """
        spans = [m.span() for m in WORD.finditer(text)]
        found: list[tuple[int, int, tuple[Entry, ...]]] = []
        i = 0
        while i < len(spans):
            capital = _starts_name(text, spans[i][0])
            may_start = capital or _is_asked_for(text, spans, i)
            best = self._longest(text, spans, i, capital) if may_start else None
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
        self, text: str, spans: list[tuple[int, int]], i: int, capital: bool
    ) -> tuple[int, tuple[Entry, ...]] | None:
        """Return the last word and the entries of the longest name that starts at word `i`, or None."""
        start = spans[i][0]
        key = ""
        best: tuple[int, tuple[Entry, ...]] | None = None
        for j in range(i, min(len(spans), i + _MOST_WORDS)):
            first, last = spans[j]
            if j > i and text[spans[j - 1][1] : first].strip(_INSIDE) != "":
                break
            word = self._norm(text[first:last])
            key = f"{key} {word}" if key else word
            if " a" in key:
                key = key.replace(" a d", " aan den").replace(" aan de ", " aan den ")
            entries = self._meant(key, text, start)
            if entries and (_has_capital(text[start:last], key) if capital else _is_town(key, entries[0])):
                best = (j, entries)
            if key not in self._prefixes and not key.endswith((" a", " aan de")):
                break
        return best

    def _meant(self, key: str, text: str, start: int) -> tuple[Entry, ...]:
        entries = self.index.get(key, ())
        if not entries and key in self._seats and VISITED.search(text[max(0, start - _TRIGGER) : start]):
            return self._seats[key]
        return entries

    def _norm(self, word: str) -> str:
        known = self._words.get(word)
        if known is None:
            if len(self._words) > _MEMORY:
                self._words.clear()
            known = self._words[word] = normalise(word)
        return known
