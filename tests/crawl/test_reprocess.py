"""`agendacrawl reprocess`: the same tables as the crawl made, from the stored pages alone."""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib
from collections.abc import Callable

import psycopg
import pytest
from support.crawls import versions
from support.geocoders import Stub
from support.paths import ROOT
from support.shell import crawl, scrapy

from agendacrawl import sample
from agendacrawl.core.items import AgendaPage
from agendacrawl.core.vocabulary import Platform
from agendacrawl.db.document import encode
from agendacrawl.db.dsn import OFF
from agendacrawl.pages.reader import read_page
from agendacrawl.places.gazetteer import Gazetteer
from agendacrawl.reading.reader import knowledge_of
from agendacrawl.sample.site import load_site, render

COPY = ROOT.parent / "shared/replica/replica.py"
GAZETTEER = Gazetteer.load()

# Rows by what they say: ids of rows that were deleted are other ones afterwards.
CONTENT = {
    "page": "SELECT to_jsonb(t) - 'changed_run' FROM agenda.page t",
    "body": "SELECT to_jsonb(t) FROM agenda.body t",
    "activity": "SELECT to_jsonb(t) - 'id' FROM agenda.activity t",
    "activity_person": "SELECT a.key, to_jsonb(t) - 'activity_id' FROM agenda.activity_person t JOIN agenda.activity a ON a.id = activity_id",
    "activity_ministry": "SELECT a.key, to_jsonb(t) - 'activity_id' FROM agenda.activity_ministry t JOIN agenda.activity a ON a.id = activity_id",
    "activity_place": "SELECT a.key, to_jsonb(t) - 'id' - 'activity_id' FROM agenda.activity_place t JOIN agenda.activity a ON a.id = activity_id",
    "activity_joint": "SELECT reason, likeness, array_agg(a.key ORDER BY a.key) FROM agenda.activity_joint JOIN agenda.activity a ON a.id = activity_id GROUP BY joint_id, 1, 2",
    "problem": "SELECT to_jsonb(t) - 'id' FROM agenda.problem t",
    "activity_point": "SELECT to_jsonb(t) - 'id' - 'activity_id' - 'joint_id' FROM gis.activity_point t",
    "visits_per_region": "SELECT to_jsonb(t) FROM gis.visits_per_region t",
}


def content(dsn: str) -> dict[str, list[str]]:
    """Return all that the tables and layers say."""
    with psycopg.connect(dsn) as connection:
        return {name: sorted(map(str, connection.execute(query))) for name, query in CONTENT.items()}


def test_right_after_a_crawl_nothing_changes_but_the_run(crawled: str, copies: Callable[..., str]) -> None:
    dsn = copies(crawled)
    before = versions(dsn)
    done = scrapy("reprocess", database=dsn)
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        "75 stored pages read again: 0 changed, 75 unchanged, 0 not understood. The run ended: ok."
        in done.stdout
    )
    assert versions(dsn) == before
    with psycopg.connect(dsn) as connection:
        runs = connection.execute("SELECT spider, outcome FROM agenda.run ORDER BY id").fetchall()
        fetches = connection.execute("SELECT count(*), count(DISTINCT run_id) FROM agenda.fetch").fetchone()
    assert runs[-1] == ("reprocess", "ok")
    assert fetches == (75, 1)  # nothing was fetched


def test_what_was_lost_or_spoilt_is_rebuilt(crawled: str, copies: Callable[..., str]) -> None:
    wrecked = copies(crawled)
    with psycopg.connect(wrecked) as connection:
        for statement in (
            "DELETE FROM agenda.activity WHERE id % 3 = 0",
            "UPDATE agenda.activity SET type = 'Handelsmissie', type_method = 'model', mode = 'online' WHERE id % 3 = 1",
            "UPDATE agenda.activity_place SET municipality_code = 'GM0363', lat = 52, confidence = 0 WHERE id % 2 = 0",
            "INSERT INTO agenda.activity_person SELECT activity_id, 9, 'Niemand' FROM agenda.activity_person WHERE ordinal = 1",
            "UPDATE agenda.page SET title = 'Onzin' WHERE id % 4 = 0",
            "DELETE FROM agenda.problem",
            "DELETE FROM agenda.activity_joint",
        ):
            connection.execute(statement)
    assert content(wrecked) != content(crawled)
    done = scrapy("reprocess", database=wrecked)
    assert done.returncode == 0, done.stderr
    assert content(wrecked) == content(crawled)


def test_only_the_pages_of_a_period(crawled: str, copies: Callable[..., str]) -> None:
    part = copies(crawled)
    with psycopg.connect(part) as connection:
        connection.execute("DELETE FROM agenda.activity")
    done = scrapy("reprocess", "--since", "2026-11-08", "--until", "2026-11-09", database=part)
    assert done.returncode == 0, done.stderr
    with psycopg.connect(part) as connection:
        weeks = connection.execute(
            "SELECT DISTINCT p.date FROM agenda.activity a JOIN agenda.page p ON p.id = a.page_id WHERE p.weekly"
        ).fetchall()
        arguments = connection.execute("SELECT arguments FROM agenda.run ORDER BY id DESC LIMIT 1").fetchone()
    # The week of 2 November ends on the 8th, that of the 9th begins there.
    assert sorted(weeks) == [(dt.date(2026, 11, 2),), (dt.date(2026, 11, 9),)]
    assert arguments == ({"since": "2026-11-08", "until": "2026-11-09", "pages": None},)


