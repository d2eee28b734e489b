"""A small agenda site over real sockets, whose pages, listings and robots.txt are named after what is wrong with them.

    with FaultySite(pages=["good-1", "status-500"], robots="status-503") as site: ...

Every page lies at /actueel/agenda/2026/11/10/NAME. A name that no fault has is a good page.
"""

from __future__ import annotations

import datetime as dt
import functools
import gzip
import json
import time
from collections.abc import Callable, Mapping, Sequence
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

FOLDER = "/actueel/agenda/2026/11/10/"
HTML, XML, JSON = "text/html; charset=utf-8", "application/xml", "application/json"
RULES = b"User-agent: *\nDisallow: /zoeken\n"


def page(title: str, more: str = "") -> bytes:
    """A good page of the present platform."""
    return (
        f'<!DOCTYPE html><html lang="nl"><head><title>{title} | Rijksoverheid.nl</title></head><body><main>'
        f"<h1>{title}</h1><p>Datum: 10-11-2026</p><p>Bewindspersoon: Rob Jetten</p><p>Locatie: Hulst</p>"
        f'<div class="rich-text larger-text"><p>Gesprek over {title}.</p>{more}</div></main></body></html>'
    ).encode()


class Handler(BaseHTTPRequestHandler):
    """One request; `site` holds what is wrong."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    site: FaultySite

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.site.requests.append((time.monotonic(), self.command, path, dict(self.headers)))
        name = path.removeprefix(FOLDER)
        if path == "/robots.txt":
            ROBOTS[self.site.robots](self)
        elif path == "/api/search":
            LISTINGS[self.site.search](self)
        elif path == "/sitemap.xml":
            SITEMAPS[self.site.sitemap](self)
        elif path.startswith("/sitemap/"):
            LISTINGS[path.removeprefix("/sitemap/").removesuffix(".xml")](self)
        elif path == "/actueel/agenda":
            LISTINGS["list-" + self.site.legacy](self)
        elif path.startswith(FOLDER):
            if name in self.site.bodies:
                self.answer(200, self.site.bodies[name])
            else:
                PAGES.get(name, good_page)(self)
        else:
            self.answer(404, b"<html><h1>Niet gevonden</h1></html>")

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.do_GET()

    def name(self) -> str:
        return urlsplit(self.path).path.rsplit("/", 1)[-1]

    def times(self) -> int:
        """How often this address was asked for, with this request."""
        path = urlsplit(self.path).path
        return sum(asked == path for _, _, asked, _ in self.site.requests)

    def head(self, status: int, kind: str = HTML, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def answer(self, status: int, body: bytes = b"", kind: str = HTML, **headers: str) -> None:
        self.head(status, kind, Content_Length=str(len(body)), **headers)
        self.wfile.write(body)

    def drop(self) -> None:
        """Close the connection."""
        self.wfile.flush()
        self.close_connection = True

    def wait(self) -> None:
        """Say no more until the site closes."""
        self.wfile.flush()
        self.site.closing.wait(60)
        self.close_connection = True

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except ConnectionError:  # the crawler had enough
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


Fault = Callable[[Handler], None]


def good_page(h: Handler) -> None:
    h.answer(200, page(h.name()))


def status(code: int) -> Fault:
    return lambda h: h.answer(code, b"<html><body><main><h1>Storing</h1></main></body></html>")


def partly(code: int) -> Fault:
    """A page that looks whole, with a status that says it is not the site's own or not all of it."""
    return lambda h: h.answer(code, page(h.name()))


def redirect(target: str) -> Fault:
    return lambda h: h.answer(302, b"", Location=target.replace("HOST", h.headers["Host"]))


def busy(code: int, retry_after: Callable[[], str], times: int = 1) -> Fault:
    """Busy so many times, then well."""

    def fault(h: Handler) -> None:
        if h.times() <= times:
            h.answer(code, b"", Retry_After=retry_after())
        else:
            good_page(h)

    return fault


def in_seconds(seconds: int) -> Callable[[], str]:
    """An HTTP date so far ahead; whole seconds, so it lies up to one second nearer."""
    return lambda: format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=seconds), usegmt=True)


