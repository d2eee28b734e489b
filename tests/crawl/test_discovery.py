"""The sources of pages, as pure functions, and what happens when one of them fails."""

import asyncio
import datetime as dt
import json
import time
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.http import HtmlResponse

from agendacrawl.core.vocabulary import Platform
from agendacrawl.discovery import Named, UnexpectedAnswer, agenda_pages, legacy_list, path_on, search, sitemap
from agendacrawl.discovery.crawl import Discovery
from agendacrawl.discovery.ladder import Findings, Rung
from agendacrawl.discovery.search import Window
from agendacrawl.pages.address import canonical_path
from agendacrawl.sample import PERIOD
from agendacrawl.sample.server import SampleServer
from agendacrawl.spiders.arguments import read_arguments

TODAY = dt.date(2026, 11, 23)
CAPTURED_KEYS = {
    "current",
    "filters",
    "resultsPerPage",
    "searchTerm",
    "sortDirection",
    "sortField",
    "sortList",
}
days = st.dates(dt.date(2010, 1, 1), dt.date(2030, 12, 31))


@given(days, st.integers(0, 800))
def test_month_windows_cover_the_period_once(since: dt.date, length: int) -> None:
    until = since + dt.timedelta(days=length)
    windows = list(search.month_windows(since, until))
    covered = [w.start + dt.timedelta(days=n) for w in windows for n in range((w.end - w.start).days + 1)]
    assert covered == [since + dt.timedelta(days=n) for n in range(length + 1)]
    assert all(w.start.month == w.end.month for w in windows)


@given(days, st.integers(1, 60))
def test_halves_of_a_window_are_the_window(start: dt.date, length: int) -> None:
    window = Window(start, start + dt.timedelta(days=length))
    parts = legacy_list.halves(window)
    assert parts is not None
    assert parts[0].start == window.start
    assert parts[0].end + dt.timedelta(days=1) == parts[1].start
    assert parts[1].end == window.end


def test_the_search_request_has_the_captured_shape() -> None:
    body = search.request_body(
        Window(dt.date(2026, 11, 1), dt.date(2026, 11, 30)), 2, ("Ministerie van Financiën",)
    )
    assert body["requestState"].keys() == CAPTURED_KEYS
    assert body["queryConfig"].keys() == {
        "filters",
        "result_fields",
        "disjunctiveFacets",
        "facets",
        "sortList",
    }
    assert body["requestState"]["current"] == 2
    fields = {f["field"]: f["values"] for f in body["requestState"]["filters"]}
    assert fields["ministry"] == ["Ministerie van Financiën"]
    # a day wider on both sides: midnight in Amsterdam is the day before in UTC
    assert fields["activity_start_date"][0]["from"].startswith("2026-10-31T00")
    assert fields["activity_start_date"][0]["to"].startswith("2026-12-01T23")
    json.dumps(body)


@pytest.mark.parametrize(
    "answer",
    [None, [], {}, {"results": []}, {"totalPages": "1", "totalResults": 0, "results": []},
     {"totalPages": 1, "totalResults": 1, "results": [{"url": "/actueel/agenda/2026/11/09/x"}]}],
)  # fmt: skip
def test_an_answer_of_another_shape_is_refused(answer: object) -> None:
    with pytest.raises(UnexpectedAnswer, match="/api/search"):
        search.read_answer(answer)


def test_results_are_kept_by_their_address() -> None:
    urls = ["/actueel/nieuws/2026/11/09/x", "https://www.rijksoverheid.nl/actueel/agenda/2026/11/09/y"]
    answer = {"totalPages": 1, "totalResults": 2, "results": [{"url": {"raw": url}} for url in urls]}
    found = search.read_answer(answer)
    assert found.addresses == tuple(urls)
    assert agenda_pages("https://www.rijksoverheid.nl", urls) == Named(
        {"/actueel/agenda/2026/11/09/y": urls[1]}, ()
    )


def test_sitemaps() -> None:
    head = b'<?xml version="1.0"?>'
    ns = b'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    index = (
        head
        + b"<sitemapindex "
        + ns
        + b"><sitemap><loc>https://x.nl/sitemap/0.xml</loc></sitemap></sitemapindex>"
    )
    pages = (
        head + b"<urlset " + ns + b"><url><loc>https://x.nl/actueel/agenda/2026/11/09/a</loc></url>"
        b"<url><loc>https://x.nl/actueel/nieuws/2026/11/09/b</loc></url></urlset>"
    )
    assert sitemap.read_index(index) == ["https://x.nl/sitemap/0.xml"]
    addresses = ["https://x.nl/actueel/agenda/2026/11/09/a", "https://x.nl/actueel/nieuws/2026/11/09/b"]
    assert sitemap.read_pages(pages) == dict.fromkeys(addresses, "")
    for wrong in (b"", b"<html><body>Storing</body></html>", pages, b"{}"):
        with pytest.raises(UnexpectedAnswer):
            sitemap.read_index(wrong)


