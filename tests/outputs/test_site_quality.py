"""What Lighthouse looks at, on one page of every kind: over HTTP, in a real Chromium, on a telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response, sync_playwright
from support.map_page import CHROMIUM, INSTALLABLE

from agendacrawl.site.build import build
from agendacrawl.site.writing import keep

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists() and not INSTALLABLE,
    reason="The site was not looked at: Chromium is missing (apt-get install chromium).",
)

MAP = ""
KINDS = {
    "the map": MAP,
    "a region": "regio/npvr-regio-zeeuws-vlaanderen/",
    "a region around The Hague": "regio/provincie-zuid-holland/",
    "regions": "regio/",
    "a person": "persoon/rob-jetten/",
    "people": "persoon/",
    "a ministry": "ministerie/ezk/",
    "ministries": "ministerie/",
    "completeness": "volledigheid/",
    "method": "methode/",
    "data": "data/",
    "no page": "404.html",
}
REQUESTS = 4  # at most, of a page without a script: itself, its style sheet, its icon
BYTES = 300_000  # at most; of the map before its data
WORK = 2.0  # seconds at most that the page's thread works before it stands still
SHIFT = 0.1  # at most: what Lighthouse calls good

# Runs before the page's own code.
WATCH = """
    window.shift = 0;
    new PerformanceObserver((list) => {
        for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value;
    }).observe({ type: "layout-shift", buffered: true });
"""
# What the browser made of the page: each name with what is wrong, if anything.
FAULTS = """
    () => {
        const all = (path) => [...document.querySelectorAll(path)].map((one) => one.outerHTML.slice(0, 120));
        const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";
        const policy = document.querySelector("meta[http-equiv='Content-Security-Policy']")?.content ?? "";
        const sized = (one) => one.hasAttribute("viewBox") || (one.hasAttribute("width") && one.hasAttribute("height"));
        const wrong = {
            "no doctype": document.compatMode !== "CSS1Compat",
            "no language": document.documentElement.lang !== "nl",
            "no characters": document.characterSet !== "UTF-8",
            "no title": !document.title,
            "no viewport": !/width=device-width/.test(meta("viewport")) || /maximum-scale|user-scalable/.test(meta("viewport")),
            "no description": !(meta("description") || document.querySelector("meta[property='og:description']")?.content),
            "no policy": !policy.includes("default-src 'none'") || policy.includes("unsafe"),
            "no main": document.querySelectorAll("main").length !== 1 || document.querySelectorAll("h1").length !== 1,
            "inline style": all("style, body [style]:not(.leaflet-container *, .leaflet-container, #panel *, #corner *, #track *)").join(),
            "inline script": all("script:not([src]):not([type='application/ld+json'])").join(),
            "handlers": all("[onclick], [onload], [onerror], [href^='javascript:']").join(),
            "pictures without a size": [...document.querySelectorAll("img, svg")].filter((one) => !sized(one) && one.id !== "months").length,
            "links that open a window": all("a[target='_blank']:not([rel~='noopener'])").join(),
            "places to write in that are not named": all("input:not([id]):not([aria-label])").join(),
        };
        return Object.entries(wrong).filter(([, found]) => found);
    }
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(crawled: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site as a web server gives it."""
    folder: Path = tmp_path_factory.mktemp("site")
    keep(folder, build(crawled))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A telephone."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_light_quiet_and_well_made(tab: Page, address: str, kind: str) -> None:
    answers: list[Response] = []
    told: list[str] = []
    tab.on("response", answers.append)
    tab.on("console", lambda message: told.append(message.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.add_init_script(WATCH)
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    tab.goto(address + KINDS[kind], wait_until="networkidle")
    if kind == "the map":
        tab.wait_for_selector("html[data-ready]")
    assert told == []
    assert [answer.url for answer in answers if not answer.url.startswith(address)] == []
    assert [answer.url for answer in answers if answer.status != 200] == []
    counted = [answer for answer in answers if "/data/" not in answer.url or kind == "data"]
    assert sum(len(answer.body()) for answer in counted) <= BYTES, kind
    if kind != "the map":
        assert len(answers) <= REQUESTS
        assert tab.evaluate("document.scripts.length") == 1  # what it says to search engines
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    assert metrics["TaskDuration"] <= WORK
    assert tab.evaluate("window.shift") <= SHIFT
    assert tab.evaluate(FAULTS) == []


@pytest.mark.parametrize("kind", KINDS)
def test_fingers_and_screen_readers_find_what_they_need(tab: Page, address: str, kind: str) -> None:
    """All rules of axe, the size of targets among them, which it looks at only when asked."""
    tab.goto(address + KINDS[kind])
    if kind == "the map":
        tab.wait_for_selector("html[data-ready]")
    rules = {"target-size": {"enabled": True}}
    found = Axe().run(tab, options={"preload": False, "rules": rules}).response["violations"]
    assert [(one["id"], node["html"][:160]) for one in found for node in one["nodes"]][:8] == []


def test_links_within_the_site_all_answer(tab: Page, address: str) -> None:
    """Of one page of every kind, over HTTP."""
    asked = set()
    for path in KINDS.values():
        tab.goto(address + path)
        asked |= set(
            tab.evaluate(
                "[...document.querySelectorAll('a[href], link[href]')].map((one) => one.href.split('#')[0])"
            )
        )
    own = sorted(one for one in asked if one.startswith(address))
    assert len(own) > 400
    wrong = {one: status for one in own if (status := tab.request.get(one).status) != 200}
    assert wrong == {}
    assert not [one for one in asked if re.match(r"(?!https?:|webcal:)", one)]
