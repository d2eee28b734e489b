"""Every voter, in the order in which they are asked: another one is a module of its own and a line here.

Editions take their notes on licences from this list; the gazetteer has its sources in `agendacrawl.places.sources`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from agendacrawl.geocoders.answer import Geocoder
from agendacrawl.places.sources import ATTRIBUTION
from agendacrawl.voters.lines import LINES, LineVoter
from agendacrawl.voters.model import Voter
from agendacrawl.voters.running import GAZETTEER, RunningReader, RunningVoter
from agendacrawl.voters.stated import StatedVoter

NER = "ner"


@dataclass(frozen=True, slots=True)
class Listed:
    """A voter: how to credit it, its licence (SPDX) and where that stands.

    `offline` makes the voter from the reader that holds gazetteer and pipeline; `online` makes a geocoder from
    the user agent and the address in the setting `address`. A voter has one of the two.
    `share_alike`: exports with its places name it and its licence.
    """

    name: str
    attribution: str
    licence: str
    path: str
    offline: Callable[[RunningReader], Voter] | None = None
    online: Callable[[str, str], Geocoder] | None = None
    address: str = ""
    share_alike: bool = False


_CC_BY = ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/")
_CC0 = ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
_ODBL = ("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/")


def _pdok(user_agent: str, address: str) -> Geocoder:
    from agendacrawl.geocoders.pdok import PdokGeocoder

    return PdokGeocoder(user_agent, address)


def _nominatim(user_agent: str, address: str) -> Geocoder:
    from agendacrawl.geocoders.nominatim import NominatimGeocoder

    return NominatimGeocoder(user_agent, address)


VOTERS = (
    Listed("stated", ATTRIBUTION, *_CC_BY, offline=lambda reader: StatedVoter(reader.gazetteer)),
    Listed(GAZETTEER, ATTRIBUTION, *_CC_BY, offline=lambda reader: RunningVoter(GAZETTEER, reader)),
    Listed(NER, ATTRIBUTION, *_CC_BY, offline=lambda reader: RunningVoter(NER, reader)),
    Listed(LINES, ATTRIBUTION, *_CC_BY, offline=lambda reader: LineVoter(reader.gazetteer, reader.lines)),
    Listed("pdok", "Kadaster, PDOK Locatieserver", *_CC0, online=_pdok, address="AGENDA_PDOK_URL"),
    Listed(
        "nominatim", "© OpenStreetMap contributors", *_ODBL,
        online=_nominatim, address="AGENDA_NOMINATIM_URL", share_alike=True,
    ),
)  # fmt: skip


def offline(reader: RunningReader) -> dict[str, Voter]:
    """Return the voters that need no network, by name."""
    return {one.name: one.offline(reader) for one in VOTERS if one.offline}


def geocoders(names: Collection[str], settings: Mapping[str, object]) -> list[Geocoder]:
    """Return the geocoders of those names, in their order. Raises ValueError for one that there is not."""
    known = {one.name: one for one in VOTERS if one.online}
    found = []
    for name in (word.strip() for word in names):
        one = known.get(name)
        if one is None or one.online is None:
            raise ValueError(f"AGENDA_GEOCODERS names {name!r}. Known are: {', '.join(known)}.")
        found.append(one.online(str(settings["USER_AGENT"]), str(settings[one.address])))
    return found


def licences(methods: Collection[str]) -> list[dict[str, str]]:
    """Return the licences that places found by these methods bring along, as a data package names them.

    >>> [one["name"] for one in licences({"venue", "nominatim"})]
    ['ODbL-1.0']
    """
    return [
        {"name": one.licence, "path": one.path, "title": f"Plaatsen met method {one.name}: {one.attribution}"}
        for one in VOTERS
        if one.share_alike and one.name in methods
    ]
