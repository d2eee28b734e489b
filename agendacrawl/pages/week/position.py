"""Where on its page the reader of a week is: under which day, whose activities, after which lead-in."""

from __future__ import annotations

from dataclasses import dataclass, field

from agendacrawl.dutch.dates import Day
from agendacrawl.pages.lines import Line
from agendacrawl.pages.week.context import Section
from agendacrawl.pages.week.look import Look

_BODY_TEXT = 9  # the rank of a paragraph among headings h1 to h6 and bold lines


def rank(line: Line) -> int:
    """Return how high a line stands as a heading: 1 for h1, more for what is below it."""
    if line.is_heading:
        return int(line.tag[1])
    return _BODY_TEXT - 1 if line.bold else _BODY_TEXT


@dataclass(slots=True)
class Position:
    """What is open above a line."""

    begun: bool = False  # a day heading was met, readable or not
    day: Day | None = None
    day_place: str | None = None
    day_rank: int = _BODY_TEXT
    day_state: tuple[bool, bool] = (False, False)  # cancelled, tentative: said in the day heading
    dotted: bool = False  # the day was written as "12.01"
    section: Section = Section.NONE
    people: list[str] = field(default_factory=list)
    people_rule: bool | None = None  # whether the headings of people stand above those of days
    lead_in: str = ""
    lead_place: str | None = None
    lead_depth: int = 0
    lead_block: int = 0
    lead_listed: bool = False  # the lead-in has had a list: a paragraph ends it

    def end_section(self) -> None:
        """Forget what was open above a day."""
        self.begun = True
        self.section, self.day, self.day_place, self.dotted = Section.NONE, None, None, False
        self.end_lead_in()

    def begin_lead_in(self, text: str, line: Line) -> None:
        """Put a lead-in before the lines that follow."""
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
        """Take other people; a heading of people above those of days ends the day."""
        if self.people_rule is None:
            self.people_rule = self.day is None or rank(line) < self.day_rank
        if self.people_rule and people != self.people and not line.item:
            self.day = self.day_place = None
        self.people = people
        self.end_lead_in()
