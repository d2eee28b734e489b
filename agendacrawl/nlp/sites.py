"""Where it takes place according to the text, against what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language

from agendacrawl.items import Place
from agendacrawl.nlp.mentions import Mention
from agendacrawl.places.resolve import Context, place_of
from agendacrawl.vocabulary import Level, Mode, Source


@dataclass(slots=True, frozen=True)
class Reading:
    """What a text says about places: every mention, the mentions where it takes place, and the mode it says."""

    mentions: tuple[Mention, ...]
    sites: tuple[Mention, ...]
    mode: Mode = Mode.UNKNOWN


EMPTY = Reading((), ())

_AT = re.compile(
    r"(?:\b(?:in|te|naar|nabij|vlakbij|rondom)\s+(?:de\s+|het\s+)?(?:(?:gemeente|provincie|regio|stad|wijk|dorp|stadsdeel|plaats|eiland|Duitse|Franse|Belgische|Engelse|Italiaanse|Spaanse|Poolse|Amerikaanse)\s+)?"
    r"|\bbezoe(?:k|ken|kt)\s+(?:aan\s+)?(?:een\s+)?(?:de\s+|het\s+)?(?:(?:gemeente|provincie|regio|stad|wijk)\s+)?"
    r"|\bwerkbezoek(?:en)?\s+(?:(?:aan|in|te|gemeente|provincie|regio|de|het|stad|wijk)\s+)*"
    r"|\breis\s+(?:naar\s+)?|\breist\s+(?:naar\s+)?|\bmissie\s+(?:naar\s+)?|\bhandelsmissie\s+"
    r"|\baan\s+(?:de\s+|het\s+)?(?:gemeente|provincie|regio|stad|wijk)\s+|[(]\s*)$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^(?:,\s*|\s+en\s+|\s*/\s*|\s*,?\s+en\s+(?:in\s+|de\s+)?|\s*[-–]\s*|\s+of\s+)$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:situatie|oorlog|inval|crisis|ambassadeur|ambassade|ontwikkelingen|betrekkingen|conflict|steun|hulp|relatie"
    r"|vluchtelingen|ontheemden|aanslag(?:en)?|burgemeester|wethouder|minister|president|premier|wederopbouw"
    r"|gaswinning|toestand|strijd|rol|ontwikkeling|verdrag|akkoord|investeren|besluit|debat|problematiek"
    r"|wonen|woningen|handel|bedrijven|studenten)\s+(?:\w+\s+)?(?:in|te|naar|voor|van|met)\s+(?:de\s+|het\s+)?$",
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
    """The mentions where it takes place: after in, te, naar, werkbezoek ..., and those listed with them."""
    sites: list[Mention] = []
    for i, mention in enumerate(mentions):
        before = text[: mention.start]
        if sites and sites[-1] is mentions[i - 1] and _JOINED.match(text[mentions[i - 1].end : mention.start]):
            sites.append(mention)
        elif mention.label != "ORGLOC" and _AT.search(before) and not _ABOUT.search(before):
            sites.append(mention)
    names = {m.text for m in sites}
    unique: list[Mention] = []
    for mention in sites:
        if mention.text in names:
            names.discard(mention.text)
            unique.append(mention)
    finer = [m for m in unique if m.entries and m.entries[0].level in (Level.PLACE, Level.ADDRESS, Level.MUNICIPALITY)]
    return tuple(finer or unique)


def says_online(text: str) -> bool:
    """Whether the words of an activity say that it is held online ("Digitaal werkbezoek aan ...")."""
    return _ONLINE.search(text) is not None


def site_places(reading: Reading, source: Source, context: Context) -> list[Place]:
    """The sites of a reading as places with their evidence."""
    return [place_of(m.text, m.entries, m.voter, m.confidence, source, context) for m in reading.sites if m.entries]
