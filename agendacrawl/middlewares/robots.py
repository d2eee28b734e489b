"""robots.txt, failing closed; Scrapy reads an unusable response as "everything is allowed"."""

from __future__ import annotations

import asyncio
import logging
import re
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler, load_object

from agendacrawl.core.downloads import DOWNLOAD_ERRORS, NO_ANSWER, ClosedByRobots, Unreachable, reason
from agendacrawl.core.site import read_wait

logger = logging.getLogger(__name__)

LARGEST = 512 * 1024  # bytes: RFC 9309, 2.5 requires at least 500 KiB
_ABSENT = (404, 410)
_RULE = re.compile(
    r"^[ \t]*(?:user-?agent|disallow|allow|sitemap|crawl-delay|host|request-rate|visit-time|content-signal|noindex)"
    r"[ \t]*:",
    re.I | re.M,
)
_AGENT = re.compile(r"user[- ]?agent\b", re.I)
_OF_THE_SITE = re.compile(r"(?:site-?map|host)", re.I)
_DIRECTIVE = re.compile(r"di?[as]+l+[ao]w|allow|crawl|request|visit", re.I)
MOST_WORK = 100_000  # rules times the agents of their groups: the parser keeps each rule for each agent


def why_closed(status: int, body: bytes) -> str | None:
    """Return why a response to /robots.txt can't be used as rules; None if it can, or if there are none.

    404 and 410 say that there are no rules, and so does an empty file (RFC 9309, 2.2.1 and 2.3.1.3). The RFC
    treats every 4xx this way; here 401, 403 and 429 close the site, as they say that we are not welcome.

    >>> why_closed(503, b"")
    'HTTP status 503'
    >>> why_closed(200, b"<html><body>Storing</body></html>")
    'it holds no rules but something else'
    """
    if status in _ABSENT:
        return None
    if status != 200:
        return f"HTTP status {status}"
    text = re.sub(r"#.*", "", body.decode("utf-8-sig", errors="replace")).strip()
    if text and (text.startswith("<") or not _RULE.search(text)):
        return "it holds no rules but something else"
    if work(text) > MOST_WORK:
        return "it holds more rules for more agents than can be obeyed"
    return None


def work(text: str) -> int:
    """Return the number of rules, counting each once for every agent of its group.

    >>> work("User-agent: a\\nUser-agent: b\\nDisallow: /x\\nDisallow: /y\\nUser-agent: *\\nDisallow: /z")
    5
    """
    agents, ruled, total = 0, False, 0
    for line in map(str.strip, text.splitlines()):
        if _AGENT.match(line):
            agents, ruled = (1, False) if ruled else (agents + 1, False)
        elif line and not _OF_THE_SITE.match(line):
            total += agents
            ruled = ruled or _DIRECTIVE.match(line) is not None
    return total


class RobotsMiddleware(RobotsTxtMiddleware):
    """Raise ClosedByRobots, with a sentence, for what robots.txt forbids, or for everything if it can't be read.

    Crawl-delay applies if it is longer than DOWNLOAD_DELAY. One longer than AGENDA_LONGEST_WAIT closes the site:
    going faster is not allowed, and a crawl that slow would never end.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self.longest = read_wait(crawler.settings.get("AGENDA_LONGEST_WAIT"))
        self.parser_class = load_object(crawler.settings["ROBOTSTXT_PARSER"])
        self.parsers: dict[str, asyncio.Task[RobotParser]] = {}

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raise ClosedByRobots if the rules forbid a URL."""
        assert rp is not None
        if not rp.allowed(request.url, self.agent):
            raise ClosedByRobots(f"robots.txt forbids {urlsplit(request.url).path}")

    async def robot_parser(self, request: Request) -> RobotParser:
        """Return the rules of a request's host, fetched once a run. Raises ClosedByRobots and Unreachable."""
        parts = urlparse_cached(request)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self.parsers:
            self.parsers[site] = asyncio.ensure_future(self._fetch(site))
        return await self.parsers[site]

    async def _fetch(self, site: str) -> RobotParser:
        assert self.crawler.engine is not None
        request = Request(
            f"{site}/robots.txt",
            headers={"Accept-Encoding": "identity"},  # a truncated compressed body may look complete
            priority=self.DOWNLOAD_PRIORITY,
            meta={"dont_obey_robotstxt": True, "download_maxsize": LARGEST},
            callback=NO_CALLBACK,
        )
        try:
            response = await self.crawler.engine.download_async(request)
        except NO_ANSWER as error:
            logger.error(
                "%s can't be reached: %s. Nothing is fetched; check the network, then run this again.",
                site,
                reason(error),
            )
            raise Unreachable(f"the site can't be reached: {reason(error)}") from error
        except (IgnoreRequest, *DOWNLOAD_ERRORS) as error:
            raise self._closed(site, reason(error)) from error
        why = why_closed(response.status, response.body)
        if why is not None:
            raise self._closed(site, why)
        rules = response.body if response.status == 200 else b""
        parser: RobotParser = build_from_crawler(self.parser_class, self.crawler, rules)
        self._obey_delay(site, parser, request)
        return parser

    def _obey_delay(self, site: str, parser: RobotParser, request: Request) -> None:
        assert self.crawler.engine is not None
        asked = parser.crawl_delay(self.agent)
        if asked is None or not asked > 0:
            return
        if asked > self.longest:
            raise self._closed(
                site,
                f"it asks for {asked:g} seconds between requests, AGENDA_LONGEST_WAIT is {self.longest:g}",
            )
        downloader = self.crawler.engine.downloader
        key = downloader.get_slot_key(request)
        delay = max(asked, self.crawler.settings.getfloat("DOWNLOAD_DELAY"))
        downloader.per_slot_settings[key] = {"concurrency": 1, "delay": delay, "jitter": 0}
        if key in downloader.slots:
            slot = downloader.slots[key]
            slot.concurrency, slot.delay, slot.jitter = 1, delay, 0.0
        logger.info("%s/robots.txt asks for %g seconds between requests.", site, asked)

    @staticmethod
    def _closed(site: str, why: str) -> ClosedByRobots:
        logger.error(
            "%s/robots.txt could not be obeyed: %s. Nothing of the site is fetched; try again later, "
            "or ask its owners.",
            site,
            why,
        )
        return ClosedByRobots(f"robots.txt could not be obeyed: {why}")
