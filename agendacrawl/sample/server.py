"""The sample site over HTTP on loopback, with the endpoints of each platform.

The present one ("pro") has robots.txt, a sitemap index, sitemaps and `POST /api/search`; its list page is
built in the browser and so is empty here. The older one ("legacy") has the paged list: 10 a page, at most 50
pages.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from agendacrawl.core.territory import AMSTERDAM
from agendacrawl.core.vocabulary import Platform
from agendacrawl.sample.site import Entrance, SamplePage, load_site, plain, render

URLS_PER_SITEMAP = 20
SEARCH_MAX = 100
LIST_SIZE, LIST_PAGES = 10, 50

_HTML, _XML, _JSON = "text/html; charset=utf-8", "application/xml", "application/json"
_STATE = {"current", "filters", "resultsPerPage", "searchTerm", "sortDirection", "sortField", "sortList"}
_CONFIG = {"filters", "result_fields", "disjunctiveFacets", "facets", "sortList"}

Answer = tuple[int, str, str]  # status, content type, text


class SampleServer:
    """The sample site on `url` while the `with` block runs.

    `pages` (by path) is read at every request: a test may change or remove one between two crawls.
    """

    def __init__(self, platform: Platform, port: int) -> None:
        self.platform = platform
        self.pages: dict[str, SamplePage] = {page.path: page for page in load_site()}
        self._server = _Server(("127.0.0.1", port), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.thread = Thread(target=self._server.serve_forever, args=(0.05,), name="sample site", daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self.thread.join()

    def get(self, target: str) -> Answer:
        """Return the response to GET `target` (path and query)."""
        address = urlsplit(target)
        path = address.path
        if path == "/robots.txt":
            return 200, "text/plain", f"User-agent: *\nDisallow: /zoeken\nSitemap: {self.url}/sitemap.xml\n"
        if path == "/actueel/agenda":
            return self._list({k: v[-1] for k, v in parse_qs(address.query).items()})
        if self.platform is Platform.PRO and (answer := self._sitemap(path)):
            return answer
        for known, page in self.pages.items():
            if unquote(known) == unquote(path):
                return 200, _HTML, render(page, self.platform, self.url)
        return _html(404, "<h1>Pagina niet gevonden</h1>")

    def post(self, target: str, body: bytes) -> Answer:
        """Return the response to POST `target`: the search API's, or 400 if `body` lacks the site's own shape."""
        if self.platform is not Platform.PRO or urlsplit(target).path != "/api/search":
            return 404, "text/plain", "Not found"
        try:
            query = json.loads(body)
            if query["requestState"].keys() != _STATE or query["queryConfig"].keys() != _CONFIG:
                raise ValueError("other keys than the site's own search page sends")
            answer = self._search(query["requestState"], set(query["queryConfig"]["result_fields"]))
        except (AttributeError, KeyError, TypeError, ValueError):
            return 400, _JSON, json.dumps({"ok": False, "message": "Invalid search request"})
        return 200, _JSON, json.dumps(answer, ensure_ascii=False)

    def _sitemap(self, path: str) -> Answer | None:
        pages = [page for page in self.pages.values() if page.entrance is not Entrance.SEARCH]
        parts = [pages[at : at + URLS_PER_SITEMAP] for at in range(0, len(pages), URLS_PER_SITEMAP)]
        if path == "/sitemap.xml":
            places = (f"{self.url}/sitemap/{n}.xml" for n in range(len(parts)))
            return _xml("sitemapindex", "".join(f"<sitemap><loc>{place}</loc></sitemap>" for place in places))
        for n, part in enumerate(parts):
            if path == f"/sitemap/{n}.xml":
                rows = [(page.path, page.published) for page in part]
                rows.append((f"/actueel/nieuws/2026/11/0{n + 1}/nieuwsbericht", part[0].published))
                urls = "".join(
                    f"<url><loc>{self.url}{escape(loc)}</loc><lastmod>{day:%Y-%m-%dT%H:%M:%S}.000Z</lastmod></url>"
                    for loc, day in rows
                )
                return _xml("urlset", urls)
        return None

    def _search(self, state: dict[str, Any], fields: set[str]) -> dict[str, Any]:
        found = [_NEWS, *(_document(p) for p in self.pages.values() if p.entrance is not Entrance.SITEMAP)]
        for wanted in state["filters"]:
            found = [document for document in found if _matches(document, wanted)]
        for order in reversed(state["sortList"] or [{"field": "sort_date", "direction": "desc"}]):
            found.sort(key=_sort_key(order["field"]), reverse=order["direction"] == "desc")
        size, current = min(int(state["resultsPerPage"]), SEARCH_MAX), int(state["current"])
        results = [
            {key: {"raw": value} for key, value in document.items() if key in fields | {"id"}}
            | {"_meta": {"id": document["id"]}}
            for document in found[(current - 1) * size : current * size]
        ]
        return {
            "totalPages": -(-len(found) // size),
            "totalResults": len(found),
            "results": results,
            "facets": {},
            "rawResponse": {"rawResults": results},
        }

    def _list(self, query: dict[str, str]) -> Answer:
        if self.platform is Platform.PRO:
            return _html(200, '<h1>Agenda</h1><div id="app"></div>')
        try:
            first, last = (
                dt.datetime.strptime(query[key], "%d-%m-%Y").date() if key in query else None
                for key in ("startdatum", "einddatum")
            )
            number = int(query.get("pagina", 1))
        except ValueError:
            return _html(400, "<h1>Ongeldige zoekopdracht</h1>")
        found = [
            page
            for page in self.pages.values()
            if (not first or page.path_date >= first) and (not last or page.path_date <= last)
        ]
        found = sorted(found, key=lambda page: page.path, reverse=True)[: LIST_SIZE * LIST_PAGES]
        items = "".join(
            f'<li class="results__item"><a class="publication" href="{escape(page.path)}">'
            f"<h3>{escape(page.title)}</h3><p>{escape(plain(page.intro)[:130])}</p>"
            f'<p class="meta">{escape(page.type or "Agenda")} | {page.date:%d-%m-%Y}</p></a></li>'
            for page in found[(number - 1) * LIST_SIZE : number * LIST_SIZE]
        )
        paging = "".join(
            f'<li><a href="?{escape(urlencode(query | {"pagina": str(n)}))}">{n}</a></li>'
            for n in range(1, -(-len(found) // LIST_SIZE) + 1)
        )
        return _html(
            200,
            f'<h1>Agenda</h1><p>{len(found)} resultaten</p><ol class="results common">{items}</ol>'
            f'<ul class="paging__numbers">{paging}</ul>',
        )


def serve(platform: Platform, port: int = 0) -> SampleServer:
    """Return the sample site, for use in a `with` statement; port 0 picks a free one.

    >>> with serve(Platform.PRO) as site:
    ...     site.url.rpartition(":")[0]
    'http://127.0.0.1'
    """
    return SampleServer(platform, port)


_NEWS = {  # the search API answers with other kinds of pages too
    "id": "doc-nieuws",
    "url": "/actueel/nieuws/2026/11/12/informatiemarkt-op-het-voorbeeldplein",
    "page_title": "Informatiemarkt op het Voorbeeldplein",
    "information_type": "Nieuwsbericht",
    "sort_date": "2026-11-12T09:00:00.000Z",
    "activity_start_date": "2026-11-11T23:00:00.000Z",
}


def _html(status: int, content: str) -> Answer:
    return status, _HTML, f'<!DOCTYPE html><html lang="nl"><body><main>{content}</main></body></html>'


def _xml(root: str, content: str) -> Answer:
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    )
    return 200, _XML, f"{head}{content}</{root}>"


def _document(page: SamplePage) -> dict[str, Any]:
    """Return the page as the search engine stores it: days are midnight in Amsterdam, written in UTC."""
    document = {
        "id": f"doc-{page.path.rsplit('/', 1)[-1]}",
        "url": page.path,
        "page_title": page.title,
        "meta_description": plain(page.intro)[:140],
        "sort_date": _instant(page.published),
        "activity_start_date": _instant(dt.datetime.combine(page.date, dt.time(), AMSTERDAM)),
        "activity_type": page.type,
        "activity_location_title": page.place,
        "activity_show_time": "true" if page.time else "false",
        "ministry": page.ministries,
    }
    if page.end_date:
        document["activity_end_date"] = _instant(dt.datetime.combine(page.end_date, dt.time(), AMSTERDAM))
    return {key: value for key, value in document.items() if value}


def _instant(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def _sort_key(field: str) -> Callable[[dict[str, Any]], str]:
    return lambda document: str(document.get(field, ""))


def _matches(document: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Tell whether a document passes one filter: a list of values, or of ranges with `from` and `to`."""
    value = document.get(wanted["field"])
    if value is None:
        return False
    for choice in wanted["values"]:
        if isinstance(choice, dict):
            moment = dt.datetime.fromisoformat(value)
            if ("from" not in choice or moment >= dt.datetime.fromisoformat(choice["from"])) and (
                "to" not in choice or moment <= dt.datetime.fromisoformat(choice["to"])
            ):
                return True
        elif choice == value or (isinstance(value, tuple) and choice in value):
            return True
    return False


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that went away: a crawl that was stopped does."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _handler(site: SampleServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # one packet for an answer: unbuffered, head and body wait 40 ms for each other

        def do_GET(self) -> None:
            self._send(*site.get(self.path))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self._send(*site.post(self.path, body))

        def _send(self, status: int, content_type: str, text: str) -> None:
            data = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Log nothing: the crawler logs what it fetches."""

    return Handler
