"""A small world for the readers of pages: a few places and people."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from agendacrawl.pages.knowledge import Knowledge

_DASH = re.compile(r"^(?P<title>.+?)\s+[–—-]\s+(?P<place>[^–—]{2,60})$")
_COMMA = re.compile(r"^(?P<title>.+),\s+(?P<place>(?:(?!\s(?:en|&|/)\s)[^,]){2,40})$")
_FRONT = re.compile(r"^(?P<place>[^:]{2,40}):\s+(?P<title>\S.*)$")

PLACES = {
    "Saba", "Hulst", "Urk", "Goes", "Den Haag", "online", "Online", "Via communicatietechnologie", "via Teams",
    "Rome (Italië)", "Ede", "Ede (Gelderland)", "Emmen", "Zwolle", "Brussel", "Bonaire", "Scheveningen", "Overijssel",
}  # fmt: skip
PEOPLE = {
    "Voorbeeld": "Anna Voorbeeld",
    "Anna Voorbeeld": "Anna Voorbeeld",
    "Proef": "Bert Proef",
    "Bert Proef": "Bert Proef",
}


def split_tail(title: str, is_place: Callable[[str], bool]) -> tuple[str, str] | None:
    """Return title and place words of a line that ends with a place or begins with one; None of any other.

    >>> split_tail("Overleg – Urk", {"Urk"}.__contains__), split_tail("Urk: overleg", {"Urk"}.__contains__)
    (('Overleg', 'Urk'), ('overleg', 'Urk'))
    """
    for sign in (_DASH, _COMMA, _FRONT):
        match = sign.search(title)
        if (
            match is None
            or match["place"].count("(") != match["place"].count(")")
            or not is_place(match["place"])
        ):
            continue
        before = match["title"].rstrip()
        if sign is _COMMA and is_place(" ".join(before.split()[-1:])):
            continue  # a row of places: "de ministers van Curaçao, Aruba en Sint Maarten"
        return before, match["place"]
    return None


def find_person(words: str, _: object = None) -> str | None:
    """Return who is meant by "minister Voorbeeld" or "Anna Voorbeeld"."""
    role, _, name = words.partition(" ")
    if role.casefold() in ("minister", "staatssecretaris"):
        return PEOPLE.get(name)
    return PEOPLE.get(words) if " " in words else None


KNOWS = Knowledge(PLACES.__contains__, partial(split_tail, is_place=PLACES.__contains__), find_person)
