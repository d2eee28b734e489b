"""A reader of the map page: opened from disk, in a real Chromium, with what the sample site does not have."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page, sync_playwright

from agendacrawl.core.vocabulary import Flag, Level, Mode
from agendacrawl.db.store import Store
from agendacrawl.map import page, query
from support.hostile import HOSTILE_TEXT
from support.pages import make_activity, make_page, make_place
from support.views import renew

CHROMIUM = Path("/usr/bin/chromium")
# On Debian root's set-up installs it: there its absence is a failure.
INSTALLABLE = os.geteuid() == 0 and platform.freedesktop_os_release()["ID"] == "debian"
needs_chromium = pytest.mark.skipif(
    not CHROMIUM.exists() and not INSTALLABLE,
    reason="The map page was not tested: Chromium is missing (apt-get install chromium).",
)

KINDS = ("npvr", "province", "corop", "municipality")
PEOPLE = ("Judith Uitermark", "Zsolt Szabó")
DEN_HAAG: dict[str, Any] = {"code": "GM0518", "lat": 52.08, "lon": 4.31}
DAY = dt.date(2026, 11, 4)


def text_of(shown: Locator) -> str:
    return shown.text_content() or ""


def extra(title: str, *places: Any, **changes: Any) -> Any:
    return make_activity(title, key=f"/{title}", date=DAY, places=list(places), **changes)


# What the sample site does not have: text that would be markup, and every way to count and not to count.
EXTRA = [
    extra(HOSTILE_TEXT, make_place("Hulst", "GM0677", lat=51.28, lon=4.05, evidence=HOSTILE_TEXT), people=[*PEOPLE, "<b>Iemand</b>"]),
    extra("two places in one region", make_place(), make_place("Horst", "GM1507", lat=51.45, lon=6.05)),
    extra("two regions", make_place(), make_place("Heerlen", "GM0917", lat=50.88, lon=5.98), type="Boottocht"),
    extra("The Hague and Hulst", make_place("Den Haag", **DEN_HAAG), make_place("Hulst", "GM0677", lat=51.28, lon=4.05), people=PEOPLE),
    extra("The Hague and Delft", make_place("Den Haag", **DEN_HAAG), make_place("Delft", "GM0503", lat=52.01, lon=4.36), people=PEOPLE),
    extra("hybrid", make_place("Hulst", "GM0677"), mode=Mode.HYBRID),
    extra("online", make_place("Hulst", "GM0677"), mode=Mode.ONLINE),
    extra("cancelled", make_place("Hulst", "GM0677"), flags=[Flag.CANCELLED]),
    extra("municipality", make_place("Sluis", "GM1714", lat=51.31, lon=3.39, level=Level.MUNICIPALITY)),
    extra("province", make_place("Zeeland", None, lat=51.5, lon=3.85, level=Level.PROVINCE, province="Zeeland")),
    extra("streek", make_place("Zeeuws-Vlaanderen", None, lat=None, lon=None, level=Level.REGION)),
    extra("abroad", make_place("Brussel", None, lat=50.85, lon=4.35, country="BE")),
    extra("Caribbean", make_place("Bonaire", None, lat=None, lon=None, country="BQ", level=Level.REGION)),
    extra("one of three", make_place("Beek", "GM0888", lat=50.94, lon=5.8, ambiguous=True, candidates=("GM0888", "GM1945", "GM1955")), people=PEOPLE),
    extra("perhaps one of two in Gelderland", make_place("Loo", "GM1945", lat=51.9, lon=6.0, ambiguous=True, candidates=("GM1945", "GM1955"))),
    extra("nobody", make_place("Breda", "GM0758", lat=51.59, lon=4.78), people=[]),
    extra("nobody in The Hague and Delft", make_place("Den Haag", **DEN_HAAG), make_place("Delft", "GM0503", lat=52.01, lon=4.36), people=[]),
    extra("nowhere", people=["Rob Jetten"]),
    extra("another ministry on the page", make_place(), people=["Rob Jetten"], ministries=["Ministerie van Financiën"]),
    extra("one event", make_place(), type="Gesprek", people=PEOPLE[:1]),
    extra("another event", make_place("Den Haag", **DEN_HAAG), type="unclassified", type_method="none", people=PEOPLE[:1]),
]  # fmt: skip


# A second page: an address that is a program, and what is one event with an activity of the first page.
SECOND = [
    extra("program", make_place("Hulst", "GM0677", lat=51.28, lon=4.05)),
    extra("one event, once more", make_place(), type="unclassified", type_method="none", people=PEOPLE[1:]),
    extra("another event, once more", make_place("Delft", "GM0503", lat=52.01, lon=4.36), type="Gesprek", people=PEOPLE[1:]),
]  # fmt: skip


@pytest.fixture(scope="module")
def dsn(crawled: str, copies: Callable[..., str]) -> str:
    """The sample site's crawl with EXTRA and SECOND."""
    dsn = copies(crawled)
    path = "/actueel/agenda/2026/11/04/x"
    with Store(dsn) as store:
        store.open_run("agenda", {})
        store.store_page(make_page(*EXTRA, url=f"https://www.rijksoverheid.nl{path}", path=path, date=DAY))
        store.store_page(make_page(*SECOND, url="javascript:alert(3)", path=f"{path}y", date=DAY))
    with psycopg.connect(dsn) as connection:
        linked = connection.execute("""
            INSERT INTO agenda.activity_joint (activity_id, joint_id, reason, likeness, linked_to)
            SELECT one.id, first.id, 'same_title', 1, first.id
            FROM agenda.activity first
            JOIN agenda.activity other ON other.title = first.title || ', once more'
            JOIN agenda.activity one ON one.id IN (first.id, other.id)
        """)
        assert linked.rowcount == 4
    renew(dsn)
    return dsn


