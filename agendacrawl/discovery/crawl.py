"""Ask the sources which pages a period has, and compare them: what only one of them knows is fetched too."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response, TextResponse
from twisted.internet.error import ConnectError, ConnectionDone, ConnectionLost

from agendacrawl.discovery import UnexpectedAnswer, legacy_list, search, sitemap
from agendacrawl.dutch.dates import monday_of
from agendacrawl.pages.document import NotAnAgendaPage
from agendacrawl.pages.reader import canonical_path, path_date
from agendacrawl.spiders.arguments import Arguments

logger = logging.getLogger(__name__)

DOWNLOAD_ERRORS = (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    ConnectError,
    ConnectionDone,
    ConnectionLost,
    OSError,
)

Fetch = Callable[[Request], Awaitable[Response]]
SourceName = Literal["search", "sitemap", "legacy_list"]


@dataclass(slots=True)
class Findings:
    """What each source knew, as paths within the period, and which failed and why."""

    search: set[str] = field(default_factory=set)
    sitemap: set[str] = field(default_factory=set)
    legacy_list: set[str] = field(default_factory=set)
    of_department: set[str] = field(default_factory=set)
    failures: dict[SourceName, str] = field(default_factory=dict)
    robots: bool = False


class Discovery:
    """Finds the pages of a period on one site. `fetch` downloads under Scrapy's limits and robots.txt."""

    def __init__(self, arguments: Arguments, fetch: Fetch) -> None:
        self.arguments = arguments
        self.fetch = fetch
        self.findings = Findings()

    async def paths(self) -> AsyncIterator[str]:
        """Yield the path of each page once, as the sources name it."""
        seen: set[str] = set()
        sources: list[tuple[SourceName, Callable[[], AsyncIterator[str]]]] = []
        if self.arguments.platform != "legacy":
            sources += [("search", self._search), ("sitemap", self._sitemap)]
        if self.arguments.platform == "legacy":
            sources.append(("legacy_list", self._legacy_list))
        for name, source in sources:
            async for path in self._guarded(name, source):
                if path not in seen:
                    seen.add(path)
                    yield path
        if self.arguments.platform == "auto" and {"search", "sitemap"} <= self.findings.failures.keys():
            async for path in self._guarded("legacy_list", self._legacy_list):
                if path not in seen:
                    seen.add(path)
                    yield path

    async def _guarded(
        self, name: SourceName, source: Callable[[], AsyncIterator[str]]
    ) -> AsyncIterator[str]:
        """Yield from a source; its failure is kept and told, and the other sources go on."""
        known: set[str] = getattr(self.findings, name)
        try:
            async for path in source():
                canonical = canonical_path(path)
                if self._in_period(canonical) and canonical not in known:
                    known.add(canonical)
                    if self._wanted(name, canonical):
                        yield path
        except IgnoreRequest as error:
            self.findings.robots = True
            self._failed(name, f"robots.txt forbids it ({error})")
        except (UnexpectedAnswer, json.JSONDecodeError) as error:
            self._failed(name, str(error))
        except DOWNLOAD_ERRORS as error:
            self._failed(name, f"{type(error).__name__}: {error}")

    def _failed(self, name: SourceName, why: str) -> None:
        self.findings.failures[name] = why
        logger.warning("The %s did not answer as known: %s", name.replace("_", " "), why)

    def _in_period(self, path: str) -> bool:
        try:
            day = path_date(path)
        except NotAnAgendaPage:
            logger.warning("%s has no day in its address and is left out", path)
            return False
        # a weekly page stands under its Monday
        return monday_of(self.arguments.since) <= day <= self.arguments.until

    def _wanted(self, name: SourceName, path: str) -> bool:
        """With a department, leave out what the search knows and does not give that department."""
        if not self.arguments.ministries or name == "legacy_list":
            return True
        return path in self.findings.of_department or (name == "sitemap" and path not in self.findings.search)

    async def _text(self, request: Request) -> TextResponse:
        response = await self.fetch(request)
        if response.status != 200 or not isinstance(response, TextResponse):
            raise UnexpectedAnswer(f"{urlsplit(request.url).path}: HTTP status {response.status}")
        return response

    # ------------------------------------------------------------------ sources

    async def _search(self) -> AsyncIterator[str]:
        if self.arguments.ministries:
            async for path in self._ask(self.arguments.ministries):
                self.findings.of_department.add(canonical_path(path))
        async for path in self._ask(()):
            yield path

    async def _ask(self, ministries: tuple[str, ...]) -> AsyncIterator[str]:
        """Yield the paths of all windows. One that fails is told and passed over, unless it is the first."""
        answered = False
        for window in search.month_windows(monday_of(self.arguments.since), self.arguments.until):
            try:
                async for path in self._window(window, ministries):
                    answered = True
                    yield path
                answered = True
            except (UnexpectedAnswer, json.JSONDecodeError, *DOWNLOAD_ERRORS) as error:
                if not answered:
                    raise
                self._failed("search", f"{window.start} to {window.end}: {error}")

    async def _window(self, window: search.Window, ministries: tuple[str, ...]) -> AsyncIterator[str]:
        page, last, counted, total = 1, 1, 0, 0
        while page <= last:
            response = await self._text(
                Request(
                    self.arguments.site + search.PATH,
                    method="POST",
                    body=json.dumps(search.request_body(window, page, ministries)),
                    headers={"Content-Type": "application/json", "Accept": "application/json"},
                )
            )
            answer = search.read_answer(json.loads(response.text))
            last, total = answer.total_pages, answer.total_results
            counted += answer.results
            page += 1
            for path in answer.paths:
                yield path
        if counted < total:
            raise UnexpectedAnswer(f"{total} results announced, {counted} given")

    async def _sitemap(self) -> AsyncIterator[str]:
        index = await self._text(Request(self.arguments.site + sitemap.PATH))
        for address in sitemap.read_index(index.body):
            part = await self._text(Request(self.arguments.site + urlsplit(address).path))
            for path in sitemap.read_paths(part.body):
                yield path

    async def _legacy_list(self) -> AsyncIterator[str]:
        waiting = list(search.month_windows(monday_of(self.arguments.since), self.arguments.until))
        while waiting:
            window = waiting.pop(0)
            listing = await self._listing(window, 1)
            parts = legacy_list.halves(window) if listing.full else None
            if parts is not None:
                waiting[:0] = parts
                continue
            for path in listing.paths:
                yield path
            for page in range(2, listing.last_page + 1):
                for path in (await self._listing(window, page)).paths:
                    yield path

    async def _listing(self, window: search.Window, page: int) -> legacy_list.Listing:
        response = await self._text(Request(self.arguments.site + legacy_list.list_path(window, page)))
        return legacy_list.read_listing(response.text)
