"""Every way in which fetching can fail, over real sockets: the outcome, what was read, what is told, nothing else lost.

All crawls run together in one process (tests/faults/crawls.py), each against a site of its own.
"""

from __future__ import annotations

import datetime as dt
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest

from agendacrawl.core.site import is_loopback, read_contact, read_wait, site_of
from agendacrawl.middlewares.retry import MOST_FAILURES, seconds_asked
from agendacrawl.middlewares.robots import why_closed
from agendacrawl.spiders.arguments import read_arguments
from faults.crawls import Crawl, crawl
from faults.server import FaultySite, page

GOOD = {"good-1", "good-2", "good-3"}
# What each page is told to suffer from; the page itself is not read.
HANGING = ["hang-after-headers", "slow-drip"]
LOST = {
    "status-304": "HTTP status 304",
    "status-404": "HTTP status 404",
    "status-500": "HTTP status 500",
    "status-502": "HTTP status 502",
    "status-503": "HTTP status 503",
    "hang-after-headers": "took longer than",
    "slow-drip": "took longer than",
    "dropped": "the connection failed",
    "wrong-length": "before the response was complete",
    "broken-chunk": "before the response was complete",
    "cut-chunk": "before the response was complete",
    "redirect-loop": "redirects go in a circle",
    "redirect-circle-1": "redirects go in a circle",
    "redirect-chain-1": "max redirections reached",
    "redirect-off-site": "is not on",
    "redirect-other-port": "is not on",
    "redirect-live-site": "is not on",
    "redirect-other-scheme": "HTTP status 302",
    "redirect-file": "HTTP status 302",
    "redirect-nowhere": "Invalid IPv6 URL",
    "broken-br": "compression is broken",
    "broken-zstd": "compression is broken",
    "broken-deflate": "compression is broken",
    "broken-gzip": "compression is broken",
}
NOT_UNDERSTOOD = {
    "cut-without-length": "cut off",
    "cut-gzip": "cut off",
    "status-203": "HTTP status 203",
    "status-206": "HTTP status 206",
    "error-page": "no page of the agenda",
    "maintenance": "no page of the agenda",
    "consent": "no page of the agenda",
    "empty": "empty",
    "no-html": "content type",
}
# How the site answers /robots.txt, and whether its pages may be read then.
CLOSED = {
    "closed": "robots.txt forbids",
    "closed-to-us": "robots.txt forbids",
    "status-401": "HTTP status 401",
    "status-403": "HTTP status 403",
    "status-429": "HTTP status 429",
    "status-500": "HTTP status 500",
    "status-503": "HTTP status 503",
    "busy-for-a-day": "HTTP status 429",
    "dropped": "the connection failed",
    "html": "it holds no rules",
    "nonsense": "it holds no rules",
    "too-large": "larger than DOWNLOAD_MAXSIZE",
    "redirect-off-site": "is not on",
    "redirect-loop": "max redirections reached",
    "crawl-delay-huge": "86400 seconds between requests",
    "redirect-nowhere": "Invalid IPv6 URL",
    "broken-br": "compression is broken",
    "broken-zstd": "compression is broken",
    "broken-deflate": "compression is broken",
    "broken-gzip": "compression is broken",
    "only-newlines": "it holds no rules",
    "agents-and-rules": "more rules for more agents than can be obeyed",
}
OPEN = ("open", "absent", "gone", "empty", "recovers", "crawl-delay-nonsense", "newlines")
BUSY = ("429-seconds", "429-date", "429-nonsense", "429-huge", "503-seconds")
# What is wrong with the search or the sitemap, and what is told of it; the pages come from the other source.
INCOMPLETE: dict[str, tuple[dict[str, Any], str]] = {
    "search-404": ({"search": "status-404"}, "search: /api/search: HTTP status 404"),
    "search-500": ({"search": "status-500"}, "search: /api/search: HTTP status 500"),
    "search-502": ({"search": "status-502"}, "search: /api/search: HTTP status 502"),
    "search-503": ({"search": "status-503"}, "search: /api/search: HTTP status 503"),
    "search-dropped": ({"search": "dropped"}, "search: the connection failed"),
    "search-html": ({"search": "html"}, "expected JSON, got '<!DOCTYPE"),
    "search-empty-body": ({"search": "empty-body"}, "expected JSON, got ''"),
    "search-other-shape": ({"search": "other-shape"}, "expected totalPages, totalResults and results"),
    "search-nested": ({"search": "nested"}, "expected JSON, got '[[["),
    "search-fewer": ({"search": "fewer"}, "10 results announced, 3 given"),
    "search-millions-of-pages": ({"search": "millions-of-pages"}, "1000000000 results announced"),
    "search-second-page-500": ({"search": "second-page-500"}, "page 2: /api/search: HTTP status 500"),
    "search-second-page-timeout": ({"search": "second-page-timeout"}, "took longer than"),
    "search-shifts-always": ({"search": "shifts-always"}, "the number of results changed from 3 to 4"),
    "sitemap-404": ({"sitemap": "status-404"}, "sitemap: /sitemap.xml: HTTP status 404"),
    "sitemap-500": ({"sitemap": "status-500"}, "sitemap: /sitemap.xml: HTTP status 500"),
    "sitemap-html": ({"sitemap": "html"}, "sitemap: /sitemap.xml: "),
    "sitemap-part-500": ({"sitemap": "part-500"}, "/sitemap/status-500.xml: HTTP status 500"),
    "sitemap-part-dropped": (
        {"sitemap": "part-dropped"},
        "sitemap: /sitemap/dropped.xml: the connection failed",
    ),
    "sitemap-cut-part": ({"sitemap": "cut-part"}, "cut off before the end of its urlset"),
    "legacy-fewer": (
        {"search": "status-404", "sitemap": "status-404", "legacy": "fewer"},
        "12 results announced, 3 given",
    ),
    **{
        f"{source}-{name}": (how, words)
        for name, words in {
            "no-address": "'http://[' is no address",
            "javascript": "'javascript:alert(1)' is no address of a page",
            "mail": "is no address of a page",
            "no-port": "is no address",
            "other-host": "is on another site",
            "user": "is no address",
            "file": "is no address of a page",
            "nfkc": "is no address",
        }.items()
        for source, how in {
            "search": {"search": f"strange-{name}"},
            "index": {"sitemap": f"strange-{name}"},
            "part": {"sitemap": f"page-{name}"},
            "list": {"search": "status-404", "sitemap": "status-404", "legacy": name},
        }.items()
    },
    **{
        f"{source}-{name}": ({source: name}, words)
        for source in ("search", "sitemap")
        for name, words in {
            "broken-br": "compression is broken",
            "broken-zstd": "compression is broken",
            "broken-deflate": "compression is broken",
            "broken-gzip": "compression is broken",
            "redirect-nowhere": "Invalid IPv6 URL",
        }.items()
    },
    "search-half": ({"search": "strange-half"}, "half-\\ud800-character' is no address"),
    "nothing-named": ({"search": "none", "sitemap": "empty"}, "no source named any page"),
}
COMPLETE: dict[str, dict[str, Any]] = {
    "both": {},
    "in-two": {"search": "in-two"},
    "shifts-once": {"search": "shifts-once"},
    "zipped": {"sitemap": "zipped"},
    "zipped-by-connection": {"sitemap": "zipped-by-connection"},
    "legacy": {"search": "status-404", "sitemap": "status-404", "legacy": "whole"},
    "legacy-digits": {"search": "status-404", "sitemap": "status-404", "legacy": "digits"},
    "legacy-dots": {"search": "status-404", "sitemap": "status-404", "legacy": "dots"},
}


