"""A line in its context, with what the Dutch grammar reads in it, each part computed once and only if needed."""

from __future__ import annotations

import re
from functools import cached_property

from rapidfuzz import fuzz

from agendacrawl.dutch.dates import MONTHS, WEEKDAYS, Heading, is_period, read_dated_line, read_heading
from agendacrawl.dutch.daywords import PART_OF_DAY
from agendacrawl.dutch.remarks import Remark, remark
from agendacrawl.dutch.times import Times, read_times, split_times
from agendacrawl.pages.labels import Label, Labelled, cut_labels, label_of, split_label
from agendacrawl.pages.lines import Line
from agendacrawl.pages.week.context import Context
from agendacrawl.pages.week.days import Details, day_heading, first_sentence, read_details
from agendacrawl.pages.week.people import named_people
from agendacrawl.pages.week.words import has_doing, is_sentence

_BULLET = re.compile(
    r"^(?:[-–—•·*▪○◦‣→»►✓➢\uf0b7]+\s+|o\s+(?=\d|[A-Z])|[\u2300-\u27bf\U0001f000-\U0001faff]\ufe0f?\s*|\d{1,2}\)\s+|\d{1,2}\.\s+(?=[A-Z][a-z]))+"
)
_LIKE_A_DAY = 75  # similarity (0-100) to a weekday or month from which a word is taken as a misspelt one
_DATE_WORDS = re.compile(
    r"^(?:\d{1,4}|xx?|t/m|tot|en|met|van|vanaf|op|de|e|ste|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec|ma|di|wo|do|vr|za|zo"
    rf"|{'|'.join((*WEEKDAYS, *MONTHS))})$",
    re.I,
)
_WORDS = re.compile(r"[^\W_]+(?:/[^\W_]+)?")
_FIGURE_FIRST = re.compile(r"^[(\[]?(?:(?:tijd|van|vanaf|om|rond|circa|ca|tussen)\b[.:]?\s*)?\d", re.I)
_WORD_DASH = re.compile(r"^(?P<name>[^\W\d_][a-zë]{2,20})\s+[–—-]\s+(?P<value>\S.*)$")
_NEXT_ENTRY = re.compile(r"\s*;\s+(?=(?:om |van |vanaf )?\d{1,2}[.:u]\d\d\b)")
# Two activities told in one sentence, or one after the other in a part of the day each.
_NEXT_TOLD = re.compile(
    r"(?:\s+en|\.\s+(?:Daarna|Vervolgens|Aansluitend|Ook|Tot slot),?)\s+(?=(?:om|van|vanaf)\s+\d{1,2}[.:]\d\d\s*uur\b)"
    rf"|\s+[/|]\s+(?=['’]?(?:s\s)?{PART_OF_DAY}s?:\s)"
)
_SEMICOLON = re.compile(r"\s*;\s+(?![^()]*\))")
_SHORT_DAY = 40  # characters, below which a paragraph may be an unreadable day
_FEW_WORDS = 6  # at most, in a day heading
_OF_ONE = (Label.DATE, Label.TIME, Label.PLACE)  # labels that an activity has once
_LONGEST_NAME = 3  # words, at most, of an unknown label


