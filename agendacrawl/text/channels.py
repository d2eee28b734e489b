"""How people meet, as far as words say so: online words in titles, lines and intros."""

from __future__ import annotations

import re

from agendacrawl.core.names import any_of

_MEETING = any_of(
    r"""bezoek gesprek(?:ken)? overleg(?:gen)? bijeenkomst vergadering ontmoeting kennismaking sessie
    afspraak conferentie meeting ronde\s?tafel\w* kamer\w* ministerraad top raad congres event
    evenement call dialoog tour rondleiding ontvangst onderraad commissie\w*"""
)
_CHANNEL = any_of(
    "communicatietechnologie telecommunicatie telefoon teams zoom webex video(?:verbinding)? verbinding vtc livestream"
)
_ONLINE = re.compile(
    rf"(?<!\w)(?:(?:digita(?:al|le)|online|virtue(?:el|le)|telefonische?|video)\s?-?\s?(?:werk)?{_MEETING}"
    r"|videoconferentie|videogesprek|videocall|telefoongesprek(?:ken)?|belafspraak|webinar|(?:via|per|middels)\s+(?:\w+\s+)?"
    rf"{_CHANNEL}"
    r")(?!\w)",
    re.IGNORECASE,
)


def says_online(text: str) -> bool:
    """Tell whether the words of an activity say that it is held online ("Digitaal werkbezoek aan ...")."""
    return _ONLINE.search(text) is not None
