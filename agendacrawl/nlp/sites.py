"""Where it takes place according to the text, against what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language

from agendacrawl.items import Place
from agendacrawl.nlp.mentions import Mention
from agendacrawl.places.resolve import SEVERAL, Context, place_of
from agendacrawl.vocabulary import Level, Mode, Source


@dataclass(slots=True, frozen=True)
class Reading:
    """What a text says about places: every mention, the mentions where it takes place, and the mode it says."""

    mentions: tuple[Mention, ...]
    sites: tuple[Mention, ...]
    mode: Mode = Mode.UNKNOWN


EMPTY = Reading((), ())

_KIND = (
    r"(?:(?:de|het|een)\s+)?(?:(?:\w+e\s+)?(?:gemeenten?|provincies?|regio(?:'s)?|stad|steden|wijk|dorp|stadsdeel|plaats(?:en)?|eiland(?:en)?"
    r"|omgeving|buurt|nabijheid|staten|staat|deelstaat|land(?:en)?|hoofdstad|havenstad)\s+(?:van\s+)?)?"
)
_ADJECTIVE = r"(?:(?:Duitse|Franse|Belgische|Engelse|Britse|Italiaanse|Spaanse|Poolse|Amerikaanse|Groningse|Limburgse|Zeeuwse|Brabantse)\s+)?"
_AT = re.compile(
    rf"(?:\b(?:in|te|naar|nabij|vlakbij|rondom)\s+{_KIND}{_ADJECTIVE}|\breis(?:t|en)?\s+(?:naar\s+)?|\bomgeving\s+"
    r"|\b(?:handels|economische\s)?missie\s+(?:naar\s+)?|\baan\s+(?:de\s+|het\s+)?(?:gemeente|provincie|regio|stad|wijk)\s+)$",
    re.IGNORECASE,
)
# "Werkbezoek noodopvanglocatie Enschede", "bezoekt het ROC Twente": the visit reaches as far as its noun phrase.
_VISIT = re.compile(
    r"\b(?:(?:werk|staats|bedrijfs|kennismakings|studie)?bezoek(?:en|t)?|bezocht(?:en)?|rondleiding|inloop|opening)\b(?P<between>[^.;()!?\n]*)$",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b(?:over|met|van|uit|voor|tegen|inzake|namens|door|tussen|waar|waarbij|die|dat|en gaat|en spreekt|samen|tijdens"
    r"|vanwege|wegens|ivm|op|om|na|minister|staatssecretaris|burgemeester|ambassadeur|president|premier|wethouder|delegatie)\b|,",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"^(?:,\s*|\s*,?\s+en\s+(?:(?:in|aan|naar)\s+)?(?:(?:de|het)\s+)?(?:(?:gemeente|provincie|regio|brandweer|politie|wijk|stad)\s+)?"
    r"|\s*/\s*|\s+[-–]\s+|\s+of\s+|\s+&\s+)$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:situatie|oorlog|inval|crisis|ambassadeur|ambassade|ontwikkelingen|betrekkingen|conflict|steun|hulp|relatie"
    r"|vluchtelingen|ontheemden|aanslag(?:en)?|minister|president|premier|wederopbouw|terugkeer"
    r"|gaswinning|toestand|strijd|rol|ontwikkeling|verdrag|akkoord|investeren|investeringen|problematiek|vrede|geweld"
    r"|wonen|woningen|handel|woningbouw|werkzaam|gevestigd|geboren|veiligheid|inzet|missie|export|toekomst|leven)\s+"
    r"(?:\w+\s+)?(?:in|te|naar|voor|van|met)\s+(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
_EVENT_AFTER = re.compile(
    r"^\s+(?:\w+\s+)?(?:summit|forum|conference|conferentie|top|week|festival|marathon|academy|congres|symposium|marathon|beurs|pride)\b",
    re.IGNORECASE,
)
_EVENT_BEFORE = re.compile(
    r"(?:\b|-)(?:top|raad|conferentie|congres|symposium|festival|beurs|opening|herdenking|viering|bijeenkomst|week|summit"
    r"|forum|dag|campus|intocht|marathon|kranslegging|bevrijdingsfestival)\s+$",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"(?<!\w)(?:(?:digita(?:al|le)|online|virtue(?:el|le)|telefonische?|video)\s?-?\s?(?:werk)?"
    r"(?:bezoek|gesprek(?:ken)?|overleg(?:gen)?|bijeenkomst|vergadering|ontmoeting|kennismaking|sessie|afspraak|conferentie"
    r"|meeting|ronde\s?tafel\w*|kamer\w*|ministerraad|top|raad|congres|event|evenement|call|dialoog|tour|rondleiding|ontvangst|onderraad|commissie\w*)"
    r"|videoconferentie|videogesprek|videocall|belafspraak|webinar|(?:via|per|middels)\s+(?:\w+\s+)?"
    r"(?:communicatietechnologie|telecommunicatie|telefoon|teams|zoom|webex|videoverbinding|video|vtc|livestream))(?!\w)",
    re.IGNORECASE,
)


def read_text(nlp: Language, texts: Sequence[str], surnames: Sequence[str] = ()) -> list[Reading]:
    """One reading for each text; texts without a name or a word for online cost next to nothing."""
    scanner = nlp.get_pipe("agenda_places")
    return [scanner.read(text, surnames) for text in texts]


def pick_sites(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions where it takes place: after in, te, naar, a visit or an event, and those listed with them."""
    sites: list[Mention] = []
    for i, mention in enumerate(mentions):
        listed = bool(sites) and sites[-1] is mentions[i - 1] and _JOINED.match(text[mentions[i - 1].end : mention.start])
        if listed or _is_site(text, mention):
            sites.append(mention)
    unique = {mention.text: mention for mention in reversed(sites)}
    kept = [m for m in sites if unique.get(m.text) is m]
    return tuple(m for m in kept if not any(_holds(m, other) for other in kept))


