"""The spider: it asks the sources for pages, fetches them, and hands each to its page object."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import scrapy
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from agendacrawl.core import territory
from agendacrawl.core.arguments import Arguments
from agendacrawl.core.downloads import ClosedByRobots, reason
from agendacrawl.core.items import AgendaPage
from agendacrawl.core.signals import page_lost
from agendacrawl.core.site import USER_AGENT, is_loopback, read_contact
from agendacrawl.db import official
from agendacrawl.db.dsn import resolve_dsn
from agendacrawl.db.replaced import Addresses
from agendacrawl.db.store import KnownPage
from agendacrawl.discovery import late
from agendacrawl.discovery.asking import FAILURES
from agendacrawl.discovery.crawl import Discovery
from agendacrawl.discovery.ladder import Findings, Rung
from agendacrawl.pages.address import NotAnAgendaPage, canonical_path
from agendacrawl.pipelines.spared import BROKEN
from agendacrawl.pipelines.store import StorePipeline
from agendacrawl.places.model import OfficialPlace
from agendacrawl.spiders.arguments import read_arguments
from agendacrawl.spiders.broken import end_run, reported
from agendacrawl.spiders.giving import Giver, may_give
from agendacrawl.spiders.trust import changed_silently, trusted

if TYPE_CHECKING:
    from agendacrawl.pages.knowledge import Knowledge
    from agendacrawl.places.gazetteer import Gazetteer
    from agendacrawl.together.sharing import Together

# What Scrapy loads for every crawl, even if it is off. No page needs cookies, and nobody steers a run from outside.
UNUSED = {
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware",
    "scrapy.extensions.remote_control.RemoteControl",
    "scrapy.extensions.telnet.TelnetConsole",
}
GONE = (404, 410)  # HTTP statuses of a page that no longer exists; no other status proves that
MOVED = {301, 308}  # HTTP statuses of a permanent redirect


class AgendaSpider(scrapy.Spider):
    """Crawl the agendas of a period; see `arguments` for what `-a` takes.

    Raises ValueError with the valid arguments when one is unknown or unreadable.
    """

    name = "agenda"
    online = True  # whether the network may be used, also by geocoders

    def __init__(self, **given: str) -> None:
        self.begin(read_arguments(given, territory.today()))
        self.given = given

    def begin(self, arguments: Any) -> None:
        """Begin with nothing found. A spider that takes other arguments calls this in place of `__init__`."""
        scrapy.Spider.__init__(self)
        self.arguments: Arguments = arguments
        self.official: Sequence[OfficialPlace] = ()
        # Known pages of the scope that a complete scan did not name. Each is requested, and some prove to be missing.
        self.unlisted: set[str] = set()
        self.missing: set[str] = set()
        self.moved: dict[str, str] = {}  # permanently: the new path, by the old one
        self.bodies: dict[str, KnownPage] = {}  # pages whose last body need not be read again, by URL
        self.discovery: Discovery
        self.together: Together | None = None  # where several processes share this crawl
        self.giver: Giver | None = None  # where another process reads the pages
        self.ending: object | None = None  # over a file of the project that is broken

    @property
    def prefix(self) -> str:
        """Return what the paths of the site's pages begin with: nothing for the live site and its archives."""
        return self.arguments.prefix if isinstance(self.arguments, Arguments) else ""

    def identity(self, url: str) -> str:
        """Return the path that identifies a page in the database."""
        return self.prefix + canonical_path(url)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Add the contact to the user agent, unless the user agent itself is given; leave out what is never used."""
        super().update_settings(settings)
        for base in ("DOWNLOADER_MIDDLEWARES_BASE", "EXTENSIONS_BASE"):
            used = {name: order for name, order in settings.getdict(base).items() if name not in UNUSED}
            settings.set(base, used, priority="spider")
        contact = read_contact(settings.get("AGENDA_CONTACT"))
        agent = USER_AGENT + (f" (+{contact})" if contact else "")
        settings.set("USER_AGENT", agent, priority="spider")
        if address := settings.get("AGENDA_REDIS"):
            from agendacrawl.together.sharing import settings_of

            settings.update(settings_of(address), priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **given: Any) -> AgendaSpider:
        spider = super().from_crawler(crawler, *args, **given)
        dsn = resolve_dsn(crawler.settings.get("AGENDA_DATABASE"))
        spider.official = official.read_from(dsn) if dsn else ()
        crawler.signals.connect(spider.dropped, signal=signals.request_dropped)
        crawler.signals.connect(spider.step_failed, signal=signals.item_error)
        if not crawler.settings.get("AGENDA_CONTACT") and not is_loopback(spider.arguments.site):
            spider.logger.warning(
                "AGENDA_CONTACT is not set: the owners of %s can't tell whom to ask about this crawl. "
                "Set it to a mail address or a web page of yours.",
                spider.arguments.site,
            )
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Request every page that a source lists."""
        try:
            async for request in self._requests():
                yield request
        except _ClosingError:
            return

    async def _requests(self) -> AsyncIterator[Request]:
        store = self.crawler.get_item_pipeline(StorePipeline)
        form = await store.search_form() if store is not None else None
        if store is not None and self._may_skip():
            self.bodies = {one.url: one for one in await store.bodies_known()}
            if store.reader is not None and type(self) is AgendaSpider and may_give(self.crawler.settings):
                self.giver = Giver(self.crawler, store)
                self.giver.begin(anything_known=bool(self.bodies))
        self.discovery = Discovery(self.arguments, self._download, form)
        findings, asked, reasons = self.discovery.findings, 0, []
        paths = self.discovery.paths()
        if store is not None and self._may_trust():
            paths = self._untrusted(paths, store)
        async for path in paths:
            if asked == self.arguments.max_pages:
                reasons.append(f"stopped after max_pages={asked} pages")
                self.logger.info("Stopped asking after max_pages=%d pages.", asked)
                break
            asked += 1
            yield self._request(path)
        stopped = bool(reasons)
        if not stopped:
            self.crawler.stats.set_value("agenda/scan/sound", findings.sound)
        reasons = findings.why_incomplete() + reasons
        self._count(findings, reasons)
        for path in await self._published_late():
            yield self._request(path)
        if not stopped and store is not None:
            unlisted = await store.pages_unlisted(findings.named)
            unlisted = {} if reasons else unlisted
            self.unlisted.update(unlisted)
            for _, address in sorted(unlisted.items()):
                yield self._request(address)

    async def _download(self, request: Request) -> Response:
        """Ask a source for a list, unless the run is ending: Scrapy then fails on what it forgot in the meantime."""
        engine = self.crawler.engine
        assert engine is not None
        if engine._slot is None or engine._slot.closing is not None:
            raise _ClosingError
        try:
            return await engine.download_async(request)
        except AssertionError:
            if engine._slot is None:
                raise _ClosingError from None
            raise

    async def _untrusted(self, paths: AsyncIterator[str], store: StorePipeline) -> AsyncIterator[str]:
        """Yield the pages that must be fetched, once all are listed; take the others on trust."""
        listed = [path async for path in paths]
        findings, days = self.discovery.findings, self.crawler.settings.getint("AGENDA_TRUST_DAYS")
        stamps, known = findings.stamps(), list(self.bodies.values())
        taken, due = trusted(known, stamps, dt.datetime.now(dt.UTC), days)
        if reasons := findings.why_incomplete():
            taken, due = set(), "; ".join(reasons)
        elif not await store.sources_hold():
            taken, due = set(), "the last run found pages that had changed while their sources said the same"
        if due is not None:
            self.logger.info("Every page is fetched: %s.", due)
        for path in listed:
            if self.identity(path) in taken:
                store.page_trusted(self.identity(path))
            else:
                yield path

    async def _published_late(self) -> list[str]:
        """Return, and report, the pages published lately about days before the period of the run."""
        assert self.crawler.stats is not None
        paths, today = list(self.discovery.sitemaps.changed), self.discovery.today
        try:
            if self.discovery.findings.known[Rung.SEARCH]:
                paths += await late.ask(self.arguments, today, self._download)
        except FAILURES as error:
            self.logger.warning("The search does not say what was published late: %s", reason(error))
        found = late.before(self.arguments.since, paths)
        self.crawler.stats.set_value("agenda/discovery/late", len(found))
        if found:
            self.logger.warning(
                "Pages of days before %s that were published or changed lately: %d, of which %d are asked for. "
                "The first: %s.",
                self.arguments.since, len(found), min(len(found), late.MOST_PAGES), ", ".join(found[:10]),
            )  # fmt: skip
        return found[: late.MOST_PAGES]

    @property
    def addresses(self) -> Addresses:
        """Return what the run learnt about pages that it could not read at their addresses."""
        stamps = self.discovery.findings.stamps() if hasattr(self, "discovery") else {}
        return Addresses(sorted(self.missing), sorted(self.unlisted - self.missing), self.moved, stamps)

    def _may_skip(self) -> bool:
        """Tell whether only the database needs pages, so that known ones may be skipped: no selection, no feed."""
        wanted = self.arguments
        return not (wanted.people or wanted.ministries or self.crawler.settings.getdict("FEEDS"))

    def _may_trust(self) -> bool:
        """Tell whether pages may be taken on trust: only where AGENDA_TRUST_DAYS says so, by runs over everything."""
        wanted = self.arguments.max_pages is None and self.arguments.platform != "legacy"
        return wanted and self._may_skip() and self.crawler.settings.getint("AGENDA_TRUST_DAYS") > 0

    def let_go(self) -> None:
        """Wait no longer for pages that another process reads."""
        if self.giver is not None:
            self.giver.elsewhere.close()

    def _request(self, path: str) -> Request:
        return Request(self.arguments.site + path, callback=self.parse, errback=self.failed)

    def _count(self, findings: Findings, reasons: list[str]) -> None:
        """Count the pages that each source listed, and those only one did; report whether everything was read."""
        stats = self.crawler.stats
        assert stats is not None
        stats.set_value("agenda/discovery/found", len(findings.named))
        stats.set_value("agenda/discovery/failed", len(findings.failures))
        stats.set_value("agenda/discovery/robots", findings.robots)
        stats.set_value("agenda/discovery/unreachable", findings.unreachable)
        stats.set_value("agenda/scan/complete", not reasons)
        stats.set_value("agenda/scan/reasons", reasons)
        if reasons:
            self.logger.warning(
                "The scan is incomplete, so no page counts as missing: %s.", "; ".join(reasons)
            )
        for rung in findings.naming:
            stats.set_value(f"agenda/discovery/{rung}", len(findings.known[rung]))
        if findings.known[Rung.SEARCH] and findings.form is not None:
            stats.set_value("agenda/discovery/form", findings.form)
        searched, mapped = findings.known[Rung.SEARCH], findings.known[Rung.SITEMAP]
        if searched and mapped:
            stats.set_value("agenda/discovery/only_in_search", len(searched - mapped))
            stats.set_value("agenda/discovery/only_in_sitemap", len(mapped - searched))

    def parse(self, response: Response) -> list[AgendaPage] | Coroutine[Any, Any, list[AgendaPage]]:
        """Read one fetched page, unless its body is known, and record the address from which it has moved.

        It returns a list rather than a generator: Scrapy reads a generator's source again for every response. What
        another process reads is staged there; then the list is empty.
        """
        known = self.bodies.get(response.url)
        if known is not None and response.status == 200:
            path, body = self.identity(response.url), sha256(response.body).hexdigest()
            if known.body_sha256 == body:
                self.crawler.get_item_pipeline(StorePipeline).body_known(path, body)  # type: ignore[union-attr]
                self._moved(response.meta, path)
                self._done(response.meta)
                return []
            if changed_silently(known, self.discovery.findings.stamp_of(path), body):
                self.crawler.stats.inc_value("agenda/pages/silent")
        if self.giver is not None and self.giver.takes(response):
            return self._given(response, self.giver)
        pages = self.read(response)
        for page in pages:
            self._moved(response.meta, page.path)
        if not pages:
            self._done(response.meta)
        return pages

    async def _given(self, response: Response, giver: Giver) -> list[AgendaPage]:
        """Let another process read a page. Raises CloseSpider."""
        path = self.identity(response.url)
        try:
            if await giver.give(response, path, self.prefix):
                self._moved(response.meta, path)
        except NotAnAgendaPage as error:
            self._not_understood(response, str(error))
        return []

    def _done(self, meta: Mapping[str, Any]) -> None:
        """Say that a request is done that other processes might else do again."""
        if self.together is not None:
            self.together.done(meta)

    def read(self, response: Response, moment: dt.datetime | None = None) -> list[AgendaPage]:
        """Read one page, fetched now or at `moment`; one that is not an agenda page is counted and reported."""
        try:
            from agendacrawl.reading.reader import parse_body

            if response.status != 200:  # 206 is part of a page, 203 a copy altered by a proxy
                raise NotAnAgendaPage(f"it came with HTTP status {response.status}")
            if not isinstance(response, TextResponse):
                raise NotAnAgendaPage(f"its content type is {response.headers.get('Content-Type')!r}")
            fetched_at = moment or dt.datetime.now(dt.UTC)
            page, wrong = parse_body(response.url, response.body, fetched_at, self.prefix, self.knowledge)
        except NotAnAgendaPage as error:
            self._not_understood(response, str(error))
            return []
        except BROKEN as error:
            raise reported(error, self.logger) from error
        if wrong is not None:
            self.logger.warning("The encoding of %s was repaired: %s.", response.url, wrong)
        return [page]

    def _not_understood(self, response: Response, why: str) -> None:
        self.crawler.stats.inc_value("agenda/pages/not_understood")
        self._note(self.identity(response.url), response.status, "not_understood")
        self.logger.warning("%s was not understood: %s. It is not stored.", response.url, why)

    def _moved(self, meta: Mapping[str, Any], path: str) -> None:
        """Record an address that redirects permanently; it is missing if no source names it any more.

        Otherwise the page would count twice: at its new address, and at the old one, which is never read again.
        """
        old = self.identity(meta["redirect_urls"][0]) if "redirect_urls" in meta else path
        reasons = meta.get("redirect_reasons", ())
        if old == path or not reasons or not MOVED.issuperset(reasons):
            return
        self.moved[old] = path
        if old in self.unlisted:
            self.missing.add(old)
            self.crawler.stats.inc_value("agenda/pages/missing")
            self.logger.warning(
                "%s is missing: no source names it any more, and it has moved to %s.", old, path
            )

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Return the places that are known, once a page asks for them: a run in which nothing changed needs none."""
        from agendacrawl.places.gazetteer import Gazetteer

        return Gazetteer.load(self.official)

    @cached_property
    def knowledge(self) -> Knowledge:
        """Return what the page objects may look up in gazetteer and register."""
        from agendacrawl.reading.reader import knowledge_of

        return knowledge_of(self.gazetteer)

    def failed(self, failure: Failure) -> None:
        """Count and report a page that was listed but could not be fetched."""
        request: Request = failure.request  # type: ignore[attr-defined]
        error = failure.value
        if isinstance(error, HttpError):
            self._lost("failed", request, f"HTTP status {error.response.status}", error.response.status)
        elif isinstance(error, ClosedByRobots):
            self._lost("robots", request, reason(error))
        else:
            self._lost("failed", request, reason(error))

    def step_failed(self, failure: Failure) -> None:
        """End the run where a step finds that what it works with is broken."""
        if isinstance(failure.value, BROKEN) and self.ending is None:
            self.ending = end_run(self.crawler, failure.value)

    def dropped(self, request: Request) -> None:
        """Count and report a redirect to a page that was already requested: itself, or another one."""
        if request.url in request.meta.get("redirect_urls", ()):
            self._lost("failed", request, "its redirects go in a circle")
        else:
            self._lost("redirected", request, f"it redirects to {request.url}, which is read once")
            self._moved(request.meta, self.identity(request.url))

    def _lost(self, how: str, request: Request, why: str, status: int | None = None) -> None:
        path = self.identity(request.meta.get("redirect_urls", [request.url])[0])
        if how == "failed":
            self._note(path, status, how)
        if path in self.unlisted and status in GONE:
            how, why = "missing", f"no source names it any more, and it answers {status}"
            self.missing.add(path)
        self.crawler.stats.inc_value(f"agenda/pages/{how}")
        self.logger.warning("%s was not read: %s.", path, why)
        self._done(request.meta)

    def _note(self, path: str, status: int | None, result: str) -> None:
        self.crawler.signals.send_catch_log(page_lost, path=path, status=status, result=result)


class _ClosingError(Exception):
    """The run ends while sources are still being asked."""
