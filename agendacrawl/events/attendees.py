"""Find who takes part from title and text, for pages that name nobody: the site removes departed ministers.

For a week, that is whose week it is. For an event, it is only those who act: "Minister Slob bezoekt ...", "opening
door staatssecretaris Van Ooijen". The addressee of a letter, or somebody who is represented, was not there; somebody
whom the page's own person met was, but the page is not their agenda. Only people who held that office on that day
according to the register count.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from agendacrawl import register
from agendacrawl.core.names import normalise

BY_NAME, BY_OFFICE = 0.9, 0.8  # confidence
_READ = 4000  # characters of a text that are read, at most
_ROLE = re.compile(
    r"(?<![\w-])(?P<role>minister-president|premier|ministers?|staatssecretaris(?:sen)?)\s+(?=\S)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[\w’'\u2011-]+\s+){0,3}[\w’'\u2011-]+")  # of a person or an office, at its longest
_BRACKET = re.compile(r"\s*\([^()]{1,80}\)")
_AND = re.compile(
    r"\s*(?:,|\ben\b|&|/)\s*(?:de\s+)?(?![a-z]*(?:minister|staatssecretaris|premier))", re.IGNORECASE
)
# Words before the role for a foreign, former or future minister; below, for one who is only mentioned or met.
_STRANGER = re.compile(r"\b(?:[A-Z]\w*(?:se|sche)|(?i:voormalige?|oud|aanstaande?|nieuwe|vroegere))\s+$")
_ABSENT = re.compile(
    r"\b(?:aan|namens|van|voor|over|tegen|uit|op|om|tot|naar|zonder|na)\s+(?:de\s+|onze\s+)?$", re.IGNORECASE
)
_MET = re.compile(r"\b(?:met|bij|spreekt|ontmoet|ontvangt|samen)\b[^.;]*$", re.IGNORECASE)
_NOT_THEIRS = (_STRANGER, _MET)  # "Agenda van minister Slob" is his


@dataclass(slots=True, frozen=True)
class Attendee:
    """Somebody who takes part: full name, confidence from 0 to 1, and the words that are the evidence."""

    name: str
    confidence: float
    words: str


def attendees(title: str, text: str, day: dt.date) -> list[Attendee]:
    """Return who takes part on a day according to title and text, in order of mention.

    >>> said = "Minister Slob en staatssecretaris Blokhuis (VWS) openen een school."
    >>> [one.name for one in attendees("Opening school", said, dt.date(2021, 3, 1))]
    ['Arie Slob', 'Paul Blokhuis']
    >>> attendees("Brief van scholieren aan minister Slob", "", dt.date(2021, 3, 1))
    []
    """
    found: dict[str, Attendee] = {}
    for words in (title[:_READ], text[:_READ]):
        for one in _mentions(words, day):
            found.setdefault(one.name, one)
    return list(found.values())


def owner(title: str, intro: str, day: dt.date) -> Attendee | None:
    """Return whose week a page is by its title, otherwise by its intro; None if they name nobody, or several people.

    >>> owner("Agenda week 12", "De agenda van minister Slob (Onderwijs).", dt.date(2021, 3, 22)).name
    'Arie Slob'
    >>> owner("Agenda van minister Slob en staatssecretaris Blokhuis", "", dt.date(2021, 3, 22))
    """
    for words in (title[:_READ], intro[:_READ]):
        found = {one.name: one for one in (*_mentions(words, day, _NOT_THEIRS), *_whole_names(words, day))}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _whole_names(text: str, day: dt.date) -> Iterator[Attendee]:
    """Yield those who held an office that day and are named in full: "Weekagenda Arie Slob"."""
    key = f" {normalise(text)} "
    for office in register.offices():
        if office.held_on(day) and f" {normalise(office.person)} " in key:
            yield Attendee(office.person, BY_NAME, office.person)


def _confidence(name: str, words: str) -> float:
    person = register.person(name)
    return BY_NAME if any(normalise(one) in normalise(words) for one in person.surnames) else BY_OFFICE


def _mentions(
    text: str, day: dt.date, others: Iterable[re.Pattern[str]] = (_STRANGER, _ABSENT, _MET)
) -> Iterator[Attendee]:
    for match in _ROLE.finditer(text):
        ahead = text[max(0, match.start() - 80) : match.start()]
        if any(pattern.search(ahead) for pattern in others):
            continue
        role = _singular(match["role"])
        at = match.end()
        while named := _person_at(text, at, role, day):
            name, end = named
            yield Attendee(name, _confidence(name, text[at:end]), text[match.start() : end])
            more = _AND.match(text, end)
            if more is None:
                break
            at = more.end()


def _singular(role: str) -> str:
    """Return a role in the singular.

    >>> _singular("Ministers"), _singular("staatssecretarissen"), _singular("minister-president")
    ('minister', 'staatssecretaris', 'minister-president')
    """
    return re.sub(r"(?<=minister)s$|(?<=staatssecretaris)sen$", "", role.lower())


def _person_at(text: str, at: int, role: str, day: dt.date) -> tuple[str, int] | None:
    """Return who is named at a position in the text, by the longest name that is somebody's, and where it ends."""
    words = _NAME.match(text, at)
    if words is None:
        return None
    for size in range(len(words[0].split()), 0, -1):
        name = " ".join(words[0].split()[:size])
        if name.endswith((" en", " ook", " de")):
            continue
        end = at + re.match(r"\s+".join(map(re.escape, name.split())), text[at:]).end()  # type: ignore[union-attr]
        bracket = _BRACKET.match(text, end)
        for whole in (f"{role} {name}{bracket[0]}" if bracket else "", f"{role} {name}"):
            if whole and (found := register.person_of(whole, day)):
                return found.name, bracket.end() if bracket else end
    return None