def timeout(h: Handler) -> None:
    h.wait()


def hang_after_headers(h: Handler) -> None:
    h.head(200, Content_Length="5000")
    h.wait()


def slow_drip(h: Handler) -> None:
    h.head(200, Content_Length="5000")
    for byte in page(h.name()):
        h.wfile.write(bytes([byte]))
        h.wfile.flush()
        if h.site.closing.wait(0.05):
            break
    h.drop()


def dropped(h: Handler) -> None:
    h.drop()


def wrong_length(h: Handler) -> None:
    body = page(h.name())
    h.head(200, Content_Length=str(len(body) + 500))
    h.wfile.write(body)
    h.drop()


def cut_without_length(h: Handler) -> None:
    """HTTP does not tell that anything is missing: the end of the connection is the end of the page."""
    h.head(200, Connection="close")
    h.wfile.write(page(h.name())[:-60])
    h.drop()


def broken_chunk(h: Handler) -> None:
    h.head(200, Transfer_Encoding="chunked")
    body = page(h.name())
    h.wfile.write(b"%x\r\n%s\r\nzz\r\nrest" % (len(body), body))
    h.drop()


def cut_chunk(h: Handler) -> None:
    h.head(200, Transfer_Encoding="chunked")
    body = page(h.name())
    h.wfile.write(b"%x\r\n%s\r\n" % (len(body), body))
    h.drop()


def cut_gzip(h: Handler) -> None:
    h.answer(200, gzip.compress(page(h.name(), "<p>en meer</p>" * 200))[:-40], Content_Encoding="gzip")


def gzip_bomb(h: Handler) -> None:
    """300 MB of white space in 300 kB."""
    part = gzip.compress(b" " * 1_000_000) * 300
    h.answer(200, part, Content_Encoding="gzip")


def megabytes(number: int, **headers: str) -> Fault:
    def fault(h: Handler) -> None:
        h.head(200, Connection="close", **headers)
        try:
            for _ in range(number):
                h.wfile.write(b"<p>" + b"x" * 999_990 + b"</p>")
            h.wfile.write(b"</main></body></html>")
        except OSError:
            pass
        h.close_connection = True

    return fault


def stale_validators(h: Handler) -> None:
    """Says "not modified" to whoever shows the validators, though the page changed."""
    if "If-None-Match" in h.headers or "If-Modified-Since" in h.headers:
        h.answer(304)
    else:
        title = f"gewijzigd {h.times()}"
        h.answer(200, page(title), ETag='"1"', Last_Modified="Tue, 01 Jan 2030 00:00:00 GMT")


def titled(title: str, text: str = "") -> Fault:
    body = f"<!DOCTYPE html><html><head><title>{title}</title></head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>"
    return lambda h: h.answer(200, body.encode())


CODINGS = ("br", "zstd", "deflate", "gzip")


def broken(coding: str, kind: str) -> Fault:
    return lambda h: h.answer(200, b"\x1f\x8b no compression at all" * 9, kind=kind, Content_Encoding=coding)


