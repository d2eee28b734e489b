"""Ask every source which pages a period has, and compare: a page that only one source knows is fetched too."""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response, TextResponse

from agendacrawl.core.arguments import Arguments
from agendacrawl.core.downloads import DOWNLOAD_ERRORS, ClosedByRobots, Unreachable, reason
from agendacrawl.core.territory import AMSTERDAM
from agendacrawl.discovery import (
    Named,
    NotThere,
    UnexpectedAnswer,
    agenda_pages,
    late,
    legacy_list,
    path_on,
    search,
    sitemap,
)
from agendacrawl.discovery.tally import Tally
from agendacrawl.dutch.dates import monday_of
from agendacrawl.dutch.text import squeeze
from agendacrawl.pages.document import NotAnAgendaPage
from agendacrawl.pages.reader import canonical_path, path_date

logger = logging.getLogger(__name__)

Fetch = Callable[[Request], Awaitable[Response]]
SourceName = Literal["search", "sitemap", "legacy_list"]


# How a source may fail: the failure is reported, and the other sources continue.
FAILURES = (UnexpectedAnswer, IgnoreRequest, *DOWNLOAD_ERRORS)
LARGEST_LISTING = 10 * 1024 * 1024  # bytes: a sitemap with 50,000 addresses takes about 8 MB
LONGEST_REASON = 300  # characters
_TRIES = 2  # attempts to read a listing that does not add up
_SILENT = (
    2  # failures, of windows before any answered or of pages of one window, after which no more is asked
)


@dataclass(slots=True)
class Findings:
    """What each source knew, as paths within the period, and why a source could not be read completely.

    `absent` are the sources that the site has not (HTTP 404 or 410).
    """

    search: set[str] = field(default_factory=set)
    sitemap: set[str] = field(default_factory=set)
    legacy_list: set[str] = field(default_factory=set)
    of_department: set[str] = field(default_factory=set)
    failures: dict[SourceName, list[str]] = field(default_factory=dict)
    absent: set[SourceName] = field(default_factory=set)
    robots: bool = False
    unreachable: bool = False

    @property
    def named(self) -> set[str]:
        """The canonical paths of all pages that a source named within the period."""
        return self.search | self.sitemap | self.legacy_list

    def why_incomplete(self) -> list[str]:
        """Return why pages that no source named may exist all the same; empty after a complete scan.

        Search and sitemaps belong together, so both must be complete; the older platform has neither.
        """
        replaced = self.absent if self.legacy_list and "legacy_list" not in self.failures else set()
        reasons = [
            f"{name.replace('_', ' ')}: {why}"
            for name, whys in self.failures.items()
            if name not in replaced
            for why in whys
        ]
        return reasons if reasons or self.named else ["no source named any page"]


