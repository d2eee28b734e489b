"""The ministries of an activity."""

from __future__ import annotations

from agendacrawl import register
from agendacrawl.core.items import Activity, AgendaPage, Problem
from agendacrawl.pipelines.spared import spared


class OfficePipeline:
    """Fill in the ministries of an activity from its page, or from the offices that its people held on that day.

    A ministry that the page names is stored under the name that it had that day: "Natuur en Stikstof" means the
    ministry of agriculture. A name that is not a ministry stays as written and is reported.
    """

    @spared
    def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page with ministries filled."""
        unknown = [name for name in page.ministries if register.ministry_of(name, page.date) is None]
        page.problems += [Problem("unknown_ministry", "ministry", name[:100]) for name in unknown]
        for activity in page.activities:
            activity.ministries = _stated(activity) or _held(activity)
        return page


def _stated(activity: Activity) -> list[str]:
    """Return the stated ministries under their names of that day, each once, in the order of the page."""
    named = [(name, register.ministry_of(name, activity.date)) for name in activity.ministries]
    return list(dict.fromkeys(one.name if one else name for name, one in named))


def _held(activity: Activity) -> list[str]:
    """Return the ministries of those who took part, by name."""
    return sorted({name for who in activity.people for name in register.ministries_of(who, activity.date)})