PAGES: dict[str, Fault] = {
    **{f"status-{code}": status(code) for code in (304, 404, 500, 502, 503)},
    **{f"status-{code}": partly(code) for code in (203, 206)},
    **{f"down-{n}": status(500) for n in range(40)},
    "recovers": lambda h: status(503)(h) if h.times() == 1 else good_page(h),
    "429-seconds": busy(429, lambda: "1"),
    "429-date": busy(429, in_seconds(3)),
    "429-nonsense": busy(429, lambda: "straks"),
    **{f"429-huge{n}": busy(429, lambda: "86400", times=99) for n in ("", *range(5))},
    "503-seconds": busy(503, lambda: "1"),
    "timeout": timeout,
    "hang-after-headers": hang_after_headers,
    "slow-drip": slow_drip,
    "dropped": dropped,
    "wrong-length": wrong_length,
    "cut-without-length": cut_without_length,
    "broken-chunk": broken_chunk,
    "cut-chunk": cut_chunk,
    "cut-gzip": cut_gzip,
    "redirect-loop": redirect(FOLDER + "redirect-loop"),
    "redirect-circle-1": redirect(FOLDER + "redirect-circle-2"),
    "redirect-circle-2": redirect(FOLDER + "redirect-circle-1"),
    **{f"redirect-chain-{n}": redirect(FOLDER + f"redirect-chain-{n + 1}") for n in range(1, 20)},
    "redirect-off-site": redirect("http://127.0.0.2/actueel/agenda/2026/11/10/x"),
    "redirect-other-port": redirect("http://127.0.0.1:1/actueel/agenda/2026/11/10/x"),
    "redirect-live-site": redirect("https://www.rijksoverheid.nl/actueel/agenda/2026/11/10/x"),
    "redirect-other-scheme": redirect("ftp://HOST/actueel/agenda/2026/11/10/x"),
    "redirect-file": redirect("file:///etc/passwd"),
    "redirect-known": redirect(FOLDER + "good-1"),
    "redirect-home": redirect("/"),
    "redirect-nowhere": redirect("http://["),
    **{f"broken-{coding}": broken(coding, HTML) for coding in CODINGS},
    "error-page": titled("Er is een fout opgetreden", "Probeer het later opnieuw."),
    "maintenance": titled("Onderhoud", "Wegens onderhoud is deze website tijdelijk niet beschikbaar."),
    "consent": titled("Cookies op Rijksoverheid.nl", "Wij gebruiken cookies. Gaat u akkoord?"),
    "empty": lambda h: h.answer(200),
    "no-html": lambda h: h.answer(200, b"%PDF-1.7\n\x00\x01\x02\xff", kind="application/pdf"),
    "stale-validators": stale_validators,
    "gzip-bomb": gzip_bomb,
    "fifty-megabytes": megabytes(50),
    "fifty-megabytes-announced": megabytes(50, Content_Length=str(52_000_000)),
}


def rules(body: bytes, kind: str = "text/plain") -> Fault:
    return lambda h: h.answer(200, body, kind=kind)


ROBOTS: dict[str, Fault] = {
    "open": rules(RULES),
    "absent": status(404),
    "gone": status(410),
    "empty": rules(b""),
    "closed": rules(b"User-agent: *\nDisallow: /\n"),
    "closed-to-us": rules(b"User-agent: agendacrawl\nDisallow: /\n\nUser-agent: *\nDisallow:\n"),
    **{f"status-{code}": status(code) for code in (401, 403, 429, 500, 503)},
    "busy-for-a-day": lambda h: h.answer(429, b"", Retry_After="86400"),
    "timeout": timeout,
    "dropped": dropped,
    "html": rules(page("Welkom"), kind=HTML),
    "nonsense": rules(b"\x00\xff lorem ipsum \x07\n" * 20),
    "too-large": rules(b"User-agent: *\nDisallow:\n" + b"# x\n" * 300_000),
    "redirect-off-site": redirect("http://127.0.0.1:1/robots.txt"),
    "redirect-loop": redirect("/robots.txt"),
    "recovers": lambda h: status(503)(h) if h.times() == 1 else h.answer(200, RULES, kind="text/plain"),
    **{f"broken-{coding}": broken(coding, "text/plain") for coding in CODINGS},
    "redirect-nowhere": redirect("http://["),
    "newlines": rules(RULES + b"\n" * 500_000),
    "only-newlines": rules(b" \n" * 250_000 + b"x"),
    "agents-and-rules": rules(
        b"".join(b"User-agent: a%d\n" % n for n in range(9_000))
        + b"".join(b"Disallow: /%d\n" % n for n in range(9_000))
    ),
    "crawl-delay-short": rules(RULES + b"Crawl-delay: 0.05\n"),
    "crawl-delay": rules(RULES + b"Crawl-delay: 0.5\n"),
    "crawl-delay-huge": rules(RULES + b"Crawl-delay: 86400\n"),
    "crawl-delay-nonsense": rules(RULES + b"Crawl-delay: -3\nCrawl-delay: veel\n"),
}


