"""Tell whether words in brackets after a line are its place: "(Den Bosch)", but not "(Voorjaarsnota)"."""

from __future__ import annotations

import re

from agendacrawl.core.names import normalise
from agendacrawl.core.vocabulary import Mode
from agendacrawl.places import lookups
from agendacrawl.places.disambiguate import STATED_COUNTRY
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.match import BUILDING, EXACT, FUZZY, NAME_PROVINCE, PROVINCE, begins_with_capital
from agendacrawl.places.model import SEVERAL, Kind, Match, Rank
from agendacrawl.places.resolve import read_matches
from agendacrawl.places.stated import read_stated

_SURE = (EXACT, PROVINCE, NAME_PROVINCE, STATED_COUNTRY, FUZZY)
_TYPO_LENGTH = 8  # least letters of a misspelled name in brackets: shorter words resemble too many others
_NOT_FILLED_IN = re.compile(r"[\W_]*|[a-z]{1,2}")
_IN_IT = re.compile(r"\b[\w-]*(?:zaal|kamer|etage|verdieping|hal|vleugel|gebouw|kantoor)\b", re.IGNORECASE)


def is_place_text(text: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a text consists only of words for a place or for online: "(Den Bosch)", "(n.t.b.)" after a line.

    Strict: a single unknown part makes the answer no ("VNG", "Voorjaarsnota", "tweede termijn"), except for a
    building followed by its town ("Hotel Okura, Amsterdam"), or a room that follows its building ("Tweede Kamer,
    Groen van Prinstererzaal") or town ("Den Haag, VNG-gebouw"). A text of only capitals is taken for the name of an
    organisation ("NVT").
    """
    stated = read_stated(text)
    if _NOT_FILLED_IN.fullmatch(text):
        return True  # "." and "?", or a letter or two that somebody began to type
    if not stated.parts:
        abbreviation = text.isupper() and text.isalpha()
        return not abbreviation and (stated.mode is not Mode.UNKNOWN or stated.vague)
    matches, _ = read_matches(text, gazetteer)
    known = [_is_sure(match) for match in matches]
    if known[0] and all(
        sure or _IN_IT.search(match.evidence) for sure, match in zip(known, matches, strict=True)
    ):
        return True
    return all(known) or (
        known[-1]
        and matches[-1].joiner in (",", "(")
        and all(sure or BUILDING.search(match.evidence) for sure, match in zip(known, matches, strict=True))
    )


def _is_sure(match: Match) -> bool:
    if not match.entries or match.method not in _SURE:
        return False
    if match.method == FUZZY:
        person = match.evidence.casefold().startswith(("van ", "der ", "de ", "den ", "ter "))
        long = len(match.evidence) >= _TYPO_LENGTH
        return match.certain and long and not person and match.entries[0].country == "NL"
    top, key = match.entries[0], normalise(match.evidence)
    if top.cue or (top.country == SEVERAL and not top.members) or not begins_with_capital(match.evidence):
        return False
    if match.located or match.kind is not Kind.ANY:
        return True
    if top.rank is Rank.ABROAD_CITY:
        return top.population >= 500_000  # "Engels" is a city in Russia, and a language
    return not (key in lookups.ambiguous().words and top.rank >= Rank.PLACE and top.population < 5_000)
