"""Place names in running text, found by the gazetteer or an NER and filtered by guards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from agendacrawl.core.names import any_of, normalise
from agendacrawl.core.vocabulary import Level
from agendacrawl.places import lookups
from agendacrawl.places.model import Entry
from agendacrawl.text.guards import GUARDS, PARTICLE
from agendacrawl.text.rules import REACH, Sight, first
from agendacrawl.text.scanner import WORD, Scanner


@dataclass(slots=True, frozen=True)
class Mention:
    """Words that name a place: `text` is `[start:end]` of the full text.

    `label` is LOC (place, region, country), FAC (building or grounds) or ORGLOC (inside the name of an
    organisation); `voter` is who found it; `entries` are its possible meanings, strongest first. `rule` is the name of
    the rule that made it a location (`agendacrawl.text.location_rules`), or empty if it is not a location.
    """

    text: str
    start: int
    end: int
    label: str
    voter: str
    confidence: float
    entries: tuple[Entry, ...] = ()
    rule: str = ""

    def moved(self, by: int) -> Mention:
        """Return the same mention with its position in a longer text that starts `by` characters earlier."""
        return replace(self, start=self.start + by, end=self.end + by)


_ORGANISATION = re.compile(
    r"\b"
    + any_of(
        r"""universiteit \w*hogeschool universitair_\w+_centrum umc roc mbo hbo college school \w*academie
        academy toneelgroep conservatorium festival stichting vereniging bank rechtbank gerechtshof
        veiligheidsregio ggd ggz waterschap hoogheemraadschap orkest museum stadion netwerk \w*platform
        programma board port_of havenbedrijf fc sc radio omroep koninklijke luchthaven brainport
        food_valley university_of university bureau instituut kamer_van_koophandel vno-ncw mkb lto
        kunsten nieuw bruisend gezond wonen_in kansrijk voor_heel"""
    )
    + r"\s+(?:van\s+)?$",
    re.IGNORECASE,
)
_OF_ORGANISATION = re.compile(
    r"\s+(?:(?:[A-Z][a-z]+\s+)?"
    + any_of(
        """University Universiteit Festival Academy Academie College School Airport Board Summit Conference
        Forum Week Marathon Museum Orkest Ahoy RAI Arena Institute Instituut Bank Group Marketing
        Partners Campus Declaration Times Post Pride Security Legal Centre Center Foundation Airlines
        Seaports Port"""
    )
    + r"\b|in \d+ \w+)"
)
_ASKED = re.compile(
    rf"\b{any_of('in te naar nabij gemeente regio wijk dorp stad eiland omgeving')}\s+(?:de\s+|het\s+)?$"
)
_OPEN = re.compile(
    rf"\b{any_of('in te naar nabij gemeente regio wijk dorp stad eiland omgeving')}\s+(?:de\s+|het\s+)?['’]?[A-Z]\w"
)
_IN_PROVINCE = re.compile(r"\bprovincies?\s+$", re.IGNORECASE)
_BRACKET = re.compile(r"\s?\(([^()]{1,20})\)")
_NAME_BEFORE = re.compile(r"(?<!^)\b[A-ZÀ-Ý]\S*\s+(?:(?:van|de|der|den|ter|ten)\s+){0,2}$")
_NAME_AFTER = re.compile(r"[ -][A-ZÀ-Ý]\w")


def find_mentions(text: str, scanner: Scanner, surnames: Sequence[str] = ()) -> list[Mention]:
    """Return the mentions of a text that survive the guards.

    `surnames` are those of the people on the page ("Van Ooijen"); words within them are not places.
    """
    hits = scanner.scan(text)
    if not hits:
        return []
    people = _covered(
        len(text),
        (m.span() for name in surnames for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)),
    )
    found = []
    for start, end, entries in hits:
        if any(people[start:end]):
            continue
        sight = Sight.of(text, start, end, entries)
        if first(GUARDS, sight) is None:
            found.append(_mention(sight, scanner))
    return found


def _covered(length: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """Return a flag for each character that tells whether a span covers it."""
    covered = bytearray(length)
    for start, end in spans:
        covered[start:end] = b"\x01" * (end - start)
    return covered


def _mention(sight: Sight, scanner: Scanner) -> Mention:
    """Return the mention of a place name, with its label and the meanings that the adjacent words allow."""
    text, start, entries = sight.text, sight.start, sight.entries
    label, confidence = "LOC", 0.9
    if entries[0].level is Level.ADDRESS:
        label, start = _town_in(text, start, sight.end, entries[0], scanner)
    before = text[max(0, start - REACH) : start]
    if label == "LOC" and (_ORGANISATION.search(before) or _OF_ORGANISATION.match(sight.after)):
        label, confidence = "ORGLOC", 0.6
    if entries[0].cue:
        confidence = 0.7  # the seat of an organisation: the visit may be to another of its buildings
    entries = _in_stated_province(sight.after, entries)
    if _IN_PROVINCE.search(before):
        entries = tuple(e for e in entries if e.level is Level.PROVINCE) or entries
    return Mention(text[start : sight.end], start, sight.end, label, "gazetteer", confidence, entries)


def _in_stated_province(behind: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the namesakes in the province given in brackets after a name: "Hengelo (Gld)"."""
    bracket = _BRACKET.match(behind)
    province = lookups.ambiguous().provinces.get(normalise(bracket[1])) if bracket else None
    return tuple(e for e in entries if e.province == province) or entries if province else entries


