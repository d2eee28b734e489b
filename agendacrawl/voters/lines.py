"""The line model as a voter: where a line says that it takes place, judged by its structure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from agendacrawl.core.names import any_of, normalise
from agendacrawl.core.vocabulary import AREAS
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Candidate, Context
from agendacrawl.places.resolve import resolve_stated
from agendacrawl.text.line_reader import LineReader
from agendacrawl.text.line_templates import Part
from agendacrawl.text.tail_rules import is_debate

LINES = "lines"
_PAGE = 256  # lines: those of one page are asked about twice
# Share of the places found only by this voter that were right, on lines that it had not seen (docs/QUALITY.md).
CONFIDENCE = 0.75
# "Overleg wethouder Zwolle", "Gesprek met ambassadeurs van Polen, Letland": the places of office holders.
# "Gesprek delegatie uit Aalsmeer, Uithoorn": where people are from. "In aanloop naar NAVO-top Madrid": the topic.
_ELSEWHERE = re.compile(
    r"\b"
    + any_of(
        r"""with \w*burgemeesters? wethouders? gedeputeerden? gemeenten? provincies? ambassadeurs? ministers? premiers?
        presiden(?:t|ten) gouverneurs? commissaris(?:sen)?_van_de_koning cdk (?-i:dijkgra(?:af|ven))"""
    )
    + r"\b[^.;:\n]{0,80}$|\buit\s+(?:(?!\b(?:in|te|op|bij|naar)\b)[^.;:\n(–]){0,80}$"
    r"|\b(?:over|inzake|in\s+aanloop\s+naar|voorbereiding(?:en)?(?:\s+op|\s+van)?)\s[^.;:,\n(–]{0,80}$",
    re.IGNORECASE,
)


# "Overleg met TenneT, Stedin en Liander": the seats of those who are met.
_PARTNERS = re.compile(r"\b(?:met|tussen)\s[^.;:\n(–]*$", re.IGNORECASE)


class LineVoter:
    """Read a line of a weekly page as a whole. Without a model it has no opinion."""

    name = LINES

    def __init__(self, gazetteer: Gazetteer, lines: LineReader | None) -> None:
        self._gazetteer = gazetteer
        self._lines = lines
        self._may_say = lru_cache(maxsize=_PAGE)(self._is_worth_reading)

    def prepare(self, lines: Iterable[str]) -> None:
        """Read several lines in one batch before they are requested one by one, which is three times as fast."""
        if self._lines is not None:
            self._lines.read_ahead([line for line in dict.fromkeys(lines) if self._may_say(line)])

    def _is_worth_reading(self, line: str) -> bool:
        """Tell whether a line contains a name and is not a debate in parliament."""
        return self._has_a_name(line) and not is_debate(line)

    def _has_a_name(self, line: str) -> bool:
        """Tell whether the name of a place starts at a capitalised word; otherwise there is nothing to find."""
        capitals = {normalise(word) for word in _CAPITAL.findall(line)}
        words = normalise(line).split(" ")
        longest = self._gazetteer.longest
        return any(
            self._means_a_place(key)
            for first, word in enumerate(words)
            if word in capitals
            for key in accumulate(words[first : first + longest], "{} {}".format)
        )

    def _means_a_place(self, key: str) -> bool:
        """Tell whether a name can mean more than an area, which this voter ignores; islands have a name together."""
        entries = self._gazetteer.index.get(key, ())
        return any(entry.members or entry.level not in AREAS for entry in entries)

    def vote(self, text: str, context: Context) -> Sequence[Candidate]:
        """Return the places in the parts of the line that say where, provided that the gazetteer knows them."""
        if self._lines is None or not self._may_say(text):
            return ()
        parts = [
            (said.text, _PARTNERS.search(text[: said.start]) is not None)
            for said in self._lines.read(text)
            if said.part is Part.WHERE and not _ELSEWHERE.search(text[: said.start])
        ]
        return tuple(
            replace(one, confidence=min(one.confidence, CONFIDENCE), rule=f"{LINES}, {one.rule}")
            for words, partner in parts
            for one in resolve_stated(words, self._gazetteer, context).candidates
            if not _is_where_somebody_is_from(text, one) and not (one.entry.cue and partner)
        )


_CAPITAL = re.compile(r"(?<![^\W_])(?:['’][st]-?)?[A-ZÀ-Ý][^\W_]*")
_VISIT = re.compile(r"bezoek|\breis", re.IGNORECASE)
_RECEPTION = re.compile(r"\W*(?:\w*ontvangst|bezoek\s+van|kennismaking|afscheid)\b", re.IGNORECASE)


def _is_where_somebody_is_from(line: str, candidate: Candidate) -> bool:
    """Tell whether a place may belong to a guest, a subject or an office, which the structure of a line does not show.

    This may hold for any area ("Gesprek met minister van Financiën, Ierland"), for islands named together unless they
    are visited ("Presentatie aan Caribisch Nederland"), and for a place abroad in a line about receiving guests
    ("Ontvangst ambassadeur in Parijs").
    """
    entry = candidate.entry
    if candidate.method == "group" and not _VISIT.search(line):
        return True
    return entry.level in AREAS or (entry.country != "NL" and _RECEPTION.match(line) is not None)
