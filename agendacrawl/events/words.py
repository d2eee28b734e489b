"""Words of titles: those that identify an event, and those that any event may have."""

from __future__ import annotations

ROLES = "minister ministers staatssecretaris staatssecretarissen premier mp vicepremier bewindspersonen"


def words_of(text: str) -> frozenset[str]:
    """Return the words of a folded text."""
    return frozenset(text.split())


# Words that do not identify an event; those of one entry denote one kind of event.
KINDS = tuple(
    words_of(words)
    for words in (
        "gesprek gesprekken overleg overleggen bespreking kennismaking kennismakingen kennismakingsgesprek "
        "kennismakingsgesprekken kennismakingsoverleg bijeenkomst bila "
        "bilateraal spreekt gesproken rondetafelgesprek belafspraak videogesprek ontmoeting bewindspersonenoverleg "
        "bewindsliedenoverleg bewindspersonenstaf staf stafoverleg bestuurlijk ministerieel ministeriele",
        "debat commissiedebat tweeminutendebat plenair wetgevingsoverleg notaoverleg rondvraag",
        "werkbezoek bezoek bezoekt werkbezoeken",
        "opening opent openingshandeling",
        "diner lunch ontbijt borrel receptie",
        "speech toespraak spreekt houdt",
        "interview persmoment persconferentie",
    )
)
GENERIC = (
    frozenset().union(*KINDS)
    | words_of(ROLES)
    | words_of(
        "de het een en of van voor met over inzake aan in op bij te ten ter door naar na om tot uit als d s t "
        "deelname aanwezig aanwezigheid digitaal digitale online extra wekelijks wekelijkse regulier reguliere "
        "mondeling mondelinge president collega collegas andere overige namens ook diverse "
        "geannuleerd afgezegd vervalt vervallen verplaatst uitgesteld gewijzigd"
    )
)


def kinds_of(words: frozenset[str]) -> frozenset[int]:
    """Return the kinds of event that words name, as positions in KINDS.

    >>> sorted(kinds_of(words_of("werkbezoek en lunch")))
    [2, 4]
    """
    return frozenset(number for number, kind in enumerate(KINDS) if words & kind)
