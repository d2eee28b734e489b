"""Who was met and what it was about, if the words say so. Each fact keeps the line it was found in.

Organisations and functions are taken as worded; nothing is looked up or completed. Civil servants in contact
lines are not counterparts: such lines are dropped when a page is parsed, and rejected here once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agendacrawl.core.items import Fact
from agendacrawl.core.names import any_of
from agendacrawl.core.vocabulary import FactKind
from agendacrawl.dutch.contact import is_contact
from agendacrawl.pages.labels import Label, names_of
from agendacrawl.types.enumeration import parts_of


@dataclass(slots=True, frozen=True)
class Span:
    """A value and its position: `value` is `text[start:end]`."""

    value: str
    start: int
    end: int


_BRACKETED = re.compile(r"\s*\([^()]*\)")
_MEETING = (
    r"\b(?:\w*gesprek(?:ken|je)?|kennis(?:making(?:en)?|maken)?|\w*overleg(?:gen|t)?|\w*afspra(?:ak|ken)|\w*lunch"
    r"|\w*ontbijt|\w*diner|\w*sessie|rondetafel|ronde\s+tafel|ontmoeting(?:en)?|bilatera(?:al|le)|bilats?|dialoog"
    r"|video-?call|call|spre(?:ekt|ken)|sprak(?:en)?|praat|praten|bel(?:t|len)|ontmoet|bijeenkomst|bijpraten|koffie"
    r"|telefonisch|interview|meeting|gedachtewisseling|brainstorm\w*|\w*vergadering|videoverbinding|\w*tafel"
    r"|\w*conferentie|ronde|wandeling|fietstocht|vaartocht)\b"
)
_ABOUT = (
    r"(?:over|inzake|omtrent|rondom|rond|betreffende|aangaande|m\.b\.t\.|t\.a\.v\.|met\s+betrekking\s+tot"
    r"|ten\s+aanzien\s+van)"
)
_AROUND = (
    r"(?:in\s+(?:het\s+kader|verband|aanloop|voorbereiding)|naar\s+aanleiding|n\.a\.v|i\.v\.m|i\.h\.k\.v"
    r"|ter\s+\w+|om\s+te|tijdens|gedurende|voorafgaand|waarin|waarbij|aansluitend|gevolgd\s+door|als\s+vervang\w+|o\.a|waaronder|onder\s+(?:wie|andere|meer)"
    r"|en\s+(?:in\s?ontvangst\w*|overhandiging|brengt|bezoekt|neemt|spreekt|gaat|aansluitend|daarna|rondleiding|werkbezoek))"
)
_HOUSE = any_of(
    r"""\w*huis \w*kantoor \w*centrum \w*gebouw \w*school \w*kazerne \w*basis \w*zaal \w*hal \w*theater
    \w*schouwburg museum \w*kerk \w*kasteel \w*paleis \w*hotel \w*restaurant \w*café \w*stadion \w*hoeve
    \w*boerderij \w*terrein \w*park \w*haven \w*station \w*campus \w*fabriek \w*loods \w*werf \w*bibliotheek
    \w*college \w*universiteit \w*hogeschool \w*ziekenhuis \w*kliniek \w*bureau \w*locatie \w*schip \w*trein
    tweede_kamer \w*wijk \w*buurt"""
)
# Words after the counterparts that say where and how.
_WHERE = (
    r"(?:(?:in|te|op|bij|aan|vanuit|nabij)\s+(?:(?:de|het|een|hun|zijn|haar)\s+)?(?:\w+\s+)?"
    + _HOUSE
    + r"\b|in\s+(?=['’]?(?-i:[A-Z]))(?!Nederland|Europa)|te\s+(?=(?-i:[A-Z]))|aan\s+boord"
    r"|op\s+(?:locatie|afstand|straat)|(?:via|per)\s+(?:(?:een|de|\w*beveiligde)\s+){0,2}"
    r"(?:teams|zoom|webex|skype|video\w*|beeld\w*|telefoon|\w*verbinding)|in\s+de\s+marge|op\s+(?:de|het)\s+(?=(?-i:[A-Z]))"
    r"|op\s+(?:het|de|een)\s+(?:ministerie|departement|residentie|ambassade|camping|werkplek)\b"
    r"|(?:om|van|vanaf)\s+\d{1,2}[.:]\d\d|\d{1,2}[.:]\d\d\s*(?:uur|u\b|[-–]))"
)
_CHANNEL = (
    r"[(\[](?:via|per|online|digitaal|telefonisch|video\w*|teams|zoom|webex|fysiek|hybride"
    r"|besloten|vertrouwelijk)\b"
)
_PERIOD = r"(?<!\b[dm]hr)(?<!\bmw)(?<!\bmevr)(?<!\bdrs)(?<!\bprof)(?<!\b[mdi]r)\.(?:\s|$)"
_LABEL = rf"(?:{'|'.join(name for label in Label for name in names_of(label))}|contact)\s*:"
_DASH = r"\s[–—-]\s"
_STOP = (
    rf"(?=\s*(?:[;\n|]|{_PERIOD}|:|$|{_CHANNEL})|{_DASH}|,?\s+{_ABOUT}\s|,?\s+{_AROUND}\b|,?\s+{_WHERE}"
    rf"|\s*[,.]?\s+{_LABEL})"
)
_WITH = re.compile(
    rf"(?:{_MEETING}(?:(?!\b(?:{_ABOUT}|samen|contact|te\s+maken)\b)[^.;:\n]){{0,60}}?\b(?:met|with|tussen)(?:\s+onder\s+andere)?"
    rf"|^\s*met(?!\s*:))\s*:?\s+(?P<value>[^\n:;]{{2,160}}?){_STOP}",
    re.IGNORECASE | re.MULTILINE,
)
_TOGETHER = ("met", "with", "tussen")  # every match of `_WITH` has one of these
_COUNTERPARTS = "|".join(names_of(Label.COUNTERPART))
_LABELLED_WITH = re.compile(
    rf"(?:^|[\n.]\s*)(?:{_COUNTERPARTS})\s*:\s*(?P<value>[^\n;]{{2,160}}?){_STOP}", re.IGNORECASE
)
_OFFICES = any_of(
    r"""\S*burgemeesters? \S*wethouders? \S*gedeputeerden? \S*ministers? \S*staatssecretaris(?:sen)? \w*voorzitters?
    ambassadeurs? \S*bestuurders? directeur\S* ceo directie bestuur president premiers? commissaris\w* cdk
    korpschef gouverneurs? gemeenten? provincies? \w*delegaties? vertegenwoordig\w* raadsleden kamerleden bewoners
    ondernemers jongeren studenten secretaris\S* hoogleraar rector nationaal coördinator regeringscommissaris
    deltacommissaris"""
)
_HOW = (
    r"(?:(?:kort|bilateraal|telefonisch|digitaal|online|informeel|nader|tweede|derde|periodiek|regulier)\s+)?"
)
# "Kennismaking CEO Gasunie": an office or a name, not a subject ("Gesprek woningbouw", "Gesprek Lelylijn").
_WHOM = (
    rf"(?=(?:(?:de|het|een)\s+)?(?:(?-i:[a-z])\w+e\s+)?(?:{_OFFICES}\b|(?-i:[A-Z0-9])))"
    r"(?!\S*(?:lijn|wet|akkoord|plan|deal|brug|tunnel|weg|rapport|advies|visie|agenda|beleid|crisis|begroting)\b)"
)
_BARE = re.compile(
    rf"^{_HOW}(?:\w*gesprek|kennismaking(?:sgesprek)?|afscheidsgesprek|belafspraak|interview"
    r"|ontvangst(?:\s+van)?|bezoek\s+van)\s+"
    r"(?!(?:met|over|en|in|op|bij|door|aan|voor|tussen|rond\w*|inzake|n\.a\.v\.)\b)"
    r"(?!(?:de|het|een|eerste)?\s*(?:\w*rapport|\w*advies|boek|manifest|petitie|exemplaar|zienswijze|\w+bundel)\b)"
    rf"{_WHOM}(?P<value>[^\n:;]{{2,160}}?){_STOP}",
    re.IGNORECASE,
)
# "Overleg UNL, VH en MBO Raad", "Overleg wethouder Goes": several names, or an office; "Overleg Wonen" is a subject.
_BARE_OVERLEG = re.compile(
    rf"^{_HOW}(?:overleg|bilateraal|bespreking|lunch)\s+(?=(?:{_OFFICES})\b|(?-i:[A-Z])[^\n:;]*?,\s[^\n:;]*?\sen\s"
    r"|(?-i:[A-Z]{2,}\s+en\s+[A-Z]{2,}\b))"
    rf"(?!bestuur\w*\s)(?P<value>[^\n:;]{{2,160}}?){_STOP}",
    re.IGNORECASE,
)
# "Inspiratiesafari met IPO, VNG", "Wijktocht met wethouder Bos": an office or several names after any word.
_WITH_NAMES = re.compile(
    rf"^(?:(?!\b(?:{_ABOUT}|\w*debat|\w*akkoord|\w*verdrag|relaties?|betrekkingen|samenwerking|verbinding|grens|handel)\b)"
    rf"[^.;:\n]){{3,60}}?\bmet\s+(?=(?:de\s+)?(?:{_OFFICES}\b|(?-i:[A-Z])[\w&-]*(?:\s+(?-i:[A-Z])[\w-]*){{0,2}}(?:,|\s+en)\s"
    rf"(?-i:[A-Z])))(?P<value>[^\n:;]{{2,160}}?){_STOP}",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"^(?P<value>(?:delegaties?|wethouders|\S*burgemeesters|gedeputeerden|raadsleden|bestuurders|ambassadeurs)\b"
    rf"(?!\s*:)[^\n:;]{{0,160}}?){_STOP}",
    re.IGNORECASE,
)
# "Vaartocht over de Waal": "over" means across here, not about.
_ACROSS = "".join(
    rf"(?<!{way}\s)"
    for way in ("tocht", "rondvaart", "wandeling", "vlucht", "rondgang", "rondleiding", "reis", "rit")
)
_ABOUT_TOPIC = re.compile(
    rf"(?:\b(?:{'|'.join(names_of(Label.SUBJECT))})\s*:\s*|\b{_ACROSS}{_ABOUT}\s+(?!(?:\d|van\b|en\b)))(?P<value>[^\n;]{{2,200}}?)"
    rf"(?=\s*(?:[;\n|]|{_PERIOD}|$|{_CHANNEL})|,?\s+(?:samen\s+)?met\s+(?!betrekking|een\b)|,?\s+{_AROUND}\b"
    rf"|,\s+\d{{1,2}}[.:]\d\d|,?\s+(?:via|per)\s+(?:teams|zoom|webex|video\w*)|\s*[,.]?\s+{_LABEL})",
    re.IGNORECASE,
)
_DEBATE_TOPIC = re.compile(
    r"^(?:voortzetting\s+|plenair\s+|extra\s+)?(?:\w*(?:commissie|minuten|nota|leden|hoofdlijnen|verzamel|spoed)-?\s*debat"
    r"|debat|cd|wgo|wetgevingsoverleg|nota-?overleg|algemeen\s+overleg|bewinds(?:personen|lieden)-?overleg|bwo)\s*:?\s+"
    rf"(?:over\s+|inzake\s+)?(?P<value>[^\n;]{{2,200}}?)(?=\s*(?:[;\n]|{_PERIOD}|$|{_CHANNEL})|\s+met\s)",
    re.IGNORECASE,
)


_AT = re.compile(r"(?:,|\s+(?:in|te|door|langs))\s+$")


def facts_of(
    title: str, description: str, places: Sequence[str] = (), stated: Sequence[Fact] = ()
) -> list[Fact]:
    """Return the facts in the title and description of an activity: who was met, then what it was about.

    A lead-in ("Gesprekken met:", the first line of the description) is read before the title that it governs.
    `places` are the words that say where it was; a place at the end of a value is removed. `stated` are the facts from
    labels, each with its value unsplit; they take precedence over the words of the text.

    >>> facts_of("de Woonbond", "Gesprek met:")
    [Fact(kind=<FactKind.COUNTERPART: 'counterpart'>, value='de Woonbond', evidence='de Woonbond')]
    >>> label = Fact(FactKind.COUNTERPART, "Aedes, FNV en CNV", "Deelnemers: Aedes, FNV en CNV")
    >>> [fact.value for fact in facts_of("Overleg", "", stated=[label])]
    ['Aedes', 'FNV', 'CNV']
    """
    lead_in, *others = description.split("\n") if description else [""]
    lines = [lead_in, title, *others] if lead_in.endswith(":") else [title, description]
    text = "\n".join(lines)
    about = topic(text)
    found = [(FactKind.COUNTERPART, span) for span in counterparts(text)]
    found += [(FactKind.TOPIC, about)] if about else []
    facts = [(kind, _before_place(span, places), _line(text, span)) for kind, span in found]
    told = [Fact(kind, value, line) for kind, value, line in facts if value]
    labelled = _labelled(stated)
    kinds = {fact.kind for fact in labelled}
    facts_in_order = labelled + [fact for fact in told if fact.kind not in kinds]
    return sorted(facts_in_order, key=lambda fact: fact.kind is FactKind.TOPIC)


def _labelled(stated: Sequence[Fact]) -> list[Fact]:
    """Return the facts from labels, each once: counterparts are split into one fact each, topics are kept whole."""
    found: dict[tuple[FactKind, str], Fact] = {}
    for fact in stated:
        value, whole = fact.value, fact.kind is FactKind.TOPIC
        spans = [_trimmed(value, 0, len(value))] if whole else _enumerated(value, 0, len(value))
        for span in filter(None, spans):
            found.setdefault((fact.kind, span.value.casefold()), Fact(fact.kind, span.value, fact.evidence))
    return list(found.values())


def _before_place(span: Span, places: Sequence[str]) -> str:
    """Return a value without the place at its end: "ondernemers in Tiel", "bewoners door Overvecht"."""
    for place in places:
        if not span.value.endswith(place):
            continue
        before = span.value[: len(span.value) - len(place)]
        if where := _AT.search(before):
            return before[: where.start()].rstrip(" ,")
    return span.value


def _line(text: str, span: Span) -> str:
    end = text.find("\n", span.end)
    return text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else None].strip()


def counterparts(text: str) -> tuple[Span, ...]:
    """Return who was met, as worded: after "gesprek met", "spreekt met" or "Met:", or right after "Kennismaking".

    A lead-in and its line are passed as two lines of one text. An enumeration of names becomes several spans.

    >>> [fact.value for fact in counterparts("Gesprek met VNO-NCW, FNV en CNV over het minimumloon")]
    ['VNO-NCW', 'FNV', 'CNV']
    """
    for matches in _meetings(text):
        facts = tuple(
            fact
            for found in matches
            if not _in_contact_line(text, found)
            for fact in _enumerated(text, *found.span("value"))
        )
        if facts:
            return _distinct(facts)
    return ()


def _meetings(text: str) -> Iterator[Iterable[re.Match[str]]]:
    """Yield what each pattern finds, the surest first; most are tried only on texts that can match."""
    low = text.lower()
    yield _LABELLED_WITH.finditer(text)
    if any(word in low for word in _TOGETHER):
        yield _WITH.finditer(text)
    at_start = [_BARE, _BARE_OVERLEG, _GROUP, *([_WITH_NAMES] if "met" in low else [])]
    yield from (filter(None, [pattern.match(text)]) for pattern in at_start)


def topic(text: str) -> Span | None:
    """Return what it was about, as worded: after "over" or "Onderwerp:", or what a debate is named after.

    >>> topic("Tweeminutendebat Arbeidsmigratie")
    Span(value='Arbeidsmigratie', start=17, end=32)
    """
    for find in (_DEBATE_TOPIC.match, _ABOUT_TOPIC.search):
        found = find(text)
        if found and not _in_contact_line(text, found):
            return _trimmed(text, *found.span("value"))
    return None


def _distinct(facts: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return only the fullest wording of each value, since title and description often name the same people."""
    kept: list[Span] = []
    for fact in sorted(facts, key=lambda each: -len(each.value)):
        if not any(_is_part(fact.value, other.value) for other in kept):
            kept.append(fact)
    return tuple(sorted(kept, key=lambda each: each.start))


def _is_part(value: str, fuller: str) -> bool:
    """Tell whether a name occurs in a fuller one, ignoring brackets: "VNG" is not part of "UvW (VNG-gebouw)"."""
    return value.casefold() in _BRACKETED.sub("", fuller).casefold() or value == fuller


def _in_contact_line(text: str, found: re.Match[str]) -> bool:
    start = max(text.rfind("\n", 0, found.start()), text.rfind(". ", 0, found.start())) + 1
    return is_contact(text[start : found.end()])


def _trimmed(text: str, start: int, end: int) -> Span | None:
    value = text[start:end]
    start += len(value) - len(value.lstrip(" ,:-–"))
    value = text[start:end].rstrip(" ,.:-–")
    return Span(value, start, start + len(value)) if value else None


def _enumerated(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the parts of an enumeration one by one."""
    for a, b in parts_of(text[start:end]):
        if fact := _trimmed(text, start + a, start + b):
            yield fact
