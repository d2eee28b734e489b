"""The arguments of `agendacrawl crawl -a name=value`, read strictly: an unknown name or value is refused."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from agendacrawl import register
from agendacrawl.core.arguments import LOOK_AHEAD, LOOK_BACK, Arguments
from agendacrawl.core.site import LIVE_SITE, PORTS, is_loopback, name_of, site_of

FIRST_DAY = dt.date(1990, 1, 1)  # no agenda on the web is older, and every month of a period costs a request
MOST_AHEAD = dt.timedelta(days=5 * 366)
_SITE_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}")
PLATFORMS = ("auto", "pro", "legacy")

DESCRIPTIONS = {
    "department": "codes of ministries, separated by commas (bzk,ienw); all when not given",
    "person": "names of ministers or state secretaries, separated by commas; all when not given",
    "since": "first day, YYYY-MM-DD; eight weeks ago when not given",
    "until": "last day, YYYY-MM-DD; eight weeks ahead when not given",
    "site": f"address of the site or of a copy of it; {LIVE_SITE} when not given",
    "site_name": "name of the site, for one that is not the national government's; its host when not given",
    "platform": f"{', '.join(PLATFORMS)}: how the site is built; auto finds out",
    "max_pages": "stop after so many agenda pages; no limit when not given",
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
    site = _site(given.get("site", LIVE_SITE))
    return Arguments(
        since=since,
        until=until,
        site=site,
        site_name=_site_name(given.get("site_name", name_of(site))),
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


def _site_name(value: str) -> str:
    if not _SITE_NAME.fullmatch(value):
        raise ValueError(
            f"site_name={value} is no name of a site. Write it in lower case letters, digits, . and -."
        )
    return value


def _site(value: str) -> str:
    """Return scheme and host. Plain http is for loopback only: no one in between may alter what is quoted later."""
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
    if parts.scheme not in PORTS or not parts.hostname or beyond:
        raise ValueError(wrong)
    if parts.scheme == "http" and not is_loopback(site):
        raise ValueError(f"site={value} is not encrypted. Use https; http is allowed on this machine only.")
    return site
