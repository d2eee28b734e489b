"""A site like the sample site on which sources are missing, lying, slow, empty or of another shape, and pages too."""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from agendacrawl.core.vocabulary import Platform
from agendacrawl.sample.server import SampleServer
from agendacrawl.sample.site import Entrance

GONE = (404, "text/html", "<html><body><h1>Pagina niet gevonden</h1></body></html>")
REFUSED = (400, "application/json", '{"ok": false, "message": "Invalid search request"}')
Answer = tuple[int, str, Any]
Search = Callable[["Adversary", dict[str, Any], Answer], Answer]


@dataclass(frozen=True)
class Mode:
    """What is wrong with a site: `gets` answers addresses, `search` changes answers, `page` the markup of pages.

    `complete`: all can be found all the same. Otherwise the run must say so, with one of `outcomes`.
    """

    gets: Mapping[str, Callable[[Adversary], Answer]] = field(default_factory=dict)
    search: Search | None = None
    page: Callable[[str], str] | None = None
    complete: bool = True
    outcomes: tuple[str, ...] = ("ok",)


class Adversary(SampleServer):
    """The sample site with every page in search and sitemaps, but for what a mode makes of it."""

    def __init__(self, mode: Mode) -> None:
        super().__init__(Platform.PRO, 0)
        self.mode = mode
        self.asked: list[str] = []
        self.pages = {path: replace(page, entrance=Entrance.BOTH) for path, page in self.pages.items()}

    def get(self, target: str) -> Answer:
        self.asked.append(target)
        path = target.partition("?")[0]
        for start, answer in self.mode.gets.items():
            if path == start or (start.endswith("*") and path.startswith(start[:-1])):
                return answer(self)
        status, kind, text = super().get(target)
        if self.mode.page is not None and path.startswith("/actueel/agenda/"):
            text = self.mode.page(text)
        return status, kind, text

    def post(self, target: str, body: bytes) -> Answer:
        self.asked.append(target)
        query = json.loads(body)
        config = query["queryConfig"]
        if (
            "search_fields" in config
        ):  # the smaller form of a sister site, which the sample site does not know
            query["queryConfig"] = {
                **{k: v for k, v in config.items() if k != "search_fields"},
                "filters": [],
                "sortList": [],
            }
            query["requestState"].setdefault("sortList", [])
        answer: Answer = super().post(target, json.dumps(query).encode())
        return (
            answer
            if self.mode.search is None
            else self.mode.search(self, {**query, "queryConfig": config}, answer)
        )

    def feed(self, number: int = 20) -> Answer:
        items = "".join(
            f"<item><link>{self.url}{escape(path)}</link></item>" for path in list(self.pages)[:number]
        )
        return (
            200,
            "application/xml",
            f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>',
        )

    def linked(self) -> Answer:
        rows = "".join(f'<li><a href="{escape(path)}">x</a></li>' for path in list(self.pages)[:30])
        return 200, "text/html", f"<html><body><main><ol>{rows}</ol></main></body></html>"

    def sitemap(self, paths: list[str] | None = None) -> str:
        rows = "".join(f"<url><loc>{self.url}{escape(path)}</loc></url>" for path in paths or self.pages)
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'

    def index(self, *parts: str) -> Answer:
        rows = "".join(f"<sitemap><loc>{self.url}{part}</loc></sitemap>" for part in parts)
        return (
            200,
            "application/xml",
            f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>',
        )


def gone(_: Adversary) -> Answer:
    return GONE


def _results(answer: Answer, keep: Callable[[list[Any]], list[Any]]) -> Answer:
    found = json.loads(answer[2])
    kept = keep(found["results"])
    return 200, answer[1], json.dumps({"totalPages": 1, "totalResults": len(kept), "results": kept})


def half(_: Adversary, __: dict[str, Any], answer: Answer) -> Answer:
    """Every second page is in the index; the totals agree with that."""
    return _results(answer, lambda rows: [row for row in rows if sum(row["url"]["raw"].encode()) % 2])