@pytest.fixture(scope="module")
def shaped(dsn: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as everybody has it, with the borders of the package."""
    return written(dsn, tmp_path_factory.mktemp("shaped"))


@pytest.fixture(scope="module")
def plain(dsn: str, copies: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a database without any border."""
    dsn = copies(dsn)
    with psycopg.connect(dsn) as connection:
        connection.execute("UPDATE ref.region SET geom = NULL")
        connection.execute("UPDATE ref.municipality SET geom = NULL")
    return written(dsn, tmp_path_factory.mktemp("plain"))


def written(dsn: str, folder: Path, **more: Any) -> Path:
    with query.opened(dsn) as reading:
        page.write(page.MapPage(reading, **more), folder)
    return folder / "index.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


class Reader:
    """One reader's tab: opens the page at an address, and keeps what the page asked for and complained of."""

    def __init__(self, context: BrowserContext, file: Path) -> None:
        self.tab: Page = context.new_page()
        self.file = file
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", self.refuse)

    def refuse(self, dialog: Dialog) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def open(self, **state: str) -> Page:
        """Load the page anew with a state in its address."""
        self.tab.goto("about:blank")
        self.tab.goto(f"{self.file.as_uri()}#{urlencode(state)}")
        self.tab.wait_for_selector("html[data-ready]")
        return self.tab

    def turn(self, **state: str) -> None:
        """Change the address as a link would, without loading anew."""
        self.tab.evaluate(
            "hash => location.hash.slice(1) === hash ? null : new Promise(done => {"
            "addEventListener('hashchange', done, {once: true}); location.hash = hash })",
            urlencode(state),
        )

    def bars(self) -> dict[str, int]:
        """Return name and figure of every bar; a dash, where nothing was published, is none."""
        found = self.tab.evaluate(
            "[...document.querySelectorAll('#bars li')].map(li => [li.querySelector('.name').textContent, li.querySelector('.value').firstChild.data])"
        )
        return {name: 0 if text == "–" else number(text) for name, text in found}

    def lines(self) -> dict[str, int]:
        """Return the table of what is not in the regions, which is worked out when it is opened."""
        self.tab.evaluate("document.getElementById('sums').open = true, Panel.showRest(Main.current().state)")
        found = self.tab.evaluate(
            "[...document.querySelectorAll('#rest tr')].map(row => [row.dataset.line, row.lastChild.textContent])"
        )
        return {line: number(text) for line, text in found}


def number(text: str) -> int:
    return int(text.replace(".", "").replace("−", "-"))


PATIENCE = 120_000  # milliseconds: a busy machine draws slowly


@pytest.fixture
def read(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Open a tab on a page; whatever the test does, the page asks nothing of any other computer and never complains."""
    readers: list[Reader] = []

    def make(file: Path, **options: Any) -> Reader:
        context = browser.new_context(**({"viewport": {"width": 1400, "height": 900}} | options))
        context.set_default_timeout(PATIENCE)
        readers.append(Reader(context, file))
        return readers[-1]

    yield make
    for reader in readers:
        asked = [url for url in reader.requests if not url.startswith("about:")]
        reader.tab.context.close()
        assert reader.complaints == []
        assert [url for url in asked if not url.startswith(reader.file.parent.as_uri())] == []
