"""Who and what is meant by a name as a page or an office writes it, on a day.

One person and one ministry, whatever the spelling: titles, brackets, initials, half a double name, a slip of the
keyboard. Nobody and nothing is guessed: what fits no one, or two, is None.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from agendacrawl.core.names import normalise
from agendacrawl.register.ministries import (
    Ministry,
    ministries_by_key,
    ministry,
    ministry_in_force,
    present_ministry,
)
from agendacrawl.register.names import UnknownNameError
from agendacrawl.register.people import Office, Person, Role, offices, offices_by_person, people, person_key

# What stands around a name, as keys.
_BEFORE = re.compile(
    r"^(?:(?:mr|drs|dr|ir|ing|prof|dhr|de heer|heer|mevrouw|mevr|mw|demissionaire?|waarnemend|vice|en|ook) )+"
)
_AFTER = re.compile(r"(?: (?:ba|bsc|ma|msc|mba|mpa|mpm|llm|ll m|en|ook|de))+$")
_PARTIES = {"vvd", "d66", "cda", "cu", "christenunie", "pvv", "nsc", "bbb", "gl", "pvda", "partijloos"}
_ROLES = {
    "minister president": Role.MINISTER_PRESIDENT,
    "ministerpresident": Role.MINISTER_PRESIDENT,
    "premier": Role.MINISTER_PRESIDENT,
    "minister": Role.MINISTER,
    "staatssecretaris": Role.STAATSSECRETARIS,
}
_ROLE = re.compile(rf"\b(?:{'|'.join(_ROLES)})\b")
_BRACKETS = re.compile(r"\(([^()]{0,80})\)")
_AROUND = re.compile(r"^(?:het |de )?(?:ministerie )?(?:van |voor )?")
_VICE = re.compile(r"\bvice-? ?(?:minister-president|premier)\b", re.IGNORECASE)
_INITIALS = re.compile(r"(?:(?:[a-z]|[cpst]h|ij) )+")
_SHORTEST_TYPO = 10  # letters: in a shorter name one other letter makes another name
_LONGEST = 200  # letters: no name is longer
_REMEMBERED = 8192  # names on a day: the same few are on every page of a week


@dataclass(slots=True, frozen=True)
class _Name:
    """A name taken apart: `words` and `turned` (behind the comma first) are keys; `others` stand in brackets."""

    words: str
    turned: str
    role: Role | None
    portfolio: str | None
    call_name: str | None
    others: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class _Reading:
    """A name on a day: the portfolio may be from a bracket; of a `stranger` a bracket says what is not registered."""

    words: str
    turned: str
    role: Role | None
    portfolio: str | None
    ministry: Ministry | None
    call_name: str | None
    stranger: bool


@lru_cache(maxsize=_REMEMBERED)
def person_of(name: str, day: dt.date) -> Person | None:
    """Return the person whom a name means on a day; None when it fits nobody, or more than one.

    `name` is what stands where a person is expected: on a label, in a heading, in the list of a search. A whole
    name is the same person on every day; a surname, an office or a slip of the keyboard is somebody who holds
    an office on that day.

    >>> spellings = ("Dilan Yeşilgöz-Zegerius", "Dilan Yesilgoz", "minister Yeşilgöz (JenV)", "D. Yesilgöz")
    >>> {person_of(name, dt.date(2023, 5, 1)).name for name in spellings}
    {'Dilan Yeşilgöz-Zegerius'}
    >>> person_of("staatssecretaris Rutte", dt.date(2025, 10, 1)).name
    'Arno Rutte'
    >>> person_of("minister van Financiën", dt.date(2023, 5, 1)).name
    'Sigrid Kaag'
    >>> person_of("Mark Rutte en Hugo de Jonge", dt.date(2023, 5, 1)) is None
    True
    """
    if len(name) > _LONGEST:
        return None
    apart = _apart(name)
    if whole := _by_whole_name(apart):
        return whole
    reading = _on_day(apart, day)
    return next((found for rule in _RULES if (found := rule(reading, day))), None)


@lru_cache(maxsize=_REMEMBERED)
def ministry_of(name: str, day: dt.date) -> Ministry | None:
    """Return the ministry that a name means on a day, under the name that it has that day; None if unknown.

    The name may be a code, a slug, another spelling, that of a time before or after, or the post of a minister
    without a ministry of his own.

    >>> ministry_of("Ministerie van EZK", dt.date(2025, 1, 1)).name
    'Ministerie van Economische Zaken'
    >>> ministry_of("Ministerie van Natuur en Stikstof", dt.date(2023, 1, 1)).code
    'lnv'
    >>> ministry_of("Ministerie van Toverkunst", dt.date(2023, 1, 1)) is None
    True
    """
    key = _bare(_BRACKETS.sub(" ", name))
    if one := ministries_by_key().get(key):
        return ministry_in_force(one, day)
    if not key:
        return None
    named = [one for post, one in _posts() if f"{post} ".startswith(f"{key} ")]
    that_day = {one.ministry for one in named if one.held_on(day)}
    if len(that_day) == 1:
        return ministry(that_day.pop())
    ever = {present_ministry(ministry(one.ministry)).code for one in named}
    return ministry_in_force(ministry(ever.pop()), day) if len(ever) == 1 else None


# -- The rules for people, the surest first ----------------------------------------------------


def _by_whole_name(name: _Name) -> Person | None:
    """ "Christianne van der Wal" is she of "Christianne van der Wal-Zeggelink"; "van der Wal" is left alone."""
    return _by_key().get(name.words) or _by_key().get(name.turned)


def _by_initials(reading: _Reading, day: dt.date) -> Person | None:
    """ "H.W.M. (Dick) Schoof" and "D. Schoof" are Dick Schoof; "A. Schoof" is somebody else."""
    for words in (reading.words, reading.turned):
        if initials := _INITIALS.match(f"{words} "):
            surname = words[initials.end() :]
            if reading.call_name and (found := _by_key().get(f"{reading.call_name} {surname}")):
                return found
            holders = _holders(surname, reading, day)
            return _the_one({one for one in holders if _begins(one, initials[0])})
    return None


def _by_surname(reading: _Reading, day: dt.date) -> Person | None:
    """ "minister Bruins" is Bruno Bruins in 2018; "Slot" is nobody; "minister Hermans (Estland)" is a stranger."""
    return None if reading.stranger else _the_one(_holders(reading.words, reading, day))


def _by_office(reading: _Reading, day: dt.date) -> Person | None:
    """ "minister van Defensie" is who held it that day; "Defensie" and a day of change are nobody."""
    if reading.words or reading.role is None or reading.stranger:
        return None
    held = [one for one in offices() if one.held_on(day) and one.role == reading.role]
    if reading.portfolio is None:
        return _the_one({one.person for one in held}) if reading.role == Role.MINISTER_PRESIDENT else None
    house = ministries_by_key().get(reading.portfolio)
    titles = {reading.portfolio, *(normalise(name) for name in (house.aliases[:1] if house else ()))}
    exact = {one.person for one in held if normalise(one.portfolio) in titles}
    of_ministry = {one.person for one in held if _same_house(one, reading.ministry, day)}
    return _the_one(exact or of_ministry)


def _by_slip(reading: _Reading, day: dt.date) -> Person | None:
    """ "Karien van Gennep" is Karien van Gennip while she holds office; "Marc Rutten" is left alone."""
    if len(reading.words) < _SHORTEST_TYPO:
        return None
    return _the_one(
        {
            one.name
            for key, one in _by_key().items()
            if OSA.distance(key, reading.words, score_cutoff=1) <= 1 and _of_day(one.name, reading, day)
        }
    )


_RULES: tuple[Callable[[_Reading, dt.date], Person | None], ...] = (
    _by_initials,
    _by_surname,
    _by_office,
    _by_slip,
)


# -- Taking a name apart -----------------------------------------------------------------------


@lru_cache(maxsize=_REMEMBERED)
def _apart(name: str) -> _Name:
    bracketed = [_bare(one) for one in _BRACKETS.findall(name)]
    text = _VICE.sub(" ", _BRACKETS.sub(" ", name))
    before, _, behind = text.partition(",")
    role = _ROLE.search(normalise(text))
    portfolio = _find_portfolio(normalise(text)) if role else None
    call_names = [one for one in bracketed if one in _first_names()]
    return _Name(
        words=_name_words(text, portfolio),
        turned=_name_words(f"{behind} {before}", portfolio),
        role=_ROLES[role[0]] if role else None,
        portfolio=portfolio,
        call_name=next(iter(call_names), None),
        others=tuple(one for one in bracketed if one not in call_names and one not in _PARTIES),
    )


def _on_day(name: _Name, day: dt.date) -> _Reading:
    houses = [found for one in (name.portfolio, *name.others) if one and (found := ministry_of(one, day))]
    return _Reading(
        words=name.words,
        turned=name.turned,
        role=name.role,
        portfolio=name.portfolio or next(iter(name.others), None),
        ministry=next(iter(houses), None),
        call_name=name.call_name,
        stranger=any(ministry_of(one, day) is None for one in name.others),
    )


def _name_words(text: str, portfolio: str | None) -> str:
    """Return the key of what remains of a text without titles, role and portfolio."""
    key = _ROLE.sub(" ", normalise(text))
    if portfolio:
        key = re.sub(rf"\b(?:van |voor )?{portfolio}(?!\w)", " ", key, count=1)
    return person_key(_AFTER.sub("", " " + _BEFORE.sub("", " ".join(key.split()))))


def _find_portfolio(key: str) -> str | None:
    found = _portfolios().search(key)
    return found[1] if found else None


def _bare(name: str) -> str:
    """Return the key of a ministry or post without the words around it."""
    return _AROUND.sub("", _ROLE.sub("", normalise(name)).strip())


@cache
def _portfolios() -> re.Pattern[str]:
    """Return a pattern for every ministry and post, the longest first; a code only behind the role or the name."""
    names = {post for post, _ in _posts()} | ministries_by_key().keys()
    either = "|".join(sorted(filter(None, names), key=lambda one: (-len(one), one)))
    return re.compile(rf"(?:\b(?:van |voor )?)\b({either})(?!\w)")


@cache
def _posts() -> tuple[tuple[str, Office], ...]:
    """Return the offices, each with the key of its portfolio."""
    return tuple((normalise(one.portfolio), one) for one in offices())


@cache
def _first_names() -> frozenset[str]:
    return frozenset(normalise(one.first_name) for one in people())


# -- Who there is ------------------------------------------------------------------------------


@cache
def _by_key() -> dict[str, Person]:
    """Return the people by the keys of their whole names, also with the first part of a double surname."""
    found: dict[str, Person] = {}
    for one in people():
        whole = (f"{one.first_name} {surname}" for surname in one.surnames)
        found |= {person_key(name): one for name in (one.slug, *one.aliases, one.name, *whole)}
    return found


@cache
def _by_surname_key() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for one in people():
        for surname in one.surnames:
            found[person_key(surname)] += (one.name,)
    return dict(found)


def _holders(surname: str, reading: _Reading, day: dt.date) -> set[str]:
    return {name for name in _by_surname_key().get(surname, ()) if _of_day(name, reading, day)}


def _of_day(name: str, reading: _Reading, day: dt.date) -> bool:
    """Tell whether somebody holds an office on that day, of the role and the ministry that the words name."""
    return any(
        one.held_on(day)
        and (reading.role is None or one.role == reading.role)
        and (reading.ministry is None or _same_house(one, reading.ministry, day))
        for one in offices_by_person()[name]
    )


def _same_house(office: Office, meant: Ministry | None, day: dt.date) -> bool:
    return meant is not None and ministry_in_force(ministry(office.ministry), day) == meant


def _begins(name: str, initials: str) -> bool:
    """Tell whether the first initial is that of the first name, or of the initials that the register has."""
    one = _by_key()[person_key(name)]
    return any(normalise(known)[0] == initials[0] for known in (one.name, one.initials) if known)


def _the_one(names: set[str]) -> Person | None:
    return _by_key()[person_key(next(iter(names)))] if len(names) == 1 else None


# -- Asked by name -----------------------------------------------------------------------------


def find_person(name_or_slug: str) -> Person | None:
    """Return the person with that whole name, alias or slug on whatever day; None if nobody has it.

    >>> find_person("dilan yesilgöz").name
    'Dilan Yeşilgöz-Zegerius'
    """
    return _by_key().get(person_key(name_or_slug))


def person(name_or_slug: str) -> Person:
    """Return the person with that name, alias or slug. Raises UnknownNameError with the names that come closest."""
    if found := find_person(name_or_slug):
        return found
    close = [name for name, _, _ in process.extract(name_or_slug, [p.name for p in people()], limit=3)]
    raise UnknownNameError(
        f'Nobody in the register is called "{name_or_slug}". Did you mean {", ".join(close)}? '
        "The register is agendacrawl/lookups/people.yml."
    )


def offices_on(name: str, day: dt.date) -> list[Office]:
    """Return the offices that somebody held on a day; none for a name that the register doesn't know.

    >>> [office.title for office in offices_on("Mona Keijzer", dt.date(2024, 9, 2))]
    ['Minister van Volkshuisvesting en Ruimtelijke Ordening']
    """
    found = person_of(name, day)
    return [office for office in offices_by_person()[found.name] if office.held_on(day)] if found else []


def has_left(name: str, day: dt.date, today: dt.date) -> bool:
    """Tell whether somebody held an office on a day and has left it since.

    >>> has_left("Henk Staghouwer", dt.date(2022, 5, 2), today=dt.date(2022, 10, 1))
    True
    >>> has_left("Mark Harbers", dt.date(2022, 5, 2), today=dt.date(2022, 10, 1))
    False
    """
    ends = [office.end_date for office in offices_on(name, day)]
    return bool(ends) and all(end is not None and end <= today for end in ends)


def ministries_of(name: str, day: dt.date) -> list[str]:
    """Return the full names of somebody's ministries on a day.

    >>> ministries_of("Judith Uitermark", dt.date(2024, 9, 2))
    ['Ministerie van Binnenlandse Zaken en Koninkrijksrelaties']
    """
    return list(dict.fromkeys(ministry(office.ministry).name for office in offices_on(name, day)))


def person_by_surname(surname: str, role: str | None, day: dt.date) -> str | None:
    """Return who is meant by "minister Van Weel" on a day; None unless exactly one holder of such an office is.

    `role` is a Role, or None when the words do not tell it. The part before a hyphen will do as a surname.

    >>> person_by_surname("Yeşilgöz", "minister", dt.date(2026, 9, 1))
    'Dilan Yeşilgöz-Zegerius'
    """
    bare = _Reading(person_key(surname), "", Role(role) if role else None, None, None, None, False)
    found = _by_surname(bare, day)
    return found.name if found else None
