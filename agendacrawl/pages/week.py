"""The week of one person: a body of text, written by hand in many styles, split into its activities.

The reader goes through the lines once and knows at each which day, which lead-in and which activity is open.
A day that can't be read makes the day of what follows unknown (`date_from_week`): it never falls to the day
before. Everything that is neither day, activity, label nor note is reported.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from agendacrawl.core.items import Problem
from agendacrawl.core.vocabulary import Flag
from agendacrawl.dutch.dates import MONTHS, WEEKDAYS, Day, Heading, read_dated_line, read_day, read_heading
from agendacrawl.dutch.phrases import cut_cancelled, describes, is_general, is_nothing
from agendacrawl.dutch.text import fold
from agendacrawl.dutch.times import Times, read_times, split_times
from agendacrawl.pages.labels import Label, label_of, split_label
from agendacrawl.pages.lines import Line, Zone

IsPlace = Callable[[str], bool]


@dataclass(slots=True)
class Draft:
    """An activity of a week while its lines are read."""

    title: str = ""
    day: Day | None = None
    day_place: str | None = None
    times: Times | None = None
    place: str | None = None
    bracketed: bool = False  # its place stood in brackets at its end
    type_stated: str | None = None
    notes: list[str] = field(default_factory=list)
    contact: bool = False
    cancelled: bool = False
    compact: bool = False  # its labels stand in its own block
    labels: set[Label] = field(default_factory=set)
    block: int = 0
    item: int = 0


@dataclass(slots=True)
class Week:
    """What the body of a weekly page says: its activities in order, its introduction and what was not understood."""

    drafts: list[Draft] = field(default_factory=list)
    intro: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    contact: bool = False  # the page says whom to call about all of it


_BOTH = re.compile(r"\s*\(([^(),;]+)[,;]\s*([^();]+)\)$")
_PLACE_TAIL = re.compile(r"\(?\b(?:locatie|plaats)\s*:\s*(?P<place>[^)]+?)\)?$", re.I)
# "Gesprek met studenten, Heerlen", "Overleg – Urk" and "Goes: overleg" are how some pages write places; elsewhere
# these words are part of the title ("Gesprek met de burgemeesters van Hulst, Sluis"). So it takes more than one such
# line on a page, or all, and after a comma or before a colon half of the lines that name no place otherwise.
_DASH = re.compile(r"^(?P<title>.+?)\s+[–—-]\s+(?P<place>[^–—]{2,60})$")
_COMMA = re.compile(r"^(?P<title>.+),\s+(?P<place>(?:(?!\s(?:en|&|/)\s)[^,]){2,40})$")
_FRONT = re.compile(r"^(?P<place>[^:]{2,40}):\s+(?P<title>\S.*)$")
_TAILS = ((_DASH, 0.0), (_COMMA, 0.5), (_FRONT, 0.5))
_TAILS_AT_LEAST = 2
_BULLET = re.compile(r"^[-–—•·*▪○\uf0b7]+\s+")
_LIKE_A_DAY = (
    75  # likeness (0-100) to the name of a weekday or month above which a heading is a day gone wrong
)


def _following(lines: Sequence[Line]) -> list[Line | None]:
    """Return for every line the next one that is not empty."""
    found: list[Line | None] = []
    following = None
    for line in reversed(lines):
        found.append(following)
        if line.text or line.cells or line.is_heading:
            following = line
    return found[::-1]


def _looks_like_day(text: str) -> bool:
    if any(c.isdigit() for c in text):
        return True
    return any(
        max(fuzz.ratio(word, name) for name in (*WEEKDAYS, *MONTHS)) >= _LIKE_A_DAY
        for word in re.findall(r"[a-z]{4,}", text.casefold())
    )


class WeekReader:
    """Reads the lines of one weekly page; see `read_week`."""

    def __init__(self, lines: Sequence[Line], monday: dt.date, is_place: IsPlace) -> None:
        self.lines = lines
        self.monday = monday
        self.is_place = is_place
        self.week = Week()
        self.day: Day | None = None
        self.day_place: str | None = None
        self.day_form: tuple[str, bool] | None = None  # tag and boldness of the page's day headings
        self.lead_in = ""
        self.lead_depth = 0  # of the list item that the lead-in stands in, 0 outside lists
        self.draft: Draft | None = None
        self.explicit = False  # the open activity came from a heading: paragraphs below describe it
        self.parent_depth = 0  # of the list item that is the open activity, 0 where it is none
        self.columns: list[Label | None] = []
        self.table = 0
        self.term = ""  # the open <dt>

    def read(self) -> Week:
        """Read all lines."""
        for line, following in zip(self.lines, _following(self.lines), strict=True):
            if line.contact:
                self._contact(line)
            if line.cells:
                self._row(line)
            elif not line.text:
                if line.is_heading and not line.contact and self._is_day_form(line):
                    self._unreadable_day(line)
            else:
                self._line(line, following)
        self._close()
        self._split_tails()
        return self.week

    def _contact(self, line: Line) -> None:
        """Note whose contact line it was: the open activity's if it stands in its block, else the page's."""
        draft = self.draft
        if draft is not None and (line.block == draft.block or (line.item and line.item == draft.item)):
            draft.contact = True
        elif not line.text and not line.cells:
            self.week.contact = True

    def _split_tails(self) -> None:
        """Split places after a comma or a dash, or before a colon, where the page writes its places so."""
        for sign, least in _TAILS:
            tails = [tail for draft in self.week.drafts if (tail := self._tail(draft, sign)) is not None]
            silent = sum(draft.place is None for draft in self.week.drafts)
            if len(tails) != silent and (len(tails) < _TAILS_AT_LEAST or len(tails) < least * silent):
                continue
            for draft, title, place in tails:
                draft.title, draft.place = title, place

    def _tail(self, draft: Draft, sign: re.Pattern[str]) -> tuple[Draft, str, str] | None:
        """Return title and place of an activity whose title holds a place after or before a sign.

        A province or country in brackets belongs to the place before it: "– Hengelo (Overijssel)".
        """
        match = sign.search(draft.title)
        if match is None or (draft.place is not None and not draft.bracketed):
            return None
        title, words = match["title"].rstrip(), match["place"]
        if draft.place is not None:
            if fold(draft.place) == fold(words):
                return None
            words = f"{words} ({draft.place})"
        elif sign is _COMMA and self.is_place(" ".join(title.split()[-1:])):
            return None  # a row of places: "de ministers van Curaçao, Aruba en Sint Maarten"
        return (draft, title, words) if self.is_place(words) else None

    # ------------------------------------------------------------------ days

    def _open_day(self, heading: Heading, line: Line) -> str:
        """Start a day; return the words beside it that are neither place nor empty: an activity."""
        self._close()
        self.day, self.day_place, self.lead_in, self.explicit = heading.day, None, "", False
        if self.day_form is None and (line.is_heading or line.bold):
            self.day_form = (line.tag, line.bold)
        aside = heading.aside
        if not aside or is_nothing(aside):
            return ""
        if not heading.bracketed and not self.is_place(aside):
            return aside
        self.day_place = aside
        if not self.is_place(aside):
            self.week.problems.append(Problem("unknown_aside", line.tag, aside[:80]))
        return ""

    def _is_day_form(self, line: Line) -> bool:
        if self.day_form is None:
            return False
        tag, bold = self.day_form
        return line.tag == tag and (line.is_heading or (bold and line.bold))

    def _unreadable_day(self, line: Line) -> None:
        self._close()
        self.day = self.day_place = None
        self.lead_in, self.explicit = "", False
        self.week.problems.append(Problem("unreadable_day", line.tag, line.text[:80]))

    # ------------------------------------------------------------------ lines

    def _line(self, line: Line, following: Line | None) -> None:
        text = _BULLET.sub("", line.text)
        if not text or is_nothing(text):
            return
        if line.tag == "dd" and self.term:
            if not self._label(line, f"{self.term.rstrip(': ')}: {text}"):
                self._term(line, text)
            return
        if line.tag == "dt" and read_heading(text, self.monday) is None:
            self.term = text
            return
        nested = following is not None and following.depth > line.depth
        heading = read_heading(text, self.monday) if not line.item or nested or line.bold else None
        if heading is not None:
            if heading.aside and not heading.bracketed and not (line.is_heading or line.bold):
                self._dated(
                    (Heading(heading.day), heading.aside), line
                )  # "12 juli: bezoek aan Hulst", not a place
                return
            rest = self._open_day(heading, line)
            if rest:
                self._dated_rest(rest, line)
            return
        if line.bold_prefix and (heading := read_heading(line.bold_prefix, self.monday)) is not None:
            rest = text[len(line.bold_prefix) :].lstrip(" :–-")
            aside = self._open_day(heading, line)
            if aside:
                self._dated_rest(aside, line)
            self._line(
                Line(rest, line.tag, line.zone, line.block, line.parent, line.depth, line.item), following
            )
            return
        if (dated := read_dated_line(text, self.monday)) is not None:
            self._dated(dated, line)
            return
        if line.item and self._nested(line, text):
            return
        if (times := read_times(text)) is not None:
            self._time(line, times)
            return
        if self._label(line, text):
            return
        if line.is_heading or line.bold or text.endswith(":"):
            self._heading(line, text, following)
            return
        if line.item:
            self._item(line, text)
        else:
            self._paragraph(line, text)

    def _time(self, line: Line, times: Times) -> None:
        """Handle a time that fills its line: it belongs to the activity around it, else to the one below."""
        draft = self.draft
        inside = draft is not None and (line.block == draft.block or (line.item and line.item == draft.item))
        if draft is None or draft.times is not None or not (inside or self.explicit):
            self._open("", line)
        assert self.draft is not None
        self.draft.times = times

    def _term(self, line: Line, text: str) -> None:
        """Handle the value of a term that is no known label: a time before its activity, or a label to report."""
        times = read_times(self.term)
        if times is None:
            self.week.problems.append(Problem("unknown_label", self.term, text[:80]))
            if self.draft is not None:
                self.draft.notes.append(f"{self.term}: {text}")
                return
        self._open(text, line)
        assert self.draft is not None
        self.draft.times = times or self.draft.times

    def _dated(self, dated: tuple[Heading, str], line: Line) -> None:
        heading, rest = dated
        kept = (self.day, self.day_place) if line.item and self.day is not None else None
        self._open_day(heading, line)
        if not is_nothing(rest):
            self._dated_rest(rest, line)
        if kept is not None:  # a date in a list item is that item's only
            self._close()
            self.day, self.day_place = kept

    def _dated_rest(self, rest: str, line: Line) -> None:
        if rest.endswith(":"):
            self.lead_in, self.lead_depth = rest, line.depth
        else:
            self._open(rest, line)

    def _nested(self, line: Line, text: str) -> bool:
        """Handle a list inside an activity's list item: it describes that activity."""
        if self.draft is not None and 0 < self.parent_depth < line.depth:
            if not self._label(line, text):
                self.draft.notes.append(text.rstrip(";"))
            return True
        return False

    def _label(self, line: Line, text: str) -> bool:
        split = split_label(text)
        if split is None:
            return False
        label, value = label_of(split[0]), split[1]
        if label is None:
            if self.draft is not None and self.draft.labels and line.block == self.draft.block and value:
                self.week.problems.append(Problem("unknown_label", split[0], value[:80]))
                self.draft.notes.append(text)
                return True
            return False
        if not value and label in (Label.ACTIVITY, Label.COUNTERPART, Label.NOTE):
            return False
        if self._begins(line, label):
            self._open("", line)
        elif self.draft is not None:
            self.draft.compact |= line.block == self.draft.block
        assert self.draft is not None
        self._apply(self.draft, label, value)
        return True

    def _begins(self, line: Line, label: Label) -> bool:
        """Tell whether a label line begins another activity instead of describing the open one."""
        draft = self.draft
        if draft is None or label in draft.labels or (label is Label.ACTIVITY and draft.title):
            return True
        if line.item:
            return line.item != draft.item and label is Label.TIME
        return draft.compact and line.block != draft.block

    def _apply(self, draft: Draft, label: Label, value: str) -> None:
        draft.labels.add(label)
        if not value:
            return
        match label:
            case Label.TIME:
                draft.times = read_times(value) or draft.times
                if draft.times is None:
                    self.week.problems.append(Problem("unreadable_time", "Tijd", value[:80]))
            case Label.PLACE:
                if draft.bracketed:  # then the words in brackets were part of the title
                    draft.title, draft.bracketed = f"{draft.title} ({draft.place})", False
                draft.place = value
            case Label.DATE:
                day = read_day(value, self.monday)
                if day is None:
                    self.week.problems.append(Problem("unreadable_day", "Datum", value[:80]))
                draft.day = day
            case Label.ACTIVITY:
                draft.title = value
            case Label.TYPE:
                draft.type_stated = value
            case Label.SUBJECT:
                draft.notes.append(f"Onderwerp: {value}")
            case Label.COUNTERPART:
                draft.notes.append(f"Met: {value}")
            case _:
                draft.notes.append(value)

    def _heading(self, line: Line, text: str, following: Line | None) -> None:
        """Handle a heading that is no day: a day gone wrong, a lead-in, or the title of an activity."""
        same_form = self._is_day_form(line)
        if same_form and (line.is_heading or _looks_like_day(text)):
            self._unreadable_day(line)
            if not _looks_like_day(text):
                self.lead_in = text
            return
        if (
            line.tag in ("p", "div")
            and not line.bold
            and self.day is not None
            and len(text) < 40
            and self._garbled_day(text)
        ):
            self._unreadable_day(line)
            return
        self._close()
        if is_general(text) and not line.item:
            self.week.intro.append(text)
            self.lead_in = ""
            return
        governs = text.endswith(":") or (
            following is not None and (following.depth > line.depth or following.cells)
        )
        if governs:
            self.lead_in, self.lead_depth, self.explicit = text, line.depth, False
        else:
            self._open(text, line)
            self.explicit = True

    @staticmethod
    def _garbled_day(text: str) -> bool:
        words = re.findall(r"[^\W\d_]+", text.casefold())
        return bool(words) and len(words) <= 3 and _looks_like_day(text) and any(c.isdigit() for c in text)

    def _item(self, line: Line, text: str) -> None:
        if self.draft is not None and line.item == self.draft.item and self.draft.title:
            if split_times(text)[0] is None:
                self._note(self.draft, text)
                return
        elif self.draft is not None and line.item == self.draft.item:
            self._title(self.draft, text)
            return
        self.explicit = False
        if self.lead_depth >= line.depth:
            self.lead_in, self.lead_depth = "", 0
        self._open(text, line)
        self.parent_depth = line.depth

    def _paragraph(self, line: Line, text: str) -> None:
        if is_general(text):
            self.week.intro.append(text)
            return
        if line.zone is Zone.INTRO and self.day is None and not self.week.drafts and self.draft is None:
            self.week.intro.append(text)
            return
        draft = self.draft
        if draft is not None and not draft.title:
            self._title(draft, text)
            return
        if draft is not None and draft.title:
            timed = split_times(text)[0] is not None
            same = line.block == draft.block
            if not timed and (self.explicit or describes(text) or (same and draft.labels)):
                self._note(draft, text)
                return
        self.lead_in = "" if line.block != (draft.block if draft else 0) else self.lead_in
        self._open(text, line)

    def _note(self, draft: Draft, text: str) -> None:
        """Add a line to an activity: its place if it is nothing else and none is known, else a description."""
        if draft.place is None and self.is_place(text):
            draft.place = text
        else:
            draft.notes.append(text)

    # ------------------------------------------------------------------ tables

    def _row(self, line: Line) -> None:
        if line.parent != self.table:
            self.table, self.columns = line.parent, []
        texts = [" ".join(part.text for part in cell if part.text) for cell in line.cells]
        known = [label_of(text) for text in texts]
        if not self.columns and (line.header or sum(label is not None for label in known) >= 2):
            self._close()
            self.columns = known
            return
        filled = [text for text in texts if text]
        if len(filled) == 1 and (heading := read_heading(filled[0], self.monday)) is not None:
            self._open_day(heading, line)
            return
        if not filled or all(is_nothing(text) or read_day(text, self.monday) for text in filled):
            return
        self._close()
        draft = Draft(day=self.day, day_place=self.day_place, contact=line.contact, block=line.block)
        columns = self.columns if len(self.columns) == len(texts) else self._guess(texts)
        self.draft = draft
        rows: list[str] = []
        for label, cell, text in zip(columns, line.cells, texts, strict=True):
            if not text:
                continue
            if label is Label.DATE:
                heading = read_heading(text, self.monday)
                if heading is None:
                    self.week.problems.append(Problem("unreadable_day", "td", text[:80]))
                    self.day = self.day_place = draft.day = None
                else:
                    self.day, draft.day = heading.day, heading.day
                    self.day_place = draft.day_place = heading.aside if self.is_place(heading.aside) else None
            elif label is Label.ACTIVITY or (label is Label.SUBJECT and Label.ACTIVITY not in columns):
                rows = [part.text for part in cell if part.text and part.item] or [text]
                self._title(draft, rows[0])
            elif label is None:
                draft.notes.append(text)
            else:
                self._apply(draft, label, text)
        self._close()
        for title in rows[1:]:
            self._open(title, line)
            self._close()

    def _guess(self, texts: Sequence[str]) -> list[Label | None]:
        """Tell the columns of a row without a head by what is in them; the first that is left is the activity."""
        labels: list[Label | None] = []
        for text in texts:
            if read_heading(text, self.monday) is not None and Label.DATE not in labels:
                labels.append(Label.DATE)
            elif read_times(text) is not None:
                labels.append(Label.TIME)
            elif text and Label.ACTIVITY in labels and self.is_place(text):
                labels.append(Label.PLACE)
            elif text and Label.ACTIVITY not in labels:
                labels.append(Label.ACTIVITY)
            else:
                labels.append(None)
        return labels

    # ------------------------------------------------------------------ drafts

    def _open(self, text: str, line: Line) -> None:
        self._close()
        self.draft = Draft(
            day=self.day, day_place=self.day_place, contact=line.contact, block=line.block, item=line.item
        )
        if self.lead_in:
            self.draft.notes.append(self.lead_in)
        if text:
            self._title(self.draft, text)

    def _title(self, draft: Draft, text: str) -> None:
        """Split a line into title, time and place."""
        text = text.rstrip(" ;,")
        text, cancelled = cut_cancelled(text)
        draft.cancelled |= cancelled
        times, text = split_times(text)
        text, place = self._split_place(text)
        if times is None:
            times, text = split_times(text)
        if times is None and place is None:
            times, text, place = self._split_both(text)
        draft.times = times or draft.times
        draft.place, draft.bracketed = (place, True) if place else (draft.place, draft.bracketed)
        draft.title = text

    def _split_both(self, text: str) -> tuple[Times | None, str, str | None]:
        """Split a time and a place that share their brackets: "Gesprek (10.00 uur, Urk)"."""
        match = _BOTH.search(text)
        for n, other in ((1, 2), (2, 1)):
            if match and (times := read_times(match[n])) is not None and self.is_place(match[other]):
                return times, text[: match.start()].rstrip(), match[other]
        return None, text, None

    def _split_place(self, text: str) -> tuple[str, str | None]:
        if (match := _PLACE_TAIL.search(text)) and match.start() > 0:
            return text[: match.start()].rstrip(" ,;.–-"), match["place"].strip()
        end = text.rstrip(" .;")
        if not end.endswith(")"):
            return text, None
        depth = 0
        for n in range(len(end) - 1, 0, -1):
            depth += (end[n] == ")") - (end[n] == "(")
            if depth == 0:
                inside, before = end[n + 1 : -1].strip(), end[:n].rstrip(" ,;–-")
                if inside and before and self.is_place(inside):
                    return before, inside
                break
        return text, None

    def _close(self) -> None:
        draft, self.draft = self.draft, None
        self.parent_depth = 0
        if draft is None:
            return
        if not draft.title:
            title = next((n for n in draft.notes if n.startswith(("Onderwerp: ", "Met: "))), None)
            if title is None:
                if draft.labels or draft.times:
                    self.week.problems.append(
                        Problem("untitled", "label lines", ", ".join(sorted(x.name for x in draft.labels)))
                    )
                return
            draft.title = title.split(": ", 1)[1]
            draft.notes.remove(title)
        self.week.drafts.append(draft)


def read_week(lines: Sequence[Line], monday: dt.date, is_place: IsPlace) -> Week:
    """Split the lines of a weekly page into its activities.

    `monday` is the Monday of the page's week, `is_place` tells whether words are a place or online, so that
    "(Hulst)" at the end of a line is a place and "(VNG)" is not.
    """
    return WeekReader(lines, monday, is_place).read()


def flags_of(draft: Draft, monday: dt.date) -> list[Flag]:
    """Return what a reader should know about the day and time of an activity of a week."""
    flags = []
    if draft.day is None:
        flags.append(Flag.DATE_FROM_WEEK)
    else:
        if not monday <= draft.day.start <= monday + dt.timedelta(days=6):
            flags.append(Flag.DATE_OUTSIDE_WEEK)
        if not draft.day.weekday_agrees:
            flags.append(Flag.WEEKDAY_MISMATCH)
    if draft.times is not None and draft.times.backwards:
        flags.append(Flag.END_BEFORE_START)
    if draft.cancelled:
        flags.append(Flag.CANCELLED)
    return flags
