"""The reader's position on the page of a week: under which day, among whose activities, after which lead-in."""

from __future__ import annotations

from dataclasses import dataclass, field

from agendacrawl.dutch.dates import Day
from agendacrawl.pages.lines import Line
from agendacrawl.pages.week.context import Section
from agendacrawl.pages.week.look import Look

_BODY_TEXT = 9  # the rank of a paragraph among headings h1 to h6 and bold lines


def rank(line: Line) -> int:
    """Return the rank of a line as a heading: 1 for h1, higher numbers for lower ranks."""
    if line.is_heading:
        return int(line.tag[1])
    return _BODY_TEXT - 1 if line.bold else _BODY_TEXT


@dataclass(slots=True)
class Position:
    """What is open above a line."""

    begun: bool = False  # a day heading came before, readable or not
    day: Day | None = None
    day_place: str | None = None
    day_rank: int = _BODY_TEXT
    day_state: tuple[bool, bool] = (False, False)  # cancelled, tentative: stated in the day heading
    places_above: bool = False  # on this page a place stands above its activities
    dotted: bool = False  # the day was written as "12.01"
    section: Section = Section.NONE
    people: list[str] = field(default_factory=list)
    people_rule: bool | None = None  # whether headings of people outrank those of days
    lead_in: str = ""
    lead_place: str | None = None
    lead_depth: int = 0
    lead_block: int = 0
    lead_listed: bool = False  # the lead-in has had a list, so that a paragraph ends it

    def end_section(self) -> None:
        """Forget what was open before a day."""
        self.begun = True
        self.section, self.day, self.day_place, self.dotted = Section.NONE, None, None, False
        self.end_lead_in()

    def begin_lead_in(self, text: str, line: Line) -> None:
        """Start a lead-in for the lines that follow."""
        self.lead_in, self.lead_depth, self.lead_block, self.lead_listed = text, line.depth, line.block, False

    def end_lead_in(self) -> None:
        """End the lead-in."""
        self.lead_in, self.lead_place, self.lead_depth, self.lead_listed = "", None, 0, False

    def bound_lead_in(self, look: Look) -> None:
        """End a lead-in that does not govern this line."""
        line = look.line
        if not self.lead_in:
            return
        if line.item:
            self.lead_listed = True
            ended = self.lead_depth >= line.depth
        else:
            ended = line.block != self.lead_block and (self.lead_listed or look.doing or look.is_timed)
        if ended or line.is_heading:
            self.end_lead_in()

    def switch_people(self, people: list[str], line: Line) -> None:
        """Switch to other people; a heading of people that outranks those of days ends the day."""
        if self.people_rule is None:
            self.people_rule = self.day is None or rank(line) < self.day_rank
        if self.people_rule and people != self.people and not line.item:
            self.day = self.day_place = None
        self.people = people
        self.end_lead_in()
