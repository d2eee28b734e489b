"""Places in brackets that do not say where an activity takes place: a mayor's town, or a council's town in a debate."""

from __future__ import annotations

import re

from agendacrawl.core.names import any_of
from agendacrawl.core.vocabulary import AREAS
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Rank
from agendacrawl.text.tail_rules import Tail, TailRule, in_parliament, last_place

_ONE = any_of(
    r"""\w*burgemeester wethouder gedeputeerde commissaris_van_de_koning cdk (?-i:dijkgraaf) gezaghebber raadslid
    statenlid gemeentesecretaris griffier"""
)
_MORE = any_of(
    r"\w*burgemeesters wethouders gedeputeerden commissarissen_van_de_koning dijkgraven raadsleden"
)
_NAME = (
    r"\s+(?!(?:van|uit|gemeente)\b)(?:(?!\b(?:over|inzake|rond|bij|in|op|te)\b)[^.;:\n()]){0,60}?"
    r"(?<!\w)(?-i:[A-ZÀ-Ý])[\w'’-]*\s*"
)
_OF_ONE = re.compile(rf"\b{_ONE}{_NAME}$", re.IGNORECASE)
_OF_MORE = re.compile(
    rf"\b{_MORE}{_NAME}(?:\([^()]*\)[^().;:\n]*?\s(?-i:[A-ZÀ-Ý])[\w'’-]*\s*)*$", re.IGNORECASE
)


def is_of_office(head: str) -> bool:
    """Tell whether brackets after `head` say where the office holder named there is from.

    Several office holders each have their own brackets. After a single office that already names its place ("de
    burgemeester van Ede"), or after several offices with one pair of brackets, they say where people meet.

    >>> is_of_office("Bellen met wethouder Jansen"), is_of_office("Gesprek met de wethouder van Ede")
    (True, False)
    """
    return _OF_ONE.search(head) is not None or ("(" in head and _OF_MORE.search(head) is not None)


_SHORTEST = 2  # minimum number of letters in an abbreviation
_PORTFOLIO = (
    r"(?!\s+(?-i:Buitenlandse|Binnenlandse|Algemene|Economische|Sociale|Europese|Financiën|Defensie|Justitie|Landbouw"
    r"|Onderwijs|Handel|Volksgezondheid|Milieu|Klimaat|Energie|Infrastructuur|Cultuur|Zorg)\b)"
)
_MINISTER = re.compile(
    r"\b(?:ministers?|minister-president|premiers?|president|ambassadeurs?|staatssecretaris(?:sen)?|collega|ambtgenoot"
    rf"|eurocommissaris){_PORTFOLIO}{_NAME}$",
    re.IGNORECASE,
)
_GOING = re.compile(
    r"^\W*(?:\w+\s){0,2}?\w*(?:bezoek|reis|missie|top|conferentie|congres)\b(?!\s+(?:van|door)\b)",
    re.IGNORECASE,
)


def _is_home_of_office(tail: Tail) -> bool:
    """Tell whether it says where an office holder is from, unless the preceding words already say so."""
    if not is_of_office(tail.head):
        return False
    said, top = last_place(tail)[0], tail.entry
    if said is None or top is None:
        return True
    return said.level not in AREAS and said.municipality_code != top.municipality_code


def _is_country_of_minister(tail: Tail) -> bool:
    """Tell whether a country or region follows the name of its minister, in a line that is not about going there."""
    top = tail.entry
    area = top is not None and top.level in AREAS
    return area and _MINISTER.search(tail.head) is not None and not _GOING.search(tail.head)


BRACKET_RULES = (
    TailRule(
        "home of an office", _is_home_of_office, False,
        decides="Bellen met wethouder Jansen ([Westland])", leaves="Gesprek met wethouder Smit van Ede ([Ede])",
    ),
    TailRule(
        "country of a minister", _is_country_of_minister, False,
        decides="Gesprek met minister Demir ([Vlaanderen])", leaves="Bezoek minister Heinen ([Suriname])",
    ),
    TailRule(
        "council in a debate", in_parliament, False,
        decides="Commissiedebat Milieuraad ([Luxemburg])", leaves="Milieuraad ([Luxemburg])",
    ),
)  # fmt: skip


def _abbreviates(head: str, inside: str) -> bool:
    """Tell whether capitals are the initials of the words before them: "Dienst Terugkeer en Vertrek" is DT&V."""
    letters = [letter for letter in inside if letter.isalnum()]
    if len(letters) < _SHORTEST or not inside.isupper() or " " in inside:
        return False
    names = [word for word in re.findall(r"\w+", head) if word[0].isupper()]
    return [word[0] for word in names[-len(letters) :]] == letters


def is_elsewhere(head: str, inside: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a place in brackets after a line belongs to somebody or something mentioned in it.

    >>> is_elsewhere("Overleg burgemeester Bos", "Ede", Gazetteer.load())
    True
    >>> is_elsewhere("Werkbezoek Centraal Orgaan opvang Asielzoekers", "COA", Gazetteer.load())
    True
    """
    if _abbreviates(head, inside):
        return True
    tail = Tail(head, inside, gazetteer)
    plain = tail.entry is not None and tail.entry.rank is not Rank.VENUE
    return plain and any(rule.applies(tail) for rule in BRACKET_RULES)
