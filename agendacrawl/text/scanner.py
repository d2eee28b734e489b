"""Names of a gazetteer in running text: where they stand and what they can mean, before any rule has its say."""

from __future__ import annotations

import re

from agendacrawl.core.names import normalise
from agendacrawl.places.gazetteer import Entry, Gazetteer, Rank

WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"^(?:de|het|t) ")
_INSIDE = " \xa0-./'’&"
_QUOTES = "'’‘`´"
_MOST_WORDS = 9  # of one name
_MEMORY = 100_000  # words


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
        """Return (start, end, entries) of every name that starts with a capital, longest first, none overlapping."""
        spans = [(m.start(), m.end()) for m in WORD.finditer(text)]
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
        for j in range(i, min(len(spans), i + _MOST_WORDS)):
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
            if len(self._words) > _MEMORY:
                self._words.clear()
            known = self._words[word] = normalise(word)
        return known