def _town_in(text: str, start: int, end: int, venue: Entry, scanner: Scanner) -> tuple[str, int]:
    """Return label and start: "Aanmeldcentrum Zevenaar" mentions a town (LOC) but means the building; else FAC."""
    for word in list(WORD.finditer(text, start, end))[:0:-1]:
        entries = scanner.index.get(normalise(text[word.start() : end]), ())
        if any(e.municipality_code == venue.municipality_code and e.level is Level.PLACE for e in entries):
            return "LOC", word.start()
    return "FAC", start


def open_names(text: str, mentions: Sequence[Mention]) -> bool:
    """Tell whether a capitalised word outside all mentions follows a trigger ("in Xanderveen"): only then NER helps."""
    covered = _covered(len(text), ((m.start, m.end) for m in mentions))
    return any(not covered[found.end() - 1] for found in _OPEN.finditer(text))


class Entity(NamedTuple):
    """An entity found by an NER: `[start:end]` of the text, and its label."""

    start: int
    end: int
    label: str


def stands_beside_names(text: str, mentions: Sequence[Mention]) -> bool:
    """Tell whether a place has a capitalised word next to it and so may be part of a person's or organisation's name.

    An NER that knows people and organisations can recognise some of these names: "Anna Goes", "Goes Techniek".
    """
    return any(
        _NAME_BEFORE.search(text[max(0, m.start - REACH) : m.start]) or _NAME_AFTER.match(text, m.end)
        for m in mentions
        if m.label == "LOC"
    )


def without_names(
    text: str, mentions: tuple[Mention, ...], entities: Sequence[Entity]
) -> tuple[Mention, ...]:
    """Return the mentions without those inside a person's name; those inside an organisation's name become ORGLOC.

    PERSON and ORG are evidence against a place only if the entity is longer than the place itself, and no trigger word
    precedes the place.
    """
    against = [entity for entity in entities if entity.label in ("PERSON", "PER", "ORG")]
    if not against:
        return mentions
    kept = []
    for mention in mentions:
        label = _inside(mention, against)
        if (
            mention.label != "LOC"
            or not label
            or _ASKED.search(text[max(0, mention.start - REACH) : mention.start])
        ):
            kept.append(mention)
        elif label == "ORG":
            kept.append(replace(mention, label="ORGLOC", confidence=min(mention.confidence, 0.6)))
    return tuple(kept)


def _inside(mention: Mention, entities: Sequence[Entity]) -> str:
    """Return the label of the longer entity that contains a mention, or ""."""
    longer = mention.end - mention.start
    return next(
        (
            label
            for start, end, label in entities
            if start <= mention.start and mention.end <= end and end - start > longer
        ),
        "",
    )


def more_mentions(
    text: str,
    mentions: tuple[Mention, ...],
    entities: Sequence[Entity],
    voter: str,
    scanner: Scanner,
    surnames: Sequence[str] = (),
) -> tuple[Mention, ...]:
    """Return the mentions plus those that only the NER found, provided they follow a trigger and pass similar guards.

    Only entities labelled LOC, GPE or FAC count. A name that is almost certainly a misspelling of a known one takes
    its meaning; the others have no meaning that could be located.
    """
    extra = []
    known = _covered(len(text), ((m.start, m.end) for m in mentions))
    for start, end, label in entities:
        if label not in ("LOC", "GPE", "FAC") or any(known[start:end]):
            continue
        words = text[start:end]
        if not _may_be_place(words, text[max(0, start - REACH) : start], surnames):
            continue
        entries, certain = scanner.gazetteer.nearest(words)
        meant = entries if certain else ()
        extra.append(Mention(words, start, end, "FAC" if label == "FAC" else "LOC", voter, 0.5, meant))
    return tuple(sorted((*mentions, *extra), key=lambda m: m.start)) if extra else mentions


def _may_be_place(words: str, before: str, surnames: Sequence[str]) -> bool:
    """Tell whether a name unknown to the gazetteer follows a trigger and is not a person or organisation."""
    if not words[:1].isupper() or words.isupper() or not _ASKED.search(before):
        return False
    if any(name in words or words in name for name in surnames) or PARTICLE.search(before):
        return False
    return normalise(words) not in lookups.ambiguous().never and not _ORGANISATION.search(before)
