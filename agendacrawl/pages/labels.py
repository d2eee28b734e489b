"""The words that agenda pages use as labels ("Locatie: Hulst"), and lines that consist of them.

The markup of labels (dl, list items, plain lines) varies and is not known for certain; their words are known.
They are in labels.yml, next to this module.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache
from importlib.resources import files

import yaml


class Label(Enum):
    """What a label is about."""

    DATE = auto()
    END_DATE = auto()
    TIME = auto()
    PLACE = auto()
    PEOPLE = auto()
    TYPE = auto()
    MINISTRY = auto()
    SUBJECT = auto()
    COUNTERPART = auto()
    STATUS = auto()
    ACTIVITY = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with its value as written on the page; `label` is None for an unknown name."""

    label: Label | None
    name: str
    value: str

    @property
    def line(self) -> str:
        """Return name and value as one line: the evidence."""
        return f"{self.name}: {self.value}"


@cache
def names_of(label: Label) -> tuple[str, ...]:
    """Return the words for a label in lower case, the site's own first.

    >>> "plaats" in names_of(Label.PLACE)
    True
    """
    return tuple(_words()[label.name.lower()])


@cache
def _words() -> dict[str, list[str]]:
    content = yaml.safe_load((files("agendacrawl.pages") / "labels.yml").read_text(encoding="utf-8"))
    if wrong := content.keys() ^ {label.name.lower() for label in Label}:
        raise ValueError(
            f"pages/labels.yml: {', '.join(sorted(wrong))}: each kind of label in labels.py has one entry."
        )
    return dict(content)


@cache
def _by_name() -> dict[str, Label]:
    return {name: label for label in Label for name in names_of(label)}


_LONGEST_NAME = 30
_OR_MORE = re.compile(r"\((?:s|n|en)\)$")  # "Gesprekspartner(s)"
_FORM = "vorm"  # online, or where people meet
_TWO_NAMES = re.compile(r"\s+(?:en|&|\+)\s+|\s*[/,+|]\s*")
_SHAPE = re.compile(r"^(?P<name>[^\W\d_][\w /()'’-]{1,29}?)\s*:\s*(?P<value>.*)$")


@lru_cache(maxsize=1024)  # labels, and the lines beside them that recur on all pages
def label_of(name: str) -> Label | None:
    """Return what a label is about; None if it is unknown.

    A day and its time together count as a date, a place and the form of a meeting as a place.

    >>> label_of("Type activiteit:"), label_of("Dag en tijd"), label_of("Dag en nacht")
    (<Label.TYPE: 6>, <Label.DATE: 1>, None)
    >>> label_of("Vorm en plaats")
    <Label.PLACE: 4>
    """
    words = _OR_MORE.sub("", name.rstrip(": ").replace("’", "'").casefold())
    if (known := _by_name().get(words)) is not None or len(words) > _LONGEST_NAME:
        return known
    parts = _TWO_NAMES.split(words)
    both = [_by_name().get(part) for part in parts]
    if len(both) == 2 and _FORM in parts and Label.PLACE in both:
        return Label.PLACE
    return Label.DATE if both == [Label.DATE, Label.TIME] else None


def split_label(text: str) -> tuple[str, str] | None:
    """Split "Locatie: Hulst" into name and value, or None when the line has no label's shape."""
    match = _SHAPE.match(text)
    return (match["name"], match["value"]) if match else None


@cache
def _known() -> re.Pattern[str]:
    """Return the pattern of a known label in a line: after a separator, or capitalised after another label's value."""
    names = "|".join(
        re.escape(name).replace("'", "['’]") for name in sorted(_by_name(), key=len, reverse=True)
    )
    return re.compile(
        rf"(?:^|(?P<sign>[|;•·(\[]\s*|[.,)\]]\s+|\s[–—-]\s+)|\s+)(?P<name>{names})\s*:\s*", re.I
    )


_OF_TIMES = (
    "begin",
    "einde",
    "eind",
)  # inside a line they belong to its times: "(begin: 10.00 uur, einde: 11.00 uur)"
_PARTED = re.compile(r"\s*[|;•·]\s*")


def cut_labels(text: str) -> tuple[str, list[Labelled]]:
    """Return the text before the first known label of a line, and the labels from there on.

    Labels are separated by "|", ";", dots, commas, dashes or brackets, or only by their own capital. Between
    separators an unknown name is a label too, if there is a known one on the line.

    >>> head, labels = cut_labels("Gesprek met de SER. Tijd: 10.00 uur | Locatie: Hulst")
    >>> head, [(one.name, one.value) for one in labels]
    ('Gesprek met de SER', [('Tijd', '10.00 uur'), ('Locatie', 'Hulst')])
    >>> cut_labels("Debat over de tijd: een terugblik")[1]
    []
    """
    if ":" not in text:
        return text, []
    cuts = list(_known().finditer(text))
    begins = bool(cuts) and cuts[0].start() == 0
    cuts = [
        cut
        for cut in cuts
        if cut.start() == 0
        or (cut["sign"] and cut["name"].casefold() not in _OF_TIMES)
        or (begins and cut["name"][0].isupper())
    ]
    if not cuts:
        return text, []
    head = text[: cuts[0].start()].rstrip(" |;,.•·–—-([")
    found: list[Labelled] = []
    for n, cut in enumerate(cuts):
        value = text[cut.end() : cuts[n + 1].start() if n + 1 < len(cuts) else None]
        first, *others = _PARTED.split(value) if len(cuts) > 1 or "|" in value else [value]
        first, behind = _cut_bracket(first)
        head += behind
        found.append(Labelled(label_of(cut["name"]), cut["name"], first))
        for part in others:
            found.append(_unknown(part) or _joined(found.pop(), part))
    return head, found


def _unknown(part: str) -> Labelled | None:
    split = split_label(part)
    return Labelled(None, split[0], _cut_bracket(split[1])[0]) if split and split[1] else None


def _joined(labelled: Labelled, part: str) -> Labelled:
    """Append a part without a name to the value before it: "Met: VNG; IPO"."""
    value = f"{labelled.value}; {part.strip()}" if part.strip() else labelled.value
    return Labelled(labelled.label, labelled.name, value)


def _cut_bracket(value: str) -> tuple[str, str]:
    """Cut a value where a bracket closes that opened before its label; also return what follows that bracket."""
    depth = 0
    for n, character in enumerate(value):
        depth += (character in "([") - (character in ")]")
        if depth < 0:
            return value[:n].strip(" |;•·,–—-"), value[n + 1 :].rstrip(" |;•·,–—-")
    return value.strip().rstrip(" |;•·,–—-"), ""
