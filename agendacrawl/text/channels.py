"""How people meet (online, hybrid or in person) according to a title, line or intro, regardless of the places named."""

from __future__ import annotations

import re

from agendacrawl.core.names import any_of
from agendacrawl.core.vocabulary import Mode

_MEETING = any_of(
    r"""\w*bezoek \w*gesprek(?:ken)? \w*overleg(?:gen)? \w*bijeenkomst(?:en)? \w*vergadering(?:en)? ontmoeting contact
    onderhoud kennismaking \w*sessie afspraak \w*conferentie meeting ronde\s?tafel\w* kamer\w* ministerraad \w*top
    \w*raad \w*congres event evenement call dialoog tour rondleiding ontvangst onderraad commissie\w* lezing college
    \w*ontbijt \w*lunch \w*borrel symposium workshop lancering
    aftrap kick-?off opening presentatie uitreiking \w*avond \w*middag training masterclass spreekuur ledendag
    interview consult
    vragenuur(?:tje)? inloop\w* chat\w* q&a \w*beraad \w*dag informatie\w*"""
)
_CHANNEL = any_of(
    r"""communicatietechnologie telecommunicatie telefoon teams zoom webex skype
    (?:video|beeld)(?:-?verbinding|bellen|conferentie)? verbinding vtc livestream beeldbellen
    instagram tiktok youtube linkedin facebook facetime whatsapp twitch"""
)
_ONLINE = re.compile(
    rf"(?<!\w)(?:(?:digita(?:al|le)|digital|online|virtue(?:el|le)|virtual|telefonische?|video)(?:\s*-\s*|\s+)(?:Europese\s+|informele\s+)?{_MEETING}"
    r"|video-?(?:conferentie|(?:bel)?gesprek|verbinding|boodschap|overleg|vergadering|bijeenkomst|conference|link|call)"
    r"|(?:beeld|audio|telefoon)verbinding|in\s+een\s+(?:digitale|virtuele|online)\s+omgeving|online-?consult|(?:video|beeld)-?bel\w*|telefoongesprek(?:ken)?|belafspraak|belrondje|webinars?|webcast"
    r"|bel-?(?:lunch|ontbijt|overleg|gesprek|ronde|moment|diner|borrel)"
    r"|(?:conference|video|phone)\s+call|(?:teams|zoom|webex|skype|vtc)-?\s?(?:meeting|overleg|gesprek|call|sessie|bijeenkomst)"
    r"|(?:via|per|middels)\s+(?:(?:een|de|ms|microsoft|\w*beveiligde)\s+){0,2}"
    rf"{_CHANNEL}"
    r"|(?:instagram|tiktok|youtube|linkedin|facebook|twitch)[ -]?live"
    r"|(?:spreekt|sprak|spreken|overlegt|overleggen|praat|praten|vergadert|vergaderen|ontmoet|feliciteert|bedankt|neemt|nemen)\s"
    r"(?:(?!over\b|inzake\b|van\b|voor\b)[^\W\d_]+\s){0,3}(?:telefonisch|digitaal|online|virtueel)"
    r")(?!\w)",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"^(?:\W*(?:de\s+)?\w+\s){0,2}?\W*(?:belt|bellen|call|teams|zoom|webex)\s+(?:(?:hij|zij|ze)\s+)?(?:met|with)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:[(,;–|/]|\s-)\s*(?:volledig\s+|geheel\s+)?(?:online|digitaal|virtueel|telefonisch|videobellen|beeldbellen|"
    rf"videocall|teams|zoom|(?:via|per|middels)\s+(?:ms\s+)?{_CHANNEL})\s*(?:[),;–|]|$)"
    r"|^(?:online|digitaal|telefonisch|by\s+phone|via\s+\w+):|^(?:livestream|vtc)\b",
    re.IGNORECASE,
)
_HYBRID = re.compile(
    rf"\bhybride?\s+{_MEETING}\b|[(,–]\s*hybride?\s*(?:$|[),])|\bfysiek\s+(?:en|als|of)\s+(?:online|digitaal)|\b(?:online|digitaal)\s+(?:en|als)\s+fysiek\b"
    rf"|\b(?:ook|tevens|deels|mede)\s+(?:online|digitaal|te\s+volgen|(?:via|per)\s+(?:(?:een|de|ms)\s+)?{_CHANNEL})"
    r"|\bzowel\s[^.;\n]{1,60}\sals\s+(?:online|digitaal|via)\b|\b(?:een\s+)?deel\s+(?:van\s+)?[^.;()\n]{1,40}\s(?:belt\s+in|online|digitaal|via\s)"
    r"|\ben\s+(?:online|digitaal|via\s+(?:(?:een|de)\s+)?(?:livestream|teams|zoom|webex|videoverbinding))\s*(?:$|[),;])",
    re.IGNORECASE,
)
_VISIT = any_of(
    r"""(?:(?:working|official|state)\s)?visit \w*bezoek(?:en)? bezoekt ontvangst(?:en)? rondleiding
    opening(?:shandeling)? \w*diner \w*lunch \w*ontbijt \w*borrel \w*receptie kranslegging \w*herdenking
    handelsmissie dienstreis staatsbezoek rondgang \w*tour werkdag gongslag premi[èe]re beëdiging huldiging
    koffie(?:drinken)? uitreiking onthulling tewaterlating doop"""
)
# At the start of a line: "Kort werkbezoek", "Bijwonen opening", but not "Voorbereiding werkbezoek".
_PHYSICAL = re.compile(
    r"^\W*(?:(?:kort|korte|tweedaags|driedaags|meerdaags|officieel|officiële|feestelijke|informeel|afsluitend|gezamenlijk"
    r"|bijwonen|aanwezig\s+bij|deelname\s+aan|verrichten|het|de|een|nationale|internationale|kennismakings|jaarlijkse?|lokale"
    rf"|economische|regionaal)\s+){{0,3}}{_VISIT}\b(?!\s*(?:[-:]?\s*voorbereiding|:\s*voorbereiding))",
    re.IGNORECASE,
)


