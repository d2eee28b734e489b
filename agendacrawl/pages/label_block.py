"""Read the label block of a page, whatever its markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from agendacrawl.core.vocabulary import ActivityType
from agendacrawl.pages.labels import Label, Labelled, label_of, split_label
from agendacrawl.pages.lines import Line, Zone

# Only a page as a whole has these; a weekly page's activities have the others too.
_PAGE_ONLY = frozenset({Label.PEOPLE, Label.TYPE, Label.MINISTRY})
_ALONE = _PAGE_ONLY | {Label.DATE, Label.PLACE}  # may be on a line of their own, with their value on the next
# "Mediatekst 25-09-2026", "Nieuwsbericht 29-09-2026 | 14:15": what a page is and when it was published. The text may
# follow on the same line.
_STAMP = re.compile(
    r"^(?P<type>[A-Z]\w{2,30}(?: \w{2,20})?) (?P<date>\d{1,2}-\d{1,2}-\d{4})(?:\s*\|\s*\d{1,2}[:.]\d{2})?(?P<rest>.*)$"
)
_INFORMATION = frozenset({
    "agenda", "activiteit", "document", "mediatekst", "nieuwsbericht", "persbericht", "publicatie", "toespraak",
    "videoboodschap", "weblogbericht",
})  # fmt: skip
_META = re.compile(r"^(?P<type>.*?)\s*\|\s*(?P<date>\d{1,2}-\d{1,2}-\d{4})$")


_FEW_WORDS = 6  # at most, in the value of an unknown label after the known ones: more is the page's text


@dataclass(slots=True)
class PageLabels:
    """The labels of a page in order, and the legacy meta line ("Gesprek | 24-03-2022")."""

    values: dict[Label, list[Line]] = field(default_factory=dict)
    labelled: list[Labelled] = field(default_factory=list)
    meta_type: str | None = None
    meta_date: str | None = None
    used: set[int] = field(default_factory=set)  # positions of the lines that were labels

    def text(self, label: Label) -> str | None:
        """Return the values of a label, joined; None if the page has no such label."""
        words = ", ".join(line.text for line in self.values.get(label, ()) if line.text)
        return words or None


def read_labels(lines: Sequence[Line]) -> PageLabels:
    """Read the label block of a page: the first run of label lines that names a date, people, type or ministry.

    Lines of the intro or body count only if the page has no such run outside them.
    """
    found = PageLabels()
    for n, line in enumerate(lines[:6]):
        if (match := _META.match(line.text)) and not line.is_heading:
            found.meta_type, found.meta_date = match["type"] or None, match["date"]
            found.used.add(n)
            break
        if _take_stamp(found, n, line):
            break
    for zones in ((Zone.MAIN,), (Zone.MAIN, Zone.INTRO, Zone.BODY)):
        for run in _runs(lines, zones):
            labels = {label_of(entry.name) for entry in run}
            if labels & _PAGE_ONLY or (Label.DATE in labels and Label.ACTIVITY not in labels):
                for entry in run:
                    _take(found, entry)
                return found
    return found


def _take_stamp(found: PageLabels, n: int, line: Line) -> bool:
    """Cut the stamp of a page from a line, leaving what follows it; the date in it is that of publication.

    "Gesprek 25-09-2026" states the type. Other words are a stamp only if they name a known kind of document, or if
    a single word and its date are all there is.
    """
    match = None if line.is_heading or line.item or line.cells else _STAMP.match(line.text)
    if match is None:
        return False
    rest, stated = match["rest"].strip(" |"), match["type"]
    known = stated in list(ActivityType) or stated.casefold() in _INFORMATION
    if not known and (rest or " " in stated):
        return False
    found.meta_type = stated if stated in list(ActivityType) or stated == "Agenda" else None
    line.text, line.bold_prefix, line.bold = rest, "", False
    if not rest:
        found.used.add(n)
    return True


@dataclass(slots=True)
class _Entry:
    """A label in a block: the positions of its lines, its name, and the lines of its value."""

    positions: list[int]
    name: str
    values: list[Line]


_Run = list[_Entry]


def _take(found: PageLabels, entry: _Entry) -> None:
    label = label_of(entry.name)
    found.used.update(entry.positions)
    value = ", ".join(line.text for line in entry.values if line.text)
    if value:
        found.labelled.append(Labelled(label, entry.name.rstrip(": "), value))
    if label is not None:
        found.values.setdefault(label, []).extend(entry.values)


def _runs(lines: Sequence[Line], zones: Sequence[Zone]) -> list[_Run]:
    """Return the runs of consecutive label lines.

    An unknown label counts only between known ones, in a <dl>, or if its value is short: otherwise the text of the
    page begins there.
    """
    runs: list[_Run] = [[]]
    for n, line in enumerate(lines):
        run = runs[-1]
        other = line.zone not in zones or (line.is_heading and label_of(line.text) not in _ALONE)
        if other or (run and line.parent != lines[run[-1].positions[0]].parent):
            runs.append(run := [])
        if other:
            continue
        if run and _goes_on(run[-1], lines[run[-1].positions[0]], line):
            run[-1].positions.append(n)
            run[-1].values.append(line)
        elif (entry := _entry(n, line, lines[run[-1].positions[0]].tag if run else "")) is not None:
            run.append(entry)
        else:
            runs.append([])
    for run in runs:
        while run and _is_text(run[-1], lines[run[-1].positions[0]]):
            run.pop()
    return _joined([run for run in runs if run], lines)


def _goes_on(entry: _Entry, first: Line, line: Line) -> bool:
    """Tell whether a line is, or continues, the value of the label before it."""
    if line.tag == "dd" and first.tag == "dt":
        return True
    is_label = line.tag == "dt" or line.cells or split_label(line.text) or label_of(line.text) in _ALONE
    return not entry.values and not is_label


def _entry(n: int, line: Line, tag: str) -> _Entry | None:
    """Return the label on a line, or None; `tag` is that of the run that it would continue."""
    if line.tag == "dt":
        return _Entry([n], line.text, [])
    if line.cells:
        known = len(line.cells) == 2 and len(line.cells[0]) == 1
        if known and (tag == "tr" or label_of(line.cells[0][0].text)):
            return _Entry([n], line.cells[0][0].text, line.cells[1])
        return None
    split = split_label(line.text)
    if split is not None and (label_of(split[0]) or line.tag == tag):
        name, words = split
        value = [Line(words, line.tag, line.zone, line.block, line.parent, links=line.links)] if words else []
        return _Entry([n], name, value)
    if label_of(line.text) in _ALONE and not line.depth:
        return _Entry([n], line.text, [])
    return None


def _is_text(entry: _Entry, line: Line) -> bool:
    """Tell whether the last entry of a run is text that happens to contain a colon, rather than a label."""
    if line.tag in ("dt", "tr") or label_of(entry.name) is not None:
        return False
    value = " ".join(line.text for line in entry.values)
    return not value or len(value.split()) > _FEW_WORDS or value.endswith(".") or line.zone is not Zone.MAIN


def _joined(runs: Sequence[_Run], lines: Sequence[Line]) -> list[_Run]:
    """Join adjacent runs in the same tags: a label block in which each label has a box of its own."""
    joined: list[_Run] = []
    for run in runs:
        first = run[0].positions[0]
        follows = bool(joined) and first == joined[-1][-1].positions[-1] + 1
        boxes = follows and (lines[first - 1].tag, lines[first].tag) in (("div", "div"), ("dd", "dt"))
        if boxes and label_of(run[0].name) is not None:
            joined[-1] += run
        else:
            joined.append(run)
    return joined
