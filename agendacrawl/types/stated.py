"""The website's own words for types, in whatever case, number or wording a page uses."""

from __future__ import annotations

import re

from agendacrawl.core.vocabulary import ActivityType

_MINISTERIAL = r"ministeri(?:eel|[eë]le) (?:overleg(?:gen)?|commissies?|raad)"
_CABINET = rf"(?:rijks)?ministerraad|onderra(?:ad|den)|{_MINISTERIAL}"
_WORDINGS = {
    ActivityType.GESPREK: r"(?:kennismakings)?gesprek(?:ken)?|kennismaking(?:en)?",
    ActivityType.WERKBEZOEK: r"(?:digitale? )?werkbezoek(?:en)?",
    ActivityType.KAMERVERGADERING: r"kamer(?:vergadering|debat)(?:en|ten)?",
    ActivityType.EVENEMENT: r"evenement(?:en)?|bijeenkomst(?:en)?",
    ActivityType.BESTUURLIJK_OVERLEG: r"bestuurlijke? overleg(?:gen)?",
    ActivityType.MINISTERRAAD: rf"(?:(?:{_CABINET})(?: (?:en |of )?|$))+",
    ActivityType.INTERNATIONALE_BIJEENKOMST: r"internationale (?:bijeenkomst|conferentie)(?:en|s)?",
    ActivityType.ONTVANGST: r"ontvangst(?:en)?",
    ActivityType.HANDELSMISSIE: r"handelsmissies?|economische missies?",
}
_PATTERNS = {type_: re.compile(wording) for type_, wording in _WORDINGS.items()}
_NOT_A_WORD = re.compile(r"[\W_]+")


def normalise_stated(text: str) -> ActivityType | None:
    """Return the type that the website's own words denote, or None if they are not a known type.

    >>> normalise_stated("Ministerraad / onderraad ")
    <ActivityType.MINISTERRAAD: 'Ministerraad, onderraad, ministerieel overleg'>
    """
    words = _NOT_A_WORD.sub(" ", text.casefold()).strip()
    return next((type_ for type_, pattern in _PATTERNS.items() if pattern.fullmatch(words)), None)
