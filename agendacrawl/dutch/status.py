"""Words by which an agenda says that an activity is cancelled or still tentative.

Examples are "geannuleerd", "verplaatst naar 20 januari" and "onder voorbehoud". They stand before or after a title,
in brackets, or as a sentence of their own.

The same words inside a title are its subject: "Debat over geannuleerde vluchten" takes place.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from agendacrawl.dutch.times import read_times

_MONTHS = r"jan|feb|mrt|maart|apr|mei|juni|juli|aug|sep|okt|nov|dec"
_LATER = (
    r"(?:naar|tot|to|until)\s+(?!\d{1,2}[.:u]\d\d|\d{1,2}\s*uur)(?:(?:een|de|a|an|nog|op|the)\s+)*(?:\w*later|nader|nog|ander|nieuw|volgend|komend"
    rf"|\d|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|(?:{_MONTHS})\w*|week|het\s+(?:voor|na)jaar|(?:voor|na)jaar|na\s|next|another"
    r"|further|onbepaald|onbekend|monday|tuesday|wednesday|thursday|friday)"
)
_PUT_OFF = (
    r"(?:ge?an+ul+eerd|vervallen|vervalt|afgelast|afgezegd|uitgesteld|afgeblazen|geschrapt|(?:ge)?cancel+e?d|postponed"
    r"|(?:van\s+de\s+agenda\s+)?(?:afgevoerd|(?:af|weg)gehaald)(?:\s+van\s+de\s+agenda)?"
    r"|ingetrokken|teruggetrokken|called\s+off)"
)
_SHIFTED = r"(?:verplaatst|verschoven|verzet|uitgesteld|doorgeschoven|opgeschoven)"
_OTHER_MOMENT = (
    r"een\s+(?:latere?|andere?|nader|nieuwe?)\s+(?:te\s+bepalen\s+)?(?:moment|tijdstip|datum|week)"
)
_HELD = rf"(?:gehouden|plaats|(?:in)?gepland|{_SHIFTED})"
_NOT_ON = (
    r"(?:(?:(?:gaan?t?|ging(?:en)?|kan|kon)\s+(?:\w+\s+){0,2}?)?niet\s+(?:meer\s+)?door(?:gegaan|gaan)?|(?:vindt|vinden|vond)\s+(?:\w+\s+){0,2}?niet\s+plaats|niet\s+plaatsgevonden"
    r"|(?:(?:vindt|vond|heeft|kreeg|krijgt|kan|kon)\s+(?:\w+\s+)?)?geen\s+doorgang(?:\s+(?:gevonden|vinden))?|(?:komt|komen|gekomen)\s+te\s+vervallen"
    rf"|(?:op|naar)\s+{_OTHER_MOMENT}(?:\s+{_HELD})?|{_OTHER_MOMENT}\s+{_HELD}"
    rf"|(?:naar|tot)\s+(?:volgende|komende)\s+(?:week|maand)\s+{_SHIFTED}|(?:nog\s+)?opnieuw\s+(?:(?:in)?gepland|in\s+te\s+plannen)"
    r"|nieuwe\s+(?:datum|afspraak)\s+(?:volgt|wordt)|(?:will|does|did)\s+not\s+take\s+place)"
)
_MOVED = rf"(?:{_SHIFTED}|rescheduled|moved)\s+{_LATER}[^()\[\]:]{{0,60}}?"
_OFF = rf"(?:{_MOVED}|{_PUT_OFF}|{_NOT_ON})"
_BY = (
    r"(?:in\s+overleg|is|zijn|was|wordt|worden|helaas|inmiddels|alsnog|onverwacht|definitief|has\s+been|is\s+now"
    r"|unfortunately)"
)
_WHY = r"(?:wegens|vanwege|door|i\.?v\.?m\.?|in\s+verband\s+met|om|due\s+to|because)\b[^()\[\]:]{0,60}?"

_UNSURE = (
    r"(?:onder\s+(?:(?:het\s+)?voorbehoud|vbh?\b\.?)(?:\s+van\b[^()\[\]:]{0,60}?)?|o\.\s?v\.(?:\s?b\.?)?|o\.?v\.?b\.?"
    r"|(?:is\s+|wordt\s+)?(?:nog\s+)?(?:niet|on|nader\s+te|te|wordt\s+nog)\s*(?:definitief\s+)?(?:bevestigd?e?n?|definitief|zeker)"
    r"|to\s+be\s+confirmed|not\s+(?:yet\s+)?confirmed|t\.b\.c\.|tentative|provisional|unconfirmed|tbc|subject\s+to\s+\w+)"
)
_PERHAPS = (
    r"(?:wellicht|mogelijk|misschien|waarschijnlijk|optioneel|optie|eventueel|voorlopig|possibly|perhaps)"
)


class Mark(NamedTuple):
    """How one status is written in and around a title; every pattern but `capitals` is matched in lower case."""

    stems: re.Pattern[str]  # every text with this status contains one of these
    front: re.Pattern[str]  # at the start, before a separator
    capitals: re.Pattern[str]  # a first word in capitals, without a separator
    apart: re.Pattern[str]  # what fills brackets, or stands after a separator
    end: re.Pattern[str]  # the last words, without a separator
    sentence: re.Pattern[str]  # a line of its own, about the activity above
    unless: re.Pattern[str]  # words that negate it


_SIGN = r"\s*(?:[:|!–—\])}*]|\s-\s|-\s)+\s*"
_START = r"(?:[\W_]*(?:let\s+op|n\.?b\.?|update)\b)?[\W_]*"
_ABOUT = (
    r"(?:(?:dit|deze|het|de|alle|this|the)\s+)(?:\w+\s+){0,2}?(?:\w*(?:bezoek|gesprek|overleg|bijeenkomst|afspraa?k|debat|vergadering|bespreking|ontvangst)\w*"
    r"|activiteit\w*|onderdeel|evenement|programma|agenda|visit|meeting|event)\b(?:\s+(?:van|op|met|aan)\s+\w+){0,2}"
)

CANCELLED = Mark(
    stems=re.compile(
        r"eerd|verval|afgelast|afgezegd|uitgesteld|afgeblazen|geschrapt|cancel|gecan|postponed"
        r"|called|afgevoerd|gehaald|teruggetrokken|niet|not |doorgang|later|ander |ingetrokken"
        r"|opgeschort|verplaatst|geschoven|verschoven|verzet|volgende|komende|latere|andere|nieuwe"
        r"|opnieuw|verhinderd|rescheduled|moved"
    ),
    front=re.compile(rf"{_START}(?:{_BY}\s+)?(?:{_OFF}|{_SHIFTED})(?:\s+{_WHY})?{_SIGN}(?=\S)"),
    capitals=re.compile(
        r"\W*(?:GE?AN+UL+EERD|VERVALLEN|VERVALT|AFGELAST|AFGEZEGD|UITGESTELD|VERPLAATST|VERZET|CANCEL+ED|POSTPONED"
        r"|GAAT NIET DOOR)\s+(?=\S*\s?\S*[a-z])"
        r"|\W*(?:Geannuleerd|Afgelast|Afgezegd|Vervalt|Cancelled|Postponed)\s+(?=[A-Z])"
        r"|\W*(?:GEANNULEERD|AFGELAST|AFGEZEGD|CANCEL+ED|GAAT NIET DOOR)\s+(?=\S)"
    ),
    apart=re.compile(
        rf"\W*(?:{_BY}\s+){{0,3}}(?:{_WHY}\s)?(?:{_ABOUT}\s+)?(?:(?:{_BY}|\w*bezoek|gesprek|afspraak|overleg|bijeenkomst|debat)\s+){{0,3}}"
        rf"(?:{_OFF}(?:\W*$|[\s,.;–-]+(?:{_WHY}|naar|tot|op|nieuw|nader|later|vanaf|verplaatst|volgt|wordt|by|to|until|\d).*$)"
        rf"|(?:{_SHIFTED}|verhinderd|opgeschort|rescheduled)\W*$)"
    ),
    end=re.compile(
        r"\s(?:is|zijn|wordt|worden)\s+(?:verplaatst|verzet|verschoven)\W*$"
        rf"|(?:\s(?:{_BY}))*(?:\s{_WHY})?\s{_OFF}(?:\s+(?:{_WHY}|naar\b.*|tot\b.*))?\W*$"
    ),
    sentence=re.compile(
        rf"{_START}(?:(?:{_WHY}\s)?(?:{_BY}\s+){{0,2}}(?:{_ABOUT}\s+)?(?:{_BY}\s+){{0,3}}(?:{_WHY}\s)?{_OFF}"
        r"(?:\s+(?:wegens|vanwege|door|i\.?v\.?m\.?|in\s+verband\s+met|naar|tot|due|because|to|until)\b.*)?\W*$)"
    ),
    unless=re.compile(
        r"\btoch\b|\beerder\b|\bniet\s+ge?an|\bdeels\b|\bgedeeltelijk\b|\bvoorheen\b|\bvervangt\b|\bdreig|\bnot\s+cancel"
    ),
)
TENTATIVE = Mark(
    stems=re.compile(
        r"voorbehoud|onder vb|o\.v|ovb|bevestig|definitief|zeker|confirmed|t\.b\.c|tbc|tentative"
        r"|provisional|subject to|wellicht|mogelijk|misschien|waarschijnlijk|opti|eventueel"
        r"|voorlopig|possibly|perhaps"
    ),
    front=re.compile(rf"{_START}(?:{_UNSURE}|{_PERHAPS}){_SIGN}(?=\S)"),
    capitals=re.compile(r"\W*ONDER VOORBEHOUD\s+(?=\S)|\W*Onder voorbehoud\s+(?=[A-Z])"),
    apart=re.compile(
        rf"\W*(?:(?:datum|tijd(?:stip)?|alles|deelname)\s+)?(?:{_UNSURE}\W*$|{_PERHAPS}\W*$|onder\s+(?:het\s+)?voorbehoud\b.*$)"
    ),
    end=re.compile(rf"(?:\s(?:is|zijn|nog))*\s{_UNSURE}\W*$"),
    sentence=re.compile(rf"{_START}(?:{_ABOUT}\s+)?(?:is\s+|zijn\s+)?(?:nog\s+)?{_UNSURE}\W*$"),
    unless=re.compile(r"\bniet\s+(?:meer\s+)?onder\s+voorbehoud\b|\bzonder\b"),
)

# After these, the words of a status belong to the subject: "reizigers van wie de vlucht is geannuleerd".
_SUBORDINATE = re.compile(
    r"\b(?:die|dat|wie|wier|waar\w+|wanneer|als|indien|hoe|wat|welke|vraag\s+of|dreig\w*|who|which|that|when|if)\b"
)
_BRACKETS = re.compile(r"\s*[(\[{]([^()\[\]{}]*)[)\]}]")
_PARTS = re.compile(r"[,;|]")
_SIGNS = re.compile(r"\s*(?:[,;:|*–—]|\s[-/]|\.\s)\s*")
_MOST_SIGNS = 4  # separators tried, from the end of a title
_LOOSE_BEFORE = re.compile(r"^[\s,;:|*/–—-]+")
_LOOSE_AFTER = re.compile(r"[^\w)\]?!.’'\"”»]{1,8}$")
_ABBREVIATION = 4  # letters: "(TBC)" and "(OV)" are names
_LONGEST = 400


def _fills(words: str, mark: Mark) -> bool:
    if words.isupper() and words.isalpha() and len(words) <= _ABBREVIATION:
        return False
    words = words.lower()
    return mark.apart.match(words) is not None and mark.unless.search(words) is None


def _in_brackets(text: str, mark: Mark) -> str | None:
    """Cut "(geannuleerd)", or only the status in "(Utrecht, onder voorbehoud)"."""
    for match in _BRACKETS.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        parts = _PARTS.split(match[1])
        others = [] if _fills(match[1], mark) else [part for part in parts if not _fills(part, mark)]
        if len(others) == len(parts):
            continue
        kept = f" ({', '.join(part.strip() for part in others)})" if others else ""
        gap = "" if not before or after[:1] in (",", ";", ".", ":", "") else " "
        return f"{before}{kept}{gap}{after.lstrip()}"
    return None


def _in_front(text: str, mark: Mark) -> str | None:
    match = mark.front.match(text.lower()) or mark.capitals.match(text)
    return text[match.end() :] if match is not None else None


def _behind_a_sign(text: str, mark: Mark) -> str | None:
    for sign in list(_SIGNS.finditer(text))[: -_MOST_SIGNS - 1 : -1]:
        if _fills(text[sign.end() :], mark) and read_times(text[: sign.start()]) is None:
            return text[: sign.start()]
    return None


def _at_the_end(text: str, mark: Mark) -> str | None:
    match = mark.end.search(text.lower())
    if (
        match is None
        or mark.unless.search(text.lower())
        or _SUBORDINATE.search(text[: match.start()].lower())
    ):
        return None
    return text[: match.start()]


def _may_say(text: str, mark: Mark) -> bool:
    if len(text) > _LONGEST:
        return False
    return mark.stems.search(text.lower()) is not None


def _cut(text: str, mark: Mark) -> tuple[str, bool]:
    if _may_say(text, mark):
        for way in (_in_brackets, _in_front, _behind_a_sign, _at_the_end):
            rest = way(text, mark)
            if rest is not None and (rest := _LOOSE_AFTER.sub("", _LOOSE_BEFORE.sub("", rest).rstrip())):
                return rest, True
    return text, False


def cut_cancelled(text: str) -> tuple[str, bool]:
    """Return a title without words that say it does not take place, and whether there were any.

    >>> cut_cancelled("GEANNULEERD: Gesprek met de SER")
    ('Gesprek met de SER', True)
    >>> cut_cancelled("Debat over geannuleerde vluchten")
    ('Debat over geannuleerde vluchten', False)
    """
    return _cut(text, CANCELLED)


def cut_tentative(text: str) -> tuple[str, bool]:
    """Return a title without words that say it is tentative, and whether there were any.

    >>> cut_tentative("Werkbezoek aan Emmen (onder voorbehoud)")
    ('Werkbezoek aan Emmen', True)
    >>> cut_tentative("Gesprek over het voorbehoud bij het verdrag")[1]
    False
    """
    return _cut(text, TENTATIVE)


def says(text: str, mark: Mark) -> bool:
    """Tell whether a line of its own gives this status to the activity above it, or to that of the page.

    >>> says("Dit werkbezoek gaat niet door.", CANCELLED), says("* Onder voorbehoud van de stemmingen.", TENTATIVE)
    (True, True)
    """
    if not _may_say(text, mark):
        return False
    low = text.lower()
    return mark.sentence.match(low) is not None and mark.unless.search(low) is None
