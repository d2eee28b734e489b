"""Fold the lines of a week into activities, keeping track of which day, lead-in and activity are open.

After a day that can't be read the day of what follows is unknown (`date_from_week`); the previous day is never used.
`classify` determines what a line is; this module acts on it. It is longer than others because each kind of line and
of table row has a handler, and all handlers share one state.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from agendacrawl.core.items import Problem
from agendacrawl.dutch.dates import Heading, read_dated_line, read_heading
from agendacrawl.dutch.entry import read_entry
from agendacrawl.dutch.remarks import Remark, is_nothing, remark
from agendacrawl.dutch.times import Times, read_times, split_dated, split_times
from agendacrawl.pages.knowledge import Knowledge
from agendacrawl.pages.labels import Label, Labelled, cut_labels, label_of
from agendacrawl.pages.lines import Line
from agendacrawl.pages.week import words
from agendacrawl.pages.week.afterwards import settle
from agendacrawl.pages.week.classify import decide
from agendacrawl.pages.week.context import Context, Kind, Open, Section
from agendacrawl.pages.week.days import day_heading
from agendacrawl.pages.week.delimited import rows_of
from agendacrawl.pages.week.draft import Draft, Week
from agendacrawl.pages.week.filling import SHOWN, apply, fill
from agendacrawl.pages.week.footnotes import read_footnote
from agendacrawl.pages.week.look import Look, entries_of
from agendacrawl.pages.week.people import named_people
from agendacrawl.pages.week.position import Position, rank
from agendacrawl.pages.week.table import (
    Column,
    Scope,
    grid_without_head,
    is_empty,
    is_label_row,
    read_head,
    read_row,
    read_scope,
    spanned,
    texts_of,
)
from agendacrawl.pages.week.wrapped import unwrapped

_FEW_WORDS = 4


class WeekReader:
    """Reads the lines of one weekly page; see `read_week`."""

    def __init__(self, lines: Sequence[Line], monday: dt.date, knowledge: Knowledge) -> None:
        lines = rows_of(unwrapped(lines, monday))
        self.lines, self.monday, self.knowledge = lines, monday, knowledge
        self.week = Week()
        self.decided: list[tuple[str, str]] = []  # each line and the name of the rule that classified it
        self.page = _page_form(lines, monday, knowledge)
        self.at = Position()
        self.draft: Draft | None = None
        self.columns: list[Column] = []
        self.table = 0
        self.tables: dict[int, list[Line]] = {}  # the rows of tables that have not been reached yet
        for line in lines:
            if line.cells:
                self.tables.setdefault(line.parent, []).append(line)
        self.upright = False  # the table has a label and its value in each row
        self.term, self.pending = "", False
        self.footnoted = False
        self.footnotes: list[tuple[str, Remark]] = []
        self.handlers: dict[Kind, Callable[[Look], None]] = {
            Kind.DAY: self._day,
            Kind.PART_OF_DAY: self._part_of_day,
            Kind.PERSON: self._person,
            Kind.LEAD_IN: self._lead_in,
            Kind.LABEL: self._label,
            Kind.ACTIVITY: self._activity,
            Kind.NOTE: self._note,
            Kind.NOTHING: lambda _: None,
            Kind.FURNITURE: self._furniture,
            Kind.TABLE: self._row,
            Kind.UNKNOWN: self._unknown,
        }

    def read(self) -> Week:
        """Read all lines."""
        for line, following in zip(self.lines, _following(self.lines), strict=True):
            if line.contact:
                self._contact(line)
            self._line(line, following)
        self._close()
        settle(self.week, self.footnotes, self.monday)
        return self.week

    def _line(self, line: Line, following: Line | None = None) -> None:
        look = Look(line, self._context(line, following))
        rule = decide(look)
        self.decided.append((line.text, rule.name))
        self.week.kinds[rule.kind] += 1
        if self.pending:
            self.term, self.pending = "", False
        self.handlers[rule.kind](look)

    def _context(self, line: Line, following: Line | None) -> Context:
        draft = self.draft
        opened = None
        if draft is not None:
            opened = Open(
                draft.block, draft.item, draft.depth, bool(draft.title), draft.times is not None,
                draft.place is not None, draft.day is None, draft.explicit, frozenset(draft.labels),
            )  # fmt: skip
        return replace(
            self.page,
            begun=self.at.begun,
            dated=self.at.day is not None,
            places_above=self.at.places_above,
            clock=self.at.day is not None and not self.at.dotted,
            section=self.at.section,
            lead_in=bool(self.at.lead_in) and not (self.at.lead_listed and not line.item),
            open=opened,
            footnoted=self.footnoted,
            term=self.term,
            pending=self.pending,
            following=following,
        )

    def _contact(self, line: Line) -> None:
        """Record whose contact line it is: the open activity's if it is in its block, otherwise the page's."""
        draft = self.draft
        if draft is not None and (line.block == draft.block or (line.item and line.item == draft.item)):
            draft.contact = True
        elif not line.text and not line.cells:
            self.week.contact = True

    def _report(self, kind: str, where: str, text: str) -> None:
        self.week.problems.append(Problem(kind, where, text[:SHOWN]))

    # ------------------------------------------------------------------ days and people

    def _day(self, look: Look) -> None:
        self.term = ""
        line = look.line
        if look.is_day_heading:
            heading = look.heading
            assert heading is not None
            apart = heading.aside and not heading.bracketed and not look.is_title
            if apart and not (look.governs and self.knowledge.is_place(heading.aside)):
                self._dated(replace(heading, aside=""), heading.aside, line)  # "12 juli: bezoek aan Hulst"
            elif rest := self._open_day(heading, line):
                self._words_of_day(rest, line)
                if self.draft is not None:
                    self.draft.explicit |= look.is_title and not line.item
        elif look.bold_heading is not None:
            rest = look.text[len(line.bold_prefix) :].lstrip(" :–-")
            if aside := self._open_day(look.bold_heading, line):
                self._words_of_day(aside, line)
            unstruck = line.unstruck.removeprefix(line.bold_prefix).lstrip(" :–-")
            struck = line.struck or (bool(line.unstruck) and not unstruck)
            words_only = replace(
                line, text=rest, bold=False, bold_prefix="", nodes=[], struck=struck, unstruck=unstruck
            )
            self._line(words_only, look.context.following)
        elif look.dated is not None:
            self._dated(*look.dated, line)
        else:
            self._lose_day(look)

    def _open_day(self, heading: Heading, line: Line) -> str:
        """Start a day; return the words beside it if they are an activity rather than a place, person or status."""
        self._end_section()
        self.at.day, self.at.dotted = heading.day, heading.dotted
        self.at.day_rank = rank(line)
        self.at.day_state = (line.struck, False)
        if self.at.people_rule is False:
            self.at.people = []
        aside = heading.aside
        if not aside or is_nothing(aside):
            return ""
        if read_times(aside) is not None:
            return ""  # the hours at which the day begins and ends
        people = named_people(aside, self.monday, self.knowledge.find_person)
        if people is not None:
            self.at.people = people
            return ""
        status = remark(aside)
        if status in (Remark.OFF, Remark.TENTATIVE):
            self.at.day_state = (status is Remark.OFF, status is Remark.TENTATIVE)
            return ""
        known = self.knowledge.is_place(aside)
        if not heading.bracketed and (not known or words.has_doing(aside)):
            return aside
        self.at.day_place = aside
        if not known:
            self._report("unknown_aside", line.tag, aside)
        return ""

    def _end_section(self) -> None:
        """Close what was open before a day."""
        self._close()
        self.at.end_section()

    def _lose_day(self, look: Look) -> None:
        self._end_section()
        self._report("unreadable_day", look.line.tag, look.text)
        if words.is_other_activities(look.text):
            self.at.begin_lead_in(look.text, look.line)

    def _dated(self, heading: Heading, rest: str, line: Line) -> None:
        kept = replace(self.at) if line.item and (self.at.day is not None or self.at.lead_in) else None
        aside = self._open_day(heading, line)
        if (
            kept is not None and kept.day is None
        ):  # "In Den Haag", above a list of which every item has a date
            self.at.lead_in, self.at.lead_place, self.at.lead_depth = (
                kept.lead_in,
                kept.lead_place,
                kept.lead_depth,
            )
            self.at.bound_lead_in(Look(line, self._context(line, None)))
        standing = read_dated_line(line.unstruck, self.monday)
        rest, struck = (standing[1], False) if standing is not None else (rest, bool(line.unstruck))
        if not is_nothing(rest):
            self._words_of_day(f"{aside}: {rest}" if aside else rest, line)
        if self.draft is not None:
            self.draft.cancelled |= struck
        if kept is not None:  # a date in a list item applies to that item only
            self._close()
            kept.begun = True
            self.at = kept

    def _words_of_day(self, rest: str, line: Line) -> None:
        if rest.endswith(":"):
            self.at.begin_lead_in(rest, line)
            return
        for entry in entries_of(rest, after_day=True):
            self._open(entry, line)

    def _part_of_day(self, look: Look) -> None:
        self._close()
        self.at.end_lead_in()
        if look.remark is not Remark.PART_OF_DAY:  # the places of the day
            self.at.places_above, self.at.day_place = True, look.text.rstrip(" :.")

    def _person(self, look: Look) -> None:
        self._close()
        people = look.people or look.people_of_label or []
        self.at.switch_people(people, look.line)
        for name in people:
            if self.knowledge.find_person(name, self.monday) is None:
                self._report("unknown_person", look.line.tag, name)

    # ------------------------------------------------------------------ lead-ins and activities

    def _lead_in(self, look: Look) -> None:
        self._close()
        self.at.end_lead_in()
        if look.is_place and not look.doing:
            self.at.lead_place = look.text.rstrip(" :")
        self.at.begin_lead_in(look.text, look.line)

    def _activity(self, look: Look) -> None:
        line, draft = look.line, self.draft
        standing, struck = self._standing(look.text, line)
        text = f"{look.context.term.rstrip(': ')}: {look.text}" if look.is_value else standing
        if draft is not None and not draft.title and not look.is_value:
            self._fill(draft, text)
            draft.item, draft.depth = draft.item or line.item, draft.depth or (line.depth if line.item else 0)
        else:
            self._make_lead_in(look)
            self.at.bound_lead_in(look)
            for entry in entries_of(text):
                self._open(entry, line)
        if look.is_value:
            self.term = ""  # further values of a time add to its activity
        assert self.draft is not None
        self.draft.cancelled |= struck
        self.draft.explicit |= look.is_title and not line.item

    def _make_lead_in(self, look: Look) -> None:
        """Turn the open activity into a lead-in if the list inside it has activities of its own."""
        draft = self.draft
        if draft is not None and look.is_nested:
            self.draft = None
            self.at.begin_lead_in(draft.title, replace(look.line, depth=draft.depth))
            self.at.lead_place = draft.place or draft.day_place

    def _standing(self, text: str, line: Line) -> tuple[str, bool]:
        """Return the words left unstruck if they name an activity; otherwise all words, and that it is cancelled."""
        rest = line.unstruck
        if not rest:
            return text, line.struck
        bare = (read_entry(f"Overleg {rest}").title.removeprefix("Overleg"), read_entry(rest).title)
        off = any(self._only_says_when_and_who(words.strip(" :,;()|–—-")) for words in bare)
        return (text, True) if off or read_times(rest) is not None else (rest, False)

    def _only_says_when_and_who(self, bare: str) -> bool:
        """Tell whether words without their times are only a day, a place, people or nothing, and name no activity."""
        if not any(c.isalpha() for c in bare) or self.knowledge.is_place(bare) or is_nothing(bare):
            return True
        people = named_people(bare, self.monday, self.knowledge.find_person)
        return people is not None or read_heading(bare, self.monday) is not None

    def _open(self, text: str, line: Line) -> None:
        self._close()
        self.draft = draft = Draft(
            day=self.at.day,
            day_place=self.at.lead_place or self.at.day_place,
            people=list(self.at.people),
            contact=line.contact,
            block=line.block,
            item=line.item,
            depth=line.depth if line.item else 0,
        )
        draft.cancelled, draft.tentative = self.at.day_state
        if self.at.lead_in and self.at.lead_place is None:
            draft.notes.append(self.at.lead_in)
        if text:
            self._fill(draft, text)

    def _fill(self, draft: Draft, text: str) -> None:
        self.week.problems += fill(draft, text, self.monday, self.knowledge)
        self.footnoted |= bool(draft.mark)

    def _apply(self, draft: Draft, labelled: Labelled) -> None:
        self.week.problems += apply(draft, labelled, self.monday, self.knowledge)

    def _close(self) -> None:
        draft, self.draft = self.draft, None
        if draft is None:
            return
        if not draft.title and not draft.stated:
            if draft.labels or draft.times:
                names = ", ".join(sorted(label.name for label in draft.labels))
                self._report("untitled", "label lines", names)
            return
        draft.title = draft.title or draft.stated[0].value
        self.week.drafts.append(draft)

    # ------------------------------------------------------------------ labels, notes and the rest

    def _label(self, look: Look) -> None:
        line = look.line
        if line.tag == "dt" or (not look.is_value and label_of(look.text) is not None):
            self.term, self.pending = look.text, line.tag != "dt"
        elif line.struck and self.draft is not None and not self.draft.cancelled:
            self.draft.notes.append(look.text)
        elif look.labels:
            self._labels(look)
        elif look.times is not None:
            self._time(look, look.times)
        elif self.draft is not None and look.details is not None:
            self.draft.add_details(look.details)
            self.draft.notes += look.words_after_details
        elif self.draft is not None:
            self.draft.place = look.text

    def _time(self, look: Look, times: Times) -> None:
        """Handle a time that fills its line: it belongs to the activity around it, otherwise to the one below."""
        draft = self.draft
        if draft is None or draft.times is not None or not (look.in_open or draft.explicit):
            self._open("", look.line)
        assert self.draft is not None
        self.draft.times = times

    def _labels(self, look: Look) -> None:
        first = look.labels[0].label
        if self._begins(look, first):
            self.at.bound_lead_in(look)
            self._open("", look.line)
        elif self.draft is not None:
            self.draft.compact |= look.line.block == self.draft.block
        assert self.draft is not None
        for labelled in look.labels:
            self._apply(self.draft, labelled)
        self.draft.cancelled |= label_of(look.line.unstruck) in (Label.ACTIVITY, Label.SUBJECT)

    def _begins(self, look: Look, label: Label | None) -> bool:
        """Tell whether a label line begins another activity instead of describing the open one."""
        draft, line = self.draft, look.line
        if draft is None:
            return True
        if look.is_nested:
            return False
        if label in draft.labels or (label is Label.ACTIVITY and draft.title):
            return True
        if line.item and line.item != draft.item:
            following = look.context.following
            same = following is not None and following.item == line.item
            return same and any(one.label is Label.ACTIVITY for one in cut_labels(following.text)[1])  # type: ignore[union-attr]
        return draft.compact and line.block != draft.block

    def _note(self, look: Look) -> None:
        draft = self.draft
        if draft is None:
            self.week.intro.append(look.text)
            return
        draft.cancelled |= look.remark is Remark.OFF
        draft.tentative |= look.remark is Remark.TENTATIVE
        draft.notes.append(look.text.rstrip(";"))

    def _furniture(self, look: Look) -> None:
        if self.at.section is Section.FOOT:
            return
        if words.opens_foot(look.text) and not look.line.item:
            self._close()
            self.at.section = Section.FOOT
            return
        footnote = read_footnote(look.line.text) if self.footnoted else None
        if footnote is not None:
            self.footnotes.append(footnote)
        elif not look.line.item:
            self._close()
            self.at.end_lead_in()
        self.week.intro.append(look.text)

    def _unknown(self, look: Look) -> None:
        label = look.labels[0] if look.labels else look.unknown_label
        draft = self.draft
        if label is not None and self.at.section is Section.NONE:
            self._report("unknown_label", label.name, label.value)
            if draft is not None:
                draft.notes.append(label.line)
            return
        self._report("unknown_line", look.line.tag, look.text)
        if look.is_title or not self.at.begun:
            self._close()
            self.at.end_lead_in()
            heading = look.is_title or (not look.line.item and look.number_of_words <= _FEW_WORDS)
            if heading and (self.at.day is None or look.in_day_form):
                self.at.section = Section.UNKNOWN

    # ------------------------------------------------------------------ tables

    def _row(self, look: Look) -> None:
        line = look.line
        if line.parent != self.table:
            self.table, self.columns, self.upright = line.parent, [], False
        if not self.columns:
            head = read_head(line, self.monday, self.knowledge)
            if head is not None:
                self._close()
                self.columns = head
                if not any(column.label or column.scope for column in head):
                    self._report("unknown_line", "th", " | ".join(filter(None, texts_of(line))))
                return
            self.columns = grid_without_head(self.tables.pop(line.parent, []), self.monday)
        if any(column.scope is not None for column in self.columns):
            self._row_of_grid(line)
            return
        texts = texts_of(line)
        if texts == [column.name for column in self.columns]:
            return  # the head repeated, under another day
        day_first = bool(texts[0]) and read_heading(texts[0], self.monday) is not None
        if not self.columns and not day_first and is_label_row(texts, known=self.upright):
            self.upright = True
            self._line(Line(f"{texts[0].rstrip(': ')}: {texts[1]}", "p", line.zone, line.parent, line.parent))
            return
        filled = [n for n, text in enumerate(texts) if text]
        if len(filled) == 1 and not self._is_activity_column(filled[0], line):
            cell = line.cells[filled[0]]
            self._line(replace(cell[0], text=texts[filled[0]], bold=len(line.cells) > 1 or cell[0].bold))
            return
        row = read_row(line, self.columns, self.monday, self.knowledge)
        if row.day:
            self._day_of_row(row.day, line)
        if not filled or is_empty(line, self.monday) or self.at.section is Section.FOOT:
            return
        stray = not self.at.begun and self.page.has_days and not self.columns and not look.row_doing
        if self.at.section is Section.UNKNOWN or stray:
            self._report("unknown_line", "tr", " | ".join(text for text in texts if text))
        else:
            self._activities_of_row(row.activity, row.labelled, line)

    def _is_activity_column(self, n: int, line: Line) -> bool:
        known = len(self.columns) == len(line.cells)
        return known and self.columns[n].label in (Label.ACTIVITY, Label.SUBJECT)

    def _day_of_row(self, text: str, line: Line) -> None:
        heading = read_heading(text, self.monday)
        if heading is None:
            self._end_section()
            self._report("unreadable_day", "td", text)
        else:
            place = self.knowledge.is_place(heading.aside) if heading.aside else False
            self._open_day(heading if place else replace(heading, aside=""), line)

    def _activities_of_row(self, lines: Sequence[Line], labelled: Sequence[Labelled], row: Line) -> None:
        """Open the activity of a row; items in its cell are separate activities, other lines describe it."""
        self._open("", row)
        draft = self.draft
        assert draft is not None
        for one in labelled:
            self._apply(draft, one if one.name else replace(one, name="td"))
        items = [part for part in lines if part.item] or lines[:1]
        for n, part in enumerate(items):
            if n:
                self._open("", row)
                self.draft = replace(draft, title="", notes=list(draft.notes), stated=list(draft.stated))
            assert self.draft is not None
            text, struck = self._standing(part.text, part)
            self._fill(self.draft, text)
            self.draft.cancelled |= struck
        if self.draft is not None and items == lines[:1]:
            self.draft.explicit = True
            for part in lines[1:]:
                self._line(replace(part, tag="p", block=row.block))
        self._close()

    def _row_of_grid(self, line: Line) -> None:
        """Read a row whose filled cells are activities, each in the scope of its row and its column."""
        texts = texts_of(line)
        filled = [n for n, text in enumerate(texts) if text]
        if len(filled) == 1 and self._is_apart(filled[0], texts[filled[0]]):
            self._line(replace(line.cells[filled[0]][0], text=texts[filled[0]], bold=True))
            return
        people = self.at.people
        row, labelled = self._scope_of_row(line, texts)
        for n, (column, cell) in enumerate(zip(self.columns, line.cells, strict=False)):
            if column.scope is not None and cell:
                self._cell(cell, row, spanned(self.columns, n, line), labelled, line)
        self.at.people = people
        for text in texts[len(self.columns) :]:
            if text:
                self._report("unknown_line", "td", text)

    def _is_apart(self, n: int, text: str) -> bool:
        """Tell whether the only filled cell of a row in a grid is a heading for the rows below."""
        head = n < len(self.columns) and self.columns[n].scope is None
        return head or read_heading(text, self.monday) is not None

    def _scope_of_row(self, line: Line, texts: Sequence[str]) -> tuple[Scope, list[Labelled]]:
        """Return what the head cells of a row say of all its activities; open its day if they name one."""
        row, labelled = Scope(), []
        for column, text in zip(self.columns, texts, strict=False):
            scope = read_scope(text, self.monday, self.knowledge) if text else None
            stranger = column.scope is not None and column.scope.stranger and scope is not None
            if not text or not (column.scope is None or stranger):
                continue
            if column.label not in (None, Label.DATE, Label.TIME):
                labelled.append(Labelled(column.label, column.name, text))
                continue
            day, times = split_dated(text)
            if times is not None and (heading := read_heading(day, self.monday)) is not None:
                scope, text = Scope(heading, times), day
            if scope is not None:
                row = Scope(scope.day or row.day, scope.times or row.times, scope.people or row.people)
            if scope is None and any(column.scope.day for column in self.columns if column.scope is not None):
                self._report("unknown_line", "td", text)
            elif scope is None or scope.day is not None:
                self._day_of_row(text, line)
        return row, labelled

    def _cell(
        self, cell: Sequence[Line], row: Scope, column: Column, labelled: Sequence[Labelled], line: Line
    ) -> None:
        """Read the activities of one cell of a grid."""
        scope = column.scope
        assert scope is not None
        if scope.stranger:
            text = " ".join(part.text for part in cell)
            if read_scope(text, self.monday, self.knowledge) is not None:
                return  # it says something about the whole row
            self._report("unknown_label", column.name or "td", text)
            if not (words.has_doing(text) or split_times(text)[0] is not None):
                return
        people = self.at.people
        if scope.day is not None:
            self._open_day(scope.day, line)
        self.at.end_lead_in()
        self.at.people = list(scope.people or row.people) or people
        made = len(self.week.drafts)
        for part, following in zip(cell, _following(cell), strict=True):
            self._line(part, following)
        self._close()
        self.at.people = people
        for draft in self.week.drafts[made:]:
            draft.times = draft.times or scope.times or row.times
            for one in labelled:
                self._apply(draft, one)


def _following(lines: Sequence[Line]) -> list[Line | None]:
    """Return, for every line, the next one that is not empty."""
    found: list[Line | None] = []
    following = None
    for line in reversed(lines):
        found.append(following)
        if line.text or line.cells or line.is_heading:
            following = line
    return found[::-1]


def _page_form(lines: Sequence[Line], monday: dt.date, knowledge: Knowledge) -> Context:
    """Return what is known of a page before reading its lines: whether it names days, and in which tags."""
    has_days = False
    forms: set[str] = set()
    for line in lines:
        if line.cells:
            has_days = has_days or any(read_heading(text, monday) for text in texts_of(line) if text)
            continue
        heading = day_heading(line.text, monday, knowledge) if line.text else None
        if heading is not None and (line.is_heading or line.bold):
            forms.add(line.tag)
        prefix = bool(line.bold_prefix) and read_heading(line.bold_prefix, monday) is not None
        has_days = has_days or heading is not None or prefix or read_dated_line(line.text, monday) is not None
    return Context(monday, knowledge, has_days, frozenset(forms))


def read_week(lines: Sequence[Line], monday: dt.date, knowledge: Knowledge) -> Week:
    """Split the lines of a weekly page into its activities. `monday` is the Monday of the page's week."""
    return WeekReader(lines, monday, knowledge).read()
