"""Find out which agenda pages exist, from a ladder of sources.

Each source is a module of pure functions that turn a window into a request and an answer into addresses. `search`,
`sitemap`, `rss`, `links` and `legacy_list` are the rungs; `ladder` says what each is worth and what it found; `crawl`
climbs them and compares what they name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from agendacrawl.core.site import LIVE_SITE

AGENDA_PREFIX = "/actueel/agenda/"
_PLAIN = re.compile(r"(?:/[A-Za-z0-9._~-]+)+")  # a path that needs no taking apart: nearly every one
_OURS = ("http", "https", "")


class UnexpectedAnswer(ValueError):
    """A source answered in an unknown format: it is not used, and the run reports it."""


class Refused(UnexpectedAnswer):
    """A source refused this form of request, or answered in an unknown format: another form may work."""


class NotThere(UnexpectedAnswer):
    """The site does not have this source: HTTP status 404 or 410."""


class Elsewhere(UnexpectedAnswer):
    """An address belongs to another site."""


@dataclass(frozen=True, slots=True)
class Named:
    """The paths of agenda pages in a listing, each with its address there, and the addresses that can't be used."""

    paths: Mapping[str, str]
    wrong: tuple[str, ...]

    def why_incomplete(self) -> str | None:
        """Return what is wrong with the addresses, or None."""
        if not self.wrong:
            return None
        return f"{len(self.wrong)} of its addresses can't be used, the first since {self.wrong[0]}"


def path_on(site: str, address: str) -> str:
    """Return the path of an address in a listing; copies of the site keep the host name of the live site.

    Raises UnexpectedAnswer if it is not a URL, or is on another site.

    >>> path_on("http://127.0.0.1:8899", "https://www.rijksoverheid.nl/sitemap/1.xml")
    '/sitemap/1.xml'
    """
    plain = address.removeprefix(LIVE_SITE if address.startswith(LIVE_SITE) else site)
    if _PLAIN.fullmatch(plain):
        return plain
    shown = ascii(address[:80])
    try:
        parts = urlsplit(address.strip())
        host, _ = parts.hostname, parts.port  # parsed on access, which may raise ValueError
        parts.path.encode()  # raises for a lone surrogate, which JSON may contain
    except ValueError:
        raise UnexpectedAnswer(f"{shown} is no address") from None
    if parts.scheme not in _OURS or (parts.scheme and not host):
        raise UnexpectedAnswer(f"{shown} is no address of a page")
    if host is not None and host not in _hosts(site):
        raise Elsewhere(f"{shown} is on another site")
    return parts.path


@cache
def _hosts(site: str) -> tuple[str | None, str | None]:
    return urlsplit(site).hostname, urlsplit(LIVE_SITE).hostname


def target_on(site: str, address: str) -> str:
    """Return the path and query of an address in a listing, checked as in `path_on`.

    >>> target_on("http://127.0.0.1:8899", "https://www.rijksoverheid.nl/sitemap.xml?page=2")
    '/sitemap.xml?page=2'
    """
    path, query = path_on(site, address), urlsplit(address.strip()).query
    return f"{path}?{query}" if query else path


def agenda_pages(site: str, addresses: Iterable[str]) -> Named:
    """Return the agenda pages among addresses. Other pages, and pages of other sites, are left out.

    >>> agenda_pages("https://www.rijksoverheid.nl", ["/actueel/agenda/2026/11/09/a", "/actueel/nieuws/b", "http://["])
    Named(paths={'/actueel/agenda/2026/11/09/a': '/actueel/agenda/2026/11/09/a'}, wrong=("'http://[' is no address",))
    """
    paths: dict[str, str] = {}
    wrong = []
    for address in addresses:
        try:
            path = path_on(site, address)
        except Elsewhere as problem:
            if AGENDA_PREFIX in address:
                wrong.append(str(problem))
            continue
        except UnexpectedAnswer as problem:
            wrong.append(str(problem))
            continue
        if path.startswith(AGENDA_PREFIX):
            paths[path] = address
    return Named(paths, tuple(wrong))
