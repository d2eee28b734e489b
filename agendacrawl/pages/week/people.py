"""Read headings that name the people whose activities follow, and people before a colon."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from agendacrawl.pages.week.words import has_doing

FindPerson = Callable[[str, dt.date], str | None]

_OF = re.compile(
    r"^(?:(?:openbare )?(?:week)?(?:agenda|activiteiten|afspraken|programma)(?: van)?(?: de)? )?(?=\S)", re.I
)
_ROLE = r"(?:minister(?:-president)?|premier|staatssecretaris)"
_WITH_ROLE = re.compile(rf"^(?:de )?(?:demissionair )?{_ROLE}\b(?: (?P<name>\S.*))?$", re.I)
_PORTFOLIO = re.compile(r"\s*(?:\([^()]*\)|,\s*(?:minister|staatssecretaris|vice)\b.*)$", re.I)
_PARTICLE = r"(?:van|de|der|den|ten|ter|te|'t|’t)\b"
_CAPITAL = r"(?:[A-Z]\.|[^\W\d_a-z][\w'’-]+)"
_NAME = re.compile(rf"^{_CAPITAL}(?:\s+(?:{_PARTICLE}|{_CAPITAL})){{1,5}}$")
_AND = re.compile(r"\s+(?:en|&|/)\s+(?=(?:de )?(?:minister|staatssecretaris|premier)\b)", re.I)
_BEFORE = re.compile(r"(?P<head>[^:–—]*?)\s*(?::|–|—|\s-\s)(?P<rest>.+)$", re.S)
_LONGEST = 120


def named_people(text: str, day: dt.date, find_person: FindPerson) -> list[str] | None:
    """Return the people whom a line names; None if it says anything else.

    After a role an unknown name is taken as written; without a role only a name in the register counts.

    >>> known = {"minister Heerma": "Pieter Heerma"}
    >>> named_people("Agenda van minister Heerma", dt.date(2026, 11, 9), lambda words, _: known.get(words))
    ['Pieter Heerma']
    >>> named_people("Minister Anna Voorbeeld", dt.date(2026, 11, 9), lambda *_: None)
    ['Anna Voorbeeld']
    """
    if len(text) > _LONGEST or any(c.isdigit() for c in text):
        return None
    words = _OF.sub("", text.rstrip(" :")).strip()
    people = [_person(part, day, find_person) for part in _AND.split(words)]
    return [person for person in people if person] if people and all(people) else None


def _person(words: str, day: dt.date, find_person: FindPerson) -> str | None:
    words = words.strip()
    with_role = _WITH_ROLE.match(_PORTFOLIO.sub("", words))
    if with_role is None and not _NAME.match(words):
        return None  # a surname alone may be a place
    if found := find_person(words, day):
        return found
    name = with_role["name"] if with_role is not None else None
    return name if name and _NAME.match(name) and not has_doing(name) else None


def cut_people(text: str, day: dt.date, find_person: FindPerson) -> tuple[str, list[str]]:
    """Cut known people before a colon or dash off a title: "Minister Heerma: gesprek", "Minister Heerma – gesprek".

    >>> cut_people("Minister Heerma: debat", dt.date(2026, 11, 9), lambda words, _: words.split()[-1])
    ('debat', ['Heerma'])
    """
    found = _BEFORE.match(text)
    if found is None:
        return text, []
    head, rest = found["head"], found["rest"]
    if not rest.strip() or _WITH_ROLE.match(_PORTFOLIO.sub("", head.strip())) is None:
        return text, []
    people = [find_person(part.strip(), day) for part in _AND.split(head.strip())]
    return (rest.strip(), [one for one in people if one]) if all(people) else (text, [])
