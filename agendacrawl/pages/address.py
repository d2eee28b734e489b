"""What the address of a page says of it: which page it is, and of which day. Without what reads the page itself."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from urllib.parse import quote, unquote, urlsplit


class NotAnAgendaPage(ValueError):
    """The page is not what its address promises: an error, maintenance or consent page, or a new layout."""


_SLASHES = re.compile(r"/+")
_CANONICAL = re.compile(  # what needs no change: nearly every address that a source names
    r"(?:https?://[a-z0-9.:-]+)?(?P<path>(?:/[a-z0-9._~-]+)+)", re.A
)
_PATH = re.compile(r"^/actueel/agenda/(\d{4})/(\d{2})/(\d{2})/(?!\.{1,2}$)[^/]+$", re.A)


def canonical_path(url: str) -> str:
    """Return the path that identifies a page: uniformly encoded, without query, capitals or final slash.

    It is not meant to be requested: the site may distinguish capitals.

    >>> canonical_path("https://www.rijksoverheid.nl/actueel/agenda/2026/09/25/Ministerraad/?x=1")
    '/actueel/agenda/2026/09/25/ministerraad'
    """
    if (match := _CANONICAL.fullmatch(url)) is not None:
        return match["path"]
    path = unicodedata.normalize("NFC", unquote(urlsplit(url).path)).lower()
    return quote(_SLASHES.sub("/", path).rstrip("/"), safe="/-._~'!$&()*+,;=:@")


def path_date(path: str) -> dt.date:
    """Return the day in the path of an agenda page, for a week its Monday. Raises NotAnAgendaPage."""
    match = _PATH.match(path)
    try:
        return dt.date(*map(int, match.groups())) if match else _refuse(path)
    except ValueError:
        return _refuse(path)


def _refuse(path: str) -> dt.date:
    raise NotAnAgendaPage(f"the address {path} is not /actueel/agenda/YYYY/MM/DD/slug")
