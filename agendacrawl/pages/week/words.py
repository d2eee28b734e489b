"""Words that reveal what a line of a week is where neither its form nor its position on the page does."""

from __future__ import annotations

import re
from functools import lru_cache

# Endings of words for what people do together on a day ("werkbezoek", "Kamerdebat"), and verbs for it.
_DOING = re.compile(
    r"(?:gesprek(?:ken|je)?|overleg(?:gen|t)?|bezoek(?:en|t|je)?|debat(?:ten)?|vergadering(?:en)?|bijeenkomst(?:en)?"
    r"|beraad|conferentie|congres|symposium|summit|diner|lunch|ontbijt|borrel|receptie|opening|uitreiking|onthulling"
    r"|ontvangst|toespraak|speech|keynote|interview|opnamen?|ondertekening|herdenking|viering|lezing|college|sessie"
    r"|webinar|rondetafel|afspra(?:ak|ken)|call|presentatie|vragenu(?:ur|urtje)|stemming(?:en)?|beschouwingen"
    r"|rondleiding|handelsmissie|staatsbezoek|dienstreis|audi[eë]ntie|be[eë]diging|installatie|jubileum|premi[eè]re"
    r"|dialoog|workshop|lancering|aftrap|kick-?off|krans(?:legging)?|startsein|defil[eé]|bilatera(?:al|le)"
    r"|kennismaking(?:en)?|meeting|visit|dinner|reception|gastles(?:sen)?|masterclass|voordracht|oratie|spreekuur"
    r"|briefing|wandeling|rond(?:gang|je|rit|vaart)|huldiging|overhandiging|overdracht|tewaterlating|plechtigheid"
    r"|ceremonie|optreden|uitvaart|begrafenis|inloop|wijkschouw)(?!\w)"
    r"|\b(?:vtc\s+\w|kennis(?:making|maken)|bilat|bel(?:len|t|afspraak|moment)\b|telefo|bijpraten|rondetafel|mondelinge)"
    r"|\b(?:bezoekt|spre[ek]+[nt]|sprak|opent|openen|ontvangt|ontmoet|overlegt|houdt|woont .{3,80} bij|debatteert"
    r"|onthult|ondertekent|reikt|presenteert|neemt (?:deel|afscheid)|(?:is )?aanwezig|deelname|deelnemen|praat"
    r"|gaat (?:in gesprek|langs|op)|trapt|leidt|bijwonen|bijgewoond|luidt|installeert|verwelkomt|vergadert|tekent"
    r"|voert|viert|herdenkt|legt .{3,80} krans)\b",
    re.I,
)
# The same, for words that count only in the name of something, not in prose: "Veteranendag", "Vrouwentop".
_EVENT = re.compile(
    r"(?:raad|top|forum|koffie|uitzending|moment|tafel|commissie|vragen|behandeling|feest|festival|beurs|excursie"
    r"|tour|missie|reis|afscheid|gala|marathon|wedstrijd|finale|concert|panel|training|oefening|start|schot|dag"
    r"|dagen|avond|middag|ochtend|termijn|intocht|parade|inspectie|verbinding|boodschap|council|talks?|video\w*"
    r"|ministeri[eë]le|daagse|tocht|pride|floriade|messe|carnaval|kermis|gongslag|doop|huldiging|musical|voorstelling"
    r"|g7|g20|cop ?\d\d|wef|navo-raad)(?!\w)",
    re.I,
)
_SENTENCE = re.compile(r"\w{2,}[.!?]$|[a-z]{4,}[.!?]\s+[A-Z]")
_PROSE = re.compile(
    r"\b(?:is|zijn|was|waren|heeft|hebben|had|wordt|worden|werd|kan|kunnen|zal|zullen|gaat|gaan|reist|reed|blijft|komt"
    r"|verblijft|volgt|staat|geldt|vraagt|vindt|doet|ligt|deze|dit|er|hij|zij|niet|nog|ook|vandaag|daar|daarbij|hierbij)\b",
    re.I,
)
_THEN = re.compile(
    r"^(?:(?:daarna|aansluitend|vervolgens|tevens|ook|tot slot|na afloop)\s*[:–]"
    r"|(?:daarna|aansluitend|na afloop)(?:,|\s(?=\(?\d)))\s*(?=\S)",
    re.I,
)
_LOOKS_BACK = re.compile(r"\b(?:daar|daarbij|daarna|er|hier|hierbij|ook|tevens|vervolgens|zij|hij)\b", re.I)
_SENTENCE_WORDS = 5
# A heading above activities without a stated day.
_OTHER_ACTIVITIES = re.compile(
    r"^(?:overig|ander|divers|verder|later|nog te plannen|elders|rest van|hele week|gehele week|deze week|weekend"
    r"|door de week|meerdaags|doorlopend)\w*\b|\b(?:activiteiten|afspraken)\W*$",
    re.I,
)
_FOOT = re.compile(
    r"^(?:zie ook|lees ook|bekijk ook|kijk ook|ook interessant|meer (?:weten|informatie|over)"
    r"|gerelateerde?|links?|downloads?"
    r"|documenten|bijlagen?|delen|deel (?:deze|dit)|volg\b|over (?:deze|de) (?:pagina|agenda|minister|staatssecretaris)"
    r"|archief|eerdere|vorige|voorgaande|volgende week|agenda.?s? (?:van )?(?:andere|overige)"
    r"|(?:andere|overige) (?:agenda|bewinds)|contact|sociale media|social media|nieuwsbrief|abonne)\b.{0,60}$",
    re.I,
)


@lru_cache(maxsize=512)  # asked of a line by several rules
def has_doing(text: str) -> bool:
    """Tell whether words name something that people do together.

    >>> has_doing("Kamerdebat over wonen"), has_doing("Veteranendag"), has_doing("Reizen")
    (True, True, False)
    """
    return _DOING.search(text) is not None or (not is_sentence(text) and _EVENT.search(text) is not None)


def is_sentence(text: str) -> bool:
    """Tell whether a line is prose rather than the name of something.

    >>> is_sentence("De trein is gisteren weer niet op tijd."), is_sentence("Gesprek met NS.")
    (True, False)
    """
    whole = len(text.split()) >= _SENTENCE_WORDS and _SENTENCE.search(text) is not None
    return whole and _PROSE.search(text) is not None


def looks_back(text: str) -> bool:
    """Tell whether a sentence refers back to what was said before it.

    >>> looks_back("De minister spreekt daar met bewoners."), looks_back("De minister opent een school in Hulst.")
    (True, False)
    """
    return is_sentence(text) and _LOOKS_BACK.search(text) is not None


def cut_then(text: str) -> str:
    """Cut a word that only says that an activity follows the previous one: "Daarna: debat".

    >>> cut_then("Aansluitend: lunch"), cut_then("Daarna volgt een debat")
    ('lunch', 'Daarna volgt een debat')
    """
    return _THEN.sub("", text)


def is_other_activities(text: str) -> bool:
    """Tell whether a heading introduces activities whose day is not stated.

    >>> is_other_activities("Overige activiteiten"), is_other_activities("Reizen")
    (True, False)
    """
    return _OTHER_ACTIVITIES.search(text) is not None


def opens_foot(text: str) -> bool:
    """Tell whether a heading opens the foot of the page: links, downloads, other agendas.

    >>> opens_foot("Zie ook"), opens_foot("Zieken op Zee")
    (True, False)
    """
    return _FOOT.match(text) is not None
