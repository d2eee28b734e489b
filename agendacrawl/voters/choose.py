"""Turn all votes on one activity into its places: the strongest source with a vote decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agendacrawl.core.items import Place
from agendacrawl.core.vocabulary import AREAS, Level, Source

_ORDER = tuple(Source)
_TEXTS = (Source.LINE, Source.TITLE, Source.INTRO)


@dataclass(frozen=True, slots=True)
class Choice:
    """The places of an activity, and whether a weaker source names another municipality."""

    places: tuple[Place, ...]
    contradicted: bool


def choose(votes: Mapping[Source, Sequence[Place]]) -> Choice:
    """Return the places of the strongest source that names any, without duplicates.

    The order of `Source` is stated place > day heading > line or title > intro. A day heading that names only an
    area ("15 april (Limburg)") gives way to a line that names a place, and a stated province to a place in it
    ("Zeeland: werkbezoek Goes").
    """
    by_source = {source: _once(places) for source in _ORDER if (places := votes.get(source))}
    heading = by_source.get(Source.DAY_HEADING)
    if heading and _only_areas(heading) and not all(map(_only_areas, map(by_source.get, _TEXTS))):
        del by_source[Source.DAY_HEADING]
    stated, said = by_source.get(Source.STATED), by_source.get(Source.LINE) or by_source.get(Source.TITLE)
    if stated and said and _lie_in_provinces(said, stated):
        del by_source[Source.STATED]
    groups = list(by_source.values())
    if not groups:
        return Choice((), False)
    strongest, *weaker = groups
    return Choice(strongest, any(contradict(strongest, other) for other in weaker))


def _only_areas(places: Sequence[Place] | None) -> bool:
    return all(place.level in AREAS for place in places or ())


def _lie_in_provinces(places: Sequence[Place], stated: Sequence[Place]) -> bool:
    """Tell whether the stated places are Dutch provinces that contain all the places, with at least one in each."""
    if any(place.level is not Level.PROVINCE or place.country != "NL" for place in stated):
        return False
    finer = {place.province for place in places if place.municipality_code and not place.ambiguous}
    return finer == {place.name for place in stated} and not any(place.level in AREAS for place in places)


def _once(places: Sequence[Place]) -> tuple[Place, ...]:
    if len(places) == 1:
        return tuple(places)
    return tuple({(p.name, p.municipality_code, p.country): p for p in reversed(places)}.values())[::-1]


def contradict(strong: Sequence[Place], weak: Sequence[Place]) -> bool:
    """Tell whether two sources name municipalities, but none in common; an unresolved place contradicts nothing."""
    a = {p.municipality_code for p in strong if p.municipality_code and not p.ambiguous}
    b = {p.municipality_code for p in weak if p.municipality_code and not p.ambiguous}
    return bool(a and b) and not a & b