class Look:
    """A line in its context."""

    def __init__(self, line: Line, context: Context) -> None:
        self.line, self.context = line, context

    @cached_property
    def text(self) -> str:
        """Return the words without a typed bullet or picture; a known label in bold gets its colon: "Dag maandag"."""
        text = _BULLET.sub("", self.line.text) or self.line.text
        label = self.line.bold_prefix
        if not label or label.endswith(":") or not text.startswith(f"{label} ") or label_of(label) is None:
            return text
        return f"{label}: {text[len(label) :].strip()}"

    # -- form

    @cached_property
    def is_title(self) -> bool:
        """Tell whether the line is a heading or entirely bold."""
        return self.line.is_heading or self.line.bold

    @cached_property
    def in_day_form(self) -> bool:
        """Tell whether it is a heading or bold, in a tag of the page's day headings."""
        return self.is_title and self.line.tag in self.context.forms

    @cached_property
    def governs(self) -> bool:
        """Tell whether a table, or a list deeper than the line, follows."""
        following = self.context.following
        return following is not None and (following.depth > self.line.depth or bool(following.cells))

    @cached_property
    def in_open(self) -> bool:
        """Tell whether it is in the open activity's own block, item or list."""
        return self.context.open is not None and self.context.open.holds(self.line)

    @cached_property
    def is_nested(self) -> bool:
        """Tell whether it is in a list inside the list item that is the open activity."""
        return self.context.open is not None and 0 < self.context.open.depth < self.line.depth

    # -- days

    @cached_property
    def heading(self) -> Heading | None:
        """Return the day that fills the line, with any words beside it."""
        return day_heading(self.text, self.context.monday, self.context.knowledge, self.context.clock)

    @cached_property
    def is_day_heading(self) -> bool:
        """Tell whether it is a day heading: a list item with other words must also look like a heading."""
        heading = self.heading
        if heading is None:
            return False
        whole = not heading.aside or (heading.bracketed and not heading.in_front)
        return whole or self.is_title or not self.line.item or self.governs

    @cached_property
    def dates_the_open(self) -> bool:
        """Tell whether it is an item with a label for the day, in a list below the heading of an undated activity."""
        opened = self.context.open
        return (
            bool(self.line.item)
            and opened is not None
            and opened.explicit
            and not self.context.dated
            and self.label_kinds == {Label.DATE}
        )

    @cached_property
    def bold_heading(self) -> Heading | None:
        """Return the bold day heading with which the line begins."""
        prefix = self.line.bold_prefix
        return read_heading(prefix, self.context.monday) if prefix else None

    @cached_property
    def dated(self) -> tuple[Heading, str] | None:
        """Return the day before the words of an activity, and those words."""
        return read_dated_line(self.text, self.context.monday, self.context.clock)

    @cached_property
    def has_only_date_words(self) -> bool:
        """Tell whether it has the words of a date and no others: "31 november", "1 juni t/m 3 jul"."""
        if is_period(self.text, self.context.monday):
            return True
        words = _WORDS.findall(self.text)
        return len(words) > 1 and all(_DATE_WORDS.match(w) for w in words) and self._has_date_name(words)

    @staticmethod
    def _has_date_name(words: list[str]) -> bool:
        return any(
            len(w) > 2 and w.isalpha() and w.casefold() not in ("tot", "met", "van", "ste") for w in words
        )

    @cached_property
    def nearly_names_a_day(self) -> bool:
        """Tell whether one of the words is nearly the name of a weekday or month."""
        return any(
            max(fuzz.ratio(word, name) for name in (*WEEKDAYS, *MONTHS)) >= _LIKE_A_DAY
            for word in re.findall(r"[a-z]{4,}", self.text.casefold())
        )

    @cached_property
    def looks_like_day(self) -> bool:
        """Tell whether it has nearly the name of a day, or a figure in few words, and nothing that people do."""
        figure = any(c.isdigit() for c in self.text) and self.number_of_words <= _FEW_WORDS
        return (figure or self.nearly_names_a_day) and not self.doing

    @cached_property
    def is_short_day(self) -> bool:
        """Tell whether it has a figure and nearly the name of a day in three words at most: a misspelt day."""
        words = re.findall(r"[^\W\d_]+", self.text)
        figure = any(c.isdigit() for c in self.text)
        short = len(self.text) < _SHORT_DAY and len(words) <= _LONGEST_NAME
        return short and figure and self.nearly_names_a_day

    # -- words

    @cached_property
    def remark(self) -> Remark | None:
        """Return what kind of remark the line is, if it is one and not an activity."""
        return remark(self.text)

    @cached_property
    def times(self) -> Times | None:
        """Return the time that fills the line."""
        return read_times(self.text)

    @cached_property
    def is_timed(self) -> bool:
        """Tell whether a time precedes or follows other words."""
        return split_times(self.text)[0] is not None

    @cached_property
    def starts_with_time(self) -> bool:
        """Tell whether a time precedes other words."""
        return _FIGURE_FIRST.match(self.text) is not None and self.is_timed

    @cached_property
    def details(self) -> Details | None:
        """Return the day, time and place that together fill the line: "10.00 uur, Hulst"."""
        return read_details(self.text, self.context.monday, self.context.knowledge)

    @property
    def words_after_details(self) -> list[str]:
        """Return the sentences that follow the day, time and place of an activity on their line."""
        rest = self.text[len(first_sentence(self.text)) :].lstrip(". ")
        return [rest] if rest else []

    @property
    def shares_its_item(self) -> bool:
        """Tell whether the next line is in the same list item."""
        following = self.context.following
        return following is not None and following.item == self.line.item

    @property
    def leads_to_dated(self) -> bool:
        """Tell whether the next line is a list item that has its own date."""
        following = self.context.following
        dated = (
            following is not None and following.item and read_dated_line(following.text, self.context.monday)
        )
        return bool(dated)

    @cached_property
    def leads_to_details(self) -> bool:
        """Tell whether the next line is the day, time and place of this one."""
        following = self.context.following
        if following is None or following.cells or following.is_heading:
            return False
        details = read_details(following.text, self.context.monday, self.context.knowledge)
        return details is not None and details.times is not None

    @cached_property
    def doing(self) -> bool:
        """Tell whether the words name something that people do."""
        return has_doing(self.text)

    @cached_property
    def sentence(self) -> bool:
        """Tell whether the line is prose."""
        return is_sentence(self.text)

    @cached_property
    def number_of_words(self) -> int:
        """Return how many words the line has."""
        return len(self.text.split())

    @cached_property
    def people(self) -> list[str] | None:
        """Return the people whom the line names; None if it says anything else."""
        return named_people(self.text, self.context.monday, self.context.knowledge.find_person)

    @cached_property
    def people_of_label(self) -> list[str] | None:
        """Return the people named under the first label of the line."""
        find = self.context.knowledge.find_person
        return named_people(self.labels[0].value, self.context.monday, find) if self.labels else None

    @cached_property
    def knows_people(self) -> bool:
        """Tell whether all people whom the line names are known."""
        find, day = self.context.knowledge.find_person, self.context.monday
        return bool(self.people) and all(find(name, day) for name in self.people or ())

    @cached_property
    def is_place(self) -> bool:
        """Tell whether the line is a place, or says that people met online."""
        return self.context.knowledge.is_place(self.text.rstrip(" :.;"))

    @cached_property
    def row_doing(self) -> bool:
        """Tell whether a cell of the row names something that people do."""
        return any(has_doing(part.text) for cell in self.line.cells for part in cell)

    # -- labels

    @cached_property
    def labels(self) -> list[Labelled]:
        """Return the labels that the line consists of; empty if other words precede them."""
        head, labels = cut_labels(self.text)
        if labels and not head:
            return labels
        if self.is_value:
            head, labels = cut_labels(f"{self.context.term.rstrip(': ')}: {self.text}")
            return [] if head else labels
        return self._without_colon()

    def _without_colon(self) -> list[Labelled]:
        """Read "Locatie Hulst": a label for a place, and a place."""
        name, _, value = self.text.partition(" ")
        if label_of(name) is not Label.PLACE or not self.context.knowledge.is_place(value):
            return []
        return [Labelled(Label.PLACE, name, value)]

    @cached_property
    def is_value(self) -> bool:
        """Tell whether it is the <dd> of an open <dt>, or the line below a label."""
        return bool(self.context.term) and (self.line.tag == "dd" or self.context.pending)

    @cached_property
    def unknown_label(self) -> Labelled | None:
        """Return a label with its value if its name has a label's shape but is unknown."""
        if self.is_value:
            return Labelled(None, self.context.term.rstrip(": "), self.text)
        name, value = split_label(self.text) or self._split_at_dash()
        if not value or label_of(name) is not None:
            return None
        words = name.split()
        if (
            len(words) > _LONGEST_NAME
            or name.isupper()
            or has_doing(name)
            or self.context.knowledge.is_place(name)
        ):
            return None
        if any(word[:1].isupper() for word in words[1:]):
            return None  # the name of somebody or something: "Tweede Kamer: debat"
        return Labelled(None, name, value)

    def _split_at_dash(self) -> tuple[str, str]:
        """Split "Plek – Hulst": one word and a place, on a line that is not a list item of its own."""
        match = _WORD_DASH.match(self.text)
        if match is None or (self.line.item and not self.in_open):
            return "", ""
        known = self.context.knowledge.is_place(match["value"])
        return (match["name"], match["value"]) if known else ("", "")

    @cached_property
    def leads_to_labels(self) -> bool:
        """Tell whether a time or labels follow, as they do below the title of an activity."""
        following = self.context.following
        if following is None or following.cells or following.tag == "dt":
            return False
        head, labels = cut_labels(following.text)
        return (bool(labels) and not head) or read_times(following.text) is not None

    @cached_property
    def leads_to_its_labels(self) -> bool:
        """Tell whether a list of labels follows, one to an item, that says when or where the line itself is."""
        following = self.context.following
        if not self.leads_to_labels or following is None or not following.item:
            return False
        about = [one.label for one in cut_labels(following.text)[1]]
        return len(about) == 1 and about[0] in _OF_ONE

    @property
    def label_kinds(self) -> frozenset[Label | None]:
        """Return what the labels of the line are about."""
        return frozenset(one.label for one in self.labels)