def nothing(_: Adversary, __: dict[str, Any], answer: Answer) -> Answer:
    return _results(answer, lambda _: [])


def raw(_: Adversary, __: dict[str, Any], answer: Answer) -> Answer:
    """The results stand under rawResponse only."""
    if answer[0] != 200:
        return answer
    kept = {name: value for name, value in json.loads(answer[2]).items() if name != "results"}
    return 200, answer[1], json.dumps(kept)


def deaf(_: Adversary, __: dict[str, Any], answer: Answer) -> Answer:
    """The filter on days is ignored: the same pages of an earlier year, whatever is asked for."""
    rows = [{"url": {"raw": f"/actueel/agenda/2019/05/{n:02}/x"}} for n in range(1, 29)]
    return 200, answer[1], json.dumps({"totalPages": 1, "totalResults": len(rows), "results": rows})


def _only(accepts: Callable[[dict[str, Any]], bool]) -> Search:
    return lambda _, query, answer: answer if accepts(query) else REFUSED


def _payload(html: str) -> str:
    """Take the main content out of the markup and push it from a script."""
    main = re.search(r"<main\b.*?</main>", html, re.S)
    assert main is not None
    script = json.dumps([1, main[0]]).replace("</", "<\\/")
    return html.replace(main[0], "<main></main>").replace(
        "</body>", f"<script>self.__next_f.push({script})</script></body>"
    )


def _blob(html: str) -> str:
    """Push the text of the page on one line, without its markup."""
    main = re.search(r"<main\b.*?</main>", html, re.S)
    title = re.search(r"<h1.*?</h1>", html, re.S)
    assert main is not None
    assert title is not None
    words = " ".join(re.sub(r"<[^>]+>", " ", main[0]).split())
    return html.replace(main[0], f"<main>{title[0]}</main>").replace(
        "</body>", f"<script>self.__next_f.push({json.dumps([1, words])})</script></body>"
    )


def _kimnet(html: str) -> str:
    """Structured data as on a sister site: a graph, other scripts around it, the names under author."""
    graph = {
        "@context": "x",
        "@graph": [
            {"@type": "WebSite", "name": "Rijksoverheid"},
            {"@type": "WebPage", "name": "x", "inLanguage": "nl"},
        ],
    }
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "Actueel"}]}
    elastic = {"pageTitle": "x", "publicationDate": "2026-11-09T08:00:00Z", "author": "Anna Een, Bram Twee"}
    scripts = "".join(
        f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in (crumbs, graph)
    )
    return html.replace(
        "</head>",
        f'{scripts}<script id="elastic-content" type="application/json">{json.dumps(elastic)}</script></head>',
    )


def _block(html: str) -> str:
    return re.sub(
        r"(</h1>)", r'\1<aside class="survey-banner"><p>Doe mee aan ons onderzoek</p></aside>', html, count=1
    )


def _later(_: Adversary) -> Answer:
    time.sleep(3)
    return GONE