@dataclass(frozen=True)
class Ran:
    """All crawls of this module and the sites that they were of."""

    crawls: dict[str, Crawl]
    sites: dict[str, FaultySite]


@pytest.fixture(scope="module")
def ran() -> Iterator[Ran]:
    sites: dict[str, FaultySite] = {}
    jobs: dict[str, dict[str, Any]] = {}

    def job(name: str, site: FaultySite, **settings: object) -> None:
        sites[name] = stack.enter_context(site)
        jobs[name] = {"arguments": {"site": site.url}, "settings": settings}

    with ExitStack() as stack:
        pages = sorted(
            [*GOOD, *LOST, *NOT_UNDERSTOOD, "recovers", "redirect-known", "redirect-home", "stale-validators"]
        )
        wide = {"CONCURRENT_REQUESTS_PER_DOMAIN": 40, "CONCURRENT_REQUESTS": 80}
        job("details", FaultySite(pages), AGENDA_CONTACT="agenda@voorbeeld.example", HANGS=HANGING, **wide)
        for name in BUSY:
            job(
                name,
                FaultySite([name, *sorted(GOOD)]),
                AGENDA_LONGEST_WAIT=4,
                CONCURRENT_REQUESTS_PER_DOMAIN=1,
            )
        huge = [f"429-huge{n}" for n in range(5)]
        job("asks-for-days", FaultySite(huge), AGENDA_LONGEST_WAIT=0.2, CONCURRENT_REQUESTS=1)
        job("down", FaultySite([f"down-{n}" for n in range(40)]), CONCURRENT_REQUESTS=1)
        for name in (*CLOSED, *OPEN, "crawl-delay", "timeout"):
            job(f"robots-{name}", FaultySite(robots=name), HANGS=["/robots.txt"] if name == "timeout" else [])
        for name, (how, _) in INCOMPLETE.items():
            job(name, FaultySite(**how), HANGS=["/api/search"] if name.endswith("timeout") else [])
        for name, how in COMPLETE.items():
            job(f"complete-{name}", FaultySite(**how))
        job("robots-crawl-delay-short", FaultySite(robots="crawl-delay-short"), DOWNLOAD_DELAY=0.4)
        names = [f"any-{n}" for n in range(20)]
        job("one-page-for-all", FaultySite(names, bodies=dict.fromkeys(names, page("Recepten"))))
        with socket.socket() as nobody:
            nobody.bind(("127.0.0.1", 0))
            jobs["refused"] = {"arguments": {"site": f"http://127.0.0.1:{nobody.getsockname()[1]}"}}
            jobs["unknown-host"] = {"arguments": {"site": "https://agenda.invalid"}}
            yield Ran(crawl(jobs), sites)