class Discovery:
    """Find the pages of a period on one site. `fetch` downloads within Scrapy's limits and robots.txt."""

    def __init__(self, arguments: Arguments, fetch: Fetch) -> None:
        self.arguments = arguments
        self.fetch = fetch
        self.findings = Findings()
        self.today = dt.datetime.now(AMSTERDAM).date()
        self.changed: list[
            str
        ] = []  # paths of pages, of whatever day, that a sitemap says were published lately

    async def paths(self) -> AsyncIterator[str]:
        """Yield the path of each page once, as the first source names it."""
        seen: set[str] = set()
        pro: tuple[SourceName, ...] = ("search", "sitemap")
        wanted: tuple[SourceName, ...] = ("legacy_list",) if self.arguments.platform == "legacy" else pro
        for name in wanted:
            async for path in self._guarded(name, seen):
                yield path
        if self.arguments.platform == "auto" and not self.findings.search | self.findings.sitemap:
            if not self.findings.failures.keys() >= set(pro):
                return
            async for path in self._guarded("legacy_list", seen):
                yield path

    async def _guarded(self, name: SourceName, seen: set[str]) -> AsyncIterator[str]:
        """Yield what this source knows and no earlier one did; keep and report its failure."""
        sources = {"search": self._search, "sitemap": self._sitemap, "legacy_list": self._legacy_list}
        known: set[str] = getattr(self.findings, name)
        try:
            async for path in sources[name]():
                canonical = canonical_path(path)
                if not self._in_period(canonical):
                    continue
                known.add(canonical)
                if canonical not in seen and self._wanted(name, canonical):
                    seen.add(canonical)
                    yield path
        except NotThere as error:
            self.findings.absent.add(name)
            self._failed(name, str(error))
        except FAILURES as error:
            self._failed(name, self._sentence(error))

    def _sentence(self, error: Exception) -> str:
        self.findings.robots |= isinstance(error, ClosedByRobots)
        self.findings.unreachable |= isinstance(error, Unreachable)
        return reason(error)

    def _failed(self, name: SourceName, why: str) -> None:
        why = squeeze(why)[:LONGEST_REASON]  # it may quote characters that no log or table accepts
        self.findings.failures.setdefault(name, []).append(why)
        logger.warning("The %s was not read completely: %s", name.replace("_", " "), why)

    def _in_period(self, path: str) -> bool:
        try:
            day = path_date(path)
        except NotAnAgendaPage:
            logger.warning("%s has no day in its address and is left out", path)
            return False
        # a weekly page has its Monday in its path
        return monday_of(self.arguments.since) <= day <= self.arguments.until

    def _wanted(self, name: SourceName, path: str) -> bool:
        """With a department, leave out what the search knows and does not give that department."""
        if not self.arguments.ministries or name == "legacy_list":
            return True
        return path in self.findings.of_department or (name == "sitemap" and path not in self.findings.search)

    async def _text(self, request: Request) -> TextResponse:
        request.meta["download_maxsize"] = LARGEST_LISTING
        response = await self.fetch(request)
        path = urlsplit(request.url).path
        if response.status in (404, 410):
            raise NotThere(f"{path}: HTTP status {response.status}")
        if response.status != 200:
            raise UnexpectedAnswer(f"{path}: HTTP status {response.status}")
        if not isinstance(response, TextResponse):
            raise UnexpectedAnswer(f"{path}: expected text, got {response.headers.get('Content-Type')!r}")
        return response

    # ------------------------------------------------------------------ sources

    async def _search(self) -> AsyncIterator[str]:
        if self.arguments.ministries:
            async for path in self._windows("search", self.arguments.ministries):
                self.findings.of_department.add(canonical_path(path))
        async for path in self._windows("search"):
            yield path

    async def _legacy_list(self) -> AsyncIterator[str]:
        async for path in self._windows("legacy_list"):
            yield path

    async def _windows(self, name: SourceName, ministries: tuple[str, ...] = ()) -> AsyncIterator[str]:
        """Yield the paths of all months. A month that fails is reported and skipped, unless none has answered.

        A month that does not add up is read again: pages published in the meantime shift the listing.
        """
        waiting = list(search.month_windows(monday_of(self.arguments.since), self.arguments.until))
        answered, silent = False, 0
        while waiting:
            window = waiting.pop(0)
            why = None
            for _ in range(_TRIES):
                tally = Tally()
                try:
                    pages = (
                        self._asked(window, ministries, tally)
                        if name == "search"
                        else self._listed(window, tally)
                    )
                    async for path in pages:
                        yield path
                except _Full as full:
                    waiting[:0] = full.parts
                    break
                except FAILURES as error:
                    silent += 1
                    if not answered and (
                        silent == _SILENT or not waiting or isinstance(error, (NotThere, IgnoreRequest))
                    ):
                        raise
                    why = self._sentence(error)
                    break
                answered = True
                why = tally.why_incomplete()
                if why is None:
                    break
            if why is not None:
                self._failed(name, f"{window.start} to {window.end}: {why}")

    async def _asked(
        self, window: search.Window, ministries: tuple[str, ...], tally: Tally
    ) -> AsyncIterator[str]:
        """Ask the search API for a window, page by page. Raises for the first page only; the tally keeps the rest."""
        page, last = 1, 1
        while page <= min(last, search.MOST_PAGES):
            try:
                answer = await self._answer(window, page, ministries)
            except FAILURES as error:
                if page == 1:
                    raise
                tally.failures.append(f"page {page}: {self._sentence(error)}")
                if len(tally.failures) == _SILENT:
                    break
            else:
                last = answer.total_pages
                tally.add(answer.total_results, answer.addresses)
                for path in self._pages(answer.addresses, tally).paths:
                    yield path
                if not answer.addresses:
                    break
            page += 1

    async def _answer(
        self, window: search.Window, page: int, ministries: tuple[str, ...]
    ) -> search.SearchAnswer:
        request = Request(
            self.arguments.site + search.PATH,
            method="POST",
            body=json.dumps(search.request_body(window, page, ministries)),
            headers={"Content-Type": "application/json", "Accept": "application/json"},
        )
        return search.read_answer(search.read_json((await self._text(request)).text))

    async def _listed(self, window: search.Window, tally: Tally) -> AsyncIterator[str]:
        """Read the legacy list of a window, page by page, as `_asked` does. Raises _Full when it hides results."""
        page, last = 1, 1
        while page <= min(last, legacy_list.MOST_PAGES):
            try:
                address = self.arguments.site + legacy_list.list_path(window, page)
                listing = legacy_list.read_listing((await self._text(Request(address))).text)
            except FAILURES as error:
                if page == 1:
                    raise
                tally.failures.append(f"page {page}: {self._sentence(error)}")
                if len(tally.failures) == _SILENT:
                    break
            else:
                if page == 1 and listing.full and (parts := legacy_list.halves(window)) is not None:
                    raise _Full(parts)
                last = max(last, listing.last_page)
                found = self._pages(listing.addresses, tally)
                tally.add(listing.total, found.paths)
                for path in found.paths:
                    yield path
            page += 1

    async def _sitemap(self) -> AsyncIterator[str]:
        index = await self._text(Request(self.arguments.site + sitemap.PATH))
        parts = sitemap.read_index(index.body)
        if len(parts) > sitemap.MOST_PARTS:
            self._failed("sitemap", f"{len(parts)} parts, of which {sitemap.MOST_PARTS} are read")
        for address in parts[: sitemap.MOST_PARTS]:
            path = address[:80]
            try:
                path = path_on(self.arguments.site, address)
                part = await self._text(Request(self.arguments.site + path))
                found = agenda_pages(self.arguments.site, sitemap.read_addresses(part.body))
            except FAILURES as error:
                self._failed("sitemap", f"{path}: {self._sentence(error)}")
                continue
            if why := found.why_incomplete():
                self._failed("sitemap", f"{path}: {why}")
            if day := late.published_since(self.arguments, self.today):
                changed = sitemap.changed_since(part.body, day)
                self.changed += agenda_pages(self.arguments.site, changed).paths
            for page in found.paths:
                yield page

    def _pages(self, addresses: Iterable[str], tally: Tally) -> Named:
        """Return the agenda pages on a page of a listing; the tally records what is wrong with them."""
        found = agenda_pages(self.arguments.site, addresses)
        if why := found.why_incomplete():
            tally.wrong.append(why)
        return found


class _Full(Exception):
    """A window has more results than the list shows: it must be cut in two."""

    def __init__(self, parts: tuple[search.Window, search.Window]) -> None:
        super().__init__()
        self.parts = parts
