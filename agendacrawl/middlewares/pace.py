"""One pace for all processes of a crawl: the site sees no more requests a second than from one."""

from __future__ import annotations

import asyncio

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

# The time of the next request, kept in redis: whoever asks gets it, and the next one is a delay later.
_NEXT = """
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local at = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
redis.call('SET', KEYS[1], string.format('%.6f', at + tonumber(ARGV[1])), 'EX', 3600)
return string.format('%.6f', at - now)
"""


class PaceMiddleware:
    """Let each request wait for its turn among those of all processes. On with AGENDA_REDIS only."""

    def __init__(self, crawler: Crawler) -> None:
        from scrapy_redis.connection import from_settings

        self.crawler = crawler
        self.server = from_settings(crawler.settings)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PaceMiddleware:
        if not crawler.settings.get("AGENDA_REDIS"):
            raise NotConfigured
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait for the turn of a request."""
        assert self.crawler.engine is not None
        downloader = self.crawler.engine.downloader
        slot = downloader.slots.get(downloader.get_slot_key(request))
        delay = max(self.crawler.settings.getfloat("DOWNLOAD_DELAY"), slot.delay if slot else 0.0)
        if delay:
            key = f"agenda:turn:{downloader.get_slot_key(request)}"
            await asyncio.sleep(float(self.server.eval(_NEXT, 1, key, delay)))
