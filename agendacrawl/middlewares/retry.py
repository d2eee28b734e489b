"""Retry-After: when the site says that it is busy, all requests wait, not only the one that got this response."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import math
from email.utils import parsedate_to_datetime
from time import monotonic

from scrapy import Request, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response
from scrapy.settings import BaseSettings

from agendacrawl.core.downloads import GivenUp
from agendacrawl.core.site import read_wait

logger = logging.getLogger(__name__)

BUSY = (429, 503)
MOST_FAILURES = 30  # failed attempts in a row after which the site counts as down
MOST_REFUSALS = 3  # responses that ask for more than AGENDA_LONGEST_WAIT, after which the site is left alone
_SLACK = 0.05  # seconds between the end of a pause and the usual delay


def seconds_asked(value: bytes | None, now: dt.datetime) -> float | None:
    """Return the seconds that Retry-After asks for (RFC 9110, 10.2.3); None if it is missing or nonsense.

    >>> now = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
    >>> seconds_asked(b"Mon, 23 Nov 2026 12:00:30 GMT", now), seconds_asked(b"soon", now)
    (30.0, None)
    """
    text = (value or b"").decode("ascii", errors="replace").strip()
    if text.isascii() and text.isdigit():
        return float(text) if len(text) < 10 else math.inf
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - now).total_seconds())


class PoliteRetryMiddleware(RetryMiddleware):
    """Scrapy's retries, and a pause of the whole site on HTTP 429 and 503.

    The pause is as long as Retry-After asks, otherwise DOWNLOAD_DELAY doubled for every attempt, and never longer
    than AGENDA_LONGEST_WAIT. A page for which the site asks for a longer wait is not requested again; after three
    such responses, or thirty failed attempts in a row, the rest of the run raises GivenUp.
    """

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self.longest = read_wait(settings.get("AGENDA_LONGEST_WAIT"))
        self.delay = settings.getfloat("DOWNLOAD_DELAY")
        self.refusals = 0
        self.failures = 0
        self.paused_until = 0.0
        self.usual: tuple[float, float] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PoliteRetryMiddleware:
        middleware = super().from_crawler(crawler)
        crawler.signals.connect(middleware.downloaded, signal=signals.response_downloaded)
        return middleware

    def process_request(self, request: Request) -> None:  # noqa: ARG002  (Scrapy passes it by name)
        """Raise GivenUp if the site has asked too often for too long a wait, or is down."""
        if self.refusals >= MOST_REFUSALS:
            raise GivenUp(f"the site asked {self.refusals} times to wait more than {self.longest:g} seconds")
        if self.failures >= MOST_FAILURES:
            raise GivenUp(f"the site failed {self.failures} times in a row")

    def downloaded(self, response: Response, request: Request) -> None:
        """Pause before the queue sends its next request: when `process_response` is called, it is too late."""
        if response.status < 500 and response.status not in BUSY:
            self.failures = 0
        if response.status in BUSY:
            asked = self._asked(response)
            tries = request.meta.get("retry_times", 0) + 1
            self._pause(request, min(self.delay * 2**tries if asked is None else asked, self.longest))

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return the response, or the request to try again after the pause."""
        asked = self._asked(response) if response.status in BUSY else None
        if asked is None or asked <= self.longest:
            self.failures += response.status in self.retry_http_codes
            return super().process_response(request, response)
        self.refusals += 1
        logger.warning(
            "%s asks to wait %s, longer than AGENDA_LONGEST_WAIT (%g seconds): it is not asked again in this run.",
            request.url,
            f"{asked:,.0f} seconds" if math.isfinite(asked) else "for years",
            self.longest,
        )
        return response

    @staticmethod
    def _asked(response: Response) -> float | None:
        return seconds_asked(response.headers.get("Retry-After"), dt.datetime.now(dt.UTC))

    def process_exception(self, request: Request, exception: Exception) -> Request | Response | None:  # type: ignore[override]
        """Return the request to retry if there was no response, unless it has used up its retries."""
        self.failures += isinstance(exception, self.exceptions_to_retry)
        return super().process_exception(request, exception)

    def _pause(self, request: Request, seconds: float) -> None:
        """Make the queue of the request's host wait, by a delay that ends with the pause.

        Scrapy has no other way to hold back requests that have passed the middlewares and wait in that queue: its
        own AutoThrottle sets the delay of the slot too. `get_retry_request`, which retries a request, affects only
        that one request.
        """
        assert self.crawler.engine is not None
        downloader = self.crawler.engine.downloader
        slot = downloader.slots.get(downloader.get_slot_key(request))
        now = monotonic()
        if slot is None or now + seconds <= max(self.paused_until, now):
            return
        self.paused_until = now + seconds
        if self.usual is None:
            self.usual = slot.delay, slot.jitter
        slot.delay, slot.jitter, slot.lastseen = seconds, 0.0, now + _SLACK
        asyncio.get_running_loop().call_later(seconds, self._go_on, slot)
        logger.info("The site is busy (HTTP status on %s): waiting %.1f seconds.", request.url, seconds)

    def _go_on(self, slot: Slot) -> None:
        if self.usual is not None and monotonic() + _SLACK / 2 >= self.paused_until:
            slot.delay, slot.jitter = self.usual
            self.usual = None
