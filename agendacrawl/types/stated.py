"""The site's own type words, in whatever case, number or wording a page has them."""

from __future__ import annotations

import re

from agendacrawl.vocabulary import ActivityType

_WORDS = {
    "gesprek": ActivityType.GESPREK,
    "gesprekken": ActivityType.GESPREK,
    "werkbezoek": ActivityType.WERKBEZOEK,
    "werkbezoeken": ActivityType.WERKBEZOEK,
    "kamervergadering": ActivityType.KAMERVERGADERING,
    "kamervergaderingen": ActivityType.KAMERVERGADERING,
    "kamerdebat": ActivityType.KAMERVERGADERING,
    "evenement": ActivityType.EVENEMENT,
    "evenementen": ActivityType.EVENEMENT,
    "bestuurlijk overleg": ActivityType.BESTUURLIJK_OVERLEG,
    "bestuurlijke overleggen": ActivityType.BESTUURLIJK_OVERLEG,
    "ministerraad": ActivityType.MINISTERRAAD,
    "onderraad": ActivityType.MINISTERRAAD,
    "ministerieel overleg": ActivityType.MINISTERRAAD,
    "ministerraad onderraad ministerieel overleg": ActivityType.MINISTERRAAD,
    "ministerraad onderraad of ministerieel overleg": ActivityType.MINISTERRAAD,
    "ministerraad onderraad en ministerieel overleg": ActivityType.MINISTERRAAD,
    "internationale bijeenkomst": ActivityType.INTERNATIONALE_BIJEENKOMST,
    "internationale bijeenkomsten": ActivityType.INTERNATIONALE_BIJEENKOMST,
    "ontvangst": ActivityType.ONTVANGST,
    "ontvangsten": ActivityType.ONTVANGST,
    "handelsmissie": ActivityType.HANDELSMISSIE,
    "handelsmissies": ActivityType.HANDELSMISSIE,
}
_NOT_A_WORD = re.compile(r"[^\w]+")


def normalise_stated(text: str) -> ActivityType | None:
    """The type that the site's own words mean, or None for words that are no known type.

    >>> normalise_stated("WERKBEZOEKEN ")
    <ActivityType.WERKBEZOEK: 'Werkbezoek'>
    """
    return _WORDS.get(_NOT_A_WORD.sub(" ", text.casefold()).strip())
