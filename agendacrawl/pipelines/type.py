"""What kind of activity it was, with whom it was and what it was about."""

from __future__ import annotations

from agendacrawl.core.items import AgendaPage, Problem
from agendacrawl.core.vocabulary import TypeMethod
from agendacrawl.pipelines.spared import spared


class TypePipeline:
    """Use the site's own type if there is one, otherwise the classifier's, otherwise unclassified.

    An unknown type on the site is kept as it is and reported. Counterparts and topic are taken from labels, or
    from the words of title and description.
    """

    @spared
    def process_item(self, page: AgendaPage) -> AgendaPage:
        """Return the page with type, method, confidence, evidence and facts on every activity."""
        from agendacrawl.types.classify import classify
        from agendacrawl.types.facts import facts_of
        from agendacrawl.types.stated import normalise_stated

        for activity in page.activities:
            places = [place.evidence for place in activity.places]
            activity.facts = facts_of(activity.title, activity.description, places, activity.stated)
            if activity.type_stated:
                known = normalise_stated(activity.type_stated)
                if known is None:
                    page.problems.append(Problem("unknown_type", "Type activiteit", activity.type_stated))
                activity.type = known or activity.type_stated
                activity.type_method, activity.type_confidence = TypeMethod.STATED, 1.0
                activity.type_evidence = activity.type_stated
                continue
            guess = classify(
                activity.title,
                activity.description,
                weekly=page.weekly,
                people=activity.people,
                place=activity.stated_place or activity.day_place or "",
            )
            activity.type, activity.type_method = guess.type, guess.method
            activity.type_confidence = guess.confidence if guess.method is not TypeMethod.NONE else None
            activity.type_evidence = guess.evidence or None
        return page