def _is_site(text: str, mention: Mention) -> bool:
    before, after = text[: mention.start], text[mention.end :]
    if _is_home(mention) or _ABOUT.search(before):
        return False
    visit = _VISIT.search(before)
    if visit and not _LEAVES.search(visit["between"]):
        return True
    if mention.label == "ORGLOC":
        return bool(_EVENT_AFTER.match(after))
    line = before.rpartition("\n")[2]
    return bool(
        _AT.search(before)
        or (not line.strip() and _EVENT_AFTER.match(after))
        or (_EVENT_BEFORE.search(before) and re.match(r"\s*(?:$|[\n.(,])", after))
        or (before.rstrip().endswith("(") and after.lstrip().startswith((")", ",")) and mention.label == "LOC")
    )


def _is_home(mention: Mention) -> bool:
    """The Netherlands as a whole, and what lies in several countries, is no site."""
    top = mention.entries[0] if mention.entries else None
    return top is not None and (top.country == SEVERAL or (top.level is Level.COUNTRY and top.country == "NL"))


def _holds(broad: Mention, fine: Mention) -> bool:
    """Whether `broad` is a country, province or town that `fine` lies in: then only `fine` is the site."""
    if not broad.entries or not fine.entries or broad is fine:
        return False
    a, b = broad.entries[0], fine.entries[0]
    if a.level is Level.COUNTRY:
        return b.level is not Level.COUNTRY and a.country == b.country
    if a.level is Level.PROVINCE:
        return b.municipality_code is not None and a.province == b.province
    return b.level is Level.ADDRESS and a.level is not Level.ADDRESS and a.municipality_code == b.municipality_code is not None


def says_online(text: str) -> bool:
    """Whether the words of an activity say that it is held online ("Digitaal werkbezoek aan ...")."""
    return _ONLINE.search(text) is not None


def site_places(reading: Reading, source: Source, context: Context) -> list[Place]:
    """The sites of a reading as places with their evidence."""
    return [place_of(m.text, m.entries, m.voter, m.confidence, source, context) for m in reading.sites if m.entries]
