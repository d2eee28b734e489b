"""Read the tables of a week: what their columns are about, and what one row says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from agendacrawl.dutch.dates import Day, Heading, read_day, read_heading
from agendacrawl.dutch.remarks import Remark, is_nothing, remark
from agendacrawl.dutch.times import Times, read_times, split_dated, split_times
from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.labels import Label, Labelled, label_of
from agendacrawl.pages.lines import Line
from agendacrawl.pages.week.people import named_people


@dataclass(frozen=True, slots=True)
class Scope:
    """What the head of a row or column of a grid says of its cells: day, hours and people, or just a part of the day.

    Each filled cell is an activity of its own. `stranger` means that the head is not understood: a cell then counts
    only if its own words say what is done.
    """

    day: Heading | None = None
    times: Times | None = None
    people: tuple[str, ...] = ()
    stranger: bool = False

    @property
    def kind(self) -> str:
        """Return what the scope is about."""
        return "day" if self.day else "times" if self.times else "people" if self.people else "part"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is about: a label, or in a grid its scope; None for what is unknown."""

    name: str
    label: Label | None = None
    scope: Scope | None = None


@dataclass(slots=True)
class Row:
    """What one row says: the words of its day, the lines of its activity cell, and its other cells."""

    day: str = ""
    activity: list[Line] = field(default_factory=list)
    labelled: list[Labelled] = field(default_factory=list)


# Heads of columns with one or more activities in a cell.
_SEVERAL = frozenset({
    "afspraken", "afspraak met", "activiteiten", "programma", "agenda", "agendapunt", "agendapunten",
    "bijeenkomst", "bijeenkomsten", "overleg", "werkzaamheden", "inhoud", "bijzonderheden en afspraken",
})  # fmt: skip
_OF_COLUMN = {
    "van": Label.TIME,
    "vanaf": Label.TIME,
    "begin": Label.TIME,
    "start": Label.TIME,
    "tot": Label.END_DATE,
}
_TITLES = frozenset({Label.ACTIVITY, Label.SUBJECT, Label.COUNTERPART})


def texts_of(line: Line) -> list[str]:
    """Return the words of each cell of a row."""
    return [" ".join(part.text for part in cell if part.text) for cell in line.cells]


def label_of_column(name: str) -> Label | None:
    """Return what a column is about; None if it is unknown. Start and end may have a column each.

    >>> label_of_column("Tijd"), label_of_column("tot"), label_of_column("Ruimte 3")
    (<Label.TIME: 3>, <Label.END_DATE: 2>, None)
    """
    return _OF_COLUMN.get(name.casefold().rstrip(" :")) or label_of(name)


def read_scope(text: str, monday: dt.date, knowledge: Knowledge) -> Scope | None:
    """Return what the head of a row or column says of its cells; None if it is not understood.

    >>> knows = Knowledge(lambda _: False, lambda _: None, lambda *_: None)
    >>> read_scope("Ma 9 nov", dt.date(2026, 11, 9), knows).kind
    'day'
    >>> read_scope("Ochtend", dt.date(2026, 11, 9), knows).kind
    'part'
    >>> read_scope("Ruimte 3", dt.date(2026, 11, 9), knows) is None
    True
    """
    if (day := read_heading(text, monday)) is not None:
        return Scope(day=day)
    if (times := read_times(text)) is not None:
        return Scope(times=times)
    if remark(text) is Remark.PART_OF_DAY or remark(split_times(text)[1]) is Remark.PART_OF_DAY:
        return Scope()
    people = named_people(text, monday, knowledge.find_person)
    return Scope(people=tuple(people)) if people else None


def read_head(line: Line, monday: dt.date, knowledge: Knowledge) -> list[Column] | None:
    """Return the columns of a table if a row is its head: labels, or what the cells of each column have in common."""
    texts = texts_of(line)
    labels = [label_of_column(text) for text in texts]
    scopes = [
        read_scope(text, monday, knowledge) if text and label is None else None
        for text, label in zip(texts, labels, strict=True)
    ]
    columns = [Column(*each) for each in zip(texts, labels, scopes, strict=True)]
    if _heads_a_grid(columns, header=line.header):
        return _with_strangers(columns, next(n for n, scope in enumerate(scopes) if scope is not None))
    known = {label for label in labels if label is not None}
    heads = line.header or _heads_days(texts, labels)
    if not heads and len(labels) - labels.count(None) < 2:
        return None
    if not known and sum(map(bool, texts)) < 2:
        return None  # a day, a person or a caption across the whole width
    columns = [replace(column, scope=None) for column in columns]
    return _with_strangers(columns, 1) if known and not known & _TITLES else columns


