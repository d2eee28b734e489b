"""A town at the end of a line about a gathering: "Gongslag beurs Euronext Amsterdam", "Overleg Den Helder"."""

from __future__ import annotations

import re

from agendacrawl.core.names import any_of
from agendacrawl.places.model import Rank
from agendacrawl.text.rules import Sight

# Kinds of venues where other parties meet, recognised even by an abbreviation.
OPEN_HOUSES = ("conference", "museum", "sport")
# Words that end the noun phrase to which a name could belong.
LEAVES = re.compile(
    r"\b"
    + any_of(
        """over met van uit voor tegen inzake namens door tussen waar waarbij die dat en_gaat en_spreekt
        samen tijdens vanwege wegens ivm op om na minister staatssecretaris burgemeester ambassadeur
        president premier wethouder delegatie"""
    )
    + r"\b|,",
    re.IGNORECASE,
)
RITE = re.compile(
    r"\b(?:herdenking|dies\s+natalis|lezing|(?:opening\s+)?academisch\s+jaar),?\s+(?:universiteit\s+)?$",
    re.IGNORECASE,
)  # directly before a building: "Herdenking Kamp Amersfoort"
RITE_OF_TOWN = re.compile(
    r"(?:^|\n)[^.;:,\n]{0,40}\b(?:\w*herdenking|kranslegging|\w*feest|\w*viering|\w*intocht)\s+gemeente\s+$|\b\w+-passion\s+$",
    re.IGNORECASE,
)  # "Dodenherdenking gemeente Hoorn", "Johannes-Passion Naarden"
# "Gongslag beurs Amsterdam", "Jaarvergadering zuivel Leeuwarden": a gathering, then the town where it is held.
_GATHERING = re.compile(
    r"(?:^|\n)(?P<lead>[^.;:()\n]*?)\b"
    + any_of(
        r"""\w*receptie \w*feest \w*viering \w*avond \w*congres \w*symposium \w*herdenking gongslag premi[èe]re doop
        huldiging uitreiking beëdiging lezing gastcollege gastles \w*vergadering \w*dag \w*finale \w*concert \w*borrel
        \w*lunch \w*diner \w*ontbijt aftrap lancering \w*conferentie \w*beurs \w*markt optocht \w*bijeenkomst
        \w*festival \w*wedstrijd \w*plechtigheid ceremonie \w*presentatie vlootschouw schouw ledendag"""
    )
    + r"\b(?P<between>[^.;:()\n]*)$",
    re.IGNORECASE,
)
_NO_TOWN_BEHIND = re.compile(
    r"\b"
    + any_of(
        r"""gemeenten? wethouders? gedeputeerden? provincies? bestuur\w* voorzitters? directeur \w*deal \w*akkoord
        convenant \w*wet \w*plan \w*visie project \w*programma vliegveld luchthaven ov \w*lijn \w*route n\d+ a\d+
        bewoners inwoners ondernemers delegatie commissaris"""
    )
    + r"\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"(?:^|\n)\W*(?:(?:kort|extra|vervolg|informeel)\s+)?\w*(?:overleg|gesprek(?:ken)?|bijeenkomst|bespreking|ontmoeting"
    r"|afspraak|sessie|werkdag|programma|dag)\s+$",
    re.IGNORECASE,
)
_END = re.compile(r"\s*(?:$|[\n.(,])")


def ends_line(sight: Sight) -> bool:
    """Tell whether the name is the last word of its line or clause."""
    return _END.match(sight.after) is not None


def _is_dutch_town(sight: Sight) -> bool:
    top = sight.top
    return top is not None and top.country == "NL" and top.rank in (Rank.PLACE, Rank.QUARTER)


def ends_gathering(sight: Sight) -> bool:
    """Tell whether a town ends a line about a gathering, with nothing in between to which it could belong."""
    if not (_is_dutch_town(sight) and sight.label == "LOC" and ends_line(sight)):
        return False
    found = _GATHERING.search(sight.before)
    return found is not None and not any(
        pattern.search(found[part]) for pattern in (LEAVES, _NO_TOWN_BEHIND) for part in ("lead", "between")
    )


# An occasion directly before a venue that is open to the public: "Persmoment OBA Oosterdok".
_OCCASION = re.compile(
    r"\b"
    + any_of(
        r"""\w*moment \w*presentatie \w*receptie \w*uitreiking \w*congres \w*symposium \w*viering \w*concert gala
        premi[èe]re \w*voorstelling \w*lancering aftrap \w*festival \w*avond \w*middag"""
    )
    + r"\s+$",
    re.IGNORECASE,
)


def ends_occasion(sight: Sight) -> bool:
    """Tell whether a museum, hall or stadium is all that follows the word for an occasion."""
    top = sight.top
    house = top is not None and top.rank is Rank.VENUE and top.kind in OPEN_HOUSES and not top.cue
    return house and ends_line(sight) and _OCCASION.search(sight.before) is not None


def ends_meeting(sight: Sight) -> bool:
    """Tell whether a town is all that follows the word for a meeting."""
    return _is_dutch_town(sight) and not sight.after.strip() and _MEETING.search(sight.before) is not None
