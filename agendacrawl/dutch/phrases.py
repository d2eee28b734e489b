"""Sentences on a weekly page that are no activity, or that say something about one."""

from __future__ import annotations

import re

_GENERAL = re.compile(
    r"\bde volgende (?:openbare )?(?:activiteiten|afspraken|agenda)\b"
    r"|\bonder voorbehoud\b"
    r"|\bagenda\b.{0,60}\b(?:wijzig|aangepast|bijgewerkt)"
    r"|^(?:hieronder|hierna|onderstaand)\b"
    r"|^(?:deze|komende) week\b.{0,80}:$"
    r"|^(?:openbare )?(?:week)?agenda(?: van)?(?: de)? (?:minister|staatssecretaris|week)\b"
    r"|^(?:een )?overzicht van\b"
    r"|^(?:bekijk|lees|zie|kijk)\b.{0,20}\b(?:ook|meer|de|het|op|hier)\b"
    r"|^meer informatie\b|^laatst (?:gewijzigd|bijgewerkt)\b"
    r"|^(?:openbare )?(?:agenda|activiteiten|afspraken)\W*$",
    re.I,
)
_HOLIDAYS = (
    r"(?:eerste |tweede )?(?:kerstdag|paasdag|pinksterdag)|nieuwjaarsdag|hemelvaartsdag|goede vrijdag|koningsdag"
    r"|feestdag"
)
_NOTHING = re.compile(
    r"^\W*(?:"
    r"(?:er zijn |er staan |de (?:minister|staatssecretaris) heeft )?"
    r"(?:vandaag |deze week |(?:op )?deze dag )?geen (?:openbare |publieke |externe |geplande )*"
    r"(?:agenda\w*|afspraken|activiteiten|bijzonderheden|programma)\b.*"
    rf"|\w*reces|vrij|verlof|vakantie|geen|n\.?v\.?t\.?|n\.?t\.?b\.?|niet van toepassing|{_HOLIDAYS}"
    r")\W*$",
    re.I,
)
_OFF = r"(?:geannuleerd|vervallen|vervalt|afgelast|gaat niet door)"
_CANCELLED = re.compile(rf"^\W*{_OFF}\s*[:)–-]+\s*|\(?\b{_OFF}\W*$", re.I)
_DESCRIBES = re.compile(
    r"^(?:tijdens|hij|zij|daar|daarbij|daarna|daarnaast|hier|hierbij|ook|aan bod|op de agenda staa"
    r"|(?:in )?(?:het|dit) gesprek|(?:het|dit) bezoek|(?:het )?doel|deze bijeenkomst|onderwerp"
    r"|gesproken wordt|er wordt)\b",
    re.I,
)


def is_general(text: str) -> bool:
    """Tell whether a line speaks of the agenda as a whole.

    >>> is_general("Deze agenda is onder voorbehoud van wijzigingen.")
    True
    """
    return _GENERAL.search(text) is not None


def is_nothing(text: str) -> bool:
    """Tell whether a line says that there is nothing that day.

    >>> is_nothing("Geen openbare afspraken"), is_nothing("Geen woningen: debat")
    (True, False)
    """
    return _NOTHING.match(text) is not None


def describes(text: str) -> bool:
    """Tell whether a paragraph goes on about the activity before it.

    >>> describes("Tijdens het bezoek spreekt zij met studenten.")
    True
    """
    return _DESCRIBES.match(text) is not None


def cut_cancelled(text: str) -> tuple[str, bool]:
    """Return a title without the words that say that it does not take place, and whether there were any.

    >>> cut_cancelled("GEANNULEERD: Gesprek met de SER")
    ('Gesprek met de SER', True)
    """
    rest = _CANCELLED.sub("", text)
    rest = rest if rest == text else rest.rstrip(" ,–-")
    return (rest, True) if rest and rest != text else (text, False)