def results(h: Handler, names: Sequence[str], total: int | None = None, pages: int = 1) -> None:
    answer: dict[str, Any] = {
        "totalPages": pages,
        "totalResults": len(names) if total is None else total,
        "results": [{"url": {"raw": FOLDER + name}} for name in names],
    }
    h.answer(200, json.dumps(answer).encode(), kind=JSON)


def whole(h: Handler) -> None:
    results(h, h.site.pages)


def halves(h: Handler) -> tuple[int, int]:
    """The page that is asked for, and how many are on one of two pages."""
    return h.body["requestState"]["current"], (len(h.site.pages) + 1) // 2


# An address, half a character, and compression of every kind that is none.
STRANGE = {
    "no-address": "http://[",
    "javascript": "javascript:alert(1)",
    "mail": "mailto:iemand@voorbeeld.example",
    "no-port": "https://www.rijksoverheid.nl:port/actueel/agenda/2026/11/10/x",
    "other-host": "https://elders.example/actueel/agenda/2026/11/10/x",
    "user": "//x@[/actueel/agenda/2026/11/10/x",
    "file": "file:///actueel/agenda/2026/11/10/x",
    "nfkc": "https://www.rijksoverheid.nl\u2100.example/actueel/agenda/2026/11/10/x",
}
HALF = FOLDER + "half-\ud800-character"


def strange_results(address: str) -> Fault:
    """Good results, and one with a strange address."""

    def fault(h: Handler) -> None:
        urls = [*(FOLDER + name for name in h.site.pages), address]
        answer = {
            "totalPages": 1,
            "totalResults": len(urls),
            "results": [{"url": {"raw": url}} for url in urls],
        }
        h.answer(200, json.dumps(answer).encode(), kind=JSON)

    return fault


def in_two(h: Handler, second: Fault | None = None) -> None:
    current, half = halves(h)
    if second is not None and current == 2:
        second(h)
    else:
        results(h, h.site.pages[(current - 1) * half : current * half], len(h.site.pages), 2)


def shifts(h: Handler, times: int) -> None:
    """Something is published between the two pages: the last of the first page comes again on the second."""
    current, half = halves(h)
    moved = current == 2 and h.times() <= 2 * times
    start = (current - 1) * half - moved
    results(h, h.site.pages[start : start + half], len(h.site.pages) + moved, 2)


def sitemap(h: Handler, cut: int = 0, address: str = "") -> None:
    h.answer(200, sitemap_of(h, h.site.pages, address)[: -cut or None], kind=XML)


def sitemap_of(h: Handler, names: Sequence[str], address: str = "") -> bytes:
    locs = [*(f"{h.site.url}{FOLDER}{name}" for name in names), *([address] if address else [])]
    urls = "".join(f"<url><loc>{loc}</loc></url>" for loc in locs)
    head = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f"{head}{urls}</urlset>".encode()


def zipped(h: Handler, kind: str, **headers: str) -> None:
    """A sitemap that is stored gzipped twice, or once and gzipped by the connection as well."""
    body = sitemap_of(h, h.site.pages)
    h.answer(200, gzip.compress(gzip.compress(body)), kind=kind, **headers)


def index(*parts: str, address: str = "") -> Fault:
    """An index of parts, and of a strange address."""

    def fault(h: Handler) -> None:
        locs = [*([address] if address else []), *(f"{h.site.url}/sitemap/{part}.xml" for part in parts)]
        names = "".join(f"<sitemap><loc>{loc}</loc></sitemap>" for loc in locs)
        body = f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{names}</sitemapindex>'
        h.answer(200, body.encode(), kind=XML)

    return fault


def listing(h: Handler, announced: int | str | None = None, address: str = "") -> None:
    strange = f'<li class="results__item"><a href="{address}">x</a></li>' if address else ""
    items = strange + "".join(
        f'<li class="results__item"><a class="publication" href="{FOLDER}{name}"><h3>{name}</h3></a></li>'
        for name in h.site.pages
    )
    count = len(h.site.pages) if announced is None else announced
    h.answer(
        200,
        f'<html><main><h1>Agenda</h1><p>{count} resultaten</p><ol class="results">{items}</ol></main></html>'.encode(),
    )


