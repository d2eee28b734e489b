"""All voters, in the order in which they are consulted. To add a voter, write a module for it and list it here.

Credits for their places are in lookups/credits.yml; the sources of the gazetteer are in `agendacrawl.places.sources`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from agendacrawl.core.credits import Credit, credit
from agendacrawl.geocoders.answer import Geocoder
from agendacrawl.places.sources import SOURCES
from agendacrawl.voters.lines import LINES, LineVoter
from agendacrawl.voters.model import Voter
from agendacrawl.voters.running import GAZETTEER, RunningReader, RunningVoter
from agendacrawl.voters.stated import StatedVoter

NER = "ner"


@dataclass(frozen=True, slots=True)
class Listed:
    """A voter, and whom to credit for its places.

    `offline` creates the voter from the reader that holds gazetteer and pipeline; `online` creates a geocoder from the
    user agent and the URL in the setting named by `address`. A voter has exactly one of the two.
    """

    name: str
    credits: tuple[Credit, ...]
    offline: Callable[[RunningReader], Voter] | None = None
    online: Callable[[str, str], Geocoder] | None = None
    address: str = ""


def _geocoder(name: str, make: Callable[[str, str], Geocoder], address: str) -> Listed:
    """Return the entry of a geocoder that is credited under its own name."""
    return Listed(name, (credit(name),), online=make, address=address)


_NAMES = tuple(dict.fromkeys(one for source in SOURCES for one in source.credits))


def _pdok(user_agent: str, address: str) -> Geocoder:
    from agendacrawl.geocoders.pdok import PdokGeocoder

    return PdokGeocoder(user_agent, address)


def _nominatim(user_agent: str, address: str) -> Geocoder:
    from agendacrawl.geocoders.nominatim import NominatimGeocoder

    return NominatimGeocoder(user_agent, address)


VOTERS = (
    Listed("stated", _NAMES, offline=lambda reader: StatedVoter(reader.gazetteer)),
    Listed(GAZETTEER, _NAMES, offline=lambda reader: RunningVoter(GAZETTEER, reader)),
    Listed(NER, _NAMES, offline=lambda reader: RunningVoter(NER, reader)),
    Listed(LINES, _NAMES, offline=lambda reader: LineVoter(reader.gazetteer, reader.lines)),
    _geocoder("pdok", _pdok, "AGENDA_PDOK_URL"),
    _geocoder("nominatim", _nominatim, "AGENDA_NOMINATIM_URL"),
)


def offline(reader: RunningReader) -> dict[str, Voter]:
    """Return the voters that need no network, by name."""
    return {one.name: one.offline(reader) for one in VOTERS if one.offline}


def geocoders(names: Collection[str], settings: Mapping[str, object]) -> list[Geocoder]:
    """Return the geocoders with the given names, in that order. Raises ValueError for an unknown name."""
    known = {one.name: one for one in VOTERS if one.online}
    found = []
    for name in (word.strip() for word in names):
        one = known.get(name)
        if one is None or one.online is None:
            raise ValueError(f"AGENDA_GEOCODERS names {name!r}. Known are: {', '.join(known)}.")
        found.append(one.online(str(settings["USER_AGENT"]), str(settings[one.address])))
    return found
