"""A place at the end or the start of a line: "BO Nedersaksenlijn, Emmen", "Opening school – Urk", "Goes: overleg".

Each line is judged on its own: its last part may be a place, but also an organisation ("gesprek met VNG, IPO"), a
person, or the last item of an enumeration ("de burgemeesters van Hulst, Sluis"). The rules of the table are tried in
order.
"""

from __future__ import annotations

import re

from agendacrawl.core.names import any_of
from agendacrawl.places.brackets import is_place_text
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Rank
from agendacrawl.text.tail_rules import (
    FUNCTION,
    IN_HOUSE,
    Tail,
    holds_last,
    is_abbreviation,
    last_place,
    states_place,
)

_LONGEST = 400  # maximum line length in characters; anything longer is prose
_SEPARATOR = re.compile(r",\s+(?:en\s+)?(?=\S)|\s+[–—-]\s+|\s+/\s+(?=via\b)")
_FRONT = re.compile(r"(?P<place>[^:]{2,40}):\s+(?P<rest>\S.*)", re.S)
_ACTIVITY = re.compile(
    any_of(
        r"""\w*bezoek\w* \w*gesprek\w* \w*overleg(?:gen)? opening \w*bijeenkomst \w*congres \w*conferentie toespraak
        speech ontmoeting kennismaking \w*lunch \w*diner \w*ontbijt \w*receptie lezing council \w*college ondertekening
        uitreiking herdenking viering presentatie start aftrap kick-off rondleiding \w*vergadering \w*top
        bilaterale? sessie \w*tafel\w* \w*dag start\w* onthulling openstelling
        ingebruikname oplevering inwijding huldiging spreekt spreken bezoekt bijwonen aanwezig deelname meeting"""
    )
    + r"\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:['’‘`][st][- ])?[^\W\d_a-z]")  # "Goes", "'s-Heerenhoek", "'t Harde"
_ADDRESS = re.compile(r"^[A-Z][\w'’ .-]+\s\d{1,4}\s?[a-z]?$")


def split_tail(title: str, gazetteer: Gazetteer) -> tuple[str, str] | None:
    """Return a line without the place at its end or start, together with that place, or None if it states no place.

    >>> split_tail("Werkbezoek NCTV, Den Haag", Gazetteer.load())
    ('Werkbezoek NCTV', 'Den Haag')
    >>> split_tail("Gesprek met VNG, IPO", Gazetteer.load())
    """
    if len(title) > _LONGEST:
        return None
    return _split_front(title, gazetteer) or _split_end(title, gazetteer)


def _split_front(title: str, gazetteer: Gazetteer) -> tuple[str, str] | None:
    found = _FRONT.fullmatch(title)
    if found is None or not _ACTIVITY.match(found["rest"]):
        return None
    tail = Tail("", found["place"], gazetteer, front=True)
    known = is_place_text(tail.words, gazetteer) and not is_abbreviation(tail)
    return (found["rest"], tail.words) if known and _NAME.match(tail.words) else None


def _split_end(title: str, gazetteer: Gazetteer) -> tuple[str, str] | None:
    cuts = [
        cut
        for cut in _SEPARATOR.finditer(title)
        if title.count("(", 0, cut.start()) == title.count(")", 0, cut.start())
    ]
    if not cuts:
        return None
    tail = Tail(title[: cuts[-1].start()].rstrip(), title[cuts[-1].end() :].rstrip(" .;"), gazetteer)
    if not tail.head or not states_place(tail):
        return None
    if holds_last(tail):  # "Werkbezoek Ede, Gelderland": the area only shows which Ede is meant
        return tail.head, title[len(last_place(tail)[1]) :].rstrip(" .;")
    start = len(cuts) - 1
    while start and _is_building(title[cuts[start - 1].end() : cuts[start].start()], gazetteer):
        start -= 1  # "Overleg, Provinciehuis, Arnhem"
    return title[: cuts[start].start()].rstrip(), title[cuts[start].end() :].rstrip(" .;")


def _is_building(words: str, gazetteer: Gazetteer) -> bool:
    """Tell whether the words before a town name a building or address in that town."""
    if FUNCTION.search(words):
        return False
    known = gazetteer.find(words)
    venue = bool(known) and known[0].rank is Rank.VENUE and not known[0].cue
    return venue or IN_HOUSE.match(words) is not None or _ADDRESS.match(words) is not None
