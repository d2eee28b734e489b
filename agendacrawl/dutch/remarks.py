"""Lines of a weekly page that are no activity: "Geen openbare afspraken", "Middag", "Lees meer", "Onder voorbehoud".

Every rule is a name, a pattern and two examples: a line that it decides and one that it leaves alone. The tests hold
each rule to both.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from agendacrawl.dutch.status import CANCELLED, TENTATIVE, says


class Remark(StrEnum):
    """What a line says that is no activity."""

    NOTHING = "nothing"  # there is nothing that day, or it is not known yet
    PART_OF_DAY = "part_of_day"  # "Ochtend", above the lines of that part
    AGENDA = "agenda"  # speaks of the agenda as a whole
    FURNITURE = "furniture"  # links, buttons, notes to editors
    POSSIBLE = "possible"  # what may follow: nobody says that it did
    OFF = "off"  # the activity above, or the page's, does not take place
    TENTATIVE = "tentative"  # the activity above, or the page's, is not sure


class Rule(NamedTuple):
    """A kind of line; `pattern` is matched from its start, in lower case."""

    kind: Remark
    name: str
    pattern: str
    decides: str
    leaves: str


_WHO = (
    r"(?:(?:de|het|onze)\s+)?(?:minister(?:-president)?|staatssecretaris|bewindspersoon|bewindslieden|premier|kabinet)"
    r"(?:\s+(?!(?:is|zijn|heeft|hebben|met|op|over)\b)[\w'’.-]+){0,4}?"
)
_ENGAGEMENTS = r"(?:agenda\w*|afspra\w+|activiteit\w*|programma\w*|verplichtingen|bijzonderheden|optredens|evenementen|openbaars)"
_CLAUSE = r"[^.:!?]"
_SUBJECT = (
    r"(?:let op\W+|n\.?b\.?\W+|p\.?s\.?\W+)?(?:(?:niet|de|deze|dit|alle|het|alleen|in|bovenstaande|onderstaande|genoemde|vermelde"
    r"|openbare|volledige|aangegeven|gehele|week)\s+){0,3}"
    r"(?:\w{0,8}agenda\w{0,3}|afspraken|activiteiten|programma|tijd(?:en|stippen)?|data|overzicht|wijzigingen|informatie)\b"
)
_HOLIDAY = (
    r"(?:(?:eerste|tweede|1e|2e)\s+)?(?:kerst|paas|pinkster|christmas|easter)(?:dag|day|\s+day|\s+monday|\s+sunday)?|pasen|pinksteren"
    r"|nieuwjaarsdag|new year['’]?s day|oudejaarsdag|oud en nieuw|hemelvaart(?:sdag)?|dag na hemelvaart(?:sdag)?|goede vrijdag"
    r"|good friday|koningsdag|king['’]?s day|bevrijdingsdag|(?:nationale|officiële|public|bank)?\s*(?:feestdag|holiday)|weekend"
)
_AWAY = r"(?:afwezig|ziek|verhinderd|vrij|absent|(?:met|op|van)\s+(?:\w+\s+)?\w*(?:vakantie|verlof|reces)|on\s+(?:\w+\s+)?(?:leave|holiday))"

RULES = (
    Rule(Remark.NOTHING, "no word", r"[\W_]*$", "–", "1 mei"),
    Rule(
        Remark.NOTHING,
        "no engagements",
        rf"(?:(?:er\s+(?:zijn|staan)|deze|vandaag|nog|voor|vanwege|wegens|in\s+(?:week|deze|verband|het\s+\w*reces)|i\.v\.m\.|tijdens"
        rf"|gedurende|op\s+(?:\w+dag|deze|dit|\d)|{_WHO}\s+heeft)\b{_CLAUSE}{{0,80}}?)?"
        rf"\bgeen\s+(?:[\w-]+\s+){{0,3}}?{_ENGAGEMENTS}\b(?!\s+(?:over|zonder|met)\b)[^:]{{0,80}}$",
        "In week 3 zijn er geen openbare activiteiten.",
        "Geen woningen: debat",
    ),
    Rule(
        Remark.NOTHING,
        "no engagements, in English",
        r"(?:there are\s+|the minister has\s+)?(?:no|none)\b(?:\s+(?:public|official|external|scheduled|planned|other))*"
        r"(?:\s+(?:engagements?|appointments?|events?|activities|meetings|agenda))?(?:\s+(?:today|this week|scheduled|planned))*\W*$",
        "No public engagements",
        "No more waste: conference",
    ),
    Rule(
        Remark.NOTHING,
        "recess or leave",
        r"(?:(?:start|begin|einde)\s+(?:van\s+het\s+)?)?(?:\w*reces|vrij(?:e dag)?|verlof|(?:\w+)?vakantie|parliamentary recess|recess|day off"
        r"|(?:annual\s+)?leave|vacation)(?:\s+(?:(?:van\s+de\s+)?(?:tweede\s+|eerste\s+)?kamer|t/m\b.*|tot\b.*|van\s+\d.*)|\s*\(.*\))?\W*$",
        "Kerstreces t/m 11 januari",
        "Recesbezoek aan Texel",
    ),
    Rule(
        Remark.NOTHING,
        "away",
        rf"(?:{_WHO}(?:\s+(?:is|zijn|heeft|geniet|verblijft))?(?:\s+(?!over\b)[\w'’-]+){{0,4}}?\s+)?{_AWAY}"
        r"(?:\s+(?:deze week|vandaag|wegens|vanwege|i\.v\.m\.|t/m|tot)\b.*)?\W*$",
        "De minister is vandaag afwezig",
        "Gesprek over ouderen die ziek zijn",
    ),
    Rule(
        Remark.NOTHING,
        "not known yet",
        rf"(?:(?:de\s+)?(?:agenda|programma|invulling|afspraken|activiteiten)\s*(?:is|zijn|wordt|worden)?\s*)?(?:(?:nog|is|wordt|zijn)\s+)*"
        r"(?:(?:niet|nader|later|on)\s*(?:te\s+)?(?:bekend\w*|bepaald|bepalen|ingevuld|in\s+te\s+vullen|gepland)|te\s+bepalen|in\s+te\s+vullen"
        r"|(?:in|aan)gevuld|bekend\s*gemaakt|volgt(?:\s+(?:nog|later|z\.?s\.?m\.?|spoedig))*|n\.?\s?[tnv]\.?\s?[btn]\.?|t\.?b\.?[ad]\.?"
        r"|to be (?:announced|determined)|geen|nihil|n/a|x|niet van toepassing)\W*$",
        "Nader te bepalen",
        "Niet bekend maakt onbemind: campagne",
    ),
    Rule(
        Remark.NOTHING,
        "holiday",
        rf"(?:{_HOLIDAY})(?:\s*[(:,–-]\s*(?:geen|vrij|reces|feestdag)\b.*)?\W*$",
        "Tweede Paasdag",
        "Koningsdag, Dokkum",
    ),
    Rule(
        Remark.NOTHING,
        "internal",
        r"(?:interne|niet[- ]openbare|besloten)\s+(?:afspraken|agenda|overleggen|activiteiten)\W*$",
        "Interne afspraken",
        "Interne markt: debat",
    ),
    Rule(
        Remark.PART_OF_DAY,
        "part of the day",
        r"(?:in\s+de\s+(?:loop\s+van\s+de\s+)?|gedurende\s+de\s+|de\s+|['’‘`]?s[ -])?(?:(?:vroege|late|hele|gehele)\s+)?"
        r"(?:ochtend|morgen|voormiddag|middag|namiddag|avond|nacht)s?(?:programma)?\W*$",
        "’s Ochtends:",
        "Middagprogramma in Assen",
    ),
    Rule(
        Remark.PART_OF_DAY,
        "all day",
        r"(?:(?:de\s+)?(?:hele|gehele)\s+(?:dag|week)|dagvullend|overdag|all day|(?:in the\s+)?(?:morning|afternoon|evening)|[ap]\.?m\.?)\W*$",
        "Hele dag",
        "Hele dag-symposium",
    ),
    Rule(
        Remark.AGENDA,
        "agenda that may change",
        rf"{_SUBJECT}[^()]{{0,80}}?\b(?:onder\s+(?:het\s+)?voorbehoud|wijzig\w*|verander\w*|voorbehouden|aangepast|bijgewerkt|aangevuld"
        r"|gepubliceerd|bekend\s?gemaakt|vermeld|opgenomen|lokale\s+tijd\w*|plaatselijke\s+tijd|bij\s+benadering|subject to change)\b",
        "De agenda kan nog wijzigen.",
        "Overleg over de agenda en de wijziging van de Grondwet",
    ),
    Rule(
        Remark.AGENDA,
        "changes reserved",
        r"(?:let op\W+|alles\s+|dit\s+(?:alles\s+)?(?:is\s+)?)?(?:(?:alle\s+)?wijzigingen\s+voorbehouden|onder\s+voorbehoud\s+van\s+"
        r"(?:\w+\s+)?(?:wijziging|verandering)\w*|subject to change)",
        "Let op: wijzigingen voorbehouden.",
        "Wijzigingen in de bijstand: debat",
    ),
    Rule(
        Remark.AGENDA,
        "what is on this page",
        r"(?:hieronder|hierna|onderstaand\w*|(?:een\s+)?overzicht\s+van|(?:this|these|below)\s+(?:is|are)\s+the"
        r"|(?:dit\s+(?:is|zijn)|hier\s+(?:vindt|staan?)|op\s+deze\s+pagina|in\s+dit\s+overzicht|u\s+vindt|in\s+deze\s+agenda)\b"
        rf"{_CLAUSE}{{0,80}}?\b(?:agenda|afspraken|activiteiten|week|overzicht|bewindsp\w+|minister|staatssecretaris))\b",
        "Dit zijn de openbare afspraken van minister Aartsen in week 13.",
        "Dit is Zeeland: opening tentoonstelling",
    ),
    Rule(
        Remark.AGENDA,
        "the agenda's own title",
        r"(?:openbare\s+|publieke\s+)?(?:week)?(?:agenda|activiteiten|afspraken)(?:\s+(?:van|in|voor))?(?:\s+(?:de|het))?"
        r"(?:\s+(?:minister|staatssecretaris|bewindspersoon|premier|week)\b.*|\W*$)",
        "Openbare agenda van minister Aartsen",
        "Agenda van de toekomst: bijeenkomst",
    ),
    Rule(
        Remark.AGENDA,
        "number of the week",
        r"(?:in\s+)?(?:de\s+)?week\s+(?:van\s+(?:\w+dag\s+)?\d{1,2}\b[^:]{0,40}|\d{1,2}(?:\W+(?:van\s+|vanaf\s+)?(?:(?:\w+dag\s+)?\d.*|20\d\d.*))?)\W*$",
        "Week 3: 12 - 16 januari",
        "Week van de Circulaire Economie, Utrecht",
    ),
    Rule(
        Remark.AGENDA,
        "few engagements",
        rf"(?:(?:in\s+verband\s+met|vanwege|wegens|i\.v\.m\.|door|tijdens)\b{_CLAUSE}{{0,80}}?\b(?:heeft|hebben)\b{_CLAUSE}{{0,60}}?"
        rf"|{_WHO}\s+(?:heeft|hebben)\s+(?:(?:deze|komende|volgende|in|week|\d+|een|beperkt|aantal|weinig|enkele|de|het|vooral|openbare|ook)\s+)*)"
        r"(?:agenda|afspraken|activiteiten)\b",
        "In verband met het meireces heeft de minister deze week een beperkt aantal openbare afspraken.",
        "De minister heeft een gesprek over afspraken in de zorg",
    ),
    Rule(
        Remark.AGENDA,
        "the following engagements",
        rf"(?:(?:in|op|deze|komende|tijdens)\b|{_WHO}){_CLAUSE}{{0,60}}?\bde\s+volgende\s+(?:openbare\s+)?(?:activiteiten|afspraken|agenda)\b|de\s+volgende\s+(?:openbare\s+)?(?:activiteiten|afspraken|agenda)\b|(?:deze|komende)\s+week\b.{{0,80}}:$",
        "De minister heeft deze week de volgende afspraken",
        "Gesprek over de volgende stap",
    ),
    Rule(
        Remark.AGENDA,
        "when it was changed",
        r"(?:(?:voor\s+het\s+)?laatst\s+)?(?:gewijzigd|bijgewerkt|aangepast|geactualiseerd|gepubliceerd)\s*(?:op\b|:|\d)|versie\W+[^:]{0,30}$",
        "Laatst bijgewerkt op 12 januari",
        "Gewijzigd omgevingsplan: overleg",
    ),
    Rule(
        Remark.FURNITURE,
        "go and read",
        r"(?:lees|bekijk|zie|kijk|ga|klik)\s+(?:\w+\s+)?(?:meer|verder|ook|het|de|deze|hier|hiervoor|alle|op|naar|voor)\b",
        "Bekijk ook de agenda van volgende week",
        "Lees- en schrijfcongres",
    ),
    Rule(
        Remark.FURNITURE,
        "more",
        r"meer\s+(?:informatie|info|weten|lezen|nieuws|over|afspraken|agenda\w*)\b|more\s+(?:information|about|news)\b|read\s+more\b|see\s+also\b",
        "Meer informatie over het Deltaprogramma",
        "Meer ruimte voor de rivier: bijeenkomst",
    ),
    Rule(
        Remark.FURNITURE,
        "back and forth",
        r"(?:ga\s+)?(?:terug\s+)?naar\s+(?:boven|het\s+begin|(?:het\s+|de\s+)?(?:overzicht|agenda|homepage|hoofdinhoud|inhoud)\b.*)\W*$|back to (?:top|overview)\b"
        r"|terug\W*$|(?:vorige|volgende|previous|next)(?:\s+(?:week|agenda|pagina|page|maand))?\W*$",
        "Terug naar boven",
        "Volgende stap energietransitie: bijeenkomst",
    ),
    Rule(
        Remark.FURNITURE,
        "buttons",
        r"(?:deel|delen|share|tweet)(?:\s+(?:deze|dit|this|via|op|on)\b.*)?\W*$|(?:download|print)(?:en|\s+(?:de|het|deze|als|the)\b.*)?\W*$"
        r"|(?:volg|abonneer|schrijf|meld)\s+(?:de\s+(?:minister|staatssecretaris)|ons|je|u)\b",
        "Deel deze pagina",
        "Deel- en ruilwinkel, opening",
    ),
    Rule(
        Remark.FURNITURE,
        "foot of a page",
        r"(?:zie ook|gerelateerd\w*(?:\s+\w+)?|archief|agenda-?archief|overzicht|alle\s+(?:agenda|afspraken|activiteiten)\S*(?:\s.*)?|documenten|externe\s+links?|links?"
        r"|bijlagen?|persvoorlichting|over\s+deze\s+pagina|service|nieuwsbrief|(?:foto|beeld|fotograaf)\s*:.*|©.*)\W*$",
        "Zie ook",
        "Documentenmiddag",
    ),
    Rule(
        Remark.FURNITURE,
        "for editors",
        r"(?:noot|bericht|nb|note)?\W*(?:voor|aan|to)\s+(?:de\s+|alle\s+|the\s+)?(?:redacties?|redacteuren|pers|media|journalisten|editors|press)\b|niet\s+voor\s+publicatie",
        "Noot voor de redactie: de afspraken zijn besloten.",
        "Noodfonds voor de pers",
    ),
    Rule(
        Remark.FURNITURE,
        "access of the press",
        r"(?:de\s+|voor\s+de\s+)?(?:pers|media|journalisten|fotografen|cameraploegen|publiek)\s+(?:(?:is|zijn|kan|kunnen|mag|mogen)\b|welkom|niet|uitgenodigd)"
        r"|(?:niet\s+|wel\s+|beperkt\s+)?(?:toegankelijk|openbaar|open)\s+voor\s+(?:de\s+|het\s+)?(?:pers|media|publiek)"
        rf"|(?:deze|dit|de|het|alle)\s+(?:bijeenkomst|\w*bezoek|gesprek|afspraa?k\w*|activiteit\w*|onderde\w+|overleg\w*){_CLAUSE}{{0,60}}?\b(?:toegankelijk|besloten|openbaar)\b"
        r"|besloten\W*$|(?:aanmelden|aanmelding|accreditatie)\s*(?:via|bij|kan|voor|is|tot|:|verplicht)",
        "De pers is welkom bij dit bezoek.",
        "Persconferentie na de ministerraad",
    ),
    Rule(
        Remark.FURNITURE,
        "whom to ask",
        r"voor\s+(?:meer\s+|nadere\s+|verdere\s+|overige\s+)?(?:informatie|vragen|inlichtingen|interviewverzoeken)\b|vragen\s*\?|(?:neem|u kunt)\s+contact\b",
        "Voor meer informatie kunt u contact opnemen",
        "Contactgroep Vrede, Utrecht",
    ),
    Rule(
        Remark.POSSIBLE,
        "if it can be done",
        r"(?:zo|indien|als|mocht|mits|wanneer)\s+(?:mogelijk|nodig|(?:er\s+|daar\s+)?(?:nog\s+)?(?:de\s+)?tijd|het\s+weer|de\s+omstandigheden)\b"
        r"|bij\s+(?:goed|mooi|gunstig|slecht|voldoende|genoeg|tijd)\b|(?:if|time|weather)\s+(?:possible|permitting|time)\b",
        "Zo mogelijk volgt nog een bezoek aan Vlieland",
        "Als de dijken breken: première",
    ),
    Rule(
        Remark.POSSIBLE,
        "perhaps",
        r"(?:mogelijk|wellicht|eventueel|misschien|optioneel|desgewenst|possibly|perhaps)\b(?!\s+(?:maken|gemaakt)\b)(?=.{12})"
        r"|het\s+is\s+(?:nog\s+)?(?:niet|on)\s*(?:zeker|bekend|duidelijk)\b|reserve\s*:",
        "Mogelijk sluit de minister ook aan bij het diner in Leiden.",
        "Mogelijkhedenfestival, Zwolle",
    ),
)  # fmt: skip


_LEAD = re.compile(r"[\s*•–—\-(\[\"“]*")
_ANY = re.compile("|".join(f"(?P<r{n}>{rule.pattern})" for n, rule in enumerate(RULES)))
_LEFT_OUT = frozenset({Remark.NOTHING, Remark.PART_OF_DAY, Remark.FURNITURE, Remark.POSSIBLE})
_DESCRIBES = re.compile(
    r"(?:tijdens|hij|zij|daar|daarbij|daarna|daarnaast|hier|hierbij|ook|aan bod|op de agenda staa"
    r"|(?:in )?(?:het|dit) gesprek|(?:het|dit) bezoek|(?:het )?doel|deze bijeenkomst|onderwerp"
    r"|gesproken wordt|er wordt)\b"
    r"|(?:er is een )?(?:pers|media|foto)(?:moment|gelegenheid)\b(?=\W*(?:$|om\b|vanaf|na\b|\d|aanmelden|mogelijk))",
    re.I,
)
_LONGEST = 400  # a longer line is prose, and no remark


def remark(text: str) -> Remark | None:
    """Return what a line says that is no activity, or None for one that may be an activity.

    >>> remark("Geen openbare afspraken"), remark("’s Avonds"), remark("Avondvierdaagse, Nijmegen")
    (<Remark.NOTHING: 'nothing'>, <Remark.PART_OF_DAY: 'part_of_day'>, None)
    """
    if len(text) > _LONGEST:
        return None
    if says(text, CANCELLED):
        return Remark.OFF
    low = text.lower()
    lead = _LEAD.match(low)
    match = _ANY.match(low, lead.end() if lead is not None else 0)
    if match is not None and match.lastgroup is not None:
        return RULES[int(match.lastgroup[1:])].kind
    return Remark.TENTATIVE if says(text, TENTATIVE) else None


def is_nothing(text: str) -> bool:
    """Tell whether a line holds no activity and says nothing about one: it is left out without a word.

    >>> is_nothing("Geen openbare afspraken"), is_nothing("Geen woningen: debat")
    (True, False)
    """
    return remark(text) in _LEFT_OUT


def is_general(text: str) -> bool:
    """Tell whether a line speaks of the agenda as a whole.

    >>> is_general("Deze agenda is onder voorbehoud van wijzigingen."), is_general("Bezoek aan Emmen (onder voorbehoud)")
    (True, False)
    """
    return remark(text) is Remark.AGENDA


def describes(text: str) -> bool:
    """Tell whether a paragraph goes on about the activity before it.

    >>> describes("Tijdens het bezoek spreekt zij met studenten."), describes("Persmoment om 15.45 uur")
    (True, True)
    """
    return _DESCRIBES.match(text) is not None
