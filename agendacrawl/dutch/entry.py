"""A line of an agenda without what it says about when and whether: its subject is left."""

from __future__ import annotations

from dataclasses import dataclass

from agendacrawl.dutch.status import cut_cancelled, cut_tentative
from agendacrawl.dutch.times import Times, split_times

_MOST_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line says: its title (with its place, in brackets or behind a sign), its times and its status."""

    title: str
    times: Times | None = None
    cancelled: bool = False
    tentative: bool = False


def read_entry(text: str) -> Entry:
    """Return a line without its times and without the words that it is off or not sure, in whatever order they stand.

    What was moved to another day is cut before the times, because those of the new day are not this activity's.

    >>> read_entry("10.00 uur: GEANNULEERD: Gesprek met Aedes (Ede, onder voorbehoud)").title
    'Gesprek met Aedes (Ede)'
    >>> read_entry("Gesprek met Aedes (verplaatst naar 20 januari, 10.00 uur)").times is None
    True
    """
    times: Times | None = None
    cancelled = tentative = False
    for _ in range(_MOST_ROUNDS):
        before = text
        text, off = cut_cancelled(text)
        text, unsure = cut_tentative(text)
        if times is None:
            times, text = split_times(text)
        cancelled, tentative = cancelled or off, tentative or unsure
        if text == before:
            break
    return Entry(text, times, cancelled, tentative)