def entries_of(text: str, after_day: bool = False) -> list[str]:
    """Return the activities of a line that holds several, each with its time.

    After a day ("Dinsdag: bezoek aan Urk; overleg met de VNG") words for what is done are enough.

    >>> entries_of("10.00 uur: Gesprek; 14.00 uur: Overleg"), entries_of("Debat, 9.00 uur; lunch, 12.00 uur")
    (['10.00 uur: Gesprek', '14.00 uur: Overleg'], ['Debat, 9.00 uur', 'lunch, 12.00 uur'])
    >>> entries_of("bezoek aan Urk; overleg met de VNG", after_day=True), entries_of("bezoek aan Urk; overleg")
    (['bezoek aan Urk', 'overleg met de VNG'], ['bezoek aan Urk; overleg'])
    >>> entries_of("Om 10.00 uur spreekt zij met de VNG en om 14.00 uur opent zij een school")
    ['Om 10.00 uur spreekt zij met de VNG', 'om 14.00 uur opent zij een school']
    """
    told = _NEXT_TOLD.split(text)
    if len(told) > 1 and all(has_doing(part) for part in told):
        return told
    if _FIGURE_FIRST.match(text):
        return _NEXT_ENTRY.split(text)
    parts = _SEMICOLON.split(text) if ";" in text else [text]
    own = all(split_times(part)[0] is not None or (after_day and has_doing(part)) for part in parts)
    return parts if own else [text]
