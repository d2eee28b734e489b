"""People on pages that name nobody."""

from __future__ import annotations

from agendacrawl.core.items import AgendaPage
from agendacrawl.core.vocabulary import Flag
from agendacrawl.events.attendees import attendees, owner
from agendacrawl.pipelines.spared import spared


class PeoplePipeline:
    """Read from title and intro who takes part if a page names nobody (`people_from_text`).

    The site removes departed ministers from its pages. A single activity gets those who act in its text; a weekly
    page belongs to one person.
    """

    @spared
    def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page with people, their lowest confidence and the evidence; `page.people` is unchanged."""
        whose = owner(page.title, page.intro, page.date) if page.weekly and not page.people else None
        for activity in page.activities:
            if activity.people or (page.weekly and whose is None):
                continue
            if found := [whose] if whose else attendees(activity.title, activity.description, activity.date):
                activity.people = [one.name for one in found]
                activity.people_confidence = min(one.confidence for one in found)
                activity.people_evidence = "; ".join(one.words for one in found)
                activity.flags.append(Flag.PEOPLE_FROM_TEXT)
        return page
