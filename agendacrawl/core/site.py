"""The site to crawl: its address, and the rules of politeness for a crawl."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from agendacrawl import __version__

LIVE_SITE = "https://www.rijksoverheid.nl"
HOME = "www.rijksoverheid.nl"  # the name of the live site, and of copies of it on this machine
USER_AGENT = f"agendacrawl/{__version__}"
MOST_WAIT = 86400.0  # seconds
PORTS = {"http": 80, "https": 443}
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s()<>]+", re.A)


@lru_cache(maxsize=64)
def site_of(url: str) -> str:
    """Return the site of a URL: scheme, host, and the port if it is not the default one.

    >>> site_of("https://WWW.rijksoverheid.nl:443/actueel/agenda?pagina=2")
    'https://www.rijksoverheid.nl'
    """
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = "" if parts.port in (None, PORTS.get(parts.scheme)) else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}"


def name_of(site: str) -> str:
    """Return the name of a site unless it is given: its host; on this machine there are copies of the live site.

    >>> name_of("https://www.provincie.example"), name_of("http://127.0.0.1:8899")
    ('www.provincie.example', 'www.rijksoverheid.nl')
    """
    return HOME if is_loopback(site) else str(urlsplit(site).hostname)


def prefix_of(name: str) -> str:
    """Return what the paths of a site's pages begin with, so that two sites may have pages of the same path.

    >>> prefix_of("www.provincie.example"), prefix_of("www.rijksoverheid.nl")
    ('//www.provincie.example', '')
    """
    return "" if name == HOME else f"//{name}"


def site_in(path: str) -> str:
    """Return the name of the site of a page, by its path in the database.

    >>> site_in("//www.provincie.example/actueel/agenda/2026/11/09/a"), site_in("/actueel/agenda/2026/11/09/a")
    ('www.provincie.example', 'www.rijksoverheid.nl')
    """
    return path.split("/", 3)[2] if path.startswith("//") else HOME


def is_loopback(site: str) -> bool:
    """Tell whether a site is on this machine."""
    host = urlsplit(site).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def read_contact(value: str) -> str:
    """Return the contact that the user agent names: an email address, a web address, or nobody ("").

    Raises ValueError with a message for anything else, so that no line break gets into a header.

    >>> read_contact("agenda@voorbeeld.example")
    'agenda@voorbeeld.example'
    """
    if value and not _CONTACT.fullmatch(value):
        raise ValueError(
            f"AGENDA_CONTACT={value} is neither a mail address nor a web address (https://...). "
            "Give one where the owners of the site reach you."
        )
    return value


def read_wait(value: object) -> float:
    """Return the longest wait in seconds (AGENDA_LONGEST_WAIT). Raises ValueError with a message.

    >>> read_wait("90")
    90.0
    """
    try:
        seconds = float(str(value))
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= MOST_WAIT:
        raise ValueError(f"AGENDA_LONGEST_WAIT={value} is no number of seconds from 0 to {MOST_WAIT:g}.")
    return seconds
