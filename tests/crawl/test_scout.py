"""`agendacrawl scout`: a few requests, a verdict, and a fixture of a saved page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from faults.server import FaultySite
from support.adversary import MODES, Adversary
from support.pages import make_activity, make_page
from support.shell import scrapy

from agendacrawl import main_job, sample
from agendacrawl.core.vocabulary import Platform
from agendacrawl.discovery.search import FORMS
from agendacrawl.sample.server import SampleServer
from agendacrawl.spiders.verdicts import (
    MOST_REQUESTS,
    Judgement,
    cut_contacts,
    makes_sense,
    of_page,
    of_robots,
    of_search,
)

DAYS = (
    "-a",
    "since=2026-11-02",
    "-a",
    "until=2027-01-10",
    "-s",
    "DOWNLOAD_DELAY=0",
)


class Counted(SampleServer):
    """The sample site; `asked` are its requests, `answers` replace those of some addresses."""

    def __init__(self, platform: Platform) -> None:
        super().__init__(platform, 0)
        self.asked: list[str] = []
        self.answers: dict[str, tuple[int, str, str]] = {}

    def get(self, target: str) -> tuple[int, str, str]:
        self.asked.append(target)
        return self.answers.get(target.partition("?")[0]) or super().get(target)

    def post(self, target: str, body: bytes) -> tuple[int, str, str]:
        self.asked.append(target)
        return self.answers.get(target) or super().post(target, body)


@pytest.fixture
def site() -> Iterator[Counted]:
    with Counted(Platform.PRO) as server:
        yield server


def scout(url: str, out: Path) -> tuple[int, dict[str, Any], str]:
    done = scrapy("scout", "-a", f"site={url}", *DAYS, "--out", str(out), database="off")
    report = out / "scout.json"
    return (
        done.returncode,
        json.loads(report.read_text()) if report.exists() else {},
        done.stdout + done.stderr,
    )


def judged(report: dict[str, Any]) -> dict[str, str]:
    return {one["step"]: one["judgement"] for one in report["verdicts"]}


@pytest.mark.parametrize("platform", list(Platform))
def test_a_good_site_is_worth_a_crawl(platform: Platform, tmp_path: Path) -> None:
    with Counted(platform) as site:
        status, report, told = scout(site.url, tmp_path)
    assert status == 0, told
    assert report["crawl_makes_sense"] is True
    assert judged(report)["weekly page"] == judged(report)["single page"] == "good"
    assert len(site.asked) <= MOST_REQUESTS
    saved = {one["file"] for one in report["answers"]}
    assert saved == {path.name for path in tmp_path.iterdir()} - {"scout.json"}
    assert "A crawl makes sense" in told


def test_a_page_of_a_new_layout_is_not(site: Counted, tmp_path: Path) -> None:
    for path in site.pages:
        site.answers[path] = (
            200,
            "text/html",
            "<html><body><main><div>Iets heel anders</div></main></body></html>",
        )
    status, report, told = scout(site.url, tmp_path)
    assert status == 1
    assert judged(report)["weekly page"] == "bad"
    assert "no sense" in told


@pytest.mark.parametrize(
    ("faults", "status", "step", "judgement"),
    [
        ({"robots": "closed"}, 1, "robots.txt", "bad"),
        ({"robots": "html"}, 1, "robots.txt", "bad"),
        ({"search": "status-404"}, 0, "sitemap", "good"),
        ({"sitemap": "html"}, 0, "search, form activity_date", "good"),
        ({"search": "other-shape"}, 0, "search, form word", "odd"),
        ({"search": "none", "sitemap": "empty"}, 1, "weekly page", "not asked"),
        ({"search": "dropped", "sitemap": "status-500"}, 1, "sitemap", "odd"),
        ({"pages": ["error-page"]}, 1, "single page", "bad"),
    ],
)
def test_what_is_wrong_is_judged(
    faults: dict[str, Any], status: int, step: str, judgement: str, tmp_path: Path
) -> None:
    with FaultySite(**faults) as site:
        found, report, told = scout(site.url, tmp_path)
        assert found == status, told
        assert judged(report)[step] == judgement
        assert len(site.requests) <= MOST_REQUESTS


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("nothing wrong", 0),
        ("search refuses every form", 0),
        ("search ignores the days, no sitemaps", 1),
        ("sitemaps in sitemaps, no search", 0),
        ("sitemaps with a query, no search", 0),
        ("sitemap in robots.txt only, no search", 0),
        ("the same, no search", 0),  # gzipped twice
        ("feed only", 1),
        ("no source", 1),
        ("text in scripts", 0),
        ("text in scripts without its lines", 1),
    ],
)
def test_a_crawl_makes_sense_if_it_finds_all(name: str, status: int, tmp_path: Path) -> None:
    with Adversary(MODES[name]) as site:
        found, report, told = scout(site.url, tmp_path)
    assert found == status, told
    assert report["crawl_makes_sense"] is (status == 0)
    assert len(site.asked) <= MOST_REQUESTS


def test_the_first_sitemap_may_hold_news_only(site: Counted, tmp_path: Path) -> None:
    """As on the live site, whose sitemaps hold all that it publishes."""
    news = f"<urlset><url><loc>{site.url}/actueel/nieuws/2026/11/09/x</loc></url></urlset>"
    site.answers["/api/search"] = (404, "text/html", "x")
    site.answers["/sitemap/0.xml"] = (200, "application/xml", news)
    status, report, told = scout(site.url, tmp_path)
    assert status == 0, told
    assert judged(report)["sitemap"] == "good"


def test_results_of_other_days_are_no_answer(tmp_path: Path) -> None:
    with Adversary(MODES["search ignores the days"]) as site:
        status, report, _ = scout(site.url, tmp_path)
    assert status == 0  # the sitemaps name all
    assert judged(report)["search, form activity_date"] == "odd"


def test_a_page_of_the_other_kind_is_odd() -> None:
    week = make_page(make_activity())
    assert of_page("weekly page", week, None).judgement is Judgement.GOOD
    taken = of_page("single page", week, None)
    assert taken.judgement is Judgement.ODD
    assert "read as a weekly page" in taken.found


def test_contact_lines_are_cut_from_what_is_kept(site: Counted, tmp_path: Path) -> None:
    contact = "<p>Woordvoerder: Dirk Persman, 06 - 12 34 56 78, d.persman@minvoorbeeld.nl</p>"
    for path in site.pages:
        site.answers[path] = (
            200,
            "text/html",
            SampleServer.get(site, path)[2].replace("</main>", contact + "</main>"),
        )
    site.answers["/api/rss"] = (
        200,
        "application/xml",
        f"<rss><channel><description>{contact}</description></channel></rss>",
    )
    scout(site.url, tmp_path)
    kept = "".join(path.read_text() for path in tmp_path.iterdir())
    for detail in ("Persman", "12 34 56", "minvoorbeeld"):
        assert detail not in kept


def test_a_saved_page_becomes_a_fixture(site: Counted, tmp_path: Path) -> None:
    scout(site.url, tmp_path / "scout")
    [saved] = (tmp_path / "scout").glob("*weekly-page.html")
    done = scrapy("scout", "--fixture", str(saved), "--out", str(tmp_path / "new"), database="off")
    assert done.returncode == 0, done.stderr
    expected = json.loads((tmp_path / "new/expected.json").read_text())
    assert expected["weekly"] is True
    assert expected["activities"][0]["date"]
    assert "<h1" in (tmp_path / "new/page.html").read_text()
    (tmp_path / "x.html").write_text("<main><h1>Agenda</h1></main>")
    nameless = scrapy("scout", "--fixture", str(tmp_path / "x.html"), database="off")
    assert nameless.returncode == 2
    assert "--url" in nameless.stderr + nameless.stdout


def test_a_search_that_finds_nothing_lists_nothing() -> None:
    empty = of_search(FORMS[0], 0, 0, None)
    assert (empty.judgement, empty.lists) == (Judgement.ODD, False)
    assert not makes_sense([of_robots(None, []), empty])


def test_text_of_any_form_is_cut() -> None:
    assert "Dirk" not in cut_contacts('{"a": ["Voor vragen: Dirk, 06-12345678"]}')
    assert (
        cut_contacts('{"url": "/actueel/agenda/2026/11/09/x"}') == '{"url": "/actueel/agenda/2026/11/09/x"}'
    )


def test_the_live_site_is_scouted_before_it_is_crawled(monkeypatch: pytest.MonkeyPatch) -> None:
    from contextlib import ExitStack

    with ExitStack() as stack:
        assert main_job.plan("live", stack).scouted
        assert not main_job.plan("sample", stack).scouted
    with sample.serve(Platform.PRO) as site:
        monkeypatch.chdir("/tmp")
        arguments = {"site": site.url, "since": "2026-11-02", "until": "2027-01-10"}
        assert main_job.scout(main_job.Job(arguments, {}, "none")) == 0
