"""The label block of a page, in whatever markup it comes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from agendacrawl.pages.labels import Label, label_of, split_label
from agendacrawl.pages.lines import Line, Zone

# Only a page as a whole has these; a weekly page's activities have the others too.
_PAGE_ONLY = frozenset({Label.PEOPLE, Label.TYPE, Label.MINISTRY})
_ALONE = _PAGE_ONLY | {Label.DATE, Label.PLACE}  # may stand on a line of their own, their value on the next
_META = re.compile(r"^(?P<type>.*?)\s*\|\s*(?P<date>\d{1,2}-\d{1,2}-\d{4})$")


@dataclass(slots=True)
class PageLabels:
    """The labels of a page, those that are not known, and the legacy meta line ("Gesprek | 24-03-2022")."""

    values: dict[Label, list[Line]] = field(default_factory=dict)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    meta_type: str | None = None
    meta_date: str | None = None
    used: set[int] = field(default_factory=set)  # positions of the lines that were labels

    def text(self, label: Label) -> str | None:
        """Return the words of a label, its values joined; None when the page has no such label."""
        words = ", ".join(line.text for line in self.values.get(label, ()) if line.text)
        return words or None


def read_labels(lines: Sequence[Line]) -> PageLabels:
    """Read the label block of a page: the first run of label lines that names a date, people, type or ministry.

    Lines of the intro or body count only where the page has no such run outside them.
    """
    found = PageLabels()
    for n, line in enumerate(lines[:6]):
        if (match := _META.match(line.text)) and not line.is_heading:
            found.meta_type, found.meta_date = match["type"] or None, match["date"]
            found.used.add(n)
            break
    for zones in ((Zone.MAIN,), (Zone.MAIN, Zone.INTRO, Zone.BODY)):
        for run in _runs(lines, zones):
            labels = {label_of(name) for _, name, _ in run}
            if labels & _PAGE_ONLY or (Label.DATE in labels and Label.ACTIVITY not in labels):
                for positions, name, values in run:
                    label = label_of(name)
                    found.used.update(positions)
                    if label is None:
                        found.unknown.append((name.rstrip(": "), " ".join(v.text for v in values)))
                    else:
                        found.values.setdefault(label, []).extend(values)
                return found
    return found


_Run = list[tuple[list[int], str, list[Line]]]


def _runs(lines: Sequence[Line], zones: Sequence[Zone]) -> list[_Run]:
    """Return the runs of consecutive label lines: (positions, name, value lines) each.

    An unknown label counts only between known ones, except in a <dl>: after them the text of the page begins.
    """
    runs: list[_Run] = []
    run: _Run = []
    parent, name_tag = 0, ""
    for n, line in enumerate(lines):
        other = line.zone not in zones or (line.is_heading and label_of(line.text) not in _ALONE)
        if run and (line.parent != parent or other):
            runs.append(run)
            run = []
        split = split_label(line.text)
        if other:
            continue
        value: list[Line]
        if line.tag == "dd" and run and name_tag == "dt":
            run[-1][0].append(n)
            run[-1][2].append(line)
            continue
        if line.tag == "dt":
            name, value = line.text, []
        elif len(line.cells) == 2 and len(line.cells[0]) == 1 and label_of(line.cells[0][0].text):
            name, value = line.cells[0][0].text, line.cells[1]
        elif split is not None and (label_of(split[0]) or (run and line.tag == name_tag)):
            name, words = split
            value = (
                [Line(words, line.tag, line.zone, line.block, line.parent, links=line.links)] if words else []
            )
        elif label_of(line.text) in _ALONE and not line.depth:
            name, value = line.text, []
        elif run and not run[-1][2]:
            run[-1][0].append(n)
            run[-1][2].append(line)
            continue
        else:
            if run:
                runs.append(run)
            run = []
            continue
        parent, name_tag = line.parent, line.tag
        run.append(([n], name, value))
    if run:
        runs.append(run)
    for run in runs:
        while run and lines[run[-1][0][0]].tag != "dt" and label_of(run[-1][1]) is None:
            run.pop()
    return _joined([run for run in runs if run], lines)


def _joined(runs: Sequence[_Run], lines: Sequence[Line]) -> list[_Run]:
    """Join runs that follow each other in the same tags: a label block whose every label has a box of its own."""
    joined: list[_Run] = []
    for run in runs:
        first = run[0][0][0]
        follows = bool(joined) and first == joined[-1][-1][0][-1] + 1
        boxes = follows and (lines[first - 1].tag, lines[first].tag) in (("div", "div"), ("dd", "dt"))
        if boxes and label_of(run[0][1]) is not None:
            joined[-1] += run
        else:
            joined.append(run)
    return joined
