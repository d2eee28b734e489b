"""Rule table that separates where an activity takes place from what it is about and who was there.

This module is longer than others because the table is its data: every rule comes with the examples that test it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from agendacrawl.core.names import any_of
from agendacrawl.core.territory import CARIBBEAN
from agendacrawl.core.vocabulary import AREAS, Level
from agendacrawl.places.model import SEVERAL
from agendacrawl.text.gatherings import (
    LEAVES,
    RITE,
    RITE_OF_TOWN,
    ends_gathering,
    ends_line,
    ends_meeting,
    ends_occasion,
)
from agendacrawl.text.houses import (
    AT_IN_ENGLISH,
    AT_SCHOOL,
    IN_HOUSE,
    INSTITUTION,
    OF_HOUSE,
    OWN_HOUSE,
    SCHOOL_AFTER,
    STATION,
    TAUGHT,
    YEAR_BEGINS,
)
from agendacrawl.text.rules import Effect, Rule, Sight

_KIND = any_of(
    r"""gemeenten? provincies? regio(?:'s)? stad steden wijk dorp stadsdeel plaats(?:en)? eiland(?:en)?
    omgeving buurt nabijheid staten staat deelstaat land(?:en)? hoofdstad havenstad"""
)
_THE_KIND = rf"(?:(?:de|het|een)\s+)?(?:(?:\w+e\s+)?{_KIND}\s+(?:van\s+)?)?"
_ADJECTIVE = any_of(
    """Duitse Franse Belgische Engelse Britse Italiaanse Spaanse Poolse Amerikaanse Groningse Limburgse
    Zeeuwse Brabantse Friese Drentse Twentse"""
)
AT = re.compile(
    rf"(?:\b{any_of('in te naar nabij vlakbij rondom')}\s+{_THE_KIND}(?:{_ADJECTIVE}\s+)?"
    r"|\b(?:dienst|werk|studie)?reis(?:t|en)?\s+(?:naar\s+)?|\bomgeving\s+|\b(?:handels|economische\s)?missie\s+(?:naar\s+)?"
    rf"|\baan\s+(?:(?:de|het)\s+)?{_KIND}\s+)$",
    re.IGNORECASE,
)
# "Werkbezoek noodopvanglocatie Enschede", "bezoekt het ROC Twente": everything within the noun phrase of the visit.
_VISIT = re.compile(
    r"\b(?:\w*bezoek(?:en|t)?|bezocht(?:en)?|(?:working\s+|official\s+)?visit|rondleiding|inloop|(?:her)?opening(?:shandeling)?"
    r"|openstelling|ingebruik(?:name|neming)|oplevering|inwijding|regio(?:tour|dag|reis)|kick-?off|onthulling"
    r"|tewaterlating|start(?:schot|sein|\s+bouw)|uitzwaaien|kranslegging|koningsdag|townhall|eerste\s+(?:paal|steen|spade|schep))\b"
    r"(?P<between>[^.;()!?\n]*)$",
    re.IGNORECASE,
)
_TRIP = re.compile(r"\b(?:studie|dienst|werk)reis\b(?P<between>[^.;:()!?\n]*)$", re.IGNORECASE)
_RIDE = re.compile(
    r"\b(?:\w*(?:rit|tocht|vaart|wandeling|etappe)|(?:trein|bus|boot)reis)\b[^.;:,()\n]*?\s(?:van(?:uit)?|tussen)\s+"
    r"(?P<end>\S[^.;:,()\n]*\s(?:naar|tot|en)\s+)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+(?:naar|tot|en)\s")
# Those who live somewhere meet there, whatever it is about: "Bewonersavond over gaswinning in Loppersum".
_NEIGHBOURS = re.compile(
    r"(?:^|\n)\W*(?:bewoners|inwoners|informatie|inloop|buurt|wijk|dorps|huiskamer|keukentafel)"
    r"(?:avond|middag|bijeenkomst|gesprek(?:ken)?|sessie)\b[^.;\n]*\s(?:in|te)\s+$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b"
    + any_of(
        """situatie oorlog inval crisis ambassades? ontwikkeling(?:en)? betrekkingen conflict steun hulp
        relatie vluchtelingen ontheemden aanslag(?:en)? wederopbouw terugkeer aardbeving(?:en)?
        evacuatie evacués gaswinning toestand strijd rol verdrag akkoord investeren investeringen
        problematiek vrede geweld wonen woningen handel woningbouw werkzaam gevestigd geboren veiligheid
        inzet missie export toekomst leven gevolgen"""
    )
    + r"[^\S\n]+(?:\w+[^\S\n]+)?(?:in|te|naar|voor|van|met)\s+(?:(?:de|het|provincie|gemeente)\s+){0,2}$"
    r"|\bzaken\s+(?:van|met)\s+(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
_TOUR = re.compile(
    r"\b(?:(?:fiets|vaar|boot|wandel|bus)?tocht|rondleiding|wandeling|rondvaart|rondgang|rondje|rondrit|\w*tour|ommetje"
    r"|(?:wijk|buurt)?schouw|excursie)\s+"
    r"(?:(?:door|over|langs|op|rond(?:om)?)\s+|met\s[^.;:,()\n]{1,60}?\s(?:door|langs|rond(?:om)?)\s+)"
    r"(?:(?:de|het)\s+)?(?:(?:wijk|buurt)\s+)?(?:\w+\s+(?:bij|in|van)\s+)?$",
    re.IGNORECASE,
)
_TRANSPORT = re.compile(
    r"\b(?:\w*transport|\w*vervoer|deportaties?|verhuizing|verplaatsing|\w*lijn|\w*verbinding)\b[^.;:\n]{0,60}\s(?:naar|in)\s+$",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:zo\s+mogelijk|mogelijk|wellicht|eventueel|misschien|indien\s+\w+|als\s+er\s+tijd\s+is)\b[^.;\n]*$",
    re.IGNORECASE,
)
_VISIT_AS_TOPIC = re.compile(
    r"\b(?:over|inzake|rond|aangaande|voorbereiding(?:en)?(?:\s+(?:op|van|voor))?|terugblik(?:\s+op)?|terugkoppeling"
    r"|verslag\s+van|evaluatie|debat)\s+(?:(?:het|de|een|zijn|haar|hun)\s+)?(?:\w+\s+)?\w*(?:bezoek\w*|reis)\b[^.;:\n]*$",
    re.IGNORECASE,
)
_RECORDING = re.compile(r"\b(?:video-?)?opnames?\s+(?:voor|van)\b[^.;\n]*$", re.IGNORECASE)
_AT_END = re.compile(
    r"\b(?:\w*(?:top|raad|conferentie|congres|symposium|festival|herdenking|viering)|eurogroep|ecofin)\b[^,\n]*,\s+$",
    re.IGNORECASE,
)  # "Eurogroep en Ecofin, Luxemburg"
# The place people represent, or talk about, is not where they meet: "de wethouder Onderwijs in Amsterdam".
_ON = r"(?:(?!\bdeel\b|\baanwezig|bezoek)[^.;:\n])"
_FUNCTION = re.compile(
    r"\b"
    + any_of(
        r"""commissaris(?:sen)?_van_de_koning cvd?k wethouders? burgemeesters? ambassadeurs? gedeputeerden?
        gouverneurs? minister_(?:van|voor) staatssecretaris_(?:van|voor) handen_van verbinder hoogleraar
        rector directeur (?-i:dijkgraaf) gezaghebber raadslid statenlid eilandsraad bestuurscollege"""
    )
    + rf"\b{_ON}{{0,80}}$|\bmet\b{_ON}{{0,100}}\bvan\b{_ON}{{0,60}}$",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b"
    + any_of(
        r"""over inzake betreffende aanloop_naar voorbereiding_(?:op|van) terugkoppeling \w*debat(?:ten)?
        interpellatie\S* \w*enquête\w* wetgevingsoverleg beantwoording rondom verkenner ten_behoeve_van"""
    )
    + r"\b[^.;\n]*$",
    re.IGNORECASE,
)
_VISITOR = re.compile(
    r"\s+(?:van\s+)?(?:de\s+)?(?:ministers?|minister-president|mp|staatssecretaris(?:sen)?|premier|koning\w*)\b[^,.;:\n]*?"
    r"\b(?:aan|naar)\b",
    re.IGNORECASE,
)  # "Bezoek premier Schoof aan Berlijn"
_VISITED_TOWN = re.compile(
    r"\bbezoek(?:t|en)\b(?![^\n]*\bover\b)[^.;\n]{0,100}\s(?<!van\s)(?<!uit\s)(?<!met\s)(?<!door\s)(?<!voor\s)"
    r"(?:de\s+(?:stad|gemeente|wijk|buurt)|het\s+(?:dorp|eiland))\s+$",
    re.IGNORECASE,
)
_VISITED_SERVICE = re.compile(
    r"\b\w*bezoek\s+aan\s+(?:de|het|een)\s+(?:\w+\s+){1,3}van\s+de\s+(?:politie|brandweer|gemeente|ggd|ambulance\w*|reddingsbrigade)"
    r"\s+$",
    re.IGNORECASE,
)
_SWORN_IN = re.compile(
    r"\b(?:installatie|be[eë]diging|afscheid\w*|inauguratie|huldiging)\b[^.;:\n]*\s(?:in|te)\s+$",
    re.IGNORECASE,
)
# CBS codes of islands other than the Caribbean ones: one is "op" (on) them, not "in" them.
_ISLANDS = {"GM0060", "GM0088", "GM0093", "GM0096", "GM0448", "GM0716", "GM1676", "GM1924"}
_ON_ISLAND = re.compile(r"\bop\s+$", re.IGNORECASE)
_AT_BUILDING = re.compile(
    r"\b(?:bij|op|aan|at)\s+(?:(?:de|het|the)\s+)?(?:(?-i:[A-Z]+)\s+)?$", re.IGNORECASE
)  # also "op de TU Delft"
_EVENT_AFTER = re.compile(r"\s+(?:\w+\s+)?(?:summit|week|festival|marathon|academy|pride)\b", re.IGNORECASE)
_EVENT_BEFORE = re.compile(
    r"(?:\b|-)"
    + any_of(
        r"""\w*top (?!gemeente|ministe|kinder)\w*raad \w*conferentie \w*congres \w*festival beurs \w*bijeenkomst week
        summit intocht marathon forum tt wef \w*vergadering \w*daagse(?:_van)? sail pride"""
    )
    + r"(?:\s+[A-Z]{2,5})?\s+$",
    re.IGNORECASE,
)
_MET_MINISTER = re.compile(
    r"\bmet\s[^.;:\n]*\b(?:ministers?|minister-president|staatssecretaris(?:sen)?|ambtgeno(?:ot|te|ten)|premiers?|president)\b"
    r"[^.;:\n]*\s(?:in|te)\s+$",
    re.IGNORECASE,
)
_DEPARTURE = re.compile(
    r"(?:[,;(]|\s[–—-])\s*(?:vertrek|vertrekpunt|opstappunt|opstapplaats|startpunt|start|aankomst|verzamelen)\s+"
    r"(?:(?:in|te|uit|vanuit|is)\s+)?$",
    re.IGNORECASE,
)
_LAST_IN_BRACKETS = re.compile(r"\([^()]*,\s+$")  # "(De Nederlandsche Bank, Amsterdam)"
_BRACKETED = re.compile(r"\s*[),]|\s+en\s+[A-Z][^)]*\)")
_COMPANY = re.compile(
    r"\s+(?:B\.?V|N\.?V|XL|Campina|Plastics|Metaal|Foods?|Chemie|Chemicals|Steel|Times|Post|Airlines|Bank|Group|Declaration)\b"
)
_DIRECT = re.compile(
    rf"\s*(?:(?:aan|in|naar|van|bij|te|de|het|met|deel)\s+)*(?:\w+\s+(?:provincie|gemeente|regio)\s+)?{_THE_KIND}$",
    re.IGNORECASE,
)


def _is_met_minister(sight: Sight) -> bool:
    """Tell whether a line about a meeting with a minister ends with a town abroad."""
    top = sight.top
    abroad = top is not None and top.country != "NL" and top.level is Level.PLACE
    return (
        abroad
        and ends_line(sight)
        and not _is_topic(sight)
        and _MET_MINISTER.search(sight.before) is not None
    )


def _is_home(sight: Sight) -> bool:
    """Tell whether it is the Netherlands as a whole, or an area spanning several countries."""
    top = sight.top
    return top is not None and (
        top.country == SEVERAL or (top.level is Level.COUNTRY and top.country == "NL")
    )


def _is_topic(sight: Sight) -> bool:
    return _names_topic(sight.before)


@lru_cache(maxsize=64)  # several rules ask it of the same words
def _names_topic(before: str) -> bool:
    return _TOPIC.search(before) is not None


def _is_building(sight: Sight) -> bool:
    return sight.level is Level.ADDRESS


def _is_visited(sight: Sight) -> bool:
    visit = _VISIT.search(sight.before)
    return visit is not None and _reaches(visit["between"], sight.level is Level.COUNTRY)


def _reaches(between: str, country: bool) -> bool:
    """Tell whether one noun phrase links a visit to a name; before a country, hardly any words may intervene."""
    if visitor := _VISITOR.match(between):
        between = between[visitor.end() :]
    rest = re.split(r"\b(?:aan|naar)\b", between)[-1] if re.search(r"\bmet\b", between) else between
    return bool(_DIRECT.match(rest)) if country else not LEAVES.search(rest)


def _is_end_of_trip(sight: Sight) -> bool:
    trip = _TRIP.search(sight.before)
    return trip is not None and not LEAVES.search(trip["between"])


def _is_on_ride(sight: Sight) -> bool:
    """Tell whether a ride starts or ends there."""
    ride = _RIDE.search(sight.before)
    if ride is None or not (ride["end"] or _TO.match(sight.after)):
        return False
    return _TOPIC.search(sight.before[: ride.start()]) is None  # "over de Waal" is where it goes


def _is_island(sight: Sight) -> bool:
    top = sight.top
    return top is not None and (top.country in CARIBBEAN or top.municipality_code in _ISLANDS)


def _in_organisation(sight: Sight) -> bool:
    return sight.label == "ORGLOC"


def _is_at_school(sight: Sight) -> bool:
    at_school = _in_organisation(sight) and AT_SCHOOL.search(sight.before)
    return bool(at_school) and not _FUNCTION.search(sight.before) and not _is_topic(sight)


def _is_about(sight: Sight) -> bool:
    of_people = _FUNCTION.search(sight.before) or OF_HOUSE.search(sight.before)
    return sight.label == "LOC" and (of_people is not None or _is_topic(sight))


def _is_named_with_town(sight: Sight) -> bool:
    """Tell whether it ends the name of an institution, station or service that is where something happens."""
    if sight.level in AREAS or _FUNCTION.search(sight.before) or _is_topic(sight):
        return False
    return any(place.search(sight.before) for place in (INSTITUTION, STATION))


def _is_far_behind_visit(sight: Sight) -> bool:
    """Tell whether a visit reaches it over words that end the reach of a visit elsewhere."""
    return "bezoek" in sight.before.lower() and any(
        words.search(sight.before) for words in (_VISITED_TOWN, _VISITED_SERVICE)
    )


def _in_brackets(sight: Sight) -> bool:
    opened = sight.before.rstrip().endswith("(") and _BRACKETED.match(sight.after) is not None
    return opened or (_LAST_IN_BRACKETS.search(sight.before) is not None and sight.after.startswith(")"))


def _begins_line(sight: Sight) -> bool:
    return not sight.before.rpartition("\n")[2].strip()


HERE, ELSEWHERE = Effect.HERE, Effect.ELSEWHERE
LOCATION_RULES = (
    Rule(
        "the country itself", _is_home, ELSEWHERE,
        decides="Congres in [Nederland]", leaves="Congres in [Zwolle]",
    ),
    Rule(
        "maybe", lambda s: _MAYBE.search(s.before), ELSEWHERE,
        decides="Zo mogelijk volgt een bezoek aan [Vlieland]", leaves="Er volgt een bezoek aan [Vlieland]",
    ),
    Rule(
        "visit as a topic", lambda s: _VISIT_AS_TOPIC.search(s.before), ELSEWHERE,
        decides="Gesprek over het bezoek aan [Israël]", leaves="Werkbezoek over wonen aan [Zwolle]",
    ),
    Rule(
        "recording for elsewhere", lambda s: _RECORDING.search(s.before), ELSEWHERE,
        decides="Video-opname voor congres in [Rotterdam]", leaves="Opname in [Rotterdam]",
    ),
    Rule(
        "in its own building", lambda s: OWN_HOUSE.match(s.after), HERE,
        decides="College Rijksuniversiteit [Groningen], Academiegebouw",
        leaves="College Rijksuniversiteit [Groningen], bestuurskunde",
    ),
    Rule(
        "where neighbours meet", lambda s: s.level not in AREAS and _NEIGHBOURS.search(s.before), HERE,
        decides="Bewonersavond over gaswinning in [Loppersum]", leaves="Gesprek over gaswinning in [Loppersum]",
    ),
    Rule(
        "matter of a country", lambda s: _ABOUT.search(s.before), ELSEWHERE,
        decides="Gesprek over de situatie in [Soedan]", leaves="Reis naar [Soedan]",
    ),
    Rule(
        "in a house of a town", lambda s: not _is_topic(s) and IN_HOUSE.search(s.before), HERE,
        decides="Gesprek met ouders in het gemeentehuis van [Ermelo]",
        leaves="Debat over brand in het gemeentehuis van [Ermelo]",
    ),
    Rule(
        "sworn in", lambda s: not _is_topic(s) and _SWORN_IN.search(s.before), HERE,
        decides="Installatie van de burgemeester in [Lochem]",
        leaves="Gesprek met de burgemeester van [Lochem]",
    ),
    Rule(
        "rite of a town", lambda s: s.level not in AREAS and RITE_OF_TOWN.search(s.before), HERE,
        decides="Dodenherdenking gemeente [Hoorn]", leaves="Gesprek met gemeente [Hoorn]",
    ),
    Rule(
        "where something is carried", lambda s: _TRANSPORT.search(s.before), ELSEWHERE,
        decides="Herdenking transport naar [Auschwitz]", leaves="Reis naar [Auschwitz]",
    ),
    Rule(
        "year of a school begins", lambda s: YEAR_BEGINS.search(s.before), HERE,
        decides="Bij de opening van het studiejaar van het [Zutphen] College",
        leaves="Debat over het studiejaar van het [Zutphen] College",
    ),
    Rule(
        "visit from afar", _is_far_behind_visit, HERE,
        decides="De minister bezoekt in het kader van water de stad [Deventer]",
        leaves="De minister bezoekt de burgemeester van de stad [Deventer]",
    ),
    Rule(
        "tour", lambda s: _TOUR.search(s.before), HERE,
        decides="Fietstocht door [Deventer]", leaves="Fietsplan voor [Deventer]",
    ),
    Rule(
        "rite at a building", lambda s: ends_line(s) and _is_building(s) and RITE.search(s.before), HERE,
        decides="Herdenking [Kamp Amersfoort]", leaves="Overleg over [Kamp Amersfoort]",
    ),
    Rule(
        "visit to a company", lambda s: _is_visited(s) and _COMPANY.match(s.after), ELSEWHERE,
        decides="Werkbezoek [Rotterdam] B.V.", leaves="Werkbezoek [Rotterdam]",
    ),
    Rule(
        "visit", _is_visited, HERE,
        decides="Werkbezoek noodopvang [Enschede]", leaves="Bezoek met de burgemeester van [Enschede]",
    ),
    Rule(
        "trip, its subject and its country", _is_end_of_trip, HERE,
        decides="Studiereis kustbescherming [Engeland]", leaves="Studiereis met bedrijven uit [Engeland]",
    ),
    Rule(
        "start or end of a ride", _is_on_ride, HERE,
        decides="Proefrit met een trein van [Winterswijk] naar Zutphen",
        leaves="Gesprek over de trein van [Winterswijk] naar Zutphen",
    ),
    Rule(
        "at a school", _is_at_school, HERE,
        decides="Gastles op de Hogeschool [Utrecht]", leaves="Gesprek met Hogeschool [Utrecht]",
    ),
    Rule(
        "taught at a school", lambda s: TAUGHT.search(s.before), HERE,
        decides="Lezing over water aan de Universiteit [Leiden]",
        leaves="Gesprek over water aan de Universiteit [Leiden]",
    ),
    Rule(
        "institution or station with its town", _is_named_with_town, HERE,
        decides="Gesprek met ouders op station [Zutphen]", leaves="Gesprek over onrust op station [Zutphen]",
    ),
    Rule(
        "at a school, in English",
        lambda s: _in_organisation(s) and AT_IN_ENGLISH.search(s.before) and SCHOOL_AFTER.match(s.after), HERE,
        decides="Lecture at [Antwerpen] University", leaves="Talks with [Antwerpen] University",
    ),
    Rule(
        "event named after it", lambda s: _in_organisation(s) and _EVENT_AFTER.match(s.after), HERE,
        decides="Opening van het [Rotterdam] Festival", leaves="Gesprek met de [Rotterdam] Bank",
    ),
    Rule(
        "part of an organisation", _in_organisation, ELSEWHERE,
        decides="Gesprek in Zwolle met Hogeschool [Utrecht]", leaves="Gesprek in [Utrecht]",
    ),
    Rule(
        "where a minister is met", _is_met_minister, HERE,
        decides="Diner met minister van Cultuur Demir in [Antwerpen]",
        leaves="Diner met wethouder van Cultuur Demir in [Zwolle]",
    ),
    Rule(
        "departure", lambda s: _DEPARTURE.search(s.before), HERE,
        decides="Vaartocht over de Maas, vertrek [Venlo]", leaves="Gesprek over het vertrek uit [Venlo]",
    ),
    Rule(
        "of people or a topic", _is_about, ELSEWHERE,
        decides="Gesprek met de wethouder Onderwijs in [Almere]", leaves="Gesprek in [Almere]",
    ),
    Rule(
        "last, after an event", lambda s: not s.after.strip() and _AT_END.search(s.before), HERE,
        decides="Eurogroep en Ecofin, [Luxemburg]", leaves="Overleg wethouders, [Zwolle]",
    ),
    Rule(
        "preposition", lambda s: AT.search(s.before), HERE,
        decides="Spreekt in [Zwolle] met bewoners", leaves="Spreekt met bewoners van [Zwolle]",
    ),
    Rule(
        "at a building", lambda s: _is_building(s) and _AT_BUILDING.search(s.before), HERE,
        decides="Lunch op het [Catshuis]", leaves="Lunch met het [Catshuis]",
    ),
    Rule(
        "on an island", lambda s: _is_island(s) and _ON_ISLAND.search(s.before), HERE,
        decides="Lunch op [Texel]", leaves="Lunch op [Voorne]",
    ),
    Rule(
        "house behind an occasion", ends_occasion, HERE,
        decides="Persmoment [OBA Oosterdok]", leaves="Gesprek [OBA Oosterdok]",
    ),
    Rule(
        "too wide or a building", lambda s: s.level is not Level.PLACE and not _is_island(s), ELSEWHERE,
        decides="Top [Drenthe]", leaves="Top [Parijs]",
    ),
    Rule(
        "first, before an event", lambda s: _begins_line(s) and _EVENT_AFTER.match(s.after), HERE,
        decides="[Venlo] week van de techniek", leaves="Gesprek over de [Venlo] week van de techniek",
    ),
    Rule(
        "event before it", lambda s: ends_line(s) and _EVENT_BEFORE.search(s.before), HERE,
        decides="NAVO-top [Madrid]", leaves="Gemeenteraad [Madrid]",
    ),
    Rule(
        "last, after a gathering", ends_gathering, HERE,
        decides="Gongslag beurs Euronext [Amsterdam]", leaves="Lunch met wethouder [Amsterdam]",
    ),
    Rule(
        "last, after a meeting", ends_meeting, HERE,
        decides="Overleg [Den Helder]", leaves="Overleg gemeente [Den Helder]",
    ),
    Rule(
        "in brackets", _in_brackets, HERE,
        decides="Bezoek aan boeren ([Vlagtwedde]) en telers", leaves="Gesprek met telers ([Vlagtwedde] e.o.)",
    ),
)  # fmt: skip
