"""Climb the ladder: ask the rungs for the pages of a period and compare their answers.

A page that only one rung names is fetched too. A normal run asks the search and the sitemaps. If one of them fails or
names no page, rungs further down are asked until two have named pages. `asking` sends the requests; `sitemap_walk`
walks through the sitemaps.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import AsyncIterator, Iterable, Sequence

from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from agendacrawl.core import territory
from agendacrawl.core.arguments import Arguments
from agendacrawl.discovery import (
    Named,
    NotThere,
    Refused,
    UnexpectedAnswer,
    agenda_pages,
    legacy_list,
    links,
    rss,
    search,
)
from agendacrawl.discovery.asking import FAILURES, Asking, Fetch
from agendacrawl.discovery.ladder import Findings, Rung
from agendacrawl.discovery.search import DateKind, Form, Window
from agendacrawl.discovery.sitemap_walk import Sitemaps
from agendacrawl.discovery.tally import Tally
from agendacrawl.dutch.dates import monday_of
from agendacrawl.pages.address import NotAnAgendaPage, canonical_path, path_date

logger = logging.getLogger(__name__)

_TRIES = 2  # attempts to read a listing that does not add up
# Give up after this many failures: of windows before any has answered, or of pages of one listing.
_SILENT = 2
_DAYS_COMPARED = 7  # feed windows, or pages with links, read if only a comparison is needed
# How long a page may be published before its days, as an announcement, and after them.
_BEFORE, _AFTER = dt.timedelta(weeks=8), dt.timedelta(weeks=26)


class Discovery:
    """Find the pages of a period on one site. `fetch` downloads within Scrapy's limits and robots.txt.

    `form` is the name of the search form that the site answered before; it is tried first.
    """

    def __init__(self, arguments: Arguments, fetch: Fetch, form: str | None = None) -> None:
        self.arguments = arguments
        self.since = monday_of(arguments.since)  # a weekly page has its Monday in its path
        self.findings = Findings()
        self.asking = Asking(fetch, self.findings)
        self._climbed_rungs: set[Rung] = set()
        self.forms = sorted(search.FORMS, key=lambda one: not (one.name == form and one.complete))
        self.unknown_agendas = True  # no source has named an agenda page, of any period
        self.today = territory.today()
        self.sitemaps = Sitemaps(arguments, self.asking, self.today)

    async def paths(self) -> AsyncIterator[str]:
        """Yield the path of each page once, as the first rung names it."""
        seen: set[str] = set()
        for rung in self._planned():
            async for path in self._climbed(rung, seen):
                yield path
        while (further := self._next()) is not None:
            async for path in self._climbed(further, seen):
                yield path
        self.findings.compare()

    def _planned(self) -> tuple[Rung, ...]:
        return (Rung.LEGACY_LIST,) if self.arguments.platform == "legacy" else (Rung.SEARCH, Rung.SITEMAP)

    def _next(self) -> Rung | None:
        """Return the next rung down, or None if two have named pages or all agree that there are none."""
        found = self.findings
        if self.arguments.platform == "legacy" or len(found.naming) > 1 or found.robots or found.unreachable:
            return None
        agreed = not found.naming and not found.failures and not self.unknown_agendas
        if agreed or Rung.LEGACY_LIST in found.naming:
            return None
        if Rung.SITEMAP in found.naming and Rung.SEARCH not in found.failures and self.forms:
            return Rung.SEARCH  # its answers name no page, though the sitemap does: another form may
        down = [Rung.RSS, Rung.LINKS]
        if self.arguments.platform == "auto" and found.failures.keys() >= {Rung.SEARCH, Rung.SITEMAP}:
            down.insert(0, Rung.LEGACY_LIST)
        return next((rung for rung in down if rung not in self._climbed_rungs), None)

    async def _climbed(self, rung: Rung, seen: set[str]) -> AsyncIterator[str]:
        """Yield the paths that a rung names and no earlier rung did; record and report its failure."""
        rungs = {
            Rung.SEARCH: self._search,
            Rung.SITEMAP: self.sitemaps.pages,
            Rung.RSS: self._rss,
            Rung.LINKS: self._links,
            Rung.LEGACY_LIST: self._legacy_list,
        }
        self._climbed_rungs.add(rung)
        known = self.findings.known[rung]
        try:
            async for path in rungs[rung]():
                canonical = canonical_path(path)
                if not self._in_period(canonical):
                    continue
                identity = self.arguments.prefix + canonical
                known.add(identity)
                if identity not in seen and self._wanted(rung, identity):
                    seen.add(identity)
                    yield path
        except NotThere as error:
            self.findings.absent.add(rung)
            self.asking.failed(rung, str(error))
        except FAILURES as error:
            self.asking.failed(rung, self.asking.sentence(error))

    def _in_period(self, path: str) -> bool:
        try:
            day = path_date(path)
        except NotAnAgendaPage:
            logger.warning("%s has no day in its address and is left out", path)
            return False
        self.unknown_agendas = False
        return self.since <= day <= self.arguments.until

    def _wanted(self, rung: Rung, path: str) -> bool:
        """Tell whether a page is wanted: with a department, not if the search knows it but not for that department."""
        if not self.arguments.ministries or rung is Rung.LEGACY_LIST:
            return True
        if path in self.findings.of_department:
            return True
        return rung is not Rung.SEARCH and path not in self.findings.known[Rung.SEARCH]

    # ------------------------------------------------------------------ rungs

    async def _search(self) -> AsyncIterator[str]:
        """Search in the first form that the site answers; forms that it refuses are not tried again."""
        refused: list[str] = []
        while self.forms:
            form = self.forms.pop(0)
            try:
                if self.arguments.ministries:
                    async for path in self._windows(Rung.SEARCH, form, self.arguments.ministries):
                        self.findings.of_department.add(self.arguments.prefix + canonical_path(path))
                async for path in self._windows(Rung.SEARCH, form):
                    yield path
            except Refused as error:
                refused.append(str(error))
                continue
            self.findings.form, self.findings.sampled = form.name, not form.complete
            if refused:
                logger.warning("The search API answered the form %s, after %s", form.name, "; ".join(refused))
            return
        raise UnexpectedAnswer("; ".join(dict.fromkeys(refused)) or "no form names any page")

    async def _legacy_list(self) -> AsyncIterator[str]:
        async for path in self._windows(Rung.LEGACY_LIST, search.FORMS[0]):
            yield path

    def _months(self, form: Form) -> list[Window]:
        """Return the windows that a form asks for: months of the period or of publication, or one for everything."""
        since, until = self.since, self.arguments.until
        if form.date is None:
            return [Window(since, until)]
        if form.date is DateKind.PUBLISHED:
            since, until = since - _BEFORE, max(since, min(until + _AFTER, territory.today()))
        return list(search.month_windows(since, until))

    async def _windows(self, rung: Rung, form: Form, ministries: tuple[str, ...] = ()) -> AsyncIterator[str]:
        """Yield the paths of all months. A month that fails is reported and skipped, unless none has answered.

        A month that does not add up is read again: pages published in the meantime shift the listing.
        """
        waiting = self._months(form)
        answered, silent = False, 0
        while waiting:
            window = waiting.pop(0)
            why = None
            for _ in range(_TRIES):
                tally = Tally()
                try:
                    pages = (
                        self._asked(window, form, ministries, tally)
                        if rung is Rung.SEARCH
                        else self._listed(window, tally)
                    )
                    async for path in pages:
                        yield path
                except _Full as full:
                    waiting[:0] = full.parts
                    break
                except FAILURES as error:
                    silent += 1
                    last = silent == _SILENT or not waiting
                    if not answered and (last or isinstance(error, (NotThere, Refused, IgnoreRequest))):
                        raise
                    why = self.asking.sentence(error)
                    break
                answered = True
                why = tally.why_incomplete()
                if why is None:
                    break
            if why is not None:
                self.asking.failed(rung, f"{window.start} to {window.end}: {why}")

    async def _asked(
        self, window: Window, form: Form, ministries: tuple[str, ...], tally: Tally
    ) -> AsyncIterator[str]:
        """Ask the search API for a window, page by page. Raises if the first page fails; the tally has the rest."""
        page, last = 1, 1
        while page <= min(last, search.MOST_PAGES):
            try:
                answer = await self._answer(window, form, page, ministries)
                if page == 1:
                    search.check_days(window, form.date, answer.addresses)
            except FAILURES as error:
                if page == 1:
                    raise
                tally.failures.append(f"page {page}: {self.asking.sentence(error)}")
                if len(tally.failures) == _SILENT:
                    break
            else:
                last = answer.total_pages
                tally.add(answer.total_results, answer.addresses)
                found = self._pages(answer.addresses, tally)
                self.findings.note_dates(Rung.SEARCH, self.arguments.prefix, found, answer.dates)
                for path in found.paths:
                    yield path
                if not answer.addresses:
                    break
            page += 1

    async def _answer(
        self, window: Window, form: Form, page: int, ministries: Sequence[str]
    ) -> search.SearchAnswer:
        request = Request(
            self.arguments.site + search.PATH,
            method="POST",
            body=json.dumps(search.request_body(window, page, ministries, form)),
            headers={"Content-Type": "application/json", "Accept": "application/json"},
        )
        return search.read_answer(search.read_json((await self.asking.text(request)).text))

    async def _listed(self, window: Window, tally: Tally) -> AsyncIterator[str]:
        """Read the legacy list of a window, page by page, as `_asked` does. Raises _Full when it hides results."""
        page, last = 1, 1
        while page <= min(last, legacy_list.MOST_PAGES):
            try:
                address = self.arguments.site + legacy_list.list_path(window, page)
                listing = legacy_list.read_listing((await self.asking.text(Request(address))).text)
            except FAILURES as error:
                if page == 1:
                    raise
                tally.failures.append(f"page {page}: {self.asking.sentence(error)}")
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

    async def _rss(self) -> AsyncIterator[str]:
        """Read the feed by day of publication, latest first; only a few days if only a comparison is needed."""
        since, until = self.since - _BEFORE, self.arguments.until + _AFTER
        last = min(until, territory.today())
        days = [last - dt.timedelta(days=n) for n in range((last - since).days + 1)]
        if self.findings.whole:
            days = days[:_DAYS_COMPARED]
        before: tuple[str, ...] | None = None
        for day in days:
            path = rss.rss_path(Window(day, day), DateKind.PUBLISHED)
            response = await self.asking.answered(Request(self.arguments.site + path))
            found = rss.read_feed(response.body)
            for page in agenda_pages(self.arguments.site, found).paths:
                yield page
            if found and found == before:
                break  # it returns the same items whatever is asked for
            before = found

    async def _links(self) -> AsyncIterator[str]:
        """Read the links on the list, and on the pages of ministers and ministries."""
        pages = list(links.link_pages(self.arguments.since, self.arguments.until))
        if self.findings.whole:
            pages = pages[:_DAYS_COMPARED]
        whys: list[str] = []
        for path in pages:
            try:
                text = (await self.asking.text(Request(self.arguments.site + path))).text
            except FAILURES as error:
                whys.append(f"{path}: {self.asking.sentence(error)}")
                if self.findings.robots or len(whys) > 2 * _SILENT > len(self.findings.known[Rung.LINKS]):
                    break
                continue
            for page in agenda_pages(self.arguments.site, links.read_links(text)).paths:
                yield page
        if whys:
            self.asking.failed(Rung.LINKS, f"{len(whys)} of {len(pages)} pages failed: {whys[0]}")

    def _pages(self, addresses: Iterable[str], tally: Tally) -> Named:
        """Return the agenda pages on a page of a listing; the tally records what is wrong with them."""
        found = agenda_pages(self.arguments.site, addresses)
        if why := found.why_incomplete():
            tally.wrong.append(why)
        return found


class _Full(Exception):
    """A window has more results than the list shows: it must be cut in two."""

    def __init__(self, parts: tuple[Window, Window]) -> None:
        super().__init__()
        self.parts = parts
