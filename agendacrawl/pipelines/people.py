"""People on pages that name nobody."""

from __future__ import annotations

from agendacrawl.core.items import AgendaPage
from agendacrawl.core.vocabulary import Flag
from agendacrawl.events.attendees import attendees
from agendacrawl.pipelines.spared import spared


class PeoplePipeline:
    """Read from title and intro who takes part in a single activity whose page names nobody (`people_from_text`)."""

    @spared
    def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page with people, the lowest confidence among them, and the words; `page.people` stays."""
        for activity in page.activities:
            if page.weekly or activity.people:
                continue
            if found := attendees(activity.title, activity.description, activity.date):
                activity.people = [one.name for one in found]
                activity.people_confidence = min(one.confidence for one in found)
                activity.people_evidence = "; ".join(one.words for one in found)
                activity.flags.append(Flag.PEOPLE_FROM_TEXT)
        return page
