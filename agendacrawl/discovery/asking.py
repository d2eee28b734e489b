"""Ask one site for its listings: what can go wrong with an answer, and how it is reported."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response, TextResponse

from agendacrawl.core.downloads import DOWNLOAD_ERRORS, ClosedByRobots, Unreachable, reason
from agendacrawl.discovery import NotThere, Refused, UnexpectedAnswer
from agendacrawl.discovery.ladder import Findings, Rung
from agendacrawl.dutch.text import squeeze

logger = logging.getLogger(__name__)

Fetch = Callable[[Request], Awaitable[Response]]

# How a rung may fail: the failure is reported, and the other rungs continue.
FAILURES = (UnexpectedAnswer, IgnoreRequest, *DOWNLOAD_ERRORS)
LARGEST_LISTING = 10 * 1024 * 1024  # bytes: a sitemap with 50,000 addresses takes about 8 MB
LONGEST_REASON = 300  # characters
_FORM_REFUSED = (400, 415, 422)  # HTTP statuses for a request body of the wrong shape


class Asking:
    """Requests to one site, through `fetch`; failures are noted in the findings."""

    def __init__(self, fetch: Fetch, findings: Findings) -> None:
        self.fetch = fetch
        self.findings = findings

    async def answered(self, request: Request) -> Response:
        """Return the answer with status 200. Raises one of FAILURES; the status may mean NotThere or Refused."""
        request.meta["download_maxsize"] = LARGEST_LISTING
        response = await self.fetch(request)
        path = urlsplit(request.url).path
        if response.status in (404, 410):
            raise NotThere(f"{path}: HTTP status {response.status}")
        if response.status in _FORM_REFUSED and request.method == "POST":
            raise Refused(f"{path}: HTTP status {response.status}")
        if response.status != 200:
            raise UnexpectedAnswer(f"{path}: HTTP status {response.status}")
        return response

    async def text(self, request: Request) -> TextResponse:
        """Return the answer, which must be text. Raises one of FAILURES."""
        response = await self.answered(request)
        if not isinstance(response, TextResponse):
            path, kind = urlsplit(request.url).path, response.headers.get("Content-Type")
            raise UnexpectedAnswer(f"{path}: expected text, got {kind!r}")
        return response

    def sentence(self, error: Exception) -> str:
        """Return what went wrong in words, and note whether robots.txt or the network was the reason."""
        self.findings.robots |= isinstance(error, ClosedByRobots)
        self.findings.unreachable |= isinstance(error, Unreachable)
        return reason(error)

    def failed(self, rung: Rung, why: str) -> None:
        """Note and log why a rung was not read completely."""
        why = squeeze(why)[:LONGEST_REASON]  # it may quote characters that logs or tables don't accept
        self.findings.failures.setdefault(rung, []).append(why)
        logger.warning("The %s was not read completely: %s", rung.words, why)