LISTING = """<main><h2><span>{count}</span></h2><ol class="results common">
<li class="results__item"><a class="publication" href="/actueel/agenda/2022/03/24/gesprek">x</a></li></ol>
<ul class="paging__numbers"><li><a href="?startdatum=01-03-2022&amp;pagina=7">7</a></li></ul></main>"""


def test_the_legacy_list() -> None:
    listing = legacy_list.read_listing(LISTING.format(count="1.064 resultaten"))
    assert (listing.total, listing.last_page, listing.addresses) == (
        1064,
        7,
        ("/actueel/agenda/2022/03/24/gesprek",),
    )
    assert legacy_list.read_listing(LISTING.format(count="Agenda")).total is None
    assert legacy_list.read_listing("<main><h2>0 resultaten</h2></main>").addresses == ()
    with pytest.raises(UnexpectedAnswer, match="found 0"):
        legacy_list.read_listing("<main><h1>Agenda</h1><div id='search-ui'></div></main>")


@pytest.mark.parametrize(
    ("count", "total"),
    [
        ("1.064 resultaten", 1064),
        ("1 resultaat", 1),
        ("1.234.567 resultaten", 1234567),
        (". resultaten", None),
        ("... resultaten", None),
        ("9" * 20_000 + " resultaten", None),  # took seconds, and more digits than int() reads end a run
        ("1." * 20_000 + " resultaten", None),
        ("1" + " " * 20_000 + "resultaten", None),
        ("\u0663 resultaten", None),
    ],
)
def test_the_count_of_a_list(count: str, total: int | None) -> None:
    began = time.process_time()
    assert legacy_list.read_listing(LISTING.format(count=count)).total == total
    assert time.process_time() - began < 1


def test_a_number_of_a_page_that_is_none() -> None:
    html = LISTING.format(count="1 resultaat").replace("pagina=7", "pagina=" + "7" * 9_000)
    assert legacy_list.read_listing(html).last_page == 1


ADDRESSES = st.one_of(
    st.text(max_size=40),
    st.text(max_size=20).map("/actueel/agenda/2026/11/10/".__add__),
    st.text(max_size=20).map("https://".__add__),
    st.text(alphabet="/:[]@#?%.\ud800\x00\uff0e\u2100ax0 ", max_size=12).map("http:".__add__),
)


@given(st.from_regex(r"(/[A-Za-z0-9._~%-]{0,4}){1,4}", fullmatch=True).filter(lambda path: path[1:2] != "/"))
def test_a_plain_path_is_read_as_any_other(path: str) -> None:
    """A query, which is no part of a path, keeps an address from the short way."""
    assert canonical_path(path) == canonical_path(f"{path}?")
    for address in (path, f"https://www.rijksoverheid.nl{path}"):
        assert path_on("https://www.rijksoverheid.nl", address) == path_on(
            "https://www.rijksoverheid.nl", f"{address}?"
        )


@given(st.lists(ADDRESSES, max_size=5))
def test_any_text_is_an_address_or_is_told(addresses: list[str]) -> None:
    """What may be asked for is an address on the site, in characters that exist."""
    found = agenda_pages("https://www.rijksoverheid.nl", addresses)
    for path in found.paths:
        assert Request("https://www.rijksoverheid.nl" + path).url.startswith(
            "https://www.rijksoverheid.nl/actueel/agenda/"
        )
        canonical_path(path).encode("ascii")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(("totalPages", "totalResults", "results", "url", "raw")), inner, max_size=4
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_an_answer_or_is_refused(answer: object) -> None:
    with suppress(UnexpectedAnswer):
        search.read_answer(answer)