# -- a page that can't be fetched ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LOST)
def test_a_page_that_fails_is_told_and_not_read(ran: Ran, name: str) -> None:
    details = ran.crawls["details"]
    assert name not in details.pages
    assert details.said(f"/actueel/agenda/2026/11/10/{name} was not read", LOST[name])


@pytest.mark.parametrize("name", NOT_UNDERSTOOD)
def test_what_comes_with_status_200_and_is_no_page_of_the_agenda_is_not_stored(ran: Ran, name: str) -> None:
    details = ran.crawls["details"]
    assert name not in details.pages
    assert details.said(f"/actueel/agenda/2026/11/10/{name} was not understood", NOT_UNDERSTOOD[name])


def test_a_redirect_to_another_kind_of_page_is_told_with_both_addresses(ran: Ran) -> None:
    details = ran.crawls["details"]
    assert details.said("/actueel/agenda/2026/11/10/redirect-home was not read", "HTTP status 404")


def test_nothing_else_is_lost(ran: Ran) -> None:
    details = ran.crawls["details"]
    assert details.pages.keys() == GOOD | {"recovers", "stale-validators"}
    assert details.stats["agenda/pages/failed"] == len(LOST) + 1  # and redirect-home
    assert details.stats["agenda/pages/not_understood"] == len(NOT_UNDERSTOOD)
    assert details.stats["agenda/pages/redirected"] == 1
    assert "agenda/pages/robots" not in details.stats
    assert details.outcome == "http_error"  # more pages failed than were read


