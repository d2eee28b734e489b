"""Split the words of one activity into title, time, place and anything else they say."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from agendacrawl.dutch.entry import read_entry
from agendacrawl.dutch.text import fold
from agendacrawl.dutch.times import Times
from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.labels import Labelled, cut_labels
from agendacrawl.pages.week.footnotes import cut_mark
from agendacrawl.pages.week.people import cut_people
from agendacrawl.pages.week.words import cut_then, has_doing

_FRONT = re.compile(r"^(?P<place>[^–—|]{2,60}?)\s+[–—|-]\s+(?P<title>\w.*)$")
_UNKNOWN_LABEL = re.compile(
    r"^(?P<title>\w.*?)(?:\s*(?P<bracket>\()|[,;]\s+)(?P<name>[^\W\d_][a-zë]{2,20}):\s*(?P<value>[^():;]+?)\)?$"
)


@dataclass(slots=True)
class Title:
    """What the words of one activity say."""

    title: str
    times: Times | None = None
    place: str | None = None
    bracketed: bool = False  # the place was in brackets
    cancelled: bool = False
    tentative: bool = False
    mark: str = ""  # the asterisk that a footnote explains
    people: list[str] = field(default_factory=list)
    labels: list[Labelled] = field(default_factory=list)


def read_title(text: str, monday: dt.date, knowledge: Knowledge) -> Title:
    """Split the words of an activity.

    >>> knows = Knowledge({"Urk"}.__contains__, lambda _: None, lambda *_: None)
    >>> found = read_title("10.00 uur: Gesprek met de vissers (Urk)", dt.date(2026, 11, 9), knows)
    >>> found.title, found.times.start.hour, found.place
    ('Gesprek met de vissers', 10, 'Urk')
    """
    text, mark = cut_mark(cut_then(text).rstrip(" ;,"))
    head, labels = cut_labels(text)
    found = Title(head if head else text, mark=mark, labels=labels if head else [])
    _take_unknown_label(found, knowledge)
    _take_entry(found)
    _take_brackets(found, knowledge)
    _take_entry(found)
    _take_tail(found, knowledge)
    _take_entry(found)
    found.title, found.people = cut_people(found.title, monday, knowledge.find_person)
    return found


def _take_unknown_label(found: Title, knowledge: Knowledge) -> None:
    """Take an unknown label from brackets, or one with a place from after a comma: "Overleg (plek: Hulst)"."""
    match = _UNKNOWN_LABEL.match(found.title)
    if match is None or knowledge.is_place(f"{match['name']}: {match['value']}"):
        return  # "(hybride: Venlo en online)"
    if match["bracket"] or knowledge.is_place(match["value"]):
        found.title = match["title"]
        found.labels.append(Labelled(None, match["name"], match["value"]))


def _take_entry(found: Title) -> None:
    """Take times and status from wherever they are; repeated because taking other parts exposes more at the end."""
    entry = read_entry(found.title)
    found.title = entry.title if found.times is None or entry.times is None else found.title
    found.times = found.times or entry.times
    found.cancelled |= entry.cancelled
    found.tentative |= entry.tentative


def _take_brackets(found: Title, knowledge: Knowledge) -> None:
    """Take a place from brackets at the end."""
    before, inside = _last_brackets(found.title)
    if found.place is not None or not before or not inside or knowledge.is_elsewhere(before, inside):
        return
    if knowledge.is_place(inside) or knowledge.split_tail(f"{before}, {inside}") == (before, inside):
        found.title, found.place, found.bracketed = before, inside, True


def _split_front(title: str, knowledge: Knowledge) -> tuple[str, str] | None:
    """Split a place before a dash from the words for what is done there: "Den Haag – Gesprek met de VO-raad"."""
    match = _FRONT.match(title)
    known = match is not None and has_doing(match["title"]) and knowledge.is_place(match["place"])
    return (match["title"], match["place"]) if match is not None and known else None


def _last_brackets(text: str) -> tuple[str, str]:
    """Return the text before the brackets at its end, and the text in them, empty if there are none."""
    end = text.rstrip(" .;")
    close, opening = end[-1:], {")": "(", "]": "["}.get(end[-1:])
    if opening is None:
        return text, ""
    depth = 0
    for n in range(len(end) - 1, 0, -1):
        depth += (end[n] == close) - (end[n] == opening)
        if depth == 0:
            return end[:n].rstrip(" ,;–-"), end[n + 1 : -1].strip()
    return text, ""


def _take_tail(found: Title, knowledge: Knowledge) -> None:
    """Take a place after a comma, a dash or "|", or before a colon: "Overleg, Urk".

    A province or country in brackets belongs to the place before it: "– Hengelo (Overijssel)".
    """
    if found.place is not None and not found.bracketed:
        return
    head, sign, last = found.title.rpartition(" | ")
    split = (head, last) if sign and knowledge.is_place(last) else knowledge.split_tail(found.title)
    split = split or _split_front(found.title, knowledge)
    if split is None:
        return
    title, place = split
    if found.place is None:
        found.title, found.place = title, place
    elif fold(found.place) != fold(place):
        found.title, found.place = title, f"{place} ({found.place})"
