"""Tables of a week: what their columns are about, and what one row says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from agendacrawl.dutch.dates import Heading, read_day, read_heading
from agendacrawl.dutch.phrases import is_nothing
from agendacrawl.dutch.times import read_times, split_dated
from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.labels import Label, Labelled, label_of
from agendacrawl.pages.lines import Line


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is about: a label, or a day in a table with a column per day; None where that is not known."""

    name: str
    label: Label | None = None
    day: Heading | None = None


@dataclass(slots=True)
class Row:
    """What one row says: the words of its day, the lines of its activity cell, and its other cells."""

    day: str = ""
    activity: list[Line] = field(default_factory=list)
    labelled: list[Labelled] = field(default_factory=list)


def texts_of(line: Line) -> list[str]:
    """Return the words of each cell of a row."""
    return [" ".join(part.text for part in cell if part.text) for cell in line.cells]


def read_head(line: Line, monday: dt.date) -> list[Column] | None:
    """Return the columns of a table when a row is its head: labels, or a day over each column."""
    texts = texts_of(line)
    days = [read_heading(text, monday) if text else None for text in texts]
    if sum(day is not None for day in days) > 1:
        return [Column(text, day=day) for text, day in zip(texts, days, strict=True)]
    labels = [label_of(text) for text in texts]
    if line.header or sum(label is not None for label in labels) > 1:
        return [Column(text, label) for text, label in zip(texts, labels, strict=True)]
    return None


def is_label_row(texts: Sequence[str], *, known: bool) -> bool:
    """Tell whether a row is a label and its value; in a table that is `known` to have such rows any two cells are."""
    return len(texts) == 2 and all(texts) and (known or label_of(texts[0]) is not None)


def is_empty(line: Line, monday: dt.date) -> bool:
    """Tell whether a row has nothing but a day."""
    return all(not text or is_nothing(text) or read_day(text, monday) for text in texts_of(line))


def read_row(line: Line, columns: Sequence[Column], monday: dt.date, knowledge: Knowledge) -> Row:
    """Return what a row says under the head of its table, or without one by what stands in it."""
    texts = texts_of(line)
    if len(columns) != len(texts):
        columns = _guess(texts, monday, knowledge)
    has_activity = any(column.label is Label.ACTIVITY for column in columns)
    row = Row()
    for column, cell, text in zip(columns, line.cells, texts, strict=True):
        if not text:
            continue
        label = column.label or (None if column.name else _label_by_words(text, monday))
        if label is Label.DATE:
            row.day, times = split_dated(text)
            if times is not None:
                row.labelled.append(Labelled(Label.TIME, column.name, text[len(row.day) :].strip(" ,|")))
        elif label is Label.ACTIVITY or (label is Label.SUBJECT and not has_activity):
            row.activity += [part for part in cell if part.text]
        else:
            row.labelled.append(Labelled(label, column.name, text))
    return row


def _label_by_words(text: str, monday: dt.date) -> Label | None:
    """Tell what a cell is about by its words alone: a time, or a day."""
    if read_times(text) is not None:
        return Label.TIME
    return Label.DATE if read_heading(text, monday) is not None else None


def _guess(texts: Sequence[str], monday: dt.date, knowledge: Knowledge) -> list[Column]:
    """Tell the columns of a row without a head by what is in them; the first that is left is the activity."""
    labels: list[Label | None] = []
    for text in texts:
        label = None
        if Label.DATE not in labels and text and read_heading(text, monday) is not None:
            label = Label.DATE
        elif read_times(text) is not None:
            label = Label.TIME
        elif text and Label.ACTIVITY in labels and knowledge.is_place(text):
            label = Label.PLACE
        elif text and Label.ACTIVITY not in labels:
            label = Label.ACTIVITY
        elif text:
            label = Label.NOTE
        labels.append(label)
    return [Column("", label) for label in labels]
