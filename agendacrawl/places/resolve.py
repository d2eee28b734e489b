"""Resolve a stated place: grammar (`stated`), names (`match`), where they lie (`disambiguate`), `choose`."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from agendacrawl.core.items import Place
from agendacrawl.core.vocabulary import Level, Mode, Source
from agendacrawl.places.choose import Situation, candidates, choose, without_doubles
from agendacrawl.places.disambiguate import Kept, disambiguate, is_name
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.places.match import find_names
from agendacrawl.places.model import NO_CONTEXT, Context, Match, Resolution
from agendacrawl.places.stated import read_stated

_MEMORY = 20_000  # answers per gazetteer
_memory: WeakKeyDictionary[Gazetteer, dict[tuple[str, Source], tuple[Resolution, bool]]] = WeakKeyDictionary()


def resolve_stated(
    text: str, gazetteer: Gazetteer, context: Context = NO_CONTEXT, source: Source = Source.STATED
) -> Resolution:
    """Return the mode and places of a stated place, never guessed: unknown names go to `unresolved`.

    A name with several meanings gets the one to which the context points (a province in the same text,
    neighbouring places, the activity's words), else the largest, which is then marked ambiguous with its
    candidates. Answers that no context can change are cached per gazetteer.
    """
    memory = _memory.setdefault(gazetteer, {})
    known = memory.get((text, source))
    if known is None:
        plain = _decide(text, source, NO_CONTEXT, gazetteer)
        known = (plain, any(one.rivals for one in plain.candidates))
        if len(memory) > _MEMORY:
            memory.clear()
        memory[text, source] = known
    resolution, open_question = known
    if not open_question or context == NO_CONTEXT:
        return resolution
    return _decide(text, source, context, gazetteer)


def read_matches(text: str, gazetteer: Gazetteer) -> tuple[Kept, Mode]:
    """Return the names of a stated place, with the meanings that the text itself leaves open, and its mode."""
    stated = read_stated(text)
    return disambiguate(find_names(stated, gazetteer), gazetteer), stated.mode


def place_of(match: Match, source: Source, context: Context, gazetteer: Gazetteer) -> Place:
    """Return the place meant by words in running text, with the same choice between namesakes."""
    return choose(match, Situation((), context, gazetteer)).place(source)


def _decide(text: str, source: Source, context: Context, gazetteer: Gazetteer) -> Resolution:
    matches, mode = read_matches(text, gazetteer)
    found = candidates(matches, context, gazetteer)
    unresolved = tuple(m.evidence for m in matches if not m.entries)
    if any(c.entry.level in (Level.ADDRESS, Level.PLACE, Level.MUNICIPALITY) for c in found):
        unresolved = tuple(words for words in unresolved if is_name(words))
    return Resolution(mode, without_doubles(found), unresolved, source)