class _Raw:
    """Bytes where the sample site has text."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def encode(self) -> bytes:
        return self.data


def _twice(site: Adversary) -> Answer:
    return 200, "application/x-gzip", _Raw(gzip.compress(gzip.compress(site.sitemap().encode())))


NO_SEARCH: dict[str, Any] = {"search": lambda *_: GONE}
NO_MAPS = {"/sitemap*": gone}
MODES: dict[str, Mode] = {
    "nothing wrong": Mode(),
    "no search": Mode(**NO_SEARCH),
    "no sitemaps": Mode(gets=NO_MAPS),
    "search takes ten a page": Mode(search=_only(lambda q: q["requestState"]["resultsPerPage"] <= 10)),
    "search takes the small form": Mode(search=_only(lambda q: "search_fields" in q["queryConfig"])),
    "search takes days of publication": Mode(
        search=_only(lambda q: not any(f["field"] == "activity_start_date" for f in q["requestState"]["filters"]))
    ),
    "the same, no sitemaps": Mode(
        search=_only(lambda q: not any(f["field"] == "activity_start_date" for f in q["requestState"]["filters"])),
        gets=NO_MAPS, complete=False, outcomes=("incomplete",),
    ),
    "search refuses every form": Mode(search=lambda *_: REFUSED),
    "search ignores the days": Mode(search=deaf),
    "search ignores the days, no sitemaps": Mode(search=deaf, gets=NO_MAPS, complete=False, outcomes=("http_error", "empty", "incomplete")),
    "search hides half": Mode(search=half),
    "search hides half, no sitemaps, feed": Mode(
        search=half, gets={**NO_MAPS, "/api/rss": Adversary.feed}, complete=False, outcomes=("incomplete",)
    ),
    "search finds nothing": Mode(search=nothing),
    "search and sitemaps find nothing, feed": Mode(
        search=nothing,
        gets={"/sitemap.xml": lambda s: s.index(), "/api/rss": Adversary.feed}, complete=False, outcomes=("incomplete",),
    ),
    "search and sitemaps find nothing": Mode(
        search=nothing, gets={"/sitemap.xml": lambda s: s.index()},
        complete=False, outcomes=("empty", "http_error"),
    ),
    "search of another shape": Mode(search=lambda *_: (200, "application/json", '{"hits": {"total": 3}}')),
    "raw results only": Mode(search=raw),
    "feed only": Mode(**NO_SEARCH, gets={**NO_MAPS, "/api/rss": Adversary.feed}, complete=False, outcomes=("incomplete",)),
    "links only": Mode(
        **NO_SEARCH, gets={**NO_MAPS, "/actueel/agenda": Adversary.linked}, complete=False, outcomes=("incomplete",)
    ),
    "no source": Mode(**NO_SEARCH, gets=NO_MAPS, complete=False, outcomes=("http_error",)),
    "sitemap gzipped twice": Mode(gets={"/sitemap.xml": lambda s: s.index("/sitemap/1.xml.gz"), "/sitemap/1.xml.gz": _twice}),
    "the same, no search": Mode(**NO_SEARCH, gets={"/sitemap.xml": lambda s: s.index("/sitemap/1.xml.gz"), "/sitemap/1.xml.gz": _twice}),
    "sitemaps in sitemaps, no search": Mode(
        **NO_SEARCH,
        gets={"/sitemap.xml": lambda s: s.index("/sitemap/a.xml"), "/sitemap/a.xml": lambda s: s.index("/sitemap/b.xml"),
              "/sitemap/b.xml": lambda s: (200, "application/xml", s.sitemap())},
    ),
    "sitemaps with a query, no search": Mode(
        **NO_SEARCH,
        gets={"/sitemap.xml": lambda s: (200, "application/xml", s.sitemap()) if "?page=1" in s.asked[-1] else s.index("/sitemap.xml?page=1")},
    ),
    "one sitemap and no index, no search": Mode(**NO_SEARCH, gets={"/sitemap.xml": lambda s: (200, "application/xml", s.sitemap())}),
    "sitemap in robots.txt only, no search": Mode(
        **NO_SEARCH,
        gets={"/robots.txt": lambda s: (200, "text/plain", f"User-agent: *\nDisallow: /zoeken\nSitemap: {s.url}/kaart.xml\n"),
              "/sitemap.xml": gone, "/kaart.xml": lambda s: (200, "application/xml", s.sitemap())},
    ),
    "a part of the sitemaps fails, no search": Mode(
        **NO_SEARCH, gets={"/sitemap/1.xml": lambda _: (500, "text/html", "x")}, complete=False, outcomes=("incomplete",)
    ),
    "sitemaps of news only": Mode(gets={"/sitemap.xml": lambda s: (200, "application/xml", s.sitemap(["/actueel/nieuws/2026/11/09/x"]))}),
    "slow sitemaps": Mode(gets={"/sitemap*": _later}),
    "text in scripts": Mode(page=_payload),
    "text in scripts without its lines": Mode(page=_blob, complete=False, outcomes=("markup_changed", "assertion")),
    "structured data of a sister site": Mode(page=_kimnet),
    "an unknown block on all pages": Mode(page=_block),
}  # fmt: skip
