"""Whose ministry it was."""

from __future__ import annotations

from agendacrawl import register
from agendacrawl.core.items import AgendaPage
from agendacrawl.pipelines.spared import spared


class OfficePipeline:
    """Fill the ministries of an activity, where its page names none, from the offices its people held that day."""

    @spared
    def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page with ministries filled."""
        for activity in page.activities:
            if not activity.ministries:
                names = (
                    name
                    for person in activity.people
                    for name in register.ministries_of(person, activity.date)
                )
                activity.ministries = sorted(set(names))
        return page
