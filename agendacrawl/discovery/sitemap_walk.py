"""Walk through the sitemaps of a site: the index and its parts, however deep, or those that robots.txt names."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import suppress

from scrapy import Request

from agendacrawl.core.arguments import Arguments
from agendacrawl.discovery import NotThere, UnexpectedAnswer, agenda_pages, late, sitemap, target_on
from agendacrawl.discovery.asking import FAILURES, LARGEST_LISTING, Asking
from agendacrawl.discovery.ladder import Rung


class Sitemaps:
    """Read every sitemap once. `changed` holds the pages, of any day, that a sitemap says were published lately."""

    def __init__(self, arguments: Arguments, asking: Asking, today: dt.date) -> None:
        self.arguments = arguments
        self.asking = asking
        self.today = today
        self.changed: list[str] = []
        self._seen: set[str] = set()  # sitemaps that were read or are waiting

    async def pages(self) -> AsyncIterator[str]:
        """Yield the pages in the sitemaps that the index names; without an index, in those of robots.txt."""
        try:
            waiting = [sitemap.PATH]
            body = await self._body(sitemap.PATH)
        except NotThere:
            waiting = await self._in_robots()
            if not waiting:
                raise
            body = await self._body(waiting[0])
        first, asked = waiting.pop(0), 1
        async for page in self._read(first, body, waiting):
            yield page
        while waiting and asked <= sitemap.MOST_PARTS:
            path, asked = waiting.pop(0), asked + 1
            try:
                body = await self._body(path)
                async for page in self._read(path, body, waiting):
                    yield page
            except FAILURES as error:
                self.asking.failed(Rung.SITEMAP, f"{path[:80]}: {self.asking.sentence(error)}")
        if waiting:
            self.asking.failed(
                Rung.SITEMAP, f"{len(waiting) + asked - 1} parts, of which {sitemap.MOST_PARTS} are read"
            )

    async def _read(self, path: str, body: bytes, waiting: list[str]) -> AsyncIterator[str]:
        """Yield the pages of one sitemap; if it is an index, add its sitemaps to those waiting."""
        if not sitemap.is_index(body):
            listed = sitemap.read_pages(body)
            found = agenda_pages(self.arguments.site, listed)
            if why := found.why_incomplete():
                self.asking.failed(Rung.SITEMAP, f"{path[:80]}: {why}")
            self.asking.findings.note_dates(Rung.SITEMAP, self.arguments.prefix, found, listed)
            if day := late.published_since(self.arguments, self.today):
                self.changed += agenda_pages(self.arguments.site, sitemap.changed_since(listed, day)).paths
            for page in found.paths:
                yield page
            return
        for address in sitemap.read_index(body):
            try:
                part = target_on(self.arguments.site, address)
            except UnexpectedAnswer as error:
                self.asking.failed(Rung.SITEMAP, f"{address[:80]}: {error}")
                continue
            if part not in self._seen:
                self._seen.add(part)
                waiting.append(part)

    async def _body(self, path: str) -> bytes:
        response = await self.asking.answered(Request(self.arguments.site + path))
        self._seen.add(path)
        return sitemap.unpack(response.body, LARGEST_LISTING)

    async def _in_robots(self) -> list[str]:
        rules = await self.asking.text(Request(self.arguments.site + "/robots.txt"))
        found = []
        for address in sitemap.in_robots(rules.text):
            with suppress(UnexpectedAnswer):
                found.append(target_on(self.arguments.site, address))
        return [path for path in dict.fromkeys(found) if path != sitemap.PATH]