# Any match of the online and hybrid patterns contains one of these; testing for them is ten times cheaper.
_TRACES = re.compile(
    r"digit|online|virtu|tele|video|beeld|bel|web|teams|zoom|skype|vtc|hybrid|fysiek|stream|call|volgen|verbinding"
    r"|instagram|tiktok|youtube|linkedin|face|whatsapp|twitch|phone|audio|webex|belt "
)


def _may_be_online(text: str) -> bool:
    return _TRACES.search(text.lower()) is not None


def says_online(text: str) -> bool:
    """Tell whether the words of an activity say that it is held online ("Digitaal werkbezoek aan ...")."""
    return _may_be_online(text) and any(pattern.search(text) for pattern in (_ONLINE, _CALLS, _ASIDE))


def said_mode(text: str) -> Mode:
    """Return the mode that the words indicate: online, hybrid, physical (a visit, a dinner) or unknown.

    >>> said_mode("Gesprek (telefonisch) met Aedes"), said_mode("Congres, ook online te volgen")
    (<Mode.ONLINE: 'online'>, <Mode.HYBRID: 'hybrid'>)
    >>> said_mode("Werkbezoek voedselbank"), said_mode("Gesprek met Aedes")
    (<Mode.PHYSICAL: 'physical'>, <Mode.UNKNOWN: 'unknown'>)
    """
    if _may_be_online(text):
        if _HYBRID.search(text):
            return Mode.HYBRID
        if says_online(text):
            return Mode.ONLINE
    return Mode.PHYSICAL if _PHYSICAL.match(text) else Mode.UNKNOWN


def stronger(title: Mode, intro: Mode) -> Mode:
    """Return the combined mode of a title and its intro: online or hybrid from either, otherwise that of the title."""
    return next((mode for mode in (title, intro) if mode in (Mode.ONLINE, Mode.HYBRID)), title)
