"""Lines of a weekly page that are not activities: "Geen openbare afspraken", "Middag", "Lees meer", "Onder voorbehoud".

Every rule has a name, a pattern and two examples: a line that it decides and one that it leaves alone. The tests check
both. Longer than other modules, because the rules with their examples are its data.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from agendacrawl.dutch.daywords import PART_OF_DAY
from agendacrawl.dutch.status import CANCELLED, TENTATIVE, says


class Remark(StrEnum):
    """The kind of a line that is not an activity."""

    NOTHING = "nothing"  # there is nothing that day, or it is not known yet
    PART_OF_DAY = "part_of_day"  # "Ochtend", above the lines of that part
    AGENDA = "agenda"  # speaks of the agenda as a whole
    FURNITURE = "furniture"  # links, buttons, notes to editors
    LEGEND = "legend"  # explains signs, type and abbreviations of the page
    POSSIBLE = "possible"  # what may follow, without confirmation that it did
    OFF = "off"  # the activity above, or the page's, does not take place
    TENTATIVE = "tentative"  # the activity above, or the page's, is not certain


class Rule(NamedTuple):
    """A rule for one kind of line; `pattern` is matched from the start of the line, in lower case."""

    kind: Remark
    name: str
    pattern: str
    decides: str
    leaves: str


_OFFICE = r"(?:minister(?:-president)?|staatssecretaris|bewindspersoon|bewindslieden|premier)"
_WHO = (
    rf"(?:(?:de|het|onze|the)\s+)?(?:{_OFFICE}|kabinet|(?:tweede\s+|eerste\s+)?kamer|state\s+secretary)"
    r"(?:\s+(?!(?:is|zijn|heeft|hebben|met|op|over)\b)[\w'’.-]+){0,4}?"
)
_ENGAGEMENTS = (
    r"(?:agenda\w*|afspra\w+|activiteit\w*|programma\w*|verplichtingen|bijzonderheden|optredens"
    r"|evenementen|openbaars)"
)
_ACTIVITY = r"\w*(?:gesprek|overleg|debat|bezoek|bijeenkomst|congres|opening|campagne|interview|over)\b"
_CLAUSE = r"[^.:!?]"
# The agenda as the subject of a sentence: "De hieronder genoemde tijden", "Let op: deze agenda".
_SUBJECT = (
    r"(?:let\s+op\W+|n\.?b\.?\W+|p\.?s\.?\W+)?"
    r"(?:(?:niet|de|deze|dit|alle|het|alleen|in|bovenstaande|onderstaande|genoemde|vermelde|openbare|volledige"
    r"|aangegeven|gehele|week|this|the)\s+){0,3}"
    r"(?:\w{0,8}agenda\w{0,3}|afspraken|activiteiten|programma|tijd(?:en|stippen)?|data|overzicht|wijzigingen"
    r"|informatie|schedule|programme)\b"
)
_WEEKS = r"(?:(?:deze|komende|volgende)\s+week|week\s+\d{1,2})"
_ABSENCE = r"\w*(?:vakantie|verlof|reces)"
_AWAY = (
    rf"(?:afwezig|niet\s+aanwezig|ziek|verhinderd|vrij|absent|(?:in\s+het\s+buitenland\s+)?(?:met|op|van)\s+(?:(?:een\s+)?\w+\s+)?{_ABSENCE}"
    r"|on\s+(?:\w+\s+)?(?:leave|holiday))"
)
_HOLIDAY = (
    r"(?:(?:eerste|tweede|1e|2e)\s+)?(?:kerst(?:mis)?|paas|pinkster|christmas|easter)(?:dag|day|\s+day|\s+monday|\s+sunday)?"
    r"|pasen|pinksteren|nieuwjaarsdag|new year['’]?s day|oudejaarsdag|oud\s+(?:en|&)\s+nieuw|hemelvaart(?:sdag)?"
    r"|dag na hemelvaart(?:sdag)?|goede vrijdag|good friday|koningsdag|king['’]?s day|bevrijdingsdag"
    r"|(?:nationale|officiële|public|bank)?\s*(?:feestdag|holiday)|weekend"
)
_PART = rf"{PART_OF_DAY}s?(?:programma)?"
_PERHAPS = r"(?:mogelijk|wellicht|eventueel|misschien|optioneel|desgewenst|possibly|perhaps)"
_LINKED = (
    r"(?:\w*agenda\S*|toespraak|speech|\w*bericht\w*|\w*brief|uitnodiging|programma|livestream|uitzending|\w*site"
    r"|pagina|video|foto\S*|stream|document\w*|rapport|verslag|overzicht|kalender)"
)
_ITEMS = r"(?:afspra\w+|activiteit\w*|onderde\w+|bijeenkomsten|items|tekst|programma\w*)"
_TYPE = r"(?:doorgehaalde?|doorgestreepte?|cursie(?:f|ve)|(?:vet|dik|schuin)\s?gedrukte?|gearceerde?|onderstreepte?)"
# Words that describe type only in a legend: elsewhere they are names of something ("Rood: musical").
_COLOUR = r"(?:vette?|rood|rode|groene?|blauwe?|gele?|grijze?|oranje)(?:\s(?:gemarkeerde?|gedrukte?))?"
_STATE = (
    r"(?:nog\s+niet|onder\s+voorbehoud|(?:on)?bevestigd|(?:ge)?wijzig\w+|geannuleerd|vervallen|afgelast|definitief"
    r"|nieuwe?|toegankelijk|openbaar|besloten)\b"
)
_FOOTNOTE_SIGN = r"\(?(?:[*†‡¹²³]{1,3}|ster(?:retje)?\b|asterisk\b)\)?"
_SHORT_FOR = (
    r"(?:(?:tk|ek)\)?\s?[:–-]\s?(?:de\s+)?(?:tweede|eerste)\s+kamer|cd\s?[:–-]\s?commissiedebat|mr\s?[:–-]\s?ministerraad"
    r"|(?:tmd|2md)\s?[:–-]\s?tweeminutendebat|wgo\s?[:–-]\s?wetgevingsoverleg|no\s?[:–-]\s?nota-?overleg"
    r"|bo\s?[:–-]\s?bestuurlijk\s+overleg|cdk\s?[:–-]\s?commissaris\s+van\s+de\s+koning"
    r"|vtc\s?[:–-]\s?video\w+|ao\s?[:–-]\s?algemeen\s+overleg|o\.?v\.?b\.?\s?[:–-]\s?onder\s+voorbehoud)"
)
_PRESS = r"(?:pers|media|journalisten|fotografen|cameraploegen|publiek)"

RULES = (
    Rule(Remark.NOTHING, "no word", r"[\W_]*$", "–", "1 mei"),
    Rule(
        Remark.NOTHING,
        "no engagements",
        rf"(?=[^:]*\b(?:geen|zonder)\b)(?:(?!{_ACTIVITY})[\w'’.-]+[\s,]+){{0,10}}?"
        rf"\bgeen\s+(?:[\w()-]+\s+){{0,3}}?{_ENGAGEMENTS}\b(?!\s+(?:over|zonder|met)\b)[^:]{{0,80}}$"
        rf"|(?:\w*dag\s+)?zonder\s+(?:openbare\s+|publieke\s+)?{_ENGAGEMENTS}\W*$",
        "In week 3 zijn er geen openbare activiteiten.",
        "Geen woningen: debat",
    ),
    Rule(
        Remark.NOTHING,
        "no engagements, in English",
        r"(?:there are\s+|the minister has\s+)?(?:no|none)\b(?:\s+(?:public|official|external|planned|other))*"
        r"(?:\s+(?:engagements?|appointments?|events?|activities|meetings|agenda))?"
        r"(?:\s+(?:today|this week|scheduled|planned))*\W*$",
        "No public engagements",
        "No more waste: conference",
    ),
    Rule(
        Remark.NOTHING,
        "recess or leave",
        rf"(?:(?:start|begin|einde)\s+(?:van\s+het\s+)?)?(?:{_ABSENCE}|vrij(?:e dag)?"
        r"|(?:(?:parliamentary|summer|winter|spring|autumn|christmas|easter)\s+)?recess"
        r"|day off|(?:annual\s+)?leave|vacation)"
        rf"(?:\s+(?:(?:van\s+)?(?:de\s+)?(?:(?:tweede\s+|eerste\s+)?kamer|{_OFFICE})|t/m\b.*|tot\b.*|van\s+\d.*)"
        r"|\s*\(.*\))?\W*$",
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
        r"(?:(?:de\s+)?(?:agenda|programma|(?:nadere\s+)?invulling|afspraken|activiteiten)\s*"
        r"(?:(?:voor|van|op)\s+[\w\s]{1,30}?)?(?:is|zijn|wordt|worden)?\s*)?"
        r"(?:(?:nog|is|wordt|zijn)\s+)*"
        r"(?:(?:niet|nader|later|on)\s*(?:te\s+)?(?:bekend\w*|bepaald|bepalen|ingevuld|in\s+te\s+vullen|gepland)"
        r"|te\s+bepalen|in\s+te\s+(?:vullen|plannen)|(?:in|aan)gevuld|bekend\s*gemaakt"
        r"|volgt(?:\s+(?:nog|later|z\.?s\.?m\.?|spoedig))*|n\.?\s?[tnv]\.?\s?[btn]\.?|t\.?b\.?[ad]\.?"
        r"|to be (?:announced|determined)|geen|nihil|n/a|x|niet van toepassing)\W*$"
        r"|hier\s+volgt\b.{0,40}\b(?:agenda|later)\b|nadere\s+(?:informatie|details)\s+volg\w+\W*$",
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
        r"(?:interne|niet[- ]openbare|besloten)\s+(?:afspraken|agenda|overleggen|activiteiten)\W*$"
        r"|niet[- ]openbaar\W*$",
        "Interne afspraken",
        "Interne markt: debat",
    ),
    Rule(
        Remark.NOTHING,
        "day of work inside",
        r"(?:(?:thuis)?werk|kantoor|departements?|stukken|lees)dag"
        r"(?:\s+(?:op|vanuit|in|naar)\s+(?:(?:het|de)\s+)?(?:departement|ministerie|kantoor|huis|den\s+haag|nederland))?\W*$",
        "Werkdag op het departement",
        "Werkdag in Zeeland",
    ),
    Rule(
        Remark.PART_OF_DAY,
        "part of the day",
        r"(?:in\s+de\s+(?:loop\s+van\s+de\s+)?|gedurende\s+de\s+|de\s+|['’‘`]?s[ -])?"
        rf"(?:(?:vroege|late|hele|gehele)\s+)?{_PART}(?:\s*(?:en|/|-|t/m)\s*{_PART})?\W*$|(?:voor|na)\s+de\s+(?:lunch|middag)\W*$|van(?:ochtend|middag|avond|nacht|daag)\W*$",
        "’s Ochtends:",
        "Middagprogramma in Assen",
    ),
    Rule(
        Remark.PART_OF_DAY,
        "all day",
        r"(?:(?:de\s+)?(?:hele|gehele)\s+(?:dag|week)|dagvullend|overdag|all day"
        r"|(?:in the\s+)?(?:morning|afternoon|evening)|[ap]\.?m\.?)\W*$",
        "Hele dag",
        "Hele dag-symposium",
    ),
    Rule(
        Remark.AGENDA,
        "agenda that may change",
        rf"{_SUBJECT}(?:\s+(?!(?:is|zijn|kan|kunnen|wordt|worden)\b)[\w()'’-]+){{0,5}}?"
        rf"(?:\s+(?:is|zijn|kan|kunnen|wordt|worden|blijft|blijven|are|may)\b{_CLAUSE}{{0,80}}?\b(?:wijzig\w*|verander\w*"
        r"|aangepast|bijgewerkt|aangevuld|gepubliceerd|bekend\s?gemaakt|vermeld|opgenomen|lokale\s+tijd\w*"
        r"|plaatselijke\s+tijd|bij\s+benadering|onder\s+(?:het\s+)?voorbehoud|subject\s+to\s+change|change|afwijk\w*)"
        r"|\s+(?:onder\s+(?:het\s+)?voorbehoud|voorbehouden|subject\s+to\s+change))\b",
        "De agenda kan nog wijzigen.",
        "Activiteiten rond de wijziging van de Grondwet",
    ),
    Rule(
        Remark.AGENDA,
        "changes reserved",
        r"(?:let\s+op\W+|alles\s+|dit\s+(?:alles\s+)?(?:is\s+)?)?(?:(?:alle\s+)?wijzigingen\s+voorbehouden"
        r"|onder\s+voorbehoud\s+van\s+(?:\w+\s+)?(?:wijziging|verandering)\w*|subject\s+to\s+change|changes\s+may\b"
        r"|er\s+kunnen\b.{0,30}\b(?:wijzig|verander)\w+|aan\s+(?:deze|dit)\b.{0,60}\brechten\b)",
        "Onder voorbehoud van wijzigingen",
        "Wijzigingen in de bijstand: debat",
    ),
    Rule(
        Remark.AGENDA,
        "what is on this page",
        r"(?:hieronder|hierna|onderstaand\w*|(?:een\s+)?overzicht\s+van|(?:this|these|below)\s+(?:is|are)\s+the"
        r"|(?:dit\s+(?:is|zijn)|hier\s+(?:vindt|staan?)|op\s+deze\s+pagina|in\s+dit\s+overzicht|u\s+vindt"
        rf"|in\s+deze\s+agenda|{_SUBJECT}\s+(?:bevat|toont|omvat|geeft))\b{_CLAUSE}{{0,80}}?"
        rf"\b(?:agenda|afspraken|activiteiten|week|overzicht|bewindsp\w+|{_OFFICE}))\b",
        "Dit zijn de openbare afspraken van minister Aartsen in week 13.",
        "Dit is Zeeland: opening tentoonstelling",
    ),
    Rule(
        Remark.AGENDA,
        "the agenda's own title",
        r"(?:de\s+)?(?:openbare\s+|publieke\s+)?(?:week)?(?:agenda|activiteiten|afspraken)(?:\s+(?:van|in|voor))?(?:\s+(?:de|het))?"
        rf"(?:\s+(?:{_OFFICE}|week)\b.*|\s+{_WEEKS}\W*$|\W*$)",
        "Openbare agenda van minister Aartsen",
        "Agenda van de toekomst: bijeenkomst",
    ),
    Rule(
        Remark.AGENDA,
        "number of the week",
        r"(?:in\s+)?(?:de\s+)?week(?:nummer|nr\.?)?\s+(?:van\s+(?:\w+dag\s+)?\d{1,2}\b[^:]{0,40}"
        r"|\d{1,2}(?:\W+(?:van\s+|vanaf\s+)?(?:\w+dag\s+)?\d.*)?)\W*$",
        "Week 3: 12 - 16 januari",
        "Week van de Circulaire Economie, Utrecht",
    ),
    Rule(
        Remark.AGENDA,
        "few engagements",
        rf"(?:(?:in\s+verband\s+met|vanwege|wegens|i\.v\.m\.|door|tijdens)\b{_CLAUSE}{{0,80}}?\b(?:heeft|hebben)\b"
        rf"{_CLAUSE}{{0,60}}?|{_WHO}\s+(?:heeft|hebben)\s+(?:(?:deze|komende|volgende|in|week|\d+|een|beperkt|aantal"
        r"|weinig|enkele|één|twee|drie|vier|vijf|zes|de|het|vooral|openbare|ook)\s+)*)(?:agenda|afspraken|activiteiten)\b",
        "In verband met het meireces heeft de minister deze week een beperkt aantal openbare afspraken.",
        "De minister heeft een gesprek over afspraken in de zorg",
    ),
    Rule(
        Remark.AGENDA,
        "the following engagements",
        rf"(?:(?:(?:in|op|deze|komende|tijdens)\b|{_WHO}){_CLAUSE}{{0,60}}?\b)?de\s+volgende\s+(?:openbare\s+)?"
        r"(?:activiteiten|afspraken|agenda)\b|(?:deze|komende)\s+week\b.{0,80}:$",
        "Op de agenda staan de volgende afspraken",
        "Gesprek over de volgende stap",
    ),
    Rule(
        Remark.AGENDA,
        "more follows",
        r"(?:(?:nog|verdere|overige|meer)\s+(?:afspraken|activiteiten|informatie|details)?\s*)?(?:wordt|worden|volgt|volgen)"
        r"\s+(?:(?:later|nog|z\.?s\.?m\.?|binnenkort|nader|verder)\s*){1,3}(?:aangevuld|ingevuld|toegevoegd|bekend\s?gemaakt)?\W*$",
        "Wordt later aangevuld",
        "Wordt later gedebatteerd",
    ),
    Rule(
        Remark.AGENDA,
        "when it was changed",
        r"(?:(?:voor\s+het\s+)?laatst\s+)?(?:gewijzigd|bijgewerkt|aangepast|geactualiseerd|gepubliceerd)\s*(?:op\b|:|\d)"
        r"|versie\W+[^:]{0,30}$",
        "Laatst bijgewerkt op 12 januari",
        "Gewijzigd omgevingsplan: overleg",
    ),
    Rule(
        Remark.NOTHING,
        "on the way",
        r"(?:['’‘`]?s\s+\w+s\s+)?(?:aankomst|vertrek|terugvlucht|heenvlucht)\b"
        rf"(?:\s+(?:in|naar|uit|van|de|het|{PART_OF_DAY}|vroege?|late?|[a-z]+ochtend|nederland|den\s+haag)){{0,6}}\W*$",
        "’s Avonds vertrek naar Nederland.",
        "Vertrek van de ambassadeur: receptie",
    ),
    Rule(
        Remark.FURNITURE,
        "number of a page",
        r"pagina\s+\d+(?:\s*(?:van|/)\s*\d+)?\W*$",
        "Pagina 1 van 2",
        "Pagina 1 van de grondwet: lezing",
    ),
    Rule(
        Remark.FURNITURE,
        "go and read",
        rf"(?:lees|bekijk|zie|kijk)\s+(?:\w+\s+)?(?:meer|verder|ook|hier\w*|voor\s+meer|www|alle\s+agenda\S*)\b"
        rf"|(?:lees|bekijk|zie|kijk|luister|download)\s+(?:(?:naar|op)\s+)?(?:de|het|deze|dit|alle|onze)\s+(?:\w+\s+)?{_LINKED}\b"
        r"|(?:website\s*:\s*)?(?:https?://|www\.)\S+\W*$|klik\s+(?:hier|op)\b|ga\s+(?:direct\s+)?(?:naar|terug)\b",
        "Bekijk ook de agenda van volgende week",
        "Kijk op Noord: bijeenkomst",
    ),
    Rule(
        Remark.FURNITURE,
        "more",
        r"meer\s+(?:informatie|info|weten|lezen|nieuws|over|afspraken|agenda\w*)\b|more\s+(?:information|about|news)\b"
        r"|read\s+more\b|see\s+also\b",
        "Meer informatie over het Deltaprogramma",
        "Meer ruimte voor de rivier: bijeenkomst",
    ),
    Rule(
        Remark.FURNITURE,
        "back and forth",
        r"(?:terug\s+)?naar\s+(?:boven|top|het\s+begin|(?:het\s+|de\s+)?(?:overzicht|agenda|homepage|hoofdinhoud|inhoud)\b.*)\W*$"
        r"|back to (?:top|overview)\b|terug\W*$"
        r"|(?:vorige|volgende|previous|next)(?:\s+(?:week|agenda|pagina|page|maand))?\W*$",
        "Terug naar boven",
        "Volgende stap energietransitie: bijeenkomst",
    ),
    Rule(
        Remark.FURNITURE,
        "buttons",
        r"(?:deel|delen|share|tweet)(?:\s+(?:deze|dit|this|via|op|on)\b.*)?\W*$"
        r"|opslaan\s+als\b.*|(?:download|print)(?:en|\s+(?:de|het|deze|als|the)\b.*)?\W*$"
        rf"|(?:volg|abonneer|schrijf|meld)\s+(?:(?:de\s+)?{_OFFICE}|ons|u|je\s+aan)\b",
        "Deel deze pagina",
        "Deel- en ruilwinkel, opening",
    ),
    Rule(
        Remark.FURNITURE,
        "foot of a page",
        r"(?:gerelateerd\w*(?:\s+\w+)?|archief|agenda-?archief|overzicht(?:\s+(?:agenda|afspraken|activiteiten)\S*(?:\s.*)?)?|(?:live)?stream|alle\s+(?:agenda|afspraken|activiteiten)\S*(?:\s.*)?"
        r"|documenten|externe\s+links?|links?|bijlagen?|persvoorlichting|over\s+deze\s+pagina|service|nieuwsbrief"
        r"|contact(?:gegevens|informatie)?|cookies?|privacy\w*|disclaimer|copyright"
        r"|(?:foto|beeld|fotograaf|bron)\s*:.*|©.*)\W*$",
        "Gerelateerde informatie",
        "Documentenmiddag",
    ),
    Rule(
        Remark.FURNITURE,
        "for editors",
        r"(?:noot|bericht|nb|note)?\W*(?:voor|aan|to)\s+(?:de\s+|alle\s+|the\s+)?"
        r"(?:redacties?|redacteuren|pers|media|journalisten|editors|press)\b|niet\s+voor\s+publicatie",
        "Noot voor de redactie: de afspraken zijn besloten.",
        "Noodfonds voor de pers",
    ),
    Rule(
        Remark.FURNITURE,
        "access of the press",
        rf"(?:de\s+|voor\s+de\s+)?{_PRESS}\s+(?:(?:is|zijn|kan|kunnen|mag|mogen)\b|welkom|niet|uitgenodigd)"
        rf"|(?:niet\s+|wel\s+|beperkt\s+)?(?:toegankelijk|openbaar|open)\s+voor\s+(?:de\s+|het\s+)?{_PRESS}"
        r"|(?:deze|dit|de|het|alle)\s+(?:bijeenkomst|\w*bezoek|gesprek|afspraa?k\w*|activiteit\w*|onderde\w+|overleg\w*)"
        rf"{_CLAUSE}{{0,60}}?\b(?:toegankelijk|besloten|openbaar)\b|besloten\W*$"
        r"|(?:aanmelden|aanmelding|accreditatie)\s*(?:via|bij|kan|voor|is|tot|:|verplicht)",
        "De pers is welkom bij dit bezoek.",
        "Persconferentie na de ministerraad",
    ),
    Rule(
        Remark.FURNITURE,
        "whom to ask",
        r"voor\s+(?:meer\s+|nadere\s+|verdere\s+|overige\s+)?(?:informatie|vragen|inlichtingen|interviewverzoeken)\b"
        r"|(?:heeft\s+u\s+)?vragen(?:\s+of\s+opmerkingen)?\s*\?|(?:neem|u kunt)\s+contact\b",
        "Voor meer informatie kunt u contact opnemen",
        "Contactgroep Vrede, Utrecht",
    ),
    Rule(
        Remark.LEGEND,
        "abbreviations",
        r"[\w./-]{1,10}\)?\s?=\s?\w[^=:]{2,80}(?:=[^=:]{2,80}){0,30}$",
        "TK = Tweede Kamer, CD = commissiedebat",
        "1 + 1 = 3: bijeenkomst",
    ),
    Rule(
        Remark.LEGEND,
        "abbreviations of the chambers",
        rf"{_SHORT_FOR}(?:\s*[;,|]\s*{_SHORT_FOR}){{0,12}}\W*$",
        "TK: Tweede Kamer; CD: commissiedebat",
        "TK: stemmingen",
    ),
    Rule(
        Remark.LEGEND,
        "title of a legend",
        r"(?:legenda|(?:(?:gebruikte|(?:verklaring|uitleg)(?:\s+van(?:\s+de)?)?|lijst\s+(?:van|met))\s+)?afkortingen(?:lijst)?)\s*(?:$|:)",
        "Gebruikte afkortingen:",
        "Legendarische Elfstedentocht",
    ),
    Rule(
        Remark.LEGEND,
        "meaning of a type",
        rf"(?:(?:n\.?b\.?|let\s+op)\W+)?(?:alle\s+|de\s+|wat\s+)?(?:(?:{_TYPE}(?:\s+{_ITEMS})?|{_COLOUR}\s+{_ITEMS})"
        r"(?:\s*[:=]\s*\S|\s+(?:is|zijn|wordt|worden|gaa[nt]|staat|staan|vervallen|betekent)\b[^:]*$)"
        rf"|{_COLOUR}\s*(?:[:=]|\b(?:is|zijn|betekent)\b)\s*{_STATE}[^:]*$)"
        rf"|(?:\w+\s+){{0,3}}?(?:{_ITEMS}|wijzigingen)\s+(?:is|zijn|staan|staat)\s+(?:in\s+(?:het\s+)?)?(?:{_TYPE}|{_COLOUR})\W*$"
        rf"|(?:alle\s+|de\s+)?{_ITEMS}\s+(?:in|die)\s+(?:(?:zijn|het)\s+)?(?:{_TYPE}|{_COLOUR})\s+(?:is|zijn|gaa[nt])\b[^:]*$",
        "Doorgehaalde afspraken gaan niet door.",
        "Onderstreept belang van vrijheid: lezing",
    ),
    Rule(
        Remark.LEGEND,
        "meaning of a sign",
        r"(?:(?:\(?[*†‡¹²³]{1,3})?(?:[)\]]\s*[:=]?|[:=])|[¹²³])\s*(?:(?:deze|afspra\w+|activiteit\w*)\s+)?(?:onder|nog|niet|is|zijn|gaa[nt]|o\.?v|geannuleerd|vervallen"
        r"|afgelast|gewijzigd|besloten|toegankelijk|openbaar|via|alleen)\b"
        rf"|(?:(?:alle\s+|de\s+)?(?:{_ITEMS}\s+)?met\s+(?:een\s+)?{_FOOTNOTE_SIGN}|(?:{_ITEMS}|tijden|data)\s+tussen\s+haakjes)\s+(?:\w+\s+){{0,4}}?(?:is|zijn|gaa[nt])\b[^:]*$",
        "(*) onder voorbehoud",
        "(*) Overleg met de VNG",
    ),
    Rule(
        Remark.POSSIBLE,
        "if it can be done",
        r"(?:zo|indien|als|mocht|mits|wanneer)\s+(?:mogelijk|nodig|(?:er\s+|daar\s+)?(?:nog\s+)?(?:de\s+)?tijd|het\s+weer"
        r"|de\s+omstandigheden)\b"
        rf"|(?:als|indien|mits|wanneer)\b{_CLAUSE}{{0,60}}?\b(?:toelaat|toelaten|toestaat|haalbaar|lukt)\b"
        r"|bij\s+(?:goed|mooi|gunstig|slecht|voldoende|genoeg)\s+(?:weer|tijd)\b"
        r"|(?:if\s+(?:possible|time)|(?:time|weather)\s+permitting)\b",
        "Zo mogelijk volgt nog een bezoek aan Vlieland",
        "Als de dijken breken: première",
    ),
    Rule(
        Remark.POSSIBLE,
        "perhaps",
        rf"{_PERHAPS}\b(?!\s+(?:maken|gemaakt)\b)(?=.{{12}})|(?:er\s+\w+|{_WHO}\s+\w+)\s+{_PERHAPS}\s+(?:ook|nog|een|aan)\b"
        r"|het\s+is\s+(?:nog\s+)?(?:niet|on)\s*(?:zeker|bekend|duidelijk)\b|reserve\s*:",
        "Mogelijk sluit de minister ook aan bij het diner in Leiden.",
        "Mogelijkhedenfestival, Zwolle",
    ),
)

_ANY = re.compile("|".join(f"(?P<r{n}>{rule.pattern})" for n, rule in enumerate(RULES)))
_BEFORE = re.compile(r"[\s*•–—\-(\[\"“]*")
_LEFT_OUT = frozenset({Remark.NOTHING, Remark.PART_OF_DAY, Remark.FURNITURE, Remark.POSSIBLE})
_DESCRIBES = re.compile(
    r"(?:tijdens|hij|zij|daar|daarbij|daarna|daarnaast|hier|hierbij|ook|aan bod|op de agenda staa"
    r"|(?:in )?(?:het|dit) gesprek|(?:het|dit) bezoek|(?:het )?doel|deze bijeenkomst|onderwerp"
    r"|gesproken wordt|er wordt)\b"
    r"|(?:er is een )?(?:pers|media|foto)(?:moment|gelegenheid)\b(?=\W*(?:$|om\b|vanaf|na\b|\d|aanmelden|mogelijk))",
    re.I,
)
_LONGEST = 400  # a longer line is prose, not a remark


@lru_cache(maxsize=512)  # a line is asked about several times, and some recur on many pages
def remark(text: str) -> Remark | None:
    """Return the kind of a line that is not an activity, or None if it may be one.

    >>> remark("Geen openbare afspraken"), remark("’s Avonds"), remark("Avondvierdaagse, Nijmegen")
    (<Remark.NOTHING: 'nothing'>, <Remark.PART_OF_DAY: 'part_of_day'>, None)
    """
    if len(text) > _LONGEST:
        return None
    low = text.lower()
    before = _BEFORE.match(low)
    match = _ANY.match(low, before.end() if before is not None else 0)
    kind = RULES[int(match.lastgroup[1:])].kind if match is not None and match.lastgroup is not None else None
    if kind is not Remark.LEGEND and says(text, CANCELLED):
        return Remark.OFF
    if kind is not None:
        return kind
    return Remark.TENTATIVE if says(text, TENTATIVE) else None


def is_nothing(text: str) -> bool:
    """Tell whether a line neither is an activity nor says anything about one, so that it is left out silently.

    >>> is_nothing("Geen openbare afspraken"), is_nothing("Geen woningen: debat")
    (True, False)
    """
    return remark(text) in _LEFT_OUT


def describes(text: str) -> bool:
    """Tell whether a paragraph continues the description of the activity before it.

    >>> describes("Tijdens het bezoek spreekt zij met studenten."), describes("Persmoment om 15.45 uur")
    (True, True)
    """
    return _DESCRIBES.match(text) is not None