@given(
    st.lists(
        st.sampled_from(
            ["<urlset>", "</urlset>", "<sitemapindex>", "</sitemapindex>", "<url>", "</url>", "<loc>", "</loc>", "<?pi x?>",
             "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&x;", "http://[", "\x00", "\ud800", "<!DOCTYPE a [<!ENTITY x 'y'>]>"]
        ),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_any_markup_is_a_listing_or_is_refused(text: str) -> None:
    body = text.encode("utf-8", "surrogatepass")
    for read in (sitemap.read_index, sitemap.read_pages):
        with suppress(UnexpectedAnswer):
            read(body)
    text = HtmlResponse("http://127.0.0.1", body=body, encoding="utf-8").text
    with suppress(UnexpectedAnswer):
        legacy_list.read_listing(text)
    with suppress(UnexpectedAnswer):
        search.read_json(text)


@pytest.mark.parametrize(
    ("total", "last_page", "full"),
    [(499, 49, False), (500, 50, True), (None, 50, True), (None, 49, False), (2000, 50, True)],
)
def test_a_list_that_shows_all_it_can_is_cut(total: int | None, last_page: int, full: bool) -> None:
    assert legacy_list.Listing(total, last_page, ()).full is full


class Site:
    """A site whose answers are given by path; `wrong` are numbers of search requests that get HTML."""

    def __init__(self, platform: Platform, wrong: tuple[int, ...] = ()) -> None:
        self.sample = SampleServer(platform, 0)
        self.wrong = wrong
        self.searches = 0

    async def fetch(self, request: Request) -> HtmlResponse:
        parts = urlsplit(request.url)
        if request.method == "POST":
            self.searches += 1
            if self.searches in self.wrong:
                return HtmlResponse(request.url, body=b"<p>Storing</p>", encoding="utf-8")
            answer = self.sample.post(parts.path, request.body)
        else:
            answer = self.sample.get(f"{parts.path}?{parts.query}" if parts.query else parts.path)
        status, _, body = answer
        return HtmlResponse(request.url, status=status, body=body, encoding="utf-8")


def found(site: Site, platform: str = "auto") -> tuple[set[str], Findings]:
    since, until = (day.isoformat() for day in PERIOD)
    arguments = read_arguments(
        {"since": since, "until": until, "site": "http://127.0.0.1", "platform": platform}, TODAY
    )
    discovery = Discovery(arguments, site.fetch)

    async def collect() -> set[str]:
        return {canonical_path(path) async for path in discovery.paths()}

    return asyncio.run(collect()), discovery.findings


def test_both_sources_are_asked_and_compared() -> None:
    site = Site(Platform.PRO)
    paths, findings = found(site)
    assert len(paths) == len(site.sample.pages)
    assert findings.known[Rung.SEARCH] - findings.known[Rung.SITEMAP]
    assert findings.known[Rung.SITEMAP] - findings.known[Rung.SEARCH]
    assert not findings.failures


def test_a_window_that_fails_does_not_end_the_search() -> None:
    paths, findings = found(Site(Platform.PRO, wrong=(2,)))
    assert Rung.SEARCH in findings.failures
    months = {path.removeprefix("/actueel/agenda/")[:7] for path in findings.known[Rung.SEARCH]}
    assert months == {"2026/11", "2027/01"}  # the second request was for December
    assert findings.known[Rung.SITEMAP] <= paths


def test_a_search_that_never_answers_leaves_the_sitemaps() -> None:
    site = Site(Platform.PRO, wrong=tuple(range(1, 50)))
    paths, findings = found(site)
    assert site.searches == 2  # and not once for every month
    assert paths == findings.known[Rung.SITEMAP]


def test_auto_finds_the_list_of_the_older_platform() -> None:
    site = Site(Platform.LEGACY)
    paths, findings = found(site)
    assert paths == findings.known[Rung.LEGACY_LIST]
    assert len(paths) == len(site.sample.pages)


# -- arguments -------------------------------------------------------------------------------------------------


def test_the_default_period_looks_back_eight_weeks() -> None:
    arguments = read_arguments({}, TODAY)
    assert arguments.since == TODAY - dt.timedelta(weeks=8)
    assert arguments.until > TODAY
    assert arguments.site == "https://www.rijksoverheid.nl"


@pytest.mark.parametrize(
    ("given_arguments", "words"),
    [
        ({"ministerie": "bzk"}, "Valid arguments are"),
        ({"since": "gisteren"}, "YYYY-MM-DD"),
        ({"since": "2026-11-02", "until": "2026-11-01"}, "before since"),
        ({"since": "0001-01-01"}, "there are no agendas"),
        ({"until": "9999-12-31"}, "five years ahead"),
        ({"platform": "drupal"}, "auto, pro, legacy"),
        ({"max_pages": "0"}, "whole number from 1"),
        ({"max_pages": "²"}, "whole number from 1"),
        ({"site": "http://rijksoverheid.nl"}, "not encrypted"),
        ({"site": "ftp://127.0.0.1"}, "address of a site"),
        ({"site": "http://127.0.0.1/pad"}, "address of a site"),
        ({"department": "xyz"}, "bzk"),
        ({"person": "Jan Niemand"}, "Jan Niemand"),
    ],
)
def test_what_is_wrong_is_refused_with_what_is_valid(given_arguments: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_arguments(given_arguments, TODAY)


def test_departments_and_people_become_the_site_s_names() -> None:
    arguments = read_arguments({"department": "bzk, fin", "person": "rob-jetten"}, TODAY)
    assert arguments.ministries == (
        "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
        "Ministerie van Financiën",
    )
    assert arguments.people == ("Rob Jetten",)
