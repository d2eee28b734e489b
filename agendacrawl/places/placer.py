"""Mode and places of an activity, from everything its page says, strongest source first."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language

from agendacrawl.core.items import Activity, AgendaPage, Place
from agendacrawl.core.vocabulary import Flag, Level, Mode, Source
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Context
from agendacrawl.places.resolve import resolve_stated
from agendacrawl.text.channels import stronger
from agendacrawl.text.locations import combine, location_places, read_text


class Placer:
    """Stated place > day heading > line or title > intro. Holds the gazetteer and the pipeline, no state."""

    def __init__(self, gazetteer: Gazetteer, nlp: Language) -> None:
        self._gazetteer = gazetteer
        self._nlp = nlp

    def place_page(self, page: AgendaPage) -> None:
        """Fill mode, places and flags of every activity; the other places of a day tell namesakes apart."""
        for activity in page.activities:
            self.place_activity(activity, page)
        for activity in page.activities:
            if any(place.ambiguous for place in activity.places):
                same_day = [
                    place
                    for other in page.activities
                    if other is not activity and other.date == activity.date
                    for place in other.places
                    if not place.ambiguous
                ]
                self.place_activity(activity, page, same_day)

    def place_activity(self, activity: Activity, page: AgendaPage, same_day: Sequence[Place] = ()) -> None:
        """Fill `mode`, `places` and the two place flags of one activity. Repeating it changes nothing."""
        context = Context((activity.title, activity.description), tuple(same_day))
        mode = Mode.UNKNOWN
        found: list[list[Place]] = []
        flags: list[Flag] = [
            f for f in activity.flags if f not in (Flag.PLACE_UNRESOLVED, Flag.PLACE_CONTRADICTION)
        ]
        for text, source in (
            (activity.stated_place, Source.STATED),
            (activity.day_place, Source.DAY_HEADING),
        ):
            if not text:
                continue
            resolution = resolve_stated(text, self._gazetteer, context, source)
            if mode is Mode.UNKNOWN:
                mode = resolution.mode
            if resolution.places:
                found.append(list(resolution.places))
            if resolution.unresolved and Flag.PLACE_UNRESOLVED not in flags:
                flags.append(Flag.PLACE_UNRESOLVED)
        title, intro = read_text(self._nlp, (activity.title, activity.description), surnames(activity.people))
        sites = combine(title, intro)
        source = (Source.LINE if page.weekly else Source.TITLE) if title.locations else Source.INTRO
        if places := location_places(sites, source, context, self._gazetteer):
            found.append(places)
        if mode is Mode.UNKNOWN or (page.weekly and title.mode is Mode.HYBRID):
            mode = stronger(title.mode, intro.mode)
        if mode is Mode.ONLINE:
            activity.places = []
        else:
            activity.places = strongest(found)
            if found and mode is Mode.UNKNOWN:
                mode = Mode.PHYSICAL
            if len(found) > 1 and any(contradict(found[0], other) for other in found[1:]):
                flags.append(Flag.PLACE_CONTRADICTION)
        activity.mode = mode
        activity.flags = flags


def surnames(people: Sequence[str]) -> tuple[str, ...]:
    """What a text calls these people: "Vincent Karremans" is Karremans, "Eddie van Marum" is Van Marum.

    >>> surnames(["Eddie van Marum"])
    ('Eddie van Marum', 'Van Marum', 'van Marum')
    """
    found = []
    for name in people:
        _, _, surname = name.partition(" ")
        if surname:
            found += [name, surname[:1].upper() + surname[1:], surname]
    return tuple(dict.fromkeys(found))


_AREAS = (Level.PROVINCE, Level.REGION, Level.COUNTRY)


def strongest(found: Sequence[list[Place]]) -> list[Place]:
    """Return the places of the strongest source; the area of a day heading gives way to a town in the line."""
    for number, places in enumerate(found):
        area = all(place.source is Source.DAY_HEADING and place.level in _AREAS for place in places)
        finer = any(place.level not in _AREAS for weaker in found[number + 1 :] for place in weaker)
        if not (area and finer):
            return places
    return []


def contradict(strong: Sequence[Place], weak: Sequence[Place]) -> bool:
    """Whether two sources name municipalities, and no one in common; open questions contradict nothing."""
    a = {p.municipality_code for p in strong if p.municipality_code and not p.ambiguous}
    b = {p.municipality_code for p in weak if p.municipality_code and not p.ambiguous}
    return bool(a and b) and not a & b
