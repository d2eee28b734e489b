"""A place in brackets that does not say where it takes place: the mayor's town, the town of a council in a debate."""

from __future__ import annotations

import re

from agendacrawl.core.names import any_of
from agendacrawl.core.vocabulary import AREAS
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Rank
from agendacrawl.text.tail_rules import Tail, TailRule, in_parliament

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
    """Tell whether brackets behind `head` say where the person of an office there is from.

    Of several persons each has brackets of their own. Behind one office that says of what it is ("de burgemeester van
    Ede"), or behind several with one pair of brackets, they say where people meet.

    >>> is_of_office("Bellen met wethouder Jansen"), is_of_office("Gesprek met de wethouder van Ede")
    (True, False)
    """
    return _OF_ONE.search(head) is not None or ("(" in head and _OF_MORE.search(head) is not None)


_MINISTER = re.compile(
    r"\b(?:ministers?|minister-president|premiers?|president|ambassadeurs?|staatssecretaris(?:sen)?|collega|ambtgenoot"
    rf"|eurocommissaris){_NAME}$",
    re.IGNORECASE,
)
_GOING = re.compile(r"^\W*(?:\w+\s){0,2}?\w*(?:bezoek|reis|missie|top|conferentie|congres)\b(?!\s+(?:van|door)\b)", re.IGNORECASE)


def _is_country_of_minister(tail: Tail) -> bool:
    """Tell whether a country or region stands behind the name of a minister of there, who is not visited."""
    top = tail.entry
    area = top is not None and top.level in AREAS
    return area and _MINISTER.search(tail.head) is not None and not _GOING.search(tail.head)


BRACKET_RULES = (
    TailRule(
        "home of an office", lambda tail: is_of_office(tail.head), False,
        decides="Bellen met wethouder Jansen ([Westland])", leaves="Gesprek met de wethouder van Ede ([Den Haag])",
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


def is_elsewhere(head: str, inside: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a place in brackets behind a line belongs to somebody or something in it.

    >>> is_elsewhere("Overleg burgemeester Bos", "Ede", Gazetteer.load())
    True
    """
    tail = Tail(head, inside, gazetteer)
    plain = tail.entry is not None and tail.entry.rank is not Rank.VENUE
    return plain and any(rule.applies(tail) for rule in BRACKET_RULES)
