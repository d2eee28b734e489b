"""Where it takes place according to the text, against what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.language import Language

from agendacrawl.core.items import Place
from agendacrawl.core.names import any_of
from agendacrawl.core.vocabulary import Level, Mode, Source
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import SEVERAL, Context, Match
from agendacrawl.places.nearby import lies_in, near
from agendacrawl.places.resolve import place_of
from agendacrawl.text.mentions import Mention


@dataclass(slots=True, frozen=True)
class Reading:
    """What a text says about places: every mention, the mentions where it takes place, and the mode it
    says."""

    mentions: tuple[Mention, ...]
    sites: tuple[Mention, ...]
    mode: Mode = Mode.UNKNOWN


EMPTY = Reading((), ())

_KIND = any_of(
    r"""gemeenten? provincies? regio(?:'s)? stad steden wijk dorp stadsdeel plaats(?:en)? eiland(?:en)?
    omgeving buurt nabijheid staten staat deelstaat land(?:en)? hoofdstad havenstad"""
)
_THE_KIND = rf"(?:(?:de|het|een)\s+)?(?:(?:\w+e\s+)?{_KIND}\s+(?:van\s+)?)?"
_ADJECTIVE = any_of(
    """Duitse Franse Belgische Engelse Britse Italiaanse Spaanse Poolse Amerikaanse Groningse Limburgse
    Zeeuwse Brabantse Friese Drentse Twentse"""
)
_AT = re.compile(
    rf"(?:\b{any_of('in te naar nabij vlakbij rondom')}\s+{_THE_KIND}(?:{_ADJECTIVE}\s+)?"
    r"|\b(?:dienst|werk|studie)?reis(?:t|en)?\s+(?:naar\s+)?|\bomgeving\s+|\b(?:handels|economische\s)?missie\s+(?:naar\s+)?"
    rf"|\baan\s+(?:(?:de|het)\s+)?{_KIND}\s+)$",
    re.IGNORECASE,
)
# "Werkbezoek noodopvanglocatie Enschede", "bezoekt het ROC Twente": as far as its noun phrase reaches.
_VISIT = re.compile(
    r"\b(?:\w*bezoek(?:en|t)?|bezocht(?:en)?|rondleiding|inloop|opening|regio(?:tour|dag|reis)|kick-?off|onthulling"
    r"|tewaterlating|start(?:schot|sein|\s+bouw)|uitzwaaien|kranslegging|koningsdag|townhall|eerste\s+(?:paal|steen|spade|schep))\b"
    r"(?P<between>[^.;()!?\n]*)$",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b"
    + any_of(
        """over met van uit voor tegen inzake namens door tussen waar waarbij die dat en_gaat en_spreekt
        samen tijdens vanwege wegens ivm op om na minister staatssecretaris burgemeester ambassadeur
        president premier wethouder delegatie"""
    )
    + r"\b|,",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:,\s*|\s*,?\s+en\s+(?:(?:in|aan|naar)\s+)?(?:(?:de|het)\s+)?"
    r"(?:(?:gemeente|provincie|regio|brandweer|politie|wijk|stad)\s+)?|\s*/\s*|\s+[-–]\s+|\s+of\s+|\s+&\s+)$",
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
    r"\b(?:(?:fiets|vaar|boot|wandel|bus)?tocht|rondleiding|wandeling|rondvaart|rondgang|tour)\s+(?:door|over|langs|op)\s+"
    r"(?:(?:de|het)\s+)?(?:\w+\s+(?:bij|in|van)\s+)?$",
    re.IGNORECASE,
)
_RITE = re.compile(
    r"\b(?:herdenking|dies\s+natalis|lezing|(?:opening\s+)?academisch\s+jaar),?\s+(?:universiteit\s+)?$",
    re.IGNORECASE,
)  # directly before a building: "Herdenking Kamp Amersfoort"
_AT_END = re.compile(
    r"\b(?:\w*(?:top|raad|conferentie|congres|symposium|festival|herdenking|viering)|eurogroep|ecofin)\b[^,\n]*,\s+$",
    re.IGNORECASE,
)  # "Eurogroep en Ecofin, Luxemburg"
# What people are of, and what is talked about, is not where they are: "de wethouder Onderwijs in Amsterdam".
_ON = r"(?:(?!\bdeel\b|\baanwezig|bezoek)[^.;:\n])"
_FUNCTION = re.compile(
    r"\b"
    + any_of(
        r"""commissaris(?:sen)?_van_de_koning cvd?k wethouders? burgemeesters? ambassadeurs? gedeputeerden?
        gouverneurs? minister_(?:van|voor) staatssecretaris_(?:van|voor) handen_van verbinder hoogleraar
        rector directeur"""
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
_HOUSE = any_of(
    r"""\w*huis binnenstad \w*centrum haven dorpskern stadhuis bibliotheek station kerk buitengebied"""
)
_IN_HOUSE = re.compile(
    rf"\b(?:in|bij|op|naar)\s+(?:de|het)\s+(?:\w+\s+)?{_HOUSE}\s+van\s+(?:de\s+gemeente\s+)?$", re.IGNORECASE
)
_AT_SCHOOL = re.compile(
    r"(?:\b(?:in|op|aan|bij)\s+(?:de|het)\s+(?:\w+\s+)?|\b(?:gast)?(?:les|college)\s+(?:(?:aan|op|bij)\s+)?(?:de\s+)?)"
    r"(?:universiteit|\w*hogeschool|\w*school|\w*college|roc|museum|stadion|station|bibliotheek|rechtbank|\w*ziekenhuis"
    r"|umc|campus|gymnasium|lyceum)\s+(?:van\s+)?$",
    re.IGNORECASE,
)
_SWORN_IN = re.compile(
    r"\b(?:installatie|be[eë]diging|afscheid\w*|inauguratie|huldiging)\b[^.;:\n]*\s(?:in|te)\s+$",
    re.IGNORECASE,
)
# CBS codes of islands: one is on them, not in them. Beside the Caribbean ones.
_ISLANDS = {"GM0060", "GM0088", "GM0093", "GM0096", "GM0448", "GM0716", "GM1676", "GM1924"}
_CARIBBEAN = {"AW", "BQ", "CW", "SX"}
_ON_ISLAND = re.compile(r"\bop\s+$", re.IGNORECASE)
_AT_BUILDING = re.compile(
    r"\b(?:bij|op|aan)\s+(?:(?:de|het)\s+)?(?:(?-i:[A-Z]+)\s+)?$", re.IGNORECASE
)  # also "op de TU Delft"
_THEN_IN = re.compile(r"\s+(?:in|te)\s+$")  # "met bewoners van Moerdijk in Zevenbergen"
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
_COMPANY = re.compile(r"\s+(?:B\.?V|N\.?V|Times|Post|Airlines|Bank|Group|Declaration)\b")
_DIRECT = re.compile(
    rf"\s*(?:(?:aan|in|naar|van|bij|te|de|het|met|deel)\s+)*(?:\w+\s+(?:provincie|gemeente|regio)\s+)?{_THE_KIND}$",
    re.IGNORECASE,
)
_MEETING = any_of(
    r"""bezoek gesprek(?:ken)? overleg(?:gen)? bijeenkomst vergadering ontmoeting kennismaking sessie
    afspraak conferentie meeting ronde\s?tafel\w* kamer\w* ministerraad top raad congres event
    evenement call dialoog tour rondleiding ontvangst onderraad commissie\w*"""
)
_CHANNEL = any_of(
    "communicatietechnologie telecommunicatie telefoon teams zoom webex video(?:verbinding)? verbinding vtc livestream"
)
_ONLINE = re.compile(
    rf"(?<!\w)(?:(?:digita(?:al|le)|online|virtue(?:el|le)|telefonische?|video)\s?-?\s?(?:werk)?{_MEETING}"
    r"|videoconferentie|videogesprek|videocall|telefoongesprek(?:ken)?|belafspraak|webinar|(?:via|per|middels)\s+(?:\w+\s+)?"
    rf"{_CHANNEL}"
    r")(?!\w)",
    re.IGNORECASE,
)


def read_text(nlp: Language, texts: Sequence[str], surnames: Sequence[str] = ()) -> list[Reading]:
    """One reading for each text; texts without a name or a word for online cost next to nothing."""
    readings: list[Reading] = nlp.get_pipe("agenda_places").read(nlp, texts, surnames)
    return readings


def pick_sites(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions where it takes place: after in, te, naar, a visit or an event, and those listed
    with them."""
    sites: list[Mention] = []
    for i, mention in enumerate(mentions):
        listed = (
            bool(sites)
            and sites[-1] is mentions[i - 1]
            and _JOINED.match(text[mentions[i - 1].end : mention.start])
        )
        placed = i > 0 and _THEN_IN.match(text[mentions[i - 1].end : mention.start])
        apart = placed and not _AT.search(text[: mentions[i - 1].start])
        if listed or _is_site(text, mention, mentions[i - 1].end if apart else 0):
            sites.append(mention)
    unique = {mention.text: mention for mention in reversed(sites)}
    return _finest([m for m in sites if unique[m.text] is m])


def combine(strong: Reading, weak: Reading) -> tuple[Mention, ...]:
    """The sites of a title and its intro as one answer: the title's, unless the intro names what lies
    in them."""
    if not strong.sites:
        return weak.sites
    inside = tuple(fine for fine in weak.sites if any(_holds(broad, fine) for broad in strong.sites))
    return _finest([*strong.sites, *inside])


def _finest(sites: Sequence[Mention]) -> tuple[Mention, ...]:
    """Without the area that another site lies in; a town and a building in it are one site.

    The words are the town's, the place is the building's: "Radboud Universiteit in Nijmegen".
    """
    known = {m.entries[0]: m for m in reversed(sites) if _level(m) is Level.ADDRESS}
    once = [m for m in sites if _level(m) is not Level.ADDRESS or known[m.entries[0]] is m]
    kept = [m for m in once if not any(_holds(m, other) for other in once)]
    towns = {
        _code(m): m for m in reversed(kept) if _level(m) in (Level.PLACE, Level.MUNICIPALITY) and _code(m)
    }
    buildings = {_code(m): m for m in reversed(kept) if _level(m) is Level.ADDRESS and _code(m) in towns}
    return tuple(
        replace(m, entries=buildings[_code(m)].entries)
        if m is towns.get(_code(m)) and _code(m) in buildings
        else m
        for m in kept
        if not (_level(m) is Level.ADDRESS and _code(m) in towns)
    )


def _level(mention: Mention) -> Level | None:
    return mention.entries[0].level if mention.entries else None


def _code(mention: Mention) -> str | None:
    return mention.entries[0].municipality_code if mention.entries else None


def _is_site(text: str, mention: Mention, since: int) -> bool:
    """Whether it takes place there. What stands before `since` is about another place."""
    before, after = text[since : mention.start], text[mention.end :]
    if _is_home(mention) or _ABOUT.search(before):
        return False
    place = mention.entries[0].level if mention.entries else Level.PLACE
    if not _TOPIC.search(before) and (_IN_HOUSE.search(before) or _SWORN_IN.search(before)):
        return True
    if _TOUR.search(before):
        return True
    ends = re.match(r"\s*(?:$|[\n.(,])", after)
    if ends and place is Level.ADDRESS and _RITE.search(before):
        return True
    if (visit := _VISIT.search(before)) and _reaches(visit["between"], place is Level.COUNTRY):
        return not _COMPANY.match(after)
    if mention.label == "ORGLOC":
        at_school = _AT_SCHOOL.search(before) and not _FUNCTION.search(before) and not _TOPIC.search(before)
        return bool(at_school or _EVENT_AFTER.match(after))
    if mention.label == "LOC" and (_FUNCTION.search(before) or _TOPIC.search(before)):
        return False
    if re.fullmatch(r"\s*", after) and _AT_END.search(before):
        return True
    if _AT.search(before) or (place is Level.ADDRESS and _AT_BUILDING.search(before)):
        return True
    island = bool(mention.entries) and (
        mention.entries[0].country in _CARIBBEAN or mention.entries[0].municipality_code in _ISLANDS
    )
    if island and _ON_ISLAND.search(before):
        return True
    if place is not Level.PLACE and not island:
        return False
    line = before.rpartition("\n")[2]
    return bool(
        (not line.strip() and _EVENT_AFTER.match(after))
        or (ends and _EVENT_BEFORE.search(before))
        or (before.rstrip().endswith("(") and re.match(r"\s*[),]|\s+en\s+[A-Z][^)]*\)", after))
    )


def _reaches(between: str, country: bool) -> bool:
    """Whether the words between a visit and a name are one noun phrase; before a country nearly
    nothing stands."""
    if visitor := _VISITOR.match(between):
        between = between[visitor.end() :]
    rest = re.split(r"\b(?:aan|naar)\b", between)[-1] if re.search(r"\bmet\b", between) else between
    return bool(_DIRECT.match(rest)) if country else not _LEAVES.search(rest)


def _is_home(mention: Mention) -> bool:
    """The Netherlands as a whole, and what lies in several countries, is no site."""
    top = mention.entries[0] if mention.entries else None
    return top is not None and (
        top.country == SEVERAL or (top.level is Level.COUNTRY and top.country == "NL")
    )


def _holds(broad: Mention, fine: Mention) -> bool:
    """Whether `broad` is an area that `fine` lies in: then only `fine` is the site."""
    if not broad.entries or not fine.entries or broad is fine:
        return False
    a, b = broad.entries[0], fine.entries[0]
    if a.level is Level.COUNTRY:
        return b.level is not Level.COUNTRY and a.country == b.country
    if b.level is Level.ADDRESS and a.level is Level.PLACE and a.country == b.country != "NL":
        return near(a, b)  # a building abroad and its town
    return a.level in (Level.PROVINCE, Level.REGION) and b.municipality_code is not None and lies_in(b, a)


def says_online(text: str) -> bool:
    """Whether the words of an activity say that it is held online ("Digitaal werkbezoek aan ...")."""
    return _ONLINE.search(text) is not None


def site_places(
    sites: Sequence[Mention], source: Source, context: Context, gazetteer: Gazetteer
) -> list[Place]:
    """Sites as places with their evidence; what no gazetteer knows is left out."""
    return [
        place_of(Match(m.text, m.entries, m.voter, m.confidence), source, context, gazetteer)
        for m in sites
        if m.entries
    ]