def test_a_site_that_answers_everything_with_one_page_is_not_published(ran: Ran) -> None:
    crawl = ran.crawls["one-page-for-all"]
    assert (crawl.outcome, crawl.exit_status) == ("assertion", 8)
    assert crawl.said("alike is 1 (of 20), must be at most 0.5")


def test_two_addresses_of_one_page_are_read_once(ran: Ran) -> None:
    assert ran.crawls["details"].said(
        "redirect-known was not read: it redirects to", "good-1, which is read once"
    )


def test_no_request_leaves_the_site(ran: Ran) -> None:
    for name, site in ran.sites.items():
        known = {key for key in ran.crawls[name].stats if key.startswith("downloader/request_count")}
        assert known
        assert (
            ran.crawls[name].stats["downloader/request_count"] <= len(site.requests) + 8
        )  # those that time out


def test_validators_are_not_believed(ran: Ran) -> None:
    details, site = ran.crawls["details"], ran.sites["details"]
    assert details.pages["stale-validators"]["title"].startswith("gewijzigd")
    assert not [h for _, _, _, h in site.requests if {"If-None-Match", "If-Modified-Since"} & h.keys()]


def test_the_user_agent_names_the_program_and_whom_to_ask(ran: Ran) -> None:
    agents = {headers["User-Agent"] for _, _, _, headers in ran.sites["details"].requests}
    assert len(agents) == 1
    assert agents.pop().endswith(" (+agenda@voorbeeld.example)")
    agents = {headers["User-Agent"] for _, _, _, headers in ran.sites["robots-open"].requests}
    assert len(agents) == 1
    assert agents.pop().startswith("agendacrawl/")


# -- busy ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in BUSY if name != "429-huge"])
def test_a_busy_site_gets_its_time_and_the_page_is_read_then(ran: Ran, name: str) -> None:
    first, second = ran.sites[name].asked(name)
    assert second - first >= {"429-seconds": 1, "503-seconds": 1, "429-date": 2}.get(name, 0)
    assert ran.crawls[name].pages.keys() == GOOD | {name}
    assert ran.crawls[name].outcome == "ok"


@pytest.mark.parametrize("name", ["429-seconds", "503-seconds"])
def test_all_requests_wait_for_a_busy_site(ran: Ran, name: str) -> None:
    site = ran.sites[name]
    told = site.asked(name)[0]
    others = [moment - told for page in GOOD for moment in site.asked(page) if moment > told]
    assert others
    assert min(others) >= 1


def test_a_page_that_asks_for_a_day_is_left_alone_and_the_others_are_read(ran: Ran) -> None:
    site, done = ran.sites["429-huge"], ran.crawls["429-huge"]
    assert len(site.asked("429-huge")) == 1
    assert done.pages.keys() == GOOD
    assert done.said("429-huge asks to wait 86,400 seconds, longer than AGENDA_LONGEST_WAIT (4 seconds)")
    told = site.asked("429-huge")[0]
    assert min(m - told for page in GOOD for m in site.asked(page) if m > told) >= 4


def test_a_site_that_keeps_asking_for_days_is_left_alone(ran: Ran) -> None:
    site, done = ran.sites["asks-for-days"], ran.crawls["asks-for-days"]
    assert sum(len(site.asked(f"429-huge{n}")) for n in range(5)) == 3
    assert done.outcome == "http_error"
    assert done.said("was not read: the site asked 3 times to wait more than 0.2 seconds")


def test_a_site_that_is_down_is_left_alone(ran: Ran) -> None:
    site, done = ran.sites["down"], ran.crawls["down"]
    tried = sum("/down-" in path for _, _, path, _ in site.requests)
    assert MOST_FAILURES <= tried <= MOST_FAILURES + 3  # what was on its way
    assert done.stats["agenda/pages/failed"] == 40
    assert done.outcome == "http_error"
    assert done.said("was not read: the site failed 30 times in a row")


NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b"120", 120.0),
        (b"0", 0.0),
        (b"Mon, 23 Nov 2026 12:02:00 GMT", 120.0),
        (b"Mon, 23 Nov 2026 13:02:00 +0100", 120.0),
        (b"Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        (b"9" * 5000, float("inf")),
        (b"straks", None),
        (b"-5", None),
        (b"1.5", None),
        ("²".encode(), None),
        (b"", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date_or_nonsense(value: bytes | None, seconds: float | None) -> None:
    assert seconds_asked(value, NOON) == seconds


# -- robots.txt ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CLOSED)
def test_robots_txt_fails_closed(ran: Ran, name: str) -> None:
    done = ran.crawls[f"robots-{name}"]
    assert (done.outcome, done.exit_status) == ("robots", 5)
    assert not done.pages
    assert {path for _, _, path, _ in ran.sites[f"robots-{name}"].requests} == {"/robots.txt"}
    assert any(
        "robots.txt" in reason and CLOSED[name] in reason for reason in done.stats["agenda/scan/reasons"]
    )


@pytest.mark.parametrize("name", OPEN)
def test_robots_txt_that_allows_or_is_absent_opens_the_site(ran: Ran, name: str) -> None:
    done = ran.crawls[f"robots-{name}"]
    assert done.outcome == "ok"
    assert done.pages.keys() == GOOD


def pauses(done: Crawl) -> list[float]:
    """Return the seconds between the requests after robots.txt; when they arrive depends on how busy the machine is."""
    moments = done.stats["released"][1:]
    assert len(moments) >= len(GOOD)
    return [after - before for before, after in pairwise(moments)]


def test_crawl_delay_is_obeyed_by_every_request(ran: Ran) -> None:
    done = ran.crawls["robots-crawl-delay"]
    assert done.pages.keys() == GOOD
    assert min(pauses(done)) >= 0.5


def test_a_crawl_delay_makes_nobody_faster(ran: Ran) -> None:
    """It asks for 0.05 seconds, DOWNLOAD_DELAY is 0.4."""
    done = ran.crawls["robots-crawl-delay-short"]
    assert done.pages.keys() == GOOD
    assert min(pauses(done)) >= 0.4


@pytest.mark.parametrize(
    "body",
    [b"\n" * 500_000 + b"x", b" \n" * 250_000, b"user-agent" + b"\n" * 500_000, b"user-agent " * 45_000, b"#" * 500_000,
     b"Disallow" + b"\t" * 500_000, b"\x85" * 500_000, b"allow\n" * 80_000],
)  # fmt: skip
def test_rules_of_any_form_are_known_quickly(body: bytes) -> None:
    began = time.process_time()
    why_closed(200, body)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("status", "body", "closed"),
    [
        (200, b"User-agent: *\nDisallow: /x\n", False),
        (200, b"\xef\xbb\xbfUser-agent: *\nDisallow:\n", False),
        (200, b"# only a remark\n\n", False),
        (200, b"Sitemap: https://www.rijksoverheid.nl/sitemap.xml", False),
        (200, "User-agent: *\nDisallow: /\n".encode("utf-16"), True),
        (200, b"{}", True),
        (200, b"<p>User-agent: *</p>", True),
        (204, b"", True),
        (302, b"", True),
        (404, b"<html></html>", False),
        (451, b"", True),
    ],
)
def test_what_is_rules_and_what_is_not(status: int, body: bytes, closed: bool) -> None:
    assert (why_closed(status, body) is not None) is closed


# -- listings --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", INCOMPLETE)
def test_a_listing_that_was_not_read_completely_says_so(ran: Ran, name: str) -> None:
    done = ran.crawls[name]
    assert done.stats["agenda/scan/complete"] is False
    assert any(INCOMPLETE[name][1] in reason for reason in done.stats["agenda/scan/reasons"])


@pytest.mark.parametrize("name", [name for name in INCOMPLETE if name != "nothing-named"])
def test_what_the_rest_of_the_listings_names_is_read(ran: Ran, name: str) -> None:
    """It is published where another listing was read to its end, and only there."""
    assert ran.crawls[name].pages.keys() == GOOD
    alone = name == "legacy-fewer" or name.startswith("list-")
    assert ran.crawls[name].outcome == ("incomplete" if alone else "ok")


@pytest.mark.parametrize("name", COMPLETE)
def test_a_scan_is_complete_when_everything_adds_up(ran: Ran, name: str) -> None:
    done = ran.crawls[f"complete-{name}"]
    assert done.pages.keys() == GOOD
    assert done.stats["agenda/scan/complete"] is True
    assert done.stats["agenda/scan/reasons"] == []


def test_a_listing_without_end_ends(ran: Ran) -> None:
    searches = [
        path for _, _, path, _ in ran.sites["search-millions-of-pages"].requests if path == "/api/search"
    ]
    assert len(searches) < 10


# -- no site at all --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["refused", "unknown-host", "robots-timeout"])
def test_a_site_that_is_not_there_ends_as_unreachable(ran: Ran, name: str) -> None:
    """Nobody has closed it: the network is missing, or its server."""
    done = ran.crawls[name]
    assert (done.outcome, done.exit_status) == ("unreachable", 11)
    assert done.said("can't be reached", "check the network")
    assert not any("could not be obeyed" in why for why in done.stats["agenda/scan/reasons"])


def test_a_crawl_elsewhere_than_on_this_machine_warns_when_nobody_is_named(ran: Ran) -> None:
    warnings = [line for line in ran.crawls["unknown-host"].log if "AGENDA_CONTACT is not set" in line]
    assert len(warnings) == 1
    assert "https://agenda.invalid" in warnings[0]


# -- arguments and settings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("site", "words"),
    [
        ("http://www.rijksoverheid.nl", "not encrypted"),
        ("http://127.0.0.1.nip.example", "not encrypted"),
        ("https://ik:geheim@www.rijksoverheid.nl", "Leave them out"),
        ("file:///etc/passwd", "not the address of a site"),
        ("https://www.rijksoverheid.nl:99999", "not the address of a site"),
        ("https://www.rijksoverheid.nl/#x", "not the address of a site"),
    ],
)
def test_a_site_that_is_unsafe_is_refused(site: str, words: str) -> None:
    with pytest.raises(ValueError, match=words) as error:
        read_arguments({"site": site}, dt.date(2026, 11, 23))
    assert "geheim" not in str(error.value)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://WWW.Rijksoverheid.nl:443/x", "https://www.rijksoverheid.nl"),
        ("http://[::1]:8899/x?y#z", "http://[::1]:8899"),
        ("https://www.rijksoverheid.nl@evil.example/x", "https://evil.example"),
    ],
)
def test_the_site_of_an_address(url: str, site: str) -> None:
    assert site_of(url) == site


def test_this_machine() -> None:
    assert [is_loopback(f"http://{host}") for host in ("127.0.0.1:8", "[::1]", "localhost", "10.0.0.1", "localhost.nl")] == [
        True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "contact", ["ik", "a b@c.nl", "a@b.nl\r\nX-Evil: 1", "javascript:alert(1)", "https://x.nl/ (y)"]
)
def test_a_contact_that_is_no_address_is_refused(contact: str) -> None:
    with pytest.raises(ValueError, match="AGENDA_CONTACT="):
        read_contact(contact)


@pytest.mark.parametrize("wait", ["veel", "-1", "nan", "inf", "", None, "86401"])
def test_a_longest_wait_that_is_no_number_of_seconds_is_refused(wait: str | None) -> None:
    with pytest.raises(ValueError, match="AGENDA_LONGEST_WAIT="):
        read_wait(wait)
