"""Who was met and what it was about, where the words say so. Each fact keeps where it stands in the text.

Organisations and functions are taken as they stand, nothing is looked up or completed. Civil servants of
contact lines are no counterparts: such lines are dropped when a page is read, and refused here once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agendacrawl.core.items import Fact
from agendacrawl.core.vocabulary import FactKind
from agendacrawl.dutch.contact import is_contact
from agendacrawl.pages.labels import Label, names_of


@dataclass(slots=True, frozen=True)
class Span:
    """A value and where it stands: `value` is `text[start:end]`."""

    value: str
    start: int
    end: int


_MEETING = (
    r"\b(?:\w*gesprek(?:ken|je)?|kennis(?:making(?:en)?|maken)?|\w*overleg(?:gen|t)?|\w*afspra(?:ak|ken)|\w*lunch"
    r"|\w*ontbijt|\w*diner|\w*sessie|rondetafel|ronde\s+tafel|ontmoeting(?:en)?|bilatera(?:al|le)|bilats?|dialoog"
    r"|video-?call|call|spre(?:ekt|ken)|sprak(?:en)?|praat|praten|bel(?:t|len)|ontmoet|bijeenkomst|bijpraten|koffie"
    r"|telefonisch|interview|gedachtewisseling|brainstorm\w*|vergadering)\b"
)
_ABOUT = (
    r"(?:over|inzake|omtrent|rondom|rond|betreffende|aangaande|m\.b\.t\.|t\.a\.v\.|met\s+betrekking\s+tot"
    r"|ten\s+aanzien\s+van)"
)
_AROUND = (
    r"(?:in\s+(?:het\s+kader|verband|aanloop|voorbereiding)|naar\s+aanleiding|n\.a\.v\.|i\.v\.m\.|i\.h\.k\.v\."
    r"|ter\s+\w+|om\s+te|tijdens|voorafgaand|waarin|waarbij|en\s+(?:brengt|bezoekt|neemt|spreekt|gaat))"
)
_PERIOD = r"(?<!\b[dm]hr)(?<!\bmw)(?<!\bmevr)(?<!\bdrs)(?<!\bprof)(?<!\b[mdi]r)\.(?:\s|$)"
_LABEL = rf"(?:{'|'.join(name for label in Label for name in names_of(label))}|contact)\s*:"
_STOP = rf"(?=\s*(?:[;\n]|{_PERIOD}|:|$|\(via\b)|,?\s+{_ABOUT}\s|,?\s+{_AROUND}\b|\s*[,.]?\s+{_LABEL})"
_WITH = re.compile(
    rf"(?:{_MEETING}(?:(?!\b(?:{_ABOUT}|samen|contact|te\s+maken)\b)[^.;:\n]){{0,60}}?\b(?:met|tussen)(?:\s+onder\s+andere)?"
    rf"|^\s*met(?!\s*:))\s*:?\s+(?P<value>[^\n:;]{{2,160}}?){_STOP}",
    re.IGNORECASE | re.MULTILINE,
)
_COUNTERPARTS = "|".join(names_of(Label.COUNTERPART))
_LABELLED_WITH = re.compile(
    rf"(?:^|[\n.]\s*)(?:{_COUNTERPARTS})\s*:\s*(?P<value>[^\n;]{{2,160}}?){_STOP}", re.IGNORECASE
)
_BARE = re.compile(
    r"^(?:gesprek|kennismaking(?:sgesprek)?|afscheidsgesprek|belafspraak|ontvangst(?:\s+van)?|bezoek\s+van)\s+"
    r"(?!(?:met|over|en|in|op|bij|door|aan|voor|tussen|rond\w*|inzake|n\.a\.v\.)\b)"
    r"(?!(?:de|het|een|eerste)?\s*(?:\w*rapport|\w*advies|boek|manifest|petitie|exemplaar|zienswijze|\w+bundel)\b)"
    rf"(?P<value>[^\n:;]{{2,160}}?){_STOP}",
    re.IGNORECASE,
)
_ABOUT_TOPIC = re.compile(
    rf"(?:\b(?:{'|'.join(names_of(Label.SUBJECT))})\s*:\s*|\b{_ABOUT}\s+(?!(?:\d|van\b|en\b)))(?P<value>[^\n;]{{2,200}}?)"
    rf"(?=\s*(?:[;\n]|{_PERIOD}|$|\(via\b)|,?\s+(?:samen\s+)?met\s+(?!betrekking|een\b)|,?\s+{_AROUND}\b|\s*[,.]?\s+{_LABEL})",
    re.IGNORECASE,
)
_DEBATE_TOPIC = re.compile(
    r"^(?:voortzetting\s+|plenair\s+|extra\s+)?(?:\w*(?:commissie|minuten|nota|leden|hoofdlijnen|verzamel|spoed)-?\s*debat"
    r"|debat|cd|wgo|wetgevingsoverleg|nota-?overleg|algemeen\s+overleg|bewinds(?:personen|lieden)-?overleg|bwo)\s*:?\s+"
    rf"(?:over\s+|inzake\s+)?(?P<value>[^\n;]{{2,200}}?)(?=\s*(?:[;\n]|{_PERIOD}|$|\(via\b)|\s+met\s)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r",\s+(?:en\s+)?|\s+en\s+(?=[^,]*$)")


def facts_of(title: str, description: str, stated: Sequence[Fact] = ()) -> list[Fact]:
    """What title and description of an activity say: who was met, then what it was about.

    `stated` is what labels say, each value as a whole: it goes before the words of the text. A lead-in ("Gesprekken
    met:", the first line of the description) is read before the title that it governs.

    >>> facts_of("de Woonbond", "Gesprek met:")
    [Fact(kind=<FactKind.COUNTERPART: 'counterpart'>, value='de Woonbond', evidence='de Woonbond')]
    >>> label = Fact(FactKind.COUNTERPART, "Aedes, FNV en CNV", "Deelnemers: Aedes, FNV en CNV")
    >>> [fact.value for fact in facts_of("Overleg", "", [label])]
    ['Aedes', 'FNV', 'CNV']
    """
    lead_in, *others = description.split("\n") if description else [""]
    lines = [lead_in, title, *others] if lead_in.endswith(":") else [title, description]
    text = "\n".join(lines)
    about = topic(text)
    facts = {
        FactKind.COUNTERPART: [
            Fact(FactKind.COUNTERPART, span.value, _line(text, span)) for span in counterparts(text)
        ],
        FactKind.TOPIC: [Fact(FactKind.TOPIC, about.value, _line(text, about))] if about else [],
    }
    for kind in facts:
        if labelled := [fact for fact in stated if fact.kind is kind]:
            facts[kind] = _labelled(labelled)
    return [fact for kind in facts for fact in facts[kind]]


def _labelled(stated: Sequence[Fact]) -> list[Fact]:
    """Split the values of labels: people into one each, topics not at all; each once."""
    found: dict[str, Fact] = {}
    for fact in stated:
        whole = fact.kind is FactKind.TOPIC
        spans = (
            [_trimmed(fact.value, 0, len(fact.value))]
            if whole
            else _enumerated(fact.value, 0, len(fact.value))
        )
        for span in spans:
            if span is not None:
                found.setdefault(span.value.casefold(), Fact(fact.kind, span.value, fact.evidence))
    return list(found.values())


def _line(text: str, span: Span) -> str:
    end = text.find("\n", span.end)
    return text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else None].strip()


def counterparts(text: str) -> tuple[Span, ...]:
    """Who was met, as it stands: after "gesprek met", "spreekt met" or "Met:", or right after "Kennismaking".

    Give a lead-in and its line as two lines of one text. An enumeration of names becomes several facts.

    >>> [fact.value for fact in counterparts("Gesprek met VNO-NCW, FNV en CNV over het minimumloon")]
    ['VNO-NCW', 'FNV', 'CNV']
    """
    for pattern in (_LABELLED_WITH, _WITH, _BARE):
        facts = tuple(
            fact
            for found in pattern.finditer(text)
            if not _in_contact_line(text, found)
            for fact in _enumerated(text, *found.span("value"))
        )
        if facts:
            return _distinct(facts)
    return ()


def topic(text: str) -> Span | None:
    """What it was about, as it stands: after "over" or "Onderwerp:", or what a debate is named after.

    >>> topic("Tweeminutendebat Arbeidsmigratie")
    Span(value='Arbeidsmigratie', start=17, end=32)
    """
    for pattern in (_DEBATE_TOPIC, _ABOUT_TOPIC):
        found = pattern.search(text)
        if found and not _in_contact_line(text, found):
            return _trimmed(text, *found.span("value"))
    return None


def _distinct(facts: tuple[Span, ...]) -> tuple[Span, ...]:
    """Title and description often name the same people: the fullest wording is kept, in their order."""
    kept: list[Span] = []
    for fact in sorted(facts, key=lambda each: -len(each.value)):
        if not any(fact.value.casefold() in other.value.casefold() for other in kept):
            kept.append(fact)
    return tuple(sorted(kept, key=lambda each: each.start))


def _in_contact_line(text: str, found: re.Match[str]) -> bool:
    start = max(text.rfind("\n", 0, found.start()), text.rfind(". ", 0, found.start())) + 1
    return is_contact(text[start : found.end()])


def _trimmed(text: str, start: int, end: int) -> Span | None:
    value = text[start:end]
    start += len(value) - len(value.lstrip(" ,:-–"))
    value = text[start:end].rstrip(" ,.:-–")
    return Span(value, start, start + len(value)) if value else None


def _enumerated(text: str, start: int, end: int) -> Iterator[Span]:
    """The names of an enumeration one by one, where each begins with a capital; else the words as a whole."""
    value = text[start:end]
    cuts = [(cut.start(), cut.end()) for cut in _SEPARATOR.finditer(value)] if "," in value else []
    starts = [0, *(cut_end for _, cut_end in cuts)]
    ends = [*(cut_start for cut_start, _ in cuts), len(value)]
    parts = [value[a:b] for a, b in zip(starts, ends, strict=True)]
    if not all(part[:1].isupper() for part in parts) or sum(letter.isupper() for letter in parts[-1]) < 2:
        starts, ends = [0], [len(value)]
    for a, b in zip(starts, ends, strict=True):
        if fact := _trimmed(text, start + a, start + b):
            yield fact