LISTINGS: dict[str, Fault] = {
    "whole": whole,
    "none": lambda h: results(h, []),
    "in-two": in_two,
    **{f"status-{code}": status(code) for code in (404, 500, 502, 503)},
    "second-page-500": lambda h: in_two(h, status(500)),
    "second-page-timeout": lambda h: in_two(h, timeout),
    "shifts-once": lambda h: shifts(h, 1),
    "shifts-always": lambda h: shifts(h, 99),
    "fewer": lambda h: results(h, h.site.pages, total=len(h.site.pages) + 7),
    "millions-of-pages": lambda h: results(
        h, h.site.pages if h.times() == 1 else [], total=10**9, pages=10**7
    ),
    "other-shape": lambda h: h.answer(200, b'{"hits": {"total": 3, "hits": []}}', kind=JSON),
    "nested": lambda h: h.answer(200, b"[" * 100_000 + b"]" * 100_000, kind=JSON),
    "html": lambda h: h.answer(200, page("Zoeken")),
    "empty-body": lambda h: h.answer(200, kind=JSON),
    "dropped": dropped,
    "cut-sitemap": lambda h: sitemap(h, cut=60),
    "sitemap": sitemap,
    "zipped": lambda h: zipped(h, "application/x-gzip"),
    "zipped-by-connection": lambda h: zipped(h, XML, Content_Encoding="gzip"),
    "list-status-404": status(404),
    "list-whole": listing,
    "list-fewer": lambda h: listing(h, 12),
    **{f"strange-{name}": strange_results(address) for name, address in {**STRANGE, "half": HALF}.items()},
    **{f"broken-{coding}": broken(coding, JSON) for coding in CODINGS},
    "redirect-nowhere": redirect("http://["),
    **{f"sitemap-{name}": functools.partial(sitemap, address=address) for name, address in STRANGE.items()},
    **{f"list-{name}": functools.partial(listing, address=address) for name, address in STRANGE.items()},
    "list-dots": lambda h: listing(h, "."),
    "list-digits": lambda h: listing(h, "9" * 20_000),
}
SITEMAPS: dict[str, Fault] = {
    "whole": index("sitemap"),
    "cut-part": index("cut-sitemap", "sitemap"),
    "part-500": index("status-500", "sitemap"),
    "part-dropped": index("dropped", "sitemap"),
    "empty": index(),
    "zipped": index("zipped"),
    "zipped-by-connection": index("zipped-by-connection"),
    **{f"strange-{name}": index("sitemap", address=address) for name, address in STRANGE.items()},
    **{f"page-{name}": index("sitemap-" + name) for name in STRANGE},
    **{f"broken-{coding}": broken(coding, XML) for coding in CODINGS},
    "redirect-nowhere": redirect("http://["),
    "html": lambda h: h.answer(200, page("Sitemap")),
    **{f"status-{code}": status(code) for code in (404, 500)},
}


class FaultySite:
    """The site on `url` while the `with` block runs; `requests` are the moments, methods, paths and headers that came."""

    def __init__(
        self,
        pages: Sequence[str] = ("good-1", "good-2", "good-3"),
        robots: str = "open",
        search: str = "whole",
        sitemap: str = "whole",
        legacy: str = "status-404",
        bodies: Mapping[str, bytes] | None = None,
    ) -> None:
        self.pages: list[str] = list(pages)
        self.robots, self.search, self.sitemap, self.legacy = robots, search, sitemap, legacy
        self.bodies = bodies or {}
        self.requests: list[tuple[float, str, str, dict[str, str]]] = []
        self.closing = Event()
        handler = type("Handler", (Handler,), {"site": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def asked(self, name: str) -> list[float]:
        """When a page was asked for."""
        return [moment for moment, _, path, _ in self.requests if path == FOLDER + name]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
