"""The spider that scouts a site before a crawl: at most fifteen requests, with each answer kept and judged."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse
from scrapy.settings import BaseSettings

from agendacrawl import __version__, register
from agendacrawl.core import territory
from agendacrawl.core.downloads import reason
from agendacrawl.core.site import LIVE_SITE
from agendacrawl.discovery import (
    UnexpectedAnswer,
    agenda_pages,
    legacy_list,
    links,
    rss,
    search,
    sitemap,
    target_on,
)
from agendacrawl.discovery.asking import FAILURES, LARGEST_LISTING
from agendacrawl.discovery.search import DateKind, Window
from agendacrawl.middlewares.robots import why_closed
from agendacrawl.pages.address import NotAnAgendaPage, path_date
from agendacrawl.pages.decoding import decode
from agendacrawl.pages.reader import read_page
from agendacrawl.reading.reader import knowledge_of
from agendacrawl.spiders import verdicts
from agendacrawl.spiders.agenda import AgendaSpider
from agendacrawl.spiders.arguments import read_arguments
from agendacrawl.spiders.verdicts import Judgement, Verdict

_LOOK_BACK = dt.timedelta(weeks=52)
_FIRST_DAY = "2010-10-14"  # of the oldest copies of the agendas
_TEXT = ("json", "xml", "html", "plain")
_WEEK = re.compile(r"week-?\d|agenda.*week|week.*agenda")
_KEPT = 3  # requests reserved for after the sitemaps: the legacy list, and a page of each kind


def is_of_a_week(path: str) -> bool:
    """Tell whether an address looks like that of a weekly page; names of activities may contain "week" too.

    >>> is_of_a_week("/actueel/agenda/2026/11/09/agenda-minister-heinen-week-46")
    True
    >>> is_of_a_week("/actueel/agenda/2026/11/09/opening-week-van-de-techniek")
    False
    """
    return _WEEK.search(path.rsplit("/", 1)[-1]) is not None


@dataclass(slots=True)
class Answer:
    """One request and its answer: `status` is None if there was none, and `why` says what went wrong."""

    name: str
    method: str
    url: str
    sent: str
    status: int | None = None
    kind: str = ""
    body: bytes = field(default=b"", repr=False)
    why: str | None = None

    def as_json(self, file: str | None) -> dict[str, object]:
        """Return the entry of scout.json; the answer itself is in a file."""
        return {**{k: v for k, v in asdict(self).items() if k != "body"}, "file": file}


class ScoutSpider(AgendaSpider):
    """Request robots.txt, one search of each form, the feed, the sitemaps, and a page of each kind; crawl nothing."""

    name = "scout"

    def __init__(self, **given: str) -> None:
        today = territory.today()
        copy = given.get("site", LIVE_SITE) != LIVE_SITE
        since = _FIRST_DAY if copy else (today - _LOOK_BACK).isoformat()
        self.begin(read_arguments({"since": since, **given}, today))
        self.today = today
        self.answers: list[Answer] = []
        self.verdicts: list[Verdict] = []
        self.found: dict[str, None] = {}
        self.maps: list[str] = []  # sitemaps that robots.txt names

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Request each address once, follow no redirect and store nothing."""
        super().update_settings(settings)
        given = {"RETRY_ENABLED": False, "REDIRECT_ENABLED": False, "ITEM_PIPELINES": {}, "EXTENSIONS": {}}
        for name, value in given.items():
            settings.set(name, value, priority="spider")
        middlewares = settings.getdict("DOWNLOADER_MIDDLEWARES")
        middlewares["agendacrawl.middlewares.retry.PoliteRetryMiddleware"] = None
        settings.set("DOWNLOADER_MIDDLEWARES", middlewares, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **given: Any) -> ScoutSpider:
        return super(AgendaSpider, cls).from_crawler(crawler, *args, **given)

    async def start(self) -> AsyncIterator[Request]:
        """Take the steps in order; the spider itself yields no request."""
        await self._robots()
        if not any(one.judgement is Judgement.BAD for one in self.verdicts):
            await self._search()
            await self._rss()
            await self._sitemap()
            if not any(one.lists for one in self.verdicts):
                await self._legacy_list()
            recent = self._recent()
            await self._page(verdicts.PAGES[0], [path for path in recent if is_of_a_week(path)])
            await self._page(verdicts.PAGES[1], [path for path in recent if not is_of_a_week(path)])
            await self._minister()
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request

    async def _ask(self, name: str, path: str, body: object = None, **meta: object) -> Answer:
        """Request one address; any failure is recorded in the answer."""
        engine = self.crawler.engine
        assert engine is not None
        sent = "" if body is None else json.dumps(body)
        answer = Answer(name, "GET" if body is None else "POST", self.arguments.site + path, sent)
        if not self._requests_left():
            answer.why = f"not asked: {verdicts.MOST_REQUESTS} requests were sent"
            return answer
        headers = {"Content-Type": "application/json", "Accept": "application/json"} if sent else None
        meta["download_maxsize"] = LARGEST_LISTING
        self.answers.append(answer)
        try:
            response: Response = await engine.download_async(
                Request(
                    answer.url, method=answer.method, body=sent, headers=headers, meta=meta, dont_filter=True
                )
            )
        except FAILURES as error:
            answer.why = reason(error)
            return answer
        answer.status, answer.body = response.status, response.body
        answer.kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        if response.status != 200:
            to = response.headers.get("Location")
            answer.why = f"HTTP status {response.status}" + (f", to {to.decode('latin-1')}" if to else "")
        elif not isinstance(response, TextResponse) and not response.body.startswith(b"\x1f\x8b"):
            answer.why = f"content type {answer.kind!r}"
        return answer

    def _requests_left(self) -> int:
        assert self.crawler.stats is not None
        return verdicts.MOST_REQUESTS - int(self.crawler.stats.get_value("downloader/request_count", 0))

    def _note(self, addresses: Iterable[str]) -> int:  # type: ignore[override]
        """Keep the agenda pages among addresses; return how many there are."""
        paths = agenda_pages(self.arguments.site, addresses).paths
        self.found.update(dict.fromkeys(paths))
        return len(paths)

    def _recent(self) -> list[str]:
        """Return the agenda pages that were named, the latest up to today first."""
        dated: list[tuple[dt.date, str]] = []
        for path in self.found:
            try:
                dated.append((path_date(path), path))
            except NotAnAgendaPage:
                continue
        return [
            path for _, path in sorted(dated, key=lambda one: (one[0] <= self.today, one[0]), reverse=True)
        ]

    async def _robots(self) -> None:
        answer = await self._ask("robots", "/robots.txt", dont_obey_robotstxt=True)
        closed = answer.why if answer.status is None else why_closed(answer.status, answer.body)
        forbidden = []
        if closed is None and answer.status == 200:
            text = answer.body.decode("utf-8", "replace")
            rules = Protego.parse(text)
            self.maps = self._paths(sitemap.in_robots(text))
            agent = str(self.crawler.settings["ROBOTSTXT_USER_AGENT"])
            paths = ("/actueel/agenda/2026/11/09/x", search.PATH, rss.PATH, sitemap.PATH)
            forbidden = [path for path in paths if not rules.can_fetch(self.arguments.site + path, agent)]
        self.verdicts.append(verdicts.of_robots(closed, forbidden))

    async def _search(self) -> None:
        window = Window(self.arguments.since, self.arguments.until)
        for form in search.FORMS:
            answer = await self._ask(
                f"search-{form.name}", search.PATH, search.request_body(window, 1, (), form)
            )
            total, pages, why = None, 0, answer.why
            if why is None:
                try:
                    found = search.read_answer(search.read_json(answer.body.decode("utf-8", "replace")))
                    search.check_days(window, form.date, found.addresses)
                    total, pages = found.total_results, self._note(found.addresses)
                except UnexpectedAnswer as error:
                    why = str(error)
            self.verdicts.append(verdicts.of_search(form, total, pages, why))
            if answer.status in (None, 404, 410):
                break  # there is no such address, so no other form of request helps

    async def _listed(self, step: str, path: str, read: Any, *, complete: bool, expected: str) -> None:
        answer = await self._ask(step.replace(" ", "-"), path)
        pages, why = 0, answer.why
        if why is None:
            try:
                pages = self._note(read(answer.body))
            except UnexpectedAnswer as error:
                why = str(error)
        self.verdicts.append(verdicts.of_list(step, expected, pages, why, complete=complete))

    async def _rss(self) -> None:
        window = Window(self.today - dt.timedelta(weeks=8), self.today)
        path = rss.rss_path(window, DateKind.PUBLISHED)
        await self._listed(
            "feed", path, rss.read_feed, complete=False, expected="a feed with agenda pages among its items"
        )

    async def _sitemap(self) -> None:
        """Read the index, or without one what robots.txt names, then parts until one names agenda pages."""
        top = await self._ask("sitemap-index", sitemap.PATH)
        if top.status in (404, 410) and self.maps:
            top = await self._ask("sitemap-of-robots", self.maps[0])
        waiting, pages, why = self._map(top)
        if waiting:
            found = f"{len(waiting)} sitemaps"
            self.verdicts.append(
                Verdict("sitemap index", "an index that names sitemaps", found, Judgement.GOOD)
            )
        while waiting and not pages and self._requests_left() > _KEPT:
            further, pages, why = self._map(await self._ask("sitemap", waiting.pop(0)))
            waiting[:0] = further
        self.verdicts.append(verdicts.of_list("sitemap", "agenda pages", pages, why, complete=True))

    def _map(self, answer: Answer) -> tuple[list[str], int, str | None]:
        """Return the sitemaps that a sitemap names, how many agenda pages it names, and why it can't be read."""
        if answer.why is not None:
            return [], 0, answer.why
        try:
            body = sitemap.unpack(answer.body, LARGEST_LISTING)
            if sitemap.is_index(body):
                return self._paths(sitemap.read_index(body)), 0, None
            return [], self._note(sitemap.read_pages(body)), None
        except UnexpectedAnswer as error:
            return [], 0, str(error)

    def _paths(self, addresses: Iterable[str]) -> list[str]:
        """Return the paths of sitemaps on this site, each once."""
        paths: dict[str, None] = {}
        for address in addresses:
            with suppress(UnexpectedAnswer):
                paths[target_on(self.arguments.site, address)] = None
        return [path for path in paths if path != sitemap.PATH]

    async def _legacy_list(self) -> None:
        window = Window(self.arguments.since, self.arguments.until)
        await self._listed(
            "legacy list", legacy_list.list_path(window), complete=True, expected="the list of the older platform",
            read=lambda body: legacy_list.read_listing(body.decode("utf-8", "replace")).addresses,
        )  # fmt: skip

    async def _page(self, step: str, paths: list[str]) -> None:
        if not paths:
            self.verdicts.append(verdicts.of_page(step, None, None))
            return
        answer = await self._ask(step.replace(" ", "-"), paths[0])
        page, why = None, answer.why
        if why is None:
            try:
                page = self.understood(answer.url, answer.body)
            except NotAnAgendaPage as error:
                why = str(error)
        self.verdicts.append(verdicts.of_page(step, page, why))

    def understood(self, url: str, body: bytes) -> Any:
        """Return the page that was read from a body. Raises NotAnAgendaPage."""
        html, _ = decode(body)
        moment = dt.datetime.now(dt.UTC)
        return read_page(
            url=url, html=html, body=body, fetched_at=moment, knowledge=knowledge_of(self.gazetteer)
        )

    async def _minister(self) -> None:
        day = min(self.today, self.arguments.until)
        held = [office for office in register.offices() if office.held_on(day)]
        if not held:
            return
        await self._listed(
            "minister's page", links.PEOPLE + register.slug(held[0].person), complete=False,
            read=lambda body: links.read_links(body.decode("utf-8", "replace")),
            expected="links to agenda pages, for want of anything better",
        )  # fmt: skip

    def report(self, files: list[str | None]) -> dict[str, object]:
        """Return what scout.json holds; `files` are the names of the answers."""
        return {
            "site": self.arguments.site,
            "moment": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "version": __version__,
            "crawl_makes_sense": verdicts.makes_sense(self.verdicts),
            "verdicts": [asdict(one) for one in self.verdicts],
            "answers": [one.as_json(file) for one, file in zip(self.answers, files, strict=True)],
        }


def file_name(number: int, answer: Answer) -> str:
    """Return the name of the file of an answer.

    >>> file_name(3, Answer("feed", "GET", "https://x.nl/api/rss", "", kind="application/xml"))
    '03-feed.xml'
    """
    ending = next((one for one in _TEXT if one in answer.kind), "txt" if "robots" in answer.name else "bin")
    return f"{number:02}-{answer.name.replace(chr(39), '')}.{'txt' if ending == 'plain' else ending}"


def is_listing(answer: Answer) -> bool:
    """Tell whether an answer contains only addresses, and so can't name anybody."""
    return answer.name == "robots" or "sitemap" in urlsplit(answer.url).path
