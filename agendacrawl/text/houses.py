"""Words before the town of a house: schools, institutions and stations in whose names it stands."""

from __future__ import annotations

import re

from agendacrawl.core.names import any_of

_HOUSE = any_of(
    r"""\w*huis binnenstad \w*centrum haven dorpskern bibliotheek \w*station kerk buitengebied \w*bureau \w*kazerne
    \w*kantoor \w*terrein \w*campus"""
)
IN_HOUSE = re.compile(
    rf"\b(?:in|bij|op|aan|naar)\s+(?:de|het)\s+(?:\w+\s+)?{_HOUSE}\s+(?:van\s+(?:de\s+gemeente\s+)?)?$",
    re.IGNORECASE,
)
AT_SCHOOL = re.compile(
    r"(?:\b(?:in|op|aan|bij)\s+(?:de|het)\s+(?:\w+\s+)?|\b(?:gast)?(?:les|college)\s+(?:(?:aan|op|bij)\s+)?(?:de\s+)?)"
    r"(?:universiteit|\w*hogeschool|\w*school|\w*college|roc|museum|stadion|station|bibliotheek|rechtbank|\w*ziekenhuis"
    r"|umc|campus|gymnasium|lyceum)\s+(?:van\s+)?$",
    re.IGNORECASE,
)
# A lecture on a topic at a school: "Lezing over water aan de Universiteit Leiden".
TAUGHT = re.compile(
    r"(?:^|\n|\been\s+)\W*(?:\w+e\s+)?(?:\w*college|\w*les|lezing|voordracht|oratie|masterclass|toespraak|speech|keynote"
    r"|presentatie)\s+(?:over|inzake)\s[^.;:\n]*\s(?:aan|op|bij)\s+(?:de|het)\s+(?:\w+\s+)?"
    r"(?:\w*universiteit|\w*hogeschool|\w*school|\w*college|roc|umc|\w*academie|gymnasium|lyceum)\s+(?:van\s+)?$",
    re.IGNORECASE,
)
AT_IN_ENGLISH = re.compile(r"\bat\s+(?:the\s+)?(?:university\s+of\s+)?$", re.IGNORECASE)
SCHOOL_AFTER = re.compile(r"\s+(?:University|College|Academy|School)\b|\s*(?:[,.;()]|$)")
# "in de Penitentiaire Inrichting Zwolle", "bezoekt de Academie voor de Kunsten Arnhem": its name ends with its town.
INSTITUTION = re.compile(
    r"\b(?:in|op|bij|aan|naar|bezoekt|bezoeken|bezocht)\s+(?:de|het)\s+(?:(?-i:[A-Z])[\w-]+\s+){0,3}"
    r"(?-i:[A-Z])?\w*(?:inrichting|academie|hogeschool|school|centrum|instituut|kliniek|college|conservatorium|museum)\s+"
    r"(?:(?:voor|van)\s+(?:de\s+|het\s+)?(?-i:[A-Z])[\w-]+\s+(?:(?:en\s+)?(?-i:[A-Z])[\w-]+\s+)?)?$",
    re.IGNORECASE,
)
YEAR_BEGINS = re.compile(
    r"\b(?:opening|start|begin|aftrap)\s+(?:van\s+)?het\s+(?:\w+\s+)?(?:(?:academisch|studie|school|college|cursus)-?\s*)jaar"
    r"\s+(?:van|aan|bij|op)\s+(?:(?:de|het)\s+)?(?:(?-i:[A-Z])[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
STATION = re.compile(r"\b(?:op|bij|in|aan|nabij|vanaf)\s+(?:het\s+)?(?:NS-)?station\s+$", re.IGNORECASE)
# "onderzoekers van de Radboud Universiteit te Nijmegen"
OF_HOUSE = re.compile(r"\bmet\b[^.;:\n]{0,60}\bvan\s+(?:de|het)?\s*(?:[\w-]+\s+){1,4}te\s+$", re.IGNORECASE)
OWN_HOUSE = re.compile(
    r"(?:,\s+|\s+[–—-]\s+|\s*\()(?:(?:de|het|in\s+het)\s+)?(?:\w*(?:gebouw|aula|campus|hoofdkantoor|auditorium|collegezaal|kantine)"
    r"|(?:stad|gemeente|provincie|raad|dorps|buurt|wijk)huis|(?:stads|gemeente|wijk)kantoor|(?:wijk|buurt)centrum|gouvernement"
    r"|politiebureau|brandweerkazerne|bibliotheek|stadsschouwburg|schouwburg|theater|station)\)?\s*$",
    re.IGNORECASE,
)
