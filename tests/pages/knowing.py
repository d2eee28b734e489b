"""A small world for the readers of pages: a few places and people."""

from __future__ import annotations

from functools import partial

from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.tails import split_tail

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


def find_person(words: str, _: object = None) -> str | None:
    """Return who is meant by "minister Voorbeeld" or "Anna Voorbeeld"."""
    role, _, name = words.partition(" ")
    if role.casefold() in ("minister", "staatssecretaris"):
        return PEOPLE.get(name)
    return PEOPLE.get(words) if " " in words else None


KNOWS = Knowledge(PLACES.__contains__, partial(split_tail, is_place=PLACES.__contains__), find_person)
