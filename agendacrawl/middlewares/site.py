"""Keep a crawl on one site: scheme, host and port."""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.utils.httpobj import urlparse_cached

from agendacrawl.core.downloads import OffSite
from agendacrawl.core.site import site_of


class SiteMiddleware:
    """Raise OffSite for every request that is not to the site itself, redirects included.

    Scrapy's own middleware lets subdomains, other schemes, other ports and retried requests pass.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> SiteMiddleware:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise OffSite if a URL is not on the site."""
        site: str = self.crawler.spider.arguments.site  # type: ignore[union-attr]
        parts = urlparse_cached(request)
        if site_of(f"{parts.scheme}://{parts.netloc}") != site:
            raise OffSite(f"{request.url} is not on {site}")