def test_geocoders_answer_from_what_is_kept(stub: Stub, copies: Callable[..., str]) -> None:
    options = (
        "-s", "AGENDA_NER=none", "-s", "AGENDA_GEOCODERS=pdok",
        "-s", f"AGENDA_PDOK_URL=http://127.0.0.1:{stub.server_port}/echo",
    )  # fmt: skip
    dsn = copies()
    with sample.serve(Platform.LEGACY) as site:
        assert crawl(site.url, *options, database=dsn).returncode == 0
    before, asked = versions(dsn), len(stub.asked)
    assert scrapy("reprocess", *options, database=dsn).returncode == 0
    assert versions(dsn) == before
    with psycopg.connect(dsn) as connection:
        connection.execute("DELETE FROM agenda.geocode")
    assert scrapy("reprocess", *options, database=dsn).returncode == 0
    assert asked == len(stub.asked) == 1
    assert (
        versions(dsn)["activity_place"] != before["activity_place"]
    )  # without its answer the place is unknown


def test_without_a_database_there_is_nothing_to_read() -> None:
    done = scrapy("reprocess", database="off")
    assert (done.returncode, done.stderr) == (1, f"{OFF}\n")
    done = scrapy("reprocess", database="postgresql://me:geheim@127.0.0.1:1/agenda")
    assert done.returncode == 1
    assert "gives no connection" in done.stderr
    assert not [word for word in ("Traceback", "geheim") if word in done.stdout + done.stderr]


# -- the stored body ----------------------------------------------------------------------------------------------


def read(url: str, html: str, body: bytes) -> AgendaPage:
    return read_page(
        url=url, html=html, body=body, fetched_at=dt.datetime(2026, 11, 23, tzinfo=dt.UTC),
        knowledge=knowledge_of(GAZETTEER),
    )  # fmt: skip


def same_again(url: str, html: str, encoding: str = "utf-8") -> AgendaPage:
    """Read a page as it came and as it is stored, see that both say the same, and return it."""
    page = read(url, html, html.encode(encoding))
    again = read(url, page.body.decode(), page.body)
    assert encode(again) == encode(page)
    assert again.body == page.body
    return page


@pytest.mark.parametrize("platform", Platform)
def test_a_stored_body_reads_as_the_page_did(platform: Platform) -> None:
    pages = [
        same_again(f"http://127.0.0.1{page.path}", render(page, platform, "http://127.0.0.1"))
        for page in load_site()
    ]
    assert [page for page in pages if any(one.contact_present for one in page.activities)]


EVENT = """<html><head><meta charset="iso-8859-1"><script type="application/ld+json">[{"@type": "Event",
"startDate": "2026-11-09T10:00:00+01:00", "endDate": "2026-11-09T11:30:00+01:00", "organizer": {"name": "Jan Jansen"},
"location": {"@type": "Place", "name": "Café Zuidoost, Coevorden"}}, {"@type": "Person", "name": "Jan Jansen"}]</script></head><body>
<main><h1>Gesprek over coördinatie</h1><p>Bewindspersoon: Rob Jetten</p><div class="intro"><p>Over €5.</p>
<p>Contact: Jan Jansen, 06-00000000</p></div></main></body></html>"""


@pytest.mark.parametrize("contact", [True, False])
def test_a_stored_body_keeps_structured_data_and_any_encoding(contact: bool) -> None:
    html = EVENT if contact else EVENT.replace("Contact: Jan Jansen, 06-00000000", "Tot ziens")
    page = same_again("http://127.0.0.1/actueel/agenda/2026/11/09/gesprek", html, "cp1252")
    (activity,) = page.activities
    assert (activity.start_time, activity.end_time) == (dt.time(10), dt.time(11, 30))
    assert (activity.stated_place, activity.title) == ("Café Zuidoost, Coevorden", "Gesprek over coördinatie")
    assert page.body_sha256 == hashlib.sha256(html.encode("cp1252")).hexdigest()
    assert (b"Jansen" in page.body) is not contact


@pytest.mark.skipif(not COPY.exists(), reason="the copy of the site is not here: its pages are left out")
@pytest.mark.parametrize("platform", Platform)
def test_a_stored_body_of_the_copy_reads_as_the_page_did(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(COPY.parent))
    replica = importlib.import_module("replica")
    site = replica.load_site(COPY.parent.parent / "data/agendas_2017_2023.jsonl", str(platform), limit=None)
    render = replica.pro_html if platform is Platform.PRO else replica.legacy_html
    pages = [
        same_again(f"http://127.0.0.1{page.url}", render(page, "127.0.0.1")) for page in site.pages[::25]
    ]
    assert sum(one.contact_present for page in pages for one in page.activities) > 0
