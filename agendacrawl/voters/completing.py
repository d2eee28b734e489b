"""Add to an activity the places that only geocoders on the network know."""

from __future__ import annotations

from collections.abc import Sequence

from agendacrawl.core.items import Activity, Place
from agendacrawl.core.vocabulary import Flag, Level, Mode, Source
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.model import Candidate, Context
from agendacrawl.places.resolve import resolve_stated
from agendacrawl.voters.choose import choose
from agendacrawl.voters.model import Voter
from agendacrawl.voters.placer import stated_texts


def complete(activity: Activity, gazetteer: Gazetteer, voters: Sequence[Voter]) -> None:
    """Add the places that geocoders know; the flag is removed once all unknown names are found.

    Geocoders are asked in order until one knows the name. The search is limited to the country and province on
    which the known names beside it agree.
    """
    found: list[Place] = []
    missing = False
    for text, source in stated_texts(activity):
        resolution = resolve_stated(text, gazetteer, source=source)
        context = beside(resolution.places)
        for words in resolution.unresolved:
            answer = _first_vote(voters, words, context)
            missing |= answer is None
            if answer is not None:
                found.append(answer.place(source))
    if not missing:
        activity.flags = [flag for flag in activity.flags if flag is not Flag.PLACE_UNRESOLVED]
    if found:
        _weigh(activity, found)


def _first_vote(voters: Sequence[Voter], words: str, context: Context) -> Candidate | None:
    for voter in voters:
        if votes := voter.vote(words, context):
            return votes[0]
    return None


def beside(places: Sequence[Place]) -> Context:
    """Return the country that all known names beside an unknown one share, and the province if there is only one.

    "Xdorp, Drenthe" limits to Drenthe; "Xdorp, Assen" only to the Netherlands.
    """
    countries = {place.country for place in places}
    provinces = {place.name for place in places if place.level is Level.PROVINCE and place.country == "NL"}
    return Context(
        country=countries.pop() if len(countries) == 1 else None,
        province=provinces.pop() if len(provinces) == 1 else None,
    )


def _weigh(activity: Activity, found: list[Place]) -> None:
    """Choose again with the places found; in "Xdorp, Drenthe", the province only said where Xdorp is."""
    votes: dict[Source, list[Place]] = {}
    for place in (*activity.places, *found):
        votes.setdefault(place.source, []).append(place)
    for place in found:
        votes[place.source] = [
            one
            for one in votes[place.source]
            if (one.name, one.municipality_code, one.country) != (place.province or "", None, "NL")
        ]
    choice = choose(votes)
    activity.places = list(choice.places)
    if activity.mode is Mode.UNKNOWN:
        activity.mode = Mode.PHYSICAL
    if choice.contradicted and Flag.PLACE_CONTRADICTION not in activity.flags:
        activity.flags.append(Flag.PLACE_CONTRADICTION)