def _heads_days(texts: Sequence[str], labels: Sequence[Label | None]) -> bool:
    """Tell whether a row heads a column of days or hours and one of what is done then: "Dag | Afspraken"."""
    others = list(zip(texts[1:], labels[1:], strict=True))
    activities = any(text.casefold() in _SEVERAL for text, _ in others)
    known = all(label is not None or text.casefold() in _SEVERAL for text, label in others)
    return labels[0] in (Label.DATE, Label.TIME) and activities and known


def _heads_a_grid(columns: Sequence[Column], *, header: bool) -> bool:
    """Tell whether cells are the head of a grid: days, parts of the day, people or hours side by side.

    One beside a column for days is enough; hours are a head only if they can't be anything else.
    """
    labels = {column.label for column in columns if column.label is not None}
    kinds = [column.scope.kind for column in columns if column.scope is not None]
    if kinds.count("day") > 1:
        return True
    if not kinds or "day" in kinds or len(set(kinds)) > 1 or labels & (_TITLES | {Label.PEOPLE}):
        return False
    apart = columns[0].scope is None and (not columns[0].name or Label.DATE in labels)
    if kinds[0] == "times" and not (header or not columns[0].name):
        return False
    return len(kinds) > 1 or apart


def _with_strangers(columns: Sequence[Column], first: int) -> list[Column]:
    """Return the columns; from `first` on, those without a label hold activities, or may if their head is unknown."""
    strange = [
        n >= first and column.label is None and column.scope is None for n, column in enumerate(columns)
    ]
    return [
        replace(column, scope=Scope(stranger=column.name.casefold() not in _SEVERAL))
        if is_strange
        else column
        for column, is_strange in zip(columns, strange, strict=True)
    ]


def grid_without_head(rows: Sequence[Line], monday: dt.date) -> list[Column]:
    """Return the columns of a table with a day per row and several timed activities in some row.

    Return an empty list for any other table.
    """
    columns = max((len(row.cells) for row in rows), default=0)
    texts = [texts_of(row) for row in rows]
    if not all(not row[0] or read_heading(row[0], monday) is not None for row in texts):
        return []
    timed = [sum(split_times(text)[0] is not None for text in row[1:]) for row in texts]
    return (
        [Column(""), *(Column("", scope=Scope()) for _ in range(columns - 1))]
        if max(timed, default=0) > 1
        else []
    )


def spanned(columns: Sequence[Column], n: int, line: Line) -> Column:
    """Return column `n` as it applies to its cell in `line`.

    A cell that spans several columns of days lasts from the first to the last of them.
    """
    last = columns[min(n + line.widths.get(n, 1), len(columns)) - 1]
    first = columns[n]
    if first is last or not (first.scope and first.scope.day and last.scope and last.scope.day):
        return first
    start, end = first.scope.day, last.scope.day
    day = Day(start.day.start, end.day.end, start.day.weekday_agrees and end.day.weekday_agrees)
    return replace(first, scope=replace(first.scope, day=replace(start, day=day)))


def is_label_row(texts: Sequence[str], *, known: bool) -> bool:
    """Tell whether a row is a label and its value; if the table is `known` to have such rows, any two cells are."""
    return len(texts) == 2 and all(texts) and (known or label_of(texts[0]) is not None)


def is_empty(line: Line, monday: dt.date) -> bool:
    """Tell whether a row has nothing but a day."""
    return all(not text or is_nothing(text) or read_day(text, monday) for text in texts_of(line))


def read_row(line: Line, columns: Sequence[Column], monday: dt.date, knowledge: Knowledge) -> Row:
    """Return what a row says, by the head of its table or, without one, by the contents of its cells."""
    texts = texts_of(line)
    if len(columns) != len(texts) or not any(column.label for column in columns):
        columns = _guess(texts, monday, knowledge)
    has_activity = any(column.label is Label.ACTIVITY for column in columns)
    row = Row()
    for column, cell, text in zip(columns, line.cells, texts, strict=True):
        if not text or remark(text) is Remark.PART_OF_DAY:
            continue
        label = column.label or _label_by_words(text, monday)
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
    """Return what a cell is about judging by its words alone: a time, or a day."""
    if read_times(text) is not None:
        return Label.TIME
    return Label.DATE if read_heading(text, monday) is not None else None


def _guess(texts: Sequence[str], monday: dt.date, knowledge: Knowledge) -> list[Column]:
    """Return the columns of a row without a head, judging by its cells; the first that is left is the activity."""
    labels: list[Label | None] = []
    for text in texts:
        label = None
        if Label.DATE not in labels and text and read_heading(text, monday) is not None:
            label = Label.DATE
        elif read_times(text) is not None:
            label = Label.TIME
        elif text and remark(text) is Remark.PART_OF_DAY:
            label = None
        elif text and Label.ACTIVITY in labels and knowledge.is_place(text):
            label = Label.PLACE
        elif text and Label.ACTIVITY not in labels:
            label = Label.ACTIVITY
        elif text:
            label = Label.NOTE
        labels.append(label)
    return [Column("", label) for label in labels]
