"""Real HTTP for crawls of sites on this machine, as a busy machine needs it: patience where a test counts on an answer."""

from __future__ import annotations

from scrapy import Request
from scrapy.core.downloader import Downloader
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.http import Response

SOON, LATE = 2, 3600  # seconds
SETTINGS = {"DOWNLOAD_HANDLERS": {"http": "support.downloads.Patient"}}


class Patient(HTTP11DownloadHandler):
    """Wait SOON for addresses with a part that the setting HANGS names, and LATE for all others.

    The counter `released` has the moment at which the downloader let each request go, its delay being over.
    """

    async def download_request(self, request: Request) -> Response:
        hangs = self._crawler.settings.getlist("HANGS")
        request.meta["download_timeout"] = SOON if any(part in request.url for part in hangs) else LATE
        assert self._crawler.engine is not None
        assert self._crawler.stats is not None
        slot = self._crawler.engine.downloader.slots[request.meta[Downloader.DOWNLOAD_SLOT]]
        released = self._crawler.stats.get_value("released", [])
        self._crawler.stats.set_value("released", [*released, slot.lastseen])
        return await super().download_request(request)
