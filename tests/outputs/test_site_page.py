"""The site as its readers have it: opened from disk, in a real Chromium, on a screen, a phone, in the dark, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from support.map_page import CHROMIUM, INSTALLABLE

from agendacrawl.core.legend import class_names
from agendacrawl.site.build import build
from agendacrawl.site.writing import keep

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists() and not INSTALLABLE,
    reason="The site was not looked at: Chromium is missing (apt-get install chromium).",
)

PAGES = (
    "regio/npvr-regio-zeeuws-vlaanderen/index.html",
    "regio/provincie-zuid-holland/index.html",
    "regio/index.html",
    "persoon/index.html",
    "persoon/rob-jetten/index.html",
    "ministerie/index.html",
    "volledigheid/index.html",
    "methode/index.html",
    "data/index.html",
)
SCREEN: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def site(crawled: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    keep(folder, build(crawled))
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(tab: Page, file: Path) -> list[str]:
    """Open a page; gives what it asked for and complained of, which grows."""
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.on(
        "request", lambda request: told.append(request.url) if not request.url.startswith("file:") else None
    )
    tab.goto(file.as_uri())
    return told


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible_and_ask_nothing_of_others(browser: Browser, site: Path, scheme: str) -> None:
    """No fault that axe finds, no complaint of the policy, its own style sheet in force, nothing wider than the screen."""
    for viewport in (SCREEN, PHONE):
        context = browser.new_context(viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]
        for name in PAGES:
            tab = context.new_page()
            told = opened(tab, site / name)
            assert told == [], name
            assert tab.evaluate("getComputedStyle(document.querySelector('.top')).display") == "flex"
            wide = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, (name, viewport)
            if viewport == SCREEN:
                found = Axe().run(tab).response["violations"]
                assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == [], (name, scheme)
            tab.close()
        context.close()


def test_a_sheet_on_paper_is_one_page_and_a_keyboard_reaches_its_content(
    browser: Browser, site: Path
) -> None:
    tab = browser.new_page(viewport=SCREEN)
    for name in PAGES[:2]:
        opened(tab, site / name)
        paper = tab.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1, name
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "inhoud"
    names = tab.locator("figure svg").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert any(name and name.startswith("Kaart van Zuid-Holland") for name in names)
    tab.close()


def test_map_and_sheets_have_the_same_classes(browser: Browser, site: Path) -> None:
    tab = browser.new_page()
    opened(tab, site / "index.html")
    tab.wait_for_selector("html[data-ready]")
    legend = tab.locator("#legend").text_content() or ""
    assert [name for _, name in class_names() if name not in legend] == []
    tab.get_by_role("link", name="Regio’s").click()
    assert tab.url.endswith("/regio/index.html")
    tab.close()
