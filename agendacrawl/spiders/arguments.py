"""The arguments of `scrapy crawl agenda -a name=value`, read strictly: an unknown name or value is refused."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from agendacrawl.refdata import register

LIVE_SITE = "https://www.rijksoverheid.nl"
FIRST_DAY = dt.date(1990, 1, 1)  # no agenda on the web is older: every month between is asked for
MOST_AHEAD = dt.timedelta(days=5 * 366)
MOST_WAIT = 86400.0  # seconds
LOOK_BACK = dt.timedelta(weeks=8)
LOOK_AHEAD = dt.timedelta(weeks=8)
PLATFORMS = ("auto", "pro", "legacy")
_PORTS = {"http": 80, "https": 443}
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s()<>]+", re.A)

DESCRIPTIONS = {
    "department": "codes of ministries, separated by commas (bzk,ienw); all when not given",
    "person": "names of ministers or state secretaries, separated by commas; all when not given",
    "since": "first day, YYYY-MM-DD; eight weeks ago when not given",
    "until": "last day, YYYY-MM-DD; eight weeks ahead when not given",
    "site": f"address of the site or of a copy of it; {LIVE_SITE} when not given",
    "platform": f"{', '.join(PLATFORMS)}: how the site is built; auto finds out",
    "max_pages": "stop after so many agenda pages; no limit when not given",
}


@dataclass(frozen=True, slots=True)
class Arguments:
    """What to crawl. `ministries` and `people` are full names as the site writes them; empty means all."""

    since: dt.date
    until: dt.date
    site: str = LIVE_SITE
    platform: str = "auto"
    ministries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    max_pages: int | None = None

    def as_json(self) -> dict[str, object]:
        """Return what the run's row keeps."""
        return {
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "site": self.site,
            "platform": self.platform,
            "ministries": list(self.ministries),
            "people": list(self.people),
            "max_pages": self.max_pages,
        }


def read_arguments(given: Mapping[str, str], today: dt.date) -> Arguments:
    """Read spider arguments. Raises ValueError with a sentence that says what is valid.

    >>> str(read_arguments({"since": "2026-11-02"}, dt.date(2026, 11, 23)).until)
    '2027-01-18'
    """
    unknown = sorted(given.keys() - DESCRIPTIONS.keys())
    if unknown:
        valid = "\n".join(f"  {name}: {text}" for name, text in DESCRIPTIONS.items())
        raise ValueError(f"Unknown spider argument {', '.join(unknown)}. Valid arguments are:\n{valid}")
    since = _day("since", given["since"]) if "since" in given else today - LOOK_BACK
    until = _day("until", given["until"]) if "until" in given else max(today, since) + LOOK_AHEAD
    if until < since:
        raise ValueError(f"until={until} lies before since={since}. Give until a later day.")
    if since < FIRST_DAY or until > today + MOST_AHEAD:
        raise ValueError(
            f"From {since} to {until} there are no agendas. Give since from {FIRST_DAY} and until at most five "
            "years ahead: every month between is asked for."
        )
    platform = given.get("platform", "auto")
    if platform not in PLATFORMS:
        raise ValueError(f"platform={platform} is not known. Give one of {', '.join(PLATFORMS)}.")
    return Arguments(
        since=since,
        until=until,
        site=_site(given.get("site", LIVE_SITE)),
        platform=platform,
        ministries=tuple(register.ministry(code).name for code in _several(given.get("department", ""))),
        people=tuple(register.person(name).name for name in _several(given.get("person", ""))),
        max_pages=_count(given["max_pages"]) if "max_pages" in given else None,
    )


def _several(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _day(name: str, value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError(
            f"{name}={value} is not a day. Write it as YYYY-MM-DD, for example 2026-11-02."
        ) from None


def _count(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise ValueError(f"max_pages={value} is not a number of pages. Give a whole number from 1.")
    return int(value)


def site_of(url: str) -> str:
    """Return the site that an address is on: scheme, host, and the port where it is not the usual one.

    >>> site_of("https://WWW.rijksoverheid.nl:443/actueel/agenda?pagina=2")
    'https://www.rijksoverheid.nl'
    """
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = "" if parts.port in (None, _PORTS.get(parts.scheme)) else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}"


def _site(value: str) -> str:
    """Return scheme and host. Plain http only on loopback: nobody between may change what is quoted later."""
    wrong = f"site={value} is not the address of a site. Write it as {LIVE_SITE}."
    try:
        parts, site = urlsplit(value), site_of(value)
    except ValueError:
        raise ValueError(wrong) from None
    if parts.username is not None:
        raise ValueError(
            "site= holds a user or a password. Leave them out: nothing of the agenda needs them."
        )
    beyond = parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in _PORTS or not parts.hostname or beyond:
        raise ValueError(wrong)
    if parts.scheme == "http" and not is_loopback(site):
        raise ValueError(f"site={value} is not encrypted. Use https; http is allowed on this machine only.")
    return site


def is_loopback(site: str) -> bool:
    """Tell whether a site is on this machine."""
    host = urlsplit(site).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def read_contact(value: str) -> str:
    """Return who runs the crawl, as the user agent names it: a mail address, a web address, or nobody ("").

    Raises ValueError with a sentence: an address that nobody reads, or a line break in a header, helps nobody.

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
    """Return the longest wait in seconds (AGENDA_LONGEST_WAIT). Raises ValueError with a sentence.

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
